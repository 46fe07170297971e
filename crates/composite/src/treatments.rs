//! What the treatment of outliers found and did, indicator by indicator.
//!
//! *Source*: the table of details of `Treat` of COINr.

use waymark_index::recipe::Record;
use waymark_index::shape::Shape;
use waymark_index::treat::Treated;

use crate::changes::transformed;
use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// One row per step, time (where each is treated on its own) and indicator that a step looked at; `None` where no step
/// treats.
pub(crate) fn treatments(composite: &Composite, results: &Results) -> Option<Table> {
    let columns = [
        "step",
        "time",
        "indicator",
        "passes_before",
        "skewness_before",
        "kurtosis_before",
        "pulled_in",
        "skewness_then",
        "kurtosis_then",
        "transformed",
        "skewness_after",
        "kurtosis_after",
        "passes_after",
    ];
    let mut table = Table::new("treatment", &columns);
    let starts = composite.source.figures.blocks();
    for (step, record) in results.built.prepared.records.iter().enumerate() {
        let Record::Treated(blocks) = record else {
            continue;
        };
        for (block, found) in blocks.iter().enumerate() {
            let apart = blocks.len() > 1;
            let time = starts.get(block).filter(|_| apart).map_or("", |rows| {
                let unit = composite.source.units.get(rows.start);
                unit.map_or("", |unit| unit.time.as_str())
            });
            let named = composite.source.indicators.iter().zip(found);
            for (indicator, treated) in named {
                let Some(treated) = treated else { continue };
                let mut row = vec![
                    (step + 1).into(),
                    time.into(),
                    indicator.code.as_str().into(),
                ];
                row.extend(cells(treated));
                table.rows.push(row);
            }
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

fn cells(treated: &Treated) -> Vec<Cell> {
    let flag = |passes: Option<bool>| passes.map_or(Cell::None, Cell::Flag);
    let then = |of: fn(&Shape) -> Option<f64>| Cell::from(treated.first.as_ref().and_then(of));
    vec![
        flag(treated.before_passes),
        treated.before.skewness.into(),
        treated.before.kurtosis.into(),
        treated.pulled.into(),
        then(|shape| shape.skewness),
        then(|shape| shape.kurtosis),
        treated
            .transform
            .map_or(Cell::None, |t| Cell::Text(transformed(t))),
        treated.after.skewness.into(),
        treated.after.kurtosis.into(),
        flag(treated.passes),
    ]
}
