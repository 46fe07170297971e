//! Prints docs/schemes.md: every scheme, edition, code, title and source. A test holds the file to it.

use std::fmt::Write as _;

use waymark_model::plan::Language;
use waymark_reading::{Scheme, schemes};

/// The page on schemes.
fn page() -> String {
    let mut out = String::from(
        "# Schemes of rights, themes and goals\n\n\
         Each commitment is labelled with what it is about, and each label names the words that led to it. \
         A label is a code in one edition of a scheme, because codes change between editions. Titles are our \
         own short wording. The words that lead to a code stand in `crates/reading/lexicon`: `concepts.toml` \
         says which codes a concept has, and `rights.toml` and `sdg.toml` of each language say by which words \
         it is known. Cues are chosen so that a label is right rather than there, so a sentence may have none.\n\n\
         This page is printed by `cargo run -p waymark-reading --example schemes > docs/schemes.md`.\n",
    );
    for scheme in schemes() {
        section(scheme, &mut out);
    }
    out
}

fn section(scheme: &Scheme, out: &mut String) {
    let title = |language| scheme.title(language);
    let articles = scheme.codes.iter().any(|c| !c.articles.is_empty());
    let (head, rule) = if articles {
        (" articles |", " --- |")
    } else {
        ("", "")
    };
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "\n## `{}`: {} ({})\n\nEdition: {}. {} codes.\n\n{}\n\n| code | English | 中文 |{head}\n| --- | --- | --- |{rule}\n",
        scheme.id,
        title(Language::En),
        title(Language::Zh),
        scheme.edition,
        scheme.codes.len(),
        scheme.source,
    );
    for code in &scheme.codes {
        let (en, zh) = (code.title(Language::En), code.title(Language::Zh));
        let _ = write!(out, "| `{}` | {en} | {zh} |", code.code);
        if articles {
            let _ = write!(out, " {} |", code.articles);
        }
        out.push('\n');
    }
}

#[expect(clippy::print_stdout, reason = "the page is what this prints")]
fn main() {
    print!("{}", page());
}
