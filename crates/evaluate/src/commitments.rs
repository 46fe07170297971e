//! What was found about each commitment: the sum of its targets, figures, measures and verdicts.

use std::collections::{BTreeMap, BTreeSet};

use waymark_model::plan::{Criterion, Sentence};
use waymark_model::workspace::{Assessment, Scale, Seat};
use waymark_model::{BodyId, CommitmentRef, Plan, Workspace};

use crate::results::{
    CommitmentResult, IndicatorResult, Missing, Profile, Standing, TargetResult, Verdict,
};
use crate::targets::reached;

/// Seats whose levels lie this far apart disagree: about a grade of a five-grade scale.
const DISPUTE: f64 = 0.25;

/// Rows of the workspace by commitment.
struct Lookups<'a> {
    targets: BTreeMap<&'a CommitmentRef, Vec<usize>>,
    indicators: BTreeMap<&'a CommitmentRef, Vec<usize>>,
    measures: BTreeMap<&'a CommitmentRef, Vec<usize>>,
    assignments: BTreeMap<&'a CommitmentRef, Vec<usize>>,
    assessments: BTreeMap<&'a CommitmentRef, Vec<usize>>,
}

fn group<'a>(
    keys: impl Iterator<Item = (usize, &'a CommitmentRef)>,
) -> BTreeMap<&'a CommitmentRef, Vec<usize>> {
    let mut out: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (row, key) in keys {
        let rows = out.entry(key).or_default();
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    out
}

impl<'a> Lookups<'a> {
    fn new(
        ws: &'a Workspace,
        targets: &'a [TargetResult],
        indicators: &'a [IndicatorResult],
    ) -> Self {
        // An indicator serves the commitments it names and those whose targets it measures.
        let named = indicators.iter().enumerate().flat_map(|(n, i)| {
            let row = ws
                .indicators
                .get(i.row)
                .map(|i| i.item.commitments.as_slice());
            row.unwrap_or(&[]).iter().map(move |c| (n, c))
        });
        let measured = targets.iter().filter_map(|t| {
            let n = indicators.iter().position(|i| i.id == t.indicator)?;
            Some((n, &t.commitment))
        });
        Self {
            targets: group(
                targets
                    .iter()
                    .enumerate()
                    .filter(|(_, t)| t.current)
                    .map(|(n, t)| (n, &t.commitment)),
            ),
            indicators: group(named.chain(measured)),
            measures: group(
                ws.measures
                    .iter()
                    .enumerate()
                    .map(|(n, m)| (n, &m.item.commitment)),
            ),
            assignments: group(
                ws.assignments
                    .iter()
                    .enumerate()
                    .map(|(n, a)| (n, &a.item.commitment)),
            ),
            assessments: group(
                ws.assessments
                    .iter()
                    .enumerate()
                    .map(|(n, a)| (n, &a.item.commitment)),
            ),
        }
    }
}

/// One result per commitment, in the order of the plan.
pub(crate) fn evaluate(
    workspace: &Workspace,
    plan: &Plan,
    targets: &[TargetResult],
    indicators: &[IndicatorResult],
) -> Vec<CommitmentResult> {
    let lookups = Lookups::new(workspace, targets, indicators);
    plan.commitments()
        .map(|s| one(workspace, s, &lookups, targets, indicators))
        .collect()
}

fn rows(map: &BTreeMap<&CommitmentRef, Vec<usize>>, key: &CommitmentRef) -> Vec<usize> {
    map.get(key).cloned().unwrap_or_default()
}

fn one(
    ws: &Workspace,
    sentence: &Sentence,
    lookups: &Lookups<'_>,
    targets: &[TargetResult],
    indicators: &[IndicatorResult],
) -> CommitmentResult {
    let key = &sentence.reference;
    let own_targets = rows(&lookups.targets, key);
    let own_indicators = rows(&lookups.indicators, key);
    let measures = rows(&lookups.measures, key);
    let assignments = rows(&lookups.assignments, key);
    let mut bodies: BTreeSet<BodyId> = sentence.bodies.iter().cloned().collect();
    bodies.extend(
        assignments
            .iter()
            .filter_map(|n| ws.assignments.get(*n))
            .map(|a| a.item.body.clone()),
    );
    let verdicts = verdicts(ws, &rows(&lookups.assessments, key));
    let of_targets: Vec<&TargetResult> =
        own_targets.iter().filter_map(|n| targets.get(*n)).collect();
    let of_indicators: Vec<&IndicatorResult> = own_indicators
        .iter()
        .filter_map(|n| indicators.get(*n))
        .collect();
    let mut result = CommitmentResult {
        reference: key.clone(),
        section: sentence.section.clone(),
        standing: standing(&of_targets, &of_indicators, !measures.is_empty()),
        disputed: disputed(&verdicts),
        late: of_targets.iter().any(|t| late(t)),
        missing: Vec::new(),
        targets: own_targets,
        indicators: own_indicators,
        measures,
        assignments,
        bodies: bodies.into_iter().collect(),
        groups: sentence.groups.clone(),
        verdicts,
    };
    result.missing = missing(sentence, &result, &of_targets, &of_indicators);
    result
}

