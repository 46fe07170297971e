//! `texts/<lang>.csv`: translations.

use std::collections::BTreeMap;

use waymark_model::workspace::Texts;
use waymark_model::{LangTag, Place};

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;
use crate::folder::Folder;
use crate::references::References;
use crate::table::Table;
use crate::table_schema;
use crate::toml_check::language;

/// Kinds of things whose ids are defined by a table, with the table.
const DEFINED: [(&str, &str); 6] = [
    ("indicator", "indicators"),
    ("body", "bodies"),
    ("area", "areas"),
    ("target", "targets"),
    ("source", "sources"),
    ("measure", "measures"),
];

/// Reads all translations.
pub(crate) fn read(
    folder: &mut Folder,
    languages: Option<&[LangTag]>,
    references: &References,
    columns: &mut BTreeMap<String, Vec<String>>,
    findings: &mut Findings,
) -> Texts {
    let schema = table_schema::named("texts");
    let mut texts = Texts::default();
    for file in folder.names_in("texts", ".csv") {
        let name = file
            .strip_prefix("texts/")
            .and_then(|n| n.strip_suffix(".csv"));
        let lang = name.unwrap_or_default();
        if let Err(fault) = language(lang) {
            findings.push(fault.at(Place::file(&file)));
        } else if languages.is_some_and(|all| !all.iter().any(|l| l.as_str() == lang)) {
            let fault = Fault::new(codes::LANGUAGE_UNLISTED).with("text", lang);
            findings.push(fault.at(Place::file(&file)));
        }
        let table = Table::read(schema, &file, folder, findings);
        columns.insert(file.clone(), table.columns.clone());
        let lang = LangTag::try_new(lang);
        for row in &table.rows {
            let (Some(entity), Some(id)) = (row.text("entity"), row.text("id")) else {
                continue;
            };
            if let Some((_, defined)) = DEFINED.iter().find(|(e, _)| *e == entity) {
                references.check(defined, id, row.place("id"), findings);
            }
            if let (Ok(lang), Some(text)) = (&lang, row.text("text")) {
                texts.insert(lang.clone(), entity, id, row.line, text);
            }
        }
    }
    texts
}
