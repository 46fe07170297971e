//! Explanations: whole ones as snapshots in both languages, and what is asked for.

use waymark_exchange::explain::{Line, Tone, explain};
use waymark_i18n::Catalog;
use waymark_model::Plan;

use crate::fixture;

/// Lines as a terminal without colours shows them, with their tone in front.
fn shown(lines: &[Line]) -> String {
    let mark = |tone| match tone {
        Tone::Title => '#',
        Tone::Head => '=',
        Tone::Good => '+',
        Tone::Bad => '-',
        Tone::Plain => ' ',
        Tone::Soft => '.',
    };
    let line = |l: &Line| format!("{} {}{}\n", mark(l.tone), "  ".repeat(l.depth), l.text);
    lines.iter().map(line).collect()
}

fn english(wanted: &str, lang: &str) -> String {
    let lines = explain(
        &fixture::english(),
        &fixture::english_source(),
        wanted,
        &Catalog::named(lang),
    );
    shown(&lines.unwrap())
}

#[test]
fn a_whole_plan_is_explained_in_english() {
    insta::assert_snapshot!(english("all", "en"));
}

#[test]
fn a_commitment_with_everything_is_explained_in_chinese() {
    insta::assert_snapshot!(english("I.1.1-1", "zh"));
}

#[test]
fn a_chinese_plan_is_explained_in_both_languages() {
    let of = |lang| {
        let (plan, source) = (fixture::chinese(), fixture::chinese_source());
        shown(&explain(&plan, &source, "all", &Catalog::named(lang)).unwrap())
    };
    insta::assert_snapshot!(format!("{}\n{}", of("zh"), of("en")));
}

fn references(wanted: &str) -> Vec<String> {
    let (plan, source) = (fixture::english(), fixture::english_source());
    let lines = explain(&plan, &source, wanted, &Catalog::named("en")).unwrap();
    let titles = lines.into_iter().filter(|l| l.tone == Tone::Title);
    titles.map(|l| l.text).collect()
}

#[test]
fn a_reference_may_be_that_of_a_paragraph_or_a_section() {
    assert_eq!(references("I.1.1-2"), ["I.1.1-2"]);
    assert_eq!(references("i.1.1-2"), ["I.1.1-2"]);
    assert_eq!(references("I.1.1"), ["I.1.1-0", "I.1.1-1", "I.1.1-2"]);
    assert_eq!(references("II"), ["II.0-1"]);
    assert_eq!(references("ALL").len(), fixture::english().sentences.len());
}

fn unknown(plan: &Plan, wanted: &str, lang: &str) -> String {
    let catalog = Catalog::named(lang);
    let fault = explain(plan, &fixture::english_source(), wanted, &catalog).unwrap_err();
    fault.words(&catalog)
}

#[test]
fn an_unknown_reference_gets_the_nearest_ones() {
    let plan = fixture::english();
    assert_eq!(
        unknown(&plan, "I.1.1-9", "en"),
        "No sentence has the reference “I.1.1-9”. The nearest are: I.1.1-0, I.1.1-1 and I.1.1-2."
    );
    assert!(unknown(&plan, "", "zh").contains("最接近的是"));
    assert!(unknown(&plan, &"长".repeat(10_000), "en").contains("The nearest are"));
    let mut empty = fixture::english();
    empty.sentences.clear();
    assert!(unknown(&empty, "all", "en").ends_with("The text has no sentences."));
}
