//! Every indicator: how it moved while the plan ran, and what of it is known.

use std::collections::{BTreeMap, BTreeSet};

use waymark_index::trend::Verdict;
use waymark_index::{Observed, TrendQuestion, trend};
use waymark_model::Workspace;
use waymark_model::observation::{Basis, Observation};
use waymark_model::workspace::{Direction, Indicator};

use crate::figures::{Bound, Counts, Point, figure, series};
use crate::results::{Figure, IndicatorResult, Standing};
use crate::targets::observed;

/// One result per indicator, by id.
pub(crate) fn evaluate(workspace: &Workspace) -> Vec<IndicatorResult> {
    let own = &workspace.settings.area;
    let below: BTreeSet<&str> = workspace
        .areas
        .iter()
        .filter(|a| a.item.id != *own)
        .map(|a| a.item.id.as_str())
        .collect();
    let mut out: Vec<_> = workspace
        .indicators
        .iter()
        .enumerate()
        .map(|(row, indicator)| one(workspace, row, &indicator.item, &below))
        .collect();
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

fn one(
    ws: &Workspace,
    row: usize,
    indicator: &Indicator,
    below: &BTreeSet<&str>,
) -> IndicatorResult {
    let rows = ws.observations.of_indicator(indicator.id.as_str());
    let movement = movement(ws, indicator);
    let found = breakdowns(ws, rows);
    let missing = indicator
        .breakdowns
        .iter()
        .filter(|k| !found.contains(*k))
        .cloned()
        .collect();
    let period = ws.settings.period;
    let has_value = |r: &&Observation| r.value().is_some();
    let inside =
        |r: &&Observation| r.period.end() >= period.start() && r.period.start() <= period.end();
    let seen: BTreeSet<u32> = rows.iter().filter(has_value).map(|r| r.area).collect();
    IndicatorResult {
        id: indicator.id.clone(),
        row,
        trend: movement.trend,
        from: movement.from,
        to: movement.to,
        change: movement.change,
        figures_in_period: rows.iter().filter(has_value).filter(inside).count(),
        figures: rows.iter().filter(has_value).count(),
        gaps: rows.iter().filter(|r| r.status.is_missing()).count(),
        rivals: rows.iter().filter(|r| r.basis == Basis::Rival).count(),
        areas_seen: seen
            .iter()
            .filter(|n| below.contains(ws.observations.areas.get(**n)))
            .count(),
        areas_all: below.len(),
        breakdowns_found: found.into_iter().collect(),
        breakdowns_missing: missing,
    }
}

struct Movement {
    trend: Standing,
    from: Option<Figure>,
    to: Option<Figure>,
    change: Option<f64>,
}

/// The figures of the plan period are compared, first with last. Where there is only one, it is
/// compared with the last figure before the plan: better a starting point from outside than none.
fn movement(ws: &Workspace, indicator: &Indicator) -> Movement {
    let all = series(
        ws,
        &indicator.id,
        ws.settings.area.as_str(),
        "",
        Counts::Period,
    );
    let known: Vec<Point<'_>> = all
        .into_iter()
        .filter(|p| p.row.period.end() <= ws.settings.as_of)
        .collect();
    let start = ws.settings.period.start();
    let first_inside = known.partition_point(|p| p.row.period.end() < start);
    let inside = known.len() - first_inside;
    let from = if inside == 1 {
        first_inside.saturating_sub(1)
    } else {
        first_inside
    };
    let points = known.get(from..).unwrap_or(&[]);
    let observations: Vec<Observed> = points.iter().map(observed).collect();
    let question = TrendQuestion {
        observations: &observations,
        higher_is_better: match indicator.direction {
            Direction::Higher => Some(true),
            Direction::Lower => Some(false),
            Direction::None => None,
        },
        flat: ws.progress.flat,
    };
    let answer = trend(&question).ok();
    let shown = |p: Option<&Point<'_>>| p.map(|p| figure(&ws.observations, p.row, false));
    let any_inside = inside > 0 || other_figures(ws, indicator);
    Movement {
        trend: standing(answer.as_ref().map(|a| a.verdict), any_inside, points),
        from: shown(points.first().filter(|_| points.len() > 1)),
        to: shown(points.last().filter(|_| inside > 0)),
        change: answer.and_then(|a| a.relative).filter(|_| inside > 0),
    }
}

/// Whether running totals, breakdowns or areas tell something of the plan period where the main line
/// is silent.
fn other_figures(ws: &Workspace, indicator: &Indicator) -> bool {
    let period = ws.settings.period;
    ws.observations
        .of_indicator(indicator.id.as_str())
        .iter()
        .any(|r| {
            r.value().is_some()
                && r.period.end() >= period.start()
                && r.period.start() <= period.end()
        })
}

/// A figure from before the plan says nothing about it: without one from its years there is no data.
fn standing(verdict: Option<Verdict>, any_inside: bool, points: &[Point<'_>]) -> Standing {
    if !any_inside {
        return Standing::NoData;
    }
    match verdict {
        Some(Verdict::Improving) => Standing::Improving,
        Some(Verdict::Worsening) => Standing::Worsening,
        Some(Verdict::Flat) => Standing::Flat,
        Some(Verdict::Unclear) if points.iter().any(|p| p.bound != Bound::Exact) => {
            Standing::Undecided
        }
        Some(Verdict::Unclear | Verdict::TooFew | Verdict::NoDirection) | None => {
            Standing::FiguresOnly
        }
    }
}

fn breakdowns(ws: &Workspace, rows: &[Observation]) -> BTreeSet<String> {
    let mut numbers: BTreeMap<u32, ()> = BTreeMap::new();
    for row in rows.iter().filter(|r| r.value().is_some()) {
        numbers.insert(row.breakdown, ());
    }
    numbers
        .keys()
        .flat_map(|n| ws.observations.breakdowns.get(*n).split(';'))
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, _)| key.to_owned())
        .collect()
}
