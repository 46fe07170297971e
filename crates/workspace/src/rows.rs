//! Rows of the small tables as what they mean. A row with a bad cell is left out: it has a finding.

use std::str::FromStr;

use waymark_model::workspace::{
    Area, Assessment, Assignment, Body, Direction, Indicator, IndicatorKind, Located, Measure,
    Scale, Seat, Source,
};

use crate::cell::Fault;
use crate::codes;
use crate::facts::Facts;
use crate::findings::{Findings, hint, nearest};
use crate::table::{Row, Table};
use crate::tree::{self, Leaning};

/// Makes the rows that can be made.
pub(crate) fn made<T>(table: &Table, make: impl Fn(&Row) -> Option<T>) -> Vec<Located<T>> {
    let locate = |row: &Row| {
        let item = make(row)?;
        let line = row.line;
        Some(Located { line, item })
    };
    table.rows.iter().filter_map(locate).collect()
}

/// The tree of a table that names parents.
pub(crate) fn check_tree(table: &Table, id: &str, findings: &mut Findings) {
    let leaning = |row: &Row| {
        Some(Leaning {
            id: row.text(id)?.to_owned(),
            parent: row.text("parent")?.to_owned(),
            place: row.place("parent"),
        })
    };
    let things: Vec<Leaning> = table.rows.iter().filter_map(leaning).collect();
    tree::check(&things, findings);
}

pub(crate) fn body(row: &Row) -> Option<Body> {
    Some(Body {
        id: row.id("body")?,
        name: row.optional("name"),
        parent: row.id("parent"),
        kind: row.optional("kind"),
        address: row.optional("address"),
        note: row.optional("note"),
    })
}

pub(crate) fn area(row: &Row) -> Option<Area> {
    Some(Area {
        id: row.id("area")?,
        name: row.optional("name"),
        parent: row.id("parent"),
        note: row.optional("note"),
    })
}

pub(crate) fn source(row: &Row) -> Option<Source> {
    Some(Source {
        id: row.id("source")?,
        title: row.optional("title"),
        publisher: row.optional("publisher"),
        address: row.optional("address"),
        published: row.optional("published"),
        accessed: row.optional("accessed"),
        kind: row.optional("kind"),
        link_ok: row.text("link_ok") == Some("yes"),
    })
}

pub(crate) fn indicator(row: &Row) -> Option<Indicator> {
    Some(Indicator {
        id: row.id("indicator")?,
        name: row.optional("name"),
        definition: row.optional("definition"),
        unit: row.text("unit")?.to_owned(),
        direction: match row.text("direction")? {
            "higher" => Direction::Higher,
            "lower" => Direction::Lower,
            _ => Direction::None,
        },
        kind: match row.text("kind")? {
            "structure" => IndicatorKind::Structure,
            "process" => IndicatorKind::Process,
            _ => IndicatorKind::Outcome,
        },
        commitments: row.ids("commitments"),
        breakdowns: row.ids::<String>("breakdowns"),
        note: row.optional("note"),
    })
}

pub(crate) fn assignment(row: &Row) -> Option<Assignment> {
    Some(Assignment {
        commitment: row.id("commitment")?,
        body: row.id("body")?,
        role: row.optional("role"),
        status: row.optional("status"),
        basis: row.optional("basis"),
        note: row.optional("note"),
    })
}

pub(crate) fn measure(row: &Row) -> Option<Measure> {
    Some(Measure {
        id: row.text("measure")?.to_owned(),
        commitment: row.id("commitment")?,
        body: row.id("body"),
        date: row.period("date")?,
        title: row.optional("title"),
        kind: row.optional("kind"),
        sources: row.ids("sources"),
        note: row.optional("note"),
    })
}

/// A measure may not lie in the future; one from outside the plan's years is worth a
/// look, unless a note says that somebody looked.
pub(crate) fn check_measures(table: &Table, facts: &Facts, findings: &mut Findings) {
    for row in &table.rows {
        let Some(date) = row.period("date") else {
            continue;
        };
        if facts.is_late(date.start()) {
            facts.check_day(date.start(), row.place("date"), findings);
        } else if let Some(plan) = facts.period
            && !date.within(plan)
            && row.is_empty("note")
        {
            let fault = Fault::new(codes::PERIOD_OUTSIDE)
                .with("text", &date.to_string())
                .with("plan", &plan.to_string());
            findings.push(fault.at(row.place("date")));
        }
    }
}

pub(crate) fn assessment(row: &Row) -> Option<Assessment> {
    let seat = row.text("seat")?;
    Some(Assessment {
        commitment: row.id("commitment")?,
        seat: Seat::ALL.into_iter().find(|s| s.code() == seat)?,
        grade: row.text("grade")?.to_owned(),
        scale: row.id("scale")?,
        assessor: row.optional("assessor"),
        date: row.date("date")?,
        sources: row.ids("sources"),
        reason: row.optional("reason"),
        reply: row.optional("reply"),
    })
}

/// Grades must stand on their scale, and no grade is given in the future.
pub(crate) fn check_assessments(
    table: &Table,
    scales: &[Scale],
    facts: &Facts,
    findings: &mut Findings,
) {
    for row in &table.rows {
        if let Some(date) = row.date("date") {
            facts.check_day(date, row.place("date"), findings);
        }
        let (Some(grade), Some(scale)) = (row.text("grade"), row.text("scale")) else {
            continue;
        };
        let Some(scale) = scales.iter().find(|s| s.id.as_str() == scale) else {
            continue;
        };
        let codes = || scale.grades.iter().map(|g| g.code.as_str());
        if !codes().any(|code| code == grade) {
            let fault = Fault::new(codes::NOT_ON_SCALE)
                .with("text", grade)
                .with("scale", scale.id.as_str())
                .with("hint", hint(nearest(grade, codes())));
            findings.push(fault.at(row.place("grade")));
        }
    }
}

/// An enum by its code in a cell.
pub(crate) fn coded<T: Copy>(row: &Row, field: &str, values: &[(&str, T)]) -> Option<T> {
    let code = row.text(field)?;
    values
        .iter()
        .find(|(c, _)| *c == code)
        .map(|(_, value)| *value)
}

/// An id of a cell that may be empty.
pub(crate) fn id_or<T: FromStr>(row: &Row, field: &str, other: Option<T>) -> Option<T> {
    if row.is_empty(field) {
        other
    } else {
        row.id(field)
    }
}
