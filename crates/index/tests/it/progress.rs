//! Progress and trend for any finite input.

use proptest::prelude::*;
use waymark_index::{
    Bound, Comparator, Observed, Path, Point, Progress, Question, State, TrendQuestion, Verdict,
    progress, trend,
};

/// A question that owns its figures.
#[derive(Debug, Clone)]
struct Asked {
    baseline: Option<Point>,
    target: Point,
    comparator: Comparator,
    higher_is_better: Option<bool>,
    path: Path,
    observations: Vec<Observed>,
    today: f64,
    tolerance: f64,
}

impl Asked {
    fn answer(&self) -> Option<Progress> {
        progress(&Question {
            baseline: self.baseline,
            target: self.target,
            comparator: self.comparator,
            higher_is_better: self.higher_is_better,
            path: self.path,
            observations: &self.observations,
            today: self.today,
            tolerance: self.tolerance,
        })
        .ok()
    }

    /// The same with every value, direction and bound turned round.
    fn mirrored(&self) -> Self {
        let turn = |point: Point| Point {
            v: -point.v,
            ..point
        };
        Self {
            baseline: self.baseline.map(turn),
            target: turn(self.target),
            comparator: match self.comparator {
                Comparator::AtLeast => Comparator::AtMost,
                Comparator::AtMost => Comparator::AtLeast,
                Comparator::Lt => Comparator::Gt,
                Comparator::Gt => Comparator::Lt,
                same @ (Comparator::Eq | Comparator::Approx) => same,
            },
            higher_is_better: self.higher_is_better.map(|higher| !higher),
            observations: self.observations.iter().map(turned).collect(),
            ..self.clone()
        }
    }
}

fn turned(at: &Observed) -> Observed {
    let bound = match at.bound {
        Bound::Exact => Bound::Exact,
        Bound::AtLeast => Bound::AtMost,
        Bound::AtMost => Bound::AtLeast,
    };
    Observed {
        v: -at.v,
        bound,
        ..*at
    }
}

/// Round numbers that meet each other often, ordinary ones, and every finite one.
fn value() -> impl Strategy<Value = f64> {
    let finite = prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO;
    prop_oneof![4 => (-3..4i32).prop_map(f64::from), 4 => -1e3..1e3, 2 => finite]
}

fn time() -> impl Strategy<Value = f64> {
    let round = (2015..2035i32).prop_map(f64::from);
    prop_oneof![9 => round, 4 => 2015.0..2035.0, 1 => prop::num::f64::NORMAL]
}

fn observed() -> impl Strategy<Value = Observed> {
    let bound =
        prop_oneof![4 => Just(Bound::Exact), 1 => Just(Bound::AtLeast), 1 => Just(Bound::AtMost)];
    (time(), value(), bound).prop_map(|(t, v, bound)| Observed { t, v, bound })
}

fn series() -> impl Strategy<Value = Vec<Observed>> {
    prop::collection::vec(observed(), 0..6).prop_map(|mut series| {
        series.sort_by(|a, b| a.t.total_cmp(&b.t));
        series
    })
}

fn comparator() -> impl Strategy<Value = Comparator> {
    prop_oneof![
        Just(Comparator::Eq),
        Just(Comparator::AtLeast),
        Just(Comparator::AtMost),
        Just(Comparator::Lt),
        Just(Comparator::Gt),
        Just(Comparator::Approx),
    ]
}

fn asked() -> impl Strategy<Value = Asked> {
    let point = || (time(), value()).prop_map(|(t, v)| Point { t, v });
    let path = prop_oneof![
        3 => Just(Path::Linear),
        1 => Just(Path::Step),
        1 => Just(Path::Geometric),
        1 => Just(Path::Curve)
    ];
    let ends = (prop::option::weighted(0.8, point()), point());
    let rest = (
        comparator(),
        any::<Option<bool>>(),
        path,
        series(),
        time(),
        0.0..0.2,
    );
    (ends, rest).prop_map(|((baseline, target), rest)| {
        let (comparator, higher_is_better, path, observations, today, tolerance) = rest;
        let asked = Asked {
            baseline,
            target,
            comparator,
            higher_is_better,
            path,
            observations,
            today,
            tolerance,
        };
        in_order(asked)
    })
}

