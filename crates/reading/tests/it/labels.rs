//! Labels and instruments, held against suites of our own sentences. See `tests/suite/labels_*.txt` and
//! `tests/suite/instruments_*.txt`: a sentence on a line, and indented below it what is expected.

use proptest::prelude::*;
use waymark_model::plan::Language;
use waymark_reading::{instruments, labels, scheme_titles, schemes};

/// Sentences with the lines below them.
fn cases(suite: &str) -> Vec<(&str, Vec<&str>)> {
    let mut out: Vec<(&str, Vec<&str>)> = Vec::new();
    let lines = suite
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
    for line in lines {
        match (line.strip_prefix("  "), out.last_mut()) {
            (Some(expected), Some((_, all))) => all.push(expected),
            _ => out.push((line, Vec::new())),
        }
    }
    out
}

#[track_caller]
fn none(failed: &[String]) {
    assert!(
        failed.is_empty(),
        "{} cases:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "-".to_owned()
    } else {
        text
    }
}

#[test]
fn labels_of_own_sentences() {
    let suites = [
        (Language::En, include_str!("../suite/labels_en.txt"), 60),
        (Language::Zh, include_str!("../suite/labels_zh.txt"), 40),
    ];
    let mut failed = Vec::new();
    for (language, suite, at_least) in suites {
        let cases = cases(suite);
        assert!(cases.len() >= at_least, "{} cases", cases.len());
        for (sentence, expected) in cases {
            let got = labels(sentence, &[], language);
            for line in expected {
                let (scheme, codes) = line.split_once(" = ").unwrap();
                let of_scheme = got.iter().filter(|l| l.scheme == scheme);
                let found: Vec<_> = of_scheme.map(|l| l.code.as_ref()).collect();
                let found = or_dash(found.join(" "));
                if found != codes {
                    let cues: Vec<_> = got
                        .iter()
                        .map(|l| (l.cue.as_str(), l.code.as_ref()))
                        .collect();
                    failed.push(format!(
                        "{sentence}\n    {scheme}: expected {codes}, got {found}; {cues:?}"
                    ));
                }
            }
        }
    }
    none(&failed);
}

#[test]
fn instruments_of_own_sentences() {
    let suites = [
        (
            Language::En,
            include_str!("../suite/instruments_en.txt"),
            40,
        ),
        (
            Language::Zh,
            include_str!("../suite/instruments_zh.txt"),
            18,
        ),
    ];
    let mut failed = Vec::new();
    for (language, suite, at_least) in suites {
        let cases = cases(suite);
        assert!(cases.len() >= at_least, "{} cases", cases.len());
        for (sentence, expected) in cases {
            let written = instruments(sentence, language).into_iter().map(|i| {
                let id = i.id.unwrap_or_else(|| "-".to_owned());
                format!("{} {id} {}", i.kind.code(), i.text)
            });
            let found = or_dash(written.collect::<Vec<_>>().join("\n"));
            if found != expected.join("\n") {
                failed.push(format!("{sentence}\n    got:\n{found}"));
            }
        }
    }
    none(&failed);
}

#[test]
fn words_of_the_sentence_come_before_those_of_its_headings() {
    let found = labels(
        "Clinics will offer free vaccination.",
        &["Right to health", "Protection of children"],
        Language::En,
    );
    let own: Vec<_> = found.iter().filter(|l| !l.from_heading).collect();
    assert!(
        own.iter()
            .any(|l| l.code == "3.b" && l.cue == "vaccination")
    );
    // The heading's own cue for health adds nothing to what the sentence says.
    let of_heading: Vec<_> = found
        .iter()
        .filter(|l| l.from_heading)
        .map(|l| l.code.as_ref())
        .collect();
    assert_eq!(of_heading, ["F3", "16.2"]);
    let first_of_heading = found.iter().position(|l| l.from_heading);
    assert_eq!(first_of_heading, Some(own.len()));
}

