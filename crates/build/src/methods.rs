//! What the engine says about the methods of indices, as findings with their places.

use waymark_evaluate::results::IndexResult;
use waymark_i18n::Catalog;
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
        let said = |catalog: &Catalog| within(&problem.cause(catalog));
        let finding = in_all(
            "what",
            Diagnostic::error("E0306", place(&problem.field)),
            said,
        );
        in_all("remedy", finding, |catalog| match problem.mend(catalog) {
            none if none.is_empty() => "absent".to_owned(),
            mend => mend,
        })
    });
    let notes = result.notes.iter().map(|note| {
        let warning = Diagnostic::warning("W0307", place(""));
        in_all("what", warning, |catalog| within(&note.text(catalog)))
    });
    refusals.chain(notes).collect()
}

/// Adds an argument that the engine says in each language: its words stand with the engine, not with findings.
fn in_all(name: &str, finding: Diagnostic, said: impl Fn(&Catalog) -> String) -> Diagnostic {
    Catalog::all()
        .into_iter()
        .fold(finding, |finding, catalog| {
            finding.with(&format!("{name}@{}", catalog.lang()), said(&catalog))
        })
}

/// A sentence without its end: the words around it have one.
fn within(text: &str) -> String {
    text.trim_end_matches(['.', '。']).to_owned()
}
