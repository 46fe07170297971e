//! The structure of a document: headings, items, text and rows of tables. What is in none is page
//! furniture.

mod block;
mod fields;
mod furniture;
mod heading;
mod lines;
mod mark;
mod marked_up;
mod table;
mod wrap;

pub(crate) use block::{Block, Cell, Kind, MarkStyle, Places};
pub(crate) use fields::{Field, field, named};
pub(crate) use heading::Style;

use waymark_documents::{Document, Shape};
use waymark_model::plan::Language;

/// The blocks of a document, in order.
pub(crate) fn blocks<'a>(document: &'a Document<'a>, language: Language) -> Vec<Block<'a>> {
    let plain = document
        .elements
        .iter()
        .all(|e| matches!(e.shape, Shape::Line { .. }));
    if plain {
        lines::blocks(&document.text, &document.elements, language)
    } else {
        marked_up::blocks(&document.text, &document.elements, language)
    }
}
