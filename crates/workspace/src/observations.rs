//! `observations.csv` as a stream: ten million rows pass through one buffer into 48 bytes each.
//!
//! Each column remembers what it made of a text, so that a text is checked once however often it
//! stands in the file. Rows with a fault are left out. Duplicates are found by sorting.

use std::fs::File;
use std::io;

use waymark_model::{Basis, ObsStatus, Observation, Observations, Period, Place};

use crate::cell::{self, Fault};
use crate::codes;
use crate::facts::{Facts, IndicatorFacts};
use crate::findings::Findings;
use crate::folder::{Folder, Found, unreadable};
use crate::header::Header;
use crate::memo::Memo;
use crate::records::{Record, Records, Step};
use crate::references::References;
use crate::table::{report_line, required};
use crate::table_schema::{self, Field, Kind};
use crate::targets::wrong_unit;

/// The file.
pub(crate) const FILE: &str = "observations.csv";
/// After so many rows their average length tells how many there will be.
const SAMPLE: usize = 1 << 16;

/// Reads the figures and the header row; no file, no figures.
pub(crate) fn read(
    folder: &mut Folder,
    facts: &Facts,
    references: &References,
    findings: &mut Findings,
) -> (Observations, Vec<String>) {
    let path = match folder.take(FILE, findings) {
        Found::File(path) => path,
        Found::Refused | Found::Absent => return Default::default(),
    };
    match File::open(&path).and_then(|file| stream(file, facts, references, findings)) {
        Ok(read) => read.unwrap_or_default(),
        Err(error) => {
            findings.push(unreadable(&error).at(Place::file(FILE)));
            Default::default()
        }
    }
}

fn stream(
    file: File,
    facts: &Facts,
    references: &References,
    findings: &mut Findings,
) -> io::Result<Option<(Observations, Vec<String>)>> {
    let size = file.metadata()?.len();
    let mut records = Records::new(file);
    let mut record = Record::default();
    let schema = table_schema::named("observations");
    let header = Header::read(schema, FILE, &mut records, &mut record, findings)?;
    let Some(header) = header else {
        return Ok(None);
    };
    let mut reader = Reader::new(&header, facts, references, findings);
    loop {
        match records.next(&mut record)? {
            Step::End => break,
            Step::Bad(fault) => report_line(fault, &header, record.line, reader.findings),
            Step::Row if record.iter().all(str::is_empty) => {}
            Step::Row => {
                if header.fits(&record, reader.findings) {
                    reader.row(&record);
                }
            }
        }
        if reader.all.rows.len() == SAMPLE {
            reader.make_room(size, records.consumed());
        }
    }
    let mut all = reader.all;
    all.sort();
    report_duplicates(&all, &header, findings);
    Ok(Some((all, header.names)))
}

/// Where each column stands in the schema.
struct Fields {
    indicator: usize,
    area: usize,
    period: usize,
    value: usize,
    unit: usize,
    breakdown: usize,
    basis: usize,
    status: usize,
    sources: usize,
    recorded: usize,
    note: usize,
}

/// What the texts of a column came to; `None` where a text has a fault.
#[derive(Default)]
struct Columns {
    indicator: Memo<Option<(u32, usize)>>,
    area: Memo<Option<u32>>,
    period: Memo<Option<(Period, bool)>>,
    breakdown: Memo<Option<u32>>,
    basis: Memo<Option<Basis>>,
    status: Memo<Option<ObsStatus>>,
    sources: Memo<Option<u32>>,
    recorded: Memo<Option<u16>>,
}

struct Reader<'a> {
    header: &'a Header,
    facts: &'a Facts,
    references: &'a References,
    findings: &'a mut Findings,
    fields: Fields,
    columns: Columns,
    /// By the second number of [`Columns::indicator`].
    indicators: Vec<Option<&'a IndicatorFacts>>,
    all: Observations,
}

/// Looks a cell up among the texts seen, makes something of a new text, reports a text with a fault.
macro_rules! column {
    ($self:ident, $record:ident, $name:ident, |$text:ident| $make:expr) => {{
        let field = $self.fields.$name;
        let $text = $self.text($record, field);
        let made = match $self.columns.$name.get($text) {
            Some(made) => made,
            None => {
                let made = if $self.usable(field, $text) { $make } else { None };
                $self.columns.$name.put($text, made)
            }
        };
        if made.is_none() {
            $self.report(field, $text, $record.line);
        }
        made
    }};
}

