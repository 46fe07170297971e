//! What kind of text a document is.

use std::path::Path;

/// A layout the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text: headings by their numbering.
    Text,
    /// Markdown: headings by `#`, paragraph openings in bold.
    Markdown,
}

impl Format {
    /// By the ending of the file name: `.md` and `.markdown` are Markdown, all else is plain text.
    #[must_use]
    pub fn from_path(path: &Path) -> Self {
        match path
            .extension()
            .and_then(|e| e.to_str())
            .map(str::to_ascii_lowercase)
            .as_deref()
        {
            Some("md" | "markdown") => Self::Markdown,
            _ => Self::Text,
        }
    }
}
