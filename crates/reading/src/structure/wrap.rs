//! Whether a text was broken into lines of one width, and what that tells about each break.

use waymark_documents::{Element, Shape};

/// Lines longer than this are whole paragraphs.
const MOST_WIDTH: usize = 130;
/// A text broken to a width has at least this many lines that go on on the next one.
const LEAST_LINES: usize = 6;

/// The width of the lines of a text, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    /// `None`: a line is a paragraph.
    width: Option<usize>,
}

impl Wrap {
    /// Measures a text: broken lines are those followed by another one without an empty line.
    pub(super) fn of(text: &str, lines: &[Element]) -> Self {
        let mut long = 0usize;
        let mut broken: Vec<usize> = Vec::new();
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            let len = chars(text, line);
            if len > MOST_WIDTH {
                long += 1;
            }
            if matches!(
                next.shape,
                Shape::Line {
                    after_blank: false,
                    ..
                }
            ) && len >= 20
            {
                broken.push(len);
            }
        }
        broken.sort_unstable();
        let enough = broken.len() >= LEAST_LINES && long * 20 < lines.len();
        let width = broken.get(broken.len() * 9 / 10).copied();
        Self {
            width: width.filter(|_| enough),
        }
    }

    /// Whether lines are broken to a width at all.
    pub(super) fn is_wrapped(self) -> bool {
        self.width.is_some()
    }

    /// Whether a line was broken only because the next word did not fit.
    pub(super) fn is_full(self, line: &str, next: &str) -> bool {
        let Some(width) = self.width else {
            return false;
        };
        let word = next.split_whitespace().next().unwrap_or("").chars().count();
        line.chars().count() + 1 + word + 2 >= width
    }
}

fn chars(text: &str, line: &Element) -> usize {
    let bytes = line.range.len();
    if bytes > MOST_WIDTH * 4 {
        return bytes;
    }
    text.get(line.range.clone())
        .map_or(0, |l| l.chars().count())
}
