//! DOCX: Office Open XML of word processors.

/// The name of an older or other format of word processors that is often found under this one's name.
pub(crate) fn older(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // Also the shell around a DOCX with a password.
        return Some("DOC");
    }
    bytes.starts_with(b"{\\rtf").then_some("RTF")
}
