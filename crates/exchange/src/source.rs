//! What is known of the document a plan was read from.

use jiff::civil::Date;

/// A document as far as it is known. What nobody said stays empty; nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source<'a> {
    /// The name of its file without folders; empty where unknown.
    pub file: &'a str,
    /// The text that the offsets of the plan count in; empty where it is not at hand.
    pub text: &'a str,
    /// Where its pages begin, rising; empty for a format without pages.
    pub pages: Vec<PageStart>,
    /// The title of the plan.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The country it is of: an ISO 3166-1 alpha-2 code in small letters.
    pub country: Option<String>,
    /// The day it was issued.
    pub issued: Option<Date>,
}

/// The beginning of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// Its first byte in the text.
    pub byte: usize,
    /// Its number, from 1.
    pub page: u32,
}

impl Source<'_> {
    /// The page that holds a byte; `None` where the document has no pages or none begins before it.
    #[must_use]
    pub fn page(&self, byte: usize) -> Option<u32> {
        let after = self.pages.partition_point(|p| p.byte <= byte);
        self.pages.get(after.checked_sub(1)?).map(|p| p.page)
    }

    /// The 1-based line that holds a byte; `None` where the text is not at hand.
    #[must_use]
    pub fn line(&self, byte: usize) -> Option<usize> {
        if self.text.is_empty() {
            return None;
        }
        let before = self.text.as_bytes().get(..byte)?;
        Some(before.iter().filter(|b| **b == b'\n').count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_only_where_the_document_is() {
        let nothing = Source::default();
        assert_eq!((nothing.page(5), nothing.line(5)), (None, None));
        let source = Source {
            text: "one\ntwo\nthree",
            pages: vec![
                PageStart { byte: 4, page: 2 },
                PageStart { byte: 8, page: 3 },
            ],
            ..Source::default()
        };
        let places: Vec<_> = [0, 3, 4, 7, 8, 12]
            .map(|b| (source.line(b), source.page(b)))
            .into();
        assert_eq!(
            places,
            [
                (Some(1), None),
                (Some(1), None),
                (Some(2), Some(2)),
                (Some(2), Some(2)),
                (Some(3), Some(3)),
                (Some(3), Some(3)),
            ]
        );
    }
}
