//! Plain text: one element per line that holds something.

use std::borrow::Cow;

use waymark_model::Diagnostic;

use crate::document::{Document, Element, Shape};
use crate::findings;
use crate::limits::MOST_ELEMENTS;

/// Opens a text.
pub(crate) fn open<'a>(text: Cow<'a, str>, found: &mut Vec<Diagnostic>) -> Document<'a> {
    let mut elements = lines(&text);
    if elements.len() > MOST_ELEMENTS {
        elements.truncate(MOST_ELEMENTS);
        found.push(findings::cut_short(MOST_ELEMENTS));
    }
    Document { text, elements }
}

/// Characters that show nothing at the edge of a line.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0')
}

/// The lines of a text that hold something, up to one more than the limit.
fn lines(text: &str) -> Vec<Element> {
    let mut out = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    for raw in text.split('\n') {
        if out.len() > MOST_ELEMENTS {
            break;
        }
        if let Some((indent, content)) = line(raw) {
            let start = at + (raw.len() - raw.trim_start_matches(is_blank).len());
            out.push(Element {
                shape: Shape::Line {
                    after_blank,
                    indent,
                },
                range: start..start + content.len(),
                words: None,
                page: None,
            });
            after_blank = false;
        } else {
            after_blank = true;
        }
        at += raw.len() + 1;
    }
    out
}

/// The indent and the content of a line that holds something.
pub(crate) fn line(raw: &str) -> Option<(u16, &str)> {
    let left = raw.trim_start_matches(is_blank);
    let content = left.trim_end_matches(is_blank);
    let blanks = raw.get(..raw.len() - left.len()).unwrap_or("");
    let indent: usize = blanks.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    (!content.is_empty()).then(|| (u16::try_from(indent).unwrap_or(u16::MAX), content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_place_indent_and_the_empty_line_before_them() {
        let text = "\u{feff}I. Work\r\n\r\n \t- All\u{a0}\n\n\0\n  \u{3000}\n末行";
        let document = open(Cow::Borrowed(text), &mut Vec::new());
        let seen: Vec<_> = document
            .elements
            .iter()
            .map(|e| (e.text(text), e.shape.clone()))
            .collect();
        let line = |after_blank, indent| Shape::Line {
            after_blank,
            indent,
        };
        assert_eq!(
            seen,
            [
                ("I. Work", line(true, 1)),
                ("- All", line(true, 5)),
                ("末行", line(true, 0))
            ]
        );
    }

    #[test]
    fn too_many_lines_are_cut_short_with_a_finding() {
        let mut found = Vec::new();
        let document = open(Cow::Owned("a\n".repeat(MOST_ELEMENTS + 5)), &mut found);
        assert_eq!(document.elements.len(), MOST_ELEMENTS);
        assert_eq!(found[0].code, "E0112");
    }
}
