//! `targets.csv`.

use jiff::ToSpan;
use waymark_model::workspace::{Comparability, Target, TargetOrigin, TargetPath};
use waymark_model::{Comparator, Period};

use crate::cell::Fault;
use crate::codes;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::rows::{coded, id_or};
use crate::table::{Row, Table};

/// So many years after the plan a deadline may still lie.
const YEARS_AFTER: i64 = 5;

/// A row as what it means.
pub(crate) fn target(row: &Row, facts: &Facts) -> Option<Target> {
    let baseline = row
        .number("baseline_value")
        .zip(row.period("baseline_period"));
    Some(Target {
        id: row.id("target")?,
        commitment: row.id("commitment")?,
        indicator: row.id("indicator")?,
        comparator: Comparator::from_code(row.text("comparator")?)?,
        value: row.number("value")?,
        baseline,
        deadline: row.date("deadline")?,
        path: coded(
            row,
            "path",
            &[
                ("linear", TargetPath::Linear),
                ("geometric", TargetPath::Geometric),
                ("curve", TargetPath::Curve),
                ("step", TargetPath::Step),
            ],
        )?,
        cumulative: row.text("counts") == Some("cumulative"),
        breakdown: match row.text("breakdown") {
            Some(text) => crate::cell::breakdown(text).ok()?.into_owned(),
            None => String::new(),
        },
        area: id_or(row, "area", facts.area.clone())?,
        origin: coded(
            row,
            "origin",
            &[
                ("plan", TargetOrigin::Plan),
                ("other", TargetOrigin::Other),
                ("assessor", TargetOrigin::Assessor),
            ],
        )?,
        comparability: coded(
            row,
            "comparability",
            &[
                ("comparable", Comparability::Comparable),
                ("caveat", Comparability::Caveat),
                ("not_comparable", Comparability::NotComparable),
            ],
        )?,
        set: row.date("set"),
        note: row.optional("note"),
    })
}

/// The rules that look at more than one cell.
pub(crate) fn check(table: &Table, facts: &Facts, findings: &mut Findings) {
    for row in &table.rows {
        check_unit(row, facts, findings);
        check_baseline(row, findings);
        check_path(row, findings);
        check_days(row, facts, findings);
        let comparability = row.text("comparability");
        if comparability.is_some_and(|c| c != "comparable") && row.is_empty("note") {
            let fault = Fault::new(codes::NOTE_REQUIRED)
                .with("comparability", comparability.unwrap_or_default());
            findings.push(fault.at(row.place("note")));
        }
    }
}

fn check_unit(row: &Row, facts: &Facts, findings: &mut Findings) {
    let Some(indicator) = row.text("indicator") else {
        return;
    };
    let (Some(unit), Some(of)) = (row.text("unit"), facts.indicators.get(indicator)) else {
        return;
    };
    if unit != of.unit {
        findings.push(wrong_unit(unit, &of.unit, indicator).at(row.place("unit")));
    }
}

/// A unit that is not the indicator's.
pub(crate) fn wrong_unit(unit: &str, expected: &str, indicator: &str) -> Fault {
    Fault::new(codes::WRONG_UNIT)
        .with("text", unit)
        .with("expected", expected)
        .with("indicator", indicator)
}

fn check_baseline(row: &Row, findings: &mut Findings) {
    let (value, period) = ("baseline_value", "baseline_period");
    let empty = match (row.is_empty(value), row.is_empty(period)) {
        (true, false) => value,
        (false, true) => period,
        _ => return,
    };
    let fault = Fault::new(codes::HALF_BASELINE).with("name", empty);
    findings.push(fault.at(row.place(empty)));
}

/// What grows by a share of itself starts somewhere, and neither crosses zero nor stands on it.
fn check_path(row: &Row, findings: &mut Findings) {
    if row.text("path") != Some("geometric") {
        return;
    }
    let ends = row.number("baseline_value").zip(row.number("value"));
    if row.is_empty("baseline_value") || ends.is_some_and(|(from, to)| from * to <= 0.0) {
        findings.push(Fault::new(codes::GEOMETRIC_PATH).at(row.place("path")));
    }
}

fn check_days(row: &Row, facts: &Facts, findings: &mut Findings) {
    if let Some(set) = row.date("set") {
        facts.check_day(set, row.place("set"), findings);
    }
    let (Some(deadline), Some(plan)) = (row.date("deadline"), facts.period) else {
        return;
    };
    // A note says that somebody looked at it.
    if !row.is_empty("note") {
        return;
    }
    let last = plan.end().checked_add(YEARS_AFTER.years());
    if deadline < plan.start() || last.is_ok_and(|last| deadline > last) {
        findings.push(outside(&deadline.to_string(), plan).at(row.place("deadline")));
    }
}

fn outside(text: &str, plan: Period) -> Fault {
    Fault::new(codes::DEADLINE_OUTSIDE)
        .with("text", text)
        .with("plan", &plan.to_string())
        .with("years", &YEARS_AFTER.to_string())
}
