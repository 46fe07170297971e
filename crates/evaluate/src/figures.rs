//! The figures of an indicator: which of them are in force, and which may stand in one line.

use waymark_model::observation::{Basis, Observation};
use waymark_model::{IndicatorId, Observations, Workspace};

use crate::results::Figure;

/// How a figure is known: exactly, or only as a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// As reported.
    Exact,
    /// "More than this."
    AtLeast,
    /// "Less than this."
    AtMost,
}

/// One point of a series.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    /// The row.
    pub row: &'a Observation,
    /// End of its period, decimal years.
    pub t: f64,
    /// Its value.
    pub v: f64,
    /// How it is known.
    pub bound: Bound,
}

/// Which figures stand in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Figures of the period itself, and bounds on them.
    Period,
    /// Running totals that start no earlier than the plan.
    Cumulative,
}

/// All figures of an indicator, by area, period, breakdown, basis and vintage, gaps included.
#[must_use]
pub fn of_indicator(workspace: &Workspace, id: &IndicatorId) -> Vec<Figure> {
    let all = &workspace.observations;
    let rows = all.of_indicator(id.as_str());
    rows.iter()
        .enumerate()
        .map(|(n, row)| figure(all, row, superseded(rows, n)))
        .collect()
}

/// The figure of a row.
#[must_use]
pub fn figure(all: &Observations, row: &Observation, superseded: bool) -> Figure {
    let split = |text: &str| {
        text.split('|')
            .filter(|s| !s.is_empty())
            .map(str::to_owned)
            .collect()
    };
    Figure {
        area: all.areas.get(row.area).to_owned(),
        period: row.period,
        value: row.value(),
        breakdown: all.breakdowns.get(row.breakdown).to_owned(),
        basis: row.basis,
        status: row.status,
        sources: split(all.sources.get(row.sources)),
        note: all.notes.get(row.note).to_owned(),
        recorded: all.vintages.get(u32::from(row.vintage)).to_owned(),
        superseded,
    }
}

/// Whether a later vintage of the same figure follows. Rows are in canonical order, so it is next.
fn superseded(rows: &[Observation], n: usize) -> bool {
    let (Some(row), Some(next)) = (rows.get(n), rows.get(n + 1)) else {
        return false;
    };
    let same = |r: &Observation| (r.indicator, r.area, r.period, r.breakdown, r.basis);
    same(row) == same(next)
}

/// The figures in force that may stand in one line, by the end of their period.
///
/// A rival, survey or selection figure never enters; where an exact figure and a bound speak of the
/// same period the exact one is taken.
#[must_use]
pub fn series<'a>(
    workspace: &'a Workspace,
    indicator: &IndicatorId,
    area: &str,
    breakdown: &str,
    counts: Counts,
) -> Vec<Point<'a>> {
    let all = &workspace.observations;
    let (Some(area), Some(breakdown)) = (all.areas.find(area), all.breakdowns.find(breakdown))
    else {
        return Vec::new();
    };
    let rows = all.of_indicator(indicator.as_str());
    let start = workspace.settings.period.start();
    let mut points: Vec<Point<'a>> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        if row.area != area || row.breakdown != breakdown || superseded(rows, n) {
            continue;
        }
        let Some(v) = row.value() else { continue };
        let bound = match (row.basis, counts) {
            (Basis::Main, Counts::Period) if !row.period.is_window() => Bound::Exact,
            (Basis::Cumulative, Counts::Cumulative)
                if row.period.start() >= start || !row.period.is_window() =>
            {
                Bound::Exact
            }
            (Basis::LowerBound, _) if !row.period.is_window() => Bound::AtLeast,
            (Basis::UpperBound, _) if !row.period.is_window() => Bound::AtMost,
            _ => continue,
        };
        points.push(Point {
            row,
            t: row.period.end_decimal(),
            v,
            bound,
        });
    }
    points.sort_by(|a, b| {
        a.t.total_cmp(&b.t)
            .then((a.bound != Bound::Exact).cmp(&(b.bound != Bound::Exact)))
            .then(a.row.period.cmp(&b.row.period))
    });
    points.dedup_by(|later, earlier| later.t.total_cmp(&earlier.t).is_eq());
    points
}
