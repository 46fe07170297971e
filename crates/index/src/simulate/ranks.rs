//! Ranks of scores, and how often each unit had which.

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order;

use super::counts::{Counts, whole};

/// Room for ranking, kept from draw to draw.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    /// Falling order of the scores: bits of each, the last of them its unit.
    keys: Vec<u64>,
    /// By unit: which part of the range its score lies in, the highest first; then how many lie before each part.
    parts: Vec<u32>,
    before: Vec<u32>,
}

/// Up to so many scores are sorted at once; more are first shared out by where they lie.
const FEW: usize = 64;

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
    ///
    /// The number of the unit takes the place of the last bits of its score, so that single words are sorted; scores that
    /// differ only there stand side by side and are put in order afterwards.
    pub(super) fn ranks(&mut self, scores: &[f64], ranks: &mut Vec<u32>) {
        let bits = usize::BITS - scores.len().leading_zeros();
        let low = (1_u64 << bits) - 1;
        // Adding zero makes minus zero plus zero: they are tied.
        let key = |unit: usize| falling(scores[unit] + 0.0);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the low bits hold a number of a unit"
        )]
        let unit_of = |word: u64| (word & low) as usize;
        self.sort(scores, |unit| key(unit) & !low | unit as u64);
        for near in self.keys.chunk_by_mut(|a, b| a & !low == b & !low) {
            if near.len() > 1 {
                near.sort_unstable_by_key(|word| key(unit_of(*word)));
            }
        }
        ranks.clear();
        ranks.resize(scores.len(), 0);
        let (mut rank, mut before) = (0, None);
        for (word, place) in self.keys.iter().zip(1_u32..) {
            let unit = unit_of(*word);
            let own = key(unit);
            if before != Some(own) {
                (rank, before) = (place, Some(own));
            }
            ranks[unit] = rank;
        }
    }

    /// The words of the units that have a score, sorted.
    ///
    /// Scores of many units are first shared out over as many equal parts of their range: most parts then hold one or two.
    /// Where a part holds many it is sorted as a whole, so that no spread of scores takes long.
    fn sort(&mut self, scores: &[f64], word: impl Fn(usize) -> u64) {
        self.keys.clear();
        let parts = scores.len();
        let scale = |(low, high): (f64, f64)| (high, as_f64(parts - 1) / (high - low));
        let ends = order::range(scores).filter(|_| parts > FEW).map(scale);
        // Scores that are all but equal, or infinitely far apart, have no parts.
        let Some((high, scale)) = ends.filter(|(_, scale)| scale.is_normal()) else {
            let units = (0..scores.len()).filter(|unit| !scores[*unit].is_nan());
            self.keys.extend(units.map(word));
            self.keys.sort_unstable();
            return;
        };
        self.parts.resize(parts, 0);
        Arch::new().dispatch(Parts {
            scores,
            high,
            scale,
            parts: &mut self.parts,
        });
        // One more: units without a score stand behind all others.
        self.before.clear();
        self.before.resize(parts + 1, 0);
        for part in &self.parts {
            self.before[*part as usize] += 1;
        }
        let mut sum = 0;
        for own in &mut self.before {
            sum += std::mem::replace(own, sum);
        }
        let there = self.before[parts] as usize;
        self.keys.resize(scores.len(), 0);
        for (unit, part) in self.parts.iter().enumerate() {
            let place = &mut self.before[*part as usize];
            self.keys[*place as usize] = word(unit);
            *place += 1;
        }
        self.keys.truncate(there);
        // Each part now begins where the one before it ends.
        let mut start = 0;
        for end in &self.before[..parts] {
            let end = *end as usize;
            sort_few(&mut self.keys[start..end]);
            start = end;
        }
    }
}

/// Sorts words of which there are hardly ever more than a few.
#[inline]
fn sort_few(words: &mut [u64]) {
    const INSERTED: usize = 12;
    if words.len() > INSERTED {
        words.sort_unstable();
        return;
    }
    for at in 1..words.len() {
        let mut place = at;
        while place > 0 && words[place - 1] > words[place] {
            words.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Which part of the range each score lies in, from the highest; the number of parts where there is none. To be compiled for
/// each kind of processor.
struct Parts<'r> {
    scores: &'r [f64],
    high: f64,
    scale: f64,
    parts: &'r mut [u32],
}

impl NullaryFnOnce for Parts<'_> {
    type Output = ();

    #[inline(always)]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no more parts than units, which have numbers of 32 bits"
    )]
    fn call(self) {
        let none = as_f64(self.parts.len());
        for (part, score) in self.parts.iter_mut().zip(self.scores) {
            // Rounding keeps the order: a higher score is in no later part.
            let place = (self.high - score) * self.scale;
            *part = whole(if score.is_nan() { none } else { place }) as u32;
        }
    }
}

/// The rank of each unit, 1 for the highest score; `None` without one. Equal scores share the best place.
#[must_use]
pub fn ranks(scores: &[f64]) -> Vec<Option<u32>> {
    let mut ranks = Vec::new();
    Room::default().ranks(scores, &mut ranks);
    let found = ranks.into_iter().map(|rank| (rank > 0).then_some(rank));
    found.collect()
}

