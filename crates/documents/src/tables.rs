//! Cells of tables, in all formats that have them: which tables are tables, and their numbers.

use std::collections::BTreeMap;

use crate::document::Shape;

/// A cell; its table by the number it got when it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) table: usize,
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) rows: u32,
    pub(crate) columns: u32,
    pub(crate) heading: bool,
}

/// What is known of a table when all of it was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// The cell of another table that it stands in.
    pub(crate) parent: Option<Place>,
    /// Rows it has.
    pub(crate) rows: u32,
    /// Cells it has, empty ones too.
    pub(crate) cells: u32,
    /// The document says that it only arranges things.
    pub(crate) presentation: bool,
    pub(crate) heading_cells: bool,
    /// Has headings of the document (levels 1 to 3) in its cells.
    pub(crate) headings: bool,
    /// Has other tables in its cells.
    pub(crate) nested: bool,
    /// The most elements in one cell.
    pub(crate) most: u32,
}

/// A cell with more than so many paragraphs holds a page.
const PAGE: u32 = 20;

impl Facts {
    /// Whether the table only arranges parts of the page, as old pages do, or is a frame around a text.
    pub(crate) fn is_layout(&self) -> bool {
        self.presentation
            || self.cells <= 1
            || self.headings
            || (self.nested && !self.heading_cells)
            || self.most > PAGE
    }
}

/// Numbers the tables in the order of their first elements.
#[derive(Debug, Default)]
pub(crate) struct Numbers(BTreeMap<usize, u32>);

impl Numbers {
    /// The shape of an element in a cell; `None` where the table is none.
    pub(crate) fn shape(&mut self, cell: Place, tables: &BTreeMap<usize, Facts>) -> Option<Shape> {
        let cell = real_cell(cell, tables)?;
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let rows = tables.get(&cell.table).map_or(u32::MAX, |t| t.rows);
        Some(Shape::Cell {
            table: *self.0.entry(cell.table).or_insert(next),
            row: cell.row,
            column: cell.column,
            rows: cell.rows.min(rows.saturating_sub(cell.row)).max(1),
            columns: cell.columns,
            heading: cell.heading,
        })
    }
}

/// The cell an element belongs to: cells of tables that only arrange the page are none.
fn real_cell(cell: Place, tables: &BTreeMap<usize, Facts>) -> Option<Place> {
    let mut place = cell;
    loop {
        match tables.get(&place.table) {
            Some(facts) if facts.is_layout() => place = facts.parent?,
            Some(_) | None => return Some(place),
        }
    }
}
