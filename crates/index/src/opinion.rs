//! Figures against a unit's own past, and balances of opinions: steps that turn figures into what can be compared.
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5: methods for cyclical indicators,
//! balance of opinions, percentage of annual differences.

use waymark_numerics::sum::mean;

use crate::adjust::{Adjusted, Refused};
use crate::impute::Place;

/// What becomes of the figures of a unit over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverTime {
    /// The distance from the mean of the unit's figures, in mean distances.
    Cycle,
    /// The change since the figure before, in per cent a year.
    Change,
}

/// Columns with the answers of people beside that of those who say "up".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// Number of the column of those who say "down".
    pub down: usize,
    /// Number of the column of those who say "the same".
    pub same: Option<usize>,
}

/// Holds the figures of a column against those of the same unit at other times.
///
/// *Formula*, over the times t of a unit that have a figure
/// ```text
/// cycle    (x_t - m) / mean_t |x_t - m|,   m = mean_t x_t
/// change   100 (x_t - x_s) / |x_s| / (t - s),   s the time before with a figure
/// ```
/// *Units and range*: mean distances, about 0; per cent a year.
///
/// *Missing values*: stay missing; so does a figure without an earlier one, after one of zero, and all figures of a unit
/// that does not vary. Each comes with its reason.
pub(crate) fn over_time(
    (column, values): (usize, &mut [f64]),
    places: &[Place],
    how: OverTime,
    out: &mut Adjusted,
) {
    let mut rows: Vec<usize> = (0..values.len())
        .filter(|&row| !values[row].is_nan())
        .collect();
    // Without places every row is a unit of its own.
    let unit = |row: usize| places.get(row).map_or(row, |p| p.unit);
    let time = |row: usize| places.get(row).map_or(0.0, |p| p.time);
    rows.sort_by(|&a, &b| unit(a).cmp(&unit(b)).then(time(a).total_cmp(&time(b))));
    for rows in rows.chunk_by(|&a, &b| unit(a) == unit(b)) {
        let before: Vec<f64> = rows.iter().map(|&row| values[row]).collect();
        let times: Vec<f64> = rows.iter().map(|&row| time(row)).collect();
        let found = match how {
            OverTime::Cycle => cycle(&before),
            OverTime::Change => changes(&before, &times),
        };
        for (&row, found) in rows.iter().zip(found) {
            let place = (row, column);
            out.put_or_refuse(place, &mut values[row], found);
        }
    }
}

/// What a figure becomes with what it was held against, or why there is none.
type Held = Result<(f64, f64), Refused>;

fn cycle(figures: &[f64]) -> Vec<Held> {
    let middle = mean(figures).unwrap_or(f64::NAN);
    let distances: Vec<f64> = figures.iter().map(|x| (x - middle).abs()).collect();
    let wide = mean(&distances).unwrap_or(0.0);
    let held = |x: &f64| match wide > 0.0 {
        true => Ok(((x - middle) / wide, middle)),
        false => Err(Refused::NoCycle),
    };
    figures.iter().map(held).collect()
}

fn changes(figures: &[f64], times: &[f64]) -> Vec<Held> {
    let change = |at: usize| {
        let before = at.checked_sub(1).ok_or(Refused::NoEarlier)?;
        let (from, years) = (figures[before], times[at] - times[before]);
        if from.abs() <= 0.0 {
            return Err(Refused::FromZero);
        }
        let change = 100.0 * ((figures[at] - from) / from.abs()) / years;
        if change.is_finite() {
            Ok((change, from))
        } else {
            Err(Refused::NoEarlier)
        }
    };
    (0..figures.len()).map(change).collect()
}

