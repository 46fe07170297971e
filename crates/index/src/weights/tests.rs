//! Known weights, and what must hold of all.

use proptest::prelude::*;
use waymark_numerics::math::{ln, sqrt};
use waymark_numerics::random::Random;

use super::components::components;
use super::judged::{ahp, best_worst, budget, together};
use super::objective::Objective;
use super::optimise::{Aim, optimise};
use super::*;

#[track_caller]
fn near(found: &[f64], expected: &[f64], slack: f64) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() < slack, "{found:?} is not {expected:?}");
    }
}

/// Children that share a part, more and less of it.
fn children(count: u64, seed: u64) -> Vec<Vec<f64>> {
    let random = Random::new(seed, 1);
    let own = |child: u64, unit: u64| {
        let share = 0.3 + 0.15 * child as f64;
        50.0 + 10.0
            * (1.0 + child as f64)
            * (share * random.normal(0, unit) + random.normal(1, child * 1000 + unit))
    };
    (0..count)
        .map(|child| (0..120).map(|unit| own(child, unit)).collect())
        .collect()
}

fn slices(columns: &[Vec<f64>]) -> Vec<&[f64]> {
    columns.iter().map(Vec::as_slice).collect()
}

/// Two children correlated 1/2 in six units: variances 3/2 and 1/2, directions (1, 1) and (1, -1).
#[test]
fn components_of_two() {
    let a = [1.0, 1.0, -1.0, -1.0, 0.0, 0.0, 5.0];
    let b = [1.0, 0.0, -1.0, 0.0, 1.0, -1.0, f64::NAN];
    let found = components(&[&a, &b]).unwrap();
    assert_eq!(found.units, 6);
    near(&found.variances, &[1.5, 0.5], 1e-12);
    near(found.first(), &[sqrt(0.5), sqrt(0.5)], 1e-12);
    near(&found.shares(), &[0.75, 0.25], 1e-12);
    near(&found.factors(None).unwrap(), &[0.5, 0.5], 1e-12);
    assert!((found.adequacy.unwrap() - 0.5).abs() < 1e-12);
}

#[test]
fn a_child_that_runs_against_the_others_loads_negatively() {
    let mut columns = children(4, 3);
    columns[0].iter_mut().for_each(|x| *x = -*x);
    let found = components(&slices(&columns)).unwrap();
    assert!(found.first()[0] < 0.0 && found.first()[3] > 0.0);
    let weights = found.factors(Some(2)).unwrap();
    assert!(weights.iter().all(|w| *w >= 0.0));
}

/// Points 1, 2, 3 against 2, 2, 2.1 (by hand or by an independent calculation).
#[test]
fn weights_by_how_children_vary() {
    let columns: [&[f64]; 2] = [&[1.0, 2.0, 3.0], &[4.0, 6.0, 5.0]];
    near(
        &Objective::Deviation.weights(&columns).unwrap(),
        &[0.5, 0.5],
        1e-12,
    );
    let entropy = |p: [f64; 3]| -p.iter().map(|x| x * ln(*x)).sum::<f64>() / ln(3.0);
    let one = 1.0 - entropy([1.0 / 6.0, 2.0 / 6.0, 3.0 / 6.0]);
    let two = 1.0 - entropy([4.0 / 15.0, 6.0 / 15.0, 5.0 / 15.0]);
    near(
        &Objective::Entropy.weights(&columns).unwrap(),
        &[one / (one + two), two / (one + two)],
        1e-12,
    );
    // Both deviate 1/2 on their own range, and conflict is the same both ways.
    near(
        &Objective::Critic.weights(&columns).unwrap(),
        &[0.5, 0.5],
        1e-12,
    );
    // Mean differences 8/9 and 8/9 over twice the means 2 and 5.
    near(
        &Objective::Gini.weights(&columns).unwrap(),
        &[5.0 / 7.0, 2.0 / 7.0],
        1e-12,
    );
    let negative = Objective::Entropy.weights(&[&[1.0, -2.0, 3.0], &[1.0, 2.0, 4.0]]);
    assert_eq!(
        negative,
        Err(NoWeights::Negative {
            child: 0,
            value: -2.0
        })
    );
}

