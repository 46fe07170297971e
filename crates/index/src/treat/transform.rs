//! Transformations of a whole column that pull a long tail in.

use waymark_numerics::math::{ln, ln_each, pow};
use waymark_numerics::missing::present;
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::range;
use waymark_numerics::sum::sum_of;

use crate::shape::shape;

/// A transformation. All keep the order of the values.
///
/// *Formula*, with the least value `min`, the greatest `max`
/// ```text
/// Log            ln(x - min + 0.01 (max - min))
/// LogOne         ln(x - min + 1)
/// LogEither      as Log where the skewness is positive, else -ln(max - x + 0.01 (max - min))
/// LogScaled      ln((max f - 1) (x - min) / (max - min) + 1), f the least power of ten with max f >= 10;
///                mirrored where the skewness is not positive
/// BoxCox         ((x - min + 1)^l - 1) / l, and ln for l = 0
/// BoxCoxSearched as BoxCox with the l from -5 to 5 of the greatest likelihood
/// ```
/// *Missing values*: stay missing. A column of equal values is left.
///
/// *Source*: `log_CT`, `log_CT_orig`, `log_CT_plus`, `boxcox` of COINr; `LogScaled` after the Global Innovation Index,
/// appendix on sources and methods (the `log_GII` of COINr 1.1.14 returns its input); Box and Cox (1964), An analysis of
/// transformations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Transform {
    /// For a long upper tail, whatever the unit.
    Log,
    /// For counts.
    LogOne,
    /// For a long tail on either side.
    LogEither,
    /// That of the Global Innovation Index.
    LogScaled,
    /// With a given exponent.
    BoxCox {
        /// The exponent.
        lambda: f64,
    },
    /// With the likeliest exponent.
    BoxCoxSearched,
}

/// The share of the range that keeps a logarithm from the end of the numbers.
const SHIFT: f64 = 0.01;
/// Exponents that are looked at.
const SEARCHED: f64 = 5.0;
/// Steps of the search: the golden section narrows ten to 1e-9 in 48.
const STEPS: usize = 48;

impl Transform {
    /// Transforms a column in place.
    pub fn apply(self, column: &mut [f64]) {
        let Some((min, max)) = range(column).filter(|(min, max)| min < max) else {
            return;
        };
        let width = max - min;
        let mirrored = matches!(self, Self::LogEither | Self::LogScaled)
            && shape(column).skewness.is_some_and(|s| s <= 0.0);
        match self {
            Self::Log => ln_each(column, |x| x - min + SHIFT * width),
            Self::LogOne => ln_each(column, |x| x - min + 1.0),
            Self::LogEither if mirrored => each(column, |x| -ln(max - x + SHIFT * width)),
            Self::LogEither => ln_each(column, |x| x - min + SHIFT * width),
            Self::LogScaled => {
                let reach = scaled(max) - 1.0;
                if mirrored {
                    each(column, |x| -ln(reach * (max - x) / width + 1.0));
                } else {
                    each(column, |x| ln(reach * (x - min) / width + 1.0));
                }
            }
            Self::BoxCox { lambda } => each(column, |x| box_cox(x - min + 1.0, lambda)),
            Self::BoxCoxSearched => {
                let lambda = likeliest(column, min);
                each(column, |x| box_cox(x - min + 1.0, lambda));
            }
        }
    }
}

fn each(column: &mut [f64], map: impl Fn(f64) -> f64) {
    for value in column.iter_mut().filter(|v| !v.is_nan()) {
        *value = map(*value);
    }
}

/// The greatest value times the least power of ten that takes it to ten or more; ten where it is not above zero.
fn scaled(max: f64) -> f64 {
    let mut reach = max;
    while reach > 0.0 && reach < 10.0 {
        reach *= 10.0;
    }
    if reach > 0.0 { reach } else { 10.0 }
}

fn box_cox(x: f64, lambda: f64) -> f64 {
    if lambda.abs() < 1e-12 {
        ln(x)
    } else {
        (pow(x, lambda) - 1.0) / lambda
    }
}

/// The exponent of the greatest profile likelihood: -n/2 ln(variance) + (l - 1) sum(ln x).
fn likeliest(column: &[f64], min: f64) -> f64 {
    let logs = sum_of(present(column).map(|x| ln(x - min + 1.0)));
    let n = as_f64(present(column).count());
    let likelihood = |lambda: f64| {
        let values: Vec<f64> = present(column)
            .map(|x| box_cox(x - min + 1.0, lambda))
            .collect();
        let spread = moments(&values).and_then(|m| m.deviation).unwrap_or(0.0);
        (lambda - 1.0) * logs - n * ln(spread)
    };
    // (sqrt(5) - 1) / 2
    const GOLDEN: f64 = 0.618_033_988_749_894_8;
    let (mut low, mut high) = (-SEARCHED, SEARCHED);
    for _ in 0..STEPS {
        let width = (high - low) * GOLDEN;
        let (a, b) = (high - width, low + width);
        if likelihood(a) >= likelihood(b) {
            high = b;
        } else {
            low = a;
        }
    }
    low + (high - low) / 2.0
}
