//! Which indicators go together: a square of correlations.

use waymark_i18n::Catalog;
use waymark_index::correlate::{Correlation, correlate};
use waymark_numerics::moments::as_f64;

use super::Plot;
use super::canvas::{Canvas, LABEL, WIDE};
use crate::compile::Composite;
use crate::results::Results;

/// More than this would be too small to see: dimensions are drawn instead.
const MOST: usize = 60;
/// From so many on words are small.
const SMALL: usize = 30;
/// A correlation of this p-value or more may be chance and is left blank.
const CHANCE: f64 = 0.05;

/// Pearson's correlations of the scaled indicators (of the dimensions where there are more than 60), in the order of the
/// tree: blue where they go together, orange where they go against each other, blank where it may be chance.
#[must_use]
pub fn correlation_map(composite: &Composite, results: &Results, catalog: &Catalog) -> Plot {
    let nodes = order(composite);
    let rows = 0..composite.source.units.len();
    let value = |row, node| results.built.scores.value(row, node).unwrap_or(f64::NAN);
    let column = |&node: &usize| rows.clone().map(|row| value(row, node)).collect();
    let columns: Vec<Vec<f64>> = nodes.iter().map(column).collect();
    let code = |place: usize| composite.source.nodes[nodes[place]].code.as_str();
    let side = WIDE / as_f64(nodes.len().max(1));
    let small = if nodes.len() > SMALL { "k" } else { "" };
    let mut canvas = Canvas::new(catalog);
    canvas.height += 80.0;
    let top = canvas.height;
    for a in 0..nodes.len() {
        let y = top + side * as_f64(a);
        canvas.text(LABEL - 6.0, y + side / 2.0 + 4.0, small, "end", code(a));
        canvas.upwards(LABEL + side * (as_f64(a) + 0.5), top - 6.0, small, code(a));
        for b in 0..nodes.len() {
            let found = correlate(&columns[a], &columns[b], Correlation::Pearson);
            let Some(r) = found.value else { continue };
            if a != b && found.p_value.is_none_or(|p| p >= CHANCE) {
                continue;
            }
            let x = LABEL + side * as_f64(b);
            let class = if r < 0.0 { "c1" } else { "c0" };
            let outline = format!("M{x:.1} {y:.1}h{side:.1}v{side:.1}h-{side:.1}z");
            let args = [
                ("one", code(a).into()),
                ("other", code(b).into()),
                ("r", format!("{r:.2}").into()),
            ];
            let words = canvas.say("plot-pair", &args);
            canvas.shape(&outline, class, r.abs(), &words);
        }
    }
    canvas.height = top + WIDE;
    let title = canvas.say("plot-correlation_map", &[]);
    Plot {
        name: "correlation_map",
        svg: canvas.finish(&title, "plot-correlation_map-about"),
    }
}

/// Indicators, or dimensions where there are too many, as the tree has them.
fn order(composite: &Composite) -> Vec<usize> {
    let tree = &composite.tree;
    let indicators = composite.source.indicators.len() <= MOST;
    let mut out = Vec::new();
    let mut open = vec![tree.root()];
    while let Some(node) = open.pop() {
        let leaf = tree.column(node).is_some();
        if leaf == indicators && node != tree.root() {
            out.push(node);
        }
        open.extend(tree.children(node).iter().rev());
    }
    out.truncate(MOST);
    out
}
