//! Lines with their place.

/// A line: byte range without its line end, and the range of its content without surrounding blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// First byte of the content.
    pub(crate) start: usize,
    /// One past the last byte of the content.
    pub(crate) end: usize,
    /// The content.
    pub(crate) text: &'a str,
}

impl Line<'_> {
    /// Whether there is nothing on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' || c == '\0'
}

/// All lines of a text.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for raw in text.split('\n') {
        let left = raw.trim_start_matches(is_blank);
        let start = at + (raw.len() - left.len());
        let content = left.trim_end_matches(is_blank);
        out.push(Line {
            start,
            end: start + content.len(),
            text: content,
        });
        at += raw.len() + 1;
    }
    out
}
