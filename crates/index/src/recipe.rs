//! The whole way from raw figures to scores: divide, fill, screen, treat, scale, aggregate, in an order that the method
//! gives.
//!
//! A [`Recipe`] is data: it can be written down, changed in one place and run again, which is what uncertainty, removal of
//! an indicator and comparison of versions are made of. Every step leaves a record of what it did to which cell.

mod steps;

use std::ops::Range;

use steps::Around;

use crate::adjust::{Adjusted, People, Unequal};
use crate::compute::{Method, MethodFault, compute_columns};
use crate::denominate::Undivided;
use crate::frontier::Ability;
use crate::hierarchy::Hierarchy;
use crate::impute::{Filling, Imputation, Place};
use crate::opinion::{Balance, OverTime};
use crate::scores::Scores;
use crate::screen::{Screen, Screened};
use crate::treat::{Treated, Treatment};

/// Raw figures: columns of one length, rows in blocks (years), with what is known about the rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// One column per indicator; `NaN` where a figure is missing.
    pub columns: Vec<Vec<f64>>,
    /// Columns that nobody scores: what others are divided by or measured against.
    pub denominators: Vec<Vec<f64>>,
    /// By row: its group, for filling by group and hot decks; empty: none.
    pub groups: Vec<Option<usize>>,
    /// By row: its unit and time; empty: every row is a unit of its own.
    pub places: Vec<Place>,
    /// Rows of one time, one block after the other; empty: all rows are one block.
    pub blocks: Vec<Range<usize>>,
}

/// One step on the raw figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Divides columns: by column, the number of its denominator and a scale.
    Denominate(Vec<Option<(usize, f64)>>),
    /// Fills what is missing.
    Impute(Filling),
    /// Leaves units out, but for decisions by hand (row, whether it stays). Their figures are missing from then on.
    Screen(Screen, Vec<(usize, bool)>),
    /// Treats outliers: by column.
    Treat(Vec<Option<Treatment>>),
    /// Measures columns against the best that others of like ability reach: by column, the number of the ability among the
    /// denominators.
    Frontier(Vec<Option<(usize, Ability)>>),
    /// Lowers columns by the inequality of their groups: by column.
    Unequal(Vec<Option<Unequal>>),
    /// Holds columns against each unit's own past: by column. Always looks at all rows.
    OverTime(Vec<Option<OverTime>>),
    /// Balances the answers of people: by column.
    Balance(Vec<Option<Balance>>),
}

/// A method with all steps that come before the scales.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// Steps on the raw figures, in order.
    pub steps: Vec<Step>,
    /// Scales, aggregation, missing data.
    pub method: Method,
    /// What looks at each block of rows on its own (each year apart). Filling from other years always looks at all.
    pub apart: Apart,
    /// For hot decks.
    pub seed: u64,
}

/// What looks at each block of rows on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Apart {
    /// Nothing: all rows together.
    #[default]
    Nothing,
    /// The steps; all rows share one scale. (What a purse of COINr does unless it is told otherwise.)
    Steps,
    /// Steps and scales.
    All,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// By column: the cells that could not be divided.
    Denominated(Vec<Vec<Undivided>>),
    /// What was filled and what not.
    Imputed(Imputation),
    /// By row.
    Screened(Vec<Screened>),
    /// By block and column; `None` where a column was not treated.
    Treated(Vec<Vec<Option<Treated>>>),
    /// What was put into proportion, and what could not be.
    Adjusted(Adjusted),
}

/// Figures on their way.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// The columns as they are scaled.
    pub columns: Vec<Vec<f64>>,
    /// By step: what it did.
    pub records: Vec<Record>,
    /// By row: whether it is still in.
    pub included: Vec<bool>,
}

/// An index with the way to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// What was aggregated.
    pub prepared: Prepared,
    /// Scores of every row at every node.
    pub scores: Scores,
}

