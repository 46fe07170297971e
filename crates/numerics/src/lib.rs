//! Deterministic arithmetic: sums, ordering and transcendental functions with the same last digit everywhere.
//!
//! Every published figure of Waymark is made of the functions of this crate, so that the same inputs
//! give the same bits on any machine, operating system and number of threads. Missing values are
//! `NaN` inside a slice and `None` at a signature; they are never zero. There is nothing here about
//! indicators, plans or countries, and no threads, files or clocks.

#![warn(missing_docs)]

pub mod math;
pub mod missing;
pub mod moments;
pub mod noise;
pub mod normal;
pub mod order;
pub mod random;
pub mod student;
pub mod sum;
