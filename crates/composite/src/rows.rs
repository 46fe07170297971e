//! A CSV file as rows of cells under a header, and numbers in them.

use std::collections::BTreeMap;

use crate::codes::wrong;
use crate::problem::Problems;
use crate::said::Said;

/// A file of rows with named columns.
pub(crate) struct Rows {
    pub(crate) file: String,
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<(u64, Vec<String>)>,
    /// Whether all rows of the file are there.
    pub(crate) complete: bool,
}

impl Rows {
    pub(crate) fn read(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let header = match reader.headers() {
            Ok(header) => header
                .iter()
                .map(|h| h.trim().to_owned())
                .collect::<Vec<_>>(),
            Err(fault) => {
                let (line, what) = unreadable(&fault);
                problems.at(file, line, "", what);
                return None;
            }
        };
        let mut own = Self {
            file: file.to_owned(),
            header,
            rows: Vec::new(),
            complete: true,
        };
        if let [only] = own.header.as_slice()
            && only.contains(';')
        {
            problems.at(file, Some(1), "", wrong::semicolons());
            return None;
        }
        own.check_header(problems);
        own.take(&mut reader, problems);
        if own.rows.is_empty() && own.complete {
            problems.add(file, "", wrong::no_rows());
        }
        Some(own)
    }

    /// Takes all rows that can be read.
    fn take(&mut self, reader: &mut csv::Reader<&[u8]>, problems: &mut Problems) {
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    if record.len() != self.header.len() {
                        let what = wrong::cells(record.len(), self.header.len());
                        problems.at(&self.file, Some(line), "", what);
                        self.complete = false;
                        continue;
                    }
                    self.rows
                        .push((line, record.iter().map(|c| c.trim().to_owned()).collect()));
                }
                Err(fault) => {
                    let (line, what) = unreadable(&fault);
                    problems.at(&self.file, line, "", what);
                    self.complete = false;
                    // After bytes that are no text the next row can still be read.
                    if !matches!(fault.kind(), csv::ErrorKind::Utf8 { .. }) {
                        return;
                    }
                }
            }
        }
    }

    fn check_header(&self, problems: &mut Problems) {
        let mut seen = BTreeMap::new();
        for (at, name) in self.header.iter().enumerate() {
            if let Some(first) = seen.insert(name, at) {
                let what = wrong::column_twice(name, first + 1, at + 1);
                problems.at(&self.file, Some(1), name, what);
            }
        }
    }

    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|h| h == name)
    }

    /// A column of numbers; what is empty, `NA` or `NaN` is missing.
    pub(crate) fn numbers(&self, column: usize, problems: &mut Problems) -> Vec<f64> {
        let name = &self.header[column];
        let mut number = |(line, cells): &(u64, Vec<String>)| match parse(&cells[column]) {
            Ok(value) => value,
            Err(()) => {
                let what = wrong::not_a_number(&cells[column]);
                problems.at(&self.file, Some(*line), name, what);
                f64::NAN
            }
        };
        self.rows.iter().map(&mut number).collect()
    }
}

/// Where and why the reader of rows gave up.
fn unreadable(fault: &csv::Error) -> (Option<u64>, Said) {
    let line = fault.position().map(csv::Position::line);
    let what = match fault.kind() {
        csv::ErrorKind::Utf8 { .. } => wrong::not_utf8(),
        _ => wrong::row_unreadable(fault.to_string()),
    };
    (line, what)
}

/// A number; `NaN` for a missing one. Infinite numbers are none.
pub(crate) fn parse(text: &str) -> Result<f64, ()> {
    const MISSING: [&str; 7] = ["", "NA", "NaN", "nan", "na", "N/A", ".."];
    if MISSING.contains(&text) {
        return Ok(f64::NAN);
    }
    text.parse().ok().filter(|x: &f64| x.is_finite()).ok_or(())
}
