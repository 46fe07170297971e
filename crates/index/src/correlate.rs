//! Correlations of indicators, over the units that have both.

mod exact;

use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::normal;
use waymark_numerics::order::{ascending, clamp, mid_ranks, same};
use waymark_numerics::student::two_sided;
use waymark_numerics::sum::sum_of;

/// Which correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correlation {
    /// Of the values.
    Pearson,
    /// Of the ranks, equal values sharing the mean of theirs.
    Spearman,
    /// Of the order of pairs, with the correction for ties (tau-b).
    Kendall,
}

/// A correlation with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlated {
    /// From -1 to 1; `None` for fewer than two units that have both, or where one side does not vary.
    pub value: Option<f64>,
    /// Units that have both.
    pub units: usize,
    /// Probability of a correlation at least as strong where there is none; `None` without a value, or for fewer than
    /// three units.
    pub p_value: Option<f64>,
}

/// The correlation of two columns.
///
/// *Formula*
/// ```text
/// Pearson    sum((x - mx)(y - my)) / sqrt(sum((x - mx)^2) sum((y - my)^2))
/// Spearman   Pearson of the mid-ranks
/// Kendall    (concordant - discordant) / sqrt((pairs - tied in x)(pairs - tied in y))
/// p          Pearson: two-sided t with n - 2 degrees of freedom, t = r sqrt((n - 2) / (1 - r^2))
///            Spearman: the same with ties or more than 1,290 units, else exact (up to 9) or the series of AS 89
///            Kendall: exact below 50 units without ties, else normal with the variance for ties
/// ```
/// *Missing values*: units that miss either are left out, for ranks too.
///
/// *Source*: OECD/JRC Handbook (2008), step 4; Kendall (1970), Rank Correlation Methods. `get_corr` of COINr, which calls
/// `cor.test` of R.
#[must_use]
pub fn correlate(a: &[f64], b: &[f64], which: Correlation) -> Correlated {
    let both = a.iter().zip(b).filter(|(x, y)| !x.is_nan() && !y.is_nan());
    let (x, y): (Vec<f64>, Vec<f64>) = both.map(|(x, y)| (*x, *y)).unzip();
    let units = x.len();
    let (value, p_value) = match which {
        Correlation::Pearson => by_values(&x, &y),
        Correlation::Spearman => by_ranks(&x, &y),
        Correlation::Kendall => by_pairs(&x, &y),
    };
    Correlated {
        value,
        units,
        p_value,
    }
}

fn by_values(x: &[f64], y: &[f64]) -> (Option<f64>, Option<f64>) {
    let n = as_f64(x.len());
    if x.len() < 2 {
        return (None, None);
    }
    let mean = |v: &[f64]| sum_of(v.iter().copied()) / n;
    let (mx, my) = (mean(x), mean(y));
    let xx = sum_of(x.iter().map(|v| (v - mx) * (v - mx)));
    let yy = sum_of(y.iter().map(|v| (v - my) * (v - my)));
    let xy = sum_of(x.iter().zip(y).map(|(v, w)| (v - mx) * (w - my)));
    let constant = |v: &[f64]| v.iter().all(|w| same(*w, v[0]));
    if constant(x) || constant(y) {
        return (None, None);
    }
    let raw = xy / (sqrt(xx) * sqrt(yy));
    if !raw.is_finite() {
        return (None, None);
    }
    let value = clamp(raw, -1.0, 1.0);
    let p_value = (x.len() > 2).then(|| {
        let rest = 1.0 - value * value;
        let t = if rest > 0.0 {
            value * sqrt((n - 2.0) / rest)
        } else {
            f64::INFINITY
        };
        two_sided(t, n - 2.0)
    });
    (Some(value), p_value)
}

fn by_ranks(x: &[f64], y: &[f64]) -> (Option<f64>, Option<f64>) {
    let (value, by_t) = by_values(&mid_ranks(x), &mid_ranks(y));
    let free = x.len() > 2 && !tied(x) && !tied(y);
    let exact = value
        .filter(|_| free)
        .and_then(|rho| exact::spearman(x.len(), rho));
    (value, exact.or(by_t))
}

/// Whether any two values are equal.
fn tied(values: &[f64]) -> bool {
    ties(values).pairs > 0.0
}

