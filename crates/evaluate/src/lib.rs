//! Joins a workspace and its plan into results.
//!
//! [`evaluate`] is a pure function: no files, no languages, no formats, no clock. Its two rules:
//! *no data is never success*, and *level and progress are never mixed* (indices are levels, targets
//! are progress). The same [`tables`] that claims query are the ones a release publishes, so anyone
//! can recompute a published sentence from the files beside it.
#![warn(missing_docs)]

pub mod claims;
mod commitments;
mod evaluate;
pub mod explore;
pub mod figures;
mod indices;
pub mod rank_intervals;
pub mod results;
pub mod tables;
mod targets;
mod trends;

pub use evaluate::evaluate;
pub use results::{
    ClaimResult, CommitmentResult, Figure, IndexResult, IndicatorResult, Results, Standing,
    TargetResult, Verdict,
};
pub use tables::{Cell, Table};
pub use targets::way;
