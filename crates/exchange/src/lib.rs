//! The register of a plan in the formats that other programs and people read.
//!
//! | format | made by | for |
//! |---|---|---|
//! | register.json | [`json`] | programs: everything, and it reads back to the same plan |
//! | register.csv, targets.csv | [`csv`] | spreadsheets and statistics |
//! | register.csv-metadata.json | [`csvw`] | what each column of those means |
//! | register.xlsx | [`xlsx`] | people with a spreadsheet |
//! | plan.akn.xml | [`akn`] | legal information systems: Akoma Ntoso 3.0 |
//! | annotated.html | [`annotated()`] | readers: the whole text with every commitment marked |
//!
//! [`explain`] says why a sentence was read as it was.
//!
//! Everything here is made from a [`waymark_model::Plan`] and what is known of its document
//! ([`Source`]), and nothing else: no files, no clock. The same plan gives the same bytes.
#![warn(missing_docs)]

pub mod akn;
mod annotated;
pub mod columns;
pub mod csv;
pub mod csvw;
pub mod explain;
mod html;
pub mod json;
mod marks;
mod names;
pub mod rows;
mod source;
pub mod xlsx;
mod xml;

pub use annotated::annotated;
pub use source::{PageStart, Source};
