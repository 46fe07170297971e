//! The `iData` and `iMeta` tables of COINr, as they are.

use std::collections::BTreeMap;

use waymark_index::parameters::Parameters;

use crate::codes::wrong;
use crate::coinr_checks::check;
use crate::coinr_scales::parameters;
use crate::method::Method;
use crate::problem::{Problems, hint};
use crate::rows::{Rows, parse};
use crate::source::{Indicator, Keys, Node, Source, fill, others};

/// A row of `iMeta`; a number that is not there is `NaN`.
pub(crate) struct Meta {
    pub(crate) line: u64,
    pub(crate) code: String,
    name: String,
    level: Option<u32>,
    pub(crate) direction: f64,
    pub(crate) weight: f64,
    unit: String,
    target: f64,
    pub(crate) denominator: String,
    pub(crate) parent: String,
    pub(crate) kind: String,
    scales: BTreeMap<String, Parameters>,
}

/// Reads the `iData` and `iMeta` tables of COINr as they are.
///
/// Of the method only the columns are looked at that its steps need beside the indicators. `problems` says what was wrong;
/// the source then has flaws, and the method can still be checked on it.
pub fn from_coinr(
    (data_file, data): (&str, &[u8]),
    (meta_file, meta): (&str, &[u8]),
    (method_file, method): (&str, &Method),
    problems: &mut Problems,
) -> Source {
    let before = problems.all().len();
    let rows = Rows::read(data_file, data, problems);
    let described = Rows::read(meta_file, meta, problems);
    let complete = described.as_ref().is_some_and(|m| m.complete);
    let meta = described.and_then(|meta| metadata(&meta, problems));
    let mut source = match &meta {
        Some(meta) => {
            check(meta_file, meta, problems);
            tree(meta, rows.as_ref(), (data_file, meta_file), problems)
        }
        None => Source::default(),
    };
    source.flaws.tree |= meta.is_none() || !complete;
    others(&mut source, rows.as_ref(), (method_file, method), problems);
    let keys = Keys {
        unit: "uCode",
        name: "uName",
        time: "Time",
        endings: method.endings(),
    };
    fill(&mut source, rows.as_ref(), &keys, problems);
    source.flaws.any = problems.all().len() > before;
    source
}

/// Nodes, indicators and other columns as they are described.
fn tree(
    meta: &[Meta],
    rows: Option<&Rows>,
    (data_file, meta_file): (&str, &str),
    problems: &mut Problems,
) -> Source {
    let of_kind = |kind: &str| meta.iter().filter(|m| m.kind == kind).collect::<Vec<_>>();
    let (leaves, inner) = (of_kind("Indicator"), of_kind("Aggregate"));
    let denominators = of_kind("Denominator");
    let mut source = Source {
        groups: of_kind("Group").iter().map(|m| m.code.clone()).collect(),
        denominators: denominators.iter().map(|m| m.code.clone()).collect(),
        ..Source::default()
    };
    if let Some(rows) = rows {
        let all = leaves.iter().chain(&denominators);
        undescribed((rows, data_file), meta_file, all, problems);
    }
    for m in inner.iter().chain(&leaves) {
        let above = inner.iter().position(|i| i.code == m.parent);
        if above.is_none() && !m.parent.is_empty() {
            let hint = hint(&m.parent, inner.iter().map(|i| i.code.as_str()));
            let what = wrong::parent_no_aggregate(&m.parent, &m.code, hint);
            problems.at(meta_file, Some(m.line), "Parent", what);
            source.flaws.tree = true;
        }
        let column = leaves.iter().position(|l| std::ptr::eq(*l, *m));
        source.nodes.push(Node {
            code: m.code.clone(),
            name: m.name.clone(),
            parent: above,
            // The weight of the top counts for nothing.
            weight: if m.weight.is_nan() { 1.0 } else { m.weight },
            column: column.filter(|_| m.kind == "Indicator"),
        });
    }
    source.indicators = leaves
        .iter()
        .map(|m| indicator(m, &source.denominators))
        .collect();
    let scales = leaves.iter().flat_map(|m| {
        let own = m.scales.iter();
        own.map(|(scale, own)| ((m.code.clone(), scale.clone()), own.clone()))
    });
    source.parameters = scales.collect();
    source
}

/// Columns that are described and not there.
fn undescribed<'a>(
    (rows, data_file): (&Rows, &str),
    meta_file: &str,
    described: impl Iterator<Item = &'a &'a Meta>,
    problems: &mut Problems,
) {
    for m in described.filter(|m| rows.column(&m.code).is_none()) {
        let hint = hint(&m.code, rows.header.iter().map(String::as_str));
        let what = wrong::described_and_absent(&m.code, data_file, hint);
        problems.at(meta_file, Some(m.line), "iCode", what);
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
            let hint = hint(name, rows.header.iter().map(String::as_str));
            problems.at(&rows.file, Some(1), name, wrong::column_needed(name, hint));
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
            direction: number(rows, (*line, cells), direction, problems).unwrap_or(f64::NAN),
            weight: number(rows, (*line, cells), weight, problems).unwrap_or(f64::NAN),
            unit: text(cells, rows.column("Unit")),
            target: number(rows, (*line, cells), rows.column("Target"), problems)
                .unwrap_or(f64::NAN),
            denominator: text(cells, rows.column("Denominator")),
            parent: text(cells, parent),
            kind: text(cells, kind),
            scales: parameters(rows, (*line, cells), problems),
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
        problems.at(&rows.file, Some(line), name, wrong::not_a_number(&cell));
    }
    found.ok().filter(|x| !x.is_nan())
}
