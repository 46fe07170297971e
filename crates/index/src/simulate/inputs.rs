//! What is uncertain about an index, and what each uncertain thing may be.

use crate::aggregate::Aggregation;
use crate::compute::ColumnRule;
use crate::hierarchy::Hierarchy;
use crate::impute::Model;
use crate::missing::MissingRule;
use crate::recipe::{Recipe, Step};

/// One uncertain thing. Each draw gives it a number between 0 and 1, and everything it does depends on that number.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// One of several changes of the method, all alike. The first is usually none.
    Choice(Vec<Change>),
    /// The weight of every node moves by up to this share of itself, uniformly, and is renormalised among its siblings.
    Weights {
        /// 0 to 1: 0.25 is a quarter more or less.
        relative: f64,
    },
    /// Every cell is drawn from a distribution of its own. Where there are several, each is drawn in the place that the
    /// one before left.
    Cells(Cells),
    /// What is missing is filled by a draw from a model; see [`crate::impute::multiple`].
    Filling(Model),
}

/// A change of the method.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// As it is.
    Nothing,
    /// Another step in the place of one.
    Step(usize, Step),
    /// A step that is not taken.
    WithoutStep(usize),
    /// Other directions and scales.
    Columns(Vec<ColumnRule>),
    /// Other aggregation rules by level.
    Aggregation(Vec<Aggregation>),
    /// Another rule for missing data.
    Missing(MissingRule),
    /// Other relative weights by node.
    Weights(Vec<f64>),
    /// These nodes count for nothing.
    Without(Vec<usize>),
}

/// A distribution for each cell, in its own unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    /// By column and row.
    pub spread: Spread,
    /// Whether the steps of the recipe run again on the drawn cells; otherwise cells are drawn around the figures that
    /// the steps left. With several inputs of cells, steps run again where any of them says so.
    pub again: bool,
}

/// How far a cell may be off. Cells without a value stay without.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// Normal, with a standard error by column and row; `NaN` or 0: the cell is certain.
    Normal(Vec<Vec<f64>>),
    /// Uniform, with a half-width by column and row.
    Uniform(Vec<Vec<f64>>),
    /// Triangular or uniform between two values, by column and row; `NaN`, or ends in the wrong order: the cell is
    /// certain.
    Between {
        /// Least.
        low: Vec<Vec<f64>>,
        /// Greatest.
        high: Vec<Vec<f64>>,
        /// Whether the figure is likelier than the ends.
        peak: bool,
    },
    /// One of the values that raters, resamples or a posterior give, by column, row and number; an empty list: the cell
    /// is certain.
    Samples {
        /// By column, row and number.
        values: Vec<Vec<Vec<f64>>>,
        /// Whether all cells take the value of one number (a draw of a joint posterior), or each one of its own.
        joint: bool,
    },
}

/// Why an input does not fit the index.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum InputFault {
    /// A choice without anything to choose.
    #[error("input {input} has nothing to choose from")]
    Empty {
        /// The input, from zero.
        input: usize,
    },
    /// A change of a step that the recipe does not have.
    #[error("input {input} changes step {step}; the method has {steps}")]
    NoStep {
        /// The input, from zero.
        input: usize,
        /// The step, from zero.
        step: usize,
        /// Steps there are.
        steps: usize,
    },
    /// A list that does not have an entry for each column or node.
    #[error("input {input} has {have} entries, {need} are needed")]
    Entries {
        /// The input, from zero.
        input: usize,
        /// Entries it has.
        have: usize,
        /// Entries needed.
        need: usize,
    },
    /// A share that is not one.
    #[error("input {input} moves weights by {value}: a share from 0 to 1 is needed")]
    Share {
        /// The input, from zero.
        input: usize,
        /// The value given.
        value: f64,
    },
    /// A weight or a spread is negative or infinite.
    #[error("input {input} has a negative or infinite entry at {at}")]
    Negative {
        /// The input, from zero.
        input: usize,
        /// Its place in the list, from zero.
        at: usize,
    },
    /// A second input of a kind that can be there once.
    #[error("input {input} is a second one of its kind")]
    Second {
        /// The input, from zero.
        input: usize,
    },
}

