//! Blocks of a document whose format tells headings, lists and tables.

use std::borrow::Cow;

use waymark_documents::{Element, Shape};
use waymark_model::plan::Language;

use super::block::{Block, Kind, MarkStyle, Places};
use super::fields::field;
use super::furniture::is_chrome;
use super::heading::{Style, heading, numbered_title};
use super::mark::mark;
use super::table;

/// The blocks of the elements, in order.
pub(super) fn blocks<'a>(
    text: &'a str,
    elements: &'a [Element],
    language: Language,
) -> Vec<Block<'a>> {
    let styled = elements
        .iter()
        .any(|e| matches!(e.shape, Shape::Heading { .. }));
    let flat = is_flat(text, elements);
    let mut out = Vec::new();
    let mut n = 0;
    while let Some(element) = elements.get(n) {
        if let Shape::Cell { table: number, .. } = element.shape {
            let same =
                |e: &&Element| matches!(e.shape, Shape::Cell { table, .. } if table == number);
            let len = elements.iter().skip(n).take_while(same).count();
            let cells = elements.get(n..n + len).unwrap_or_default();
            out.extend(table::rows(text, cells, language));
            n += len;
            continue;
        }
        out.extend(block(text, element, (styled, flat), language));
        n += 1;
    }
    out
}

/// Whether numbered headings of several kinds ("II.", "A.") are all set alike: then their numbers tell the
/// levels, as in a text without markup.
fn is_flat(text: &str, elements: &[Element]) -> bool {
    let mut levels = Vec::new();
    let mut styles = Vec::new();
    for element in elements {
        let Shape::Heading { level, label: None } = &element.shape else {
            continue;
        };
        let numbered = heading(element.text(text)).filter(|h| !h.label.is_empty());
        if let Some(found) = numbered {
            levels.push(*level);
            styles.push(found.style);
        }
    }
    let one_level = levels
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a == b));
    let one_style = styles
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a == b));
    one_level && !one_style
}

fn block<'a>(
    text: &'a str,
    element: &'a Element,
    (styled, flat): (bool, bool),
    language: Language,
) -> Option<Block<'a>> {
    let words = element.text(text);
    match &element.shape {
        Shape::Furniture(_) | Shape::Cell { .. } => None,
        Shape::Heading { level, label } => {
            let number = numbered_title(words).filter(|_| label.is_none());
            let (label, title) = match (label, number) {
                (Some(label), _) => (label.as_str(), words),
                (None, Some(found)) => found,
                (None, None) => ("", words),
            };
            let own = heading(words).filter(|h| flat && !h.label.is_empty());
            let kind = Kind::Heading {
                style: own.map_or(Style::Hash(*level), |h| h.style),
                label: label.trim_matches(|c| "()（）.、 ".contains(c)).to_owned(),
                from: element.range.start,
            };
            let title = if title.is_empty() { words } else { title };
            Some(part(element, kind, words, words.len() - title.len(), 0))
        }
        Shape::Item { depth, label, bold } => {
            let style = match label.as_deref() {
                None => MarkStyle::Bullet(u32::from(*depth)),
                Some(l) if l.starts_with(|c: char| c.is_ascii_digit()) => MarkStyle::Number,
                Some(_) => MarkStyle::Letter,
            };
            let skip = mark(words).map_or(0, |m| m.1).min(words.len());
            let skip = if *bold > 0 { 0 } else { skip };
            let from = element.range.start;
            Some(part(
                element,
                Kind::Item { style, from },
                words,
                skip,
                *bold,
            ))
        }
        Shape::Paragraph { bold } => paragraph(element, words, *bold, styled, language),
        Shape::Line { .. } => paragraph(element, words, 0, styled, language),
    }
}

fn paragraph<'a>(
    element: &'a Element,
    words: &'a str,
    bold: usize,
    styled: bool,
    language: Language,
) -> Option<Block<'a>> {
    if is_chrome(words) {
        return None;
    }
    let from = element.range.start;
    if let Some(found) = heading(words).filter(|_| !styled) {
        let kind = Kind::Heading {
            style: found.style,
            label: found.label.to_owned(),
            from,
        };
        let skip = words.len() - found.title.len();
        return Some(part(element, kind, words, skip, 0));
    }
    if let Some((field, _)) = field(words, language) {
        return Some(part(element, Kind::Field(field), words, 0, 0));
    }
    if let Some((style, skip)) = mark(words) {
        let kind = Kind::Item { style, from };
        return Some(part(element, kind, words, skip, bold.saturating_sub(skip)));
    }
    Some(part(element, Kind::Text, words, 0, bold))
}

/// The block of an element without the first bytes of its words.
fn part<'a>(
    element: &'a Element,
    kind: Kind,
    words: &'a str,
    skip: usize,
    bold: usize,
) -> Block<'a> {
    Block {
        kind,
        text: Cow::Borrowed(words.get(skip..).unwrap_or("")),
        places: places(element, skip),
        bold,
    }
}

/// Where the words of an element stand, without their first bytes.
pub(super) fn places(element: &Element, skip: usize) -> Places {
    let Some(words) = &element.words else {
        return Places::From(element.range.start + skip);
    };
    let start = element.place(skip..skip).start;
    let later = words.pieces.iter().filter(|(own, _)| *own > skip);
    let mut pieces = vec![(0, start)];
    pieces.extend(later.map(|(own, other)| (own - skip, *other)));
    Places::Pieces(pieces)
}
