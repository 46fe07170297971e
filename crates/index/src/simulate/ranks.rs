//! Ranks of scores, and how often each unit had which.

use waymark_numerics::order;

/// Room for ranking, kept from draw to draw.
#[derive(Debug, Default)]
pub(super) struct Room {
    keys: Vec<(u64, u32)>,
    ranks: Vec<u32>,
}

/// A number whose order as bits is the falling order of the scores.
fn falling(score: f64) -> u64 {
    let bits = score.to_bits();
    let rising = if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    };
    !rising
}

impl Room {
    /// The rank of each unit, 1 for the highest score; 0 without a score. Equal scores share the best place.
    pub(super) fn ranks(&mut self, scores: &[f64]) -> &[u32] {
        self.keys.clear();
        let units = (0_u32..).zip(scores).filter(|(_, score)| !score.is_nan());
        // Adding zero makes minus zero plus zero: they are tied.
        self.keys
            .extend(units.map(|(unit, score)| (falling(*score + 0.0), unit)));
        self.keys.sort_unstable();
        self.ranks.clear();
        self.ranks.resize(scores.len(), 0);
        let (mut rank, mut before) = (0, None);
        for ((key, unit), place) in self.keys.iter().zip(1_u32..) {
            if before != Some(*key) {
                (rank, before) = (place, Some(*key));
            }
            self.ranks[*unit as usize] = rank;
        }
        &self.ranks
    }
}

/// The rank of each unit, 1 for the highest score; `None` without one. Equal scores share the best place.
#[must_use]
pub fn ranks(scores: &[f64]) -> Vec<Option<u32>> {
    let mut room = Room::default();
    let ranks = room.ranks(scores).iter();
    ranks.map(|rank| (*rank > 0).then_some(*rank)).collect()
}

/// How often each unit had which rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankCounts {
    units: usize,
    draws: u32,
    /// Unit by unit: how often it had rank 1, 2, ... and at the end none.
    counts: Vec<u32>,
}

/// What the ranks of a unit in all draws say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankSummary {
    /// Share of the draws in which it had a rank.
    pub ranked: f64,
    /// Mean of its ranks.
    pub mean: f64,
    /// The ranks below which 5, 50 and 95 % of its draws lie (nearest rank: each is one it had).
    pub low: u32,
    /// Median.
    pub median: u32,
    /// Upper end.
    pub high: u32,
}

impl RankCounts {
    pub(super) fn new(units: usize) -> Self {
        Self {
            units,
            draws: 0,
            counts: vec![0; units * (units + 1)],
        }
    }

    pub(super) fn add(&mut self, ranks: &[u32]) {
        self.draws += 1;
        let width = self.units + 1;
        for (unit, rank) in ranks.iter().enumerate() {
            // 0 stands for no rank, which is counted behind the last.
            let place = (*rank as usize).checked_sub(1).unwrap_or(self.units);
            self.counts[unit * width + place] += 1;
        }
    }

    /// Adds the counts of other draws of the same index.
    pub fn merge(&mut self, other: &Self) {
        self.draws += other.draws;
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            *own += more;
        }
    }

    /// How many draws.
    #[must_use]
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// How often a unit had each rank, from 1.
    #[must_use]
    pub fn of(&self, unit: usize) -> &[u32] {
        let from = unit * (self.units + 1);
        &self.counts[from..from + self.units]
    }

    /// Share of the draws in which a unit was among the best `k`.
    #[must_use]
    pub fn top(&self, unit: usize, k: usize) -> f64 {
        let times: u32 = self.of(unit).iter().take(k).sum();
        f64::from(times) / f64::from(self.draws.max(1))
    }

    /// What the ranks of a unit say; `None` where it never had one.
    #[must_use]
    pub fn summary(&self, unit: usize) -> Option<RankSummary> {
        let counts = self.of(unit);
        let ranked: u32 = counts.iter().sum();
        if ranked == 0 {
            return None;
        }
        let by_rank = || (1_u32..).zip(counts);
        let sum: u64 = by_rank()
            .map(|(rank, n)| u64::from(rank) * u64::from(*n))
            .sum();
        let at = |share: f64| {
            let needed = order::max(share * f64::from(ranked), 1.0);
            let mut seen = 0.0;
            let reached = by_rank().find(|(_, n)| {
                seen += f64::from(**n);
                seen >= needed
            });
            reached.map_or(0, |(rank, _)| rank)
        };
        #[expect(
            clippy::cast_precision_loss,
            reason = "draws times units stay far below 2^53"
        )]
        let sum = sum as f64;
        Some(RankSummary {
            ranked: f64::from(ranked) / f64::from(self.draws),
            mean: sum / f64::from(ranked),
            low: at(0.05),
            median: at(0.5),
            high: at(0.95),
        })
    }
}
