//! Doubts a release: every byte against the manifest, every byte against a rebuild from its own
//! inputs, every claim against its published tables.

use std::fs;
use std::io;
use std::path::Path;

use waymark_evaluate::claims::{ClaimFault, ask};
use waymark_evaluate::tables::{Cell, NAMES, Query};
use waymark_model::{ClaimId, Diagnostic, Workspace};
use waymark_release::canonical::read_csv;
use waymark_release::verify::{VerifyError, compare, read_manifest};
use waymark_release::{Mismatch, verify_files};

use crate::write::{BuildFailure, Options, build};
use crate::{ENGINE, Progress};

/// What a doubter found.
#[derive(Debug)]
pub struct Verification {
    /// Engine that made the release.
    pub engine: String,
    /// Whether it is this engine: another version may rightly give other bytes.
    pub same_engine: bool,
    /// Number of files checked.
    pub files: usize,
    /// Files that are not what the manifest says.
    pub changed: Vec<Mismatch>,
    /// Files that a rebuild from the inputs makes differently; `None` where the inputs do not build.
    pub rebuilt: Option<Vec<Mismatch>>,
    /// Why the inputs do not build.
    pub findings: Vec<Diagnostic>,
    /// Number of claims asked again.
    pub claims: usize,
    /// Claims that do not hold.
    pub doubts: Vec<ClaimDoubt>,
}

impl Verification {
    /// Whether nothing was found.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.changed.is_empty()
            && self.rebuilt.as_ref().is_some_and(Vec::is_empty)
            && self.doubts.is_empty()
    }
}

/// A claim that the published tables do not bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDoubt {
    /// Which one.
    pub claim: ClaimId,
    /// What it publishes.
    pub published: String,
    /// What its query gives, or why it gives nothing.
    pub found: String,
}

/// Why a release cannot be doubted at all.
#[derive(Debug, thiserror::Error)]
pub enum VerifyFailure {
    /// It is no release.
    #[error(transparent)]
    Release(#[from] VerifyError),
    /// No room for the rebuild.
    #[error("cannot rebuild: {0}")]
    Rebuild(BuildFailure),
    /// The system refused.
    #[error("cannot read the release: {0}")]
    Io(#[from] io::Error),
}

/// Verifies a release.
///
/// # Errors
/// [`VerifyFailure`] where it cannot be read; what is wrong with it stands in [`Verification`].
pub fn verify(
    dir: &Path,
    options: Options,
    progress: &dyn Progress,
) -> Result<Verification, VerifyFailure> {
    progress.stage("hash", 0);
    let (manifest, changed) = verify_files(dir)?;
    let inputs = dir.join("inputs");
    let (claims, doubts) = match waymark_workspace::open(&inputs).workspace {
        Some(workspace) => (workspace.claims.len(), doubts(dir, &workspace)?),
        None => (0, Vec::new()),
    };
    let work = tempfile::tempdir()?;
    let again = work.path().join("release");
    let (rebuilt, findings) = match build(&inputs, &again, options, progress) {
        Ok(_) => (
            Some(compare(&manifest, &read_manifest(&again)?)),
            Vec::new(),
        ),
        Err(BuildFailure::Findings(findings)) => (None, findings),
        Err(other) => return Err(VerifyFailure::Rebuild(other)),
    };
    Ok(Verification {
        same_engine: manifest.engine == ENGINE,
        engine: manifest.engine,
        files: manifest.files.len(),
        changed,
        rebuilt,
        findings,
        claims,
        doubts,
    })
}

/// A table of a release, read back from its CSV file.
struct Published(Vec<Vec<String>>);

impl Query for Published {
    fn column(&self, name: &str) -> Option<usize> {
        self.0.first()?.iter().position(|c| c == name)
    }

    fn rows(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.0
            .get(row + 1)
            .and_then(|r| r.get(column))
            .map_or(Cell::Empty, |t| Cell::text(t))
    }
}

fn doubts(dir: &Path, workspace: &Workspace) -> io::Result<Vec<ClaimDoubt>> {
    let mut out = Vec::new();
    for name in NAMES {
        let claims: Vec<_> = workspace
            .claims
            .iter()
            .enumerate()
            .filter(|(_, c)| c.item.table == name)
            .collect();
        if claims.is_empty() {
            continue;
        }
        let text = fs::read(dir.join(format!("data/{name}.csv")))?;
        let table = Published(read_csv(&String::from_utf8_lossy(&text)));
        for (row, claim) in claims {
            let found = match ask(&claim.item, row, &table) {
                Ok(result) if result.holds => continue,
                Ok(result) => result.value.map_or_else(
                    || format!("{} / {}", result.numerator.unwrap_or(0), result.denominator),
                    |v| v.to_string(),
                ),
                Err(fault) => ClaimFault::to_string(&fault),
            };
            let published = crate::prepare::published(&claim.item);
            out.push(ClaimDoubt {
                claim: claim.item.id.clone(),
                published,
                found,
            });
        }
    }
    Ok(out)
}
