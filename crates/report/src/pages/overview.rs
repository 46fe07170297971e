//! The first page: the honest picture of the whole plan.

use std::collections::BTreeMap;

use waymark_evaluate::results::{IndicatorResult, Standing, StandingClass, TargetResult};
use waymark_model::plan::Criterion;
use waymark_model::workspace::Comparability;

use crate::chart::{Segment, stacked};
use crate::route::Route;
use crate::view::View;
use crate::{frame, names, parts};

pub(super) fn write(v: &mut View<'_>) {
    let title = names::plan(v);
    frame::page(v, &title, &[], |v| {
        let settings = &v.cx.site.workspace.settings;
        let about = v.per_lang(&settings.about, "");
        if !about.text.is_empty() {
            v.name_in("p", &[("class", "lead")], &about);
        }
        let date = v.lang.catalog.date(settings.as_of);
        let period = v.lang.catalog.period(settings.period);
        v.say(
            "p",
            "overview-state",
            &[("period", period.into()), ("date", date.into())],
        );
        targets(v);
        commitments(v);
        checkable(v);
        super::claims::section(v);
        verdicts(v);
        ways(v);
    });
}

fn targets(v: &mut View<'_>) {
    v.say("h2", "overview-targets-heading", &[]);
    let mut groups: BTreeMap<StandingClass, Vec<&TargetResult>> = BTreeMap::new();
    for target in v.cx.current_targets() {
        groups
            .entry(target.standing.class())
            .or_default()
            .push(target);
    }
    let all: usize = groups.values().map(Vec::len).sum();
    let moving = other_way(v);
    if all == 0 {
        v.say("p", "overview-targets-none", &[]);
    } else {
        let counts: BTreeMap<_, _> = groups.iter().map(|(c, list)| (*c, list.len())).collect();
        let reached = counts.get(&StandingClass::Reached).copied().unwrap_or(0);
        v.say_with(
            "p",
            &[("class", "lead")],
            "overview-targets-lead",
            &[("reached", reached.into()), ("all", all.into())],
        );
        bar(v, "bar-targets", "overview-targets-chart", &counts);
        v.data_link("part-chart-data", "targets");
    }
    unknown(v);
    for class in StandingClass::ALL {
        let list = groups.get(&class).map_or(&[][..], Vec::as_slice);
        let own = class == StandingClass::Short;
        if list.is_empty() && (!own || moving.is_empty()) {
            continue;
        }
        v.el("section", &[], |v| {
            let key = format!("overview-class-{}", class.code());
            v.say("h3", &key, &[("count", list.len().into())]);
            ledger(v, list);
            if own {
                trends(v, &moving);
            }
        });
    }
}

/// The targets are the part of the plan that can be followed. How much cannot must be said with them.
fn unknown(v: &mut View<'_>) {
    let profile = &v.cx.site.results.profile;
    let unknown: usize = profile
        .standings
        .iter()
        .filter(|(standing, _)| standing.class() == StandingClass::Unknown)
        .map(|(_, count)| count)
        .sum();
    let args = [
        ("unknown", unknown.into()),
        ("all", profile.commitments.into()),
    ];
    if unknown > 0 {
        v.say_with("p", &[("class", "lead")], "overview-unknown", &args);
    }
}

/// A bar with its legend.
fn bar(v: &mut View<'_>, id: &str, title: &str, counts: &BTreeMap<StandingClass, usize>) {
    let all: usize = counts.values().sum();
    let shown: Vec<(StandingClass, usize)> = StandingClass::ALL
        .iter()
        .filter_map(|c| Some((*c, *counts.get(c)?)))
        .collect();
    let pieces: Vec<String> = shown
        .iter()
        .map(|(class, count)| {
            let class = v.code("class-", class.code());
            v.words(
                "overview-piece",
                &[("class", class.into()), ("count", (*count).into())],
            )
        })
        .collect();
    let title = v.words(title, &[("all", all.into())]);
    let desc = v.lang.catalog.list(&pieces);
    let segments: Vec<Segment> = shown
        .iter()
        .map(|(c, n)| Segment {
            class: c.code(),
            count: *n,
        })
        .collect();
    v.el("div", &[("class", "picture")], |v| {
        stacked(v, id, (&title, &desc), &segments);
    });
    v.el("ul", &[("class", "legend")], |v| {
        for (class, count) in shown {
            v.el("li", &[], |v| parts::class_mark(v, class, count));
        }
    });
}

/// Targets one by one: what was promised, and the latest figure.
fn ledger(v: &mut View<'_>, targets: &[&TargetResult]) {
    if targets.is_empty() {
        return;
    }
    v.el("ul", &[("class", "ledger")], |v| {
        for target in targets {
            v.el("li", &[], |v| entry(v, target));
        }
    });
}

fn entry(v: &mut View<'_>, target: &TargetResult) {
    v.el("p", &[], |v| parts::target_link(v, target));
    let rule = parts::target_phrase(v, target);
    let unit = v.cx.unit(&target.indicator);
    match &target.latest {
        Some(figure) => {
            let figure = parts::figure_phrase(v, figure, unit);
            v.say(
                "p",
                "overview-entry",
                &[("rule", rule.into()), ("figure", figure.into())],
            );
        }
        None => v.say("p", "overview-entry-none", &[("rule", rule.into())]),
    }
    v.el("p", &[], |v| parts::mark(v, target.standing));
    let said = matches!(
        target.comparability,
        Comparability::NotComparable | Comparability::Caveat
    );
    if let Some(row) = v.cx.target(target).filter(|_| said) {
        parts::note(v, &row.note);
    }
}

