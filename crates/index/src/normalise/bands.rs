//! Bands: a few classes by percentiles, for readers who want "the top five in a hundred" and not a number.
//!
//! Says nothing of differences inside a class, and a small step over a border counts as much as a large one.

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader, positive};
use crate::treat::fence::quantile;
use waymark_numerics::missing::present;
use waymark_numerics::order::sort;

pub(super) const CODE: &str = "bands";

/// Lower borders of the classes, as shares of the units, and their scores out of 100; below the first border 0.
const CLASSES: [(f64, f64); 6] = [
    (0.05, 20.0),
    (0.15, 40.0),
    (0.35, 50.0),
    (0.65, 60.0),
    (0.85, 80.0),
    (0.95, 100.0),
];

/// Classes by percentiles.
///
/// *Formula*
/// ```text
/// below the 5th percentile 0, from the 5th 20, 15th 40, 35th 50, 65th 60, 85th 80, 95th 100
/// ```
/// of `scale` in a hundred; percentiles of type 7, of the values turned round where lower is better.
///
/// *Units and range*: 0 to `scale` (default 100).
///
/// *Missing values*: stay missing and take no part.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5, categorical scales.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    scale: f64,
}

impl Bands {
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
        if direction == Direction::LowerIsBetter {
            column.iter_mut().for_each(|value| *value = -*value);
        }
        let mut sorted: Vec<f64> = present(column).collect();
        sort(&mut sorted);
        let borders = CLASSES.map(|(share, score)| (quantile(&sorted, share), score));
        for value in column.iter_mut().filter(|v| !v.is_nan()) {
            let reached = borders
                .iter()
                .rev()
                .find(|(border, _)| border.is_some_and(|b| *value >= b));
            *value = self.scale * reached.map_or(0.0, |(_, score)| *score) / 100.0;
        }
        Ok(())
    }
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let made = Bands::try_new(reader.number_or("scale", 100.0));
    reader.finish(made.map(Normalisation::Bands))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER};
    use super::*;

    #[test]
    fn a_hundred_and_one_units_fall_into_seven_classes() {
        let method = Bands::try_new(100.0).unwrap();
        for (direction, first, last) in [(HIGHER, 0.0, 100.0), (LOWER, 100.0, 0.0)] {
            let mut column: Vec<f64> = (0..=100).map(f64::from).collect();
            method.apply(&mut column, direction).unwrap();
            let count = |score: f64| {
                column
                    .iter()
                    .filter(|x| x.total_cmp(&score).is_eq())
                    .count()
            };
            assert_eq!(
                [0.0, 20.0, 40.0, 50.0, 60.0, 80.0, 100.0].map(count),
                [5, 10, 20, 30, 20, 10, 6]
            );
            assert!(column[0].total_cmp(&first).is_eq() && column[100].total_cmp(&last).is_eq());
        }
    }
}
