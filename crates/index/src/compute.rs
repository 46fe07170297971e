//! The index: normalise every column, then aggregate the tree from the leaves to the root.
//!
//! Pure and single-threaded; cost and memory grow with rows x nodes. Imputation, outlier treatment
//! and uncertainty are not here.

mod kernel;

use std::collections::{BTreeMap, BTreeSet};

use crate::aggregate::Aggregation;
use crate::hierarchy::Hierarchy;
use crate::missing::{MissingRule, Withheld};
use crate::normalise::{Direction, Normalisation, Unscalable};
use crate::scores::{Coverage, Scores};
use crate::table::Table;

/// How one column is brought onto the common scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColumnRule {
    /// Which way the indicator is better.
    pub direction: Direction,
    /// Its normalisation.
    pub normalisation: Normalisation,
}

/// A method: everything but data and tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// One rule for each column of the table.
    pub columns: Vec<ColumnRule>,
    /// The aggregation rule of the root, of the level below it, and so on; the last one holds for
    /// all deeper levels. `[Geometric, Arithmetic]` is the Human Development Index: arithmetic
    /// inside the dimensions, geometric across them.
    pub aggregation: Vec<Aggregation>,
    /// What happens where data are missing.
    pub missing: MissingRule,
}

/// Why a method cannot be applied to a table and a tree.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum MethodFault {
    /// The number of column rules is not that of the columns.
    #[error("the method has rules for {rules} columns, the table has {columns}")]
    Columns {
        /// Rules given.
        rules: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// The tree was made for a table of another width.
    #[error("the tree is made for {tree} columns, the table has {columns}")]
    Tree {
        /// Columns the tree was made for.
        tree: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// No aggregation rule is given.
    #[error("the method has no aggregation rule")]
    NoAggregation,
    /// More aggregation rules than levels: some would never be used.
    #[error("the method has aggregation rules for {rules} levels, the tree has {levels}")]
    Levels {
        /// Rules given.
        rules: usize,
        /// Levels of inner nodes in the tree.
        levels: usize,
    },
    /// The minimum coverage is not a share.
    #[error("the minimum coverage is {value}: a share from 0 to 1 is needed")]
    MinimumCoverage {
        /// The value given.
        value: f64,
    },
}

/// Computes every row at every node.
///
/// *Formula*
/// ```text
/// leaf    normalised value of its column
/// node    rule(values, weights) over the children that have a value
/// coverage(leaf) = 1 if the cell has data and its column could be normalised, else 0
/// coverage(node) = sum(w * coverage(child)) / sum(w) over all children; a child that is withheld
///                  for its own low coverage counts as 0, as none of its data reach the node
/// ```
/// *Units and range*: as the normalisation gives; coverage 0 to 1. Every mean lies between the
/// least and the greatest of its parts.
///
/// *Missing values*: by [`MissingRule`]; a node without a figure has a named reason
/// ([`Withheld`]). A column that cannot be normalised counts as missing, with its own reason.
///
/// *Errors*: what does not fit together between method, tree and table, all at once.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 5 and 6. The
/// renormalisation of weights is that of COINr's `Aggregate`, whose threshold, however, counts
/// children and not the weight of the data beneath.
pub fn compute(
    table: &Table<'_>,
    hierarchy: &Hierarchy,
    method: &Method,
) -> Result<Scores, Vec<MethodFault>> {
    check(table, hierarchy, method)?;
    let cells = table.rows() * hierarchy.len();
    let mut scores = Scores {
        values: vec![f64::NAN; cells],
        coverage: Coverage::new(hierarchy, table.rows()),
        withheld: BTreeMap::new(),
        unscalable: BTreeMap::new(),
        blocked: BTreeSet::new(),
        additive: vec![false; hierarchy.len()],
        rows: table.rows(),
        hierarchy: hierarchy.clone(),
    };
    normalise(table, hierarchy, &method.columns, &mut scores);
    kernel::run(hierarchy, &method.aggregation, method.missing, &mut scores);
    Ok(scores)
}

fn check(table: &Table<'_>, tree: &Hierarchy, method: &Method) -> Result<(), Vec<MethodFault>> {
    let mut faults = Vec::new();
    let (rules, columns) = (method.columns.len(), table.cols());
    if rules != columns {
        faults.push(MethodFault::Columns { rules, columns });
    }
    if tree.columns() != columns {
        faults.push(MethodFault::Tree {
            tree: tree.columns(),
            columns,
        });
    }
    let (rules, levels) = (method.aggregation.len(), tree.inner_levels());
    if rules == 0 && levels > 0 {
        faults.push(MethodFault::NoAggregation);
    } else if rules > 1 && rules > levels {
        faults.push(MethodFault::Levels { rules, levels });
    }
    if let MissingRule::Renormalise {
        minimum_coverage: value,
    } = method.missing
        && !(0.0..=1.0).contains(&value)
    {
        faults.push(MethodFault::MinimumCoverage { value });
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Columns gathered side by side, so that each row of the table is read in whole cache lines.
const BLOCK: usize = 8;

fn normalise(table: &Table<'_>, tree: &Hierarchy, rules: &[ColumnRule], scores: &mut Scores) {
    let leaves: Vec<(usize, usize)> = tree.leaves().collect();
    let rows = table.rows();
    for block in leaves.chunks(BLOCK) {
        for row in 0..rows {
            let cells = table.row(row);
            for &(leaf, source) in block {
                scores.values[leaf * rows + row] = cells[source];
            }
        }
        for &(leaf, source) in block {
            let rule = &rules[source];
            let cells = leaf * rows..(leaf + 1) * rows;
            let column = &mut scores.values[cells];
            let failed = rule.normalisation.apply(column, rule.direction).err();
            if failed.is_some() {
                column.fill(f64::NAN);
            }
            if let Some(reason) = failed {
                note_unscalable(table, scores, (leaf, source), reason);
            }
        }
    }
}

/// A cell that was empty anyway keeps that reason; the others get the column's.
fn note_unscalable(
    table: &Table<'_>,
    scores: &mut Scores,
    (leaf, column): (usize, usize),
    reason: Unscalable,
) {
    scores.unscalable.insert(column, reason);
    for row in (0..table.rows()).filter(|&row| table.get(row, column).is_none()) {
        scores.withheld.insert((row, leaf), Withheld::NoData);
    }
}

#[cfg(test)]
mod tests;
