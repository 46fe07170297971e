//! Multi-directional benefit of the doubt: each child has room of its own, and a unit goes in the direction of its rooms.
//!
//! *Formula*, with x in shares of each child's greatest value, over mixtures of all units
//! ```text
//! mixture  l_k >= 0 with sum_k l_k <= 1
//! room     g_q = max b with sum_k l_k x_kq >= x_iq + b and sum_k l_k x_kr >= x_ir for the other children r
//! way      b* = max b with sum_k l_k x_kq >= x_iq + b g_q for every child q
//! score    sum_q x_iq / sum_q (x_iq + b* g_q)
//! ```
//! *Units and range*: above 0 to 1; a unit without room in any child is at 1. No direction has to be chosen: weights are
//! not looked at.
//!
//! *Missing values*: a unit that lacks a child has no score; so has one with a negative value.
//!
//! *Source*: Bogetoft and Hougaard (1999), Efficiency evaluations based on potential (non-proportional) improvements;
//! multi-directional BoD, `ci_bod_mdir` of Compind. Figures are taken in shares of the greatest value first, so that
//! units of measurement do not matter.

use waymark_numerics::order::max;
use waymark_numerics::sum::sum_of;

use super::doubt::shares_of_best;
use super::doubt_towards::solve;

/// Less room than this is none.
const NONE: f64 = 1e-9;

/// The score of every unit; `NaN` where it has none.
#[must_use]
pub fn multi(columns: &[&[f64]]) -> Vec<f64> {
    let units = columns.first().map_or(0, |c| c.len());
    let shares = shares_of_best(columns);
    let children = shares.used.len();
    let mut active = Vec::new();
    let mut out = vec![f64::NAN; units];
    for (own, &unit) in shares.units.iter().enumerate() {
        let mut room = |q: usize| {
            let direction: Vec<f64> = (0..children).map(|r| f64::from(u8::from(r == q))).collect();
            solve(&shares.rows, own, &direction, &mut active).map(|b| max(b, 0.0))
        };
        let rooms: Option<Vec<f64>> = (0..children).map(&mut room).collect();
        let Some(rooms) = rooms.filter(|rooms| !rooms.is_empty()) else {
            continue;
        };
        let way = if rooms.iter().all(|room| *room < NONE) {
            Some(0.0)
        } else {
            solve(&shares.rows, own, &rooms, &mut active).map(|b| max(b, 0.0))
        };
        let has = sum_of(shares.rows[own].iter().copied());
        let gains = way.map(|way| way * sum_of(rooms.iter().copied()));
        if let Some(could) = gains.map(|gains| has + gains).filter(|could| *could > 0.0) {
            out[unit] = has / could;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Best (4, 1) and (1, 4): in shares their line is x + y = 5/4. From (1/4, 1/2) the first child has room up to 3/4, as
    /// the line says, the second up to 1: rooms 1/2 and 1/2, and half of both reaches the line.
    #[test]
    fn rooms_and_the_way_by_hand() {
        let columns: [&[f64]; 2] = [&[4.0, 1.0, 1.0, -1.0], &[1.0, 4.0, 2.0, 2.0]];
        let found = multi(&columns);
        assert!(
            (found[0] - 1.0).abs() < 1e-9 && (found[1] - 1.0).abs() < 1e-9,
            "{found:?}"
        );
        assert!((found[2] - 0.75 / 1.25).abs() < 1e-9, "{found:?}");
        assert!(found[3].is_nan());
    }

    proptest! {
        #[test]
        fn scores_do_not_know_units_or_order(
            cells in prop::collection::vec(0.1..10.0_f64, 12 * 3),
            unit in 0.01..1000.0_f64,
        ) {
            let columns: Vec<&[f64]> = cells.chunks(12).collect();
            let found = multi(&columns);
            prop_assert!(found.iter().all(|s| *s > 0.0 && *s <= 1.0));
            prop_assert!(found.iter().any(|s| *s > 1.0 - 1e-9));
            let scaled: Vec<f64> = columns[1].iter().map(|x| x * unit).collect();
            let other = multi(&[columns[0], &scaled, columns[2]]);
            let turned: Vec<Vec<f64>> = columns.iter().map(|c| c.iter().rev().copied().collect()).collect();
            let turned: Vec<&[f64]> = turned.iter().map(Vec::as_slice).collect();
            let mut reversed = multi(&turned);
            reversed.reverse();
            for unit in 0..12 {
                prop_assert!((found[unit] - other[unit]).abs() < 1e-7);
                prop_assert!((found[unit] - reversed[unit]).abs() < 1e-7);
            }
        }
    }
}
