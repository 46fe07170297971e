//! Filling from a joint normal distribution of the indicators: regression of what is missing on what is there.
//!
//! The distribution is estimated once from the rows that are complete, or by expectation and maximisation (EM) from all
//! of them: each round fills every row with what the others lead to expect, adds the spread of what was not seen, and
//! estimates again.
//!
//! *Formula*, with means m and covariances S of the columns scaled by their deviations, o what a row has, u what it lacks
//! ```text
//! x_u = m_u + S_uo S_oo^-1 (x_o - m_o)
//! C   = S_uu - S_uo S_oo^-1 S_ou        spread of what was not seen, added to S in EM
//! S   = S + ridge I                     so that nearly collinear columns can be solved
//! ```
//! *Missing values*: a row that has nothing gets the means.
//!
//! *Errors*: too few rows for the columns, by parent.
//!
//! *Source*: Dempster, Laird and Rubin (1977); Little and Rubin (2002), Statistical Analysis with Missing Data, ch. 11.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector};
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::sum::sum_of;

use super::column::holes;
use super::{From, Imputation, Unfilled, by_parent};

/// A model of several columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Model {
    /// Rounds of expectation and maximisation at most; 0: the complete rows alone (plain regression).
    pub rounds: usize,
    /// Added to the variances, in shares of them; at least 0.
    pub ridge: f64,
}

impl Model {
    /// Regression on the complete rows.
    pub const REGRESSION: Self = Self {
        rounds: 0,
        ridge: 1e-9,
    };
    /// Expectation and maximisation.
    pub const EXPECTATION: Self = Self {
        rounds: 500,
        ridge: 1e-6,
    };
}

/// No estimate moves by more than this, in standard deviations: EM is done.
const STILL: f64 = 1e-10;

/// A normal distribution of some columns, each in its own standard deviations around its mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Normal {
    centre: Vec<f64>,
    unit: Vec<f64>,
    mean: DVector<f64>,
    spread: DMatrix<f64>,
    /// Rounds that were needed.
    pub rounds: usize,
    /// Whether the last round changed nothing that matters.
    pub settled: bool,
}

/// How the missing columns of a row depend on the others.
pub(super) struct Conditional {
    seen: Vec<usize>,
    unseen: Vec<usize>,
    slope: DMatrix<f64>,
    pub(super) spread: DMatrix<f64>,
}

pub(super) fn fill(columns: &mut [Vec<f64>], model: Model, parents: &[usize]) -> Imputation {
    let mut out = Imputation::default();
    for members in by_parent(columns.len(), parents) {
        if members.iter().all(|&c| holes(&columns[c]).is_empty()) {
            continue;
        }
        let own: Vec<&[f64]> = members.iter().map(|&c| columns[c].as_slice()).collect();
        match Normal::estimate(&own, model) {
            Ok(normal) => {
                let found = normal.expected(&own);
                for (at, row, value) in found {
                    out.put(columns, (row, members[at]), value, From::Model);
                }
            }
            Err(Unfilled::NoData { column }) => {
                let column = members[column];
                out.unfilled.push(Unfilled::NoData { column });
            }
            Err(other) => out.unfilled.push(other),
        }
    }
    out.filled.sort_by_key(|f| (f.column, f.row));
    out
}

impl Normal {
    /// Estimates the distribution of columns of one length.
    ///
    /// *Errors*: a column without values; fewer than three rows to learn from (complete ones for a regression).
    pub fn estimate(columns: &[&[f64]], model: Model) -> Result<Self, Unfilled> {
        let mut centre = Vec::with_capacity(columns.len());
        let mut unit = Vec::with_capacity(columns.len());
        for (column, values) in columns.iter().enumerate() {
            let found = moments(values).ok_or(Unfilled::NoData { column })?;
            centre.push(found.mean);
            unit.push(found.deviation.filter(|d| *d > 0.0).unwrap_or(1.0));
        }
        let scaled = |row: usize| {
            let cells = columns.iter().zip(&centre).zip(&unit);
            let cell = |((c, m), d): ((&&[f64], &f64), &f64)| (c[row] - m) / d;
            DVector::from_iterator(columns.len(), cells.map(cell))
        };
        let count = columns.first().map_or(0, |c| c.len());
        let rows: Vec<DVector<f64>> = (0..count).map(scaled).collect();
        let there = |row: &&DVector<f64>| row.iter().any(|x| !x.is_nan());
        let complete = |row: &&DVector<f64>| row.iter().all(|x| !x.is_nan());
        let used: Vec<DVector<f64>> = if model.rounds == 0 {
            rows.iter().filter(complete).cloned().collect()
        } else {
            rows.iter().filter(there).cloned().collect()
        };
        let too_few = Unfilled::TooFew {
            rows: used.len(),
            columns: columns.len(),
        };
        // A regression that has no degree of freedom left says nothing; EM is held by its ridge.
        let least = if model.rounds == 0 {
            columns.len() + 1
        } else {
            2
        };
        if used.len() <= least {
            return Err(too_few);
        }
        let mut normal = Self {
            mean: DVector::zeros(columns.len()),
            spread: DMatrix::identity(columns.len(), columns.len()),
            centre,
            unit,
            rounds: 0,
            settled: true,
        };
        let patterns = patterns(&used);
        if patterns.len() == 1 && patterns.keys().all(|p| p.iter().all(|seen| *seen)) {
            normal.step(&used, &patterns, model.ridge);
            return Ok(normal);
        }
        normal.settled = false;
        while normal.rounds < model.rounds && !normal.settled {
            normal.settled = normal.step(&used, &patterns, model.ridge) < STILL;
            normal.rounds += 1;
        }
        Ok(normal)
    }

