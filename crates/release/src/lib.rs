//! The bundle of files that anyone can recompute.
//!
//! A release is a folder: `inputs/` (the workspace as it was), `data/` (results as tables), `site/`
//! (pages) and `manifest.json` (every file with its length and SHA-256, and the engine that made it).
//! This crate knows how such a folder is written whole or not at all, and how it is checked; what the
//! files mean is not its business.
#![warn(missing_docs)]

pub mod bundle;
pub mod canonical;
pub mod manifest;
pub mod verify;

pub use bundle::{Bundle, BundleError};
pub use manifest::{Entry, Manifest};
pub use verify::{Mismatch, verify_files};
