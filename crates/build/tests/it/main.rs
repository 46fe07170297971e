//! The whole chain on the two examples: the same bytes every time, and nothing half-written.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod atlantis;
mod china;
mod failure;
mod verify;

use std::path::{Path, PathBuf};

use waymark_build::{Options, Silent, Summary, build};

/// An example of this project.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(name)
}

pub(crate) fn make(dir: &Path, out: &Path, threads: usize) -> Summary {
    match build(dir, out, Options { threads }, &Silent) {
        Ok(summary) => summary,
        Err(failure) => panic!("{failure:#?}"),
    }
}

pub(crate) fn manifest(out: &Path) -> String {
    std::fs::read_to_string(out.join("manifest.json")).unwrap()
}

/// Copies a folder, so that a test may spoil it.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
