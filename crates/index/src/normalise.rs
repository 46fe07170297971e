//! Normalisation: bringing indicators with different units onto one scale on which more is better.
//!
//! Each method is one file, one variant of [`Normalisation`] and one row of [`REGISTRY`]. A method
//! works on one column at a time, over all rows given: to make years comparable, hand in all years
//! as rows. What a method cannot scale (a constant column, a single value) is a named outcome of the
//! column, never a silent `NaN`.

pub mod around;
pub mod as_it_is;
pub mod bands;
pub mod curve;
pub mod declared;
pub mod distance_to_target;
pub mod gap;
pub mod goalposts;
pub mod logarithm;
pub mod logistic;
pub mod min_max;
pub mod place;
pub mod rank;
pub mod reference;
pub mod share;
pub mod z_score;

pub use around::Around;
pub use as_it_is::AsItIs;
pub use bands::Bands;
pub use curve::{Bend, Curve};
pub use declared::{Declared, Kind};
pub use distance_to_target::DistanceToTarget;
pub use gap::Gap;
pub use goalposts::Goalposts;
pub use logarithm::Logarithm;
pub use logistic::Logistic;
pub use min_max::MinMax;
pub use place::{Place, Ties};
pub use rank::Rank;
pub use reference::Reference;
pub use share::{Share, Whole};
pub use z_score::ZScore;

use waymark_numerics::missing::count_present;
use waymark_numerics::order::{range, same};

use crate::parameters::{ParameterFault, Parameters, Reader};

/// Which way an indicator is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better (literacy).
    HigherIsBetter,
    /// Less is better (maternal deaths).
    LowerIsBetter,
}

/// A normalisation with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a rule is copied once for a column, never for a cell"
)]
pub enum Normalisation {
    /// See [`min_max`].
    MinMax(MinMax),
    /// See [`goalposts`].
    Goalposts(Goalposts),
    /// See [`z_score`].
    ZScore(ZScore),
    /// See [`rank`].
    Rank(Rank),
    /// See [`distance_to_target`].
    DistanceToTarget(DistanceToTarget),
    /// See [`place`].
    Place(Place),
    /// See [`share`].
    Share(Share),
    /// See [`logistic`].
    Logistic(Logistic),
    /// See [`bands`].
    Bands(Bands),
    /// See [`around`].
    Around(Around),
    /// See [`reference`](mod@reference).
    Reference(Reference),
    /// See [`logarithm`].
    Logarithm(Logarithm),
    /// See [`as_it_is`].
    AsItIs(AsItIs),
    /// See [`declared`].
    Declared(Declared),
    /// See [`curve`].
    Curve(Curve),
    /// See [`gap`].
    Gap(Gap),
}

/// Why a whole column could not be scaled. Its values then count as missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unscalable {
    /// No value is there.
    NoData,
    /// Only one value is there: nothing to compare it with.
    SingleValue {
        /// That value.
        value: f64,
    },
    /// All values are equal: nothing to tell apart.
    Constant {
        /// The value.
        value: f64,
    },
    /// The target is no better than the worst value, so there is no way to measure on.
    TargetNotAhead {
        /// The target.
        target: f64,
        /// The worst value observed.
        worst: f64,
    },
    /// The unit that all are measured by has no value.
    NoReference {
        /// Its row, from zero.
        row: usize,
    },
    /// A value is negative, or zero where it must not be.
    NotPositive {
        /// The value.
        value: f64,
    },
    /// A value is none of the categories that were declared.
    NotDeclared {
        /// The value.
        value: f64,
    },
    /// The scaled values would leave the range of numbers.
    OutOfRange,
}

/// A row of the registry.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Stable code, used in method files.
    pub code: &'static str,
    read: fn(Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>>,
}

/// All normalisations, by code.
pub const REGISTRY: &[Entry] = &[
    Entry {
        code: gap::ACCURACY,
        read: gap::read_accuracy,
    },
    Entry {
        code: around::CODE,
        read: around::read,
    },
    Entry {
        code: as_it_is::CODE,
        read: as_it_is::read,
    },
    Entry {
        code: bands::CODE,
        read: bands::read,
    },
    Entry {
        code: declared::CATEGORIES,
        read: declared::read_categories,
    },
    Entry {
        code: declared::CLASSES,
        read: declared::read_classes,
    },
    Entry {
        code: distance_to_target::CODE,
        read: distance_to_target::read,
    },
    Entry {
        code: curve::EXPONENTIAL,
        read: curve::read_exponential,
    },
    Entry {
        code: gap::GAP,
        read: gap::read_gap,
    },
    Entry {
        code: goalposts::CODE,
        read: goalposts::read,
    },
    Entry {
        code: declared::LINE,
        read: declared::read_line,
    },
    Entry {
        code: logarithm::CODE,
        read: logarithm::read,
    },
    Entry {
        code: logistic::CODE,
        read: logistic::read,
    },
    Entry {
        code: min_max::CODE,
        read: min_max::read,
    },
    Entry {
        code: gap::NONLINEAR,
        read: gap::read_nonlinear,
    },
    Entry {
        code: place::CODE,
        read: place::read,
    },
    Entry {
        code: curve::POWER,
        read: curve::read_power,
    },
    Entry {
        code: rank::CODE,
        read: rank::read,
    },
    Entry {
        code: reference::CODE,
        read: reference::read,
    },
    Entry {
        code: share::CODE,
        read: share::read,
    },
    Entry {
        code: z_score::CODE,
        read: z_score::read,
    },
];

