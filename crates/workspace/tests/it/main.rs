//! Tests of the workspace crate from outside.

mod starter;
