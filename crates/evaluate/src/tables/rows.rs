//! Tables about what was collected and computed.

use waymark_model::workspace::{Comparability, Direction, IndicatorKind, TargetOrigin, TargetPath};
use waymark_model::{Period, Workspace};

use super::{Cell, Column, Table, flag, join, number, text};
use crate::results::{Figure, Results, TargetResult};

fn period<'a>(period: Option<Period>) -> Cell<'a> {
    period.map_or(Cell::Empty, |p| Cell::owned(p.to_string()))
}

fn latest(figure: Option<&Figure>) -> Cell<'static> {
    Cell::number(figure.and_then(|f| f.value))
}

/// The code of a target's origin, as files and pages name it.
#[must_use]
pub fn origin(origin: TargetOrigin) -> &'static str {
    match origin {
        TargetOrigin::Plan => "plan",
        TargetOrigin::Other => "other",
        TargetOrigin::Assessor => "assessor",
    }
}

/// The code of a target's comparability.
#[must_use]
pub fn comparability(comparability: Comparability) -> &'static str {
    match comparability {
        Comparability::Comparable => "comparable",
        Comparability::Caveat => "caveat",
        Comparability::NotComparable => "not_comparable",
    }
}

/// The code of an indicator's direction.
#[must_use]
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::None => "none",
    }
}

/// The code of an indicator's kind.
#[must_use]
pub fn kind(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Structure => "structure",
        IndicatorKind::Process => "process",
        IndicatorKind::Outcome => "outcome",
    }
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
                13 => Cell::text(if t.path == TargetPath::Step {
                    "step"
                } else {
                    "linear"
                }),
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

const INDICATORS: &[Column] = &[
    text("indicator", "indicator"),
    text("name", "name"),
    text("definition", "what exactly is counted"),
    text("unit", "unit"),
    text("direction", "which way is better"),
    text("kind", "structure, process or outcome (OHCHR)"),
    text("commitments", "commitments it measures or gives context to"),
    text("breakdowns", "breakdowns the plan calls for"),
    text("note", "remark"),
];

pub(super) fn indicators<'a>(ws: &'a Workspace, results: &'a Results) -> Table<'a> {
    Table::new(
        "indicators",
        INDICATORS,
        results.indicators.len(),
        move |row, column| {
            let row = results
                .indicators
                .get(row)
                .and_then(|r| ws.indicators.get(r.row));
            let Some(i) = row.map(|i| &i.item) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(i.id.as_str()),
                1 => Cell::text(&i.name),
                2 => Cell::text(&i.definition),
                3 => Cell::text(&i.unit),
                4 => Cell::text(direction(i.direction)),
                5 => Cell::text(kind(i.kind)),
                6 => Cell::owned(join(&i.commitments)),
                7 => Cell::owned(i.breakdowns.join("|")),
                8 => Cell::text(&i.note),
                _ => Cell::Empty,
            }
        },
    )
}

const OBSERVATIONS: &[Column] = &[
    text("indicator", "indicator"),
    text("area", "area"),
    text("period", "period, as SDMX writes it"),
    text("breakdown", "key=value pairs; empty is the total"),
    text("basis", "what kind of count it is"),
    number("value", "value; empty where missing"),
    text("status", "SDMX CL_OBS_STATUS"),
    text("sources", "sources"),
    text("recorded", "day the figure was recorded"),
    text("note", "remark"),
];

pub(super) fn observations(ws: &Workspace) -> Table<'_> {
    let all = &ws.observations;
    Table::new(
        "observations",
        OBSERVATIONS,
        all.rows.len(),
        move |row, column| {
            let Some(r) = all.rows.get(row) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(all.indicators.get(r.indicator)),
                1 => Cell::text(all.areas.get(r.area)),
                2 => Cell::owned(r.period.to_string()),
                3 => Cell::text(all.breakdowns.get(r.breakdown)),
                4 => Cell::text(r.basis.code()),
                5 => Cell::number(r.value()),
                6 => Cell::text(r.status.code()),
                7 => Cell::text(all.sources.get(r.sources)),
                8 => Cell::text(all.vintages.get(u32::from(r.vintage))),
                9 => Cell::text(all.notes.get(r.note)),
                _ => Cell::Empty,
            }
        },
    )
}

