//! Accepting and editing, and what does not fit.

use waymark_model::Modality;
use waymark_model::correction::{Action, Edit, LabelFix, TargetFix};
use waymark_model::plan::{
    Comparator, Criterion, Instrument, InstrumentKind, QuantityRole, SpanKind,
};

use super::{PLAN, applied, codes, correction, edit, markdown, sentence};

#[test]
fn an_edit_changes_its_sentence_its_spans_and_its_audit() {
    let (plan, done) = applied(
        PLAN,
        &[
            correction("I.1-1", "Jobs are", edit()),
            correction("I.1-2", "Ten offices", edit()),
        ],
    );
    assert!(done.findings.is_empty() && done.refused.is_empty());
    let changed = sentence(&plan, "I.1-1");
    assert_eq!(
        (changed.modality, changed.corrected),
        (Modality::Guarantee, true)
    );
    assert_eq!(changed.deadline.as_deref(), Some("by 2027"));
    let at = plan
        .sentences
        .iter()
        .position(|s| s.reference.as_str() == "I.1-1");
    let kinds: Vec<_> = plan
        .spans
        .iter()
        .filter(|s| s.sentence == at)
        .map(|s| s.kind)
        .collect();
    assert_eq!(kinds, [SpanKind::Commitment]);
    let audit = sentence(&plan, "I.1-2").assessability.as_ref().unwrap();
    assert!(audit.meets(Criterion::TimeBound) && audit.meets(Criterion::Owned));
}

#[test]
fn an_edit_replaces_numbers_actors_instruments_and_labels() {
    let label = |code: &str| LabelFix {
        scheme: "uhri".into(),
        edition: "2023".into(),
        code: code.into(),
    };
    let target = TargetFix {
        comparator: Comparator::AtLeast,
        value: 2000.0,
        unit: "nurses".into(),
        baseline: Some(1200.0),
    };
    let unseen = TargetFix {
        value: 3.0,
        unit: "teams".into(),
        baseline: None,
        ..target.clone()
    };
    let law = Instrument {
        kind: InstrumentKind::Law,
        text: "Care Act".into(),
        id: None,
    };
    let says = Edit {
        actors: Some(vec!["Ministry of Care".into()]),
        targets: Some(vec![target, unseen]),
        instruments: Some(vec![law.clone()]),
        labels_add: vec![label("E3"), label("E4")],
        ..Edit::default()
    };
    let less = Edit {
        labels_remove: vec![label("E3")],
        ..Edit::default()
    };
    let of = |edit| correction("I.2-1", "The State will build", Action::Edit(edit));
    let (plan, done) = applied(PLAN, &[of(says), of(less)]);
    assert!(done.findings.is_empty(), "{:?}", done.findings);
    let s = sentence(&plan, "I.2-1");
    let bound: Vec<_> = s
        .quantities
        .iter()
        .filter(|q| q.role == QuantityRole::Target)
        .map(|q| (q.value, q.baseline, q.text.is_empty()))
        .collect();
    assert_eq!(bound, [(2000.0, Some(1200.0), false), (3.0, None, true)]);
    assert_eq!(s.actors, ["Ministry of Care"]);
    assert_eq!(s.instruments, [law]);
    // The reader's own labels stay beside the one that was added; the one taken away is gone.
    let added = |l: &&waymark_model::plan::Label| l.cue.is_empty() && l.code == "E4";
    assert_eq!(s.labels.iter().filter(added).count(), 1, "{:?}", s.labels);
    let audit = s.assessability.as_ref().unwrap();
    assert!(
        audit.meets(Criterion::Target)
            == audit
                .results
                .iter()
                .any(|r| r.criterion == Criterion::Target)
    );
}

