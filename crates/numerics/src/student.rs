//! Student's t distribution, for the p-values of correlations and slopes.

use crate::math::{exp, ln, ln_1p, ln_gamma, sqrt};
use crate::normal;

/// Steps of the continued fraction; it settles in about the square root of the degrees of freedom.
const STEPS: u32 = 10_000;
/// From here on the distribution is as good as normal, but for a correction.
const MANY: f64 = 1e6;
const ENOUGH: f64 = 1e-16;
const TINY: f64 = 1e-300;

/// The probability of a value at least as far from zero as `t`, on either side.
///
/// *Formula*
/// ```text
/// p = I(df / (df + t^2); df / 2, 1 / 2)
/// ```
/// with the regularised incomplete beta function; for more than a million degrees of freedom the normal distribution of
/// `(8 df + 1) / (8 df + 3) sqrt(df ln(1 + t^2 / df))`.
///
/// *Units and range*: 0 to 1; `freedom` above zero. An infinite `t` gives 0.
///
/// *Missing values*: `NaN` stays `NaN`.
///
/// *Source*: Press et al. (2007), Numerical Recipes, 6.4 and 6.14; Wallace (1959), Bounds on normal approximations to
/// Student's and the chi-square distributions.
#[must_use]
pub fn two_sided(t: f64, freedom: f64) -> f64 {
    if t.is_nan() || freedom.is_nan() || freedom <= 0.0 {
        return f64::NAN;
    }
    if t.is_infinite() {
        return 0.0;
    }
    let square = t * t;
    if freedom > MANY {
        let z =
            (8.0 * freedom + 1.0) / (8.0 * freedom + 3.0) * sqrt(freedom * ln_1p(square / freedom));
        return normal::two_sided(z);
    }
    incomplete_beta(
        freedom / (freedom + square),
        square / (freedom + square),
        freedom / 2.0,
        0.5,
    )
}

/// The regularised incomplete beta function at `x`; `rest` is `1 - x` without loss of digits.
fn incomplete_beta(x: f64, rest: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if rest <= 0.0 {
        return 1.0;
    }
    let log_x = if x > 0.5 { ln_1p(-rest) } else { ln(x) };
    let log_rest = if rest > 0.5 { ln_1p(-x) } else { ln(rest) };
    let front = exp(-ln_beta(a, b) + a * log_x + b * log_rest);
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(rest, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function, by the modified method of Lentz.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut out = d;
    for step in 1..STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        out *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        out *= d * c;
        if (d * c - 1.0).abs() < ENOUGH {
            break;
        }
    }
    out
}

/// The logarithm of the beta function. The gamma functions of large arguments nearly cancel: where one argument is large
/// and the other is 1/2, their ratio is taken from its series.
fn ln_beta(a: f64, b: f64) -> f64 {
    const LARGE: f64 = 100.0;
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    let half = (small - 0.5).abs() < f64::EPSILON;
    if large > LARGE && half {
        // ln(gamma(x + 1/2) / gamma(x)), with an error below x^-7.
        let x = large;
        let cube = x * x * x;
        let ratio =
            0.5 * ln(x) - 1.0 / (8.0 * x) + 1.0 / (192.0 * cube) - 1.0 / (640.0 * cube * x * x);
        return ln_gamma(0.5) - ratio;
    }
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Closed forms: one degree of freedom is Cauchy, two have a root, four a short polynomial.
    #[test]
    fn p_values_of_few_degrees_of_freedom_have_closed_forms() {
        for t in [0.0_f64, 0.1, 0.5, 1.0, 2.0, 5.0, 40.0] {
            let cauchy = 1.0 - 2.0 / std::f64::consts::PI * t.atan();
            let two = 1.0 - t / sqrt(2.0 + t * t);
            let u = t / sqrt(4.0 + t * t);
            let four = 1.0 - u * (1.5 - u * u / 2.0);
            for (freedom, expected) in [(1.0, cauchy), (2.0, two), (4.0, four)] {
                let got = two_sided(-t, freedom);
                assert!(
                    (got - expected).abs() < 1e-13,
                    "{t} {freedom}: {got} {expected}"
                );
            }
        }
    }

    #[test]
    fn many_degrees_of_freedom_are_normal_and_the_ends_hold() {
        assert!((two_sided(1.959_963_984_540_054, 1e9) - 0.05).abs() < 1e-9);
        // The two ways meet.
        let (below, above) = (two_sided(2.5, 999_999.0), two_sided(2.5, 1_000_001.0));
        assert!((below - above).abs() < 1e-9, "{below} {above}");
        assert!((two_sided(f64::INFINITY, 3.0)).abs() < f64::MIN_POSITIVE);
        assert!(two_sided(1.0, 0.0).is_nan() && two_sided(f64::NAN, 4.0).is_nan());
        // A far tail keeps its digits: the density's leading term.
        let far = two_sided(1e6, 2.0);
        assert!((far / 1e-12 - 1.0).abs() < 1e-9, "{far}");
    }
}
