//! The score against each of its parts, one small picture for each.

use waymark_i18n::Catalog;
use waymark_index::correlate::{Correlation, correlate};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::range;

use super::Plot;
use super::canvas::{COLOURS, Canvas, TOP};
use crate::compile::Composite;
use crate::results::Results;

const ACROSS: usize = 3;
const SIDE: f64 = 190.0;
const GAP: f64 = 56.0;
const LEFT: f64 = 40.0;
/// Points that are drawn at most: more are one cloud.
const POINTS: usize = 2_000;

/// Every unit as a point, in one picture for each part of the top: its score there and at the top.
#[must_use]
pub fn scatter(composite: &Composite, results: &Results, catalog: &Catalog) -> Plot {
    let tree = &composite.tree;
    let rows = 0..composite.source.units.len();
    let values = |node: usize| -> Vec<f64> {
        let value = |row| results.built.scores.value(row, node);
        rows.clone()
            .map(|row| value(row).unwrap_or(f64::NAN))
            .collect()
    };
    let whole = values(tree.root());
    let mut canvas = Canvas::new(catalog);
    let children = tree.children(tree.root());
    for (at, &child) in children.iter().enumerate() {
        let left = LEFT + as_f64(at % ACROSS) * (SIDE + GAP);
        let top = TOP + 24.0 + as_f64(at / ACROSS) * (SIDE + GAP);
        let own = values(child);
        let code = composite.source.nodes[child].code.as_str();
        let r = correlate(&own, &whole, Correlation::Pearson).value;
        let said = r.map_or(code.to_owned(), |r| format!("{code}: r = {r:.2}"));
        canvas.text(left, top - 8.0, "", "start", &said);
        canvas.line((left, top), (left, top + SIDE), "a");
        canvas.line((left, top + SIDE), (left + SIDE, top + SIDE), "a");
        let Some((x, y)) = range(&own).zip(range(&whole)) else {
            continue;
        };
        for (at, (low, high)) in [("start", x), ("end", x)].into_iter().enumerate() {
            let (place, words) = if at == 0 {
                (left, high.0)
            } else {
                (left + SIDE, high.1)
            };
            let words = format!("{words:.1}");
            canvas.text(place, top + SIDE + 16.0, "m", low, &words);
        }
        let (low, high) = (format!("{:.1}", y.0), format!("{:.1}", y.1));
        canvas.text(left - 4.0, top + SIDE, "m k", "end", &low);
        canvas.text(left - 4.0, top + 8.0, "m k", "end", &high);
        let share = |value: f64, (low, high): (f64, f64)| {
            let wide = high - low;
            if wide > 0.0 {
                (value - low) / wide
            } else {
                0.5
            }
        };
        let points = own.iter().zip(&whole).zip(&composite.source.units);
        let there = points.filter(|((a, b), _)| !a.is_nan() && !b.is_nan());
        for ((a, b), unit) in there.take(POINTS) {
            let place = (left + share(*a, x) * SIDE, top + SIDE - share(*b, y) * SIDE);
            let words = format!("{} {}: {a:.2}, {b:.2}", unit.code, unit.time);
            canvas.dot(place, &format!("c{}", at % COLOURS), &words);
        }
        canvas.height = top + SIDE + 10.0;
    }
    let title = canvas.say("plot-scatter", &[]);
    Plot {
        name: "scatter",
        svg: canvas.finish(&title, "plot-scatter-about"),
    }
}
