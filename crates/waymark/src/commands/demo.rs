//! `waymark demo`: the example assessment, built and served.

use std::path::Path;

use anyhow::{Result, bail};
use waymark_build::Options;

use crate::cli::At;
use crate::commands::build::make;
use crate::commands::serve::listen;
use crate::io::{Exit, Io};

pub(crate) fn run(example: &Path, out: &Path, no_serve: bool, at: At, io: &mut Io) -> Result<Exit> {
    if !example.join("waymark.toml").is_file() {
        bail!(
            "the example '{}' is not here: run this from the folder that holds 'examples', or name it with --example",
            example.display()
        );
    }
    io.note(&format!("Building {} ...", example.display()));
    if make(example, out, Options::default(), false, io)?.is_none() {
        return Ok(Exit::Findings);
    }
    io.line(&format!(
        "Data: {}   Pages: {}",
        out.join("data").display(),
        out.join("site/index.html").display()
    ))?;
    if no_serve {
        Ok(Exit::Done)
    } else {
        listen(out, at, io)
    }
}
