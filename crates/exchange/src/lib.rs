//! The register of a plan in the formats that other programs and people read.
//!
//! | format | made by | for |
//! |---|---|---|
//! | register.json | [`json`] | programs: everything, and it reads back to the same plan |
//!
//! Everything here is made from a [`waymark_model::Plan`] and what is known of its document
//! ([`Source`]), and nothing else: no files, no clock. The same plan gives the same bytes.
#![warn(missing_docs)]

pub mod json;
mod source;

pub use source::{PageStart, Source};
