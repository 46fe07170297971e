//! `waymark verify`: doubt a release.

use std::path::Path;

use anyhow::Result;
use waymark_build::{Options, Verification};
use waymark_release::Mismatch;

use crate::bar::Bar;
use crate::findings;
use crate::io::{Exit, Io, Style};

pub(crate) fn run(dir: &Path, json: bool, io: &mut Io) -> Result<Exit> {
    let bar = Bar::new(io.bars);
    let outcome = waymark_build::verify(dir, Options::default(), &bar);
    bar.done();
    let found = outcome?;
    if json {
        print_json(&found, io)?;
    } else {
        print(&found, io)?;
    }
    Ok(if found.holds() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

/// The most files named one by one.
const MOST: usize = 20;

fn list(title: &str, found: &[Mismatch], io: &mut Io) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let title = io.paint(Style::Bad, title);
    io.line(&title)?;
    for mismatch in found.iter().take(MOST) {
        io.line(&format!("  {} ({})", mismatch.path(), reason(mismatch)))?;
    }
    if found.len() > MOST {
        io.line(&format!("  and {} more", found.len() - MOST))?;
    }
    Ok(())
}

fn reason(mismatch: &Mismatch) -> &'static str {
    match mismatch {
        Mismatch::Missing(_) => "missing",
        Mismatch::Unlisted(_) => "not in the list",
        Mismatch::Changed(_) => "other bytes",
    }
}

fn print(found: &Verification, io: &mut Io) -> Result<()> {
    list(
        "Files that are not what manifest.json says:",
        &found.changed,
        io,
    )?;
    match &found.rebuilt {
        Some(mismatches) => list(
            "Files that a rebuild from inputs/ makes differently:",
            mismatches,
            io,
        )?,
        None => {
            let title = io.paint(Style::Bad, "The inputs of the release do not build:");
            io.line(&title)?;
            findings::print(&found.findings, io)?;
        }
    }
    for doubt in &found.doubts {
        io.line(&format!(
            "Claim {} publishes {} and its query gives {}",
            doubt.claim, doubt.published, doubt.found
        ))?;
    }
    if !found.same_engine {
        io.line(&format!(
            "Made by {}, checked with {}: other bytes may be due to the version. Check with the same one.",
            found.engine,
            waymark_build::ENGINE
        ))?;
    }
    if found.holds() {
        let holds = io.paint(Style::Good, "Holds");
        io.line(&format!(
            "{holds}: {} files unchanged and rebuilt byte for byte, {} claims recomputed",
            found.files, found.claims
        ))?;
    } else {
        let broken = io.paint(Style::Bad, "Does not hold");
        io.line(&broken)?;
    }
    Ok(())
}

fn print_json(found: &Verification, io: &mut Io) -> Result<()> {
    let list = |found: &[Mismatch]| -> Vec<_> {
        found
            .iter()
            .map(|m| serde_json::json!({ "path": m.path(), "reason": reason(m) }))
            .collect()
    };
    let doubts: Vec<_> = found
        .doubts
        .iter()
        .map(|d| {
            let claim = d.claim.as_str();
            serde_json::json!({ "claim": claim, "published": d.published, "found": d.found })
        })
        .collect();
    let record = serde_json::json!({
        "holds": found.holds(), "engine": found.engine, "same_engine": found.same_engine,
        "files": found.files, "changed": list(&found.changed),
        "rebuilt": found.rebuilt.as_deref().map(list), "claims": found.claims, "doubts": doubts,
    });
    io.line(&record.to_string())?;
    Ok(())
}
