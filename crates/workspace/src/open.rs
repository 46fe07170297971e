//! The order in which a workspace is read: settings, tables, methods, figures, claims, texts.

use std::collections::BTreeMap;
use std::path::Path;

use waymark_model::workspace::Workspace;
use waymark_model::{Diagnostic, diagnostic};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::folder::Folder;
use crate::method::Methods;
use crate::references::References;
use crate::settings::SettingsRead;
use crate::table::Table;
use crate::table_schema::{self, TableSchema};
use crate::toml_check::Use;
use crate::{claims, corrections, index, observations, rows, settings, targets, texts};

/// What came of opening a folder.
#[derive(Debug)]
pub struct Opened {
    /// The workspace, where no finding stops the build.
    pub workspace: Option<Workspace>,
    /// Every problem of every file, sorted by place.
    pub findings: Vec<Diagnostic>,
}

/// Reads a folder completely and reports every problem in it at once.
#[must_use]
pub fn open(dir: &Path) -> Opened {
    let mut findings = Findings::default();
    let workspace = read(dir, &mut findings);
    let findings = findings.finish();
    Opened {
        workspace: workspace.filter(|_| !diagnostic::has_errors(&findings)),
        findings,
    }
}

/// The tables that are held whole, by name.
struct Tables {
    read: BTreeMap<&'static str, (&'static TableSchema, Table)>,
}

impl Tables {
    fn read(folder: &mut Folder, references: &mut References, findings: &mut Findings) -> Self {
        let mut read = BTreeMap::new();
        let whole = |t: &&TableSchema| !matches!(t.name.as_str(), "observations" | "texts");
        for schema in table_schema::all().iter().filter(whole) {
            let mut table = Table::read(schema, &schema.path, folder, findings);
            references.define(&schema.name, table.take_ids());
            read.insert(schema.name.as_str(), (schema, table));
        }
        Self { read }
    }

    fn get(&self, name: &str) -> &Table {
        let found = self.read.get(name).map(|(_, table)| table);
        found.expect("the name is a literal of this crate and tested")
    }
}

fn read(dir: &Path, findings: &mut Findings) -> Option<Workspace> {
    let mut folder = Folder::scan(dir, findings)?;
    let mut facts = Facts::default();
    let settings = settings::read(&mut folder, &mut facts, findings);
    let mut references = References::default();
    let tables = Tables::read(&mut folder, &mut references, findings);
    let mut leaves = Vec::new();
    let methods = Methods::read(&mut folder, &mut leaves, findings);
    references.define("scales", methods.scale_ids());
    let (corrections, used) = corrections::read(&mut folder, findings);
    // Read by `reading`, which knows what its rows mean; here it only belongs to the workspace.
    folder.take("plan/references.csv", findings);
    check_uses(
        [&settings.uses, &methods.uses, &used],
        &references,
        findings,
    );
    for (schema, table) in tables.read.values() {
        table.check_references(schema, &references, findings);
    }
    let indicators = rows::made(tables.get("indicators"), rows::indicator);
    facts.learn(&indicators);
    check_rules(&tables, &methods, &leaves, &facts, findings);

    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (schema, table) in tables.read.values() {
        columns.insert(schema.path.clone(), table.columns.clone());
    }
    let (observations, names) = observations::read(&mut folder, &facts, &references, findings);
    columns.insert(observations::FILE.to_owned(), names);
    let claims = claims::read(&mut folder, findings);
    let languages = settings.settings.as_ref().map(|s| s.languages.as_slice());
    let texts = texts::read(&mut folder, languages, &references, &mut columns, findings);
    let document = document(&settings, &mut folder, findings);
    columns.retain(|_, names| !names.is_empty());
    Some(Workspace {
        settings: settings.settings?,
        document: document?,
        corrections,
        bodies: rows::made(tables.get("bodies"), rows::body),
        areas: rows::made(tables.get("areas"), rows::area),
        sources: rows::made(tables.get("sources"), rows::source),
        indicators,
        targets: rows::made(tables.get("targets"), |row| targets::target(row, &facts)),
        observations,
        assignments: rows::made(tables.get("assignments"), rows::assignment),
        measures: rows::made(tables.get("measures"), rows::measure),
        assessments: rows::made(tables.get("assessments"), rows::assessment),
        indices: methods.indices,
        progress: methods.progress,
        scales: methods.scales,
        claims,
        texts,
        files: folder.read_files(),
        columns,
    })
}

fn check_uses(all: [&Vec<Use>; 3], references: &References, findings: &mut Findings) {
    for used in all.into_iter().flatten() {
        references.check(used.table, &used.id, used.place.clone(), findings);
    }
}

/// The rules that look at more than one cell or more than one file.
fn check_rules(
    tables: &Tables,
    methods: &Methods,
    leaves: &[index::Leaf],
    facts: &Facts,
    findings: &mut Findings,
) {
    rows::check_tree(tables.get("bodies"), "body", findings);
    rows::check_tree(tables.get("areas"), "area", findings);
    index::check_directions(leaves, facts, findings);
    targets::check(tables.get("targets"), facts, findings);
    rows::check_measures(tables.get("measures"), facts, findings);
    rows::check_assessments(tables.get("assessments"), &methods.scales, facts, findings);
}

/// The plan's document; once it is known, everything that nobody read can be named.
fn document(
    settings: &SettingsRead,
    folder: &mut Folder,
    findings: &mut Findings,
) -> Option<waymark_model::workspace::Document> {
    let Some((path, place)) = &settings.document else {
        folder.report_unread(false, findings);
        return None;
    };
    let document = settings::read_document(path, place, folder, findings);
    folder.report_unread(true, findings);
    document
}
