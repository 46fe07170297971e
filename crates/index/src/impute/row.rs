//! Filling from the other indicators of the same unit: all children of one parent are brought to a scale from 0 to 1 on
//! which more is better, a hole gets the centre of what the unit has there, and is brought back to its own scale.
//!
//! A child that does not vary has no scale and is not filled from; its own holes get its one value.
//!
//! *Missing values*: a unit that has nothing under the parent is left unfilled and named.
//!
//! *Source*: `Impute` of COINr with `impute_by = "row"`.

use waymark_numerics::order::{range, same};

use super::column::{Centre, holes};
use super::{From, Imputation, Setting, Unfilled, by_parent};

/// Least value on the directed scale, and width.
#[derive(Clone, Copy)]
struct Scale {
    sign: f64,
    low: f64,
    width: f64,
}

pub(super) fn fill(columns: &mut [Vec<f64>], centre: Centre, setting: &Setting<'_>) -> Imputation {
    let mut out = Imputation::default();
    let scale = |column: usize, values: &[f64]| {
        let sign = setting.signs.get(column).copied().unwrap_or(1.0);
        let (low, high) = range(values)?;
        let (low, high) = if sign < 0.0 {
            (-high, -low)
        } else {
            (low, high)
        };
        Some(Scale {
            sign,
            low,
            width: high - low,
        })
    };
    for members in by_parent(columns.len(), setting.parents) {
        let scales: Vec<Option<Scale>> = members.iter().map(|&c| scale(c, &columns[c])).collect();
        let rows = members.first().map_or(0, |&c| columns[c].len());
        let there: Vec<Vec<f64>> = members.iter().map(|&c| columns[c].clone()).collect();
        for (at, &column) in members.iter().enumerate() {
            let own = holes(&there[at]);
            let Some(scale) = scales[at] else {
                if rows > 0 {
                    out.unfilled.push(Unfilled::NoData { column });
                }
                continue;
            };
            for row in own {
                let others = scales.iter().zip(&there).filter_map(|(scale, values)| {
                    let scale = scale.filter(|s| !same(s.width, 0.0))?;
                    Some((values[row] * scale.sign - scale.low) / scale.width)
                });
                let others: Vec<f64> = others.collect();
                let back = |share: f64| (share * scale.width + scale.low) * scale.sign;
                match centre.of(&others) {
                    Some(share) => out.put(columns, (row, column), back(share), From::Row),
                    None => out.unfilled.push(Unfilled::Nothing { row, column }),
                }
            }
        }
    }
    out
}
