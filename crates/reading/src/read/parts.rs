//! What single blocks are, and the references of sentences.

use waymark_model::{CommitmentRef, SectionId};

use crate::lead::opens;
use crate::structure::{Block, Kind, Style};

/// A single heading of the first level above deeper ones is the title of the document, not a chapter.
pub(super) fn document_title(blocks: &[Block<'_>]) -> Option<usize> {
    let level = |b: &Block<'_>| match b.kind {
        Kind::Heading {
            style: Style::Hash(level),
            ..
        } => Some(level),
        Kind::Heading { .. }
        | Kind::Item { .. }
        | Kind::Text
        | Kind::Field(_)
        | Kind::Row { .. } => None,
    };
    let tops: Vec<usize> = (0..blocks.len())
        .filter(|n| blocks.get(*n).and_then(level) == Some(1))
        .collect();
    let deeper = blocks.iter().filter_map(level).any(|l| l > 1);
    match tops.as_slice() {
        [only] if deeper => Some(*only),
        _ => None,
    }
}

/// "To this end, the Ministry will:" before the first item: the items promise, not their opening.
pub(super) fn opens_list(text: &str, next: Option<&Block<'_>>) -> bool {
    opens(text) && next.is_some_and(|b| matches!(b.kind, Kind::Item { .. }))
}

/// A short line that does not end like a sentence.
pub(super) fn is_title(text: &str) -> bool {
    !text.trim_end().ends_with(['.', '。', ';', '；', ':', '：']) && text.len() <= 200
}

/// Section, paragraph, sentence: `IV.5.6-2`.
pub(super) fn reference(section: &SectionId, paragraph: u32, number: u32) -> CommitmentRef {
    CommitmentRef::try_new(&format!("{section}.{paragraph}-{number}"))
        .or_else(|_| CommitmentRef::try_new(&format!("s.{paragraph}-{number}")))
        .unwrap_or_else(|_| unreachable!("digits and marks are an id"))
}
