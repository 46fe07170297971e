//! Progress of one target: how far it has come from its baseline, against how far it should be.
//!
//! Progress is a distance covered over time and never an index level; the two are not added up.
//! Targets that were moved are the caller's business: it asks once for each version.

mod goal;
mod pace;
mod state;

use waymark_numerics::missing::some_if_finite;

use crate::series::{self, Observed, Point, SeriesFault};
use goal::Goal;

pub use pace::{PROJECTION_SLACK, expected_value};
pub use state::{SHARE_SLACK, State};

/// How the figure must stand to the target value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// "3,000 kilometres": at least that much in the good direction, or exactly that if the
    /// indicator has no direction.
    Eq,
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
    /// Below.
    Lt,
    /// Above.
    Gt,
    /// "About": as `Eq`, with [`APPROX_SHARE`] of the target value to spare.
    Approx,
}

/// How much "about" leaves to spare, as a share of the target value.
pub const APPROX_SHARE: f64 = 0.05;

/// How a target is to be approached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// By the same amount every year.
    Linear,
    /// By the same share of the figure every year: what grows or shrinks with its size. Baseline and target are not zero
    /// and of one sign; otherwise nothing is expected.
    Geometric,
    /// Slowly, then fast, then slowly: `3 s^2 - 2 s^3` of the way after the share `s` of the time.
    Curve,
    /// At once: nothing is expected before the deadline (a law that comes into force).
    Step,
}

/// One target and the figures reported for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question<'a> {
    /// Where it started, if known.
    pub baseline: Option<Point>,
    /// The target value and the deadline.
    pub target: Point,
    /// How the figure must stand to the target value.
    pub comparator: Comparator,
    /// The indicator's direction, if it has one.
    pub higher_is_better: Option<bool>,
    /// How the target is to be approached.
    pub path: Path,
    /// Figures sorted by time; of several for one time the last counts.
    pub observations: &'a [Observed],
    /// The day of the assessment; later figures are not looked at.
    pub today: f64,
    /// How far behind the expected share still counts as on track, 0 or more, as a share of the
    /// way (0.05 is five hundredths of the way from baseline to target).
    pub tolerance: f64,
}

/// The answer. What cannot be computed is `None`; nothing is ever `NaN` or infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The published state.
    pub state: State,
    /// The latest figure at or before today and after the baseline.
    pub latest: Option<Observed>,
    /// Share of the way from baseline to target at the latest figure: 0 at the baseline, 1 at the
    /// target, above 1 past it, negative where it moved away. Needs an exact figure.
    pub achieved: Option<f64>,
    /// Share of the way expected at the time of the latest figure, 0 to 1.
    pub expected: Option<f64>,
    /// Change per year from the baseline (without one, from the first exact figure) to the latest
    /// exact figure.
    pub observed_per_year: Option<f64>,
    /// Change per year needed from baseline to deadline.
    pub required_per_year: Option<f64>,
    /// Change per year still needed from the latest exact figure to the deadline; 0 once satisfied.
    pub still_required_per_year: Option<f64>,
    /// The value at the deadline if the observed yearly change goes on.
    pub projection: Option<f64>,
    /// Whether the projection satisfies the target.
    pub projection_meets: Option<bool>,
}

/// Why a question cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum QuestionFault {
    /// A number of the question is infinite or not a number.
    #[error("{what} is not a finite number")]
    NotFinite {
        /// Which number: `baseline`, `target`, `today` or `tolerance`.
        what: &'static str,
    },
    /// The tolerance is negative.
    #[error("the tolerance is {value}: a share of at least 0 is needed")]
    Tolerance {
        /// The tolerance given.
        value: f64,
    },
    /// The deadline is not after the baseline.
    #[error("the baseline ({baseline}) is not before the deadline ({deadline})")]
    BaselineNotBeforeDeadline {
        /// Time of the baseline.
        baseline: f64,
        /// Deadline.
        deadline: f64,
    },
    /// The observations are not usable.
    #[error(transparent)]
    Series(SeriesFault),
}

