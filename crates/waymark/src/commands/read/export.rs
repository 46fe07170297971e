//! The register in a format of its own, to a file or to stdout.

use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use waymark_exchange::{Source, akn, annotated, csv, csvw, json, xlsx};
use waymark_model::Plan;

use super::counted;
use crate::cli::{Read, To};
use crate::io::Io;

/// Writes the register where it is wanted.
pub(crate) fn export(
    plan: &Plan,
    source: &Source<'_>,
    to: To,
    read: &Read,
    io: &mut Io,
) -> Result<()> {
    let Some(out) = &read.out else {
        ensure!(
            to != To::Xlsx || !io.shown,
            "a workbook cannot be shown in a terminal: say where it shall stand with -o register.xlsx"
        );
        io.bytes(&made(plan, source, to, io)?)?;
        return Ok(());
    };
    if to == To::Csv {
        return tables(plan, source, out, io);
    }
    let same = |a: &Path, b: &Path| a.canonicalize().ok() == b.canonicalize().ok();
    ensure!(
        !out.exists() || !same(out, &read.file),
        "'{}' is the plan itself: choose another name",
        out.display()
    );
    write(out, &made(plan, source, to, io)?)?;
    io.note(&format!("{}: {}", out.display(), counted(plan)));
    Ok(())
}

/// The bytes of a format that is one file. CSV is its main table.
fn made(plan: &Plan, source: &Source<'_>, to: To, io: &Io) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match to {
        To::Json => json::write_json(plan, source, &mut bytes)?,
        To::Csv => csv::write_register(plan, source, &mut bytes)?,
        To::Xlsx => bytes = xlsx::workbook(plan, source, &io.catalog)?,
        To::Html => bytes = annotated(plan, source, &io.catalog).into_bytes(),
        To::Akn => bytes = akn::document(plan, source)?,
        To::Records => {
            for record in waymark_reading::records(plan) {
                serde_json::to_writer(&mut bytes, &record)?;
                bytes.push(b'\n');
            }
        }
    }
    Ok(bytes)
}

/// The two tables and what their columns mean, in a folder.
fn tables(plan: &Plan, source: &Source<'_>, dir: &Path, io: &mut Io) -> Result<()> {
    if dir.is_file() || dir.extension().is_some_and(|e| e == "csv") {
        bail!(
            "'{}' is no folder: CSV is three files, name a folder for them",
            dir.display()
        );
    }
    std::fs::create_dir_all(dir).with_context(|| format!("cannot make '{}'", dir.display()))?;
    let mut targets = Vec::new();
    csv::write_targets(plan, &mut targets)?;
    for (name, bytes) in [
        ("register.csv", made(plan, source, To::Csv, io)?),
        ("targets.csv", targets),
        ("register.csv-metadata.json", csvw::metadata().into_bytes()),
    ] {
        write(&dir.join(name), &bytes)?;
    }
    io.note(&format!("{}: {}", dir.display(), counted(plan)));
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write '{}'", path.display()))
}
