//! Draws in which the figures themselves differ: cells off by their error, holes filled by a model.

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::math::sqrt;
use waymark_numerics::noise::{BLOCK, block};
use waymark_numerics::order::{max, min};
use waymark_numerics::random::Random;

use super::alone::Alone;
use super::inputs::{Cells, Input, Spread};
use super::study::{Choices, Study, stream};
use crate::impute::multiple::complete;
use crate::recipe::{Figures, Recipe};
use crate::shape::by_lane;

/// What random numbers of this module are for; each input has its own stream behind it.
const CELLS: u32 = 0x300;

/// Draws figures and scores them.
pub(super) struct Drawer<'s, 'a> {
    study: &'s Study<'a>,
    recipe: &'s Recipe,
    /// The short way, where every column can go alone.
    alone: Option<Alone<'s, 'a>>,
    /// The figures that the steps left, where cells are drawn around those.
    settled: Option<Vec<Vec<f64>>>,
}

impl<'s, 'a> Drawer<'s, 'a> {
    /// `None` where no input is drawn cell by cell.
    pub(super) fn new(study: &'s Study<'a>, recipe: &'s Recipe, choices: &Choices) -> Option<Self> {
        study.by_cell().next()?;
        let again = study.by_cell().any(|(_, input)| match input {
            Input::Cells(cells) => cells.again,
            _ => true,
        });
        let alone = Alone::new(study, (recipe, choices), again);
        let prepared = || recipe.prepare(study.figures(), study.tree()).ok();
        let settled = (alone.is_none() && !again).then(prepared).flatten();
        Some(Self {
            study,
            recipe,
            alone,
            settled: settled.map(|p| p.columns),
        })
    }

    /// The scores of a point.
    pub(super) fn draw(&mut self, point: &[f64], weights: &[f64]) -> Vec<f64> {
        if let Some(alone) = &mut self.alone {
            return alone.draw(point, weights);
        }
        let none = || vec![f64::NAN; self.study.rows()];
        let columns = match &self.settled {
            Some(settled) => {
                let mut columns = settled.clone();
                self.change(point, &mut columns);
                columns
            }
            None => {
                let mut figures: Figures = self.study.figures().clone();
                self.change(point, &mut figures.columns);
                match self.recipe.prepare(&figures, self.study.tree()) {
                    Ok(prepared) => prepared.columns,
                    Err(_) => return none(),
                }
            }
        };
        self.study.whole(self.recipe, &columns, weights)
    }

    /// Draws cells, then fills holes: what was filled has no error of measurement.
    fn change(&self, point: &[f64], columns: &mut Vec<Vec<f64>>) {
        for (number, input) in self.study.by_cell() {
            if let Input::Cells(cells) = input {
                let random = noise_of(self.study, number);
                shake(columns, cells, random, stream(point[number]));
            }
        }
        for (number, input) in self.study.by_cell() {
            if let Input::Filling(model) = input {
                let place = (self.study.seed(), stream(point[number]));
                *columns = complete(columns, *model, &[], place).columns;
            }
        }
    }
}

/// Writes a column with noise, and shows each of its values. Cells whose error is missing stay. To be called where code is
/// compiled for each kind of processor.
#[inline(always)]
pub(super) fn noisy(
    (values, errors): (&[f64], &[f64]),
    column: usize,
    (random, draw): (Random, u32),
    out: &mut [f64],
    mut look: impl FnMut(usize, f64),
) {
    let blocks = values.len().div_ceil(BLOCK);
    let first = u32::try_from(column * blocks).unwrap_or(0);
    let cells = values.chunks(BLOCK).zip(errors.chunks(BLOCK));
    for (number, (out, (values, errors))) in (first..).zip(out.chunks_mut(BLOCK).zip(cells)) {
        let noise = block(random, draw, number);
        for (out, (value, (error, noise))) in out
            .iter_mut()
            .zip(values.iter().zip(errors.iter().zip(&noise)))
        {
            let moved = value + error * f64::from(*noise);
            *out = if *error > 0.0 { moved } else { *value };
        }
        by_lane(out, &mut look);
    }
}

/// The same where the column stands.
struct InPlace<'r> {
    values: &'r mut [f64],
    errors: &'r [f64],
    place: (usize, (Random, u32)),
}

impl NullaryFnOnce for InPlace<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let own = self.values.to_vec();
        let (column, drawn) = self.place;
        noisy((&own, self.errors), column, drawn, self.values, |_, _| {});
    }
}

