//! Blocks: a heading, a paragraph with a mark, or a stretch of text. What is in none is page furniture.

use crate::format::Format;
use crate::heading::{Heading, heading};
use crate::lexicon::lexicon;
use crate::lines::{Line, lines};

/// A block of the document; ranges are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block<'a> {
    /// A heading line.
    Heading {
        start: usize,
        end: usize,
        heading: Heading<'a>,
    },
    /// A bullet or numbered paragraph: its mark begins at `mark`, its text at `start`.
    Item {
        mark: usize,
        start: usize,
        end: usize,
    },
    /// Text without a mark.
    Text { start: usize, end: usize },
}

/// The blocks of a document, in order.
pub(crate) fn blocks(text: &str, format: Format) -> Vec<Block<'_>> {
    let markdown = format == Format::Markdown;
    let mut out: Vec<Block<'_>> = Vec::new();
    let (mut open, mut fenced) = (false, false);
    for line in lines(text) {
        if markdown && line.text.starts_with("```") {
            fenced = !fenced;
            open = false;
            continue;
        }
        if fenced || line.is_blank() || is_chrome(line.text, markdown) {
            open = false;
            continue;
        }
        if let Some(heading) = heading(line.text, markdown) {
            out.push(Block::Heading {
                start: line.start,
                end: line.end,
                heading,
            });
            open = false;
        } else if let Some(skip) = mark(line.text) {
            out.push(Block::Item {
                mark: line.start,
                start: line.start + skip,
                end: line.end,
            });
            open = true;
        } else if open && extend(&mut out, &line) {
            // A wrapped line goes on where the last one stopped.
        } else {
            out.push(Block::Text {
                start: line.start,
                end: line.end,
            });
            open = true;
        }
    }
    before_first_heading(text, out)
}

fn extend(blocks: &mut [Block<'_>], line: &Line<'_>) -> bool {
    match blocks.last_mut() {
        Some(Block::Item { end, .. } | Block::Text { end, .. }) => {
            *end = line.end;
            true
        }
        Some(Block::Heading { .. }) | None => false,
    }
}

/// Length of the mark of a bullet or numbered paragraph with the blanks behind it.
fn mark(line: &str) -> Option<usize> {
    const MARKS: &str = "-–—*•·▪◦●○■□‣⁃+";
    let rest = line.trim_start_matches(|c: char| MARKS.contains(c));
    let width = line.len() - rest.len();
    if width > 0 {
        let content = rest.trim_start();
        let bold = line.starts_with("**") && !line.starts_with("***");
        let word = content.starts_with(char::is_alphanumeric)
            || content.starts_with(['*', '"', '“', '[', '(']);
        return (word && !bold && width <= 6).then_some(line.len() - content.len());
    }
    numbered(line)
}

/// `12.`, `12)`, `(a)`, `a)` before a text.
fn numbered(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let label = inner.get(..end)?;
    let closing = inner.get(end..)?.chars().next()?;
    let digits = label.bytes().all(|b| b.is_ascii_digit()) && label.len() <= 4;
    let letter =
        label.len() == 1 || (line.starts_with('(') && label.bytes().all(|b| b"ivx".contains(&b)));
    let closes = closing == ')' || (closing == '.' && digits);
    let rest = inner.get(end + 1..)?;
    let content = rest.trim_start();
    let fits = !label.is_empty() && closes && (digits || letter) && rest.starts_with([' ', '\t']);
    (fits && !content.is_empty()).then_some(line.len() - content.len())
}

fn is_chrome(line: &str, markdown: bool) -> bool {
    let lower = line.to_lowercase();
    let layout = &lexicon().layout;
    let number = line
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace());
    let rule = line.chars().all(|c| "-*_=~ ".contains(c));
    let leader = line.contains("....") && line.ends_with(|c: char| c.is_ascii_digit());
    let furniture = markdown && (line.starts_with(['>', '|']) || line.starts_with("<!--"));
    number
        || rule
        || leader
        || furniture
        || layout
            .chrome_begins
            .iter()
            .any(|p| lower.starts_with(p.as_str()))
        || layout
            .chrome_contains
            .iter()
            .any(|p| lower.contains(p.as_str()))
}

/// Above the first heading stand titles, datelines and navigation; only what reads like running text
/// is kept there.
fn before_first_heading<'a>(text: &str, blocks: Vec<Block<'a>>) -> Vec<Block<'a>> {
    let Some(first) = blocks
        .iter()
        .position(|b| matches!(b, Block::Heading { .. }))
    else {
        return blocks;
    };
    let running = |block: &Block<'_>| match block {
        Block::Heading { .. } | Block::Item { .. } => true,
        Block::Text { start, end } => {
            let text = text.get(*start..*end).unwrap_or("");
            text.split_whitespace().count() >= 12 && text.ends_with(['.', '。', '!', '?', ':', ';'])
        }
    };
    blocks
        .into_iter()
        .enumerate()
        .filter(|(n, b)| *n >= first || running(b))
        .map(|(_, b)| b)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str, format: Format) -> Vec<String> {
        blocks(text, format)
            .iter()
            .map(|b| match b {
                Block::Heading { heading, .. } => format!("# {}", heading.title),
                Block::Item { start, end, .. } => format!("- {}", text.get(*start..*end).unwrap()),
                Block::Text { start, end } => text.get(*start..*end).unwrap().to_owned(),
            })
            .collect()
    }

    #[test]
    fn furniture_is_left_out_and_wrapped_lines_are_joined() {
        let text = "News\nHome / Plans\n\nI. Work\n\nAll shall\nwork.\n\n-Jobs. More jobs.\n  wrapped\n12\nSource: x";
        assert_eq!(
            shape(text, Format::Text),
            [
                "# Work",
                "All shall\nwork.",
                "- Jobs. More jobs.\n  wrapped"
            ]
        );
    }

    #[test]
    fn marks_of_every_kind() {
        for line in [
            "- a b", "-a b", "-- a b", "• a b", "* a b", "12. a b.", "(a) a b", "3) a b",
        ] {
            assert_eq!(shape(line, Format::Text).len(), 1, "{line}");
            assert!(shape(line, Format::Text)[0].starts_with("- a b"), "{line}");
        }
        assert_eq!(shape("**Bold** text", Format::Markdown), ["**Bold** text"]);
        assert_eq!(
            shape("1.5 million people", Format::Text),
            ["1.5 million people"]
        );
    }
}
