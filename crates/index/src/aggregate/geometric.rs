//! Weighted geometric mean: a weak part pulls more than a strong part lifts.
//!
//! Needs values above zero: normalise onto a scale that starts above zero (1 to 100, say). A zero
//! is not lifted quietly; the node is withheld and the value named.

use super::{Refused, all_positive};
use waymark_numerics::math::{exp, ln};
use waymark_numerics::sum::{sum, sum_of};

pub(super) const CODE: &str = "geometric";

/// The weighted geometric mean.
///
/// *Formula*
/// ```text
/// exp( sum(w * ln x) / sum(w) )
/// ```
/// *Units and range*: between the least and the greatest part.
///
/// *Missing values*: none reach this function.
///
/// *Errors*: the position of the first value at or below zero. A child with weight zero has no say
/// and is not looked at (COINr refuses it).
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6; `a_gmean`
/// of COINr.
#[inline]
pub(super) fn mean(values: &[f64], weights: &[f64]) -> Result<f64, Refused> {
    all_positive(values)?;
    let logs = sum_of(
        values
            .iter()
            .zip(weights)
            .map(|(value, weight)| weight * ln(*value)),
    );
    Ok(exp(logs / sum(weights)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_exponents() {
        let got = mean(&[2.0, 16.0], &[2.0, 1.0]).unwrap();
        assert!((got - 4.0).abs() < 1e-14, "{got}");
    }

    #[test]
    fn the_first_value_that_is_not_positive_is_named() {
        assert_eq!(mean(&[3.0, 0.0, -1.0], &[1.0; 3]), Err(Refused::Domain(1)));
    }
}
