//! What is said of a commitment.

use waymark_evaluate::Standing;
use waymark_evaluate::results::Missing;
use waymark_model::observation::Basis;
use waymark_model::workspace::{Measure, Seat};

use crate::country::{assess, located, observe, results, target, workspace};

#[test]
fn nothing_recorded_is_no_evidence() {
    let found = results(&workspace());
    assert_eq!(found.commitments[1].standing, Standing::NoEvidence);
    assert!(found.commitments[1].missing.contains(&Missing::Figure));
    // An indicator without a figure is a known gap, which is a different thing.
    assert_eq!(found.commitments[0].standing, Standing::NoData);
}

#[test]
fn a_measure_is_not_a_result() {
    let mut ws = workspace();
    ws.measures.push(located(Measure {
        id: "m".into(),
        commitment: "I.1-2".parse().unwrap(),
        body: None,
        date: "2022".parse().unwrap(),
        title: "A law".into(),
        kind: "law".into(),
        sources: vec![],
        note: String::new(),
    }));
    assert_eq!(results(&ws).commitments[1].standing, Standing::MeasureOnly);
}

#[test]
fn one_target_without_data_is_not_hidden_by_one_that_is_met() {
    let mut ws = workspace();
    observe(&mut ws, "2023", Some(150.0), Basis::Main, "");
    ws.targets.push(located(target()));
    let mut silent = target();
    silent.id = "silent".parse().unwrap();
    silent.breakdown = "sex=female".into();
    ws.targets.push(located(silent));
    assert_eq!(results(&ws).commitments[0].standing, Standing::NoData);
}

#[test]
fn late_means_due_and_known_to_fall_short() {
    let mut ws = workspace();
    ws.settings.as_of = "2026-06-30".parse().unwrap();
    ws.targets.push(located(target()));
    assert!(
        !results(&ws).commitments[0].late,
        "without data nothing is known"
    );
    observe(&mut ws, "2024", Some(10.0), Basis::Main, "");
    assert!(results(&ws).commitments[0].late);
}

#[test]
fn the_latest_grade_of_each_seat_stands_and_no_evidence_is_a_state_of_its_own() {
    let mut ws = workspace();
    assess(&mut ws, Seat::Own, "limited", "2023-01-01");
    assess(&mut ws, Seat::Own, "complete", "2024-01-01");
    assess(&mut ws, Seat::Independent, "no_evidence", "2024-01-01");
    let found = results(&ws);
    let [own, independent, public] = found.commitments[0].verdicts.as_slice() else {
        panic!("three seats")
    };
    assert_eq!(own.level, Some(1.0));
    assert!(independent.no_evidence && independent.assessment.is_some());
    assert!(!public.no_evidence && public.assessment.is_none());
    assert!(found.commitments[0].disputed);
}

#[test]
fn equal_grades_and_empty_seats_are_no_dispute() {
    let mut ws = workspace();
    assess(&mut ws, Seat::Own, "complete", "2024-01-01");
    assert!(!results(&ws).commitments[0].disputed);
    assess(&mut ws, Seat::Public, "complete", "2024-01-01");
    assert!(!results(&ws).commitments[0].disputed);
    assess(&mut ws, Seat::Independent, "limited", "2024-01-01");
    assert!(results(&ws).commitments[0].disputed);
}
