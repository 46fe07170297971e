//! What happens to the ranks when an indicator or a dimension is left out.

use waymark_index::simulate::{Prepared, ranks};
use waymark_numerics::sum::mean;

use crate::audit::code;
use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// What happens to the ranks when an element is left out.
#[must_use]
pub fn removal(composite: &Composite, results: &Results) -> Table {
    let mut table = Table::new(
        "removal",
        &[
            "left_out",
            "kind",
            "mean_rank_shift",
            "greatest_rank_shift",
            "units_moved",
            "units",
        ],
    );
    let tree = &composite.tree;
    let nodes: Vec<usize> = (0..tree.len()).filter(|&n| n != tree.root()).collect();
    let scores = without_each(composite, results, &nodes);
    let blocks = composite.source.peers();
    for (&node, scores) in nodes.iter().zip(&scores) {
        let own: Vec<Option<u32>> = blocks
            .iter()
            .flat_map(|b| ranks(&scores[b.clone()]))
            .collect();
        let pairs = own.iter().zip(&results.ranks[tree.root()]);
        let shifts: Vec<f64> = pairs
            .filter_map(|(a, b)| Some((f64::from((*a)?) - f64::from((*b)?)).abs()))
            .collect();
        let most = shifts
            .iter()
            .fold(0.0, |most, s| if *s > most { *s } else { most });
        let kind = if tree.column(node).is_some() {
            "indicator"
        } else {
            "dimension"
        };
        table.rows.push(vec![
            code(composite, node),
            kind.into(),
            mean(&shifts).into(),
            most.into(),
            shifts.iter().filter(|s| **s > 0.0).count().into(),
            shifts.len().into(),
        ]);
    }
    table.rows.sort_by(|a, b| {
        let shift = |row: &Vec<Cell>| match row[2] {
            Cell::Number(x) => x,
            _ => f64::NEG_INFINITY,
        };
        shift(b).total_cmp(&shift(a))
    });
    table
}

/// Scores at the root without each of some nodes.
fn without_each(composite: &Composite, results: &Results, nodes: &[usize]) -> Vec<Vec<f64>> {
    let tree = &composite.tree;
    let plain: Vec<f64> = (0..tree.len()).map(|n| tree.relative_weight(n)).collect();
    let without = |&node: &usize| {
        let mut weights = plain.clone();
        weights[node] = 0.0;
        weights
    };
    let weights: Vec<Vec<f64>> = nodes.iter().map(without).collect();
    let rules = &composite.recipe.method.aggregation;
    if rules.iter().all(|rule| rule.is_mean()) {
        let scores = &results.built.scores;
        return Prepared::new(tree, scores, &composite.recipe.method).scores(&weights);
    }
    let columns = &results.built.prepared.columns;
    let rows = 0..composite.source.units.len();
    let root = |weights: &Vec<f64>| {
        let tree = tree.reweighted(weights);
        let found = composite
            .recipe
            .score(columns, &composite.source.figures, &tree)
            .ok();
        let value = |row| found.as_ref().and_then(|s| s.value(row, tree.root()));
        rows.clone()
            .map(|row| value(row).unwrap_or(f64::NAN))
            .collect()
    };
    weights.iter().map(root).collect()
}
