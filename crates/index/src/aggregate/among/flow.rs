//! Net flows: by how much each unit is preferred to the others, less by how much they are to it.
//!
//! *Formula*, over the children that both units have, their weights scaled to sum 1, `d = x_i - x_j`
//! ```text
//! P(d)      0 up to the indifference q, 1 from the preference p on, (d - q) / (p - q) between
//! pi_ij     sum of w P(x_i - x_j)
//! score_i   mean over j of (pi_ij - pi_ji)
//! ```
//! With q = p = 0 every lead counts in full.
//!
//! *Units and range*: q and p in the units of the scale; the score -1 to 1.
//!
//! *Missing values*: a child that one of the two lacks is left out of their pair; a pair with nothing in common is not
//! counted.
//!
//! *Source*: Brans and Vincke (1985), PROMETHEE II with preference functions I, III and V.

use waymark_numerics::moments::as_f64;

/// The net flow of every unit; `NaN` for a unit without any pair.
#[must_use]
pub fn net_flow(
    columns: &[&[f64]],
    weights: &[f64],
    (indifference, preference): (f64, f64),
) -> Vec<f64> {
    let units = columns.first().map_or(0, |c| c.len());
    let preferred = |lead: f64| {
        if lead <= indifference {
            0.0
        } else if lead >= preference {
            1.0
        } else {
            (lead - indifference) / (preference - indifference)
        }
    };
    let mut flow = vec![0.0; units];
    let mut met = vec![0_usize; units];
    for first in 0..units {
        for second in first + 1..units {
            let (mut net, mut both) = (0.0, 0.0);
            for (column, weight) in columns.iter().zip(weights) {
                let lead = column[first] - column[second];
                if !lead.is_nan() {
                    net += weight * (preferred(lead) - preferred(-lead));
                    both += weight;
                }
            }
            if both > 0.0 {
                flow[first] += net / both;
                flow[second] -= net / both;
                met[first] += 1;
                met[second] += 1;
            }
        }
    }
    let mean = |(flow, met): (&f64, &usize)| {
        if *met > 0 {
            flow / as_f64(*met)
        } else {
            f64::NAN
        }
    };
    flow.iter().zip(&met).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_count_in_full_or_by_their_size() {
        let columns: [&[f64]; 2] = [&[3.0, 2.0, 0.0], &[0.0, 1.0, 1.0]];
        // The first leads the second in 3/4 and trails in 1/4; so with the third. Second and third: 3/4 and level.
        let found = net_flow(&columns, &[3.0, 1.0], (0.0, 0.0));
        let expected = [0.5, (0.75 - 0.5) / 2.0, (-0.5 - 0.75) / 2.0];
        for (a, b) in found.iter().zip(expected) {
            assert!((a - b).abs() < 1e-15, "{found:?}");
        }
        // Leads up to 1 do not count, from 3 on in full.
        let found = net_flow(&columns, &[1.0, 0.0], (1.0, 3.0));
        let expected = [f64::midpoint(0.0, 1.0), 0.25, (-1.0 - 0.5) / 2.0];
        for (a, b) in found.iter().zip(expected) {
            assert!((a - b).abs() < 1e-15, "{found:?}");
        }
    }

    #[test]
    fn what_one_lacks_counts_for_neither() {
        let nan = f64::NAN;
        let columns: [&[f64]; 2] = [&[1.0, nan, 0.0], &[nan, 5.0, nan]];
        let found = net_flow(&columns, &[1.0, 1.0], (0.0, 0.0));
        assert_eq!(format!("{found:?}"), "[1.0, NaN, -1.0]");
    }
}
