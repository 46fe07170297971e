//! Credible outranking: how credible it is that a unit is at least as good as each other one, less how credible it is of
//! the others; a child in which it is far behind can veto.
//!
//! *Formula*, over the children that both units have, their weights scaled to sum 1, `d = x_j - x_i` the way i is behind j
//! ```text
//! c_ij      sum of w times: 1 up to the indifference q, 0 from the preference p on, (p - d) / (p - q) between
//! D_ij      for each child: 0 up to p, 1 from the veto v on, (d - p) / (v - p) between
//! sigma_ij  c_ij times the product of (1 - D_ij) / (1 - c_ij) over the children with D_ij > c_ij
//! score_i   mean over j of (sigma_ij - sigma_ji)
//! ```
//! Without a veto sigma is c. With q = p a child counts in full up to q and for nothing beyond.
//!
//! *Units and range*: q, p and v in the units of the scale; the score -1 to 1. Scores of all units that met all others sum
//! to 0.
//!
//! *Missing values*: a child that one of the two lacks is left out of their pair, for both alike; a pair with nothing in
//! common is not counted.
//!
//! *Source*: Roy (1978), ELECTRE III, for the credibility; Li and Wang (2007), An improved ranking method for ELECTRE III,
//! for the net credibility in the place of the two distillations, which give an order with gaps and no figure.
//! `electre_iii` of `pyDecision` 4.9 takes only the last vetoing child in the place of the product.

use waymark_numerics::moments::as_f64;

/// Thresholds: leads up to the first do not count, from the second on in full, from the third on they veto.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// At least 0.
    pub indifference: f64,
    /// Not below the indifference.
    pub preference: f64,
    /// Above the preference; infinite: no veto.
    pub veto: f64,
}

impl Thresholds {
    /// How much a child speaks for a unit that is behind by so much.
    fn concordance(self, behind: f64) -> f64 {
        if behind <= self.indifference {
            1.0
        } else if behind >= self.preference {
            0.0
        } else {
            (self.preference - behind) / (self.preference - self.indifference)
        }
    }

    /// How much a child speaks against it.
    fn discordance(self, behind: f64) -> f64 {
        if behind <= self.preference || self.veto.is_infinite() {
            0.0
        } else if behind >= self.veto {
            1.0
        } else {
            (behind - self.preference) / (self.veto - self.preference)
        }
    }
}

/// The net credibility of every unit; `NaN` for a unit without any pair.
#[must_use]
pub fn net_credibility(columns: &[&[f64]], weights: &[f64], thresholds: Thresholds) -> Vec<f64> {
    let units = columns.first().map_or(0, |c| c.len());
    let mut net = vec![0.0; units];
    let mut met = vec![0_usize; units];
    for first in 0..units {
        for second in first + 1..units {
            let pair = (first, second);
            if let Some((of_first, of_second)) = credibilities(columns, weights, thresholds, pair) {
                net[first] += of_first - of_second;
                net[second] += of_second - of_first;
                met[first] += 1;
                met[second] += 1;
            }
        }
    }
    let mean = |(net, met): (&f64, &usize)| {
        if *met > 0 {
            net / as_f64(*met)
        } else {
            f64::NAN
        }
    };
    net.iter().zip(&met).map(mean).collect()
}

/// How credible it is that the first is at least as good as the second, and the other way round; `None` where they have
/// nothing in common.
fn credibilities(
    columns: &[&[f64]],
    weights: &[f64],
    thresholds: Thresholds,
    (first, second): (usize, usize),
) -> Option<(f64, f64)> {
    let (mut one, mut other, mut both) = (0.0, 0.0, 0.0);
    for (column, weight) in columns.iter().zip(weights) {
        let behind = column[second] - column[first];
        if !behind.is_nan() {
            one += weight * thresholds.concordance(behind);
            other += weight * thresholds.concordance(-behind);
            both += weight;
        }
    }
    if both <= 0.0 {
        return None;
    }
    let (mut one, mut other) = (one / both, other / both);
    let (start, start_other) = (one, other);
    for column in columns {
        let behind = column[second] - column[first];
        if !behind.is_nan() {
            one *= doubt(thresholds.discordance(behind), start);
            other *= doubt(thresholds.discordance(-behind), start_other);
        }
    }
    Some((one, other))
}

