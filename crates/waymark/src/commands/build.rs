//! `waymark build`: the release of a workspace.

use std::path::Path;

use anyhow::{Result, bail};
use waymark_build::{BuildFailure, Options, Summary};

use crate::bar::Bar;
use crate::findings;
use crate::io::{Exit, Io, Style};

pub(crate) fn run(
    dir: &Path,
    out: &Path,
    threads: Option<u16>,
    json: bool,
    io: &mut Io,
) -> Result<Exit> {
    let Some(summary) = make(dir, out, options(threads), json, io)? else {
        return Ok(Exit::Findings);
    };
    if json {
        let record = serde_json::json!({
            "out": out.display().to_string(), "files": summary.files, "bytes": summary.bytes,
            "pages": summary.pages, "commitments": summary.commitments, "targets": summary.targets,
            "observations": summary.observations, "claims": summary.claims,
            "warnings": summary.findings.len(),
        });
        io.line(&record.to_string())?;
    }
    Ok(Exit::Done)
}

/// The options for a number of threads.
pub(crate) fn options(threads: Option<u16>) -> Options {
    threads.map_or_else(Options::default, |n| Options {
        threads: usize::from(n),
    })
}

/// Builds and says what was done; `None` where the workspace has errors, which are printed.
pub(crate) fn make(
    dir: &Path,
    out: &Path,
    options: Options,
    json: bool,
    io: &mut Io,
) -> Result<Option<Summary>> {
    if !dir.is_dir() {
        bail!(
            "'{}' is no folder; a workspace is a folder with a waymark.toml",
            dir.display()
        );
    }
    let bar = Bar::new(io.bars);
    let built = waymark_build::build(dir, out, options, &bar);
    bar.done();
    match built {
        Ok(summary) => {
            if !json {
                say(&summary, out, io)?;
            }
            Ok(Some(summary))
        }
        Err(BuildFailure::Findings(found)) => {
            if json {
                findings::print_json(&found, io)?;
            } else {
                findings::print(&found, io)?;
                io.note("No release was written. Mend the errors above and build again.");
            }
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}

fn say(summary: &Summary, out: &Path, io: &mut Io) -> Result<()> {
    if !summary.findings.is_empty() {
        findings::print(&summary.findings, io)?;
    }
    let done = io.paint(Style::Good, "Built");
    io.line(&format!(
        "{done} {}: {} commitments, {} targets, {} figures, {} claims recomputed",
        out.display(),
        summary.commitments,
        summary.targets,
        summary.observations,
        summary.claims
    ))?;
    io.line(&format!(
        "      {} pages in {}, {} files, {:.1} MB",
        summary.pages,
        out.join("site").display(),
        summary.files,
        megabytes(summary.bytes)
    ))?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
