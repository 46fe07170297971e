//! `waymark check`: everything that is wrong, at once.

use std::path::Path;

use anyhow::{Result, bail};
use waymark_model::diagnostic::has_errors;

use crate::bar::Bar;
use crate::findings;
use crate::io::{Exit, Io};

pub(crate) fn run(dir: &Path, json: bool, io: &mut Io) -> Result<Exit> {
    if !dir.is_dir() {
        bail!(
            "'{}' is no folder; a workspace is a folder with a waymark.toml",
            dir.display()
        );
    }
    let bar = Bar::new(io.bars);
    let prepared = waymark_build::prepare(dir, &bar);
    bar.done();
    if json {
        findings::print_json(&prepared.findings, io)?;
    } else {
        findings::print(&prepared.findings, io)?;
    }
    Ok(if has_errors(&prepared.findings) {
        Exit::Findings
    } else {
        Exit::Done
    })
}
