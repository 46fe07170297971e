//! Blocks of a text without markup: from the numbering, the marks and the breaks of its lines.

use std::borrow::Cow;

use waymark_documents::{Element, Shape};
use waymark_model::plan::Language;

use super::block::{Block, Kind, MarkStyle, Places};
use super::fields::field;
use super::furniture::of_document;
use super::heading::{Heading, Style, bare_number, heading, is_title};
use super::mark::mark;
use super::wrap::Wrap;
use crate::order::orders;

/// Titles without a number have at most so many words.
const MOST_TITLE_WORDS: usize = 12;

struct Lines<'a> {
    text: &'a str,
    lines: &'a [Element],
    furniture: Vec<bool>,
    wrap: Wrap,
    language: Language,
}

/// The blocks of a text.
pub(super) fn blocks<'a>(
    text: &'a str,
    lines: &'a [Element],
    language: Language,
) -> Vec<Block<'a>> {
    let reader = Lines {
        text,
        lines,
        furniture: of_document(text, lines),
        wrap: Wrap::of(text, lines),
        language,
    };
    let mut out: Vec<Block<'a>> = Vec::new();
    let mut open = false;
    for n in 0..lines.len() {
        if reader.is_furniture(n) {
            // A page may turn in the middle of a paragraph.
            open = open && reader.goes_on_behind(n);
            continue;
        }
        if reader.after_blank(n) && !reader.turned_page(n) {
            open = false;
        }
        let line = reader.line(n);
        if open && reader.continues(n) {
            if let Some(last) = out.last_mut() {
                reader.extend(last, n);
            }
            continue;
        }
        let block = reader.begin(n, line, out.last());
        open = !matches!(block.kind, Kind::Heading { .. }) || reader.title_goes_on(n);
        out.push(block);
    }
    before_first_heading(out)
}

