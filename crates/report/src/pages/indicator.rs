//! An indicator: what it counts, every figure there is, and what is not there.

use waymark_evaluate::results::IndicatorResult;
use waymark_evaluate::tables;
use waymark_model::IndicatorId;
use waymark_model::workspace::Indicator;

use crate::route::Route;
use crate::view::View;
use crate::{frame, names, parts};

use super::holdings::{self, Holdings};
use super::series::{self, Chart};

pub(super) fn write(v: &mut View<'_>, id: &IndicatorId) {
    let Some(result) = v.cx.indicators.get(id).copied() else {
        return;
    };
    let Some(row) = v.cx.indicator(result) else {
        return;
    };
    let title = names::indicator(v, id);
    let mut crumbs = frame::home(v);
    crumbs.push(frame::crumb(v, Route::Indicators, "nav-indicators"));
    frame::page(v, &title, &crumbs, |v| {
        sheet(v, row, result);
        v.say("h2", "indicator-trend-heading", &[]);
        v.el("p", &[], |v| parts::trend(v, result.trend));
        let why = v.code("trendwhy-", result.trend.code());
        v.leaf("p", &[], &why);
        movement(v, result);
        let held = holdings::of(v, id);
        picture(v, row, &title.text);
        holdings::show(v, row, result, &held, &title.text);
        places(v, row, result, &held);
    });
}

/// The two figures a trend compares.
pub(super) fn movement(v: &mut View<'_>, result: &IndicatorResult) {
    let unit = v.cx.unit(&result.id);
    let phrase = |f: &_| parts::figure_phrase(v, f, unit);
    match (
        result.from.as_ref().map(phrase),
        result.to.as_ref().map(phrase),
    ) {
        (Some(from), Some(to)) if result.change.is_some() => {
            let change = result.change.unwrap_or(0.0);
            let size = v.lang.catalog.percent(change.abs());
            let key = match change {
                c if c > 0.0 => "movement-up",
                c if c < 0.0 => "movement-down",
                _ => "movement-same",
            };
            let args = [
                ("from", from.into()),
                ("to", to.into()),
                ("change", size.into()),
            ];
            v.say("p", key, &args);
        }
        (Some(from), Some(to)) if from != to => {
            v.say(
                "p",
                "movement-two",
                &[("from", from.into()), ("to", to.into())],
            );
        }
        (_, Some(one)) | (Some(one), None) => {
            v.say("p", "movement-one", &[("figure", one.into())]);
        }
        (None, None) => v.say("p", "movement-none", &[]),
    }
}

fn sheet(v: &mut View<'_>, row: &Indicator, result: &IndicatorResult) {
    if !row.definition.is_empty() {
        let definition = v.own(&row.definition);
        v.name_in("p", &[("class", "lead")], &definition);
    }
    parts::note(v, &row.note);
    let direction = v.code("direction-", tables::direction(row.direction));
    let unit = parts::unit(v, &row.unit);
    let kind = v.code("kind-", tables::kind(row.kind));
    v.el("dl", &[("class", "facts")], |v| {
        for (key, text) in [
            ("indicator-unit", &unit),
            ("indicator-direction", &direction),
            ("indicator-kind", &kind),
        ] {
            v.el("div", &[], |v| parts::term(v, key, |v| v.text(text)));
        }
    });
    v.say("h2", "indicator-commitments-heading", &[]);
    let mut refs = row.commitments.clone();
    let numbers = v.cx.targets.get(&result.id).cloned().unwrap_or_default();
    let targets: Vec<_> = numbers
        .iter()
        .filter_map(|n| v.cx.site.results.targets.get(*n))
        .collect();
    refs.extend(targets.iter().map(|t| t.commitment.clone()));
    refs.sort();
    refs.dedup();
    let rows: Vec<_> = refs
        .iter()
        .filter_map(|r| v.cx.commitments.get(r).copied())
        .collect();
    let caption = v.words("indicator-commitments-caption", &[]);
    parts::commitments(v, &caption, &rows);
    if targets.is_empty() {
        return v.say("p", "indicator-targets-none", &[]);
    }
    v.say("h2", "indicator-targets-heading", &[]);
    v.el("ul", &[("class", "ledger")], |v| {
        for target in targets {
            let rule = parts::target_phrase(v, target);
            v.el("li", &[], |v| {
                v.el("p", &[], |v| parts::target_link(v, target));
                v.leaf("p", &[], &rule);
                v.el("p", &[], |v| parts::mark(v, target.standing));
            });
        }
    });
}

fn picture(v: &mut View<'_>, row: &Indicator, name: &str) {
    v.say("h2", "indicator-figures-heading", &[]);
    let points = v.cx.line(&row.id);
    if points.is_empty() {
        return v.say("p", "indicator-figures-none", &[]);
    }
    let chart = Chart {
        id: "chart".to_owned(),
        name: name.to_owned(),
        unit: &row.unit,
        target: None,
        baseline: None,
        way: Vec::new(),
        rule: None,
    };
    series::show(v, &chart, &row.id, points);
}

/// The latest figure of each area below the plan's own.
fn places(v: &mut View<'_>, row: &Indicator, result: &IndicatorResult, held: &Holdings<'_>) {
    if v.cx.below.is_empty() {
        return;
    }
    v.say("h2", "indicator-areas-heading", &[]);
    let args = [
        ("seen", result.areas_seen.into()),
        ("all", result.areas_all.into()),
    ];
    v.say("p", "indicator-areas-seen", &args);
    if held.areas.is_empty() {
        return;
    }
    let caption = v.words("indicator-areas-caption", &[]);
    let cx = v.cx;
    parts::table(
        v,
        &caption,
        &["col-area", "col-value", "col-period", "col-status"],
        |v| {
            for code in cx.below.iter().take(series::MOST) {
                let name = names::area(v, code);
                v.el("tr", &[], |v| {
                    v.name_in("th", &[("scope", "row")], &name);
                    let Some(found) = held.areas.get(code) else {
                        return v.say_with("td", &[("colspan", "3")], "indicator-area-silent", &[]);
                    };
                    let value = parts::value_words(v, found.value(), found.basis, &row.unit);
                    parts::number_cell(v, &value);
                    let period = v.lang.catalog.period(found.period);
                    v.leaf("td", &[], &period);
                    let status = v.code("status-", found.status.code());
                    v.leaf("td", &[], &status);
                });
            }
        },
    );
    series::limit(v, cx.below.len());
    v.data_link("part-table-data", "observations");
}
