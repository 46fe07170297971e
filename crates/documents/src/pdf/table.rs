//! Tables: in a grid of rules, or rows of short pieces in aligned columns.

use super::fragments::Fragment;
use super::high;
use super::rules::Grid;

/// A cell with its lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TableCell {
    pub(super) row: u32,
    pub(super) column: u32,
    /// Rows it spans, at least 1.
    pub(super) rows: u32,
    pub(super) lines: Vec<Fragment>,
}

/// A table; the cells rise by row, then by column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table {
    pub(super) cells: Vec<TableCell>,
    pub(super) rows: u32,
    pub(super) columns: u32,
}

/// The table that rows with a gutter make, where they are one: columns of short pieces that stand on the same
/// lines. Two or three columns of full lines are running text.
pub(super) fn is_table(rows: &[Vec<Fragment>]) -> Option<Table> {
    let columns = columns(rows);
    let several = rows.iter().filter(|r| r.len() > 1).count();
    let fits = columns.len() > 1 && rows.len() > 2 && several * 3 >= rows.len();
    (fits && !is_running(rows, &columns)).then(|| build(rows, &columns))
}

/// The table in a grid of rules: pieces by the cell they begin in. Rows without any words are left out.
pub(super) fn ruled(fragments: Vec<Fragment>, grid: &Grid) -> Option<Table> {
    let mut table = Table::default();
    let mut used: Vec<usize> = Vec::new();
    let mut placed: Vec<(usize, usize, Fragment)> = Vec::new();
    for fragment in fragments {
        let Some((row, column)) = grid.start(fragment.x0, fragment.y - fragment.size * 0.3) else {
            continue;
        };
        used.push(row);
        placed.push((row, column, fragment));
    }
    used.sort_unstable();
    used.dedup();
    for (row, column, fragment) in placed {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let first = used.partition_point(|r| *r < row);
        let last = used.partition_point(|r| *r < row + grid.span(row, column));
        put(&mut table, number(first), number(column), fragment);
        if let Some(cell) = table
            .cells
            .iter_mut()
            .rev()
            .find(|c| (c.row, c.column) == (number(first), number(column)))
        {
            cell.rows = number((last - first).max(1));
        }
    }
    table.rows = u32::try_from(used.len()).unwrap_or(u32::MAX);
    table.columns = u32::try_from(grid.columns.len() - 1).unwrap_or(u32::MAX);
    table.cells.sort_by_key(|c| (c.row, c.column));
    (!table.cells.is_empty()).then_some(table)
}

/// Left and right edges of the columns: the stretches that some piece covers.
fn columns(rows: &[Vec<Fragment>]) -> Vec<(f64, f64)> {
    let mut all: Vec<(f64, f64)> = rows.iter().flatten().map(|f| (f.x0, f.x1)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (from, to) in all {
        match out.last_mut() {
            Some(last) if from <= last.1 + 1.0 => {
                if to > last.1 {
                    last.1 = to;
                }
            }
            _ => out.push((from, to)),
        }
    }
    out
}

/// Whether the columns hold running text: most of their lines reach the right edge, and there are many.
fn is_running(rows: &[Vec<Fragment>], columns: &[(f64, f64)]) -> bool {
    /// Fewer lines tell nothing.
    const LEAST: usize = 4;
    const FULL: f64 = 0.72;
    columns.len() <= 3
        && columns.iter().all(|(from, to)| {
            let own = rows
                .iter()
                .flatten()
                .filter(|f| f.x0 >= from - 1.0 && f.x1 <= to + 1.0);
            let shares: Vec<f64> = own.map(|f| (f.x1 - from) / high(to - from, 1.0)).collect();
            let full = shares.iter().filter(|s| **s >= FULL).count();
            shares.len() >= LEAST && full * 10 >= shares.len() * 6
        })
}

fn build(rows: &[Vec<Fragment>], columns: &[(f64, f64)]) -> Table {
    let mut table = Table {
        columns: u32::try_from(columns.len()).unwrap_or(u32::MAX),
        ..Table::default()
    };
    let pitch = pitch(rows);
    let mut number: u32 = 0;
    let mut before: Option<f64> = None;
    for row in rows {
        let Some(first) = row.first() else { continue };
        let leads = columns.first().is_some_and(|c| first.x0 <= c.1);
        // A row begins where its first cell does, or behind more white than between lines.
        let new = before.is_some_and(|y| (leads && row.len() > 1) || first.y - y > pitch * 1.35);
        number += u32::from(new);
        before = Some(first.y);
        for fragment in row {
            let column = columns.iter().position(|c| fragment.x0 <= c.1).unwrap_or(0);
            put(
                &mut table,
                number,
                u32::try_from(column).unwrap_or(0),
                fragment.clone(),
            );
        }
    }
    table.rows = number + 1;
    table.cells.sort_by_key(|c| (c.row, c.column));
    table
}

/// The least distance between two lines.
fn pitch(rows: &[Vec<Fragment>]) -> f64 {
    let heights: Vec<f64> = rows.iter().filter_map(|r| r.first()).map(|f| f.y).collect();
    let gaps = heights.windows(2).filter_map(|pair| match pair {
        [a, b] if b - a > 1.0 => Some(b - a),
        _ => None,
    });
    gaps.min_by(f64::total_cmp).unwrap_or(12.0)
}

fn put(table: &mut Table, row: u32, column: u32, fragment: Fragment) {
    let known = table
        .cells
        .iter_mut()
        .rev()
        .take(64)
        .find(|c| c.row == row && c.column == column);
    match known {
        Some(cell) => cell.lines.push(fragment),
        None => table.cells.push(TableCell {
            row,
            column,
            rows: 1,
            lines: vec![fragment],
        }),
    }
}