    /// One round; the greatest change of an estimate.
    fn step(
        &mut self,
        rows: &[DVector<f64>],
        patterns: &BTreeMap<Vec<bool>, Vec<usize>>,
        ridge: f64,
    ) -> f64 {
        let width = self.mean.len();
        let mut filled: Vec<DVector<f64>> = rows.to_vec();
        let mut hidden = DMatrix::<f64>::zeros(width, width);
        for (pattern, members) in patterns {
            let given = self.given(pattern);
            for &row in members {
                given.complete(&self.mean, &mut filled[row]);
            }
            let times = as_f64(members.len());
            for (a, &i) in given.unseen.iter().enumerate() {
                for (b, &j) in given.unseen.iter().enumerate() {
                    hidden[(i, j)] += times * given.spread[(a, b)];
                }
            }
        }
        let n = as_f64(rows.len());
        let mean = |i: usize| sum_of(filled.iter().map(|row| row[i])) / n;
        let mean = DVector::from_iterator(width, (0..width).map(mean));
        let mut spread = DMatrix::zeros(width, width);
        for i in 0..width {
            for j in 0..=i {
                let crossed = filled
                    .iter()
                    .map(|row| (row[i] - mean[i]) * (row[j] - mean[j]));
                let value = (sum_of(crossed) + hidden[(i, j)]) / n;
                spread[(i, j)] = value;
                spread[(j, i)] = value;
            }
            spread[(i, i)] += ridge;
        }
        let change = (&mean - &self.mean).amax();
        let wider = (&spread - &self.spread).amax();
        (self.mean, self.spread) = (mean, spread);
        if wider > change { wider } else { change }
    }

    /// The distribution of what a pattern lacks, given what it has.
    pub(super) fn given(&self, pattern: &[bool]) -> Conditional {
        let places = |want: bool| -> Vec<usize> {
            let cells = pattern.iter().enumerate();
            cells
                .filter(|(_, seen)| **seen == want)
                .map(|(i, _)| i)
                .collect()
        };
        let (seen, unseen) = (places(true), places(false));
        let oo = self.spread.select_rows(&seen).select_columns(&seen);
        let uo = self.spread.select_rows(&unseen).select_columns(&seen);
        let uu = self.spread.select_rows(&unseen).select_columns(&unseen);
        let solved = oo.cholesky().map(|c| c.solve(&uo.transpose()).transpose());
        // Columns that cannot be told apart predict nothing that their mean does not.
        let slope = solved.unwrap_or_else(|| DMatrix::zeros(unseen.len(), seen.len()));
        let spread = uu - &slope * uo.transpose();
        Conditional {
            seen,
            unseen,
            slope,
            spread,
        }
    }

    /// What is expected in the holes of these columns: column, row, value.
    #[must_use]
    pub fn expected(&self, columns: &[&[f64]]) -> Vec<(usize, usize, f64)> {
        let mut out = Vec::new();
        for (pattern, members) in patterns(&self.scaled(columns)) {
            let given = self.given(&pattern);
            for row in members {
                let mut cells = self.row(columns, row);
                given.complete(&self.mean, &mut cells);
                let unseen = given.unseen.iter();
                out.extend(unseen.map(|&c| (c, row, self.back(c, cells[c]))));
            }
        }
        out
    }

    /// A value in the units of its column.
    pub(super) fn back(&self, column: usize, scaled: f64) -> f64 {
        scaled * self.unit[column] + self.centre[column]
    }

    pub(super) fn row(&self, columns: &[&[f64]], row: usize) -> DVector<f64> {
        let cell = |c: usize| (columns[c][row] - self.centre[c]) / self.unit[c];
        DVector::from_iterator(columns.len(), (0..columns.len()).map(cell))
    }

    pub(super) fn scaled(&self, columns: &[&[f64]]) -> Vec<DVector<f64>> {
        let rows = columns.first().map_or(0, |c| c.len());
        (0..rows).map(|row| self.row(columns, row)).collect()
    }

    pub(super) fn mean(&self) -> &DVector<f64> {
        &self.mean
    }
}

impl Conditional {
    /// Puts what is expected into the holes of a row.
    pub(super) fn complete(&self, mean: &DVector<f64>, row: &mut DVector<f64>) {
        for (a, &i) in self.unseen.iter().enumerate() {
            let seen = self.seen.iter().enumerate();
            let lift = sum_of(seen.map(|(b, &j)| self.slope[(a, b)] * (row[j] - mean[j])));
            row[i] = mean[i] + lift;
        }
    }

    pub(super) fn unseen(&self) -> &[usize] {
        &self.unseen
    }
}

/// Rows by what they have.
pub(super) fn patterns(rows: &[DVector<f64>]) -> BTreeMap<Vec<bool>, Vec<usize>> {
    let mut out: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let pattern = row.iter().map(|x| !x.is_nan()).collect();
        out.entry(pattern).or_default().push(at);
    }
    out
}
