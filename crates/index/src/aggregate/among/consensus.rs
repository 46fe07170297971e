//! Consensus of Condorcet, Kemeny and Young: the order of units that contradicts the children least.
//!
//! *Formula*, with the shares `o_ij` of [`super::duel`]
//! ```text
//! order    the one with the greatest sum of o_ij over all pairs in which i stands before j
//! score    units that stand behind; units that are equal everywhere share the mean of their places
//! ```
//! *Units and range*: 0 for the last, units less one for the first.
//!
//! *Missing values*: as in [`super::duel`]; a pair with nothing in common does not matter. A unit without any duel has no
//! score.
//!
//! *How it is found*: units are parted into groups that beat each other in circles; every group stands before all that it
//! beats, so each is put in order alone. Up to [`EXACT`] units in a circle the best order is found for certain; beyond,
//! units are moved one by one as long as that helps, from the order of Copeland on.
//!
//! *Source*: Kemeny (1959); Young and Levenglick (1978); Truchon (1998) for the parting; Munda and Nardo (2009) for its use
//! in composite indicators.

use waymark_numerics::moments::as_f64;

use super::duel::duels;

/// Units in a circle that are put in order for certain.
pub const EXACT: usize = 14;

/// Rounds of moves at most; each makes the order better.
const ROUNDS: usize = 1_000;

/// Gains below this are rounding.
const LEAST: f64 = 1e-9;

/// Units that stand behind each in the order; `NaN` for a unit without any duel.
#[must_use]
pub fn consensus(columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    let met = duels(columns, weights);
    let mut units: Vec<usize> = (0..met.len()).filter(|&u| met[u].met > 0.0).collect();
    // The start does not depend on the order of rows: by duels won, then by what units have.
    let values = |a: usize, b: usize| {
        let pairs = columns.iter().map(|c| c[b].total_cmp(&c[a]));
        pairs.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    };
    units.sort_by(|&a, &b| {
        (met[b].won.total_cmp(&met[a].won))
            .then(met[b].ahead.total_cmp(&met[a].ahead))
            .then(values(a, b))
    });
    let lead = Leads::new(columns, weights, &units);
    let mut order = Vec::with_capacity(units.len());
    for circle in lead.circles() {
        order.extend(lead.best_order(circle));
    }
    let mut out = vec![f64::NAN; met.len()];
    let mut start = 0;
    while start < order.len() {
        let same = |place: &usize| values(units[order[start]], units[order[*place]]).is_eq();
        let end = (start..order.len())
            .take_while(same)
            .last()
            .map_or(start + 1, |last| last + 1);
        let behind = as_f64(order.len() - end) + as_f64(end - start - 1) / 2.0;
        for &unit in &order[start..end] {
            out[units[unit]] = behind;
        }
        start = end;
    }
    out
}

/// Who leads whom, by place in the start order: `o_ij - o_ji`.
struct Leads {
    units: usize,
    net: Vec<f32>,
}

impl Leads {
    fn new(columns: &[&[f64]], weights: &[f64], order: &[usize]) -> Self {
        let units = order.len();
        let mut net = vec![0.0_f32; units * units];
        for (i, &first) in order.iter().enumerate() {
            for (j, &second) in order.iter().enumerate().skip(i + 1) {
                let (mut lead, mut both) = (0.0, 0.0);
                for (column, weight) in columns.iter().zip(weights) {
                    let (own, other) = (column[first], column[second]);
                    if own > other {
                        lead += weight;
                    } else if own < other {
                        lead -= weight;
                    }
                    if !own.is_nan() && !other.is_nan() {
                        both += weight;
                    }
                }
                if both > 0.0 {
                    let share = to_single(lead / both);
                    net[i * units + j] = share;
                    net[j * units + i] = -share;
                }
            }
        }
        Self { units, net }
    }

    fn of(&self, first: usize, second: usize) -> f64 {
        f64::from(self.net[first * self.units + second])
    }

    /// Groups in which everybody is beaten, over some others, by everybody; those that beat the others first.
    ///
    /// Along the order of Copeland a group ends where no later unit beats or equals an earlier one.
    fn circles(&self) -> Vec<std::ops::Range<usize>> {
        let mut reach: Vec<usize> = (0..self.units).collect();
        for (first, reach) in reach.iter_mut().enumerate() {
            let later = (first + 1..self.units).rev();
            if let Some(last) = later
                .into_iter()
                .find(|&second| self.of(second, first) > -LEAST)
            {
                *reach = last;
            }
        }
        let mut out = Vec::new();
        let (mut start, mut end) = (0, 0);
        for (unit, reach) in reach.into_iter().enumerate() {
            end = end.max(reach);
            if unit == end {
                out.push(start..end + 1);
                start = end + 1;
            }
        }
        out
    }

    fn best_order(&self, circle: std::ops::Range<usize>) -> Vec<usize> {
        if circle.len() <= EXACT {
            self.exact(circle)
        } else {
            self.improved(circle.collect())
        }
    }

