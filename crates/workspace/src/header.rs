//! The header row of a table: which cell holds which field.

use std::io::{self, Read};

use waymark_model::Place;

use crate::cell::{Fault, shortened};
use crate::codes;
use crate::findings::{Findings, hint, nearest};
use crate::records::{Record, Records, Step};
use crate::table::report_line;
use crate::table_schema::TableSchema;
use crate::text_file;

/// Which cell of a row holds which field.
#[derive(Debug)]
pub(crate) struct Header {
    /// What the table may hold.
    pub(crate) schema: &'static TableSchema,
    /// Path of the file.
    pub(crate) file: String,
    /// Name of each cell.
    pub(crate) names: Vec<String>,
    /// Cell of each field.
    cells: Vec<Option<usize>>,
}

impl Header {
    /// Reads the first row. `None` where the table cannot be read at all: reported.
    pub(crate) fn read(
        schema: &'static TableSchema,
        file: &str,
        records: &mut Records<impl Read>,
        record: &mut Record,
        findings: &mut Findings,
    ) -> io::Result<Option<Self>> {
        let opening = text_file::opening(records.peek()?);
        let Some(mark) = text_file::accept(opening, file, findings) else {
            return Ok(None);
        };
        records.skip(mark);
        let mut header = Self {
            schema,
            file: file.to_owned(),
            names: Vec::new(),
            cells: vec![None; schema.fields.len()],
        };
        match records.next(record)? {
            Step::Row => {}
            Step::End => {
                findings.push(Fault::new(codes::EMPTY_FILE).at(Place::file(file)));
                return Ok(None);
            }
            Step::Bad(fault) => {
                report_line(fault, &header, record.line, findings);
                return Ok(None);
            }
        }
        header.names = record.iter().map(str::to_owned).collect();
        Ok(header.assign(record.line, findings).then_some(header))
    }

    /// Ties cells to fields; says whether the table can be read.
    fn assign(&mut self, line: u32, findings: &mut Findings) -> bool {
        if let [only] = self.names.as_slice()
            && let Some(mark) = [';', '\t'].into_iter().find(|m| only.contains(*m))
        {
            let found = if mark == ';' { "semicolon" } else { "tab" };
            let fault = Fault::new(codes::SEPARATOR).with("found", found);
            findings.push(fault.at(self.place_of_cell(line, 0)));
            return false;
        }
        let mut unknown = Vec::new();
        for (cell, name) in self.names.iter().enumerate() {
            match self.schema.fields.iter().position(|f| f.name == *name) {
                None => unknown.push(cell),
                Some(at) => match self.cells.get_mut(at) {
                    Some(slot @ None) => *slot = Some(cell),
                    _ => {
                        let fault = Fault::new(codes::COLUMN_TWICE).with("name", name);
                        findings.push(fault.at(self.place_of_cell(line, cell)));
                    }
                },
            }
        }
        let mut missing: Vec<&str> = Vec::new();
        for (field, cell) in self.schema.fields.iter().zip(&self.cells) {
            if field.is_needed() && cell.is_none() {
                missing.push(&field.name);
            }
        }
        for cell in unknown {
            let name = self.names.get(cell).map_or("", |n| n);
            // A required column that is absent is the likeliest meaning of an unknown one, and then
            // one finding says it all.
            let absent = nearest(name, missing.iter().copied());
            missing.retain(|m| Some(*m) != absent);
            let fields = self.schema.fields.iter().map(|f| f.name.as_str());
            let near = absent.or_else(|| nearest(name, fields));
            let fault = Fault::new(codes::UNKNOWN_COLUMN)
                .with("name", name)
                .with("hint", hint(near));
            findings.push(fault.at(self.place_of_cell(line, cell)));
        }
        for name in missing {
            let fault = Fault::new(codes::MISSING_COLUMN).with("name", name);
            let mut place = Place::file(&self.file);
            place.line = Some(line);
            name.clone_into(&mut place.field);
            findings.push(fault.at(place));
        }
        true
    }

    /// Whether the table has a column for the field.
    pub(crate) fn has(&self, field: Option<usize>) -> bool {
        field.is_some_and(|at| self.cell_of(at).is_some())
    }

    /// The cell that holds a field.
    pub(crate) fn cell_of(&self, field: usize) -> Option<usize> {
        self.cells.get(field).copied().flatten()
    }

    /// Where a field of a row stands.
    pub(crate) fn place(&self, line: u32, field: usize) -> Place {
        let name = self.schema.fields.get(field).map_or("", |f| &f.name);
        match self.cell_of(field) {
            Some(cell) => Place::cell(&self.file, line, number_of(cell), name),
            None => Place {
                file: self.file.clone(),
                line: Some(line),
                column: None,
                field: name.to_owned(),
            },
        }
    }

    /// Where a cell of a row stands.
    pub(crate) fn place_of_cell(&self, line: u32, cell: usize) -> Place {
        let name = self.names.get(cell).filter(|_| self.names.len() > 1);
        let name = shortened(name.map_or("", |n| n));
        Place::cell(&self.file, line, number_of(cell), &name)
    }

    /// Reports a row with more or fewer cells than the header row.
    pub(crate) fn fits(&self, record: &Record, findings: &mut Findings) -> bool {
        let (expected, found) = (self.names.len(), record.len());
        if expected == found {
            return true;
        }
        let fault = Fault::new(codes::CELL_COUNT)
            .with("expected", &expected.to_string())
            .with("found", &found.to_string());
        let mut place = Place::file(&self.file);
        place.line = Some(record.line);
        findings.push(fault.at(place));
        false
    }
}

fn number_of(cell: usize) -> u32 {
    u32::try_from(cell + 1).unwrap_or(u32::MAX)
}
