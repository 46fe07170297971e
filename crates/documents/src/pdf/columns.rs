//! The order in which the lines of a page are read: through columns, and around tables.

use super::fragments::Fragment;
use super::rules::Rules;
use super::table::{Table, is_table, ruled};
use super::{high, low};

/// The least white space between two columns, in sizes of the letter.
const GUTTER: f64 = 0.9;
/// The longest mark of a list, in characters.
const MOST_MARK: usize = 6;

/// What follows on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Flow {
    /// A line, with the left and right edge of its column.
    Line(Fragment, (f64, f64)),
    Table(Table),
}

/// The lines and tables of a page, in reading order.
pub(super) fn flow(fragments: Vec<Fragment>, rules: &Rules) -> Vec<Flow> {
    let mut out = Vec::new();
    let mut rest = fragments;
    for grid in rules.grids() {
        let inside = |f: &Fragment| grid.cell(f.x0, f.y - f.size * 0.3).is_some();
        let (table, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(inside);
        let (above, below): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|f| f.y <= grid.bottom());
        open_text(above, &mut out);
        if let Some(table) = ruled(table, &grid) {
            out.push(Flow::Table(table));
        }
        rest = below;
    }
    open_text(rest, &mut out);
    out
}

/// A part of a page without grids.
fn open_text(fragments: Vec<Fragment>, out: &mut Vec<Flow>) {
    let rows = rows(fragments);
    let bounds = bounds(rows.iter().flatten());
    region(&rows, bounds, 0, out);
}

/// Pieces on one line, from the left; a mark of a list joins its text.
fn rows(fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let mut out: Vec<Vec<Fragment>> = Vec::new();
    for fragment in fragments {
        let level = out
            .last()
            .and_then(|r: &Vec<Fragment>| r.first())
            .is_some_and(|first| {
                (first.y - fragment.y).abs() <= 0.3 * low(first.size, fragment.size)
            });
        match out.last_mut().filter(|_| level) {
            Some(row) => row.push(fragment),
            None => out.push(vec![fragment]),
        }
    }
    for row in &mut out {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let mut joined: Vec<Fragment> = Vec::with_capacity(row.len());
        for fragment in row.drain(..) {
            match joined.last_mut() {
                Some(last)
                    if is_mark(&last.text) && fragment.x0 - last.x1 < 5.0 * fragment.size =>
                {
                    last.join(&fragment);
                    last.size = fragment.size;
                }
                _ => joined.push(fragment),
            }
        }
        *row = joined;
    }
    out
}

/// "•", "12.", "(a)", "iv)".
fn is_mark(text: &str) -> bool {
    let count = text.chars().count();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let closed = text.ends_with(['.', ')', '）', '、', ']']);
    let bullet = letters == 0 && count <= 2;
    count <= MOST_MARK && (bullet || (closed && (1..=4).contains(&letters)))
}

fn bounds<'a>(fragments: impl Iterator<Item = &'a Fragment>) -> (f64, f64) {
    fragments.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), f| {
        (low(f.x0, a), high(f.x1, b))
    })
}

/// Reads a region: the longest run of rows that share a gutter is a set of columns or a table, every other
/// row a line.
fn region(rows: &[Vec<Fragment>], edges: (f64, f64), depth: usize, out: &mut Vec<Flow>) {
    /// Columns inside columns.
    const MOST_DEPTH: usize = 4;
    let mut n = 0;
    while let Some(row) = rows.get(n) {
        let run = run(rows.get(n..).unwrap_or_default());
        if let Some((len, gutter)) = run.filter(|_| depth < MOST_DEPTH) {
            let part = rows.get(n..n + len).unwrap_or_default();
            if let Some(table) = is_table(part) {
                out.push(Flow::Table(table));
            } else {
                let (left, right) = split(part, gutter);
                let (left_edges, right_edges) = (
                    bounds(left.iter().flatten()),
                    bounds(right.iter().flatten()),
                );
                region(&left, left_edges, depth + 1, out);
                region(&right, right_edges, depth + 1, out);
            }
            n += len;
            continue;
        }
        let mut whole = row.iter();
        if let Some(first) = whole.next() {
            let mut line = first.clone();
            for other in whole {
                line.join(other);
            }
            out.push(Flow::Line(line, edges));
        }
        n += 1;
    }
}

/// How many rows from the first on share a gutter with text on both sides, and its place.
fn run(rows: &[Vec<Fragment>]) -> Option<(usize, f64)> {
    /// A gutter between single lines is only a short line above an indented one.
    const LEAST_ROWS: usize = 3;
    /// Rows of one run; a page has some eighty.
    const MOST_ROWS: usize = 500;
    /// Rows of which both sides are written.
    const LEAST_BOTH: usize = 2;
    let mut spans: Vec<(f64, f64)> = Vec::new();
    let mut best = None;
    let mut both = 0;
    for (n, row) in rows.iter().take(MOST_ROWS).enumerate() {
        for fragment in row {
            cover(&mut spans, (fragment.x0, fragment.x1));
        }
        let size = row.first().map_or(10.0, |f| f.size);
        let gap = widest(&spans).filter(|(from, to)| to - from >= GUTTER * size);
        let Some((from, to)) = gap else {
            // A first short line may stand over a column to its right.
            if n == 0 {
                continue;
            }
            break;
        };
        both += usize::from(row.len() > 1);
        if n + 1 >= LEAST_ROWS && both >= LEAST_BOTH {
            best = Some((n + 1, f64::midpoint(from, to)));
        }
    }
    best
}

/// Adds a stretch to stretches that rise and do not touch.
fn cover(spans: &mut Vec<(f64, f64)>, new: (f64, f64)) {
    let mut new = new;
    spans.retain(|(a, b)| {
        let apart = *b < new.0 || *a > new.1;
        if !apart {
            new = (low(*a, new.0), high(*b, new.1));
        }
        apart
    });
    let at = spans.partition_point(|(a, _)| *a < new.0);
    spans.insert(at, new);
}

fn widest(spans: &[(f64, f64)]) -> Option<(f64, f64)> {
    let gaps = spans.windows(2).filter_map(|pair| match pair {
        [a, b] => Some((a.1, b.0)),
        _ => None,
    });
    gaps.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
}

/// The rows left and right of a gutter.
fn split(rows: &[Vec<Fragment>], gutter: f64) -> (Vec<Vec<Fragment>>, Vec<Vec<Fragment>>) {
    let side = |keep: &dyn Fn(&Fragment) -> bool| -> Vec<Vec<Fragment>> {
        let rows = rows
            .iter()
            .map(|row| row.iter().filter(|f| keep(f)).cloned().collect::<Vec<_>>());
        rows.filter(|row| !row.is_empty()).collect()
    };
    (side(&|f| f.x0 < gutter), side(&|f| f.x0 >= gutter))
}