fn by_pairs(x: &[f64], y: &[f64]) -> (Option<f64>, Option<f64>) {
    let n = x.len();
    let balance = balance(x, y);
    let (tx, ty) = (ties(x), ties(y));
    let count = as_f64(n);
    let pairs = count * (count - 1.0) / 2.0;
    let (free_x, free_y) = (pairs - tx.pairs, pairs - ty.pairs);
    let free = n > 2 && tx.pairs + ty.pairs <= 0.0;
    let exact = if free {
        exact::kendall(n, balance)
    } else {
        None
    };
    if !(free_x > 0.0 && free_y > 0.0) {
        return (None, None);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "pairs of units in memory are far fewer than 2^53"
    )]
    let balance = balance as f64;
    let value = clamp(balance / (sqrt(free_x) * sqrt(free_y)), -1.0, 1.0);
    let p_value = (n > 2).then(|| {
        let all = count * (count - 1.0);
        let plain = (all * (2.0 * count + 5.0) - tx.v0 - ty.v0) / 18.0;
        let doubles = tx.v1 * ty.v1 / (2.0 * all);
        let triples = tx.v2 * ty.v2 / (9.0 * all * (count - 2.0));
        normal::two_sided(balance / sqrt(plain + doubles + triples))
    });
    (Some(value), exact.or(p_value))
}

/// Pairs in the same order less pairs in the opposite one.
///
/// *Formula*: of n rows sorted by x and then by y, with D inversions of y,
/// `n (n - 1) / 2 - tied in x - tied in y + tied in both - 2 D`.
///
/// *Source*: Knight (1966), A computer method for calculating Kendall's tau with ungrouped data.
fn balance(x: &[f64], y: &[f64]) -> i64 {
    // Adding zero turns minus zero into zero, which stands at the same place.
    let mut rows: Vec<(f64, f64)> = x.iter().zip(y).map(|(x, y)| (x + 0.0, y + 0.0)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let in_x = tied_pairs(&rows, |a, b| same(a.0, b.0));
    let in_both = tied_pairs(&rows, |a, b| same(a.0, b.0) && same(a.1, b.1));
    let mut by_y: Vec<f64> = rows.iter().map(|(_, y)| *y).collect();
    let inversions = inversions(&mut by_y);
    let in_y = tied_pairs(&by_y, |a, b| same(*a, *b));
    pairs_of(rows.len()) - in_x - in_y + in_both - 2 * inversions
}

fn pairs_of(count: usize) -> i64 {
    let count = i64::try_from(count).unwrap_or(0);
    count * (count - 1) / 2
}

/// Pairs of neighbours that are alike.
fn tied_pairs<T>(sorted: &[T], alike: impl FnMut(&T, &T) -> bool) -> i64 {
    sorted.chunk_by(alike).map(|run| pairs_of(run.len())).sum()
}

/// How many pairs stand in falling order; sorts by the way.
fn inversions(values: &mut [f64]) -> i64 {
    let middle = values.len() / 2;
    if middle == 0 {
        return 0;
    }
    let (left, right) = values.split_at_mut(middle);
    let mut count = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if right[r] < left[l] {
            count += i64::try_from(left.len() - l).unwrap_or(0);
            merged.push(right[r]);
            r += 1;
        } else {
            merged.push(left[l]);
            l += 1;
        }
    }
    merged.extend_from_slice(&left[l..]);
    merged.extend_from_slice(&right[r..]);
    values.copy_from_slice(&merged);
    count
}

/// What ties take from the variance of Kendall's tau.
struct Ties {
    pairs: f64,
    v0: f64,
    v1: f64,
    v2: f64,
}

fn ties(values: &[f64]) -> Ties {
    let order = ascending(values);
    let mut out = Ties {
        pairs: 0.0,
        v0: 0.0,
        v1: 0.0,
        v2: 0.0,
    };
    let runs = order.chunk_by(|a, b| same(values[*a], values[*b]));
    for t in runs.map(|run| as_f64(run.len())) {
        out.pairs += t * (t - 1.0) / 2.0;
        out.v0 += t * (t - 1.0) * (2.0 * t + 5.0);
        out.v1 += t * (t - 1.0);
        out.v2 += t * (t - 1.0) * (t - 2.0);
    }
    out
}

