//! Composite indices: the figures of a workspace as the plain table that the engine takes, and its
//! answer with names again.

use std::collections::BTreeMap;

use waymark_index::normalise::goalposts::Truncate;
use waymark_index::normalise::{
    Bands, Goalposts, Logistic, MinMax, Place, Rank, Share, Ties, Whole, ZScore,
};
use waymark_index::{
    Aggregation, ColumnRule, Hierarchy, Method, MissingRule, NodeKind, NodeSpec, Normalisation,
    Scores, Table, compute,
};
use waymark_model::observation::{Basis, Observation};
use waymark_model::workspace::{Direction, IndexLeaf, IndexMethod};
use waymark_model::{AreaCode, Period, Workspace};
use waymark_numerics::order;

use crate::rank_intervals;
use crate::results::{IndexResult, IndexRow, LeafCell, NodeScore};

/// One result per index method. A method that the engine refuses was reported by the check of the
/// workspace; it has no rows here.
pub(crate) fn evaluate(workspace: &Workspace) -> Vec<IndexResult> {
    workspace
        .indices
        .iter()
        .enumerate()
        .map(|(row, method)| one(workspace, row, method))
        .collect()
}

fn one(workspace: &Workspace, row: usize, method: &IndexMethod) -> IndexResult {
    let mut result = IndexResult {
        method: method.id.clone(),
        row,
        effective_weights: Vec::new(),
        rows: Vec::new(),
    };
    let Some((tree, rule)) = hierarchy(method).zip(rules(workspace, method)) else {
        return result;
    };
    let cells = cells(workspace, method);
    let values = values(&cells);
    let count = method.areas.len() * method.periods.len();
    let Ok(table) = Table::try_new(&values, count, method.leaves.len()) else {
        return result;
    };
    let Ok(scores) = compute(&table, &tree, &rule) else {
        return result;
    };
    let first_leaf = method.nodes.len();
    result.effective_weights = (0..method.leaves.len())
        .map(|n| tree.effective_weight(first_leaf + n))
        .collect();
    result.rows = rows(method, &cells, &scores);
    let groups = {
        let rows = result.rows.iter();
        let keys: Vec<(&AreaCode, Period)> = rows.map(|r| (&r.area, r.period)).collect();
        groups(workspace, &keys)
    };
    rank(method, &groups, &mut result.rows);
    let intervals = rank_intervals::intervals(&groups, (&values, count), (&tree, &rule));
    for (row, interval) in result.rows.iter_mut().zip(intervals) {
        row.rank_interval = interval.filter(|_| row.rank.is_some());
    }
    result
}

/// Nodes of the method first, in its order, then its leaves.
pub(crate) fn hierarchy(method: &IndexMethod) -> Option<Hierarchy> {
    let number = |id: &str| method.nodes.iter().position(|n| n.id == id);
    let mut specs = Vec::with_capacity(method.nodes.len() + method.leaves.len());
    for node in &method.nodes {
        let parent = match &node.parent {
            None => None,
            Some(id) => Some(number(id)?),
        };
        specs.push(NodeSpec {
            parent,
            weight: node.weight,
            kind: NodeKind::Inner,
        });
    }
    for (column, leaf) in method.leaves.iter().enumerate() {
        let parent = Some(number(&leaf.parent)?);
        specs.push(NodeSpec {
            parent,
            weight: leaf.weight,
            kind: NodeKind::Leaf { column },
        });
    }
    Hierarchy::try_new(&specs, method.leaves.len()).ok()
}

pub(crate) fn rules(workspace: &Workspace, method: &IndexMethod) -> Option<Method> {
    let columns: Option<Vec<ColumnRule>> = method
        .leaves
        .iter()
        .map(|leaf| column(workspace, method, leaf))
        .collect();
    Some(Method {
        columns: columns?,
        aggregation: levels(method)?,
        missing: MissingRule::Renormalise {
            minimum_coverage: method.minimum_coverage,
        },
    })
}

/// Scales that look at the figures alone; fixed goalposts need values of their own.
pub(crate) const SCALES: [&str; 7] = [
    "min_max", "z_score", "rank", "place", "share", "logistic", "bands",
];

fn column(workspace: &Workspace, method: &IndexMethod, leaf: &IndexLeaf) -> Option<ColumnRule> {
    let indicator = workspace
        .indicators
        .iter()
        .find(|i| i.item.id == leaf.indicator)?;
    let direction = match indicator.item.direction {
        Direction::Higher => waymark_index::Direction::HigherIsBetter,
        Direction::Lower => waymark_index::Direction::LowerIsBetter,
        Direction::None => return None,
    };
    let normalisation = match method.normalisation.as_str() {
        "min_max" => Normalisation::MinMax(MinMax::try_new(0.0, 1.0).ok()?),
        "z_score" => Normalisation::ZScore(ZScore::try_new(0.0, 1.0).ok()?),
        "rank" => Normalisation::Rank(Rank::try_new(1.0).ok()?),
        "place" => Normalisation::Place(Place {
            ties: Ties::Mean,
            borda: false,
        }),
        "share" => Normalisation::Share(Share {
            of: Whole::Greatest,
        }),
        "logistic" => Normalisation::Logistic(Logistic::try_new(1.0, 1.0).ok()?),
        "bands" => Normalisation::Bands(Bands::try_new(1.0).ok()?),
        _ => {
            let (a, b) = leaf.goalposts?;
            let posts =
                Goalposts::try_new(order::min(a, b), order::max(a, b), Truncate::AtEnds, 1.0);
            Normalisation::Goalposts(posts.ok()?)
        }
    };
    Some(ColumnRule {
        direction,
        normalisation,
    })
}

