//! Percentile rank: only the order of the units counts, not the distances between them.
//!
//! Robust against outliers and odd units; says nothing about how far apart units are, and a unit's
//! score changes when others do.

use super::{Direction, Normalisation, Place, Ties, Unscalable, place, spread};
use crate::parameters::{ParameterFault, Reader, positive};
use waymark_numerics::missing::count_present;
use waymark_numerics::moments::as_f64;

pub(super) const CODE: &str = "rank";

/// Percentile rank, equal values sharing the mean of their ranks where nothing else is said.
///
/// *Formula*
/// ```text
/// scale * (rank - 1) / (n - 1)
/// ```
/// with rank 1 for the worst of the `n` present values.
///
/// *Units and range*: 0 to `scale` (default 100).
///
/// *Missing values*: stay missing and take no rank.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5;
/// `n_prank` of COINr, which gives ties the lowest rank ([`Ties::Least`]) where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    scale: f64,
    ties: Ties,
}

impl Rank {
    /// Checks the upper end of the scale.
    ///
    /// *Errors*: a scale that is not a finite number above zero.
    pub fn try_new(scale: f64) -> Result<Self, ParameterFault> {
        Ok(Self {
            scale: positive("scale", scale)?,
            ties: Ties::Mean,
        })
    }

    /// The same with another rule for equal values.
    #[must_use]
    pub fn with_ties(self, ties: Ties) -> Self {
        Self { ties, ..self }
    }

    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        spread(column)?;
        let last = as_f64(count_present(column)) - 1.0;
        let (ties, borda) = (self.ties, true);
        Place { ties, borda }.apply(column, direction)?;
        for behind in column {
            *behind = self.scale * (*behind / last);
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let ties = place::ties(&mut reader);
    let made = Rank::try_new(reader.number_or("scale", 100.0));
    reader.finish(made.map(|rank| Normalisation::Rank(rank.with_ties(ties))))
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

    /// As `n_prank` of COINr 1.1.14 has it: `rank(x, ties.method = "min")` less one, over n - 1.
    #[test]
    fn ties_take_the_least_or_the_greatest_place_where_that_is_said() {
        let column = [5.0, 7.0, f64::NAN, 7.0, 9.0, 20.0];
        let of = |ties, direction| {
            let rank = Rank::try_new(100.0).unwrap().with_ties(ties);
            scaled(Normalisation::Rank(rank), &column, direction).unwrap()
        };
        assert_eq!(of(Ties::Least, HIGHER), "0 25 - 25 75 100");
        assert_eq!(of(Ties::Greatest, HIGHER), "0 50 - 50 75 100");
        assert_eq!(of(Ties::Least, LOWER), "100 50 - 50 25 0");
        assert_eq!(of(Ties::Greatest, LOWER), "100 75 - 75 25 0");
    }

    #[test]
    fn a_negative_scale_is_refused() {
        assert_eq!(
            Rank::try_new(-1.0),
            Err(ParameterFault::NotPositive { name: "scale" })
        );
    }
}
