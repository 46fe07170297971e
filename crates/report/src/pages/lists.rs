//! The four lists: commitments, indicators, bodies, groups.

use waymark_model::workspace::Indicator;

use crate::route::Route;
use crate::view::{Name, View};
use crate::{frame, names, parts};

fn title(v: &View<'_>, key: &str) -> Name {
    Name {
        text: v.words(key, &[]),
        lang: None,
    }
}

pub(super) fn commitments(v: &mut View<'_>) {
    let title = title(v, "nav-commitments");
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        let rows: Vec<_> = v.cx.site.results.commitments.iter().collect();
        v.say(
            "p",
            "lists-commitments-lead",
            &[("count", rows.len().into())],
        );
        parts::spread(v, &rows);
        let caption = v.words("lists-commitments-caption", &[]);
        parts::commitments(v, &caption, &rows);
        v.data_link("part-table-data", "commitments");
    });
}

pub(super) fn indicators(v: &mut View<'_>) {
    let title = title(v, "nav-indicators");
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        let results = &v.cx.site.results.indicators;
        v.say(
            "p",
            "lists-indicators-lead",
            &[("count", results.len().into())],
        );
        let caption = v.words("lists-indicators-caption", &[]);
        let columns = ["col-indicator", "col-trend", "col-latest", "col-targets"];
        parts::table(v, &caption, &columns, |v| {
            for result in results {
                let unit = v.cx.indicator(result).map_or("", |i: &Indicator| &i.unit);
                let latest = result.to.as_ref().map(|f| parts::figure_phrase(v, f, unit));
                let latest = latest.unwrap_or_else(|| v.words("part-no-value", &[]));
                let targets = v.cx.targets.get(&result.id).map_or(0, Vec::len);
                v.el("tr", &[], |v| {
                    v.el("th", &[("scope", "row"), ("class", "wide")], |v| {
                        parts::indicator_link(v, &result.id);
                    });
                    v.el("td", &[], |v| parts::trend(v, result.trend));
                    v.leaf("td", &[], &latest);
                    parts::number_cell(v, &targets.to_string());
                });
            }
        });
        v.data_link("part-table-data", "trends");
    });
}

pub(super) fn bodies(v: &mut View<'_>) {
    let title = title(v, "nav-bodies");
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "lists-bodies-lead", &[]);
        if v.cx.bodies.is_empty() {
            return v.say("p", "part-none", &[]);
        }
        let caption = v.words("lists-bodies-caption", &[]);
        parts::table(
            v,
            &caption,
            &["col-body", "col-kind", "col-commitments"],
            |v| {
                let cx = v.cx;
                for (id, body) in &cx.bodies {
                    let name = names::body(v, id);
                    let kind = v.code("bodykind-", &body.kind);
                    let count = v.cx.by_body.get(id).map_or(0, Vec::len);
                    v.el("tr", &[], |v| {
                        let route = Route::Body((*id).clone());
                        v.el("th", &[("scope", "row")], |v| v.link(&route, &name));
                        v.leaf("td", &[], &kind);
                        parts::number_cell(v, &count.to_string());
                    });
                }
            },
        );
        v.data_link("part-table-data", "bodies");
    });
}

pub(super) fn groups(v: &mut View<'_>) {
    let title = title(v, "nav-groups");
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "lists-groups-lead", &[]);
        if v.cx.by_group.is_empty() {
            return v.say("p", "part-none", &[]);
        }
        let caption = v.words("lists-groups-caption", &[]);
        parts::table(v, &caption, &["col-group", "col-commitments"], |v| {
            let cx = v.cx;
            for (id, rows) in &cx.by_group {
                let name = names::group(v, id);
                v.el("tr", &[], |v| {
                    let route = Route::Group((*id).clone());
                    v.el("th", &[("scope", "row")], |v| v.link(&route, &name));
                    parts::number_cell(v, &rows.len().to_string());
                });
            }
        });
        v.data_link("part-table-data", "groups");
    });
}
