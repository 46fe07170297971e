//! Why a score changed between two releases: how much is due to new data, another method, other weights, other coverage.
//!
//! Each cause is switched from old to new in every order, and its effect is the mean of what it changed (Shapley): the
//! effects add up to the whole change and do not depend on an order that somebody chose.
//!
//! *Formula*, over the sets S of the other n - 1 causes, f(S) the score with those in S new
//! ```text
//! effect = sum over S of |S|! (n - |S| - 1)! / n! * (f(S and the cause) - f(S))
//! ```
//! *Missing values*: a row that has no score under some combination has no effects, and a reason.
//!
//! *Source*: Shapley (1953); Shorrocks (2013), Decomposition procedures for distributional analysis.

use waymark_numerics::moments::as_f64;
use waymark_numerics::sum::sum_of;

/// Most causes: each doubles the number of combinations.
pub const MOST: usize = 8;

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It has scores in all combinations: by cause, what it adds.
    Explained(Vec<f64>),
    /// It has a score in the new release only.
    Appears,
    /// It has a score in the old release only.
    Disappears,
    /// It has none in either.
    Never,
    /// It has both, but none under some mixture of old and new.
    Between,
}

/// Effects of causes on every row. `scores` is asked for each combination: bit `k` says whether cause `k` is new.
///
/// *Units and range*: those of the scores; the effects of a row add up to its change.
///
/// *Errors*: `None` for no cause, more than [`MOST`], or lists of different lengths.
#[must_use]
pub fn attribute(causes: usize, mut scores: impl FnMut(usize) -> Vec<f64>) -> Option<Vec<Change>> {
    if causes == 0 || causes > MOST {
        return None;
    }
    let all: Vec<Vec<f64>> = (0..1_usize << causes).map(&mut scores).collect();
    let rows = all[0].len();
    if all.iter().any(|s| s.len() != rows) {
        return None;
    }
    let shares = shares(causes);
    Some(
        (0..rows)
            .map(|row| change(row, causes, &all, &shares))
            .collect(),
    )
}

fn change(row: usize, causes: usize, all: &[Vec<f64>], shares: &[f64]) -> Change {
    let last = all.len() - 1;
    match (all[0][row].is_nan(), all[last][row].is_nan()) {
        (true, true) => return Change::Never,
        (true, false) => return Change::Appears,
        (false, true) => return Change::Disappears,
        (false, false) if all.iter().any(|s| s[row].is_nan()) => return Change::Between,
        (false, false) => {}
    }
    let effect = |cause: usize| {
        let bit = 1 << cause;
        let without = (0..all.len()).filter(|set| set & bit == 0);
        let moved = without.map(|set| {
            let others = set.count_ones() as usize;
            shares[others] * (all[set | bit][row] - all[set][row])
        });
        sum_of(moved)
    };
    Change::Explained((0..causes).map(effect).collect())
}

/// Share of the orders in which so many others come first, for each set of them.
fn shares(causes: usize) -> Vec<f64> {
    let factorial = |n: usize| (1..=n).fold(1.0, |product, k| product * as_f64(k));
    let share =
        |others: usize| factorial(others) * factorial(causes - others - 1) / factorial(causes);
    (0..causes).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Old data 10, new 20; old weight 1, new 3: the product goes from 10 to 60, and the joint part is shared.
    #[test]
    fn a_joint_effect_is_shared() {
        let scores = |set: usize| {
            let data = if set & 1 == 0 { 10.0 } else { 20.0 };
            let weight = if set & 2 == 0 { 1.0 } else { 3.0 };
            vec![
                data * weight,
                f64::NAN,
                if set == 3 { 1.0 } else { f64::NAN },
                if set == 1 { f64::NAN } else { 2.0 },
            ]
        };
        let found = attribute(2, scores).unwrap();
        assert_eq!(
            found,
            [
                Change::Explained(vec![20.0, 30.0]),
                Change::Never,
                Change::Appears,
                Change::Between
            ]
        );
        assert_eq!(
            (attribute(0, |_| vec![1.0]), attribute(9, |_| vec![1.0])),
            (None, None)
        );
    }

    proptest! {
        #[test]
        fn effects_add_up_to_the_change(values in prop::collection::vec(-100.0..100.0_f64, 16)) {
            let found = attribute(4, |set| vec![values[set]]).unwrap();
            let Change::Explained(effects) = &found[0] else { panic!("{found:?}") };
            prop_assert!((effects.iter().sum::<f64>() - (values[15] - values[0])).abs() < 1e-9);
        }

        #[test]
        fn what_changes_nothing_has_no_effect(values in prop::collection::vec(-100.0..100.0_f64, 4)) {
            // The third cause is not looked at.
            let found = attribute(3, |set| vec![values[set & 3]]).unwrap();
            let Change::Explained(effects) = &found[0] else { panic!("{found:?}") };
            prop_assert!(effects[2].abs() < 1e-12);
        }
    }
}
