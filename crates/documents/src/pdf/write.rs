//! Writes the pieces of a PDF down as a document.

use std::collections::BTreeSet;

use waymark_model::Diagnostic;

use super::columns::flow;
use super::extract::Page;
use super::fragments::Fragment;
use super::furniture;
use super::paragraphs::{Paragraph, Piece, Setting, pieces, setting, step};
use super::table::Table;
use super::words::{Known, append};
use crate::collect::Collector;
use crate::document::{Document, Furniture, Shape};
use crate::findings;
use crate::limits::{MOST_COLUMNS, MOST_TEXT};

/// Deeper headings are all the same.
const MOST_LEVELS: usize = 6;

/// Pieces below a mark of a note among which its line is looked for.
const MOST_BELOW: usize = 400;

/// The document of the pages.
pub(super) fn document<'a>(mut pages: Vec<Page>, found: &mut Vec<Diagnostic>) -> Document<'a> {
    let running = furniture::take(&mut pages);
    let mut known = Known::default();
    for line in pages.iter().flat_map(|p| &p.fragments) {
        known.add(&line.text);
    }
    let (mut flows, mut marks) = (Vec::new(), Vec::new());
    for page in &mut pages {
        let fragments = std::mem::take(&mut page.fragments);
        let (fragments, own) = without_marks(fragments);
        marks.push(own);
        flows.push(flow(fragments, &page.rules));
    }
    let setting = setting(&flows);
    let numbers: Vec<u32> = pages.iter().map(|p| p.number).collect();
    let read = pieces(
        numbers.iter().copied().zip(flows).collect(),
        setting,
        &known,
    );
    let mut out = Output::default();
    let levels = levels(&read, setting);
    let mut page = 0;
    for piece in read {
        // The furniture of the pages that were passed stands before the piece that is on the next one.
        let now = piece_page(&piece);
        while page < numbers.len() && numbers.get(page).is_some_and(|n| *n <= now) {
            out.furniture(&running, &marks, page, &numbers);
            page += 1;
        }
        out.piece(piece, setting, &levels, &known);
    }
    for rest in page..numbers.len() {
        out.furniture(&running, &marks, rest, &numbers);
    }
    out.finish(found)
}

fn piece_page(piece: &Piece) -> u32 {
    match piece {
        Piece::Text(p) | Piece::Contents(p) | Piece::Note(p) => p.page,
        Piece::Table(_, page) => *page,
    }
}

/// Small raised numbers are marks of notes and no part of the line.
fn without_marks(fragments: Vec<Fragment>) -> (Vec<Fragment>, Vec<Fragment>) {
    let raised = |f: &Fragment| {
        let mark = f.text.chars().count() <= 3
            && f.text
                .chars()
                .all(|c| c.is_ascii_digit() || "*†‡,".contains(c));
        // They rise with their height: the line stands a little below its mark.
        let next = fragments.partition_point(|g| g.y <= f.y);
        let mut below = fragments.iter().skip(next).take(MOST_BELOW);
        mark && below.any(|g| {
            let rise = g.y - f.y;
            let beside = f.x0 >= g.x0 - g.size * 0.5 && f.x0 <= g.x1 + g.size * 0.6;
            g.size > f.size * 1.2 && beside && rise > g.size * 0.12 && rise < g.size * 0.75
        })
    };
    let is: Vec<bool> = fragments.iter().map(raised).collect();
    let (mut kept, mut marks) = (Vec::new(), Vec::new());
    for (fragment, mark) in fragments.into_iter().zip(is) {
        if mark {
            marks.push(fragment);
        } else {
            kept.push(fragment);
        }
    }
    (kept, marks)
}

/// The kinds of headings from the highest: by size, bold before plain.
fn levels(read: &[Piece], setting: Setting) -> Vec<(u64, bool)> {
    let kinds = read.iter().filter_map(|piece| match piece {
        Piece::Text(p) if p.is_heading(setting.body) => Some(kind(p)),
        Piece::Text(_) | Piece::Contents(_) | Piece::Note(_) | Piece::Table(..) => None,
    });
    let kinds: BTreeSet<(u64, bool)> = kinds.collect();
    kinds.into_iter().rev().collect()
}

