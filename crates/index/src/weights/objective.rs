//! Weights by how much a child tells units apart.
//!
//! *Formula*, over the units that have every child
//! ```text
//! deviation   w ~ sample deviation
//! entropy     p = x / sum(x);  e = -sum(p ln p) / ln n;  w ~ 1 - e
//! critic      children scaled from 0 to 1;  w ~ deviation * sum over the others of (1 - r)
//! merec       n = min(x) / x;  s_i = ln(1 + mean over q of |ln n_iq|), s_iq the same without child q (still over all);
//!             w_q ~ sum over i of |s_iq - s_i|
//! gini        w ~ sum |x_i - x_j| / (2 n^2 mean)
//! ```
//! *Missing values*: units that lack a child are left out.
//!
//! *Errors*: negative values under entropy and Gini, zeros too under MEREC.
//!
//! *Source*: Zeleny (1982) and Hwang and Yoon (1981) for entropy; Diakoulaki, Mavrotas and Papayannakis (1995) for CRITIC;
//! Keshavarz-Ghorabaee and others (2021) for MEREC.

use std::borrow::Cow;

use waymark_numerics::math::{ln, ln_all, sqrt};
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::{clamp, sort};
use waymark_numerics::sum::{dot, sum, sum_of};

use super::{NoWeights, complete_columns, to_one};

/// How weights are read from the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objective {
    /// By deviation.
    Deviation,
    /// By entropy.
    Entropy,
    /// By deviation and conflict.
    Critic,
    /// By Gini's coefficient.
    Gini,
    /// By what units lose without the child.
    Merec,
}

impl Objective {
    /// Weights of columns.
    ///
    /// *Errors*: see [`NoWeights`].
    pub fn weights(self, columns: &[&[f64]]) -> Result<Vec<f64>, NoWeights> {
        let own = complete_columns(columns)?;
        if matches!(self, Self::Entropy | Self::Gini) {
            for (child, values) in own.iter().enumerate() {
                if let Some(&value) = values.iter().find(|x| **x < 0.0) {
                    return Err(NoWeights::Negative { child, value });
                }
            }
        }
        if self == Self::Merec {
            for (child, values) in own.iter().enumerate() {
                if let Some(&value) = values.iter().find(|x| **x <= 0.0) {
                    return Err(NoWeights::NotPositive { child, value });
                }
            }
        }
        let found = match self {
            Self::Merec => merec(&own),
            Self::Deviation => own.iter().map(|c| deviation(c)).collect(),
            Self::Entropy => own.iter().map(|c| 1.0 - entropy(c)).collect(),
            Self::Critic => critic(&own),
            Self::Gini => own.iter().map(|c| gini(c)).collect(),
        };
        to_one(found)
    }
}

fn deviation(column: &[f64]) -> f64 {
    moments(column).and_then(|m| m.deviation).unwrap_or(0.0)
}

fn entropy(column: &[f64]) -> f64 {
    let total = sum(column);
    // Nothing times its logarithm is nothing.
    let shares = column.iter().map(|x| x / total).filter(|p| *p > 0.0);
    let shares: Vec<f64> = shares.collect();
    let mut logs = shares.clone();
    ln_all(&mut logs);
    -sum_of(shares.iter().zip(&logs).map(|(p, l)| p * l)) / ln(as_f64(column.len()))
}

fn gini(column: &[f64]) -> f64 {
    let mut sorted = column.to_vec();
    sort(&mut sorted);
    let n = as_f64(sorted.len());
    let ranked = sorted.iter().enumerate();
    let crossed = sum_of(ranked.map(|(i, x)| (2.0 * as_f64(i + 1) - n - 1.0) * x));
    crossed / (n * sum(&sorted))
}

fn merec(own: &[Cow<'_, [f64]>]) -> Vec<f64> {
    let children = as_f64(own.len());
    let distance = |column: &Cow<'_, [f64]>| -> Vec<f64> {
        let least = waymark_numerics::order::range(column).map_or(1.0, |(low, _)| low);
        let mut shares: Vec<f64> = column.iter().map(|x| least / x).collect();
        ln_all(&mut shares);
        shares.into_iter().map(f64::abs).collect()
    };
    let distances: Vec<Vec<f64>> = own.iter().map(distance).collect();
    let units = distances[0].len();
    let mut out = vec![0.0; own.len()];
    for unit in 0..units {
        let whole = sum_of(distances.iter().map(|d| d[unit]));
        let all = ln(1.0 + whole / children);
        for (weight, own) in out.iter_mut().zip(&distances) {
            *weight += (ln(1.0 + (whole - own[unit]) / children) - all).abs();
        }
    }
    out
}

fn critic(own: &[Cow<'_, [f64]>]) -> Vec<f64> {
    let scaled = |column: &[f64]| {
        let (low, high) = waymark_numerics::order::range(column).unwrap_or((0.0, 1.0));
        // The sample deviation of a column scaled from 0 to 1.
        deviation(column) / (high - low)
    };
    // Each column less its mean, of length one: correlations are then products.
    let unit = |column: &Cow<'_, [f64]>| -> Vec<f64> {
        let mean = sum(column) / as_f64(column.len());
        let length = sqrt(sum_of(column.iter().map(|x| (x - mean) * (x - mean))));
        column.iter().map(|x| (x - mean) / length).collect()
    };
    let units: Vec<Vec<f64>> = own.iter().map(unit).collect();
    let mut correlations = vec![vec![1.0; own.len()]; own.len()];
    for a in 0..own.len() {
        for b in a + 1..own.len() {
            let r = clamp(dot(&units[a], &units[b]), -1.0, 1.0);
            correlations[a][b] = r;
            correlations[b][a] = r;
        }
    }
    let conflict = |a: usize| sum_of(correlations[a].iter().map(|r| 1.0 - r));
    let columns = own.iter().enumerate();
    columns
        .map(|(q, column)| scaled(column) * conflict(q))
        .collect()
}

/// The geometric mean of positive numbers; for judgements.
pub(super) fn geometric(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = as_f64(values.clone().count());
    waymark_numerics::math::exp(sum_of(values.map(ln)) / n)
}

/// Root of the mean of squares; for spreads of judgements.
pub(super) fn spread(values: &[f64]) -> f64 {
    let n = as_f64(values.len());
    let mean = sum(values) / n;
    if values.len() < 2 {
        return f64::NAN;
    }
    sqrt(sum_of(values.iter().map(|x| (x - mean) * (x - mean))) / (n - 1.0))
}
