//! Words on their way into the paragraphs of a DOCX document, and paragraphs into its text.

use crate::docx::body::{Around, Body};
use crate::docx::paragraph::Paragraph;

/// Blanks that XML leaves out around a text, unless it says otherwise.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
/// Bytes from which on a run of text is taken up in parts.
pub(super) const LONG: usize = 1 << 20;

impl Body {
    /// Adds words to the open paragraph, if they are shown.
    pub(super) fn add(&mut self, text: &str) {
        let Some(paragraph) = self
            .paragraphs
            .last_mut()
            .filter(|_| self.fields.is_shown())
        else {
            return;
        };
        let (bold, hidden) = *paragraph.looks.get_or_insert_with(|| {
            let given = self.styles.paragraph(paragraph.style.as_deref());
            (given.bold.unwrap_or(false), given.hidden.unwrap_or(false))
        });
        if paragraph.run.hidden.unwrap_or(hidden) {
            return;
        }
        let bold = paragraph.run.bold.unwrap_or(bold);
        paragraph.push(text, bold);
        self.wait_for(text.len(), 0);
    }

    /// Counts what waits for the end of the outermost paragraph.
    pub(super) fn wait_for(&mut self, bytes: usize, lines: usize) {
        self.waiting.0 += bytes;
        self.waiting.1 += lines;
        self.out.expect(self.waiting.0, self.waiting.1);
    }

    pub(super) fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.add(if self.keeps_blanks {
            &text
        } else {
            text.trim_start_matches(BLANKS)
        });
        // What follows in the same run of text goes on in the middle of it.
        self.keeps_blanks = true;
    }

    pub(super) fn end_paragraph(&mut self) {
        self.fields.end_paragraph();
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        if paragraph.is_joined {
            self.carried = Some(paragraph);
        } else {
            self.finish(paragraph);
        }
    }

    pub(super) fn finish(&mut self, paragraph: Paragraph) {
        let deleted = self
            .around
            .iter()
            .any(|a| matches!(a, Around::Table(t) if t.is_deleted));
        let empty = paragraph.length == 0 && paragraph.boxed.is_empty();
        let cell = if empty || deleted { None } else { self.cell() };
        let lines = paragraph.finish(&self.styles, &mut self.numbering, self.part, cell);
        if deleted {
            return;
        }
        match self.paragraphs.last_mut() {
            Some(host) => {
                let more = lines.len();
                host.boxed.extend(lines);
                self.wait_for(0, more);
            }
            None => {
                lines.into_iter().for_each(|line| self.out.push(line));
                self.waiting = (0, 0);
            }
        }
    }
}
