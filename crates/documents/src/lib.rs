//! Takes the file of a plan, whatever its format, to text in reading order, with the shape of each
//! piece and its place.
//!
//! Knows files, not plans: what a line *says* is `reading`'s business. [`open()`] never fails and never
//! panics; a file that cannot be read (a scan, a bomb, something broken) gives an empty document and a
//! finding that says how to mend it.
#![warn(missing_docs)]

mod check;
mod collect;
mod counting;
mod decode;
mod document;
mod docx;
mod findings;
mod format;
mod html;
mod inline;
mod limits;
mod markdown;
mod text;

pub use document::{Document, Element, Furniture, Shape, Words};
pub use format::Format;

use waymark_model::Diagnostic;

/// Opens a file. Places of findings have no file name: the caller knows it.
#[must_use]
pub fn open(bytes: &[u8], format: Format) -> (Document<'_>, Vec<Diagnostic>) {
    if bytes.len() > limits::MOST_INPUT {
        return (
            Document::default(),
            vec![findings::too_large(limits::MOST_INPUT)],
        );
    }
    match format {
        Format::Text | Format::Markdown | Format::Html => open_text(bytes, format),
        Format::Docx | Format::Pdf => (Document::default(), vec![findings::other_kind("PDF")]),
    }
}

/// The formats whose text is the file itself.
fn open_text(bytes: &[u8], format: Format) -> (Document<'_>, Vec<Diagnostic>) {
    match decode::decode(bytes, format == Format::Html) {
        Ok((text, mut found)) => {
            let document = match format {
                Format::Markdown => markdown::open(text, &mut found),
                Format::Html => html::open(text, &mut found),
                Format::Text | Format::Docx | Format::Pdf => text::open(text, &mut found),
            };
            (document, found)
        }
        Err(finding) => (Document::default(), vec![finding]),
    }
}
