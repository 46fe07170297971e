//! The `iData` and `iMeta` tables of COINr, as they are.

use crate::method::Method;
use crate::problem::{Problems, hint};
use crate::rows::{Rows, parse};
use crate::source::{Indicator, Keys, Node, Source, fill, others};

/// A row of `iMeta`.
struct Meta {
    line: u64,
    code: String,
    name: String,
    level: Option<u32>,
    direction: f64,
    weight: f64,
    unit: String,
    target: f64,
    denominator: String,
    parent: String,
    kind: String,
}

/// Reads the `iData` and `iMeta` tables of COINr as they are.
///
/// Of the method only the columns are looked at that its steps need beside the indicators. `None` where something was
/// wrong; `problems` says what.
pub fn from_coinr(
    (data_file, data): (&str, &[u8]),
    (meta_file, meta): (&str, &[u8]),
    (method_file, method): (&str, &Method),
    problems: &mut Problems,
) -> Option<Source> {
    let before = problems.all().len();
    let rows = Rows::read(data_file, data, problems);
    let meta = Rows::read(meta_file, meta, problems)?;
    let rows = rows?;
    let meta = metadata(&meta, problems)?;
    let of_kind = |kind: &str| meta.iter().filter(|m| m.kind == kind).collect::<Vec<_>>();
    let (leaves, inner) = (of_kind("Indicator"), of_kind("Aggregate"));
    let denominators = of_kind("Denominator");
    let mut source = Source {
        groups: of_kind("Group").iter().map(|m| m.code.clone()).collect(),
        denominators: denominators.iter().map(|m| m.code.clone()).collect(),
        ..Source::default()
    };
    undescribed(
        (&rows, data_file),
        meta_file,
        leaves.iter().chain(&denominators),
        problems,
    );
    for m in inner.iter().chain(&leaves) {
        let above = inner.iter().position(|i| i.code == m.parent);
        if above.is_none() && !m.parent.is_empty() {
            let what = format!("the parent \"{}\" of {} is no aggregate", m.parent, m.code);
            problems.at(
                meta_file,
                Some(m.line),
                "Parent",
                what,
                &hint(&m.parent, inner.iter().map(|i| i.code.as_str())),
            );
        }
        let column = leaves.iter().position(|l| std::ptr::eq(*l, *m));
        source.nodes.push(Node {
            code: m.code.clone(),
            name: m.name.clone(),
            parent: above,
            weight: m.weight,
            column: column.filter(|_| m.kind == "Indicator"),
        });
    }
    source.indicators = leaves
        .iter()
        .map(|m| indicator(m, &source.denominators))
        .collect();
    others(&mut source, &rows, (method_file, method), problems);
    let keys = Keys {
        unit: "uCode",
        name: "uName",
        time: "Time",
        endings: method.endings(),
    };
    fill(&mut source, &rows, &keys, problems);
    (problems.all().len() == before).then_some(source)
}

/// Columns that are described and not there.
fn undescribed<'a>(
    (rows, data_file): (&Rows, &str),
    meta_file: &str,
    described: impl Iterator<Item = &'a &'a Meta>,
    problems: &mut Problems,
) {
    for m in described.filter(|m| rows.column(&m.code).is_none()) {
        let what = format!(
            "{} is described here, but {data_file} has no such column",
            m.code
        );
        let remedy = hint(&m.code, rows.header.iter().map(String::as_str));
        problems.at(meta_file, Some(m.line), "iCode", what, &remedy);
    }
}

fn indicator(m: &Meta, denominators: &[String]) -> Indicator {
    Indicator {
        code: m.code.clone(),
        name: m.name.clone(),
        unit: m.unit.clone(),
        higher: m.direction >= 0.0,
        target: Some(m.target).filter(|t| !t.is_nan()),
        denominator: denominators.iter().position(|d| *d == m.denominator),
        goalposts: None,
    }
}

fn metadata(rows: &Rows, problems: &mut Problems) -> Option<Vec<Meta>> {
    let mut missing = false;
    let mut need = |name: &str| {
        let found = rows.column(name);
        if found.is_none() {
            missing = true;
            problems.at(
                &rows.file,
                Some(1),
                name,
                format!("there is no column \"{name}\""),
                &hint(name, rows.header.iter().map(String::as_str)),
            );
        }
        found
    };
    let (code, kind, parent) = (need("iCode"), need("Type"), need("Parent"));
    let (weight, direction) = (need("Weight"), need("Direction"));
    if missing {
        return None;
    }
    let level = rows.column("Level");
    let mut out = Vec::new();
    for (line, cells) in &rows.rows {
        let own = text(cells, code);
        let name = text(cells, rows.column("iName"));
        out.push(Meta {
            line: *line,
            name: if name.is_empty() { own.clone() } else { name },
            code: own,
            level: text(cells, level).parse().ok(),
            direction: number(rows, (*line, cells), direction, problems).unwrap_or(1.0),
            weight: number(rows, (*line, cells), weight, problems).unwrap_or(1.0),
            unit: text(cells, rows.column("Unit")),
            target: number(rows, (*line, cells), rows.column("Target"), problems)
                .unwrap_or(f64::NAN),
            denominator: text(cells, rows.column("Denominator")),
            parent: text(cells, parent),
            kind: text(cells, kind),
        });
    }
    // Higher levels first, as they stand in the table: the order of nodes is that of a reader.
    out.sort_by_key(|m| std::cmp::Reverse(m.level.filter(|_| m.kind == "Aggregate")));
    Some(out)
}

/// A cell; empty for `NA` and for a column that is not there.
fn text(cells: &[String], column: Option<usize>) -> String {
    let cell = column.map_or("", |c| cells[c].as_str());
    if cell == "NA" {
        String::new()
    } else {
        cell.to_owned()
    }
}

/// A number, where there is one.
fn number(
    rows: &Rows,
    (line, cells): (u64, &[String]),
    column: Option<usize>,
    problems: &mut Problems,
) -> Option<f64> {
    let cell = text(cells, column);
    let found = parse(&cell);
    if found.is_err() {
        let name = column.map_or("", |c| rows.header[c].as_str());
        let what = format!("\"{cell}\" is not a number");
        problems.at(
            &rows.file,
            Some(line),
            name,
            what,
            "write a number, or leave the cell empty",
        );
    }
    found.ok().filter(|x| !x.is_nan())
}
