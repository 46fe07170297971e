//! A section of the plan with its commitments and the sections below it.

use waymark_model::SectionId;

use crate::route::Route;
use crate::view::View;
use crate::{frame, names, parts};

pub(super) fn write(v: &mut View<'_>, id: &SectionId) {
    let Some(section) = v.cx.sections.get(id).copied() else {
        return;
    };
    let title = names::section(v, id);
    let mut crumbs = frame::home(v);
    crumbs.push(frame::crumb(v, Route::Plan, "nav-plan"));
    let mut path = names::path(v, id);
    path.pop();
    for above in path {
        crumbs.push((
            Route::Section(above.id.clone()),
            names::section(v, &above.id),
        ));
    }
    frame::page(v, &title, &crumbs, |v| {
        if title.text != section.title {
            let own = v.own(&section.title);
            v.name_in("p", &[("class", "note")], &own);
        }
        if let Some(href) = super::plan::section_place(v, id) {
            v.el("p", &[("class", "place")], |v| {
                v.say_with("a", &[("href", &href)], "section-place", &[]);
            });
        }
        below(v, id);
        let rows = v.cx.by_section.get(id).map_or(&[][..], Vec::as_slice);
        let rows = v.cx.commitments_of(rows);
        v.say("h2", "section-commitments-heading", &[]);
        let caption = v.words(
            "section-commitments-caption",
            &[("count", rows.len().into())],
        );
        parts::commitments(v, &caption, &rows);
        v.data_link("part-table-data", "commitments");
    });
}

fn below(v: &mut View<'_>, id: &SectionId) {
    let sections = &v.cx.site.plan.sections;
    let children: Vec<_> = sections
        .iter()
        .filter(|s| s.parent.as_ref() == Some(id))
        .collect();
    if children.is_empty() {
        return;
    }
    v.say("h2", "section-below-heading", &[]);
    v.el("ul", &[], |v| {
        for child in children {
            let name = names::section(v, &child.id);
            v.el("li", &[], |v| {
                v.link(&Route::Section(child.id.clone()), &name);
            });
        }
    });
}