impl<'a> Lines<'a> {
    fn line(&self, n: usize) -> &'a str {
        let range = self.lines.get(n).map(|e| e.range.clone());
        range.and_then(|r| self.text.get(r)).unwrap_or("")
    }

    fn is_furniture(&self, n: usize) -> bool {
        self.furniture.get(n).copied().unwrap_or(false)
    }

    fn after_blank(&self, n: usize) -> bool {
        let shape = self.lines.get(n).map(|e| &e.shape);
        matches!(
            shape,
            Some(Shape::Line {
                after_blank: true,
                ..
            }) | None
        )
    }

    /// The last line before that is no furniture.
    fn before(&self, n: usize) -> Option<usize> {
        (0..n).rev().find(|m| !self.is_furniture(*m))
    }

    fn turned_page(&self, n: usize) -> bool {
        n.checked_sub(1).is_some_and(|m| self.is_furniture(m))
    }

    /// The next line that is no furniture.
    fn next(&self, n: usize) -> Option<usize> {
        (n + 1..self.lines.len()).find(|m| !self.is_furniture(*m))
    }

    fn is_open_ended(line: &str) -> bool {
        // "... of ILO Convention No." goes on with its number.
        line.ends_with(" No.")
            || !line.ends_with([
                '.', '。', '!', '?', '！', '？', ':', '：', ';', '；', '"', '”',
            ])
    }

    /// Whether the paragraph before a piece of furniture goes on behind it.
    fn goes_on_behind(&self, n: usize) -> bool {
        let (Some(before), Some(next)) = (self.before(n), self.next(n)) else {
            return false;
        };
        let (before, next) = (self.line(before), self.line(next));
        let lower = next.starts_with(char::is_lowercase);
        let han = next.starts_with(crate::words::is_han);
        Self::is_open_ended(before) && (lower || han) && mark(next).is_none()
    }

    /// Whether a line goes on with the paragraph before it.
    fn continues(&self, n: usize) -> bool {
        let line = self.line(n);
        let Some(before) = self.before(n).map(|m| self.line(m)) else {
            return false;
        };
        if field(line, self.language).is_some() {
            return false;
        }
        let lower = line.starts_with(char::is_lowercase);
        let full = self.wrap.is_full(before, line);
        let closed = !Self::is_open_ended(before);
        if mark(line).is_some()
            && (closed || !full || !lower)
            && !is_number_inside(line, closed, full)
        {
            return false;
        }
        if heading(line).is_some() && (closed || !full) {
            return false;
        }
        if self.wrap.is_wrapped() {
            return full || lower || (!closed && field(before, self.language).is_none());
        }
        lower || (!closed && field(before, self.language).is_none())
    }

    fn begin(&self, n: usize, line: &'a str, last: Option<&Block<'_>>) -> Block<'a> {
        let start = self.lines.get(n).map_or(0, |e| e.range.start);
        let block = |kind: Kind, skip: usize| Block {
            kind,
            text: Cow::Borrowed(line.get(skip..).unwrap_or("")),
            places: Places::From(start + skip),
            bold: 0,
        };
        if let Some(found) = self.heading_at(n, line, last) {
            let skip = line.len() - found.title.len();
            let kind = Kind::Heading {
                style: found.style,
                label: found.label.to_owned(),
                from: start,
            };
            return block(kind, skip);
        }
        if let Some((field, _)) = field(line, self.language) {
            return block(Kind::Field(field), 0);
        }
        if let Some((style, skip)) = mark(line) {
            return block(Kind::Item { style, from: start }, skip);
        }
        block(Kind::Text, 0)
    }

    fn heading_at(&self, n: usize, line: &'a str, last: Option<&Block<'_>>) -> Option<Heading<'a>> {
        let next = self.next(n);
        let alone = next.is_none_or(|m| self.after_blank(m) || self.turned_page(m));
        let following = next.map_or("", |m| self.line(m));
        let Some(found) = heading(line) else {
            return self.plain_title(n, line, alone, last);
        };
        let ends = alone
            || !self.wrap.is_full(line, following)
            || mark(following).is_some()
            || heading(following).is_some();
        let goes_on = self.title_goes_on(n);
        if !(ends || goes_on) {
            return None;
        }
        let listed = matches!(
            found.style,
            Style::Arabic | Style::Bracketed | Style::Letter | Style::Dotted(_)
        );
        if listed && orders(found.title, self.language) {
            let sibling = |line: &str| {
                heading(line).is_some_and(|h| h.style == found.style)
                    || mark(line).is_some_and(|m| Some(m.0) == mark(self.line(n)).map(|m| m.0))
            };
            let after =
                next.is_some() && (sibling(following) || field(following, self.language).is_some());
            let within = last.is_some_and(|b| matches!(b.kind, Kind::Item { style, .. } if Some(style) == mark(line).map(|m| m.0)))
                || last.is_some_and(|b| matches!(b.kind, Kind::Field(_)));
            if after || within {
                return None;
            }
        }
        Some(found)
    }

    /// A title that was too long for one line.
    fn title_goes_on(&self, n: usize) -> bool {
        let Some(next) = self.next(n).filter(|m| !self.after_blank(*m)) else {
            return false;
        };
        let (line, following) = (self.line(n), self.line(next));
        let ends = self.next(next).is_none_or(|m| self.after_blank(m));
        let short = following.chars().count() + line.chars().count() <= 160;
        self.wrap.is_full(line, following)
            && ends
            && short
            && Self::is_open_ended(following)
            && mark(following).is_none()
            && heading(following).is_none()
            && heading(line).is_some()
    }

    /// A short line between empty ones, written like a title.
    fn plain_title(
        &self,
        n: usize,
        line: &'a str,
        alone: bool,
        last: Option<&Block<'_>>,
    ) -> Option<Heading<'a>> {
        let stands = (self.after_blank(n) || self.turned_page(n)) && alone;
        if stands && let Some((label, title)) = self.numbered_title(n, line) {
            return Some(Heading {
                style: Style::Arabic,
                label,
                title,
            });
        }
        let words = line.starts_with(char::is_uppercase) && !line.contains(['|', '/', '@']);
        let fits = stands && last.is_some() && words && is_title(line) && mark(line).is_none();
        if !fits || field(line, self.language).is_some() || self.language == Language::Zh {
            return None;
        }
        // A list of names is no list of titles: a title has text under it.
        let following = self.next(n).map(|m| self.line(m))?;
        let text = following.len() > line.len() || mark(following).is_some();
        let capitals = !line.chars().any(char::is_lowercase);
        (text && is_title_case(line)).then_some(Heading {
            style: if capitals {
                Style::Capitals
            } else {
                Style::Plain
            },
            label: "",
            title: line,
        })
    }

    /// "2 Justice and security" between empty lines: a title where its first part is "2.1" or where it
    /// counts on; a date is none.
    fn numbered_title(&self, n: usize, line: &'a str) -> Option<(&'a str, &'a str)> {
        let (label, title) = bare_number(line).filter(|(_, title)| is_title(title))?;
        let first = format!("{label}.1");
        let below = (n + 1..self.lines.len())
            .map(|m| self.line(m))
            .filter(|l| bare_number(l).is_some() || l.starts_with(&first));
        let known = below
            .into_iter()
            .next()
            .is_none_or(|l| l.starts_with(&first) || counts_on(label, l));
        (known && title.split_whitespace().count() <= MOST_TITLE_WORDS && !has_year(title))
            .then_some((label, title))
    }

    fn extend(&self, block: &mut Block<'a>, n: usize) {
        let Some(range) = self.lines.get(n).map(|e| e.range.clone()) else {
            return;
        };
        let interrupted = self.turned_page(n);
        match (&mut block.places, interrupted) {
            (Places::From(start), false) => {
                let whole = self.text.get(*start..range.end).unwrap_or("");
                block.text = Cow::Borrowed(whole);
            }
            (Places::From(start), true) => {
                let pieces = vec![(0, *start)];
                block.places = Places::Pieces(pieces);
                self.append(block, range);
            }
            (Places::Pieces(_), _) => self.append(block, range),
        }
    }

    fn append(&self, block: &mut Block<'a>, range: std::ops::Range<usize>) {
        let words = block.text.to_mut();
        words.push('\n');
        if let Places::Pieces(pieces) = &mut block.places {
            pieces.push((words.len(), range.start));
        }
        words.push_str(self.text.get(range).unwrap_or(""));
    }
}

