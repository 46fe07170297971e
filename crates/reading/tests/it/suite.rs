//! Suites of sentences: what each must be read as. See `tests/suite/*.txt`.
//!
//! A case is a sentence on a line, and below it, indented, what is expected: `modality = ..`,
//! `target = comparator value | ..` (none: `-`), `actors = a | b`, `deadline = ..`.

use waymark_model::plan::{QuantityRole, Sentence};

use crate::text;

fn read_one(sentence: &str) -> Sentence {
    let plan = text(&format!("I. Chapter One\n\n- {sentence}\n"));
    assert_eq!(plan.sentences.len(), 1, "one sentence: {sentence}");
    plan.sentences[0].clone()
}

fn found(sentence: &Sentence, key: &str) -> String {
    let none = |text: String| {
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    };
    none(match key {
        "modality" => sentence.modality.code().to_owned(),
        "target" => sentence
            .quantities
            .iter()
            .filter(|q| q.role == QuantityRole::Target)
            .map(|q| format!("{} {}", q.comparator.code(), q.value))
            .collect::<Vec<_>>()
            .join(" | "),
        "unit" => sentence
            .quantities
            .first()
            .map(|q| q.unit.clone())
            .unwrap_or_default(),
        "actors" => sentence.actors.join(" | "),
        "deadline" => sentence.deadline.clone().unwrap_or_default(),
        other => panic!("unknown expectation '{other}'"),
    })
}

fn run(name: &str, suite: &str) {
    let mut failed = Vec::new();
    let (mut current, mut cases) = (String::new(), 0);
    for line in suite
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
    {
        match line.strip_prefix("  ").and_then(|l| l.split_once(" = ")) {
            None => line.trim().clone_into(&mut current),
            Some((key, expected)) => {
                cases += 1;
                let got = found(&read_one(&current), key);
                if got != expected {
                    failed.push(format!(
                        "{current}\n    {key}: expected '{expected}', got '{got}'"
                    ));
                }
            }
        }
    }
    assert!(cases > 10, "{name} has cases");
    assert!(failed.is_empty(), "{name}:\n{}", failed.join("\n"));
}

#[test]
fn modalities() {
    run("modalities", include_str!("../suite/modality.txt"));
}

#[test]
fn quantities() {
    run("quantities", include_str!("../suite/quantities.txt"));
}

#[test]
fn actors_and_deadlines() {
    run("actors", include_str!("../suite/actors_and_deadlines.txt"));
}

#[test]
fn chinese() {
    run("chinese", include_str!("../suite/chinese.txt"));
}