#[test]
fn an_acceptance_is_recorded_and_is_void_for_another_reading() {
    let mut by = correction(
        "I.1-2",
        "Ten offices",
        Action::Accept {
            modality: Some(Modality::NewAction),
        },
    );
    by.by = "A. Reader".into();
    by.date = Some("2026-03-01".parse().unwrap());
    let mut earlier = by.clone();
    earlier.by = "B. Reader".into();
    earlier.date = Some("2025-03-01".parse().unwrap());
    let other = correction(
        "I.1-1",
        "Jobs are",
        Action::Accept {
            modality: Some(Modality::Guarantee),
        },
    );
    let before = markdown(PLAN);
    let (plan, done) = applied(PLAN, &[by, earlier, other]);
    assert_eq!(plan, before, "an acceptance changes nothing that was read");
    assert_eq!(done.reviewed.len(), 1);
    assert_eq!(done.reviewed["I.1-2"].by, "A. Reader");
    assert_eq!(codes(&done), [("W0136", Some(3))]);
    assert_eq!(done.refused, [2]);
}

#[test]
fn a_correction_for_other_words_is_refused_with_both() {
    let mut whole = correction("I.1-2", "Ten offices", edit());
    whole.text = Some("Ten offices will be opened by 2025.".into());
    let items = [
        correction("I.1-2", "Nine offices", edit()),
        correction("I.9-9", "x", edit()),
        whole,
        correction("I.9-9", "Ten offices shall be opened", edit()),
    ];
    let before = markdown(PLAN);
    let (plan, done) = applied(PLAN, &items);
    assert_eq!(plan, before);
    assert_eq!(
        codes(&done),
        [
            ("E0104", Some(1)),
            ("E0103", Some(2)),
            ("E0104", Some(3)),
            ("E0104", Some(4))
        ]
    );
    assert_eq!(done.refused, [0, 1, 2, 3]);
    let said = |n: usize, name: &str| {
        let args = &done.findings[n].args;
        args.iter().find(|(k, _)| k == name).unwrap().1.clone()
    };
    assert_eq!(
        (said(0, "begins"), said(0, "found")),
        ("Nine offices".into(), "Ten offices will be opened.".into())
    );
    assert_eq!(said(2, "begins"), "Ten offices will be opened by 2025.");
    assert_eq!(said(3, "now"), "I.1-2", "the likeliest sentence is shown");
}

#[test]
fn moved_words_are_followed_from_three_words_on() {
    let moved = PLAN.replace("- **Jobs.**", "- Rents will be capped.\n- **Jobs.**");
    let (plan, done) = applied(&moved, &[correction("I.1-2", "Ten offices will", edit())]);
    assert_eq!(codes(&done), [("W0140", Some(1))]);
    assert_eq!(sentence(&plan, "I.2-2").modality, Modality::Guarantee);
    let (_, done) = applied(&moved, &[correction("I.1-2", "Ten offices", edit())]);
    assert_eq!(done.refused, [0], "two words are no proof");
    let twice = format!("{moved}\n- Ten offices will be opened.\n");
    let (_, done) = applied(&twice, &[correction("I.9-2", "Ten offices will", edit())]);
    assert_eq!(codes(&done), [("E0142", Some(1))]);
}

#[test]
fn chinese_words_are_followed_from_six_characters_on() {
    let source = "# 计划\n\n## 一、工作\n\n- 新建五百所乡村学校。\n";
    let plan = markdown(source);
    let reference = plan.sentences.last().unwrap().reference.to_string();
    for (begins, follows) in [("新建五百所乡", true), ("新建五百所", false)] {
        let (_, done) = applied(source, &[correction("X.9-9", begins, edit())]);
        assert_eq!(done.refused.is_empty(), follows, "{begins} {reference}");
    }
}

#[test]
fn two_corrections_may_not_contradict_each_other() {
    let other = Action::Edit(Edit {
        modality: Some(Modality::Continue),
        ..Edit::default()
    });
    let items = [
        correction("I.1-2", "Ten", edit()),
        correction("I.1-2", "Ten", other),
        correction("I.1-2", "Ten", edit()),
    ];
    let (plan, done) = applied(PLAN, &items);
    assert_eq!(codes(&done), [("E0141", Some(2))]);
    assert_eq!(sentence(&plan, "I.1-2").modality, Modality::Guarantee);
}
