//! Sums and means that lose no digits and do not depend on the number of threads.
//!
//! The order of additions is part of the definition: values are taken in chunks of [`CHUNK`], each
//! chunk is summed on its own, and the chunk sums are added in their order. Threads may therefore
//! share the chunks among themselves and the result keeps every bit.

use crate::moments::as_f64;

/// How many values are summed before the partial result is put aside. Part of the definition of
/// every sum: changing it changes published bits.
pub const CHUNK: usize = 1024;

/// A running compensated sum.
///
/// *Formula* (for each value `x`)
/// ```text
/// t    = sum + x
/// lost = lost + ((larger of sum, x by size) - t) + (the smaller)
/// sum  = t
/// total = sum + lost
/// ```
///
/// *Source*: Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
/// Summen, method IV.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Accumulator {
    sum: f64,
    lost: f64,
}

impl Accumulator {
    /// Adds one value.
    #[inline]
    pub fn add(&mut self, x: f64) {
        let t = self.sum + x;
        self.lost += if self.sum.abs() >= x.abs() {
            (self.sum - t) + x
        } else {
            (x - t) + self.sum
        };
        self.sum = t;
    }

    /// Adds what another accumulator holds.
    pub fn merge(&mut self, other: Self) {
        self.add(other.sum);
        self.lost += other.lost;
    }

    /// The sum so far; infinite or `NaN` only if the plain sum is.
    #[inline]
    #[must_use]
    pub fn total(self) -> f64 {
        let total = self.sum + self.lost;
        if total.is_nan() { self.sum } else { total }
    }
}

/// The sum of a slice; zero for an empty one.
///
/// *Missing values*: a `NaN` makes the sum `NaN`; skip them with [`crate::missing::present`].
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    sum_of(values.iter().copied())
}

/// The sum of a sequence, in the same chunks as [`sum`].
pub fn sum_of(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut whole = Accumulator::default();
    let mut chunk = Accumulator::default();
    let mut filled = 0;
    for value in values {
        chunk.add(value);
        filled += 1;
        if filled == CHUNK {
            whole.merge(chunk);
            chunk = Accumulator::default();
            filled = 0;
        }
    }
    if filled > 0 {
        whole.merge(chunk);
    }
    whole.total()
}

/// The arithmetic mean of a slice, or `None` if it is empty.
///
/// *Missing values*: as for [`sum`].
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| sum(values) / as_f64(values.len()))
}

/// The sum of `values[i] * weights[i]`.
///
/// Both slices have the same length; what is longer is not read.
#[inline]
#[must_use]
pub fn dot(values: &[f64], weights: &[f64]) -> f64 {
    debug_assert_eq!(values.len(), weights.len());
    if values.len() <= CHUNK {
        let mut total = Accumulator::default();
        for (value, weight) in values.iter().zip(weights) {
            total.add(value * weight);
        }
        return total.total();
    }
    sum_of(
        values
            .iter()
            .zip(weights)
            .map(|(value, weight)| value * weight),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_values_between_large_ones_are_kept() {
        assert_eq!(sum(&[1.0, 1e100, 1.0, -1e100]).to_bits(), 2.0_f64.to_bits());
    }

    #[test]
    fn ten_tenths_are_one() {
        assert_eq!(sum(&[0.1; 10]).to_bits(), 1.0_f64.to_bits());
        assert_eq!(mean(&[0.1; 10]).unwrap().to_bits(), 0.1_f64.to_bits());
    }

    #[test]
    fn chunks_summed_apart_give_the_bits_of_the_whole() {
        let values: Vec<f64> = (0..5000)
            .map(|i| 1.0 / f64::from(i * 7 % 1013 + 1))
            .collect();
        let parts: Vec<Accumulator> = values
            .chunks(CHUNK)
            .rev()
            .map(|chunk| {
                let mut part = Accumulator::default();
                chunk.iter().for_each(|x| part.add(*x));
                part
            })
            .collect();
        let mut whole = Accumulator::default();
        parts.iter().rev().for_each(|part| whole.merge(*part));
        assert_eq!(whole.total().to_bits(), sum(&values).to_bits());
        assert_eq!(
            sum(&values).to_bits(),
            0x4042b405d5654a1f,
            "{:#018x}",
            sum(&values).to_bits()
        );
    }

    #[test]
    fn long_and_short_products_agree() {
        let values: Vec<f64> = (0..3000).map(|i| f64::from(i) * 0.1).collect();
        let weights = vec![1.0; 3000];
        assert_eq!(dot(&values, &weights).to_bits(), sum(&values).to_bits());
        assert_eq!(
            dot(&values[..9], &weights[..9]).to_bits(),
            sum(&values[..9]).to_bits()
        );
    }

    #[test]
    fn nothing_is_zero_and_has_no_mean() {
        assert_eq!(sum(&[]).to_bits(), 0.0_f64.to_bits());
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn infinity_and_nan_are_not_hidden() {
        assert!(sum(&[1.0, f64::INFINITY]).is_infinite());
        assert!(sum(&[f64::MAX, f64::MAX]).is_infinite());
        assert!(sum(&[1.0, f64::NAN]).is_nan());
    }
}
