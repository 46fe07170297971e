//! Weighted geometric mean: a weak part pulls more than a strong part lifts.
//!
//! Needs values above zero: normalise onto a scale that starts above zero (1 to 100, say). A zero is not lifted quietly;
//! the node is withheld and the value named.
//!
//! *Formula*
//! ```text
//! exp( sum(w * ln x) / sum(w) )
//! ```
//! *Units and range*: between the least and the greatest part.
//!
//! *Missing values*: none reach these functions.
//!
//! *Errors*: a value at or below zero is named. A child with weight zero has no say and is not looked at (COINr refuses
//! it).
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6; `a_gmean` of COINr.

use waymark_numerics::math::{exp_of_sum, ln};

pub(super) const CODE: &str = "geometric";

/// What a value adds for each unit of its weight.
#[inline(always)]
pub(crate) fn term(value: f64) -> f64 {
    ln(value)
}

/// The mean from the weighted sum of the terms.
#[inline(always)]
pub(crate) fn figure(sum: f64, weight: f64) -> f64 {
    exp_of_sum(sum / weight)
}

#[cfg(test)]
mod tests {
    use super::super::Aggregation::Geometric;
    use super::super::tests::combine;

    #[test]
    fn weights_are_exponents() {
        let got = combine(Geometric, &[2.0, 16.0], &[2.0, 1.0]);
        assert!(got.is_some_and(|g| (g - 4.0).abs() < 1e-14), "{got:?}");
    }

    #[test]
    fn a_value_that_is_not_positive_is_refused_unless_it_has_no_weight() {
        assert_eq!(combine(Geometric, &[3.0, 0.0], &[1.0; 2]), None);
        assert!(combine(Geometric, &[3.0, 0.0], &[1.0, 0.0]).is_some());
    }
}
