//! Reads the text layer of a PDF: glyphs to lines, lines to columns, columns to paragraphs and tables.
//!
//! Two libraries take the file and its fonts apart; the instructions of a page are followed here, because only
//! then all work can be counted and stopped, and no picture, colour or pattern is ever unpacked. The letters of
//! a glyph are found as ISO 32000-1, 9.10 says. What the file says about structure (tags) is not used, except
//! that a piece is a running head: few plans carry more.

mod budget;
mod columns;
mod content;
mod extract;
mod font;
mod fragments;
mod furniture;
mod letters;
mod matrix;
mod paragraphs;
mod paths;
mod rules;
mod sheet;
mod state;
mod table;
mod unpack;
mod words;
mod write;

use waymark_model::Diagnostic;

use crate::document::Document;
use crate::findings;
use extract::Page;

/// A page with fewer characters and a picture on it is taken for a scan.
const LEAST_CHARS: usize = 20;

/// Opens a PDF. Files that cannot be read, scans and files under a password give a finding and no text.
pub(crate) fn open<'a>(bytes: &[u8], found: &mut Vec<Diagnostic>) -> Document<'a> {
    let pages = match extract::pages(bytes, found) {
        Ok(pages) => pages,
        Err(finding) => {
            found.push(finding);
            return Document::default();
        }
    };
    if let Some(refused) = judge(&pages, found) {
        found.push(refused);
        return Document::default();
    }
    write::document(pages, found)
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
