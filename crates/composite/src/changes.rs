//! Every cell that a step changed.

use waymark_index::adjust::Adjusted;
use waymark_index::denominate::Why as Undivided;
use waymark_index::impute::{From, Imputation, Unfilled};
use waymark_index::recipe::Record;
use waymark_index::treat::{Transform, Treated, Why};

use crate::compile::Composite;
use crate::faults;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// One row per changed cell, in the order of the steps.
#[must_use]
pub fn changes(composite: &Composite, results: &Results) -> Table {
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
        included: &results.built.prepared.included,
        table: Table::new("changes", &columns),
    };
    for (step, record) in results.built.prepared.records.iter().enumerate() {
        list.record(step, record);
    }
    list.table
}

struct List<'a> {
    composite: &'a Composite,
    /// By row: whether no step left it out.
    included: &'a [bool],
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
        match record {
            Record::Denominated(columns) => {
                for (column, cells) in columns.iter().enumerate() {
                    for cell in cells {
                        let place = (Some(cell.unit), Some(column));
                        self.put((step, "not_divided"), place, said(undivided(cell.why)));
                    }
                }
            }
            Record::Imputed(found) => self.imputed(step, found),
            Record::Adjusted(found) => self.adjusted(step, found),
            Record::Screened(rows) => {
                for (row, screened) in rows.iter().enumerate().filter(|(_, s)| !s.included) {
                    let share = Cell::Number(screened.availability.available);
                    let cells = [Cell::None, Cell::None, share];
                    self.put((step, "left_out"), (Some(row), None), cells);
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

    fn imputed(&mut self, step: usize, found: &Imputation) {
        for cell in &found.filled {
            let why = Cell::Text(self.filled_from(cell.from));
            let place = (Some(cell.row), Some(cell.column));
            let cells = [Cell::None, cell.value.into(), why];
            self.put((step, "filled"), place, cells);
        }
        for fault in &found.unfilled {
            let place = place_of(*fault);
            // A unit that an earlier step left out has no figures, and nobody wants any.
            let left_out = place.0.is_some_and(|row| !self.included[row]);
            if !left_out {
                let why = faults::unfilled(*fault, &self.composite.source);
                self.put((step, "not_filled"), place, said(why.reason()));
            }
        }
    }

    fn adjusted(&mut self, step: usize, found: &Adjusted) {
        for cell in &found.cells {
            let place = (Some(cell.row), Some(cell.column));
            let cells = [cell.from.into(), cell.to.into(), cell.by.into()];
            self.put((step, "put_in_proportion"), place, cells);
        }
        for (column, why) in &found.unbounded {
            let place = (None, Some(*column));
            let why = faults::no_frontier(*why, &self.composite.source);
            self.put((step, "no_frontier"), place, said(why.reason()));
        }
        for (row, column, why) in &found.unmeasured {
            let place = (Some(*row), Some(*column));
            let why = faults::unmeasured(*why);
            self.put((step, "not_measured"), place, said(why.reason()));
        }
        for (row, column, why) in &found.refused {
            let place = (Some(*row), Some(*column));
            self.put((step, "not_compared"), place, said(why.to_string()));
        }
    }

    /// Where a filled figure came from.
    fn filled_from(&self, from: From) -> String {
        let time = |row: usize| self.composite.source.units[row].time.clone();
        match from {
            From::Column => "indicator".to_owned(),
            From::Group => "group".to_owned(),
            From::Row => "other_indicators".to_owned(),
            From::OtherRow { row } => time(row),
            From::Between { before, after } => format!("{}/{}", time(before), time(after)),
            From::Donors { count } => format!("donors {count}"),
            From::Model => "model".to_owned(),
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
            let why = Cell::Text(transformed(transform));
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

fn said(what: impl Into<String>) -> [Cell; 3] {
    [Cell::None, Cell::None, Cell::Text(what.into())]
}

/// Row and column of a gap, as far as it has them.
fn place_of(fault: Unfilled) -> (Option<usize>, Option<usize>) {
    match fault {
        Unfilled::NoData { column } => (None, Some(column)),
        Unfilled::NoGroup { row } => (Some(row), None),
        Unfilled::EmptyGroup { row, column } | Unfilled::Nothing { row, column } => {
            (Some(row), Some(column))
        }
        Unfilled::TooFew { .. } => (None, None),
    }
}

fn undivided(why: Undivided) -> &'static str {
    match why {
        Undivided::NoDenominator => "no_denominator",
        Undivided::Zero => "denominator_zero",
        Undivided::OutOfRange => "out_of_range",
    }
}

/// A transform as the method file writes it.
pub(crate) fn transformed(transform: Transform) -> String {
    match transform {
        Transform::Log => "log".to_owned(),
        Transform::LogOne => "log_one".to_owned(),
        Transform::LogEither => "log_either".to_owned(),
        Transform::LogScaled => "log_scaled".to_owned(),
        Transform::BoxCox { lambda } => format!("box_cox {lambda}"),
        Transform::BoxCoxSearched => "box_cox".to_owned(),
    }
}
