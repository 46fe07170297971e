//! A paragraph of a DOCX document that is being read.

use crate::document::{Furniture, Shape};
use crate::docx::extract::Line;
use crate::docx::numbering::Numbering;
use crate::docx::styles::Styles;
use crate::text::is_blank;

/// The words of a line, and how many of them are bold from the start on.
#[derive(Debug, Default)]
pub(crate) struct Words {
    text: String,
    bold: usize,
    plain: bool,
}

impl Words {
    fn push(&mut self, text: &str, bold: bool) {
        for c in text.chars() {
            if self.text.is_empty() && is_blank(c) {
                continue;
            }
            self.text.push(c);
            if is_blank(c) {
                continue;
            }
            if bold && !self.plain {
                self.bold = self.text.len();
            }
            self.plain |= !bold;
        }
    }

    /// Length of the opening in bold; 0 where all of it is bold.
    fn opening(&self) -> usize {
        if self.plain { self.bold } else { 0 }
    }
}

/// What a run of words says of itself.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) bold: Option<bool>,
    pub(crate) hidden: Option<bool>,
}

/// An open paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) style: Option<String>,
    pub(crate) list: Option<i64>,
    pub(crate) level: Option<usize>,
    pub(crate) outline: Option<u8>,
    /// Its end was deleted: the next paragraph goes on in it.
    pub(crate) is_joined: bool,
    /// Stands in a table of contents.
    pub(crate) is_contents: bool,
    pub(crate) run: Run,
    /// Whether its style makes it bold, and hides it; once it was looked up.
    pub(crate) looks: Option<(bool, bool)>,
    lines: Vec<Words>,
    /// Bytes of all its lines.
    pub(crate) length: usize,
    /// What stands in text boxes that hang on it.
    pub(crate) boxed: Vec<Line>,
}

impl Paragraph {
    /// A paragraph that goes on with the words of one before it.
    pub(crate) fn after(before: Option<Self>) -> Self {
        match before {
            Some(Self {
                lines,
                length,
                boxed,
                ..
            }) => Self {
                lines,
                length,
                boxed,
                ..Self::default()
            },
            None => Self::default(),
        }
    }

    pub(crate) fn push(&mut self, text: &str, bold: bool) {
        if self.lines.is_empty() {
            self.lines.push(Words::default());
        }
        if let Some(line) = self.lines.last_mut() {
            line.push(text, bold);
            self.length += text.len();
        }
    }

    pub(crate) fn line_break(&mut self) {
        // An empty line needs no end.
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.lines.push(Words::default());
        }
    }

    /// Its lines, each with its shape; then those of its text boxes.
    pub(crate) fn finish(
        self,
        styles: &Styles,
        numbering: &mut Numbering,
        part: Option<Furniture>,
        cell: Option<usize>,
    ) -> Vec<Line> {
        let given = styles.paragraph(self.style.as_deref());
        let list = self.list.or(given.list).filter(|list| *list != 0);
        let by_style = || {
            given
                .list_style
                .as_deref()
                .and_then(|s| numbering.level_of(list?, s))
        };
        let level = self
            .level
            .or(given.level)
            .or_else(by_style)
            .unwrap_or(0)
            .min(8);
        let label = list.and_then(|list| numbering.next(list, level));
        let heading = match self.outline {
            Some(outline) => (outline < 9).then_some(outline + 1),
            None => given.heading,
        };
        let contents = self.is_contents.then_some(Furniture::Navigation);
        let furniture = part.or(contents).or(given.furniture);
        let mut out = Vec::new();
        let mut push = |shape, text| out.push(Line { shape, text, cell });
        match (furniture, heading) {
            (None, Some(heading)) => {
                let text: Vec<String> = self.lines.into_iter().map(|line| line.text).collect();
                push(
                    Shape::Heading {
                        level: heading,
                        label,
                    },
                    text.join(" "),
                );
            }
            (Some(kind), _) => {
                self.lines
                    .into_iter()
                    .for_each(|line| push(Shape::Furniture(kind), line.text));
            }
            (None, None) => {
                let depth = u8::try_from(level).unwrap_or(u8::MAX);
                let mut first = list.map(|_| label);
                for line in self.lines.into_iter().filter(|line| !line.text.is_empty()) {
                    let bold = line.opening();
                    let shape = match first.take() {
                        Some(label) => Shape::Item { depth, label, bold },
                        None => Shape::Paragraph { bold },
                    };
                    push(shape, line.text);
                }
            }
        }
        out.extend(self.boxed);
        out
    }
}
