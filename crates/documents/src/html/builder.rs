//! Builds the elements of a page from its tags and texts.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::emitters::callback::CallbackEvent;
use waymark_model::Diagnostic;

use crate::collect::Collector;
use crate::document::{Element, Shape};
use crate::findings;
use crate::html::account::{Node, Seen, settle, trimmed};
use crate::html::chrome::{Around, cause, is_note_mark};
use crate::html::entity::entity;
use crate::html::grid::Grid;
use crate::html::lists::counter;
use crate::html::stack::{Open, Stack};
use crate::html::tag::{Attributes, Kind, Name};
use crate::inline::Inline;
use crate::limits::{MOST_COLUMNS, MOST_OPEN};
use crate::tables::Facts;

/// A page that is being read.
#[derive(Debug)]
pub(crate) struct Builder<'t> {
    pub(crate) out: Collector<'t>,
    pub(crate) inline: Inline,
    pub(crate) stack: Stack,
    pub(crate) grids: Vec<Grid>,
    nodes: Vec<Node>,
    seen: Vec<Seen>,
    /// What is known of the tables that hold something, by number of opening.
    tables: BTreeMap<usize, Facts>,
    pub(crate) opened_tables: usize,
    is_wide: bool,
    /// The tag that is being read.
    tag: (Name, Option<Kind>, Attributes),
    /// Where the last run of text ended.
    end: usize,
    pub(crate) line: PreLine,
}

/// The line of preformatted text that is being read.
#[derive(Debug, Default)]
pub(crate) struct PreLine {
    pub(crate) indent: u16,
    pub(crate) after_blank: bool,
}

