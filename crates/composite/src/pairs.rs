//! Every pair of columns, by all three correlations: only where a method asks for it, as it takes time with the square of
//! indicators and units.
//!
//! *Source*: `get_corr` of COINr.

use waymark_index::correlate::{Correlation, correlate};

use crate::audit::values;
use crate::compile::Composite;
use crate::options::PairsOf;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// One row per pair of indicators, or of nodes of any level; `None` where it is not asked for.
pub(crate) fn pairs(composite: &Composite, results: &Results) -> Option<Table> {
    let source = &composite.source;
    let indicators = |columns: &[Vec<f64>]| -> Vec<(String, Vec<f64>)> {
        let codes = source.indicators.iter().map(|i| i.code.clone());
        codes.zip(columns.iter().cloned()).collect()
    };
    let all = match composite.method.audit.pairs? {
        PairsOf::Figures => indicators(&source.figures.columns),
        PairsOf::Prepared => indicators(&results.built.prepared.columns),
        PairsOf::Scores => {
            let nodes = source.nodes.iter().enumerate();
            let of = |(node, own): (usize, &crate::source::Node)| {
                (own.code.clone(), values(composite, results, node))
            };
            nodes.map(of).collect()
        }
    };
    let columns = [
        "node",
        "other",
        "pearson",
        "p_pearson",
        "spearman",
        "p_spearman",
        "kendall",
        "p_kendall",
        "units",
    ];
    let mut table = Table::new("pairs", &columns);
    for (at, (node, x)) in all.iter().enumerate() {
        for (other, y) in &all[at + 1..] {
            let mut row: Vec<Cell> = vec![node.as_str().into(), other.as_str().into()];
            let mut units = 0;
            for which in [
                Correlation::Pearson,
                Correlation::Spearman,
                Correlation::Kendall,
            ] {
                let found = correlate(x, y, which);
                row.extend([found.value.into(), found.p_value.into()]);
                units = found.units;
            }
            row.push(units.into());
            table.rows.push(row);
        }
    }
    Some(table)
}
