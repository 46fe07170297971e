//! `observations.csv` as a stream: ten million rows pass through one buffer into 48 bytes each.
//!
//! Each column remembers what it made of a text, so that a text is checked once however often it
//! stands in the file. Rows with a fault are left out. Duplicates are found by sorting.

mod reader;

use std::fs::File;
use std::io;

use waymark_model::{Observations, Place};

use crate::cell::Fault;
use crate::codes;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::folder::{Folder, Found, unreadable};
use crate::header::Header;
use crate::records::{Record, Records, Step};
use crate::references::References;
use crate::table::report_line;
use crate::table_schema;
use reader::Reader;

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

/// Rows with the same key stand together once they are sorted, the first line first.
fn report_duplicates(all: &Observations, header: &Header, findings: &mut Findings) {
    for run in all
        .rows
        .chunk_by(|a, b| a.key() == b.key())
        .filter(|r| r.len() > 1)
    {
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
