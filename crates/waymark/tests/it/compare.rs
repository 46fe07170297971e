//! `waymark compare` and `waymark keep` as a person or a program meets them.

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

#[test]
fn kept_references_outlast_a_change_of_the_document() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ws");
    let ws = path.display().to_string();
    run(&["new", &ws], 0);
    let plan = std::fs::read_dir(path.join("plan")).unwrap();
    let plan = plan.map(|e| e.unwrap().path());
    let plan = plan.filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"));
    let [plan]: [_; 1] = plan.collect::<Vec<_>>().try_into().unwrap();
    let (said, _) = run(&["keep", &ws], 0);
    assert!(said.contains("lasting reference"));
    let file = path.join("plan/references.csv");
    let first = std::fs::read_to_string(&file).unwrap();
    assert!(first.contains("I.1.1-2,") && !first.contains(",yes\n"));
    run(&["keep", &ws], 0);
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        first,
        "nothing changed"
    );
    run(&["check", &ws], 0);

    // A bullet before all others would move every reference that figures are tied to.
    let text = std::fs::read_to_string(&plan).unwrap();
    let at = text.find("\n- ").or_else(|| text.find("\n-")).unwrap();
    let (before, after) = text.split_at(at);
    let added = "\n- **Harbours.** Four harbours will be dredged.\n";
    std::fs::write(&plan, format!("{before}{added}{after}")).unwrap();
    run(&["check", &ws], 0);
    let (said, _) = run(&["keep", &ws], 0);
    assert!(said.contains(" of them new"));
    let second = std::fs::read_to_string(&file).unwrap();
    for line in first.lines() {
        assert!(second.contains(line), "{line}");
    }
    assert!(second.contains("Four harbours will be dredged."));
    std::fs::write(&file, second.replace("I.1.1-2,", "I.1.1-1,")).unwrap();
    let (said, _) = run(&["keep", &ws], 1);
    assert!(said.contains("E0145"));
}
