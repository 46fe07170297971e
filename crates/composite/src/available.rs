//! What is there: the figures of every unit counted, dimension by dimension; and whether indicators hang on what they could be
//! divided by.

use waymark_index::correlate::{Correlation, correlate};
use waymark_index::screen::availability as counted;
use waymark_numerics::moments::as_f64;

use crate::compile::Composite;
use crate::tables::{Cell, Table};

/// From this correlation on an indicator mostly tells how large a unit is.
const STRONG: f64 = 0.7;

/// Missing and zero figures of every unit, and the share of the indicators of each dimension that are there.
///
/// *Source*: `get_data_avail` of COINr.
#[must_use]
pub fn availability(composite: &Composite) -> Table {
    let (source, tree) = (&composite.source, &composite.tree);
    let inner: Vec<usize> = tree.bottom_up().iter().rev().copied().collect();
    let mut columns = vec![
        "unit",
        "time",
        "missing",
        "zeros",
        "missing_or_zero",
        "available",
        "nonzero",
    ];
    columns.extend(inner.iter().map(|&n| source.nodes[n].code.as_str()));
    let mut table = Table::new("availability", &columns);
    let below: Vec<Vec<usize>> = inner.iter().map(|&n| indicators(composite, n)).collect();
    let slices: Vec<&[f64]> = source.figures.columns.iter().map(Vec::as_slice).collect();
    let found = counted(&slices, source.units.len());
    for (row, (unit, found)) in source.units.iter().zip(found).enumerate() {
        let mut cells = vec![
            Cell::from(unit.code.as_str()),
            unit.time.as_str().into(),
            found.missing.into(),
            found.zeros.into(),
            (found.missing + found.zeros).into(),
            found.available.into(),
            found.nonzero.into(),
        ];
        for own in &below {
            let there = own.iter().filter(|&&c| !slices[c][row].is_nan()).count();
            cells.push((as_f64(there) / as_f64(own.len())).into());
        }
        table.rows.push(cells);
    }
    table
}

/// Columns of the indicators under a node.
pub(crate) fn indicators(composite: &Composite, node: usize) -> Vec<usize> {
    let tree = &composite.tree;
    match tree.column(node) {
        Some(column) => vec![column],
        None => {
            let children = tree.children(node).iter();
            children.flat_map(|&c| indicators(composite, c)).collect()
        }
    }
}

/// Correlations of raw indicators with what they could be divided by; `None` where there is nothing of that kind.
///
/// *Source*: `get_denom_corr` of COINr.
#[must_use]
pub fn denominators(composite: &Composite) -> Option<Table> {
    let source = &composite.source;
    if source.denominators.is_empty() {
        return None;
    }
    let columns = [
        "indicator",
        "denominator",
        "divided_by_it",
        "pearson",
        "p_value",
        "units",
        "flag",
    ];
    let mut table = Table::new("denominators", &columns);
    let strongest = composite.method.audit.size.unwrap_or(STRONG);
    for (indicator, values) in source.indicators.iter().zip(&source.figures.columns) {
        for (at, name) in source.denominators.iter().enumerate() {
            let others = &source.figures.denominators[at];
            let found = correlate(values, others, Correlation::Pearson);
            let divided = indicator.denominator == Some(at);
            let strong = found.value.is_some_and(|r| r.abs() >= strongest);
            let flag = if strong && !divided {
                "not_divided"
            } else {
                ""
            };
            table.rows.push(vec![
                indicator.code.as_str().into(),
                name.as_str().into(),
                Cell::Flag(divided),
                found.value.into(),
                found.p_value.into(),
                found.units.into(),
                flag.into(),
            ]);
        }
    }
    Some(table)
}