#[test]
fn comparisons_that_agree_give_their_weights() {
    let weights = [0.5, 0.3, 0.2];
    let table: Vec<Vec<f64>> = weights
        .iter()
        .map(|a| weights.iter().map(|b| a / b).collect())
        .collect();
    let found = ahp(&table).unwrap();
    near(&found.weights, &weights, 1e-12);
    assert!(found.inconsistency < 1e-12 && found.ratio.is_some_and(|r| r < 1e-12));
    // Saaty's example: 1, 2, 3 against 1, 1/2 ... with a small contradiction.
    let table = vec![
        vec![1.0, 2.0, 3.0],
        vec![0.5, 1.0, 4.0],
        vec![1.0 / 3.0, 0.25, 1.0],
    ];
    let found = ahp(&table).unwrap();
    assert!(
        found.ratio.is_some_and(|r| r > 0.05 && r < 0.12),
        "{found:?}"
    );
    let joined = together(&[table.clone(), table.clone()]).unwrap();
    near(&ahp(&joined).unwrap().weights, &found.weights, 1e-12);
    let wrong = vec![vec![1.0, 2.0], vec![2.0, 1.0]];
    assert_eq!(
        ahp(&wrong),
        Err(NoWeights::Reciprocal { row: 1, column: 0 })
    );
    assert!(matches!(
        ahp(&[vec![1.0, 2.0]]),
        Err(NoWeights::Judgements { .. })
    ));
    assert!(matches!(
        ahp(&[vec![0.0]]),
        Err(NoWeights::Judgement { .. })
    ));
}

/// Rezaei's example (2016, buying a car): quality, price, comfort, safety, style.
#[test]
fn best_and_worst() {
    let found = best_worst(1, 4, &[2.0, 1.0, 4.0, 3.0, 8.0], &[4.0, 8.0, 4.0, 2.0, 1.0]).unwrap();
    assert!((waymark_numerics::sum::sum(&found.weights) - 1.0).abs() < 1e-9);
    let order = [1, 0, 3, 2, 4];
    let falling = order.map(|c: usize| found.weights[c]);
    assert!(
        falling[0] >= falling[1] && falling[1] >= falling[2] && falling[3] >= falling[4],
        "{found:?}"
    );
    let agree = best_worst(0, 2, &[1.0, 2.0, 4.0], &[4.0, 2.0, 1.0]).unwrap();
    near(&agree.weights, &[4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0], 1e-9);
    assert!(agree.contradiction < 1e-9);
    assert!(best_worst(0, 9, &[1.0, 2.0], &[2.0, 1.0]).is_err());
}

#[test]
fn points_are_shared_out() {
    let found = budget(&[vec![1.0, 3.0], vec![50.0, 50.0]]).unwrap();
    near(&found.weights, &[0.375, 0.625], 1e-15);
    near(&found.spread, &[0.125 * std::f64::consts::SQRT_2; 2], 1e-12);
    assert!(budget(&[vec![1.0, -1.0]]).is_err() && budget(&[]).is_err());
    assert!(budget(&[vec![0.0, 0.0]]).is_err());
}

#[test]
fn influence_is_what_was_aimed_at() {
    let columns = children(5, 8);
    for squared in [false, true] {
        for shares in [vec![1.0; 5], vec![3.0, 2.0, 2.0, 2.0, 3.0]] {
            let total: f64 = shares.iter().sum();
            let aim = Aim::Shares {
                shares: shares.clone(),
                squared,
            };
            let found = optimise(&slices(&columns), &aim, (0.0, 1.0)).unwrap();
            assert!(found.settled, "{found:?}");
            near(
                &found.shares,
                &shares.iter().map(|s| s / total).collect::<Vec<_>>(),
                1e-7,
            );
        }
    }
}

