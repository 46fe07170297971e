//! Keeps the account of the tables of a page.

use crate::html::builder::Builder;
use crate::html::grid::Grid;
use crate::html::lists::is_table_part;
use crate::html::tag::{Attributes, Kind};
use crate::limits::MOST_OPEN;
use crate::tables::Place;

impl Builder<'_> {
    /// Keeps the account of tables when one, or a part of one, is opened.
    pub(crate) fn open_table_part(&mut self, kind: Kind, tag: &Attributes) -> Option<Place> {
        match kind {
            Kind::Table => {
                let parent = self.stack.iter().rev().find_map(|o| o.place);
                if let Some(outer) = self.grids.last_mut().filter(|_| parent.is_some()) {
                    outer.facts.nested = true;
                }
                // Beyond the limit of open elements no table is opened: its cells are blocks.
                if self.stack.len() < MOST_OPEN {
                    let mut grid = Grid::new(self.opened_tables, parent);
                    grid.facts.presentation = matches!(tag.role.trim(), "presentation" | "none");
                    self.grids.push(grid);
                    self.opened_tables += 1;
                }
                None
            }
            Kind::Row => {
                self.grids.last_mut().into_iter().for_each(Grid::next_row);
                None
            }
            Kind::Cell { heading } => {
                let (rows, columns) = tag.spans();
                self.grids
                    .last_mut()
                    .map(|grid| grid.cell(rows, columns, heading))
            }
            Kind::Heading(1..=3) => {
                let in_cell = self
                    .stack
                    .find(|o| o.kind == (Kind::Cell { heading: false }), is_table_part);
                if let Some(grid) = self.grids.last_mut().filter(|_| in_cell.is_some()) {
                    grid.facts.headings = true;
                }
                None
            }
            _ => None,
        }
    }
}
