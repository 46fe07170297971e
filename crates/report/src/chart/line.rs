//! Figures over time against a target.

use waymark_evaluate::figures::Bound;

use super::scale::Scale;
use super::{image, label, px, straight};
use crate::view::View;

const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 300.0;
const END: f64 = 504.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 262.0;

/// A figure in a chart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// When, decimal years.
    pub(crate) t: f64,
    /// How much.
    pub(crate) v: f64,
    /// How it is known.
    pub(crate) bound: Bound,
    /// Estimated, provisional or forecast: drawn hollow.
    pub(crate) soft: bool,
    /// The line must not run up to this figure: a break in the series or a gap before it.
    pub(crate) apart: bool,
}

/// What a chart shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// Figures by time.
    pub(crate) marks: Vec<Mark>,
    /// Value and time of the target.
    pub(crate) target: Option<(f64, f64)>,
    /// Value and time of the starting point.
    pub(crate) baseline: Option<(f64, f64)>,
    /// The expected way from there, time and value of its points: two where it is even, none where there is no way.
    pub(crate) way: Vec<(f64, f64)>,
}

impl Line {
    fn values(&self) -> Vec<f64> {
        let ends = [self.target, self.baseline];
        let marks = self.marks.iter().map(|m| m.v);
        marks.chain(ends.iter().flatten().map(|e| e.0)).collect()
    }

    /// Whether the axis of values begins above zero: readers must be told.
    pub(crate) fn is_cut(&self) -> bool {
        !self.marks.is_empty() && Scale::around(&self.values(), 4).from > 0.0
    }

    /// What a reader must be told about the signs of this chart: keys of sentences.
    pub(crate) fn key(&self) -> Vec<&'static str> {
        let marks = &self.marks;
        let usual = usual(marks);
        let mut neighbours = marks.iter().zip(marks.iter().skip(1));
        let exact = |m: &Mark| m.bound == Bound::Exact;
        let gap = neighbours.any(|(a, b)| exact(a) && exact(b) && !joined(usual, a, b));
        let signs = [
            ("chart-key-soft", marks.iter().any(|m| m.soft)),
            ("chart-key-bound", !marks.iter().all(exact)),
            ("chart-key-gap", gap),
            ("chart-key-start", self.baseline.is_some()),
            ("chart-key-path", self.way.len() == 2),
            ("chart-key-bent", self.way.len() > 2),
            (
                "chart-key-year",
                marks.iter().any(|m| (m.t - m.t.round()).abs() > 1e-3),
            ),
        ];
        let shown = signs.into_iter().filter(|(_, shown)| *shown);
        shown.map(|(key, _)| key).collect()
    }
}

struct Frame {
    x: Scale,
    y: Scale,
    /// Where the area of the figures begins: beside the longest number of the axis.
    start: f64,
}

impl Frame {
    fn at(&self, t: f64, value: f64) -> (f64, f64) {
        let x = self.start + (END - self.start) * self.x.share(t);
        (x, BOTTOM - (BOTTOM - TOP) * self.y.share(value))
    }
}

/// Draws the chart; nothing where there is no figure to draw.
pub(crate) fn line(v: &mut View<'_>, id: &str, texts: (&str, &str), line: &Line) {
    if line.marks.is_empty() {
        return;
    }
    let ends = [line.target, line.baseline];
    let mut times: Vec<f64> = line.marks.iter().map(|m| m.t).collect();
    times.extend(ends.iter().flatten().map(|e| e.1));
    let y = Scale::around(&line.values(), 4);
    let widest = y
        .ticks
        .iter()
        .map(|t| v.lang.catalog.number(*t).chars().count())
        .max();
    let start = 20.0 + 8.5 * f64::from(u8::try_from(widest.unwrap_or(1)).unwrap_or(24));
    let frame = Frame {
        x: Scale::around(&times, 5),
        y,
        start,
    };
    image(v, id, (WIDTH, HEIGHT), texts, |v| {
        axes(v, &frame);
        promise(v, &frame, line);
        strokes(v, &frame, &line.marks);
        for mark in &line.marks {
            dot(v, &frame, mark);
        }
    });
}

