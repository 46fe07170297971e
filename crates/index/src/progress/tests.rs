//! One target, many series: every state and every way to reach it.

use super::*;
use crate::series::Bound::{self, AtLeast, AtMost, Exact};

/// From 100 at the end of 2020 to 200 at the end of 2025, more is better.
fn question(observations: &[Observed]) -> Question<'_> {
    Question {
        baseline: Some(Point {
            t: 2021.0,
            v: 100.0,
        }),
        target: Point {
            t: 2026.0,
            v: 200.0,
        },
        comparator: Comparator::AtLeast,
        higher_is_better: Some(true),
        path: Path::Linear,
        observations,
        today: 2030.0,
        tolerance: 0.05,
    }
}

fn one(t: f64, v: f64, bound: Bound) -> [Observed; 1] {
    [Observed { t, v, bound }]
}

/// The state with one figure, after the question was changed.
#[track_caller]
fn check(
    figure: (f64, f64, Bound),
    change: impl Fn(&mut Question<'_>),
    expected: State,
) -> Progress {
    let observations = one(figure.0, figure.1, figure.2);
    let mut question = question(&observations);
    change(&mut question);
    let got = progress(&question).unwrap();
    assert_eq!(got.state, expected, "{question:?}");
    got
}

fn unchanged(_: &mut Question<'_>) {}

fn target(v: f64, comparator: Comparator) -> impl Fn(&mut Question<'_>) {
    move |question| {
        question.target.v = v;
        question.comparator = comparator;
    }
}

#[test]
fn figures_on_the_line_give_all_quantities() {
    let got = check((2023.0, 140.0, Exact), unchanged, State::OnTrack);
    assert_eq!((got.achieved, got.expected), (Some(0.4), Some(0.4)));
    assert_eq!(
        (got.observed_per_year, got.required_per_year),
        (Some(20.0), Some(20.0))
    );
    assert_eq!(got.still_required_per_year, Some(20.0));
    assert_eq!(
        (got.projection, got.projection_meets),
        (Some(200.0), Some(true))
    );
}

#[test]
fn share_against_the_expected_share_gives_the_state() {
    check((2023.0, 135.0, Exact), unchanged, State::OnTrack);
    let behind = check((2023.0, 134.0, Exact), unchanged, State::Behind);
    assert_eq!(
        (behind.projection, behind.projection_meets),
        (Some(185.0), Some(false))
    );
    check((2023.0, 105.0, Exact), unchanged, State::NoMovement);
    check((2023.0, 95.0, Exact), unchanged, State::NoMovement);
    let wrong = check((2023.0, 94.0, Exact), unchanged, State::WrongWay);
    assert_eq!(wrong.achieved, Some(-0.06));
    check((2021.2, 100.0, Exact), unchanged, State::OnTrack);
}

#[test]
fn fewer_is_better_works_the_same_way() {
    let falling = |question: &mut Question<'_>| {
        question.target.v = 0.0;
        question.comparator = Comparator::AtMost;
        question.higher_is_better = Some(false);
    };
    check((2023.0, 60.0, Exact), falling, State::OnTrack);
    check((2023.0, 80.0, Exact), falling, State::Behind);
    check((2023.0, 120.0, Exact), falling, State::WrongWay);
    check((2023.0, -1.0, Exact), falling, State::Met);
}

#[test]
fn reaching_the_value_is_met_and_overshoot_is_not_clipped() {
    let got = check((2023.0, 250.0, Exact), unchanged, State::Met);
    assert_eq!(
        (got.achieved, got.still_required_per_year),
        (Some(1.5), Some(0.0))
    );
    check((2027.0, 200.0, Exact), unchanged, State::Met);
}

#[test]
fn deadline_passed_short_of_the_value_is_missed() {
    let got = check((2026.0, 199.0, Exact), unchanged, State::Missed);
    assert_eq!((got.expected, got.projection), (Some(1.0), None));
    assert_eq!(got.still_required_per_year, None);
}

#[test]
fn nothing_after_the_baseline_is_no_data() {
    for t in [2019.0, 2021.0, 2031.0] {
        let got = check((t, 150.0, Exact), unchanged, State::NoData);
        assert_eq!((got.latest, got.achieved, got.expected), (None, None, None));
        assert_eq!(got.required_per_year, Some(20.0));
    }
}

#[test]
fn only_figures_up_to_today_count_and_the_last_for_a_time() {
    let observations = [(2023.0, 1.0), (2023.0, 140.0), (2024.0, 300.0)].map(|(t, v)| Observed {
        t,
        v,
        bound: Exact,
    });
    let mut question = question(&observations);
    question.today = 2023.5;
    let got = progress(&question).unwrap();
    assert_eq!((got.state, got.achieved), (State::OnTrack, Some(0.4)));
}

#[test]
fn satisfied_at_the_start_is_met_before_start_until_it_is_lost() {
    check(
        (2023.0, 90.0, Exact),
        target(80.0, Comparator::AtLeast),
        State::MetBeforeStart,
    );
    check(
        (2023.0, 70.0, Exact),
        target(80.0, Comparator::AtLeast),
        State::Lost,
    );
    check(
        (2023.0, 70.0, AtLeast),
        target(80.0, Comparator::AtLeast),
        State::Undecided,
    );
    check(
        (2023.0, 100.0, Exact),
        target(100.0, Comparator::Eq),
        State::MetBeforeStart,
    );
    check(
        (2023.0, 99.0, Exact),
        target(100.0, Comparator::Eq),
        State::Lost,
    );
}

#[test]
fn keeping_the_baseline_value_is_maintained() {
    let keep = target(100.0, Comparator::AtLeast);
    let got = check((2023.0, 100.0, Exact), &keep, State::Maintained);
    assert_eq!((got.achieved, got.expected), (None, None));
    check((2023.0, 99.0, Exact), &keep, State::WrongWay);
    check((2026.0, 99.0, Exact), &keep, State::Lost);
    check((2023.0, 99.0, AtLeast), &keep, State::Undecided);
    check(
        (2023.0, 96.0, Exact),
        target(100.0, Comparator::Approx),
        State::Maintained,
    );
}

#[test]
fn strict_target_at_the_baseline_has_no_share() {
    let above = target(100.0, Comparator::Gt);
    let got = check((2023.0, 101.0, Exact), &above, State::Met);
    assert_eq!(got.achieved, None);
    check((2023.0, 100.0, Exact), &above, State::NoMovement);
    check((2023.0, 99.0, Exact), &above, State::WrongWay);
    check((2023.0, 100.0, AtMost), &above, State::Undecided);
    check((2023.0, 99.0, AtMost), &above, State::WrongWay);
    check((2026.0, 100.0, Exact), &above, State::Missed);
    check(
        (2023.0, 99.0, Exact),
        target(100.0, Comparator::Lt),
        State::Met,
    );
}

#[test]
fn bounds_decide_only_what_they_can() {
    check((2023.0, 200.0, AtLeast), unchanged, State::Met);
    check((2023.0, 150.0, AtLeast), unchanged, State::Undecided);
    check((2023.0, 200.0, AtMost), unchanged, State::Undecided);
    check((2027.0, 199.0, AtMost), unchanged, State::Missed);
    let got = check((2023.0, 90.0, AtMost), unchanged, State::WrongWay);
    assert_eq!(
        (got.achieved, got.observed_per_year, got.projection),
        (None, None, None)
    );
    check((2023.0, 150.0, AtMost), unchanged, State::Undecided);
    check(
        (2023.0, 200.0, AtLeast),
        target(200.0, Comparator::Gt),
        State::Undecided,
    );
    check(
        (2023.0, 200.0, AtMost),
        target(200.0, Comparator::Gt),
        State::Undecided,
    );
    check(
        (2023.0, 150.0, AtMost),
        target(200.0, Comparator::Lt),
        State::MetBeforeStart,
    );
}

#[test]
fn plain_number_means_at_least_it_in_the_good_direction() {
    check(
        (2023.0, 230.0, Exact),
        target(200.0, Comparator::Eq),
        State::Met,
    );
    let exactly = |question: &mut Question<'_>| {
        question.comparator = Comparator::Eq;
        question.higher_is_better = None;
    };
    check((2023.0, 200.0, Exact), exactly, State::Met);
    check((2026.0, 230.0, Exact), exactly, State::Missed);
    check((2026.0, 200.0, AtLeast), exactly, State::Undecided);
}

