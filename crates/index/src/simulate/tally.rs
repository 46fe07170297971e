//! What many draws say of each row: ranks, scores, and which row was ahead of which.
//!
//! Everything is counted in whole numbers, so that it does not matter which thread saw which draw.

use std::ops::Range;

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{clamp, max, range};

use super::counts::{Counts, whole};
use super::ranks::{RankCounts, Room};
use super::study::Scored;

/// Bins of the scores of a row.
const BINS: usize = 1024;
/// A sum of scores is kept in this many steps of the width of its row.
const STEPS: f64 = 1_048_576.0;
/// Scores farther off than so many widths count as so far.
const FARTHEST: f64 = 4.0;

/// Counts over draws.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Rows of one time are ranked among each other.
    blocks: Vec<Range<usize>>,
    ranks: Vec<RankCounts>,
    scores: Vec<Counted>,
    pairs: Vec<(usize, usize)>,
    /// By pair: draws in which the first was ahead, both were level, both had a score.
    ahead: Vec<[u32; 3]>,
    /// Room for the ranks of some draws, no part of what is counted.
    room: Room,
    ranked: Vec<Vec<u32>>,
}

/// Two are equal if they counted the same.
impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
            && self.ranks == other.ranks
            && self.scores == other.scores
            && self.pairs == other.pairs
            && self.ahead == other.ahead
    }
}

impl Eq for Tally {}

/// Rows that are turned at a time.
const TURNED: usize = 64;

/// Hands what each row has in all draws to a function, row by row. Some rows are turned at a time, so that no reading
/// jumps from draw to draw.
fn turned<T: Copy + Default>(draws: &[Vec<T>], mut take: impl FnMut(usize, &[T])) {
    let rows = draws.first().map_or(0, Vec::len);
    let mut room = vec![T::default(); TURNED * draws.len()];
    for start in (0..rows).step_by(TURNED) {
        let end = (start + TURNED).min(rows);
        for (draw, values) in draws.iter().enumerate() {
            for (row, value) in values[start..end].iter().enumerate() {
                room[row * draws.len() + draw] = *value;
            }
        }
        for (row, values) in (start..end).zip(room.chunks_exact(draws.len())) {
            take(row, values);
        }
    }
}

/// Scores of a row in bins.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counted {
    // Bits of the ends, so that two tallies can be told to be of one kind.
    low: u64,
    high: u64,
    inverse: u64,
    /// One behind the last counts draws without a score.
    bins: Counts,
    there: u32,
    sum: i64,
    squares: i128,
}

/// What the scores of a row say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreSummary {
    /// Share of the draws in which it had a score.
    pub scored: f64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation over draws.
    pub deviation: f64,
    /// 5 % of the draws lie below.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 95 % of the draws lie below.
    pub high: f64,
}

/// How often a row was ahead of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duel {
    /// A row.
    pub first: usize,
    /// Another.
    pub second: usize,
    /// Share of the draws with scores of both in which the first had the higher one; draws in which they were level count
    /// half.
    pub ahead: f64,
}

impl Tally {
    /// Nothing counted yet. `pilot` are the scores of some draws: they say where to look closely.
    ///
    /// Bins of a row reach as far beyond its pilot scores, on either side, as those are wide; what falls outside is
    /// counted at the ends. `pairs` are rows to be compared.
    #[must_use]
    pub fn new(blocks: Vec<Range<usize>>, pilot: &[Vec<f64>], pairs: Vec<(usize, usize)>) -> Self {
        let rows = blocks.last().map_or(0, |b| b.end);
        let counted = |row: usize| {
            let scores: Vec<f64> = pilot.iter().map(|draw| draw[row]).collect();
            let (low, high) = range(&scores).unwrap_or((0.0, 1.0));
            // A row that did not move in the pilot may still move a little.
            let wide = max(high - low, 1e-6 * max(high.abs(), 1.0));
            let (low, high) = (low - wide, high + wide);
            Counted {
                low: low.to_bits(),
                high: high.to_bits(),
                inverse: (1.0 / (high - low)).to_bits(),
                bins: Counts::default(),
                there: 0,
                sum: 0,
                squares: 0,
            }
        };
        Self {
            ranks: blocks.iter().map(|b| RankCounts::new(b.len())).collect(),
            scores: (0..rows).map(counted).collect(),
            ahead: vec![[0; 3]; pairs.len()],
            blocks,
            pairs,
            room: Room::default(),
            ranked: Vec::new(),
        }
    }

