//! Order: least and greatest with missing values named, total-order sorting, ranks with ties shared.
//!
//! `f64::max` is not used anywhere: it turns `NaN.max(1.0)` into 1 and so makes a missing value
//! disappear. Sorting is by `total_cmp` with ties broken by position, so that equal inputs come
//! out in the same order on any machine.

use pulp::{Arch, NullaryFnOnce};

use crate::moments::as_f64;

/// Whether two numbers are exactly equal; plus and minus zero are, `NaN` never is.
///
/// For the few places where exact equality is meant (ties, a target equal to its baseline).
#[expect(
    clippy::float_cmp,
    reason = "exact equality is what this function is for"
)]
#[inline]
#[must_use]
pub fn same(a: f64, b: f64) -> bool {
    a == b
}

/// The smaller of two numbers; `NaN` if one of them is.
#[must_use]
pub fn min(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        f64::NAN
    } else if a.total_cmp(&b).is_le() {
        a
    } else {
        b
    }
}

/// The larger of two numbers; `NaN` if one of them is.
#[must_use]
pub fn max(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        f64::NAN
    } else if a.total_cmp(&b).is_ge() {
        a
    } else {
        b
    }
}

/// `x` moved into `low..=high`; `NaN` stays `NaN`.
#[inline]
#[must_use]
pub fn clamp(x: f64, low: f64, high: f64) -> f64 {
    debug_assert!(low <= high, "the bounds of a clamp stand in order");
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

/// The least and the greatest of the values that are there, or `None` if none is.
#[must_use]
pub fn range(values: &[f64]) -> Option<(f64, f64)> {
    Arch::new().dispatch(Range(values))
}

/// To be compiled for each kind of processor.
struct Range<'a>(&'a [f64]);

impl NullaryFnOnce for Range<'_> {
    type Output = Option<(f64, f64)>;

    #[inline(always)]
    fn call(self) -> Self::Output {
        range_within(self.0)
    }
}

/// As [`range`], to be called where code is compiled for each kind of processor.
#[inline(always)]
#[must_use]
pub fn range_within(values: &[f64]) -> Option<(f64, f64)> {
    // Several at a time: one comparison need not wait for the one before.
    const LANES: usize = 32;
    let (mut low, mut high) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
    let mut look = |lane: usize, value: f64| {
        // A comparison with NaN is false, so a missing value changes nothing.
        low[lane] = if value < low[lane] { value } else { low[lane] };
        high[lane] = if value > high[lane] {
            value
        } else {
            high[lane]
        };
    };
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, value) in chunk.iter().enumerate() {
            look(lane, *value);
        }
    }
    rest.iter().for_each(|value| look(0, *value));
    let least = low.into_iter().reduce(min)?;
    let greatest = high.into_iter().reduce(max)?;
    // Where nothing is there, the ends are as they were: the wrong way round.
    (least <= greatest).then_some((least, greatest))
}

/// Sorts in place, ascending, by the total order (`-0.0` before `0.0`, `NaN` at the ends).
pub fn sort(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// The positions of the values that are there, ascending by value, ties by position.
#[must_use]
pub fn ascending(values: &[f64]) -> Vec<usize> {
    let mut keyed: Vec<(f64, usize)> = values
        .iter()
        .copied()
        .zip(0..)
        .filter(|(value, _)| !value.is_nan())
        .collect();
    keyed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    keyed.into_iter().map(|(_, position)| position).collect()
}

/// The rank of each value, 1 for the lowest; equal values share the mean of their ranks.
///
/// *Missing values*: `NaN` keeps `NaN` and takes no rank.
///
/// *Source*: Kendall (1945), The treatment of ties in ranking problems (mid-ranks).
#[must_use]
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let positions = ascending(values);
    let mut ranks = vec![f64::NAN; values.len()];
    let mut start = 0;
    while start < positions.len() {
        let value = values[positions[start]];
        let tied = positions[start..]
            .iter()
            .take_while(|&&p| same(values[p], value))
            .count();
        let rank = as_f64(start) + (as_f64(tied) + 1.0) / 2.0;
        for &position in &positions[start..start + tied] {
            ranks[position] = rank;
        }
        start += tied;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_is_not_lost_in_a_pair() {
        assert!(max(f64::NAN, 1.0).is_nan());
        assert!(min(1.0, f64::NAN).is_nan());
        assert_eq!((min(2.0, 1.0), max(2.0, 1.0)), (1.0, 2.0));
    }

    #[test]
    fn signed_zeros_do_not_depend_on_the_order_of_arguments() {
        assert_eq!(min(0.0, -0.0).to_bits(), min(-0.0, 0.0).to_bits());
        assert_eq!(max(0.0, -0.0).to_bits(), max(-0.0, 0.0).to_bits());
    }

    #[test]
    fn the_range_skips_what_is_missing() {
        assert_eq!(range(&[f64::NAN, 3.0, -1.0]), Some((-1.0, 3.0)));
        assert_eq!(range(&[f64::NAN]), None);
        assert_eq!(range(&[]), None);
    }

    #[test]
    fn clamping_keeps_missing_values() {
        assert_eq!((clamp(-1.0, 0.0, 1.0), clamp(2.0, 0.0, 1.0)), (0.0, 1.0));
        assert!(clamp(f64::NAN, 0.0, 1.0).is_nan());
    }

    #[test]
    fn ties_share_their_ranks_and_missing_values_have_none() {
        let ranks = mid_ranks(&[30.0, 10.0, f64::NAN, 30.0, 20.0, 30.0]);
        assert_eq!(ranks[..2], [4.0, 1.0]);
        assert!(ranks[2].is_nan());
        assert_eq!(ranks[3..], [4.0, 2.0, 4.0]);
    }

    #[test]
    fn plus_and_minus_zero_are_tied() {
        assert_eq!(mid_ranks(&[0.0, -0.0]), [1.5, 1.5]);
    }

    #[test]
    fn equal_values_keep_the_order_of_their_positions() {
        assert_eq!(ascending(&[1.0, 0.0, 1.0, f64::NAN, 0.0]), [1, 4, 0, 2]);
    }

    #[test]
    fn sorting_is_total() {
        let mut values = [2.0, -0.0, 0.0, -1.0];
        sort(&mut values);
        assert_eq!(
            values.map(f64::to_bits),
            [-1.0, -0.0, 0.0, 2.0_f64].map(f64::to_bits)
        );
    }
}
