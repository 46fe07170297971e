//! Writes a release: whole, or not at all.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use waymark_evaluate::Results;
use waymark_evaluate::tables::{Table, tables};
use waymark_model::plan::{Label, Language};
use waymark_model::{Diagnostic, Plan, Workspace};
use waymark_release::{Bundle, BundleError};
use waymark_report::Site;

use crate::prepare::prepare;
use crate::{ENGINE, Progress, data, register, work};

/// How a release is written. None of it can change a byte.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Number of threads, at least 1.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        }
    }
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Files of the release, the manifest among them.
    pub files: usize,
    /// Bytes of the release without the manifest.
    pub bytes: u64,
    /// Pages.
    pub pages: usize,
    /// Commitments in the register.
    pub commitments: usize,
    /// Targets in force.
    pub targets: usize,
    /// Figures.
    pub observations: usize,
    /// Claims, all recomputed.
    pub claims: usize,
    /// Warnings.
    pub findings: Vec<Diagnostic>,
}

/// Why no release was written. What stood at the place before is still there.
#[derive(Debug, thiserror::Error)]
pub enum BuildFailure {
    /// The workspace has errors.
    #[error("the workspace has errors")]
    Findings(Vec<Diagnostic>),
    /// The release cannot be written.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// An input cannot be read a second time.
    #[error("cannot read '{path}': {source}")]
    Input {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Builds a release of the workspace `dir` at `out`.
///
/// # Errors
/// [`BuildFailure`]; nothing is half-written then.
pub fn build(
    dir: &Path,
    out: &Path,
    options: Options,
    progress: &dyn Progress,
) -> Result<Summary, BuildFailure> {
    let prepared = prepare(dir, progress);
    let Some((workspace, plan, results)) = prepared.ready else {
        return Err(BuildFailure::Findings(prepared.findings));
    };
    let bundle = Bundle::create(out)?;
    copy_inputs(dir, &workspace, &bundle)?;
    register::write(&workspace, &plan, &bundle)?;
    let tables = tables(&workspace, &plan, &results);
    write_data(
        &workspace,
        &tables,
        &results.claims,
        &bundle,
        options,
        progress,
    )?;
    drop(tables);
    let site = site(&workspace, &plan, &results);
    let pages = write_site(&site, &bundle, options, progress)?;
    let settings = &workspace.settings;
    let manifest = bundle.publish(ENGINE, &settings.title, &settings.as_of.to_string())?;
    Ok(Summary {
        files: manifest.files.len() + 1,
        bytes: manifest.files.iter().map(|f| f.bytes).sum(),
        pages,
        commitments: results.commitments.len(),
        targets: results.targets.iter().filter(|t| t.current).count(),
        observations: workspace.observations.rows.len(),
        claims: results.claims.len(),
        findings: prepared.findings,
    })
}

/// What the pages of a workspace are made from.
#[must_use]
pub fn site<'a>(workspace: &'a Workspace, plan: &'a Plan, results: &'a Results) -> Site<'a> {
    Site {
        workspace,
        plan,
        results,
        engine: ENGINE,
        label_title,
    }
}

/// The short title of a label's code.
fn label_title(label: &Label, language: &str) -> Option<&'static str> {
    let language = if language.starts_with("zh") {
        Language::Zh
    } else {
        Language::En
    };
    waymark_reading::label_title(label, language)
}

fn copy_inputs(dir: &Path, workspace: &Workspace, bundle: &Bundle) -> Result<(), BuildFailure> {
    for path in &workspace.files {
        let from = dir.join(path);
        let input = |source| BuildFailure::Input {
            path: from.clone(),
            source,
        };
        let mut file = std::fs::File::open(&from).map_err(input)?;
        let mut writer = bundle.writer(&format!("inputs/{path}"))?;
        io::copy(&mut file, &mut writer).map_err(input)?;
        bundle.close(writer)?;
    }
    Ok(())
}

fn write_data(
    workspace: &Workspace,
    tables: &[Table<'_>],
    claims: &[waymark_evaluate::ClaimResult],
    bundle: &Bundle,
    options: Options,
    progress: &dyn Progress,
) -> Result<(), BundleError> {
    progress.stage("data", tables.len() * 2);
    // The largest files first, so that no thread is left with them at the end.
    let mut order: Vec<usize> = (0..tables.len() * 2).collect();
    order.sort_by_key(|n| std::cmp::Reverse(tables.get(n / 2).map_or(0, |t| t.rows)));
    work::each(options.threads, order.len(), |n| {
        let job = order.get(n).copied().unwrap_or(0);
        let Some(table) = tables.get(job / 2) else {
            return Ok(());
        };
        let as_csv = job.is_multiple_of(2);
        let path = format!(
            "data/{}.{}",
            table.name,
            if as_csv { "csv" } else { "json" }
        );
        let mut writer = bundle.writer(&path)?;
        let written = if as_csv {
            data::csv(table, &mut writer)
        } else {
            data::json(table, &mut writer)
        };
        written
            .and_then(|()| writer.flush())
            .map_err(|source| BundleError::Io {
                path: PathBuf::from(&path),
                source,
            })?;
        bundle.close(writer)?;
        progress.step();
        Ok(())
    })?;
    let (csv, json) = data::claims(workspace, claims);
    bundle.add("data/claims.csv", &csv)?;
    bundle.add("data/claims.json", &json)?;
    bundle.add("data/datapackage.json", &data::package(workspace, tables))
}

fn write_site(
    site: &Site<'_>,
    bundle: &Bundle,
    options: Options,
    progress: &dyn Progress,
) -> Result<usize, BundleError> {
    let book = waymark_report::Book::new(site);
    progress.stage("site", book.len());
    work::each(options.threads, book.len(), |n| {
        let page = book.page(n);
        bundle.add(&format!("site/{}", page.path), page.html.as_bytes())?;
        progress.step();
        Ok(())
    })?;
    for asset in waymark_report::assets() {
        bundle.add(&format!("site/{}", asset.path), asset.bytes)?;
    }
    Ok(book.len())
}
