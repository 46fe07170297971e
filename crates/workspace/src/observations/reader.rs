//! One row of `observations.csv`: its cells against the schema, the other tables and each other.

use waymark_model::{Basis, ObsStatus, Observation, Observations, Period};

use crate::cell::{self, Fault};
use crate::codes;
use crate::facts::{Facts, IndicatorFacts};
use crate::findings::Findings;
use crate::header::Header;
use crate::memo::Memo;
use crate::records::Record;
use crate::references::References;
use crate::table::required;
use crate::table_schema::{Field, Kind};
use crate::targets::wrong_unit;

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

/// What the texts of a column came to.
#[derive(Default)]
struct Columns {
    indicator: Memo<(u32, usize)>,
    area: Memo<u32>,
    period: Memo<(Period, bool)>,
    breakdown: Memo<u32>,
    basis: Memo<Basis>,
    status: Memo<ObsStatus>,
    sources: Memo<u32>,
    recorded: Memo<u16>,
}

/// What makes a row unique, but for the kind of count and the day it was recorded.
struct Key {
    indicator: Option<(u32, usize)>,
    area: Option<u32>,
    period: Option<(Period, bool)>,
    breakdown: Option<u32>,
}

/// The other columns that come from a short list of texts.
struct Rest {
    basis: Option<Basis>,
    status: Option<ObsStatus>,
    sources: Option<u32>,
    recorded: Option<u16>,
}

/// Makes figures of rows.
pub(super) struct Reader<'a> {
    header: &'a Header,
    facts: &'a Facts,
    references: &'a References,
    pub(super) findings: &'a mut Findings,
    fields: Fields,
    columns: Columns,
    /// By the second number of [`Columns::indicator`].
    indicators: Vec<Option<&'a IndicatorFacts>>,
    pub(super) all: Observations,
}

/// Looks a cell up among the texts seen, makes something of a new text, reports a text with a fault.
macro_rules! column {
    ($self:ident, $record:ident, $name:ident, |$text:ident| $make:expr) => {{
        let field = $self.fields.$name;
        let $text = $self.text($record, field);
        let made = match $self.columns.$name.get($text) {
            Some(made) => Some(made),
            None => {
                // Only what has no fault is remembered: faulty texts may differ from row to row.
                let made = if $self.usable(field, $text) {
                    $make
                } else {
                    None
                };
                made.map(|made| $self.columns.$name.put($text, made))
            }
        };
        if made.is_none() {
            $self.report(field, $text, $record.line);
        }
        made
    }};
}

impl<'a> Reader<'a> {
    pub(super) fn new(
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
    pub(super) fn make_room(&mut self, size: u64, consumed: u64) {
        let ahead = size.saturating_sub(consumed) / (consumed / super::SAMPLE as u64).max(1);
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
                self.references
                    .check(table, id, place.clone(), self.findings);
            }
        }
        if let Some(day) = cell::date(text).ok().filter(|_| field.kind == Kind::Date) {
            if self.facts.is_late(day) {
                return self.facts.check_day(day, place, self.findings);
            }
            // More different days than there is room for: that takes 180 years of daily recording.
            self.findings
                .push(Fault::new(codes::BAD_DATE).with("text", text).at(place));
        }
    }

    /// Takes a row: a figure, or findings.
    pub(super) fn row(&mut self, record: &Record) {
        let key = self.key(record);
        let rest = self.rest(record);
        let value = self.value(record, rest.status);
        let known = key.indicator.map(|(_, known)| known);
        let sourced = self.is_sourced(record, value, rest.sources);
        self.look_at_time(record, key.period, rest.status);
        if self.unit(record, known, value)
            && sourced
            && let Some(row) = self.assembled(record, &key, &rest, value)
        {
            self.all.rows.push(row);
        }
    }

    fn key(&mut self, record: &Record) -> Key {
        Key {
            indicator: column!(self, record, indicator, |text| {
                self.indicators.push(self.facts.indicators.get(text));
                Some((self.all.indicators.intern(text), self.indicators.len() - 1))
            }),
            area: column!(self, record, area, |text| Some(self.all.areas.intern(text))),
            period: column!(self, record, period, |text| {
                let period = cell::period(text).ok();
                period.map(|p| (p, self.facts.is_late(p.start())))
            }),
            breakdown: column!(self, record, breakdown, |text| match text {
                "" => Some(0),
                text => {
                    let pairs = cell::breakdown(text).ok();
                    pairs.map(|pairs| self.all.breakdowns.intern(&pairs))
                }
            }),
        }
    }

    fn rest(&mut self, record: &Record) -> Rest {
        Rest {
            basis: column!(self, record, basis, |text| match text {
                "" => Some(Basis::Main),
                text => Basis::from_code(text),
            }),
            status: column!(self, record, status, |text| ObsStatus::from_code(text)),
            sources: column!(self, record, sources, |text| Some(
                self.all.sources.intern(text)
            )),
            recorded: column!(self, record, recorded, |text| self.vintage(text)),
        }
    }

    fn assembled(
        &mut self,
        record: &Record,
        key: &Key,
        rest: &Rest,
        value: Option<Option<f64>>,
    ) -> Option<Observation> {
        let mut row = Observation::missing(key.period?.0, rest.status?).with_value(value?);
        row.indicator = key.indicator?.0;
        row.area = key.area?;
        row.breakdown = key.breakdown?;
        row.basis = rest.basis?;
        row.sources = rest.sources?;
        row.vintage = rest.recorded?;
        row.line = record.line;
        row.note = match self.text(record, self.fields.note) {
            "" => 0,
            note => self.all.notes.intern(note),
        };
        Some(row)
    }

    /// A value needs a source.
    fn is_sourced(
        &mut self,
        record: &Record,
        value: Option<Option<f64>>,
        sources: Option<u32>,
    ) -> bool {
        let at = self.fields.sources;
        if !matches!((value, sources), (Some(Some(_)), Some(0))) || !self.header.has(Some(at)) {
            return true;
        }
        let place = self.header.place(record.line, at);
        self.findings
            .push(Fault::new(codes::SOURCE_MISSING).at(place));
        false
    }

    fn vintage(&mut self, text: &str) -> Option<u16> {
        if text.is_empty() {
            return Some(0);
        }
        let day = cell::date(text)
            .ok()
            .filter(|day| !self.facts.is_late(*day))?;
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
        self.findings
            .push(fault.at(self.header.place(record.line, at)));
        None
    }

    /// The unit against the indicator's, and the value against what the unit allows.
    fn unit(
        &mut self,
        record: &Record,
        indicator: Option<usize>,
        value: Option<Option<f64>>,
    ) -> bool {
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
            let code = if known.percent {
                codes::PERCENT_RANGE
            } else {
                codes::NEGATIVE
            };
            let fault = Fault::new(code).with("text", &value.to_string());
            let place = self.header.place(record.line, self.fields.value);
            self.findings.push(fault.at(place));
        }
        true
    }

    /// A figure for a time that has not begun can only be a forecast, or be missing. The row stays.
    fn look_at_time(
        &mut self,
        record: &Record,
        period: Option<(Period, bool)>,
        status: Option<ObsStatus>,
    ) {
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
