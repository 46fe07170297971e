//! Why a unit has its score: every node with its weight, its value and what it adds, down to the figures.

use waymark_index::recipe::Record;

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// One row per node of a unit at a time, depth first; empty where there is no such unit.
#[must_use]
pub fn explain(composite: &Composite, results: &Results, unit: &str) -> Table {
    let mut table = Table::new(
        "explanation",
        &[
            "time",
            "node",
            "depth",
            "weight_used",
            "value",
            "contribution",
            "rank",
            "status",
            "figure",
            "after_steps",
            "how",
        ],
    );
    let rows = composite.source.units.iter().enumerate();
    for (row, _) in rows.filter(|(_, u)| u.code == unit) {
        down(composite, results, (row, composite.tree.root()), &mut table);
    }
    table
}

fn down(composite: &Composite, results: &Results, (row, node): (usize, usize), table: &mut Table) {
    let own = &composite.source.nodes[node];
    let scores = &results.built.scores;
    let score = scores.score(row, node);
    let column = own.column;
    let figure = column.map(|c| composite.source.figures.columns[c][row]);
    let after = column.map(|c| results.built.prepared.columns[c][row]);
    table.rows.push(vec![
        composite.source.units[row].time.as_str().into(),
        own.code.as_str().into(),
        composite.tree.depth(node).into(),
        weight_used(composite, results, (row, node)).into(),
        score.value.ok().into(),
        scores.contribution(row, node).into(),
        results.ranks[node][row].into(),
        results.status(row, node).into(),
        figure.into(),
        after.into(),
        column.map_or(Cell::None, |c| how(results, row, c)),
    ]);
    for &child in composite.tree.children(node) {
        down(composite, results, (row, child), table);
    }
}

/// The share of a node among the siblings that have a value.
fn weight_used(
    composite: &Composite,
    results: &Results,
    (row, node): (usize, usize),
) -> Option<f64> {
    results.built.scores.value(row, node)?;
    let Some(parent) = composite.tree.parent(node) else {
        return Some(1.0);
    };
    let there = |child: &&usize| results.built.scores.value(row, **child).is_some();
    let children = composite.tree.children(parent).iter().filter(there);
    let total: f64 = children.map(|&c| composite.tree.relative_weight(c)).sum();
    Some(composite.tree.relative_weight(node) / total)
}

/// What the steps did to a cell, in words.
fn how(results: &Results, row: usize, column: usize) -> Cell {
    let words = done(results, row, column).join(", ").replace('_', " ");
    Cell::from(words.as_str())
}

/// What the steps did to a cell, in codes.
pub(crate) fn done(results: &Results, row: usize, column: usize) -> Vec<&'static str> {
    let mut words: Vec<&str> = Vec::new();
    for record in &results.built.prepared.records {
        match record {
            Record::Imputed(found) => {
                if found
                    .filled
                    .iter()
                    .any(|f| f.row == row && f.column == column)
                {
                    words.push("filled");
                }
            }
            Record::Treated(blocks) => {
                for treated in blocks.iter().filter_map(|columns| columns[column].as_ref()) {
                    if treated.transform.is_some() {
                        words.push("transformed");
                    } else if treated.changed.iter().any(|c| c.unit == row) {
                        words.push("pulled_in");
                    }
                }
            }
            Record::Denominated(columns) => {
                if columns[column].iter().any(|c| c.unit == row) {
                    words.push("not_divided");
                }
            }
            Record::Adjusted(found) => {
                let here = |c: &waymark_index::adjust::Cell| c.row == row && c.column == column;
                if found.cells.iter().any(here) {
                    words.push("put_in_proportion");
                }
            }
            Record::Screened(_) => {}
        }
    }
    words.dedup();
    words
}
