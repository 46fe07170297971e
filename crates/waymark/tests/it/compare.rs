//! `waymark compare` as a person or a program meets it.

use crate::cli::run;

const A: &str = "crates/reading/tests/editions/meridia-2019-2023.md";
const B: &str = "crates/reading/tests/editions/meridia-2024-2028.md";

#[test]
fn every_form_shows_every_commitment() {
    let (text, _) = run(&["compare", A, B], 0);
    assert!(text.contains("Dropped (4)") && text.contains("14 job centres"));
    assert!(text.contains("weaker: target, from \"40 rural clinics\" to \"25 rural clinics\""));
    assert!(!text.contains('\u{1b}'));
    let (json, _) = run(&["compare", A, B, "--json"], 0);
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    let pairs = all["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 29);
    assert_eq!(all["profiles"][0]["commitments"], 25);
    assert!(all["forces"][0]["reason"].as_str().unwrap().len() > 20);
    let (csv, _) = run(&["compare", A, B, "--csv"], 0);
    assert_eq!(csv.lines().count(), 30);
    assert!(csv.contains("\"The Ministry of Labour will train 12,000"));
    let (markdown, _) = run(&["compare", A, B, "--markdown"], 0);
    let rows = markdown
        .lines()
        .filter(|l| l.starts_with("| **") || l.starts_with("|  | **"));
    assert_eq!(rows.count(), 29);
}

#[test]
fn the_hand_over_leaves_out_what_is_closed() {
    let dir = tempfile::tempdir().unwrap();
    let closed = dir.path().join("closed.csv");
    std::fs::write(
        &closed,
        "ref,why\n# ratified in 2022\nIV.4-1,ratified\nIX.9-9,unknown\n",
    )
    .unwrap();
    let (all, _) = run(&["compare", A, B, "--handover"], 0);
    assert!(all.contains("Optional Protocol") && !all.contains("Carried over"));
    let closed = closed.display().to_string();
    let (left, note) = run(&["compare", A, B, "--handover", "--closed", &closed], 0);
    assert!(!left.contains("Optional Protocol") && left.contains("14 job centres"));
    assert!(note.contains("IX.9-9") && !note.contains("ref"));
    let (none, _) = run(&["compare", A, A, "--handover"], 0);
    assert!(none.starts_with("Nothing is left"));
}

#[test]
fn words_come_in_both_languages_and_unreadable_input_ends_with_two() {
    let (text, _) = run(&["compare", A, B, "--lang", "zh"], 0);
    assert!(text.contains("取消 (4)") && text.contains("减弱：指标"));
    let (_, err) = run(&["compare", A, "no/such/plan.md"], 2);
    assert!(err.contains("no/such/plan.md"));
    run(&["compare", A], 2);
    run(&["compare", A, B, "--json", "--csv"], 2);
}