/// By how much an objection lowers the credibility; only what is greater than the concordance does.
fn doubt(discordance: f64, concordance: f64) -> f64 {
    if discordance > concordance {
        (1.0 - discordance) / (1.0 - concordance)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAN: f64 = f64::NAN;

    fn thresholds(indifference: f64, preference: f64, veto: f64) -> Thresholds {
        Thresholds {
            indifference,
            preference,
            veto,
        }
    }

    /// Two units and two children of the weights 3/4 and 1/4: the first is ahead by 4 and behind by 3.
    #[test]
    fn credibility_by_hand() {
        let columns: [&[f64]; 2] = [&[5.0, 1.0], &[1.0, 4.0]];
        let found = |t| credibilities(&columns, &[3.0, 1.0], t, (0, 1)).unwrap();
        let near = |(a, b): (f64, f64), (c, d): (f64, f64)| {
            assert!((a - c).abs() < 1e-15 && (b - d).abs() < 1e-15, "{a} {b}");
        };
        // Every lead counts in full.
        near(found(thresholds(0.0, 0.0, f64::INFINITY)), (0.75, 0.25));
        // From 2 to 6: behind by 3 is 3/4 concordant, by 4 a half.
        near(
            found(thresholds(2.0, 6.0, f64::INFINITY)),
            (0.75 + 0.25 * 0.75, 0.25 + 0.75 * 0.5),
        );
        // Full from 1 on, a veto at 4: the second is vetoed; against the first the objection is 2/3, below its 3/4.
        near(found(thresholds(0.0, 1.0, 4.0)), (0.75, 0.0));
        // A veto at 5: the objection against the second is 3/4 over its 1/4: 1/4 (1/4) / (3/4).
        near(found(thresholds(0.0, 1.0, 5.0)), (0.75, 0.25 / 3.0));
        let net = net_credibility(&columns, &[3.0, 1.0], thresholds(0.0, 1.0, 5.0));
        assert!((net[0] - (0.75 - 0.25 / 3.0)).abs() < 1e-15 && (net[0] + net[1]).abs() < 1e-15);
    }

    /// The credibilities of `electre_iii` of pyDecision 4.9 where one child at most objects.
    #[test]
    fn credibilities_are_those_of_the_peer() {
        let columns: [&[f64]; 3] = [
            &[8.0, 2.0, 5.0, 9.0],
            &[3.0, 6.0, 4.0, 5.0],
            &[7.0, 7.5, 1.0, 6.0],
        ];
        let weights = [0.5, 0.3, 0.2];
        let found = |i, j| {
            credibilities(&columns, &weights, thresholds(1.0, 3.0, 7.0), (i, j))
                .unwrap()
                .0
        };
        for (i, j, expected) in PEER {
            assert!((found(i, j) - expected).abs() < 1e-12, "{i} {j}");
        }
    }

    #[test]
    fn what_one_lacks_counts_for_neither() {
        let columns: [&[f64]; 2] = [&[1.0, NAN, 0.0], &[NAN, 5.0, NAN]];
        let found = net_credibility(&columns, &[1.0, 1.0], thresholds(0.0, 0.0, f64::INFINITY));
        assert_eq!(format!("{found:?}"), "[1.0, NaN, -1.0]");
    }

    /// By unit and other: figures of the peer.
    const PEER: [(usize, usize, f64); 12] = [
        (0, 1, 0.7),
        (0, 2, 1.0),
        (0, 3, 0.85),
        (1, 0, 0.25),
        (1, 2, 0.5),
        (1, 3, 0.0),
        (2, 0, 0.107_142_857_142_857_14),
        (2, 1, 0.232_142_857_142_857_15),
        (2, 3, 0.214_285_714_285_714_27),
        (3, 0, 1.0),
        (3, 1, 0.95),
        (3, 2, 1.0),
    ];

    proptest! {
        #[test]
        fn order_does_not_matter_and_more_is_never_worse(
            cells in prop::collection::vec(0_u8..20, 3 * 9),
            gain in 1_u8..9,
        ) {
            let mut columns: Vec<Vec<f64>> = cells.chunks(9).map(|c| c.iter().copied().map(f64::from).collect()).collect();
            let run = |columns: &[Vec<f64>]| {
                let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
                net_credibility(&slices, &[1.0, 2.0, 3.0], thresholds(1.0, 4.0, 12.0))
            };
            let plain = run(&columns);
            prop_assert!(plain.iter().all(|s| (-1.0..=1.0).contains(s)));
            prop_assert!(plain.iter().sum::<f64>().abs() < 1e-12);
            let turned: Vec<Vec<f64>> = columns.iter().map(|c| c.iter().rev().copied().collect()).collect();
            let mut other = run(&turned);
            other.reverse();
            for (a, b) in plain.iter().zip(&other) {
                prop_assert!((a - b).abs() < 1e-12);
            }
            columns[1][4] += f64::from(gain);
            prop_assert!(run(&columns)[4] >= plain[4] - 1e-12);
        }
    }
}
