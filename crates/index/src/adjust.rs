//! Steps that put a figure into proportion: to what others of like ability reach, and to how unequally it is shared.
//!
//! Both look at columns that nobody scores (an income, the figures of groups). What cannot be put into proportion is
//! missing from then on, with its reason.

use std::ops::Range;

use crate::frontier::{Ability, NoFrontier, ability};
use crate::inequality::{Unmeasured, inequality};
use crate::normalise::Direction;

/// How a column is lowered by the inequality among groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Unequal {
    /// Numbers of the columns with the figures of the groups.
    pub figures: Vec<usize>,
    /// How many people each group has.
    pub people: People,
    /// Aversion to inequality, from 0; 1 is that of the UNDP.
    pub aversion: f64,
}

/// How many people groups have.
#[derive(Debug, Clone, PartialEq)]
pub enum People {
    /// The same shares everywhere.
    Shares(Vec<f64>),
    /// Numbers of the columns that say it.
    Columns(Vec<usize>),
}

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// The figure before.
    pub from: f64,
    /// The figure after; `NaN` where it is missing from now on.
    pub to: f64,
    /// The frontier, or Atkinson's index; `NaN` where there is none.
    pub by: f64,
}

/// Why a figure could not be held against others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The unit has no figure at an earlier time.
    #[error("there is no earlier figure")]
    NoEarlier,
    /// The earlier figure is zero.
    #[error("the earlier figure is zero")]
    FromZero,
    /// The figures of the unit do not vary over time.
    #[error("the figures of the unit do not vary over time")]
    NoCycle,
    /// Answers are missing.
    #[error("answers are missing")]
    NoAnswers,
    /// Nobody answered, or a number of people is negative.
    #[error("nobody answered, or a number of answers is negative")]
    NoPeople,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Adjusted {
    /// Cells that had a figure.
    pub cells: Vec<Cell>,
    /// Columns without a frontier.
    pub unbounded: Vec<(usize, NoFrontier)>,
    /// Rows and columns whose inequality cannot be measured.
    pub unmeasured: Vec<(usize, usize, Unmeasured)>,
    /// Rows and columns that could not be held against others.
    pub refused: Vec<(usize, usize, Refused)>,
}

impl Adjusted {
    /// Puts what was found, or leaves the figure missing and says why.
    pub(crate) fn put_or_refuse(
        &mut self,
        (row, column): (usize, usize),
        value: &mut f64,
        found: Result<(f64, f64), Refused>,
    ) {
        if let Err(why) = found {
            self.refused.push((row, column, why));
        }
        let found = found.unwrap_or((f64::NAN, f64::NAN));
        self.put((row, column), value, found);
    }

    fn put(&mut self, (row, column): (usize, usize), value: &mut f64, (to, by): (f64, f64)) {
        if !value.is_nan() {
            let from = *value;
            self.cells.push(Cell {
                row,
                column,
                from,
                to,
                by,
            });
        }
        *value = to;
    }
}

/// Puts a column into the place of its scores against the frontier, 0 to 100: more where higher is better, and the
/// shortfall (100 less the score) where lower is better, so that the direction of the column stays true.
///
/// *Missing values*: a figure without an ability is missing from then on.
pub(crate) fn against_frontier(
    (column, values): (usize, &mut [f64]),
    (abilities, how): (&[f64], &Ability),
    direction: Direction,
    rows: &Range<usize>,
    out: &mut Adjusted,
) {
    let lower = direction == Direction::LowerIsBetter;
    let turned = |x: f64| if lower { -x } else { x };
    let achievements: Vec<f64> = values.iter().map(|x| turned(*x)).collect();
    let how = Ability {
        floor: how.floor.map(turned),
        ..*how
    };
    let reached = match ability(&achievements, abilities, &how) {
        Ok(reached) => reached,
        Err(fault) => {
            out.unbounded.push((column, fault));
            vec![None; values.len()]
        }
    };
    for (n, (value, reached)) in values.iter_mut().zip(reached).enumerate() {
        let found = reached.map_or((f64::NAN, f64::NAN), |r| {
            let score = if lower { 100.0 - r.score } else { r.score };
            (score, turned(r.frontier))
        });
        out.put((rows.start + n, column), value, found);
    }
}

/// Lowers the figures of a column by Atkinson's index of its groups: `x (1 - A)`.
///
/// *Missing values*: a figure whose inequality cannot be measured is missing from then on.
///
/// *Source*: UNDP, inequality-adjusted human development index.
pub(crate) fn by_inequality(
    (column, values): (usize, &mut [f64]),
    others: &[Vec<f64>],
    how: &Unequal,
    rows: &Range<usize>,
    out: &mut Adjusted,
) {
    for (n, value) in values.iter_mut().enumerate() {
        if value.is_nan() {
            continue;
        }
        let row = rows.start + n;
        let of =
            |columns: &[usize]| -> Vec<f64> { columns.iter().map(|&c| others[c][row]).collect() };
        let people = match &how.people {
            People::Shares(shares) => shares.clone(),
            People::Columns(columns) => of(columns),
        };
        let found = match inequality(&of(&how.figures), &people, how.aversion) {
            Ok(found) => (*value * (1.0 - found.atkinson), found.atkinson),
            Err(fault) => {
                out.unmeasured.push((row, column, fault));
                (f64::NAN, f64::NAN)
            }
        };
        out.put((row, column), value, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontier::Frontier;

    const HULL: Ability = Ability {
        frontier: Frontier::Hull,
        floor: None,
        cap: true,
        penalty: false,
    };

    #[test]
    fn the_direction_of_a_column_stays_true() {
        // Deaths: the poorest has 40, which nobody poorer undercuts; the rich one has 20 where 10 was reached.
        let (mut values, incomes) = (vec![40.0, 10.0, 20.0, 5.0], [1.0, 2.0, 3.0, f64::NAN]);
        let mut out = Adjusted::default();
        let how = Ability {
            floor: Some(50.0),
            ..HULL
        };
        against_frontier(
            (7, &mut values),
            (&incomes, &how),
            Direction::LowerIsBetter,
            &(10..14),
            &mut out,
        );
        assert_eq!(format!("{values:?}"), "[0.0, 0.0, 25.0, NaN]");
        assert_eq!((out.cells[2].row, out.cells[2].column), (12, 7));
        assert_eq!(out.cells[2].by.to_bits(), 10.0_f64.to_bits());
        let mut values = vec![1.0];
        against_frontier(
            (0, &mut values),
            (&[0.0], &how),
            Direction::HigherIsBetter,
            &(0..1),
            &mut out,
        );
        assert!(values[0].is_nan());
        assert_eq!(out.unbounded[0].0, 0);
    }

    #[test]
    fn what_is_shared_unequally_counts_less() {
        // 4 and 16 in equal groups: Atkinson 1 - 8/10.
        let others = [vec![4.0, f64::NAN], vec![16.0, 3.0]];
        let how = Unequal {
            figures: vec![0, 1],
            people: People::Shares(vec![1.0, 1.0]),
            aversion: 1.0,
        };
        let mut values = vec![10.0, 5.0];
        let mut out = Adjusted::default();
        by_inequality((0, &mut values), &others, &how, &(0..2), &mut out);
        assert!((values[0] - 8.0).abs() < 1e-12 && values[1].is_nan());
        assert_eq!(out.unmeasured[0].0, 1);
        let how = Unequal {
            people: People::Columns(vec![0, 0]),
            ..how
        };
        let mut values = vec![10.0];
        by_inequality((0, &mut values), &others, &how, &(0..1), &mut out);
        assert!((values[0] - 8.0).abs() < 1e-12);
    }
}
