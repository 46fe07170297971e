//! The whole evaluation in one pure call.

use waymark_model::{Plan, Workspace};

use crate::claims::{ClaimFault, ask};
use crate::results::Results;
use crate::tables::{NAMES, tables};
use crate::{commitments, indices, targets, trends};

/// Evaluates a workspace against its plan.
///
/// Gives the results, and for each claim that could not be asked its row and the reason.
#[must_use]
pub fn evaluate(workspace: &Workspace, plan: &Plan) -> (Results, Vec<(usize, ClaimFault)>) {
    let targets = targets::evaluate(workspace);
    let indicators = trends::evaluate(workspace);
    let commitments = commitments::evaluate(workspace, plan, &targets, &indicators);
    let profile = commitments::profile(plan, &commitments, &targets);
    let mut results = Results {
        commitments,
        targets,
        indicators,
        indices: indices::evaluate(workspace),
        claims: Vec::new(),
        profile,
    };
    let faults = claims(workspace, plan, &mut results);
    (results, faults)
}

fn claims(workspace: &Workspace, plan: &Plan, results: &mut Results) -> Vec<(usize, ClaimFault)> {
    let mut answers = Vec::new();
    let mut faults = Vec::new();
    {
        let tables = tables(workspace, plan, results);
        for (row, claim) in workspace.claims.iter().enumerate() {
            let table = NAMES
                .iter()
                .position(|n| *n == claim.item.table)
                .and_then(|n| tables.get(n));
            let Some(table) = table else {
                faults.push((row, ClaimFault::Column(claim.item.table.clone())));
                continue;
            };
            match ask(&claim.item, row, table) {
                Ok(answer) => answers.push(answer),
                Err(fault) => faults.push((row, fault)),
            }
        }
    }
    results.claims = answers;
    faults
}
