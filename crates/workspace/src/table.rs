//! A small table read whole: header, cells by their schema, duplicate keys.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::rc::Rc;
use std::str::FromStr;

use jiff::civil::Date;
use waymark_model::{Period, Place};

use crate::cell::{self, Fault};
use crate::codes;
use crate::findings::Findings;
use crate::folder::{Folder, Found, unreadable};
use crate::header::Header;
use crate::records::{self, Record, Records, Step};
use crate::references::{Ids, References};
use crate::table_schema::{Kind, TableSchema};
use crate::text_file;

/// The largest table that is held in memory whole: 256 MiB. Figures are streamed instead.
const LIMIT: u64 = 256 << 20;

/// A cell and whether it is what its field asks for.
#[derive(Debug, Clone, Default)]
struct Cell {
    text: String,
    good: bool,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    header: Rc<Header>,
    /// 1-based line.
    pub(crate) line: u32,
    cells: Vec<Cell>,
}

impl Row {
    fn cell(&self, field: &str) -> Option<&Cell> {
        let cell = self.cells.get(self.header.schema.at(field))?;
        (cell.good && !cell.text.is_empty()).then_some(cell)
    }

    /// The text of a cell that is filled as its field asks.
    pub(crate) fn text(&self, field: &str) -> Option<&str> {
        self.cell(field).map(|c| c.text.as_str())
    }

    /// The text of a cell that may be empty.
    pub(crate) fn optional(&self, field: &str) -> String {
        self.text(field).unwrap_or_default().to_owned()
    }

    /// An id, or anything else made from a text.
    pub(crate) fn id<T: FromStr>(&self, field: &str) -> Option<T> {
        self.text(field)?.parse().ok()
    }

    /// Ids joined by `|`.
    pub(crate) fn ids<T: FromStr>(&self, field: &str) -> Vec<T> {
        let items = self.text(field).into_iter().flat_map(|t| t.split('|'));
        items.filter_map(|t| t.parse().ok()).collect()
    }

    /// A number.
    pub(crate) fn number(&self, field: &str) -> Option<f64> {
        cell::number(self.text(field)?).ok()
    }

    /// A day.
    pub(crate) fn date(&self, field: &str) -> Option<Date> {
        cell::date(self.text(field)?).ok()
    }

    /// A period.
    pub(crate) fn period(&self, field: &str) -> Option<Period> {
        cell::period(self.text(field)?).ok()
    }

    /// Whether the cell was left empty; a bad cell is not empty.
    pub(crate) fn is_empty(&self, field: &str) -> bool {
        let at = self.header.schema.at(field);
        self.cells.get(at).is_none_or(|c| c.text.is_empty())
    }

    /// Where a cell stands.
    pub(crate) fn place(&self, field: &str) -> Place {
        self.header.place(self.line, self.header.schema.at(field))
    }
}

/// A table as it was read.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its rows, with bad cells marked.
    pub(crate) rows: Vec<Row>,
    /// Its header row.
    pub(crate) columns: Vec<String>,
    /// The ids it defines.
    ids: Ids,
}

impl Table {
    /// Hands over the ids the table defines, its rows stay.
    pub(crate) fn take_ids(&mut self) -> Ids {
        std::mem::take(&mut self.ids)
    }

    /// Reads a table of the workspace; an absent one has no rows.
    pub(crate) fn read(
        schema: &'static TableSchema,
        path: &str,
        folder: &mut Folder,
        findings: &mut Findings,
    ) -> Self {
        let mut table = Self {
            rows: Vec::new(),
            columns: Vec::new(),
            ids: Ids {
                file: path.to_owned(),
                ..Ids::default()
            },
        };
        let file = match folder.take(path, findings) {
            Found::Absent => return table,
            found => {
                table.ids.present = true;
                match found {
                    Found::File(file) => file,
                    Found::Refused | Found::Absent => return table,
                }
            }
        };
        let opened = File::open(&file);
        let size = opened.as_ref().ok().and_then(|f| f.metadata().ok());
        if size.is_some_and(|m| m.len() > LIMIT) {
            let fault = Fault::new(codes::TOO_LARGE).with("limit", &(LIMIT >> 20).to_string());
            findings.push(fault.at(Place::file(path)));
            return table;
        }
        let read = opened.and_then(|f| table.fill(schema, path, f.take(LIMIT), findings));
        if let Err(error) = read {
            findings.push(unreadable(&error).at(Place::file(path)));
        }
        table
    }

