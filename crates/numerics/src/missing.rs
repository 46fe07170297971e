//! Missing values: a missing number is `NaN` in a slice, is skipped by name, and is never zero.
//!
//! The meaning of an absence (not collected, not applicable, suppressed) is known further up; here
//! a number is either there or not.

/// The numbers of a slice that are there, in their order.
pub fn present(values: &[f64]) -> impl Iterator<Item = f64> + '_ {
    values.iter().copied().filter(|value| !value.is_nan())
}

/// How many numbers of a slice are there.
#[must_use]
pub fn count_present(values: &[f64]) -> usize {
    present(values).count()
}

/// A number as an option: `NaN` becomes `None`.
#[must_use]
pub fn some_if_present(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

/// An option as a number: `None` becomes `NaN`.
#[must_use]
pub fn nan_if_missing(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

/// A computed number, or `None` where the computation left the range of numbers.
#[must_use]
pub fn some_if_finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_values_are_skipped_and_zero_is_kept() {
        let values = [0.0, f64::NAN, 2.0];
        assert_eq!(present(&values).collect::<Vec<_>>(), [0.0, 2.0]);
        assert_eq!(count_present(&values), 2);
    }

    #[test]
    fn option_and_nan_are_the_same_absence() {
        assert_eq!(some_if_present(f64::NAN), None);
        assert_eq!(some_if_present(0.0), Some(0.0));
        assert!(nan_if_missing(None).is_nan());
        assert_eq!(some_if_finite(f64::INFINITY), None);
        assert_eq!(some_if_finite(-3.5), Some(-3.5));
    }
}
