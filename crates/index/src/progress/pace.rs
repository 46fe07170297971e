//! Shares of the way, yearly changes and the projection to the deadline.

use waymark_numerics::math::pow;
use waymark_numerics::missing::some_if_finite;
use waymark_numerics::order::{clamp, max, same};

use super::goal::Goal;
use super::{Path, Question, considered};
use crate::series::{Observed, Point};

/// A projection this close to the target (relative to the size of the numbers) is taken to be at
/// it: a series exactly on its line must not miss by the last bit.
pub const PROJECTION_SLACK: f64 = 1e-9;

/// The way from a baseline to a different target value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Way {
    baseline: Point,
    target: Point,
}

impl Way {
    /// `None` if the values are equal: there is no way to be a share of.
    pub(super) fn between(baseline: Point, target: Point) -> Option<Self> {
        (!same(baseline.v, target.v)).then_some(Self { baseline, target })
    }

    /// Share of the way at a value; may be infinite, never `NaN`.
    pub(super) fn share(&self, value: f64) -> f64 {
        fraction(self.baseline.v, self.target.v, value)
    }

    /// The shares between which a reported value lies.
    pub(super) fn shares(&self, observed: &Observed) -> (f64, f64) {
        let (low, high) = observed.interval();
        let ends = (self.share(low), self.share(high));
        if ends.0 <= ends.1 {
            ends
        } else {
            (ends.1, ends.0)
        }
    }
}

/// Where `at` stands between `from` (0) and a different `to` (1). Distances wider than the range of
/// numbers are halved first.
fn fraction(from: f64, to: f64, at: f64) -> f64 {
    let fits = (to - from).is_finite() && (at - from).is_finite();
    let factor = if fits { 1.0 } else { 0.5 };
    // Adding zero turns minus zero into zero.
    (at * factor - from * factor) / (to * factor - from * factor) + 0.0
}

/// Share of the way expected at a time. A step asks nothing before the deadline.
pub(super) fn expected(question: &Question<'_>, way: Option<&Way>, t: f64) -> Option<f64> {
    if question.path == Path::Step {
        return Some(if t < question.target.t { 0.0 } else { 1.0 });
    }
    way.and_then(|way| way.expected(question.path, t))
}

/// The value expected at a time on the path from a baseline to a target.
///
/// *Formula*: `baseline + share * (target - baseline)`, with the share that [`Path`] says.
///
/// *Missing values*: `None` where the values are equal, and on a geometric path through zero or between two signs.
#[must_use]
pub fn expected_value(path: Path, (baseline, target): (Point, Point), t: f64) -> Option<f64> {
    let way = Way::between(baseline, target)?;
    let share = match path {
        Path::Step => Some(if t < target.t { 0.0 } else { 1.0 }),
        Path::Linear | Path::Geometric | Path::Curve => way.expected(path, t),
    };
    some_if_finite(baseline.v + share? * (target.v - baseline.v))
}

impl Way {
    fn expected(&self, path: Path, t: f64) -> Option<f64> {
        let passed = clamp(fraction(self.baseline.t, self.target.t, t), 0.0, 1.0);
        match path {
            Path::Linear => Some(passed),
            Path::Geometric => {
                let ratio = self.target.v / self.baseline.v;
                let grows = ratio.is_finite() && ratio > 0.0;
                let share = (pow(ratio, passed) - 1.0) / (ratio - 1.0);
                grows.then_some(clamp(share, 0.0, 1.0))
            }
            Path::Curve => Some(passed * passed * (3.0 - 2.0 * passed)),
            Path::Step => None,
        }
    }
}

/// Yearly changes and the projection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rates {
    pub(super) observed: Option<f64>,
    pub(super) required: Option<f64>,
    pub(super) still_required: Option<f64>,
    pub(super) projection: Option<f64>,
}

pub(super) fn rates(question: &Question<'_>, goal: &Goal, latest: Option<Point>) -> Rates {
    let first = question
        .baseline
        .or_else(|| considered(question).find_map(Observed::exact));
    let observed = first
        .zip(latest)
        .and_then(|(first, latest)| per_year(first, latest));
    let still_required = latest.and_then(|latest| {
        let to_go = per_year(latest, question.target)?;
        Some(if goal.holds(latest.v) { 0.0 } else { to_go })
    });
    let projection = observed.zip(latest).and_then(|(yearly, latest)| {
        let years = question.target.t - latest.t;
        if years > 0.0 {
            some_if_finite(latest.v + yearly * years)
        } else {
            None
        }
    });
    let required = question
        .baseline
        .and_then(|baseline| per_year(baseline, question.target));
    Rates {
        observed,
        required,
        still_required,
        projection,
    }
}

/// Change per year from one point to a later one.
fn per_year(from: Point, to: Point) -> Option<f64> {
    if to.t > from.t {
        some_if_finite((to.v - from.v) / (to.t - from.t) + 0.0)
    } else {
        None
    }
}

/// Whether a projected value satisfies the target, rounding aside.
pub(super) fn meets(question: &Question<'_>, goal: &Goal, projection: f64) -> bool {
    let target = question.target.v;
    let baseline = question.baseline.map_or(0.0, |baseline| baseline.v.abs());
    let size = max(max(target.abs(), projection.abs()), baseline);
    let at_target = (projection - target).abs() <= PROJECTION_SLACK * size;
    goal.holds(if at_target { target } else { projection })
}
