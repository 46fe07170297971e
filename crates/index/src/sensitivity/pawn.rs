//! PAWN: how far the distribution of the output moves when an input is held in a part of its range. It needs no design of
//! its own, no variance, and no smooth output.
//!
//! *Formula*, with the range of an input cut into parts of equally many runs
//! ```text
//! KS_part = greatest distance of the distribution of y in the part from that of all y
//! index   = least, median, mean, greatest of KS over the parts
//! ```
//! *Units and range*: 0 (nothing) to 1.
//!
//! *Missing values*: runs without an output are left out.
//!
//! *Source*: Pianosi and Wagener (2015, 2018).

use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{max, sort};
use waymark_numerics::sum::mean;

use crate::treat::fence::quantile;

/// The distances of an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pawn {
    /// Least over the parts.
    pub least: f64,
    /// Median.
    pub median: f64,
    /// Mean.
    pub mean: f64,
    /// Greatest.
    pub greatest: f64,
}

/// The distances of one input from runs at some values of it; `None` for fewer runs than twice the parts, or no parts.
#[must_use]
pub fn pawn(input: &[f64], outputs: &[f64], parts: usize) -> Option<Pawn> {
    let pairs = input.iter().zip(outputs);
    let mut runs: Vec<(f64, f64)> = pairs
        .filter(|(x, y)| !x.is_nan() && y.is_finite())
        .map(|(x, y)| (*x, *y))
        .collect();
    if parts == 0 || runs.len() < 2 * parts {
        return None;
    }
    runs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut all: Vec<f64> = runs.iter().map(|(_, y)| *y).collect();
    sort(&mut all);
    let n = runs.len();
    let part = |k: usize| {
        let mut own: Vec<f64> = runs[k * n / parts..(k + 1) * n / parts]
            .iter()
            .map(|r| r.1)
            .collect();
        sort(&mut own);
        distance(&own, &all)
    };
    let mut found: Vec<f64> = (0..parts).map(part).collect();
    sort(&mut found);
    Some(Pawn {
        least: *found.first()?,
        median: quantile(&found, 0.5)?,
        mean: mean(&found)?,
        greatest: *found.last()?,
    })
}

/// Kolmogorov and Smirnov's distance of two sorted samples.
fn distance(own: &[f64], all: &[f64]) -> f64 {
    let (mut i, mut j, mut most) = (0, 0, 0.0);
    while i < own.len() && j < all.len() {
        let at = if own[i] <= all[j] { own[i] } else { all[j] };
        while i < own.len() && own[i] <= at {
            i += 1;
        }
        while j < all.len() && all[j] <= at {
            j += 1;
        }
        let gap = as_f64(i) / as_f64(own.len()) - as_f64(j) / as_f64(all.len());
        most = max(most, gap.abs());
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensitivity::points::{Kind, points};

    #[test]
    fn the_input_that_moves_the_output_is_far_and_the_other_near() {
        let found = points(Kind::Sobol, 1024, 2, 3);
        let column = |at: usize| -> Vec<f64> { found.iter().map(|p| p[at]).collect() };
        let outputs: Vec<f64> = found.iter().map(|p| p[0] * p[0]).collect();
        let first = pawn(&column(0), &outputs, 8).unwrap();
        let second = pawn(&column(1), &outputs, 8).unwrap();
        // Held in an eighth of its range at the end, the output is in an eighth of its.
        assert!((first.greatest - 0.875).abs() < 0.01, "{first:?}");
        assert!(second.greatest < 0.1 && second.least > 0.0 && second.median < 0.1);
        assert!((first.mean - second.mean) > 0.5);
        assert_eq!(pawn(&[0.5; 10], &[f64::NAN; 10], 2), None);
        assert_eq!(pawn(&[0.5; 10], &[1.0; 10], 0), None);
    }

    #[test]
    fn distances_by_hand() {
        assert!((distance(&[1.0, 2.0], &[1.0, 2.0, 3.0, 4.0]) - 0.5).abs() < 1e-15);
        assert!(distance(&[1.0, 1.0], &[1.0, 1.0, 1.0]).abs() < 1e-15);
    }
}
