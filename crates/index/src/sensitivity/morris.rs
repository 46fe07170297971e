//! Screening with few runs: trajectories in which one input moves at a time.

use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::random::Random;

use super::sobol::check_count;
use super::{Bootstrap, Groups, Interval, SensitivityFault};

/// The design of Morris: trajectories on a grid, in each of which every input moves once.
///
/// *Formula*, with `p` grid levels
/// ```text
/// grid   0, 1 / (p - 1), ..., 1
/// delta  p / (2 (p - 1))
/// ```
/// Each input starts at a random level from which it can move by `delta`, up or down by chance, and the inputs move in
/// random order. The `inputs + 1` runs of a trajectory stand together.
///
/// *Units and range*: from 0 to 1, both ends included. Whoever maps an input to a distribution without bounds, or cuts
/// it into classes, must take care of 0 and 1.
///
/// *Source*: Morris (1991), Factorial sampling plans for preliminary computational experiments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trajectories {
    groups: Groups,
    levels: u32,
    random: Random,
    /// For each trajectory and group: the step at which it moves.
    steps: Vec<Vec<usize>>,
}

/// What a screening says about an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screened {
    /// Mean elementary effect; effects of both signs cancel. `None` for a group, whose inputs move up and down at once.
    pub mu: Option<f64>,
    /// Mean size of the elementary effects.
    pub mu_star: f64,
    /// Their sample standard deviation: large where the input acts with others or not in a line; `None` for a single
    /// effect and for groups.
    pub sigma: Option<f64>,
    /// Interval of `mu_star`.
    pub interval: Option<Interval>,
    /// Effects there are; a missing run takes those on either side of it.
    pub effects: usize,
}

impl Trajectories {
    /// So many trajectories of so many inputs on a grid; usually 4 levels and 10 or more trajectories.
    ///
    /// *Errors*: no inputs, no trajectory, an odd number of levels or none.
    pub fn new(
        inputs: usize,
        levels: u32,
        trajectories: usize,
        random: Random,
    ) -> Result<Self, SensitivityFault> {
        Self::of_groups(Groups::alone(inputs), levels, trajectories, random)
    }

    /// The same for inputs that move together.
    ///
    /// *Errors*: as [`Trajectories::new`].
    ///
    /// *Source*: Campolongo, Cariboni and Saltelli (2007), groups; `SALib`.
    pub fn of_groups(
        groups: Groups,
        levels: u32,
        trajectories: usize,
        random: Random,
    ) -> Result<Self, SensitivityFault> {
        if groups.inputs() == 0 {
            return Err(SensitivityFault::NoInputs);
        }
        if levels < 2 || !levels.is_multiple_of(2) {
            let given = levels as usize;
            return Err(SensitivityFault::GridLevels { given });
        }
        if trajectories == 0 {
            return Err(SensitivityFault::TooFewRows { rows: 0, least: 1 });
        }
        // Each trajectory takes two draws.
        check_count(trajectories.saturating_mul(2))?;
        let steps = |draw| {
            let mut steps = vec![0; groups.count()];
            let order = random.permutation(draw, groups.count());
            for (step, group) in order.into_iter().enumerate() {
                steps[group] = step;
            }
            steps
        };
        let draws = (0..).step_by(2).take(trajectories);
        let steps = draws.map(steps).collect();
        Ok(Self {
            groups,
            levels,
            random,
            steps,
        })
    }

    /// How many runs in all.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.steps.len().saturating_mul(self.groups.count() + 1)
    }

    fn delta(&self) -> f64 {
        let levels = f64::from(self.levels);
        levels / (2.0 * (levels - 1.0))
    }

    /// Level from which an input can move up, and whether it does.
    fn start(&self, trajectory: usize, input: usize) -> (f64, bool) {
        let draw = u32::try_from(2 * trajectory + 1).unwrap_or(u32::MAX);
        let cell = 2 * input as u64;
        let half = self.levels as usize / 2;
        let level = as_f64(self.random.below(draw, cell, half));
        let up = self.random.below(draw, cell + 1, 2) == 1;
        (level / (f64::from(self.levels) - 1.0), up)
    }

    /// One input of a run; `NaN` for a run or input that is not there.
    #[must_use]
    pub fn input(&self, run: usize, input: usize) -> f64 {
        let each = self.groups.count() + 1;
        let (trajectory, place) = (run / each, run % each);
        let steps = self.steps.get(trajectory).zip(self.groups.of(input));
        let Some(step) = steps.and_then(|(steps, group)| steps.get(group)) else {
            return f64::NAN;
        };
        let (low, up) = self.start(trajectory, input);
        let moved = *step < place;
        if moved == up { low + self.delta() } else { low }
    }

    /// All inputs of a run.
    pub fn fill(&self, run: usize, inputs: &mut [f64]) {
        for (input, value) in inputs.iter_mut().enumerate() {
            *value = self.input(run, input);
        }
    }

    /// The elementary effects of a group, one for each trajectory that has them; their sizes where several inputs move.
    fn effects(&self, outputs: &[f64], group: usize) -> Vec<f64> {
        let trajectories = outputs
            .chunks_exact(self.groups.count() + 1)
            .zip(&self.steps);
        let mut members = self.groups.members(group);
        let alone = members.next().filter(|_| members.next().is_none());
        let effect = |(trajectory, (outputs, steps)): (usize, (&[f64], &Vec<usize>))| {
            let step = steps[group];
            let moved = outputs[step + 1] - outputs[step];
            match alone {
                Some(input) if !self.start(trajectory, input).1 => moved / -self.delta(),
                Some(_) => moved / self.delta(),
                None => moved.abs() / self.delta(),
            }
        };
        let all = trajectories.enumerate().map(effect);
        all.filter(|effect| effect.is_finite()).collect()
    }

    /// Screens the groups by the outputs of the runs, in their order; every input is one where none were named.
    ///
    /// *Formula*, over the elementary effects of an input, one for each trajectory
    /// ```text
    /// effect   (y after - y before) / (delta with the sign of the move)
    /// mu       mean(effect)
    /// mu*      mean(|effect|)
    /// sigma    sample standard deviation of the effects
    /// interval of mu*: its effects are drawn again with replacement
    /// ```
    /// *Units and range*: those of the output, for a move over the whole range of the input.
    ///
    /// *Missing values*: an effect with a missing run is left out; an input without effects is `None`.
    ///
    /// *Errors*: not one output for each run; a level or number of resamples that is none.
    ///
    /// *Source*: Morris (1991); Campolongo, Cariboni and Saltelli (2007), An effective screening design for sensitivity
    /// analysis of large models; `morris.analyze` of `SALib`.
    pub fn screen(
        &self,
        outputs: &[f64],
        bootstrap: &Bootstrap,
    ) -> Result<Vec<Option<Screened>>, SensitivityFault> {
        let (given, needed) = (outputs.len(), self.runs());
        if given != needed {
            return Err(SensitivityFault::Lengths { given, needed });
        }
        let screen = |group| -> Result<Option<Screened>, SensitivityFault> {
            let effects = self.effects(outputs, group);
            let alone = self.groups.members(group).count() == 1;
            let sizes: Vec<f64> = effects.iter().map(|e| e.abs()).collect();
            let interval = bootstrap.of_mean(&sizes)?;
            let both = moments(&effects).zip(moments(&sizes));
            Ok(both.map(|(effect, size)| Screened {
                mu: Some(effect.mean).filter(|_| alone),
                mu_star: size.mean,
                sigma: effect.deviation.filter(|_| alone),
                interval,
                effects: effect.count,
            }))
        };
        (0..self.groups.count()).map(screen).collect()
    }
}
