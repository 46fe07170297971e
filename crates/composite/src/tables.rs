//! Results as tables, and tables as CSV and JSON.

use serde_json::{Value, json};
use waymark_index::Direction;
use waymark_index::bounds::Bounds;

use crate::changes::changes;
use crate::compile::Composite;
use crate::kinds::kinds;
use crate::log::{figures, log};
use crate::profile::{strengths, trends};
use crate::results::Results;
use crate::treatments::treatments;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is there.
    None,
    /// A number, written so that it reads back as the same.
    Number(f64),
    /// A whole number.
    Whole(u64),
    /// Words or a code.
    Text(String),
    /// Yes or no.
    Flag(bool),
}

/// A table with a name and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name: that of the file without its ending.
    pub name: String,
    /// Column names.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

impl From<f64> for Cell {
    fn from(x: f64) -> Self {
        if x.is_finite() {
            Self::Number(x)
        } else {
            Self::None
        }
    }
}

impl From<Option<f64>> for Cell {
    fn from(x: Option<f64>) -> Self {
        x.map_or(Self::None, Self::from)
    }
}

impl From<&str> for Cell {
    fn from(x: &str) -> Self {
        if x.is_empty() {
            Self::None
        } else {
            Self::Text(x.to_owned())
        }
    }
}

impl From<usize> for Cell {
    fn from(x: usize) -> Self {
        Self::Whole(x as u64)
    }
}

impl From<Option<u32>> for Cell {
    fn from(x: Option<u32>) -> Self {
        x.map_or(Self::None, |x| Self::Whole(u64::from(x)))
    }
}

impl Cell {
    /// As it stands in a CSV file.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Number(x) => format!("{x:?}").trim_end_matches(".0").to_owned(),
            Self::Whole(x) => x.to_string(),
            Self::Text(x) => guarded(x),
            Self::Flag(x) => x.to_string(),
        }
    }

    /// The number that stands there.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(x) => Some(*x),
            #[expect(
                clippy::cast_precision_loss,
                reason = "ranks and counts are far below 2^53"
            )]
            Self::Whole(x) => Some(*x as f64),
            Self::None | Self::Text(_) | Self::Flag(_) => None,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Number(x) => json!(x),
            Self::Whole(x) => json!(x),
            Self::Text(x) => json!(x),
            Self::Flag(x) => json!(x),
        }
    }
}

/// Words that a spreadsheet cannot take for a formula. The rule of `exchange`'s tables, which this room cannot see.
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

impl Table {
    pub(crate) fn new(name: &str, columns: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            columns: columns.iter().map(|c| (*c).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// As CSV with a header.
    #[must_use]
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing into memory does not fail.
        let _ = writer.write_record(&self.columns);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(Cell::text));
        }
        writer.into_inner().unwrap_or_default()
    }

    /// As a list of objects.
    #[must_use]
    pub fn json(&self) -> Value {
        let object = |row: &Vec<Cell>| {
            let pairs = self.columns.iter().cloned().zip(row.iter().map(Cell::json));
            Value::Object(pairs.collect())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }
}

/// All tables of a build.
#[must_use]
pub fn tables(composite: &Composite, results: &Results) -> Vec<Table> {
    let mut out = vec![
        wide("scores", composite, |node, row| {
            results.built.scores.value(row, node).into()
        }),
        wide("ranks", composite, |node, row| {
            results.ranks[node][row].into()
        }),
        long(composite, results),
        weights(composite),
        prepared(composite, results),
        changes(composite, results),
        log(composite, results),
        figures(composite, results),
    ];
    out.extend(treatments(composite, results));
    out.extend(kinds(composite, results));
    out.push(strengths(composite, results));
    out.extend(trends(composite, results));
    for (at, group) in composite.source.groups.iter().enumerate() {
        let ranks = results.group_ranks(composite, at);
        let name = format!("ranks_by_{group}");
        out.push(wide(&name, composite, |node, row| ranks[node][row].into()));
    }
    out
}

/// Code, name, time and groups of every row.
fn row_columns(composite: &Composite) -> Vec<&str> {
    let groups = composite.source.groups.iter().map(String::as_str);
    ["unit", "name", "time"].into_iter().chain(groups).collect()
}

