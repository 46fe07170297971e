//! Draws with noise in every cell, column by column: while a column is in the cache it is drawn, treated, scaled and added
//! up, so that a draw never holds all figures at once.
//!
//! Only for methods whose steps look at one column at a time, for normal errors, and where what counts without noise counts
//! in every draw: all columns can be scaled, and no rule can refuse a value of its scale. All others go the long way, which
//! gives the same scores but for the last digits.

use std::sync::Arc;

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::order::{max, min, range};
use waymark_numerics::random::Random;

use super::draws::{noise_of, noisy};
use super::inputs::{Input, Spread};
use super::prepared::Prepared;
use super::study::{Choices, Kept, Study, stream};
use crate::aggregate::Aggregation;
use crate::denominate::denominate;
use crate::hierarchy::Hierarchy;
use crate::impute::{Centre, Filling};
use crate::recipe::{Apart, Recipe, Step};
use crate::scores::Scores;
use crate::shape::{LANES, Powers, Seen};
use crate::treat::treat_unrecorded;

/// What draws share, and room for one.
pub(super) struct Alone<'s, 'a> {
    study: &'s Study<'a>,
    recipe: &'s Recipe,
    input: usize,
    random: Random,
    spread: &'a [Vec<f64>],
    /// Whether steps run on the drawn column.
    again: bool,
    kept: Arc<Kept<'a>>,
    /// By node: weighted sums of what the rule makes of its leaves.
    sums: Vec<Vec<f64>>,
    column: Vec<f64>,
}

impl<'s, 'a> Alone<'s, 'a> {
    /// `None` where a step looks at more than one column, or an input is not of normal errors.
    pub(super) fn new(
        study: &'s Study<'a>,
        (recipe, choices): (&'s Recipe, &Choices),
        again: bool,
    ) -> Option<Self> {
        let mut inputs = study.by_cell();
        let (input, cells) = match (inputs.next()?, inputs.next()) {
            ((input, Input::Cells(cells)), None) => (input, cells),
            _ => return None,
        };
        let Spread::Normal(spread) = &cells.spread else {
            return None;
        };
        let one_block = recipe.apart == Apart::Nothing || study.figures().blocks().len() == 1;
        let means = recipe.method.aggregation.iter().all(|rule| rule.is_mean());
        if !one_block || !means || (again && !recipe.steps.iter().all(is_of_one_column)) {
            return None;
        }
        let (figures, tree) = (study.figures(), study.tree());
        let kept = study.kept(choices, || {
            let built = recipe.build(figures, tree).ok()?;
            let counts = counts_always(recipe, &built.scores, tree);
            let prepared = Prepared::of_node(tree, &built.scores, &recipe.method, study.node());
            let start = if again {
                figures.columns.clone()
            } else {
                built.prepared.columns
            };
            counts.then_some((prepared, start))
        })?;
        let with_leaves = |node: usize| {
            tree.children(node)
                .iter()
                .any(|&c| tree.column(c).is_some())
        };
        let room = |node: usize| if with_leaves(node) { figures.rows() } else { 0 };
        Some(Self {
            study,
            recipe,
            input,
            random: noise_of(study, input),
            spread,
            again,
            sums: (0..tree.len()).map(|node| vec![0.0; room(node)]).collect(),
            column: vec![0.0; figures.rows()],
            kept,
        })
    }

    pub(super) fn draw(&mut self, point: &[f64], weights: &[f64]) -> Vec<f64> {
        let tree = self.study.tree();
        self.sums.iter_mut().for_each(|sums| sums.fill(0.0));
        let stream = stream(point[self.input]);
        for (leaf, column) in tree.leaves() {
            let Some(parent) = tree.parent(leaf) else {
                continue;
            };
            let place = (column, (self.random, stream));
            // A draw in which a column cannot be scaled has no scores: without it they would be of another index.
            if !self.add(place, (leaf, parent), weights[leaf]) {
                return vec![f64::NAN; self.column.len()];
            }
        }
        self.kept.prepared.scores_of_sums(weights, &self.sums)
    }

    /// Draws a column, takes it through its steps, scales it and adds it up. `false` where it cannot be scaled.
    fn add(&mut self, place: Place, (leaf, parent): (usize, usize), weight: f64) -> bool {
        let (column, _) = place;
        let cells = (
            self.kept.start[column].as_slice(),
            self.spread[column].as_slice(),
        );
        let ends = if self.again {
            let noise = Powered {
                cells,
                place,
                middle: self.kept.middles[column],
                room: &mut self.column,
            };
            // Of the column before its first step alone.
            let mut powers = Some(Arch::new().dispatch(noise));
            for step in &self.recipe.steps {
                let known = powers.take();
                self.study
                    .step_alone(step, column, (&mut self.column, known));
            }
            None
        } else {
            let room = &mut self.column;
            Arch::new().dispatch(Ended { cells, place, room })
        };
        let above = self.kept.prepared.rule_above(leaf);
        let rule = &self.recipe.method.columns[column];
        let (terms, sums) = (&mut self.column, &mut self.sums[parent]);
        let scale = rule.normalisation.observed_ends(rule.direction);
        if let Some(scale) = scale.filter(|_| above == Aggregation::Arithmetic) {
            let ends = ends.or_else(|| range(terms));
            let Some(ends) = ends.filter(|(least, most)| least < most) else {
                return false;
            };
            Arch::new().dispatch(AddScaled {
                sums,
                terms,
                ends,
                scale,
                weight,
            });
            return true;
        }
        if rule.normalisation.apply(terms, rule.direction).is_err() {
            return false;
        }
        above.terms(terms);
        Arch::new().dispatch(Add {
            sums,
            terms,
            weight,
        });
        true
    }
}

/// A column, and the numbers of its noise.
type Place = (usize, (Random, u32));

/// A column with noise, and the powers of its values.
struct Powered<'r> {
    /// Values and their errors.
    cells: (&'r [f64], &'r [f64]),
    place: Place,
    /// Near the mean.
    middle: f64,
    room: &'r mut [f64],
}

