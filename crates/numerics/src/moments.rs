//! Count, mean and spread of the values that are there.

use crate::math::sqrt;
use crate::missing::present;
use crate::sum::sum_of;

/// How many values there are, where their middle is and how far they spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// How many values are there.
    pub count: usize,
    /// Their arithmetic mean.
    pub mean: f64,
    /// Their sample standard deviation (divisor `count - 1`); `None` for a single value.
    pub deviation: Option<f64>,
}

/// The moments of the present values, or `None` if none is there.
///
/// *Formula*
/// ```text
/// mean      = sum(x) / n
/// deviation = sqrt( (sum((x - mean)^2) - sum(x - mean)^2 / n) / (n - 1) )
/// ```
/// The second term is zero but for rounding and takes the rounding of the mean out again.
///
/// *Missing values*: skipped; `n` counts what is there.
///
/// *Errors*: values so large that their squares leave the range of numbers give an infinite
/// deviation; the caller checks for it.
///
/// *Source*: Chan, Golub and `LeVeque` (1983), Algorithms for computing the sample variance,
/// equation 1.7 (corrected two-pass algorithm).
#[must_use]
pub fn moments(values: &[f64]) -> Option<Moments> {
    let count = present(values).count();
    if count == 0 {
        return None;
    }
    let n = as_f64(count);
    let mean = sum_of(present(values)) / n;
    if count == 1 {
        return Some(Moments {
            count,
            mean,
            deviation: None,
        });
    }
    let squares = sum_of(present(values).map(|x| (x - mean) * (x - mean)));
    let drift = sum_of(present(values).map(|x| x - mean));
    let corrected = squares - drift * drift / n;
    let variance = if corrected < 0.0 {
        0.0
    } else {
        corrected / (n - 1.0)
    };
    Some(Moments {
        count,
        mean,
        deviation: Some(sqrt(variance)),
    })
}

/// A count as a number. Exact up to 2^53, far beyond any table in memory.
#[must_use]
pub fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_is_skipped() {
        let got = moments(&[2.0, f64::NAN, 4.0]).unwrap();
        assert_eq!(got.count, 2);
        assert_eq!(got.mean.to_bits(), 3.0_f64.to_bits());
        assert_eq!(got.deviation.unwrap().to_bits(), 2.0_f64.sqrt().to_bits());
    }

    #[test]
    fn nothing_and_one_value_are_named() {
        assert_eq!(moments(&[]), None);
        assert_eq!(moments(&[f64::NAN]), None);
        let one = moments(&[7.0]).unwrap();
        assert_eq!((one.count, one.mean, one.deviation), (1, 7.0, None));
    }

    /// NIST Statistical Reference Datasets, `NumAcc3` (average level of difficulty): 1,001 values
    /// around 1000000.2 with certified mean 1000000.2 and certified standard deviation 0.1.
    #[test]
    fn nist_numacc3_is_met_to_nine_digits() {
        let mut values = vec![1_000_000.2];
        for _ in 0..500 {
            values.extend([1_000_000.1, 1_000_000.3]);
        }
        let got = moments(&values).unwrap();
        assert!((got.mean - 1_000_000.2).abs() < 1e-9);
        assert!((got.deviation.unwrap() - 0.1).abs() < 1e-9);
    }
}
