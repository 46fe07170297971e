//! Units one by one: what each is best and worst at, and how indicators and scores grow over the years.

use std::collections::BTreeMap;
use std::ops::Range;

use waymark_index::growth::growth;
use waymark_index::simulate::ranks;
use waymark_index::{ColumnRule, Direction};

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::Table;

/// Strengths and weaknesses of a unit that are named.
const NAMED: usize = 5;

/// The five indicators in which each unit ranks highest and the five in which it ranks lowest, by the figures after all
/// steps and turned so that more is better. Equal ranks stand in the order of the indicators.
#[must_use]
pub fn strengths(composite: &Composite, results: &Results) -> Table {
    let columns = [
        "unit",
        "time",
        "what",
        "place",
        "indicator",
        "rank",
        "ranked",
        "figure",
    ];
    let mut table = Table::new("strengths", &columns);
    let prepared = &results.built.prepared.columns;
    let blocks = composite.source.peers();
    let by_column = ranks_by_column(composite, prepared, &blocks);
    for block in &blocks {
        let counts: Vec<usize> = by_column
            .iter()
            .map(|r| r[block.clone()].iter().flatten().count())
            .collect();
        for row in block.clone() {
            let mut own: Vec<(u32, usize)> = by_column
                .iter()
                .enumerate()
                .filter_map(|(column, ranks)| Some((ranks[row]?, column)))
                .collect();
            own.sort_unstable();
            let few = NAMED.min(own.len() / 2);
            let best = own.iter().take(few).map(|o| ("strength", o));
            let worst = own.iter().rev().take(few).map(|o| ("weakness", o));
            let unit = &composite.source.units[row];
            let numbered = best.enumerate().chain(worst.enumerate());
            for (place, (what, &(rank, column))) in numbered {
                table.rows.push(vec![
                    unit.code.as_str().into(),
                    unit.time.as_str().into(),
                    what.into(),
                    (place + 1).into(),
                    composite.source.indicators[column].code.as_str().into(),
                    Some(rank).into(),
                    counts[column].into(),
                    prepared[column][row].into(),
                ]);
            }
        }
    }
    table
}

/// By column and row: the rank among the rows of its time, 1 for the best.
fn ranks_by_column(
    composite: &Composite,
    columns: &[Vec<f64>],
    blocks: &[Range<usize>],
) -> Vec<Vec<Option<u32>>> {
    let rules = &composite.recipe.method.columns;
    let of = |(column, rule): (&Vec<f64>, &ColumnRule)| {
        let sign = match rule.direction {
            Direction::HigherIsBetter => 1.0,
            Direction::LowerIsBetter => -1.0,
        };
        let turned: Vec<f64> = column.iter().map(|x| sign * x).collect();
        let by_block = blocks.iter().flat_map(|b| ranks(&turned[b.clone()]));
        by_block.collect()
    };
    columns.iter().zip(rules).map(of).collect()
}

/// Growth of every raw indicator and every score of a unit over the years; `None` where there is one time only.
#[must_use]
pub fn trends(composite: &Composite, results: &Results) -> Option<Table> {
    let figures = &composite.source.figures;
    if figures.blocks().len() < 2 {
        return None;
    }
    let columns = [
        "unit",
        "node",
        "what",
        "points",
        "from",
        "to",
        "compound_growth",
        "percent_per_year",
    ];
    let mut table = Table::new("trends", &columns);
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, unit) in composite.source.units.iter().enumerate() {
        rows.entry(&unit.code).or_default().push(row);
    }
    for (unit, rows) in rows {
        let years: Vec<f64> = rows.iter().map(|&r| figures.places[r].time).collect();
        for (node, own) in composite.source.nodes.iter().enumerate() {
            let (what, values): (_, Vec<f64>) = match own.column {
                Some(c) => (
                    "figure",
                    rows.iter().map(|&r| figures.columns[c][r]).collect(),
                ),
                None => {
                    let score = |&r: &usize| results.built.scores.value(r, node);
                    let scores = rows.iter().map(|r| score(r).unwrap_or(f64::NAN));
                    ("score", scores.collect())
                }
            };
            let Some(found) = growth(&years, &values) else {
                continue;
            };
            table.rows.push(vec![
                unit.into(),
                own.code.as_str().into(),
                what.into(),
                found.points.into(),
                found.from.into(),
                found.to.into(),
                found.compound.into(),
                found.percent.into(),
            ]);
        }
    }
    Some(table)
}
