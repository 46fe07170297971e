//! Why a unit has its score: every node with its weight, its value and what it adds, down to the figures.

use waymark_i18n::Catalog;
use waymark_index::recipe::Record;

use crate::codes::wrong;
use crate::compile::Composite;
use crate::problem::hint;
use crate::results::Results;
use crate::said::Said;
use crate::tables::{Cell, Table};

/// One row per node of a unit at a time, depth first; empty where there is no such unit.
#[must_use]
pub fn explain(composite: &Composite, results: &Results, unit: &str, catalog: &Catalog) -> Table {
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
    let mut all = All {
        composite,
        results,
        catalog,
        table: &mut table,
    };
    for (row, _) in rows.filter(|(_, u)| u.code == unit) {
        all.down(row, composite.tree.root());
    }
    table
}

/// What an explanation is made from.
struct All<'a> {
    composite: &'a Composite,
    results: &'a Results,
    catalog: &'a Catalog,
    table: &'a mut Table,
}

/// What to say where there is no such unit.
#[must_use]
pub fn no_unit(composite: &Composite, unit: &str) -> Said {
    let known = composite.source.units.iter().map(|u| u.code.as_str());
    wrong::no_unit(unit, hint(unit, known))
}

impl All<'_> {
    /// A node and everything under it.
    fn down(&mut self, row: usize, node: usize) {
        let (composite, results) = (self.composite, self.results);
        let own = &composite.source.nodes[node];
        let scores = &results.built.scores;
        let score = scores.score(row, node);
        let column = own.column;
        let figure = column.map(|c| composite.source.figures.columns[c][row]);
        let after = column.map(|c| results.built.prepared.columns[c][row]);
        self.table.rows.push(vec![
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
            column.map_or(Cell::None, |c| self.how(row, c)),
        ]);
        for &child in composite.tree.children(node) {
            self.down(row, child);
        }
    }

    /// What the steps did to a cell, in words.
    fn how(&self, row: usize, column: usize) -> Cell {
        let done = done(self.results, row, column).into_iter();
        let words: Vec<String> = done.map(|key| self.catalog.text(key, &[]).text).collect();
        Cell::from(self.catalog.list(&words).as_str())
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

/// What the steps did to a cell, as keys of words.
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
                    words.push("how-filled");
                }
            }
            Record::Treated(blocks) => {
                for treated in blocks.iter().filter_map(|columns| columns[column].as_ref()) {
                    if treated.transform.is_some() {
                        words.push("how-transformed");
                    } else if treated.changed.iter().any(|c| c.unit == row) {
                        words.push("how-pulled_in");
                    }
                }
            }
            Record::Denominated(columns) => {
                if columns[column].iter().any(|c| c.unit == row) {
                    words.push("how-not_divided");
                }
            }
            Record::Adjusted(found) => {
                let here = |c: &waymark_index::adjust::Cell| c.row == row && c.column == column;
                if found.cells.iter().any(here) {
                    words.push("how-in_proportion");
                }
            }
            Record::Screened(_) => {}
        }
    }
    words.dedup();
    words
}