impl<'a> Reader<'a> {
    fn new(
        header: &'a Header,
        facts: &'a Facts,
        references: &'a References,
        findings: &'a mut Findings,
    ) -> Self {
        let at = |name| header.schema.at(name);
        Self {
            header,
            facts,
            references,
            findings,
            fields: Fields {
                indicator: at("indicator"),
                area: at("area"),
                period: at("period"),
                value: at("value"),
                unit: at("unit"),
                breakdown: at("breakdown"),
                basis: at("basis"),
                status: at("status"),
                sources: at("sources"),
                recorded: at("recorded"),
                note: at("note"),
            },
            columns: Columns::default(),
            indicators: Vec::new(),
            all: Observations::default(),
        }
    }

    /// Makes room for the rows to come once, so that the list is never copied while it grows.
    fn make_room(&mut self, size: u64, consumed: u64) {
        let ahead = size.saturating_sub(consumed) / (consumed / SAMPLE as u64).max(1);
        let ahead = usize::try_from(ahead).unwrap_or(0);
        self.all.rows.reserve_exact(ahead + ahead / 16);
    }

    fn text<'r>(&self, record: &'r Record, field: usize) -> &'r str {
        let cell = self.header.cell_of(field);
        cell.and_then(|c| record.get(c)).unwrap_or("")
    }

    fn field(&self, field: usize) -> Option<&'static Field> {
        self.header.schema.fields.get(field)
    }

    /// Whether the schema and the other tables have nothing against the text.
    fn usable(&self, at: usize, text: &str) -> bool {
        let Some(field) = self.field(at) else {
            return false;
        };
        if text.is_empty() {
            return !field.constraints.required;
        }
        let known = |table: &str| items(field, text).all(|id| self.references.knows(table, id));
        let table = self.header.schema.refers_to(&field.name);
        cell::check(field, text).is_ok() && table.is_none_or(known)
    }

    /// Says what is wrong with a text that came to nothing.
    fn report(&mut self, at: usize, text: &str, line: u32) {
        let Some(field) = self.field(at) else { return };
        // A column that is not there was reported with the header row.
        if self.header.cell_of(at).is_none() {
            return;
        }
        let place = self.header.place(line, at);
        if text.is_empty() {
            let fault = required(&self.header.schema.name, &field.name);
            return self.findings.push(fault.at(place));
        }
        if let Err(fault) = cell::check(field, text) {
            return self.findings.push(fault.at(place));
        }
        if let Some(table) = self.header.schema.refers_to(&field.name) {
            for id in items(field, text) {
                self.references.check(table, id, place.clone(), self.findings);
            }
        }
        if field.kind == Kind::Date
            && let Ok(day) = cell::date(text)
        {
            self.facts.check_day(day, place, self.findings);
        }
    }

    fn row(&mut self, record: &Record) {
        let indicator = column!(self, record, indicator, |text| {
            self.indicators.push(self.facts.indicators.get(text));
            Some((self.all.indicators.intern(text), self.indicators.len() - 1))
        });
        let area = column!(self, record, area, |text| Some(self.all.areas.intern(text)));
        let period = column!(self, record, period, |text| {
            let period = cell::period(text).ok();
            period.map(|p| (p, self.facts.is_late(p.start())))
        });
        let breakdown = column!(self, record, breakdown, |text| match text {
            "" => Some(0),
            text => cell::breakdown(text).ok().map(|t| self.all.breakdowns.intern(&t)),
        });
        let basis = column!(self, record, basis, |text| match text {
            "" => Some(Basis::Main),
            text => Basis::from_code(text),
        });
        let status = column!(self, record, status, |text| ObsStatus::from_code(text));
        let sources = column!(self, record, sources, |text| Some(self.all.sources.intern(text)));
        let recorded = column!(self, record, recorded, |text| self.vintage(text));
        let value = self.value(record, status);
        let fits = self.unit(record, indicator.map(|(_, known)| known), value);
        self.look(record, period, status);
        if let (Some(Some(_)), Some(0)) = (value, sources)
            && self.header.has(Some(self.fields.sources))
        {
            let place = self.header.place(record.line, self.fields.sources);
            self.findings.push(Fault::new(codes::SOURCE_MISSING).at(place));
            return;
        }
        let (Some((indicator, _)), Some(area), Some((period, _))) = (indicator, area, period)
        else {
            return;
        };
        let (Some(breakdown), Some(basis), Some(status)) = (breakdown, basis, status) else {
            return;
        };
        let (Some(sources), Some(vintage), Some(value), true) = (sources, recorded, value, fits)
        else {
            return;
        };
        let mut row = Observation::missing(period, status).with_value(value);
        row.indicator = indicator;
        row.area = area;
        row.breakdown = breakdown;
        row.basis = basis;
        row.sources = sources;
        row.vintage = vintage;
        row.line = record.line;
        row.note = match self.text(record, self.fields.note) {
            "" => 0,
            note => self.all.notes.intern(note),
        };
        self.all.rows.push(row);
    }

    fn vintage(&mut self, text: &str) -> Option<u16> {
        if text.is_empty() {
            return Some(0);
        }
        let day = cell::date(text).ok().filter(|day| !self.facts.is_late(*day))?;
        u16::try_from(self.all.vintages.intern(&day.to_string())).ok()
    }

    /// The value against the status. `None` where one of them has a fault.
    fn value(&mut self, record: &Record, status: Option<ObsStatus>) -> Option<Option<f64>> {
        let at = self.fields.value;
        let text = self.text(record, at);
        let fault = match (text, status) {
            ("", Some(status)) if status.is_missing() => return Some(None),
            ("", None) => return None,
            ("", Some(status)) if self.header.has(Some(at)) => {
                Fault::new(codes::VALUE_MISSING).with("status", status.code())
            }
            ("", Some(_)) => return None,
            (text, status) => match (cell::number(text), status) {
                (Ok(_), Some(status)) if status.is_missing() => {
                    Fault::new(codes::VALUE_UNEXPECTED).with("status", status.code())
                }
                (Ok(value), _) => return Some(Some(value)),
                (Err(fault), _) => fault,
            },
        };
        self.findings.push(fault.at(self.header.place(record.line, at)));
        None
    }

    /// The unit against the indicator's, and the value against what the unit allows.
    fn unit(&mut self, record: &Record, indicator: Option<usize>, value: Option<Option<f64>>) -> bool {
        let text = self.text(record, self.fields.unit);
        if text.is_empty() {
            self.report(self.fields.unit, text, record.line);
            return false;
        }
        let known = indicator.and_then(|i| self.indicators.get(i).copied().flatten());
        let Some(known) = known else { return true };
        if text != known.unit {
            let indicator = self.text(record, self.fields.indicator);
            let fault = wrong_unit(text, &known.unit, indicator);
            let place = self.header.place(record.line, self.fields.unit);
            self.findings.push(fault.at(place));
            return false;
        }
        let Some(Some(value)) = value else {
            return true;
        };
        let odd = if known.percent {
            !(0.0..=100.0).contains(&value)
        } else {
            value < 0.0
        };
        // A note says that somebody looked at it.
        if odd && self.text(record, self.fields.note).is_empty() {
            let code = if known.percent { codes::PERCENT_RANGE } else { codes::NEGATIVE };
            let fault = Fault::new(code).with("text", &value.to_string());
            let place = self.header.place(record.line, self.fields.value);
            self.findings.push(fault.at(place));
        }
        true
    }

    /// A figure for a time that has not begun can only be a forecast, or be missing.
    fn look(&mut self, record: &Record, period: Option<(Period, bool)>, status: Option<ObsStatus>) {
        let (Some((period, true)), Some(status)) = (period, status) else {
            return;
        };
        if status == ObsStatus::F || status.is_missing() {
            return;
        }
        let as_of = self.facts.as_of.map(|day| day.to_string());
        let fault = Fault::new(codes::FUTURE_FIGURE)
            .with("text", &period.to_string())
            .with("as_of", &as_of.unwrap_or_default());
        let place = self.header.place(record.line, self.fields.period);
        self.findings.push(fault.at(place));
    }
}

fn items<'t>(field: &Field, text: &'t str) -> impl Iterator<Item = &'t str> {
    let list = field.kind == Kind::List;
    text.split(move |c| list && c == '|')
}

/// Rows with the same key stand together once they are sorted, the first line first.
fn report_duplicates(all: &Observations, header: &Header, findings: &mut Findings) {
    for run in all.rows.chunk_by(|a, b| a.key() == b.key()).filter(|r| r.len() > 1) {
        let Some((first, others)) = run.split_first() else {
            continue;
        };
        let texts = [
            all.indicators.get(first.indicator),
            all.areas.get(first.area),
            &first.period.to_string(),
            all.breakdowns.get(first.breakdown),
            first.basis.code(),
            all.vintages.get(u32::from(first.vintage)),
        ];
        let words: Vec<&str> = texts.into_iter().filter(|t| !t.is_empty()).collect();
        for row in others {
            let fault = Fault::new(codes::DUPLICATE)
                .with("key", &words.join(" "))
                .with("other", &first.line.to_string());
            findings.push(fault.at(header.place(row.line, 0)));
        }
    }
}
