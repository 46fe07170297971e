//! The comparison for programs and for documents.

use anyhow::Result;
use serde_json::json;
use waymark_reading::compare::{Compared, Comparison, Verdict, forces};

use super::{change, profile_rows, said, verdict};
use crate::io::Io;

/// One object: what is shown, both profiles, the order of force that the verdicts follow.
pub(super) fn json(shown: &[&Compared], comparison: &Comparison, io: &mut Io) -> Result<()> {
    let all = json!({
        "pairs": shown,
        "profiles": comparison.profiles,
        "languages": comparison.languages,
        "forces": forces(),
    });
    io.line(&serde_json::to_string_pretty(&all)?)?;
    Ok(())
}

/// One row per pair. Changes are joined by `; `, as codes: `what direction before>after`.
pub(super) fn csv(shown: &[&Compared], io: &mut Io) -> Result<()> {
    io.line("verdict,ref_a,ref_b,likeness,changes,text_a,text_b")?;
    for pair in shown {
        let changes: Vec<String> = pair
            .changes
            .iter()
            .map(|c| {
                format!(
                    "{} {}: {}>{}",
                    c.what.code(),
                    c.direction.code(),
                    c.before,
                    c.after
                )
            })
            .collect();
        let reference = |side: &Option<_>| {
            side.as_ref()
                .map_or("", |s: &waymark_reading::compare::Side| {
                    s.reference.as_str()
                })
                .to_owned()
        };
        let text = |side: &Option<_>| {
            side.as_ref()
                .map_or("", |s: &waymark_reading::compare::Side| s.text.as_str())
                .to_owned()
        };
        let cells = [
            pair.verdict.code().to_owned(),
            reference(&pair.a),
            reference(&pair.b),
            pair.likeness.map(|l| l.to_string()).unwrap_or_default(),
            changes.join("; "),
            text(&pair.a),
            text(&pair.b),
        ];
        io.line(&cells.map(|c| quoted(&c)).join(","))?;
    }
    Ok(())
}

/// A cell as RFC 4180 writes it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A table per verdict and one of figures.
pub(super) fn markdown(
    shown: &[&Compared],
    comparison: &Comparison,
    handover: bool,
    io: &mut Io,
) -> Result<()> {
    let [before, after, changes] = [
        "compare-profile-before",
        "compare-profile-after",
        "compare-column-changes",
    ]
    .map(|key| said(io, key));
    if handover {
        let key = if shown.is_empty() {
            "compare-hand-over-none"
        } else {
            "compare-hand-over"
        };
        let title = said(io, key);
        io.line(&format!("# {title}\n"))?;
    }
    for kind in Verdict::ALL {
        let of_kind: Vec<_> = shown.iter().filter(|p| p.verdict == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let title = verdict(io, kind);
        io.line(&format!("## {title} ({})\n", of_kind.len()))?;
        io.line(&format!(
            "| {before} | {after} | {changes} |\n|---|---|---|"
        ))?;
        for pair in of_kind {
            let cell = |side: &Option<waymark_reading::compare::Side>| {
                let words =
                    |s: &waymark_reading::compare::Side| format!("**{}** {}", s.reference, s.text);
                escaped(&side.as_ref().map(words).unwrap_or_default())
            };
            let why: Vec<String> = pair
                .changes
                .iter()
                .map(|c| escaped(&change(io, c)))
                .collect();
            io.line(&format!(
                "| {} | {} | {} |",
                cell(&pair.a),
                cell(&pair.b),
                why.join("<br>")
            ))?;
        }
        io.line("")?;
    }
    if handover {
        return Ok(());
    }
    let (title, measure) = (
        said(io, "compare-profile"),
        said(io, "compare-profile-measure"),
    );
    io.line(&format!(
        "## {title}\n\n| {measure} | {before} | {after} |\n|---|---|---|"
    ))?;
    for (words, a, b) in profile_rows(comparison, io) {
        io.line(&format!("| {words} | {a} | {b} |"))?;
    }
    Ok(())
}

/// Words in a cell of a table: no bar ends it, no tag begins in it.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}
