//! Small trees whose figures can be checked by hand.

use waymark_numerics::math::pow;

use super::*;
use crate::hierarchy::{NodeKind, NodeSpec};
use crate::missing::Withheld;
use crate::normalise::Unscalable;
use crate::normalise::goalposts::{Goalposts, Truncate};
use crate::normalise::min_max::MinMax;

const NAN: f64 = f64::NAN;
const RENORMALISE: MissingRule = MissingRule::Renormalise {
    minimum_coverage: 0.0,
};

/// Root 0 over dimensions 1 (weight 1: columns 0, 1) and 2 (weight 3: columns 2, 3).
fn tree() -> Hierarchy {
    let inner = |parent, weight| NodeSpec {
        parent,
        weight,
        kind: NodeKind::Inner,
    };
    let leaf = |parent, weight, column| NodeSpec {
        parent: Some(parent),
        weight,
        kind: NodeKind::Leaf { column },
    };
    let specs = [
        inner(None, 1.0),
        inner(Some(0), 1.0),
        inner(Some(0), 3.0),
        leaf(1, 1.0, 0),
        leaf(1, 1.0, 1),
        leaf(2, 2.0, 2),
        leaf(2, 1.0, 3),
    ];
    Hierarchy::try_new(&specs, 4).unwrap()
}

/// Values from 0 to 100 are left as they are, so that figures can be read off.
fn as_they_are(aggregation: &[Aggregation], missing: MissingRule) -> Method {
    let goalposts = Goalposts::try_new(0.0, 100.0, Truncate::Never, 100.0).unwrap();
    let rule = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation: Normalisation::Goalposts(goalposts),
    };
    Method {
        columns: vec![rule; 4],
        aggregation: aggregation.to_vec(),
        missing,
    }
}

fn one_row(row: [f64; 4], aggregation: &[Aggregation], missing: MissingRule) -> Scores {
    let table = Table::try_new(&row, 1, 4).unwrap();
    compute(&table, &tree(), &as_they_are(aggregation, missing)).unwrap()
}

fn values(scores: &Scores) -> Vec<f64> {
    (0..3)
        .map(|node| scores.value(0, node).unwrap_or(-1.0))
        .collect()
}

#[test]
fn complete_row_gives_weighted_means_and_contributions_that_add_up() {
    let scores = one_row(
        [10.0, 30.0, 50.0, 80.0],
        &[Aggregation::Arithmetic],
        RENORMALISE,
    );
    assert_eq!(values(&scores), [50.0, 20.0, 60.0]);
    assert_eq!(scores.root(0).coverage.to_bits(), 1.0_f64.to_bits());
    let parts: Vec<f64> = (1..7)
        .map(|node| scores.contribution(0, node).unwrap())
        .collect();
    assert_eq!(parts, [5.0, 45.0, 1.25, 3.75, 25.0, 20.0]);
}

#[test]
fn missing_leaf_shares_its_weight_out_and_lowers_the_coverage() {
    let scores = one_row(
        [10.0, NAN, 50.0, 80.0],
        &[Aggregation::Arithmetic],
        RENORMALISE,
    );
    assert_eq!(values(&scores), [47.5, 10.0, 60.0]);
    assert_eq!(scores.score(0, 4).value, Err(Withheld::NoData));
    assert_eq!(
        (scores.score(0, 1).coverage, scores.root(0).coverage),
        (0.5, 0.875)
    );
    assert_eq!(scores.contribution(0, 4), None);
    assert_eq!(scores.contribution(0, 3), Some(2.5));
}

#[test]
fn node_below_the_minimum_is_withheld_and_its_data_do_not_reach_the_root() {
    let minimum = MissingRule::Renormalise {
        minimum_coverage: 0.6,
    };
    let scores = one_row([10.0, NAN, 50.0, 80.0], &[Aggregation::Arithmetic], minimum);
    let reason = Withheld::Coverage {
        have: 0.5,
        need: 0.6,
    };
    assert_eq!(scores.score(0, 1).value, Err(reason));
    assert_eq!(values(&scores), [60.0, -1.0, 60.0]);
    assert_eq!(scores.root(0).coverage.to_bits(), 0.75_f64.to_bits());
    assert_eq!(scores.contribution(0, 3), None);
    let high = MissingRule::Renormalise {
        minimum_coverage: 0.8,
    };
    let scores = one_row([10.0, NAN, 50.0, 80.0], &[Aggregation::Arithmetic], high);
    assert_eq!(
        scores.root(0).value,
        Err(Withheld::Coverage {
            have: 0.75,
            need: 0.8
        })
    );
}

#[test]
fn all_required_withholds_up_to_the_root() {
    let required = MissingRule::AllRequired;
    let scores = one_row(
        [10.0, NAN, 50.0, 80.0],
        &[Aggregation::Arithmetic],
        required,
    );
    assert_eq!(values(&scores), [-1.0, -1.0, 60.0]);
    assert_eq!(
        scores.root(0).value,
        Err(Withheld::Coverage {
            have: 0.75,
            need: 1.0
        })
    );
    let scores = one_row(
        [10.0, 30.0, 50.0, 80.0],
        &[Aggregation::Arithmetic],
        required,
    );
    assert_eq!(values(&scores), [50.0, 20.0, 60.0]);
}

