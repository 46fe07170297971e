//! `waymark new`: a starter workspace.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::io::{Exit, Io};

pub(crate) fn run(dir: &Path, io: &mut Io) -> Result<Exit> {
    waymark_workspace::starter(dir)
        .with_context(|| format!("cannot write a workspace to '{}'", dir.display()))?;
    let dir = dir.display();
    io.line(&format!(
        "A workspace stands in {dir}. Read {dir}/README.md first, then:"
    ))?;
    io.line(&format!("  waymark check {dir}"))?;
    io.line(&format!("  waymark serve {dir}"))?;
    Ok(Exit::Done)
}
