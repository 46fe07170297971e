//! Logistic: differences near the middle count fully, those far out ever less.
//!
//! For indicators whose extremes are believed less than their middle, without pulling single values in.

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader, positive};
use waymark_numerics::math::exp;
use waymark_numerics::moments::moments;

pub(super) const CODE: &str = "logistic";

/// The logistic curve of the z-score.
///
/// *Formula*
/// ```text
/// z = (x - mean) / sd          (turned round where lower is better)
/// scale / (1 + exp(-steepness z))
/// ```
/// with the sample standard deviation.
///
/// *Units and range*: 0 to `scale` (default 100), neither reached; `steepness` (default 1) above 0.
///
/// *Missing values*: stay missing and take no part in mean and deviation.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5 (non-linear scaling).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Logistic {
    scale: f64,
    steepness: f64,
}

impl Logistic {
    /// Checks the parameters.
    ///
    /// *Errors*: a number that is not finite and above zero.
    pub fn try_new(scale: f64, steepness: f64) -> Result<Self, ParameterFault> {
        Ok(Self {
            scale: positive("scale", scale)?,
            steepness: positive("steepness", steepness)?,
        })
    }

    /// The upper end of the scale.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        spread(column)?;
        let found = moments(column).ok_or(Unscalable::NoData)?;
        let deviation = found.deviation.filter(|d| d.is_finite() && *d > 0.0);
        let deviation = deviation.ok_or(Unscalable::OutOfRange)?;
        let sign = match direction {
            Direction::HigherIsBetter => 1.0,
            Direction::LowerIsBetter => -1.0,
        };
        for value in column.iter_mut().filter(|v| !v.is_nan()) {
            let z = sign * (*value - found.mean) / deviation;
            *value = self.scale / (1.0 + exp(-self.steepness * z));
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let (scale, steepness) = (
        reader.number_or("scale", 100.0),
        reader.number_or("steepness", 1.0),
    );
    reader.finish(Logistic::try_new(scale, steepness).map(Normalisation::Logistic))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER};
    use super::*;

    #[test]
    fn the_middle_is_half_and_the_ends_mirror_each_other() {
        let method = Logistic::try_new(1.0, 1.0).unwrap();
        let mut column = [1.0, 2.0, 3.0, f64::NAN];
        method.apply(&mut column, HIGHER).unwrap();
        let [low, middle, high, missing] = column;
        assert!((middle - 0.5).abs() < 1e-15 && missing.is_nan());
        assert!((low + high - 1.0).abs() < 1e-15);
        assert!((high - 1.0 / (1.0 + exp(-1.0))).abs() < 1e-15);
        let mut turned = [1.0, 2.0, 3.0];
        method.apply(&mut turned, LOWER).unwrap();
        assert!((turned[0] - high).abs() < 1e-15);
    }

    #[test]
    fn parameters_must_be_positive() {
        let fault = ParameterFault::NotPositive { name: "steepness" };
        assert_eq!(Logistic::try_new(1.0, 0.0), Err(fault));
        assert_eq!(
            Logistic::try_new(1.0, 1.0)
                .unwrap()
                .apply(&mut [2.0, 2.0], HIGHER),
            Err(Unscalable::Constant { value: 2.0 })
        );
    }
}
