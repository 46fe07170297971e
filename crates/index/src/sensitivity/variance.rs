//! Sobol' indices: the share of the variance of an output that is due to an input alone, and to it with all others.
//!
//! Runs, for N base points in d inputs: N points A, N points B, then for each input i the points of A with that input from
//! B (N points AB of i each), and for second order the points of B with it from A (N points BA of i each).
//!
//! *Formula*
//! ```text
//! V            variance of y(A) and y(B) together
//! Saltelli     S_i = mean(y(B) (y(AB_i) - y(A))) / V
//! Jansen       S_i = 1 - mean((y(B) - y(AB_i))^2) / (2 V)
//! total        T_i = mean((y(A) - y(AB_i))^2) / (2 V)
//! second       S_ij = mean(y(BA_i) y(AB_j) - y(A) y(B)) / V - S_i - S_j
//! ```
//! Centred estimates take the mean of all outputs off first: a constant then changes nothing (as SALib does, and COINr
//! does not).
//!
//! *Missing values*: a base point of which any run failed is left out with all its runs, and counted.
//!
//! *Source*: Saltelli et al. (2010), Variance based sensitivity analysis of model output; Jansen (1999); Saltelli (2002)
//! for the second order.

use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::sort;
use waymark_numerics::random::Random;
use waymark_numerics::sum::sum_of;

use super::points::{Kind, points};
use crate::treat::fence::quantile;

/// What random numbers of this module are for.
const RESAMPLE: u32 = 0x410;

/// Points for Sobol' indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Design {
    /// Base points.
    pub base: usize,
    /// Inputs.
    pub inputs: usize,
    /// Whether pairs of inputs are looked at.
    pub second: bool,
}

/// How indices are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimator {
    /// First order by Jansen instead of Saltelli.
    pub jansen: bool,
    /// Whether the mean of the outputs is taken off first.
    pub centred: bool,
    /// Whether the variance is divided by the count less one (COINr) and not by the count (SALib).
    pub sample: bool,
}

impl Default for Estimator {
    /// That of SALib.
    fn default() -> Self {
        Self {
            jansen: false,
            centred: true,
            sample: false,
        }
    }
}

/// An index with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// The estimate; it may fall below 0 by its error.
    pub value: f64,
    /// 5 % of the resamples lie below.
    pub low: f64,
    /// 95 % of the resamples lie below.
    pub high: f64,
    /// Standard deviation over resamples.
    pub error: f64,
}

/// The indices of all inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Indices {
    /// First order.
    pub first: Vec<Index>,
    /// Total.
    pub total: Vec<Index>,
    /// Of pairs of inputs (first below second), where the design has them.
    pub second: Vec<((usize, usize), Index)>,
    /// Base points used.
    pub used: usize,
    /// Base points left out, because a run of theirs failed.
    pub left_out: usize,
}

/// Why there are no indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoIndices {
    /// The number of outputs is not that of the runs.
    #[error("the design has {runs} runs, {outputs} outputs are given")]
    Outputs {
        /// Runs of the design.
        runs: usize,
        /// Outputs given.
        outputs: usize,
    },
    /// Too few base points have all their runs.
    #[error("only {used} base points have all their runs: at least two are needed")]
    Few {
        /// Base points that can be used.
        used: usize,
    },
    /// The output does not vary.
    #[error("the output is the same in all runs: nothing matters, or nothing is uncertain")]
    Constant,
}

