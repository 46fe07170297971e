//! Tests of the workspace crate from outside.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod base;
mod broken;
mod corrections;
mod documents;
mod faults;
mod limits;
mod mutations;
mod plan;
mod starter;
mod words;