fn axes(v: &mut View<'_>, frame: &Frame) {
    for tick in &frame.y.ticks {
        let (_, y) = frame.at(frame.x.from, *tick);
        straight(v, "grid", (frame.start, y), (END, y));
        let text = v.lang.catalog.number(*tick);
        label(v, "tick", (frame.start - 8.0, y + 5.0), "end", &text);
    }
    // Time is counted to the end of a period: 2025.0 is the end of 2024.
    for tick in frame.x.ticks.iter().filter(|t| t.fract().abs() < 1e-9) {
        let (x, _) = frame.at(*tick, frame.y.from);
        straight(v, "axis", (x, BOTTOM), (x, BOTTOM + 5.0));
        label(
            v,
            "tick",
            (x, BOTTOM + 23.0),
            "middle",
            &format!("{:.0}", tick - 1.0),
        );
    }
    straight(v, "axis", (frame.start, BOTTOM), (END, BOTTOM));
}

fn promise(v: &mut View<'_>, frame: &Frame, line: &Line) {
    match &line.way[..] {
        [from, to] => straight(v, "path", frame.at(from.0, from.1), frame.at(to.0, to.1)),
        points => bent(v, frame, points),
    }
    if let Some((value, t)) = line.target {
        let (x, y) = frame.at(t, value);
        straight(v, "goal", (frame.start, y), (END, y));
        straight(v, "due", (x, TOP), (x, BOTTOM));
        let above = if y < TOP + 24.0 { y + 20.0 } else { y - 7.0 };
        let text = v.words("chart-target", &[]);
        label(v, "name", (frame.start + 6.0, above), "start", &text);
    }
    if let Some((value, t)) = line.baseline {
        let (x, y) = frame.at(t, value);
        let (x, y) = (px(x - 6.0), px(y - 6.0));
        let attributes = [
            ("class", "base"),
            ("x", x.as_str()),
            ("y", &y),
            ("width", "12"),
            ("height", "12"),
        ];
        v.leaf("rect", &attributes, "");
    }
}

/// A way that bends, as one line so that its dashes run through.
fn bent(v: &mut View<'_>, frame: &Frame, points: &[(f64, f64)]) {
    let mut d = String::new();
    for (at, point) in points.iter().enumerate() {
        let (x, y) = frame.at(point.0, point.1);
        let start = if at == 0 { "M" } else { "L" };
        d += &format!("{start}{} {}", px(x), px(y));
    }
    if !d.is_empty() {
        v.leaf(
            "path",
            &[("class", "path"), ("d", &d), ("fill", "none")],
            "",
        );
    }
}

/// The shortest step between two figures of the series.
fn usual(marks: &[Mark]) -> f64 {
    let steps = marks.iter().zip(marks.iter().skip(1));
    let steps = steps.map(|(a, b)| b.t - a.t).filter(|s| *s > 0.0);
    steps
        .reduce(|a, b| if b < a { b } else { a })
        .unwrap_or(1.0)
}

/// Whether the line runs between two neighbours: exact figures that follow each other without a gap.
fn joined(usual: f64, a: &Mark, b: &Mark) -> bool {
    let exact = a.bound == Bound::Exact && b.bound == Bound::Exact;
    exact && !b.apart && b.t - a.t <= usual * 1.5
}

fn strokes(v: &mut View<'_>, frame: &Frame, marks: &[Mark]) {
    let usual = usual(marks);
    for (a, b) in marks.iter().zip(marks.iter().skip(1)) {
        if joined(usual, a, b) {
            straight(v, "line", frame.at(a.t, a.v), frame.at(b.t, b.v));
        }
    }
}

/// A circle for a figure, an arrow for a bound; hollow where it is not final.
fn dot(v: &mut View<'_>, frame: &Frame, mark: &Mark) {
    let (x, y) = frame.at(mark.t, mark.v);
    let class = if mark.soft { "dot soft" } else { "dot" };
    let tip = match mark.bound {
        Bound::Exact => {
            let (x, y) = (px(x), px(y));
            let attributes = [("class", class), ("cx", x.as_str()), ("cy", &y), ("r", "5")];
            return v.leaf("circle", &attributes, "");
        }
        Bound::AtLeast => -14.0,
        Bound::AtMost => 14.0,
    };
    let d = format!(
        "M{} {}L{} {}L{} {}Z",
        px(x - 6.0),
        px(y),
        px(x + 6.0),
        px(y),
        px(x),
        px(y + tip)
    );
    v.leaf("path", &[("class", class), ("d", &d)], "");
}