impl<'t> Builder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            out: Collector::new(text),
            inline: Inline::default(),
            stack: Stack::default(),
            grids: Vec::new(),
            nodes: Vec::new(),
            seen: Vec::new(),
            tables: BTreeMap::new(),
            opened_tables: 0,
            is_wide: false,
            tag: Default::default(),
            end: 0,
            line: PreLine::default(),
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.out.is_full()
    }

    pub(crate) fn event(&mut self, event: &CallbackEvent<'_>, range: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = (Name::new(name), Some(Kind::of(name)), Attributes::default());
            }
            CallbackEvent::AttributeName { .. } | CallbackEvent::AttributeValue { .. } => {
                self.tag.2.event(event);
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let (name, Some(kind), tag) = std::mem::take(&mut self.tag) {
                    self.start(name, kind, &tag, *self_closing, range.start);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.end_tag(Name::new(name), Kind::of(name), range.start);
            }
            CallbackEvent::String { .. } => self.text(range),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, name: Name, kind: Kind, tag: &Attributes, self_closing: bool, at: usize) {
        match kind {
            Kind::LineBreak => return self.line_break(at),
            Kind::Void => return,
            _ => {}
        }
        if kind.breaks_line() {
            self.flush();
            self.imply_ends(kind);
        }
        let empty = kind == Kind::Rule || (self_closing && (kind.is_inline() || kind == Kind::Raw));
        if empty {
            return;
        }
        let open = self.opened(name, kind, tag);
        self.stack.push(open);
    }

    /// What a tag opens.
    fn opened(&mut self, name: Name, kind: Kind, tag: &Attributes) -> Open {
        let around = Around {
            article: self.stack.has(|o| {
                o.kind == Kind::Main && o.name != Name::new(b"html") && o.name != Name::new(b"body")
            }),
            heading: self.stack.has(|o| matches!(o.kind, Kind::Heading(_))),
        };
        let cause = cause(kind, tag, around);
        let inline = kind.is_inline();
        let in_raised = self.stack.has(|o| o.kind == Kind::Raised);
        let in_local_link = self.stack.has(|o| o.local_link);
        let label = match kind {
            Kind::Item => Some(self.item_label(tag)),
            Kind::Definition => Some(None),
            _ => None,
        };
        let place = self.open_table_part(kind, tag);
        Open {
            name,
            kind,
            bold: kind == Kind::Bold || tag.is_bold(),
            // Hidden words within a line would cut it in two if they were furniture of their own.
            skip: inline && (cause.is_some() || is_note_mark(kind, tag, in_raised, in_local_link)),
            cause: cause.filter(|_| !inline),
            node: None,
            counter: counter(kind == Kind::List { ordered: true }, tag),
            label,
            place,
            local_link: kind == Kind::Link && tag.href.starts_with('#'),
        }
    }

    /// Closes an element and what is still open inside it.
    pub(crate) fn close(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.pop() else { return };
            match open.kind {
                Kind::Table => {
                    if let Some(grid) = self.grids.pop() {
                        self.is_wide |= grid.is_wide;
                        if grid.is_used || grid.facts.nested {
                            self.tables.insert(grid.table, grid.facts);
                        }
                    }
                }
                Kind::Row => self
                    .grids
                    .last_mut()
                    .into_iter()
                    .for_each(|g| g.in_row = false),
                Kind::Preformatted => self.line = PreLine::default(),
                _ => {}
            }
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let range = range.start.max(self.end)..range.end;
        let source = self.out.text;
        let Some(text) = source.get(range.clone()) else {
            return;
        };
        self.end = range.end;
        if self.stack.is_raw() {
            // Between the words of a line it is markup like any other.
            let range = trimmed(text, range.start);
            if self.inline.is_empty() && !range.is_empty() {
                self.add(Shape::Paragraph { bold: 0 }, |out, shape| {
                    out.push(shape, range, None)
                });
            }
        } else if !self.stack.is_skipped() {
            if self.stack.has(|o| o.kind == Kind::Preformatted) {
                self.preformatted(text, range.start);
            } else {
                self.phrase(text, range.start);
            }
            self.out.has_room(self.inline.pieces());
        }
    }

    /// Text with character references.
    pub(crate) fn phrase(&mut self, text: &str, mut at: usize) {
        let bold = self.stack.is_bold();
        let mut rest = text;
        while let Some((before, from)) = rest.find('&').and_then(|n| rest.split_at_checked(n)) {
            self.inline.run(before, at, bold);
            at += before.len();
            let (words, length) = entity(from).unwrap_or_else(|| ("&".to_owned(), 1));
            self.inline.resolved(&words, &(at..at + length), bold);
            at += length;
            rest = from.get(length..).unwrap_or("");
        }
        self.inline.run(rest, at, bold);
    }

    /// Ends the element that is being read: its shape follows from what is open.
    pub(crate) fn flush(&mut self) {
        let source = self.out.text;
        if let Some(taken) = self.inline.take(source) {
            let shape = self.shape(taken.bold);
            self.add(shape, |out, shape| {
                out.push(shape, taken.range, taken.words)
            });
        }
    }

    fn add(&mut self, shape: Shape, push: impl FnOnce(&mut Collector<'t>, Shape) -> bool) {
        if !push(&mut self.out, shape) {
            return;
        }
        let cell = self.stack.iter().rev().find_map(|o| o.place);
        if let (Some(_), Some(grid)) = (cell, self.grids.last_mut()) {
            grid.count();
        }
        let node = self.node();
        self.seen.push(Seen { node, cell });
    }

    /// The innermost furniture that is open; enters it into the account when its first words come.
    fn node(&mut self) -> Option<usize> {
        let mut parent = None;
        for open in self.stack.iter_mut() {
            let Some(cause) = open.cause else { continue };
            let node = *open.node.get_or_insert_with(|| {
                self.nodes.push(Node { parent, cause });
                self.nodes.len() - 1
            });
            parent = Some(node);
        }
        parent
    }

    /// The elements, and findings about the page as a whole.
    pub(crate) fn finish(mut self, found: &mut Vec<Diagnostic>) -> Vec<Element> {
        self.flush();
        self.close(0);
        if self.stack.was_full {
            found.push(findings::too_deep(MOST_OPEN));
        }
        if self.is_wide {
            found.push(findings::too_wide(MOST_COLUMNS));
        }
        let source = self.out.text;
        let mut elements = self.out.finish(found);
        settle(&mut elements, &self.seen, &self.nodes, &self.tables, source);
        elements
    }
}
