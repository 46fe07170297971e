//! What a reader of the results should know: what was withheld and why, what a step could not do.

use std::collections::BTreeMap;

use waymark_index::Withheld;
use waymark_index::adjust::Adjusted;
use waymark_index::aggregate::Aggregation;
use waymark_index::recipe::Record;

use crate::codes::remark;
use crate::compile::Composite;
use crate::faults;
use crate::results::Results;
use crate::said::{Said, Value};

/// What there is to know, the weightiest first; nothing where everything was done as asked.
#[must_use]
pub fn notes(composite: &Composite, results: &Results) -> Vec<Said> {
    let mut out = doubts(composite, results);
    for (step, record) in results.built.prepared.records.iter().enumerate() {
        steps(composite, (step + 1, record), &mut out);
    }
    out
}

/// Of the notes those that a maker of the index may want to mend: odd weights, values that a rule cannot take, indicators
/// that cannot be scaled. What steps did as they were asked is not among them.
#[must_use]
pub fn doubts(composite: &Composite, results: &Results) -> Vec<Said> {
    let mut out = composite.notes.clone();
    refused(composite, results, &mut out);
    unscalable(composite, results, &mut out);
    out
}

/// Values that a rule could not take, by rule and dimension.
fn refused(composite: &Composite, results: &Results, out: &mut Vec<Said>) {
    let mut found: BTreeMap<usize, (Refused, usize)> = BTreeMap::new();
    for row in 0..composite.source.units.len() {
        for &node in composite.tree.bottom_up() {
            let score = results.built.scores.score(row, node);
            // A node above one that refused says the same again.
            if let Err(Withheld::Domain {
                rule,
                node: at,
                child,
                value,
                ..
            }) = score.value
                && at == node
            {
                let first = Refused {
                    rule,
                    row,
                    child,
                    value,
                };
                found.entry(node).or_insert((first, 0)).1 += 1;
            }
        }
    }
    let source = &composite.source;
    for (node, (first, count)) in found {
        out.push(remark::refused(
            Value::Word(format!("aggregation-{}", first.rule.code())),
            source.node_name(node),
            source.node_name(first.child),
            first.value,
            source.row_name(first.row),
            count,
        ));
    }
}

/// The first value that a rule could not take.
struct Refused {
    rule: Aggregation,
    row: usize,
    child: usize,
    value: f64,
}

fn unscalable(composite: &Composite, results: &Results, out: &mut Vec<Said>) {
    for (column, indicator) in composite.source.indicators.iter().enumerate() {
        if let Some(why) = results.built.scores.unscalable(column) {
            let why = faults::unscalable(why, &composite.source);
            out.push(remark::unscalable(&indicator.code, why));
        }
    }
}

fn steps(composite: &Composite, (step, record): (usize, &Record), out: &mut Vec<Said>) {
    let source = &composite.source;
    match record {
        Record::Denominated(columns) => {
            let count: usize = columns.iter().map(Vec::len).sum();
            if count > 0 {
                out.push(remark::not_divided(step, count));
            }
        }
        Record::Imputed(found) => {
            if let Some(first) = found.unfilled.first() {
                let why = faults::unfilled(*first, source);
                out.push(remark::not_filled(step, found.unfilled.len(), why));
            }
        }
        Record::Adjusted(found) => {
            adjusted(composite, (step, found), out);
        }
        Record::Screened(rows) => {
            let dropped = rows.iter().enumerate().filter(|(_, r)| !r.included);
            let units: Vec<String> = dropped.map(|(row, _)| source.row_name(row)).collect();
            if !units.is_empty() {
                out.push(remark::left_out(step, units));
            }
        }
        Record::Treated(blocks) => {
            let failing = blocks.iter().flat_map(|columns| columns.iter().enumerate());
            let failing =
                failing.filter(|(_, t)| t.as_ref().is_some_and(|t| t.passes == Some(false)));
            let mut codes: Vec<String> = failing.map(|(c, _)| source.column_name(c)).collect();
            codes.dedup();
            if !codes.is_empty() {
                out.push(remark::outliers_remain(step, codes));
            }
        }
    }
}

/// What could not be put into proportion or held against others.
fn adjusted(composite: &Composite, (step, found): (usize, &Adjusted), out: &mut Vec<Said>) {
    let source = &composite.source;
    for (column, why) in &found.unbounded {
        let why = faults::no_frontier(*why, source);
        out.push(remark::no_frontier(step, source.column_name(*column), why));
    }
    if let Some((row, column, why)) = found.unmeasured.first() {
        let (unit, indicator) = (source.row_name(*row), source.column_name(*column));
        let (count, why) = (found.unmeasured.len(), faults::unmeasured(*why));
        out.push(remark::not_measured(step, indicator, unit, count, why));
    }
    if let Some((row, column, why)) = found.refused.first() {
        let (unit, indicator) = (source.row_name(*row), source.column_name(*column));
        let (count, why) = (found.refused.len(), faults::refused(*why));
        out.push(remark::not_held(step, indicator, unit, count, why));
    }
}
