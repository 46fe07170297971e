//! Every cell that a step changed.

use waymark_index::recipe::Record;
use waymark_index::treat::{Treated, Why};

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// One row per changed cell, in the order of the steps.
pub(crate) fn changes(composite: &Composite, results: &Results) -> Table {
    let columns = [
        "step",
        "what",
        "unit",
        "time",
        "indicator",
        "before",
        "after",
        "why",
    ];
    let mut list = List {
        composite,
        table: Table::new("changes", &columns),
    };
    for (step, record) in results.built.prepared.records.iter().enumerate() {
        list.record(step, record);
    }
    list.table
}

struct List<'a> {
    composite: &'a Composite,
    table: Table,
}

impl List<'_> {
    fn put(
        &mut self,
        (step, what): (usize, &str),
        (row, column): (Option<usize>, Option<usize>),
        cells: [Cell; 3],
    ) {
        let unit = row.and_then(|row| self.composite.source.units.get(row));
        let indicator = column.and_then(|c| self.composite.source.indicators.get(c));
        let mut all = vec![
            (step + 1).into(),
            what.into(),
            unit.map_or("", |u| u.code.as_str()).into(),
            unit.map_or("", |u| u.time.as_str()).into(),
            indicator.map_or("", |i| i.code.as_str()).into(),
        ];
        all.extend(cells);
        self.table.rows.push(all);
    }

    fn record(&mut self, step: usize, record: &Record) {
        let said = |what: String| [Cell::None, Cell::None, Cell::Text(what)];
        match record {
            Record::Denominated(columns) => {
                for (column, cells) in columns.iter().enumerate() {
                    for cell in cells {
                        let place = (Some(cell.unit), Some(column));
                        self.put(
                            (step, "not_divided"),
                            place,
                            said(format!("{:?}", cell.why)),
                        );
                    }
                }
            }
            Record::Imputed(found) => {
                for cell in &found.filled {
                    let why = Cell::Text(format!("{:?}", cell.from));
                    let place = (Some(cell.row), Some(cell.column));
                    self.put(
                        (step, "filled"),
                        place,
                        [Cell::None, cell.value.into(), why],
                    );
                }
                for fault in &found.unfilled {
                    self.put((step, "not_filled"), (None, None), said(fault.to_string()));
                }
            }
            Record::Screened(rows) => {
                for (row, screened) in rows.iter().enumerate().filter(|(_, s)| !s.included) {
                    let share = Cell::Number(screened.availability.available);
                    self.put(
                        (step, "left_out"),
                        (Some(row), None),
                        [Cell::None, Cell::None, share],
                    );
                }
            }
            Record::Treated(blocks) => {
                let starts = self.composite.source.figures.blocks();
                for (block, columns) in blocks.iter().enumerate() {
                    let start = if blocks.len() == 1 {
                        0
                    } else {
                        starts[block].start
                    };
                    for (column, treated) in columns.iter().enumerate() {
                        if let Some(treated) = treated {
                            self.treated(step, (start, column), treated);
                        }
                    }
                }
            }
        }
    }

    fn treated(&mut self, step: usize, (start, column): (usize, usize), treated: &Treated) {
        for cell in &treated.changed {
            let why = if cell.why == Why::High { "high" } else { "low" };
            let place = (Some(start + cell.unit), Some(column));
            self.put(
                (step, "pulled_in"),
                place,
                [cell.from.into(), cell.to.into(), why.into()],
            );
        }
        let whole = (None, Some(column));
        if let Some(transform) = treated.transform {
            let why = Cell::Text(format!("{transform:?}"));
            self.put((step, "transformed"), whole, [Cell::None, Cell::None, why]);
        }
        if treated.passes == Some(false) {
            self.put(
                (step, "still_fails"),
                whole,
                [Cell::None, Cell::None, Cell::None],
            );
        }
    }
}
