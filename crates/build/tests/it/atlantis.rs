//! The island that uses every feature: an independent oracle and every standing.

use std::collections::{BTreeMap, BTreeSet};

use waymark_build::{Silent, prepare};
use waymark_evaluate::Standing;

use crate::example;

#[test]
fn every_target_stands_where_the_hand_computation_says() {
    let prepared = prepare(&example("atlantis"), &Silent);
    let (_, _, results) = prepared
        .ready
        .unwrap_or_else(|| panic!("{:#?}", prepared.findings));
    // Computed by hand from the published rule, not by this program.
    let oracle = include_str!("../atlantis-expected.csv");
    let expected: BTreeMap<&str, &str> = oracle
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .collect();
    let found: BTreeMap<&str, &str> = results
        .targets
        .iter()
        .filter(|t| t.current)
        .map(|t| (t.id.as_str(), t.standing.code()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_standing_of_a_target_is_shown_by_an_example() {
    let (_, _, results) = prepare(&example("atlantis"), &Silent).ready.unwrap();
    let seen: BTreeSet<&str> = results.targets.iter().map(|t| t.standing.code()).collect();
    let only_without_target = [
        Standing::Improving,
        Standing::Worsening,
        Standing::Flat,
        Standing::FiguresOnly,
        Standing::MeasureOnly,
        Standing::NoEvidence,
    ];
    for standing in Standing::ALL
        .into_iter()
        .filter(|s| !only_without_target.contains(s))
    {
        assert!(
            seen.contains(standing.code()),
            "no target is {}",
            standing.code()
        );
    }
}

#[test]
fn scores_are_withheld_where_too_little_is_known_and_verdicts_differ_somewhere() {
    let (_, _, results) = prepare(&example("atlantis"), &Silent).ready.unwrap();
    let scores = || {
        results
            .indices
            .iter()
            .flat_map(|i| &i.rows)
            .flat_map(|r| &r.scores)
    };
    assert!(scores().any(|s| s.value.is_some()) && scores().any(|s| s.value.is_none()));
    assert!(results.profile.disputed > 0);
    let verdicts = || results.commitments.iter().flat_map(|c| &c.verdicts);
    assert!(verdicts().any(|v| v.no_evidence) && verdicts().any(|v| v.assessment.is_none()));
}
