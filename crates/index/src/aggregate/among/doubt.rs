//! Benefit of the doubt: every unit is scored with the weights that speak best for it, as long as no unit scores above 1
//! with them.
//!
//! *Formula*, for unit i over all units k that have every child
//! ```text
//! maximise sum_q w_q x_iq    with  sum_q w_q x_kq <= 1 for all k,  w >= 0
//! and, where shares are bound:  least sum_r w_r x_ir <= w_q x_iq <= most sum_r w_r x_ir
//! ```
//! *Units and range*: 0 to 1; a unit at 1 is behind no mixture of the others.
//!
//! *Missing values*: a unit that lacks a child has no score. Weights of the tree are not looked at.
//!
//! *Errors*: a negative value gives its unit no score: scale onto 0 and above.
//!
//! *Source*: Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), An introduction to benefit of the doubt composite
//! indicators; Melyn and Moesen (1991). Solved with a few units at a time: those that the solution breaks are added until
//! none is left.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use nalgebra::{DMatrix, DVector};
use waymark_numerics::order::{max, same};
use waymark_numerics::sum::sum_of;

use super::distance::complete;

/// A unit's best case.
#[derive(Debug, Clone, PartialEq)]
pub struct Best {
    /// Its score.
    pub score: f64,
    /// The weights that give it, by child.
    pub weights: Vec<f64>,
    /// Units that score 1 with these weights: those it is measured by.
    pub peers: Vec<usize>,
}

/// No unit may score above 1 by more than this.
const SLACK: f64 = 1e-10;
/// Units added at a time.
const MORE: usize = 4;
/// Rounds at most; each adds a unit that was not there.
const ROUNDS: usize = 10_000;

/// Figures in shares of the greatest of their child: scores do not change, and no number is far from one.
pub(super) struct Shares {
    /// Units that have every child and nothing below zero.
    pub(super) units: Vec<usize>,
    /// Children in which somebody has something.
    pub(super) used: Vec<usize>,
    /// Greatest value of every child.
    tops: Vec<f64>,
    /// By unit: the shares in the children that are used.
    pub(super) rows: Vec<Vec<f64>>,
}

pub(super) fn shares_of_best(columns: &[&[f64]]) -> Shares {
    let units: Vec<usize> = complete(columns)
        .into_iter()
        .filter(|&u| columns.iter().all(|c| c[u] >= 0.0))
        .collect();
    let tops: Vec<f64> = columns
        .iter()
        .map(|c| units.iter().fold(0.0, |top, &u| max(top, c[u])))
        .collect();
    let used: Vec<usize> = (0..columns.len()).filter(|&q| tops[q] > 0.0).collect();
    let rows = units
        .iter()
        .map(|&u| used.iter().map(|&q| columns[q][u] / tops[q]).collect())
        .collect();
    Shares {
        units,
        used,
        tops,
        rows,
    }
}

/// The best case of every unit; `None` where it lacks a child or has a negative value.
#[must_use]
pub fn scores(columns: &[&[f64]], (least, most): (f64, f64)) -> Vec<Option<Best>> {
    let units = columns.first().map_or(0, |c| c.len());
    let Shares {
        units: fine,
        used,
        tops,
        rows,
    } = shares_of_best(columns);
    let mut out = vec![None; units];
    // What bound one unit often binds the next.
    let mut active: Vec<usize> = (0..used.len())
        .filter_map(|q| (0..rows.len()).find(|&k| same(rows[k][q], 1.0)))
        .collect();
    active.sort_unstable();
    active.dedup();
    let bounds = (least > 0.0 || most < 1.0).then_some((least, most));
    for (own, &unit) in fine.iter().enumerate() {
        let Some(weights) = solve(&rows, own, bounds, &mut active) else {
            continue;
        };
        let score = dot(&weights, &rows[own]);
        let peers = (0..rows.len()).filter(|&k| dot(&weights, &rows[k]) > 1.0 - 1e-7);
        let mut all = vec![0.0; columns.len()];
        for (&q, w) in used.iter().zip(&weights) {
            all[q] = w / tops[q];
        }
        out[unit] = Some(Best {
            score,
            weights: all,
            peers: peers.map(|k| fine[k]).collect(),
        });
    }
    out
}

fn dot(weights: &[f64], row: &[f64]) -> f64 {
    sum_of(weights.iter().zip(row).map(|(w, x)| w * x))
}

fn solve(
    rows: &[Vec<f64>],
    own: usize,
    bounds: Option<(f64, f64)>,
    active: &mut Vec<usize>,
) -> Option<Vec<f64>> {
    for _ in 0..ROUNDS {
        let weights = programme(rows, own, bounds, active)?;
        let mut broken: Vec<(f64, usize)> = rows
            .iter()
            .enumerate()
            .map(|(k, row)| (dot(&weights, row), k))
            .filter(|(score, k)| *score > 1.0 + SLACK && !active.contains(k))
            .collect();
        if broken.is_empty() {
            return Some(weights);
        }
        broken.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        active.extend(broken.iter().take(MORE).map(|(_, k)| *k));
    }
    None
}

