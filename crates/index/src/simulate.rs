//! What would be different: the same index built over and over with what is uncertain drawn anew, and what becomes of the
//! scores and ranks.
//!
//! A [`Study`] holds an index and its uncertain [`Input`]s; a draw is a point with a number for each of them. Draws
//! depend on nothing but their point, so a caller may share [`Task`]s out over threads and merge what they count: the
//! result is the same for any number of threads. There are no threads here.
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7; Saisana, Saltelli and Tarantola
//! (2005), Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite indicators.

mod alone;
mod counts;
mod draws;
mod inputs;
mod prepared;
mod ranks;
mod study;
mod tally;

pub use inputs::{Cells, Change, Input, InputFault, Spread, faults as input_faults};
pub use prepared::Prepared;
pub use ranks::{RankCounts, RankSummary, ranks};
pub use study::{Scored, Study, StudyFault, Task};
pub use tally::{Duel, ScoreSummary, Tally};

#[cfg(test)]
mod tests;
