//! Opens the file and draws its pages, one after the other.
//!
//! The library that takes the file apart may panic on broken ones: nothing of it is called outside
//! [`guarded`].

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::dict::keys::CONTENTS;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use waymark_model::Diagnostic;

use super::budget::Budget;
use super::content::Drawing;
use super::font::Fonts;
use super::fragments::{Fragment, fragments};
use super::matrix::Matrix;
use super::rules::Rules;
use super::unpack::{MOST_STREAM, is_modest, unpacked};
use crate::findings;
use crate::limits::{MOST_PDF_CONTENT, MOST_PDF_LINES, MOST_PDF_PAGES, MOST_PDF_WORK};

/// Fonts that are kept at a time.
const MOST_FONTS: usize = 200;
/// Fewer lines do not tell how a document is set.
const LEAST_LINES: usize = 20;
/// Streams that the instructions of a page are cut into.
const MOST_PARTS: usize = 1_000;

/// A page: its lines in pieces, and what else is on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    /// 1-based.
    pub(super) number: u32,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) fragments: Vec<Fragment>,
    pub(super) rules: Rules,
    /// Characters with a meaning, and glyphs without one.
    pub(super) chars: usize,
    pub(super) unknown: usize,
    pub(super) images: usize,
}

/// Runs something of the library; `None` where it panics.
fn guarded<T>(run: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}

/// The pages of a file.
///
/// # Errors
/// The finding, where the file cannot be read at all.
pub(super) fn pages(bytes: &[u8], found: &mut Vec<Diagnostic>) -> Result<Vec<Page>, Diagnostic> {
    if !is_modest(bytes) {
        return Err(findings::pdf_bomb());
    }
    let opened = guarded(|| Pdf::new(bytes.to_vec())).ok_or_else(findings::broken_pdf)?;
    let pdf = opened.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => findings::password(),
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => findings::broken_pdf(),
    })?;
    let sources = guarded(|| pdf.pages()).map_or(&[][..], |pages| pages);
    if sources.is_empty() {
        return Err(findings::broken_pdf());
    }
    let (mut out, mut lost) = (Vec::new(), Vec::new());
    let mut budget = Budget {
        steps: MOST_PDF_WORK,
        bytes: MOST_PDF_CONTENT,
    };
    let mut fonts = Fonts::new();
    let mut lines = 0;
    for (n, source) in sources.iter().enumerate() {
        if n >= MOST_PDF_PAGES || budget.is_empty() || lines > MOST_PDF_LINES {
            found.push(findings::long_pdf(n));
            break;
        }
        let drawn = guarded(|| draw(source, &mut fonts, &mut budget));
        if drawn.is_none() {
            lost.push(n + 1);
        }
        if drawn.is_none() || fonts.len() > MOST_FONTS {
            fonts.forget();
        }
        let mut page = drawn.unwrap_or_default();
        page.number = u32::try_from(n + 1).unwrap_or(u32::MAX);
        lines += page.fragments.len();
        out.push(page);
    }
    if let Some(first) = lost.first() {
        found.push(findings::lost_pages(lost.len(), *first));
    }
    forget_common_bold(&mut out);
    Ok(out)
}

/// Where most of a document is bold, bold says nothing.
fn forget_common_bold(pages: &mut [Page]) {
    let all = || pages.iter().flat_map(|p| &p.fragments);
    let letters: usize = all().map(|f| f.text.len()).sum();
    let bold: usize = all().map(|f| f.bold).sum();
    if bold * 2 > letters && all().count() >= LEAST_LINES {
        let all = pages.iter_mut().flat_map(|p| &mut p.fragments);
        all.for_each(|f| f.bold = 0);
    }
}

fn draw<'a>(source: &Source<'a>, fonts: &mut Fonts<'a>, budget: &mut Budget) -> Page {
    let base = Matrix(source.initial_transform(true).as_coeffs());
    let content = content(source, &mut budget.bytes);
    let mut drawing = Drawing::new(fonts, base, *budget);
    drawing.run(&content, source.resources());
    *budget = drawing.budget;
    let sheet = drawing.sheet;
    let (unknown, images, dots) = (sheet.unknown, sheet.images, sheet.dots.len());
    let (width, height) = source.render_dimensions();
    let straight = sheet.straighten(f64::from(width), f64::from(height));
    let letters = |glyphs: &[super::sheet::Glyph]| {
        let own = glyphs.iter().filter(|g| !g.text.is_whitespace());
        own.count()
    };
    let chars = letters(&straight.glyphs);
    let rules = straight.rules;
    let drawn = rules.across.len() + rules.down.len();
    let fragments = fragments(straight.glyphs, &rules);
    // Each piece is compared with others, and each gap with the rules: a page made of nothing else pays.
    let pairs = fragments.len().pow(2) / 500 + (chars * (drawn + dots) + drawn.pow(2)) / 50;
    budget.pay(pairs);
    Page {
        number: 0,
        width: straight.width,
        height: straight.height,
        fragments,
        rules,
        chars,
        unknown,
        images,
    }
}

/// The instructions of a page. They may be cut into streams at any blank.
fn content(source: &Source<'_>, budget: &mut usize) -> Vec<u8> {
    let most = MOST_STREAM.min(*budget);
    let (mut out, mut used) = (Vec::new(), 0usize);
    let mut add = |stream: Stream<'_>| {
        if used > most {
            return;
        }
        if let Some(own) = unpacked(&stream) {
            used += own.len() + 1;
            if used <= most {
                out.extend_from_slice(&own);
                out.push(b' ');
            }
        }
    };
    let dict = source.raw();
    if let Some(stream) = dict.get::<Stream<'_>>(CONTENTS) {
        add(stream);
    } else if let Some(streams) = dict.get::<Array<'_>>(CONTENTS) {
        let parts = streams.iter::<Stream<'_>>().take(MOST_PARTS);
        parts.for_each(&mut add);
    }
    *budget = budget.saturating_sub(used);
    out
}
