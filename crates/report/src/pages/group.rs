//! A group of people and the commitments that are for it.

use waymark_model::GroupId;

use crate::route::Route;
use crate::view::View;
use crate::{frame, names, parts};

pub(super) fn write(v: &mut View<'_>, id: &GroupId) {
    let title = names::group(v, id);
    let mut crumbs = frame::home(v);
    crumbs.push(frame::crumb(v, Route::Groups, "nav-groups"));
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "people-lead", &[]);
        let rows = v.cx.by_group.get(id).map_or(&[][..], Vec::as_slice);
        let rows = v.cx.commitments_of(rows);
        parts::spread(v, &rows);
        v.say("h2", "people-commitments-heading", &[]);
        let caption = v.words(
            "people-commitments-caption",
            &[("count", rows.len().into())],
        );
        parts::commitments(v, &caption, &rows);
        v.data_link("part-table-data", "commitments");
    });
}
