//! Scores as bars, from the highest on.

use waymark_i18n::Catalog;
use waymark_numerics::moments::as_f64;

use super::Plot;
use super::canvas::{COLOURS, Canvas, LABEL, ROWS, STEP, WIDE, rest};
use crate::compile::Composite;
use crate::results::Results;

/// Scores at the top as bars, by what each part adds where the rule allows it.
#[must_use]
pub fn scores(composite: &Composite, results: &Results, catalog: &Catalog) -> Plot {
    let order = results.order(composite);
    let root = composite.tree.root();
    let values: Vec<f64> = order
        .iter()
        .map(|&row| results.built.scores.value(row, root).unwrap_or(0.0))
        .collect();
    let (least, most) = waymark_numerics::order::range(&values).unwrap_or((0.0, 1.0));
    let least = if least < 0.0 { least } else { 0.0 };
    let mut bars = Bars {
        composite,
        results,
        least,
        reach: if most > least { most - least } else { 1.0 },
        canvas: Canvas::new(catalog),
    };
    let stacked = least >= 0.0
        && order
            .first()
            .is_some_and(|&row| !bars.parts(row).is_empty());
    if stacked {
        bars.legend();
    }
    for (&row, &value) in order.iter().zip(&values).take(ROWS) {
        bars.row(row, value, stacked);
    }
    let mut canvas = bars.canvas;
    rest(&mut canvas, order.len());
    let title = canvas.title(composite.method.title.as_ref(), "plot-scores");
    Plot {
        name: "scores",
        svg: canvas.finish(&title, "plot-scores-about"),
    }
}

struct Bars<'a> {
    composite: &'a Composite,
    results: &'a Results,
    least: f64,
    reach: f64,
    canvas: Canvas<'a>,
}

impl Bars<'_> {
    /// What each child of the top adds; empty where nothing can be said to add.
    fn parts(&self, row: usize) -> Vec<(&str, f64)> {
        let tree = &self.composite.tree;
        let part = |&child: &usize| {
            let own = self.results.built.scores.contribution(row, child)?;
            Some((self.composite.source.nodes[child].code.as_str(), own))
        };
        tree.children(tree.root()).iter().filter_map(part).collect()
    }

    fn x(&self, value: f64) -> f64 {
        LABEL + (value - self.least) / self.reach * WIDE
    }

    fn class(&self, code: &str) -> String {
        let tree = &self.composite.tree;
        let mut codes = tree.children(tree.root()).iter();
        let at = codes.position(|&c| self.composite.source.nodes[c].code == code);
        format!("c{}", at.unwrap_or(0) % COLOURS)
    }

    fn legend(&mut self) {
        let tree = &self.composite.tree;
        let mut x = LABEL;
        for &child in tree.children(tree.root()) {
            let code = &self.composite.source.nodes[child].code;
            let class = self.class(code);
            self.canvas.bar((x, 28.0), (10.0, 10.0), &class, code);
            self.canvas.text(x + 14.0, 37.0, "m", "start", code);
            x += 26.0 + 7.5 * as_f64(code.chars().count());
        }
    }

    fn row(&mut self, row: usize, value: f64, stacked: bool) {
        self.canvas.height += STEP;
        let y = self.canvas.height;
        let unit = &self.composite.source.units[row];
        let one_time = self.composite.source.figures.blocks.len() < 2;
        let time = if one_time { "" } else { &unit.time };
        let label = format!("{} {time}", unit.code);
        self.canvas.text(LABEL - 6.0, y - 4.0, "", "end", &label);
        let mut x = self.x(0.0);
        if stacked {
            let parts: Vec<(String, String, f64)> = self
                .parts(row)
                .into_iter()
                .map(|(code, part)| (self.class(code), format!("{code}: {part:.2}"), part))
                .collect();
            for (class, words, part) in parts {
                let wide = part / self.reach * WIDE;
                self.canvas.bar((x, y - 14.0), (wide, 13.0), &class, &words);
                x += wide;
            }
        } else {
            let to = self.x(value);
            let (start, end) = if x < to { (x, to) } else { (to, x) };
            let said = format!("{value:.2}");
            self.canvas
                .bar((start, y - 14.0), (end - start, 13.0), "c0", &said);
            x = end;
        }
        self.canvas
            .text(x + 6.0, y - 4.0, "m", "start", &format!("{value:.2}"));
    }
}
