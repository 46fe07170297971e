//! Hand corrections: tied to the words they were made for, never applied to others.
//!
//! A correction finds its sentence by reference, then by its words (`find`). Those that change what the
//! sentences are (split, merge, add) are made first, all in one pass over the spans (`shape`), then those
//! that change what a sentence says (accept, edit), so that parts can be edited too. Whatever does not
//! fit is reported with old and new words and changes nothing; the file itself is never touched.

mod edit;
mod find;
mod locate;
mod part;
mod shape;

use std::collections::BTreeMap;

use waymark_model::correction::{Action, Correction, Edit, Review};
use waymark_model::plan::{Plan, Sentence, SpanKind};
use waymark_model::{CommitmentRef, Diagnostic, Located, Modality, Place};

/// What came of applying corrections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// What did not fit (`E01xx`) and what a person should look at (`W01xx`), in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// Which sentences a person has looked at: those of every correction that was applied.
    pub reviewed: BTreeMap<CommitmentRef, Review>,
    /// Indices of the corrections that changed nothing because they do not fit, rising.
    pub refused: Vec<usize>,
}

/// Applies corrections to a plan. `text` is the text that the plan was read from (its places count in
/// it); `file` is where the corrections stand, for the places of findings.
///
/// INVARIANT: the spans of the plan cover the text exactly once, before and after.
pub fn apply(
    plan: &mut Plan,
    text: &str,
    corrections: &[Located<Correction>],
    file: &str,
) -> Applied {
    let mut work = Work {
        file,
        applied: Applied::default(),
    };
    let found = find::all(plan, corrections, &mut work);
    let shaped = shape::shape(plan, text, corrections, &found, &mut work);
    let mut said: BTreeMap<(usize, &'static str), u32> = BTreeMap::new();
    for (n, correction) in corrections.iter().enumerate() {
        let item = &correction.item;
        let edit = match &item.action {
            Action::Accept { .. } => None,
            Action::Edit(edit) => Some(edit),
            Action::Split { .. } | Action::Merge { .. } | Action::Add { .. } => continue,
        };
        let Some(at) = shaped.target(plan, n, correction, &found, &mut work) else {
            continue;
        };
        let Some(sentence) = plan.sentences.get(at) else {
            continue;
        };
        let agrees = match (&item.action, edit) {
            (Action::Accept { modality }, _) => {
                accepted_as(sentence, *modality, correction, &mut work)
            }
            (_, Some(edit)) => agrees(at, sentence, edit, correction, &mut said, &mut work),
            (_, None) => true,
        };
        if agrees {
            work.review(sentence.reference.clone(), item);
            edit.inspect(|edit| change(plan, at, edit));
        } else {
            work.applied.refused.push(n);
        }
    }
    work.applied.refused.sort_unstable();
    work.applied.refused.dedup();
    work.applied
        .findings
        .sort_by_key(|d| (d.place.line, d.code.clone()));
    work.applied
}

/// What is being put together.
struct Work<'a> {
    file: &'a str,
    applied: Applied,
}

impl Work<'_> {
    fn place(&self, correction: &Located<Correction>, field: &str) -> Place {
        Place::cell(self.file, correction.line, 1, field)
    }

    /// Reports what does not fit.
    fn conflict(&mut self, code: &str, correction: &Located<Correction>, field: &str) -> Fault<'_> {
        let place = self.place(correction, field);
        let finding = Diagnostic::error(code, place).with("ref", &correction.item.reference);
        Fault {
            findings: &mut self.applied.findings,
            finding: Some(finding),
        }
    }

    /// Reports what was done and should be looked at.
    fn remark(&mut self, code: &str, correction: &Located<Correction>, field: &str) -> Fault<'_> {
        let place = self.place(correction, field);
        let finding = Diagnostic::warning(code, place).with("ref", &correction.item.reference);
        Fault {
            findings: &mut self.applied.findings,
            finding: Some(finding),
        }
    }

    fn review(&mut self, reference: CommitmentRef, item: &Correction) {
        let review = Review {
            by: item.by.clone(),
            date: item.date,
        };
        let last = self.applied.reviewed.entry(reference).or_default();
        if review.date >= last.date {
            *last = review;
        }
    }
}

/// A finding that is filed when it is complete.
struct Fault<'a> {
    findings: &'a mut Vec<Diagnostic>,
    finding: Option<Diagnostic>,
}

impl Fault<'_> {
    fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.finding = self.finding.take().map(|f| f.with(name, value));
        self
    }
}

impl Drop for Fault<'_> {
    fn drop(&mut self) {
        self.findings.extend(self.finding.take());
    }
}

/// An acceptance is of a reading: where the engine reads something else now, someone must look again.
fn accepted_as(
    sentence: &Sentence,
    accepted: Option<Modality>,
    correction: &Located<Correction>,
    work: &mut Work<'_>,
) -> bool {
    let same = accepted.is_none_or(|m| m == sentence.modality);
    if let Some(modality) = accepted.filter(|_| !same) {
        work.remark("W0136", correction, "modality")
            .with("before", modality.code())
            .with("now", sentence.modality.code());
    }
    same
}

/// Two corrections may not say different things of one sentence: the earlier one counts.
fn agrees(
    at: usize,
    sentence: &Sentence,
    edit: &Edit,
    correction: &Located<Correction>,
    said: &mut BTreeMap<(usize, &'static str), u32>,
    work: &mut Work<'_>,
) -> bool {
    let mut changed = sentence.clone();
    edit::edit(&mut changed, edit);
    for field in edit::fields(edit) {
        let earlier = said.get(&(at, field)).copied();
        if let Some(line) = earlier.filter(|_| changed != *sentence) {
            work.conflict("E0141", correction, field)
                .with("field", field)
                .with("line", line);
            return false;
        }
    }
    for field in edit::fields(edit) {
        said.entry((at, field)).or_insert(correction.line);
    }
    true
}

fn change(plan: &mut Plan, at: usize, edit: &Edit) {
    let Some(sentence) = plan.sentences.get_mut(at) else {
        return;
    };
    sentence.corrected = true;
    edit::edit(sentence, edit);
    let kind = kind(sentence);
    for span in plan.spans.iter_mut().filter(|s| s.sentence == Some(at)) {
        span.kind = kind;
    }
}

/// The kind of the spans of a sentence.
fn kind(sentence: &Sentence) -> SpanKind {
    if sentence.modality.is_commitment() {
        SpanKind::Commitment
    } else if sentence.modality == Modality::Heading {
        SpanKind::Heading
    } else {
        SpanKind::Context
    }
}
