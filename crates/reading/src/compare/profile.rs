//! A plan in figures.

use std::collections::BTreeMap;

use serde::Serialize;
use waymark_model::plan::{Criterion, Modality, Plan, QuantityRole, Verifiability};

/// How many commitments a plan has, and of which kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// All commitments.
    pub commitments: usize,
    /// With a number that binds.
    pub with_target: usize,
    /// With a deadline of their own.
    pub with_deadline: usize,
    /// With somebody named who does it.
    pub with_owner: usize,
    /// By modality, all that promise something.
    pub modalities: BTreeMap<&'static str, usize>,
    /// By the verdict of the gate; commitments whose words were not tested are in none.
    pub gate: BTreeMap<&'static str, usize>,
    /// How many meet each criterion.
    pub criteria: BTreeMap<&'static str, usize>,
}

/// Counts the commitments of a plan.
pub(crate) fn profile(plan: &Plan) -> Profile {
    let all = [
        Modality::NewAction,
        Modality::Continue,
        Modality::Strengthen,
        Modality::Prohibit,
        Modality::Guarantee,
        Modality::Encourage,
    ];
    let mut out = Profile {
        commitments: 0,
        with_target: 0,
        with_deadline: 0,
        with_owner: 0,
        modalities: all.into_iter().map(|m| (m.code(), 0)).collect(),
        gate: Verifiability::ALL
            .into_iter()
            .map(|v| (v.code(), 0))
            .collect(),
        criteria: Criterion::ALL.into_iter().map(|c| (c.code(), 0)).collect(),
    };
    for sentence in plan.commitments() {
        out.commitments += 1;
        let bound = |role| role == QuantityRole::Target;
        out.with_target += usize::from(sentence.quantities.iter().any(|q| bound(q.role)));
        out.with_deadline += usize::from(sentence.deadline.is_some());
        out.with_owner += usize::from(!sentence.actors.is_empty() || !sentence.bodies.is_empty());
        *out.modalities.entry(sentence.modality.code()).or_default() += 1;
        if let Some(audit) = &sentence.assessability {
            *out.gate.entry(audit.gate().code()).or_default() += 1;
            for criterion in Criterion::ALL.into_iter().filter(|c| audit.meets(*c)) {
                *out.criteria.entry(criterion.code()).or_default() += 1;
            }
        }
    }
    out
}
