//! How much of one column another explains, whatever the shape of the curve: the importance of a pillar for its composite.

use waymark_numerics::math::{exp, sqrt};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{range, same};
use waymark_numerics::sum::sum_of;

use super::SensitivityFault;
use super::pawn::pairs;

/// Bandwidths that are tried, each smaller than the one before by the square root of two: from twice the range of the
/// input down to a ninetieth.
const WIDTHS: usize = 16;
/// Where a unit's own value is all its curve rests on, nothing predicts it.
const ALONE: f64 = 1e-9;

/// How the curve is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Smoother {
    /// The mean of each of so many bins with about as many units in each; equal values stay together.
    Bins {
        /// How many.
        bins: usize,
    },
    /// Nadaraya and Watson: the mean of the units around, Gaussian kernel.
    LocalConstant,
    /// A straight line through the units around, Gaussian kernel; the better one at the ends of the range.
    LocalLinear,
}

/// How much of the output an input explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MainEffect {
    /// Share of the variance.
    pub share: f64,
    /// Units that have both.
    pub units: usize,
    /// Bandwidth of a local smoother, in the units of the input.
    pub bandwidth: Option<f64>,
    /// Squared Pearson correlation: what a straight line explains.
    pub linear: f64,
}

/// The main effect of an input on an output: the correlation ratio, or first-order index from a given sample.
///
/// *Formula*, with the curve `m` at each unit
/// ```text
/// S = sum((m_j - mean(m))^2) / sum((y_j - mean(y))^2)
/// local: weights exp(-(x - x_j)^2 / (2 h^2)), of all h tried the one that predicts each unit best from the others
/// ```
/// *Units and range*: from 0 to 1 with bins; a local curve may pass 1 by a little. Curves follow some of the noise, so a
/// share of an input that explains nothing is not zero but near `(bins - 1) / (units - 1)` with bins.
///
/// *Missing values*: units that miss either are left out.
///
/// *Errors*: lengths that differ, fewer than three units, an input or output that does not vary, bins that are too few or
/// too many, an input with too few different values for a curve.
///
/// *Source*: Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or science?, section 3; Fan and Gijbels
/// (1996), Local polynomial modelling and its applications.
pub fn main_effect(
    input: &[f64],
    output: &[f64],
    smoother: Smoother,
) -> Result<MainEffect, SensitivityFault> {
    let (x, y) = by_input(input, output)?;
    let units = x.len();
    if units < 3 {
        return Err(SensitivityFault::TooFewRows {
            rows: units,
            least: 3,
        });
    }
    let (low, high) = range(&x).ok_or(SensitivityFault::ConstantInput)?;
    let width = high - low;
    let place: Vec<f64> = x.iter().map(|x| (x - low) / width).collect();
    let mean = sum_of(y.iter().copied()) / as_f64(units);
    let y: Vec<f64> = y.iter().map(|y| y - mean).collect();
    let (curve, bandwidth) = match smoother {
        Smoother::Bins { bins } if bins < 2 || bins > units => {
            return Err(SensitivityFault::Bins { given: bins });
        }
        Smoother::Bins { bins } => (binned(&place, &y, bins), None),
        Smoother::LocalConstant => local(&place, &y, false)?,
        Smoother::LocalLinear => local(&place, &y, true)?,
    };
    Ok(MainEffect {
        share: squares(&curve) / squares(&y),
        units,
        bandwidth: bandwidth.map(|b| b * width),
        linear: linear(&place, &y),
    })
}

/// Units that have both, by the order of the input: the order in which they came changes no digit.
fn by_input(input: &[f64], output: &[f64]) -> Result<(Vec<f64>, Vec<f64>), SensitivityFault> {
    let (x, y) = pairs(input, output)?;
    let mut both: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
    both.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    Ok(both.into_iter().unzip())
}

/// Sum of squares about the mean.
fn squares(values: &[f64]) -> f64 {
    let mean = sum_of(values.iter().copied()) / as_f64(values.len());
    sum_of(values.iter().map(|v| (v - mean) * (v - mean)))
}