/// The targets decide; without one the figures, without figures the measures. Of several the one a
/// reader must worry about most, so that a good one never hides it.
fn standing(
    targets: &[&TargetResult],
    indicators: &[&IndicatorResult],
    measured: bool,
) -> Standing {
    if let Some(worst) = targets.iter().map(|t| t.standing).max() {
        return worst;
    }
    let known = indicators
        .iter()
        .map(|i| i.trend)
        .filter(|t| *t != Standing::NoData)
        .max();
    match (known, measured, indicators.is_empty()) {
        (Some(worst), _, _) => worst,
        (None, true, _) => Standing::MeasureOnly,
        (None, false, false) => Standing::NoData,
        (None, false, true) => Standing::NoEvidence,
    }
}

/// Due and known to fall short. Without data nothing is known: that is a list of its own.
fn late(target: &TargetResult) -> bool {
    let unknown = matches!(target.standing, Standing::NoData | Standing::NotComparable);
    target.deadline_passed && !reached(target.standing) && !unknown
}

fn verdicts(ws: &Workspace, rows: &[usize]) -> Vec<Verdict> {
    let of = |seat: Seat| {
        rows.iter()
            .filter_map(|n| Some((*n, &ws.assessments.get(*n)?.item)))
            .filter(|(_, a)| a.seat == seat)
            .max_by_key(|(n, a)| (a.date, *n))
    };
    Seat::ALL
        .into_iter()
        .map(|seat| match of(seat) {
            None => Verdict {
                seat,
                assessment: None,
                level: None,
                no_evidence: false,
            },
            Some((n, a)) => {
                let level = level(&ws.scales, a);
                Verdict {
                    seat,
                    assessment: Some(n),
                    level,
                    no_evidence: level.is_none(),
                }
            }
        })
        .collect()
}

/// The cross-walk of a grade to the common measure; `None` for "no evidence".
fn level(scales: &[Scale], assessment: &Assessment) -> Option<f64> {
    let scale = scales.iter().find(|s| s.id == assessment.scale)?;
    scale
        .grades
        .iter()
        .find(|g| g.code == assessment.grade)?
        .level
}

fn disputed(verdicts: &[Verdict]) -> bool {
    let given: Vec<&Verdict> = verdicts.iter().filter(|v| v.assessment.is_some()).collect();
    given.iter().enumerate().any(|(n, a)| {
        given.iter().skip(n + 1).any(|b| match (a.level, b.level) {
            (Some(x), Some(y)) => (x - y).abs() >= DISPUTE,
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        })
    })
}

fn missing(
    sentence: &Sentence,
    result: &CommitmentResult,
    targets: &[&TargetResult],
    indicators: &[&IndicatorResult],
) -> Vec<Missing> {
    let figures = indicators.iter().any(|i| i.figures_in_period > 0);
    let short = |criterion| {
        !sentence
            .assessability
            .as_ref()
            .is_some_and(|a| a.meets(criterion))
    };
    let independent = result
        .verdicts
        .iter()
        .any(|v| v.seat == Seat::Independent && v.assessment.is_some());
    let checks = [
        (Missing::Figure, !figures),
        (Missing::Target, targets.is_empty()),
        (
            Missing::Baseline,
            targets.iter().any(|t| t.baseline.is_none()),
        ),
        (
            Missing::FinalFigure,
            targets
                .iter()
                .any(|t| t.deadline_passed && t.figure_before_deadline),
        ),
        (
            Missing::Owner,
            result.bodies.is_empty() && short(Criterion::Owned),
        ),
        (Missing::Deadline, short(Criterion::TimeBound)),
        (
            Missing::Breakdown,
            indicators.iter().any(|i| !i.breakdowns_missing.is_empty()),
        ),
        (Missing::Measure, result.measures.is_empty()),
        (Missing::IndependentVerdict, !independent),
    ];
    checks
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(missing, _)| missing)
        .collect()
}

/// Counts over the whole plan.
pub(crate) fn profile(
    plan: &Plan,
    commitments: &[CommitmentResult],
    targets: &[TargetResult],
) -> Profile {
    let mut profile = Profile {
        sections: plan.sections.len(),
        paragraphs: plan.paragraphs.len(),
        commitments: commitments.len(),
        disputed: commitments.iter().filter(|c| c.disputed).count(),
        late: commitments.iter().filter(|c| c.late).count(),
        ..Profile::default()
    };
    for commitment in commitments {
        *profile.standings.entry(commitment.standing).or_default() += 1;
        for group in &commitment.groups {
            *profile.groups.entry(group.clone()).or_default() += 1;
        }
    }
    for target in targets.iter().filter(|t| t.current) {
        *profile.target_standings.entry(target.standing).or_default() += 1;
    }
    for assessability in plan.commitments().filter_map(|s| s.assessability.as_ref()) {
        *profile
            .verifiability
            .entry(assessability.gate())
            .or_default() += 1;
        if let Some(slot) = profile.criteria_met.get_mut(assessability.met()) {
            *slot += 1;
        }
        for criterion in Criterion::ALL
            .into_iter()
            .filter(|c| assessability.meets(*c))
        {
            *profile.criteria.entry(criterion).or_default() += 1;
        }
    }
    profile
}
