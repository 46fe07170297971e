//! Multiplicative benefit of the doubt: the exponents that speak best for each unit, so that a weak child is not bought off
//! at a constant price.
//!
//! *Formula*, for unit i over all units k that have every child
//! ```text
//! maximise product of x_iq^w_q   with   product of x_kq^w_q <= e for every k,  w >= 0
//! shares   least <= w_q ln x_iq / sum_r w_r ln x_ir <= most
//! score    that product / e
//! ```
//! In logarithms it is the plain benefit of the doubt.
//!
//! *Units and range*: 1/e to 1; the best units are at 1.
//!
//! *Missing values*: a unit that lacks a child has no score; so has one with a value below 1, whose logarithm is negative:
//! take a scale that starts at 1, such as min-max from 1 to 100.
//!
//! *Source*: Zhou, Ang and Zhou (2010), Weighting and aggregation in composite indicator construction: a multiplicative
//! optimization approach. `ci_geom_gen` of Compind takes the shares of a bounded sum as exponents instead.

use waymark_numerics::math::{exp, ln_all};

use super::doubt;

/// The score of every unit; `NaN` where it has none.
#[must_use]
pub fn products(columns: &[&[f64]], bounds: (f64, f64)) -> Vec<f64> {
    let logarithms: Vec<Vec<f64>> = columns
        .iter()
        .map(|column| {
            let mut column = column.to_vec();
            // Of what is not above zero there is no logarithm; below 1 it is negative, which the rule refuses by itself.
            column
                .iter_mut()
                .filter(|x| **x <= 0.0)
                .for_each(|x| *x = f64::NAN);
            ln_all(&mut column);
            column
        })
        .collect();
    let slices: Vec<&[f64]> = logarithms.iter().map(Vec::as_slice).collect();
    let found = doubt::scores(&slices, bounds).into_iter();
    let score = |best: Option<doubt::Best>| best.map_or(f64::NAN, |best| exp(best.score - 1.0));
    found.map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In logarithms the example of the plain rule: (4, 1), (1, 4) and (2, 2), which scores 0.8.
    #[test]
    fn products_are_sums_of_logarithms() {
        let of = |values: [f64; 5]| values.map(exp);
        let first = of([4.0, 1.0, 2.0, -0.1, f64::NAN]);
        let second = of([1.0, 4.0, 2.0, 3.0, 1.0]);
        let found = products(&[&first, &second], (0.0, 1.0));
        for (value, expected) in found.iter().zip([1.0, 1.0, exp(-0.2)]) {
            assert!((value - expected).abs() < 1e-12, "{found:?}");
        }
        assert!(found[3].is_nan() && found[4].is_nan());
        let found = products(&[&[0.0, 10.0], &[5.0, 10.0]], (0.0, 1.0));
        assert!(found[0].is_nan() && (found[1] - 1.0).abs() < 1e-12);
    }

    /// Each child must give half: 8/17, as the plain rule has it.
    #[test]
    fn shares_can_be_bound() {
        let of = |values: [f64; 3]| values.map(exp);
        let (first, second) = (of([4.0, 1.0, 3.0]), of([1.0, 4.0, 3.0]));
        let found = products(&[&first, &second], (0.5, 0.5));
        assert!((found[0] - exp(8.0 / 17.0 - 1.0)).abs() < 1e-9, "{found:?}");
    }
}