/// The rule of each level of the tree, root first: the one a node of that level names, else the
/// method's own.
fn levels(method: &IndexMethod) -> Option<Vec<Aggregation>> {
    let mut depth_rules: BTreeMap<usize, Aggregation> = BTreeMap::new();
    let rule = |code: &str| Aggregation::by_code(code, &BTreeMap::new()).ok();
    let own = rule(&method.aggregation)?;
    let mut deepest = 0;
    for node in &method.nodes {
        let depth = depth(method, node.parent.as_deref());
        deepest = deepest.max(depth);
        if let Some(code) = &node.aggregation {
            depth_rules.insert(depth, rule(code)?);
        }
    }
    Some(
        (0..=deepest)
            .map(|d| depth_rules.get(&d).copied().unwrap_or(own))
            .collect(),
    )
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

/// Value and period for each row (area by area, period by period) and leaf.
pub(crate) type Cells = Vec<Option<(f64, Period)>>;

/// The values alone; what is missing is no number.
pub(crate) fn values(cells: &Cells) -> Vec<f64> {
    cells
        .iter()
        .map(|c| c.map_or(f64::NAN, |(value, _)| value))
        .collect()
}

pub(crate) fn cells(workspace: &Workspace, method: &IndexMethod) -> Cells {
    let leaves = method.leaves.len();
    let mut cells: Cells = vec![None; method.areas.len() * method.periods.len() * leaves];
    let all = &workspace.observations;
    for (column, leaf) in method.leaves.iter().enumerate() {
        let rows = all.of_indicator(leaf.indicator.as_str());
        for (a, area) in method.areas.iter().enumerate() {
            let Some(area) = all.areas.find(area.as_str()) else {
                continue;
            };
            // Canonical order is by area code, which the pool's numbers need not follow.
            let name = all.areas.get(area);
            let from = rows.partition_point(|r| all.areas.get(r.area) < name);
            let to = rows.partition_point(|r| all.areas.get(r.area) <= name);
            let own = rows.get(from..to).unwrap_or(&[]);
            for (p, period) in method.periods.iter().enumerate() {
                let at = (a * method.periods.len() + p) * leaves + column;
                if let Some(cell) = cells.get_mut(at) {
                    *cell = pick(own, *period, method.max_age);
                }
            }
        }
    }
    cells
}

/// The main total for the period; else the last one inside it; else the last one that ends at most
/// `max_age` years before it does. Later vintages win.
fn pick(rows: &[Observation], period: Period, max_age: u8) -> Option<(f64, Period)> {
    let main =
        |r: &&Observation| r.basis == Basis::Main && r.breakdown == 0 && !r.period.is_window();
    let found = |r: &Observation| r.value().map(|v| (v, r.period));
    let exact = rows
        .iter()
        .rfind(|r| main(r) && r.period == period)
        .and_then(found);
    let latest = |keep: &dyn Fn(Period) -> bool| {
        rows.iter()
            .filter(|r| main(r) && r.value().is_some() && keep(r.period))
            .max_by(|a, b| {
                a.period
                    .end()
                    .cmp(&b.period.end())
                    .then(a.period.cmp(&b.period))
            })
            .and_then(found)
    };
    let oldest = period.end_decimal() - f64::from(max_age) - 1e-9;
    exact.or_else(|| latest(&|p| p.within(period))).or_else(|| {
        (max_age > 0)
            .then(|| latest(&|p| p.end() <= period.end() && p.end_decimal() >= oldest))
            .flatten()
    })
}

fn rows(method: &IndexMethod, cells: &Cells, scores: &Scores) -> Vec<IndexRow> {
    let leaves = method.leaves.len();
    let names = method
        .areas
        .iter()
        .flat_map(|a| method.periods.iter().map(move |p| (a, *p)));
    names
        .enumerate()
        .map(|(row, (area, period))| IndexRow {
            area: area.clone(),
            period,
            scores: (0..method.nodes.len())
                .map(|node| node_score(scores, row, node))
                .collect(),
            cells: (0..leaves)
                .map(|n| {
                    let cell = cells.get(row * leaves + n).copied().flatten();
                    leaf_cell(scores, row, method.nodes.len() + n, cell, period)
                })
                .collect(),
            rank: None,
            rank_interval: None,
        })
        .collect()
}

pub(crate) fn node_score(scores: &Scores, row: usize, node: usize) -> NodeScore {
    let score = scores.score(row, node);
    NodeScore {
        value: score.value.ok(),
        coverage: score.coverage,
        withheld: score.value.err().map_or("", |w| w.code()),
    }
}

fn leaf_cell(
    scores: &Scores,
    row: usize,
    node: usize,
    cell: Option<(f64, Period)>,
    period: Period,
) -> LeafCell {
    LeafCell {
        value: cell.map(|c| c.0),
        from_period: cell.map(|c| c.1).filter(|p| *p != period),
        normalised: scores.value(row, node),
        contribution: scores.contribution(row, node),
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
    let areas = workspace.areas.iter().map(|a| &a.item);
    let parents: BTreeMap<&AreaCode, Option<&AreaCode>> =
        areas.map(|a| (&a.id, a.parent.as_ref())).collect();
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
