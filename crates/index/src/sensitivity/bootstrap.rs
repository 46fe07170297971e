//! Confidence intervals of sensitivity indices, by drawing rows again.

use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::normal::normal_quantile;
use waymark_numerics::order::sort;
use waymark_numerics::random::Random;

use super::SensitivityFault;
use super::sobol::{Estimator, Outputs, Products};
use crate::treat::fence::quantile;

/// What is drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resampling {
    /// Whole rows, for all indices and the variance together, as in `SALib`.
    Joint,
    /// The terms of each index on their own, the variance held fixed, as in `COINr`: the error of the variance is left
    /// out, so prefer `Joint`. There are no intervals for pairs.
    Separate,
}

/// How intervals are found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// What is drawn again.
    pub resampling: Resampling,
    /// How often.
    pub resamples: u32,
    /// Confidence level, for example 0.95; that of COINr is 0.9.
    pub level: f64,
    /// Where the numbers come from: a purpose of their own, not that of the points.
    pub random: Random,
}

/// A confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower percentile of the resamples.
    pub low: f64,
    /// Upper percentile of the resamples.
    pub high: f64,
    /// Normal quantile times the standard deviation of the resamples, the half-width `SALib` gives.
    pub half_width: f64,
}

/// Intervals of every index.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// Of first-order indices.
    pub first: Vec<Interval>,
    /// Of total indices.
    pub total: Vec<Interval>,
    /// Of pairs, in the order of [`super::Indices::second`].
    pub second: Vec<Interval>,
    /// Resamples that were used; those whose output does not vary are not.
    pub used: usize,
}

impl Bootstrap {
    fn check(&self) -> Result<(), SensitivityFault> {
        let given = self.resamples as usize;
        if given < 2 {
            return Err(SensitivityFault::Resamples { given });
        }
        check_level(self.level)
    }

    /// A figure of each resample of so many rows.
    pub(super) fn resampled(
        &self,
        rows: usize,
        figure: impl Fn(&[usize]) -> f64,
    ) -> Result<Vec<f64>, SensitivityFault> {
        self.check()?;
        let one = |draw| {
            let mut drawn = Vec::with_capacity(rows);
            each_drawn(self.random, draw, 0, rows, |row| drawn.push(row));
            figure(&drawn)
        };
        Ok((0..self.resamples).map(one).collect())
    }

    /// The interval of a mean; `None` without values.
    pub(super) fn of_mean(&self, values: &[f64]) -> Result<Option<Interval>, SensitivityFault> {
        self.check()?;
        let rows = values.len();
        let mut means = Vec::with_capacity(self.resamples as usize);
        for draw in 0..self.resamples {
            let mut sum = 0.0;
            each_drawn(self.random, draw, 0, rows, |row| sum += values[row]);
            means.push(sum / as_f64(rows));
        }
        Ok(interval(&mut means, self.level).filter(|_| rows > 0))
    }
}

pub(super) fn check_level(level: f64) -> Result<(), SensitivityFault> {
    let within = level > 0.0 && level < 1.0;
    within.then_some(()).ok_or(SensitivityFault::Level)
}

/// Percentiles and half-width of resampled figures; `None` for fewer than two.
fn interval(values: &mut [f64], level: f64) -> Option<Interval> {
    let deviation = moments(values)?.deviation?;
    sort(values);
    Some(Interval {
        low: quantile(values, (1.0 - level) / 2.0)?,
        high: quantile(values, f64::midpoint(1.0, level))?,
        half_width: normal_quantile(f64::midpoint(1.0, level)) * deviation,
    })
}

/// Draws as many rows as there are, with replacement. Each 64 random bits give two rows; a row is likelier than another
/// by at most `rows / 2^32`.
#[inline]
fn each_drawn(random: Random, draw: u32, block: u64, rows: usize, mut see: impl FnMut(usize)) {
    let scaled = |word: u64| (word * rows as u64) >> 32;
    let cells = rows.div_ceil(2) as u64;
    let mut left = rows;
    for cell in 0..cells {
        let bits = random.bits(draw, block * cells + cell);
        let halves = [bits & 0xffff_ffff, bits >> 32];
        for half in halves.into_iter().take(left) {
            see(usize::try_from(scaled(half)).unwrap_or(0));
        }
        left = left.saturating_sub(2);
    }
}