/// The most informative index of all is the first component of the scaled children, if its weights are not negative.
#[test]
fn the_most_information() {
    let columns = children(4, 2);
    let found = optimise(&slices(&columns), &Aim::MostInformation, (0.0, 1.0)).unwrap();
    let equal = optimise(&slices(&columns), &Aim::MostInformation, (0.25, 0.25)).unwrap();
    assert!(found.settled && found.objective < equal.objective);
    near(&equal.weights, &[0.25; 4], 1e-12);
    let bounds = optimise(&slices(&columns), &Aim::MostInformation, (0.5, 1.0));
    assert!(matches!(bounds, Err(NoWeights::Bounds { .. })));
}

#[test]
fn what_cannot_be_weighted_is_said() {
    assert_eq!(
        components(&[&[1.0, 2.0, 3.0]]),
        Err(NoWeights::Children { children: 1 })
    );
    let few: [&[f64]; 2] = [&[1.0, f64::NAN, 2.0], &[1.0, 2.0, 3.0]];
    assert_eq!(components(&few), Err(NoWeights::Units { units: 2 }));
    let flat: [&[f64]; 2] = [&[1.0, 2.0, 3.0], &[7.0; 3]];
    assert_eq!(
        Objective::Critic.weights(&flat),
        Err(NoWeights::Constant { child: 1 })
    );
}

proptest! {
    #[test]
    fn weights_are_shares_and_follow_their_columns(seed in 0_u64..500, turn in 1_usize..4) {
        let columns = children(4, seed);
        let mut turned = columns.clone();
        turned.rotate_left(turn);
        for rule in [Objective::Deviation, Objective::Critic] {
            let plain = rule.weights(&slices(&columns)).unwrap();
            let mut other = rule.weights(&slices(&turned)).unwrap();
            other.rotate_right(turn);
            prop_assert!((waymark_numerics::sum::sum(&plain) - 1.0).abs() < 1e-12);
            for (a, b) in plain.iter().zip(&other) {
                prop_assert!(*a >= 0.0 && (a - b).abs() < 1e-9);
            }
        }
        let aim = Aim::Shares { shares: vec![1.0; 4], squared: false };
        let found = optimise(&slices(&columns), &aim, (0.05, 0.6)).unwrap();
        prop_assert!(found.weights.iter().all(|w| (0.05 - 1e-9..=0.6 + 1e-9).contains(w)));
        prop_assert!((waymark_numerics::sum::sum(&found.weights) - 1.0).abs() < 1e-9);
    }
}

/// The example of Keshavarz-Ghorabaee and others (2021); what is better low stands here as its inverse.
#[test]
fn what_units_lose_without_a_child_weighs() {
    let high = [
        [450.0, 10.0, 100.0, 220.0, 5.0],
        [8000.0, 9100.0, 8200.0, 9300.0, 8400.0],
    ];
    let low = [
        [54.0, 2.0, 31.0, 1.0, 23.0],
        [145.0, 160.0, 153.0, 162.0, 158.0],
    ];
    let low = low.map(|column: [f64; 5]| column.map(|x| 1.0 / x));
    let columns: [&[f64]; 4] = [&high[0], &high[1], &low[0], &low[1]];
    let found = Objective::Merec.weights(&columns).unwrap();
    for (weight, expected) in found.iter().zip([0.5752, 0.0141, 0.4016, 0.0091]) {
        assert!((weight - expected).abs() < 5e-5, "{found:?}");
    }
    let zero = Objective::Merec.weights(&[&[0.0, 1.0, 2.0], &[1.0, 2.0, 4.0]]);
    assert!(matches!(zero, Err(NoWeights::NotPositive { child: 0, .. })));
}
