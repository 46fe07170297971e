//! The Fourier amplitude sensitivity test, extended: each input moves along a curve at a frequency of its own, and what the
//! output shows at that frequency is due to it.
//!
//! *Formula*, with N points on the curve of input i, M = 4 harmonics, w = floor((N - 1) / 2M)
//! ```text
//! x_j(n)   1/2 + asin(sin(2 pi (w_j n / N + phase))) / pi;  w_i = w, the others from 1 to floor(w / 2M)
//! P(k)     |sum over n of y(n) exp(-2 pi i k n / N)|^2 / N^2,  k from 1 to below N/2
//! first    sum of P(p w) over p = 1 .. M, over the sum of P
//! total    1 - sum of P(k) over k up to w/2, over the sum of P
//! ```
//! *Units and range*: shares of the variance. Runs stand input by input, N for each.
//!
//! *Missing values*: an input with a missing run has no indices: a curve with a hole has no frequencies.
//!
//! *Source*: Cukier and others (1973); Saltelli, Tarantola and Chan (1999), A quantitative model-independent method for global
//! sensitivity analysis of model output; `fast` of `SALib`.

use waymark_numerics::math::{cos, sin};
use waymark_numerics::moments::as_f64;
use waymark_numerics::random::Random;
use waymark_numerics::sum::sum_of;

use super::SensitivityFault;

/// Harmonics that are looked at.
const HARMONICS: usize = 4;

/// Curves through the space of the inputs, one for each input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Curves {
    inputs: usize,
    points: usize,
    random: Random,
}

/// Indices of an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amplitude {
    /// Share of the variance it explains alone.
    pub first: f64,
    /// Share it has a part in.
    pub total: f64,
}

impl Curves {
    /// Curves of so many points for so many inputs; each begins at a place drawn by lot.
    ///
    /// *Errors*: no inputs; no more points than four times the square of the harmonics (64).
    pub fn new(inputs: usize, points: usize, random: Random) -> Result<Self, SensitivityFault> {
        let least = 4 * HARMONICS * HARMONICS + 1;
        if inputs == 0 {
            return Err(SensitivityFault::NoInputs);
        }
        if points < least {
            return Err(SensitivityFault::TooFewRows {
                rows: points,
                least,
            });
        }
        Ok(Self {
            inputs,
            points,
            random,
        })
    }

    /// How many runs in all.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.inputs.saturating_mul(self.points)
    }

    fn own_frequency(&self) -> usize {
        (self.points - 1) / (2 * HARMONICS)
    }

    /// The frequency of an input on the curve of another.
    fn frequency(&self, curve: usize, input: usize) -> usize {
        let own = self.own_frequency();
        if curve == input {
            return own;
        }
        let most = own / (2 * HARMONICS);
        let others = self.inputs - 1;
        let place = if input < curve { input } else { input - 1 };
        if most < others {
            return place % most + 1;
        }
        // From 1 to the most, evenly, rounded down.
        match others {
            1 => 1,
            others => 1 + place * (most - 1) / (others - 1),
        }
    }

    /// One input of a run, from 0 to 1; `NaN` for a run or input that is not there.
    #[must_use]
    pub fn input(&self, run: usize, input: usize) -> f64 {
        if run >= self.runs() || input >= self.inputs {
            return f64::NAN;
        }
        let (curve, point) = (run / self.points, run % self.points);
        let phase = self.random.uniform(0, curve as u64);
        let turns = as_f64(self.frequency(curve, input) * point % self.points);
        let way = turns / as_f64(self.points) + phase;
        let way = way - way.floor();
        // The arc sine of a sine goes up and down in straight lines.
        if way < 0.25 {
            0.5 + 2.0 * way
        } else if way < 0.75 {
            1.5 - 2.0 * way
        } else {
            2.0 * way - 1.5
        }
    }

    /// The indices of every input from the outputs of the runs, in their order; `None` where a run is missing or nothing
    /// varies.
    ///
    /// *Errors*: not one output for each run.
    pub fn indices(&self, outputs: &[f64]) -> Result<Vec<Option<Amplitude>>, SensitivityFault> {
        let (given, needed) = (outputs.len(), self.runs());
        if given != needed {
            return Err(SensitivityFault::Lengths { given, needed });
        }
        let waves = Waves::new(self.points);
        let own = self.own_frequency();
        let curves = outputs.chunks_exact(self.points);
        Ok(curves.map(|curve| waves.amplitude(curve, own)).collect())
    }
}

