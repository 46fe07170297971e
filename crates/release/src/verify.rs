//! Holds a release against its manifest, byte by byte.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::manifest::{Entry, MANIFEST, Manifest, hex};

/// A way in which a release is not what its manifest says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mismatch {
    /// The manifest lists it, the folder has no such file.
    Missing(String),
    /// The folder has it, the manifest does not list it.
    Unlisted(String),
    /// The bytes differ.
    Changed(String),
}

impl Mismatch {
    /// The file it is about.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing(p) | Self::Unlisted(p) | Self::Changed(p) => p,
        }
    }
}

/// Why a release cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// No manifest, or one that is not readable.
    #[error("'{0}' is no release: it has no readable manifest.json")]
    NoManifest(PathBuf),
    /// The manifest is broken.
    #[error("manifest.json cannot be read: {0}")]
    Manifest(String),
    /// A path in the manifest leads out of the release.
    #[error("manifest.json names '{0}', which is not a path inside the release")]
    Outside(String),
    /// The system refused.
    #[error("cannot read the release: {0}")]
    Io(#[from] io::Error),
}

/// Reads the manifest of a release.
///
/// # Errors
/// [`VerifyError`].
pub fn read_manifest(dir: &Path) -> Result<Manifest, VerifyError> {
    let text = fs::read_to_string(dir.join(MANIFEST))
        .map_err(|_| VerifyError::NoManifest(dir.to_owned()))?;
    let manifest: Manifest =
        serde_json::from_str(&text).map_err(|e| VerifyError::Manifest(e.to_string()))?;
    let outside = |p: &str| {
        p.is_empty()
            || p.starts_with('/')
            || p.contains('\\')
            || p.split('/').any(|s| matches!(s, "" | "." | ".."))
    };
    match manifest.files.iter().find(|f| outside(&f.path)) {
        Some(f) => Err(VerifyError::Outside(f.path.clone())),
        None => Ok(manifest),
    }
}

/// All differences between a release and its manifest, by path.
///
/// # Errors
/// [`VerifyError`] where the release cannot be read at all.
pub fn verify_files(dir: &Path) -> Result<(Manifest, Vec<Mismatch>), VerifyError> {
    let manifest = read_manifest(dir)?;
    let mut found = Vec::new();
    let mut there = BTreeMap::new();
    walk(dir, dir, &mut there)?;
    there.remove(MANIFEST);
    for entry in &manifest.files {
        match there.remove(&entry.path) {
            None => found.push(Mismatch::Missing(entry.path.clone())),
            Some(path) if entry_of(&path, &entry.path)? != *entry => {
                found.push(Mismatch::Changed(entry.path.clone()));
            }
            Some(_) => {}
        }
    }
    found.extend(there.into_keys().map(Mismatch::Unlisted));
    found.sort_by(|a, b| a.path().cmp(b.path()));
    Ok((manifest, found))
}

/// Differences between the files of two manifests, by path: `made` against `published`.
#[must_use]
pub fn compare(published: &Manifest, made: &Manifest) -> Vec<Mismatch> {
    let index = |m: &Manifest| -> BTreeMap<String, Entry> {
        m.files
            .iter()
            .map(|f| (f.path.clone(), f.clone()))
            .collect()
    };
    let (published, mut made) = (index(published), index(made));
    let mut found = Vec::new();
    for (path, entry) in published {
        match made.remove(&path) {
            None => found.push(Mismatch::Unlisted(path)),
            Some(other) if other != entry => found.push(Mismatch::Changed(path)),
            Some(_) => {}
        }
    }
    found.extend(made.into_keys().map(Mismatch::Missing));
    found.sort_by(|a, b| a.path().cmp(b.path()));
    found
}

fn walk(root: &Path, dir: &Path, out: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(root, &path, out)?;
        } else if let Ok(relative) = path.strip_prefix(root) {
            let parts: Vec<_> = relative
                .iter()
                .map(|p| p.to_string_lossy().into_owned())
                .collect();
            out.insert(parts.join("/"), path);
        }
    }
    Ok(())
}

fn entry_of(path: &Path, name: &str) -> io::Result<Entry> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut bytes = 0u64;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            break;
        }
        hash.update(buffer.get(..n).unwrap_or(&buffer));
        bytes += n as u64;
    }
    Ok(Entry {
        path: name.to_owned(),
        bytes,
        sha256: hex(&hash.finalize()),
    })
}
