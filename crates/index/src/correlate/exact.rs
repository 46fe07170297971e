//! Probabilities of rank correlations among few units without ties, where the usual approximations are off.
//!
//! *Source*: Kendall (1970), Rank Correlation Methods; Best and Roberts (1975), Algorithm AS 89: the upper tail
//! probabilities of Spearman's rho. `cor.test` of R takes the same for the same numbers of units.

use waymark_numerics::math::{erfc, exp, sqrt};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{clamp, min};
use waymark_numerics::sum::sum_of;

/// From so many units on Kendall's tau is taken as normal.
const MANY: usize = 50;
/// Up to so many units all orders are counted for Spearman's rho.
const FEW: usize = 9;
/// From so many units on Spearman's rho is taken as a t.
const LARGE: usize = 1290;

/// Two-sided probability of as uneven a balance of pairs (concordant less discordant); `None` with many units.
///
/// *Formula*: the number of concordant pairs of a random order is a sum of independent whole numbers, each of them with
/// equal chances from 0 to j - 1, j = 1..n.
pub(super) fn kendall(units: usize, balance: i64) -> Option<f64> {
    if units >= MANY {
        return None;
    }
    let mut chances = vec![1.0];
    for more in 2..=units {
        let mut next = vec![0.0; chances.len() + more - 1];
        for (at, chance) in chances.iter().enumerate() {
            let part = chance / as_f64(more);
            next[at..at + more].iter_mut().for_each(|c| *c += part);
        }
        chances = next;
    }
    let pairs = i64::try_from(chances.len() - 1).ok()?;
    // Both tails are alike: the one that is shorter counts.
    let tail = usize::try_from((pairs - balance.abs()) / 2).ok()?;
    let below = sum_of(chances.iter().take(tail + 1).copied());
    Some(min(2.0 * below, 1.0))
}

/// Two-sided probability of as strong a correlation of ranks; `None` with many units.
///
/// *Formula*, with d the sum of squared differences of ranks, m = (n^3 - n) / 6 its mean
/// ```text
/// p = min(1, 2 P(D >= d))  where d > m,  else min(1, 2 P(D <= d))
/// ```
/// P by counting up to 9 units, above that by the Edgeworth series of AS 89.
pub(super) fn spearman(units: usize, rho: f64) -> Option<f64> {
    if units > LARGE {
        return None;
    }
    let n = as_f64(units);
    let mean = (n * n * n - n) / 6.0;
    // Sums of squared differences are even: half of it is a whole number.
    let squares = 2.0 * ((1.0 - rho) * mean / 2.0).round();
    let upper = squares > mean;
    let tail = if units <= FEW {
        counted(units, squares, upper)
    } else if upper {
        series(n, squares - 1.0, 1.0)
    } else {
        series(n, squares + 1.0, -1.0)
    };
    Some(min(2.0 * clamp(tail, 0.0, 1.0), 1.0))
}

/// Share of all orders with at least (at most) such a sum of squares.
fn counted(units: usize, squares: f64, upper: bool) -> f64 {
    // By the set of places that are taken: how many orders of the first ranks have which sum.
    let most = (units * units * units - units) / 3;
    let mut orders = vec![Vec::new(); 1 << units];
    orders[0] = vec![0.0; most + 1];
    orders[0][0] = 1.0;
    for taken in 0_usize..1 << units {
        let own = std::mem::take(&mut orders[taken]);
        let rank = taken.count_ones() as usize;
        for place in (0..units).filter(|place| taken & (1 << place) == 0) {
            let square = rank.abs_diff(place) * rank.abs_diff(place);
            let next = &mut orders[taken | (1 << place)];
            next.resize(most + 1, 0.0);
            for (at, count) in own.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                next[at + square] += count;
            }
        }
        if taken + 1 == 1 << units {
            orders[taken] = own;
        }
    }
    let all = orders.last().map_or(&[][..], Vec::as_slice);
    let beyond = all.iter().enumerate().filter(|(sum, _)| {
        let sum = as_f64(*sum);
        (upper && sum >= squares) || (!upper && sum <= squares)
    });
    sum_of(beyond.map(|(_, count)| *count)) / sum_of(all.iter().copied())
}

/// P(D > squares) by the Edgeworth series, or with a side of -1 P(D < squares).
fn series(n: f64, squares: f64, side: f64) -> f64 {
    let b = 1.0 / n;
    let x = (6.0 * squares * b / (n * n - 1.0) - 1.0) * sqrt(n - 1.0);
    let y = x * x;
    let inner = 0.0879 + b * 0.0151 - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
    let outer = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner;
    let u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * outer);
    let normal = 0.5 * erfc(side * x / std::f64::consts::SQRT_2);
    clamp(side * u / exp(y / 2.0) + normal, 0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(a: Option<f64>, b: f64) {
        assert!(
            a.is_some_and(|a| (a - b).abs() < 1e-12 * b),
            "{a:?} is not {b}"
        );
    }

    /// Of the six orders of three units one agrees wholly, one is the reverse.
    #[test]
    fn three_units_by_hand() {
        near(kendall(3, 3), 2.0 / 6.0);
        near(kendall(3, 1), 1.0);
        near(spearman(3, 1.0), 2.0 / 6.0);
        near(spearman(3, -1.0), 2.0 / 6.0);
        near(spearman(3, 0.5), 1.0);
    }

    /// Anscombe's first set, whole and in part, by `cor.test` of R 4.2.2.
    #[test]
    fn probabilities_of_r() {
        near(
            spearman(11, 1.0 - 6.0 * 40.0 / 1320.0),
            0.003_734_470_553_318_561_3,
        );
        near(
            spearman(11, 6.0 * 40.0 / 1320.0 - 1.0),
            0.003_734_470_553_318_561_3,
        );
        near(
            spearman(7, 0.642_857_142_857_142_7),
            0.138_888_888_888_888_9,
        );
        near(
            spearman(9, 0.733_333_333_333_333_3),
            0.031_123_236_331_569_666,
        );
        near(
            spearman(13, 0.104_395_604_395_604_4),
            0.736_951_230_071_543_2,
        );
        near(kendall(11, 35), 0.005_707_170_915_504_323);
        near(kendall(11, -35), 0.005_707_170_915_504_323);
        near(kendall(7, 9), 0.238_888_888_888_888_93);
        near(kendall(13, 14), 0.435_380_448_383_920_54);
        assert_eq!((kendall(50, 3), spearman(1291, 0.1)), (None, None));
    }
}
