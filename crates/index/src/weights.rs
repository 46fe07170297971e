//! Weights that come from the data or from people, for the children of one node.
//!
//! [`components`] reads them from what the children have in common, [`objective`] from how they vary, [`judged`] from what
//! people say, [`optimise`] finds those that give each child the influence it is meant to have. All sum to 1 and none is
//! negative, but for the raw loadings of a principal component, which say so.

pub mod components;
pub mod judged;
pub mod objective;
pub mod optimise;

use std::borrow::Cow;

/// Why there are no weights.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NoWeights {
    /// Fewer than two children.
    #[error("weights of {children} children need no rule: at least two are needed")]
    Children {
        /// How many.
        children: usize,
    },
    /// Too few units have every child.
    #[error("only {units} units have a value in every child: at least three are needed")]
    Units {
        /// How many.
        units: usize,
    },
    /// A child does not vary.
    #[error("child {child} has the same value in all units: leave it out")]
    Constant {
        /// Its place, from zero.
        child: usize,
    },
    /// A value is negative.
    #[error("child {child} has the negative value {value}: scale onto 0 and above first")]
    Negative {
        /// Its place, from zero.
        child: usize,
        /// The value.
        value: f64,
    },
    /// A value is not above zero.
    #[error(
        "child {child} has the value {value}, which is not above 0: take a scale that starts above 0"
    )]
    NotPositive {
        /// Its place, from zero.
        child: usize,
        /// The value.
        value: f64,
    },
    /// A table of judgements is not square, or a judgement is missing.
    #[error("{have} judgements are given, {need} are needed")]
    Judgements {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// A judgement is not a number above zero.
    #[error("the judgement in row {row}, column {column} is {value}: a number above 0 is needed")]
    Judgement {
        /// Row, from zero.
        row: usize,
        /// Column, from zero.
        column: usize,
        /// The value.
        value: f64,
    },
    /// Two judgements contradict each other.
    #[error(
        "the judgements in row {row}, column {column} and in row {column}, column {row} are not each other's inverse"
    )]
    Reciprocal {
        /// Row, from zero.
        row: usize,
        /// Column, from zero.
        column: usize,
    },
    /// The bounds leave no weights that sum to 1.
    #[error("weights between {low} and {high} for {children} children cannot sum to 1")]
    Bounds {
        /// Least weight.
        low: f64,
        /// Greatest weight.
        high: f64,
        /// Children.
        children: usize,
    },
    /// No solution was found.
    #[error("no weights were found: the children hardly differ")]
    Unsolved,
}

/// The units that have every child, row by row; faults for what no rule can use.
fn complete(columns: &[&[f64]]) -> Result<Vec<Vec<f64>>, NoWeights> {
    let columns = complete_columns(columns)?;
    let row = |unit: usize| columns.iter().map(|c| c[unit]).collect();
    Ok((0..columns[0].len()).map(row).collect())
}

/// The same, column by column.
fn complete_columns<'c>(columns: &[&'c [f64]]) -> Result<Vec<Cow<'c, [f64]>>, NoWeights> {
    let children = columns.len();
    if children < 2 {
        return Err(NoWeights::Children { children });
    }
    let count = columns.iter().map(|c| c.len()).min().unwrap_or(0);
    let mut there = vec![true; count];
    for column in columns {
        for (there, value) in there.iter_mut().zip(*column) {
            *there &= !value.is_nan();
        }
    }
    let units = there.iter().filter(|t| **t).count();
    if units < 3 {
        return Err(NoWeights::Units { units });
    }
    let some = |column: &&'c [f64]| {
        if units == column.len() {
            return Cow::Borrowed(*column);
        }
        let kept = column.iter().zip(&there).filter(|(_, there)| **there);
        Cow::Owned(kept.map(|(value, _)| *value).collect())
    };
    let own: Vec<Cow<'c, [f64]>> = columns.iter().map(some).collect();
    let constant = |column: &Cow<'c, [f64]>| {
        let first = column[0];
        column.iter().all(|x| x.total_cmp(&first).is_eq())
    };
    match own.iter().position(constant) {
        Some(child) => Err(NoWeights::Constant { child }),
        None => Ok(own),
    }
}

/// Weights scaled to sum 1.
fn to_one(weights: Vec<f64>) -> Result<Vec<f64>, NoWeights> {
    let total = waymark_numerics::sum::sum(&weights);
    if total.is_finite() && total > 0.0 {
        Ok(weights.into_iter().map(|w| w / total).collect())
    } else {
        Err(NoWeights::Unsolved)
    }
}

#[cfg(test)]
mod tests;