/// Sines and cosines of the whole circle in equal parts.
struct Waves {
    table: Vec<(f64, f64)>,
}

impl Waves {
    fn new(points: usize) -> Self {
        let angle = |n| std::f64::consts::TAU * as_f64(n) / as_f64(points);
        let table = (0..points).map(|n| (cos(angle(n)), sin(angle(n))));
        Self {
            table: table.collect(),
        }
    }

    fn amplitude(&self, outputs: &[f64], own: usize) -> Option<Amplitude> {
        if outputs.iter().any(|y| !y.is_finite()) {
            return None;
        }
        let n = self.table.len();
        let power = |k: usize| {
            let part = |of: fn(&(f64, f64)) -> f64| {
                let waves = (0..n).map(|at| of(&self.table[k * at % n]));
                sum_of(waves.zip(outputs).map(|(wave, y)| wave * y)) / as_f64(n)
            };
            let (real, imaginary) = (part(|w| w.0), part(|w| w.1));
            real * real + imaginary * imaginary
        };
        let powers: Vec<f64> = (1..n.div_ceil(2)).map(power).collect();
        let whole = sum_of(powers.iter().copied());
        let at = |k: usize| powers.get(k - 1).copied().unwrap_or(0.0);
        let alone = sum_of((1..=HARMONICS).map(|p| at(p * own)));
        let others = sum_of((1..=own / 2).map(at));
        (whole > 0.0).then(|| Amplitude {
            first: alone / whole,
            total: 1.0 - others / whole,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `SALib` 1.6.0 on the same numbers.
    #[test]
    fn indices_are_those_of_the_peer() {
        let curves = Curves::new(3, 129, Random::new(1, 1)).unwrap();
        let output = |(i, n): (u32, u32)| f64::from((n * 37 + i * 11 + n * n) % 101) / 101.0;
        let outputs: Vec<f64> = (0..3)
            .flat_map(|i| (0..129).map(move |n| (i, n)))
            .map(output)
            .collect();
        let expected = [
            (0.047_313_170_263_521_16, 0.879_903_998_697_798_8),
            (0.085_875_044_972_030_38, 0.917_229_896_050_931_5),
            (0.033_067_522_082_742_39, 0.851_983_437_639_555_5),
        ];
        for (found, (first, total)) in curves.indices(&outputs).unwrap().iter().zip(expected) {
            let found = found.unwrap();
            assert!((found.first - first).abs() < 1e-13 && (found.total - total).abs() < 1e-13);
        }
        assert!(curves.indices(&outputs[1..]).is_err());
    }

    /// Of y = x1 + 2 x2 the first input explains a fifth, the second four fifths, the third nothing.
    #[test]
    fn shares_of_a_sum_are_found() {
        let curves = Curves::new(3, 1001, Random::new(3, 1)).unwrap();
        let output = |run| curves.input(run, 0) + 2.0 * curves.input(run, 1);
        let mut outputs: Vec<f64> = (0..curves.runs()).map(output).collect();
        let found = curves.indices(&outputs).unwrap();
        for (found, share) in found.iter().zip([0.2, 0.8, 0.0]) {
            let found = found.unwrap();
            assert!(
                (found.first - share).abs() < 0.02 && (found.total - share).abs() < 0.02,
                "{found:?}"
            );
        }
        outputs[0] = f64::NAN;
        assert_eq!(curves.indices(&outputs).unwrap()[0], None);
        assert!(
            Curves::new(3, 64, Random::new(1, 1)).is_err()
                && Curves::new(0, 99, Random::new(1, 1)).is_err()
        );
        assert!(curves.input(3003, 0).is_nan());
    }
}