#[test]
fn a_label_names_its_edition_and_the_words_as_they_stand() {
    let found = labels(
        "GENDER‑neutral words; the Right To Adequate Food.",
        &[],
        Language::En,
    );
    let food = found.iter().find(|l| l.scheme == "ohchr").unwrap();
    assert_eq!(
        (food.code.as_ref(), food.cue.as_str()),
        ("food", "Adequate Food")
    );
    assert_eq!(food.edition, "HR/PUB/12/5 (2012)");
}

#[test]
fn an_instrument_is_given_once_by_its_first_name() {
    let found = instruments(
        "The Convention on the Rights of the Child (CRC) and the Children Act; the CRC and the Children Act.",
        Language::En,
    );
    let texts: Vec<_> = found.iter().map(|i| i.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Convention on the Rights of the Child", "Children Act"]
    );
}

#[test]
fn titles_are_there_for_every_code_in_both_languages() {
    let (en, zh) = (scheme_titles(Language::En), scheme_titles(Language::Zh));
    assert_eq!(en[&("sdg", "8.7")], "Forced labour and child labour");
    assert_eq!(zh[&("ohchr", "fair_trial")], "公正审判");
    assert!(en.keys().eq(zh.keys()));
    let targets = en
        .keys()
        .filter(|(s, c)| *s == "sdg" && c.contains('.'))
        .count();
    assert!(targets >= 60, "{targets} targets");
}

#[test]
fn the_page_on_schemes_is_up_to_date() {
    let page = include_str!("../../../../docs/schemes.md");
    for scheme in schemes() {
        let (_, rest) = page.split_once(&format!("\n## `{}`: ", scheme.id)).unwrap();
        let section = rest.split("\n## ").next().unwrap();
        let rows = section.lines().filter(|l| l.starts_with("| `"));
        let remedy = "cargo run -p waymark-reading --example schemes > docs/schemes.md";
        assert!(
            section.contains(&scheme.edition) && section.contains(&scheme.source),
            "{remedy}"
        );
        let written: Vec<String> = rows.map(|r| r.trim_end_matches(" |").to_owned()).collect();
        let expected: Vec<String> = scheme
            .codes
            .iter()
            .map(|c| {
                let (en, zh) = (c.title(Language::En), c.title(Language::Zh));
                let articles = if c.articles.is_empty() {
                    String::new()
                } else {
                    format!(" | {}", c.articles)
                };
                format!("| `{}` | {en} | {zh}{articles}", c.code)
            })
            .collect();
        assert_eq!(written, expected, "{remedy}");
    }
}

/// Words that names are made of, in an order of chance.
fn word_salad() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Law",
        "Act",
        "Strategy",
        "on",
        "of",
        "the",
        "Child",
        "rights",
        "No.",
        "5/2021",
        "(2021-2025)",
        "ILO",
        "Convention",
        "“",
        "”",
        "《",
        "》",
        "「",
        "」",
        "儿童",
        "权利公约",
        "第190号公约",
        "（2021—2025年）",
        "规划",
        ",",
        ".",
        "and",
        "Nos.",
        "87",
        "Programme",
        "plan",
        "for",
        "é",
        "Ministry of",
        "SDG 5",
        "torture",
        "’s",
        "(",
        ")",
        "\"",
        "C190",
    ]);
    prop::collection::vec((word, prop::bool::ANY), 0..24).prop_map(|words| {
        words
            .into_iter()
            .map(|(w, space)| if space { format!("{w} ") } else { w.to_owned() })
            .collect()
    })
}

proptest! {
    #[test]
    fn what_is_found_stands_in_the_text(text in word_salad(), other in ".{0,80}") {
        for text in [text, other] {
            for language in [Language::En, Language::Zh] {
                let found = labels(&text, &[&text], language);
                for (n, label) in found.iter().enumerate() {
                    prop_assert!(text.contains(&label.cue) && !label.cue.is_empty());
                    prop_assert!(!label.from_heading, "the same words say nothing new");
                    let again = found.iter().skip(n + 1);
                    prop_assert!(again.clone().all(|l| (&l.scheme, &l.code) != (&label.scheme, &label.code)));
                }
                for instrument in instruments(&text, language) {
                    prop_assert!(text.contains(&instrument.text) && !instrument.text.is_empty());
                }
            }
        }
    }
}
