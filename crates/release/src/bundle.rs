//! A release while it is written: beside its place, and moved there only when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

use crate::manifest::{Entry, MANIFEST, Manifest, hex};

/// Why a release cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The place is taken by something that is not a release.
    #[error("'{0}' exists and is not a release: choose another folder, or empty this one")]
    Taken(PathBuf),
    /// The system refused.
    #[error("cannot write '{path}': {source}")]
    Io {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BundleError + '_ {
    move |source| BundleError::Io {
        path: path.to_owned(),
        source,
    }
}

/// A release being written. Dropped before [`Bundle::publish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Bundle {
    out: PathBuf,
    work: PathBuf,
    entries: Mutex<Vec<Entry>>,
    published: bool,
}

impl Bundle {
    /// Starts a release that will stand at `out`. Nothing there is touched before it is whole.
    ///
    /// # Errors
    /// [`BundleError::Taken`] where `out` is a non-empty folder without a manifest or a file;
    /// [`BundleError::Io`] where the folder beside it cannot be made.
    pub fn create(out: &Path) -> Result<Self, BundleError> {
        let empty = |p: &Path| fs::read_dir(p).is_ok_and(|mut entries| entries.next().is_none());
        if out.exists() && !out.join(MANIFEST).is_file() && !(out.is_dir() && empty(out)) {
            return Err(BundleError::Taken(out.to_owned()));
        }
        let name = out
            .file_name()
            .map_or_else(|| "release".into(), |n| n.to_string_lossy().into_owned());
        let parent = out
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(at(parent))?;
        // The process number keeps two builds of the same place apart.
        let work = parent.join(format!(".{name}.building-{}", std::process::id()));
        if work.exists() {
            fs::remove_dir_all(&work).map_err(at(&work))?;
        }
        fs::create_dir(&work).map_err(at(&work))?;
        Ok(Self {
            out: out.to_owned(),
            work,
            entries: Mutex::new(Vec::new()),
            published: false,
        })
    }

    /// Adds a file.
    ///
    /// # Errors
    /// [`BundleError::Io`].
    pub fn add(&self, path: &str, bytes: &[u8]) -> Result<(), BundleError> {
        let mut writer = self.writer(path)?;
        writer.write_all(bytes).map_err(at(Path::new(path)))?;
        self.close(writer)
    }

    /// Opens a file for writing in pieces; give it back to [`Bundle::close`].
    ///
    /// # Errors
    /// [`BundleError::Io`].
    pub fn writer(&self, path: &str) -> Result<HashWriter, BundleError> {
        let full = self.work.join(path);
        if let Some(parent) = full.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        let file = File::create(&full).map_err(at(&full))?;
        Ok(HashWriter {
            path: path.to_owned(),
            inner: BufWriter::with_capacity(1 << 18, file),
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    /// Completes a file begun with [`Bundle::writer`].
    ///
    /// # Errors
    /// [`BundleError::Io`].
    pub fn close(&self, mut writer: HashWriter) -> Result<(), BundleError> {
        writer.inner.flush().map_err(at(Path::new(&writer.path)))?;
        let sha256 = hex(&writer.hash.finalize());
        let entry = Entry {
            path: writer.path,
            bytes: writer.bytes,
            sha256,
        };
        self.entries
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(entry);
        Ok(())
    }

    /// Writes the manifest and moves the release to its place.
    ///
    /// # Errors
    /// [`BundleError::Io`]; what stood at the place before is then still there.
    pub fn publish(
        mut self,
        engine: &str,
        title: &str,
        as_of: &str,
    ) -> Result<Manifest, BundleError> {
        let mut files = std::mem::take(
            &mut *self
                .entries
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        );
        files.sort();
        let manifest = Manifest {
            format: 1,
            engine: engine.to_owned(),
            title: title.to_owned(),
            as_of: as_of.to_owned(),
            files,
        };
        let path = self.work.join(MANIFEST);
        let mut file = File::create(&path).map_err(at(&path))?;
        file.write_all(manifest.to_text().as_bytes())
            .map_err(at(&path))?;
        self.swap()?;
        self.published = true;
        Ok(manifest)
    }

    fn swap(&self) -> Result<(), BundleError> {
        if !self.out.exists() {
            return fs::rename(&self.work, &self.out).map_err(at(&self.out));
        }
        let old = self.work.with_extension("old");
        fs::rename(&self.out, &old).map_err(at(&self.out))?;
        if let Err(source) = fs::rename(&self.work, &self.out) {
            // Put back what was there: a reader must never find the place empty.
            let _ = fs::rename(&old, &self.out);
            return Err(BundleError::Io {
                path: self.out.clone(),
                source,
            });
        }
        fs::remove_dir_all(&old).map_err(at(&old))
    }
}

impl Drop for Bundle {
    fn drop(&mut self) {
        if !self.published {
            let _ = fs::remove_dir_all(&self.work);
        }
    }
}

/// A file of a release while it is written: hashed as it goes.
#[derive(Debug)]
pub struct HashWriter {
    path: String,
    inner: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Write for HashWriter {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(buf)?;
        self.hash.update(buf.get(..n).unwrap_or(buf));
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
