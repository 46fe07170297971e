//! Takes the file of a plan, whatever its format, to text in reading order, with the shape of each
//! piece and its place.
//!
//! Knows files, not plans: what a line *says* is `reading`'s business. [`open()`] never fails and never
//! panics; a file that cannot be read (a scan, a bomb, something broken) gives an empty document and a
//! finding that says how to mend it.
#![warn(missing_docs)]

mod document;
mod format;
mod text;

pub use document::{Document, Element, Furniture, Shape, Words};
pub use format::Format;

use waymark_model::Diagnostic;

/// Opens a file. Places of findings have no file name: the caller knows it.
#[must_use]
pub fn open(bytes: &[u8], format: Format) -> (Document<'_>, Vec<Diagnostic>) {
    match format {
        Format::Text | Format::Markdown => text::open(bytes),
    }
}
