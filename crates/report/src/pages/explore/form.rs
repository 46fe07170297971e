//! The form of the explore page: what can be changed, branch by branch.

use waymark_evaluate::explore::{AGGREGATIONS, Explorer};
use waymark_evaluate::results::IndexResult;
use waymark_model::Period;
use waymark_model::workspace::IndexMethod;

use crate::asked::{Asked, leaf_field, node_field, shown};
use crate::names;
use crate::view::View;

/// A field for a weight.
struct Weight {
    field: String,
    name: crate::view::Name,
    published: f64,
    now: f64,
}

pub(super) fn write(
    v: &mut View<'_>,
    (method, result): (&IndexMethod, &IndexResult),
    asked: Option<&Asked>,
) {
    let address = v.place().rsplit('/').next().unwrap_or("").to_owned();
    let attributes = [
        ("class", "explore"),
        ("method", "get"),
        ("action", address.as_str()),
    ];
    v.el("form", &attributes, |v| {
        let idle: &[_] = if asked.is_some() {
            &[]
        } else {
            &[("disabled", "")]
        };
        v.el("fieldset", idle, |v| {
            v.say("legend", "explore-method-legend", &[]);
            v.el("div", &[("class", "fields")], |v| choices(v, method, asked));
        });
        v.el("fieldset", idle, |v| {
            v.say("legend", "explore-weights-legend", &[]);
            v.say_with("p", &[("class", "note")], "explore-weights-note", &[]);
            branches(v, (method, result), asked);
        });
        if asked.is_some() {
            v.el("p", &[("class", "buttons")], |v| {
                v.say_with("button", &[("type", "submit")], "explore-submit", &[]);
                v.say_with("a", &[("href", &address)], "explore-reset", &[]);
            });
        }
    });
}

fn choices(v: &mut View<'_>, method: &IndexMethod, asked: Option<&Asked>) {
    let wish = asked.map(|a| &a.wish);
    let mut rules = vec![(String::new(), v.words("explore-as-published", &[]))];
    rules.extend(AGGREGATIONS.map(|code| (code.to_owned(), v.code("aggregation-", code))));
    let rule = wish.and_then(|w| w.aggregation.clone()).unwrap_or_default();
    choice(v, ("aggregation", "index-aggregation"), &rules, ("", &rule));

    let scales = Explorer::normalisations(method);
    // A scale with parameters, or of one indicator alone, is not one of those that can be asked for.
    let published = Explorer::published_scale(method).unwrap_or("");
    let other = published.is_empty();
    let none = other.then(|| (String::new(), v.words("explore-scale-published", &[])));
    let scales: Vec<_> = none
        .into_iter()
        .chain(
            scales
                .into_iter()
                .map(|code| (code.to_owned(), v.code("normalisation-", code))),
        )
        .collect();
    let scale = wish.and_then(|w| w.normalisation.as_deref());
    let scale = scale.unwrap_or(published);
    choice(
        v,
        ("normalisation", "index-normalisation"),
        &scales,
        (published, scale),
    );

    let mut periods = method.periods.clone();
    periods.sort_by_key(|p| std::cmp::Reverse(p.end()));
    let last = periods.first().copied();
    let periods: Vec<_> = periods
        .into_iter()
        .map(|p| (p.to_string(), v.lang.catalog.period(p)))
        .collect();
    let code = |p: Option<Period>| p.map_or(String::new(), |p| p.to_string());
    let (published, period) = (code(last), code(wish.and_then(|w| w.period).or(last)));
    choice(v, ("period", "col-period"), &periods, (&published, &period));

    let find = asked.map_or("", |a| a.find.as_str());
    v.el("label", &[], |v| {
        v.say("span", "explore-find", &[]);
        let attributes = [("name", "find"), ("value", find), ("type", "search")];
        v.void("input", &attributes);
    });
}

