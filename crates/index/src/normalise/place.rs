//! Place: the rank itself, from the lowest value upwards, or the number of units left behind (Borda).
//!
//! Robust against outliers; the scale depends on how many units there are. Use [`rank`](super::rank) for a percentage.

use super::{Direction, Normalisation, Unscalable};
use crate::parameters::{ParameterFault, Reader};
use waymark_numerics::missing::count_present;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{ascending, same};

pub(super) const CODE: &str = "place";

/// The place of each unit, 1 (or 0) for the worst.
///
/// *Formula*
/// ```text
/// rank    number of units with a worse value, plus one
/// Borda   number of units with a worse value
/// ```
/// Units with equal values share the place that [`Ties`] says.
///
/// *Units and range*: 1 to the number of units that have a value; Borda 0 to one less.
///
/// *Missing values*: stay missing and take no place.
///
/// *Errors*: a column without values is `NoData`. Equal values are no fault: all share a place.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; `n_rank` and `n_borda` of COINr.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which place equal values share.
    pub ties: Ties,
    /// Whether the worst unit has place 0.
    pub borda: bool,
}

/// Which place equal values share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// The lowest of theirs.
    Least,
    /// The mean of theirs.
    Mean,
    /// The highest of theirs.
    Greatest,
}

impl Place {
    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        if count_present(column) == 0 {
            return Err(Unscalable::NoData);
        }
        if direction == Direction::LowerIsBetter {
            column.iter_mut().for_each(|value| *value = -*value);
        }
        let order = ascending(column);
        let worst = if self.borda { 0.0 } else { 1.0 };
        let mut placed = vec![f64::NAN; column.len()];
        let mut behind = 0;
        for tied in order.chunk_by(|a, b| same(column[*a], column[*b])) {
            let more = as_f64(tied.len() - 1);
            let shift = match self.ties {
                Ties::Least => 0.0,
                Ties::Mean => more / 2.0,
                Ties::Greatest => more,
            };
            for &unit in tied {
                placed[unit] = worst + as_f64(behind) + shift;
            }
            behind += tied.len();
        }
        column.copy_from_slice(&placed);
        Ok(())
    }
}

/// The rule for equal values as a method file says it.
pub(super) fn ties(reader: &mut Reader<'_>) -> Ties {
    match (
        reader.flag_or("ties_least", false),
        reader.flag_or("ties_greatest", false),
    ) {
        (true, _) => Ties::Least,
        (false, true) => Ties::Greatest,
        (false, false) => Ties::Mean,
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let ties = ties(&mut reader);
    let borda = reader.flag_or("borda", false);
    reader.finish(Ok(Normalisation::Place(Place { ties, borda })))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn ties_share_the_place_they_are_told_to() {
        let column = [5.0, 7.0, f64::NAN, 7.0, 9.0];
        let of = |ties, borda, direction| {
            scaled(
                Normalisation::Place(Place { ties, borda }),
                &column,
                direction,
            )
            .unwrap()
        };
        assert_eq!(of(Ties::Least, false, HIGHER), "1 2 - 2 4");
        assert_eq!(of(Ties::Mean, false, HIGHER), "1 2.5 - 2.5 4");
        assert_eq!(of(Ties::Greatest, true, HIGHER), "0 2 - 2 3");
        assert_eq!(of(Ties::Least, false, LOWER), "4 2 - 2 1");
    }

    #[test]
    fn equal_values_share_one_place_and_nothing_has_none() {
        let least = Normalisation::Place(Place {
            ties: Ties::Least,
            borda: false,
        });
        assert_eq!(scaled(least, &[3.0; 3], LOWER), Ok("1 1 1".to_owned()));
        assert_eq!(
            scaled(least, &[f64::NAN; 2], HIGHER),
            Err(Unscalable::NoData)
        );
    }
}
