//! Rules that look at all units together: who is ahead of whom, how far each is from the best, what weights speak best for
//! each.
//!
//! One file per rule: [`duel`] (outranking and Copeland), [`consensus`] (Condorcet, Kemeny and Young), [`flow`] (PROMETHEE),
//! [`credit`] (ELECTRE), [`distance`] (TOPSIS and the taxonomic measure of Wroclaw), [`doubt`] (benefit of the doubt), [`doubt_towards`] (the same in
//! a direction), [`doubt_order`] (the same against some at a time), [`doubt_multi`] (the same with room for each child),
//! [`doubt_product`] (the same with products in the place of sums).

pub mod consensus;
pub mod credit;
pub mod distance;
pub mod doubt;
pub mod doubt_multi;
pub mod doubt_order;
pub mod doubt_product;
pub mod doubt_towards;
pub mod duel;
pub mod flow;

use super::Aggregation;
use crate::parameters::{ParameterFault, Reader};

/// A rule over the children of all units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Among {
    /// See [`duel`]: units beaten less units that beat it.
    Copeland,
    /// See [`duel`]: mean weight of the children in which it is ahead of others, 0 to 1.
    Outranking,
    /// See [`consensus`]: units that stand behind in the order that contradicts the children least.
    Consensus,
    /// See [`flow`]: by how much it is preferred to others, less by how much they are to it.
    NetFlow {
        /// Leads up to this do not count, at least 0.
        indifference: f64,
        /// Leads from this on count in full, not below the other.
        preference: f64,
    },
    /// See [`credit`]: how credible it is that it is at least as good, less how credible it is of the others.
    NetCredibility(credit::Thresholds),
    /// See [`distance`]: nearness to the best against nearness to the worst.
    Topsis,
    /// See [`distance`]: distance from the best, in the manner of Hellwig.
    Wroclaw {
        /// Whether the children are taken as they are, without being standardised.
        plain: bool,
    },
    /// See [`doubt`]: the weights that speak best for each unit.
    Doubt {
        /// Least share of each child in a unit's own score, 0 to 1.
        least: f64,
        /// Greatest share.
        most: f64,
    },
    /// See [`doubt_towards`]: how far it could go in the direction of the weights.
    DoubtTowards {
        /// Whether children and direction are taken as they are.
        plain: bool,
    },
    /// See [`doubt_multi`]: how far it could go in the direction of the room that each child has.
    DoubtMulti,
    /// See [`doubt_product`]: the exponents that speak best for each unit.
    DoubtProduct {
        /// Least share of each child in the logarithm of a unit's own score, 0 to 1.
        least: f64,
        /// Greatest share.
        most: f64,
    },
    /// See [`doubt_order`]: against the best of so many others.
    DoubtOrder {
        /// How many, at least 1.
        m: u32,
    },
}

pub(super) const COPELAND: &str = "copeland";
pub(super) const OUTRANKING: &str = "outranking";
pub(super) const TOPSIS: &str = "topsis";
pub(super) const WROCLAW: &str = "wroclaw";
pub(super) const CONSENSUS: &str = "kemeny";
pub(super) const NET_FLOW: &str = "promethee";
pub(super) const NET_CREDIBILITY: &str = "electre";
pub(super) const DOUBT: &str = "benefit_of_doubt";
pub(super) const DOUBT_TOWARDS: &str = "benefit_of_doubt_directional";
pub(super) const DOUBT_ORDER: &str = "benefit_of_doubt_robust";
pub(super) const DOUBT_MULTI: &str = "benefit_of_doubt_multidirectional";
pub(super) const DOUBT_PRODUCT: &str = "benefit_of_doubt_geometric";