/// Why figures and a recipe do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum RecipeFault {
    /// A step has entries for another number of columns.
    #[error("step {step} has entries for {entries} columns, the data have {columns}")]
    Columns {
        /// The step, from zero.
        step: usize,
        /// Entries it has.
        entries: usize,
        /// Columns there are.
        columns: usize,
    },
    /// A step divides by a denominator that is not there.
    #[error("step {step} divides column {column} by denominator {denominator}, which is not there")]
    Denominator {
        /// The step, from zero.
        step: usize,
        /// The column, from zero.
        column: usize,
        /// The denominator asked for, from zero.
        denominator: usize,
    },
    /// Columns, denominators, groups, places or blocks differ in length.
    #[error("{what} has {have} rows, the first column has {need}")]
    Length {
        /// What is too short or too long.
        what: &'static str,
        /// Rows it has.
        have: usize,
        /// Rows needed.
        need: usize,
    },
    /// Method, tree and columns do not fit together.
    #[error(transparent)]
    Method(#[from] MethodFault),
}

impl Figures {
    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// The blocks of rows: those declared, or one for all.
    #[must_use]
    pub fn blocks(&self) -> Vec<Range<usize>> {
        if self.blocks.is_empty() {
            std::iter::once(0..self.rows()).collect()
        } else {
            self.blocks.clone()
        }
    }

    fn faults(&self) -> Vec<RecipeFault> {
        let need = self.rows();
        let mut faults = Vec::new();
        let mut length = |what, have: usize, optional: bool| {
            if have != need && !(optional && have == 0) {
                faults.push(RecipeFault::Length { what, have, need });
            }
        };
        self.columns
            .iter()
            .for_each(|c| length("a column", c.len(), false));
        self.denominators
            .iter()
            .for_each(|c| length("a denominator", c.len(), false));
        length("the list of groups", self.groups.len(), true);
        length("the list of places", self.places.len(), true);
        let joined = self
            .blocks
            .iter()
            .try_fold(0, |at, b| (b.start == at && b.end >= at).then_some(b.end));
        if !self.blocks.is_empty() && joined != Some(need) {
            faults.push(RecipeFault::Method(MethodFault::Blocks { rows: need }));
        }
        faults
    }
}

impl Recipe {
    /// Builds the index.
    ///
    /// *Missing values*: as each step says; a row that is screened out has no figure anywhere.
    ///
    /// *Errors*: what does not fit together, all at once.
    ///
    /// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008); the order of steps is that of COINr unless
    /// the recipe says otherwise.
    pub fn build(&self, figures: &Figures, tree: &Hierarchy) -> Result<Built, Vec<RecipeFault>> {
        let prepared = self.prepare(figures, tree)?;
        let scores = self.score(&prepared.columns, figures, tree)?;
        Ok(Built { prepared, scores })
    }

    /// The steps before the scales alone.
    ///
    /// *Errors*: as [`Recipe::build`].
    pub fn prepare(
        &self,
        figures: &Figures,
        tree: &Hierarchy,
    ) -> Result<Prepared, Vec<RecipeFault>> {
        self.check(figures)?;
        let mut prepared = Prepared {
            columns: figures.columns.clone(),
            records: Vec::with_capacity(self.steps.len()),
            included: vec![true; figures.rows()],
        };
        let around = Around::new(self, figures, tree);
        for step in &self.steps {
            let record = around.step(step, &mut prepared);
            prepared.records.push(record);
        }
        Ok(prepared)
    }

    /// The steps of some columns again, in place.
    ///
    /// INVARIANT: every step [is by column](Step::is_by_column), and `prepared` comes from these steps.
    pub(crate) fn prepare_columns(
        &self,
        (figures, tree): (&Figures, &Hierarchy),
        columns: &[usize],
        prepared: &mut Prepared,
    ) {
        let around = Around::new(self, figures, tree);
        for &column in columns {
            prepared.columns[column].copy_from_slice(&figures.columns[column]);
        }
        let mut records = std::mem::take(&mut prepared.records);
        for (step, record) in self.steps.iter().zip(&mut records) {
            around.step_again(step, columns, (prepared, record));
        }
        prepared.records = records;
    }

