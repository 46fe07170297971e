//! Composite indices: the figures of a workspace as the plain table that the engine takes, and its
//! answer with names again.

mod cells;
pub(crate) mod engine;
mod found;
mod uncertain;

use std::collections::BTreeMap;

use waymark_composite::{Problems, build, changes, kinds, notes, weights};
use waymark_index::Scores;
use waymark_model::workspace::IndexMethod;
use waymark_model::{AreaCode, Period, Workspace};
use waymark_numerics::order;

pub(crate) use cells::{Cells, cells};
use engine::Ready;

use crate::rank_intervals;
use crate::results::{IndexResult, IndexRow, NodeScore};

/// Why an area has no score that a step left out.
pub(crate) const LEFT_OUT: &str = "left_out";

/// One result per index method. One that the engine refuses has no rows and says why.
pub(crate) fn evaluate(workspace: &Workspace) -> Vec<IndexResult> {
    workspace
        .indices
        .iter()
        .enumerate()
        .map(|(row, method)| one(workspace, row, method))
        .collect()
}

fn one(workspace: &Workspace, row: usize, method: &IndexMethod) -> IndexResult {
    let mut result = IndexResult::empty(method.id.clone(), row);
    let mut problems = Problems::default();
    let cells = cells(workspace, method);
    if let Some(ready) = engine::ready(workspace, method, &cells, &mut problems) {
        computed(
            workspace,
            method,
            (&cells, ready),
            &mut result,
            &mut problems,
        );
    }
    result.problems = problems.all().to_vec();
    result
}

fn computed(
    workspace: &Workspace,
    method: &IndexMethod,
    (cells, ready): (&Cells, Ready),
    result: &mut IndexResult,
    problems: &mut Problems,
) {
    let composite = &ready.composite;
    let Some(built) = build(composite, problems) else {
        return;
    };
    let first_leaf = method.nodes.len();
    result.effective_weights = (0..method.leaves.len())
        .map(|n| composite.tree.effective_weight(first_leaf + n))
        .collect();
    result.weights.clone_from(&ready.weights);
    result.rows = found::rows(method, cells, (&ready, &built));
    let groups = {
        let rows = result.rows.iter();
        let keys: Vec<(&AreaCode, Period)> = rows.map(|r| (&r.area, r.period)).collect();
        groups(workspace, &keys)
    };
    rank(method, &groups, &mut result.rows);
    // The engine has its own order of rows.
    let placed = |row: &usize| ready.places.get(*row).copied().unwrap_or(0);
    let placed: Vec<Vec<usize>> = groups
        .iter()
        .map(|rows| rows.iter().map(placed).collect())
        .collect();
    if composite.method.uncertainty.is_some() {
        uncertain::declared((&ready, &built), result, problems);
    } else {
        let intervals = rank_intervals::intervals(&placed, composite);
        for (place, interval) in ready.places.iter().zip(&mut result.rows) {
            let found = intervals.get(*place).copied().flatten();
            interval.rank_interval = found.filter(|_| interval.rank.is_some());
        }
    }
    result.tables.push(weights(composite));
    result.tables.push(changes(composite, &built));
    if let Some(table) = kinds(composite, &built) {
        result.kinds = found::kinds(&table, (method, &ready), &groups);
    }
    result.notes = notes::doubts(composite, &built);
    result.composite = Some(Box::new(ready.composite));
}

fn depth<'a>(method: &'a IndexMethod, mut parent: Option<&'a str>) -> usize {
    let mut depth = 0;
    // A cycle was refused by the check; the bound only keeps this function total.
    while let Some(id) = parent
        && depth <= method.nodes.len()
    {
        depth += 1;
        parent = method
            .nodes
            .iter()
            .find(|n| n.id == id)
            .and_then(|n| n.parent.as_deref());
    }
    depth
}

pub(crate) fn node_score(scores: &Scores, row: usize, node: usize) -> NodeScore {
    let score = scores.score(row, node);
    NodeScore {
        value: score.value.ok(),
        coverage: score.coverage,
        withheld: score.value.err().map_or("", |w| w.code()),
    }
}

/// Gives each row the rank of its root score.
fn rank(method: &IndexMethod, groups: &[Vec<usize>], rows: &mut [IndexRow]) {
    let Some(root) = method.nodes.iter().position(|n| n.parent.is_none()) else {
        return;
    };
    let score = |r: &IndexRow| r.scores.get(root).and_then(|s| s.value);
    let scores: Vec<f64> = rows.iter().map(|r| score(r).unwrap_or(f64::NAN)).collect();
    ranks(groups, &scores, |row, rank| {
        if let Some(row) = rows.get_mut(row) {
            row.rank = Some(rank);
        }
    });
}

/// Rows that are ranked among each other: those of the areas of one level in a period, for a country is not one of its own
/// provinces. An area alone on its level is in no group.
pub(crate) fn groups(workspace: &Workspace, keys: &[(&AreaCode, Period)]) -> Vec<Vec<usize>> {
    let parents = engine::parents(workspace);
    let mut out: BTreeMap<(Period, Option<&AreaCode>), Vec<usize>> = BTreeMap::new();
    for (row, (area, period)) in keys.iter().enumerate() {
        let parent = parents.get(area).copied().flatten();
        out.entry((*period, parent)).or_default().push(row);
    }
    out.into_values().filter(|rows| rows.len() > 1).collect()
}

/// Ranks of scores inside each group: 1 is best, ties share the mean rank; rows without a score (`NaN`) have none. `take` is
/// handed each row with its rank.
pub(crate) fn ranks(groups: &[Vec<usize>], scores: &[f64], mut take: impl FnMut(usize, f64)) {
    for rows in groups {
        let score = |row: usize| scores.get(row).copied().unwrap_or(f64::NAN);
        let negated = rows.iter().map(|&row| (row, -score(row)));
        let (rows, negated): (Vec<usize>, Vec<f64>) =
            negated.filter(|(_, score)| !score.is_nan()).unzip();
        for (row, rank) in rows.into_iter().zip(order::mid_ranks(&negated)) {
            take(row, rank);
        }
    }
}
