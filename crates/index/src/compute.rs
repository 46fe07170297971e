//! The index: normalise every column, then aggregate the tree from the leaves to the root.
//!
//! Pure and single-threaded; cost and memory grow with rows x nodes. What comes before (imputation, treatment of
//! outliers) is in [`crate::recipe`], what would be different in [`crate::simulate`].

mod kernel;

use std::ops::Range;

use pulp::{Arch, NullaryFnOnce};

use crate::aggregate::Aggregation;
use crate::hierarchy::Hierarchy;
use crate::missing::{MissingRule, Withheld};
use crate::normalise::{Direction, Normalisation};
use crate::scores::{Scores, room};
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
    /// A column is not as long as the others.
    #[error("column {column} has {rows} rows, the first has {expected}")]
    Ragged {
        /// The column, from zero.
        column: usize,
        /// Rows it has.
        rows: usize,
        /// Rows of the first.
        expected: usize,
    },
    /// A value is infinite: mark it as missing (`NaN`) or mend the source.
    #[error("the value in row {row}, column {column} is infinite")]
    Infinite {
        /// Row, from zero.
        row: usize,
        /// Column, from zero.
        column: usize,
    },
    /// The blocks of rows do not cover all rows, one after the other.
    #[error("the blocks of rows do not cover all {rows} rows, one after the other")]
    Blocks {
        /// Rows there are.
        rows: usize,
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
    check(table.cols(), hierarchy, method)?;
    let rows = table.rows();
    let mut scores = empty(rows, hierarchy);
    gather(table, hierarchy, &mut scores);
    let whole = 0..rows;
    let there = |row: usize, column: usize| table.get(row, column).is_some();
    finish(
        std::slice::from_ref(&whole),
        hierarchy,
        method,
        &there,
        &mut scores,
    );
    Ok(scores)
}

/// As [`compute`], from columns that stand side by side, with rows that are scaled apart.
///
/// `blocks` are ranges of rows, one after the other: each is scaled on its own (one year, say). One block for all rows
/// makes all rows comparable.
///
/// *Errors*: as [`compute`]; and columns of unequal length, infinite values, blocks that do not cover the rows.
pub fn compute_columns(
    columns: &[&[f64]],
    blocks: &[Range<usize>],
    hierarchy: &Hierarchy,
    method: &Method,
) -> Result<Scores, Vec<MethodFault>> {
    let rows = columns.first().map_or(0, |c| c.len());
    let mut faults = check(columns.len(), hierarchy, method)
        .err()
        .unwrap_or_default();
    faults.extend(column_faults(columns, rows));
    let joined = blocks
        .iter()
        .try_fold(0, |at, b| (b.start == at && b.end >= at).then_some(b.end));
    if joined != Some(rows) {
        faults.push(MethodFault::Blocks { rows });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // Written once: leaves from their columns, the others as without a figure.
    let mut values = room(rows, hierarchy);
    for node in 0..hierarchy.len() {
        match hierarchy.column(node) {
            Some(column) => values.extend_from_slice(columns[column]),
            None => values.resize(values.len() + rows, f64::NAN),
        }
    }
    let mut scores = Scores::of(values, rows, hierarchy);
    let there = |row: usize, column: usize| !columns[column][row].is_nan();
    finish(blocks, hierarchy, method, &there, &mut scores);
    Ok(scores)
}

fn column_faults(columns: &[&[f64]], rows: usize) -> Vec<MethodFault> {
    let mut faults = Vec::new();
    for (column, values) in columns.iter().enumerate() {
        if values.len() != rows {
            faults.push(MethodFault::Ragged {
                column,
                rows: values.len(),
                expected: rows,
            });
        }
        // Most columns have none: one pass tells.
        if Arch::new().dispatch(AnyInfinite(values)) {
            let cells = values.iter().enumerate();
            let infinite = cells.filter(|(_, x)| x.is_infinite());
            faults.extend(infinite.map(|(row, _)| MethodFault::Infinite { row, column }));
        }
    }
    faults
}

/// Whether a value is infinite, to be compiled for each kind of processor.
struct AnyInfinite<'a>(&'a [f64]);

impl NullaryFnOnce for AnyInfinite<'_> {
    type Output = bool;

    #[inline(always)]
    fn call(self) -> bool {
        self.0.iter().fold(false, |any, x| any | x.is_infinite())
    }
}

/// No figure anywhere.
pub(crate) fn empty(rows: usize, hierarchy: &Hierarchy) -> Scores {
    let mut values = room(rows, hierarchy);
    values.resize(rows * hierarchy.len(), f64::NAN);
    Scores::of(values, rows, hierarchy)
}

