//! `plan/corrections.toml`: what is written is read again, and each kind asks for its own keys.

use std::path::Path;

use proptest::prelude::*;
use waymark_model::Modality;
use waymark_model::correction::{Action, Correction, Edit, LabelFix, TargetFix};
use waymark_model::plan::{Comparator, Instrument, InstrumentKind};
use waymark_workspace::{open, write_corrections};

use crate::base;

const FILE: &str = "plan/corrections.toml";

fn read(dir: &Path, text: &str) -> Vec<Correction> {
    base::put(dir, FILE, text);
    let opened = open(dir);
    let workspace = opened.workspace;
    let workspace = workspace.unwrap_or_else(|| panic!("{:#?}\n{text}", opened.findings));
    workspace.corrections.into_iter().map(|c| c.item).collect()
}

/// The findings about the file: code and key.
fn found(text: &str) -> Vec<(String, String)> {
    let dir = tempfile::tempdir().unwrap();
    base::write(dir.path());
    base::put(dir.path(), FILE, text);
    let all = open(dir.path()).findings.into_iter();
    all.filter(|d| d.place.file == FILE)
        .map(|d| (d.code, d.place.field))
        .collect()
}

const HEAD: &str = "[[correct]]\nref = \"I.1.1-2\"\nbegins = \"The Ministry\"\n";

#[test]
fn a_file_without_do_still_edits() {
    let dir = tempfile::tempdir().unwrap();
    base::write(dir.path());
    let text = format!("{HEAD}modality = \"continue\"\nreason = \"R\"\n");
    let [one] = read(dir.path(), &text).try_into().unwrap();
    let edit = Edit {
        modality: Some(Modality::Continue),
        ..Edit::default()
    };
    assert_eq!(one.action, Action::Edit(edit));
}

#[test]
fn each_kind_asks_for_its_own_keys() {
    let of = |body: &str| found(&format!("{HEAD}{body}"));
    let one = |code: &str, key: &str| vec![(code.to_owned(), format!("correct.{key}"))];
    assert!(of("do = \"accept\"\n").is_empty());
    assert_eq!(of("do = \"edit\"\n"), one("E0218", "reason"));
    assert_eq!(of("do = \"split\"\nreason = \"R\"\n"), one("E0218", "at"));
    assert_eq!(of("do = \"merge\"\nreason = \"R\"\n"), one("E0218", "with"));
    assert_eq!(of("do = \"add\"\nreason = \"R\"\n"), one("E0218", "quote"));
    assert_eq!(
        of("do = \"accept\"\nquote = \"x\"\n"),
        one("E0219", "quote")
    );
    assert_eq!(
        of("do = \"split\"\nat = [\"x\"]\ndeadline = \"\"\nreason = \"R\"\n"),
        one("E0219", "deadline")
    );
    assert_eq!(of("do = \"drop\"\n"), one("E0225", "do"));
    assert_eq!(
        of("targets = [{ comparator = \"eq\", value = 3 }]\nreason = \"R\"\n"),
        one("E0218", "targets.unit")
    );
}

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "The Ministry",
        "国家\"新建\"",
        "a \\ b = [c]",
        "# no comment",
        "'single' \"\"\"three",
        "line\nbreak",
        "tab\there",
    ])
    .prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = f64> {
    prop::sample::select(vec![0.0, 55.0, 0.001, -3.5, 1_500_000.0, 0.1 + 0.2])
}

fn label() -> impl Strategy<Value = LabelFix> {
    (words(), words(), words()).prop_map(|(scheme, edition, code)| LabelFix {
        scheme,
        edition,
        code,
    })
}

prop_compose! {
    fn edit()(
        modality in prop::option::of(prop::sample::select(vec![Modality::Continue, Modality::Context])),
        deadline in prop::option::of(prop_oneof![Just(String::new()), words()]),
        day in prop::option::of(1i8..28),
        groups in prop::option::of(Just(vec!["children".parse().unwrap()])),
        bodies in prop::option::of(prop_oneof![Just(vec![]), Just(vec!["ministry_care".parse().unwrap()])]),
        actors in prop::option::of(words().prop_map(|w| vec![w])),
        targets in prop::option::of(prop::collection::vec((number(), words(), prop::option::of(number())), 0..3)),
        law in prop::option::of((words(), any::<bool>())),
        labels_add in prop::collection::vec(label(), 0..3),
        labels_remove in prop::collection::vec(label(), 0..2),
    ) -> Edit {
        Edit {
            modality,
            deadline,
            due: day.map(|d| jiff::civil::date(2027, 1, d)),
            groups,
            bodies,
            actors,
            targets: targets.map(|all| all.into_iter().map(|(value, unit, baseline)| TargetFix {
                comparator: Comparator::Gt,
                value,
                unit,
                baseline,
            }).collect()),
            instruments: law.map(|(text, known)| vec![Instrument {
                kind: InstrumentKind::Treaty,
                text,
                id: known.then(|| "CRC".to_owned()),
            }]),
            labels_add,
            labels_remove,
        }
    }
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        prop::option::of(Just(Modality::NewAction))
            .prop_map(|modality| Action::Accept { modality }),
        edit().prop_map(Action::Edit),
        prop::collection::vec(words(), 1..3).prop_map(|at| Action::Split { at }),
        Just(Action::Merge {
            with: vec!["I.1.2-1".parse().unwrap()]
        }),
        (words(), edit()).prop_map(|(quote, says)| Action::Add { quote, says }),
    ]
}

prop_compose! {
    fn correction()(
        begins in words(),
        text in prop::option::of(words()),
        action in action(),
        by in prop_oneof![Just(String::new()), words()],
        day in prop::option::of(1i8..28),
        reason in words(),
    ) -> Correction {
        Correction {
            reference: "I.1.1-2".parse().unwrap(),
            begins,
            text,
            action,
            by,
            date: day.map(|d| jiff::civil::date(2026, 3, d)),
            reason,
        }
    }
}

#[test]
fn what_is_written_is_read_again() {
    let dir = tempfile::tempdir().unwrap();
    base::write(dir.path());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(100));
    runner
        .run(&prop::collection::vec(correction(), 0..5), |all| {
            let text = write_corrections(&all);
            let again = read(dir.path(), &text);
            prop_assert_eq!(&again, &all, "{}", text);
            prop_assert_eq!(write_corrections(&again), text);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_text_says_that_comments_do_not_survive() {
    assert!(write_corrections(&[]).contains("comments of your own"));
}
