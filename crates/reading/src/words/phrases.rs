//! Phrases that can be looked for at a place.

use std::ops::Range;

use crate::words::Token;

/// A list of phrases of one language.
#[derive(Debug)]
pub(crate) struct Phrases {
    mask: u128,
    /// Word numbers, sorted by the first; longer ones first.
    all: Vec<Box<[u32]>>,
    /// The longest one, in words.
    longest: usize,
}

impl Phrases {
    pub(crate) fn new(bit: u32, mut all: Vec<Box<[u32]>>) -> Self {
        all.sort_by(|a, b| {
            a.first()
                .cmp(&b.first())
                .then(b.len().cmp(&a.len()))
                .then(a.cmp(b))
        });
        all.dedup();
        Self {
            mask: 1 << bit,
            longest: all.iter().map(|p| p.len()).max().unwrap_or(0),
            all,
        }
    }

    /// The length of the longest phrase that begins at the token.
    #[inline]
    pub(crate) fn at(&self, tokens: &[Token<'_>], n: usize) -> Option<usize> {
        // Most words begin nothing: that is one test of a bit, and worth being inlined.
        let first = tokens.get(n).filter(|t| t.lists & self.mask != 0)?.id;
        self.longest_at(tokens.get(n..).unwrap_or_default(), first)
    }

    /// The longest phrase that the tokens begin with.
    fn longest_at(&self, tokens: &[Token<'_>], first: u32) -> Option<usize> {
        let from = self.all.partition_point(|p| p.first() < Some(&first));
        self.all
            .get(from..)?
            .iter()
            .take_while(|p| p.first() == Some(&first))
            .find(|p| p.len() <= tokens.len() && p.iter().zip(tokens).all(|(id, t)| *id == t.id))
            .map(|p| p.len())
    }

    /// The first place in a range where a phrase begins, and its length.
    pub(crate) fn find(&self, tokens: &[Token<'_>], range: Range<usize>) -> Option<(usize, usize)> {
        let end = range.end.min(tokens.len());
        let start = range.start.min(end);
        let own = tokens.get(start..end).unwrap_or_default();
        own.iter()
            .enumerate()
            .filter(|(_, t)| t.lists & self.mask != 0)
            .find_map(|(n, _)| self.at(tokens, start + n).map(|len| (start + n, len)))
    }

    /// The length of the longest phrase that ends just before the token.
    pub(crate) fn before(&self, tokens: &[Token<'_>], n: usize) -> Option<usize> {
        (1..=self.longest.min(n))
            .rev()
            .find(|len| self.at(tokens, n - len) == Some(*len))
    }

    /// Whether the word at a place is a phrase of the list.
    #[inline]
    pub(crate) fn has(&self, tokens: &[Token<'_>], n: usize) -> bool {
        self.at(tokens, n).is_some()
    }
}
