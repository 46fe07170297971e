//! No scale: figures that are scores already stay what they are.

use super::{Direction, Normalisation, Unscalable};
use crate::parameters::{ParameterFault, Reader};
use waymark_numerics::missing::count_present;

pub(super) const CODE: &str = "as_it_is";

/// The figures themselves, turned so that more is better.
///
/// *Formula*
/// ```text
/// higher is better   x
/// lower is better    -x
/// ```
/// *Units and range*: those of the indicator.
///
/// *Missing values*: stay missing.
///
/// *Errors*: a column without values is `NoData`.
///
/// *Source*: `f_n = "none"` of COINr.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsItIs;

impl AsItIs {
    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        if count_present(column) == 0 {
            return Err(Unscalable::NoData);
        }
        if direction == Direction::LowerIsBetter {
            // Zero is taken from zero, so that none becomes minus zero.
            column.iter_mut().for_each(|value| *value = 0.0 - *value);
        }
        Ok(())
    }
}

pub(super) fn read(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    reader.finish(Ok(Normalisation::AsItIs(AsItIs)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn figures_stay_or_are_turned() {
        let method = Normalisation::AsItIs(AsItIs);
        let column = [5.0, 0.0, f64::NAN, -2.5];
        assert_eq!(scaled(method, &column, HIGHER), Ok("5 0 - -2.5".to_owned()));
        assert_eq!(scaled(method, &column, LOWER), Ok("-5 0 - 2.5".to_owned()));
        assert_eq!(scaled(method, &[f64::NAN], LOWER), Err(Unscalable::NoData));
    }
}
