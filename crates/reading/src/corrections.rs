//! Hand corrections: tied to the words they were made for, never applied to others.

use waymark_model::plan::{Criterion, Plan, Sentence, SpanKind};
use waymark_model::workspace::Correction;
use waymark_model::{Diagnostic, Located, Place};

/// Applies corrections to a plan. `file` is where they stand, for the places of findings.
///
/// Gives a finding for each correction whose reference is unknown (`E0103`) or whose sentence no longer
/// begins with its words (`E0104`); such a correction changes nothing.
pub fn apply(plan: &mut Plan, corrections: &[Located<Correction>], file: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for correction in corrections {
        let place = |field| Place::cell(file, correction.line, 1, field);
        let item = &correction.item;
        let Some(at) = plan
            .sentences
            .iter()
            .position(|s| s.reference == item.reference)
        else {
            findings.push(Diagnostic::error("E0103", place("ref")).with("ref", &item.reference));
            continue;
        };
        let Some(sentence) = plan.sentences.get_mut(at) else {
            continue;
        };
        if !sentence.text.starts_with(item.begins.as_str()) {
            let found: String = sentence.text.chars().take(60).collect();
            let finding = Diagnostic::error("E0104", place("begins"));
            findings.push(
                finding
                    .with("ref", &item.reference)
                    .with("begins", &item.begins)
                    .with("found", found),
            );
            continue;
        }
        change(sentence, item);
        let commitment = sentence.modality.is_commitment();
        let kind = if commitment {
            SpanKind::Commitment
        } else {
            SpanKind::Context
        };
        for span in plan.spans.iter_mut().filter(|s| s.sentence == Some(at)) {
            span.kind = kind;
        }
    }
    findings
}

fn change(sentence: &mut Sentence, item: &Correction) {
    sentence.corrected = true;
    if let Some(modality) = item.modality {
        sentence.modality = modality;
    }
    if let Some(deadline) = &item.deadline {
        sentence.deadline = (!deadline.is_empty()).then(|| deadline.clone());
        criterion(sentence, Criterion::TimeBound, deadline);
    }
    if let Some(groups) = &item.groups {
        sentence.groups.clone_from(groups);
        let words = groups.first().map_or("", |g| g.as_str()).to_owned();
        criterion(sentence, Criterion::Disaggregated, &words);
    }
    if let Some(bodies) = &item.bodies {
        sentence.bodies.clone_from(bodies);
        let words = bodies.first().map_or("", |b| b.as_str()).to_owned();
        criterion(sentence, Criterion::Owned, &words);
    }
}

fn criterion(sentence: &mut Sentence, which: Criterion, words: &str) {
    let results = sentence
        .assessability
        .as_mut()
        .map(|a| a.results.as_mut_slice())
        .unwrap_or_default();
    for result in results.iter_mut().filter(|r| r.criterion == which) {
        result.met = !words.is_empty();
        words.clone_into(&mut result.words);
    }
}
