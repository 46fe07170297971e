//! Percentile rank: only the order of the units counts, not the distances between them.
//!
//! Robust against outliers and odd units; says nothing about how far apart units are, and a unit's
//! score changes when others do.

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader, positive};
use waymark_numerics::missing::count_present;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::mid_ranks;

pub(super) const CODE: &str = "rank";

/// Percentile rank, equal values sharing the mean of their ranks.
///
/// *Formula*
/// ```text
/// higher is better   scale * (rank - 1) / (n - 1)
/// lower is better    scale * (n - rank) / (n - 1)
/// ```
/// with rank 1 for the lowest of the `n` present values.
///
/// *Units and range*: 0 to `scale` (default 100).
///
/// *Missing values*: stay missing and take no rank.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5;
/// `n_prank` of COINr, which gives ties the lowest rank instead of the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    scale: f64,
}

impl Rank {
    /// Checks the upper end of the scale.
    ///
    /// *Errors*: a scale that is not a finite number above zero.
    pub fn try_new(scale: f64) -> Result<Self, ParameterFault> {
        Ok(Self {
            scale: positive("scale", scale)?,
        })
    }

    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        spread(column)?;
        let count = as_f64(count_present(column));
        let ranks = mid_ranks(column);
        for (value, rank) in column.iter_mut().zip(ranks) {
            let behind = match direction {
                Direction::HigherIsBetter => rank - 1.0,
                Direction::LowerIsBetter => count - rank,
            };
            *value = self.scale * (behind / (count - 1.0));
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let made = Rank::try_new(reader.number_or("scale", 100.0));
    reader.finish(made.map(Normalisation::Rank))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn ties_share_their_place_either_way_round() {
        let method = Normalisation::Rank(Rank::try_new(100.0).unwrap());
        let column = [5.0, 7.0, f64::NAN, 7.0, 9.0, 20.0];
        assert_eq!(
            scaled(method, &column, HIGHER),
            Ok("0 37.5 - 37.5 75 100".to_owned())
        );
        assert_eq!(
            scaled(method, &column, LOWER),
            Ok("100 62.5 - 62.5 25 0".to_owned())
        );
    }

    #[test]
    fn a_negative_scale_is_refused() {
        assert_eq!(
            Rank::try_new(-1.0),
            Err(ParameterFault::NotPositive { name: "scale" })
        );
    }
}
