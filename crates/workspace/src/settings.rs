//! `waymark.toml` and the plan's document.

use std::collections::BTreeMap;

use toml::de::DeTable;
use waymark_model::Place;
use waymark_model::workspace::{Document, Settings};

use crate::cell::{self, Fault};
use crate::codes;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::folder::{Folder, Found};
use crate::text_file::read_whole;
use crate::toml_check::{self, Use};
use crate::toml_file::{self, Read, Source, list, parsed, table_of, text_of, words};
use crate::toml_schema;

/// The file.
pub(crate) const FILE: &str = "waymark.toml";
/// The largest plan document: 64 MiB.
const LIMIT: u64 = 64 << 20;

/// What `waymark.toml` said.
#[derive(Debug, Default)]
pub(crate) struct SettingsRead {
    /// The settings, where nothing is missing.
    pub(crate) settings: Option<Settings>,
    /// Path of the plan's document, where it is known.
    pub(crate) document: Option<(String, Place)>,
    /// Ids used.
    pub(crate) uses: Vec<Use>,
}

/// Reads the settings and tells the facts in them, one by one, so that a fault in one does not hide
/// the others.
pub(crate) fn read(
    folder: &mut Folder,
    facts: &mut Facts,
    findings: &mut Findings,
) -> SettingsRead {
    let mut read = SettingsRead::default();
    let source = match Source::read(FILE, folder, findings) {
        Read::Text(source) => source,
        Read::Refused => return read,
        Read::Absent => {
            let fault = Fault::new(codes::MISSING_FILE).with("by", "absent");
            findings.push_grouped("", fault.at(Place::file(FILE)));
            return read;
        }
    };
    let (Some(table), Some(schema)) = (source.parse(findings), toml_schema::named("waymark"))
    else {
        return read;
    };
    read.uses = toml_check::check(schema, &source, &table, findings);
    if let Some(plan) = table_of(&table, "plan") {
        facts.period = parsed(plan, "period");
        facts.area = parsed(plan, "area");
        read.document = document(&source, plan, findings);
    }
    let assessment = table_of(&table, "assessment");
    let as_of = assessment.and_then(|a| text_of(a, "as_of"));
    facts.as_of = as_of.and_then(|day| cell::date(&day).ok());
    read.settings = settings(&table, facts);
    read
}

fn document(
    source: &Source,
    plan: &DeTable<'_>,
    findings: &mut Findings,
) -> Option<(String, Place)> {
    let value = toml_file::get(plan, "document")?;
    let name = toml_file::text(value.get_ref()).filter(|name| !name.is_empty())?;
    let place = source.place(&value.span(), "plan.document");
    let fits = !name.starts_with('.')
        && !name.contains(['/', '\\', ':'])
        && [".txt", ".md"].iter().any(|end| name.ends_with(end));
    if fits {
        return Some((format!("plan/{name}"), place));
    }
    let fault = Fault::new(codes::DOCUMENT_PATH).with("text", &name);
    findings.push(fault.at(place));
    None
}

fn settings(table: &DeTable<'_>, facts: &Facts) -> Option<Settings> {
    let plan = table_of(table, "plan")?;
    let assessment = table_of(table, "assessment")?;
    let optional = |table, key| text_of(table, key).unwrap_or_default();
    Some(Settings {
        title: text_of(plan, "title")?,
        area: facts.area.clone()?,
        period: facts.period?,
        adopted: text_of(plan, "adopted").and_then(|day| cell::date(&day).ok()),
        address: optional(plan, "address"),
        as_of: facts.as_of?,
        publisher: text_of(assessment, "publisher")?,
        contact: optional(assessment, "contact"),
        licence: optional(assessment, "licence"),
        languages: list(assessment, "languages"),
        about: match table_of(table, "about") {
            Some(_) => words(table, "about"),
            None => BTreeMap::new(),
        },
    })
}

/// Reads the plan's document.
pub(crate) fn read_document(
    path: &str,
    named_at: &Place,
    folder: &mut Folder,
    findings: &mut Findings,
) -> Option<Document> {
    match folder.take(path, findings) {
        Found::File(file) => {
            let (bytes, _) = read_whole(&file, path, LIMIT, findings)?;
            let path = path.to_owned();
            Some(Document { path, bytes })
        }
        Found::Refused => None,
        Found::Absent => {
            let fault = Fault::new(codes::MISSING_FILE).with("by", &named_at.to_string());
            findings.push_grouped("", fault.at(Place::file(path)));
            None
        }
    }
}
