//! The framework of an index as rings: the top in the middle, each part as wide as its effective weight.

use waymark_i18n::Catalog;
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;

use super::Plot;
use super::canvas::{COLOURS, Canvas, LABEL, TOP, WIDE};
use crate::compile::Composite;

/// Parts narrower than this share have no words; who points at them is told.
const WORDS: f64 = 0.018;

/// The tree of an index with its effective weights.
#[must_use]
pub fn sunburst(composite: &Composite, catalog: &Catalog) -> Plot {
    let tree = &composite.tree;
    let rings = tree.inner_levels();
    let mut drawing = Rings {
        composite,
        canvas: Canvas::new(catalog),
        lang: catalog.lang(),
        thick: WIDE / 2.0 / (as_f64(rings) + 0.6),
    };
    let centre = drawing.centre();
    let name = composite.source.nodes[tree.root()].code.as_str();
    drawing
        .canvas
        .text(centre.0, centre.1 + 4.0, "t", "middle", name);
    drawing.children(tree.root(), (0.0, 1.0), 1, None);
    drawing.canvas.height = TOP + WIDE + 10.0;
    let canvas = drawing.canvas;
    let title = canvas.title(composite.method.title.as_ref(), "plot-framework");
    Plot {
        name: "framework",
        svg: canvas.finish(&title, "plot-framework-about"),
    }
}

struct Rings<'a> {
    composite: &'a Composite,
    canvas: Canvas<'a>,
    lang: &'a str,
    thick: f64,
}

impl Rings<'_> {
    fn centre(&self) -> (f64, f64) {
        (LABEL / 2.0 + WIDE / 2.0, TOP + WIDE / 2.0)
    }

    /// The children of a node between two shares of the circle.
    fn children(
        &mut self,
        node: usize,
        (start, end): (f64, f64),
        ring: usize,
        colour: Option<usize>,
    ) {
        let tree = &self.composite.tree;
        let children = tree.children(node).to_vec();
        let weight = |child: usize| tree.relative_weight(child);
        let total: f64 = children.iter().map(|&c| weight(c)).sum();
        let mut from = start;
        let mut parts = Vec::with_capacity(children.len());
        for &child in &children {
            let to = from + (end - start) * weight(child) / total;
            parts.push((child, from, to));
            from = to;
        }
        for (place, (child, from, to)) in parts.into_iter().enumerate() {
            if to - from <= 0.0 {
                continue;
            }
            let colour = colour.unwrap_or(place % COLOURS);
            self.part(child, (from, to), ring, colour);
            self.children(child, (from, to), ring + 1, Some(colour));
        }
    }

    fn part(&mut self, node: usize, (from, to): (f64, f64), ring: usize, colour: usize) {
        let (x, y) = self.centre();
        let inner = self.thick * (as_f64(ring) - 0.4);
        let outer = inner + self.thick;
        // A whole circle has no outline of one arc: it is left open by a hair.
        let to = if to - from > 0.9999 {
            from + 0.9999
        } else {
            to
        };
        let at = |share: f64, radius: f64| {
            let (sin, cos) = turn(share);
            (x + radius * sin, y - radius * cos)
        };
        let large = u8::from(to - from > 0.5);
        let (a, b, c, d) = (
            at(from, outer),
            at(to, outer),
            at(to, inner),
            at(from, inner),
        );
        let outline = format!(
            "M{:.1} {:.1}A{outer:.1} {outer:.1} 0 {large} 1 {:.1} {:.1}L{:.1} {:.1}A{inner:.1} {inner:.1} 0 {large} 0 {:.1} {:.1}z",
            a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1
        );
        let own = &self.composite.source.nodes[node];
        let effective = self.composite.tree.effective_weight(node) * 100.0;
        let name = self.composite.name(node, self.lang);
        let words = format!("{name} ({}): {effective:.1} %", own.code);
        let opacity = 0.85 / (1.0 + 0.45 * as_f64(ring - 1));
        self.canvas
            .shape(&outline, &format!("c{colour}"), opacity, &words);
        if to - from >= WORDS {
            let (middle_x, middle_y) = at(f64::midpoint(from, to), f64::midpoint(inner, outer));
            let room = if ring == 1 { 14 } else { 9 };
            let short: String = own.code.chars().take(room).collect();
            self.canvas
                .text(middle_x, middle_y + 4.0, "", "middle", &short);
        }
    }
}

/// Sine and cosine of a share of the circle, by halving the angle until a few terms suffice.
fn turn(share: f64) -> (f64, f64) {
    const FULL: f64 = std::f64::consts::TAU;
    const HALVINGS: i32 = 6;
    let small = share * FULL / f64::from(1 << HALVINGS);
    let square = small * small;
    let mut sin = small * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)));
    let mut cos = sqrt(1.0 - sin * sin);
    for _ in 0..HALVINGS {
        (sin, cos) = (2.0 * sin * cos, cos * cos - sin * sin);
    }
    (sin, cos)
}

#[cfg(test)]
mod tests {
    use super::turn;

    #[test]
    fn quarters_of_the_circle() {
        for (share, sin, cos) in [
            (0.0, 0.0, 1.0),
            (0.25, 1.0, 0.0),
            (0.5, 0.0, -1.0),
            (0.75, -1.0, 0.0),
        ] {
            let found = turn(share);
            assert!(
                (found.0 - sin).abs() < 1e-9 && (found.1 - cos).abs() < 1e-9,
                "{share}: {found:?}"
            );
        }
    }
}
