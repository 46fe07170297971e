//! Directional benefit of the doubt: how far a unit could go in a given direction before the best stop it.
//!
//! *Formula*, with x in shares of each child's greatest value and the direction g in the proportions of the weights, mean 1
//! ```text
//! maximise b   with   sum_k l_k x_kq >= x_iq + b g_q for every child q,  sum_k l_k <= 1,  l >= 0
//! score = 1 / (1 + b)
//! ```
//! Plain: x and g as they are given, which is `ci_bod_dir` of Compind 3.4.
//!
//! *Units and range*: above 0 to 1; a unit at 1 cannot better itself in that direction.
//!
//! *Missing values*: a unit that lacks a child has no score; so has one with a negative value.
//!
//! *Source*: Fusco (2015), Enhancing non-compensatory composite indicators: a directional proposal.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::max;
use waymark_numerics::sum::sum_of;

use super::doubt::shares_of_best;

/// A constraint is broken where it is missed by more than this.
const SLACK: f64 = 1e-10;
/// Constraints added at a time.
const MORE: usize = 4;
/// Rounds at most; each adds a unit that was not there.
const ROUNDS: usize = 10_000;

/// The score of every unit; `NaN` where it has none.
#[must_use]
pub fn towards(columns: &[&[f64]], weights: &[f64], plain: bool) -> Vec<f64> {
    let units = columns.first().map_or(0, |c| c.len());
    let mut shares = shares_of_best(columns);
    let used = shares.used.iter().map(|&q| weights[q]);
    let total = sum_of(used.clone());
    let count = as_f64(shares.used.len());
    let direction: Vec<f64> = if plain {
        shares.rows = shares
            .units
            .iter()
            .map(|&u| shares.used.iter().map(|&q| columns[q][u]).collect())
            .collect();
        used.collect()
    } else {
        used.map(|w| w / total * count).collect()
    };
    let mut active = Vec::new();
    let mut out = vec![f64::NAN; units];
    for (own, &unit) in shares.units.iter().enumerate() {
        if let Some(way) = solve(&shares.rows, own, &direction, &mut active) {
            out[unit] = 1.0 / (1.0 + max(way, 0.0));
        }
    }
    out
}

/// The greatest way, from the other side: prices u of the children and v of the mixture,
/// `least v - u x_i with u g = 1 and u x_k <= v for all k`.
pub(super) fn solve(
    rows: &[Vec<f64>],
    own: usize,
    direction: &[f64],
    active: &mut Vec<usize>,
) -> Option<f64> {
    // With itself among them the programme has an end in every direction.
    if !active.contains(&own) {
        active.push(own);
    }
    for _ in 0..ROUNDS {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let prices: Vec<_> = rows[own]
            .iter()
            .map(|x| problem.add_var(-x, (0.0, f64::INFINITY)))
            .collect();
        let whole = problem.add_var(1.0, (0.0, f64::INFINITY));
        let along = prices.iter().copied().zip(direction.iter().copied());
        problem.add_constraint(along, ComparisonOp::Eq, 1.0);
        for &k in active.iter() {
            let terms = prices.iter().copied().zip(rows[k].iter().copied());
            let terms: Vec<_> = terms.chain([(whole, -1.0)]).collect();
            problem.add_constraint(&terms, ComparisonOp::Le, 0.0);
        }

        let SolveOutcome::Solution(solution) = problem.solve().ok()? else {
            return None;
        };
        let found: Vec<f64> = prices.iter().map(|p| solution.var_value(*p)).collect();
        let value = |k: usize| sum_of(found.iter().zip(&rows[k]).map(|(p, x)| p * x));
        let limit = solution.var_value(whole);
        let mut broken: Vec<(f64, usize)> = (0..rows.len())
            .map(|k| (value(k) - limit, k))
            .filter(|(over, k)| *over > SLACK && !active.contains(k))
            .collect();
        if broken.is_empty() {
            return Some(limit - value(own));
        }
        broken.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        active.extend(broken.iter().take(MORE).map(|(_, k)| *k));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Best units (4, 1) and (1, 4), in shares (1, 1/4) and (1/4, 1): their line is x + y = 5/4. From (2, 2), in shares
    /// (1/2, 1/2), equal steps of 1/8 reach it.
    #[test]
    fn a_unit_goes_until_the_best_stop_it() {
        let columns: [&[f64]; 2] = [&[4.0, 1.0, 2.0, -1.0], &[1.0, 4.0, 2.0, 2.0]];
        let found = towards(&columns, &[1.0, 1.0], false);
        assert!((found[2] - 1.0 / 1.125).abs() < 1e-9, "{found:?}");
        assert!((found[0] - 1.0).abs() < 1e-9 && found[3].is_nan());
        // All in the direction of the first child: (1/2 + 2 b, 1/2) meets the line at b = 1/8.
        let found = towards(&columns, &[1.0, 0.0], false);
        assert!((found[2] - 1.0 / 1.125).abs() < 1e-9, "{found:?}");
        // Three times as much of the first as of the second: g = (3/2, 1/2).
        let found = towards(&columns, &[3.0, 1.0], false);
        assert!((found[2] - 1.0 / 1.125).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_direction_matters() {
        // Best: (1, 0.2) and (0.6, 1). From (0.2, 0.8) more of the second child is soon at its end.
        let columns: [&[f64]; 2] = [&[1.0, 0.6, 0.2], &[0.2, 1.0, 0.8]];
        let second = towards(&columns, &[0.0, 1.0], false)[2];
        let first = towards(&columns, &[1.0, 0.0], false)[2];
        assert!((second - 1.0 / 1.1).abs() < 1e-9, "{second}");
        assert!(first < second);
    }

    /// Best units (4, 1) and (1, 4): x + y = 5. From (2, 2) along (1, 1/2) as it is: 4 + 3 b / 2 = 5.
    #[test]
    fn figures_and_direction_are_taken_as_they_are_where_that_is_said() {
        let columns: [&[f64]; 2] = [&[4.0, 1.0, 2.0], &[1.0, 4.0, 2.0]];
        let found = towards(&columns, &[1.0, 0.5], true);
        assert!(
            (found[2] - 1.0 / (1.0 + 2.0 / 3.0)).abs() < 1e-9,
            "{found:?}"
        );
    }
}
