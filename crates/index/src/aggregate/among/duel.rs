//! Duels: in how much of the weight one unit is ahead of another.
//!
//! *Formula*, over the children that both units have, their weights scaled to sum 1
//! ```text
//! o_ij        sum of w where x_i > x_j, and half of w where they are equal; o_ji = 1 - o_ij
//! copeland    sum over j of: 1 if o_ij > 1/2, -1 if o_ij < 1/2, 0 if level
//! outranking  mean over j of o_ij
//! ```
//! *Missing values*: a child that one of the two lacks is left out of their duel, for both alike; a pair with nothing in
//! common is not counted. (COINr gives such weight to the unit that stands later, so that its result depends on the order
//! of rows. It takes a level duel for lost where rounding puts it below a half, again by the order of rows.)
//!
//! *Source*: Copeland (1951); Munda and Nardo (2009), Noncompensatory/nonlinear composite indicators; `outrankMatrix` and
//! `a_copeland` of COINr.

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::order::max;

/// Rounding may move a duel by less than this: it is level.
const LEVEL: f64 = 1e-9;
/// Units that are compared at a time.
const WIDE: usize = 64;

/// Units beaten less units that beat it; `NaN` for a unit without any duel.
#[must_use]
pub fn copeland(columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    duels(columns, weights)
        .into_iter()
        .map(|d| if d.met > 0.0 { d.won } else { f64::NAN })
        .collect()
}

/// Mean weight in which it is ahead; `NaN` for a unit without any duel.
#[must_use]
pub fn outranking(columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    duels(columns, weights)
        .into_iter()
        .map(|d| {
            if d.met > 0.0 {
                d.ahead / d.met
            } else {
                f64::NAN
            }
        })
        .collect()
}

/// What the duels of a unit say.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Duels {
    /// Duels won less duels lost.
    pub won: f64,
    /// Sum of the shares in which it was ahead.
    pub ahead: f64,
    /// Units it met.
    pub met: f64,
    /// Units it is nowhere behind and somewhere ahead of.
    pub dominated: f64,
}

/// The duels of every unit with every other.
#[must_use]
pub fn duels(columns: &[&[f64]], weights: &[f64]) -> Vec<Duels> {
    let units = columns.first().map_or(0, |c| c.len());
    let mut out = vec![Duels::default(); units];
    Arch::new().dispatch(Run {
        columns,
        weights,
        out: &mut out,
    });
    out
}

struct Run<'a> {
    columns: &'a [&'a [f64]],
    weights: &'a [f64],
    out: &'a mut [Duels],
}

impl NullaryFnOnce for Run<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let units = self.out.len();
        for first in 0..units {
            let mut start = first + 1;
            while start < units {
                let end = (start + WIDE).min(units);
                let (ahead, met) = self.compare(first, start, end);
                for (place, second) in (start..end).enumerate() {
                    if met[place] > 0.0 {
                        decide(self.out, (first, second), ahead[place] / met[place]);
                    }
                }
                start = end;
            }
        }
    }
}

impl Run<'_> {
    /// Weight in which a unit is ahead of each of some others, and weight that both have.
    #[inline(always)]
    fn compare(&self, first: usize, start: usize, end: usize) -> ([f64; WIDE], [f64; WIDE]) {
        let (mut ahead, mut met) = ([0.0; WIDE], [0.0; WIDE]);
        for (column, &weight) in self.columns.iter().zip(self.weights) {
            let own = column[first];
            if own.is_nan() {
                continue;
            }
            let half = 0.5 * weight;
            let others = &column[start..end];
            for ((ahead, met), other) in ahead.iter_mut().zip(&mut met).zip(others) {
                // A comparison with what is missing is false both ways.
                *ahead +=
                    if own > *other { half } else { 0.0 } + if own >= *other { half } else { 0.0 };
                *met += if other.is_nan() { 0.0 } else { weight };
            }
        }
        (ahead, met)
    }
}