impl Normalisation {
    /// Makes a normalisation from its code and parameters.
    ///
    /// *Errors*: an unknown code, or everything that is wrong with the parameters.
    pub fn by_code(code: &str, parameters: &Parameters) -> Result<Self, Vec<ParameterFault>> {
        let Some(entry) = REGISTRY.iter().find(|entry| entry.code == code) else {
            let known = REGISTRY.iter().map(|entry| entry.code).collect();
            return Err(vec![ParameterFault::UnknownCode {
                code: code.to_owned(),
                known,
            }]);
        };
        (entry.read)(Reader::new(parameters))
    }

    /// The code of this normalisation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::MinMax(_) => min_max::CODE,
            Self::Goalposts(_) => goalposts::CODE,
            Self::ZScore(_) => z_score::CODE,
            Self::Rank(_) => rank::CODE,
            Self::DistanceToTarget(_) => distance_to_target::CODE,
            Self::Place(_) => place::CODE,
            Self::Share(_) => share::CODE,
            Self::Logistic(_) => logistic::CODE,
            Self::Bands(_) => bands::CODE,
            Self::Around(_) => around::CODE,
            Self::Reference(_) => reference::CODE,
            Self::Logarithm(_) => logarithm::CODE,
            Self::AsItIs(_) => as_it_is::CODE,
            Self::Declared(method) => method.code(),
            Self::Curve(method) => method.code(),
            Self::Gap(method) => method.code(),
        }
    }

    /// The least and the greatest that a value can score; `None` where a scale has no ends.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        match self {
            Self::MinMax(method) => Some(method.ends()),
            Self::Goalposts(method) => method.range(),
            Self::Logistic(method) => Some((0.0, method.scale())),
            Self::Declared(method) => Some(method.range()),
            Self::Curve(method) => Some(method.range()),
            Self::AsItIs(_)
            | Self::Rank(_)
            | Self::Bands(_)
            | Self::Around(_)
            | Self::Reference(_)
            | Self::Logarithm(_)
            | Self::Gap(_)
            | Self::ZScore(_)
            | Self::DistanceToTarget(_)
            | Self::Place(_)
            | Self::Share(_) => None,
        }
    }

    /// What the least and the greatest value of a column score under min-max; `None` for other scales.
    pub(crate) fn observed_ends(&self, direction: Direction) -> Option<(f64, f64)> {
        let Self::MinMax(method) = self else {
            return None;
        };
        let (lo, hi) = method.ends();
        Some(match direction {
            Direction::HigherIsBetter => (lo, hi),
            Direction::LowerIsBetter => (hi, lo),
        })
    }

    /// Scales one column in place.
    ///
    /// *Missing values*: `NaN` stays `NaN` and takes no part.
    ///
    /// *Errors*: the named reason why the column cannot be scaled; its content is then undefined.
    pub fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        // A clamped scale cannot leave the range of numbers: nothing need be counted.
        let bound = matches!(self, Self::MinMax(_));
        let there = if bound { 0 } else { count_present(column) };
        match self {
            Self::MinMax(method) => method.apply(column, direction),
            Self::Goalposts(method) => method.apply(column, direction),
            Self::ZScore(method) => method.apply(column, direction),
            Self::Rank(method) => method.apply(column, direction),
            Self::DistanceToTarget(method) => method.apply(column, direction),
            Self::Place(method) => method.apply(column, direction),
            Self::Share(method) => method.apply(column, direction),
            Self::Logistic(method) => method.apply(column, direction),
            Self::Bands(method) => method.apply(column, direction),
            Self::Around(method) => method.apply(column, direction),
            Self::Reference(method) => method.apply(column, direction),
            Self::Logarithm(method) => method.apply(column, direction),
            Self::AsItIs(method) => method.apply(column, direction),
            Self::Declared(method) => method.apply(column, direction),
            Self::Curve(method) => method.apply(column, direction),
            Self::Gap(method) => method.apply(column, direction),
        }?;
        if bound {
            return Ok(());
        }
        let finite = column.iter().filter(|value| value.is_finite()).count();
        if finite == there {
            Ok(())
        } else {
            Err(Unscalable::OutOfRange)
        }
    }
}

/// Least and greatest value of a column in which there are different values.
fn spread(column: &[f64]) -> Result<(f64, f64), Unscalable> {
    let (low, high) = range(column).ok_or(Unscalable::NoData)?;
    if !same(low, high) {
        Ok((low, high))
    } else if count_present(column) == 1 {
        Err(Unscalable::SingleValue { value: low })
    } else {
        Err(Unscalable::Constant { value: low })
    }
}

/// Puts each value to `map(share of the way from `from` to `to`)`.
/// The ends differ. Ranges wider than the range of numbers are halved first.
#[inline(always)]
fn share_of_way(column: &mut [f64], from: f64, to: f64, map: impl Fn(f64) -> f64) {
    let factor = if (to - from).is_finite() { 1.0 } else { 0.5 };
    let (start, width) = (from * factor, to * factor - from * factor);
    for value in column {
        // Adding zero turns minus zero into zero.
        *value = map((*value * factor - start) / width + 0.0);
    }
}

#[cfg(test)]
mod tests;
