//! Goalposts: fixed ends set by people (a natural minimum, an aspiration), not by the data.
//!
//! Scores of different years and editions stay comparable, and one unit's change moves no other
//! unit's score. The choice of the ends is a value judgement: publish where they come from.

use super::{Direction, Normalisation, Unscalable, share_of_way};
use crate::parameters::{ParameterFault, Reader, finite, ordered, positive};
use waymark_numerics::order::{clamp, range};

pub(super) const CODE: &str = "goalposts";

/// Position between two fixed ends.
///
/// *Formula*
/// ```text
/// higher is better   scale * (x - lo) / (hi - lo)
/// lower is better    scale * (hi - x) / (hi - lo)
/// ```
/// moved into `0..=scale` if truncated.
///
/// *Units and range*: `lo` and `hi` in the indicator's unit; the result 0 to `scale` (default 100)
/// if truncated (the default), else any number.
///
/// *Missing values*: stay missing.
///
/// *Errors*: a column without any value is `NoData`. Constant columns and single values are scaled
/// like others, as the ends do not depend on them.
///
/// *Source*: UNDP Human Development Report, technical note 1 (fixed minimum and maximum);
/// `n_goalposts` of COINr.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goalposts {
    lo: f64,
    hi: f64,
    truncate: Truncate,
    scale: f64,
}

/// What happens to values beyond the goalposts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truncate {
    /// They count as the nearer end.
    AtEnds,
    /// They run on beyond the scale.
    Never,
}

impl Goalposts {
    /// Checks the ends and the scale.
    ///
    /// *Errors*: a number that is not finite, ends out of order, a scale that is not positive.
    pub fn try_new(
        lo: f64,
        hi: f64,
        truncate: Truncate,
        scale: f64,
    ) -> Result<Self, ParameterFault> {
        let (lo, hi) = ordered(("lo", lo), ("hi", hi))?;
        finite("hi", hi - lo)?;
        Ok(Self {
            lo,
            hi,
            truncate,
            scale: positive("scale", scale)?,
        })
    }

    /// The ends of the scale, where values beyond the goalposts count as at them.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        match self.truncate {
            Truncate::AtEnds => Some((0.0, self.scale)),
            Truncate::Never => None,
        }
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        range(column).ok_or(Unscalable::NoData)?;
        let (worst, best) = match direction {
            Direction::HigherIsBetter => (self.lo, self.hi),
            Direction::LowerIsBetter => (self.hi, self.lo),
        };
        match self.truncate {
            Truncate::AtEnds => {
                share_of_way(column, worst, best, |share| {
                    self.scale * clamp(share, 0.0, 1.0)
                });
            }
            Truncate::Never => share_of_way(column, worst, best, |share| self.scale * share),
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let truncate = if reader.flag_or("truncate", true) {
        Truncate::AtEnds
    } else {
        Truncate::Never
    };
    let (lo, hi, scale) = (
        reader.number("lo"),
        reader.number("hi"),
        reader.number_or("scale", 100.0),
    );
    reader.finish(Goalposts::try_new(lo, hi, truncate, scale).map(Normalisation::Goalposts))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    /// Life expectancy in the Human Development Index: 20 to 85 years.
    fn life(truncate: Truncate) -> Normalisation {
        Normalisation::Goalposts(Goalposts::try_new(20.0, 85.0, truncate, 1.0).unwrap())
    }

    #[test]
    fn the_ends_are_fixed_whatever_the_data() {
        let column = [52.5, f64::NAN];
        assert_eq!(
            scaled(life(Truncate::AtEnds), &column, HIGHER),
            Ok("0.5 -".to_owned())
        );
    }

    #[test]
    fn beyond_the_ends_is_cut_or_kept_as_declared() {
        let column = [7.0, 98.0];
        assert_eq!(
            scaled(life(Truncate::AtEnds), &column, HIGHER),
            Ok("0 1".to_owned())
        );
        assert_eq!(
            scaled(life(Truncate::Never), &column, HIGHER),
            Ok("-0.2 1.2".to_owned())
        );
        assert_eq!(
            scaled(life(Truncate::Never), &column, LOWER),
            Ok("1.2 -0.2".to_owned())
        );
    }

    #[test]
    fn an_empty_column_has_no_data() {
        assert_eq!(
            scaled(life(Truncate::Never), &[f64::NAN], HIGHER),
            Err(Unscalable::NoData)
        );
    }

    #[test]
    fn a_scale_of_zero_is_refused() {
        let fault = Goalposts::try_new(0.0, 1.0, Truncate::Never, 0.0).unwrap_err();
        assert_eq!(fault, ParameterFault::NotPositive { name: "scale" });
    }
}