/// Answers one question about one target.
///
/// *Formula* (`b` baseline, `T` target, `x` the latest figure, `t` their times)
/// ```text
/// achieved              (x - b) / (T - b)
/// expected (linear)     (t_x - t_b) / (t_T - t_b), moved into 0..1
/// expected (step)       0 before the deadline, then 1
/// observed per year     (x - b) / (t_x - t_b)
/// required per year     (T - b) / (t_T - t_b)
/// still required        (T - x) / (t_T - t_x), 0 once satisfied
/// projection            x + observed per year * (t_T - t_x)
/// ```
/// The published rule for the state stands at [`State`].
///
/// *Units and range*: shares without a unit, changes in the indicator's unit per year.
///
/// *Missing values*: without a figure the state is `NoData`, without a baseline there are no shares.
/// A figure that is only a bound gives no share, change or projection, but may decide the state.
/// If target and baseline are equal there is no way to be a share of.
///
/// *Errors*: numbers that are not finite, observations that are not sorted, a negative tolerance, a
/// deadline that is not after the baseline; all at once.
///
/// *Source*: for comparison, Open SDG and Statistics Canada divide the observed compound growth per
/// year by the growth required to reach the target (0.95, 0.60 and 0 part their four classes); here
/// both are plain yearly changes, which are defined for any values. The states for bounds and for
/// maintained, early and lost targets are Waymark's own.
pub fn progress(question: &Question<'_>) -> Result<Progress, Vec<QuestionFault>> {
    let faults = faults(question);
    if !faults.is_empty() {
        return Err(faults);
    }
    let goal = Goal::of(question);
    let latest = latest(question);
    let way = question
        .baseline
        .and_then(|baseline| pace::Way::between(baseline, question.target));
    let expected = latest.and_then(|latest| pace::expected(question, way.as_ref(), latest.t));
    let exact = latest.and_then(|latest| latest.exact());
    let rates = pace::rates(question, &goal, exact);
    Ok(Progress {
        state: state::state(question, &goal, latest, way.as_ref(), expected),
        latest,
        achieved: way
            .zip(exact)
            .and_then(|(way, at)| some_if_finite(way.share(at.v))),
        expected,
        observed_per_year: rates.observed,
        required_per_year: rates.required,
        still_required_per_year: rates.still_required,
        projection: rates.projection,
        projection_meets: rates
            .projection
            .map(|value| pace::meets(question, &goal, value)),
    })
}

/// The figures the question is about: after the baseline, at or before today.
fn considered<'a>(question: &Question<'a>) -> impl DoubleEndedIterator<Item = &'a Observed> {
    let (baseline, today) = (question.baseline, question.today);
    question
        .observations
        .iter()
        .filter(move |at| at.t <= today && baseline.is_none_or(|baseline| at.t > baseline.t))
}

fn latest(question: &Question<'_>) -> Option<Observed> {
    considered(question).next_back().copied()
}

fn faults(question: &Question<'_>) -> Vec<QuestionFault> {
    let finite = |point: Point| point.t.is_finite() && point.v.is_finite();
    let numbers = [
        ("baseline", question.baseline.is_none_or(finite)),
        ("target", finite(question.target)),
        ("today", question.today.is_finite()),
        ("tolerance", question.tolerance.is_finite()),
    ];
    let mut faults: Vec<QuestionFault> = numbers
        .into_iter()
        .filter(|(_, is_finite)| !is_finite)
        .map(|(what, _)| QuestionFault::NotFinite { what })
        .collect();
    if question.tolerance < 0.0 {
        faults.push(QuestionFault::Tolerance {
            value: question.tolerance,
        });
    }
    if let Some(baseline) = question.baseline
        && baseline.t >= question.target.t
    {
        let (baseline, deadline) = (baseline.t, question.target.t);
        faults.push(QuestionFault::BaselineNotBeforeDeadline { baseline, deadline });
    }
    faults.extend(
        series::faults(question.observations)
            .into_iter()
            .map(QuestionFault::Series),
    );
    faults
}

#[cfg(test)]
mod tests;
