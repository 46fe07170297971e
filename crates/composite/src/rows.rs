//! A CSV file as rows of cells under a header, and numbers in them.

use std::collections::BTreeMap;

use crate::problem::Problems;

/// A file of rows with named columns.
pub(crate) struct Rows {
    pub(crate) file: String,
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<(u64, Vec<String>)>,
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
                problems.add(
                    file,
                    "",
                    format!("the first row cannot be read: {fault}"),
                    "save the file as CSV in UTF-8",
                );
                return None;
            }
        };
        let mut own = Self {
            file: file.to_owned(),
            header,
            rows: Vec::new(),
        };
        if let [only] = own.header.as_slice()
            && only.contains(';')
        {
            let what = "the cells stand between semicolons";
            let remedy = "save the file as CSV with commas between cells and points in numbers";
            problems.at(file, Some(1), "", what, remedy);
            return None;
        }
        own.check_header(problems);
        if !own.take(&mut reader, problems) {
            return None;
        }
        if own.rows.is_empty() {
            problems.add(
                file,
                "",
                "no rows",
                "one row per unit is needed below the header",
            );
        }
        Some(own)
    }

    /// Takes all rows; whether the file could be read to its end.
    fn take(&mut self, reader: &mut csv::Reader<&[u8]>, problems: &mut Problems) -> bool {
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    if record.len() != self.header.len() {
                        let what = format!(
                            "{} cells, the header has {}",
                            record.len(),
                            self.header.len()
                        );
                        problems.at(
                            &self.file,
                            Some(line),
                            "",
                            what,
                            "put cells with commas into quotation marks",
                        );
                        continue;
                    }
                    self.rows
                        .push((line, record.iter().map(|c| c.trim().to_owned()).collect()));
                }
                Err(fault) => {
                    problems.add(
                        &self.file,
                        "",
                        format!("a row cannot be read: {fault}"),
                        "save the file as CSV in UTF-8",
                    );
                    return false;
                }
            }
        }
        true
    }

    fn check_header(&self, problems: &mut Problems) {
        let mut seen = BTreeMap::new();
        for (at, name) in self.header.iter().enumerate() {
            if let Some(first) = seen.insert(name, at) {
                let what = format!(
                    "columns {} and {} have the same name \"{name}\"",
                    first + 1,
                    at + 1
                );
                problems.at(&self.file, Some(1), name, what, "name each column once");
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
                let what = format!("\"{}\" is not a number", cells[column]);
                let remedy = "write a number with a point and without thousands separators; leave the cell empty where there is none";
                problems.at(&self.file, Some(*line), name, what, remedy);
                f64::NAN
            }
        };
        self.rows.iter().map(&mut number).collect()
    }
}

/// A number; `NaN` for a missing one. Infinite numbers are none.
pub(crate) fn parse(text: &str) -> Result<f64, ()> {
    const MISSING: [&str; 7] = ["", "NA", "NaN", "nan", "na", "N/A", ".."];
    if MISSING.contains(&text) {
        return Ok(f64::NAN);
    }
    text.parse().ok().filter(|x: &f64| x.is_finite()).ok_or(())
}
