//! Reads the text of a DOCX document: paragraphs, tables, text boxes, fields and tracked changes.

use waymark_model::Diagnostic;

use crate::document::{Document, Furniture};
use crate::docx::extract::Extract;
use crate::docx::fields::Fields;
use crate::docx::numbering::Numbering;
use crate::docx::paragraph::{Paragraph, Run};
use crate::docx::styles::Styles;
use crate::docx::table::Table;
use crate::docx::words;
use crate::docx::xml::{Sink, Tag};
use crate::findings;
use crate::limits::MOST_COLUMNS;

/// Something that paragraphs stand in.
#[derive(Debug)]
pub(super) enum Around {
    Table(Table),
    /// A text box: what is around it does not reach in. Its text waits for the end of the paragraph it
    /// hangs on.
    Box,
}

/// A document that is being read, part by part.
#[derive(Debug)]
pub(crate) struct Body {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) out: Extract,
    /// What the part is, where it is not the text itself.
    pub(super) part: Option<Furniture>,
    /// Names of the open tags that have a meaning, `""` for others.
    pub(super) path: Vec<&'static str>,
    /// Open tags inside one that is left out, that one too.
    left_out: usize,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) around: Vec<Around>,
    pub(super) fields: Fields,
    /// For each open choice between forms of the same thing, whether one was taken.
    pub(super) choices: Vec<bool>,
    /// For each open block of a document, whether it is a table of contents.
    blocks: Vec<bool>,
    /// A paragraph whose end was deleted.
    pub(super) carried: Option<Paragraph>,
    /// The run of text that is being read, and whether blanks at its ends stand.
    pub(super) text: String,
    pub(super) keeps_blanks: bool,
    tables: usize,
    is_wide: bool,
    /// Bytes and lines of paragraphs that have no place yet.
    pub(super) waiting: (usize, usize),
}

/// The tags whose parents matter.
const NAMES: [&str; 22] = [
    "p",
    "pPr",
    "rPr",
    "r",
    "t",
    "tbl",
    "tr",
    "trPr",
    "tc",
    "tcPr",
    "numPr",
    "instrText",
    "txbxContent",
    "sdt",
    "AlternateContent",
    "Choice",
    "fldSimple",
    "hyperlink",
    "tabs",
    "footnote",
    "endnote",
    "ins",
];

impl Body {
    pub(crate) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            out: Extract::default(),
            part: None,
            path: Vec::new(),
            left_out: 0,
            paragraphs: Vec::new(),
            around: Vec::new(),
            fields: Fields::default(),
            choices: Vec::new(),
            blocks: Vec::new(),
            carried: None,
            text: String::new(),
            keeps_blanks: false,
            tables: 0,
            is_wide: false,
            waiting: (0, 0),
        }
    }

    /// Another part begins.
    pub(crate) fn begin_part(&mut self, part: Option<Furniture>) {
        self.end_part();
        self.part = part;
    }

    /// Takes up what a part left open, which only a broken one does.
    fn end_part(&mut self) {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        if let Some(paragraph) = self.carried.take() {
            self.finish(paragraph);
        }
        while let Some(around) = self.around.pop() {
            if let Around::Table(table) = around {
                table.finish(&mut self.out);
            }
        }
        self.path.clear();
        self.left_out = 0;
        self.fields = Fields::default();
        self.choices.clear();
        self.blocks.clear();
    }

    pub(crate) fn document(mut self, found: &mut Vec<Diagnostic>) -> Document<'static> {
        self.end_part();
        if self.is_wide {
            found.push(findings::too_wide(MOST_COLUMNS));
        }
        self.out.finish(found)
    }

    /// The tag around the one that begins.
    pub(super) fn parent(&self) -> &'static str {
        self.path.last().copied().unwrap_or("")
    }

    pub(super) fn table(&mut self) -> Option<&mut Table> {
        match self.around.last_mut() {
            Some(Around::Table(table)) => Some(table),
            Some(Around::Box) | None => None,
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" if !tag.is_drawing() => {
                let carried = self.carried.take();
                let mut paragraph = Paragraph::after(carried);
                paragraph.is_contents = self.fields.in_contents() || self.blocks.contains(&true);
                self.paragraphs.push(paragraph);
            }
            "r" => self.with(|p| p.run = Run::default()),
            "t" => self.keeps_blanks = tag.get("space").is_some_and(|s| s == "preserve"),
            "tbl" => self.begin_table(),
            "tr" => self.table().into_iter().for_each(Table::begin_row),
            "tc" => self.table().into_iter().for_each(Table::begin_cell),
            "txbxContent" => self.around.push(Around::Box),
            "sdt" => self.blocks.push(false),
            "AlternateContent" => self.choices.push(false),
            "Choice" => self
                .choices
                .last_mut()
                .into_iter()
                .for_each(|taken| *taken = true),
            "fldSimple" => self.fields.simple(&tag.get("instr").unwrap_or_default()),
            "docPartGallery" => {
                let contents = tag
                    .get("val")
                    .is_some_and(|v| v.eq_ignore_ascii_case("table of contents"));
                self.blocks
                    .last_mut()
                    .into_iter()
                    .for_each(|block| *block |= contents);
            }
            _ => self.property(tag),
        }
    }

    fn begin_table(&mut self) {
        let cell = self.cell();
        let parent = cell.and_then(|n| self.out.cells.get(n).copied());
        self.around.push(Around::Table(Table::new(parent)));
    }

    /// The number of the cell that what is read now stands in.
    pub(super) fn cell(&mut self) -> Option<usize> {
        match self.around.last_mut() {
            Some(Around::Table(table)) => table.cell(&mut self.out, &mut self.tables),
            Some(Around::Box) | None => None,
        }
    }

    pub(super) fn with(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }
}

impl Sink for Body {
    fn start(&mut self, tag: &Tag<'_>) {
        if self.left_out > 0 || self.is_left_out(tag) {
            self.left_out += 1;
            return;
        }
        self.begin(tag);
        let own = |name: &&&str| **name == tag.name() && !tag.is_drawing();
        self.path
            .push(NAMES.iter().find(own).copied().unwrap_or(""));
    }

    fn end(&mut self, _: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let own = self.path.pop().unwrap_or("");
        match own {
            "p" => self.end_paragraph(),
            "t" => {
                if !self.keeps_blanks {
                    self.text
                        .truncate(self.text.trim_end_matches(words::BLANKS).len());
                }
                self.end_text();
            }
            "r" => self.with(|p| p.run = Run::default()),
            "tc" => {
                if let Some(Around::Table(table)) = self.around.last_mut() {
                    self.is_wide |= table.end_cell(&mut self.out);
                }
            }
            "tbl" => {
                if let Some(Around::Table(table)) = self.around.pop() {
                    table.finish(&mut self.out);
                }
            }
            "txbxContent" => {
                self.around.pop();
            }
            "sdt" => {
                self.blocks.pop();
            }
            "AlternateContent" => {
                self.choices.pop();
            }
            "fldSimple" => self.fields.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.parent() {
            // References to characters cut a text in parts: blanks are looked at when it is whole.
            "t" if self.left_out == 0 => {
                self.text.push_str(text);
                if self.text.len() > words::LONG {
                    self.end_text();
                }
            }
            "instrText" if self.left_out == 0 => self.fields.instruction(text),
            _ => {}
        }
    }

    fn is_full(&self) -> bool {
        self.out.is_full()
    }
}
