//! Composite indices and progress to targets: plain tables in, plain tables out.
//!
//! Rows are units (countries, counties, years), columns are indicators; both are only numbered here,
//! and whoever calls keeps their names. Two different figures come out and are never mixed:
//! [`compute()`] gives the *level* of a composite index with its coverage and contributions,
//! [`progress()`] gives the *distance covered* by one target between its baseline and its deadline.
//! [`trend()`] reads a series that has no target.
//!
//! One method is one file and one row in a registry ([`normalise::REGISTRY`],
//! [`aggregate::REGISTRY`]). There is no I/O, no clock and no randomness in this crate, and it knows
//! no plan, no indicator code and no language: reasons are types, their words are in the locales.

#![warn(missing_docs)]

pub mod adjust;
pub mod aggregate;
pub mod attribution;
pub mod bounds;
pub mod compute;
pub mod correlate;
pub mod denominate;
pub mod describe;
pub mod frontier;
pub mod growth;
pub mod hierarchy;
pub mod impute;
pub mod inequality;
pub mod live;
pub mod missing;
pub mod normalise;
pub mod opinion;
pub mod parameters;
pub mod progress;
pub mod recipe;
pub mod scores;
pub mod screen;
pub mod sensitivity;
pub mod series;
pub mod shape;
pub mod simulate;
pub mod table;
pub mod treat;
pub mod trend;
pub mod weights;

pub use aggregate::Aggregation;
pub use compute::{ColumnRule, Method, MethodFault, compute, compute_columns};
pub use hierarchy::{Hierarchy, HierarchyFault, NodeKind, NodeSpec};
pub use missing::{LeastChildren, MissingRule, Withheld};
pub use normalise::{Direction, Normalisation, Unscalable};
pub use progress::{Comparator, Path, Progress, Question, State, progress};
pub use recipe::{Apart, Figures, Recipe, Step};
pub use scores::{Score, Scores};
pub use series::{Bound, Observed, Point};
pub use table::Table;
pub use trend::{Trend, TrendQuestion, Verdict, trend};
