//! Labels and instruments, held against suites of our own sentences. See `tests/suite/labels_*.txt` and
//! `tests/suite/instruments_*.txt`: a sentence on a line, and indented below it what is expected.

use waymark_model::plan::Language;
use waymark_reading::{instruments, labels};

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
                let found: Vec<_> = of_scheme.map(|l| l.code.as_str()).collect();
                let found = or_dash(found.join(" "));
                if found != codes {
                    let cues: Vec<_> = got
                        .iter()
                        .map(|l| (l.cue.as_str(), l.code.as_str()))
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
