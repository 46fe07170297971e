//! Around a reference: the reference value scores the centre, the whole range of the column spans the width.
//!
//! This is the scale of the adjusted index of Mazziotta and Pareto: scores lie about 100 and mostly from 70 to 130, and
//! over all years together they can be compared from year to year.

use waymark_numerics::missing::present;
use waymark_numerics::sum::mean;

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader, finite, positive};

pub(super) const CODE: &str = "around";

/// Distance from a reference value in parts of the column's range.
///
/// *Formula*
/// ```text
/// higher is better   centre + width (x - reference) / (max - min)
/// lower is better    centre - width (x - reference) / (max - min)
/// ```
/// *Units and range*: `reference` in the indicator's unit, by default the mean of the column; the result about `centre`
/// (100), within `width` (60) on either side.
///
/// *Missing values*: stay missing and take no part.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: Mazziotta and Pareto (2016), On a generalized non-compensatory composite index for measuring socio-economic
/// phenomena: `(x - lo) / (hi - lo) 60 + 70` with goalposts at the reference plus and minus half of the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    reference: Option<f64>,
    centre: f64,
    width: f64,
}

impl Around {
    /// Checks reference, centre and width.
    ///
    /// *Errors*: a number that is not finite, a width that is not above zero.
    pub fn try_new(
        reference: Option<f64>,
        centre: f64,
        width: f64,
    ) -> Result<Self, ParameterFault> {
        let reference = reference.map(|x| finite("reference", x)).transpose()?;
        Ok(Self {
            reference,
            centre: finite("centre", centre)?,
            width: positive("width", width)?,
        })
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (min, max) = spread(column)?;
        let there: Vec<f64> = present(column).collect();
        let reference = self.reference.or_else(|| mean(&there));
        let reference = reference.ok_or(Unscalable::NoData)?;
        let width = match direction {
            Direction::HigherIsBetter => self.width,
            Direction::LowerIsBetter => -self.width,
        };
        for value in column {
            *value = self.centre + width * ((*value - reference) / (max - min));
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let reference = reader.number_or("reference", f64::NAN);
    let reference = (!reference.is_nan()).then_some(reference);
    let (centre, width) = (
        reader.number_or("centre", 100.0),
        reader.number_or("width", 60.0),
    );
    reader.finish(Around::try_new(reference, centre, width).map(Normalisation::Around))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn the_reference_scores_the_centre_either_way_round() {
        let around =
            |reference| Normalisation::Around(Around::try_new(reference, 100.0, 60.0).unwrap());
        let column = [0.0, 10.0, f64::NAN, 20.0];
        let found = scaled(around(Some(10.0)), &column, HIGHER);
        assert_eq!(found, Ok("70 100 - 130".to_owned()));
        let found = scaled(around(Some(20.0)), &column, LOWER);
        assert_eq!(found, Ok("160 130 - 100".to_owned()));
        let found = scaled(around(None), &column, HIGHER);
        assert_eq!(found, Ok("70 100 - 130".to_owned()));
    }
}
