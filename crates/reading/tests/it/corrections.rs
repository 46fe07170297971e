//! Hand corrections reach the sentence they were made for and no other.

use waymark_model::Located;
use waymark_model::plan::{Criterion, Modality, SpanKind};
use waymark_model::workspace::Correction;
use waymark_reading::apply;

use crate::markdown;

const PLAN: &str = "## I. Work\n\n- **Jobs.** Jobs are good. Ten offices will be opened.\n";

fn correction(reference: &str, begins: &str) -> Located<Correction> {
    let item = Correction {
        reference: reference.parse().unwrap(),
        begins: begins.to_owned(),
        modality: Some(Modality::Guarantee),
        deadline: Some("by 2027".to_owned()),
        groups: None,
        bodies: Some(vec!["ministry".parse().unwrap()]),
        reason: String::new(),
    };
    Located { line: 7, item }
}

#[test]
fn a_correction_changes_its_sentence_and_its_audit() {
    let mut plan = markdown(PLAN);
    assert!(apply(&mut plan, &[correction("I.1-1", "Jobs are")], "c.toml").is_empty());
    let sentence = plan.sentence(&"I.1-1".parse().unwrap()).unwrap();
    assert_eq!(
        (sentence.modality, sentence.corrected),
        (Modality::Guarantee, true)
    );
    assert_eq!(sentence.deadline.as_deref(), Some("by 2027"));
    let at = plan
        .sentences
        .iter()
        .position(|s| s.reference.as_str() == "I.1-1");
    assert!(
        plan.spans
            .iter()
            .any(|s| s.sentence == at && s.kind == SpanKind::Commitment)
    );
}

#[test]
fn the_audit_counts_what_a_correction_added() {
    let mut plan = markdown(PLAN);
    apply(&mut plan, &[correction("I.1-2", "Ten offices")], "c.toml");
    let sentence = plan.sentence(&"I.1-2".parse().unwrap()).unwrap();
    let audit = sentence.assessability.as_ref().unwrap();
    assert!(audit.meets(Criterion::TimeBound) && audit.meets(Criterion::Owned));
}

#[test]
fn a_correction_for_other_words_is_refused() {
    let mut plan = markdown(PLAN);
    let before = plan.clone();
    let found = apply(
        &mut plan,
        &[
            correction("I.1-2", "Nine offices"),
            correction("I.9-9", "x"),
        ],
        "c.toml",
    );
    assert_eq!(plan, before);
    let codes: Vec<_> = found
        .iter()
        .map(|d| (d.code.as_str(), d.place.line))
        .collect();
    assert_eq!(codes, [("E0104", Some(7)), ("E0103", Some(7))]);
}
