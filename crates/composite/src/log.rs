//! What was done, in order, in numbers: the way from the figures to the scores as a table.

use waymark_index::recipe::{Recipe, Record};
use waymark_numerics::order::same;

use crate::compile::Composite;
use crate::method::{Rule, Rules};
use crate::results::Results;
use crate::tables::{Cell, Table};

/// What an operation did.
#[derive(Default)]
struct Did {
    changed: usize,
    filled: usize,
    lost: usize,
    units: usize,
    indicators: usize,
    failing: usize,
}

/// One row per step, then the scales and the rules from the top: what was done and to how many figures, units and
/// indicators. Together with the method file it says how to get from the figures to the scores again.
pub(crate) fn log(composite: &Composite, results: &Results) -> Table {
    let columns = [
        "operation",
        "what",
        "how",
        "figures_changed",
        "figures_filled",
        "figures_lost",
        "units_left_out",
        "indicators_transformed",
        "indicators_still_failing",
    ];
    let mut table = Table::new("log", &columns);
    let mut put = |what: &str, how: &str, did: Option<&Did>| {
        let mut row = vec![Cell::from(table.rows.len() + 1), what.into(), how.into()];
        let count = |of: fn(&Did) -> usize| did.map_or(Cell::None, |d| Cell::from(of(d)));
        row.extend([
            count(|d| d.changed),
            count(|d| d.filled),
            count(|d| d.lost),
            count(|d| d.units),
            count(|d| d.indicators),
            count(|d| d.failing),
        ]);
        table.rows.push(row);
    };
    let stages = stages(composite, results);
    let specs = composite
        .method
        .step
        .iter()
        .zip(&results.built.prepared.records);
    for ((spec, record), pair) in specs.zip(stages.windows(2)) {
        let found = did(record, &pair[0], &pair[1]);
        put(&spec.what, spec.by.as_deref().unwrap_or(""), Some(&found));
    }
    let unscaled = (0..composite.source.indicators.len())
        .filter(|&column| results.built.scores.unscalable(column).is_some());
    let lost = Did {
        failing: unscaled.count(),
        ..Did::default()
    };
    let scale = composite
        .method
        .normalisation
        .as_ref()
        .map_or("min_max", code);
    put("normalise", scale, Some(&lost));
    for weighting in &composite.method.weighting {
        put("weigh", &weighting.by, None);
    }
    let rules: Vec<&str> = match &composite.method.aggregation {
        None => vec!["arithmetic"],
        Some(Rules::All(rule)) => vec![code(rule)],
        Some(Rules::Levels(rules)) => rules.iter().map(code).collect(),
    };
    for rule in rules {
        put("aggregate", rule, None);
    }
    table
}

/// The code of a rule.
fn code(rule: &Rule) -> &str {
    match rule {
        Rule::Code(code) => code,
        Rule::With(table) => table.get("rule").and_then(|r| r.as_str()).unwrap_or(""),
    }
}

/// What a step did: its figures held against those before it, and what its record says of units and indicators.
fn did(record: &Record, before: &[Vec<f64>], after: &[Vec<f64>]) -> Did {
    let mut out = Did::default();
    let cells = before.iter().flatten().zip(after.iter().flatten());
    for (was, is) in cells {
        match (was.is_nan(), is.is_nan()) {
            (true, false) => out.filled += 1,
            (false, true) => out.lost += 1,
            (false, false) if !same(*was, *is) => out.changed += 1,
            _ => {}
        }
    }
    match record {
        Record::Screened(rows) => out.units = rows.iter().filter(|r| !r.included).count(),
        Record::Treated(blocks) => {
            for treated in blocks.iter().flatten().flatten() {
                out.indicators += usize::from(treated.transform.is_some());
                out.failing += usize::from(treated.passes == Some(false));
            }
        }
        Record::Denominated(_) | Record::Imputed(_) | Record::Adjusted(_) => {}
    }
    out
}

/// The figures before each step, and after the last.
fn stages(composite: &Composite, results: &Results) -> Vec<Vec<Vec<f64>>> {
    let recipe = &composite.recipe;
    let figures = &composite.source.figures;
    let mut out = vec![figures.columns.clone()];
    for steps in 1..recipe.steps.len() {
        let part = Recipe {
            steps: recipe.steps[..steps].to_vec(),
            ..recipe.clone()
        };
        if let Ok(prepared) = part.prepare(figures, &composite.tree) {
            out.push(prepared.columns);
        }
    }
    out.push(results.built.prepared.columns.clone());
    out
}

/// One row per unit and indicator: the figure as it was given, as it was scaled, its score and its rank.
pub(crate) fn figures(composite: &Composite, results: &Results) -> Table {
    let columns = [
        "unit",
        "time",
        "indicator",
        "figure",
        "after_steps",
        "score",
        "rank",
    ];
    let mut table = Table::new("figures", &columns);
    let source = &composite.source;
    for (row, unit) in source.units.iter().enumerate() {
        for (node, own) in source.nodes.iter().enumerate() {
            let Some(column) = own.column else { continue };
            table.rows.push(vec![
                unit.code.as_str().into(),
                unit.time.as_str().into(),
                own.code.as_str().into(),
                source.figures.columns[column][row].into(),
                results.built.prepared.columns[column][row].into(),
                results.built.scores.value(row, node).into(),
                results.ranks[node][row].into(),
            ]);
        }
    }
    table
}
