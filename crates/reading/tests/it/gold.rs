//! The shared corpus, where it is present: a real plan and its hand annotation. The same things are
//! guarded on the project's own texts by the other modules here.
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::path::PathBuf;

use serde_json::Value;
use waymark_model::plan::QuantityRole;

use crate::{assert_accounted, text};

fn corpus(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus")
        .join(name);
    let found = std::fs::read_to_string(path).ok();
    if found.is_none() {
        eprintln!("skipped: the shared corpus is not beside this clone ({name})");
    }
    found
}

#[test]
fn the_real_text_has_its_chapters_sections_and_bullets() {
    let Some(source) = corpus("plan-2021-2025-part3.txt") else {
        return;
    };
    let plan = text(&source);
    assert_accounted(&source, &plan);
    assert_eq!(plan.sections.iter().filter(|s| s.level == 1).count(), 4);
    assert_eq!(plan.sections.iter().filter(|s| s.level == 2).count(), 13);
    assert_eq!(plan.paragraphs.len(), 74);
}

#[test]
fn the_opening_of_an_older_plan_is_read_too() {
    let Some(source) = corpus("plan-2016-2020-part1-opening.txt") else {
        return;
    };
    let plan = text(&source);
    assert_accounted(&source, &plan);
    assert_eq!(
        plan.sections
            .iter()
            .map(|s| s.id.as_str())
            .collect::<Vec<_>>(),
        ["I", "I.1"]
    );
    assert_eq!(
        plan.paragraphs.len(),
        2,
        "one with its mark, one whose mark was lost"
    );
    let targets: Vec<f64> = plan
        .sentences
        .iter()
        .flat_map(|s| &s.quantities)
        .filter(|q| q.role == QuantityRole::Target)
        .map(|q| q.value)
        .collect();
    assert_eq!(targets, [50_000_000.0, 40_000_000.0]);
    assert!(
        plan.sentences
            .iter()
            .any(|s| s.deadline.as_deref() == Some("By 2020"))
    );
}

#[test]
fn the_hand_annotation_is_met() {
    let (Some(source), Some(gold)) = (
        corpus("plan-2021-2025-part3.txt"),
        corpus("gold-plan-2021-2025-part3-IV4-IV5.jsonl"),
    ) else {
        return;
    };
    let plan = text(&source);
    let gold: Vec<Value> = gold
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let body: Vec<&Value> = gold.iter().filter(|g| g["modality"] != "heading").collect();
    let (mut right, mut modality) = (0usize, 0usize);
    for g in &body {
        let (start, end) = (
            g["char_start"].as_u64().unwrap(),
            g["char_end"].as_u64().unwrap(),
        );
        let found = plan
            .sentences
            .iter()
            .find(|s| (s.passage.char_start as u64, s.passage.char_end as u64) == (start, end));
        let Some(s) = found else { continue };
        let commitment = g["modality"] != "context";
        right += usize::from(s.modality.is_commitment() == commitment);
        modality += usize::from(g["modality"] == s.modality.code());
        assert_eq!(g["section"], s.section.as_str());
        assert_eq!(g["bullet"], s.paragraph);
        let of = |q: &Value| {
            (
                q["value"].as_f64().unwrap().to_bits(),
                q["comparator"].as_str().unwrap().to_owned(),
            )
        };
        let wanted: Vec<_> = g["quantities"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|q| q["role"] == "target")
            .map(of)
            .collect();
        let got: Vec<_> = s
            .quantities
            .iter()
            .filter(|q| q.role == QuantityRole::Target)
            .map(|q| (q.value.to_bits(), q.comparator.code().to_owned()))
            .collect();
        assert_eq!(got, wanted, "{}", s.text);
    }
    let share = |n: usize| n as f64 / body.len() as f64;
    assert!(share(right) >= 0.9, "commitments: {}", share(right));
    assert!(share(modality) >= 0.9, "modality: {}", share(modality));
}