impl Among {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Copeland => COPELAND,
            Self::Outranking => OUTRANKING,
            Self::Topsis => TOPSIS,
            Self::Wroclaw { .. } => WROCLAW,
            Self::Doubt { .. } => DOUBT,
            Self::Consensus => CONSENSUS,
            Self::NetFlow { .. } => NET_FLOW,
            Self::NetCredibility(_) => NET_CREDIBILITY,
            Self::DoubtTowards { .. } => DOUBT_TOWARDS,
            Self::DoubtOrder { .. } => DOUBT_ORDER,
            Self::DoubtMulti => DOUBT_MULTI,
            Self::DoubtProduct { .. } => DOUBT_PRODUCT,
        }
    }

    /// The figure of every unit from its children, column by column; `NaN` where it has none.
    pub(crate) fn figures(self, columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
        match self {
            Self::Copeland => duel::copeland(columns, weights),
            Self::Outranking => duel::outranking(columns, weights),
            Self::Topsis => distance::topsis(columns, weights),
            Self::Wroclaw { plain } => distance::wroclaw(columns, weights, plain),
            Self::Consensus => consensus::consensus(columns, weights),
            Self::NetFlow {
                indifference,
                preference,
            } => flow::net_flow(columns, weights, (indifference, preference)),
            Self::NetCredibility(thresholds) => {
                credit::net_credibility(columns, weights, thresholds)
            }
            Self::DoubtTowards { plain } => doubt_towards::towards(columns, weights, plain),
            Self::DoubtOrder { m } => doubt_order::of_order(columns, m),
            Self::DoubtMulti => doubt_multi::multi(columns),
            Self::DoubtProduct { least, most } => doubt_product::products(columns, (least, most)),
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

pub(super) fn read_wroclaw(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let plain = reader.flag_or("plain", false);
    reader.finish(Ok(Aggregation::Among(Among::Wroclaw { plain })))
}

pub(super) fn read_doubt_towards(
    mut reader: Reader<'_>,
) -> Result<Aggregation, Vec<ParameterFault>> {
    let plain = reader.flag_or("plain", false);
    reader.finish(Ok(Aggregation::Among(Among::DoubtTowards { plain })))
}

pub(super) fn read_doubt(reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    read_shares(reader, |least, most| Among::Doubt { least, most })
}

pub(super) fn read_doubt_product(reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    read_shares(reader, |least, most| Among::DoubtProduct { least, most })
}

fn read_shares(
    mut reader: Reader<'_>,
    make: fn(f64, f64) -> Among,
) -> Result<Aggregation, Vec<ParameterFault>> {
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
        Ok(Aggregation::Among(make(least, most)))
    };
    reader.finish(made)
}

pub(super) fn read_net_flow(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let made = differences(&mut reader).map(|(indifference, preference)| {
        Aggregation::Among(Among::NetFlow {
            indifference,
            preference,
        })
    });
    reader.finish(made)
}

pub(super) fn read_net_credibility(
    mut reader: Reader<'_>,
) -> Result<Aggregation, Vec<ParameterFault>> {
    let found = differences(&mut reader);
    let veto = reader.number_or("veto", f64::INFINITY);
    let made = found.and_then(|(indifference, preference)| {
        if veto > preference {
            let thresholds = credit::Thresholds {
                indifference,
                preference,
                veto,
            };
            Ok(Aggregation::Among(Among::NetCredibility(thresholds)))
        } else {
            Err(ParameterFault::Order {
                low: "preference",
                high: "veto",
            })
        }
    });
    reader.finish(made)
}

/// Up to which difference of two values neither is preferred, and from which on one is.
fn differences(reader: &mut Reader<'_>) -> Result<(f64, f64), ParameterFault> {
    let indifference = reader.number_or("indifference", 0.0);
    let preference = reader.number_or("preference", indifference);
    if !(0.0..f64::INFINITY).contains(&indifference) {
        Err(ParameterFault::Outside {
            name: "indifference",
            low: 0.0,
            high: f64::MAX,
        })
    } else if !(indifference..f64::INFINITY).contains(&preference) {
        Err(ParameterFault::Order {
            low: "indifference",
            high: "preference",
        })
    } else {
        Ok((indifference, preference))
    }
}

/// Others drawn at most: beyond, nothing changes.
const MOST_DRAWN: f64 = 1e6;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is whole and from 1 to a million"
)]
pub(super) fn read_doubt_order(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let m = reader.number("draws");
    let fine = (1.0..=MOST_DRAWN).contains(&m);
    let made = if fine || m.is_nan() {
        let m = m as u32;
        Ok(Aggregation::Among(Among::DoubtOrder { m }))
    } else {
        Err(ParameterFault::Outside {
            name: "draws",
            low: 1.0,
            high: MOST_DRAWN,
        })
    };
    reader.finish(made)
}
