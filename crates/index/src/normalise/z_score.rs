//! z-score: how many standard deviations a value lies from the mean of all units.
//!
//! Gives negative scores, so it goes with the arithmetic mean only; a single extreme value keeps its
//! weight, unlike under min-max.

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader, finite, positive};
use waymark_numerics::moments::moments;

pub(super) const CODE: &str = "z_score";

/// Standardised onto a mean and a standard deviation.
///
/// *Formula*
/// ```text
/// higher is better   mean + sd * (x - m) / s
/// lower is better    mean - sd * (x - m) / s
/// ```
/// with `m` the mean and `s` the sample standard deviation (divisor `n - 1`) of the present values.
///
/// *Units and range*: any number around `mean` (default 0) in steps of `sd` (default 1).
///
/// *Missing values*: stay missing; `n` counts what is there.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5;
/// `n_zscore` of COINr.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZScore {
    mean: f64,
    sd: f64,
}

impl ZScore {
    /// Checks the mean and the standard deviation to be reached.
    ///
    /// *Errors*: a number that is not finite, a deviation that is not positive.
    pub fn try_new(mean: f64, sd: f64) -> Result<Self, ParameterFault> {
        Ok(Self {
            mean: finite("mean", mean)?,
            sd: positive("sd", sd)?,
        })
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (low, _) = spread(column)?;
        let found = moments(column).ok_or(Unscalable::NoData)?;
        // Different values whose squared distances vanish are as good as equal.
        let deviation = found
            .deviation
            .filter(|deviation| *deviation > 0.0)
            .ok_or(Unscalable::Constant { value: low })?;
        if !deviation.is_finite() {
            return Err(Unscalable::OutOfRange);
        }
        let sd = match direction {
            Direction::HigherIsBetter => self.sd,
            Direction::LowerIsBetter => -self.sd,
        };
        for value in column {
            *value = self.mean + sd * ((*value - found.mean) / deviation);
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let made = ZScore::try_new(reader.number_or("mean", 0.0), reader.number_or("sd", 1.0));
    reader.finish(made.map(Normalisation::ZScore))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn mean_and_sample_deviation_are_reached() {
        let method = Normalisation::ZScore(ZScore::try_new(100.0, 10.0).unwrap());
        let column = [1.0, 2.0, f64::NAN, 3.0];
        assert_eq!(
            scaled(method, &column, HIGHER),
            Ok("90 100 - 110".to_owned())
        );
        assert_eq!(
            scaled(method, &column, LOWER),
            Ok("110 100 - 90".to_owned())
        );
    }

    #[test]
    fn squares_beyond_the_range_of_numbers_are_named() {
        let method = Normalisation::ZScore(ZScore::try_new(0.0, 1.0).unwrap());
        assert_eq!(
            scaled(method, &[1e300, -1e300], HIGHER),
            Err(Unscalable::OutOfRange)
        );
    }

    #[test]
    fn a_deviation_of_zero_is_refused() {
        let fault = ZScore::try_new(0.0, 0.0).unwrap_err();
        assert_eq!(fault, ParameterFault::NotPositive { name: "sd" });
    }
}
