//! Draws against the build they repeat, and counts that do not depend on how draws are shared out.

use super::*;
use crate::aggregate::Aggregation;
use crate::compute::{ColumnRule, Method, compute};
use crate::hierarchy::{Hierarchy, NodeKind, NodeSpec};
use crate::missing::MissingRule;
use crate::normalise::{Direction, MinMax, Normalisation};
use crate::table::Table;
use waymark_numerics::random::Random;

const UNITS: usize = 300;
const INDICATORS: usize = 12;

/// A root over three pillars of four indicators, and one indicator beside them.
fn tree(weight: impl Fn(usize) -> f64) -> Hierarchy {
    let node = |number: usize, parent, kind| NodeSpec {
        parent,
        weight: weight(number),
        kind,
    };
    let mut specs = vec![node(0, None, NodeKind::Inner)];
    specs.extend((1..4).map(|n| node(n, Some(0), NodeKind::Inner)));
    specs.extend((0..INDICATORS).map(|column| {
        let parent = if column == 11 { 0 } else { 1 + column % 3 };
        node(4 + column, Some(parent), NodeKind::Leaf { column })
    }));
    Hierarchy::try_new(&specs, INDICATORS).unwrap()
}

fn values() -> Vec<f64> {
    let random = Random::new(5, 9);
    let cell = |at: u64| {
        if random.below(1, at, 10) == 0 {
            f64::NAN
        } else {
            random.normal(0, at)
        }
    };
    (0..(UNITS * INDICATORS) as u64).map(cell).collect()
}

fn method(rules: &[Aggregation], missing: MissingRule) -> Method {
    let scale = Normalisation::MinMax(MinMax::try_new(1.0, 100.0).unwrap());
    let rule = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation: scale,
    };
    Method {
        columns: vec![rule; INDICATORS],
        aggregation: rules.to_vec(),
        missing,
    }
}

const RULES: [&[Aggregation]; 3] = [
    &[Aggregation::Arithmetic],
    &[Aggregation::Geometric, Aggregation::Arithmetic],
    &[Aggregation::Harmonic, Aggregation::Geometric],
];

#[test]
fn a_draw_is_a_build_with_other_weights() {
    let values = values();
    let table = Table::try_new(&values, UNITS, INDICATORS).unwrap();
    let plain = tree(|_| 1.0);
    let noise = WeightNoise {
        seed: 3,
        relative: 0.5,
    };
    for rules in RULES {
        for missing in [
            MissingRule::Renormalise {
                minimum_coverage: 0.0,
            },
            MissingRule::Renormalise {
                minimum_coverage: 0.85,
            },
            MissingRule::AllRequired,
        ] {
            let method = method(rules, missing);
            let scores = compute(&table, &plain, &method).unwrap();
            let prepared = Prepared::new(&plain, &scores, &method).unwrap();
            let weights = noise.weights(&plain, 7);
            let drawn = prepared.scores(std::slice::from_ref(&weights));
            let other = tree(|node| weights[node]);
            let built = compute(&table, &other, &method).unwrap();
            let mut withheld = 0;
            for (unit, &got) in drawn[0].iter().enumerate() {
                let expected = built.value(unit, 0);
                withheld += usize::from(expected.is_none());
                match expected {
                    Some(expected) => assert!(
                        (got - expected).abs() < 1e-12 * expected,
                        "{unit}: {got} {expected}"
                    ),
                    None => assert!(got.is_nan(), "{unit}: {got}"),
                }
            }
            let some = missing
                != MissingRule::Renormalise {
                    minimum_coverage: 0.0,
                };
            assert_eq!(withheld > 0, some, "{rules:?} {missing:?}");
        }
    }
}

