//! Aggregation: one figure from the children of a node.
//!
//! Each rule is one file, one variant of [`Aggregation`] and one row of [`REGISTRY`]. A rule sees
//! only the children that have a value and a weight above zero; what to do about the others is
//! decided in [`crate::missing`].

pub mod arithmetic;
pub mod geometric;
pub mod harmonic;

use waymark_numerics::order::{clamp, range};

/// How the children of a node become one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregation {
    /// See [`arithmetic`].
    Arithmetic,
    /// See [`geometric`].
    Geometric,
    /// See [`harmonic`].
    Harmonic,
}

/// A row of the registry.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Stable code, used in method files.
    pub code: &'static str,
    /// The rule.
    pub rule: Aggregation,
}

/// All aggregation rules, by code.
pub const REGISTRY: &[Entry] = &[
    Entry {
        code: arithmetic::CODE,
        rule: Aggregation::Arithmetic,
    },
    Entry {
        code: geometric::CODE,
        rule: Aggregation::Geometric,
    },
    Entry {
        code: harmonic::CODE,
        rule: Aggregation::Harmonic,
    },
];

/// Why children cannot be combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The value at this position is outside the rule's range.
    Domain(usize),
    /// The result leaves the range of numbers.
    Overflow,
}

impl Aggregation {
    /// The rule of a code, if there is one.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        REGISTRY
            .iter()
            .find(|entry| entry.code == code)
            .map(|entry| entry.rule)
    }

    /// The code of this rule.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Arithmetic => arithmetic::CODE,
            Self::Geometric => geometric::CODE,
            Self::Harmonic => harmonic::CODE,
        }
    }

    /// Whether the figure is the sum of its children's contributions.
    #[must_use]
    pub fn is_additive(self) -> bool {
        match self {
            Self::Arithmetic => true,
            Self::Geometric | Self::Harmonic => false,
        }
    }

    /// Combines at least one value with weights above zero.
    ///
    /// A mean lies between its least and greatest part; rounding is not allowed to break that.
    #[inline]
    pub(crate) fn combine(self, values: &[f64], weights: &[f64]) -> Result<f64, Refused> {
        debug_assert!(!values.is_empty() && values.len() == weights.len());
        let figure = match self {
            Self::Arithmetic => arithmetic::mean(values, weights),
            Self::Geometric => geometric::mean(values, weights)?,
            Self::Harmonic => harmonic::mean(values, weights)?,
        };
        match range(values) {
            Some((low, high)) if figure.is_finite() => Ok(clamp(figure, low, high)),
            _ => Err(Refused::Overflow),
        }
    }
}

/// The first value that is not above zero is outside the range of a rule that needs it to be.
fn all_positive(values: &[f64]) -> Result<(), Refused> {
    let refused = values.iter().position(|value| *value <= 0.0);
    refused.map_or(Ok(()), |at| Err(Refused::Domain(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_code() {
        for entry in REGISTRY {
            assert_eq!(Aggregation::by_code(entry.code), Some(entry.rule));
            assert_eq!(entry.rule.code(), entry.code);
        }
        assert_eq!(Aggregation::by_code("mean"), None);
    }

    #[test]
    fn the_three_means_stand_in_their_order() {
        let (values, weights) = ([1.0, 4.0], [1.0, 1.0]);
        let got: Vec<f64> = REGISTRY
            .iter()
            .map(|entry| entry.rule.combine(&values, &weights).unwrap())
            .collect();
        assert_eq!(got, [2.5, 2.0, 1.6]);
    }

    #[test]
    fn equal_parts_give_exactly_that_figure() {
        for entry in REGISTRY {
            let got = entry.rule.combine(&[0.1; 7], &[0.3; 7]).unwrap();
            assert_eq!(got.to_bits(), 0.1_f64.to_bits(), "{}", entry.code);
        }
    }

    #[test]
    fn a_result_beyond_the_range_of_numbers_is_refused() {
        let got = Aggregation::Arithmetic.combine(&[f64::MAX; 3], &[1.0; 3]);
        assert_eq!(got, Err(Refused::Overflow));
    }
}