impl Design {
    /// How many runs.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.base * (self.inputs * if self.second { 2 } else { 1 } + 2)
    }

    /// The point of every run, in the order above.
    #[must_use]
    pub fn points(&self, kind: Kind, seed: u64) -> Vec<Vec<f64>> {
        let wide = self.inputs;
        let drawn = points(kind, self.base, 2 * wide, seed);
        let part = |from: usize| drawn.iter().map(move |p| p[from..from + wide].to_vec());
        let (a, b): (Vec<_>, Vec<_>) = (part(0).collect(), part(wide).collect());
        let mixed = |own: &[Vec<f64>], other: &[Vec<f64>]| -> Vec<Vec<f64>> {
            let with = |input: usize| {
                own.iter().zip(other).map(move |(own, other)| {
                    let mut point = own.clone();
                    point[input] = other[input];
                    point
                })
            };
            (0..wide).flat_map(with).collect()
        };
        let ab = mixed(&a, &b);
        let ba = if self.second {
            mixed(&b, &a)
        } else {
            Vec::new()
        };
        [a, b, ab, ba].concat()
    }

    /// Indices of one output per run, with intervals from resamples of the base points: all runs of a point go together
    /// and the variance is estimated anew.
    ///
    /// *Errors*: outputs that do not fit, too few of them, or no variance.
    pub fn indices(
        &self,
        outputs: &[f64],
        estimator: Estimator,
        (resamples, seed): (u32, u64),
    ) -> Result<Indices, NoIndices> {
        let (runs, given) = (self.runs(), outputs.len());
        if runs != given {
            return Err(NoIndices::Outputs {
                runs,
                outputs: given,
            });
        }
        let blocks = runs / self.base.max(1);
        let fine = |n: &usize| (0..blocks).all(|block| outputs[block * self.base + n].is_finite());
        let rows: Vec<usize> = (0..self.base).filter(fine).collect();
        let used = rows.len();
        if used < 2 {
            return Err(NoIndices::Few { used });
        }
        let all = rows
            .iter()
            .flat_map(|n| (0..blocks).map(move |b| outputs[b * self.base + n]));
        let centre = if estimator.centred {
            sum_of(all) / as_f64(used * blocks)
        } else {
            0.0
        };
        // Point by point: a resample reads what belongs together from one place.
        let table: Vec<f64> = rows
            .iter()
            .flat_map(|n| (0..blocks).map(move |b| outputs[b * self.base + n] - centre))
            .collect();
        let table = Table {
            design: *self,
            estimator,
            blocks,
            values: table,
        };
        let plain: Vec<usize> = (0..used).collect();
        let found = table.estimate(&plain).ok_or(NoIndices::Constant)?;
        let random = Random::new(seed, RESAMPLE);
        let resample = |draw: u32| {
            let chosen: Vec<usize> = (0..used)
                .map(|n| random.below(draw, n as u64, used))
                .collect();
            table.estimate(&chosen)
        };
        let drawn: Vec<Vec<f64>> = (0..resamples).filter_map(resample).collect();
        let index = |at: usize| Index::new(found[at], drawn.iter().map(|d| d[at]));
        let d = self.inputs;
        Ok(Indices {
            first: (0..d).map(index).collect(),
            total: (d..2 * d).map(index).collect(),
            second: if self.second {
                pairs(d)
                    .enumerate()
                    .map(|(n, pair)| (pair, index(2 * d + n)))
                    .collect()
            } else {
                Vec::new()
            },
            used,
            left_out: self.base - used,
        })
    }
}

impl Index {
    fn new(value: f64, drawn: impl Iterator<Item = f64>) -> Self {
        let mut drawn: Vec<f64> = drawn.collect();
        sort(&mut drawn);
        let n = as_f64(drawn.len());
        let mean = sum_of(drawn.iter().copied()) / n;
        let squares = sum_of(drawn.iter().map(|x| (x - mean) * (x - mean)));
        let end = |share| quantile(&drawn, share).unwrap_or(value);
        Self {
            value,
            low: end(0.05),
            high: end(0.95),
            error: if drawn.len() > 1 {
                sqrt(squares / (n - 1.0))
            } else {
                f64::NAN
            },
        }
    }
}

/// Pairs of inputs, the first below the second.
fn pairs(inputs: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..inputs).flat_map(move |i| (i + 1..inputs).map(move |j| (i, j)))
}

/// Outputs, base point by base point.
struct Table {
    design: Design,
    estimator: Estimator,
    blocks: usize,
    values: Vec<f64>,
}