#[test]
fn counts_are_the_same_however_draws_are_shared_out() {
    let values = values();
    let table = Table::try_new(&values, UNITS, INDICATORS).unwrap();
    let tree = tree(|_| 1.0);
    let method = method(
        RULES[0],
        MissingRule::Renormalise {
            minimum_coverage: 0.7,
        },
    );
    let scores = compute(&table, &tree, &method).unwrap();
    let prepared = Prepared::new(&tree, &scores, &method).unwrap();
    let noise = WeightNoise {
        seed: 11,
        relative: 0.25,
    };
    let whole = under_weights(&prepared, &noise, 0..100);
    let mut parts = under_weights(&prepared, &noise, 63..100);
    parts.merge(&under_weights(&prepared, &noise, 0..63));
    assert!(whole == parts);
    assert_eq!(whole.draws(), 100);
    let all: u32 = (0..UNITS)
        .map(|unit| whole.of(unit).iter().sum::<u32>())
        .sum();
    let never = (0..UNITS)
        .filter(|unit| whole.summary(*unit).is_none())
        .count();
    assert!(all > 0 && never > 0 && all <= 300 * 100);
    // Without noise every draw is the build.
    let still = under_weights(
        &prepared,
        &WeightNoise {
            seed: 1,
            relative: 0.0,
        },
        0..5,
    );
    let column: Vec<f64> = (0..UNITS)
        .map(|unit| scores.value(unit, 0).unwrap_or(f64::NAN))
        .collect();
    for (unit, rank) in ranks(&column).iter().enumerate() {
        let own = still.summary(unit);
        assert_eq!(own.map(|s| (s.low, s.high)), rank.map(|r| (r, r)));
        assert_eq!(
            own.map(|s| s.ranked.to_bits()),
            rank.map(|_| 1.0_f64.to_bits())
        );
    }
}

#[test]
fn ties_share_the_best_place_and_nothing_has_none() {
    let found = ranks(&[2.0, f64::NAN, 5.0, 2.0, -1.0, 0.0, -0.0]);
    assert_eq!(
        found,
        [Some(2), None, Some(1), Some(2), Some(6), Some(4), Some(4)]
    );
    assert_eq!(ranks(&[f64::NEG_INFINITY, f64::MIN]), [Some(2), Some(1)]);
}

#[test]
fn summaries_of_known_counts() {
    let mut counts = RankCounts::new(4);
    for (times, ranks) in [(90, [1, 2, 3, 0]), (10, [2, 1, 3, 0])] {
        counts.add(&vec![ranks.to_vec(); times]);
    }
    let first = counts.summary(0).unwrap();
    assert_eq!((first.low, first.median, first.high), (1, 1, 2));
    assert!((first.mean - 1.1).abs() < 1e-15 && (counts.top(0, 1) - 0.9).abs() < 1e-15);
    assert!((counts.top(1, 2) - 1.0).abs() < 1e-15);
    assert_eq!(counts.summary(3), None);
}

#[test]
fn a_value_that_no_draw_could_take_is_named() {
    let values = [0.0, 1.0, 2.0];
    let leaf = |column| NodeSpec {
        parent: Some(0),
        weight: 1.0,
        kind: NodeKind::Leaf { column },
    };
    let specs = [
        NodeSpec {
            parent: None,
            weight: 1.0,
            kind: NodeKind::Inner,
        },
        leaf(0),
    ];
    let tree = Hierarchy::try_new(&specs, 1).unwrap();
    let scale = Normalisation::MinMax(MinMax::try_new(0.0, 1.0).unwrap());
    let column = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation: scale,
    };
    let method = Method {
        columns: vec![column],
        aggregation: vec![Aggregation::Geometric],
        missing: MissingRule::AllRequired,
    };
    let table = Table::try_new(&values, 3, 1).unwrap();
    let scores = compute(&table, &tree, &method).unwrap();
    let faults = Prepared::new(&tree, &scores, &method).unwrap_err();
    assert_eq!(
        faults,
        [Unprepared::Domain {
            unit: 0,
            node: 1,
            value: 0.0,
            rule: Aggregation::Geometric
        }]
    );
}
