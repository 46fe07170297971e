//! `waymark read`: a plan's text as a register.

mod explain;
mod export;
mod tree;

use anyhow::Result;
use waymark_build::PlanFile;
use waymark_model::diagnostic::has_errors;
use waymark_model::{Diagnostic, Plan};

use crate::cli::{Read, To};
use crate::commands::plan_file;
use crate::findings;
use crate::io::{Exit, Io};

pub(crate) fn run(read: &Read, io: &mut Io) -> Result<Exit> {
    let file = &read.file;
    let bytes = plan_file::bytes(file)?;
    let (document, found) = plan_file::document(file, &bytes);
    // A file that cannot be read has no register, not an empty one.
    if document.elements.is_empty() && has_errors(&found) {
        findings::print(&found, io)?;
        return Ok(Exit::Findings);
    }
    let plan = waymark_reading::read_document(&document);
    let file = PlanFile::of(file, document);
    let source = file.source(&plan);
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