#[test]
fn about_a_number_leaves_five_per_cent() {
    check(
        (2023.0, 190.0, Exact),
        target(200.0, Comparator::Approx),
        State::Met,
    );
    check(
        (2026.0, 189.0, Exact),
        target(200.0, Comparator::Approx),
        State::Missed,
    );
    check(
        (2026.0, 230.0, Exact),
        target(200.0, Comparator::Approx),
        State::Met,
    );
    let undirected = |question: &mut Question<'_>| {
        question.comparator = Comparator::Approx;
        question.higher_is_better = None;
    };
    check((2026.0, 210.0, Exact), undirected, State::Met);
    check((2026.0, 230.0, Exact), undirected, State::Missed);
}

#[test]
fn without_a_baseline_there_is_no_share() {
    let none = |question: &mut Question<'_>| question.baseline = None;
    let got = check((2023.0, 150.0, Exact), none, State::NoBaseline);
    assert_eq!(
        (got.achieved, got.expected, got.required_per_year),
        (None, None, None)
    );
    assert_eq!(got.still_required_per_year, Some(50.0 / 3.0));
    check((2023.0, 200.0, Exact), none, State::Met);
    check((2026.0, 150.0, Exact), none, State::Missed);
    let observations =
        [(2022.0, 100.0), (2024.0, 150.0)].map(|(t, v)| Observed { t, v, bound: Exact });
    let got = progress(&Question {
        baseline: None,
        ..question(&observations)
    })
    .unwrap();
    assert_eq!(
        (got.observed_per_year, got.projection),
        (Some(25.0), Some(200.0))
    );
    assert_eq!(got.projection_meets, Some(true));
}

