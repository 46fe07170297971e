//! Lines to paragraphs, over columns and pages: who goes on with whom, what is a heading, what a note.

use std::collections::BTreeMap;

use super::columns::Flow;
use super::fragments::{Fragment, is_wide};
use super::high;
use super::table::Table;
use super::words::{Known, append};

/// How much smaller than the text a footnote is set.
const NOTE: f64 = 0.93;
/// How much larger than the text a heading is set.
const HEADING: f64 = 1.08;
/// The longest heading, in characters.
const MOST_HEADING: usize = 200;

/// A piece of the document in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Text of one paragraph with its size and bold opening.
    Text(Paragraph),
    /// A line of a table of contents.
    Contents(Paragraph),
    Note(Paragraph),
    Table(Table, u32),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Bytes at its start that are bold.
    pub(super) bold: usize,
    pub(super) size: f64,
    pub(super) page: u32,
}

impl Paragraph {
    /// Whether it is set like a heading in a text of that size.
    pub(super) fn is_heading(&self, body: f64) -> bool {
        let short = self.text.chars().count() <= MOST_HEADING;
        let bold = self.bold >= self.text.len();
        let ends = self
            .text
            .ends_with(['.', ';', ':', ',', '。', '；', '：', '，']);
        let letters = self.text.chars().any(char::is_alphabetic);
        short
            && letters
            && !ends
            && (self.size >= body * HEADING || (bold && self.size >= body * NOTE))
    }
}

/// How the text of a document is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The size of most letters.
    pub(super) body: f64,
    /// The distance of two lines of a paragraph, in sizes.
    pub(super) pitch: f64,
}

/// The size of most letters, and the usual distance of lines.
pub(super) fn setting(pages: &[Vec<Flow>]) -> Setting {
    let mut sizes: BTreeMap<u64, usize> = BTreeMap::new();
    let mut gaps: Vec<f64> = Vec::new();
    for page in pages {
        let mut before: Option<&Fragment> = None;
        for flow in page {
            match flow {
                Flow::Line(line, _) => {
                    *sizes.entry(step(line.size)).or_default() += line.text.chars().count();
                    let gap = before.map_or(0.0, |b| (line.y - b.y) / high(line.size, 1.0));
                    if (0.8..3.0).contains(&gap) {
                        gaps.push(gap);
                    }
                    before = Some(line);
                }
                Flow::Table(table) => {
                    for line in table.cells.iter().flat_map(|c| &c.lines) {
                        *sizes.entry(step(line.size)).or_default() += line.text.chars().count();
                    }
                    before = None;
                }
            }
        }
    }
    gaps.sort_by(f64::total_cmp);
    let body = sizes
        .iter()
        .max_by_key(|(_, count)| **count)
        .map_or(20, |(size, _)| *size);
    Setting {
        body: f64::from(u32::try_from(body).unwrap_or(20)) / 2.0,
        // Most gaps stand inside paragraphs, the larger ones between them.
        pitch: gaps.get(gaps.len() * 2 / 5).copied().unwrap_or(1.3),
    }
}

/// Half points, so that sizes compare.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of letters are small"
)]
pub(super) fn step(size: f64) -> u64 {
    (size * 2.0).round().clamp(0.0, 10_000.0) as u64
}

/// The pieces of all pages. `known`: the words of the document, for words that were divided.
pub(super) fn pieces(pages: Vec<(u32, Vec<Flow>)>, setting: Setting, known: &Known) -> Vec<Piece> {
    let mut writer = Writer {
        setting,
        known,
        open: None,
        held: Vec::new(),
        out: Vec::new(),
    };
    for (number, page) in pages {
        let notes = notes_from(&page, setting);
        for (n, flow) in page.into_iter().enumerate() {
            match flow {
                Flow::Line(line, edges) if n >= notes => writer.note(&line, edges, number),
                Flow::Line(line, edges) => writer.line(line, edges, number),
                Flow::Table(table) => {
                    writer.close();
                    writer.flush();
                    writer.out.push(Piece::Table(table, number));
                }
            }
        }
    }
    writer.close();
    writer.flush();
    writer.out
}

/// Where the footnotes of a page begin: small lines at its end, the first with a number or mark.
fn notes_from(page: &[Flow], setting: Setting) -> usize {
    let small =
        |flow: &Flow| matches!(flow, Flow::Line(line, _) if line.size <= setting.body * NOTE);
    let tail = page.iter().rev().take_while(|f| small(f)).count();
    let start = page.len() - tail;
    let marked = |flow: &Flow| match flow {
        Flow::Line(line, _) => line
            .text
            .starts_with(|c: char| c.is_ascii_digit() || "*†‡§[①②③④⑤⑥⑦⑧⑨¹²³⁴⁵⁶⁷⁸⁹".contains(c)),
        Flow::Table(_) => false,
    };
    // All of a page may be small print; then it is no note.
    let first = page
        .get(start..)
        .unwrap_or_default()
        .iter()
        .position(marked);
    first
        .filter(|_| start > 0)
        .map_or(page.len(), |n| start + n)
}

struct Open {
    paragraph: Paragraph,
    /// The page of the last line.
    page: u32,
    last: Fragment,
    edges: (f64, f64),
}

struct Writer<'k> {
    setting: Setting,
    known: &'k Known,
    open: Option<Open>,
    /// Notes that wait for the end of the paragraph that runs on over the page.
    held: Vec<Piece>,
    out: Vec<Piece>,
}

