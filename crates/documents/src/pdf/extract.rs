//! Glyphs and rules of each page.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

use super::fragments::{Fragment, fragments};
use super::high;
use super::letters::letters;
use super::rules::Rules;

/// Glyphs of one page; more are left out.
const MOST_GLYPHS: usize = 100_000;
/// Units of a font's own space.
const UNITS: f64 = 1000.0;

/// A character on a page, in points from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: char,
    pub(super) x: f64,
    pub(super) end: f64,
    /// The line it stands on.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
}

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

/// The pages of a document, up to `most`.
pub(super) fn pages(pdf: &Pdf, most: usize) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut out = Vec::new();
    for (n, page) in pdf.pages().iter().enumerate().take(most) {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            Rect::new(0.0, 0.0, width, height),
            &cache,
            page.xref(),
            InterpreterSettings::default(),
        );
        let mut sheet = Sheet::default();
        interpret_page(page, &mut context, &mut sheet);
        out.push(Page {
            number: u32::try_from(n + 1).unwrap_or(u32::MAX),
            width,
            height,
            chars: sheet
                .glyphs
                .iter()
                .filter(|g| !g.text.is_whitespace())
                .count(),
            unknown: sheet.unknown,
            images: sheet.images,
            fragments: fragments(sheet.glyphs, &sheet.rules),
            rules: sheet.rules,
        });
    }
    out
}

/// A device that keeps what is written.
#[derive(Debug, Default)]
struct Sheet {
    glyphs: Vec<Glyph>,
    rules: Rules,
    unknown: usize,
    images: usize,
}

impl Sheet {
    fn glyph(&mut self, glyph: &Drawn<'_>, at: Affine, bold: bool) {
        if self.glyphs.len() >= MOST_GLYPHS {
            return;
        }
        let [a, b, c, d, ..] = at.as_coeffs();
        // What stands askew is a stamp or the text of a picture.
        let upright =
            b.abs() <= a.abs() * 0.1 && c.abs() <= high(d.abs(), a.abs()) * 0.5 && a > 0.0;
        let size = d.hypot(c) * UNITS;
        let origin = at * Point::ORIGIN;
        let finite = [origin.x, origin.y, size].iter().all(|v| v.is_finite());
        if !upright || !finite || size <= 0.5 {
            return;
        }
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(own) => own.advance_width(),
        };
        let width = a * f64::from(advance.unwrap_or(500.0));
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(s)) => s,
            None => {
                self.unknown += 1;
                return;
            }
        };
        let text = letters(&text);
        let count = text.chars().count().max(1);
        let Ok(parts) = u32::try_from(count) else {
            return;
        };
        let step = width / f64::from(parts);
        let mut x = origin.x;
        for c in text.chars().filter_map(plain) {
            self.glyphs.push(Glyph {
                text: c,
                x,
                end: x + step,
                y: origin.y,
                size,
                bold,
            });
            x += step;
        }
    }
}

/// What no text holds is left out.
fn plain(c: char) -> Option<char> {
    match c {
        '\t' | '\u{a0}' | '\r' | '\n' => Some(' '),
        c if c.is_control() || c == '\u{feff}' || c == '\u{fffd}' => None,
        c => Some(c),
    }
}

/// Whether a font is a bold one, by its weight or its name; Type 1 fonts do not tell.
fn is_bold(glyph: &Drawn<'_>) -> bool {
    const HEAVY: u32 = 600;
    let Drawn::Outline(outline) = glyph else {
        return false;
    };
    outline.font_data().is_some_and(|font| {
        let named = font.postscript_name.as_deref().is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            name.contains("bold") || name.contains("black") || name.contains("heavy")
        });
        named || font.weight.is_some_and(|w| w >= HEAVY)
    })
}

impl<'a> Device<'a> for Sheet {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.rules
            .add(props.transform.transform_rect_bbox(path.bounding_box()));
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        let area = props.transform.transform_rect_bbox(*rect);
        self.rules.add(area);
        if matches!(mode, DrawMode::Stroke(_)) {
            self.rules.add_box(area);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(|g| is_bold(g));
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), bold);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.images += 1;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
