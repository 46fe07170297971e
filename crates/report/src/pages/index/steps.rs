//! What the steps of a method did to the figures, cell by cell.

use waymark_composite::Cell;
use waymark_evaluate::results::{IndexResult, LeafCell};
use waymark_model::IndicatorId;

use crate::view::View;
use crate::{names, parts};

/// Changed cells that the page has room for.
const SHOWN: usize = 50;

/// Whether the method has steps.
pub(super) fn any(result: &IndexResult) -> bool {
    let composite = result.composite.as_ref();
    composite.is_some_and(|c| !c.recipe.steps.is_empty())
}

pub(super) fn write(v: &mut View<'_>, result: &IndexResult) {
    let Some(table) = result.table("changes").filter(|_| any(result)) else {
        return;
    };
    v.say("h2", "index-steps-heading", &[]);
    let count = |mark: fn(&LeafCell) -> bool| {
        let cells = result.rows.iter().flat_map(|r| &r.cells);
        cells.filter(|c| mark(c)).count()
    };
    let counts = [
        ("filled", count(|c| c.marks.filled)),
        ("pulled_in", count(|c| c.marks.pulled_in)),
        ("put_in_proportion", count(|c| c.marks.in_proportion)),
    ];
    v.el("ul", &[], |v| {
        for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let key = format!("index-steps-{}", what.replace('_', "-"));
            v.say("li", &key, &[("count", count.into())]);
        }
    });
    if table.rows.is_empty() {
        return v.say("p", "index-steps-none", &[]);
    }
    let caption = v.words("index-steps-caption", &[]);
    let columns = [
        "col-step",
        "col-change",
        "col-area",
        "col-period",
        "col-indicator",
        "col-before",
        "col-after",
    ];
    parts::table(v, &caption, &columns, |v| {
        for row in table.rows.iter().take(SHOWN) {
            v.el("tr", &[], |v| changed(v, row));
        }
    });
    if table.rows.len() > SHOWN {
        let args = [("shown", SHOWN.into()), ("all", table.rows.len().into())];
        v.say("p", "index-steps-limit", &args);
    }
    v.data_link("part-table-data", "index_changes");
}

/// A row of the engine's table: step, what, unit, time, indicator, before, after, why.
fn changed(v: &mut View<'_>, row: &[Cell]) {
    let text = |at: usize| row.get(at).map_or(String::new(), words);
    v.leaf("td", &[("class", "n")], &text(0));
    let what = v.code("change-", &text(1));
    v.leaf("td", &[], &what);
    match text(2) {
        code if code.is_empty() => v.say("td", "index-steps-all", &[]),
        code => {
            let name = names::area(v, &code);
            v.name_in("td", &[], &name);
        }
    }
    let period = text(3).parse().map(|p| v.lang.catalog.period(p));
    v.leaf("td", &[], &period.unwrap_or_default());
    v.el("td", &[], |v| match IndicatorId::try_new(&text(4)) {
        Ok(indicator) => parts::indicator_link(v, &indicator),
        Err(_) => v.say("span", "index-steps-all", &[]),
    });
    for at in [5, 6] {
        let number = row.get(at).and_then(Cell::number);
        let none = v.words("part-no-value", &[]);
        let number = number.map_or(none, |x| v.lang.catalog.rounded(x));
        parts::number_cell(v, &number);
    }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        other => other.text(),
    }
}

/// The figure after all steps, with what was done to it.
pub(super) fn prepared(v: &View<'_>, cell: &LeafCell) -> Option<String> {
    let number = v.lang.catalog.rounded(cell.prepared?);
    let marks = cell.marks;
    let done: Vec<String> = [
        ("change-filled", marks.filled),
        ("change-pulled_in", marks.pulled_in),
        ("change-put_in_proportion", marks.in_proportion),
    ]
    .into_iter()
    .filter(|(_, done)| *done)
    .map(|(key, _)| v.words(key, &[]))
    .collect();
    if done.is_empty() {
        return Some(number);
    }
    let done = v.lang.catalog.list(&done);
    let args = [("number", number.into()), ("marks", done.into())];
    Some(v.words("index-marked", &args))
}