/// Turns the shares or numbers of those who say "up" into a balance.
///
/// *Formula*
/// ```text
/// 100 (up - down) / (up + down + same)
/// ```
/// *Units and range*: -100 to 100.
///
/// *Missing values*: a figure without the other answers, with a negative one or with nobody who answered is missing from
/// then on, with its reason.
pub(crate) fn balance(
    (column, values): (usize, &mut [f64]),
    others: &[Vec<f64>],
    how: Balance,
    out: &mut Adjusted,
) {
    for (row, value) in values.iter_mut().enumerate().filter(|(_, x)| !x.is_nan()) {
        let (up, down) = (*value, others[how.down][row]);
        let same = how.same.map_or(0.0, |same| others[same][row]);
        let all = up + down + same;
        let found = if all.is_nan() {
            Err(Refused::NoAnswers)
        } else if up < 0.0 || down < 0.0 || same < 0.0 || all <= 0.0 {
            Err(Refused::NoPeople)
        } else {
            Ok((100.0 * ((up - down) / all), down))
        };
        out.put_or_refuse((row, column), value, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAN: f64 = f64::NAN;

    fn place(unit: usize, time: f64) -> Place {
        Place { unit, time }
    }

    /// Two units over three years, by year; the second does not vary.
    #[test]
    fn figures_are_held_against_their_own_past() {
        let years = [2020.0, 2021.0, 2023.0];
        let places: Vec<Place> = years
            .iter()
            .flat_map(|y| [place(0, *y), place(1, *y)])
            .collect();
        let before = [2.0, 5.0, 4.0, NAN, 9.0, 5.0];
        let run = |how| {
            let (mut values, mut out) = (before.to_vec(), Adjusted::default());
            over_time((3, &mut values), &places, how, &mut out);
            (values, out)
        };
        // Mean 5, distances 3, 1, 4: mean 8/3.
        let (values, out) = run(OverTime::Cycle);
        for (row, expected) in [(0, -9.0 / 8.0), (2, -3.0 / 8.0), (4, 12.0 / 8.0)] {
            assert!((values[row] - expected).abs() < 1e-15, "{values:?}");
        }
        assert!(values[1].is_nan() && values[3].is_nan() && values[5].is_nan());
        assert_eq!(
            out.refused,
            [(1, 3, Refused::NoCycle), (5, 3, Refused::NoCycle)]
        );
        // From 2 to 4: 100 %; from 4 to 9 in two years: 62.5 % each.
        let (values, out) = run(OverTime::Change);
        assert_eq!(format!("{values:?}"), "[NaN, NaN, 100.0, NaN, 62.5, 0.0]");
        assert_eq!(
            out.refused,
            [(0, 3, Refused::NoEarlier), (1, 3, Refused::NoEarlier)]
        );
        // From minus 4 to minus 2 is a rise; after a zero nothing can be told.
        let (mut values, mut out) = (vec![-4.0, -2.0, 0.0, 3.0], Adjusted::default());
        let places: Vec<Place> = (0..4_u8).map(|t| place(7, f64::from(t))).collect();
        over_time((0, &mut values), &places, OverTime::Change, &mut out);
        assert_eq!(format!("{values:?}"), "[NaN, 50.0, 100.0, NaN]");
        assert_eq!(out.refused[1], (3, 0, Refused::FromZero));
    }

    #[test]
    fn opinions_are_balanced_over_all_answers() {
        let others = [vec![20.0, 0.0, NAN, 5.0], vec![20.0, 50.0, 0.0, -1.0]];
        let run = |same| {
            let (mut values, mut out) = (vec![60.0, 50.0, 10.0, 5.0], Adjusted::default());
            balance(
                (0, &mut values),
                &others,
                Balance { down: 0, same },
                &mut out,
            );
            (values, out.refused)
        };
        let (values, refused) = run(Some(1));
        assert_eq!(format!("{values:?}"), "[40.0, 50.0, NaN, NaN]");
        assert_eq!(
            refused,
            [(2, 0, Refused::NoAnswers), (3, 0, Refused::NoPeople)]
        );
        let (values, _) = run(None);
        assert_eq!(format!("{values:?}"), "[50.0, 100.0, NaN, 0.0]");
    }
}