/// Cronbach's alpha of columns; `None` for fewer than two columns, or where nothing varies.
///
/// *Formula*, with `k` columns and their covariances over the units that have both
/// ```text
/// alpha = k^2 mean(covariances of different columns) / sum(all covariances)
/// ```
/// *Units and range*: at most 1; negative where columns work against each other.
///
/// *Source*: Cronbach (1951), Coefficient alpha and the internal structure of tests; `get_cronbach` of COINr.
#[must_use]
pub fn alpha(columns: &[&[f64]]) -> Option<f64> {
    let k = columns.len();
    let (mut own, mut crossed) = (0.0, 0.0);
    for (n, a) in columns.iter().enumerate() {
        own += covariance(a, a)?;
        for b in &columns[n + 1..] {
            crossed += 2.0 * covariance(a, b)?;
        }
    }
    let all = own + crossed;
    let pairs = as_f64(k) * (as_f64(k) - 1.0);
    (k > 1 && all.abs() > 0.0).then(|| as_f64(k) * as_f64(k) * (crossed / pairs) / all)
}

/// Sample covariance over the units that have both; `None` for fewer than two.
fn covariance(a: &[f64], b: &[f64]) -> Option<f64> {
    let both = || {
        let pairs = a.iter().zip(b);
        pairs.filter(|(x, y)| !x.is_nan() && !y.is_nan())
    };
    let n = as_f64(both().count());
    if n < 2.0 {
        return None;
    }
    let mx = sum_of(both().map(|(x, _)| *x)) / n;
    let my = sum_of(both().map(|(_, y)| *y)) / n;
    Some(sum_of(both().map(|(x, y)| (x - mx) * (y - my))) / (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(a: Option<f64>, b: f64) {
        assert!(a.is_some_and(|a| (a - b).abs() < 1e-12), "{a:?} is not {b}");
    }

    /// Anscombe's first set: r = 0.81642..., and a case of Kendall with ties worked by hand.
    #[test]
    fn known_correlations() {
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let y = [
            8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68,
        ];
        let found = correlate(&x, &y, Correlation::Pearson);
        near(found.value, 0.816_420_516_344_840_1);
        assert!(
            found
                .p_value
                .is_some_and(|p| (p - 0.002_169_628_873).abs() < 1e-11),
            "{found:?}"
        );
        near(
            correlate(&x, &y, Correlation::Spearman).value,
            1.0 - 6.0 * 40.0 / 1320.0,
        );
        // Of six pairs four agree, one disagrees, one is tied in the second.
        let tied = correlate(
            &[1.0, 2.0, 3.0, 4.0],
            &[1.0, 3.0, 3.0, 2.0],
            Correlation::Kendall,
        );
        near(tied.value, (3.0 - 2.0) / sqrt(6.0 * 5.0));
    }

    #[test]
    fn units_that_miss_either_are_left_out_and_nothing_is_said_of_the_constant() {
        let nan = f64::NAN;
        let a = [1.0, nan, 2.0, 3.0, 9.0];
        let b = [2.0, 5.0, 4.0, 6.0, nan];
        for which in [
            Correlation::Pearson,
            Correlation::Spearman,
            Correlation::Kendall,
        ] {
            let found = correlate(&a, &b, which);
            near(found.value, 1.0);
            assert_eq!(found.units, 3);
            let flat = correlate(&a, &[7.0; 5], which);
            assert_eq!((flat.value, flat.p_value), (None, None), "{which:?}");
            assert_eq!(correlate(&a, &[nan; 5], which).value, None);
        }
    }

    #[test]
    fn alpha_is_one_for_copies_and_zero_for_strangers() {
        let a = [1.0, 2.0, 3.0, 4.0];
        near(alpha(&[&a, &a, &a]), 1.0);
        near(
            alpha(&[&[1.0, -1.0, 1.0, -1.0], &[1.0, 1.0, -1.0, -1.0]]),
            0.0,
        );
        assert_eq!((alpha(&[&a]), alpha(&[&[5.0; 4], &[6.0; 4]])), (None, None));
    }

    proptest::proptest! {
        #[test]
        fn pairs_are_counted_as_by_looking_at_each(rows in proptest::collection::vec((-4_i8..4, -4_i8..4), 0..60)) {
            let (x, y): (Vec<f64>, Vec<f64>) =
                rows.iter().map(|(x, y)| (f64::from(*x) * 0.5, f64::from(*y) * -0.5)).unzip();
            let mut one_by_one = 0_i64;
            for i in 1..x.len() {
                for j in 0..i {
                    let order = |v: &[f64]| i64::from(v[i] > v[j]) - i64::from(v[i] < v[j]);
                    one_by_one += order(&x) * order(&y);
                }
            }
            proptest::prop_assert_eq!(balance(&x, &y), one_by_one);
        }
    }
}
