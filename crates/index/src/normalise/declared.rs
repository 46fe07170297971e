//! Declared scales: people say which value scores what, as a table of categories, as classes with borders, or as points
//! of a line.
//!
//! Scores do not depend on the other units, so they stay comparable. What the numbers mean is a judgement: publish where
//! they come from. A line may rise and fall again: so an indicator can be best in the middle.

use super::{Direction, Normalisation, Unscalable};
use crate::parameters::{ParameterFault, Reader, finite};
use waymark_numerics::missing::{count_present, present};
use waymark_numerics::order::same;

pub(super) const CATEGORIES: &str = "categories";
pub(super) const CLASSES: &str = "classes";
pub(super) const LINE: &str = "line";

/// Values a scale can declare at most.
pub const MOST: usize = 24;

/// A declared scale.
///
/// *Formula*, with values v1 < v2 < ... and scores s
/// ```text
/// categories   s_k where x = v_k
/// classes      s_1 below v_1, s_2 from v_1 on, s_3 from v_2 on, ...: one score more than there are borders
/// line         s_k + (s_(k+1) - s_k) (x - v_k) / (v_(k+1) - v_k) between v_k and v_(k+1); s_1 below, the last above
/// ```
/// *Units and range*: values in the indicator's unit, scores as declared. They are declared for good: the direction of the
/// indicator is not looked at.
///
/// *Missing values*: stay missing.
///
/// *Errors*: a column without values is `NoData`; a value that is no category is `NotDeclared`, and no figure of its column
/// is scored: a category that was forgotten must be declared, not dropped.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5, categorical scales; the thresholds of
/// dashboards (SDG Index); value functions of decision analysis (Keeney and Raiffa, 1976) for the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Declared {
    kind: Kind,
    count: usize,
    values: [f64; MOST],
    scores: [f64; MOST],
}

/// How declared values are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Each value is a category.
    Categories,
    /// Values are borders between classes.
    Classes,
    /// Values are points of a line.
    Line,
}

impl Declared {
    /// Checks values and scores.
    ///
    /// *Errors*: lists that are empty, too long or do not fit each other; numbers that are not finite; values that do not
    /// rise.
    pub fn try_new(kind: Kind, values: &[f64], scores: &[f64]) -> Result<Self, ParameterFault> {
        let name = match kind {
            Kind::Categories | Kind::Line => "values",
            Kind::Classes => "borders",
        };
        let (have, least) = (values.len(), if kind == Kind::Line { 2 } else { 1 });
        let most = MOST - 1;
        if !(least..=most).contains(&have) {
            return Err(ParameterFault::Count {
                name,
                have,
                least,
                most,
            });
        }
        let need = have + usize::from(kind == Kind::Classes);
        if scores.len() != need {
            let have = scores.len();
            return Err(ParameterFault::Length {
                name: "scores",
                have,
                need,
            });
        }
        values
            .iter()
            .try_for_each(|x| finite(name, *x).map(|_| ()))?;
        scores
            .iter()
            .try_for_each(|x| finite("scores", *x).map(|_| ()))?;
        if values.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(ParameterFault::NotRising { name });
        }
        let room = |list: &[f64]| {
            let mut out = [0.0; MOST];
            out[..list.len()].copy_from_slice(list);
            out
        };
        Ok(Self {
            kind,
            count: have,
            values: room(values),
            scores: room(scores),
        })
    }

    pub(super) fn code(self) -> &'static str {
        match self.kind {
            Kind::Categories => CATEGORIES,
            Kind::Classes => CLASSES,
            Kind::Line => LINE,
        }
    }

    /// The least and the greatest score.
    pub(super) fn range(&self) -> (f64, f64) {
        let scores = &self.scores[..self.count + usize::from(self.kind == Kind::Classes)];
        waymark_numerics::order::range(scores).unwrap_or((0.0, 0.0))
    }

    pub(super) fn apply(&self, column: &mut [f64], _: Direction) -> Result<(), Unscalable> {
        if count_present(column) == 0 {
            return Err(Unscalable::NoData);
        }
        let unknown = present(column).find(|x| self.score(*x).is_none());
        if let Some(value) = unknown {
            return Err(Unscalable::NotDeclared { value });
        }
        for value in column.iter_mut().filter(|x| !x.is_nan()) {
            *value = self.score(*value).unwrap_or(f64::NAN);
        }
        Ok(())
    }

    /// The score of a value; `None` where it is no category.
    fn score(&self, x: f64) -> Option<f64> {
        let values = &self.values[..self.count];
        let below = values.partition_point(|v| *v <= x);
        match self.kind {
            Kind::Categories => {
                let at = values.iter().position(|v| same(*v, x))?;
                Some(self.scores[at])
            }
            Kind::Classes => Some(self.scores[below]),
            Kind::Line if below == 0 => Some(self.scores[0]),
            Kind::Line if below == self.count => Some(self.scores[self.count - 1]),
            Kind::Line => {
                let (from, to) = (values[below - 1], values[below]);
                let (start, end) = (self.scores[below - 1], self.scores[below]);
                Some(start + (end - start) * ((x - from) / (to - from)))
            }
        }
    }
}

