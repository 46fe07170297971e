//! Robust benefit of the doubt of order m: a unit against the best of m others drawn at random, so that one odd unit does
//! not set the measure for all.
//!
//! *Formula*, for unit i over all units k that have every child
//! ```text
//! r_k     least over the children q of x_kq / x_iq: what k has of everything that i has
//! theta   mean of the greatest r of m units drawn with replacement
//!         = sum over the sorted r of r_(k) ((k/n)^m - ((k-1)/n)^m)
//! score   1 / theta
//! ```
//! *Units and range*: above 0; above 1 for units ahead of what m others reach on average. The mean is exact, nothing is
//! drawn.
//!
//! *Missing values*: a unit that lacks a child has no score; so has one with a negative value. Weights are not looked at.
//!
//! *Source*: Cazals, Florens and Simar (2002); Vidoli, Fusco and Mazziotta (2015), robust BoD. `ci_rbod` of Compind draws
//! what is computed here.

use waymark_numerics::math::pow;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{min, sort};
use waymark_numerics::sum::sum_of;

use super::doubt::shares_of_best;

/// The score of every unit; `NaN` where it has none.
#[must_use]
pub fn of_order(columns: &[&[f64]], m: u32) -> Vec<f64> {
    let units = columns.first().map_or(0, |c| c.len());
    let shares = shares_of_best(columns);
    let n = as_f64(shares.rows.len());
    let chance: Vec<f64> = (0..=shares.rows.len())
        .map(|k| pow(as_f64(k) / n, f64::from(m)))
        .collect();
    let mut out = vec![f64::NAN; units];
    for (own, &unit) in shares.rows.iter().zip(&shares.units) {
        let has = |other: &Vec<f64>| {
            let ratios = own.iter().zip(other).filter(|(x, _)| **x > 0.0);
            ratios.fold(f64::INFINITY, |least, (x, y)| min(least, y / x))
        };
        let mut reached: Vec<f64> = shares.rows.iter().map(has).collect();
        sort(&mut reached);
        let weighted = reached.iter().zip(chance.windows(2));
        let theta = sum_of(weighted.map(|(r, c)| r * (c[1] - c[0])));
        // Who has nothing of anything is infinitely far from all others.
        out[unit] = if theta.is_finite() { 1.0 / theta } else { 0.0 };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_m_is_taken_on_average() {
        // Against 4, 2, 1: of the middle one r = 2, 1, 1/2. Two draws: the greatest is 1/2 in 1/9, 1 in 3/9, 2 in 5/9.
        let found = of_order(&[&[4.0, 2.0, 1.0, f64::NAN]], 2);
        let theta = 0.5 / 9.0 + 3.0 / 9.0 + 10.0 / 9.0;
        assert!((found[1] - 1.0 / theta).abs() < 1e-12, "{found:?}");
        assert!(found[0] > 1.0 && found[3].is_nan());
    }

    #[test]
    fn many_draws_find_the_best() {
        let columns: [&[f64]; 2] = [&[4.0, 1.0, 2.0, 0.0], &[2.0, 4.0, 1.0, 0.0]];
        let found = of_order(&columns, 10_000);
        // The first has twice as much of everything as the third.
        assert!((found[2] - 0.5).abs() < 1e-9 && (found[0] - 1.0).abs() < 1e-9);
        assert_eq!(found[3].to_bits(), 0.0_f64.to_bits());
    }
}