const SCORES: &[Column] = &[
    text("method", "index method"),
    text("area", "area"),
    text("period", "period"),
    text("node", "node of the index; the root is the index itself"),
    number(
        "score",
        "score, a level and not progress; empty where withheld",
    ),
    number("coverage", "share of effective weight that has data"),
    text("withheld", "why the score is withheld"),
    number(
        "rank",
        "rank of the index among the areas of the period, 1 is best",
    ),
];

pub(super) fn scores<'a>(ws: &'a Workspace, results: &'a Results) -> Table<'a> {
    // Where each (index, row) begins: scores of one row are as many as the method has nodes.
    let mut starts = Vec::new();
    let mut total = 0;
    for (n, index) in results.indices.iter().enumerate() {
        for (m, row) in index.rows.iter().enumerate() {
            starts.push((total, n, m));
            total += row.scores.len();
        }
    }
    Table::new("scores", SCORES, total, move |row, column| {
        let at = starts
            .partition_point(|s| s.0 <= row)
            .checked_sub(1)
            .and_then(|n| starts.get(n));
        let Some(&(start, n, m)) = at else {
            return Cell::Empty;
        };
        let Some(index) = results.indices.get(n) else {
            return Cell::Empty;
        };
        let (Some(method), Some(r)) = (ws.indices.get(index.row), index.rows.get(m)) else {
            return Cell::Empty;
        };
        let (Some(node), Some(score)) = (method.nodes.get(row - start), r.scores.get(row - start))
        else {
            return Cell::Empty;
        };
        match column {
            0 => Cell::text(method.id.as_str()),
            1 => Cell::text(r.area.as_str()),
            2 => Cell::owned(r.period.to_string()),
            3 => Cell::text(&node.id),
            4 => Cell::number(score.value),
            5 => Cell::Number(score.coverage),
            6 => Cell::text(score.withheld),
            7 if node.parent.is_none() => Cell::number(r.rank),
            _ => Cell::Empty,
        }
    })
}

const MEASURES: &[Column] = &[
    text("measure", "measure"),
    text("commitment", "the promise it serves"),
    text("body", "who did it"),
    text("date", "when"),
    text("title", "what"),
    text("kind", "what kind of act"),
    text("sources", "sources"),
    text("note", "remark"),
];

pub(super) fn measures(ws: &Workspace) -> Table<'_> {
    Table::new(
        "measures",
        MEASURES,
        ws.measures.len(),
        move |row, column| {
            let Some(m) = ws.measures.get(row).map(|m| &m.item) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(&m.id),
                1 => Cell::text(m.commitment.as_str()),
                2 => m
                    .body
                    .as_ref()
                    .map_or(Cell::Empty, |b| Cell::text(b.as_str())),
                3 => Cell::owned(m.date.to_string()),
                4 => Cell::text(&m.title),
                5 => Cell::text(&m.kind),
                6 => Cell::owned(join(&m.sources)),
                7 => Cell::text(&m.note),
                _ => Cell::Empty,
            }
        },
    )
}

const ASSIGNMENTS: &[Column] = &[
    text("commitment", "the promise"),
    text("body", "the body"),
    text("role", "lead or support"),
    text("status", "proposed, accepted, contested or handed_on"),
    text(
        "basis",
        "the plan's words, an official document, or assumed",
    ),
    text("note", "remark"),
];

pub(super) fn assignments(ws: &Workspace) -> Table<'_> {
    Table::new(
        "assignments",
        ASSIGNMENTS,
        ws.assignments.len(),
        move |row, column| {
            let Some(a) = ws.assignments.get(row).map(|a| &a.item) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(a.commitment.as_str()),
                1 => Cell::text(a.body.as_str()),
                2 => Cell::text(&a.role),
                3 => Cell::text(&a.status),
                4 => Cell::text(&a.basis),
                5 => Cell::text(&a.note),
                _ => Cell::Empty,
            }
        },
    )
}

