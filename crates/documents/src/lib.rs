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
mod pdf;
mod tables;
mod text;

pub use document::{Document, Element, Furniture, Shape, Words};
pub use format::Format;

use waymark_model::Diagnostic;
use waymark_model::diagnostic::has_errors;

/// Opens a file. Places of findings have no file name: the caller knows it.
#[must_use]
pub fn open(bytes: &[u8], format: Format) -> (Document<'_>, Vec<Diagnostic>) {
    if bytes.len() > limits::MOST_INPUT {
        return (
            Document::default(),
            vec![findings::too_large(limits::MOST_INPUT)],
        );
    }
    let mut found = Vec::new();
    let document = match format {
        Format::Text | Format::Markdown | Format::Html => open_text(bytes, format, &mut found),
        Format::Docx => docx::open(bytes, &mut found),
        Format::Pdf => pdf::open(bytes, &mut found),
    };
    let shaped = matches!(format, Format::Html | Format::Docx);
    let words = |e: &Element| !matches!(e.shape, Shape::Furniture(_));
    if shaped && !has_errors(&found) && !document.elements.iter().any(words) {
        found.push(findings::no_words());
    }
    (document, found)
}

/// The formats whose text is the file itself.
fn open_text<'a>(bytes: &'a [u8], format: Format, found: &mut Vec<Diagnostic>) -> Document<'a> {
    let text = match decode::decode(bytes, format == Format::Html) {
        Ok((text, own)) => {
            found.extend(own);
            text
        }
        Err(finding) => {
            found.push(finding);
            return Document::default();
        }
    };
    match format {
        Format::Markdown => markdown::open(text, found),
        Format::Html => html::open(text, found),
        Format::Text | Format::Docx | Format::Pdf => text::open(text, found),
    }
}