#[test]
fn step_expects_nothing_before_the_deadline() {
    let step = |question: &mut Question<'_>| question.path = Path::Step;
    let got = check((2025.5, 100.0, Exact), step, State::OnTrack);
    assert_eq!(got.expected, Some(0.0));
    check((2025.5, 90.0, Exact), step, State::WrongWay);
    check((2026.0, 100.0, Exact), step, State::Missed);
}

/// From 100 to 200 in five years: after two, 100 (2^0.4 - 1) on a path that doubles, 35.2 % on one that starts slowly.
#[test]
fn other_paths_expect_less_at_first() {
    let along = |path| move |question: &mut Question<'_>| question.path = path;
    let got = check(
        (2023.0, 131.96, Exact),
        along(Path::Geometric),
        State::OnTrack,
    );
    let doubling = waymark_numerics::math::pow(2.0, 0.4) - 1.0;
    assert!(
        got.expected.is_some_and(|e| (e - doubling).abs() < 1e-12),
        "{got:?}"
    );
    check(
        (2023.0, 120.0, Exact),
        along(Path::Geometric),
        State::Behind,
    );
    let got = check((2023.0, 131.0, Exact), along(Path::Curve), State::OnTrack);
    assert!(
        got.expected.is_some_and(|e| (e - 0.352).abs() < 1e-12),
        "{got:?}"
    );
    // A figure that starts at nothing cannot grow by a share of itself.
    let from_zero = |question: &mut Question<'_>| {
        question.path = Path::Geometric;
        question.baseline = Some(Point { t: 2021.0, v: 0.0 });
    };
    let observations = one(2023.0, 50.0, Exact);
    let mut question = question(&observations);
    from_zero(&mut question);
    assert_eq!(progress(&question).unwrap().expected, None);
}

#[test]
fn series_on_its_line_is_not_behind_by_the_last_bit() {
    for year in 1..10 {
        let t = 2021.0 + f64::from(year) / 10.0;
        let on_line = |question: &mut Question<'_>| {
            question.baseline = Some(Point { t: 2021.0, v: 0.1 });
            question.target = Point { t: 2022.0, v: 0.8 };
            question.tolerance = 0.0;
        };
        let got = check(
            (t, 0.1 + 0.07 * f64::from(year), Exact),
            on_line,
            State::OnTrack,
        );
        assert_eq!(got.projection_meets, Some(true));
    }
}

#[test]
fn every_fault_is_named_at_once() {
    let observations =
        [(2023.0, f64::INFINITY), (2022.0, 1.0)].map(|(t, v)| Observed { t, v, bound: Exact });
    let mut question = question(&observations);
    question.baseline = Some(Point {
        t: 2026.0,
        v: f64::NAN,
    });
    question.tolerance = -0.1;
    question.today = f64::NAN;
    let expected = [
        "baseline is not a finite number",
        "today is not a finite number",
        "the tolerance is -0.1: a share of at least 0 is needed",
        "the baseline (2026) is not before the deadline (2026)",
        "observation 0 is not a finite number",
        "observation 1 is earlier than the one before it",
    ];
    let faults = progress(&question).unwrap_err();
    assert_eq!(
        faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        expected
    );
}
