//! How checkable a commitment is, from its words alone.
//!
//! - *Specific*: it names a number that binds, or an act whose doing can be seen (`verbs.toml`,
//!   `concrete`).
//! - *Measurable*: it names a number that binds, or an act that leaves a state which holds or does not
//!   (`state`).
//! - *Time-bound*: it says by when in its own words; the end of the plan does not count.
//! - *Owned*: it names a body; "the State" is no owner.
//! - *Disaggregated*: it, or its paragraph or section, names the people it is for, so that figures can
//!   be broken down.

use waymark_model::plan::{
    Assessability, Criterion, CriterionResult, MeasureType, Quantity, QuantityRole,
};

use crate::groups::Named;
use crate::lexicon::Common;
use crate::words::{Phrases, Token};

/// What the audit looks at.
pub(crate) struct Evidence<'a> {
    pub(crate) sentence: &'a str,
    pub(crate) tokens: &'a [Token<'a>],
    /// Where its main verbs stand; empty where any verb of it counts.
    pub(crate) acts: &'a [usize],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) deadline: Option<&'a str>,
    pub(crate) actors: &'a [String],
    pub(crate) groups: &'a [Named],
    pub(crate) words: &'a Common,
}

/// The audit of one commitment.
pub(crate) fn assess(e: &Evidence<'_>) -> Assessability {
    let verbs = &e.words.audit;
    let number = e
        .quantities
        .iter()
        .find(|q| q.role == QuantityRole::Target)
        .map(|q| q.text.clone());
    let words = |criterion| match criterion {
        Criterion::Specific => number.clone().or_else(|| verb(e, &verbs.concrete)),
        Criterion::Measurable => number.clone().or_else(|| verb(e, &verbs.state)),
        Criterion::Baseline => baseline(e),
        Criterion::Target => number.clone(),
        Criterion::Resourced => phrase(e, &verbs.resources),
        Criterion::Evidenced => phrase(e, &verbs.evidence),
        Criterion::TimeBound => e.deadline.map(str::to_owned),
        Criterion::Owned => e.actors.first().cloned(),
        Criterion::Disaggregated => e.groups.first().map(|(_, words)| words.clone()),
    };
    let result = |criterion| {
        let words = words(criterion);
        CriterionResult {
            criterion,
            met: words.is_some(),
            words: words.or_else(|| failed(e, criterion)).unwrap_or_default(),
        }
    };
    Assessability {
        results: Criterion::ALL.into_iter().map(result).collect(),
        measure: measure(e),
    }
}

/// The words that made a criterion fail, where there are any to point at.
fn failed(e: &Evidence<'_>, criterion: Criterion) -> Option<String> {
    let audit = &e.words.audit;
    match criterion {
        Criterion::Specific | Criterion::Measurable => phrase(e, &audit.vague),
        Criterion::Owned => phrase(e, &audit.diffuse),
        Criterion::TimeBound => phrase(e, &audit.someday),
        Criterion::Baseline
        | Criterion::Target
        | Criterion::Resourced
        | Criterion::Disaggregated
        | Criterion::Evidenced => None,
    }
}

fn baseline(e: &Evidence<'_>) -> Option<String> {
    let with = e.quantities.iter().find(|q| q.baseline.is_some())?;
    Some(with.text.clone())
}

fn phrase(e: &Evidence<'_>, phrases: &Phrases) -> Option<String> {
    let (at, len) = phrases.find(e.tokens, 0..e.tokens.len())?;
    let (first, last) = (e.tokens.get(at)?, e.tokens.get(at + len - 1)?);
    e.sentence.get(first.start..last.end).map(str::to_owned)
}

/// What the State sets up is structure, what people come to enjoy is outcome, all else is process
/// (OHCHR, Human Rights Indicators: A Guide to Measurement and Implementation, 2012, chapter II).
fn measure(e: &Evidence<'_>) -> MeasureType {
    let audit = &e.words.audit;
    if phrase(e, &audit.outcome).is_some() {
        MeasureType::Outcome
    } else if verb(e, &audit.structure_verbs).is_some() && phrase(e, &audit.structure).is_some() {
        MeasureType::Structure
    } else {
        MeasureType::Process
    }
}

/// The first main verb of the kind; for a sentence whose main verbs are not known any verb of it.
fn verb(e: &Evidence<'_>, kind: &Phrases) -> Option<String> {
    let at = |n: usize| {
        let len = kind.at(e.tokens, n)?;
        let (first, last) = (e.tokens.get(n)?, e.tokens.get(n + len - 1)?);
        e.sentence.get(first.start..last.end).map(str::to_owned)
    };
    if e.acts.is_empty() {
        return (0..e.tokens.len()).find_map(at);
    }
    e.acts.iter().copied().find_map(at)
}