impl Table {
    /// First, total and second order over some base points; `None` without variance.
    fn estimate(&self, rows: &[usize]) -> Option<Vec<f64>> {
        let d = self.design.inputs;
        let crossed = if self.design.second {
            pairs(d).count()
        } else {
            0
        };
        let mut sums = vec![0.0; 2 * d + crossed];
        let (mut sum, mut squares) = (0.0, 0.0);
        for &row in rows {
            let own = &self.values[row * self.blocks..(row + 1) * self.blocks];
            let (a, b) = (own[0], own[1]);
            sum += a + b;
            squares += a * a + b * b;
            let (first, rest) = sums.split_at_mut(d);
            for ((first, total), ab) in first.iter_mut().zip(rest).zip(&own[2..]) {
                *first += if self.estimator.jansen {
                    (b - ab) * (b - ab)
                } else {
                    b * (ab - a)
                };
                *total += (a - ab) * (a - ab);
            }
            if self.design.second {
                let (ab, ba) = own[2..].split_at(d);
                let crossed = pairs(d).map(|(i, j)| ba[i] * ab[j] - a * b);
                for (sum, crossed) in sums[2 * d..].iter_mut().zip(crossed) {
                    *sum += crossed;
                }
            }
        }
        let n = as_f64(rows.len());
        let spread = squares - sum * sum / (2.0 * n);
        let count = if self.estimator.sample {
            2.0 * n - 1.0
        } else {
            2.0 * n
        };
        let variance = spread / count;
        // Rounding leaves a trace where all outputs are equal.
        if variance.is_nan() || variance <= squares / n * 1e-28 {
            return None;
        }
        for (at, value) in sums.iter_mut().enumerate() {
            let mean = *value / n / variance;
            *value = match at {
                at if at < d && self.estimator.jansen => 1.0 - mean / 2.0,
                at if at < d => mean,
                at if at < 2 * d => mean / 2.0,
                _ => mean,
            };
        }
        if self.design.second {
            let alone: Vec<f64> = sums[..d].to_vec();
            for (sum, (i, j)) in sums[2 * d..].iter_mut().zip(pairs(d)) {
                *sum -= alone[i] + alone[j];
            }
        }
        Some(sums)
    }
}

/// First and total order of very many outputs at once (the score of each unit, say), a base point at a time.
///
/// Each output costs a few operations per run; nothing is kept but sums. There are no intervals here.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitIndices {
    inputs: usize,
    units: usize,
    /// By unit: what is taken off all its outputs, its first one.
    centre: Vec<f64>,
    /// By unit: base points of which every run has a score.
    count: Vec<f64>,
    sum: Vec<f64>,
    squares: Vec<f64>,
    /// By input and unit.
    first: Vec<f64>,
    total: Vec<f64>,
}

impl UnitIndices {
    /// Nothing added yet.
    #[must_use]
    pub fn new(inputs: usize, units: usize) -> Self {
        let zeros = |count| vec![0.0; count];
        Self {
            inputs,
            units,
            centre: vec![f64::NAN; units],
            count: zeros(units),
            sum: zeros(units),
            squares: zeros(units),
            first: zeros(inputs * units),
            total: zeros(inputs * units),
        }
    }

    /// Adds a base point: outputs of A, B and AB of each input, each over all units. A unit without one of them skips it.
    ///
    /// # Panics
    /// If there are fewer outputs than inputs and two, or fewer units.
    pub fn add(&mut self, outputs: &[&[f64]]) {
        for unit in 0..self.units {
            if outputs.iter().any(|o| !o[unit].is_finite()) {
                continue;
            }
            if self.centre[unit].is_nan() {
                self.centre[unit] = outputs[0][unit];
            }
            let centre = self.centre[unit];
            let (a, b) = (outputs[0][unit] - centre, outputs[1][unit] - centre);
            self.count[unit] += 1.0;
            self.sum[unit] += a + b;
            self.squares[unit] += a * a + b * b;
            for input in 0..self.inputs {
                let ab = outputs[2 + input][unit] - centre;
                let at = input * self.units + unit;
                self.first[at] += (b - ab) * (b - ab);
                self.total[at] += (a - ab) * (a - ab);
            }
        }
    }

