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
        self.of_present(&mut there)
    }

    /// The same of values none of which is missing; they may be put into another order.
    fn of_present(self, there: &mut [f64]) -> Option<f64> {
        match self {
            Self::Mean => mean(there),
            Self::Median => {
                sort(there);
                quantile(there, 0.5)
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
    let members = members(groups);
    let mut there = Vec::new();
    for column in 0..columns.len() {
        let holes = holes(&columns[column]);
        // Looked up once for all holes of a group.
        let mut centres: Vec<Option<Option<f64>>> = vec![None; members.len()];
        for row in holes {
            let Some(own) = groups.get(row).copied().flatten() else {
                out.unfilled.push(Unfilled::NoGroup { row });
                continue;
            };
            let middle = *centres[own].get_or_insert_with(|| {
                let values = members[own].iter().map(|&row| columns[column][row]);
                there.clear();
                there.extend(values.filter(|x| !x.is_nan()));
                centre.of_present(&mut there)
            });
            match middle {
                Some(value) => out.put(columns, (row, column), value, From::Group),
                None => out.unfilled.push(Unfilled::EmptyGroup { row, column }),
            }
        }
    }
    out
}

/// By group: its rows.
fn members(groups: &[Option<usize>]) -> Vec<Vec<usize>> {
    let count = groups.iter().flatten().max().map_or(0, |last| last + 1);
    let mut out = vec![Vec::new(); count];
    for (row, group) in groups.iter().enumerate() {
        if let Some(group) = group {
            out[*group].push(row);
        }
    }
    out
}

/// Rows without a value.
pub(super) fn holes(column: &[f64]) -> Vec<usize> {
    let mut out = vec![0; column.len()];
    let mut count = 0;
    for (row, value) in column.iter().enumerate() {
        // Written for every row and kept where there is no value: nobody can foresee which rows those are.
        out[count] = row;
        count += usize::from(value.is_nan());
    }
    out.truncate(count);
    out
}
