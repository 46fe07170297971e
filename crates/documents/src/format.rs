//! What kind of file a document is.

use std::path::Path;

use memchr::memmem;

/// A format the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text: headings by their numbering.
    Text,
    /// Markdown (`CommonMark` with tables and footnotes).
    Markdown,
    /// A web page.
    Html,
    /// Office Open XML of word processors.
    Docx,
    /// Portable Document Format.
    Pdf,
}

/// How far into a file a mark of its format is looked for, in bytes.
const HEAD: usize = 1 << 10;

impl Format {
    /// By the ending of the file name; what is not known is plain text.
    #[must_use]
    pub fn from_path(path: &Path) -> Self {
        let ending = path.extension().and_then(|e| e.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown") => Self::Markdown,
            Some("html" | "htm" | "xhtml" | "shtml") => Self::Html,
            Some("docx" | "docm" | "dotx" | "dotm") => Self::Docx,
            Some("pdf") => Self::Pdf,
            _ => Self::Text,
        }
    }

    /// By the content first, then by the ending of the file name, so that a misnamed file is read.
    #[must_use]
    pub fn sniff(bytes: &[u8], path: &Path) -> Self {
        let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
        if memmem::find(head, b"%PDF-").is_some() {
            return Self::Pdf;
        }
        if is_office(bytes) {
            return Self::Docx;
        }
        if is_page(head) {
            return Self::Html;
        }
        match Self::from_path(path) {
            // No mark of the format the name speaks of: text, unless it is something binary.
            Self::Docx | Self::Pdf if !head.contains(&0) && !head.is_empty() => Self::Text,
            named @ (Self::Text | Self::Markdown | Self::Html | Self::Docx | Self::Pdf) => named,
        }
    }
}

/// A package, or one of the older formats of word processors, which DOCX refuses with a finding.
fn is_office(bytes: &[u8]) -> bool {
    let package = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    package || crate::docx::older(bytes).is_some()
}

fn is_page(head: &[u8]) -> bool {
    let mut rest = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    // Saved pages begin with a comment, XHTML with a declaration.
    for (opening, closing) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if rest.starts_with(opening.as_bytes())
            && let Some(at) = memmem::find(rest, closing.as_bytes())
        {
            rest = rest
                .get(at + closing.len()..)
                .unwrap_or(&[])
                .trim_ascii_start();
        }
    }
    let lower = rest
        .get(..rest.len().min(20))
        .unwrap_or(&[])
        .to_ascii_lowercase();
    let begins = |mark: &[u8]| {
        let after = lower.strip_prefix(mark).map(|rest| rest.first());
        after.is_some_and(|next| next.is_none_or(|b| !b.is_ascii_alphanumeric()))
    };
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body"]
        .into_iter()
        .any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniff(bytes: &[u8], name: &str) -> Format {
        Format::sniff(bytes, Path::new(name))
    }

    #[test]
    fn the_content_decides_before_the_name() {
        assert_eq!(sniff(b"%PDF-1.7\n", "plan.txt"), Format::Pdf);
        assert_eq!(sniff(b"PK\x03\x04rest", "plan.pdf"), Format::Docx);
        assert_eq!(
            sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "plan.txt"),
            Format::Docx
        );
        assert_eq!(sniff(b"<!DOCTYPE html>\n<p>", "plan.md"), Format::Html);
        assert_eq!(
            sniff(b"\xef\xbb\xbf \n<HTML lang=en>", "plan"),
            Format::Html
        );
        let saved = b"<?xml version='1.0'?><!-- saved from a site --><html>";
        assert_eq!(sniff(saved, "plan.txt"), Format::Html);
        assert_eq!(sniff(b"I. Work", "plan.docx"), Format::Text);
    }

    #[test]
    fn the_name_decides_where_the_content_is_silent() {
        assert_eq!(sniff(b"# I. Work", "a/PLAN.MD"), Format::Markdown);
        assert_eq!(sniff(b"<p>I. Work", "plan.htm"), Format::Html);
        assert_eq!(sniff(b"<headings>", "plan.txt"), Format::Text);
        assert_eq!(sniff(b"I. Work", "plan"), Format::Text);
        assert_eq!(sniff(b"\0\0", "plan.docx"), Format::Docx);
        assert_eq!(sniff(b"", "plan.pdf"), Format::Pdf);
    }
}
