//! Tables beside the data: what is known of each figure, in columns with an ending or in files that the method names.

use std::collections::BTreeMap;

use waymark_numerics::order::sort;

use crate::codes::wrong;
use crate::compile::Composite;
use crate::problem::hint;
use crate::rows::Rows;
use crate::source::Source;
use crate::steps::Reading;

/// A number for each column and row.
pub(crate) type Grid = Vec<Vec<f64>>;

/// Whether a word of the method names a file, and not an ending of columns.
pub(crate) fn is_file(word: &str) -> bool {
    word.ends_with(".csv")
}

/// A number for each cell: from columns of the data with an ending, or from a file.
pub(crate) fn grid(
    reading: &mut Reading<'_>,
    composite: &Composite,
    key: &str,
    word: &str,
) -> Option<Grid> {
    if is_file(word) {
        return of_file(reading, composite, (key, word));
    }
    let source = &composite.source;
    let column = |code: &str| {
        let name = format!("{code}{word}");
        let found = source.denominators.iter().position(|d| *d == name);
        found.map(|at| source.figures.denominators[at].clone())
    };
    let found: Vec<Option<Vec<f64>>> = source.indicators.iter().map(|i| column(&i.code)).collect();
    if found.iter().all(Option::is_none) {
        let example = source.indicators.first().map_or("x", |i| i.code.as_str());
        reading.add(key, wrong::no_ending(word, format!("{example}{word}")));
        return None;
    }
    let rows = source.units.len();
    let out: Grid = found
        .into_iter()
        .map(|c| c.unwrap_or_else(|| vec![f64::NAN; rows]))
        .collect();
    let errors = if is_bound(composite, word) {
        &[][..]
    } else {
        &out
    };
    for (column, indicator) in errors.iter().zip(&source.indicators) {
        for (value, unit) in column.iter().zip(&source.units).filter(|(v, _)| **v < 0.0) {
            let column = format!("{}{word}", indicator.code);
            reading.add(key, wrong::no_error_of(*value, &unit.code, column));
        }
    }
    Some(out)
}

/// Whether a word is of bounds: those may be negative.
fn is_bound(composite: &Composite, word: &str) -> bool {
    let inputs = composite.method.uncertainty.iter().flat_map(|u| &u.input);
    let mut bounds = inputs.flat_map(|i| i.bounds.iter().flatten());
    bounds.any(|own| own == word)
}

/// The rows of a file that the method names.
fn rows_of(
    reading: &mut Reading<'_>,
    composite: &Composite,
    (key, file): (&str, &str),
) -> Option<Rows> {
    let Some(bytes) = composite.source.files.get(file) else {
        reading.add(key, wrong::no_file(file));
        return None;
    };
    Rows::read(file, bytes, reading.problems)
}

/// Columns of a file that say which unit a row is of, and when.
struct Keyed<'a> {
    rows: Rows,
    unit: usize,
    time: Option<usize>,
    source: &'a Source,
    places: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Keyed<'a> {
    fn new(
        reading: &mut Reading<'_>,
        composite: &'a Composite,
        place: (&str, &str),
    ) -> Option<Self> {
        let rows = rows_of(reading, composite, place)?;
        let method = &composite.method;
        let unit = method.unit.as_deref().unwrap_or("unit");
        let Some(unit) = rows.column(unit).or_else(|| rows.column("uCode")) else {
            let hint = hint(unit, rows.header.iter().map(String::as_str));
            let what = wrong::no_unit_column(unit, hint);
            reading.problems.at(place.1, Some(1), unit, what);
            return None;
        };
        let time = method.time.as_deref().unwrap_or("time");
        let time = rows.column(time).or_else(|| rows.column("Time"));
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (row, unit) in composite.source.units.iter().enumerate() {
            places.entry(unit.code.as_str()).or_default().push(row);
        }
        Some(Self {
            rows,
            unit,
            time,
            source: &composite.source,
            places,
        })
    }

    /// The rows of the data that a row of the file is of: those of its unit and time, or of all times.
    fn rows_at(&self, reading: &mut Reading<'_>, at: usize) -> Vec<usize> {
        let (line, cells) = &self.rows.rows[at];
        let all = self.places.get(cells[self.unit].as_str());
        let fits = |row: &&usize| {
            self.time
                .is_none_or(|t| self.source.units[**row].time == cells[t])
        };
        let found: Vec<usize> = all.into_iter().flatten().filter(fits).copied().collect();
        if found.is_empty() {
            let time = self.time.map_or("", |t| cells[t].as_str());
            let unit = format!("{} {time}", cells[self.unit]);
            let header = self.rows.header[self.unit].clone();
            let known = self.places.keys().copied();
            let what = wrong::no_unit(unit.trim_end(), hint(&cells[self.unit], known));
            reading
                .problems
                .at(&self.rows.file, Some(*line), &header, what);
        }
        found
    }
}

