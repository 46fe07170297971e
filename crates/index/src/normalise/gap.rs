//! Gaps: how much of the best value a unit lacks, by itself or of what all lack together, and shares raised to powers.
//!
//! Scales of decision analysis. They hang on one value, the best one: an outlier there moves all scores.

use super::{Direction, Normalisation, Unscalable, spread};
use crate::parameters::{ParameterFault, Reader};
use waymark_numerics::missing::{count_present, present};
use waymark_numerics::order::range;
use waymark_numerics::sum::sum_of;

pub(super) const ACCURACY: &str = "accuracy";
pub(super) const GAP: &str = "gap";
pub(super) const NONLINEAR: &str = "nonlinear";

/// A gap to the best value.
///
/// *Formula*, with `best` the greatest value where higher is better, else the least
/// ```text
/// accuracy    1 - |best - x| / sum |best - x|
/// gap         1 - |best - x| / |best|
/// nonlinear   (x / max)^2;   lower is better: (min / x)^3
/// ```
/// *Units and range*: up to 1 for the best; `gap` may fall below 0 where lower is better and x is more than twice the best.
///
/// *Missing values*: stay missing and take no part.
///
/// *Errors*: `NoData`, `SingleValue` or `Constant` for `accuracy`, which has nothing to share out there. `NotPositive` where
/// one would be divided by zero (a best value of zero in `gap`), or where a share of a negative value is asked for
/// (`nonlinear`).
///
/// *Source*: Zeng, Li and Yang (2013) for enhanced accuracy; Zavadskas and Turskis (2008) for the gap; Peldschus, Vaigauskas
/// and Zavadskas (1983) for the nonlinear one; `normalizations` of pymcdm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Of what all lack together.
    Accuracy,
    /// Of the best value.
    OfBest,
    /// A share raised to a power.
    Nonlinear,
}

impl Gap {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Accuracy => ACCURACY,
            Self::OfBest => GAP,
            Self::Nonlinear => NONLINEAR,
        }
    }

    pub(super) fn apply(self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (least, most) = match self {
            Self::Accuracy => spread(column)?,
            _ if count_present(column) == 0 => return Err(Unscalable::NoData),
            _ => range(column).ok_or(Unscalable::NoData)?,
        };
        let lower = direction == Direction::LowerIsBetter;
        let best = if lower { least } else { most };
        match self {
            Self::Accuracy => {
                let all = sum_of(present(column).map(|x| (best - x).abs()));
                column
                    .iter_mut()
                    .for_each(|x| *x = 1.0 - (best - *x).abs() / all);
            }
            Self::OfBest => {
                if best.abs() <= 0.0 {
                    return Err(Unscalable::NotPositive { value: best });
                }
                column
                    .iter_mut()
                    .for_each(|x| *x = 1.0 - ((best - *x) / best).abs());
            }
            Self::Nonlinear => {
                if least < 0.0 || best <= 0.0 {
                    return Err(Unscalable::NotPositive { value: least });
                }
                for x in column {
                    let share = if lower { best / *x } else { *x / best };
                    *x = if lower {
                        share * share * share
                    } else {
                        share * share
                    };
                }
            }
        }
        Ok(())
    }
}

pub(super) fn read_accuracy(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    reader.finish(Ok(Normalisation::Gap(Gap::Accuracy)))
}

pub(super) fn read_gap(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    reader.finish(Ok(Normalisation::Gap(Gap::OfBest)))
}

pub(super) fn read_nonlinear(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    reader.finish(Ok(Normalisation::Gap(Gap::Nonlinear)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER};
    use super::*;

    /// pymcdm 1.4.0 on 4, 1.5, 7, 2.
    #[test]
    fn scales_are_those_of_the_peer() {
        for (gap, direction, expected) in PEER {
            let mut column = [4.0, 1.5, f64::NAN, 7.0, 2.0];
            gap.apply(&mut column, direction).unwrap();
            let there = [column[0], column[1], column[3], column[4]];
            for (a, b) in there.iter().zip(expected) {
                assert!((a - b).abs() < 1e-14, "{gap:?} {direction:?} {there:?}");
            }
            assert!(column[2].is_nan());
        }
    }

    #[test]
    fn what_has_no_gap_is_named() {
        let found = |gap: Gap, column: &[f64], direction| {
            gap.apply(&mut column.to_vec(), direction).unwrap_err()
        };
        assert_eq!(
            found(Gap::Accuracy, &[3.0, 3.0], HIGHER),
            Unscalable::Constant { value: 3.0 }
        );
        assert_eq!(
            found(Gap::OfBest, &[0.0, 3.0], LOWER),
            Unscalable::NotPositive { value: 0.0 }
        );
        assert_eq!(
            found(Gap::Nonlinear, &[-1.0, 3.0], HIGHER),
            Unscalable::NotPositive { value: -1.0 }
        );
        assert_eq!(
            found(Gap::Nonlinear, &[0.0, 3.0], LOWER),
            Unscalable::NotPositive { value: 0.0 }
        );
        assert_eq!(found(Gap::OfBest, &[f64::NAN], LOWER), Unscalable::NoData);
    }

    const PEER: [(Gap, Direction, [f64; 4]); 6] = [
        (
            Gap::Accuracy,
            HIGHER,
            [
                0.777_777_777_777_777_8,
                0.592_592_592_592_592_6,
                1.0,
                0.629_629_629_629_629_7,
            ],
        ),
        (
            Gap::Accuracy,
            LOWER,
            [
                0.705_882_352_941_176_4,
                1.0,
                0.352_941_176_470_588_2,
                0.941_176_470_588_235_3,
            ],
        ),
        (
            Gap::OfBest,
            HIGHER,
            [
                0.571_428_571_428_571_4,
                0.214_285_714_285_714_3,
                1.0,
                0.285_714_285_714_285_7,
            ],
        ),
        (
            Gap::OfBest,
            LOWER,
            [
                -0.666_666_666_666_666_7,
                1.0,
                -2.666_666_666_666_666_5,
                0.666_666_666_666_666_7,
            ],
        ),
        (
            Gap::Nonlinear,
            HIGHER,
            [
                0.326_530_612_244_897_93,
                0.045_918_367_346_938_77,
                1.0,
                0.081_632_653_061_224_48,
            ],
        ),
        (
            Gap::Nonlinear,
            LOWER,
            [0.052_734_375, 1.0, 0.009_839_650_145_772_594, 0.421_875],
        ),
    ];
}