    /// First (Jansen) and total order of an input for a unit; `None` where its output does not vary or has too few runs.
    #[must_use]
    pub fn of(&self, input: usize, unit: usize) -> Option<(f64, f64)> {
        let n = self.count[unit];
        let spread = self.squares[unit] - self.sum[unit] * self.sum[unit] / (2.0 * n);
        let variance = spread / (2.0 * n);
        let at = input * self.units + unit;
        let half = |sum: f64| sum / n / variance / 2.0;
        let varies = n >= 2.0 && variance > self.squares[unit] / n * 1e-28;
        varies.then(|| (1.0 - half(self.first[at]), half(self.total[at])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: (u32, u64) = (0, 1);

    fn run(design: Design, seed: u64, model: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let points = design.points(Kind::Sobol, seed);
        assert_eq!(points.len(), design.runs());
        points.iter().map(|p| model(p)).collect()
    }

    /// Sobol's function, whose indices are known: 1 / (3 (1 + a)^2) for each input.
    fn g(point: &[f64]) -> f64 {
        const A: [f64; 3] = [0.0, 1.0, 9.0];
        let factor = |(x, a): (&f64, f64)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a);
        point.iter().zip(A).map(factor).product()
    }

    #[test]
    fn known_indices_are_found_and_lie_in_their_intervals() {
        let parts = [1.0, 0.25, 0.01].map(|share| share / 3.0);
        let all: f64 = parts.iter().fold(1.0, |product, v| product * (1.0 + v)) - 1.0;
        let first = parts.map(|v| v / all);
        let total = parts.map(|v| v * ((1.0 + all) / (1.0 + v)) / all);
        let design = Design {
            base: 4096,
            inputs: 3,
            second: true,
        };
        for jansen in [false, true] {
            let estimator = Estimator {
                jansen,
                ..Estimator::default()
            };
            let found = design
                .indices(&run(design, 3, g), estimator, (200, 5))
                .unwrap();
            for input in 0..3 {
                let (s, t) = (found.first[input], found.total[input]);
                assert!((s.value - first[input]).abs() < 0.02, "{s:?} {first:?}");
                assert!((t.value - total[input]).abs() < 0.02, "{t:?} {total:?}");
                assert!(s.low < s.value && s.value < s.high && s.error > 0.0);
            }
            let ((i, j), pair) = found.second[0];
            assert_eq!((i, j), (0, 1));
            assert!(
                (pair.value - parts[0] * parts[1] / all).abs() < 0.03,
                "{pair:?}"
            );
        }
    }

    /// By hand: N = 2, one input.
    #[test]
    fn the_variant_of_coinr() {
        let design = Design {
            base: 2,
            inputs: 1,
            second: false,
        };
        let (a, b, ab) = ([1.0, 4.0], [3.0, 2.0], [2.0, 5.0]);
        let outputs = [a, b, ab].concat();
        let estimator = Estimator {
            jansen: false,
            centred: false,
            sample: true,
        };
        let found = design.indices(&outputs, estimator, PLAIN).unwrap();
        let variance = 5.0 / 3.0;
        let first = f64::midpoint(3.0 * 1.0, 2.0 * 1.0) / variance;
        let total = (1.0 + 1.0) / 4.0 / variance;
        assert!((found.first[0].value - first).abs() < 1e-15);
        assert!((found.total[0].value - total).abs() < 1e-15);
        assert!(found.first[0].error.is_nan());
    }

    #[test]
    fn failed_runs_take_their_base_point_with_them() {
        let design = Design {
            base: 64,
            inputs: 2,
            second: false,
        };
        let mut outputs = run(design, 1, |p| p[0]);
        outputs[3] = f64::NAN;
        outputs[64 + 64 + 9] = f64::INFINITY;
        let found = design
            .indices(&outputs, Estimator::default(), PLAIN)
            .unwrap();
        assert_eq!((found.used, found.left_out), (62, 2));
        assert!((found.total[0].value - 1.0).abs() < 0.1 && found.total[1].value.abs() < 1e-12);
        let none = design.indices(&[1.0; 256], Estimator::default(), PLAIN);
        assert_eq!(none, Err(NoIndices::Constant));
        let few = design.indices(&[f64::NAN; 256], Estimator::default(), PLAIN);
        assert_eq!(few, Err(NoIndices::Few { used: 0 }));
        assert!(design.indices(&[1.0], Estimator::default(), PLAIN).is_err());
    }

    proptest! {
        #[test]
        fn units_one_by_one_are_units_all_at_once(seed in 0_u64..1000) {
            let design = Design { base: 32, inputs: 3, second: false };
            let models: [fn(&[f64]) -> f64; 3] = [g, |p| p[0] + 2.0 * p[2] + 1e6, |_| 7.0];
            let outputs = models.map(|model| run(design, seed, model));
            let mut units = UnitIndices::new(3, 3);
            for n in 0..32 {
                let runs: Vec<Vec<f64>> = (0..5).map(|b| outputs.iter().map(|o| o[b * 32 + n]).collect()).collect();
                let runs: Vec<&[f64]> = runs.iter().map(Vec::as_slice).collect();
                units.add(&runs);
            }
            let jansen = Estimator { jansen: true, ..Estimator::default() };
            for (unit, outputs) in outputs.iter().enumerate() {
                let alone = design.indices(outputs, jansen, PLAIN);
                for input in 0..3 {
                    match (&alone, units.of(input, unit)) {
                        (Ok(alone), Some((first, total))) => {
                            prop_assert!((alone.first[input].value - first).abs() < 1e-6);
                            prop_assert!((alone.total[input].value - total).abs() < 1e-6);
                        }
                        (Err(NoIndices::Constant), None) => {}
                        other => prop_assert!(false, "{other:?}"),
                    }
                }
            }
        }
    }
}
