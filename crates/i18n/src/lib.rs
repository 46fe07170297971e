//! Words a person sees, per language, with fallback per string.
//!
//! Code and data hold codes; the sentences live in `locales/<lang>/*.ftl` and are inside the
//! program. Where a language lacks a sentence the English one is given, and marked as such.
#![warn(missing_docs)]

mod catalog;
mod diagnostics;
mod embedded;
mod figures;

pub use catalog::{Arg, Catalog, FALLBACK, Words};
pub use diagnostics::{DiagnosticWords, render_diagnostic};
