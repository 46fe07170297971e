//! `waymark keep`: writes down which sentence has which reference, so that they last.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use waymark_i18n::Arg;
use waymark_model::Diagnostic;
use waymark_reading::Format;
use waymark_reading::references::{FILE, Known, keep, read_known, write_known};

use crate::findings;
use crate::io::{Exit, Io};

pub(crate) fn run(dir: &Path, io: &mut Io) -> Result<Exit> {
    if !dir.is_dir() {
        bail!(
            "'{}' is no folder; a workspace is a folder with a waymark.toml",
            dir.display()
        );
    }
    let opened = waymark_workspace::open(dir);
    let Some(workspace) = opened.workspace else {
        findings::print(&opened.findings, io)?;
        return Ok(Exit::Findings);
    };
    let path = dir.join(FILE);
    let (before, found) = known(&path)?;
    if !found.is_empty() {
        // What could not be read would be lost by writing.
        findings::print(&found, io)?;
        return Ok(Exit::Findings);
    }
    let document = &workspace.document;
    let format = Format::sniff(&document.bytes, Path::new(&document.path));
    let (mut plan, _) = waymark_reading::read(&document.bytes, format);
    let kept = keep(&mut plan, &before);
    write(&path, &write_known(&kept.known))?;
    if !kept.findings.is_empty() {
        findings::print(&kept.findings, io)?;
    }
    let retired = kept.known.iter().filter(|k| k.retired).count();
    let counts: [(&str, Arg<'_>); 3] = [
        ("kept", (kept.known.len() - retired).into()),
        ("new", (kept.known.len() - before.len()).into()),
        ("retired", retired.into()),
    ];
    let closing = io.catalog.text("keep-done", &counts).text;
    io.line(&closing)?;
    Ok(Exit::Done)
}

fn known(path: &Path) -> Result<(Vec<Known>, Vec<Diagnostic>)> {
    if !path.exists() {
        return Ok((Vec::new(), Vec::new()));
    }
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read '{}'", path.display()))?;
    Ok(read_known(&text))
}

/// Writes beside and renames: a file of retired references cannot be made again from the plan.
fn write(path: &Path, text: &str) -> Result<()> {
    let beside = path.with_file_name(".references.csv.new");
    std::fs::write(&beside, text)
        .and_then(|()| std::fs::rename(&beside, path))
        .with_context(|| format!("cannot write '{}'", path.display()))
}