    /// The best order of every set of units, from the smallest sets on: the first of a set stands before all others of it.
    fn exact(&self, circle: std::ops::Range<usize>) -> Vec<usize> {
        let (start, count) = (circle.start, circle.len());
        let sets = 1_usize << count;
        let mut best = vec![0.0_f64; sets];
        let mut first = vec![0_usize; sets];
        for set in 1..sets {
            let mut found = f64::NEG_INFINITY;
            for unit in (0..count).filter(|u| set >> u & 1 == 1) {
                let rest = set & !(1 << unit);
                let gains = (0..count).filter(|u| rest >> u & 1 == 1);
                let gain: f64 = gains.map(|u| self.of(start + unit, start + u)).sum();
                if gain + best[rest] > found + LEAST {
                    found = gain + best[rest];
                    first[set] = unit;
                }
            }
            best[set] = found;
        }
        let mut left = sets - 1;
        let mut out = Vec::with_capacity(count);
        while left > 0 {
            out.push(start + first[left]);
            left &= !(1 << first[left]);
        }
        out
    }

    /// Moves each unit to where it stands best, as long as that helps.
    fn improved(&self, mut order: Vec<usize>) -> Vec<usize> {
        for _ in 0..ROUNDS {
            let mut moved = false;
            for from in 0..order.len() {
                let unit = order[from];
                let (mut best, mut to) = (LEAST, from);
                let mut gain = 0.0;
                for place in (0..from).rev() {
                    gain += 2.0 * self.of(unit, order[place]);
                    if gain > best {
                        (best, to) = (gain, place);
                    }
                }
                gain = 0.0;
                for (place, &other) in order.iter().enumerate().skip(from + 1) {
                    gain += 2.0 * self.of(other, unit);
                    if gain > best {
                        (best, to) = (gain, place);
                    }
                }
                if to != from {
                    order.remove(from);
                    order.insert(to, unit);
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
        order
    }
}

/// A share of weight: seven digits are more than weights are known to, and half the memory.
#[expect(clippy::cast_possible_truncation, reason = "shares lie from -1 to 1")]
fn to_single(share: f64) -> f32 {
    share as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Three beat each other in a circle, unevenly; the fourth is beaten by all.
    #[test]
    fn a_circle_is_broken_where_it_is_weakest() {
        let columns: [&[f64]; 3] = [
            &[3.0, 2.0, 1.0, 0.0],
            &[1.0, 3.0, 2.0, 0.0],
            &[2.0, 1.0, 3.0, 0.0],
        ];
        // First over second in 7 of 12 weight, second over third in 8, third over first in 9: the first link breaks.
        let found = consensus(&columns, &[3.0, 5.0, 4.0]);
        assert_eq!(found, [1.0, 3.0, 2.0, 0.0]);
    }

    #[test]
    fn equal_units_share_their_place_and_empty_ones_have_none() {
        let nan = f64::NAN;
        let found = consensus(&[&[1.0, 2.0, 1.0, nan]], &[1.0]);
        assert_eq!(format!("{found:?}"), "[0.5, 2.0, 0.5, NaN]");
    }

    fn weight_of(columns: &[Vec<f64>], weights: &[f64], order: &[usize]) -> f64 {
        let mut sum = 0.0;
        for (place, &first) in order.iter().enumerate() {
            for &second in &order[place + 1..] {
                for (c, w) in columns.iter().zip(weights) {
                    sum += if c[first] > c[second] { *w } else { 0.0 };
                    sum -= if c[first] < c[second] { *w } else { 0.0 };
                }
            }
        }
        sum
    }

    fn every_order(units: usize) -> Vec<Vec<usize>> {
        if units == 0 {
            return vec![Vec::new()];
        }
        let shorter = every_order(units - 1);
        let put = |order: &Vec<usize>, at: usize| {
            let mut order = order.clone();
            order.insert(at, units - 1);
            order
        };
        shorter
            .iter()
            .flat_map(|o| (0..units).map(move |at| put(o, at)))
            .collect()
    }

    proptest! {
        #[test]
        fn no_order_contradicts_less(cells in prop::collection::vec((0..9_u8).prop_map(f64::from), 6 * 4)) {
            let columns: Vec<Vec<f64>> = cells.chunks(6).map(<[f64]>::to_vec).collect();
            let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            let weights = [0.4, 0.3, 0.2, 0.1];
            let found = consensus(&slices, &weights);
            let mut order: Vec<usize> = (0..6).collect();
            order.sort_by(|&a, &b| found[b].total_cmp(&found[a]));
            let own = weight_of(&columns, &weights, &order);
            let best = every_order(6).iter().map(|o| weight_of(&columns, &weights, o)).fold(f64::MIN, |a, b| if a > b { a } else { b });
            prop_assert!(own > best - 1e-6, "{own} {best}");
        }

        #[test]
        fn moving_one_by_one_comes_close_to_the_best(cells in prop::collection::vec((0..9_u8).prop_map(f64::from), 9 * 5)) {
            let columns: Vec<&[f64]> = cells.chunks(9).collect();
            let lead = Leads::new(&columns, &[1.0; 5], &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
            let sum = |order: &[usize]| -> f64 {
                let pairs = order.iter().enumerate().flat_map(|(n, &a)| order[n + 1..].iter().map(move |&b| (a, b)));
                pairs.map(|(a, b)| lead.of(a, b)).sum()
            };
            let exact = sum(&lead.exact(0..9));
            let moved = sum(&lead.improved((0..9).collect()));
            prop_assert!(moved <= exact + 1e-6 && moved >= 0.8 * exact - 1e-6, "{moved} {exact}");
        }
    }
}
