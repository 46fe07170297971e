//! Weighted harmonic mean: punishes a weak part harder still than the geometric mean.
//!
//! Needs values above zero, as the geometric mean does.
//!
//! *Formula*
//! ```text
//! sum(w) / sum(w / x)
//! ```
//! *Units and range*: between the least and the greatest part.
//!
//! *Missing values*: none reach these functions.
//!
//! *Errors*: a value at or below zero is named. (COINr lets negative values through; the result then lies outside its
//! parts.)
//!
//! *Source*: Hardy, Littlewood and Pólya (1934), Inequalities, section 2.1; `a_hmean` of COINr.

pub(super) const CODE: &str = "harmonic";

/// What a value adds for each unit of its weight.
#[inline(always)]
pub(crate) fn term(value: f64) -> f64 {
    1.0 / value
}

/// The mean from the weighted sum of the terms.
#[inline(always)]
pub(crate) fn figure(sum: f64, weight: f64) -> f64 {
    weight / sum
}

#[cfg(test)]
mod tests {
    use super::super::Aggregation::Harmonic;
    use super::super::tests::combine;

    #[test]
    fn travel_at_two_speeds() {
        let got = combine(Harmonic, &[40.0, 60.0], &[1.0, 1.0]);
        assert!(got.is_some_and(|g| (g - 48.0).abs() < 1e-13), "{got:?}");
    }

    #[test]
    fn a_negative_value_is_refused() {
        assert_eq!(combine(Harmonic, &[3.0, -2.0], &[1.0; 2]), None);
    }
}
