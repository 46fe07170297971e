//! From a folder to results, or to everything that is wrong with it, at once.

use std::path::Path;

use waymark_evaluate::claims::ClaimFault;
use waymark_evaluate::{Results, evaluate};
use waymark_model::diagnostic::has_errors;
use waymark_model::workspace::{Ask, Claim};
use waymark_model::{Diagnostic, Located, Place, Plan, Workspace};
use waymark_reading::Format;
use waymark_reading::references::{self, Known};

use crate::{Progress, methods};

/// File that holds the claims.
pub(crate) const CLAIMS: &str = "claims.toml";
/// File that holds the hand corrections.
const CORRECTIONS: &str = "plan/corrections.toml";

/// A workspace read and evaluated.
#[derive(Debug)]
pub struct Prepared {
    /// What was collected, the plan's text, and the results; `None` where an error forbids it.
    pub ready: Option<(Workspace, Plan, Results)>,
    /// Everything found, errors and warnings, sorted by place.
    pub findings: Vec<Diagnostic>,
}

/// Reads, links and evaluates a workspace.
#[must_use]
pub fn prepare(dir: &Path, progress: &dyn Progress) -> Prepared {
    progress.stage("open", 0);
    let opened = waymark_workspace::open(dir);
    let mut findings = opened.findings;
    let Some(workspace) = opened.workspace else {
        return Prepared {
            ready: None,
            findings,
        };
    };
    progress.stage("read", 0);
    let plan = read(dir, &workspace, &mut findings);
    progress.stage("evaluate", 0);
    let (results, faults) = evaluate(&workspace, &plan);
    findings.extend(
        results
            .indices
            .iter()
            .flat_map(|i| methods::findings(&workspace, i)),
    );
    let asked = |row: usize| {
        let claim = workspace.claims.get(row)?;
        Some(claim).filter(|c| !follows(&results, &c.item.table))
    };
    findings.extend(
        faults
            .iter()
            .filter_map(|(row, fault)| Some(claim_fault(asked(*row)?, fault))),
    );
    findings.extend(results.claims.iter().filter(|c| !c.holds).filter_map(|c| {
        let claim = asked(c.row)?;
        let found = c.value.map_or_else(
            || format!("{} / {}", c.numerator.unwrap_or(0), c.denominator),
            |v| v.to_string(),
        );
        Some(
            at(claim, "E0305")
                .with("published", published(&claim.item))
                .with("found", found),
        )
    }));
    findings.sort();
    findings.dedup();
    let ready = (!has_errors(&findings)).then_some((workspace, plan, results));
    Prepared { ready, findings }
}

fn read(dir: &Path, workspace: &Workspace, findings: &mut Vec<Diagnostic>) -> Plan {
    let document = &workspace.document;
    let format = Format::sniff(&document.bytes, Path::new(&document.path));
    let (opened, found) = waymark_reading::open(&document.bytes, format);
    let mut plan = waymark_reading::read_document(&opened);
    findings.extend(found.into_iter().map(|mut d| {
        if d.place.file.is_empty() {
            d.place.file.clone_from(&document.path);
        }
        d
    }));
    if let Some(known) = known(dir, findings) {
        findings.extend(references::keep(&mut plan, &known).findings);
    }
    let applied =
        waymark_reading::apply(&mut plan, &opened.text, &workspace.corrections, CORRECTIONS);
    findings.extend(applied.findings);
    findings.extend(waymark_workspace::check_plan(workspace, &plan));
    plan
}

/// The references of earlier readings; `None` where nobody keeps them.
fn known(dir: &Path, findings: &mut Vec<Diagnostic>) -> Option<Vec<Known>> {
    let path = dir.join(references::FILE);
    if !path.is_file() {
        return None;
    }
    let Ok(bytes) = std::fs::read(&path) else {
        findings.push(Diagnostic::error("E0202", Place::file(references::FILE)));
        return None;
    };
    let (known, found) = references::read_known(&String::from_utf8_lossy(&bytes));
    findings.extend(found);
    Some(known)
}

fn at(claim: &Located<Claim>, code: &str) -> Diagnostic {
    let place = Place {
        file: CLAIMS.to_owned(),
        line: Some(claim.line),
        column: Some(1),
        field: String::new(),
    };
    Diagnostic::error(code, place).with("claim", &claim.item.id)
}

/// Whether a table lacks rows because the engine refuses a method: what claims find there then says nothing.
fn follows(results: &Results, table: &str) -> bool {
    let of_index = table == "scores" || table.starts_with("index_");
    of_index && results.indices.iter().any(|i| !i.problems.is_empty())
}

fn claim_fault(claim: &Located<Claim>, fault: &ClaimFault) -> Diagnostic {
    match fault {
        ClaimFault::Column(name) => at(claim, "E0301")
            .with("table", &claim.item.table)
            .with("column", name),
        ClaimFault::Nothing => at(claim, "E0302").with("table", &claim.item.table),
        ClaimFault::Several(rows) => at(claim, "E0303").with("rows", rows),
        ClaimFault::NoNumber => at(claim, "E0304"),
    }
}

pub(crate) fn published(claim: &Claim) -> String {
    match &claim.ask {
        Ask::Count {
            numerator,
            denominator,
            ..
        } => format!("{numerator} / {denominator}"),
        Ask::Value { value, .. } => value.to_string(),
    }
}
