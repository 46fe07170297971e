//! Cuts the spans where a wish begins or ends and says who owns each stretch from now on.

use std::ops::Range;

use waymark_model::plan::{Plan, Span, SpanKind};

use super::wishes::{Inside, Wish};

/// Who owns a stretch of text from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// A sentence as it was.
    Old(usize),
    /// A part of a divided sentence, from 0.
    Part(usize, usize),
    /// What is left of a sentence behind words that were added, from 0.
    Rest(usize, usize),
    /// Sentences that became one, by the first.
    Joined(usize),
    /// Words that were added, by the correction.
    Added(usize),
}

/// A stretch with its owner, before sentences have their new index.
#[derive(Debug)]
pub(crate) struct Stretch {
    pub(crate) span: Span,
    pub(crate) owner: Option<Owner>,
}

/// The spans, cut where a wish begins or ends, each with its owner.
pub(crate) fn stretches(plan: &Plan, text: &str, wishes: &[Wish]) -> Vec<Stretch> {
    let mut edges: Vec<usize> = Vec::new();
    for wish in wishes {
        match wish {
            Wish::Split { cuts, .. } => edges.extend(cuts),
            Wish::Add { bytes, .. } => edges.extend([bytes.start, bytes.end]),
            Wish::Merge { .. } => {}
        }
    }
    edges.sort_unstable();
    let mut out = Vec::new();
    for span in &plan.spans {
        let inside = edges
            .iter()
            .copied()
            .filter(|e| *e > span.byte_start && *e < span.byte_end);
        let mut at = (span.byte_start, span.char_start);
        for end in inside.chain(std::iter::once(span.byte_end)) {
            let chars = text.get(at.0..end).map_or(0, |s| s.chars().count());
            if end > at.0 {
                let piece = Span {
                    byte_start: at.0,
                    byte_end: end,
                    char_start: at.1,
                    char_end: at.1 + chars,
                    ..span.clone()
                };
                out.push(owned(&piece, text, wishes));
            }
            at = (end, at.1 + chars);
        }
    }
    out
}

/// Who owns a stretch that no wish cuts any more.
fn owned(span: &Span, text: &str, wishes: &[Wish]) -> Stretch {
    let within =
        |bytes: &Range<usize>| bytes.start <= span.byte_start && span.byte_end <= bytes.end;
    let mut owner = span.sentence.map(Owner::Old);
    let (mut span, mut earlier) = (span.clone(), 0);
    for wish in wishes {
        match wish {
            Wish::Split { sentence, cuts, .. } if span.sentence == Some(*sentence) => {
                let before = cuts.iter().filter(|c| **c <= span.byte_start).count();
                owner = Some(Owner::Part(*sentence, before));
            }
            Wish::Merge { sentences, .. }
                if span.sentence.is_some_and(|s| sentences.contains(&s)) =>
            {
                owner = Some(Owner::Joined(sentences.start));
            }
            Wish::Add {
                bytes, correction, ..
            } if within(bytes) => {
                span.section = None;
                return Stretch {
                    owner: Some(Owner::Added(*correction)),
                    span,
                };
            }
            Wish::Add {
                bytes,
                inside: Inside::Sentence(s),
                ..
            } if span.sentence == Some(*s) => {
                earlier += usize::from(bytes.end <= span.byte_start);
                let words = text.get(span.byte_start..span.byte_end);
                let empty = !words.is_some_and(|w| w.contains(char::is_alphanumeric));
                owner = (!empty).then_some(Owner::Rest(*s, earlier));
            }
            Wish::Split { .. } | Wish::Merge { .. } | Wish::Add { .. } => {}
        }
    }
    if owner.is_none() && span.sentence.is_some() {
        // A full stop that is left alone says nothing.
        span.kind = SpanKind::Chrome;
        span.sentence = None;
    }
    Stretch { span, owner }
}