/// From the leaves as they are to the root.
fn finish(
    blocks: &[Range<usize>],
    tree: &Hierarchy,
    method: &Method,
    there: &dyn Fn(usize, usize) -> bool,
    scores: &mut Scores,
) {
    for (leaf, column) in tree.leaves() {
        let rule = &method.columns[column];
        scale((leaf, column), rule, blocks, there, scores);
    }
    aggregate(blocks, tree, method, scores);
}

fn check(columns: usize, tree: &Hierarchy, method: &Method) -> Result<(), Vec<MethodFault>> {
    let mut faults = Vec::new();
    let rules = method.columns.len();
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

/// The inner nodes, from leaves that are scaled.
pub(crate) fn aggregate(
    blocks: &[Range<usize>],
    tree: &Hierarchy,
    method: &Method,
    scores: &mut Scores,
) {
    kernel::run(tree, method, blocks, scores);
}

/// Some inner nodes anew; what stood there is forgotten.
pub(crate) fn aggregate_some(
    chosen: &[bool],
    blocks: &[Range<usize>],
    tree: &Hierarchy,
    method: &Method,
    scores: &mut Scores,
) {
    let rows = scores.rows;
    scores.hierarchy.clone_from(tree);
    scores.withheld.retain(|(_, node), _| !chosen[*node]);
    for &node in tree.bottom_up().iter().filter(|n| chosen[**n]) {
        scores.blocked.remove(&node);
        scores.values[node * rows..(node + 1) * rows].fill(f64::NAN);
    }
    kernel::run_some(tree, method, blocks, scores, |node| chosen[node]);
}

/// Some leaves anew from their columns. *Errors*: infinite values, and what does not fit together; nothing is changed then.
pub(crate) fn scale_again(
    (leaves, columns): (&[(usize, usize)], &[&[f64]]),
    blocks: &[Range<usize>],
    (tree, method): (&Hierarchy, &Method),
    scores: &mut Scores,
) -> Result<(), Vec<MethodFault>> {
    check(tree.columns(), tree, method)?;
    let rows = scores.rows;
    let named = |fault| match fault {
        MethodFault::Infinite { row, column } => MethodFault::Infinite {
            row,
            column: leaves[column].1,
        },
        other => other,
    };
    let faults: Vec<MethodFault> = column_faults(columns, rows)
        .into_iter()
        .map(named)
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    for (&(leaf, column), values) in leaves.iter().zip(columns) {
        scores.unscalable.remove(&column);
        scores.values[leaf * rows..(leaf + 1) * rows].copy_from_slice(values);
    }
    let mut again = vec![false; tree.len()];
    leaves.iter().for_each(|(leaf, _)| again[*leaf] = true);
    scores.withheld.retain(|(_, node), _| !again[*node]);
    for (&(leaf, column), values) in leaves.iter().zip(columns) {
        let there = |row: usize, _: usize| !values[row].is_nan();
        scale(
            (leaf, column),
            &method.columns[column],
            blocks,
            &there,
            scores,
        );
    }
    Ok(())
}

/// Columns gathered side by side, so that each row of the table is read in whole cache lines.
const BLOCK: usize = 8;

fn gather(table: &Table<'_>, tree: &Hierarchy, scores: &mut Scores) {
    let leaves: Vec<(usize, usize)> = tree.leaves().collect();
    let rows = table.rows();
    for block in leaves.chunks(BLOCK) {
        for row in 0..rows {
            let cells = table.row(row);
            for &(leaf, source) in block {
                scores.values[leaf * rows + row] = cells[source];
            }
        }
    }
}

/// Scales one leaf, block by block. Where a block cannot be scaled, a cell that was empty anyway keeps that reason; the
/// others get the block's.
fn scale(
    (leaf, column): (usize, usize),
    rule: &ColumnRule,
    blocks: &[Range<usize>],
    there: &dyn Fn(usize, usize) -> bool,
    scores: &mut Scores,
) {
    let start = leaf * scores.rows;
    for block in blocks {
        let own = &mut scores.values[start + block.start..start + block.end];
        let Err(reason) = rule.normalisation.apply(own, rule.direction) else {
            continue;
        };
        own.fill(f64::NAN);
        if blocks.len() == 1 {
            scores.unscalable.insert(column, reason);
        }
        for row in block.clone() {
            let why = if there(row, column) {
                Withheld::Column(reason)
            } else {
                Withheld::NoData
            };
            scores.withheld.insert((row, leaf), why);
        }
    }
}

#[cfg(test)]
mod tests;
