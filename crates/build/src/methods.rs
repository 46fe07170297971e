//! What the engine says about the methods of indices, as findings with their places.

use waymark_evaluate::results::IndexResult;
use waymark_model::{Diagnostic, Place, Workspace};

/// Refusals stop the build; what a reader should know does not.
pub(crate) fn findings(workspace: &Workspace, result: &IndexResult) -> Vec<Diagnostic> {
    let Some(method) = workspace.indices.get(result.row) else {
        return Vec::new();
    };
    let file = format!("method/{}.toml", method.id);
    let place = |name: &str| Place {
        file: file.clone(),
        line: method.line_of(name),
        column: None,
        field: name.to_owned(),
    };
    let refusals = result.problems.iter().map(|problem| {
        Diagnostic::error("E0306", place(&problem.field))
            .with("what", &problem.what)
            .with(
                "remedy",
                if problem.remedy.is_empty() {
                    "absent"
                } else {
                    &problem.remedy
                },
            )
    });
    let notes = result
        .notes
        .iter()
        .map(|note| Diagnostic::warning("W0307", place("")).with("what", note));
    refusals.chain(notes).collect()
}
