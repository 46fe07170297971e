//! Distance to a reference unit: the worst observed value gets 0, the value of that unit the upper end.

use super::{Direction, Normalisation, Unscalable, share_of_way, spread};
use crate::parameters::{ParameterFault, Reader, positive};

pub(super) const CODE: &str = "reference";

/// Share of the way from the worst observed value to the value of one unit.
///
/// *Formula*
/// ```text
/// higher is better   scale * (x - min) / (x_ref - min)
/// lower is better    scale * (max - x) / (max - x_ref)
/// ```
/// at most `scale` if capped.
///
/// *Units and range*: 0 to `scale` (100) if capped, else 0 and more (the default).
///
/// *Missing values*: stay missing and take no part in min and max.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`; without a value of the
/// reference `NoReference`; a reference that is itself the worst is `TargetNotAhead`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; `n_dist2ref` of COINr, which gives
/// infinite scores where the reference is the worst.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference {
    /// Row of the unit among those that are scaled together, from zero.
    row: usize,
    cap: bool,
    scale: f64,
}

impl Reference {
    /// Checks the scale.
    ///
    /// *Errors*: a scale that is not above zero.
    pub fn try_new(row: usize, cap: bool, scale: f64) -> Result<Self, ParameterFault> {
        let scale = positive("scale", scale)?;
        Ok(Self { row, cap, scale })
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (min, max) = spread(column)?;
        let target = column.get(self.row).copied().filter(|x| !x.is_nan());
        let target = target.ok_or(Unscalable::NoReference { row: self.row })?;
        let (worst, ahead) = match direction {
            Direction::HigherIsBetter => (min, target > min),
            Direction::LowerIsBetter => (max, target < max),
        };
        if !ahead {
            return Err(Unscalable::TargetNotAhead { target, worst });
        }
        let (cap, scale) = (self.cap, self.scale);
        share_of_way(column, worst, target, |share| {
            if cap && share > 1.0 {
                scale
            } else {
                scale * share
            }
        });
        Ok(())
    }
}

/// Rows at most: all that a table can have.
const ROWS: f64 = 1e9;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is whole and from 1 to a thousand millions"
)]
pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let row = reader.number("row");
    let (cap, scale) = (
        reader.flag_or("cap", false),
        reader.number_or("scale", 100.0),
    );
    let made = if row.is_nan() || (1.0..=ROWS).contains(&row) {
        let row = (row as usize).saturating_sub(1);
        Reference::try_new(row, cap, scale).map(Normalisation::Reference)
    } else {
        Err(ParameterFault::Outside {
            name: "row",
            low: 1.0,
            high: ROWS,
        })
    };
    reader.finish(made)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    fn to(row: usize, cap: bool) -> Normalisation {
        Normalisation::Reference(Reference::try_new(row, cap, 100.0).unwrap())
    }

    #[test]
    fn the_reference_gets_100() {
        let column = [10.0, 30.0, f64::NAN, 50.0];
        assert_eq!(
            scaled(to(1, false), &column, HIGHER),
            Ok("0 100 - 200".to_owned())
        );
        assert_eq!(
            scaled(to(1, true), &column, LOWER),
            Ok("100 100 - 0".to_owned())
        );
    }

    #[test]
    fn what_is_no_reference_is_named() {
        let column = [10.0, 30.0, f64::NAN];
        for row in [2, 9] {
            let expected = Err(Unscalable::NoReference { row });
            assert_eq!(scaled(to(row, false), &column, HIGHER), expected);
        }
        let worst = Unscalable::TargetNotAhead {
            target: 10.0,
            worst: 10.0,
        };
        assert_eq!(scaled(to(0, false), &column, HIGHER), Err(worst));
    }
}
