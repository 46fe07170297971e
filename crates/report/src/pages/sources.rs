//! Who said it: every source, by kind.

use std::collections::BTreeMap;

use waymark_model::workspace::Source;

use crate::route::safe;
use crate::view::{Name, View};
use crate::{frame, names};

pub(super) fn write(v: &mut View<'_>) {
    let title = Name {
        text: v.words("nav-sources", &[]),
        lang: None,
    };
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "sources-lead", &[]);
        let mut kinds: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
        let cx = v.cx;
        for source in cx.sources.values() {
            kinds.entry(&source.kind).or_default().push(source);
        }
        if kinds.is_empty() {
            v.say("p", "part-none", &[]);
        }
        for (kind, list) in kinds {
            let heading = v.code("sourcekind-", kind);
            v.leaf("h2", &[], &heading);
            v.el("ul", &[("class", "ledger")], |v| {
                for source in list {
                    let id = format!("source-{}", safe(source.id.as_str()));
                    v.el("li", &[("id", &id)], |v| entry(v, source));
                }
            });
        }
        v.data_link("part-table-data", "sources");
    });
}

fn entry(v: &mut View<'_>, source: &Source) {
    let name = names::source(v, &source.id);
    // Only addresses of the web are followed; anything else would run or open something.
    let web = source.address.starts_with("https://") || source.address.starts_with("http://");
    v.el("p", &[], |v| {
        if source.link_ok && web {
            let attributes = [("href", source.address.as_str()), ("rel", "noreferrer")];
            v.name_in("a", &attributes, &name);
        } else {
            v.name_in("span", &[], &name);
        }
    });
    if !source.publisher.is_empty() {
        let publisher = v.own(&source.publisher);
        v.name_in("p", &[], &publisher);
    }
    for (key, value) in [
        ("sources-published", &source.published),
        ("sources-accessed", &source.accessed),
    ] {
        if !value.is_empty() {
            let date = value
                .parse()
                .map_or_else(|_| value.clone(), |d| v.lang.catalog.date(d));
            v.say_with("p", &[("class", "note")], key, &[("date", date.into())]);
        }
    }
    if source.address.is_empty() {
        return v.say_with("p", &[("class", "note")], "sources-no-address", &[]);
    }
    if !source.link_ok || !web {
        v.el("p", &[("class", "note")], |v| {
            v.leaf("code", &[], &source.address);
        });
        let copy = source.kind == "copy";
        let key = match (web, copy) {
            (false, _) => "sources-not-web",
            (true, true) => "sources-copy",
            (true, false) => "sources-no-link",
        };
        v.say_with("p", &[("class", "note")], key, &[]);
    }
}
