//! Which uncertain thing matters how much: designs of points, and estimates from the outputs of a model on them.
//!
//! These functions know no index: inputs are points between 0 and 1, outputs are numbers. [`crate::simulate::Study`] turns
//! points into scores; what is taken as the output (a score, a rank, the mean shift of ranks) is the caller's choice.

pub mod importance;
pub mod morris;
pub mod pawn;
pub mod points;
pub mod variance;

pub use importance::main_effect;
pub use morris::{Elementary, Trajectories};
pub use pawn::{Pawn, pawn};
pub use points::{Kind, points};
pub use variance::{Design, Estimator, Index, Indices, UnitIndices};
