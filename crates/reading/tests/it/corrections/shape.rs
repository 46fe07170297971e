//! Splitting, joining and adding.

use waymark_model::correction::{Action, Edit};
use waymark_model::plan::SpanKind;
use waymark_model::{Comparator, Modality};

use super::{PLAN, add, applied, codes, correction, edit, markdown, merge, sentence, split};

const THREE: &str = "The State will build";

#[test]
fn a_sentence_becomes_several_that_can_be_edited() {
    let items = [
        correction("I.2-1", THREE, split(&["train 2,000", "and open 20"])),
        correction("I.2-1/2", "train 2,000", edit()),
    ];
    let (plan, done) = applied(PLAN, &items);
    assert!(done.findings.is_empty(), "{:?}", done.findings);
    let parts: Vec<_> = plan
        .sentences
        .iter()
        .filter(|s| s.reference.as_str().starts_with("I.2-1"))
        .map(|s| (s.reference.as_str(), s.text.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            ("I.2-1/1", "The State will build 500 homes,"),
            ("I.2-1/2", "train 2,000 nurses"),
            ("I.2-1/3", "and open 20 clinics by 2027.")
        ]
    );
    for (part, value) in [("I.2-1/1", 500.0), ("I.2-1/2", 2000.0), ("I.2-1/3", 20.0)] {
        let s = sentence(&plan, part);
        assert!(s.modality.is_commitment() && s.corrected);
        let number = s
            .quantities
            .iter()
            .find(|q| q.comparator == Comparator::Eq)
            .unwrap();
        let words: String = PLAN
            .chars()
            .skip(number.char_start)
            .take(number.char_end - number.char_start)
            .collect();
        assert!((number.value - value).abs() < f64::EPSILON, "{part}");
        assert_eq!(number.text, words);
    }
    assert_eq!(sentence(&plan, "I.2-1/1").deadline, None);
    assert_eq!(sentence(&plan, "I.2-1/2").modality, Modality::Guarantee);
    assert!(sentence(&plan, "I.2-1/3").deadline.is_some());
    assert_eq!(done.reviewed.len(), 3);
}

#[test]
fn cuts_that_do_not_fit_are_named() {
    let items = [
        correction("I.2-1", THREE, split(&["train 3,000"])),
        correction("I.2-1", THREE, split(&["and open", "train 2,000"])),
        correction("I.2-1", THREE, split(&["00"])),
        correction("I.2-1", THREE, split(&["The State"])),
        correction("I.9-9/1", THREE, split(&["train"])),
    ];
    let before = markdown(PLAN);
    let (plan, done) = applied(PLAN, &items);
    assert_eq!(plan, before);
    let lines = ["E0130", "E0130", "E0131", "E0130", "E0103"];
    let expected: Vec<_> = (1..).zip(lines).map(|(n, c)| (c, Some(n))).collect();
    assert_eq!(codes(&done), expected);
    assert_eq!(done.refused, [0, 1, 2, 3, 4]);
}

#[test]
fn neighbours_become_one_across_furniture() {
    let source =
        "## I. Work\n\n- The State will open\n\n12\n\n- ten offices by 2027. Pay will rise.\n";
    let before = markdown(source);
    let all: Vec<_> = before
        .sentences
        .iter()
        .map(|s| s.reference.to_string())
        .collect();
    let (plan, done) = applied(
        source,
        &[correction(&all[0], "The State will", merge(&[&all[1]]))],
    );
    assert!(done.findings.is_empty(), "{:?}", done.findings);
    let joined = sentence(&plan, &all[0]);
    assert_eq!(joined.text, "The State will open ten offices by 2027.");
    assert!(joined.modality.is_commitment() && joined.deadline.is_some());
    let number = &joined.quantities[0];
    let words: String = source.chars().skip(number.char_start).take(3).collect();
    assert_eq!(words, "ten");
    assert_eq!(plan.sentences.len(), before.sentences.len() - 1);
    let own = plan.spans.iter().filter(|s| s.sentence == Some(0)).count();
    assert_eq!(own, 2, "the page number stays furniture");
}