#[test]
fn row_without_data_has_no_data_at_every_node() {
    let scores = one_row([NAN; 4], &[Aggregation::Arithmetic], RENORMALISE);
    for node in 0..7 {
        let score = scores.score(0, node);
        assert_eq!((score.value, score.coverage), (Err(Withheld::NoData), 0.0));
    }
}

#[test]
fn rules_by_level_start_at_the_root() {
    let levels = [Aggregation::Geometric, Aggregation::Arithmetic];
    let scores = one_row([10.0, 22.0, 81.0, 81.0], &levels, RENORMALISE);
    let expected = pow(16.0, 0.25) * pow(81.0, 0.75);
    assert!((scores.value(0, 0).unwrap() - expected).abs() < 1e-12);
    assert_eq!(values(&scores)[1..], [16.0, 81.0]);
    assert_eq!(
        scores.contribution(0, 3),
        None,
        "a geometric root has no additive parts"
    );
}

#[test]
fn additive_parts_end_where_the_rule_is_not_additive() {
    let levels = [Aggregation::Arithmetic, Aggregation::Harmonic];
    let scores = one_row([40.0, 60.0, 50.0, 50.0], &levels, RENORMALISE);
    assert_eq!(
        scores.contribution(0, 1),
        scores.value(0, 1).map(|value| value * 0.25)
    );
    assert_eq!(scores.contribution(0, 3), None);
}

#[test]
fn zero_in_a_geometric_mean_is_named_and_withholds_all_above() {
    let levels = [Aggregation::Arithmetic, Aggregation::Geometric];
    let scores = one_row([10.0, 0.0, 50.0, 80.0], &levels, RENORMALISE);
    let reason = Withheld::Domain {
        rule: Aggregation::Geometric,
        row: 0,
        node: 1,
        child: 4,
        column: Some(1),
        value: 0.0,
    };
    assert_eq!(scores.score(0, 1).value, Err(reason));
    assert_eq!(scores.root(0).value, Err(reason));
    assert_eq!(
        scores.root(0).coverage.to_bits(),
        1.0_f64.to_bits(),
        "the data are there"
    );
}

#[test]
fn constant_column_counts_as_missing_with_its_reason() {
    let mut method = as_they_are(&[Aggregation::Arithmetic], RENORMALISE);
    method.columns[0].normalisation = Normalisation::MinMax(MinMax::try_new(0.0, 100.0).unwrap());
    let data = [
        7.0, 30.0, 50.0, 80.0, 7.0, 40.0, 50.0, 80.0, NAN, 60.0, 50.0, 80.0,
    ];
    let scores = compute(&Table::try_new(&data, 3, 4).unwrap(), &tree(), &method).unwrap();
    let reason = Unscalable::Constant { value: 7.0 };
    assert_eq!(scores.unscalable(0), Some(reason));
    assert_eq!(scores.score(1, 3).value, Err(Withheld::Column(reason)));
    assert_eq!(scores.score(2, 3).value, Err(Withheld::NoData));
    assert_eq!(scores.value(1, 1), Some(40.0));
    assert_eq!(scores.score(1, 1).coverage.to_bits(), 0.5_f64.to_bits());
}

#[test]
fn everything_that_does_not_fit_is_named_at_once() {
    let data = [1.0, 2.0];
    let mut method = as_they_are(
        &[],
        MissingRule::Renormalise {
            minimum_coverage: 1.5,
        },
    );
    let table = Table::try_new(&data, 1, 2).unwrap();
    let expected = [
        MethodFault::Columns {
            rules: 4,
            columns: 2,
        },
        MethodFault::Tree {
            tree: 4,
            columns: 2,
        },
        MethodFault::NoAggregation,
        MethodFault::MinimumCoverage { value: 1.5 },
    ];
    assert_eq!(compute(&table, &tree(), &method).unwrap_err(), expected);
    method = as_they_are(&[Aggregation::Arithmetic; 3], RENORMALISE);
    let table = Table::try_new(&[0.0; 4], 1, 4).unwrap();
    let expected = [MethodFault::Levels {
        rules: 3,
        levels: 2,
    }];
    assert_eq!(compute(&table, &tree(), &method).unwrap_err(), expected);
}

#[test]
fn no_rows_give_no_scores() {
    let table = Table::try_new(&[], 0, 4).unwrap();
    let method = as_they_are(&[Aggregation::Arithmetic], RENORMALISE);
    assert_eq!(compute(&table, &tree(), &method).unwrap().rows(), 0);
}

/// Golden bits: if one of these moves, published figures move with it.
#[test]
fn figures_keep_their_bits() {
    let row = [12.3, 45.6, 78.9, 3.21];
    for (rule, bits) in [
        (Aggregation::Arithmetic, 0x4047_beb8_51eb_8520),
        (Aggregation::Geometric, 0x403a_3a7f_2c5a_adc0),
        (Aggregation::Harmonic, 0x4024_97b0_36e9_56ad),
    ] {
        let figure = one_row(row, &[rule], RENORMALISE).value(0, 0).unwrap();
        assert_eq!(
            figure.to_bits(),
            bits,
            "{}: {figure} {:#018x}",
            rule.code(),
            figure.to_bits()
        );
    }
}
