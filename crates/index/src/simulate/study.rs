//! A study: an index, what is uncertain about it, and draws that can be shared out.
//!
//! A draw is a point with one number between 0 and 1 for each input; the scores are a function of the point and of
//! nothing else, so that sensitivity analysis can hold some inputs and move others. Points whose method is the same are
//! done together: the figures are prepared once for all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use waymark_numerics::moments::moments;
use waymark_numerics::random::Random;

use super::draws::Drawer;
use super::inputs::{Change, Input, InputFault, faults};
use super::prepared::Prepared;
use crate::hierarchy::Hierarchy;
use crate::recipe::{Figures, Recipe, RecipeFault};

/// What random numbers of a study are for; each input has its own stream behind these.
const POINTS: u32 = 0x100;
const WEIGHTS: u32 = 0x200;

/// Draws that are done over one tile before the next: the tile stays in the cache. What is counted of a unit in all of them
/// is counted at one go, for counters of all units are too many for any cache.
const TOGETHER: usize = 128;
/// Draws of one method that one thread takes at a time; fewer where each draw takes long.
const SHARE: usize = 512;
const LONG_SHARE: usize = 64;

/// A study, checked.
#[derive(Debug)]
pub struct Study<'a> {
    figures: &'a Figures,
    tree: &'a Hierarchy,
    recipe: &'a Recipe,
    inputs: &'a [Input],
    seed: u64,
    target: usize,
    /// What the tasks of the last method share.
    kept: Mutex<Option<Arc<Kept<'a>>>>,
}

/// Figures of a method, made ready for its draws once for all tasks and threads.
#[derive(Debug)]
pub(super) struct Kept<'a> {
    choices: Choices,
    pub(super) prepared: Prepared<'a>,
    /// By column: the figures before noise, where there is noise.
    pub(super) start: Vec<Vec<f64>>,
    /// By column: the mean of those; 0 where there is none.
    pub(super) middles: Vec<f64>,
}

/// By input: which change; nothing for inputs that are not choices.
pub(super) type Choices = Vec<Option<usize>>;

/// Points whose method is the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    choices: Choices,
    /// Number and point of each draw.
    points: Points,
}

impl Task {
    fn each(&self, mut take: impl FnMut(u32)) {
        self.points.iter().for_each(|(draw, _)| take(*draw));
    }
}

/// Draws with their numbers.
type Points = Vec<(u32, Vec<f64>)>;