/// How often each unit had which rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankCounts {
    units: usize,
    draws: u32,
    /// By unit: how often it had which rank; 0 stands for none.
    counts: Vec<Counts>,
}

/// What the ranks of a unit in all draws say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankSummary {
    /// Share of the draws in which it had a rank.
    pub ranked: f64,
    /// Mean of its ranks.
    pub mean: f64,
    /// The rank below which 5 % of its draws lie, between two ranks where it falls there.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// The rank below which 95 % of its draws lie.
    pub high: f64,
}

impl RankCounts {
    pub(super) fn new(units: usize) -> Self {
        Self {
            units,
            draws: 0,
            counts: vec![Counts::default(); units],
        }
    }

    /// Counts the ranks of a unit in some draws.
    pub(super) fn add(&mut self, unit: usize, ranks: &[u32]) {
        self.counts[unit].add(ranks);
    }

    /// So many draws were counted.
    pub(super) fn counted(&mut self, draws: usize) {
        self.draws += u32::try_from(draws).unwrap_or(u32::MAX);
    }

    /// Adds the counts of other draws of the same index.
    pub fn merge(&mut self, other: &Self) {
        self.draws += other.draws;
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            own.merge(more);
        }
    }

    /// How many draws.
    #[must_use]
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// How often a unit had each rank, from 1.
    #[must_use]
    pub fn of(&self, unit: usize) -> Vec<u32> {
        self.counts[unit].of(1..self.units + 1)
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
        let by_rank = || (1_u32..).zip(&counts);
        let sum: u64 = by_rank()
            .map(|(rank, n)| u64::from(rank) * u64::from(*n))
            .sum();
        #[expect(
            clippy::cast_precision_loss,
            reason = "draws times units stay far below 2^53"
        )]
        let sum = sum as f64;
        let at = |share| self.quantile(unit, share).unwrap_or(f64::NAN);
        Some(RankSummary {
            ranked: f64::from(ranked) / f64::from(self.draws),
            mean: sum / f64::from(ranked),
            low: at(0.05),
            median: at(0.5),
            high: at(0.95),
        })
    }

    /// The rank below which a share of a unit's draws lies, as R gives it by default (type 7); `None` where it
    /// never had one.
    #[must_use]
    pub fn quantile(&self, unit: usize, share: f64) -> Option<f64> {
        let counts = self.of(unit);
        let ranked: u32 = counts.iter().sum();
        let last = ranked.checked_sub(1)?;
        let at = order::clamp(share, 0.0, 1.0) * f64::from(last);
        let whole = at.floor();
        let value = |place: f64| {
            let mut seen = 0.0;
            let found = (1_u32..).zip(&counts).find(|(_, n)| {
                seen += f64::from(**n);
                seen > place
            });
            found.map_or(0.0, |(rank, _)| f64::from(rank))
        };
        let (low, high) = (
            value(whole),
            value(order::min(whole + 1.0, f64::from(last))),
        );
        Some(low + (high - low) * (at - whole))
    }

    /// How far the ends of a unit's interval may still be off, in ranks: half the width of what 95 % of repetitions with
    /// as many draws would give. `None` where it never had a rank.
    ///
    /// *Source*: order statistics of a binomial count (David and Nagaraja, Order Statistics, 7.1).
    #[must_use]
    pub fn imprecision(&self, unit: usize) -> Option<f64> {
        let ranked: u32 = self.of(unit).iter().sum();
        let step = 1.96 * sqrt(0.05 * 0.95 / f64::from(ranked.max(1)));
        let half = |share: f64| {
            let end = |at| self.quantile(unit, at);
            Some((end(share + step)? - end(share - step)?) / 2.0)
        };
        Some(order::max(half(0.05)?, half(0.95)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One more than the number of those that are higher.
    fn plainly(scores: &[f64]) -> Vec<Option<u32>> {
        let rank = |own: &f64| 1 + scores.iter().map(|x| u32::from(x > own)).sum::<u32>();
        let rank = |own: &f64| (!own.is_nan()).then(|| rank(own));
        scores.iter().map(rank).collect()
    }

    fn score() -> impl Strategy<Value = f64> {
        prop_oneof![
            6 => -1e3..1e3,
            // Ties, and scores that differ in their last bits alone.
            3 => (0_u8..5).prop_map(f64::from),
            2 => (0_u64..4).prop_map(|n| f64::from_bits(1.0_f64.to_bits() + n)),
            1 => Just(f64::NAN),
            1 => Just(-0.0),
            // One that is far off puts all others into one part.
            1 => Just(1e12),
        ]
    }

    proptest! {
        #[test]
        fn ranks_are_what_counting_gives(scores in prop::collection::vec(score(), 0..300)) {
            prop_assert_eq!(ranks(&scores), plainly(&scores));
        }
    }

    #[test]
    fn scores_without_parts_are_ranked_too() {
        let ends = [f64::INFINITY, f64::NEG_INFINITY, 0.0, f64::NAN];
        let tiny = [5e-324, 0.0, 1e-323, 5e-324];
        for few in [ends, tiny, [f64::NAN; 4], [2.0; 4]] {
            let scores: Vec<f64> = few.iter().copied().cycle().take(200).collect();
            assert_eq!(ranks(&scores), plainly(&scores));
        }
    }
}
