//! What every page has around its content.

use crate::book::Asset;
use crate::names;
use crate::route::{Route, relative};
use crate::view::{Name, View};

/// A step of the way from the overview to a page.
pub(crate) type Crumb = (Route, Name);

/// Writes a page around its content.
pub(crate) fn page(
    v: &mut View<'_>,
    title: &Name,
    crumbs: &[Crumb],
    content: impl FnOnce(&mut View<'_>),
) {
    let lang = v.lang.html.clone();
    v.el("html", &[("lang", &lang)], |v| {
        v.el("head", &[], |v| head(v, title));
        v.el("body", &[], |v| {
            v.say_with(
                "a",
                &[("class", "skip"), ("href", "#main")],
                "frame-skip",
                &[],
            );
            v.el("header", &[("class", "top")], top);
            if !crumbs.is_empty() {
                breadcrumbs(v, title, crumbs);
            }
            v.el("main", &[("id", "main"), ("tabindex", "-1")], |v| {
                v.name_in("h1", &[], title);
                content(v);
            });
            v.el("footer", &[("class", "foot")], footer);
        });
    });
}

fn head(v: &mut View<'_>, title: &Name) {
    v.void("meta", &[("charset", "utf-8")]);
    v.void(
        "meta",
        &[
            ("name", "viewport"),
            ("content", "width=device-width, initial-scale=1"),
        ],
    );
    v.void(
        "meta",
        &[("name", "color-scheme"), ("content", "light dark")],
    );
    v.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    let site = names::plan(v);
    let whole = if *v.route == Route::Overview {
        site.text
    } else {
        v.words(
            "frame-title",
            &[
                ("page", (&title.text).into()),
                ("site", (&site.text).into()),
            ],
        )
    };
    v.leaf("title", &[], &whole);
    let href = v.href_file(Asset::STYLE);
    v.void("link", &[("rel", "stylesheet"), ("href", &href)]);
    let href = v.href_file(Asset::ICON);
    v.void("link", &[("rel", "icon"), ("href", &href)]);
    for lang in &v.cx.langs {
        let href = relative(v.place(), &v.route.place(&lang.prefix));
        let tag = lang.tag.to_string();
        v.void(
            "link",
            &[("rel", "alternate"), ("hreflang", &tag), ("href", &href)],
        );
    }
}

fn top(v: &mut View<'_>) {
    let site = names::plan(v);
    v.el("div", &[("class", "bar")], |v| {
        v.el("p", &[("class", "site")], |v| {
            v.link(&Route::Overview, &site);
        });
        if v.cx.langs.len() > 1 {
            languages(v);
        }
    });
    let label = v.words("frame-nav", &[]);
    v.el("nav", &[("class", "main"), ("aria-label", &label)], |v| {
        v.el("ul", &[], |v| {
            for (route, key) in entries(v) {
                let href = v.href(&route);
                let here = route == *v.route;
                let current: &[_] = if here {
                    &[("aria-current", "page")]
                } else {
                    &[]
                };
                v.el("li", &[], |v| {
                    let attributes = [&[("href", href.as_str())], current].concat();
                    v.say_with("a", &attributes, key, &[]);
                });
            }
        });
    });
}

fn entries(v: &View<'_>) -> Vec<(Route, &'static str)> {
    let mut out = vec![
        (Route::Overview, "nav-overview"),
        (Route::Plan, "nav-plan"),
        (Route::Commitments, "nav-commitments"),
        (Route::Indicators, "nav-indicators"),
        (Route::Groups, "nav-groups"),
        (Route::Bodies, "nav-bodies"),
        (Route::Attention, "nav-attention"),
    ];
    if let Some(index) = v.cx.site.results.indices.first() {
        out.push((Route::Index(index.method.clone()), "nav-indices"));
    }
    out.push((Route::Method, "nav-method"));
    out.push((Route::Downloads, "nav-downloads"));
    out
}

fn languages(v: &mut View<'_>) {
    let label = v.words("frame-languages", &[]);
    v.el("nav", &[("class", "langs"), ("aria-label", &label)], |v| {
        v.el("ul", &[], |v| {
            for lang in &v.cx.langs {
                let tag = lang.tag.to_string();
                let known = lang.html == tag;
                let name = if known {
                    lang.catalog.text("frame-language-name", &[]).text
                } else {
                    tag.clone()
                };
                let href = relative(v.place(), &v.route.place(&lang.prefix));
                let here = lang.tag == v.lang.tag;
                v.el("li", &[], |v| {
                    let mut attributes = vec![("href", href.as_str()), ("hreflang", &tag)];
                    if known {
                        attributes.push(("lang", &tag));
                    }
                    if here {
                        attributes.push(("aria-current", "true"));
                    }
                    v.leaf("a", &attributes, &name);
                });
            }
        });
    });
}

fn breadcrumbs(v: &mut View<'_>, title: &Name, crumbs: &[Crumb]) {
    let label = v.words("frame-breadcrumbs", &[]);
    v.el("nav", &[("class", "crumbs"), ("aria-label", &label)], |v| {
        v.el("ol", &[], |v| {
            for (route, name) in crumbs {
                v.el("li", &[], |v| v.link(route, name));
            }
            v.name_in("li", &[("aria-current", "page")], title);
        });
    });
}

fn footer(v: &mut View<'_>) {
    let site = v.cx.site;
    let settings = &site.workspace.settings;
    let date = v.lang.catalog.date(settings.as_of);
    v.say("p", "frame-footer-state", &[("date", date.into())]);
    for (key, name, value) in [
        ("frame-footer-publisher", "publisher", &settings.publisher),
        ("frame-footer-contact", "contact", &settings.contact),
        ("frame-footer-licence", "licence", &settings.licence),
    ] {
        if !value.is_empty() {
            v.say("p", key, &[(name, value.into())]);
        }
    }
    v.say(
        "p",
        "frame-footer-engine",
        &[("engine", site.engine.into())],
    );
    v.el("ul", &[], |v| {
        for (route, key) in [
            (Route::Method, "frame-footer-method"),
            (Route::Sources, "frame-footer-sources"),
            (Route::Downloads, "frame-footer-downloads"),
        ] {
            v.el("li", &[], |v| v.link_words(&route, key, &[]));
        }
    });
}

/// The crumb of a page that has a fixed name.
pub(crate) fn crumb(v: &View<'_>, route: Route, key: &str) -> Crumb {
    (
        route,
        Name {
            text: v.words(key, &[]),
            lang: None,
        },
    )
}

/// The way to a page that stands right under the overview.
pub(crate) fn home(v: &View<'_>) -> Vec<Crumb> {
    vec![crumb(v, Route::Overview, "nav-overview")]
}
