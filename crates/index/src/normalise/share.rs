//! Shares: each value as a part of the greatest, of the sum, or of the length of all values.
//!
//! Keeps the ratios between units, which min-max does not; needs values that cannot be negative.

use super::{Direction, Normalisation, Unscalable};
use crate::parameters::{ParameterFault, Reader};
use waymark_numerics::math::sqrt;
use waymark_numerics::missing::{count_present, present};
use waymark_numerics::order::range;
use waymark_numerics::sum::sum_of;

pub(super) const CODE: &str = "share";

/// A value as a part of a whole.
///
/// *Formula*
/// ```text
/// higher is better   x / max           x / sum(x)             x / sqrt(sum(x^2))
/// lower is better    min / x           (1/x) / sum(1/x)       1 - x / sqrt(sum(x^2))
/// ```
/// *Units and range*: 0 to 1; the best unit has 1 with `Greatest`. A negative value is a negative part of the greatest.
///
/// *Missing values*: stay missing and take no part.
///
/// *Errors*: a column without values is `NoData`; a negative value (but where more is better and the whole is the
/// greatest), a whole of zero, or a zero where one is divided by it is `NotPositive`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; `n_fracmax` of COINr, which turns the
/// order round where lower is better; sum and vector normalisation of pymcdm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// What it is a part of.
    pub of: Whole,
}

/// What a value is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// The greatest value.
    Greatest,
    /// The sum of the values.
    Sum,
    /// The length of the values as a vector.
    Length,
}

impl Share {
    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        if count_present(column) == 0 {
            return Err(Unscalable::NoData);
        }
        let (min, max) = range(column).ok_or(Unscalable::NoData)?;
        let lower = direction == Direction::LowerIsBetter;
        let divides = lower && self.of != Whole::Length;
        let may_be_negative = self.of == Whole::Greatest && !lower;
        if (min < 0.0 && !may_be_negative) || max <= 0.0 || (divides && min <= 0.0) {
            return Err(Unscalable::NotPositive { value: min });
        }
        // Divided by the greatest first, so that no square or sum leaves the range of numbers.
        column
            .iter_mut()
            .for_each(|x| *x = if divides { min / *x } else { *x / max });
        let whole = match self.of {
            Whole::Greatest => 1.0,
            Whole::Sum => sum_of(present(column)),
            Whole::Length => sqrt(sum_of(present(column).map(|x| x * x))),
        };
        for value in column {
            let part = *value / whole;
            *value = if lower && !divides { 1.0 - part } else { part };
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let of = match (
        reader.flag_or("of_sum", false),
        reader.flag_or("of_length", false),
    ) {
        (true, _) => Whole::Sum,
        (false, true) => Whole::Length,
        (false, false) => Whole::Greatest,
    };
    reader.finish(Ok(Normalisation::Share(Share { of })))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn parts_of_the_three_wholes_either_way_round() {
        let of = |of, column: &[f64], direction| {
            scaled(Normalisation::Share(Share { of }), column, direction)
        };
        let column = [1.0, f64::NAN, 2.0, 4.0];
        assert_eq!(
            of(Whole::Greatest, &column, HIGHER),
            Ok("0.25 - 0.5 1".to_owned())
        );
        assert_eq!(
            of(Whole::Greatest, &column, LOWER),
            Ok("1 - 0.5 0.25".to_owned())
        );
        assert_eq!(
            of(Whole::Sum, &[1.0, 3.0], HIGHER),
            Ok("0.25 0.75".to_owned())
        );
        assert_eq!(
            of(Whole::Sum, &[1.0, 3.0], LOWER),
            Ok("0.75 0.25".to_owned())
        );
        assert_eq!(
            of(Whole::Length, &[3.0, 4.0], HIGHER),
            Ok("0.6 0.8".to_owned())
        );
        assert_eq!(of(Whole::Length, &[0.0, 4.0], LOWER), Ok("1 0".to_owned()));
    }

    #[test]
    fn what_cannot_be_a_part_is_named() {
        let share = Normalisation::Share(Share {
            of: Whole::Greatest,
        });
        let fault = |value| Err(Unscalable::NotPositive { value });
        assert_eq!(scaled(share, &[2.0, -1.0], LOWER), fault(-1.0));
        let of_sum = Normalisation::Share(Share { of: Whole::Sum });
        assert_eq!(scaled(of_sum, &[2.0, -1.0], HIGHER), fault(-1.0));
        // `n_fracmax` of COINr gives the same.
        assert_eq!(scaled(share, &[2.0, -1.0], HIGHER), Ok("1 -0.5".to_owned()));
        assert_eq!(scaled(share, &[-2.0, -1.0], HIGHER), fault(-2.0));
        assert_eq!(scaled(share, &[0.0, 0.0], HIGHER), fault(0.0));
        assert_eq!(scaled(share, &[0.0, 5.0], LOWER), fault(0.0));
        assert_eq!(scaled(share, &[0.0, 5.0], HIGHER), Ok("0 1".to_owned()));
    }
}
