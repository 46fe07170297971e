//! The published state of a target, and the rule by which it is found.

use waymark_numerics::order::same;

use super::goal::{Goal, is_strict};
use super::pace::Way;
use super::{Comparator, Question};
use crate::series::{Bound, Observed, Point};

/// Shares this close are equal: a figure exactly on its line must not be behind by the last bit.
pub const SHARE_SLACK: f64 = 1e-9;

/// The state of a target.
///
/// *The published rule.* The latest figure is the last one after the baseline and at or before the
/// day of the assessment. "Satisfies" means: stands to the target value as the comparator says (see
/// [`Comparator`]). The first line that fits gives the state:
///
/// 1. No latest figure: [`NoData`](Self::NoData).
/// 2. The baseline satisfied the target already, and the target value differs from the baseline
///    value, or the comparator is `Eq` and the baseline was at or past it in the good direction:
///    [`MetBeforeStart`](Self::MetBeforeStart) if the latest figure satisfies it too, else
///    [`Lost`](Self::Lost).
/// 3. The target value equals the baseline value and the comparator is not strict ("keep at"):
///    [`Maintained`](Self::Maintained) if the latest figure satisfies it; if not,
///    [`WrongWay`](Self::WrongWay) before the deadline and [`Lost`](Self::Lost) at or after it.
/// 4. The latest figure satisfies the target: [`Met`](Self::Met).
/// 5. The time of the latest figure is at or after the deadline: [`Missed`](Self::Missed).
/// 6. No baseline: [`NoBaseline`](Self::NoBaseline).
/// 7. A strict target at the baseline value ("above today's"): [`NoMovement`](Self::NoMovement) if
///    the latest figure equals the baseline, else [`WrongWay`](Self::WrongWay).
/// 8. Achieved share below minus the tolerance: [`WrongWay`](Self::WrongWay).
/// 9. Achieved share within the tolerance of zero while more than the tolerance is expected:
///    [`NoMovement`](Self::NoMovement).
/// 10. Achieved share at least the expected one less the tolerance: [`OnTrack`](Self::OnTrack).
/// 11. [`Behind`](Self::Behind).
///
/// Where a latest figure that is only a bound ("more than 900") cannot decide the line it meets, the
/// state is [`Undecided`](Self::Undecided).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// No figure after the baseline.
    NoData,
    /// The target was satisfied before it started, and still is.
    MetBeforeStart,
    /// Satisfied at the start and no longer.
    Lost,
    /// Kept at the baseline value or better.
    Maintained,
    /// The target is satisfied.
    Met,
    /// The figure is only a bound and cannot decide.
    Undecided,
    /// The deadline has come and the target is not satisfied.
    Missed,
    /// Not satisfied, and without a baseline there is no share.
    NoBaseline,
    /// Moved away from the target.
    WrongWay,
    /// As good as unmoved while movement was expected.
    NoMovement,
    /// At least as far as expected.
    OnTrack,
    /// Moving, but less far than expected.
    Behind,
}

impl State {
    /// A stable code, for files and locales.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::MetBeforeStart => "met_before_start",
            Self::Lost => "lost",
            Self::Maintained => "maintained",
            Self::Met => "met",
            Self::Undecided => "undecided",
            Self::Missed => "missed",
            Self::NoBaseline => "no_baseline",
            Self::WrongWay => "wrong_way",
            Self::NoMovement => "no_movement",
            Self::OnTrack => "on_track",
            Self::Behind => "behind",
        }
    }
}

/// Lines 1 to 6 of the rule; the numbers are those of [`State`].
pub(super) fn state(
    question: &Question<'_>,
    goal: &Goal,
    latest: Option<Observed>,
    way: Option<&Way>,
    expected: Option<f64>,
) -> State {
    let Some(latest) = latest else {
        return State::NoData;
    };
    let past_deadline = latest.t >= question.target.t;
    let met = goal.met_by(&latest);
    if met_before_start(question, goal) {
        return decided(met, State::MetBeforeStart, State::Lost);
    }
    if is_maintaining(question) {
        let fallen = if past_deadline {
            State::Lost
        } else {
            State::WrongWay
        };
        return decided(met, State::Maintained, fallen);
    }
    match met {
        Some(true) => return State::Met,
        None => return State::Undecided,
        Some(false) if past_deadline => return State::Missed,
        Some(false) => {}
    }
    match (question.baseline, way, expected) {
        (None, _, _) => State::NoBaseline,
        (Some(_), Some(way), Some(expected)) => {
            by_pace(way.shares(&latest), expected, question.tolerance)
        }
        (Some(baseline), _, _) => beside_baseline(baseline, &latest),
    }
}

fn decided(met: Option<bool>, yes: State, no: State) -> State {
    match met {
        Some(true) => yes,
        Some(false) => no,
        None => State::Undecided,
    }
}

/// Line 2.
fn met_before_start(question: &Question<'_>, goal: &Goal) -> bool {
    let Some(baseline) = question.baseline else {
        return false;
    };
    let directed_eq = question.comparator == Comparator::Eq && question.higher_is_better.is_some();
    goal.holds(baseline.v) && (directed_eq || !same(baseline.v, question.target.v))
}

/// Line 3.
fn is_maintaining(question: &Question<'_>) -> bool {
    question
        .baseline
        .is_some_and(|baseline| same(baseline.v, question.target.v))
        && !is_strict(question.comparator)
}

/// Line 7: only a strict target that is not satisfied comes here, so any move was away from it.
fn beside_baseline(baseline: Point, latest: &Observed) -> State {
    match (latest.bound, same(latest.v, baseline.v)) {
        (Bound::Exact, true) => State::NoMovement,
        (Bound::AtLeast | Bound::AtMost, true) => State::Undecided,
        (_, false) => State::WrongWay,
    }
}

/// Lines 8 to 11, for a share known to lie between two ends.
fn by_pace((low, high): (f64, f64), expected: f64, tolerance: f64) -> State {
    let near = tolerance + SHARE_SLACK;
    let exact = same(low, high);
    if high < -near {
        State::WrongWay
    } else if exact && low.abs() <= near && expected > near {
        State::NoMovement
    } else if low >= expected - near {
        State::OnTrack
    } else if exact {
        State::Behind
    } else {
        State::Undecided
    }
}
