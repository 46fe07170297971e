//! Indices from any sample of runs: how far the density of the output moves with an input (delta), and the share of the
//! variance that an input explains alone, by classes and by frequencies.

use waymark_numerics::math::{cos, exp, pow, sin, sqrt};
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::{min, range, same, sort};
use waymark_numerics::sum::{mean, sum_of};

use super::{Bootstrap, SensitivityFault};
use crate::treat::fence::quantile;

/// Points at which densities are compared.
const GRID: usize = 100;
/// Classes of an input at most.
const MOST_CLASSES: f64 = 48.0;
/// Fewest runs from which densities are estimated.
const LEAST: usize = 20;
/// Frequencies that belong to an input.
const HARMONICS: usize = 10;

/// What a sample says about an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given {
    /// How far fixing the input moves the density of the output, its bias taken away; it may fall a little below 0.
    pub delta: f64,
    /// The same as it comes from the sample: too large where the input does little.
    pub raw: f64,
    /// Lower end of the interval of delta.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Share of the variance explained alone, by classes of the input.
    pub first: f64,
    /// The same by the lowest frequencies, its bias taken away.
    pub first_by_frequency: f64,
    /// Runs that were used.
    pub runs: usize,
}

/// What a sample of runs says about an input.
///
/// *Formula*, over n runs in M classes of the input with as many runs each
/// ```text
/// delta      1/2 sum over classes of n_m / n times the integral of |f(y) - f(y | class)|
/// f          density by a normal kernel, width sd (3 n / 4)^(-1/5), at 100 points from the least to the greatest y
/// M          n^(2 / (7 + tanh((1500 - n) / 500))), rounded up, at most 48
/// unbiased   2 delta - mean of delta over resamples; interval from the same resamples
/// first      sum over classes of n_m / n (mean of y in the class - mean of y)^2 / variance of y
/// frequency  2 sum over k = 1..10 of |F_k|^2 / (n sum (y - mean)^2), the runs put in an order in which the input rises and
///            falls; its bias is 20 / n / (1 - 20 / n) (1 - it)
/// ```
/// *Units and range*: shares; delta of an input that does nothing is 0, of one that does everything 1.
///
/// *Missing values*: runs that miss the input or the output are left out. Equal values of an input keep the order of runs.
///
/// *Errors*: lengths that differ, fewer than 20 runs, an input or an output that does not vary, resamples or a level that
/// are none.
///
/// *Source*: Borgonovo (2007), A new uncertainty importance measure; Plischke, Borgonovo and Smith (2013), Global
/// sensitivity measures from given data, equations 26 and 30; Tarantola, Gatelli and Mara (2006) and Tissot and Prieur (2012)
/// for the frequencies (RBD-FAST). `delta.analyze` and `rbd_fast.analyze` of `SALib`; its delta is that of a resample, not of
/// the sample.
pub fn given(
    input: &[f64],
    output: &[f64],
    bootstrap: &Bootstrap,
) -> Result<Given, SensitivityFault> {
    let (x, y) = both(input, output)?;
    let raw = distance(&x, &y);
    let resamples = bootstrap.resampled(x.len(), |rows| {
        let pick = |of: &[f64]| rows.iter().map(|row| of[*row]).collect::<Vec<f64>>();
        distance(&pick(&x), &pick(&y))
    })?;
    let mut unbiased: Vec<f64> = resamples.iter().map(|d| 2.0 * raw - d).collect();
    sort(&mut unbiased);
    let tail = (1.0 - bootstrap.level) / 2.0;
    let end = |share| quantile(&unbiased, share).unwrap_or(f64::NAN);
    Ok(Given {
        delta: mean(&unbiased).unwrap_or(f64::NAN),
        raw,
        low: end(tail),
        high: end(1.0 - tail),
        first: by_classes(&x, &y),
        first_by_frequency: by_frequency(&x, &y),
        runs: x.len(),
    })
}

