//! `register.csv` and `targets.csv`: RFC 4180 in UTF-8, line feeds, no byte order mark.
//!
//! - A header of column names; an empty cell is not said or not known.
//! - Lists are joined by `|`. A bar inside an item is written `¦`, so that splitting is always right;
//!   the exact words stand in `register.json`.
//! - Days are ISO 8601, yes and no are `yes` and `no`, figures are the shortest text that reads back to
//!   the same number.
//! - **Formulas.** Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage
//!   return, and a plan is a stranger's text (OWASP, CSV Injection, 2023, which also names the
//!   full-width forms ＝＋－＠ and the line feed). Such a text cell gets one `'` in front; so does a cell
//!   that begins with `'`. To undo it, take one `'` off every text cell that begins with one. Cells of
//!   number columns hold numbers only and stay as they are.

use std::io::Write;

use waymark_model::Plan;

use crate::columns::{self, Column};
use crate::rows::{self, Cell};
use crate::source::Source;

/// Writes one row per commitment.
///
/// # Errors
/// Those of the writer.
pub fn write_register(plan: &Plan, source: &Source<'_>, out: impl Write) -> std::io::Result<()> {
    table(
        &columns::commitments(),
        &rows::commitments(plan, source),
        out,
    )
}

/// Writes one row per number that a commitment is measured by.
///
/// # Errors
/// Those of the writer.
pub fn write_targets(plan: &Plan, out: impl Write) -> std::io::Result<()> {
    table(&columns::targets(), &rows::targets(plan), out)
}

fn table(columns: &[Column], rows: &[Vec<Cell>], mut out: impl Write) -> std::io::Result<()> {
    let names: Vec<String> = columns.iter().map(|c| c.name.to_owned()).collect();
    let mut text = String::new();
    line(&mut text, &names);
    for row in rows {
        let fields: Vec<String> = row.iter().map(field).collect();
        line(&mut text, &fields);
    }
    out.write_all(text.as_bytes())
}

fn line(out: &mut String, fields: &[String]) {
    for (n, field) in fields.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        quoted(out, field);
    }
    out.push('\n');
}

fn quoted(out: &mut String, field: &str) {
    let plain = !field.contains([',', '"', '\n', '\r', ';', '\t']);
    // A blank at an end would be lost by readers that trim.
    if plain && !field.starts_with(' ') && !field.ends_with(' ') {
        out.push_str(field);
        return;
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::List(items) => guarded(&joined(items)),
        // Adding zero takes the sign off a negative zero.
        Cell::Number(value) => (value + 0.0).to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::YesNo(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
    }
}

/// The items of a list in one cell.
pub(crate) fn joined(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|i| i.replace('|', "¦")).collect();
    items.join("|")
}

fn guarded(text: &str) -> String {
    const STARTS: [char; 12] = [
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\'',
    ];
    // Readers that trim would bring a formula behind blanks to the front.
    if text.trim_start().starts_with(STARTS) || text.starts_with(STARTS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
