//! Filling several times over, so that the figures made of the fillings differ by as much as is not known.
//!
//! Each filling estimates the normal distribution of the columns on another sample of the rows (drawn with replacement)
//! and draws what is missing from it: both what the model does not know and what it does not explain are kept.
//!
//! *Source*: Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Honaker and King (2010) for estimates on
//! samples of the rows; the degrees of freedom are those of Rubin.

use nalgebra::DMatrix;
use waymark_numerics::moments::as_f64;
use waymark_numerics::random::Random;
use waymark_numerics::sum::{mean, sum_of};

use super::model::{Model, Normal, patterns};
use super::{Unfilled, by_parent};

/// What random numbers of this module are for.
const SAMPLE: u32 = 0x1E;
const NOISE: u32 = 0x1F;

/// Columns without holes, but for what could not be filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Completed {
    /// The columns.
    pub columns: Vec<Vec<f64>>,
    /// What was not filled, and why.
    pub unfilled: Vec<Unfilled>,
}

/// Fills columns of one length once, as draw number `draw`.
///
/// *Missing values*: what cannot be filled stays missing and is named.
#[must_use]
pub fn complete(
    columns: &[Vec<f64>],
    model: Model,
    parents: &[usize],
    (seed, draw): (u64, u32),
) -> Completed {
    let mut out = Completed {
        columns: columns.to_vec(),
        unfilled: Vec::new(),
    };
    for (group, members) in by_parent(columns.len(), parents).into_iter().enumerate() {
        let own: Vec<&[f64]> = members.iter().map(|&c| columns[c].as_slice()).collect();
        if own.iter().all(|c| c.iter().all(|x| !x.is_nan())) {
            continue;
        }
        let place = (seed, draw, group as u64);
        match sampled(&own, model, place) {
            Ok(normal) => {
                for (at, row, value) in drawn(&normal, &own, place) {
                    out.columns[members[at]][row] = value;
                }
            }
            Err(fault) => out.unfilled.push(named(fault, &members)),
        }
    }
    out
}

/// Columns of a group are numbered in it; a fault names those of the table.
fn named(fault: Unfilled, members: &[usize]) -> Unfilled {
    match fault {
        Unfilled::NoData { column } => Unfilled::NoData {
            column: members[column],
        },
        other => other,
    }
}

/// Cells of one group lie apart from those of the next.
const GROUP: u64 = 1 << 40;

/// The distribution on a sample of the rows.
fn sampled(columns: &[&[f64]], model: Model, place: (u64, u32, u64)) -> Result<Normal, Unfilled> {
    let (seed, draw, group) = place;
    let rows = columns.first().map_or(0, |c| c.len());
    let random = Random::new(seed, SAMPLE);
    let chosen: Vec<usize> = (0..rows)
        .map(|row| random.below(draw, group * GROUP + row as u64, rows))
        .collect();
    let sample: Vec<Vec<f64>> = columns
        .iter()
        .map(|c| chosen.iter().map(|&row| c[row]).collect())
        .collect();
    let sample: Vec<&[f64]> = sample.iter().map(Vec::as_slice).collect();
    // A sample may miss all values of a thin column: all rows then stand in for it.
    Normal::estimate(&sample, model).or_else(|_| Normal::estimate(columns, model))
}

fn drawn(normal: &Normal, columns: &[&[f64]], place: (u64, u32, u64)) -> Vec<(usize, usize, f64)> {
    let (seed, draw, group) = place;
    let random = Random::new(seed, NOISE);
    let width = columns.len() as u64;
    let mut out = Vec::new();
    for (pattern, members) in patterns(&normal.scaled(columns)) {
        let given = normal.given(&pattern);
        let root = root(&given.spread);
        for row in members {
            let mut cells = normal.row(columns, row);
            given.complete(normal.mean(), &mut cells);
            let noise = |b: usize| {
                let cell = group * GROUP + row as u64 * width + b as u64;
                random.normal(draw, cell)
            };
            for (a, &column) in given.unseen().iter().enumerate() {
                let lift = sum_of((0..=a).map(|b| root[(a, b)] * noise(b)));
                out.push((column, row, normal.back(column, cells[column] + lift)));
            }
        }
    }
    out
}

/// The lower triangle whose square is a spread; only its diagonal counts where rounding made the spread impossible.
fn root(spread: &DMatrix<f64>) -> DMatrix<f64> {
    let wide = spread.nrows();
    spread.clone().cholesky().map_or_else(
        || {
            let own = |i: usize| {
                let v = spread[(i, i)];
                if v > 0.0 {
                    waymark_numerics::math::sqrt(v)
                } else {
                    0.0
                }
            };
            DMatrix::from_fn(wide, wide, |i, j| if i == j { own(i) } else { 0.0 })
        },
        |c| c.l(),
    )
}

/// A figure from several fillings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// Mean of the figures.
    pub value: f64,
    /// Mean of their own variances.
    pub within: f64,
    /// Variance between them.
    pub between: f64,
    /// Variance of the pooled figure.
    pub total: f64,
    /// Degrees of freedom; infinite where the fillings agree.
    pub freedom: f64,
    /// Share of the variance that is due to what is missing; 0 to 1.
    pub missing_information: f64,
}

/// Pools figures of several fillings with their own variances (0 where a figure has none).
///
/// *Formula*, with m fillings
/// ```text
/// value    mean(q)         within  mean(u)         between  sum((q - value)^2) / (m - 1)
/// total    within + (1 + 1/m) between
/// freedom  (m - 1) (1 + within / ((1 + 1/m) between))^2
/// ```
/// *Missing values*: `None` for fewer than two figures, figures of unequal count, or a missing one.
#[must_use]
pub fn pool(figures: &[f64], variances: &[f64]) -> Option<Pooled> {
    let m = as_f64(figures.len());
    let all = figures.iter().chain(variances);
    if figures.len() < 2 || figures.len() != variances.len() || all.clone().any(|x| !x.is_finite())
    {
        return None;
    }
    let (value, within) = (mean(figures)?, mean(variances)?);
    let between = sum_of(figures.iter().map(|q| (q - value) * (q - value))) / (m - 1.0);
    let added = (1.0 + 1.0 / m) * between;
    let total = within + added;
    let freedom = if added > 0.0 {
        let ratio = 1.0 + within / added;
        (m - 1.0) * ratio * ratio
    } else {
        f64::INFINITY
    };
    Some(Pooled {
        value,
        within,
        between,
        total,
        freedom,
        missing_information: if total > 0.0 { added / total } else { 0.0 },
    })
}