impl Outputs {
    /// Confidence intervals of the indices.
    ///
    /// *Formula*
    /// ```text
    /// Joint      N rows are drawn with replacement, all indices and V are found again from them
    /// Separate   for each index on its own N of its terms are drawn, V stays
    /// low, high  percentiles (type 7) of the resampled indices
    /// half       z(level) times their sample standard deviation
    /// ```
    /// *Units and range*: as the indices. A resample whose output does not vary is left out and not counted.
    ///
    /// *Errors*: an output that is the same in every run, fewer than two resamples, a level that is none.
    ///
    /// *Source*: Archer, Saltelli and Sobol (1997), Sensitivity measures, ANOVA-like techniques and the use of
    /// bootstrap; `sobol.analyze` of `SALib`; `get_sensitivity` of COINr.
    pub fn intervals(
        &self,
        estimator: Estimator,
        bootstrap: &Bootstrap,
    ) -> Result<Intervals, SensitivityFault> {
        bootstrap.check()?;
        let products = self.products(estimator)?;
        let rows = self.rows();
        let resampled = match bootstrap.resampling {
            Resampling::Joint => joint(&products, rows, bootstrap),
            Resampling::Separate => separate(&products, rows, bootstrap),
        };
        let used = resampled.first().map_or(0, Vec::len);
        let all = resampled.into_iter();
        let found: Option<Vec<_>> = all.map(|mut v| interval(&mut v, bootstrap.level)).collect();
        let found = found.ok_or(SensitivityFault::ConstantOutput)?;
        let (first, rest) = found.split_at(products.inputs);
        let (total, second) = rest.split_at(products.inputs);
        Ok(Intervals {
            first: first.to_vec(),
            total: total.to_vec(),
            second: second.to_vec(),
            used,
        })
    }
}

/// Resampled indices, index by index.
fn joint(products: &Products, rows: usize, bootstrap: &Bootstrap) -> Vec<Vec<f64>> {
    let columns = products.columns;
    let mut out = vec![Vec::with_capacity(bootstrap.resamples as usize); columns - 2];
    let mut times = vec![0_u32; rows];
    let mut sums = vec![0.0; columns];
    let mut indices = vec![0.0; columns - 2];
    for draw in 0..bootstrap.resamples {
        times.fill(0);
        sums.fill(0.0);
        each_drawn(bootstrap.random, draw, 0, rows, |row| times[row] += 1);
        let table = products.table.chunks_exact(columns);
        for (row, times) in table.zip(&times).filter(|(_, times)| **times > 0) {
            let times = f64::from(*times);
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += times * value;
            }
        }
        if let Some(variance) = products.variance(&sums) {
            products.indices(&sums, variance, &mut indices);
            for (out, index) in out.iter_mut().zip(&indices) {
                out.push(*index);
            }
        }
    }
    out
}

/// Resampled first-order and total indices, index by index.
fn separate(products: &Products, rows: usize, bootstrap: &Bootstrap) -> Vec<Vec<f64>> {
    let columns = products.columns;
    let mut whole = vec![0.0; columns];
    for row in products.table.chunks_exact(columns) {
        for (sum, value) in whole.iter_mut().zip(row) {
            *sum += value;
        }
    }
    let Some(variance) = products.variance(&whole) else {
        return vec![Vec::new()];
    };
    let one = |column: usize, draw: u32| {
        let mut sum = 0.0;
        let block = column as u64;
        each_drawn(bootstrap.random, draw, block, rows, |row| {
            sum += products.table[row * columns + column];
        });
        products.index(column, sum, variance)
    };
    let all = |column| {
        (0..bootstrap.resamples)
            .map(|draw| one(column, draw))
            .collect()
    };
    (0..2 * products.inputs).map(all).collect()
}
