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

use waymark_model::plan::{Assessability, Criterion, CriterionResult, Quantity, QuantityRole};

use crate::groups::Named;
use crate::lexicon::lexicon;
use crate::predicate::Predicate;
use crate::tokens::{Phrases, Token};

/// What the audit looks at.
pub(crate) struct Evidence<'a> {
    pub(crate) sentence: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) predicates: &'a [Predicate],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) deadline: Option<&'a str>,
    pub(crate) actors: &'a [String],
    pub(crate) groups: &'a [Named],
}

/// The audit of one commitment.
pub(crate) fn assess(e: &Evidence<'_>) -> Assessability {
    let verbs = &lexicon().verbs;
    let number = e
        .quantities
        .iter()
        .find(|q| q.role == QuantityRole::Target)
        .map(|q| q.text.clone());
    let words = |criterion| match criterion {
        Criterion::Specific => number.clone().or_else(|| verb(e, &verbs.concrete)),
        Criterion::Measurable => number.clone().or_else(|| verb(e, &verbs.state)),
        Criterion::TimeBound => e.deadline.map(str::to_owned),
        Criterion::Owned => e.actors.first().cloned(),
        Criterion::Disaggregated => e.groups.first().map(|(_, words)| words.clone()),
    };
    let result = |criterion| {
        let words = words(criterion);
        CriterionResult {
            criterion,
            met: words.is_some(),
            words: words.unwrap_or_default(),
        }
    };
    Assessability {
        results: Criterion::ALL.into_iter().map(result).collect(),
    }
}

/// The first main verb of the kind; for "efforts will be made to establish" the verb behind "to"; for a
/// sentence without a modal any verb of the kind.
fn verb(e: &Evidence<'_>, kind: &Phrases) -> Option<String> {
    let at = |n: usize| {
        let len = kind.at(e.tokens, n)?;
        let (first, last) = (e.tokens.get(n)?, e.tokens.get(n + len - 1)?);
        e.sentence.get(first.start..last.end).map(str::to_owned)
    };
    let behind_light = |p: &Predicate| {
        let len = lexicon().around.light.at(e.tokens, p.group)?;
        at(p.group + len)
    };
    let light = |p: &Predicate| lexicon().around.light.at(e.tokens, p.group).is_some();
    if e.predicates.is_empty() {
        return (0..e.tokens.len()).find_map(at);
    }
    e.predicates.iter().find_map(|p| {
        if light(p) {
            behind_light(p)
        } else {
            at(p.verb).or_else(|| at(p.group))
        }
    })
}
