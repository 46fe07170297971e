//! Global sensitivity: designs of runs, and what their outputs say about each input.
//!
//! Nothing here knows an index. A design gives points in the unit cube; whoever calls turns each into a run and hands the
//! outputs back in the same order; an estimator then says how much of the output each input explains. A run that failed
//! is `NaN`.
//!
//! [`points`] gives the points, [`sobol`] the variance-based indices with [`bootstrap`] intervals, [`units`] the same for
//! every unit of an index at once, [`morris`] a screening with few runs, [`pawn()`] an index of whole distributions from
//! any sample and [`given()`] two more, [`groups`] inputs that move together, [`main_effect()`] the importance of a pillar for its composite, and [`next_draws`] says when a simulation
//! has run long enough.

pub mod bootstrap;
pub mod converge;
pub mod delta;
pub mod fast;
pub mod groups;
pub mod main_effect;
pub mod morris;
pub mod pawn;
pub mod points;
pub mod sobol;
pub mod units;

pub use bootstrap::{Bootstrap, Interval, Intervals, Resampling};
pub use converge::{Goal, Next, Running, next_draws};
pub use delta::{Given, given};
pub use fast::{Amplitude, Curves};
pub use groups::Groups;
pub use main_effect::{MainEffect, Smoother, main_effect};
pub use morris::{Screened, Trajectories};
pub use pawn::{Pawn, pawn};
pub use points::Points;
pub use sobol::{Estimator, FirstOrder, Indices, Matrix, Order, Outputs, Pair, Saltelli, Variance};
pub use units::{UnitIndex, UnitIndices};

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SensitivityFault {
    /// No inputs.
    #[error("there is no input to examine: give at least one")]
    NoInputs,
    /// More dimensions than there are Sobol' points for.
    #[error(
        "Sobol' points have at most {most} dimensions, and {asked} are asked for: take plain random points"
    )]
    TooManyDimensions {
        /// Asked for.
        asked: usize,
        /// There are.
        most: usize,
    },
    /// The points of a Saltelli design do not come in two halves.
    #[error("the points have {given} dimensions: a Saltelli design needs two for each input")]
    OddDimensions {
        /// Dimensions given.
        given: usize,
    },
    /// Too many rows or trajectories to number.
    #[error("{asked} rows are more than can be numbered: ask for at most {most}")]
    TooManyRows {
        /// Asked for.
        asked: usize,
        /// There are.
        most: usize,
    },
    /// Lengths do not fit.
    #[error("{given} values are given where {needed} are needed: give one for each run or unit")]
    Lengths {
        /// Given.
        given: usize,
        /// Needed.
        needed: usize,
    },
    /// Too little is left after missing values are dropped.
    #[error(
        "{rows} complete rows are too few: {least} are needed, so make more runs or mend those that fail"
    )]
    TooFewRows {
        /// Complete rows.
        rows: usize,
        /// Fewest that will do.
        least: usize,
    },
    /// The output does not vary.
    #[error("the output is the same in every run: there is no variance to share out")]
    ConstantOutput,
    /// The input does not vary.
    #[error("the input is the same in every run: it can explain nothing, so leave it out")]
    ConstantInput,
    /// Too few resamples.
    #[error("{given} resamples are too few for an interval: give at least 2")]
    Resamples {
        /// Given.
        given: usize,
    },
    /// A confidence level that is none.
    #[error("the confidence level lies between 0 and 1, for example 0.95")]
    Level,
    /// A tolerance that is none.
    #[error("the tolerance is a number above zero, in the units of the estimates")]
    Tolerance,
    /// A grid of Morris that is none.
    #[error(
        "{given} grid levels: the grid of a Morris design has an even number of levels, usually 4"
    )]
    GridLevels {
        /// Given.
        given: usize,
    },
    /// No bins.
    #[error("{given} bins: give at least 2, and no more than there are values")]
    Bins {
        /// Given.
        given: usize,
    },
    /// No bandwidth lets every unit be predicted from the others.
    #[error("the input has too few different values for a smooth curve: use bins")]
    NotSmooth,
    /// Sums that do not belong together.
    #[error(
        "the sums are not of the same units, references, inputs and estimator: make both alike before merging"
    )]
    Unlike,
    /// No estimates to judge.
    #[error("there is no estimate to judge: every one is missing")]
    NoEstimates,
}

#[cfg(test)]
mod tests;
