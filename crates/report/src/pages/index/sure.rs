//! How sure an index is by what its method declares uncertain, and which of that matters.

use std::collections::BTreeSet;

use waymark_composite::{Cell, Table};
use waymark_evaluate::rank_intervals::{DRAWS, MOVES};
use waymark_evaluate::results::{IndexResult, KindScore};
use waymark_model::{AreaCode, Period};

use crate::view::View;
use crate::{names, parts};

/// Where the intervals of the table of scores come from.
pub(super) fn intervals(v: &mut View<'_>, result: &IndexResult) {
    if let Some(draws) = result.draws {
        let inputs = v.lang.catalog.list(&result.inputs);
        let draws = usize::try_from(draws).unwrap_or(0);
        let args = [("draws", draws.into()), ("inputs", inputs.into())];
        v.say("p", "index-drawn-note", &args);
        v.data_link("index-drawn-data", "index_intervals");
    } else if result.rows.iter().any(|r| r.rank_interval.is_some()) {
        let draws = usize::try_from(DRAWS).unwrap_or(0);
        let moves = v.lang.catalog.percent(MOVES);
        let args = [("draws", draws.into()), ("moves", moves.into())];
        v.say("p", "index-rank-interval-note", &args);
    }
}

/// Which uncertain thing moves ranks how much, where the method asks.
pub(super) fn sensitivity(v: &mut View<'_>, result: &IndexResult) {
    let Some(table) = result.table("sensitivity") else {
        return;
    };
    v.say("h2", "index-sensitivity-heading", &[]);
    v.say("p", "index-sensitivity-lead", &[]);
    let caption = v.words("index-sensitivity-caption", &[]);
    let columns = ["col-input", "col-alone", "col-together"];
    parts::table(v, &caption, &columns, |v| {
        for row in &table.rows {
            v.el("tr", &[], |v| {
                let name = match row.first() {
                    Some(Cell::Text(name)) => name.as_str(),
                    _ => "",
                };
                let name = v.own(name);
                v.name_in("th", &[("scope", "row")], &name);
                for measure in ["first", "total"] {
                    let words = share(v, (table, row), measure);
                    parts::number_cell(v, &words);
                }
            });
        }
    });
    v.data_link("part-table-data", "index_sensitivity");
}

/// A share of the variance with its interval.
fn share(v: &View<'_>, (table, row): (&Table, &[Cell]), measure: &str) -> String {
    let number = |name: &str| {
        let at = table.columns.iter().position(|c| c == name)?;
        row.get(at)?.number()
    };
    // Estimates may fall a little outside of what a share can be.
    let percent = |x: f64| v.lang.catalog.percent(x.clamp(0.0, 1.0));
    let Some(value) = number(measure) else {
        return v.words("part-no-value", &[]);
    };
    let (low, high) = (
        number(&format!("{measure}_q05")),
        number(&format!("{measure}_q95")),
    );
    match low.zip(high) {
        Some((low, high)) => {
            let args = [
                ("value", percent(value).into()),
                ("low", percent(low).into()),
                ("high", percent(high).into()),
            ];
            v.words("index-sensitivity-share", &args)
        }
        None => percent(value),
    }
}

/// Scores of structure, process and outcome of the areas shown, in the last period.
pub(super) fn kinds(v: &mut View<'_>, result: &IndexResult, shown: &BTreeSet<&AreaCode>) {
    let last: Option<Period> = result
        .kinds
        .iter()
        .map(|k| k.period)
        .max_by_key(|p| p.end());
    let Some(period) = last else {
        return;
    };
    v.say("h2", "index-kinds-heading", &[]);
    v.say("p", "index-kinds-lead", &[]);
    let named = ["structural", "process", "outcome"].into_iter();
    let named: Vec<&str> = named
        .filter(|kind| result.kinds.iter().any(|k| k.kind == *kind))
        .collect();
    let heads: Vec<String> = named
        .iter()
        .map(|kind| format!("col-kind-{kind}"))
        .collect();
    let mut columns = vec!["col-area"];
    columns.extend(heads.iter().map(String::as_str));
    let name = v.lang.catalog.period(period);
    let caption = v.words("index-kinds-caption", &[("period", name.into())]);
    parts::table(v, &caption, &columns, |v| {
        for area in shown {
            v.el("tr", &[], |v| {
                let name = names::area(v, area.as_str());
                v.name_in("th", &[("scope", "row")], &name);
                for kind in &named {
                    let of =
                        |k: &&KindScore| k.kind == *kind && k.area == **area && k.period == period;
                    kind_cell(v, result.kinds.iter().find(of));
                }
            });
        }
    });
    v.data_link("part-table-data", "index_kinds");
}

fn kind_cell(v: &mut View<'_>, found: Option<&KindScore>) {
    match found.and_then(|k| k.score) {
        Some(score) => parts::number_cell(v, &v.lang.catalog.rounded(score)),
        None => {
            let why = found.map_or("no_data", |k| k.withheld.as_str());
            let words = v.code("withheld-", why);
            v.leaf("td", &[], &words);
        }
    }
}