fn kind(p: &Paragraph) -> (u64, bool) {
    (step(p.size), p.bold >= p.text.len())
}

#[derive(Default)]
struct Output {
    text: String,
    elements: Vec<(Shape, std::ops::Range<usize>, u32)>,
    tables: u32,
    /// The table before: its columns, its next row and its first row, for one that goes on over the page.
    last: Option<(u32, u32, Vec<String>)>,
}

impl Output {
    fn push(&mut self, shape: Shape, words: &str, page: u32) {
        let words = words.trim();
        if words.is_empty() || self.text.len() + words.len() > MOST_TEXT {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.elements.push((shape, start..self.text.len(), page));
    }

    fn furniture(
        &mut self,
        running: &[Vec<Fragment>],
        marks: &[Vec<Fragment>],
        page: usize,
        numbers: &[u32],
    ) {
        let number = numbers.get(page).copied().unwrap_or(0);
        for line in running.get(page).into_iter().flatten() {
            self.push(Shape::Furniture(Furniture::Running), &line.text, number);
        }
        for mark in marks.get(page).into_iter().flatten() {
            self.push(Shape::Furniture(Furniture::Note), &mark.text, number);
        }
    }

    fn piece(&mut self, piece: Piece, setting: Setting, levels: &[(u64, bool)], known: &Known) {
        match piece {
            Piece::Contents(p) => {
                self.push(Shape::Furniture(Furniture::Navigation), &p.text, p.page);
            }
            Piece::Note(p) => self.push(Shape::Furniture(Furniture::Note), &p.text, p.page),
            Piece::Table(table, page) => {
                self.table(&table, page, known);
                return;
            }
            Piece::Text(p) => {
                let heading = p.is_heading(setting.body);
                let level = levels
                    .iter()
                    .position(|k| *k == kind(&p))
                    .filter(|_| heading);
                let shape = match level {
                    Some(n) => Shape::Heading {
                        level: u8::try_from(n.min(MOST_LEVELS - 1) + 1).unwrap_or(1),
                        label: None,
                    },
                    None => Shape::Paragraph {
                        bold: if p.bold >= p.text.len() { 0 } else { p.bold },
                    },
                };
                self.push(shape, &p.text, p.page);
            }
        }
        self.last = None;
    }

    fn table(&mut self, table: &Table, page: u32, known: &Known) {
        let words = |lines: &[Fragment]| {
            let mut text = String::new();
            for line in lines {
                append(&mut text, &line.text, known);
            }
            text
        };
        let first: Vec<String> = table
            .cells
            .iter()
            .filter(|c| c.row == 0)
            .map(|c| words(&c.lines))
            .collect();
        let (mut shift, mut repeated) = (0, false);
        match &self.last {
            Some((columns, next, head)) if *columns == table.columns => {
                repeated = *head == first;
                shift = *next;
            }
            Some(_) | None => self.tables += 1,
        }
        let head = match self.last.take() {
            Some((_, _, head)) if shift > 0 => head,
            Some(_) | None => first,
        };
        for cell in &table.cells {
            let text = words(&cell.lines);
            if repeated && cell.row == 0 {
                self.push(Shape::Furniture(Furniture::Running), &text, page);
                continue;
            }
            let shape = Shape::Cell {
                table: self.tables - 1,
                row: cell.row + shift,
                column: cell.column.min(MOST_COLUMNS - 1),
                rows: cell.rows,
                columns: 1,
                heading: cell.row + shift == 0,
            };
            self.push(shape, &text, page);
        }
        self.last = Some((table.columns, shift + table.rows, head));
    }

    fn finish<'a>(self, found: &mut Vec<Diagnostic>) -> Document<'a> {
        let mut out = Collector::new(&self.text);
        let mut pages = Vec::with_capacity(self.elements.len());
        for (shape, range, page) in self.elements {
            if out.push(shape, range, None) {
                pages.push(page);
            }
        }
        let mut elements = out.finish(found);
        for (element, page) in elements.iter_mut().zip(pages) {
            element.page = Some(page);
        }
        if elements.is_empty() {
            found.push(findings::no_words());
        }
        Document {
            text: self.text.into(),
            elements,
        }
    }
}