    fn fill(
        &mut self,
        schema: &'static TableSchema,
        path: &str,
        source: impl Read,
        findings: &mut Findings,
    ) -> io::Result<()> {
        let mut records = Records::new(source);
        let mut record = Record::default();
        let header = Header::read(schema, path, &mut records, &mut record, findings)?;
        let Some(header) = header.map(Rc::new) else {
            return Ok(());
        };
        self.columns.clone_from(&header.names);
        let key = schema.key();
        let mut seen = BTreeMap::new();
        self.ids.complete = header.has(key.first().copied());
        loop {
            let step = records.next(&mut record)?;
            let fits = match step {
                Step::End => return Ok(()),
                Step::Bad(fault) => {
                    report_line(fault, &header, record.line, findings);
                    false
                }
                Step::Row if record.iter().all(str::is_empty) => continue,
                Step::Row => header.fits(&record, findings),
            };
            self.note_id(&header, &record, &key);
            if fits {
                let row = check_row(&header, &record, findings);
                report_duplicate(&row, &key, &mut seen, findings);
                self.rows.push(row);
            }
        }
    }

    /// Remembers the id of a row, even of a row that cannot be used.
    fn note_id(&mut self, header: &Header, record: &Record, key: &[usize]) {
        let cell = key.first().and_then(|at| header.cell_of(*at));
        match cell.and_then(|at| record.get(at)) {
            Some(id) if !id.is_empty() => {
                self.ids.ids.insert(id.to_owned());
            }
            _ => self.ids.complete = false,
        }
    }

    /// Checks all references of the table.
    pub(crate) fn check_references(
        &self,
        schema: &TableSchema,
        references: &References,
        findings: &mut Findings,
    ) {
        for (at, table) in schema.references() {
            let Some(field) = schema.fields.get(at) else {
                continue;
            };
            for row in &self.rows {
                let own = row.text(schema.fields.first().map_or("", |f| &f.name));
                let Some(text) = row.cells.get(at).filter(|c| !c.text.is_empty()) else {
                    continue;
                };
                let items = match field.kind {
                    Kind::List => text.text.split('|').collect(),
                    _ => vec![text.text.as_str()],
                };
                // Its own parent is a finding of its own.
                let own = own.filter(|_| table == schema.name);
                for item in items.into_iter().filter(|i| text.good && Some(*i) != own) {
                    references.check(table, item, row.place(&field.name), findings);
                }
            }
        }
    }
}

/// Says what is wrong with a line that cannot be cut into cells.
pub(crate) fn report_line(
    fault: records::Fault,
    header: &Header,
    line: u32,
    findings: &mut Findings,
) {
    let at = |cell: usize| header.place_of_cell(line, cell);
    match fault {
        records::Fault::Long => {
            let mut place = Place::file(&header.file);
            place.line = Some(line);
            findings.push(text_file::long_line().at(place));
        }
        records::Fault::Nul(cell) => {
            findings.push_grouped_in_file(Fault::new(codes::NUL).at(at(cell)));
        }
        records::Fault::NotUtf8(cell) => {
            findings.push_grouped_in_file(Fault::new(codes::NOT_UTF8).at(at(cell)));
        }
        records::Fault::Quote(cell) => findings.push(Fault::new(codes::QUOTE).at(at(cell))),
    }
}

fn check_row(header: &Rc<Header>, record: &Record, findings: &mut Findings) -> Row {
    let schema = header.schema;
    let mut cells = Vec::with_capacity(schema.fields.len());
    for (at, field) in schema.fields.iter().enumerate() {
        let text = header.cell_of(at).and_then(|cell| record.get(cell));
        let fault = match text {
            Some("") if field.constraints.required => Some(required(&schema.name, &field.name)),
            None | Some("") => None,
            Some(text) => cell::check(field, text).err(),
        };
        let good = fault.is_none();
        if let Some(fault) = fault {
            findings.push(fault.at(header.place(record.line, at)));
        }
        let text = text.unwrap_or_default().to_owned();
        cells.push(Cell { text, good });
    }
    Row {
        header: header.clone(),
        line: record.line,
        cells,
    }
}

/// An empty cell that may not be. A target without an indicator has words of its own.
pub(crate) fn required(table: &str, field: &str) -> Fault {
    let code = match (table, field) {
        ("targets", "indicator") => codes::TARGET_WITHOUT_INDICATOR,
        _ => codes::REQUIRED,
    };
    Fault::new(code).with("name", field)
}

fn report_duplicate(
    row: &Row,
    key: &[usize],
    seen: &mut BTreeMap<Vec<String>, u32>,
    findings: &mut Findings,
) {
    let cells: Vec<&Cell> = key.iter().filter_map(|at| row.cells.get(*at)).collect();
    let optional = |at: usize| !row.header.schema.fields[at].constraints.required;
    let usable =
        |(at, cell): (&usize, &&Cell)| cell.good && (optional(*at) || !cell.text.is_empty());
    if !key.iter().zip(&cells).all(usable) {
        return;
    }
    let texts: Vec<String> = cells.iter().map(|c| c.text.clone()).collect();
    let words = texts.join(" ");
    if let Some(other) = seen.get(&texts) {
        let fault = Fault::new(codes::DUPLICATE)
            .with("key", words.trim())
            .with("other", &other.to_string());
        let first = key.first().copied().unwrap_or(0);
        findings.push(fault.at(row.header.place(row.line, first)));
    } else {
        seen.insert(texts, row.line);
    }
}