/// A number for each cell from a file with a row per unit (and time) and a column per indicator.
fn of_file(reading: &mut Reading<'_>, composite: &Composite, place: (&str, &str)) -> Option<Grid> {
    let before = reading.problems.all().len();
    let keyed = Keyed::new(reading, composite, place)?;
    let source = &composite.source;
    let mut out = vec![vec![f64::NAN; source.units.len()]; source.indicators.len()];
    let places: Vec<Vec<usize>> = (0..keyed.rows.rows.len())
        .map(|at| keyed.rows_at(reading, at))
        .collect();
    let own = [
        composite.method.unit_name.as_deref().unwrap_or("name"),
        "uName",
    ];
    let signed = is_bound(composite, place.1);
    for (column, name) in keyed.rows.header.iter().enumerate() {
        let other = own.contains(&name.as_str()) || source.groups.contains(name);
        if column == keyed.unit || Some(column) == keyed.time || other {
            continue;
        }
        let Some(indicator) = source.indicator(name) else {
            let known = source.indicators.iter().map(|i| i.code.as_str());
            let what = wrong::no_indicator(name, hint(name, known));
            reading.problems.at(place.1, Some(1), name, what);
            continue;
        };
        let values = keyed.rows.numbers(column, reading.problems);
        for (at, value) in values.into_iter().enumerate() {
            if value < 0.0 && !signed {
                let line = Some(keyed.rows.rows[at].0);
                let what = wrong::no_error(value);
                reading.problems.at(place.1, line, name, what);
            }
            places[at]
                .iter()
                .for_each(|row| out[indicator][*row] = value);
        }
    }
    (reading.problems.all().len() == before).then_some(out)
}

/// A column that a file of values must have.
fn needed(reading: &mut Reading<'_>, rows: &Rows, name: &str) -> Option<usize> {
    let found = rows.column(name);
    if found.is_none() {
        let what = wrong::column_of_values(name);
        reading.problems.at(&rows.file, Some(1), name, what);
    }
    found
}

/// Several values for each cell from a file with a row per value: unit, time, indicator, draw, value.
pub(crate) fn samples(
    reading: &mut Reading<'_>,
    composite: &Composite,
    place: (&str, &str),
    joint: bool,
) -> Option<Vec<Vec<Vec<f64>>>> {
    let before = reading.problems.all().len();
    let keyed = Keyed::new(reading, composite, place)?;
    let rows = &keyed.rows;
    let mut column = |name: &str| needed(reading, rows, name);
    let (indicator, value) = (column("indicator"), column("value"));
    let draw = if joint { column("draw") } else { Some(0) };
    let (indicator, value, draw) = (indicator?, value?, draw?);
    let values = rows.numbers(value, reading.problems);
    // Draws in the order of their names: which row comes first does not matter.
    let mut draws: Vec<&str> = rows
        .rows
        .iter()
        .map(|(_, cells)| cells[draw].as_str())
        .collect();
    draws.sort_unstable();
    draws.dedup();
    let source = &composite.source;
    let width = if joint { draws.len() } else { 0 };
    let mut out = vec![vec![Vec::new(); source.units.len()]; source.indicators.len()];
    for (at, (line, cells)) in rows.rows.iter().enumerate() {
        let code = &cells[indicator];
        let units = keyed.rows_at(reading, at);
        let Some(column) = source.indicator(code) else {
            let known = source.indicators.iter().map(|i| i.code.as_str());
            let what = wrong::no_indicator(code, hint(code, known));
            reading.problems.at(place.1, Some(*line), "indicator", what);
            continue;
        };
        for row in units {
            let cell: &mut Vec<f64> = &mut out[column][row];
            if !joint {
                cell.extend(Some(values[at]).filter(|x| !x.is_nan()));
                continue;
            }
            cell.resize(width, f64::NAN);
            let number = draws.binary_search(&cells[draw].as_str()).unwrap_or(0);
            if !cell[number].is_nan() {
                let what = wrong::draw_twice(&cells[draw]);
                reading.problems.at(place.1, Some(*line), "draw", what);
            }
            cell[number] = values[at];
        }
    }
    // What is drawn must not depend on the order of rows.
    if !joint {
        out.iter_mut().flatten().for_each(|cell| sort(cell));
    }
    (reading.problems.all().len() == before).then_some(out)
}
