//! A responsible body: what it owes and what it did.

use waymark_model::BodyId;

use crate::route::Route;
use crate::view::{Name, View};
use crate::{frame, names, parts};

use super::series;

pub(super) fn write(v: &mut View<'_>, id: &BodyId) {
    let Some(body) = v.cx.bodies.get(id).copied() else {
        return;
    };
    let title = names::body(v, id);
    let mut crumbs = frame::home(v);
    crumbs.push(frame::crumb(v, Route::Bodies, "nav-bodies"));
    frame::page(v, &title, &crumbs, |v| {
        v.el("dl", &[("class", "facts")], |v| {
            if !body.kind.is_empty() {
                let kind = v.code("bodykind-", &body.kind);
                v.el("div", &[], |v| {
                    parts::term(v, "body-kind", |v| v.text(&kind));
                });
            }
            if let Some(parent) = &body.parent {
                let name = names::body(v, parent);
                let route = Route::Body(parent.clone());
                v.el("div", &[], |v| {
                    parts::term(v, "body-parent", |v| v.link(&route, &name));
                });
            }
            if !body.address.is_empty() {
                v.el("div", &[], |v| {
                    parts::term(v, "body-address", |v| v.text(&body.address));
                });
            }
        });
        parts::note(v, &body.note);
        let rows = v.cx.by_body.get(id).map_or(&[][..], Vec::as_slice);
        let rows = v.cx.commitments_of(rows);
        v.say("h2", "body-commitments-heading", &[]);
        v.say("p", "body-commitments-lead", &[]);
        parts::spread(v, &rows);
        let caption = v.words("body-commitments-caption", &[("count", rows.len().into())]);
        parts::commitments(v, &caption, &rows);
        measures(v, id);
    });
}

fn measures(v: &mut View<'_>, id: &BodyId) {
    let rows = &v.cx.site.workspace.measures;
    let rows: Vec<_> = rows
        .iter()
        .map(|m| &m.item)
        .filter(|m| m.body.as_ref() == Some(id))
        .collect();
    v.say("h2", "body-measures-heading", &[]);
    if rows.is_empty() {
        return v.say("p", "body-measures-none", &[]);
    }
    let caption = v.words("body-measures-caption", &[]);
    parts::table(
        v,
        &caption,
        &["col-measure", "col-date", "col-act", "col-reference"],
        |v| {
            for m in rows.iter().take(series::MOST) {
                let name = v.name("measure", &m.id, &m.title);
                let (date, act) = (v.lang.catalog.period(m.date), v.code("act-", &m.kind));
                let reference = Name {
                    text: m.commitment.to_string(),
                    lang: None,
                };
                v.el("tr", &[], |v| {
                    v.name_in("th", &[("scope", "row"), ("class", "wide")], &name);
                    v.leaf("td", &[], &date);
                    v.leaf("td", &[], &act);
                    v.el("td", &[], |v| {
                        v.link(&names::commitment_route(&m.commitment), &reference);
                    });
                });
            }
        },
    );
    series::limit(v, rows.len());
    v.data_link("part-table-data", "measures");
}
