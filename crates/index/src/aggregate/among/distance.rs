//! Distances from the best unit that could be made of all.
//!
//! *Formula*, with weights scaled to sum 1
//! ```text
//! topsis    v = w x / sqrt(sum x^2);  d+ and d- the distances from the greatest and the least v of every child
//!           score = d- / (d+ + d-)
//! wroclaw   z-scores with the deviation of all units (count, not count less one);  d_i = sqrt(sum w (z_i - max z)^2 ...)
//!           score = 1 - d_i / (mean(d) + 2 deviation(d))
//!           plain: the children as they are, the deviation of d with the count less one (1 less `ci_wroclaw` of Compind)
//! ```
//! *Units and range*: `topsis` 0 to 1; `wroclaw` up to 1, below 0 for units far behind all others.
//!
//! *Missing values*: a unit that lacks a child has no figure: its distance would be of another space.
//!
//! *Source*: Hwang and Yoon (1981), Multiple Attribute Decision Making; Hellwig (1968), taxonomic measure of development
//! (Wroclaw taxonomic method).

use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::range;
use waymark_numerics::sum::{mean, sum_of};

/// Nearness to the best against nearness to the worst.
#[must_use]
pub fn topsis(columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    let total = sum_of(weights.iter().copied());
    let complete = complete(columns);
    let scaled: Vec<Vec<f64>> = columns
        .iter()
        .zip(weights)
        .map(|(column, weight)| {
            let length = sqrt(sum_of(complete.iter().map(|&u| column[u] * column[u])));
            let unit = if length > 0.0 { length } else { 1.0 };
            column.iter().map(|x| weight / total * x / unit).collect()
        })
        .collect();
    let ends: Vec<(f64, f64)> = scaled
        .iter()
        .map(|column| {
            let there: Vec<f64> = complete.iter().map(|&u| column[u]).collect();
            range(&there).unwrap_or((0.0, 0.0))
        })
        .collect();
    let far = |unit: usize, end: fn(&(f64, f64)) -> f64| {
        let gaps = scaled.iter().zip(&ends).map(|(c, e)| c[unit] - end(e));
        sqrt(sum_of(gaps.map(|g| g * g)))
    };
    let mut out = vec![f64::NAN; columns.first().map_or(0, |c| c.len())];
    for unit in complete {
        let (best, worst) = (far(unit, |e| e.1), far(unit, |e| e.0));
        // Where all units are one, each is the best there is.
        out[unit] = if best + worst > 0.0 {
            worst / (best + worst)
        } else {
            1.0
        };
    }
    out
}

/// Distance from the best, measured by the distances of all.
#[must_use]
pub fn wroclaw(columns: &[&[f64]], weights: &[f64], plain: bool) -> Vec<f64> {
    let total = sum_of(weights.iter().copied());
    let complete = complete(columns);
    let n = as_f64(complete.len());
    let mut squares = vec![0.0; complete.len()];
    for (column, weight) in columns.iter().zip(weights) {
        let there: Vec<f64> = complete.iter().map(|&u| column[u]).collect();
        let Some((centre, (_, best))) = mean(&there).zip(range(&there)) else {
            continue;
        };
        let variance = sum_of(there.iter().map(|x| (x - centre) * (x - centre))) / n;
        if variance <= 0.0 {
            continue;
        }
        let variance = if plain { 1.0 } else { variance };
        for (square, value) in squares.iter_mut().zip(&there) {
            // Weights of one are the plain distance.
            let share = weight / total * as_f64(columns.len());
            *square += share * (best - value) * (best - value) / variance;
        }
    }
    let distances: Vec<f64> = squares.iter().map(|s| sqrt(*s)).collect();
    let centre = mean(&distances).unwrap_or(0.0);
    let count = if plain && n > 1.0 { n - 1.0 } else { n };
    let spread = sqrt(sum_of(distances.iter().map(|d| (d - centre) * (d - centre))) / count);
    let reach = centre + 2.0 * spread;
    let mut out = vec![f64::NAN; columns.first().map_or(0, |c| c.len())];
    for (unit, far) in complete.into_iter().zip(distances) {
        out[unit] = if reach > 0.0 { 1.0 - far / reach } else { 1.0 };
    }
    out
}

/// Units that have every child.
pub(super) fn complete(columns: &[&[f64]]) -> Vec<usize> {
    let units = columns.first().map_or(0, |c| c.len());
    (0..units)
        .filter(|&u| columns.iter().all(|c| !c[u].is_nan()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A unit that is best in all is at the top, one that is worst in all at the bottom.
    #[test]
    fn the_ends_are_one_and_zero() {
        let columns: [&[f64]; 2] = [&[1.0, 2.0, 3.0, f64::NAN], &[10.0, 40.0, 50.0, 1.0]];
        let found = topsis(&columns, &[1.0, 2.0]);
        assert_eq!(found[..1], [0.0]);
        assert_eq!(found[2..3], [1.0]);
        assert!(found[1] > 0.0 && found[1] < 1.0 && found[3].is_nan());
        assert_eq!(topsis(&[&[2.0, 2.0]], &[1.0]), [1.0, 1.0]);
    }

    /// By hand: one child 0, 1, 2 with deviation sqrt(2/3).
    #[test]
    fn distances_are_measured_by_those_of_all() {
        let deviation = sqrt(2.0 / 3.0);
        let far = [2.0, 1.0, 0.0].map(|d| d / deviation);
        let centre = (far[0] + far[1]) / 3.0;
        let spread = sqrt(far.iter().map(|d| (d - centre) * (d - centre)).sum::<f64>() / 3.0);
        let found = wroclaw(&[&[0.0, 1.0, 2.0]], &[5.0], false);
        for (found, far) in found.iter().zip(far) {
            assert!((found - (1.0 - far / (centre + 2.0 * spread))).abs() < 1e-12);
        }
    }

    /// By hand, as `ci_wroclaw` of Compind: distances 5, 3, 0 with the sample deviation sqrt(19/3).
    #[test]
    fn children_are_taken_as_they_are_where_that_is_said() {
        let columns: [&[f64]; 2] = [&[1.0, 1.0, 4.0], &[0.0, 4.0, 4.0]];
        let reach = 8.0 / 3.0 + 2.0 * sqrt(19.0 / 3.0);
        let found = wroclaw(&columns, &[1.0, 1.0], true);
        for (found, far) in found.iter().zip([5.0, 3.0, 0.0]) {
            assert!((found - (1.0 - far / reach)).abs() < 1e-14, "{found}");
        }
    }
}
