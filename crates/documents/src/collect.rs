//! Gathers the elements of a document, within the limits, and keeps what is promised of them.

use std::ops::Range;

use waymark_model::Diagnostic;

use crate::document::{Element, Shape, Words};
use crate::findings;
use crate::limits::{MOST_ELEMENTS, MOST_PIECES};

/// The elements so far.
#[derive(Debug)]
pub(crate) struct Collector<'t> {
    /// The text all ranges count in.
    pub(crate) text: &'t str,
    elements: Vec<Element>,
    pieces: usize,
    /// The limit that was reached.
    reached: Option<usize>,
}

impl<'t> Collector<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            elements: Vec::new(),
            pieces: 0,
            reached: None,
        }
    }

    /// Whether a limit was reached: the rest need not be read.
    pub(crate) fn is_full(&self) -> bool {
        self.reached.is_some()
    }

    /// Adds an element; `false` where there is no room. What does not stand behind the last one, or is
    /// empty, is left out: a parser that counts wrong must not break the order.
    pub(crate) fn push(&mut self, shape: Shape, range: Range<usize>, words: Option<Words>) -> bool {
        if self.is_full() {
            return false;
        }
        let pieces = words.as_ref().map_or(0, |w| w.pieces.len());
        if self.elements.len() >= MOST_ELEMENTS {
            self.reached = Some(MOST_ELEMENTS);
            return false;
        }
        if self.pieces + pieces >= MOST_PIECES {
            self.reached = Some(MOST_PIECES);
            return false;
        }
        let after = self
            .elements
            .last()
            .is_none_or(|last| last.range.end <= range.start);
        if !after || self.text.get(range.clone()).is_none_or(str::is_empty) {
            return false;
        }
        self.pieces += pieces;
        self.elements.push(Element {
            shape,
            range,
            words,
            page: None,
        });
        true
    }

    /// Whether words of so many pieces still have room; otherwise the limit is noted.
    pub(crate) fn has_room(&mut self, pieces: usize) -> bool {
        if self.pieces + pieces >= MOST_PIECES {
            self.reached = Some(MOST_PIECES);
        }
        !self.is_full()
    }

    /// The elements, with a finding where a limit was reached.
    pub(crate) fn finish(self, found: &mut Vec<Diagnostic>) -> Vec<Element> {
        found.extend(self.reached.map(findings::cut_short));
        self.elements
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_kept_and_the_limit_reported() {
        let text = "人".repeat(MOST_ELEMENTS + 1);
        let mut out = Collector::new(&text);
        let shape = || Shape::Paragraph { bold: 0 };
        assert!(out.push(shape(), 3..6, None));
        for wrong in [0..3, 3..6, 6..6, 6..8, 6..usize::MAX] {
            assert!(!out.push(shape(), wrong, None));
        }
        for n in 2..=MOST_ELEMENTS {
            out.push(shape(), n * 3..n * 3 + 3, None);
        }
        let mut found = Vec::new();
        assert!(!out.is_full());
        assert!(!out.push(shape(), text.len() - 3..text.len(), None));
        assert_eq!(out.finish(&mut found).len(), MOST_ELEMENTS);
        assert_eq!(found[0].code, "E0112");
    }
}