/// Indicators without a target that do not move the good way.
fn other_way<'v>(v: &View<'v>) -> Vec<&'v IndicatorResult> {
    let trends = [Standing::Worsening, Standing::Flat, Standing::Undecided];
    let free = |i: &&IndicatorResult| !v.cx.targets.contains_key(&i.id);
    let mut out: Vec<_> = v.cx.site.results.indicators.iter().filter(free).collect();
    out.retain(|i| trends.contains(&i.trend));
    out.sort_by_key(|i| trends.iter().position(|t| *t == i.trend));
    out
}

fn trends(v: &mut View<'_>, list: &[&IndicatorResult]) {
    if list.is_empty() {
        return;
    }
    v.say("h4", "overview-other-way", &[("count", list.len().into())]);
    v.el("ul", &[("class", "ledger")], |v| {
        for indicator in list {
            v.el("li", &[], |v| {
                v.el("p", &[], |v| parts::indicator_link(v, &indicator.id));
                super::indicator::movement(v, indicator);
                v.el("p", &[], |v| parts::trend(v, indicator.trend));
            });
        }
    });
}

fn commitments(v: &mut View<'_>) {
    let profile = &v.cx.site.results.profile;
    v.say("h2", "overview-commitments-heading", &[]);
    v.say(
        "p",
        "overview-commitments-lead",
        &[
            ("commitments", profile.commitments.into()),
            ("sections", profile.sections.into()),
            ("paragraphs", profile.paragraphs.into()),
        ],
    );
    let mut counts: BTreeMap<StandingClass, usize> = BTreeMap::new();
    for (standing, count) in &profile.standings {
        *counts.entry(standing.class()).or_default() += count;
    }
    if profile.commitments > 0 {
        bar(v, "bar-commitments", "overview-commitments-chart", &counts);
    }
    v.data_link("part-chart-data", "commitments");
    v.el("p", &[], |v| {
        v.link_words(&Route::Commitments, "overview-commitments-link", &[]);
    });
}

fn checkable(v: &mut View<'_>) {
    let profile = &v.cx.site.results.profile;
    v.say("h2", "overview-checkable-heading", &[]);
    v.say("p", "overview-checkable-lead", &[]);
    let caption = v.words(
        "overview-checkable-caption",
        &[("all", profile.commitments.into())],
    );
    let columns = ["col-criterion", "col-asks", "col-commitments-met"];
    parts::table(v, &caption, &columns, |v| {
        for criterion in Criterion::ALL {
            let count = profile.criteria.get(&criterion).copied().unwrap_or(0);
            let about = v.code("criterion-about-", criterion.code());
            let name = v.code("criterion-", criterion.code());
            let args = [("count", count.into()), ("all", profile.commitments.into())];
            let count = v.words("part-count-of", &args);
            v.el("tr", &[], |v| {
                v.leaf("th", &[("scope", "row")], &name);
                v.leaf("td", &[("class", "wide")], &about);
                parts::number_cell(v, &count);
            });
        }
    });
}

fn verdicts(v: &mut View<'_>) {
    let results = v.cx.site.results;
    v.say("h2", "overview-verdicts-heading", &[]);
    let judged = |c: &&waymark_evaluate::CommitmentResult| {
        c.verdicts
            .iter()
            .any(|verdict| verdict.assessment.is_some())
    };
    let count = results.commitments.iter().filter(judged).count();
    if count == 0 {
        return v.say("p", "overview-verdicts-none", &[]);
    }
    let args = [
        ("count", count.into()),
        ("all", results.profile.commitments.into()),
    ];
    v.say("p", "overview-verdicts-lead", &args);
    v.say(
        "p",
        "overview-disputed",
        &[("count", results.profile.disputed.into())],
    );
    v.el("p", &[], |v| {
        v.link_words(&Route::Attention, "overview-attention-link", &[]);
    });
}

/// Where to go on.
fn ways(v: &mut View<'_>) {
    v.say("h2", "overview-ways-heading", &[]);
    let sections: Vec<_> =
        v.cx.site
            .plan
            .sections
            .iter()
            .filter(|s| s.level <= 1)
            .collect();
    v.say("h3", "overview-ways-sections", &[]);
    v.el("ul", &[], |v| {
        for section in sections {
            let name = names::section(v, &section.id);
            v.el("li", &[], |v| {
                v.link(&Route::Section(section.id.clone()), &name);
            });
        }
    });
    v.say("h3", "overview-ways-more", &[]);
    v.el("ul", &[], |v| {
        for (route, key) in [
            (Route::Plan, "nav-plan"),
            (Route::Groups, "nav-groups"),
            (Route::Bodies, "nav-bodies"),
            (Route::Indicators, "nav-indicators"),
            (Route::Attention, "nav-attention"),
        ] {
            v.el("li", &[], |v| v.link_words(&route, key, &[]));
        }
    });
}
