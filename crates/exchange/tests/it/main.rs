//! Every format, held against plans that are built by hand and filled in every field.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod akn;
mod annotated;
mod any_plan;
mod article;
mod csv;
mod cutter;
mod explain;
mod fixture;
mod json;
mod xlsx;
