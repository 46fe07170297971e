//! What the parts of a divided sentence say, and sentences joined or added by hand.
//!
//! A part is read by itself, as an item of a list. Where it promises nothing by itself ("and 20 clinics"),
//! it says what the whole said in its words. The body that does the whole does each part that names none.

use std::ops::Range;

use sha2::{Digest, Sha256};
use waymark_model::plan::{Criterion, Language, Passage, Sentence};

use super::edit::criterion;
use super::locate::tag;
use crate::Format;

/// A stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its bytes.
    pub(crate) bytes: Range<usize>,
    /// Code points before it.
    pub(crate) char_start: usize,
}

/// Words of one or more stretches, folded, with the code point of each character in the document.
struct Shown {
    text: String,
    at: Vec<usize>,
}

/// The sentence that stands in the pieces, taken from the whole that they belong to. `pieces` rise.
pub(crate) fn part(whole: &Sentence, language: Language, text: &str, pieces: &[Piece]) -> Sentence {
    let shown = shown(text, pieces);
    let own = read_alone(&shown, language).filter(|s| s.modality.is_commitment());
    let mut part = Sentence {
        passage: passage(text, pieces),
        text: shown.text,
        corrected: true,
        ..whole.clone()
    };
    match own {
        Some(own) => take(&mut part, own, whole, language),
        None => inherit(&mut part, pieces, text),
    }
    part
}

fn shown(text: &str, pieces: &[Piece]) -> Shown {
    let mut out = Shown {
        text: String::new(),
        at: Vec::new(),
    };
    let mut blank = false;
    for piece in pieces {
        let raw = text.get(piece.bytes.clone()).unwrap_or("");
        let mut after = 0;
        for (n, (at, c)) in raw.char_indices().enumerate() {
            if at < after {
                continue;
            }
            if raw.get(at..).is_some_and(|r| r.starts_with("**")) {
                after = at + 2;
                continue;
            }
            if let Some(end) = tag(raw, at) {
                after = end;
                continue;
            }
            if c.is_whitespace() {
                blank = true;
                continue;
            }
            if std::mem::take(&mut blank) && !out.text.is_empty() {
                out.text.push(' ');
                out.at.push(piece.char_start + n);
            }
            out.text.push(c);
            out.at.push(piece.char_start + n);
        }
        // Pieces that were apart are apart in words, except in writing without spaces.
        blank = out.text.ends_with(|c: char| c.is_ascii());
    }
    out
}

fn passage(text: &str, pieces: &[Piece]) -> Passage {
    let (start, char_start) = pieces
        .first()
        .map_or((0, 0), |p| (p.bytes.start, p.char_start));
    let count = |bytes: Range<usize>| text.get(bytes).map_or(0, |s| s.chars().count());
    let (end, char_end) = pieces.last().map_or((0, 0), |p| {
        (p.bytes.end, p.char_start + count(p.bytes.clone()))
    });
    let bytes = text.get(start..end).unwrap_or("").as_bytes();
    let digest = Sha256::digest(bytes);
    Passage {
        char_start,
        char_end,
        byte_start: start,
        byte_end: end,
        hash: digest.iter().take(8).map(|b| format!("{b:02x}")).collect(),
    }
}

/// What the reader makes of the words alone; `None` where it does not take them as one sentence.
fn read_alone(shown: &Shown, language: Language) -> Option<Sentence> {
    const MARK: &str = "- ";
    let (plan, _) = crate::read::read(format!("{MARK}{}\n", shown.text).as_bytes(), Format::Text);
    let [only] = plan.sentences.as_slice() else {
        return None;
    };
    if plan.language != language || only.text != shown.text {
        return None;
    }
    let mut sentence = only.clone();
    for quantity in &mut sentence.quantities {
        let place = |n: usize| shown.at.get(n.checked_sub(MARK.len())?).copied();
        quantity.char_end = place(quantity.char_end.checked_sub(1)?)? + 1;
        quantity.char_start = place(quantity.char_start)?;
    }
    Some(sentence)
}

/// The part as it was read by itself, with what stands above it or before it.
fn take(part: &mut Sentence, own: Sentence, whole: &Sentence, language: Language) {
    part.modality = own.modality;
    part.cue = own.cue;
    part.quantities = own.quantities;
    part.deadline = own.deadline;
    part.due = own.due;
    part.instruments = own.instruments;
    part.assessability = own.assessability;
    part.labels.retain(|label| label.from_heading);
    part.labels.extend(own.labels);
    if !own.actors.is_empty() {
        part.actors = own.actors;
    } else if let Some(actor) = part.actors.first().cloned() {
        criterion(part, Criterion::Owned, &actor);
    }
    // Groups that the whole does not name in its own words come from the headings above it.
    let alone = Shown {
        text: whole.text.clone(),
        at: (0..whole.text.chars().count()).collect(),
    };
    let named = read_alone(&alone, language)
        .map(|s| s.groups)
        .unwrap_or_default();
    part.groups
        .retain(|g| !named.contains(g) || own.groups.contains(g));
    for group in own.groups {
        if !part.groups.contains(&group) {
            part.groups.push(group);
        }
    }
    if let Some(group) = part.groups.first().cloned() {
        criterion(part, Criterion::Disaggregated, group.as_str());
    }
}

/// What the whole said, as far as its words stand in the part.
fn inherit(part: &mut Sentence, pieces: &[Piece], text: &str) {
    let words = part.text.clone();
    let inside = |at: usize| {
        let end = |p: &Piece| text.get(p.bytes.clone()).map_or(0, |s| s.chars().count());
        pieces
            .iter()
            .any(|p| (p.char_start..p.char_start + end(p)).contains(&at))
    };
    part.quantities.retain(|q| inside(q.char_start));
    if !words.contains(part.cue.as_str()) {
        part.cue = String::new();
    }
    if part
        .deadline
        .as_ref()
        .is_some_and(|d| !words.contains(d.as_str()))
    {
        part.deadline = None;
        part.due = None;
    }
    part.instruments.retain(|i| words.contains(i.text.as_str()));
    part.labels
        .retain(|l| l.from_heading || words.contains(l.cue.as_str()));
    let Some(audit) = &mut part.assessability else {
        return;
    };
    for result in &mut audit.results {
        // Who does it and for whom is said once for all parts.
        let shared = matches!(
            result.criterion,
            Criterion::Owned | Criterion::Disaggregated
        );
        if !shared && !words.contains(result.words.as_str()) {
            result.met = false;
            result.words = String::new();
        }
    }
}
