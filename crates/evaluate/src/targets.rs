//! Every version of every target, asked of the figures that count for it.

use std::collections::BTreeMap;

use waymark_index::progress::expected_value;
use waymark_index::{Observed, Path, Progress, Question, State, progress};
use waymark_model::period::decimal_after;
use waymark_model::plan::Comparator;
use waymark_model::workspace::{Comparability, Direction, Target, TargetPath};
use waymark_model::{TargetId, Workspace};
use waymark_numerics::order;

use crate::figures::{Bound, Counts, Point, figure, series};
use crate::results::{Standing, TargetResult};

/// One result per version of a target, by id, then the day it was set.
pub(crate) fn evaluate(workspace: &Workspace) -> Vec<TargetResult> {
    let mut versions: BTreeMap<&TargetId, Vec<usize>> = BTreeMap::new();
    for (row, target) in workspace.targets.iter().enumerate() {
        versions.entry(&target.item.id).or_default().push(row);
    }
    let mut out = Vec::new();
    for rows in versions.values_mut() {
        rows.sort_by_key(|row| workspace.targets.get(*row).and_then(|t| t.item.set));
        let known = |row: &usize| {
            let set = workspace.targets.get(*row).and_then(|t| t.item.set);
            set.is_none_or(|day| day <= workspace.settings.as_of)
        };
        let current = rows.iter().rposition(known);
        for (n, row) in rows.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|n| rows.get(n));
            let before = before
                .and_then(|row| workspace.targets.get(*row))
                .map(|t| t.item.value);
            if let Some(target) = workspace.targets.get(*row) {
                let mut result = one(workspace, *row, &target.item);
                result.current = current == Some(n);
                result.moved_from = before.filter(|v| v.total_cmp(&result.value).is_ne());
                out.push(result);
            }
        }
    }
    out
}

fn one(workspace: &Workspace, row: usize, target: &Target) -> TargetResult {
    let counts = if target.cumulative {
        Counts::Cumulative
    } else {
        Counts::Period
    };
    let all = series(
        workspace,
        &target.indicator,
        target.area.as_str(),
        &target.breakdown,
        counts,
    );
    let points: Vec<Point<'_>> = all
        .into_iter()
        .filter(|p| counts_for(workspace, p))
        .collect();
    let answer = ask(workspace, target, &points).map(|a| sensible(a, target));
    let latest = answer.as_ref().and_then(|a| a.latest);
    let latest = latest.and_then(|l| points.iter().rfind(|p| p.t.total_cmp(&l.t).is_eq()));
    let as_of = workspace.settings.as_of;
    let if_comparable = answer
        .as_ref()
        .map_or(Standing::NoData, |a| standing(a.state));
    TargetResult {
        id: target.id.clone(),
        row,
        current: false,
        commitment: target.commitment.clone(),
        indicator: target.indicator.clone(),
        area: target.area.clone(),
        comparator: target.comparator,
        value: target.value,
        moved_from: None,
        baseline: target.baseline,
        deadline: target.deadline,
        origin: target.origin,
        comparability: target.comparability,
        standing: overall(target.comparability, if_comparable),
        if_comparable,
        latest: latest.map(|p| figure(&workspace.observations, p.row, false)),
        achieved: answer.as_ref().and_then(|a| a.achieved),
        expected: answer.as_ref().and_then(|a| a.expected),
        observed_per_year: answer.as_ref().and_then(|a| a.observed_per_year),
        required_per_year: answer.as_ref().and_then(|a| a.required_per_year),
        still_required_per_year: answer
            .as_ref()
            .and_then(|a| a.still_required_per_year)
            .filter(|_| target.deadline > as_of && !reached(if_comparable)),
        projection: answer.as_ref().and_then(|a| a.projection),
        projection_meets: answer.as_ref().and_then(|a| a.projection_meets),
        deadline_passed: target.deadline <= as_of,
        figure_before_deadline: latest.is_some_and(|p| p.row.period.end() < target.deadline),
    }
}

/// Points that a drawing of a bent path takes.
const DRAWN: u8 = 24;

/// The expected way from baseline to target as points in time: two ends where it is even, more where it bends, none where
/// there is no baseline, all comes at once, or nothing can be expected.
#[must_use]
pub fn way(target: &Target) -> Vec<waymark_index::Point> {
    let Some((value, period)) = target.baseline else {
        return Vec::new();
    };
    let point = |t, v| waymark_index::Point { t, v };
    let from = point(period.end_decimal(), value);
    let to = point(decimal_after(target.deadline), target.value);
    let at = |step: u8| {
        let t = from.t + (to.t - from.t) * f64::from(step) / f64::from(DRAWN);
        Some(point(t, expected_value(path(target.path), (from, to), t)?))
    };
    match target.path {
        TargetPath::Linear => vec![from, to],
        TargetPath::Step => Vec::new(),
        TargetPath::Geometric | TargetPath::Curve => (0..=DRAWN)
            .map(at)
            .collect::<Option<_>>()
            .unwrap_or_default(),
    }
}

