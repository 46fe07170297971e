//! One record per sentence, as scorers and other programs take it: JSON Lines, offsets in code points.

use serde::Serialize;
use waymark_model::plan::{Criterion, Plan, Quantity, Sentence};

/// A sentence as a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record<'a> {
    id: &'a str,
    section: &'a str,
    bullet: u32,
    bullet_heading: Option<&'a str>,
    char_start: usize,
    char_end: usize,
    hash: &'a str,
    text: &'a str,
    modality: &'static str,
    cue: &'a str,
    quantities: &'a [Quantity],
    actors: &'a [String],
    deadline: Option<&'a str>,
    beneficiaries: Vec<&'a str>,
    assessability: Vec<Criterion>,
}

/// The records of a plan, in the order of the text.
pub fn records(plan: &Plan) -> impl Iterator<Item = Record<'_>> {
    plan.sentences.iter().map(|s| record(plan, s))
}

fn record<'a>(plan: &'a Plan, s: &'a Sentence) -> Record<'a> {
    let paragraph = plan
        .paragraphs
        .iter()
        .find(|p| p.section == s.section && p.number == s.paragraph);
    let met = |a: &waymark_model::plan::Assessability| {
        Criterion::ALL.into_iter().filter(|c| a.meets(*c)).collect()
    };
    Record {
        id: s.reference.as_str(),
        section: s.section.as_str(),
        bullet: s.paragraph,
        bullet_heading: paragraph.and_then(|p| p.heading.as_deref()),
        char_start: s.passage.char_start,
        char_end: s.passage.char_end,
        hash: &s.passage.hash,
        text: &s.text,
        modality: s.modality.code(),
        cue: &s.cue,
        quantities: &s.quantities,
        actors: &s.actors,
        deadline: s.deadline.as_deref(),
        beneficiaries: s
            .groups
            .iter()
            .map(waymark_model::GroupId::as_str)
            .collect(),
        assessability: s.assessability.as_ref().map(met).unwrap_or_default(),
    }
}
