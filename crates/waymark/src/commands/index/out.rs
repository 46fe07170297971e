//! Writes what a command gives: tables in the form that is asked for, plots and a text, all or none.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use waymark_columnar::Column;
use waymark_composite::plot::Plot;
use waymark_composite::{Cell, Table};

use super::args::{Form, To};
use crate::io::Io;

/// What a command gives.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) tables: &'a [Table],
    /// The table that goes to stdout where no folder is named.
    pub(crate) main: &'a str,
    pub(crate) plots: &'a [Plot],
    /// A text with the name of its file; it goes to stdout in the place of the main table.
    pub(crate) text: Option<(&'a str, &'a str)>,
}

/// Writes everything into a folder, or the main thing to stdout. Files come into the folder when all are written: where
/// something fails, what stood there before still stands.
pub(crate) fn write(found: &Found<'_>, to: &To, io: &mut Io) -> Result<()> {
    let Some(folder) = &to.out else {
        if let Some((_, text)) = found.text {
            return Ok(io.bytes(text.as_bytes())?);
        }
        if to.form == Form::Xlsx {
            return Ok(io.bytes(&workbook(found.tables)?)?);
        }
        let table = found.tables.iter().find(|t| t.name == found.main);
        let bytes = table.map_or_else(|| Ok(Vec::new()), |t| bytes(t, to.form))?;
        return Ok(io.bytes(&bytes)?);
    };
    let plots = found
        .plots
        .iter()
        .map(|p| (format!("{}.svg", p.name), p.svg.clone().into_bytes()));
    let text = found.text.iter();
    let text = text.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let cannot = |key: &str, place: &Path| {
        let place = place.display().to_string();
        io.catalog.text(key, &[("place", place.into())]).text
    };
    let no_writing = |place: &Path| cannot("composite-cannot_write", place);
    std::fs::create_dir_all(folder).with_context(|| cannot("composite-cannot_make", folder))?;
    let stage = tempfile::tempdir_in(folder).with_context(|| no_writing(folder))?;
    let mut names = Vec::new();
    // One after the other: some tables are large, and none need wait for another.
    let mut put = |(name, bytes): (String, Vec<u8>)| -> Result<()> {
        let place = stage.path().join(&name);
        std::fs::write(&place, bytes).with_context(|| no_writing(&place))?;
        names.push(name);
        Ok(())
    };
    match ending(to.form) {
        None => put(("tables.xlsx".to_owned(), workbook(found.tables)?))?,
        Some(ending) => {
            for table in found.tables {
                put((format!("{}.{ending}", table.name), bytes(table, to.form)?))?;
            }
        }
    }
    plots.chain(text).try_for_each(put)?;
    for name in names {
        let (from, place) = (stage.path().join(&name), folder.join(&name));
        std::fs::rename(&from, &place).with_context(|| no_writing(&place))?;
    }
    Ok(())
}

/// The ending of a file for each table; `None` where all stand in one workbook.
fn ending(form: Form) -> Option<&'static str> {
    match form {
        Form::Csv => Some("csv"),
        Form::Json => Some("json"),
        Form::Parquet => Some("parquet"),
        Form::Xlsx => None,
    }
}

fn workbook(tables: &[Table]) -> Result<Vec<u8>> {
    let sheets: Vec<_> = tables
        .iter()
        .map(|table| (table.name.clone(), columns(table)))
        .collect();
    waymark_columnar::workbook(&sheets).map_err(|why| anyhow!("{why}"))
}

fn columns(table: &Table) -> Vec<(String, Column)> {
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(at, name)| (name.clone(), column(table, at)))
        .collect()
}

fn bytes(table: &Table, form: Form) -> Result<Vec<u8>> {
    match form {
        Form::Csv => Ok(table.csv()),
        Form::Json => {
            let mut text = serde_json::to_vec_pretty(&table.json()).unwrap_or_default();
            text.push(b'\n');
            Ok(text)
        }
        Form::Parquet => waymark_columnar::parquet(&columns(table))
            .map_err(|why| anyhow!("{}: {why}", table.name)),
        Form::Xlsx => workbook(std::slice::from_ref(table)),
    }
}

/// A column by what stands in it: words where anything is words, numbers where anything has a fraction.
fn column(table: &Table, at: usize) -> Column {
    let cells = || table.rows.iter().map(|row| &row[at]);
    let any = |of: fn(&Cell) -> bool| cells().any(of);
    if any(|c| matches!(c, Cell::Text(_))) {
        let word = |cell: &Cell| match cell {
            Cell::None => None,
            Cell::Text(text) => Some(text.clone()),
            other => Some(other.text()),
        };
        Column::Words(cells().map(word).collect())
    } else if any(|c| matches!(c, Cell::Flag(_))) {
        let flag = |cell: &Cell| match cell {
            Cell::Flag(flag) => Some(*flag),
            _ => None,
        };
        Column::Flags(cells().map(flag).collect())
    } else if any(|c| matches!(c, Cell::Whole(_))) && !any(|c| matches!(c, Cell::Number(_))) {
        let whole = |cell: &Cell| match cell {
            Cell::Whole(x) => i64::try_from(*x).ok(),
            _ => None,
        };
        Column::Whole(cells().map(whole).collect())
    } else {
        Column::Numbers(cells().map(Cell::number).collect())
    }
}
