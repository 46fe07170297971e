//! Accounts for every character: what no block claimed is page furniture.

use waymark_model::plan::{Span, SpanKind};

/// Turns byte places into places in code points, in any order.
#[derive(Debug)]
pub(crate) struct Offsets<'a> {
    text: &'a str,
    /// Code points before each step of bytes; empty where every byte is one.
    before: Vec<usize>,
}

/// Bytes between two counts.
const STEP: usize = 64;

/// Bytes that begin a code point.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count()
}

impl<'a> Offsets<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut chars = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                before.push(chars);
                chars += count(chunk);
            }
            before.push(chars);
        }
        Self { text, before }
    }

    /// Code points before a byte.
    pub(crate) fn chars(&self, byte: usize) -> usize {
        let Some(before) = self.before.get(byte / STEP) else {
            return byte;
        };
        let rest = self.text.as_bytes().get(byte / STEP * STEP..byte);
        before + rest.map_or(0, count)
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
pub(crate) fn spans(text: &str, places: &Offsets<'_>, claims: &[Claim]) -> Vec<Span> {
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
