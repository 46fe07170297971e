//! Distance to target across units: the worst observed value gets 0, a fixed target the upper end.
//!
//! This scales the *level* of an indicator for an index. How far a promise has come from its
//! baseline is another question, answered by [`crate::progress()`].

use super::{Direction, Normalisation, Unscalable, share_of_way, spread};
use crate::parameters::{ParameterFault, Reader, finite, positive};

pub(super) const CODE: &str = "distance_to_target";

/// Share of the way from the worst observed value to a target.
///
/// *Formula*
/// ```text
/// higher is better   scale * (x - min) / (target - min)
/// lower is better    scale * (max - x) / (max - target)
/// ```
/// at most `scale` if capped.
///
/// *Units and range*: `target` in the indicator's unit; the result 0 to `scale` (default 100) if
/// capped (the default), else 0 and more.
///
/// *Missing values*: stay missing and take no part in min and max.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`; a
/// target no better than the worst value is `TargetNotAhead`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5;
/// `n_dist2targ` of COINr, which gives infinite or turned-round scores where the target is not ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DistanceToTarget {
    target: f64,
    cap: Cap,
    scale: f64,
}

/// What happens to units that are past the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// They count as being at it.
    AtTarget,
    /// They get more than the scale.
    Never,
}

impl DistanceToTarget {
    /// Checks the target and the scale.
    ///
    /// *Errors*: a number that is not finite, a scale that is not positive.
    pub fn try_new(target: f64, cap: Cap, scale: f64) -> Result<Self, ParameterFault> {
        Ok(Self {
            target: finite("target", target)?,
            cap,
            scale: positive("scale", scale)?,
        })
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (min, max) = spread(column)?;
        let (worst, ahead) = match direction {
            Direction::HigherIsBetter => (min, self.target > min),
            Direction::LowerIsBetter => (max, self.target < max),
        };
        if !ahead {
            return Err(Unscalable::TargetNotAhead {
                target: self.target,
                worst,
            });
        }
        let (cap, scale) = (self.cap, self.scale);
        share_of_way(column, worst, self.target, |share| match cap {
            Cap::AtTarget if share > 1.0 => scale,
            Cap::AtTarget | Cap::Never => scale * share,
        });
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let cap = if reader.flag_or("cap", true) {
        Cap::AtTarget
    } else {
        Cap::Never
    };
    let (target, scale) = (reader.number("target"), reader.number_or("scale", 100.0));
    reader
        .finish(DistanceToTarget::try_new(target, cap, scale).map(Normalisation::DistanceToTarget))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    fn to(target: f64, cap: Cap) -> Normalisation {
        Normalisation::DistanceToTarget(DistanceToTarget::try_new(target, cap, 100.0).unwrap())
    }

    #[test]
    fn the_target_gets_100_and_units_past_it_no_more_if_capped() {
        let column = [10.0, 20.0, f64::NAN, 40.0];
        assert_eq!(
            scaled(to(30.0, Cap::AtTarget), &column, HIGHER),
            Ok("0 50 - 100".to_owned())
        );
        assert_eq!(
            scaled(to(30.0, Cap::Never), &column, HIGHER),
            Ok("0 50 - 150".to_owned())
        );
        assert_eq!(
            scaled(to(20.0, Cap::Never), &column, LOWER),
            Ok("150 100 - 0".to_owned())
        );
    }

    #[test]
    fn a_target_behind_the_worst_is_named() {
        let expected = Unscalable::TargetNotAhead {
            target: 1.0,
            worst: 1.0,
        };
        assert_eq!(
            scaled(to(1.0, Cap::Never), &[1.0, 2.0], HIGHER),
            Err(expected)
        );
        let expected = Unscalable::TargetNotAhead {
            target: 3.0,
            worst: 2.0,
        };
        assert_eq!(
            scaled(to(3.0, Cap::Never), &[1.0, 2.0], LOWER),
            Err(expected)
        );
    }
}
