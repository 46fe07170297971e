//! Plots as SVG: they stand alone, need no script, follow light and dark, and say in words what they show.

use std::fmt::Write as _;

use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{clamp, max};

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// A plot with the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// Name without the ending.
    pub name: &'static str,
    /// The picture.
    pub svg: String,
}

/// Rows that are drawn at most; the rest is counted below.
const ROWS: usize = 120;
const LABEL: f64 = 150.0;
const WIDE: f64 = 520.0;
const STEP: f64 = 18.0;
const TOP: f64 = 46.0;

/// Colours by number, light enough and dark enough for either ground; patterns are not needed, as every part has words.
const STYLE: &str = "<style>text{font:12px sans-serif;fill:#1b1b1b}.t{font-size:15px;font-weight:bold}.m{fill:#5a5a5a}\
.a{stroke:#1b1b1b;stroke-width:2}.l{stroke:#1f5fa8;stroke-width:3}.d{fill:#1f5fa8}.n{fill:#b3470e}\
.c0{fill:#1f5fa8}.c1{fill:#b3470e}.c2{fill:#2e7d4f}.c3{fill:#7a4fa3}.c4{fill:#8a6d00}.c5{fill:#3b7f8c}.c6{fill:#a33a5c}.c7{fill:#5b6470}\
rect.g{fill:#fff}@media(prefers-color-scheme:dark){rect.g{fill:#161616}.a{stroke:#ececec}text{fill:#ececec}.m{fill:#b0b0b0}\
.l{stroke:#7db4f0}.d,.c0{fill:#7db4f0}.n,.c1{fill:#f0a070}.c2{fill:#7cc79a}.c3{fill:#c3a2e6}.c4{fill:#d9bf5a}.c5{fill:#86c5d1}.c6{fill:#e691ae}.c7{fill:#aeb8c4}}</style>";
const COLOURS: usize = 8;

/// A drawing that grows downwards.
struct Canvas {
    body: String,
    height: f64,
}

impl Canvas {
    fn new() -> Self {
        Self {
            body: String::new(),
            height: TOP,
        }
    }

    fn text(&mut self, x: f64, y: f64, class: &str, anchor: &str, words: &str) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\" text-anchor=\"{anchor}\">{words}</text>"
        );
    }

    fn bar(&mut self, (x, y): (f64, f64), (wide, high): (f64, f64), class: &str, words: &str) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{high:.1}\" class=\"{class}\"><title>{words}</title></rect>",
            max(wide, 0.0)
        );
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" class=\"{class}\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    fn finish(self, title: &str, description: &str) -> String {
        let (wide, high) = (LABEL + WIDE + 90.0, self.height + 30.0);
        let (title, description) = (escape(title), escape(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.0} {high:.0}\" role=\"img\" aria-labelledby=\"t d\">\
<title id=\"t\">{title}</title><desc id=\"d\">{description}</desc>{STYLE}<rect class=\"g\" width=\"{wide:.0}\" height=\"{high:.0}\"/>\
<text x=\"8\" y=\"20\" class=\"t\">{title}</text>{}</svg>\n",
            self.body
        )
    }
}

/// Text that cannot end or open a tag.
fn escape(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    clean
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(x) => Some(*x),
        #[expect(
            clippy::cast_precision_loss,
            reason = "ranks and counts are far below 2^53"
        )]
        Cell::Whole(x) => Some(*x as f64),
        Cell::None | Cell::Text(_) | Cell::Flag(_) => None,
    }
}

fn rest(canvas: &mut Canvas, rows: usize) {
    if rows > ROWS {
        canvas.height += STEP;
        let words = format!("{} more rows stand in the table.", rows - ROWS);
        canvas.text(8.0, canvas.height, "m", "start", &words);
    }
}

/// Scores at the top as bars, by what each part adds where the rule allows it.
#[must_use]
pub fn scores(composite: &Composite, results: &Results) -> Plot {
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
        canvas: Canvas::new(),
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
    let title = composite.method.title.as_ref();
    let title = title.map_or("Scores".to_owned(), crate::method::Words::text);
    Plot {
        name: "scores",
        svg: canvas.finish(&title, "Scores of all units from the highest on, as bars."),
    }
}

struct Bars<'a> {
    composite: &'a Composite,
    results: &'a Results,
    least: f64,
    reach: f64,
    canvas: Canvas,
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

