//! Reading, held against suites of named cases, properties, and the shared gold where it is present.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod accounting;
mod align;
mod compare;
mod corrections;
mod gold;
mod gold_texts;
mod labels;
mod references;
mod structure;
mod suite;

use waymark_model::plan::Plan;
use waymark_reading::{Format, read};

pub(crate) fn text(source: &str) -> Plan {
    read(source.as_bytes(), Format::Text).0
}

pub(crate) fn markdown(source: &str) -> Plan {
    read(source.as_bytes(), Format::Markdown).0
}

/// Every character once, in order; bytes and characters agree.
#[track_caller]
pub(crate) fn assert_accounted(source: &str, plan: &Plan) {
    let (mut chars, mut bytes) = (0, 0);
    for span in &plan.spans {
        assert_eq!(
            (span.char_start, span.byte_start),
            (chars, bytes),
            "a gap or an overlap"
        );
        assert!(span.byte_end > span.byte_start, "an empty span");
        let piece = source
            .get(span.byte_start..span.byte_end)
            .expect("spans end between characters");
        chars = span.char_start + piece.chars().count();
        bytes = span.byte_end;
        assert_eq!(span.char_end, chars);
    }
    assert_eq!(
        (chars, bytes),
        (source.chars().count(), source.len()),
        "characters left over"
    );
    for sentence in &plan.sentences {
        let p = &sentence.passage;
        let words = source
            .get(p.byte_start..p.byte_end)
            .expect("passages end between characters");
        assert_eq!(words.chars().count(), p.char_end - p.char_start);
        assert_eq!(
            source.get(..p.byte_start).unwrap().chars().count(),
            p.char_start
        );
    }
}
