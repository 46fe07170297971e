//! Weighted harmonic mean: punishes a weak part harder still than the geometric mean.
//!
//! Needs values above zero, as the geometric mean does.

use super::{Refused, all_positive};
use waymark_numerics::sum::{sum, sum_of};

pub(super) const CODE: &str = "harmonic";

/// The weighted harmonic mean.
///
/// *Formula*
/// ```text
/// sum(w) / sum(w / x)
/// ```
/// *Units and range*: between the least and the greatest part.
///
/// *Missing values*: none reach this function.
///
/// *Errors*: the position of the first value at or below zero. (COINr lets negative values through;
/// the result then lies outside its parts.)
///
/// *Source*: Hardy, Littlewood and Pólya (1934), Inequalities, section 2.1; `a_hmean` of COINr.
#[inline]
pub(super) fn mean(values: &[f64], weights: &[f64]) -> Result<f64, Refused> {
    all_positive(values)?;
    let inverse = sum_of(
        values
            .iter()
            .zip(weights)
            .map(|(value, weight)| weight / value),
    );
    Ok(sum(weights) / inverse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travel_at_two_speeds() {
        let got = mean(&[40.0, 60.0], &[1.0, 1.0]).unwrap();
        assert!((got - 48.0).abs() < 1e-13, "{got}");
    }

    #[test]
    fn a_negative_value_is_named() {
        assert_eq!(mean(&[3.0, -2.0], &[1.0; 2]), Err(Refused::Domain(1)));
    }
}
