//! What every fuzz target holds a document against.

use waymark_documents::{Format, open};

/// Opens bytes and holds the document against what is promised of it, and against a second reading.
///
/// # Panics
/// Where a promise is broken: that is what fuzzing looks for.
pub fn open_and_check(bytes: &[u8], format: Format) {
    let (document, findings) = open(bytes, format);
    if let Err(broken) = document.check() {
        panic!("{broken}");
    }
    assert_eq!((document, findings), open(bytes, format), "two readings differ");
}