/// A choice by its name and the key of its label; of its options the published and the chosen one.
fn choice(
    v: &mut View<'_>,
    (name, label): (&str, &str),
    options: &[(String, String)],
    (published, chosen): (&str, &str),
) {
    v.el("label", &[], |v| {
        v.say("span", label, &[]);
        v.el(
            "select",
            &[("name", name), ("data-published", published)],
            |v| {
                for (value, words) in options {
                    let mut attributes = vec![("value", value.as_str())];
                    if value == chosen {
                        attributes.push(("selected", ""));
                    }
                    v.leaf("option", &attributes, words);
                }
            },
        );
    });
}

/// One part per node that has children, the root first and open.
fn branches(
    v: &mut View<'_>,
    (method, result): (&IndexMethod, &IndexResult),
    asked: Option<&Asked>,
) {
    let root = method.nodes.iter().position(|n| n.parent.is_none());
    let mut order: Vec<usize> = root.into_iter().collect();
    order.extend((0..method.nodes.len()).filter(|n| Some(*n) != root));
    for node in order {
        let weights = weights(v, (method, result), node, asked);
        let Some(parent) = method.nodes.get(node).filter(|_| !weights.is_empty()) else {
            continue;
        };
        let name = v.per_lang(&parent.name, &parent.id);
        let changed = weights
            .iter()
            .any(|w| w.now.to_bits() != w.published.to_bits());
        let open: &[_] = if Some(node) == root || changed {
            &[("open", "")]
        } else {
            &[]
        };
        v.el("details", open, |v| {
            v.name_in("summary", &[], &name);
            v.el("div", &[("class", "fields")], |v| {
                for weight in &weights {
                    field(v, weight, asked);
                }
            });
        });
    }
}

fn weights(
    v: &View<'_>,
    (method, result): (&IndexMethod, &IndexResult),
    parent: usize,
    asked: Option<&Asked>,
) -> Vec<Weight> {
    let id = method.nodes.get(parent).map_or("", |n| n.id.as_str());
    let wish = asked.map(|a| &a.wish);
    // A rule may have made others than those that are written.
    let published = |n: usize, written| result.weights.get(n).copied().unwrap_or(written);
    let first = method.nodes.len();
    let nodes = method.nodes.iter().enumerate();
    let nodes = nodes.filter(|(_, n)| n.parent.as_deref() == Some(id));
    let nodes = nodes.map(|(n, node)| Weight {
        field: node_field(method, n),
        name: v.per_lang(&node.name, &node.id),
        published: published(n, node.weight),
        now: wish
            .and_then(|w| w.nodes.get(&n).copied())
            .unwrap_or_else(|| published(n, node.weight)),
    });
    let leaves = method.leaves.iter().enumerate();
    let leaves = leaves.filter(|(_, l)| l.parent == id);
    let leaves = leaves.map(|(n, leaf)| Weight {
        field: leaf_field(method, n),
        name: names::indicator(v, &leaf.indicator),
        published: published(first + n, leaf.weight),
        now: wish
            .and_then(|w| w.leaves.get(&n).copied())
            .unwrap_or_else(|| published(first + n, leaf.weight)),
    });
    nodes.chain(leaves).collect()
}

fn field(v: &mut View<'_>, weight: &Weight, asked: Option<&Asked>) {
    let typed = asked.and_then(|a| a.faults.get(&weight.field)).cloned();
    let wrong = typed.is_some();
    let now = typed.unwrap_or_else(|| shown(weight.now));
    let published = shown(weight.published);
    let note = v.words(
        "explore-published-weight",
        &[("weight", (&published).into())],
    );
    v.el("div", &[], |v| {
        v.el("label", &[], |v| {
            v.name_in("span", &[], &weight.name);
            let mut attributes = vec![
                ("name", weight.field.as_str()),
                ("value", now.as_str()),
                ("data-published", published.as_str()),
                ("inputmode", "decimal"),
                ("autocomplete", "off"),
                ("size", "6"),
            ];
            if wrong {
                attributes.push(("aria-invalid", "true"));
            }
            v.void("input", &attributes);
            v.leaf("small", &[], &note);
        });
    });
}