#[inline(always)]
fn decide(out: &mut [Duels], (first, second): (usize, usize), share: f64) {
    let sign = if share > 0.5 + LEVEL {
        1.0
    } else if share < 0.5 - LEVEL {
        -1.0
    } else {
        0.0
    };
    out[first].won += sign;
    out[second].won -= sign;
    out[first].ahead += share;
    out[second].ahead += max(1.0 - share, 0.0);
    out[first].met += 1.0;
    out[second].met += 1.0;
    out[first].dominated += f64::from(u8::from(share > 1.0 - LEVEL));
    out[second].dominated += f64::from(u8::from(share < LEVEL));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAN: f64 = f64::NAN;

    /// Three units that beat each other in a circle, and one that all beat.
    #[test]
    fn duels_by_hand() {
        let columns: [&[f64]; 3] = [
            &[3.0, 2.0, 1.0, 0.0],
            &[1.0, 3.0, 2.0, 0.0],
            &[2.0, 1.0, 3.0, 0.0],
        ];
        assert_eq!(copeland(&columns, &[1.0; 3]), [1.0, 1.0, 1.0, -3.0]);
        let shares = outranking(&columns, &[2.0, 1.0, 1.0]);
        // The first: ahead of the second in 3/4 of the weight, of the third in 1/2, of the last in all.
        assert!((shares[0] - (0.75 + 0.5 + 1.0) / 3.0).abs() < 1e-15);
        assert_eq!(
            duels(&columns, &[1.0; 3])[0].dominated.to_bits(),
            1.0_f64.to_bits()
        );
    }

    #[test]
    fn what_one_lacks_counts_for_neither() {
        let columns: [&[f64]; 2] = [&[1.0, NAN, 0.0], &[0.0, 5.0, NAN]];
        let found = duels(&columns, &[1.0, 3.0]);
        assert_eq!(copeland(&columns, &[1.0, 3.0]), [0.0, 1.0, -1.0]);
        assert_eq!(
            found.iter().map(|d| d.met).collect::<Vec<_>>(),
            [2.0, 1.0, 1.0]
        );
        assert!(copeland(&[&[NAN, 1.0]], &[1.0]).iter().all(|c| c.is_nan()));
    }

    /// Two units, 49 children of one weight: each is ahead in 23, in three they are equal. `a_copeland` of COINr 1.1.14 adds
    /// up 49ths, finds 0.499999999999999944 for the one that stands first, and gives -1 to it and 0 to the other; with the
    /// rows turned round it gives -1 to the other. Ten of the 51 units of its example are off by one for that.
    #[test]
    fn a_level_duel_is_level_whatever_the_weights_add_up_to() {
        let columns: Vec<[f64; 2]> = (0..49)
            .map(|at| match at {
                0..23 => [1.0, 0.0],
                23..26 => [1.0, 1.0],
                _ => [0.0, 1.0],
            })
            .collect();
        let slices: Vec<&[f64]> = columns.iter().map(<[f64; 2]>::as_slice).collect();
        for weight in [1.0, 1.0 / 49.0, 0.3] {
            assert_eq!(copeland(&slices, &[weight; 49]), [0.0, 0.0]);
            let shares = outranking(&slices, &[weight; 49]);
            assert!(shares.iter().all(|s| (s - 0.5).abs() < 1e-15), "{shares:?}");
        }
    }

    proptest! {
        #[test]
        fn the_order_of_units_does_not_matter(
            cells in prop::collection::vec(prop_oneof![4 => (0..6_u8).prop_map(f64::from), 1 => Just(NAN)], 70 * 3),
        ) {
            let columns: Vec<Vec<f64>> = cells.chunks(70).map(<[f64]>::to_vec).collect();
            let turned: Vec<Vec<f64>> = columns.iter().map(|c| c.iter().rev().copied().collect()).collect();
            let run = |columns: &[Vec<f64>]| {
                let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
                copeland(&slices, &[1.0, 2.0, 3.0])
            };
            let (plain, mut other) = (run(&columns), run(&turned));
            other.reverse();
            let bits = |v: &[f64]| v.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&plain), bits(&other));
            let sum: f64 = plain.iter().filter(|x| !x.is_nan()).sum();
            prop_assert!(sum.abs() < 1e-9);
        }
    }
}
