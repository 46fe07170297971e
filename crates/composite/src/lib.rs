//! Composite indices on any table, without a plan: a CSV file (or the `iData` and `iMeta` tables of COINr) and a method
//! file in; scores, ranks, explanations, uncertainty, comparisons and an audit out.
//!
//! The numbers come from `waymark_index`, which knows no names; this crate gives names to rows, columns and nodes, reads
//! and checks what people write, and writes what people read. All problems of all files are found before anything is
//! computed.

#![warn(missing_docs)]

pub mod audit;
pub mod available;
mod beside;
pub mod causes;
mod cells;
mod changes;
pub mod codes;
mod coinr;
mod coinr_checks;
mod coinr_scales;
pub mod compile;
mod components;
mod draw_tables;
pub mod explain;
mod faults;
mod given;
mod inputs;
mod kinds;
mod log;
pub mod method;
pub mod note;
pub mod notes;
pub mod options;
mod pairs;
pub mod plot;
pub mod problem;
pub mod profile;
mod proportion;
pub mod removal;
pub mod report;
pub mod results;
mod rows;
pub mod said;
mod screening;
mod sensitive;
pub mod source;
mod steps;
mod tables;
mod treatments;
mod uncertain;
pub mod unit_page;
pub mod versions;
mod weighting;

pub use changes::changes;
pub use coinr::from_coinr;
pub use compile::{Composite, compile};
pub use kinds::kinds;
pub use method::Method;
pub use problem::{Problem, Problems};
pub use results::{Results, build};
pub use said::Said;
pub use sensitive::Sensitivity;
pub use source::{Source, check_table, from_table};
pub use tables::{Cell, Table, tables, weights};
pub use uncertain::{Uncertainty, at_points, uncertainty};
