//! The tables that are open at a place of a DOCX document.

use crate::docx::extract::Extract;
use crate::limits::{MOST_COLUMNS, MOST_SPAN};
use crate::tables::{Facts, Place};

/// An open table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Its number, once something stands in it.
    number: Option<usize>,
    /// The cell of another table that it stands in.
    parent: Option<Place>,
    rows: u32,
    cells: u32,
    column: u32,
    pub(crate) heading: bool,
    /// The row was deleted.
    pub(crate) is_deleted: bool,
    /// For each column the cell that reaches down to this row.
    above: Vec<Option<usize>>,
    cell: Option<Cell>,
}

/// An open cell.
#[derive(Debug, Default)]
struct Cell {
    columns: u32,
    merge: Merge,
    /// Its number in the extract, once something stands in it.
    number: Option<usize>,
    /// Its properties were read and it was placed.
    is_placed: bool,
}

/// How a cell goes together with the one above it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    #[default]
    Alone,
    /// Others below may go on with it.
    Begins,
    GoesOn,
}

impl Table {
    pub(crate) fn new(parent: Option<Place>) -> Self {
        Self {
            parent,
            ..Self::default()
        }
    }

    pub(crate) fn begin_row(&mut self) {
        self.rows = self.rows.saturating_add(1);
        self.column = 0;
        (self.heading, self.is_deleted) = (false, false);
    }

    /// Leaves out columns at the start of a row.
    pub(crate) fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns.min(MOST_COLUMNS));
    }

    pub(crate) fn begin_cell(&mut self) {
        if self.rows == 0 {
            self.begin_row();
        }
        self.cells = self.cells.saturating_add(1);
        self.cell = Some(Cell {
            columns: 1,
            ..Cell::default()
        });
    }

    pub(crate) fn span(&mut self, columns: u32) {
        if let Some(cell) = &mut self.cell {
            cell.columns = columns.clamp(1, MOST_COLUMNS);
        }
    }

    pub(crate) fn merge(&mut self, merge: Merge) {
        if let Some(cell) = &mut self.cell {
            cell.merge = merge;
        }
    }

    /// Places the cell, when the first words in it, or its end, come.
    fn place(&mut self, out: &mut Extract) {
        let column = index(self.column);
        let Some(cell) = self.cell.as_mut().filter(|cell| !cell.is_placed) else {
            return;
        };
        cell.is_placed = true;
        let reach = index(cell.columns);
        let wanted = (column + reach).min(index(MOST_COLUMNS));
        if self.above.len() < wanted {
            self.above.resize(wanted, None);
        }
        if cell.merge == Merge::GoesOn {
            cell.number = self.above.get(column).copied().flatten();
            if let Some(place) = cell.number.and_then(|n| out.cells.get_mut(n)) {
                place.rows = (self.rows.saturating_sub(place.row)).min(MOST_SPAN);
            }
        } else {
            self.above
                .iter_mut()
                .skip(column)
                .take(reach)
                .for_each(|above| *above = None);
        }
    }

    /// The number of the open cell, for something that stands in it.
    pub(crate) fn cell(&mut self, out: &mut Extract, next: &mut usize) -> Option<usize> {
        self.place(out);
        let column = self.column.min(MOST_COLUMNS - 1);
        let cell = self.cell.as_mut()?;
        if cell.number.is_none() {
            let table = *self.number.get_or_insert_with(|| {
                *next += 1;
                *next - 1
            });
            out.cells.push(Place {
                table,
                row: self.rows.saturating_sub(1),
                column,
                rows: 1,
                columns: cell.columns.min(MOST_COLUMNS - column),
                heading: self.heading,
            });
            let number = out.cells.len() - 1;
            cell.number = Some(number);
            if cell.merge == Merge::Begins {
                let columns = self
                    .above
                    .iter_mut()
                    .skip(index(self.column))
                    .take(index(cell.columns));
                columns.for_each(|above| *above = Some(number));
            }
        }
        cell.number
    }

    pub(crate) fn end_cell(&mut self, out: &mut Extract) -> bool {
        self.place(out);
        let columns = self.cell.take().map_or(0, |cell| cell.columns);
        self.column = self.column.saturating_add(columns);
        self.column > MOST_COLUMNS
    }

    /// Enters what is known of the table into the account.
    pub(crate) fn finish(self, out: &mut Extract) {
        if let Some(number) = self.number {
            let facts = Facts {
                rows: self.rows,
                cells: self.cells,
                parent: self.parent,
                ..Facts::default()
            };
            out.tables.insert(number, facts);
        }
    }
}

fn index(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
