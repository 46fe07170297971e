//! Imputation: filling cells that are missing, each with a record of how.
//!
//! One method is one file. [`mod@column`] fills from the same indicator, [`row`] from the other indicators of the same unit,
//! [`panel`] from other years of the same unit, [`donor`] from units that are like it, [`model`] from a joint normal
//! distribution of the indicators. [`multiple`] fills several times over and keeps how much the fillings differ: a single
//! filling makes an index look surer than it is. No method touches a cell that has a value, and what no method can fill
//! stays missing and is counted.

pub mod column;
pub mod donor;
pub mod model;
pub mod multiple;
pub mod panel;
pub mod row;

pub use column::Centre;
pub use donor::{Donor, Metric};
pub use model::{Model, Normal};
pub use multiple::{Completed, Pooled, pool};
pub use panel::{Line, Place};

/// A cell that was filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Filled {
    /// Row, from zero.
    pub row: usize,
    /// Column, from zero.
    pub column: usize,
    /// The value it has now.
    pub value: f64,
    /// Where the value is from.
    pub from: From,
}

/// Where a filled value is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The values of the same column.
    Column,
    /// The values of the same column in the unit's group.
    Group,
    /// The other columns of the same row.
    Row,
    /// The same unit in another row (an earlier year).
    OtherRow {
        /// That row.
        row: usize,
    },
    /// Two rows of the same unit on either side.
    Between {
        /// The earlier row.
        before: usize,
        /// The later row.
        after: usize,
    },
    /// The nearest rows that have a value.
    Donors {
        /// How many.
        count: usize,
    },
    /// A model of all columns.
    Model,
}

/// Why a column or cell could not be filled.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Unfilled {
    /// The column has no value to fill from.
    #[error("column {column} has no value at all: leave it out or find a source")]
    NoData {
        /// The column, from zero.
        column: usize,
    },
    /// The row belongs to no group.
    #[error("row {row} belongs to no group, so it has no group mean")]
    NoGroup {
        /// The row, from zero.
        row: usize,
    },
    /// No unit of the group has a value.
    #[error("no unit of the group of row {row} has a value in column {column}")]
    EmptyGroup {
        /// The row, from zero.
        row: usize,
        /// The column, from zero.
        column: usize,
    },
    /// Nothing of the row or of its neighbours in time is there.
    #[error("row {row}, column {column}: nothing is there to fill it from")]
    Nothing {
        /// The row, from zero.
        row: usize,
        /// The column, from zero.
        column: usize,
    },
    /// The model has too few rows for its columns.
    #[error(
        "{rows} rows are too few for a model of {columns} columns: take fewer columns, or another method"
    )]
    TooFew {
        /// Rows with a value.
        rows: usize,
        /// Columns of the model.
        columns: usize,
    },
}

impl Unfilled {
    /// The same, for rows that start later.
    pub(crate) fn later(self, start: usize) -> Self {
        match self {
            Self::NoGroup { row } => Self::NoGroup { row: row + start },
            Self::EmptyGroup { row, column } => Self::EmptyGroup {
                row: row + start,
                column,
            },
            Self::Nothing { row, column } => Self::Nothing {
                row: row + start,
                column,
            },
            Self::NoData { .. } | Self::TooFew { .. } => self,
        }
    }
}

/// What an imputation did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imputation {
    /// The cells that were filled, by column and row.
    pub filled: Vec<Filled>,
    /// What was not filled, and why.
    pub unfilled: Vec<Unfilled>,
}

impl Imputation {
    /// Puts a value where there is none, on record.
    fn put(
        &mut self,
        columns: &mut [Vec<f64>],
        (row, column): (usize, usize),
        value: f64,
        from: From,
    ) {
        columns[column][row] = value;
        self.filled.push(Filled {
            row,
            column,
            value,
            from,
        });
    }
}

/// How missing cells are filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Filling {
    /// See [`mod@column`]: the centre of the column.
    Column(Centre),
    /// See [`mod@column`]: the centre of the unit's group.
    Group(Centre),
    /// See [`row`]: the centre of the other indicators under the same parent, on a common scale.
    Row(Centre),
    /// See [`row`]: the centre of all indicators under the ancestor so far below the root (0: of all there are).
    RowBelow {
        /// The centre.
        centre: Centre,
        /// Where the ancestor stands.
        depth: usize,
    },
    /// See [`panel`]: other years of the same unit.
    Panel(Line),
    /// See [`donor`]: units that are like it.
    Donor(Donor),
    /// See [`model`]: regression on the other indicators, or expectation and maximisation.
    Model(Model),
}

/// What is known about rows and columns besides their values.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting<'a> {
    /// By row: its group; shorter or `None`: no group.
    pub groups: &'a [Option<usize>],
    /// By row: its unit and its time; empty: every row is a unit of its own, at one time.
    pub places: &'a [Place],
    /// By column: the number of the parent whose children are filled from each other; empty: one parent for all.
    pub parents: &'a [usize],
    /// By column: -1 where less is better; empty: more is better everywhere.
    pub signs: &'a [f64],
    /// For hot decks.
    pub seed: u64,
}

/// Fills missing cells of columns of one length in place.
///
/// *Units and range*: those of the columns.
///
/// *Missing values*: filled, or on record as unfilled.
///
/// *Errors*: none; [`Imputation::unfilled`] names what stays missing.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3; `Impute` of COINr.
#[must_use]
pub fn impute(columns: &mut [Vec<f64>], filling: Filling, setting: &Setting<'_>) -> Imputation {
    match filling {
        Filling::Column(centre) => column::fill(columns, centre),
        Filling::Group(centre) => column::fill_by_group(columns, centre, setting.groups),
        Filling::Row(centre) | Filling::RowBelow { centre, .. } => {
            row::fill(columns, centre, setting)
        }
        Filling::Panel(line) => panel::fill(columns, line, setting.places),
        Filling::Donor(donor) => donor::fill(columns, donor, setting),
        Filling::Model(model) => model::fill(columns, model, setting.parents),
    }
}

/// The columns of each parent, in order; all together where no parents are given.
fn by_parent(columns: usize, parents: &[usize]) -> Vec<Vec<usize>> {
    if parents.len() < columns {
        return vec![(0..columns).collect()];
    }
    let mut known: Vec<usize> = parents[..columns].to_vec();
    known.sort_unstable();
    known.dedup();
    let of = |parent: usize| (0..columns).filter(|&c| parents[c] == parent).collect();
    known.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests;
