//! Denomination: a figure per head, per area, per unit of money, so that large units are not ahead for being large.

use pulp::{Arch, NullaryFnOnce};

/// A cell that could not be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undivided {
    /// Row of the unit, from zero.
    pub unit: usize,
    /// Why.
    pub why: Why,
}

/// Why a cell could not be divided. It is missing then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its denominator is missing.
    NoDenominator,
    /// Its denominator is zero.
    Zero,
    /// The quotient leaves the range of numbers.
    OutOfRange,
}

/// Divides a column by another in place; gives the cells that could not be divided, in order.
///
/// *Formula*
/// ```text
/// x / (denominator / scale)
/// ```
/// *Units and range*: that of the column per `scale` units of the denominator (`scale` 1000: per thousand).
///
/// *Missing values*: a missing value stays missing and is not on record; one that loses its denominator is.
///
/// *Errors*: named per cell. A column and a denominator of different lengths are a fault of the caller: the shorter one
/// counts.
///
/// *Source*: `Denominate` of COINr, which gives infinities for a denominator of zero.
#[must_use]
pub fn denominate(column: &mut [f64], denominator: &[f64], scale: f64) -> Vec<Undivided> {
    if Arch::new().dispatch(Clean { denominator, scale }) {
        let every = Every {
            column,
            denominator,
            scale,
        };
        return Arch::new().dispatch(every);
    }
    let mut out = Vec::new();
    for (unit, (value, by)) in column.iter_mut().zip(denominator).enumerate() {
        if value.is_nan() {
            continue;
        }
        let quotient = *value / (by / scale);
        let why = match by {
            by if by.is_nan() => Some(Why::NoDenominator),
            0.0 => Some(Why::Zero),
            _ if !quotient.is_finite() => Some(Why::OutOfRange),
            _ => None,
        };
        if let Some(why) = why {
            out.push(Undivided { unit, why });
        }
        *value = if why.is_none() { quotient } else { f64::NAN };
    }
    out
}

/// Whether every value can be divided by every denominator, as long as the quotient is a number. To be compiled for each kind
/// of processor.
struct Clean<'d> {
    denominator: &'d [f64],
    scale: f64,
}

impl NullaryFnOnce for Clean<'_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        let clean = |by: &f64| {
            let by = (by / self.scale).abs();
            (by > 0.0) & (by < f64::INFINITY)
        };
        self.denominator
            .iter()
            .fold(true, |all, by| all & clean(by))
    }
}

/// Divides by denominators that are clean. To be compiled likewise.
struct Every<'d> {
    column: &'d mut [f64],
    denominator: &'d [f64],
    scale: f64,
}

impl NullaryFnOnce for Every<'_> {
    type Output = Vec<Undivided>;

    #[inline(always)]
    fn call(self) -> Vec<Undivided> {
        let mut beyond = false;
        for (value, by) in self.column.iter_mut().zip(self.denominator) {
            *value /= by / self.scale;
            beyond |= value.is_infinite();
        }
        let mut out = Vec::new();
        let cells = self.column.iter_mut().enumerate();
        for (unit, value) in cells.filter(|(_, x)| beyond && x.is_infinite()) {
            let why = Why::OutOfRange;
            out.push(Undivided { unit, why });
            *value = f64::NAN;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_beyond_the_range_of_numbers_are_missing_and_named() {
        let mut column = [10.0, 1e300, f64::NAN, -1e300];
        let found = denominate(&mut column, &[5.0, 1e-300, 1e-300, 1e-300], 1.0);
        assert!(column[1..].iter().all(|x| x.is_nan()));
        assert_eq!(column[0].to_bits(), 2.0_f64.to_bits());
        let named: Vec<_> = found.iter().map(|u| (u.unit, u.why)).collect();
        assert_eq!(named, [(1, Why::OutOfRange), (3, Why::OutOfRange)]);
    }

    #[test]
    fn what_cannot_be_divided_is_missing_and_named() {
        let mut column = [10.0, 20.0, f64::NAN, 1.0, 1e300, -4.0];
        let by = [5.0, f64::NAN, 2.0, 0.0, 1e-300, 8.0];
        let found = denominate(&mut column, &by, 1000.0);
        let words: Vec<String> = column.iter().map(ToString::to_string).collect();
        assert_eq!(words, ["2000", "NaN", "NaN", "NaN", "NaN", "-500"]);
        let named: Vec<_> = found.iter().map(|u| (u.unit, u.why)).collect();
        assert_eq!(
            named,
            [
                (1, Why::NoDenominator),
                (3, Why::Zero),
                (4, Why::OutOfRange)
            ]
        );
    }
}
