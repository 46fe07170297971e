//! What the words between two tags are, and which open elements a tag ends without saying so.

use crate::document::Shape;
use crate::html::builder::Builder;
use crate::html::lists::is_table_part;
use crate::html::stack::Open;
use crate::html::tag::{Kind, Name};
use crate::text::is_blank;

impl Builder<'_> {
    /// The shape by the innermost open element that gives one. The first words of an item take its label.
    pub(crate) fn shape(&mut self, bold: usize) -> Shape {
        let is_list = |open: &&Open| matches!(open.kind, Kind::List { .. } | Kind::Glossary);
        let lists = self
            .stack
            .iter()
            .rev()
            .take_while(|o| !is_table_part(o))
            .filter(is_list)
            .count();
        let depth = u8::try_from(lists.saturating_sub(1)).unwrap_or(u8::MAX);
        for open in self.stack.iter_mut().rev() {
            match open.kind {
                Kind::Heading(level) => return Shape::Heading { level, label: None },
                Kind::Item | Kind::Definition => {
                    return match open.label.take() {
                        Some(label) => Shape::Item { depth, label, bold },
                        None => Shape::Paragraph { bold },
                    };
                }
                Kind::Preformatted => {
                    let line = std::mem::take(&mut self.line);
                    return Shape::Line {
                        after_blank: line.after_blank,
                        indent: line.indent,
                    };
                }
                Kind::Cell { .. } | Kind::Caption => break,
                _ => {}
            }
        }
        Shape::Paragraph { bold }
    }

    /// A break in a line begins a paragraph, but not in a heading.
    pub(crate) fn line_break(&mut self, at: usize) {
        let heading = |open: &Open| matches!(open.kind, Kind::Heading(_));
        if self.stack.find(heading, is_table_part).is_some() {
            self.inline.space(at);
        } else {
            self.flush();
        }
    }

    /// Text whose lines stand as they are.
    pub(crate) fn preformatted(&mut self, text: &str, mut at: usize) {
        for raw in text.split_inclusive('\n') {
            if self.inline.is_empty() {
                let blanks = raw.chars().take_while(|c| is_blank(*c) && *c != '\n');
                let indent: u16 = blanks
                    .map(|c| if c == '\t' { 4 } else { 1 })
                    .fold(0, u16::saturating_add);
                self.line.indent = self.line.indent.saturating_add(indent);
            }
            self.phrase(raw, at);
            at += raw.len();
            if raw.ends_with('\n') {
                if self.inline.is_empty() {
                    self.line.after_blank = true;
                }
                self.line.indent = if self.inline.is_empty() {
                    0
                } else {
                    self.line.indent
                };
                self.flush();
            }
        }
    }

    /// Closes what ends where a tag begins (HTML, 13.2.6.4.7, in short).
    pub(crate) fn imply_ends(&mut self, kind: Kind) {
        let list =
            |o: &Open| matches!(o.kind, Kind::List { .. } | Kind::Glossary) || is_table_part(o);
        let no = |_: &Open| false;
        let found = match kind {
            Kind::Item => self.stack.find(|o| o.kind == Kind::Item, list),
            Kind::Term | Kind::Definition => self
                .stack
                .find(|o| matches!(o.kind, Kind::Term | Kind::Definition), list),
            Kind::Heading(_) => {
                let block = |o: &Open| !o.kind.is_inline();
                self.stack
                    .find(|o| matches!(o.kind, Kind::Heading(_)), block)
            }
            // A table right inside a table, not in a cell of it, ends it.
            Kind::Table => self.stack.find(|o| o.kind == Kind::Table, is_table_part),
            Kind::Cell { .. } => {
                let cell = |o: &Open| matches!(o.kind, Kind::Cell { .. } | Kind::Caption);
                self.stack.find(cell, |o| o.kind == Kind::Table)
            }
            Kind::Row | Kind::RowGroup => {
                let table = self.stack.find(|o| o.kind == Kind::Table, no);
                let group = |o: &Open| o.kind == Kind::RowGroup && kind == Kind::Row;
                let group = self.stack.find(group, |o| o.kind == Kind::Table);
                group.or(table).map(|at| at + 1)
            }
            _ => None,
        };
        if let Some(at) = found {
            self.close(at);
        }
        let paragraph = self
            .stack
            .find(|o| o.kind == Kind::Paragraph, is_table_part);
        if let Some(at) = paragraph {
            self.close(at);
        }
    }

    pub(crate) fn end_tag(&mut self, name: Name, kind: Kind, at: usize) {
        match kind {
            Kind::LineBreak => return self.line_break(at),
            Kind::Void | Kind::Rule => return,
            _ => {}
        }
        if kind.breaks_line() {
            self.flush();
        }
        if self.stack.end_beyond() {
            return;
        }
        let same = |o: &Open| match kind {
            Kind::Heading(_) => matches!(o.kind, Kind::Heading(_)),
            _ => o.name == name,
        };
        let no = |_: &Open| false;
        let found = match kind {
            Kind::Table => self.stack.find(same, no),
            Kind::RowGroup | Kind::Row | Kind::Cell { .. } | Kind::Caption => {
                self.stack.find(same, |o| o.kind == Kind::Table)
            }
            _ => self.stack.find(same, is_table_part),
        };
        let Some(at) = found else { return };
        let blocks_inside = self.stack.iter().skip(at + 1).any(|o| !o.kind.is_inline());
        if kind.is_inline() && blocks_inside {
            self.stack.end_early(at);
        } else {
            self.close(at);
        }
    }
}
