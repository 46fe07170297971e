//! Sub-indices of structure, process and outcome: the same index from the indicators of one kind alone.
//!
//! *Source*: OHCHR (2012), Human Rights Indicators: a guide to measurement and implementation: what a state commits
//! itself to, what it does, and what people then enjoy are told apart.

use waymark_index::simulate::ranks;

use crate::codes::wrong;
use crate::compile::Composite;
use crate::method::Method;
use crate::problem::{Problems, hint};
use crate::results::Results;
use crate::source::Source;
use crate::tables::{Cell, Table};

/// The kinds there are.
const KINDS: [&str; 3] = ["structural", "process", "outcome"];

/// Says what is wrong with the kinds of a method.
pub(crate) fn check(source: &Source, (file, method): (&str, &Method), problems: &mut Problems) {
    for (kind, codes) in &method.kinds {
        if !KINDS.contains(&kind.as_str()) {
            problems.add(file, "kinds", wrong::no_kind(kind, hint(kind, KINDS)));
        }
        let unknown = codes.iter().filter(|c| source.indicator(c).is_none());
        for code in unknown.filter(|_| !source.flaws.tree) {
            let known = source.indicators.iter().map(|i| i.code.as_str());
            let what = wrong::no_indicator(code, hint(code, known));
            problems.add(file, "kinds", what);
        }
    }
    for indicator in &source.indicators {
        let lists = method.kinds.values();
        if lists
            .filter(|codes| codes.contains(&indicator.code))
            .count()
            > 1
        {
            problems.add(file, "kinds", wrong::two_kinds(&indicator.code));
        }
    }
}

/// One row per unit and kind: the score of the index from the indicators of that kind.
///
/// `None` where the method names no kinds.
#[must_use]
pub fn kinds(composite: &Composite, results: &Results) -> Option<Table> {
    let named = &composite.method.kinds;
    if named.is_empty() {
        return None;
    }
    let columns = [
        "unit", "time", "kind", "score", "rank", "status", "coverage",
    ];
    let mut table = Table::new("kinds", &columns);
    let root = composite.tree.root();
    for kind in KINDS {
        let Some(codes) = named.get(kind).filter(|c| !c.is_empty()) else {
            continue;
        };
        let tree = composite.tree.reweighted(&weights(composite, codes));
        let columns = &results.built.prepared.columns;
        let figures = &composite.source.figures;
        let Ok(scores) = composite.recipe.score(columns, figures, &tree) else {
            continue;
        };
        let rows = 0..composite.source.units.len();
        let values: Vec<f64> = rows
            .map(|row| scores.value(row, root).unwrap_or(f64::NAN))
            .collect();
        let blocks = composite.source.peers().into_iter();
        let ranks: Vec<Option<u32>> = blocks.flat_map(|b| ranks(&values[b])).collect();
        for (row, unit) in composite.source.units.iter().enumerate() {
            let score = scores.score(row, root);
            table.rows.push(vec![
                unit.code.as_str().into(),
                unit.time.as_str().into(),
                kind.into(),
                score.value.ok().into(),
                ranks[row].into(),
                Cell::from(score.value.err().map_or("scored", |why| why.code())),
                score.coverage.into(),
            ]);
        }
    }
    Some(table)
}

/// The weights of the tree without indicators of other kinds, and without branches that have none of this one.
fn weights(composite: &Composite, codes: &[String]) -> Vec<f64> {
    let (tree, nodes) = (&composite.tree, &composite.source.nodes);
    let mut weights: Vec<f64> = (0..tree.len()).map(|n| tree.relative_weight(n)).collect();
    for &node in tree.bottom_up() {
        for &child in tree.children(node) {
            let empty = match nodes[child].column {
                Some(_) => !codes.contains(&nodes[child].code),
                None => tree.children(child).iter().all(|&c| weights[c] <= 0.0),
            };
            if empty {
                weights[child] = 0.0;
            }
        }
    }
    weights
}
