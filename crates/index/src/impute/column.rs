//! Filling from the same column: its mean or median, over all units or over those of the unit's group.
//!
//! *Formula*
//! ```text
//! mean     sum(x) / n over the values there
//! median   the middle value, or the mean of the two in the middle
//! ```
//! *Missing values*: skipped. A unit without a group, or in a group without a value, is left unfilled and named.
//!
//! *Source*: OECD/JRC Handbook (2008), step 3 (unconditional mean); `i_mean`, `i_median`, `i_mean_grp`, `i_median_grp` of
//! COINr.

use std::collections::BTreeMap;

use waymark_numerics::missing::present;
use waymark_numerics::order::sort;
use waymark_numerics::sum::mean;

use super::{From, Imputation, Unfilled};
use crate::treat::fence::quantile;

/// The middle of some values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Centre {
    /// Arithmetic mean.
    Mean,
    /// Median.
    Median,
}

impl Centre {
    /// The centre of the values that are there; `None` if none is.
    #[must_use]
    pub fn of(self, values: &[f64]) -> Option<f64> {
        let mut there: Vec<f64> = present(values).collect();
        match self {
            Self::Mean => mean(&there),
            Self::Median => {
                sort(&mut there);
                quantile(&there, 0.5)
            }
        }
    }
}

pub(super) fn fill(columns: &mut [Vec<f64>], centre: Centre) -> Imputation {
    let mut out = Imputation::default();
    for column in 0..columns.len() {
        let holes = holes(&columns[column]);
        if holes.is_empty() {
            continue;
        }
        match centre.of(&columns[column]) {
            Some(value) => {
                for row in holes {
                    out.put(columns, (row, column), value, From::Column);
                }
            }
            None => out.unfilled.push(Unfilled::NoData { column }),
        }
    }
    out
}

pub(super) fn fill_by_group(
    columns: &mut [Vec<f64>],
    centre: Centre,
    groups: &[Option<usize>],
) -> Imputation {
    let mut out = Imputation::default();
    let group = |row: usize| groups.get(row).copied().flatten();
    for column in 0..columns.len() {
        let holes = holes(&columns[column]);
        let mut members: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        if !holes.is_empty() {
            for (row, &value) in columns[column].iter().enumerate() {
                if let Some(group) = group(row) {
                    members.entry(group).or_default().push(value);
                }
            }
        }
        for row in holes {
            let Some(own) = group(row) else {
                out.unfilled.push(Unfilled::NoGroup { row });
                continue;
            };
            match members.get(&own).and_then(|values| centre.of(values)) {
                Some(value) => out.put(columns, (row, column), value, From::Group),
                None => out.unfilled.push(Unfilled::EmptyGroup { row, column }),
            }
        }
    }
    out
}

/// Rows without a value.
pub(super) fn holes(column: &[f64]) -> Vec<usize> {
    let rows = column.iter().enumerate();
    rows.filter(|(_, x)| x.is_nan())
        .map(|(row, _)| row)
        .collect()
}
