//! The statistical audit of an index, in the manner of the JRC: do the figures hold, do the parts belong together, do the
//! weights mean what they say, and what happens when something is left out.
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 4, 6 and 7; Saisana and Saltelli (2011),
//! Rankings and ratings: instructions for use.

use waymark_index::correlate::{Correlation, alpha, correlate};
use waymark_index::describe::{Thresholds, describe};
use waymark_index::sensitivity::{MainEffect, Smoother, main_effect};
use waymark_index::weights::components::components;

use crate::available::{availability, denominators, indicators};
use crate::compile::Composite;
use crate::components;
use crate::options::CorrelationWord;
use crate::pairs::pairs;
use crate::removal::removal;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// Above this two children say the same.
const SAME: f64 = 0.92;
/// A correlation of this p-value or more may be chance.
const CHANCE: f64 = 0.05;

/// All tables of an audit.
#[must_use]
pub fn audit(composite: &Composite, results: &Results) -> Vec<Table> {
    let raw = &composite.source.figures.columns;
    let mut out = vec![
        statistics("statistics", composite, raw),
        availability(composite),
        correlations(composite, results),
        across(composite, results),
        reliability(composite, results),
        components::table(composite, results),
        importance(composite, results),
        removal(composite, results),
    ];
    if !composite.recipe.steps.is_empty() {
        let prepared = &results.built.prepared.columns;
        out.push(statistics("statistics_prepared", composite, prepared));
    }
    out.extend(denominators(composite));
    out.extend(pairs(composite, results));
    out
}

/// The values of a node by row.
pub(crate) fn values(composite: &Composite, results: &Results, node: usize) -> Vec<f64> {
    let rows = 0..composite.source.units.len();
    rows.map(|row| results.built.scores.value(row, node).unwrap_or(f64::NAN))
        .collect()
}

pub(crate) fn code(composite: &Composite, node: usize) -> Cell {
    Cell::from(composite.source.nodes[node].code.as_str())
}

/// Figures of every indicator, with what to look at.
fn statistics(name: &str, composite: &Composite, figures: &[Vec<f64>]) -> Table {
    let mut table = Table::new(
        name,
        &[
            "indicator",
            "units",
            "available",
            "min",
            "max",
            "mean",
            "median",
            "deviation",
            "skewness",
            "kurtosis",
            "share_available",
            "share_nonzero",
            "share_unique",
            "share_same",
            "nonzero",
            "unique",
            "same",
            "few_available",
            "few_nonzero",
            "few_unique",
            "outliers",
        ],
    );
    let bounds: Thresholds = composite.method.audit.thresholds();
    let columns = composite.source.indicators.iter().zip(figures);
    for (indicator, column) in columns {
        let found = describe(column);
        let flags = found.flags(&bounds);
        let value = |f: fn(&waymark_index::describe::Values) -> f64| {
            Cell::from(found.values.as_ref().map(f))
        };
        table.rows.push(vec![
            indicator.code.as_str().into(),
            found.units.into(),
            found.available.into(),
            value(|v| v.min),
            value(|v| v.max),
            value(|v| v.mean),
            value(|v| v.median),
            found.deviation.into(),
            found.shape.skewness.into(),
            found.shape.kurtosis.into(),
            found.available_share().into(),
            found.nonzero_share().into(),
            found.unique_share().into(),
            found.same_share().into(),
            found.nonzero.into(),
            found.unique.into(),
            found.same.into(),
            Cell::Flag(flags.few_available),
            Cell::Flag(flags.few_nonzero),
            Cell::Flag(flags.few_unique),
            Cell::Flag(flags.outliers),
        ]);
    }
    table
}

/// Columns of the table of correlations.
const CORRELATIONS: [&str; 11] = [
    "node",
    "other",
    "within",
    "pearson",
    "spearman",
    "p_value",
    "units",
    "flag",
    "kendall",
    "spearman_p",
    "kendall_p",
];

/// Correlations of children of one node with each other and with the node.
fn correlations(composite: &Composite, results: &Results) -> Table {
    let mut table = Table::new("correlations", &CORRELATIONS);
    let spec = &composite.method.audit;
    let (same, opposed, chance) = (
        spec.redundant.unwrap_or(SAME),
        spec.opposed.unwrap_or(0.0),
        spec.chance.unwrap_or(CHANCE),
    );
    for &parent in composite.tree.bottom_up() {
        let children = composite.tree.children(parent);
        let own = values(composite, results, parent);
        let columns: Vec<Vec<f64>> = children
            .iter()
            .map(|&c| values(composite, results, c))
            .collect();
        let mut put = |a: usize, b: usize, x: &[f64], y: &[f64], with_parent: bool| {
            let values = correlate(x, y, Correlation::Pearson);
            let ranked = correlate(x, y, Correlation::Spearman);
            let paired = correlate(x, y, Correlation::Kendall);
            let found = match spec.correlation {
                Some(CorrelationWord::Kendall) => paired,
                Some(CorrelationWord::Spearman) => ranked,
                _ => values,
            };
            let flag = match (found.value, found.p_value) {
                (None, _) => "none",
                (Some(r), _) if r > same && !with_parent => "redundant",
                (_, Some(p)) if p >= chance => "chance",
                (Some(r), _) if r < opposed => "opposed",
                _ => "",
            };
            table.rows.push(vec![
                code(composite, a),
                code(composite, b),
                code(composite, parent),
                values.value.into(),
                ranked.value.into(),
                found.p_value.into(),
                found.units.into(),
                flag.into(),
                paired.value.into(),
                ranked.p_value.into(),
                paired.p_value.into(),
            ]);
        };
        for (at, &child) in children.iter().enumerate() {
            put(child, parent, &columns[at], &own, true);
            for (later, &other) in children.iter().enumerate().skip(at + 1) {
                put(child, other, &columns[at], &columns[later], false);
            }
        }
    }
    table
}

