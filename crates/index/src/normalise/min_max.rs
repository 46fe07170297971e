//! Min-max: the worst observed value gets the lower end of the scale, the best the upper end.
//!
//! Not for comparing years that were scaled apart: a new extreme moves every score. Use
//! [`goalposts`](super::goalposts) with fixed ends for that.

use pulp::{Arch, NullaryFnOnce};

use super::{Direction, Normalisation, Unscalable, share_of_way, spread};
use crate::parameters::{ParameterFault, Reader, finite, ordered};
use waymark_numerics::order::{clamp, range_within};

pub(super) const CODE: &str = "min_max";

/// Min-max onto `lo..=hi`.
///
/// *Formula*
/// ```text
/// higher is better   lo + (hi - lo) * (x - min) / (max - min)
/// lower is better    lo + (hi - lo) * (max - x) / (max - min)
/// ```
/// with min and max over all rows given.
///
/// *Units and range*: `lo` (default 0) to `hi` (default 100); without a unit.
///
/// *Missing values*: stay missing and take no part in min and max.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5;
/// `n_minmax` of COINr.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MinMax {
    lo: f64,
    hi: f64,
}

impl MinMax {
    /// Checks the ends of the scale.
    ///
    /// *Errors*: an end that is not finite, or ends that are not in order.
    pub fn try_new(lo: f64, hi: f64) -> Result<Self, ParameterFault> {
        let (lo, hi) = ordered(("lo", lo), ("hi", hi))?;
        finite("hi", hi - lo)?;
        Ok(Self { lo, hi })
    }

    /// The ends of the scale.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.lo, self.hi)
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let scaled = Arch::new().dispatch(Scale {
            column,
            direction,
            ends: (self.lo, self.hi),
        });
        if scaled {
            Ok(())
        } else {
            spread(column).map(|_| ())
        }
    }
}

/// To be compiled for each kind of processor.
struct Scale<'a> {
    column: &'a mut [f64],
    direction: Direction,
    ends: (f64, f64),
}

impl NullaryFnOnce for Scale<'_> {
    /// Whether there were two values to lie between.
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        let Some((min, max)) = range_within(self.column).filter(|(min, max)| min < max) else {
            return false;
        };
        let (worst, best) = match self.direction {
            Direction::HigherIsBetter => (min, max),
            Direction::LowerIsBetter => (max, min),
        };
        let (lo, hi) = self.ends;
        share_of_way(self.column, worst, best, |share| {
            clamp(lo + (hi - lo) * share, lo, hi)
        });
        true
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let made = MinMax::try_new(reader.number_or("lo", 0.0), reader.number_or("hi", 100.0));
    reader.finish(made.map(Normalisation::MinMax))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    fn percent() -> Normalisation {
        Normalisation::MinMax(MinMax::try_new(0.0, 100.0).unwrap())
    }

    #[test]
    fn worst_gets_0_and_best_gets_100_either_way_round() {
        let column = [2.0, f64::NAN, 6.0, 3.0];
        assert_eq!(
            scaled(percent(), &column, HIGHER),
            Ok("0 - 100 25".to_owned())
        );
        assert_eq!(
            scaled(percent(), &column, LOWER),
            Ok("100 - 0 75".to_owned())
        );
    }

    #[test]
    fn another_scale_is_kept_to() {
        let method = Normalisation::MinMax(MinMax::try_new(1.0, 5.0).unwrap());
        assert_eq!(
            scaled(method, &[0.0, 10.0, 5.0], HIGHER),
            Ok("1 5 3".to_owned())
        );
    }

    #[test]
    fn values_across_the_whole_range_of_numbers_are_scaled() {
        let column = [f64::MIN, 0.0, f64::MAX];
        assert_eq!(
            scaled(percent(), &column, HIGHER),
            Ok("0 50 100".to_owned())
        );
    }

    #[test]
    fn ends_out_of_order_are_refused() {
        let order = ParameterFault::Order {
            low: "lo",
            high: "hi",
        };
        assert_eq!(MinMax::try_new(1.0, 1.0), Err(order));
        assert_eq!(
            MinMax::try_new(f64::NAN, 1.0),
            Err(ParameterFault::NotFinite { name: "lo" })
        );
    }
}
