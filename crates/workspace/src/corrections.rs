//! `plan/corrections.toml`.

use toml::de::DeTable;
use waymark_model::Modality;
use waymark_model::workspace::{Correction, Located};

use crate::findings::Findings;
use crate::folder::Folder;
use crate::toml_check::{self, Use};
use crate::toml_file::{Read, Source, list, parsed, tables, text_of};
use crate::toml_schema;

/// The file.
const FILE: &str = "plan/corrections.toml";

const MODALITIES: [Modality; 8] = [
    Modality::NewAction,
    Modality::Continue,
    Modality::Strengthen,
    Modality::Prohibit,
    Modality::Guarantee,
    Modality::Encourage,
    Modality::Context,
    Modality::Heading,
];

/// Reads the corrections with the ids they use; no file, no corrections.
pub(crate) fn read(
    folder: &mut Folder,
    findings: &mut Findings,
) -> (Vec<Located<Correction>>, Vec<Use>) {
    let Read::Text(source) = Source::read(FILE, folder, findings) else {
        return (Vec::new(), Vec::new());
    };
    let schema = toml_schema::named("corrections");
    let (Some(table), Some(schema)) = (source.parse(findings), schema) else {
        return (Vec::new(), Vec::new());
    };
    let uses = toml_check::check(schema, &source, &table, findings);
    let mut all = Vec::new();
    for (span, correct) in tables(&table, "correct") {
        let line = source.line(&span);
        all.extend(item(correct).map(|item| Located { line, item }));
    }
    (all, uses)
}

fn item(correct: &DeTable<'_>) -> Option<Correction> {
    let modality = text_of(correct, "modality");
    let modality = modality.and_then(|code| MODALITIES.into_iter().find(|m| m.code() == code));
    let given = |key| correct.contains_key(key);
    Some(Correction {
        reference: parsed(correct, "ref")?,
        begins: text_of(correct, "begins")?,
        modality,
        deadline: text_of(correct, "deadline"),
        groups: given("groups").then(|| list(correct, "groups")),
        bodies: given("bodies").then(|| list(correct, "bodies")),
        reason: text_of(correct, "reason")?,
    })
}
