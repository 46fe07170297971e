//! What every format becomes.

use std::borrow::Cow;
use std::ops::Range;

/// A document: one text, and the pieces it is made of.
///
/// For TXT, Markdown and HTML the text is the file itself, decoded, so that offsets point into what was
/// published (an HTML file keeps its tags). For DOCX and PDF it is the extracted text, a line per
/// element; elements then carry the page where the format knows one.
///
/// INVARIANT: the ranges of `elements` rise, do not overlap, are never empty and lie on character
/// boundaries of `text`. What lies between them is blank space or markup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document<'a> {
    /// The text all offsets count in.
    pub text: Cow<'a, str>,
    /// The pieces in reading order.
    pub elements: Vec<Element>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub shape: Shape,
    /// Its bytes in the text of the document, without blanks around them.
    pub range: Range<usize>,
    /// Its words, where they differ from the text of its range: markup and entities are resolved.
    pub words: Option<Words>,
    /// 1-based page, where the format knows one.
    pub page: Option<u32>,
}

/// The words of an element and where each stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Pieces `(byte in the words, byte in the text of the document)`, both rising, the first one at
    /// byte 0 of the words. From each piece on both run side by side until the next one.
    pub pieces: Vec<(usize, usize)>,
}

/// What an element is, as far as the file itself says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A line of a text without markup: what it is must be found from its words. Lines that follow one
    /// another without an empty line may be one wrapped paragraph.
    Line {
        /// Whether an empty line (or the start of the document) stands before it.
        after_blank: bool,
        /// Blanks before its first character; a tab counts 4.
        indent: u16,
    },
    /// A heading by style or tag.
    Heading {
        /// 1 for the highest.
        level: u8,
        /// Its automatic number, where the format numbers it outside its words ("IV", "2.1").
        label: Option<String>,
    },
    /// A whole paragraph.
    Paragraph {
        /// Length in bytes (of its words) of an opening set in bold at its very start; 0 where there is
        /// none or all of it is bold.
        bold: usize,
    },
    /// An item of a list, a whole paragraph.
    Item {
        /// 0 for the outermost list.
        depth: u8,
        /// Its number or letter as shown, without marks around it ("12", "a"); `None` for a bullet. Not
        /// part of the words.
        label: Option<String>,
        /// As in [`Shape::Paragraph`].
        bold: usize,
    },
    /// A paragraph in a cell of a table. A cell with several paragraphs gives several elements.
    Cell {
        /// 0-based number of the table in the document.
        table: u32,
        /// 0-based row.
        row: u32,
        /// 0-based column; cells that span columns stand in their first.
        column: u32,
        /// Rows it spans, at least 1.
        rows: u32,
        /// Columns it spans, at least 1.
        columns: u32,
        /// Whether the format marks it as a heading cell.
        heading: bool,
    },
    /// Something that is not the plan's own text.
    Furniture(Furniture),
}

/// Kinds of furniture a format can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Furniture {
    /// Running head or foot, page number.
    Running,
    /// Navigation, banner, side bar, foot of a web page; a table of contents.
    Navigation,
    /// Caption of a picture or table.
    Caption,
    /// Footnote or endnote.
    Note,
}

impl Element {
    /// Its words.
    #[must_use]
    pub fn text<'a>(&'a self, document: &'a str) -> &'a str {
        match &self.words {
            Some(words) => &words.text,
            None => document.get(self.range.clone()).unwrap_or(""),
        }
    }

    /// Where a range of its words stands in the text of the document, in bytes.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        match &self.words {
            None => self.range.start + range.start..self.range.start + range.end,
            Some(words) => Words::place(&words.pieces, range),
        }
    }
}

impl Words {
    /// Where a range of words stands in the document, by pieces as in [`Words::pieces`].
    #[must_use]
    pub fn place(pieces: &[(usize, usize)], range: Range<usize>) -> Range<usize> {
        let at = |byte: usize| {
            let after = pieces.partition_point(|(own, _)| *own <= byte);
            let piece = after.checked_sub(1).and_then(|n| pieces.get(n));
            piece.map_or(0, |(own, other)| other + (byte - own))
        };
        let start = at(range.start);
        if range.is_empty() {
            return start..start;
        }
        // The last byte decides the end: what follows it may be markup that belongs to the next word.
        start..at(range.end - 1) + 1
    }
}
