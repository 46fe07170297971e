//! Morris: what a step of one input does to the output, from many starting points. Cheap, for many inputs.
//!
//! *Formula*, with p levels and a step of `p / (2 (p - 1))`
//! ```text
//! effect   (y(x + step e_i) - y(x)) / step
//! mu       mean of the effects          mu*   mean of their absolute values          sigma   their sample deviation
//! ```
//! *Missing values*: an effect of which a run failed is left out.
//!
//! *Source*: Morris (1991), Factorial sampling plans; Campolongo, Cariboni and Saltelli (2007) for mu*.

use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::random::Random;
use waymark_numerics::sum::sum_of;

/// What random numbers of this module are for.
const START: u32 = 0x420;
const ORDER: u32 = 0x421;
const RESAMPLE: u32 = 0x422;

/// Walks through the grid, each moving every input once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trajectories {
    /// How many.
    pub count: usize,
    /// Inputs.
    pub inputs: usize,
    /// Levels of each input, even and at least two; 4 is usual.
    pub levels: usize,
}

/// What is known of an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Elementary {
    /// Mean effect.
    pub mu: f64,
    /// Mean absolute effect: how much it matters.
    pub mu_star: f64,
    /// Deviation of the effects: how much it depends on the others, or bends.
    pub sigma: f64,
    /// Standard error of `mu_star`, from resamples.
    pub error: f64,
    /// Effects used.
    pub effects: usize,
}

impl Trajectories {
    /// How many runs.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.count * (self.inputs + 1)
    }

    fn levels(&self) -> usize {
        let even = self.levels - self.levels % 2;
        even.max(2)
    }

    fn step(&self) -> f64 {
        let p = as_f64(self.levels());
        p / (2.0 * (p - 1.0))
    }

    /// The order in which a walk moves the inputs, and the direction of each.
    fn moves(&self, walk: usize, seed: u64) -> Vec<(usize, bool)> {
        let draw = u32::try_from(walk).unwrap_or(u32::MAX);
        let order = Random::new(seed, ORDER).permutation(draw, self.inputs);
        let random = Random::new(seed, START);
        let up = |input: usize| random.below(draw, (self.inputs + input) as u64, 2) == 1;
        order.into_iter().map(|input| (input, up(input))).collect()
    }

    /// The points, walk by walk.
    #[must_use]
    pub fn points(&self, seed: u64) -> Vec<Vec<f64>> {
        let half = self.levels() / 2;
        let top = as_f64(self.levels() - 1);
        let random = Random::new(seed, START);
        let mut out = Vec::with_capacity(self.runs());
        for walk in 0..self.count {
            let draw = u32::try_from(walk).unwrap_or(u32::MAX);
            let moves = self.moves(walk, seed);
            let low = |input: usize| as_f64(random.below(draw, input as u64, half)) / top;
            let mut point: Vec<f64> = (0..self.inputs).map(low).collect();
            for (input, up) in &moves {
                point[*input] += if *up { 0.0 } else { self.step() };
            }
            out.push(point.clone());
            for (input, up) in moves {
                point[input] += if up { self.step() } else { -self.step() };
                out.push(point.clone());
            }
        }
        out
    }

    /// The effects of every input, from one output per run; `None` for an input without effects, or where the outputs are
    /// not those of the runs.
    #[must_use]
    pub fn effects(&self, outputs: &[f64], seed: u64, resamples: u32) -> Vec<Option<Elementary>> {
        let mut effects: Vec<Vec<f64>> = vec![Vec::new(); self.inputs];
        if outputs.len() == self.runs() {
            for (walk, runs) in outputs.chunks_exact(self.inputs + 1).enumerate() {
                for ((input, up), pair) in self.moves(walk, seed).into_iter().zip(runs.windows(2)) {
                    let change = (pair[1] - pair[0]) / self.step();
                    let effect = if up { change } else { -change };
                    if effect.is_finite() {
                        effects[input].push(effect);
                    }
                }
            }
        }
        let numbered = effects.iter().enumerate();
        numbered
            .map(|(input, own)| summary(own, input, seed, resamples))
            .collect()
    }
}

fn summary(effects: &[f64], input: usize, seed: u64, resamples: u32) -> Option<Elementary> {
    let count = effects.len();
    let n = as_f64(count);
    if count == 0 {
        return None;
    }
    let mu = sum_of(effects.iter().copied()) / n;
    let mu_star = sum_of(effects.iter().map(|e| e.abs())) / n;
    let squares = sum_of(effects.iter().map(|e| (e - mu) * (e - mu)));
    let random = Random::new(seed, RESAMPLE);
    let again = |draw: u32| {
        let cell = |k: usize| (input * count + k) as u64;
        let one = |k: usize| effects[random.below(draw, cell(k), count)].abs();
        sum_of((0..count).map(one)) / n
    };
    let drawn: Vec<f64> = (0..resamples).map(again).collect();
    let m = as_f64(drawn.len());
    let centre = sum_of(drawn.iter().copied()) / m;
    let spread = sum_of(drawn.iter().map(|x| (x - centre) * (x - centre)));
    let deviation = |sum: f64, n: f64| {
        if n > 1.0 {
            sqrt(sum / (n - 1.0))
        } else {
            f64::NAN
        }
    };
    Some(Elementary {
        mu,
        mu_star,
        sigma: deviation(squares, n),
        error: deviation(spread, m),
        effects: count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_are_found_exactly_and_products_spread() {
        let walks = Trajectories {
            count: 20,
            inputs: 3,
            levels: 4,
        };
        let points = walks.points(7);
        assert_eq!(points.len(), walks.runs());
        assert!(
            points
                .iter()
                .flatten()
                .all(|x| (-1e-12..=1.0 + 1e-12).contains(x))
        );
        let outputs: Vec<f64> = points
            .iter()
            .map(|p| 2.0 * p[0] - 3.0 * p[1] * p[2])
            .collect();
        let found = walks.effects(&outputs, 7, 50);
        let first = found[0].unwrap();
        assert!((first.mu - 2.0).abs() < 1e-12 && first.sigma < 1e-12 && first.effects == 20);
        let second = found[1].unwrap();
        assert!(second.mu < 0.0 && (second.mu + second.mu_star).abs() < 1e-12);
        assert!(second.sigma > 0.1 && second.error > 0.0);
        assert!(walks.effects(&[1.0], 7, 0).iter().all(Option::is_none));
        let mut failed = outputs;
        failed[0] = f64::NAN;
        let left: usize = walks
            .effects(&failed, 7, 0)
            .iter()
            .flatten()
            .map(|e| e.effects)
            .sum();
        assert_eq!(left, 59);
    }
}
