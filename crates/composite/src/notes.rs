//! What a reader of the results should know: what was withheld and why, what a step could not do.

use std::collections::BTreeMap;

use waymark_index::Withheld;
use waymark_index::recipe::Record;

use crate::compile::Composite;
use crate::results::Results;

/// Notes in plain words, the weightiest first; none where everything was done as asked.
#[must_use]
pub fn notes(composite: &Composite, results: &Results) -> Vec<String> {
    let mut out = doubts(composite, results);
    for (step, record) in results.built.prepared.records.iter().enumerate() {
        steps(composite, (step + 1, record), &mut out);
    }
    out
}

/// Of the notes those that a maker of the index may want to mend: odd weights, values that a rule cannot take, indicators
/// that cannot be scaled. What steps did as they were asked is not among them.
#[must_use]
pub fn doubts(composite: &Composite, results: &Results) -> Vec<String> {
    let mut out = composite.notes.clone();
    refused(composite, results, &mut out);
    unscalable(composite, results, &mut out);
    out
}

/// Values that a rule could not take, by rule and dimension.
fn refused(composite: &Composite, results: &Results, out: &mut Vec<String>) {
    let mut found: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    let code = |node: usize| &composite.source.nodes[node].code;
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
                let first = || {
                    format!(
                        "the {} mean of {} cannot take the {value} of {} (unit {})",
                        rule.code(),
                        code(node),
                        code(child),
                        composite.source.units[row].code
                    )
                };
                found.entry(node).or_insert_with(|| (first(), 0)).1 += 1;
            }
        }
    }
    for (words, count) in found.into_values() {
        out.push(format!(
            "{words}; {count} units have no score there: take a scale that starts above 0, such as lo = 1, hi = 100, or declare what zeros do: {{ rule = \"geometric\", shift = 1 }} or {{ rule = \"geometric\", drop = true }}"
        ));
    }
}

fn unscalable(composite: &Composite, results: &Results, out: &mut Vec<String>) {
    for (column, indicator) in composite.source.indicators.iter().enumerate() {
        if let Some(why) = results.built.scores.unscalable(column) {
            out.push(format!(
                "{} cannot be scaled ({why:?}) and counts as missing",
                indicator.code
            ));
        }
    }
}

fn steps(composite: &Composite, (step, record): (usize, &Record), out: &mut Vec<String>) {
    let code = |column: usize| composite.source.indicators[column].code.as_str();
    match record {
        Record::Denominated(columns) => {
            let count: usize = columns.iter().map(Vec::len).sum();
            if count > 0 {
                out.push(format!(
                    "step {step}: {count} figures have no denominator and count as missing"
                ));
            }
        }
        Record::Imputed(found) => {
            if let Some(first) = found.unfilled.first() {
                let count = found.unfilled.len();
                out.push(format!(
                    "step {step}: {first} ({count} in all stay missing)"
                ));
            }
        }
        Record::Adjusted(found) => {
            for (column, why) in &found.unbounded {
                out.push(format!(
                    "step {step}: no frontier for {} ({why}): its figures count as missing",
                    code(*column)
                ));
            }
            if let Some((row, column, why)) = found.unmeasured.first() {
                out.push(format!(
                    "step {step}: the inequality of {} in {} cannot be measured ({why}); {} figures count as missing",
                    code(*column),
                    composite.source.units[*row].code,
                    found.unmeasured.len()
                ));
            }
        }
        Record::Screened(rows) => {
            let dropped = rows.iter().enumerate().filter(|(_, r)| !r.included);
            let codes: Vec<&str> = dropped
                .map(|(row, _)| composite.source.units[row].code.as_str())
                .collect();
            if !codes.is_empty() {
                out.push(format!("step {step}: left out {}", codes.join(", ")));
            }
        }
        Record::Treated(blocks) => {
            let failing = blocks.iter().flat_map(|columns| columns.iter().enumerate());
            let failing =
                failing.filter(|(_, t)| t.as_ref().is_some_and(|t| t.passes == Some(false)));
            let mut codes: Vec<&str> = failing.map(|(column, _)| code(column)).collect();
            codes.dedup();
            if !codes.is_empty() {
                out.push(format!(
                    "step {step}: outliers remain in {}",
                    codes.join(", ")
                ));
            }
        }
    }
}