    /// The scales and the tree alone, on figures that are prepared.
    ///
    /// *Errors*: as [`Recipe::build`].
    pub fn score(
        &self,
        columns: &[Vec<f64>],
        figures: &Figures,
        tree: &Hierarchy,
    ) -> Result<Scores, Vec<RecipeFault>> {
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let blocks = self.scale_blocks(figures);
        let named = |faults: Vec<MethodFault>| {
            faults
                .into_iter()
                .map(RecipeFault::Method)
                .collect::<Vec<_>>()
        };
        compute_columns(&slices, &blocks, tree, &self.method).map_err(named)
    }

    /// Rows that steps look at together.
    pub(crate) fn step_blocks(&self, figures: &Figures) -> Vec<Range<usize>> {
        blocks(figures, self.apart != Apart::Nothing)
    }

    /// Rows that share a scale.
    pub(crate) fn scale_blocks(&self, figures: &Figures) -> Vec<Range<usize>> {
        blocks(figures, self.apart == Apart::All)
    }

    pub(crate) fn check(&self, figures: &Figures) -> Result<(), Vec<RecipeFault>> {
        let mut faults = figures.faults();
        let columns = figures.columns.len();
        for (step, what) in self.steps.iter().enumerate() {
            let entries = match what {
                Step::Denominate(by) => by.len(),
                Step::Treat(by) => by.len(),
                Step::Frontier(by) => by.len(),
                Step::Unequal(by) => by.len(),
                Step::OverTime(by) => by.len(),
                Step::Balance(by) => by.len(),
                Step::Impute(_) | Step::Screen(..) => columns,
            };
            let others = figures.denominators.len();
            let absent = what.others().into_iter().filter(|(_, d)| *d >= others);
            faults.extend(
                absent.map(|(column, denominator)| RecipeFault::Denominator {
                    step,
                    column,
                    denominator,
                }),
            );
            if entries != columns {
                faults.push(RecipeFault::Columns {
                    step,
                    entries,
                    columns,
                });
            }
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }
}

fn blocks(figures: &Figures, apart: bool) -> Vec<Range<usize>> {
    if apart {
        figures.blocks()
    } else {
        std::iter::once(0..figures.rows()).collect()
    }
}

impl Step {
    /// Whether the step looks at each column for itself.
    pub(crate) fn is_by_column(&self) -> bool {
        matches!(self, Self::Denominate(_) | Self::Treat(_))
    }

    /// Columns of the step with the numbers of the denominators they look at.
    fn others(&self) -> Vec<(usize, usize)> {
        match self {
            Self::Denominate(by) => {
                let all = by.iter().enumerate();
                all.filter_map(|(c, by)| by.map(|(d, _)| (c, d))).collect()
            }
            Self::Frontier(by) => {
                let all = by.iter().enumerate();
                all.filter_map(|(c, by)| by.map(|(d, _)| (c, d))).collect()
            }
            Self::Unequal(by) => {
                let of = |(column, how): (usize, &Option<Unequal>)| -> Vec<(usize, usize)> {
                    let how = how.as_ref();
                    let people = how.map_or(&[][..], |how| match &how.people {
                        People::Shares(_) => &[],
                        People::Columns(columns) => columns,
                    });
                    let figures = how.map_or(&[][..], |how| &how.figures);
                    figures.iter().chain(people).map(|&d| (column, d)).collect()
                };
                by.iter().enumerate().flat_map(of).collect()
            }
            Self::Balance(by) => {
                let of = |(column, how): (usize, &Option<Balance>)| -> Vec<(usize, usize)> {
                    let how = how.iter();
                    how.flat_map(|how| [Some(how.down), how.same])
                        .flatten()
                        .map(|d| (column, d))
                        .collect()
                };
                by.iter().enumerate().flat_map(of).collect()
            }
            Self::Treat(_) | Self::Impute(_) | Self::Screen(..) | Self::OverTime(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