/// Correlations of every indicator with every dimension above indicators and with all nodes above its own: one that goes
/// more with another dimension than with its own may stand in the wrong place.
fn across(composite: &Composite, results: &Results) -> Table {
    let columns = [
        "indicator",
        "dimension",
        "relation",
        "pearson",
        "spearman",
        "p_value",
        "units",
        "flag",
    ];
    let mut table = Table::new("correlations_across", &columns);
    let tree = &composite.tree;
    let is_leaf = |node: &usize| tree.column(*node).is_some();
    let over = |node: &usize| tree.children(*node).iter().any(&is_leaf);
    let all: Vec<Vec<f64>> = (0..tree.len())
        .map(|n| values(composite, results, n))
        .collect();
    for leaf in (0..tree.len()).filter(is_leaf) {
        let mut above = Vec::new();
        let mut next = tree.parent(leaf);
        while let Some(node) = next {
            above.push(node);
            next = tree.parent(node);
        }
        let Some(&own) = above.first() else { continue };
        let home = correlate(&all[leaf], &all[own], Correlation::Pearson).value;
        for node in (0..tree.len()).filter(|n| above.contains(n) || over(n)) {
            let relation = match above.iter().position(|n| *n == node) {
                Some(0) => "own",
                Some(_) => "above",
                None => "other",
            };
            let found = correlate(&all[leaf], &all[node], Correlation::Pearson);
            let ranked = correlate(&all[leaf], &all[node], Correlation::Spearman);
            let nearer = found
                .value
                .zip(home)
                .is_some_and(|(other, home)| other > home);
            let flag = match found.value {
                None => "none",
                Some(_) if relation == "other" && nearer => "nearer",
                Some(r) if relation != "other" && r < 0.0 => "opposed",
                _ => "",
            };
            table.rows.push(vec![
                code(composite, leaf),
                code(composite, node),
                relation.into(),
                found.value.into(),
                ranked.value.into(),
                found.p_value.into(),
                found.units.into(),
                flag.into(),
            ]);
        }
    }
    table
}

/// Whether the children of each node measure one thing.
fn reliability(composite: &Composite, results: &Results) -> Table {
    let mut table = Table::new(
        "reliability",
        &[
            "node",
            "children",
            "alpha",
            "alpha_of_indicators",
            "alpha_of_figures",
            "first_component",
            "components_above_1",
            "adequacy",
            "units",
        ],
    );
    let figures = &composite.source.figures.columns;
    let mut scaled = vec![Vec::new(); figures.len()];
    for (leaf, column) in composite.tree.leaves() {
        scaled[column] = values(composite, results, leaf);
    }
    for &node in composite.tree.bottom_up() {
        let children = composite.tree.children(node);
        let columns: Vec<Vec<f64>> = children
            .iter()
            .map(|&c| values(composite, results, c))
            .collect();
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let below = indicators(composite, node);
        let of_indicators = |columns: &[Vec<f64>]| {
            let own: Vec<&[f64]> = below.iter().map(|&c| columns[c].as_slice()).collect();
            alpha(&own)
        };
        let found = components(&slices).ok();
        let above = found
            .as_ref()
            .map(|c| c.variances.iter().filter(|v| **v > 1.0).count());
        table.rows.push(vec![
            code(composite, node),
            children.len().into(),
            alpha(&slices).into(),
            of_indicators(&scaled).into(),
            of_indicators(figures).into(),
            found
                .as_ref()
                .and_then(|c| c.shares().first().copied())
                .into(),
            above.map_or(Cell::None, Cell::from),
            found.as_ref().and_then(|c| c.adequacy).into(),
            found.as_ref().map_or(Cell::None, |c| c.units.into()),
        ]);
    }
    table
}

/// What each child is meant to weigh, and how much of the variance of its node it carries.
fn importance(composite: &Composite, results: &Results) -> Table {
    let mut table = Table::new(
        "importance",
        &[
            "node",
            "child",
            "weight",
            "linear",
            "main_effect",
            "share_of_main_effects",
            "ratio",
        ],
    );
    for &node in composite.tree.bottom_up() {
        let own = values(composite, results, node);
        let children = composite.tree.children(node);
        let total: f64 = children
            .iter()
            .map(|&c| composite.tree.relative_weight(c))
            .sum();
        let columns: Vec<Vec<f64>> = children
            .iter()
            .map(|&c| values(composite, results, c))
            .collect();
        let effects: Vec<Option<MainEffect>> = columns.iter().map(|c| effect(c, &own)).collect();
        let total_effect: f64 = effects.iter().flatten().map(|e| e.share).sum();
        for (at, &child) in children.iter().enumerate() {
            let weight = composite.tree.relative_weight(child) / total;
            let share = effects[at].map(|e| e.share / total_effect);
            table.rows.push(vec![
                code(composite, node),
                code(composite, child),
                weight.into(),
                effects[at].map(|e| e.linear).into(),
                effects[at].map(|e| e.share).into(),
                share.into(),
                share.map(|s| s / weight).into(),
            ]);
        }
    }
    table
}

/// Curves take time with the square of the units; with many of them, bins are as good.
const CURVES: usize = 500;
const BINS: usize = 20;

fn effect(child: &[f64], node: &[f64]) -> Option<MainEffect> {
    let smoother = if child.len() <= CURVES {
        Smoother::LocalLinear
    } else {
        Smoother::Bins { bins: BINS }
    };
    main_effect(child, node, smoother).ok()
}