/// Squared correlation; `y` is centred.
fn linear(x: &[f64], y: &[f64]) -> f64 {
    let mean = sum_of(x.iter().copied()) / as_f64(x.len());
    let both = sum_of(x.iter().zip(y).map(|(x, y)| (x - mean) * y));
    both / squares(x) * (both / squares(y))
}

/// Means of bins; a bin ends where it has its share of the units, and no earlier than the value changes.
fn binned(x: &[f64], y: &[f64], bins: usize) -> Vec<f64> {
    let units = x.len();
    let mut curve = Vec::with_capacity(units);
    let mut start = 0;
    for bin in 1..=bins {
        let mut end = (units * bin).div_ceil(bins).max(start);
        while end > 0 && end < units && end > start && same(x[end - 1], x[end]) {
            end += 1;
        }
        if end > start {
            let mean = sum_of(y[start..end].iter().copied()) / as_f64(end - start);
            curve.extend(std::iter::repeat_n(mean, end - start));
        }
        start = end;
    }
    curve
}

/// The curve of the bandwidth that predicts best, and that bandwidth; `x` runs from 0 to 1.
fn local(x: &[f64], y: &[f64], sloped: bool) -> Result<(Vec<f64>, Option<f64>), SensitivityFault> {
    let mut curves: Vec<[f64; WIDTHS]> = Vec::with_capacity(x.len());
    let mut missed = [0.0; WIDTHS];
    for (at, own) in x.iter().zip(y) {
        let around = Around::at(*at, x, y);
        let mut curve = [0.0; WIDTHS];
        for width in 0..WIDTHS {
            let (fit, leverage) = around.fit(width, sloped);
            curve[width] = fit;
            let rest = 1.0 - leverage;
            let miss = (own - fit) / rest;
            missed[width] += if rest > ALONE {
                miss * miss
            } else {
                f64::INFINITY
            };
        }
        curves.push(curve);
    }
    // The widest of those that do equally well.
    let best = missed
        .iter()
        .enumerate()
        .reduce(|best, next| if next.1 < best.1 { next } else { best });
    let (best, _) = best
        .filter(|(_, missed)| missed.is_finite())
        .ok_or(SensitivityFault::NotSmooth)?;
    let widths = (0..best).fold(2.0, |width, _| width / sqrt(2.0));
    Ok((curves.iter().map(|c| c[best]).collect(), Some(widths)))
}

/// Weighted sums about a place, for every bandwidth.
struct Around {
    s0: [f64; WIDTHS],
    s1: [f64; WIDTHS],
    s2: [f64; WIDTHS],
    t0: [f64; WIDTHS],
    t1: [f64; WIDTHS],
}

impl Around {
    fn at(place: f64, x: &[f64], y: &[f64]) -> Self {
        let mut out = Self {
            s0: [0.0; WIDTHS],
            s1: [0.0; WIDTHS],
            s2: [0.0; WIDTHS],
            t0: [0.0; WIDTHS],
            t1: [0.0; WIDTHS],
        };
        for (x, y) in x.iter().zip(y) {
            let u = x - place;
            // The widest bandwidth is 2. Each next one has half the square, so its weight is that of the last squared.
            let mut weight = exp(-u * u / 8.0);
            let mut weights = [0.0; WIDTHS];
            for w in &mut weights {
                *w = weight;
                weight *= weight;
            }
            for (n, w) in weights.iter().enumerate() {
                out.s0[n] += w;
                out.s1[n] += w * u;
                out.s2[n] += w * u * u;
                out.t0[n] += w * y;
                out.t1[n] += w * u * y;
            }
        }
        out
    }

    /// The curve here, and the part the unit's own value has in it.
    fn fit(&self, width: usize, sloped: bool) -> (f64, f64) {
        // Below this share of its parts the determinant is rounding, and no line can be drawn.
        const FLAT: f64 = 1e-12;
        let (s0, s1, s2) = (self.s0[width], self.s1[width], self.s2[width]);
        let (t0, t1) = (self.t0[width], self.t1[width]);
        let determinant = s0 * s2 - s1 * s1;
        if sloped && determinant > FLAT * s0 * s2 {
            let fit = (s2 * t0 - s1 * t1) / determinant;
            (fit, s2 / determinant)
        } else {
            (t0 / s0, 1.0 / s0)
        }
    }
}
