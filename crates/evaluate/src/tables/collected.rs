//! Tables about what was collected: indicators, figures, measures, verdicts, sources, bodies, areas.

use waymark_model::Workspace;

use super::codes::{direction, kind};
use super::{Cell, Column, Table, flag, join, number, text};
use crate::results::Results;

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
