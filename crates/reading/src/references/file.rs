//! `plan/references.csv` to rows and back.

use std::collections::BTreeMap;

use csv::StringRecord;
use waymark_model::{CommitmentRef, Diagnostic, Place, SectionId};

use super::{FILE, Known};

const COLUMNS: [&str; 7] = [
    "ref", "hash", "begins", "section", "text", "kind", "retired",
];

/// Reads the file. A row without a usable reference or section, or with a reference that stands in an
/// earlier row, is a finding (`E0145`) and left out: write nothing back before it is mended.
///
/// Columns go by name, in any order; `kind` and `retired` may be absent and are then `commitment` and
/// empty.
#[must_use]
pub fn read_known(text: &str) -> (Vec<Known>, Vec<Diagnostic>) {
    let (mut known, mut findings) = (Vec::new(), Vec::new());
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns: BTreeMap<String, usize> = match reader.headers() {
        Ok(names) => (0..)
            .zip(names)
            .map(|(n, c)| (c.trim().to_owned(), n))
            .collect(),
        Err(_) => BTreeMap::new(),
    };
    let mut lines: BTreeMap<CommitmentRef, u64> = BTreeMap::new();
    for record in reader.records() {
        // A text that is UTF-8 and may have rows of any length gives no error.
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, csv::Position::line);
        let reference = cell(&record, &columns, "ref");
        let earlier = CommitmentRef::try_new(reference)
            .ok()
            .and_then(|r| lines.insert(r, line));
        match (row(&record, &columns), earlier) {
            (Some(row), None) => known.push(row),
            (_, earlier) => findings.push(unusable(line, reference, earlier)),
        }
    }
    (known, findings)
}

fn cell<'a>(record: &'a StringRecord, columns: &BTreeMap<String, usize>, name: &str) -> &'a str {
    let at = columns.get(name);
    at.and_then(|n| record.get(*n)).unwrap_or("").trim()
}

fn row(record: &StringRecord, columns: &BTreeMap<String, usize>) -> Option<Known> {
    let text = |name| cell(record, columns, name);
    Some(Known {
        reference: CommitmentRef::try_new(text("ref")).ok()?,
        hash: text("hash").to_owned(),
        begins: text("begins").to_owned(),
        section: SectionId::try_new(text("section")).ok()?,
        text: text("text").to_owned(),
        commitment: text("kind") != "other",
        retired: !text("retired").is_empty(),
    })
}

fn unusable(line: u64, reference: &str, earlier: Option<u64>) -> Diagnostic {
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    Diagnostic::error("E0145", Place::cell(FILE, line, 1, "ref"))
        .with("ref", reference)
        .with(
            "line",
            earlier.map_or("absent".to_owned(), |l| l.to_string()),
        )
}

/// Writes the file: UTF-8, a line per row, `\n` at each end. [`read_known`] gives the same rows back.
#[must_use]
pub fn write_known(known: &[Known]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail; a row that could not be written would be missing in the test.
    let mut write = |cells: [&str; 7]| drop(writer.write_record(cells));
    write(COLUMNS);
    for k in known {
        let kind = if k.commitment { "commitment" } else { "other" };
        let retired = if k.retired { "yes" } else { "" };
        write([
            k.reference.as_str(),
            &k.hash,
            &k.begins,
            k.section.as_str(),
            &k.text,
            kind,
            retired,
        ]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
