//! Filling from other years of the same unit: the latest one, or a line between the years that are there.
//!
//! *Formula*, for year `t` between the years `a` before and `b` after that have values
//! ```text
//! latest     x(a), if at most `most` survey years lie from a to t (all years: no limit)
//! linear     x(a) + (x(b) - x(a)) (t - a) / (b - a); outside: the nearest value
//! constant   x(a); before the first: the first
//! ```
//! Survey years are the different years in the data, not those of the calendar.
//!
//! *Missing values*: a unit that has no value in any year (latest: none in reach) is left unfilled and named. One value
//! is enough for a line: it is then level (COINr stops with an error).
//!
//! *Source*: `impute_panel` of COINr; `approx` of R with rule 2.

use std::collections::BTreeMap;

use super::{From, Imputation, Unfilled};

/// Which unit a row is of, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The unit.
    pub unit: usize,
    /// The time, in years.
    pub time: f64,
}

/// How a series is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The latest value before.
    Latest {
        /// How many survey years back at most; `None`: any.
        most: Option<usize>,
    },
    /// A straight line between two values, level outside.
    Linear,
    /// The value before, or the first.
    Constant,
}

/// A row of a unit: number of its survey year, time, row.
type Step = (usize, f64, usize);

pub(super) fn fill(columns: &mut [Vec<f64>], line: Line, places: &[Place]) -> Imputation {
    let mut out = Imputation::default();
    let series = series(places);
    for column in 0..columns.len() {
        if columns[column].len() != places.len() {
            out.unfilled.push(Unfilled::NoData { column });
            continue;
        }
        let known = columns[column].clone();
        for steps in series.values() {
            for (at, &(_, _, row)) in steps.iter().enumerate() {
                if !known[row].is_nan() {
                    continue;
                }
                match value(steps, at, &known, line) {
                    Some((value, from)) => out.put(columns, (row, column), value, from),
                    None => out.unfilled.push(Unfilled::Nothing { row, column }),
                }
            }
        }
    }
    out.filled.sort_by_key(|f| (f.column, f.row));
    out
}

/// The rows of each unit in the order of time.
fn series(places: &[Place]) -> BTreeMap<usize, Vec<Step>> {
    let mut times: Vec<f64> = places.iter().map(|p| p.time).collect();
    times.sort_by(f64::total_cmp);
    times.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let mut out: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
    for (row, place) in places.iter().enumerate() {
        let survey = times.partition_point(|t| t.total_cmp(&place.time).is_lt());
        let step = (survey, place.time, row);
        out.entry(place.unit).or_default().push(step);
    }
    for steps in out.values_mut() {
        steps.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.2.cmp(&b.2)));
    }
    out
}

fn value(steps: &[Step], at: usize, known: &[f64], line: Line) -> Option<(f64, From)> {
    let there = |step: &&Step| !known[step.2].is_nan();
    let before = steps[..at].iter().rev().find(there);
    let after = steps[at + 1..].iter().find(there);
    let copy = |step: &Step| (known[step.2], From::OtherRow { row: step.2 });
    match (line, before, after) {
        (Line::Latest { most }, Some(before), _) => {
            let age = steps[at].0 - before.0;
            most.is_none_or(|most| age <= most).then(|| copy(before))
        }
        (Line::Latest { .. }, None, _) | (_, None, None) => None,
        (Line::Constant, Some(one), _) | (_, Some(one), None) | (_, None, Some(one)) => {
            Some(copy(one))
        }
        (Line::Linear, Some(before), Some(after)) => {
            let (x, y) = (known[before.2], known[after.2]);
            let share = (steps[at].1 - before.1) / (after.1 - before.1);
            let from = From::Between {
                before: before.2,
                after: after.2,
            };
            Some((x + (y - x) * share, from))
        }
    }
}
