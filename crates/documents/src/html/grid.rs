//! Which row and column each cell of an HTML table has.

use crate::limits::{MOST_COLUMNS, MOST_SPAN};
use crate::tables::{Facts, Place};

/// A table whose rows are being read.
#[derive(Debug)]
pub(crate) struct Grid {
    pub(crate) table: usize,
    /// Rows begun so far.
    rows: u32,
    column: u32,
    /// For each column, how many rows more (this one too) a cell reaches down.
    reach: Vec<u32>,
    /// Whether a row is open.
    pub(crate) in_row: bool,
    /// Whether a cell had to be put into the last column.
    pub(crate) is_wide: bool,
    pub(crate) facts: Facts,
    /// Whether an element stands in one of its cells.
    pub(crate) is_used: bool,
    /// Elements in the cell that is open.
    in_cell: u32,
}

impl Grid {
    /// A table, and the cell of another table that it stands in.
    pub(crate) fn new(table: usize, parent: Option<Place>) -> Self {
        Self {
            table,
            rows: 0,
            column: 0,
            reach: Vec::new(),
            in_row: false,
            is_wide: false,
            facts: Facts {
                parent,
                ..Facts::default()
            },
            is_used: false,
            in_cell: 0,
        }
    }

    /// Counts an element of the cell that is open.
    pub(crate) fn count(&mut self) {
        self.is_used = true;
        self.in_cell += 1;
        self.facts.most = self.facts.most.max(self.in_cell);
    }

    pub(crate) fn next_row(&mut self) {
        if self.rows > 0 {
            self.reach
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
        }
        self.rows = self.rows.saturating_add(1);
        self.facts.rows = self.rows;
        self.column = 0;
        self.in_row = true;
    }

    /// The next cell of the row.
    pub(crate) fn cell(&mut self, rows: u32, columns: u32, heading: bool) -> Place {
        if !self.in_row {
            self.next_row();
        }
        self.in_cell = 0;
        self.facts.cells = self.facts.cells.saturating_add(1);
        self.facts.heading_cells |= heading;
        let taken = |column: u32, reach: &[u32]| {
            usize::try_from(column)
                .ok()
                .and_then(|c| reach.get(c))
                .is_some_and(|rows| *rows > 0)
        };
        while taken(self.column, &self.reach) {
            self.column += 1;
        }
        self.is_wide |= self.column >= MOST_COLUMNS;
        let column = self.column.min(MOST_COLUMNS - 1);
        let columns = columns.min(MOST_COLUMNS - column);
        let rows = if rows == 0 {
            MOST_SPAN
        } else {
            rows.min(MOST_SPAN)
        };
        for n in column..column + columns {
            let Ok(n) = usize::try_from(n) else { continue };
            if self.reach.len() <= n {
                self.reach.resize(n + 1, 0);
            }
            if let Some(reach) = self.reach.get_mut(n) {
                *reach = (*reach).max(rows);
            }
        }
        self.column = column + columns;
        Place {
            table: self.table,
            row: self.rows - 1,
            column,
            rows,
            columns,
            heading,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: Place) -> (u32, u32) {
        (place.row, place.column)
    }

    #[test]
    fn spans_push_cells_aside() {
        let mut grid = Grid::new(0, None);
        grid.next_row();
        assert_eq!(at(grid.cell(2, 1, false)), (0, 0));
        assert_eq!(at(grid.cell(1, 2, false)), (0, 1));
        assert_eq!(at(grid.cell(0, 1, false)), (0, 3));
        grid.next_row();
        assert_eq!(at(grid.cell(1, 1, false)), (1, 1));
        assert_eq!(at(grid.cell(1, 1, false)), (1, 2));
        assert_eq!(at(grid.cell(1, 1, false)), (1, 4));
        grid.next_row();
        assert_eq!(at(grid.cell(1, 9, false)), (2, 0));
    }

    #[test]
    fn columns_and_spans_end_at_the_limits() {
        let mut grid = Grid::new(0, None);
        let first = grid.cell(u32::MAX, u32::MAX, false);
        assert_eq!(
            (first.rows, first.columns, grid.is_wide),
            (MOST_SPAN, MOST_COLUMNS, false)
        );
        assert_eq!(at(grid.cell(1, 1, false)), (0, MOST_COLUMNS - 1));
        assert!(grid.is_wide);
    }
}
