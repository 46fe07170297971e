//! The file of a plan that a command is given.

use std::path::Path;

use anyhow::{Context as _, Result};
use waymark_model::Diagnostic;
use waymark_reading::{Document, Format, open};

/// Larger than any plan; a register of such a file would help nobody.
const MOST_BYTES: u64 = 64 << 20;

/// Its bytes.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>> {
    let unreadable = || format!("cannot read '{}'", file.display());
    let length = std::fs::metadata(file).with_context(unreadable)?.len();
    anyhow::ensure!(
        length <= MOST_BYTES,
        "'{}' is larger than 64 MiB: is it a plan?",
        file.display()
    );
    std::fs::read(file).with_context(unreadable)
}

/// The document in them, with findings that name the file.
pub(crate) fn document<'a>(file: &Path, bytes: &'a [u8]) -> (Document<'a>, Vec<Diagnostic>) {
    let (document, mut found) = open(bytes, Format::sniff(bytes, file));
    for finding in &mut found {
        finding.place.file = file.display().to_string();
    }
    (document, found)
}
