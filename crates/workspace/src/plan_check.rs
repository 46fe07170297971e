//! The workspace held against the plan that was read from its document: does every reference name a
//! sentence of it, and one that promises something?

use std::collections::{BTreeMap, BTreeSet};

use waymark_model::workspace::{Located, Workspace};
use waymark_model::{CommitmentRef, Diagnostic, Place, Plan};

use crate::cell::Fault;
use crate::codes;
use crate::findings::{Findings, hint, nearest};

/// What of the plan itself may be translated.
const OF_THE_PLAN: [&str; 4] = ["title", "publisher", "contact", "licence"];

/// Reports references into the plan that lead nowhere, or to a sentence that promises nothing.
///
/// Corrections are not looked at: `reading` reports those it cannot apply.
#[must_use]
pub fn check_plan(workspace: &Workspace, plan: &Plan) -> Vec<Diagnostic> {
    let mut check = Check {
        sentences: plan
            .sentences
            .iter()
            .map(|s| (s.reference.as_str(), s.modality.is_commitment()))
            .collect(),
        plan,
        findings: Findings::default(),
    };
    let ws = workspace;
    check.rows(ws, "indicators.csv", "commitments", &ws.indicators, |r| {
        &r.commitments
    });
    check.rows(ws, "targets.csv", "commitment", &ws.targets, |r| {
        one(&r.commitment)
    });
    check.rows(ws, "assignments.csv", "commitment", &ws.assignments, |r| {
        one(&r.commitment)
    });
    check.rows(ws, "measures.csv", "commitment", &ws.measures, |r| {
        one(&r.commitment)
    });
    check.rows(ws, "assessments.csv", "commitment", &ws.assessments, |r| {
        one(&r.commitment)
    });
    check.texts(ws);
    check.findings.finish()
}

fn one(reference: &CommitmentRef) -> &[CommitmentRef] {
    std::slice::from_ref(reference)
}

struct Check<'a> {
    /// Every sentence, and whether it promises something.
    sentences: BTreeMap<&'a str, bool>,
    plan: &'a Plan,
    findings: Findings,
}

impl Check<'_> {
    fn rows<T>(
        &mut self,
        workspace: &Workspace,
        file: &str,
        field: &str,
        rows: &[Located<T>],
        references: impl Fn(&T) -> &[CommitmentRef],
    ) {
        for row in rows {
            for reference in references(&row.item) {
                let place = workspace.place(file, row.line, field);
                if self.known(reference.as_str(), place.clone()) == Some(false) {
                    let text = reference.as_str();
                    let fault = Fault::new(codes::NO_COMMITMENT).with("text", text);
                    self.findings.push_grouped(text, fault.at(place));
                }
            }
        }
    }

    /// Whether the sentence promises something; `None` where there is none: reported.
    fn known(&mut self, reference: &str, place: Place) -> Option<bool> {
        let known = self.sentences.get(reference).copied();
        if known.is_none() && !self.findings.again(codes::NOT_IN_PLAN, &place, reference) {
            let near = nearest(reference, self.sentences.keys().copied());
            let fault = Fault::new(codes::NOT_IN_PLAN)
                .with("text", reference)
                .with("hint", hint(near));
            self.findings.push_grouped(reference, fault.at(place));
        }
        known
    }

    fn texts(&mut self, workspace: &Workspace) {
        let groups = groups(workspace, self.plan);
        let paragraphs: BTreeSet<String> = self
            .plan
            .paragraphs
            .iter()
            .map(|p| format!("{}.{}", p.section, p.number))
            .collect();
        let sections: BTreeSet<&str> = self.plan.sections.iter().map(|s| s.id.as_str()).collect();
        for (lang, entity, id, line, _) in workspace.texts.iter() {
            let place = workspace.place(&format!("texts/{lang}.csv"), line, "id");
            let known = match entity {
                "commitment" => {
                    self.known(id, place);
                    continue;
                }
                "section" => sections.contains(id),
                "paragraph" => paragraphs.contains(id),
                "group" => groups.contains(id),
                "plan" => OF_THE_PLAN.contains(&id),
                _ => true,
            };
            if !known {
                let fault = Fault::new(codes::NO_SUCH_PART)
                    .with("entity", entity)
                    .with("text", id);
                self.findings.push(fault.at(place));
            }
        }
    }
}

/// The groups that the plan or a correction speaks of.
fn groups<'a>(workspace: &'a Workspace, plan: &'a Plan) -> BTreeSet<&'a str> {
    let corrected = workspace.corrections.iter().flat_map(|c| c.item.groups());
    let read = plan.sentences.iter().flat_map(|s| &s.groups);
    read.chain(corrected).map(|g| g.as_str()).collect()
}
