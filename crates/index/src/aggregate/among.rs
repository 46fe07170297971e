//! Rules that look at all units together: who is ahead of whom, how far each is from the best, what weights speak best for
//! each.
//!
//! One file per rule: [`duel`] (outranking and Copeland), [`distance`] (TOPSIS and the taxonomic measure of Wroclaw),
//! [`doubt`] (benefit of the doubt).

pub mod distance;
pub mod doubt;
pub mod duel;

use super::Aggregation;
use crate::parameters::{ParameterFault, Reader};

/// A rule over the children of all units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Among {
    /// See [`duel`]: units beaten less units that beat it.
    Copeland,
    /// See [`duel`]: mean weight of the children in which it is ahead of others, 0 to 1.
    Outranking,
    /// See [`distance`]: nearness to the best against nearness to the worst.
    Topsis,
    /// See [`distance`]: distance from the best, in the manner of Hellwig.
    Wroclaw,
    /// See [`doubt`]: the weights that speak best for each unit.
    Doubt {
        /// Least share of each child in a unit's own score, 0 to 1.
        least: f64,
        /// Greatest share.
        most: f64,
    },
}

pub(super) const COPELAND: &str = "copeland";
pub(super) const OUTRANKING: &str = "outranking";
pub(super) const TOPSIS: &str = "topsis";
pub(super) const WROCLAW: &str = "wroclaw";
pub(super) const DOUBT: &str = "benefit_of_doubt";

impl Among {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Copeland => COPELAND,
            Self::Outranking => OUTRANKING,
            Self::Topsis => TOPSIS,
            Self::Wroclaw => WROCLAW,
            Self::Doubt { .. } => DOUBT,
        }
    }

    /// The figure of every unit from its children, column by column; `NaN` where it has none.
    pub(crate) fn figures(self, columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
        match self {
            Self::Copeland => duel::copeland(columns, weights),
            Self::Outranking => duel::outranking(columns, weights),
            Self::Topsis => distance::topsis(columns, weights),
            Self::Wroclaw => distance::wroclaw(columns, weights),
            Self::Doubt { least, most } => {
                let found = doubt::scores(columns, (least, most));
                found
                    .into_iter()
                    .map(|d| d.map_or(f64::NAN, |d| d.score))
                    .collect()
            }
        }
    }
}

pub(super) fn read_doubt(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let (least, most) = (
        reader.number_or("least", 0.0),
        reader.number_or("most", 1.0),
    );
    let made = if !(0.0..=1.0).contains(&least) {
        Err(ParameterFault::Outside {
            name: "least",
            low: 0.0,
            high: 1.0,
        })
    } else if !(0.0..=1.0).contains(&most) {
        Err(ParameterFault::Outside {
            name: "most",
            low: 0.0,
            high: 1.0,
        })
    } else if least > most {
        Err(ParameterFault::Order {
            low: "least",
            high: "most",
        })
    } else {
        Ok(Aggregation::Among(Among::Doubt { least, most }))
    };
    reader.finish(made)
}
