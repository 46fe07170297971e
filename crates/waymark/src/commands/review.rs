//! `waymark review`: the desk where a person reviews what was read from a plan.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest as _, Sha256};
use waymark_i18n::{Arg, Catalog};
use waymark_model::correction::Correction;
use waymark_reading::Format;
use waymark_reading::references::{FILE as REFERENCES, keep, read_known};
use waymark_web::review::{Desk, Loaded, Refusal};

use crate::findings;
use crate::io::{Exit, Io};

/// Corrections by hand, inside the workspace.
const CORRECTIONS: &str = "plan/corrections.toml";

pub(crate) fn run(dir: &Path, port: u16, by: &str, io: &mut Io) -> Result<Exit> {
    if !dir.join("waymark.toml").is_file() {
        bail!(
            "'{}' is no workspace: it has no waymark.toml; 'waymark new' makes one",
            dir.display()
        );
    }
    let opened = waymark_workspace::open(dir);
    let Some(workspace) = opened.workspace else {
        findings::print(&opened.findings, io)?;
        return Ok(Exit::Findings);
    };
    let settings = &workspace.settings;
    let catalog = settings
        .languages
        .first()
        .map_or_else(|| Catalog::named("en"), Catalog::for_lang);
    let (reads, writes) = (dir.to_owned(), dir.to_owned());
    #[expect(
        clippy::disallowed_methods,
        reason = "a correction carries the day on which it was really made"
    )]
    let today = || TimeZone::UTC.to_datetime(Timestamp::now()).date();
    let desk = Desk::new(
        move || load(&reads),
        move |corrections, mark| save(&writes, corrections, mark),
        today,
        catalog,
    )
    .named(by, &settings.title);
    let router = waymark_web::review(desk);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let mut said = Ok(());
    runtime
        .block_on(waymark_web::serve(router, address, |taken| {
            let address = taken.to_string();
            let words: [(&str, Arg<'_>); 1] = [("address", (&address).into())];
            let line = io.catalog.text("review-open", &words).text;
            said = io.line(&line).and_then(|()| io.flush());
        }))
        .with_context(|| {
            format!("cannot listen on {address}; another program may use it: try --port 0")
        })?;
    said?;
    Ok(Exit::Done)
}

/// Reads plan and corrections anew: both may be changed by hand while the desk is open.
fn load(dir: &Path) -> Result<Loaded, String> {
    let mark = mark(dir)?;
    let opened = waymark_workspace::open(dir);
    let Some(workspace) = opened.workspace else {
        let catalog = Catalog::named("en");
        let words = opened.findings.iter().map(|f| {
            let words = waymark_i18n::render_diagnostic(&catalog, f);
            format!("{}: {} {}", f.place, words.cause, words.mend)
        });
        return Err(words.collect::<Vec<_>>().join("\n"));
    };
    let document = &workspace.document;
    let format = Format::sniff(&document.bytes, Path::new(&document.path));
    let (opened, _) = waymark_reading::open(&document.bytes, format);
    let mut plan = waymark_reading::read_document(&opened);
    if let Ok(text) = std::fs::read_to_string(dir.join(REFERENCES)) {
        let _kept = keep(&mut plan, &read_known(&text).0);
    }
    Ok(Loaded {
        plan,
        text: opened.text.into_owned(),
        corrections: workspace.corrections,
        mark,
    })
}

/// A fingerprint of the file of corrections; empty where there is none.
fn mark(dir: &Path) -> Result<String, String> {
    let path = dir.join(CORRECTIONS);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// Writes beside and renames, if nobody else has written since.
fn save(dir: &Path, corrections: &[Correction], seen: &str) -> Result<(), Refusal> {
    let failed = |error: std::io::Error| Refusal::Failed(format!("{CORRECTIONS}: {error}"));
    if mark(dir).map_err(Refusal::Failed)? != seen {
        return Err(Refusal::Changed);
    }
    let path: PathBuf = dir.join(CORRECTIONS);
    let beside = path.with_file_name(".corrections.toml.new");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(&beside, waymark_workspace::write_corrections(corrections)).map_err(failed)?;
    std::fs::rename(&beside, &path).map_err(failed)
}