fn row_cells(composite: &Composite, row: usize) -> Vec<Cell> {
    let unit = &composite.source.units[row];
    let groups = unit.groups.iter().map(|g| Cell::from(g.as_str()));
    [
        Cell::from(unit.code.as_str()),
        Cell::from(unit.name.as_str()),
        Cell::from(unit.time.as_str()),
    ]
    .into_iter()
    .chain(groups)
    .collect()
}

/// One row per unit, one column per node.
fn wide(name: &str, composite: &Composite, cell: impl Fn(usize, usize) -> Cell) -> Table {
    let mut columns = row_columns(composite);
    columns.extend(composite.source.nodes.iter().map(|n| n.code.as_str()));
    let mut table = Table::new(name, &columns);
    for row in 0..composite.source.units.len() {
        let cells = (0..composite.tree.len()).map(|node| cell(node, row));
        table
            .rows
            .push(row_cells(composite, row).into_iter().chain(cells).collect());
    }
    table
}

/// One row per unit and dimension: score or the reason why there is none, rank, coverage, share filled.
fn long(composite: &Composite, results: &Results) -> Table {
    let mut table = Table::new(
        "results",
        &[
            "unit",
            "time",
            "node",
            "score",
            "rank",
            "status",
            "coverage",
            "least",
            "greatest",
            "share_filled",
            "contribution",
        ],
    );
    for (row, filled) in results.filled_shares(composite).into_iter().enumerate() {
        for (node, own) in composite.source.nodes.iter().enumerate() {
            let score = results.built.scores.score(row, node);
            let unit = &composite.source.units[row];
            table.rows.push(vec![
                unit.code.as_str().into(),
                unit.time.as_str().into(),
                own.code.as_str().into(),
                score.value.ok().into(),
                results.ranks[node][row].into(),
                results.status(row, node).into(),
                score.coverage.into(),
                bound(results, |b| b.least[node][row]),
                bound(results, |b| b.greatest[node][row]),
                filled.into(),
                results.built.scores.contribution(row, node).into(),
            ]);
        }
    }
    table
}

/// A bound; nothing where there are none.
fn bound(results: &Results, of: impl Fn(&Bounds) -> f64) -> Cell {
    results
        .bounds
        .as_ref()
        .map_or(Cell::None, |b| Cell::from(of(b)))
}

/// One row per node, with its weight among its siblings and its effective weight in the top.
#[must_use]
pub fn weights(composite: &Composite) -> Table {
    let mut table = Table::new(
        "weights",
        &[
            "node",
            "parent",
            "level",
            "weight",
            "effective_weight",
            "direction",
        ],
    );
    // As in `iMeta` of COINr: 1 for indicators, the greatest for the top.
    let top = composite.tree.inner_levels() + 1;
    for (node, own) in composite.source.nodes.iter().enumerate() {
        let parent = own
            .parent
            .map_or("", |p| composite.source.nodes[p].code.as_str());
        let direction =
            own.column
                .map_or("", |c| match composite.recipe.method.columns[c].direction {
                    Direction::HigherIsBetter => "higher",
                    Direction::LowerIsBetter => "lower",
                });
        let level = match own.column {
            Some(_) => 1,
            None => top - composite.tree.depth(node),
        };
        table.rows.push(vec![
            own.code.as_str().into(),
            parent.into(),
            level.into(),
            composite.tree.relative_weight(node).into(),
            composite.tree.effective_weight(node).into(),
            direction.into(),
        ]);
    }
    table
}

/// The figures as they were scaled: after all steps.
fn prepared(composite: &Composite, results: &Results) -> Table {
    let mut columns = row_columns(composite);
    columns.extend(composite.source.indicators.iter().map(|i| i.code.as_str()));
    let mut table = Table::new("prepared", &columns);
    for row in 0..composite.source.units.len() {
        let cells = results
            .built
            .prepared
            .columns
            .iter()
            .map(|c| Cell::from(c[row]));
        table
            .rows
            .push(row_cells(composite, row).into_iter().chain(cells).collect());
    }
    table
}
