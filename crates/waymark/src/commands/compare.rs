//! `waymark compare`: two editions of a plan side by side.

mod table;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};
use waymark_i18n::Arg;
use waymark_model::plan::{Criterion, Plan, Verifiability};
use waymark_model::{CommitmentRef, Diagnostic};
use waymark_reading::compare::{
    Change, Compared, Comparison, Direction, Profile, Verdict, What, compare, forces, hand_over,
};

use crate::cli::Compare;
use crate::commands::plan_file;
use crate::findings;
use crate::io::{Exit, Io, Style};

/// How the result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Json,
    Csv,
    Markdown,
}

pub(crate) fn run(args: &Compare, io: &mut Io) -> Result<Exit> {
    let form = match (args.json, args.csv, args.markdown) {
        (true, _, _) => Form::Json,
        (_, true, _) => Form::Csv,
        (_, _, true) => Form::Markdown,
        (false, false, false) => Form::Text,
    };
    let (before, mut found) = plan(&args.plan_a)?;
    let (after, more) = plan(&args.plan_b)?;
    found.extend(more);
    let closed = args.closed.as_deref().map_or(Ok(BTreeSet::new()), closed)?;
    for reference in closed.iter().filter(|r| before.sentence(r).is_none()) {
        let note = io.catalog.text(
            "compare-closed-unknown",
            &[("reference", reference.as_str().into())],
        );
        io.note(&note.text);
    }
    let comparison = compare(&before, &after);
    if comparison.languages.iter().any(|l| *l != before.language) {
        let note = said(io, "compare-languages");
        io.note(&note);
    }
    let shown: Vec<&Compared> = if args.handover {
        hand_over(&comparison, &closed)
    } else {
        comparison.pairs.iter().collect()
    };
    match form {
        Form::Text => text(&shown, &comparison, args.handover, io)?,
        Form::Json => table::json(&shown, &comparison, io)?,
        Form::Csv => table::csv(&shown, io)?,
        Form::Markdown => table::markdown(&shown, &comparison, args.handover, io)?,
    }
    if found.is_empty() {
        return Ok(Exit::Done);
    }
    if form == Form::Text {
        findings::print(&found, io)?;
    } else {
        for finding in &found {
            let words = waymark_i18n::render_diagnostic(&io.catalog, finding);
            io.note(&format!(
                "{}: {}: {}",
                finding.place, finding.code, words.cause
            ));
        }
    }
    Ok(Exit::Findings)
}

fn plan(file: &Path) -> Result<(Plan, Vec<Diagnostic>)> {
    let bytes = plan_file::bytes(file)?;
    let (document, found) = plan_file::document(file, &bytes);
    Ok((waymark_reading::read_document(&document), found))
}

/// Commitments that need no successor: a reference at the start of each line, so that a table will do too.
/// Lines that begin with `#` and lines without a reference (the names of columns) are left out.
fn closed(file: &Path) -> Result<BTreeSet<CommitmentRef>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read '{}'", file.display()))?;
    let first = |line: &str| {
        let cell = line.split([',', ';', '\t', ' ']).next().unwrap_or("");
        let cell = cell.trim().trim_matches('"');
        let reference = cell.contains(|c: char| c.is_ascii_digit());
        CommitmentRef::try_new(cell).ok().filter(|_| reference)
    };
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    Ok(lines.filter_map(first).collect())
}

fn said(io: &Io, key: &str) -> String {
    io.catalog.text(key, &[]).text
}

fn verdict(io: &Io, verdict: Verdict) -> String {
    said(io, &format!("compare-verdict-{}", verdict.code()))
}