const ASSESSMENTS: &[Column] = &[
    text("commitment", "the promise"),
    text("seat", "who judges: own, independent or public"),
    text("grade", "grade of the scale"),
    text("scale", "the scale"),
    text("assessor", "name of the assessor"),
    text("date", "when"),
    text("sources", "sources"),
    text("reason", "why this grade"),
    text("reply", "the body's reply"),
];

pub(super) fn assessments(ws: &Workspace) -> Table<'_> {
    Table::new(
        "assessments",
        ASSESSMENTS,
        ws.assessments.len(),
        move |row, column| {
            let Some(a) = ws.assessments.get(row).map(|a| &a.item) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(a.commitment.as_str()),
                1 => Cell::text(a.seat.code()),
                2 => Cell::text(&a.grade),
                3 => Cell::text(a.scale.as_str()),
                4 => Cell::text(&a.assessor),
                5 => Cell::owned(a.date.to_string()),
                6 => Cell::owned(join(&a.sources)),
                7 => Cell::text(&a.reason),
                8 => Cell::text(&a.reply),
                _ => Cell::Empty,
            }
        },
    )
}

const SOURCES: &[Column] = &[
    text("source", "source"),
    text("title", "title"),
    text("publisher", "publisher"),
    text("address", "address"),
    text("published", "day of publication"),
    text("accessed", "day it was read"),
    text("kind", "what kind of source"),
    flag(
        "link_ok",
        "whether the address may be followed; a copy on another host may not",
    ),
];

pub(super) fn sources(ws: &Workspace) -> Table<'_> {
    Table::new("sources", SOURCES, ws.sources.len(), move |row, column| {
        let Some(s) = ws.sources.get(row).map(|s| &s.item) else {
            return Cell::Empty;
        };
        match column {
            0 => Cell::text(s.id.as_str()),
            1 => Cell::text(&s.title),
            2 => Cell::text(&s.publisher),
            3 => Cell::text(&s.address),
            4 => Cell::text(&s.published),
            5 => Cell::text(&s.accessed),
            6 => Cell::text(&s.kind),
            7 => Cell::Flag(s.link_ok),
            _ => Cell::Empty,
        }
    })
}

const BODIES: &[Column] = &[
    text("body", "body"),
    text("name", "name"),
    text("parent", "the body it belongs to"),
    text("kind", "what kind of body"),
    text("address", "public address"),
    text("note", "remark"),
];

pub(super) fn bodies(ws: &Workspace) -> Table<'_> {
    Table::new("bodies", BODIES, ws.bodies.len(), move |row, column| {
        let Some(b) = ws.bodies.get(row).map(|b| &b.item) else {
            return Cell::Empty;
        };
        match column {
            0 => Cell::text(b.id.as_str()),
            1 => Cell::text(&b.name),
            2 => b
                .parent
                .as_ref()
                .map_or(Cell::Empty, |p| Cell::text(p.as_str())),
            3 => Cell::text(&b.kind),
            4 => Cell::text(&b.address),
            5 => Cell::text(&b.note),
            _ => Cell::Empty,
        }
    })
}

const AREAS: &[Column] = &[
    text("area", "code"),
    text("name", "name"),
    text("parent", "the area it lies in"),
    text("note", "remark"),
];

pub(super) fn areas(ws: &Workspace) -> Table<'_> {
    Table::new("areas", AREAS, ws.areas.len(), move |row, column| {
        let Some(a) = ws.areas.get(row).map(|a| &a.item) else {
            return Cell::Empty;
        };
        match column {
            0 => Cell::text(a.id.as_str()),
            1 => Cell::text(&a.name),
            2 => a
                .parent
                .as_ref()
                .map_or(Cell::Empty, |p| Cell::text(p.as_str())),
            3 => Cell::text(&a.note),
            _ => Cell::Empty,
        }
    })
}