/// Why there is no study.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum StudyFault {
    /// An input does not fit.
    #[error(transparent)]
    Input(#[from] InputFault),
    /// Figures and method do not fit.
    #[error(transparent)]
    Recipe(#[from] RecipeFault),
}

/// Numbers of some draws with their scores: one list of units for each.
pub type Scored<'s> = (&'s [u32], &'s [Vec<f64>]);

impl<'a> Study<'a> {
    /// Checks that everything fits: the recipe on the figures, each input on both.
    ///
    /// *Errors*: all that does not fit, at once.
    pub fn new(
        figures: &'a Figures,
        tree: &'a Hierarchy,
        recipe: &'a Recipe,
        inputs: &'a [Input],
        seed: u64,
    ) -> Result<Self, Vec<StudyFault>> {
        let size = (figures.columns.len(), figures.rows());
        let mut found: Vec<StudyFault> = faults(inputs, recipe, tree, size)
            .into_iter()
            .map(StudyFault::Input)
            .collect();
        if let Err(own) = recipe.build(figures, tree) {
            found.extend(own.into_iter().map(StudyFault::Recipe));
        }
        if !found.is_empty() {
            return Err(found);
        }
        let study = Self {
            figures,
            tree,
            recipe,
            inputs,
            seed,
            target: tree.root(),
            kept: Mutex::new(None),
        };
        // Each change is tried on its own: what fails alone would fail in every draw that has it.
        let mut failed = Vec::new();
        for (input, what) in inputs.iter().enumerate() {
            let Input::Choice(changes) = what else {
                continue;
            };
            for choice in 0..changes.len() {
                let mut choices = vec![None; inputs.len()];
                choices[input] = Some(choice);
                let (recipe, _) = study.variant(&choices);
                if let Err(own) = recipe.build(figures, tree) {
                    failed.extend(own.into_iter().map(StudyFault::Recipe));
                }
            }
        }
        if failed.is_empty() {
            Ok(study)
        } else {
            Err(failed)
        }
    }

    /// The same study of another node than the root.
    #[must_use]
    pub fn of_node(mut self, node: usize) -> Self {
        self.target = node;
        self.kept = Mutex::new(None);
        self
    }

    /// How many inputs.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.figures.rows()
    }

    /// The point of a draw, at random.
    #[must_use]
    pub fn random_point(&self, draw: u32) -> Vec<f64> {
        let random = Random::new(self.seed, POINTS);
        let inputs = 0..self.inputs.len() as u64;
        inputs.map(|input| random.uniform(draw, input)).collect()
    }

    /// Points as tasks. The draws are numbered as the points are, from `first`.
    #[must_use]
    pub fn tasks(&self, points: impl IntoIterator<Item = Vec<f64>>, first: u32) -> Vec<Task> {
        let mut by_method: BTreeMap<Vec<Option<usize>>, Points> = BTreeMap::new();
        for (draw, point) in (first..).zip(points) {
            let choices = self.choices(&point);
            by_method.entry(choices).or_default().push((draw, point));
        }
        let mut out = Vec::new();
        let share = if self.by_cell().next().is_some() {
            LONG_SHARE
        } else {
            SHARE
        };
        for (choices, points) in by_method {
            let shares = points.chunks(share).map(|points| Task {
                choices: choices.clone(),
                points: points.to_vec(),
            });
            out.extend(shares);
        }
        out
    }

    /// Random draws as tasks.
    #[must_use]
    pub fn draws(&self, draws: std::ops::Range<u32>) -> Vec<Task> {
        let first = draws.start;
        self.tasks(draws.map(|draw| self.random_point(draw)), first)
    }

    /// Runs a task. `take` is handed the scores of some draws at a time; `NaN` where a row has none.
    pub fn run(&self, task: &Task, mut take: impl FnMut(Scored<'_>)) {
        let (recipe, weights) = self.variant(&task.choices);
        if let Some(mut drawer) = Drawer::new(self, &recipe, &task.choices) {
            for points in task.points.chunks(TOGETHER) {
                let draws: Vec<u32> = points.iter().map(|(draw, _)| *draw).collect();
                let draw = |(_, point): &(u32, Vec<f64>)| {
                    drawer.draw(point, &self.weights(&weights, point))
                };
                let scores: Vec<Vec<f64>> = points.iter().map(draw).collect();
                take((&draws, &scores));
            }
            return;
        }
        let none = vec![f64::NAN; self.rows()];
        if !recipe.method.aggregation.iter().all(|rule| rule.is_mean()) {
            match recipe.prepare(self.figures, self.tree) {
                Ok(found) => self.run_whole(task, (&recipe, &weights), &found.columns, take),
                // A combination of changes that cannot be built has no scores; each change alone can be.
                Err(_) => task.each(|draw| take((&[draw], std::slice::from_ref(&none)))),
            }
            return;
        }
        let Some(kept) = self.kept(&task.choices, || self.ready(&recipe)) else {
            return task.each(|draw| take((&[draw], std::slice::from_ref(&none))));
        };
        let mut scores = Vec::new();
        for points in task.points.chunks(TOGETHER) {
            let weights: Vec<Vec<f64>> = points
                .iter()
                .map(|(_, point)| self.weights(&weights, point))
                .collect();
            let draws: Vec<u32> = points.iter().map(|(draw, _)| *draw).collect();
            kept.prepared.scores_into(&weights, &mut scores);
            take((&draws, &scores));
        }
    }

    /// Scaled figures laid out for draws of weights.
    fn ready(&self, recipe: &Recipe) -> Option<(Prepared<'a>, Vec<Vec<f64>>)> {
        let scores = {
            // The figures before the scales go at once: many methods are made ready while others are drawn.
            let found = recipe.prepare(self.figures, self.tree).ok()?;
            let scored = recipe.score(&found.columns, self.figures, self.tree);
            scored.ok()?
        };
        let prepared = Prepared::of_node(self.tree, &scores, &recipe.method, self.target);
        Some((prepared, Vec::new()))
    }

    /// What tasks of one method share: made by the first, kept until a task of another method comes.
    pub(super) fn kept(
        &self,
        choices: &Choices,
        make: impl FnOnce() -> Option<(Prepared<'a>, Vec<Vec<f64>>)>,
    ) -> Option<Arc<Kept<'a>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = kept.as_ref().filter(|k| k.choices == *choices) {
            return Some(Arc::clone(own));
        }
        // What is there goes before the new one comes: both need not fit.
        *kept = None;
        let (prepared, start) = make()?;
        let own = Arc::new(Kept {
            choices: choices.clone(),
            prepared,
            middles: start
                .iter()
                .map(|c| moments(c).map_or(0.0, |m| m.mean))
                .collect(),
            start,
        });
        *kept = Some(Arc::clone(&own));
        Some(own)
    }

    /// Scores the whole tree for every draw: some rules look at more than weighted sums.
    fn run_whole(
        &self,
        task: &Task,
        (recipe, weights): (&Recipe, &[f64]),
        columns: &[Vec<f64>],
        mut take: impl FnMut(Scored<'_>),
    ) {
        for (draw, point) in &task.points {
            let weights = self.weights(weights, point);
            let scores = self.whole(recipe, columns, &weights);
            take((&[*draw], std::slice::from_ref(&scores)));
        }
    }

    /// The figures of the target with some weights, the long way.
    pub(super) fn whole(&self, recipe: &Recipe, columns: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
        let tree = self.tree.reweighted(weights);
        let rows = 0..self.rows();
        match recipe.score(columns, self.figures, &tree) {
            Ok(scores) => rows
                .map(|row| scores.value(row, self.target).unwrap_or(f64::NAN))
                .collect(),
            Err(_) => vec![f64::NAN; self.rows()],
        }
    }

    pub(super) fn figures(&self) -> &'a Figures {
        self.figures
    }

    pub(super) fn tree(&self) -> &'a Hierarchy {
        self.tree
    }

    pub(super) fn node(&self) -> usize {
        self.target
    }

    /// The inputs that are drawn cell by cell, with their numbers.
    pub(super) fn by_cell(&self) -> impl Iterator<Item = (usize, &'a Input)> {
        let all = self.inputs.iter().enumerate();
        all.filter(|(_, input)| matches!(input, Input::Cells(_) | Input::Filling(_)))
    }

    pub(super) fn seed(&self) -> u64 {
        self.seed
    }

    /// Which change of each choice a point stands for.
    fn choices(&self, point: &[f64]) -> Vec<Option<usize>> {
        let choice = |(input, at): (&Input, &f64)| match input {
            Input::Choice(changes) => Some(nth(*at, changes.len())),
            Input::Weights { .. } | Input::Cells(_) | Input::Filling(_) => None,
        };
        let inputs = self.inputs.iter().zip(point);
        // Changes of weights alone need no method of their own.
        let of_weights = |input: &Input| match input {
            Input::Choice(changes) => changes.iter().all(Change::is_of_weights),
            _ => false,
        };
        inputs
            .map(|(input, at)| choice((input, at)).filter(|_| !of_weights(input)))
            .collect()
    }

    /// The recipe of some choices, with the weights that belong to it.
    fn variant(&self, choices: &[Option<usize>]) -> (Recipe, Vec<f64>) {
        let mut recipe = self.recipe.clone();
        let mut weights: Vec<f64> = (0..self.tree.len())
            .map(|node| self.tree.relative_weight(node))
            .collect();
        for (input, choice) in self.inputs.iter().zip(choices) {
            if let (Input::Choice(changes), Some(choice)) = (input, choice) {
                changes[*choice].put(&mut recipe);
                changes[*choice].weigh(&mut weights);
            }
        }
        (recipe, weights)
    }

    /// The weights of a point: those of its method, changed and moved as its inputs say.
    fn weights(&self, start: &[f64], point: &[f64]) -> Vec<f64> {
        let mut weights = start.to_vec();
        for (input, at) in self.inputs.iter().zip(point) {
            if let Input::Choice(changes) = input
                && changes.iter().all(Change::is_of_weights)
            {
                changes[nth(*at, changes.len())].weigh(&mut weights);
            }
        }
        for (number, (input, at)) in (0_u32..).zip(self.inputs.iter().zip(point)) {
            if let Input::Weights { relative } = input {
                let random = Random::new(self.seed, WEIGHTS + number);
                let draw = stream(*at);
                for (weight, node) in weights.iter_mut().zip(0_u64..) {
                    *weight *= 1.0 + relative * (2.0 * random.uniform(draw, node) - 1.0);
                }
            }
        }
        weights
    }
}

/// Which of `count` equal parts of the way from 0 to 1 a number lies in.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the product lies between 0 and the count"
)]
fn nth(at: f64, count: usize) -> usize {
    let product = at * waymark_numerics::moments::as_f64(count);
    (product as usize).min(count - 1)
}

/// A number between 0 and 1 as the number of a stream: equal points give equal streams.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the product lies between 0 and 2^32"
)]
pub(super) fn stream(at: f64) -> u32 {
    (at * 4_294_967_296.0) as u32
}