impl Change {
    /// Puts the change into a recipe; what it does to weights is [`Change::weigh`]'s.
    pub(super) fn put(&self, recipe: &mut Recipe) {
        match self {
            Self::Nothing | Self::Weights(_) | Self::Without(_) => {}
            Self::Step(at, step) => {
                if let Some(own) = recipe.steps.get_mut(*at) {
                    own.clone_from(step);
                }
            }
            Self::WithoutStep(at) => {
                if let Some(own) = recipe.steps.get_mut(*at) {
                    // The others keep their numbers: a step without entries does nothing.
                    *own = Step::Treat(vec![None; recipe.method.columns.len()]);
                }
            }
            Self::Columns(columns) => recipe.method.columns.clone_from(columns),
            Self::Aggregation(rules) => recipe.method.aggregation.clone_from(rules),
            Self::Missing(rule) => recipe.method.missing = *rule,
        }
    }

    /// Puts the change into the weights of all nodes.
    pub(super) fn weigh(&self, weights: &mut [f64]) {
        match self {
            Self::Weights(own) => weights.copy_from_slice(own),
            Self::Without(nodes) => nodes.iter().for_each(|&node| weights[node] = 0.0),
            _ => {}
        }
    }

    /// Whether only weights change: the scaled figures stay.
    pub(super) fn is_of_weights(&self) -> bool {
        matches!(self, Self::Nothing | Self::Weights(_) | Self::Without(_))
    }

    fn fault(&self, input: usize, recipe: &Recipe, tree: &Hierarchy) -> Option<InputFault> {
        let entries = |have: usize, need: usize| {
            (have != need).then_some(InputFault::Entries { input, have, need })
        };
        match self {
            Self::Step(step, _) | Self::WithoutStep(step) => {
                let steps = recipe.steps.len();
                let step = *step;
                (step >= steps).then_some(InputFault::NoStep { input, step, steps })
            }
            Self::Columns(columns) => entries(columns.len(), recipe.method.columns.len()),
            Self::Weights(weights) => entries(weights.len(), tree.len()).or_else(|| {
                let bad = weights.iter().position(|w| !(w.is_finite() && *w >= 0.0));
                bad.map(|at| InputFault::Negative { input, at })
            }),
            Self::Without(nodes) => {
                let out = nodes.iter().find(|n| **n >= tree.len());
                out.and_then(|n| entries(*n, tree.len()))
            }
            Self::Aggregation(rules) => rules.is_empty().then_some(InputFault::Empty { input }),
            Self::Nothing | Self::Missing(_) => None,
        }
    }
}

impl Cells {
    /// Whether there is a list for each column and row.
    fn fault(&self, input: usize, (columns, rows): (usize, usize)) -> Option<InputFault> {
        let entries = |have: usize, need: usize| {
            (have != need).then_some(InputFault::Entries { input, have, need })
        };
        match &self.spread {
            Spread::Normal(spread) | Spread::Uniform(spread) => {
                let wide = entries(spread.len(), columns);
                let long = || spread.iter().find_map(|c| entries(c.len(), rows));
                let cells = spread.iter().flatten();
                let bad = || cells.clone().position(|s| *s < 0.0 || s.is_infinite());
                wide.or_else(long)
                    .or_else(|| bad().map(|at| InputFault::Negative { input, at }))
            }
            Spread::Between { low, high, .. } => {
                let wide = entries(low.len(), columns).or_else(|| entries(high.len(), columns));
                let mut all = low.iter().chain(high);
                wide.or_else(|| all.find_map(|c| entries(c.len(), rows)))
            }
            Spread::Samples { values, .. } => {
                let long = || values.iter().find_map(|c| entries(c.len(), rows));
                entries(values.len(), columns).or_else(long)
            }
        }
    }
}

/// All that is wrong with the inputs of a study, of so many columns and rows, before anything is drawn.
#[must_use]
pub fn faults(
    inputs: &[Input],
    recipe: &Recipe,
    tree: &Hierarchy,
    size: (usize, usize),
) -> Vec<InputFault> {
    let mut out = Vec::new();
    let mut fillings = 0;
    for (input, what) in inputs.iter().enumerate() {
        match what {
            Input::Choice(changes) if changes.is_empty() => out.push(InputFault::Empty { input }),
            Input::Choice(changes) => {
                out.extend(changes.iter().filter_map(|c| c.fault(input, recipe, tree)));
            }
            Input::Weights { relative } => {
                if !(0.0..=1.0).contains(relative) {
                    out.push(InputFault::Share {
                        input,
                        value: *relative,
                    });
                }
            }
            Input::Cells(own) => {
                out.extend(own.fault(input, size));
            }
            Input::Filling(_) => {
                fillings += 1;
                out.extend((fillings > 1).then_some(InputFault::Second { input }));
            }
        }
    }
    out
}
