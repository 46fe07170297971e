//! The results as tables: what a release publishes and what claims query are the same thing.
//!
//! A table is columns with a description and a function from row and column to a cell, so that ten
//! million observations need no second copy in memory.

mod codes;
mod collected;
mod computed;
mod indices;
mod plan;

pub use codes::{comparability, direction, kind, origin};

use std::borrow::Cow;
use std::fmt;

use waymark_model::{Plan, Workspace};

use crate::results::Results;

/// The tables of a release, in the order they are written. `claims` is not among them: it is made
/// from them.
pub const NAMES: [&str; 21] = [
    "sections",
    "sentences",
    "commitments",
    "targets",
    "trends",
    "indicators",
    "observations",
    "scores",
    "index_figures",
    "index_weights",
    "index_changes",
    "index_kinds",
    "index_intervals",
    "index_sensitivity",
    "measures",
    "assignments",
    "assessments",
    "sources",
    "bodies",
    "areas",
    "groups",
];

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: unknown, not applicable, withheld. Never zero.
    Empty,
    /// A text.
    Text(Cow<'a, str>),
    /// A finite number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// A borrowed text; an empty one is [`Cell::Empty`].
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(Cow::Borrowed(text))
        }
    }

    /// An owned text; an empty one is [`Cell::Empty`].
    #[must_use]
    pub fn owned(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(Cow::Owned(text))
        }
    }

    /// A number that may be missing. What is not finite counts as missing.
    #[must_use]
    pub fn number(value: Option<f64>) -> Self {
        value
            .filter(|v| v.is_finite())
            .map_or(Self::Empty, Self::Number)
    }

    /// A count.
    #[must_use]
    pub fn count(value: usize) -> Self {
        u32::try_from(value).map_or(Self::Empty, |v| Self::Number(f64::from(v)))
    }

    /// The number, where the cell is one or is the text of one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(v) => Some(*v),
            Self::Text(t) => t.parse().ok(),
            Self::Empty | Self::Flag(_) => None,
        }
    }
}

/// As it stands in a CSV file: shortest text that reads back as the same number; `yes` and `no`.
impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(t) => f.write_str(t),
            // Negative zero and zero are the same figure.
            Self::Number(v) => write!(f, "{}", v + 0.0),
            Self::Flag(b) => f.write_str(if *b { "yes" } else { "no" }),
        }
    }
}

/// The type of a column, as Frictionless Table Schema names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Number.
    Number,
    /// Yes or no.
    Flag,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// What it says, in plain English.
    pub about: &'static str,
}

/// A table.
pub struct Table<'a> {
    /// One of [`NAMES`].
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Number of rows.
    pub rows: usize,
    cell: Box<dyn Fn(usize, usize) -> Cell<'a> + Send + Sync + 'a>,
}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({}, {} rows)", self.name, self.rows)
    }
}

impl<'a> Table<'a> {
    /// A table over a function. The function gives [`Cell::Empty`] outside its range.
    pub fn new(
        name: &'static str,
        columns: &'static [Column],
        rows: usize,
        cell: impl Fn(usize, usize) -> Cell<'a> + Send + Sync + 'a,
    ) -> Self {
        Self {
            name,
            columns,
            rows,
            cell: Box::new(cell),
        }
    }

    /// The cell of a row and a column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Cell<'a> {
        (self.cell)(row, column)
    }
}

/// What a claim can be asked of: the tables of a workspace, or those read back from a release.
pub trait Query {
    /// The number of a column.
    fn column(&self, name: &str) -> Option<usize>;
    /// Number of rows.
    fn rows(&self) -> usize;
    /// The cell of a row and a column.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;
}

impl Query for Table<'_> {
    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == name)
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        (self.cell)(row, column)
    }
}

/// All tables of a release, in the order of [`NAMES`].
#[must_use]
pub fn tables<'a>(
    workspace: &'a Workspace,
    plan: &'a Plan,
    results: &'a Results,
) -> Vec<Table<'a>> {
    vec![
        plan::sections(plan, results),
        plan::sentences(plan),
        plan::commitments(workspace, plan, results),
        computed::targets(workspace, results),
        computed::trends(workspace, results),
        collected::indicators(workspace, results),
        collected::observations(workspace),
        indices::scores(workspace, results),
        indices::figures(workspace, results),
        indices::weights(results),
        indices::changes(results),
        indices::kinds(results),
        indices::intervals(results),
        indices::sensitivity(results),
        collected::measures(workspace),
        collected::assignments(workspace),
        collected::assessments(workspace),
        collected::sources(workspace),
        collected::bodies(workspace),
        collected::areas(workspace),
        plan::groups(results),
    ]
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Text,
        about,
    }
}

const fn number(name: &'static str, about: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Number,
        about,
    }
}

const fn flag(name: &'static str, about: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Flag,
        about,
    }
}

fn join<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    items
        .into_iter()
        .map(|i| i.to_string())
        .collect::<Vec<_>>()
        .join("|")
}
