//! Tables about what was computed: targets and trends.

use waymark_model::{Period, Workspace};

use super::codes::{comparability, direction, origin};
use super::{Cell, Column, Table, flag, number, text};
use crate::results::{Figure, Results, TargetResult};

fn period<'a>(period: Option<Period>) -> Cell<'a> {
    period.map_or(Cell::Empty, |p| Cell::owned(p.to_string()))
}

fn latest(figure: Option<&Figure>) -> Cell<'static> {
    Cell::number(figure.and_then(|f| f.value))
}

const TARGETS: &[Column] = &[
    text("target", "target"),
    text("commitment", "the promise it belongs to"),
    text("indicator", "what measures it"),
    text("area", "area"),
    text("breakdown", "breakdown it speaks of; empty is the total"),
    text("comparator", "how it binds"),
    number("value", "target value, in the unit of the indicator"),
    text("unit", "unit of the indicator"),
    number(
        "moved_from",
        "value of the version before, where the target was moved",
    ),
    flag("current", "whether this is the version in force"),
    number("baseline_value", "where it started"),
    text("baseline_period", "when that was"),
    text("deadline", "by when"),
    text("path", "expected path from baseline to target"),
    text(
        "origin",
        "the plan, another document, or a test of the assessors",
    ),
    text("comparability", "whether the figures measure the target"),
    text("standing", "where it stands; see the method page"),
    text("class", "broad class of the standing"),
    text("if_comparable", "what the figures alone would say"),
    number("latest_value", "latest figure that counts"),
    text("latest_period", "its period"),
    text("latest_basis", "what kind of count it is"),
    number(
        "achieved",
        "share of the way from baseline to target; above 1 is overshoot",
    ),
    number(
        "expected",
        "share expected at the date of the latest figure",
    ),
    number(
        "observed_per_year",
        "change per year from baseline to latest figure",
    ),
    number(
        "required_per_year",
        "change per year needed from baseline to target",
    ),
    number("still_required_per_year", "change per year still needed"),
    number(
        "projection",
        "value at the deadline if the observed change goes on",
    ),
    flag("projection_meets", "whether that meets the target"),
    flag("deadline_passed", "whether the deadline has passed"),
    flag(
        "figure_before_deadline",
        "whether the latest figure ends before the deadline",
    ),
    text("note", "remark"),
];

pub(super) fn targets<'a>(ws: &'a Workspace, results: &'a Results) -> Table<'a> {
    Table::new(
        "targets",
        TARGETS,
        results.targets.len(),
        move |row, column| {
            let Some(r) = results.targets.get(row) else {
                return Cell::Empty;
            };
            let Some(t) = ws.targets.get(r.row).map(|t| &t.item) else {
                return Cell::Empty;
            };
            let unit = || {
                ws.indicators
                    .iter()
                    .find(|i| i.item.id == r.indicator)
                    .map_or("", |i| &i.item.unit)
            };
            match column {
                0 => Cell::text(r.id.as_str()),
                1 => Cell::text(r.commitment.as_str()),
                2 => Cell::text(r.indicator.as_str()),
                3 => Cell::text(r.area.as_str()),
                4 => Cell::text(&t.breakdown),
                5 => Cell::text(r.comparator.code()),
                6 => Cell::Number(r.value),
                7 => Cell::text(unit()),
                8 => Cell::number(r.moved_from),
                9 => Cell::Flag(r.current),
                10 => Cell::number(r.baseline.map(|b| b.0)),
                11 => period(r.baseline.map(|b| b.1)),
                12 => Cell::owned(r.deadline.to_string()),
                13 => Cell::text(t.path.code()),
                14 => Cell::text(origin(r.origin)),
                15 => Cell::text(comparability(r.comparability)),
                16 => Cell::text(r.standing.code()),
                17 => Cell::text(r.standing.class().code()),
                18 => Cell::text(r.if_comparable.code()),
                19 => latest(r.latest.as_ref()),
                20 => period(r.latest.as_ref().map(|f| f.period)),
                21 => r
                    .latest
                    .as_ref()
                    .map_or(Cell::Empty, |f| Cell::text(f.basis.code())),
                22..=30 => pace(r, column),
                31 => Cell::text(&t.note),
                _ => Cell::Empty,
            }
        },
    )
}

fn pace<'a>(r: &TargetResult, column: usize) -> Cell<'a> {
    match column {
        22 => Cell::number(r.achieved),
        23 => Cell::number(r.expected),
        24 => Cell::number(r.observed_per_year),
        25 => Cell::number(r.required_per_year),
        26 => Cell::number(r.still_required_per_year),
        27 => Cell::number(r.projection),
        28 => r.projection_meets.map_or(Cell::Empty, Cell::Flag),
        29 => Cell::Flag(r.deadline_passed),
        30 => Cell::Flag(r.figure_before_deadline),
        _ => Cell::Empty,
    }
}

const TRENDS: &[Column] = &[
    text("indicator", "indicator"),
    text(
        "trend",
        "improving, worsening, flat, undecided, figures_only or no_data",
    ),
    number("from_value", "figure the trend starts from"),
    text("from_period", "its period"),
    number("to_value", "figure the trend ends at"),
    text("to_period", "its period"),
    number(
        "change",
        "relative change between them, as a share of the first",
    ),
    number("figures", "figures with a value, all areas and breakdowns"),
    number("figures_in_period", "of these, inside the plan period"),
    number("gaps", "gaps recorded"),
    number("rivals", "rival figures"),
    number("areas_seen", "areas with a value, below the plan's own"),
    number("areas_all", "areas below the plan's own"),
    text(
        "breakdowns_missing",
        "breakdowns called for that nobody reports",
    ),
    flag("has_target", "whether a current target is measured by it"),
    text("direction", "which way is better"),
];

pub(super) fn trends<'a>(ws: &'a Workspace, results: &'a Results) -> Table<'a> {
    Table::new(
        "trends",
        TRENDS,
        results.indicators.len(),
        move |row, column| {
            let Some(r) = results.indicators.get(row) else {
                return Cell::Empty;
            };
            let Some(i) = ws.indicators.get(r.row).map(|i| &i.item) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(r.id.as_str()),
                1 => Cell::text(r.trend.code()),
                2 => latest(r.from.as_ref()),
                3 => period(r.from.as_ref().map(|f| f.period)),
                4 => latest(r.to.as_ref()),
                5 => period(r.to.as_ref().map(|f| f.period)),
                6 => Cell::number(r.change),
                7 => Cell::count(r.figures),
                8 => Cell::count(r.figures_in_period),
                9 => Cell::count(r.gaps),
                10 => Cell::count(r.rivals),
                11 => Cell::count(r.areas_seen),
                12 => Cell::count(r.areas_all),
                13 => Cell::owned(r.breakdowns_missing.join("|")),
                14 => Cell::Flag(
                    results
                        .targets
                        .iter()
                        .any(|t| t.current && t.indicator == r.id),
                ),
                15 => Cell::text(direction(i.direction)),
                _ => Cell::Empty,
            }
        },
    )
}
