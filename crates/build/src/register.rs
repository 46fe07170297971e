//! The register of the plan in the formats of other programs, beside the tables of the release.

use std::io;
use std::path::{Path, PathBuf};

use waymark_exchange::{akn, annotated, csv, csvw, json, xlsx};
use waymark_i18n::Catalog;
use waymark_model::{Plan, Workspace};
use waymark_reading::Format;
use waymark_release::{Bundle, BundleError};

use crate::PlanFile;

/// Writes the register in all its formats; workbook and annotated text in the first language of the workspace.
pub(crate) fn write(
    workspace: &Workspace,
    plan: &Plan,
    bundle: &Bundle,
) -> Result<(), BundleError> {
    let document = &workspace.document;
    let path = Path::new(&document.path);
    let format = Format::sniff(&document.bytes, path);
    let (opened, _) = waymark_reading::open(&document.bytes, format);
    let file = PlanFile::of(path, opened);
    let mut source = file.source(plan);
    source.title = source
        .title
        .or_else(|| Some(workspace.settings.title.clone()));
    let language = workspace.settings.languages.first();
    let catalog = language.map_or_else(|| Catalog::named("en"), Catalog::for_lang);
    let add = |name: &str, bytes: io::Result<Vec<u8>>| {
        let path = format!("register/{name}");
        let bytes = bytes.map_err(|source| BundleError::Io {
            path: PathBuf::from(&path),
            source,
        })?;
        bundle.add(&path, &bytes)
    };
    add(
        "register.json",
        bytes(|out| json::write_json(plan, &source, out)),
    )?;
    add(
        "register.csv",
        bytes(|out| csv::write_register(plan, &source, out)),
    )?;
    add("targets.csv", bytes(|out| csv::write_targets(plan, out)))?;
    add(
        "register.csv-metadata.json",
        Ok(csvw::metadata().into_bytes()),
    )?;
    let book = xlsx::workbook(plan, &source, &catalog);
    add("register.xlsx", book.map_err(io::Error::other))?;
    add("plan.akn.xml", akn::document(plan, &source))?;
    add(
        "annotated.html",
        Ok(annotated(plan, &source, &catalog).into_bytes()),
    )
}

fn bytes(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    write(&mut out)?;
    Ok(out)
}