fn read(
    mut reader: Reader<'_>,
    kind: Kind,
    name: &'static str,
) -> Result<Normalisation, Vec<ParameterFault>> {
    let (values, scores) = (reader.list(name), reader.list("scores"));
    let made = Declared::try_new(kind, &values, &scores);
    reader.finish(made.map(Normalisation::Declared))
}

pub(super) fn read_categories(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    read(reader, Kind::Categories, "values")
}

pub(super) fn read_classes(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    read(reader, Kind::Classes, "borders")
}

pub(super) fn read_line(reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    read(reader, Kind::Line, "values")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;
    use proptest::prelude::*;

    const NAN: f64 = f64::NAN;

    fn made(kind: Kind, values: &[f64], scores: &[f64]) -> Normalisation {
        Normalisation::Declared(Declared::try_new(kind, values, scores).unwrap())
    }

    #[test]
    fn values_score_what_was_declared_whichever_way_is_better() {
        for direction in [HIGHER, LOWER] {
            let none_part_all = made(Kind::Categories, &[0.0, 1.0, 2.0], &[0.0, 40.0, 100.0]);
            let found = scaled(none_part_all, &[2.0, NAN, 0.0, 1.0], direction);
            assert_eq!(found, Ok("100 - 0 40".to_owned()));
            // From a border on the next class begins.
            let classes = made(Kind::Classes, &[5.0, 10.0], &[0.0, 50.0, 100.0]);
            let found = scaled(classes, &[4.9, 5.0, 10.0, 99.0, NAN], direction);
            assert_eq!(found, Ok("0 50 100 100 -".to_owned()));
            // Best at 7, as a pH is.
            let line = made(Kind::Line, &[5.0, 7.0, 8.0], &[0.0, 100.0, 20.0]);
            let found = scaled(line, &[1.0, 6.0, 7.0, 7.5, 8.0, 9.0], direction);
            assert_eq!(found, Ok("0 50 100 60 20 20".to_owned()));
        }
    }

    #[test]
    fn a_value_that_is_no_category_is_named() {
        let yes_no = made(Kind::Categories, &[0.0, 1.0], &[0.0, 100.0]);
        let found = scaled(yes_no, &[0.0, 0.5], HIGHER);
        assert_eq!(found, Err(Unscalable::NotDeclared { value: 0.5 }));
        assert_eq!(scaled(yes_no, &[NAN], HIGHER), Err(Unscalable::NoData));
        // One value for all is no reason to refuse: scores do not depend on it.
        assert_eq!(
            scaled(yes_no, &[1.0, 1.0], HIGHER),
            Ok("100 100".to_owned())
        );
    }

    #[test]
    fn lists_that_do_not_fit_are_named() {
        let fault = |kind, values: &[f64], scores: &[f64]| {
            Declared::try_new(kind, values, scores).unwrap_err()
        };
        let line = fault(Kind::Line, &[1.0], &[1.0]);
        assert!(matches!(
            line,
            ParameterFault::Count {
                have: 1,
                least: 2,
                ..
            }
        ));
        let classes = fault(Kind::Classes, &[1.0, 2.0], &[1.0, 2.0]);
        assert!(matches!(
            classes,
            ParameterFault::Length {
                have: 2,
                need: 3,
                ..
            }
        ));
        let turned = fault(Kind::Line, &[2.0, 1.0], &[1.0, 2.0]);
        assert_eq!(turned, ParameterFault::NotRising { name: "values" });
        assert!(matches!(
            fault(Kind::Line, &[NAN, 1.0], &[1.0, 2.0]),
            ParameterFault::NotFinite { .. }
        ));
        assert!(matches!(
            fault(Kind::Categories, &[0.5; 50], &[0.0; 50]),
            ParameterFault::Count { .. }
        ));
    }

    proptest! {
        #[test]
        fn a_rising_line_keeps_the_order_and_its_ends(
            x in -5.0..15.0_f64,
            more in 0.0..5.0_f64,
            steps in prop::collection::vec((0.01..3.0_f64, 0.0..9.0_f64), 2..12),
        ) {
            let (mut values, mut scores) = (vec![0.0], vec![0.0]);
            for (step, rise) in steps {
                values.push(values[values.len() - 1] + step);
                scores.push(scores[scores.len() - 1] + rise);
            }
            let line = Declared::try_new(Kind::Line, &values, &scores).unwrap();
            let (low, high) = line.range();
            let (a, b) = (line.score(x).unwrap(), line.score(x + more).unwrap());
            prop_assert!(a <= b + 1e-9 && a >= low && b <= high + 1e-9);
        }
    }
}
