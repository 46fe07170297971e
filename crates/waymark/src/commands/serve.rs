//! `waymark serve`: a release on a loopback address.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use waymark_build::Options;
use waymark_release::manifest::MANIFEST;

use crate::answers;
use crate::cli::At;
use crate::commands::build::make;
use crate::io::{Exit, Io};

pub(crate) fn run(dir: &Path, at: At, io: &mut Io) -> Result<Exit> {
    if dir.join(MANIFEST).is_file() {
        return listen(dir, at, io);
    }
    if !dir.join("waymark.toml").is_file() {
        bail!(
            "'{}' is neither a release (no manifest.json) nor a workspace (no waymark.toml)",
            dir.display()
        );
    }
    let work = tempfile::tempdir()?;
    let out = work.path().join("release");
    match make(dir, &out, Options::default(), false, io)? {
        Some(_) => listen(&out, at, io),
        None => Ok(Exit::Findings),
    }
}

/// Serves a release until Ctrl-C.
pub(crate) fn listen(dir: &Path, at: At, io: &mut Io) -> Result<Exit> {
    // Without indices there is nothing to ask, and no figures need be read.
    let asked = dir.join("site/explore").is_dir();
    let ask = asked.then(|| answers::start(dir.join("inputs")));
    let router = waymark_web::public(dir, ask)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let address = at.address();
    let mut said = Ok(());
    runtime
        .block_on(waymark_web::serve(router, address, |taken| {
            let line = format!("Open http://{taken}/ in a browser. Ctrl-C stops.");
            said = io.line(&line).and_then(|()| io.flush());
        }))
        .with_context(|| {
            format!("cannot listen on {address}; another program may use it: try --port 0")
        })?;
    said?;
    Ok(Exit::Done)
}
