//! Weighted arithmetic mean: a gain in one part makes up fully for a loss in another.

use waymark_numerics::sum::{dot, sum};

pub(super) const CODE: &str = "arithmetic";

/// The weighted arithmetic mean.
///
/// *Formula*
/// ```text
/// sum(w * x) / sum(w)
/// ```
/// *Units and range*: between the least and the greatest part.
///
/// *Missing values*: none reach this function.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6; `a_amean`
/// of COINr.
#[inline]
pub(super) fn mean(values: &[f64], weights: &[f64]) -> f64 {
    dot(values, weights) / sum(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_relative() {
        assert_eq!(
            mean(&[10.0, 40.0], &[2.0, 1.0]).to_bits(),
            20.0_f64.to_bits()
        );
        assert_eq!(
            mean(&[10.0, 40.0], &[0.5, 0.25]).to_bits(),
            20.0_f64.to_bits()
        );
    }
}