/// Most questions have their baseline before the deadline.
fn in_order(mut asked: Asked) -> Asked {
    if let Some(baseline) = &mut asked.baseline
        && baseline.t > asked.target.t
    {
        std::mem::swap(&mut baseline.t, &mut asked.target.t);
    }
    asked
}

fn numbers(answer: &Progress) -> [Option<f64>; 6] {
    [
        answer.achieved,
        answer.expected,
        answer.observed_per_year,
        answer.required_per_year,
        answer.still_required_per_year,
        answer.projection,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_finite_question_gives_nan_or_infinity(asked in asked()) {
        let Some(answer) = asked.answer() else { return Ok(()) };
        for number in numbers(&answer) {
            prop_assert!(number.is_none_or(f64::is_finite), "{answer:?}");
        }
        prop_assert!(answer.expected.is_none_or(|share| (0.0..=1.0).contains(&share)));
        prop_assert_eq!(answer.projection.is_some(), answer.projection_meets.is_some());
        prop_assert_eq!(answer.latest.is_none(), answer.state == State::NoData);
    }

    #[test]
    fn higher_is_better_is_lower_is_better_turned_round(asked in asked()) {
        let (Some(a), Some(b)) = (asked.answer(), asked.mirrored().answer()) else {
            return Ok(());
        };
        prop_assert_eq!(a.state, b.state);
        prop_assert_eq!((a.achieved, a.expected), (b.achieved, b.expected));
        prop_assert_eq!(a.projection_meets, b.projection_meets);
        for (x, y) in numbers(&a).into_iter().zip(numbers(&b)).skip(2) {
            prop_assert_eq!(x, y.map(|y| -y));
        }
    }

    #[test]
    fn figures_after_today_change_nothing(asked in asked(), later in observed()) {
        let mut more = asked;
        more.today = if later.t > more.today { more.today } else { later.t.next_down() };
        let before = more.answer();
        more.observations.push(later);
        more.observations.sort_by(|a, b| a.t.total_cmp(&b.t));
        prop_assert_eq!(before, more.answer());
    }

    #[test]
    fn better_latest_figure_never_achieves_less(asked in asked(), gain in 0.0..100.0f64) {
        let mut asked = asked;
        let Some(last) = asked.observations.last() else { return Ok(()) };
        asked.today = last.t;
        let before = asked.answer().and_then(|answer| answer.achieved);
        let Some(baseline) = asked.baseline else { return Ok(()) };
        let towards = if asked.target.v > baseline.v { gain } else { -gain };
        asked.observations.last_mut().unwrap().v += towards;
        let after = asked.answer().and_then(|answer| answer.achieved);
        prop_assert!(before.zip(after).is_none_or(|(old, new)| new >= old));
    }

    #[test]
    fn trend_is_never_nan_and_turns_round_with_its_direction(
        observations in series(), higher in any::<Option<bool>>(), flat in 0.0..0.5,
    ) {
        let question = TrendQuestion { observations: &observations, higher_is_better: higher, flat };
        let got = trend(&question).unwrap();
        for number in [got.change, got.relative, got.per_year] {
            prop_assert!(number.is_none_or(f64::is_finite), "{got:?}");
        }
        let turned_round: Vec<Observed> = observations.iter().map(turned).collect();
        let higher_is_better = higher.map(|higher| !higher);
        let mirrored = TrendQuestion { observations: &turned_round, higher_is_better, flat };
        prop_assert_eq!(trend(&mirrored).unwrap().verdict, got.verdict);
        let opposite = trend(&TrendQuestion { higher_is_better, ..question }).unwrap().verdict;
        let expected = match got.verdict {
            Verdict::Improving => Verdict::Worsening,
            Verdict::Worsening => Verdict::Improving,
            other => other,
        };
        prop_assert_eq!(opposite, expected);
    }
}