impl Writer<'_> {
    fn line(&mut self, line: Fragment, edges: (f64, f64), page: u32) {
        if is_contents(&line.text) {
            self.close();
            self.flush();
            self.out.push(Piece::Contents(paragraph(&line, page)));
            return;
        }
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|open| self.continues(open, &line, page));
        if !goes_on {
            self.close();
            self.flush();
            self.open = Some(Open {
                paragraph: paragraph(&line, page),
                page,
                last: line,
                edges,
            });
            return;
        }
        if let Some(open) = self.open.as_mut() {
            let bold = open.paragraph.bold >= open.paragraph.text.len();
            append(&mut open.paragraph.text, &line.text, self.known);
            if bold && line.bold > 0 {
                let from =
                    open.paragraph.text.len() - line.text.len().min(open.paragraph.text.len());
                open.paragraph.bold = from + line.bold;
            }
            open.last = line;
            open.page = page;
            open.edges = edges;
        }
    }

    fn note(&mut self, line: &Fragment, _: (f64, f64), page: u32) {
        let begins = line.text.starts_with(|c: char| !c.is_alphabetic());
        match self.held.last_mut() {
            Some(Piece::Note(note)) if !begins && note.page == page => {
                append(&mut note.text, &line.text, self.known);
            }
            _ => self.held.push(Piece::Note(paragraph(line, page))),
        }
    }

    /// Whether a line goes on with the open paragraph.
    fn continues(&self, open: &Open, line: &Fragment, page: u32) -> bool {
        let last = &open.last;
        let size = (line.size - last.size).abs() <= last.size * 0.06;
        let lower = line.text.starts_with(char::is_lowercase);
        let ends = ends_sentence(&last.text);
        let weight =
            last.is_bold() && line.bold == 0 && open.paragraph.bold >= open.paragraph.text.len();
        // "... will fall to" and then "300. Chiefs may ...": a number that only stands first on a full line's
        // successor.
        let full =
            (open.edges.1 - last.x1) < last.size * 2.0 && (line.x0 - open.edges.0).abs() < 2.0;
        let digits = line.text.starts_with(|c: char| c.is_ascii_digit());
        let marked = is_marked(&line.text) && (ends || !full || !digits);
        if !size || marked || (weight && !lower) {
            return false;
        }
        let fall = line.y - last.y;
        if page != open.page || fall <= 0.0 || fall > last.size * 20.0 {
            // The next column or page.
            let heading = open.paragraph.is_heading(self.setting.body);
            return !heading && (lower || !ends);
        }
        // A raised mark makes its line higher.
        let most = if lower && !ends { 1.8 } else { 1.22 };
        let near = fall <= last.size * self.setting.pitch * most;
        let width = high(open.edges.1 - open.edges.0, 1.0);
        let room = (open.edges.1 - last.x1) / width;
        // A line that leaves much room and ends a sentence is the last of its paragraph.
        let stopped = room > 0.15 && ends || room > 0.4 && !lower;
        let indented = line.x0 > last.x0 + line.size * 0.9 && ends;
        near && !stopped && !indented
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.out.push(Piece::Text(open.paragraph));
        }
    }

    fn flush(&mut self) {
        self.out.append(&mut self.held);
    }
}

fn paragraph(line: &Fragment, page: u32) -> Paragraph {
    Paragraph {
        text: line.text.clone(),
        bold: line.bold,
        size: line.size,
        page,
    }
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', ')', '）', '」', '》']);
    text.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：', '；'])
}

/// "1. Housing ........ 12".
fn is_contents(text: &str) -> bool {
    let leaders = text.contains("....") || text.contains(". . . .") || text.contains("…………");
    leaders
        && text
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit() || "ivx".contains(c))
}

/// Whether a line begins a paragraph of its own by its mark: a bullet, "12.", "(a)", "（一）", "第三条".
fn is_marked(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    if "•▪●■◦○□▶►✓➢‣⁃·※◆◇\u{f0b7}\u{f0a7}\u{f0d8}".contains(first)
        || ('\u{2460}'..='\u{2473}').contains(&first)
    {
        return true;
    }
    let dash = "-–—".contains(first)
        && text
            .chars()
            .nth(1)
            .is_some_and(|c| c == ' ' || is_wide(c) || c == first);
    let label: String = text
        .chars()
        .take_while(|c| !c.is_whitespace())
        .take(8)
        .collect();
    let opened = label.starts_with(['(', '（']);
    let inner = label.trim_start_matches(['(', '（']);
    let end = inner
        .find(['.', ')', '）', '、', '．'])
        .map(|n| inner.get(..n).unwrap_or(""));
    let short = end.is_some_and(|l| {
        let count = l.chars().count();
        let digits = l.bytes().all(|b| b.is_ascii_digit()) && count <= 3;
        let letter = count == 1 && l.chars().all(|c| c.is_ascii_alphabetic());
        let roman = l.bytes().all(|b| b"ivxIVX".contains(&b)) && count <= 5;
        let han = l.chars().all(|c| "一二三四五六七八九十".contains(c)) && count <= 3;
        (1..=5).contains(&count) && (digits || han || letter || (roman && !opened))
    });
    // "1.5 million" is no mark.
    let spaced = text
        .char_indices()
        .find(|(_, c)| ".)）、．".contains(*c))
        .and_then(|(at, c)| text.get(at + c.len_utf8()..))
        .is_some_and(|rest| rest.starts_with(|c: char| c == ' ' || is_wide(c) || c == '.'));
    dash || (short && spaced)
        || (text.starts_with('第') && text.chars().take(8).any(|c| c == '条' || c == '章'))
}