    /// All pairs of rows of one block, or each row with those up to `window` places behind it in `order`.
    #[must_use]
    pub fn pairs(order: &[usize], window: Option<usize>) -> Vec<(usize, usize)> {
        let of = |(place, &first): (usize, &usize)| {
            let last = window.map_or(order.len(), |w| (place + 1 + w).min(order.len()));
            order[place + 1..last]
                .iter()
                .map(move |&second| (first, second))
        };
        order.iter().enumerate().flat_map(of).collect()
    }

    /// Counts some draws.
    pub fn take(&mut self, (_, draws): Scored<'_>) {
        for (block, counts) in self.blocks.iter().zip(&mut self.ranks) {
            self.ranked.resize_with(draws.len(), Vec::new);
            for (ranks, scores) in self.ranked.iter_mut().zip(draws) {
                self.room.ranks(&scores[block.clone()], ranks);
            }
            turned(&self.ranked, |unit, ranks| counts.add(unit, ranks));
            counts.counted(draws.len());
        }
        turned(draws, |row, scores| self.scores[row].add(scores));
        for ((first, second), ahead) in self.pairs.iter().zip(&mut self.ahead) {
            for scores in draws {
                let (a, b) = (scores[*first], scores[*second]);
                ahead[0] += u32::from(a > b);
                ahead[1] += u32::from(a >= b && b >= a);
                ahead[2] += u32::from(!a.is_nan() && !b.is_nan());
            }
        }
    }

    /// Adds what another tally of the same study counted.
    pub fn merge(&mut self, other: &Self) {
        for (own, more) in self.ranks.iter_mut().zip(&other.ranks) {
            own.merge(more);
        }
        for (own, more) in self.scores.iter_mut().zip(&other.scores) {
            own.merge(more);
        }
        for (own, more) in self.ahead.iter_mut().zip(&other.ahead) {
            own.iter_mut().zip(more).for_each(|(a, b)| *a += b);
        }
    }

    /// The ranks of a row in its block, with its place there.
    #[must_use]
    pub fn ranks(&self, row: usize) -> Option<(&RankCounts, usize)> {
        let mut blocks = self.blocks.iter().zip(&self.ranks);
        let (block, counts) = blocks.find(|(block, _)| block.contains(&row))?;
        Some((counts, row - block.start))
    }

    /// How many draws were counted.
    #[must_use]
    pub fn draws(&self) -> u32 {
        self.ranks.first().map_or(0, RankCounts::draws)
    }

    /// What the scores of a row say; `None` where it never had one. Quantiles are read from bins: they are off by at most
    /// a thousandth of three times the width of the pilot's scores.
    #[must_use]
    pub fn score(&self, row: usize) -> Option<ScoreSummary> {
        let own = self.scores.get(row)?;
        (own.there > 0).then(|| own.summary(self.draws()))
    }

    /// The pairs that were compared and had scores in a draw.
    pub fn duels(&self) -> impl Iterator<Item = Duel> + '_ {
        let pairs = self.pairs.iter().zip(&self.ahead);
        let there = pairs.filter(|(_, counts)| counts[2] > 0);
        there.map(|(&(first, second), [ahead, level, both])| Duel {
            first,
            second,
            ahead: (f64::from(*ahead) + f64::from(*level) / 2.0) / f64::from(*both),
        })
    }

    /// Groups of rows that cannot be told apart: down the order, a row opens a group where the first of the group before
    /// was ahead of it in at least this share of the draws (0.95, say).
    ///
    /// *Missing values*: pairs that were not compared count as told apart.
    #[must_use]
    pub fn tiers(&self, order: &[usize], share: f64) -> Vec<Vec<usize>> {
        let mut found: Vec<((usize, usize), f64)> = self
            .duels()
            .map(|d| ((d.first, d.second), d.ahead))
            .collect();
        found.sort_by_key(|(pair, _)| *pair);
        let ahead = |first: usize, second: usize| {
            let own = found.binary_search_by_key(&(first, second), |(pair, _)| *pair);
            let turned = || found.binary_search_by_key(&(second, first), |(pair, _)| *pair);
            let direct = own.ok().map(|at| found[at].1);
            direct.or_else(|| turned().ok().map(|at| 1.0 - found[at].1))
        };
        let mut out: Vec<Vec<usize>> = Vec::new();
        for &row in order {
            match out.last_mut() {
                Some(tier) if ahead(tier[0], row).is_some_and(|p| p < share) => tier.push(row),
                _ => out.push(vec![row]),
            }
        }
        out
    }
}

