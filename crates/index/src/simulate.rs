//! What would be different: the same index built over and over with other weights, and what becomes of the ranks.
//!
//! [`Prepared`] holds the scaled values once, in tiles that stay in the cache; each draw asks only for its weights. Draws
//! are numbered and depend on nothing but their number, so a caller may share them out over threads and add the
//! [`RankCounts`] up: the result is the same for any number of threads. There are no threads here.

mod prepared;
mod ranks;
mod weights;

pub use prepared::{Prepared, Unprepared};
pub use ranks::{RankCounts, RankSummary, ranks};
pub use weights::WeightNoise;

use std::ops::Range;

/// Draws that are done over one tile before the next: the tile stays in the cache, and their scores do too.
const TOGETHER: u32 = 32;

/// Runs draws and counts the rank of every unit in each.
///
/// *Formula*: each draw scales the weight of every node by `1 + r`, `r` uniform from `-noise` to `noise`, renormalises it
/// among its siblings, aggregates, and ranks the root (1 is best, ties share the best place, units without a score have
/// none).
///
/// *Units and range*: ranks from 1.
///
/// *Missing values*: as the method says; a unit that is withheld in a draw has no rank in it.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7; Saisana, Saltelli and Tarantola
/// (2005), Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite indicators.
#[must_use]
pub fn under_weights(
    prepared: &Prepared<'_>,
    noise: &WeightNoise,
    draws: Range<u32>,
) -> RankCounts {
    let mut counts = RankCounts::new(prepared.units());
    let mut room = ranks::Room::default();
    let mut ranks: Vec<Vec<u32>> = Vec::new();
    let mut first = draws.start;
    while first < draws.end {
        let last = first.saturating_add(TOGETHER).min(draws.end);
        let weights: Vec<Vec<f64>> = (first..last)
            .map(|draw| noise.weights(prepared.tree(), draw))
            .collect();
        let scores = prepared.scores(&weights);
        ranks.resize(scores.len(), Vec::new());
        for (scores, ranks) in scores.iter().zip(&mut ranks) {
            room.ranks(scores, ranks);
        }
        counts.add(&ranks);
        first = last;
    }
    counts
}

#[cfg(test)]
mod tests;