/// A change as a sentence.
fn change(io: &Io, change: &Change) -> String {
    let direction = match change.direction {
        Direction::Stronger => "compare-direction-stronger",
        Direction::Weaker => "compare-direction-weaker",
        Direction::Open => "compare-direction-open",
    };
    let key = match (change.before.is_empty(), change.after.is_empty()) {
        (true, _) => "compare-change-gained",
        (_, true) => "compare-change-lost",
        (false, false) => "compare-change-both",
    };
    // A modality is a code; all else are words of the text.
    let value = |value: &str| match change.what {
        What::Modality => said(io, &format!("modality-{value}")),
        What::Target
        | What::Firmness
        | What::HasTarget
        | What::Deadline
        | What::HasDeadline
        | What::HasOwner
        | What::Figure => value.to_owned(),
    };
    let args: [(&str, Arg<'_>); 4] = [
        ("direction", said(io, direction).into()),
        (
            "what",
            said(io, &format!("compare-what-{}", change.what.code())).into(),
        ),
        ("before", value(&change.before).into()),
        ("after", value(&change.after).into()),
    ];
    io.catalog.text(key, &args).text
}

fn text(shown: &[&Compared], comparison: &Comparison, handover: bool, io: &mut Io) -> Result<()> {
    if handover {
        let key = if shown.is_empty() {
            "compare-hand-over-none"
        } else {
            "compare-hand-over"
        };
        let title = io.paint(Style::Bold, &said(io, key));
        io.line(&title)?;
    }
    for kind in Verdict::ALL {
        let of_kind: Vec<_> = shown.iter().filter(|p| p.verdict == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let title = format!("{} ({})", verdict(io, kind), of_kind.len());
        let title = io.paint(style(kind), &title);
        io.line(&format!("\n{title}"))?;
        for pair in of_kind {
            lines(pair, io)?;
        }
    }
    if !handover {
        figures(comparison, io)?;
    }
    Ok(())
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Strengthened | Verdict::New => Style::Good,
        Verdict::Weakened | Verdict::Dropped => Style::Bad,
        Verdict::Mixed => Style::Warn,
        Verdict::CarriedOver | Verdict::Reworded => Style::Bold,
    }
}

fn lines(pair: &Compared, io: &mut Io) -> Result<()> {
    let sides: Vec<_> = [&pair.a, &pair.b].into_iter().flatten().collect();
    let references: Vec<&str> = sides.iter().map(|s| s.reference.as_str()).collect();
    let references = io.paint(Style::Bold, &references.join(" → "));
    let last = sides.last().map_or("", |s| s.text.as_str());
    let first = sides.first().map_or("", |s| s.text.as_str());
    if last == first {
        io.line(&format!("  {references}  {last}"))?;
    } else {
        io.line(&format!("  {references}  {first}"))?;
        io.line(&format!("    → {last}"))?;
    }
    for item in &pair.changes {
        let words = change(io, item);
        let words = io.paint(Style::Dim, &words);
        io.line(&format!("      {words}"))?;
    }
    Ok(())
}

/// The rows of the profile: words, first plan, second plan.
fn profile_rows(comparison: &Comparison, io: &Io) -> Vec<(String, usize, usize)> {
    let [a, b] = &comparison.profiles;
    type Count = fn(&Profile) -> usize;
    let counts: [(&str, Count); 4] = [
        ("compare-profile-commitments", |p| p.commitments),
        ("compare-profile-with_target", |p| p.with_target),
        ("compare-profile-with_deadline", |p| p.with_deadline),
        ("compare-profile-with_owner", |p| p.with_owner),
    ];
    let mut rows: Vec<_> = counts
        .iter()
        .map(|(key, count)| (said(io, key), count(a), count(b)))
        .collect();
    let modalities = forces().iter().map(|f| ("modality-", f.modality.code()));
    let gate = Verifiability::ALL.map(|v| ("verifiability-", v.code()));
    let criteria = Criterion::ALL.map(|c| ("criterion-", c.code()));
    for (stem, code) in modalities.chain(gate).chain(criteria) {
        let of = |p: &Profile| {
            let family = match stem {
                "modality-" => &p.modalities,
                "verifiability-" => &p.gate,
                _ => &p.criteria,
            };
            family.get(code).copied().unwrap_or(0)
        };
        rows.push((said(io, &format!("{stem}{code}")), of(a), of(b)));
    }
    rows
}

fn figures(comparison: &Comparison, io: &mut Io) -> Result<()> {
    let title = io.paint(Style::Bold, &said(io, "compare-profile"));
    io.line(&format!("\n{title}"))?;
    for (words, before, after) in profile_rows(comparison, io) {
        io.line(&format!("  {before:>5} → {after:<5}  {words}"))?;
    }
    Ok(())
}
