//! A block of the document, whatever file it came from.

use std::borrow::Cow;
use std::ops::Range;

use waymark_documents::Words;

use super::fields::Field;
use super::heading::Style;

/// A block: its words and where they stand in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block<'a> {
    pub(crate) kind: Kind,
    /// Its words, without marks.
    pub(crate) text: Cow<'a, str>,
    pub(crate) places: Places,
    /// Length in bytes of an opening in bold.
    pub(crate) bold: usize,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A heading: the words of the block are its title.
    Heading {
        style: Style,
        /// Its number as written, without marks; empty where it has none.
        label: String,
        /// First byte of the whole line in the document.
        from: usize,
    },
    /// A bullet or numbered paragraph.
    Item {
        style: MarkStyle,
        /// First byte of its mark in the document.
        from: usize,
    },
    /// Text without a mark.
    Text,
    /// A labelled line under an action: "Responsible: ...".
    Field(Field),
    /// A row of a table: the words of the block are its action.
    Row {
        /// The other cells that say something about the action.
        cells: Vec<Cell>,
        /// All bytes of the row in the document.
        whole: Range<usize>,
        /// Whether its column is headed as actions, or the others as what belongs to one.
        ordered: bool,
    },
}

/// A cell beside the action of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) field: Option<Field>,
    pub(crate) text: String,
    pub(crate) places: Places,
    /// Whether the cell stands in this row, and not above, spanning several.
    pub(crate) own: bool,
}

/// How an item is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkStyle {
    /// A bullet, by its character or depth.
    Bullet(u32),
    /// `12.` or `12)`.
    Number,
    /// `(12)`.
    Bracket,
    /// `(a)`, `a)`.
    Letter,
    /// `(iv)`.
    Roman,
    /// `Action 12`.
    Word,
}

impl MarkStyle {
    /// Whether items with this mark are numbered paragraphs, which hold lists.
    pub(crate) fn counts(self) -> bool {
        matches!(self, Self::Number | Self::Bracket | Self::Word)
    }
}

/// Where the words of a block stand in the document, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Places {
    /// Side by side from here on.
    From(usize),
    /// Piecewise, `(byte in the words, byte in the document)`, both rising.
    Pieces(Vec<(usize, usize)>),
}

impl Places {
    /// Where a range of the words stands.
    pub(crate) fn range(&self, range: Range<usize>) -> Range<usize> {
        match self {
            Self::From(start) => start + range.start..start + range.end,
            Self::Pieces(pieces) => Words::place(pieces, range),
        }
    }

    /// The stretches of the document that a range of the words covers: what lies between them is markup or
    /// page furniture. Short markup (a tag, the rest of an entity) stays inside.
    pub(crate) fn runs(&self, range: Range<usize>, document: &str) -> Vec<Range<usize>> {
        const SHORT: usize = 12;
        let Self::Pieces(pieces) = self else {
            return vec![self.range(range)];
        };
        let inner = pieces
            .iter()
            .map(|p| p.0)
            .filter(|p| range.contains(p) && *p > range.start);
        let mut ends: Vec<usize> = inner.collect();
        ends.push(range.end);
        let mut out: Vec<Range<usize>> = Vec::with_capacity(ends.len());
        let mut from = range.start;
        for end in ends {
            // A line break that joined two pieces belongs to neither.
            let mut run = self.range(from..end);
            // The line break that was put between two lines may point into an invisible character that the
            // first of them ends with.
            while run.end > run.start && !document.is_char_boundary(run.end) {
                run.end -= 1;
            }
            let trimmed = document
                .get(run.clone())
                .map_or(0, |t| t.len() - t.trim_end().len());
            let run = run.start..run.end - trimmed;
            from = end;
            match out.last_mut() {
                Some(last) if run.start >= last.end && joins(document, last.end..run.start) => {
                    last.end = run.end;
                }
                _ if run.is_empty() => {}
                _ => out.push(run),
            }
        }
        return out;

        fn joins(document: &str, gap: Range<usize>) -> bool {
            gap.len() <= SHORT
                && document
                    .get(gap)
                    .is_some_and(|g| !g.contains('\n') || g.trim().is_empty())
        }
    }
}
