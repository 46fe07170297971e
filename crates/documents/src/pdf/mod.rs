//! Reads the text layer of a PDF: glyphs to lines, lines to columns, columns to paragraphs and tables.
//!
//! The library draws each page to a device that keeps glyphs and rules instead of pixels (ISO 32000-1,
//! 9.10: the Unicode of a glyph). What the file says about structure (tags) is not used: few plans carry it.

mod bomb;
mod columns;
mod extract;
mod fragments;
mod furniture;
mod letters;
mod paragraphs;
mod rules;
mod table;
mod words;
mod write;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use waymark_model::Diagnostic;

use crate::document::Document;
use crate::findings;
use extract::Page;

/// Pages of a document.
const MOST_PAGES: usize = 5_000;
/// A page with fewer characters and a picture on it is taken for a scan.
const LEAST_CHARS: usize = 20;

/// Opens a PDF. Files that cannot be read, scans and files under a password give a finding and no text.
pub(crate) fn open<'a>(bytes: &[u8], found: &mut Vec<Diagnostic>) -> Document<'a> {
    if bomb::is_bomb(bytes) {
        found.push(findings::pdf_bomb());
        return Document::default();
    }
    // The library is made for viewers and may panic on damage; a reader of others' files must not.
    let read = catch_unwind(AssertUnwindSafe(|| pages(bytes)));
    let pages = match read {
        Ok(Ok(pages)) => pages,
        Ok(Err(finding)) => {
            found.push(finding);
            return Document::default();
        }
        Err(_) => {
            found.push(findings::broken_pdf());
            return Document::default();
        }
    };
    if let Some(refused) = judge(&pages, found) {
        found.push(refused);
        return Document::default();
    }
    write::document(pages, found)
}

/// The pages of a file, or why it cannot be read.
fn pages(bytes: &[u8]) -> Result<Vec<Page>, Diagnostic> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => findings::password(),
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => findings::broken_pdf(),
    })?;
    if pdf.pages().is_empty() {
        return Err(findings::broken_pdf());
    }
    Ok(extract::pages(&pdf, MOST_PAGES))
}

/// The smaller of two places; they are finite here.
fn low(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The larger of two places.
fn high(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// What the pages as a whole are: a scan, or letters that stand for nothing. Single scanned pages are warned of.
fn judge(pages: &[Page], found: &mut Vec<Diagnostic>) -> Option<Diagnostic> {
    let scanned: Vec<usize> = (0..pages.len())
        .filter(|n| {
            pages
                .get(*n)
                .is_some_and(|p| p.chars < LEAST_CHARS && p.images > 0)
        })
        .collect();
    let written = pages.iter().filter(|p| p.chars >= LEAST_CHARS).count();
    if written == 0 && !scanned.is_empty() {
        return Some(findings::scan());
    }
    let chars: usize = pages.iter().map(|p| p.chars).sum();
    let unknown: usize = pages.iter().map(|p| p.unknown).sum();
    if unknown > chars {
        return Some(findings::no_letters());
    }
    if unknown * 50 > chars {
        found.push(findings::some_letters(unknown));
    }
    if let Some(first) = scanned.first() {
        found.push(findings::scanned_pages(scanned.len(), first + 1));
    }
    None
}
