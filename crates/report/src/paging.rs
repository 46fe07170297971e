//! The text of a plan in parts that are small enough to load at once.

use std::collections::BTreeMap;
use std::ops::Range;

use waymark_model::plan::{Span, SpanKind};
use waymark_model::{CommitmentRef, SectionId};

use crate::Site;

/// Bytes of wording and translation on one page; with marks and style about 60 KB compressed.
const MOST: usize = 80_000;

/// Which spans stand on which page, and what is found there.
#[derive(Debug, Default)]
pub(crate) struct Parts<'a> {
    /// At least one.
    pub(crate) spans: Vec<Range<usize>>,
    commitments: BTreeMap<&'a CommitmentRef, usize>,
    sections: BTreeMap<&'a SectionId, usize>,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(site: &'a Site<'a>) -> Self {
        let plan = site.plan;
        let mut out = Self::default();
        let (mut start, mut weight) = (0, 0);
        for (n, span) in plan.spans.iter().enumerate() {
            let new = self::weight(site, span);
            let title = span.kind == SpanKind::Heading && span.section.is_some();
            let room = if title { MOST / 4 * 3 } else { MOST };
            if weight + new > room && weight > 0 && span.kind != SpanKind::Chrome {
                out.spans.push(start..n);
                (start, weight) = (n, 0);
            }
            weight += new;
            let part = out.spans.len();
            if let Some(sentence) = span.sentence.and_then(|s| plan.sentences.get(s)) {
                out.commitments.insert(&sentence.reference, part);
            }
            if let Some(section) = span.section.and_then(|s| plan.sections.get(s)) {
                out.sections.insert(&section.id, part);
            }
        }
        out.spans.push(start..plan.spans.len());
        out
    }

    /// The part a sentence stands in; `None` where the text does not hold it.
    pub(crate) fn of_sentence(&self, reference: &CommitmentRef) -> Option<usize> {
        self.commitments.get(reference).copied()
    }

    /// The part a section begins in.
    pub(crate) fn of_section(&self, id: &SectionId) -> Option<usize> {
        self.sections.get(id).copied()
    }
}

/// What a span puts on a page: its words and the longest of their translations.
fn weight(site: &Site<'_>, span: &Span) -> usize {
    if span.kind == SpanKind::Chrome {
        return 0;
    }
    let ws = site.workspace;
    let sentence = span.sentence.and_then(|n| site.plan.sentences.get(n));
    let bytes = span.byte_end.saturating_sub(span.byte_start);
    let own = sentence.map_or(bytes, |s| s.text.len());
    let translated = sentence.and_then(|s| {
        let id = s.reference.as_str();
        let texts = ws.settings.languages.iter();
        texts
            .filter_map(|l| ws.texts.get(l, "commitment", id))
            .map(str::len)
            .max()
    });
    own + translated.unwrap_or(0)
}
