//! The results as open data: every table as CSV and JSON, and a Data Package that describes them.

use std::io::{self, Write};

use waymark_evaluate::tables::{Kind, Table};
use waymark_evaluate::{Cell, ClaimResult};
use waymark_model::Workspace;
use waymark_model::workspace::{Ask, Condition, Test};
use waymark_release::canonical::{csv_field, json_text, number};

use crate::prepare::published;

/// Bytes collected before they are written.
const CHUNK: usize = 1 << 16;

/// Writes a table as canonical CSV.
pub(crate) fn csv(table: &Table<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut buffer = Vec::with_capacity(CHUNK * 2);
    row(&mut buffer, table.columns.iter().map(|c| c.name));
    let mut text = String::new();
    for r in 0..table.rows {
        for c in 0..table.columns.len() {
            if c > 0 {
                buffer.push(b',');
            }
            match table.cell(r, c) {
                Cell::Empty => {}
                Cell::Number(v) => number(&mut buffer, v),
                Cell::Text(t) => csv_field(&mut buffer, &t),
                flag @ Cell::Flag(_) => {
                    text.clear();
                    text.push_str(&flag.to_string());
                    buffer.extend_from_slice(text.as_bytes());
                }
            }
        }
        buffer.push(b'\n');
        flush(&mut buffer, out, CHUNK)?;
    }
    flush(&mut buffer, out, 1)
}

/// Writes a table as canonical JSON: an array with one object per line.
pub(crate) fn json(table: &Table<'_>, out: &mut impl Write) -> io::Result<()> {
    let keys: Vec<Vec<u8>> = table.columns.iter().map(|c| key(c.name)).collect();
    let mut buffer = Vec::with_capacity(CHUNK * 2);
    buffer.push(b'[');
    for r in 0..table.rows {
        buffer.extend_from_slice(if r == 0 { b"\n{" } else { b",\n{" });
        for (c, key) in keys.iter().enumerate() {
            if c > 0 {
                buffer.push(b',');
            }
            buffer.extend_from_slice(key);
            match table.cell(r, c) {
                Cell::Empty => buffer.extend_from_slice(b"null"),
                Cell::Number(v) => number(&mut buffer, v),
                Cell::Text(t) => json_text(&mut buffer, &t),
                Cell::Flag(b) => buffer.extend_from_slice(if b { b"true" } else { b"false" }),
            }
        }
        buffer.push(b'}');
        flush(&mut buffer, out, CHUNK)?;
    }
    buffer.extend_from_slice(b"\n]\n");
    flush(&mut buffer, out, 1)
}

fn key(name: &str) -> Vec<u8> {
    let mut out = Vec::new();
    json_text(&mut out, name);
    out.push(b':');
    out
}

fn row<'a>(out: &mut Vec<u8>, fields: impl Iterator<Item = &'a str>) {
    for (n, field) in fields.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        csv_field(out, field);
    }
    out.push(b'\n');
}

fn flush(buffer: &mut Vec<u8>, out: &mut impl Write, at_least: usize) -> io::Result<()> {
    if buffer.len() >= at_least {
        out.write_all(buffer)?;
        buffer.clear();
    }
    Ok(())
}

