//! Importance of a pillar: the share of the variance of the index that knowing the pillar would take away, bends included.
//!
//! A squared correlation only sees straight lines. This is the correlation ratio, with the expected index at each value of
//! the pillar by local straight lines (normal weights), the width of which is chosen by leaving out one unit at a time.
//!
//! *Formula*
//! ```text
//! S = var(E(y | x)) / var(y)
//! ```
//! *Units and range*: 0 to 1.
//!
//! *Missing values*: units that miss either are left out.
//!
//! *Source*: Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or science?; Pearson (1905), the
//! correlation ratio.

use waymark_numerics::math::exp;
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::clamp;
use waymark_numerics::sum::sum_of;

/// Widths that are tried, in standard deviations of the pillar.
const WIDTHS: [f64; 7] = [0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 3.0];

/// The main effect of `x` on `y`; `None` for fewer than five units, or where one of them does not vary.
#[must_use]
pub fn main_effect(x: &[f64], y: &[f64]) -> Option<f64> {
    let pairs = x.iter().zip(y).filter(|(a, b)| !a.is_nan() && !b.is_nan());
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.map(|(a, b)| (*a, *b)).unzip();
    let own = moments(&x)?.deviation.filter(|d| *d > 0.0)?;
    let spread = moments(&y)?.deviation.filter(|d| *d > 0.0)?;
    if x.len() < 5 {
        return None;
    }
    let mut best: Option<(f64, Vec<f64>)> = None;
    for width in WIDTHS {
        let Some((error, fitted)) = smooth(&x, &y, width * own) else {
            continue;
        };
        if best.as_ref().is_none_or(|(least, _)| error < *least) {
            best = Some((error, fitted));
        }
    }
    let (_, fitted) = best?;
    let of_fit = moments(&fitted)?.deviation?;
    let share = of_fit / spread;
    Some(clamp(share * share, 0.0, 1.0))
}

/// Error when each unit is left out, and the fitted values; `None` where a unit stands too far from all others.
fn smooth(x: &[f64], y: &[f64], width: f64) -> Option<(f64, Vec<f64>)> {
    let mut fitted = Vec::with_capacity(x.len());
    let mut error = 0.0;
    for (&at, &own) in x.iter().zip(y) {
        let (mut s0, mut s1, mut s2, mut t0, mut t1) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (&u, &v) in x.iter().zip(y) {
            let far = (u - at) / width;
            if far.abs() > 6.0 {
                continue;
            }
            let w = exp(-0.5 * far * far);
            s0 += w;
            s1 += w * far;
            s2 += w * far * far;
            t0 += w * v;
            t1 += w * far * v;
        }
        let determinant = s0 * s2 - s1 * s1;
        if determinant <= 1e-9 * s0 * s0 {
            return None;
        }
        let value = (s2 * t0 - s1 * t1) / determinant;
        // Share of the unit in its own fit: the error without it follows.
        let leverage = s2 / determinant;
        if leverage > 0.999 {
            return None;
        }
        let off = (own - value) / (1.0 - leverage);
        error += off * off;
        fitted.push(value);
    }
    Some((error / as_f64(x.len()), fitted))
}

/// Squared correlation, for comparison; `None` as for [`main_effect`].
#[must_use]
pub fn linear_effect(x: &[f64], y: &[f64]) -> Option<f64> {
    let found = crate::correlate::correlate(x, y, crate::correlate::Correlation::Pearson);
    found.value.map(|r| r * r)
}

/// Shares of several effects in their sum; `None` where the sum is zero or one of them is missing.
#[must_use]
pub fn shares(effects: &[Option<f64>]) -> Option<Vec<f64>> {
    let all: Option<Vec<f64>> = effects.iter().copied().collect();
    let all = all?;
    let sum = sum_of(all.iter().copied());
    (sum > 0.0).then(|| all.iter().map(|e| e / sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_numerics::random::Random;

    #[test]
    fn bends_are_seen_where_a_correlation_sees_nothing() {
        let random = Random::new(1, 1);
        let n = 400_u64;
        let x: Vec<f64> = (0..n).map(|c| random.normal(0, c)).collect();
        let noise: Vec<f64> = (0..n).map(|c| random.normal(1, c)).collect();
        let with = |f: fn(f64) -> f64, share: f64| -> Vec<f64> {
            let cells = x.iter().zip(&noise);
            cells.map(|(x, e)| f(*x) + share * e).collect()
        };
        // A parabola of variance 2 under noise of variance 2: half is explained.
        let bent = with(|x| x * x, std::f64::consts::SQRT_2);
        let found = main_effect(&x, &bent).unwrap();
        assert!((found - 0.5).abs() < 0.1, "{found}");
        assert!(linear_effect(&x, &bent).unwrap() < 0.1);
        let straight = with(|x| 2.0 * x, 1.0);
        let found = main_effect(&x, &straight).unwrap();
        assert!((found - 0.8).abs() < 0.05, "{found}");
        let nothing = main_effect(&x, &noise).unwrap();
        assert!(nothing < 0.05, "{nothing}");
        assert_eq!(main_effect(&[1.0; 9], &[2.0; 9]), None);
        assert_eq!(main_effect(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]), None);
        assert_eq!(shares(&[Some(1.0), Some(3.0)]), Some(vec![0.25, 0.75]));
        assert_eq!(
            (shares(&[Some(1.0), None]), shares(&[Some(0.0)])),
            (None, None)
        );
    }
}