fn path(path: TargetPath) -> Path {
    match path {
        TargetPath::Linear => Path::Linear,
        TargetPath::Geometric => Path::Geometric,
        TargetPath::Step => Path::Step,
        TargetPath::Curve => Path::Curve,
    }
}

/// Drops what has no meaning: shares of a way that was already behind when it began; a straight line to a target that is
/// reached all at once; and the same change every year where the path bends.
fn sensible(mut answer: Progress, target: &Target) -> Progress {
    if matches!(answer.state, State::MetBeforeStart | State::Lost) {
        answer.achieved = None;
        answer.expected = None;
        answer.required_per_year = None;
    }
    if target.path != TargetPath::Linear {
        answer.projection = None;
        answer.projection_meets = None;
        if target.path == TargetPath::Step {
            answer.observed_per_year = None;
        }
        answer.required_per_year = None;
        answer.still_required_per_year = None;
    }
    answer
}

/// A figure speaks of the plan only if its period reaches into it; one that ends after the day of the
/// assessment is not known yet. Earlier figures are history: they cannot meet a promise made later.
fn counts_for(workspace: &Workspace, point: &Point<'_>) -> bool {
    let settings = &workspace.settings;
    let closed = point.row.period.is_window() || point.row.period.end() <= settings.as_of;
    point.row.period.end() >= settings.period.start() && closed
}

fn ask(workspace: &Workspace, target: &Target, points: &[Point<'_>]) -> Option<Progress> {
    let observations: Vec<Observed> = points.iter().map(observed).collect();
    let direction = workspace
        .indicators
        .iter()
        .find(|i| i.item.id == target.indicator);
    let question = Question {
        baseline: target.baseline.map(|(v, period)| waymark_index::Point {
            t: period.end_decimal(),
            v,
        }),
        target: waymark_index::Point {
            t: decimal_after(target.deadline),
            v: target.value,
        },
        comparator: comparator(target.comparator),
        higher_is_better: direction.and_then(|i| match i.item.direction {
            Direction::Higher => Some(true),
            Direction::Lower => Some(false),
            Direction::None => None,
        }),
        path: path(target.path),
        observations: &observations,
        today: today(workspace, points),
        tolerance: workspace.progress.tolerance,
    };
    progress(&question).ok()
}

/// A running total of a window that ends with the plan is reported before the window closes; it
/// counts from the day it is known.
fn today(workspace: &Workspace, points: &[Point<'_>]) -> f64 {
    points
        .iter()
        .map(|p| p.t)
        .fold(decimal_after(workspace.settings.as_of), order::max)
}

pub(crate) fn observed(point: &Point<'_>) -> Observed {
    let bound = match point.bound {
        Bound::Exact => waymark_index::Bound::Exact,
        Bound::AtLeast => waymark_index::Bound::AtLeast,
        Bound::AtMost => waymark_index::Bound::AtMost,
    };
    Observed {
        t: point.t,
        v: point.v,
        bound,
    }
}

fn comparator(comparator: Comparator) -> waymark_index::Comparator {
    match comparator {
        Comparator::Eq => waymark_index::Comparator::Eq,
        Comparator::AtLeast => waymark_index::Comparator::AtLeast,
        Comparator::AtMost => waymark_index::Comparator::AtMost,
        Comparator::Lt => waymark_index::Comparator::Lt,
        Comparator::Gt => waymark_index::Comparator::Gt,
        Comparator::Approx => waymark_index::Comparator::Approx,
    }
}

fn standing(state: State) -> Standing {
    match state {
        State::NoData => Standing::NoData,
        State::MetBeforeStart => Standing::MetBeforeStart,
        State::Lost => Standing::Lost,
        State::Maintained => Standing::Maintained,
        State::Met => Standing::Met,
        State::Undecided => Standing::Undecided,
        State::Missed => Standing::Missed,
        State::NoBaseline => Standing::NoBaseline,
        State::WrongWay => Standing::WrongWay,
        State::NoMovement => Standing::NoMovement,
        State::OnTrack => Standing::OnTrack,
        State::Behind => Standing::Behind,
    }
}

/// Without a figure there is nothing to compare, so "no data" is the better word then.
fn overall(comparability: Comparability, standing: Standing) -> Standing {
    match comparability {
        Comparability::NotComparable if standing != Standing::NoData => Standing::NotComparable,
        Comparability::Comparable | Comparability::Caveat | Comparability::NotComparable => {
            standing
        }
    }
}

/// Whether a standing needs nothing more.
pub(crate) fn reached(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::Met | Standing::Maintained | Standing::MetBeforeStart
    )
}