/// The claims with their queries and figures, as CSV and as JSON.
pub(crate) fn claims(workspace: &Workspace, results: &[ClaimResult]) -> (Vec<u8>, Vec<u8>) {
    let languages = &workspace.settings.languages;
    let mut header: Vec<String> = [
        "claim",
        "table",
        "of",
        "ask",
        "published",
        "numerator",
        "denominator",
        "value",
    ]
    .map(str::to_owned)
    .to_vec();
    header.extend(languages.iter().map(|l| format!("text_{l}")));
    let (mut csv, mut json) = (Vec::new(), b"[".to_vec());
    row(&mut csv, header.iter().map(String::as_str));
    for (n, result) in results.iter().enumerate() {
        let Some(claim) = workspace.claims.get(result.row).map(|c| &c.item) else {
            continue;
        };
        let mut cells = vec![
            result.id.to_string(),
            claim.table.clone(),
            conditions(&claim.of),
            ask(&claim.ask),
            published(claim),
            result.numerator.map(|v| v.to_string()).unwrap_or_default(),
            result.denominator.to_string(),
            result.value.map(|v| v.to_string()).unwrap_or_default(),
        ];
        cells.extend(
            languages
                .iter()
                .map(|l| result.text.get(l).cloned().unwrap_or_default()),
        );
        row(&mut csv, cells.iter().map(String::as_str));
        json.extend_from_slice(if n == 0 { b"\n{" } else { b",\n{" });
        for (c, (name, cell)) in header.iter().zip(&cells).enumerate() {
            if c > 0 {
                json.push(b',');
            }
            json.extend_from_slice(&key(name));
            json_text(&mut json, cell);
        }
        json.push(b'}');
    }
    json.extend_from_slice(b"\n]\n");
    (csv, json)
}

fn ask(ask: &Ask) -> String {
    match ask {
        Ask::Count { pass, .. } => format!("count where {}", conditions(pass)),
        Ask::Value { column, .. } => format!("value of {column}"),
    }
}

/// A query in words that need no translation: `standing in (met, maintained) and late = no`.
fn conditions(conditions: &[Condition]) -> String {
    let one = |c: &Condition| match &c.test {
        Test::OneOf(v) if v.len() == 1 => format!("{} = {}", c.column, v.join("")),
        Test::OneOf(v) => format!("{} in ({})", c.column, v.join(", ")),
        Test::NoneOf(v) => format!("{} not in ({})", c.column, v.join(", ")),
        Test::AtLeast(v) => format!("{} >= {v}", c.column),
        Test::AtMost(v) => format!("{} <= {v}", c.column),
    };
    if conditions.is_empty() {
        return "all rows".to_owned();
    }
    conditions.iter().map(one).collect::<Vec<_>>().join(" and ")
}

/// A Frictionless Data Package descriptor of the tables.
pub(crate) fn package(workspace: &Workspace, tables: &[Table<'_>]) -> Vec<u8> {
    let quoted = |text: &str| {
        let mut out = Vec::new();
        json_text(&mut out, text);
        String::from_utf8(out).unwrap_or_default()
    };
    let kind = |kind: Kind| match kind {
        Kind::Text => "string",
        Kind::Number => "number",
        Kind::Flag => "boolean",
    };
    let settings = &workspace.settings;
    let mut out = format!(
        "{{\n\"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n\"name\": \"waymark-release\",\n\"title\": {},\n\"version\": {},\n\"licenses\": [{{\"name\": {}}}],\n\"resources\": [",
        quoted(&settings.title),
        quoted(&settings.as_of.to_string()),
        quoted(&settings.licence),
    );
    for (n, table) in tables.iter().enumerate() {
        out += if n == 0 { "\n" } else { ",\n" };
        out += &format!(
            "{{\"name\": \"{0}\", \"type\": \"table\", \"path\": \"{0}.csv\", \"format\": \"csv\", \"mediatype\": \"text/csv\", \"encoding\": \"utf-8\", \"schema\": {{\"missingValues\": [\"\"], \"fields\": [",
            table.name
        );
        for (c, column) in table.columns.iter().enumerate() {
            out += if c == 0 { "\n  " } else { ",\n  " };
            let flags = if column.kind == Kind::Flag {
                ", \"trueValues\": [\"yes\"], \"falseValues\": [\"no\"]"
            } else {
                ""
            };
            out += &format!(
                "{{\"name\": \"{}\", \"type\": \"{}\"{flags}, \"description\": {}}}",
                column.name,
                kind(column.kind),
                quoted(column.about)
            );
        }
        out += "]}}";
    }
    (out + "\n]\n}\n").into_bytes()
}
