//! The whole chain: a folder of plain files in, a release out.
//!
//! [`prepare()`] reads and evaluates, [`build()`] writes, [`verify()`] doubts. This is the only caller of
//! the whole chain, for the command line today and for a freeze of a live round later.
#![warn(missing_docs)]

mod data;
mod methods;
mod plan_file;
mod prepare;
mod register;
mod verify;
mod work;
mod write;

pub use plan_file::PlanFile;
pub use prepare::{Prepared, prepare};
pub use verify::{ClaimDoubt, Verification, VerifyFailure, verify};
pub use write::{BuildFailure, Options, Summary, build, site};

/// Name and version of the engine, as it stands in every release.
pub const ENGINE: &str = concat!("waymark ", env!("CARGO_PKG_VERSION"));

/// Told how far the work is; the command line draws a bar from it.
pub trait Progress: Sync {
    /// A stage begins: its name (a code) and the number of steps, 0 where it is not known.
    fn stage(&self, name: &'static str, steps: usize);
    /// One step of the stage is done.
    fn step(&self);
}

/// Nobody is told.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}