impl Counted {
    fn ends(&self) -> (f64, f64) {
        (f64::from_bits(self.low), f64::from_bits(self.high))
    }

    fn add(&mut self, scores: &[f64]) {
        let (low, inverse) = (f64::from_bits(self.low), f64::from_bits(self.inverse));
        for scores in scores.chunks(PLACED) {
            let mut places = [0; PLACED];
            let sums = Arch::new().dispatch(Placed {
                scores,
                low,
                inverse,
                places: &mut places,
            });
            self.bins.add(&places[..scores.len()]);
            self.there += sums.there;
            self.sum += sums.steps;
            self.squares += i128::from(sums.squares);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.bins.merge(&other.bins);
        self.there += other.there;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a mean has the digits of a number"
    )]
    fn summary(&self, draws: u32) -> ScoreSummary {
        let (low, high) = self.ends();
        let n = f64::from(self.there);
        let mean = self.sum as f64 / STEPS / n;
        let square = self.squares as f64 / STEPS / STEPS / n;
        let variance = max(square - mean * mean, 0.0) * n / max(n - 1.0, 1.0);
        let at = |way: f64| low + (high - low) * way;
        ScoreSummary {
            scored: n / f64::from(draws.max(1)),
            mean: at(mean),
            deviation: sqrt(variance) * (high - low),
            low: at(self.quantile(0.05)),
            median: at(self.quantile(0.5)),
            high: at(self.quantile(0.95)),
        }
    }

    /// Share of the way, inside a bin in proportion.
    fn quantile(&self, share: f64) -> f64 {
        let needed = share * f64::from(self.there);
        let mut seen = 0.0;
        for (bin, count) in self.bins.of(0..BINS).into_iter().enumerate() {
            let own = f64::from(count);
            if own > 0.0 && seen + own >= needed {
                return (as_f64(bin) + (needed - seen) / own) / (as_f64(BINS) - 0.5);
            }
            seen += own;
        }
        1.0
    }
}

/// Scores that are placed at a time.
const PLACED: usize = 128;
/// Sums that run side by side. They are of whole numbers below 2^53, and exact in any order.
const LANES: usize = 8;

/// Where scores of a row lie, to be compiled for each kind of processor.
struct Placed<'r> {
    scores: &'r [f64],
    low: f64,
    inverse: f64,
    /// Their bins; the one behind the last where there is no score.
    places: &'r mut [u16; PLACED],
}

/// What is added up over some scores.
struct Sums {
    there: u32,
    steps: i64,
    squares: i64,
}

impl NullaryFnOnce for Placed<'_> {
    type Output = Sums;

    #[inline(always)]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers below 2^53, and places of bins"
    )]
    fn call(self) -> Sums {
        let (mut there, mut steps, mut squares) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
        let parts = self.scores.chunks(LANES);
        for (scores, places) in parts.zip(self.places.chunks_mut(LANES)) {
            for (lane, (score, place)) in scores.iter().zip(places).enumerate() {
                let scored = !score.is_nan();
                let way = clamp((score - self.low) * self.inverse, -FARTHEST, 1.0 + FARTHEST);
                let bin = clamp(way, 0.0, 1.0) * (as_f64(BINS) - 0.5);
                *place = whole(if scored { bin } else { as_f64(BINS) }) as u16;
                let step = if scored { (way * STEPS).trunc() } else { 0.0 };
                there[lane] += if scored { 1.0 } else { 0.0 };
                steps[lane] += step;
                squares[lane] += step * step;
            }
        }
        Sums {
            there: there.iter().sum::<f64>() as u32,
            steps: steps.iter().sum::<f64>() as i64,
            squares: squares.iter().sum::<f64>() as i64,
        }
    }
}