/// Whether a line carries the next number.
fn counts_on(label: &str, line: &str) -> bool {
    let next = label.parse::<u32>().ok().map(|n| n + 1);
    let number = bare_number(line).and_then(|(l, _)| l.parse::<u32>().ok());
    next.is_some() && next == number
}

/// "19 January 2026".
fn has_year(title: &str) -> bool {
    title.split_whitespace().any(|w| {
        let w = w.trim_end_matches(['.', ',']);
        w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit())
    })
}

/// "... Act of\n2019. It ...": a number that only happens to begin a full line's successor.
fn is_number_inside(line: &str, closed: bool, full: bool) -> bool {
    !closed && full && line.starts_with(|c: char| c.is_ascii_digit())
}

fn is_title_case(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let long = |w: &&&str| w.chars().count() > 3 && w.starts_with(char::is_alphabetic);
    let all = words.iter().filter(long).count();
    let capital = words
        .iter()
        .filter(long)
        .filter(|w| w.starts_with(char::is_uppercase))
        .count();
    words.len() <= MOST_TITLE_WORDS && capital * 3 >= all * 2 && capital > 0
        || (words.len() <= 6 && capital > 0 && line.starts_with(char::is_uppercase))
}

/// Above the first numbered heading stand titles, datelines and navigation; only what reads like running
/// text is kept there.
fn before_first_heading(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    let is_heading = |b: &Block<'_>| matches!(b.kind, Kind::Heading { .. });
    let numbered =
        |b: &Block<'_>| matches!(&b.kind, Kind::Heading { label, .. } if !label.is_empty());
    let first = blocks.iter().position(numbered);
    let Some(first) = first.or_else(|| first_below_title(&blocks)) else {
        return blocks;
    };
    let kept = blocks.into_iter().enumerate();
    kept.filter(|(n, b)| *n >= first || (!is_heading(b) && is_running(b)))
        .map(|(_, b)| b)
        .collect()
}

/// The first heading of a document without numbers that is no line of its title page: the headings that
/// open it with nothing but datelines between them are its title, where more than one or one names a year.
fn first_below_title(blocks: &[Block<'_>]) -> Option<usize> {
    let heads = |b: &Block<'_>| matches!(b.kind, Kind::Heading { .. });
    let first = blocks.iter().position(heads)?;
    let running = blocks
        .iter()
        .skip(first)
        .position(|b| !heads(b) && is_running(b))
        .map(|n| n + first)?;
    let page = blocks.get(first..running)?.iter().filter(|b| heads(b));
    let (count, dated) = page.fold((0, false), |(n, dated), b| {
        (n + 1, dated || has_year(&b.text))
    });
    let below = (running..blocks.len()).find(|n| blocks.get(*n).is_some_and(heads));
    if first == 0 && (count > 1 || dated) {
        below.or(Some(first))
    } else {
        Some(first)
    }
}

/// Whether a block reads like text and not like a line of a title page.
fn is_running(block: &Block<'_>) -> bool {
    match block.kind {
        Kind::Item {
            style: MarkStyle::Bullet(_),
            ..
        }
        | Kind::Text => {
            let text = block.text.trim_end();
            let han = text.chars().filter(|c| crate::words::is_han(*c)).count();
            let long = text.split_whitespace().count() >= 12 || han >= 20;
            long && text.ends_with(['.', '。', '!', '?', ':', ';', '；'])
        }
        Kind::Heading { .. } | Kind::Item { .. } | Kind::Field(_) | Kind::Row { .. } => true,
    }
}
