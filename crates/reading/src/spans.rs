//! Accounts for every character: what no block claimed is page furniture.

use waymark_model::plan::{Span, SpanKind};

/// Turns byte places into places in code points. Questions must come in rising order.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            chars: 0,
        }
    }

    /// Code points before a byte.
    pub(crate) fn chars(&mut self, byte: usize) -> usize {
        debug_assert!(byte >= self.byte, "places are asked in order");
        self.chars += self
            .text
            .get(self.byte..byte)
            .map_or(0, |s| s.chars().count());
        self.byte = byte.max(self.byte);
        self.chars
    }
}

/// A claimed stretch of the document, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: SpanKind,
    pub(crate) sentence: Option<usize>,
    pub(crate) section: Option<usize>,
}

/// Spans over the whole text from claims in rising order; gaps become [`SpanKind::Chrome`].
pub(crate) fn spans(text: &str, claims: &[Claim]) -> Vec<Span> {
    let mut places = Places::new(text);
    let mut out = Vec::with_capacity(claims.len() * 2 + 1);
    let mut at = 0;
    let mut push = |start: usize, end: usize, claim: Option<&Claim>| {
        if end > start {
            out.push(Span {
                char_start: places.chars(start),
                char_end: places.chars(end),
                byte_start: start,
                byte_end: end,
                kind: claim.map_or(SpanKind::Chrome, |c| c.kind),
                sentence: claim.and_then(|c| c.sentence),
                section: claim.and_then(|c| c.section),
            });
        }
    };
    for claim in claims {
        push(at, claim.start, None);
        push(claim.start.max(at), claim.end, Some(claim));
        at = at.max(claim.end);
    }
    push(at, text.len(), None);
    out
}
