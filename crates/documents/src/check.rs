//! What is promised of every document, as code: tests and fuzzing hold each format against it.

use crate::document::{Document, Element, Words};

impl Document<'_> {
    /// Holds the document against its INVARIANT: the ranges of its elements rise, do not overlap, are
    /// never empty and lie on character boundaries; pieces of words rise, stay inside their element and
    /// point to the same characters, apart from blanks and entities.
    ///
    /// # Errors
    /// What is broken, in words for a programmer.
    pub fn check(&self) -> Result<(), String> {
        let mut end = 0;
        for (n, element) in self.elements.iter().enumerate() {
            if element.range.start < end {
                return Err(format!(
                    "element {n} begins at {} before {end}",
                    element.range.start
                ));
            }
            end = element.range.end;
            match self.text.get(element.range.clone()) {
                None => return Err(format!("element {n} is cut at {:?}", element.range)),
                Some("") => return Err(format!("element {n} is empty")),
                Some(_) => {}
            }
            if let Some(words) = &element.words {
                self.check_words(element, words)
                    .map_err(|e| format!("element {n}: {e}"))?;
            }
        }
        Ok(())
    }

    fn check_words(&self, element: &Element, words: &Words) -> Result<(), String> {
        if words.text.is_empty() {
            return Err("it has no words".to_owned());
        }
        if words.pieces.first().is_none_or(|(own, _)| *own != 0) {
            return Err("the first piece is not at its start".to_owned());
        }
        let own_ends = words.pieces.iter().skip(1).map(|(own, _)| *own);
        let ends = own_ends.chain([words.text.len()]);
        let mut before = None;
        for ((own, other), end) in words.pieces.iter().copied().zip(ends) {
            if before.is_some_and(|before| before >= other) || own >= end {
                return Err(format!("the piece ({own}, {other}) does not rise"));
            }
            before = Some(other);
            let piece = words
                .text
                .get(own..end)
                .ok_or_else(|| format!("a piece is cut at {own}"))?;
            let source = self
                .text
                .get(other..)
                .ok_or_else(|| format!("a piece points to {other}"))?;
            if other < element.range.start || !fits(piece, source) {
                return Err(format!("{piece:?} points to {:.20?}", source));
            }
            let place = element.place(own..end);
            if place.start != other || place.end > element.range.end {
                return Err(format!("{piece:?} is placed at {place:?}"));
            }
        }
        Ok(())
    }
}

/// Whether a piece stands at the start of the source as it is, apart from blanks; one character may be
/// written in another way there.
fn fits(piece: &str, source: &str) -> bool {
    let same =
        |(own, other): (char, char)| own == other || (own == ' ' && other.is_ascii_whitespace());
    let equal = piece.chars().count() <= source.chars().count()
        && piece.chars().zip(source.chars()).all(same);
    // The second character of an entity that stands for two points into its middle.
    equal || piece.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Shape;

    #[test]
    fn every_break_of_the_promise_is_seen() {
        let element = |range, words| Element {
            shape: Shape::Paragraph { bold: 0 },
            range,
            words,
            page: None,
        };
        let words = |text: &str, pieces: &[(usize, usize)]| {
            Some(Words {
                text: text.to_owned(),
                pieces: pieces.to_vec(),
            })
        };
        let check = |elements| {
            Document {
                text: "人权 <b>ab</b>".into(),
                elements,
            }
            .check()
        };
        let good = vec![
            element(0..3, None),
            element(3..12, words("权 ab", &[(0, 3), (4, 10)])),
        ];
        assert_eq!(check(good), Ok(()));
        for bad in [
            vec![element(3..6, None), element(0..3, None)],
            vec![element(0..6, None), element(3..6, None)],
            vec![element(0..2, None)],
            vec![element(3..3, None)],
            vec![element(0..99, None)],
            vec![element(0..12, words("", &[]))],
            vec![element(0..12, words("ab", &[(1, 10)]))],
            vec![element(0..12, words("ab", &[(0, 9)]))],
            vec![element(0..11, words("ab", &[(0, 10)]))],
            vec![element(10..12, words("ab人", &[(0, 10), (2, 0)]))],
            vec![element(0..12, words("ba", &[(0, 11), (1, 10)]))],
        ] {
            assert!(check(bad.clone()).is_err(), "{bad:?}");
        }
    }
}