/// Input and output of the runs that have both, in their order.
fn both(input: &[f64], output: &[f64]) -> Result<(Vec<f64>, Vec<f64>), SensitivityFault> {
    let (given, needed) = (output.len(), input.len());
    if given != needed {
        return Err(SensitivityFault::Lengths { given, needed });
    }
    let runs = input.iter().zip(output);
    let runs = runs.filter(|(x, y)| x.is_finite() && y.is_finite());
    let (x, y): (Vec<f64>, Vec<f64>) = runs.map(|(x, y)| (*x, *y)).unzip();
    if x.len() < LEAST {
        let (rows, least) = (x.len(), LEAST);
        return Err(SensitivityFault::TooFewRows { rows, least });
    }
    let varies = |of: &[f64]| range(of).is_some_and(|(low, high)| !same(low, high));
    if !varies(&x) {
        return Err(SensitivityFault::ConstantInput);
    }
    if !varies(&y) {
        return Err(SensitivityFault::ConstantOutput);
    }
    Ok((x, y))
}

/// Runs by their input; equal ones in their order.
fn by_input(x: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&a, &b| x[a].total_cmp(&x[b]).then(a.cmp(&b)));
    order
}

/// The outputs of each class of the input.
fn classes(x: &[f64], y: &[f64]) -> Vec<Vec<f64>> {
    let runs = as_f64(x.len());
    // tanh by its exponential; beyond 20 it is 1.
    let wide = min((1500.0 - runs) / 500.0, 20.0);
    let twice = exp(2.0 * wide);
    let exponent = 2.0 / (7.0 + (twice - 1.0) / (twice + 1.0));
    let count = min(pow(runs, exponent).ceil(), MOST_CLASSES);
    let order = by_input(x);
    let mut out: Vec<Vec<f64>> = vec![Vec::new()];
    // Ranks from 1: class j holds those above j runs / count, up to the next bound.
    let bound = |class: usize| as_f64(class) * (runs / count);
    for (rank, &run) in (1..).zip(&order) {
        while as_f64(rank) > bound(out.len()) && as_f64(out.len()) < count {
            out.push(Vec::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(y[run]);
        }
    }
    out
}

/// The index as it comes from a sample.
fn distance(x: &[f64], y: &[f64]) -> f64 {
    let Some((low, high)) = range(y) else {
        return 0.0;
    };
    if same(low, high) {
        return 0.0;
    }
    let step = (high - low) / as_f64(GRID - 1);
    let grid: Vec<f64> = (0..GRID).map(|at| low + step * as_f64(at)).collect();
    let Some(whole) = density(y, &grid) else {
        return 0.0;
    };
    let part = |class: &Vec<f64>| {
        // A class of one value has no density: it is left out, as by the peer.
        let own = density(class, &grid)?;
        let apart: Vec<f64> = whole.iter().zip(&own).map(|(a, b)| (a - b).abs()).collect();
        let area = sum_of(apart.windows(2).map(|w| step * f64::midpoint(w[0], w[1])));
        Some(as_f64(class.len()) / (2.0 * as_f64(y.len())) * area)
    };
    sum_of(classes(x, y).iter().filter_map(part))
}

/// A density by a normal kernel at the points of a grid; `None` where all values are the same.
fn density(values: &[f64], grid: &[f64]) -> Option<Vec<f64>> {
    let (low, high) = range(values)?;
    let deviation = moments(values)?.deviation.filter(|_| !same(low, high))?;
    let count = as_f64(values.len());
    let width = deviation * pow(0.75 * count, -0.2);
    let whole = count * width * sqrt(2.0 * std::f64::consts::PI);
    let at = |point: &f64| {
        let kernel = |value: &f64| {
            let far = (point - value) / width;
            exp(-0.5 * far * far)
        };
        sum_of(values.iter().map(kernel)) / whole
    };
    Some(grid.iter().map(at).collect())
}

/// First-order index by classes of the input.
fn by_classes(x: &[f64], y: &[f64]) -> f64 {
    let middle = mean(y).unwrap_or(0.0);
    let count = as_f64(y.len());
    let all = sum_of(y.iter().map(|y| (y - middle) * (y - middle)));
    let classes = classes(x, y);
    let part = |class: &Vec<f64>| {
        let off = mean(class)? - middle;
        Some(as_f64(class.len()) / count * off * off)
    };
    sum_of(classes.iter().filter_map(part)) / (all / count)
}

/// First-order index by the lowest frequencies.
fn by_frequency(x: &[f64], y: &[f64]) -> f64 {
    let order = by_input(x);
    let rising = order.iter().step_by(2);
    let falling: Vec<&usize> = order.iter().skip(1).step_by(2).collect();
    let around: Vec<f64> = rising
        .chain(falling.into_iter().rev())
        .map(|&n| y[n])
        .collect();
    let runs = around.len();
    let middle = mean(&around).unwrap_or(0.0);
    let off: Vec<f64> = around.iter().map(|y| y - middle).collect();
    let turn = 2.0 * std::f64::consts::PI / as_f64(runs);
    let power = |k: usize| {
        let wave = |of: fn(f64) -> f64| {
            let terms = off.iter().enumerate();
            sum_of(terms.map(|(n, y)| y * of(turn * as_f64(k * n % runs))))
        };
        let (real, imaginary) = (wave(cos), wave(sin));
        real * real + imaginary * imaginary
    };
    let own = sum_of((1..=HARMONICS.min(runs / 2)).map(power));
    let all = as_f64(runs) * sum_of(off.iter().map(|y| y * y));
    let share = 2.0 * own / all;
    let bias = 2.0 * as_f64(HARMONICS) / as_f64(runs);
    share - bias / (1.0 - bias) * (1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::super::Resampling;
    use super::*;
    use waymark_numerics::random::Random;

    fn bootstrap(resamples: u32) -> Bootstrap {
        Bootstrap {
            resampling: Resampling::Joint,
            resamples,
            level: 0.9,
            random: Random::new(4, 9),
        }
    }

    /// 300 runs of three inputs with an output, the same in `SALib`.
    fn sample() -> ([Vec<f64>; 3], Vec<f64>) {
        let of = |step: u32| {
            (0..300_u32)
                .map(|n| f64::from((n * step + 11) % 1009) / 1009.0)
                .collect()
        };
        let x: [Vec<f64>; 3] = [of(389), of(613), of(211)];
        let y = (0..300)
            .map(|n| x[0][n] * x[0][n] * 4.0 + x[1][n] - 0.5 * x[0][n] * x[1][n])
            .collect();
        (x, y)
    }

    /// `SALib` 1.6.0: `calc_delta` and `sobol_first` on the sample itself, `rbd_fast.analyze`.
    #[test]
    fn figures_are_those_of_the_peer() {
        let (x, y) = sample();
        for (x, (delta, first, frequency)) in x.iter().zip(PEER) {
            let found = given(x, &y, &bootstrap(2)).unwrap();
            for (a, b) in [
                (found.raw, delta),
                (found.first, first),
                (found.first_by_frequency, frequency),
            ] {
                assert!((a - b).abs() < 1e-12, "{a} {b}");
            }
        }
    }

    /// delta, first, by frequency.
    const PEER: [(f64, f64, f64); 3] = [
        (
            0.601_991_536_936_383_4,
            0.914_651_057_842_786_4,
            0.962_547_707_304_801_1,
        ),
        (
            0.057_629_203_468_778_74,
            0.021_711_902_775_613_724,
            -0.024_186_087_922_948_067,
        ),
        (
            0.035_581_755_158_647_63,
            0.001_691_919_864_983_177,
            -0.013_583_854_185_121_091,
        ),
    ];

    /// The bias of an input that does nothing is taken away, and the one that does most stays first.
    #[test]
    fn resamples_take_the_bias_away() {
        let (x, y) = sample();
        let found = x.map(|x| given(&x, &y, &bootstrap(60)).unwrap());
        assert!(
            found[0].delta > 0.4 && found[1].delta < 0.25 && found[2].delta < 0.06,
            "{found:?}"
        );
        assert!(found[2].raw > found[2].delta + 0.02);
        for one in found {
            assert!(one.low <= one.delta && one.delta <= one.high);
        }
    }

    #[test]
    fn what_cannot_be_told_is_named() {
        let (x, mut y) = sample();
        assert!(matches!(
            given(&x[0][..9], &y[..9], &bootstrap(9)),
            Err(SensitivityFault::TooFewRows { .. })
        ));
        assert!(matches!(
            given(&x[0][..9], &y, &bootstrap(9)),
            Err(SensitivityFault::Lengths { .. })
        ));
        assert_eq!(
            given(&[1.0; 300], &y, &bootstrap(9)),
            Err(SensitivityFault::ConstantInput)
        );
        assert_eq!(
            given(&x[0], &[1.0; 300], &bootstrap(9)),
            Err(SensitivityFault::ConstantOutput)
        );
        y[7] = f64::NAN;
        assert_eq!(given(&x[0], &y, &bootstrap(2)).unwrap().runs, 299);
    }
}