#[test]
fn only_neighbours_of_one_section_are_joined() {
    let items = [
        correction("I.1-1", "Jobs", merge(&["I.2-1"])),
        correction("I.2-1", THREE, merge(&["II.0-1"])),
        correction("I.1-0", "Jobs.", merge(&["I.1-2"])),
        correction("I.1-1", "Jobs", merge(&["I.1-2", "I.9-9"])),
    ];
    let (plan, done) = applied(PLAN, &items);
    assert_eq!(plan, markdown(PLAN));
    let expected: Vec<_> = (1..5).map(|n| ("E0132", Some(n))).collect();
    assert_eq!(codes(&done), expected);
}

#[test]
fn a_missed_promise_becomes_a_sentence_of_its_own() {
    let says = Edit {
        modality: Some(Modality::Prohibit),
        ..Edit::default()
    };
    let prohibits = Action::Add {
        quote: "nobody may be left alone".into(),
        says,
    };
    let items = [
        correction("II.0-2", "The committee noted", prohibits),
        correction("II", "Care for", add("300 homes")),
        correction("II.0-2", "The committee noted", add("this is so")),
    ];
    let (plan, done) = applied(PLAN, &items);
    assert!(done.findings.is_empty(), "{:?}", done.findings);
    let made: Vec<_> = plan
        .sentences
        .iter()
        .filter(|s| s.section.as_str() == "II")
        .map(|s| {
            (
                s.reference.as_str(),
                s.text.as_str(),
                s.modality.is_commitment(),
            )
        })
        .collect();
    assert_eq!(
        made,
        [
            ("II/a1", "300 homes", true),
            ("II.0-1", "Care is a right.", false),
            ("II.0-2", "The committee noted that", false),
            ("II.0-2/a1", "nobody may be left alone", true),
            ("II.0-2/r2", ", and", false),
            ("II.0-2/a2", "this is so", true),
        ]
    );
    assert_eq!(sentence(&plan, "II.0-2/a1").modality, Modality::Prohibit);
    let title = plan.spans.iter().find(|s| s.section == Some(1)).unwrap();
    assert_eq!(title.kind, SpanKind::Heading);
}

#[test]
fn furniture_can_hold_a_promise_too() {
    let source = "## I. Work\n\nWork is a right.\n\n> Note: 40 inspectors will be hired.\n";
    let (plan, done) = applied(
        source,
        &[correction("I", "Work", add("40 inspectors will be hired."))],
    );
    assert!(done.findings.is_empty(), "{:?}", done.findings);
    let added = sentence(&plan, "I/a1");
    assert!(added.modality.is_commitment() && !added.quantities.is_empty());
    assert_eq!(plan.sentences.last().unwrap().reference.as_str(), "I/a1");
}

#[test]
fn additions_that_do_not_fit_are_named() {
    let items = [
        correction("II.0-2", "The committee", add("somebody")),
        correction("I.2-1", THREE, add("500 homes")),
        correction("II", "Care for", add("Care is a right")),
        correction("II.0-2", "The committee", add("nobody may be left alone")),
        correction("II.0-2", "The committee", add("may be left")),
        correction("II.0-2", "The committee", add("o")),
    ];
    let (plan, done) = applied(PLAN, &items);
    assert_eq!(
        codes(&done),
        [
            ("E0133", Some(1)),
            ("E0134", Some(2)),
            ("E0134", Some(3)),
            ("E0134", Some(5)),
            ("E0131", Some(6))
        ]
    );
    assert!(sentence(&plan, "II.0-2/a1").modality.is_commitment());
}

#[test]
fn a_sentence_is_changed_by_one_of_them_only() {
    let items = [
        correction("I.2-1", THREE, split(&["train 2,000"])),
        correction("I.1-2", "Ten offices", merge(&["I.2-1"])),
        correction("I.2-1", THREE, split(&["and open"])),
        correction("I.2-1", THREE, edit()),
    ];
    let (plan, done) = applied(PLAN, &items);
    assert_eq!(
        codes(&done),
        [("E0135", Some(2)), ("E0135", Some(3)), ("E0135", Some(4))]
    );
    assert_eq!(
        sentence(&plan, "I.2-1/2").text,
        "train 2,000 nurses and open 20 clinics by 2027."
    );
}
