//! `waymark read`: a plan's text as a register.

mod explain;
mod export;
mod source;
mod tree;

use std::path::Path;

use anyhow::{Context as _, Result};
use waymark_model::{Diagnostic, Plan};

use crate::cli::{Read, To};
use crate::findings;
use crate::io::{Exit, Io};

/// Larger than any plan; a register of such a file would help nobody.
const MOST_BYTES: u64 = 64 << 20;

pub(crate) fn run(read: &Read, io: &mut Io) -> Result<Exit> {
    let file = &read.file;
    let bytes = bytes(file)?;
    let (plan, mut found) =
        waymark_reading::read(&bytes, waymark_reading::Format::sniff(&bytes, file));
    for finding in &mut found {
        finding.place.file = file.display().to_string();
    }
    let document = source::Document::open(file, &bytes);
    let source = document.source(&plan);
    if let Some(wanted) = &read.explain {
        explain::print(&plan, &source, wanted, io)?;
        return said(&found, true, io);
    }
    let to = read.to.or(read.json.then_some(To::Records));
    match to {
        Some(to) => export::export(&plan, &source, to, read, io)?,
        None => tree::print(&plan, io)?,
    }
    said(&found, to.is_some(), io)
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    let unreadable = || format!("cannot read '{}'", file.display());
    let length = std::fs::metadata(file).with_context(unreadable)?.len();
    anyhow::ensure!(
        length <= MOST_BYTES,
        "'{}' is larger than 64 MiB: is it a plan?",
        file.display()
    );
    std::fs::read(file).with_context(unreadable)
}

/// Says what is wrong with the file: below the tree, or beside anything else.
fn said(found: &[Diagnostic], beside: bool, io: &mut Io) -> Result<Exit> {
    if found.is_empty() {
        return Ok(Exit::Done);
    }
    if !beside {
        findings::print(found, io)?;
        return Ok(Exit::Findings);
    }
    for finding in found {
        let words = waymark_i18n::render_diagnostic(&io.catalog, finding);
        io.note(&format!(
            "{}: {}: {}",
            finding.place, finding.code, words.cause
        ));
    }
    Ok(Exit::Findings)
}

/// Sentences of a plan that are commitments, in words for a remark.
fn counted(plan: &Plan) -> String {
    format!(
        "{} commitments in {} sentences",
        plan.commitments().count(),
        plan.sentences.len()
    )
}
