//! Markdown: headings, lists, paragraphs and tables.

mod blocks;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use waymark_model::Diagnostic;

use crate::collect::Collector;
use crate::document::{Document, Element, Furniture, Shape};
use crate::findings;
use crate::html;
use crate::inline::Inline;
use crate::limits::{MOST_COLUMNS, MOST_MARKDOWN};
use crate::text;

/// Opens a Markdown text; one that is too long for its parser is read as plain text.
pub(crate) fn open<'a>(text: Cow<'a, str>, found: &mut Vec<Diagnostic>) -> Document<'a> {
    if text.len() > MOST_MARKDOWN {
        found.push(findings::long_markdown(MOST_MARKDOWN));
        return text::open(text, found);
    }
    // The parser knows no byte order mark.
    let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = Reader::new(&text);
    let shift = text.len() - body.len();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let range = range.start + shift..range.end + shift;
        if matches!(event, Event::Start(Tag::HtmlBlock)) {
            reader.html(html::read(&text, range, found));
        } else {
            reader.event(event, range);
        }
        if reader.out.is_full() {
            break;
        }
    }
    reader.flush();
    if reader.is_wide {
        found.push(findings::too_wide(MOST_COLUMNS));
    }
    let elements = reader.out.finish(found);
    Document { text, elements }
}

/// A list that is open.
pub(super) struct List {
    /// The number of the next item, where it is a numbered list.
    number: Option<u64>,
    /// Label of the item that is open, until its first words took it.
    label: Option<Option<String>>,
}

/// What holds the words that are read.
pub(super) enum Holder {
    Text,
    Heading(u8),
    Cell {
        heading: bool,
    },
    Furniture(Furniture),
    /// Lines set in by blanks. `CommonMark` takes them for code; in a plan they are mostly text.
    Lines,
}

pub(super) struct Reader<'t> {
    out: Collector<'t>,
    inline: Inline,
    lists: Vec<List>,
    holder: Holder,
    /// Quotes and notes that are open.
    aside: usize,
    bold: usize,
    /// Pictures that are open: their words stand for what cannot be shown.
    pictures: usize,
    tables: u32,
    row: u32,
    column: u32,
    is_wide: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            out: Collector::new(text),
            inline: Inline::default(),
            lists: Vec::new(),
            holder: Holder::Text,
            aside: 0,
            bold: 0,
            pictures: 0,
            tables: 0,
            row: 0,
            column: 0,
            is_wide: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) => self.code(range),
            Event::InlineHtml(html) => self.inline_html(&html, range.start),
            Event::SoftBreak => self.inline.run("\n", range.start, self.bold > 0),
            Event::HardBreak => self.line_break(range.start),
            // Marks that are no words, and what the options leave off.
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Image { .. } => self.pictures += 1,
            Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => {}
            block => {
                self.flush();
                self.open_block(&block);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
            block => {
                self.flush();
                self.close_block(block);
            }
        }
    }

    /// Takes up what was read of a block of HTML.
    fn html(&mut self, elements: Vec<Element>) {
        self.flush();
        let first = self.tables;
        for mut element in elements {
            if self.aside > 0 {
                element.shape = Shape::Furniture(Furniture::Note);
            } else if let Shape::Cell { table, .. } = &mut element.shape {
                *table += first;
                self.tables = self.tables.max(*table + 1);
            }
            self.out.push(element.shape, element.range, element.words);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.pictures > 0 {
            return;
        }
        if matches!(self.holder, Holder::Lines) {
            self.lines(range);
            return;
        }
        let bold = self.bold > 0;
        match self.out.text.get(range.clone()) {
            // The parser writes another character for a zero byte; the document's own stays.
            Some(own) if own == text || own.contains('\0') => {
                self.inline.run(own, range.start, bold);
            }
            Some(_) | None => self.inline.resolved(text, &range, bold),
        }
        self.keep_room();
    }

    /// A run of code: its words stand between its marks.
    fn code(&mut self, range: Range<usize>) {
        let own = self.out.text.get(range.clone()).unwrap_or("");
        let inner = own.trim_start_matches('`');
        let start = range.start + (own.len() - inner.len());
        if self.pictures == 0 {
            self.inline
                .run(inner.trim_end_matches('`'), start, self.bold > 0);
        }
        self.keep_room();
    }

    fn inline_html(&mut self, html: &CowStr<'_>, at: usize) {
        let name = html
            .trim_start_matches('<')
            .trim_end_matches(['>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.line_break(at);
        }
    }

    /// A line break that is meant: the next line is a paragraph of its own, but not in a heading.
    fn line_break(&mut self, at: usize) {
        if matches!(self.holder, Holder::Heading(_)) {
            self.inline.space(at);
        } else {
            self.flush();
        }
    }

    fn lines(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let own = self.out.text.get(range).unwrap_or("");
        for raw in own.split_inclusive('\n') {
            if let Some((indent, content)) = text::line(raw) {
                let start = at + (raw.len() - raw.trim_start_matches(text::is_blank).len());
                let shape = Shape::Line {
                    after_blank: false,
                    indent: indent.saturating_add(4),
                };
                self.out.push(shape, start..start + content.len(), None);
            }
            at += raw.len();
        }
    }

    fn keep_room(&mut self) {
        self.out.has_room(self.inline.pieces());
    }

    /// Ends the element that is being read.
    fn flush(&mut self) {
        let Some(taken) = self.inline.take(self.out.text) else {
            return;
        };
        let shape = self.shape(taken.bold);
        self.out.push(shape, taken.range, taken.words);
    }
}
