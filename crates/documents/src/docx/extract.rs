//! The text that is extracted from a DOCX document: one line per element.

use std::collections::BTreeMap;

use waymark_model::Diagnostic;

use crate::document::{Document, Element, Shape};
use crate::findings;
use crate::limits::{MOST_ELEMENTS, MOST_TEXT};
use crate::tables::{Facts, Numbers, Place};
use crate::text::is_blank;

/// A line before it has its place.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) shape: Shape,
    pub(crate) text: String,
    /// Number of the cell it stands in.
    pub(crate) cell: Option<usize>,
}

/// The text so far.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    text: String,
    elements: Vec<Element>,
    /// For each element the number of its cell.
    cells_of: Vec<Option<usize>>,
    /// The cells that hold something.
    pub(crate) cells: Vec<Place>,
    pub(crate) tables: BTreeMap<usize, Facts>,
    reached: Option<Diagnostic>,
}

impl Extract {
    pub(crate) fn is_full(&self) -> bool {
        self.reached.is_some()
    }

    /// Notes the limit that so many bytes and lines, which still wait for their place, would reach.
    pub(crate) fn expect(&mut self, bytes: usize, lines: usize) {
        if self.text.len() + bytes > MOST_TEXT {
            self.reached = Some(findings::too_large(MOST_TEXT));
        } else if self.elements.len() + lines > MOST_ELEMENTS {
            self.reached = Some(findings::cut_short(MOST_ELEMENTS));
        }
    }

    pub(crate) fn push(&mut self, line: Line) {
        let text = line.text.trim_matches(is_blank);
        if text.is_empty() {
            return;
        }
        if self.text.len() + text.len() >= MOST_TEXT {
            self.reached = Some(findings::too_large(MOST_TEXT));
            return;
        }
        if self.elements.len() >= MOST_ELEMENTS {
            self.reached = Some(findings::cut_short(MOST_ELEMENTS));
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.elements.push(Element {
            shape: line.shape,
            range: start..self.text.len(),
            words: None,
            page: None,
        });
        self.cells_of.push(line.cell);
    }

    /// The document; empty where its text is over the limit.
    pub(crate) fn finish(mut self, found: &mut Vec<Diagnostic>) -> Document<'static> {
        if let Some(finding) = self.reached {
            let nothing = finding.code == findings::too_large(0).code;
            found.push(finding);
            if nothing {
                return Document::default();
            }
        }
        let mut numbers = Numbers::default();
        for (element, cell) in self.elements.iter_mut().zip(&self.cells_of) {
            let place = cell.and_then(|n| self.cells.get(n).copied());
            let furniture = matches!(element.shape, Shape::Furniture(_));
            if let Some(shape) = place
                .filter(|_| !furniture)
                .and_then(|p| numbers.shape(p, &self.tables))
            {
                element.shape = shape;
            }
        }
        Document {
            text: self.text.into(),
            elements: self.elements,
        }
    }
}
