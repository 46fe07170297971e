//! How sure ranks are: what they would be if the weights of an index were a quarter more or less.
//!
//! Weights are choices. No index is published without saying what its ranks owe to them.

use waymark_composite::Composite;
use waymark_index::simulate::{Input, Study};
use waymark_numerics::order;

use crate::indices;

/// Draws of weights.
pub const DRAWS: u32 = 500;
/// By how much of itself each weight moves at most.
pub const MOVES: f64 = 0.25;
/// Rows at most under rules that look at all areas together: each draw then takes the whole way.
const MOST_TOGETHER: usize = 300;
/// Of all draws.
const SEED: u64 = 1;

/// By row: the ranks between which 90 % of the draws lie, as ranks that were drawn; `None` for a row without a rank in half of
/// the draws, or where drawing would take too long.
///
/// *Source*: the usual weights test of the JRC's audits: every weight drawn evenly from 75 to 125 % of itself.
pub(crate) fn intervals(groups: &[Vec<usize>], composite: &Composite) -> Vec<Option<(f64, f64)>> {
    let figures = &composite.source.figures;
    let rows = figures.rows();
    let none = vec![None; rows];
    let mut rules = composite.recipe.method.aggregation.iter();
    if !rules.all(|rule| rule.is_mean()) && rows > MOST_TOGETHER {
        return none;
    }
    let inputs = [Input::Weights { relative: MOVES }];
    let Ok(study) = Study::new(figures, &composite.tree, &composite.recipe, &inputs, SEED) else {
        return none;
    };
    let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); rows];
    for task in study.draws(0..DRAWS) {
        study.run(&task, |(_, draws)| {
            for scores in draws {
                indices::ranks(groups, scores, |row, rank| {
                    if let Some(own) = drawn.get_mut(row) {
                        own.push(rank);
                    }
                });
            }
        });
    }
    drawn.into_iter().map(ends).collect()
}

/// The drawn ranks that 5 % and 95 % lie below, the outer ones where they fall between two.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place among some hundred draws"
)]
fn ends(mut ranks: Vec<f64>) -> Option<(f64, f64)> {
    if ranks.len() * 2 < DRAWS as usize {
        return None;
    }
    order::sort(&mut ranks);
    let last = (ranks.len() - 1) as f64;
    let (low, high) = ((0.05 * last).floor(), (0.95 * last).ceil());
    Some((*ranks.get(low as usize)?, *ranks.get(high as usize)?))
}