/// Rank intervals: 5 to 95 % as a line, the median as a dot, the rank of the build as a square.
#[must_use]
pub fn intervals(table: &Table) -> Plot {
    let mut rows: Vec<&Vec<Cell>> = table
        .rows
        .iter()
        .filter(|r| number(&r[2]).is_some() && number(&r[4]).is_some())
        .collect();
    rows.sort_by(|a, b| {
        number(&a[2])
            .partial_cmp(&number(&b[2]))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let worst = rows.iter().filter_map(|r| number(&r[6])).fold(1.0, max);
    let x = |rank: f64| LABEL + (rank - 1.0) / max(worst - 1.0, 1.0) * WIDE;
    let mut canvas = Canvas::new();
    canvas.text(LABEL, 37.0, "m", "start", "rank 1");
    canvas.bar(
        (LABEL + 170.0, 29.0),
        (8.0, 8.0),
        "d",
        "median of the draws",
    );
    canvas.text(LABEL + 182.0, 37.0, "m", "start", "median of the draws");
    canvas.bar((LABEL + 310.0, 27.0), (4.0, 12.0), "n", "published rank");
    canvas.text(LABEL + 320.0, 37.0, "m", "start", "published rank");
    canvas.text(LABEL + WIDE, 37.0, "m", "end", &format!("rank {worst:.0}"));
    for row in rows.iter().take(ROWS) {
        canvas.height += STEP;
        let y = canvas.height - 7.0;
        let get = |at: usize| number(&row[at]).unwrap_or(1.0);
        let (rank, low, median, high) = (get(2), get(4), get(5), get(6));
        let words = format!("{} {}", row[0].text(), row[1].text());
        canvas.text(LABEL - 6.0, y + 4.0, "", "end", &words);
        canvas.line((x(low), y), (x(high), y), "l");
        let said = format!("{words}: rank {rank:.0}, 90 % of draws from {low:.1} to {high:.1}");
        canvas.bar((x(median) - 4.0, y - 4.0), (8.0, 8.0), "d", &said);
        canvas.bar((x(rank) - 2.0, y - 6.0), (4.0, 12.0), "n", &said);
        canvas.text(
            LABEL + WIDE + 8.0,
            y + 4.0,
            "m",
            "start",
            &format!("{low:.0}-{high:.0}"),
        );
    }
    rest(&mut canvas, rows.len());
    Plot {
        name: "rank_intervals",
        svg: canvas.finish(
            "Ranks and how sure they are",
            "For each unit a line from the rank that 5 % of the draws lie below to that of 95 %, a blue square at the median, an orange mark at the published rank.",
        ),
    }
}

/// First and total order of every input as bars with their intervals.
#[must_use]
pub fn sensitivity(table: &Table) -> Plot {
    let most = table
        .rows
        .iter()
        .filter_map(|r| number(&r[6]))
        .fold(1.0, max);
    let x = |share: f64| LABEL + clamp(share, 0.0, most) / most * WIDE;
    let mut canvas = Canvas::new();
    canvas.bar((LABEL, 28.0), (10.0, 10.0), "c0", "alone");
    canvas.text(LABEL + 14.0, 37.0, "m", "start", "alone");
    canvas.bar((LABEL + 70.0, 28.0), (10.0, 10.0), "c1", "with all others");
    canvas.text(LABEL + 84.0, 37.0, "m", "start", "with all others");
    for row in &table.rows {
        for (first, class) in [(1, "c0"), (4, "c1")] {
            canvas.height += STEP;
            let y = canvas.height;
            let get = |at: usize| number(&row[at]).unwrap_or(0.0);
            if first == 1 {
                canvas.text(LABEL - 6.0, y + 4.0, "", "end", &row[0].text());
            }
            let (value, low, high) = (get(first), get(first + 1), get(first + 2));
            let said = format!("{}: {value:.3} ({low:.3} to {high:.3})", row[0].text());
            canvas.bar((LABEL, y - 12.0), (x(value) - LABEL, 12.0), class, &said);
            canvas.line((x(low), y - 6.0), (x(high), y - 6.0), "a");
            canvas.text(
                LABEL + WIDE + 8.0,
                y - 2.0,
                "m",
                "start",
                &format!("{value:.2}"),
            );
        }
        canvas.height += 6.0;
    }
    Plot {
        name: "sensitivity",
        svg: canvas.finish(
            "Which choice moves the ranks",
            "Share of the variance of the mean shift of ranks that is due to each input, alone and together with all others, with 90 % intervals.",
        ),
    }
}
