//! Units one by one: what each is best and worst at, and how indicators and scores grow over the years.

use std::collections::BTreeMap;

use waymark_index::describe::describe;
use waymark_index::growth::growth;
use waymark_index::simulate::ranks;
use waymark_index::{ColumnRule, Direction};
use waymark_numerics::moments::as_f64;

use crate::codes::wrong;
use crate::compile::Composite;
use crate::method::Method;
use crate::options::StrengthsOf;
use crate::problem::{Problems, hint};
use crate::results::Results;
use crate::source::Source;
use crate::tables::{Cell, Table};

/// Strengths and weaknesses of a unit that are named.
const NAMED: usize = 5;

/// The indicators in which each unit ranks highest and those in which it ranks lowest, five of each where nothing else is
/// said, by the figures after all steps or the raw ones, turned so that more is better. Equal ranks stand in the order of
/// the parents' codes, then of the indicators.
///
/// *Source*: `get_str_weak` of COINr.
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
    let spec = &composite.method.strengths;
    let figures = match spec.of {
        Some(StrengthsOf::Figures) => &composite.source.figures.columns,
        _ => &results.built.prepared.columns,
    };
    let peers = peers(composite, spec.group.as_deref());
    let by_column = ranks_by_column(composite, figures, &peers);
    let order = in_order(composite, figures, spec.unique);
    let mut found: Vec<(usize, Vec<Cell>)> = Vec::new();
    for rows in &peers {
        let last = |column: usize| rows.iter().filter_map(|&r| by_column[column][r]).max();
        let lasts: Vec<Option<u32>> = (0..by_column.len()).map(last).collect();
        let count = |column: usize| {
            rows.iter()
                .filter(|&&r| by_column[column][r].is_some())
                .count()
        };
        let counts: Vec<usize> = (0..by_column.len()).map(count).collect();
        for &row in rows {
            let rank = |&column: &usize| Some((by_column[column][row]?, column));
            let mut own: Vec<(u32, usize)> = order.iter().filter_map(rank).collect();
            own.retain(|(rank, column)| !spec.discard_last || lasts[*column] != Some(*rank));
            own.sort_by_key(|(rank, _)| *rank);
            let few = spec.named.unwrap_or(NAMED).min(own.len() / 2);
            let best = own.iter().take(few).map(|o| ("strength", o));
            let worst = own.iter().rev().take(few).map(|o| ("weakness", o));
            let unit = &composite.source.units[row];
            let numbered = best.enumerate().chain(worst.enumerate());
            for (place, (what, &(rank, column))) in numbered {
                let cells = vec![
                    unit.code.as_str().into(),
                    unit.time.as_str().into(),
                    what.into(),
                    (place + 1).into(),
                    composite.source.indicators[column].code.as_str().into(),
                    Some(rank).into(),
                    counts[column].into(),
                    figures[column][row].into(),
                ];
                found.push((row, cells));
            }
        }
    }
    found.sort_by_key(|(row, _)| *row);
    table.rows = found.into_iter().map(|(_, cells)| cells).collect();
    table
}

/// Says where strengths are ranked within a group that is not there.
pub(crate) fn check(source: &Source, (file, method): (&str, &Method), problems: &mut Problems) {
    let named = method.strengths.group.as_ref();
    if let Some(name) = named.filter(|name| !source.groups.contains(name)) {
        let hint = hint(name, source.groups.iter().map(String::as_str));
        problems.add(file, "strengths.group", wrong::no_group(name, hint));
    }
}

/// Rows that are ranked among each other: those of one time, or of one time and group.
fn peers(composite: &Composite, group: Option<&str>) -> Vec<Vec<usize>> {
    let source = &composite.source;
    let column = group.and_then(|name| source.groups.iter().position(|g| g == name));
    let mut members: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for (at, block) in source.peers().into_iter().enumerate() {
        for row in block {
            let own = column.map_or("", |c| source.units[row].groups[c].as_str());
            members.entry((at, own)).or_default().push(row);
        }
    }
    members.into_values().collect()
}

/// Indicators by the codes of their parents, those with too few different figures left out.
fn in_order(composite: &Composite, figures: &[Vec<f64>], unique: Option<f64>) -> Vec<usize> {
    let source = &composite.source;
    let parent = |column: usize| {
        let node = source.nodes.iter().find(|n| n.column == Some(column));
        let above = node.and_then(|n| n.parent);
        above.map_or("", |p| source.nodes[p].code.as_str())
    };
    let varied = |column: &usize| {
        let found = describe(&figures[*column]);
        let share = as_f64(found.unique) / as_f64(found.units);
        unique.is_none_or(|least| share > least)
    };
    let mut order: Vec<usize> = (0..figures.len()).filter(varied).collect();
    order.sort_by_key(|&column| parent(column));
    order
}

/// By column and row: the rank among its peers, 1 for the best.
fn ranks_by_column(
    composite: &Composite,
    columns: &[Vec<f64>],
    peers: &[Vec<usize>],
) -> Vec<Vec<Option<u32>>> {
    let rules = &composite.recipe.method.columns;
    let of = |(column, rule): (&Vec<f64>, &ColumnRule)| {
        let sign = match rule.direction {
            Direction::HigherIsBetter => 1.0,
            Direction::LowerIsBetter => -1.0,
        };
        let mut out = vec![None; column.len()];
        for rows in peers {
            let turned: Vec<f64> = rows.iter().map(|&r| sign * column[r]).collect();
            for (&row, rank) in rows.iter().zip(ranks(&turned)) {
                out[row] = rank;
            }
        }
        out
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
    let years = &composite.method.trends;
    let units = composite.source.units.iter().enumerate();
    for (row, unit) in units.filter(|(row, _)| years.takes(figures.places[*row].time)) {
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
