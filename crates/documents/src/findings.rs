//! The findings of this crate, one function each: their codes stand nowhere else.

use waymark_model::{Diagnostic, Place};

fn whole() -> Place {
    Place::file("")
}

/// Bytes that are no text.
pub(crate) fn no_text(line: u32, column: u32) -> Diagnostic {
    Diagnostic::error("E0101", Place::cell("", line, column, ""))
}

/// A zero byte.
pub(crate) fn zero_byte(line: u32, column: u32) -> Diagnostic {
    Diagnostic::error("E0102", Place::cell("", line, column, ""))
}

/// Another encoding than UTF-8 was assumed.
pub(crate) fn assumed_encoding(name: &str) -> Diagnostic {
    Diagnostic::warning("W0105", whole()).with("encoding", name)
}

/// The file, or its text, is over a limit; nothing of it was read.
pub(crate) fn too_large(most: usize) -> Diagnostic {
    Diagnostic::error("E0106", whole()).with("most", most >> 20)
}

/// A file that cannot be read for what it is.
pub(crate) fn other_kind(kind: &str) -> Diagnostic {
    Diagnostic::error("E0107", whole()).with("kind", kind)
}

/// Over a limit of elements or pieces; the rest was not read.
pub(crate) fn cut_short(most: usize) -> Diagnostic {
    Diagnostic::error("E0112", whole()).with("most", most)
}

/// A DOCX package, or a part of it, that cannot be unpacked.
pub(crate) fn broken_package(part: &str) -> Diagnostic {
    Diagnostic::error("E0108", whole()).with("part", part)
}

/// A DOCX package that unpacks to too much.
pub(crate) fn bomb(part: &str) -> Diagnostic {
    Diagnostic::error("E0109", whole()).with("part", part)
}

/// XML with a document type.
pub(crate) fn declares_entities(part: &str) -> Diagnostic {
    Diagnostic::error("E0110", whole()).with("part", part)
}

/// XML that is broken from a byte of its part on.
pub(crate) fn broken_xml(part: &str, byte: u64) -> Diagnostic {
    Diagnostic::error("E0111", whole())
        .with("part", part)
        .with("byte", byte)
}

/// Nested deeper than is kept track of.
pub(crate) fn too_deep(most: usize) -> Diagnostic {
    Diagnostic::warning("W0113", whole()).with("most", most)
}

/// A table that is too wide.
pub(crate) fn too_wide(most: u32) -> Diagnostic {
    Diagnostic::warning("W0114", whole()).with("most", most)
}

/// Markdown that is read as plain text.
pub(crate) fn long_markdown(most: usize) -> Diagnostic {
    Diagnostic::warning("W0115", whole()).with("most", most >> 20)
}

/// Nothing to read in it.
pub(crate) fn no_words() -> Diagnostic {
    Diagnostic::warning("W0116", whole())
}

/// A PDF without letters: pictures of pages.
pub(crate) fn scan() -> Diagnostic {
    Diagnostic::error("E0120", whole())
}

/// A PDF that asks for a password.
pub(crate) fn password() -> Diagnostic {
    Diagnostic::error("E0121", whole())
}

/// A PDF that cannot be read.
pub(crate) fn broken_pdf() -> Diagnostic {
    Diagnostic::error("E0122", whole())
}

/// A PDF with a stream that unpacks to too much.
pub(crate) fn pdf_bomb() -> Diagnostic {
    Diagnostic::error("E0123", whole())
}

/// A PDF whose fonts do not say what their letters are.
pub(crate) fn no_letters() -> Diagnostic {
    Diagnostic::error("E0124", whole())
}

/// A PDF with some letters that are not known.
pub(crate) fn some_letters(count: usize) -> Diagnostic {
    Diagnostic::warning("W0125", whole()).with("count", count)
}

/// Single pages that are only pictures.
pub(crate) fn scanned_pages(count: usize, first: usize) -> Diagnostic {
    Diagnostic::warning("W0126", whole())
        .with("count", count)
        .with("first", first)
}

/// More pages, lines or work than is read; nothing behind this page was read.
pub(crate) fn long_pdf(page: usize) -> Diagnostic {
    Diagnostic::error("E0127", whole()).with("page", page)
}

/// Pages that could not be taken apart.
pub(crate) fn lost_pages(count: usize, first: usize) -> Diagnostic {
    Diagnostic::error("E0128", whole())
        .with("count", count)
        .with("first", first)
}
