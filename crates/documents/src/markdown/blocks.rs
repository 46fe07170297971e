//! Blocks of Markdown that open and close, and the shapes they give.

use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};

use crate::document::{Furniture, Shape};
use crate::limits::MOST_COLUMNS;
use crate::markdown::{Holder, List, Reader};

impl Reader<'_> {
    pub(super) fn open_block(&mut self, tag: &Tag<'_>) {
        self.holder = match tag {
            Tag::Heading { level, .. } => Holder::Heading(*level as u8),
            Tag::CodeBlock(CodeBlockKind::Indented) => Holder::Lines,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Holder::Furniture(Furniture::Note),
            Tag::MetadataBlock(_) => Holder::Furniture(Furniture::Navigation),
            Tag::TableCell => Holder::Cell {
                heading: self.row == 0,
            },
            _ => Holder::Text,
        };
        match tag {
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.aside += 1,
            Tag::List(number) => self.lists.push(List {
                number: *number,
                label: None,
            }),
            Tag::Item => {
                if let Some(list) = self.lists.last_mut() {
                    list.label = Some(list.number.map(|n| n.to_string()));
                    list.number = list.number.map(|n| n.saturating_add(1));
                }
            }
            Tag::Table(_) => self.row = 0,
            Tag::TableHead | Tag::TableRow => self.column = 0,
            _ => {}
        }
    }

    pub(super) fn close_block(&mut self, tag: TagEnd) {
        self.holder = Holder::Text;
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.aside = self.aside.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => self.column += 1,
            TagEnd::TableHead | TagEnd::TableRow => self.row += 1,
            TagEnd::Table => self.tables += 1,
            _ => {}
        }
    }

    pub(super) fn shape(&mut self, bold: usize) -> Shape {
        if self.aside > 0 {
            return Shape::Furniture(Furniture::Note);
        }
        match self.holder {
            Holder::Furniture(kind) => Shape::Furniture(kind),
            Holder::Heading(level) => Shape::Heading { level, label: None },
            Holder::Cell { heading } => {
                self.is_wide |= self.column >= MOST_COLUMNS;
                Shape::Cell {
                    table: self.tables,
                    row: self.row,
                    column: self.column.min(MOST_COLUMNS - 1),
                    rows: 1,
                    columns: 1,
                    heading,
                }
            }
            Holder::Text | Holder::Lines => {
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                match self.lists.last_mut().and_then(|list| list.label.take()) {
                    Some(label) => Shape::Item { depth, label, bold },
                    None => Shape::Paragraph { bold },
                }
            }
        }
    }
}
