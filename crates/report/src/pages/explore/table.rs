//! The ranks as asked beside those published.

use waymark_evaluate::explore::{Answer, Row};
use waymark_model::workspace::IndexMethod;

use crate::asked::Asked;
use crate::view::View;
use crate::{names, parts};

/// Rows on one page: enough for a screen or three, light enough for a slow network.
const ROWS: usize = 100;

pub(super) fn write(
    v: &mut View<'_>,
    method: &IndexMethod,
    answer: &Answer,
    asked: Option<&Asked>,
) {
    if let Some(asked) = asked {
        summary(v, method, answer, asked);
    }
    let found = sorted(v, answer, asked);
    if found.is_empty() {
        return v.say("p", "explore-found-none", &[]);
    }
    let from = asked.map_or(0, |a| {
        a.from.min(found.len().saturating_sub(1)) / ROWS * ROWS
    });
    let period = v.lang.catalog.period(answer.period);
    let caption = v.words("explore-caption", &[("period", period.into())]);
    let columns = [
        "col-area",
        "col-rank-asked",
        "col-rank-published",
        "col-rank-change",
        "col-score-asked",
        "col-score-published",
    ];
    parts::table(v, &caption, &columns, |v| {
        for row in found.iter().skip(from).take(ROWS) {
            v.el("tr", &[], |v| cells(v, row));
        }
    });
    if found.len() > ROWS {
        steps(v, method, (from, found.len()), asked);
    }
}

/// By rank as asked; the plan's own area, which has none, before; what has no score at the end.
fn sorted<'r>(v: &View<'_>, answer: &'r Answer, asked: Option<&Asked>) -> Vec<&'r Row> {
    let own = &v.cx.site.workspace.settings.area;
    let words = asked.map_or(String::new(), |a| a.find.to_lowercase());
    let fits = |row: &&Row| {
        words.is_empty()
            || row.area.as_str().to_lowercase().contains(&words)
            || names::area(v, row.area.as_str())
                .text
                .to_lowercase()
                .contains(&words)
    };
    let mut rows: Vec<&Row> = answer.rows.iter().filter(fits).collect();
    let rank = |row: &Row| row.asked.rank.unwrap_or(f64::INFINITY);
    rows.sort_by(|a, b| {
        (b.area == *own)
            .cmp(&(a.area == *own))
            .then(rank(a).total_cmp(&rank(b)))
            .then(a.area.cmp(&b.area))
    });
    rows
}

fn change(row: &Row) -> Option<f64> {
    Some(row.published.rank? - row.asked.rank?)
}

fn cells(v: &mut View<'_>, row: &Row) {
    let name = names::area(v, row.area.as_str());
    v.name_in("th", &[("scope", "row")], &name);
    for standing in [&row.asked, &row.published] {
        match standing.rank {
            Some(rank) => parts::number_cell(v, &v.lang.catalog.number(rank)),
            None => v.say_with("td", &[("class", "n")], "index-rank-none", &[]),
        }
    }
    let (class, words) = match change(row) {
        None => ("n", String::new()),
        Some(0.0) => ("n", v.words("explore-same", &[])),
        Some(by) if by > 0.0 => ("n up", v.words("explore-up", &[("by", by.into())])),
        Some(by) => ("n down", v.words("explore-down", &[("by", (-by).into())])),
    };
    v.leaf("td", &[("class", class)], &words);
    for standing in [&row.asked, &row.published] {
        match standing.score.value {
            Some(value) => parts::number_cell(v, &v.lang.catalog.rounded(value)),
            None => {
                let words = v.code("withheld-", standing.score.withheld);
                v.leaf("td", &[], &words);
            }
        }
    }
}

/// What changed, in a sentence that a screen reader says anew, and the address of this answer.
fn summary(v: &mut View<'_>, method: &IndexMethod, answer: &Answer, asked: &Asked) {
    let ranked = answer.rows.iter().filter_map(|r| Some((r, change(r)?)));
    let all = ranked.clone().count();
    let moved: Vec<(&Row, f64)> = ranked.filter(|(_, by)| *by != 0.0).collect();
    v.el("div", &[("role", "status")], |v| {
        if asked.wish.is_as_published() {
            return v.say("p", "explore-as-it-is", &[]);
        }
        let args = [("moved", moved.len().into()), ("all", all.into())];
        v.say("p", "explore-moved", &args);
        let far = moved.iter().max_by(|a, b| {
            (a.1.abs())
                .total_cmp(&b.1.abs())
                .then(b.0.area.cmp(&a.0.area))
        });
        if let Some((row, _)) = far {
            let rank = |rank: Option<f64>| v.lang.catalog.number(rank.unwrap_or(f64::NAN));
            let args = [
                ("area", names::area(v, row.area.as_str()).text.into()),
                ("before", rank(row.published.rank).into()),
                ("after", rank(row.asked.rank).into()),
            ];
            v.say("p", "explore-farthest", &args);
        }
        let lost = answer
            .rows
            .iter()
            .filter(|r| r.published.score.value.is_some() && r.asked.score.value.is_none())
            .count();
        if lost > 0 {
            v.say("p", "explore-lost", &[("count", lost.into())]);
        }
        if let Some(agreement) = answer.agreement {
            let agreement = v.lang.catalog.rounded(agreement);
            v.say("p", "explore-agreement", &[("value", agreement.into())]);
        }
    });
    let here = v.place().rsplit('/').next().unwrap_or("").to_owned();
    let address = format!("{here}?{}", asked.query(method, asked.from));
    v.el("p", &[("class", "note")], |v| {
        let attributes = [("href", address.as_str()), ("id", "permalink")];
        v.say_with("a", &attributes, "explore-permalink", &[]);
    });
}

fn steps(
    v: &mut View<'_>,
    method: &IndexMethod,
    (from, all): (usize, usize),
    asked: Option<&Asked>,
) {
    let to = (from + ROWS).min(all);
    let args = [
        ("from", (from + 1).into()),
        ("to", to.into()),
        ("all", all.into()),
    ];
    v.say("p", "explore-rows", &args);
    let Some(asked) = asked else {
        return v.data_link("part-table-data", "scores");
    };
    let here = v.place().rsplit('/').next().unwrap_or("").to_owned();
    let label = v.words("explore-steps", &[]);
    v.el("nav", &[("aria-label", &label), ("class", "steps")], |v| {
        v.el("ul", &[], |v| {
            let before = (from > 0).then(|| (from - ROWS, "explore-before"));
            let after = (to < all).then_some((to, "explore-after"));
            for (start, key) in before.into_iter().chain(after) {
                let address = format!("{here}?{}#answer", asked.query(method, start));
                v.el("li", &[], |v| {
                    v.say_with("a", &[("href", &address)], key, &[]);
                });
            }
        });
    });
}
