//! Gathers the words of one element out of a text with markup, and where each stands.

use std::ops::Range;

use crate::document::Words;
use crate::limits::MOST_PIECES;
use crate::text::is_blank;

/// The words of an element that is being read. Runs of blanks become one space; a line break between two
/// characters of a script that sets no spaces becomes nothing (as in CSS Text 3, 4.1.3).
#[derive(Debug, Default)]
pub(crate) struct Inline {
    text: String,
    pieces: Vec<(usize, usize)>,
    /// The byte of the document that would go on with the last piece.
    next: usize,
    /// Blanks not written yet.
    blank: Option<Blank>,
    /// Up to the last character that is no blank: bytes of the words, and of the document.
    solid: (usize, usize),
    /// Bytes of the words that are bold from their start on.
    bold: usize,
    /// Whether something that is not bold was seen.
    plain: bool,
}

/// Blanks between words.
#[derive(Debug)]
struct Blank {
    /// Where the first stands.
    at: usize,
    /// Whether a line break is among them.
    line: bool,
    /// Whether markup or a reference stands for the first.
    markup: bool,
}

/// A finished element without its shape.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) range: Range<usize>,
    pub(crate) words: Option<Words>,
    /// As in [`crate::Shape::Paragraph`].
    pub(crate) bold: usize,
}

impl Inline {
    /// Whether nothing but blanks was seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Characters that stand as they are in the document at a byte.
    pub(crate) fn run(&mut self, text: &str, at: usize, bold: bool) {
        for (n, c) in text.char_indices() {
            self.put(c, at + n..at + n + c.len_utf8(), true, bold);
        }
    }

    /// Characters that are written otherwise in the document: an entity.
    pub(crate) fn resolved(&mut self, text: &str, place: &Range<usize>, bold: bool) {
        for (n, c) in text.chars().enumerate() {
            let at = (place.start + n).min(place.end.saturating_sub(1));
            self.put(c, at..place.end, false, bold);
        }
    }

    /// A space that markup stands for, unless one is there already.
    pub(crate) fn space(&mut self, at: usize) {
        self.blank.get_or_insert(Blank {
            at,
            line: false,
            markup: true,
        });
    }

    /// `same`: the character stands in the document as it is.
    fn put(&mut self, c: char, place: Range<usize>, same: bool, bold: bool) {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            let line = c == '\n' || c == '\r';
            let new = Blank {
                at: place.start,
                line: false,
                markup: !same,
            };
            self.blank.get_or_insert(new).line |= line;
            return;
        }
        // A soft hyphen shows only where a line breaks. Blanks at the start belong to no element.
        let hidden = c == '\u{ad}' || (self.text.is_empty() && is_blank(c));
        if hidden || self.pieces.len() >= MOST_PIECES {
            return;
        }
        if let Some(blank) = self.blank.take() {
            let joined =
                blank.line && is_wide(c) && self.text.chars().next_back().is_some_and(is_wide);
            if !self.text.is_empty() && !joined {
                self.append(' ', blank.at, !blank.markup);
            }
        }
        self.append(c, place.start, same);
        if is_blank(c) {
            return;
        }
        self.solid = (self.text.len(), place.end);
        if bold && !self.plain {
            self.bold = self.text.len();
        }
        self.plain |= !bold;
    }

    /// What is not the `same` in the document is a piece of its own.
    fn append(&mut self, c: char, at: usize, same: bool) {
        if self.pieces.is_empty() || self.next != at || !same {
            self.pieces.push((self.text.len(), at));
        }
        self.text.push(c);
        self.next = if same { at + c.len_utf8() } else { usize::MAX };
    }

    /// How many pieces were made so far.
    pub(crate) fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// What was gathered; the next element begins. `None` where there was nothing but blanks.
    pub(crate) fn take(&mut self, document: &str) -> Option<Taken> {
        let Self {
            mut text,
            mut pieces,
            solid: (length, end),
            bold,
            plain,
            ..
        } = std::mem::take(self);
        if length == 0 {
            return None;
        }
        text.truncate(length);
        let kept = pieces.partition_point(|(own, _)| *own < length);
        pieces.truncate(kept);
        let range = pieces.first()?.1..end;
        let same = document.get(range.clone()) == Some(text.as_str());
        pieces.shrink_to_fit();
        text.shrink_to_fit();
        Some(Taken {
            range,
            words: (!same).then_some(Words { text, pieces }),
            bold: if plain { bold } else { 0 },
        })
    }
}

/// Characters of the scripts that set no spaces between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(document: &str, parts: &[(&str, usize, bool)]) -> Option<Taken> {
        let mut inline = Inline::default();
        for (text, at, bold) in parts {
            inline.run(text, *at, *bold);
        }
        inline.take(document)
    }

    #[test]
    fn words_that_stand_as_they_are_need_no_copy() {
        let document = "  a b ";
        let taken = read(document, &[(document, 0, false)]).unwrap();
        assert_eq!((taken.range, taken.words, taken.bold), (2..5, None, 0));
        assert_eq!(read(" \n\u{a0}", &[(" \n\u{a0}", 0, true)]), None);
    }

    #[test]
    fn blanks_become_one_and_line_breaks_in_chinese_none() {
        let document = "人\n 权 \r\n x\n y\u{3000}";
        let words = read(document, &[(document, 0, false)])
            .unwrap()
            .words
            .unwrap();
        assert_eq!(words.text, "人权 x y");
        assert_eq!(words.pieces, [(0, 0), (3, 5), (7, 12), (9, 15)]);
    }

    #[test]
    fn an_opening_in_bold_is_measured_in_words() {
        let document = "<b>Jobs.</b> More.";
        let parts = |last| [("Jobs.", 3, true), (" More.", 12, last)];
        assert_eq!(read(document, &parts(false)).unwrap().bold, 5);
        assert_eq!(read(document, &parts(true)).unwrap().bold, 0);
    }
}