impl NullaryFnOnce for Powered<'_> {
    type Output = Powers;

    #[inline(always)]
    fn call(self) -> Powers {
        let (column, drawn) = self.place;
        let mut seen = Seen::new(self.middle);
        let look = |lane: usize, value: f64| seen.see(lane, value);
        noisy(self.cells, column, drawn, self.room, look);
        seen.powers()
    }
}

/// A column with noise, its least and its greatest value.
struct Ended<'r> {
    /// Values and their errors.
    cells: (&'r [f64], &'r [f64]),
    place: Place,
    room: &'r mut [f64],
}

impl NullaryFnOnce for Ended<'_> {
    type Output = Option<(f64, f64)>;

    #[inline(always)]
    fn call(self) -> Self::Output {
        let (column, drawn) = self.place;
        let (mut low, mut high) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
        // A comparison with NaN is false, so a missing value changes nothing.
        let look = |lane: usize, value: f64| {
            low[lane] = if value < low[lane] { value } else { low[lane] };
            high[lane] = if value > high[lane] {
                value
            } else {
                high[lane]
            };
        };
        noisy(self.cells, column, drawn, self.room, look);
        let least = low.into_iter().reduce(min)?;
        let greatest = high.into_iter().reduce(max)?;
        Some((least, greatest))
    }
}

/// Adds the terms that are there, times their weight.
struct Add<'r> {
    sums: &'r mut [f64],
    terms: &'r [f64],
    weight: f64,
}

impl NullaryFnOnce for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (sum, term) in self.sums.iter_mut().zip(self.terms) {
            *sum += if term.is_nan() {
                0.0
            } else {
                self.weight * term
            };
        }
    }
}

/// A column under min-max and an arithmetic mean: scaled and added up in one go.
struct AddScaled<'r> {
    sums: &'r mut [f64],
    terms: &'r [f64],
    /// Least and greatest value.
    ends: (f64, f64),
    /// What they score.
    scale: (f64, f64),
    weight: f64,
}

impl NullaryFnOnce for AddScaled<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let ((least, most), (at_least, at_most)) = (self.ends, self.scale);
        let slope = self.weight * (at_most - at_least) / (most - least);
        let start = self.weight * at_least;
        for (sum, value) in self.sums.iter_mut().zip(self.terms) {
            let term = start + slope * (value - least);
            *sum += if value.is_nan() { 0.0 } else { term };
        }
    }
}

/// Whether every column can be scaled, and no rule can refuse what its scale gives.
fn counts_always(recipe: &Recipe, scores: &Scores, tree: &Hierarchy) -> bool {
    let scaled = |column: usize| scores.unscalable(column).is_none();
    let positive = recipe
        .method
        .aggregation
        .iter()
        .any(|rule| rule.refuses_some());
    let above_zero = |column: usize| {
        let range = recipe.method.columns[column].normalisation.range();
        range.is_some_and(|(low, _)| low > 0.0)
    };
    tree.leaves()
        .all(|(_, column)| scaled(column) && (!positive || above_zero(column)))
}

fn is_of_one_column(step: &Step) -> bool {
    match step {
        Step::Denominate(_) | Step::Treat(_) | Step::Impute(Filling::Column(_)) => true,
        Step::Impute(_)
        | Step::Screen(..)
        | Step::Frontier(_)
        | Step::Unequal(_)
        | Step::OverTime(_)
        | Step::Balance(_) => false,
    }
}

impl Study<'_> {
    /// One step on one column, of which the powers may be known.
    fn step_alone(
        &self,
        step: &Step,
        column: usize,
        (values, known): (&mut [f64], Option<Powers>),
    ) {
        match step {
            Step::Denominate(by) => {
                if let Some((denominator, scale)) = by[column] {
                    let _ = denominate(values, &self.figures().denominators[denominator], scale);
                }
            }
            Step::Treat(by) => {
                if let Some(treatment) = &by[column] {
                    treat_unrecorded(values, treatment, known);
                }
            }
            Step::Impute(Filling::Column(centre)) => fill(values, *centre),
            Step::Impute(_)
            | Step::Screen(..)
            | Step::Frontier(_)
            | Step::Unequal(_)
            | Step::OverTime(_)
            | Step::Balance(_) => {}
        }
    }
}

fn fill(values: &mut [f64], centre: Centre) {
    if values.iter().any(|x| x.is_nan())
        && let Some(middle) = centre.of(values)
    {
        for value in values.iter_mut().filter(|x| x.is_nan()) {
            *value = middle;
        }
    }
}