/// The programme over some units.
fn programme(
    rows: &[Vec<f64>],
    own: usize,
    bounds: Option<(f64, f64)>,
    active: &[usize],
) -> Option<Vec<f64>> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let row = &rows[own];
    let variables: Vec<_> = row
        .iter()
        .map(|x| problem.add_var(*x, (0.0, f64::INFINITY)))
        .collect();
    for &k in active {
        let terms: Vec<_> = variables
            .iter()
            .copied()
            .zip(rows[k].iter().copied())
            .collect();
        problem.add_constraint(&terms, ComparisonOp::Le, 1.0);
    }
    for (q, _) in row.iter().enumerate().filter(|_| bounds.is_some()) {
        let (least, most) = bounds?;
        for (share, comparison) in [(least, ComparisonOp::Ge), (most, ComparisonOp::Le)] {
            let factor = |r: usize| {
                if r == q {
                    (1.0 - share) * row[r]
                } else {
                    -share * row[r]
                }
            };
            let terms: Vec<_> = variables
                .iter()
                .copied()
                .enumerate()
                .map(|(r, v)| (v, factor(r)))
                .collect();
            problem.add_constraint(&terms, comparison, 0.0);
        }
    }
    let SolveOutcome::Solution(solution) = problem.solve().ok()? else {
        return None;
    };
    let found: Vec<f64> = variables
        .iter()
        .map(|v| max(solution.var_value(*v), 0.0))
        .collect();
    Some(if bounds.is_some() {
        found
    } else {
        sharpen(rows, active, found)
    })
}

/// The same corner from its own equations: what holds with equality is solved again, so that the last digits are right.
fn sharpen(rows: &[Vec<f64>], active: &[usize], found: Vec<f64>) -> Vec<f64> {
    let free: Vec<usize> = (0..found.len()).filter(|&q| found[q] > 1e-9).collect();
    let tight: Vec<usize> = active
        .iter()
        .copied()
        .filter(|&k| (dot(&found, &rows[k]) - 1.0).abs() < 1e-8)
        .collect();
    if free.is_empty() || tight.len() < free.len() {
        return found;
    }
    // More may hold than are needed: least squares takes them all.
    let system = DMatrix::from_fn(tight.len(), free.len(), |k, q| rows[tight[k]][free[q]]);
    let squared = system.transpose() * &system;
    let ones = system.transpose() * DVector::from_element(tight.len(), 1.0);
    let Some(solved) = squared.lu().solve(&ones) else {
        return found;
    };
    let mut out = vec![0.0; found.len()];
    for (&q, value) in free.iter().zip(solved.iter()) {
        out[q] = *value;
    }
    let near = out
        .iter()
        .zip(&found)
        .all(|(a, b)| (a - b).abs() < 1e-6 && *a >= 0.0);
    if near { out } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(columns: &[&[f64]]) -> Vec<f64> {
        scores(columns, (0.0, 1.0))
            .into_iter()
            .map(|b| b.map_or(f64::NAN, |b| b.score))
            .collect()
    }

    /// Two corners (4, 1) and (1, 4); the third unit lies behind the line between them: 5/8 of the way... (2, 2) scores
    /// 0.8 with equal weights of 1/5.
    #[test]
    fn a_unit_is_measured_by_its_peers() {
        let columns: [&[f64]; 2] = [&[4.0, 1.0, 2.0, 1.0], &[1.0, 4.0, 2.0, f64::NAN]];
        let found = scores(&columns, (0.0, 1.0));
        let third = found[2].as_ref().unwrap();
        assert!((third.score - 0.8).abs() < 1e-12, "{third:?}");
        assert_eq!(third.peers, [0, 1]);
        assert!((third.weights[0] - 0.2).abs() < 1e-9);
        assert_eq!(found[3], None);
        assert!((found[0].as_ref().unwrap().score - 1.0).abs() < 1e-12);
    }

    /// Each child must give half of the score: the first unit can no longer hide its weak side.
    #[test]
    fn shares_can_be_bound() {
        let columns: [&[f64]; 2] = [&[4.0, 1.0, 3.0], &[1.0, 4.0, 3.0]];
        let found = scores(&columns, (0.5, 0.5));
        // w1 4 = w2 1; the second unit gives w1 + 4 w2 = 17 w1 <= 1, the third 15 w1: the score is 8/17.
        assert!(
            (found[0].as_ref().unwrap().score - 8.0 / 17.0).abs() < 1e-9,
            "{found:?}"
        );
        assert!((found[2].as_ref().unwrap().score - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn scores_are_shares_of_the_best_and_do_not_know_units_or_order(
            cells in prop::collection::vec(0.1..10.0_f64, 30 * 3),
            unit in 0.01..1000.0_f64,
        ) {
            let columns: Vec<&[f64]> = cells.chunks(30).collect();
            let found = plain(&columns);
            prop_assert!(found.iter().all(|s| *s > 0.0 && *s <= 1.0 + 1e-9));
            prop_assert!(found.iter().any(|s| *s > 1.0 - 1e-9));
            let scaled: Vec<f64> = columns[0].iter().map(|x| x * unit).collect();
            let other = plain(&[&scaled, columns[1], columns[2]]);
            let turned: Vec<Vec<f64>> = columns.iter().map(|c| c.iter().rev().copied().collect()).collect();
            let turned: Vec<&[f64]> = turned.iter().map(Vec::as_slice).collect();
            let mut reversed = plain(&turned);
            reversed.reverse();
            let bound = scores(&columns, (0.1, 0.6));
            for unit in 0..30 {
                prop_assert!((found[unit] - other[unit]).abs() < 1e-9);
                prop_assert!((found[unit] - reversed[unit]).abs() < 1e-9);
                prop_assert!(bound[unit].as_ref().is_some_and(|b| b.score <= found[unit] + 1e-9));
            }
        }
    }
}
