//! Plain text: one element per line that holds something.

use waymark_model::Diagnostic;

use crate::document::{Document, Element, Shape};

/// Opens a text.
pub(crate) fn open(bytes: &[u8]) -> (Document<'_>, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let elements = lines(&text);
    (Document { text, elements }, Vec::new())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0')
}

/// All lines of a text that hold something.
pub(crate) fn lines(text: &str) -> Vec<Element> {
    let mut out = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    for raw in text.split('\n') {
        let left = raw.trim_start_matches(is_blank);
        let start = at + (raw.len() - left.len());
        let content = left.trim_end_matches(is_blank);
        if content.is_empty() {
            after_blank = true;
        } else {
            let blanks = raw.get(..raw.len() - left.len()).unwrap_or("");
            let indent: usize = blanks.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
            out.push(Element {
                shape: Shape::Line {
                    after_blank,
                    indent: u16::try_from(indent).unwrap_or(u16::MAX),
                },
                range: start..start + content.len(),
                words: None,
                page: None,
            });
            after_blank = false;
        }
        at += raw.len() + 1;
    }
    out
}