/// The random numbers of an input.
pub(super) fn noise_of(study: &Study<'_>, input: usize) -> Random {
    let number = u32::try_from(input).unwrap_or(0);
    Random::new(study.seed(), CELLS + number)
}

/// Moves every cell that has an error.
fn shake(columns: &mut [Vec<f64>], cells: &Cells, random: Random, draw: u32) {
    for (column, values) in columns.iter_mut().enumerate() {
        let first = (column * values.len()) as u64;
        match &cells.spread {
            Spread::Normal(spread) => Arch::new().dispatch(InPlace {
                values,
                errors: &spread[column],
                place: (column, (random, draw)),
            }),
            Spread::Uniform(spread) => {
                for ((value, half), cell) in values.iter_mut().zip(&spread[column]).zip(first..) {
                    if *half > 0.0 {
                        *value += half * (2.0 * random.uniform(draw, cell) - 1.0);
                    }
                }
            }
            Spread::Between { low, high, peak } => {
                let ends = low[column].iter().zip(&high[column]);
                for ((value, (low, high)), cell) in values.iter_mut().zip(ends).zip(first..) {
                    if low < high && !value.is_nan() {
                        let at = random.uniform(draw, cell);
                        *value = if *peak {
                            triangular((*low, *value, *high), at)
                        } else {
                            low + (high - low) * at
                        };
                    }
                }
            }
            Spread::Samples {
                values: samples,
                joint,
            } => {
                for ((value, samples), cell) in values.iter_mut().zip(&samples[column]).zip(first..)
                {
                    let cell = if *joint { 0 } else { cell };
                    let at = random.below(draw, cell, samples.len());
                    if let Some(sample) = samples.get(at)
                        && !value.is_nan()
                        && sample.is_finite()
                    {
                        *value = *sample;
                    }
                }
            }
        }
    }
}

/// The value below which a share of a triangular distribution lies.
///
/// *Formula*, with ends a and b, the likeliest value c brought between them, F = (c - a) / (b - a)
/// ```text
/// u <= F   a + sqrt(u (b - a) (c - a))
/// u > F    b - sqrt((1 - u) (b - a) (b - c))
/// ```
fn triangular((low, likely, high): (f64, f64, f64), share: f64) -> f64 {
    let likely = max(low, min(high, likely));
    let (wide, below) = (high - low, likely - low);
    if share * wide <= below {
        low + sqrt(share * wide * below)
    } else {
        high - sqrt((1.0 - share) * wide * (high - likely))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From 0 to 10 with its peak at 2: a fifth lies below the peak, the median is 10 - sqrt(0.5 10 8).
    #[test]
    fn shares_of_a_triangle_by_hand() {
        let at = |share| triangular((0.0, 2.0, 10.0), share);
        for (share, value) in [
            (0.0, 0.0),
            (0.05, 1.0),
            (0.2, 2.0),
            (0.5, 10.0 - 40.0_f64.sqrt()),
            (1.0, 10.0),
        ] {
            assert!((at(share) - value).abs() < 1e-14, "{share}");
        }
        // A figure outside its ends is brought to the nearer one.
        assert!((triangular((0.0, -5.0, 1.0), 0.75) - 0.5).abs() < 1e-15);
    }

    /// What is drawn stays between the ends of its cell; cells without ends stay as they are.
    #[test]
    fn drawn_cells_lie_between_their_ends() {
        let figures = vec![2.0, 2.0, f64::NAN, 7.0];
        for peak in [true, false] {
            let cells = Cells {
                spread: Spread::Between {
                    low: vec![vec![0.0, f64::NAN, 1.0, 7.0]],
                    high: vec![vec![10.0, f64::NAN, 3.0, 7.0]],
                    peak,
                },
                again: true,
            };
            let mut sum = 0.0;
            for draw in 0..4000 {
                let mut columns = vec![figures.clone()];
                shake(&mut columns, &cells, Random::new(3, 1), draw);
                let found = &columns[0];
                assert!((0.0..=10.0).contains(&found[0]), "{found:?}");
                assert_eq!(format!("{:?}", &found[1..]), "[2.0, NaN, 7.0]");
                sum += found[0];
            }
            // Mean (0 + 2 + 10) / 3, or 5; standard deviation below 3.
            let mean = if peak { 4.0 } else { 5.0 };
            assert!((sum / 4000.0 - mean).abs() < 0.15, "{sum}");
        }
    }
}
