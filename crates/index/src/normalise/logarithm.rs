//! Logarithmic shares: differences among small values count more than the same differences among great ones.

use waymark_numerics::math::ln;
use waymark_numerics::missing::{count_present, present};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::same;
use waymark_numerics::sum::sum_of;

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader};

pub(super) const CODE: &str = "logarithm";

/// A logarithm as a part of all logarithms.
///
/// *Formula*, over the n values that are there
/// ```text
/// higher is better   ln x / sum(ln x)
/// lower is better    (1 - ln x / sum(ln x)) / (n - 1)
/// ```
/// *Units and range*: sums to 1; from 0 to 1 where all values are at least 1.
///
/// *Missing values*: stay missing and take no part.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`; a value that is not above zero is
/// `NotPositive`; logarithms that sum to nothing leave the scale `OutOfRange`.
///
/// *Source*: Zavadskas and Turskis (2008), A new logarithmic normalization method; `logarithmic_normalization` of pymcdm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logarithm;

impl Logarithm {
    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (min, _) = spread(column)?;
        let there = count_present(column);
        if min <= 0.0 {
            return Err(Unscalable::NotPositive { value: min });
        }
        let whole = sum_of(present(column).map(ln));
        if same(whole, 0.0) {
            return Err(Unscalable::OutOfRange);
        }
        for value in column {
            let part = ln(*value) / whole;
            *value = match direction {
                Direction::HigherIsBetter => part,
                Direction::LowerIsBetter => (1.0 - part) / as_f64(there - 1),
            };
        }
        Ok(())
    }
}

pub(super) fn read(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    reader.finish(Ok(Normalisation::Logarithm(Logarithm)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn parts_of_all_logarithms() {
        let rule = Normalisation::Logarithm(Logarithm);
        let column = [2.0, f64::NAN, 8.0];
        assert_eq!(scaled(rule, &column, HIGHER), Ok("0.25 - 0.75".to_owned()));
        assert_eq!(scaled(rule, &column, LOWER), Ok("0.75 - 0.25".to_owned()));
        let fault = Err(Unscalable::NotPositive { value: 0.0 });
        assert_eq!(scaled(rule, &[0.0, 1.0], HIGHER), fault);
        assert_eq!(
            scaled(rule, &[0.5, 2.0], HIGHER),
            Err(Unscalable::OutOfRange)
        );
    }
}
