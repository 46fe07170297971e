//! A target of a commitment: what was promised, what the figures say, and by which rule.

use waymark_evaluate::results::{Standing, TargetResult};
use waymark_evaluate::tables;
use waymark_model::period::decimal_after;
use waymark_model::workspace::{Comparability, TargetPath};

use crate::names;
use crate::parts;
use crate::route::{Route, safe};
use crate::view::View;

use super::series::{self, Chart};

pub(super) fn card(v: &mut View<'_>, target: &TargetResult) {
    v.el("section", &[("class", "card")], |v| {
        let name = names::target(v, target.id.as_str(), &target.indicator);
        let anchor = parts::target_anchor(target);
        v.name_in("h3", &[("id", &anchor)], &name);
        v.el("p", &[], |v| parts::mark(v, target.standing));
        let why = v.code("why-", target.standing.code());
        v.leaf("p", &[], &why);
        compare(v, target);
        v.el("ul", &[], |v| {
            promise(v, target);
            reached(v, target);
            pace(v, target);
            ahead(v, target);
        });
        v.el("p", &[], |v| {
            v.say("span", "target-indicator", &[]);
            v.text(" ");
            parts::indicator_link(v, &target.indicator);
        });
        picture(v, target, &name.text);
    });
}

fn compare(v: &mut View<'_>, target: &TargetResult) {
    if target.comparability == Comparability::Comparable {
        return;
    }
    let words = v.code(
        "comparability-",
        tables::comparability(target.comparability),
    );
    v.leaf("p", &[], &words);
    if let Some(row) = v.cx.target(target) {
        parts::note(v, &row.note);
    }
    if target.standing == Standing::NotComparable {
        let word = v.code("standing-", target.if_comparable.code());
        v.say("p", "target-if-comparable", &[("standing", word.into())]);
    }
}

fn promise(v: &mut View<'_>, target: &TargetResult) {
    let unit = v.cx.unit(&target.indicator);
    let rule = parts::target_phrase(v, target);
    let origin = v.code("origin-", tables::origin(target.origin));
    v.say(
        "li",
        "target-rule",
        &[("rule", rule.into()), ("origin", origin.into())],
    );
    if let Some(row) = v.cx.target(target) {
        if !row.breakdown.is_empty() {
            let words = parts::breakdown(v, &row.breakdown);
            v.say("li", "target-breakdown", &[("breakdown", words.into())]);
        }
        if row.area != v.cx.site.workspace.settings.area {
            let area = names::area(v, row.area.as_str());
            v.say("li", "target-area", &[("area", area.text.into())]);
        }
    }
    if let Some(before) = target.moved_from {
        let (from, to) = (
            v.lang.catalog.number(before),
            v.lang.catalog.number(target.value),
        );
        let (from, to) = (
            parts::with_unit(v, &from, unit),
            parts::with_unit(v, &to, unit),
        );
        v.say(
            "li",
            "target-moved",
            &[("from", from.into()), ("to", to.into())],
        );
    }
    match target.baseline {
        Some((value, period)) => {
            let value = parts::with_unit(v, &v.lang.catalog.number(value), unit);
            let period = v.lang.catalog.period(period);
            v.say(
                "li",
                "target-baseline",
                &[("value", value.into()), ("period", period.into())],
            );
        }
        None => v.say("li", "target-baseline-none", &[]),
    }
    match v.cx.target(target).map(|t| t.path) {
        Some(TargetPath::Geometric) => v.say("li", "target-path-geometric", &[]),
        Some(TargetPath::Curve) => v.say("li", "target-path-curve", &[]),
        Some(TargetPath::Linear | TargetPath::Step) | None => {}
    }
}

fn reached(v: &mut View<'_>, target: &TargetResult) {
    let unit = v.cx.unit(&target.indicator);
    let Some(latest) = &target.latest else {
        return v.say("li", "target-latest-none", &[]);
    };
    let phrase = parts::figure_phrase(v, latest, unit);
    v.say("li", "target-latest", &[("figure", phrase.into())]);
    let Some(achieved) = target.achieved else {
        return;
    };
    let share = v.lang.catalog.percent(achieved);
    match target.expected {
        Some(expected) => {
            let expected = v.lang.catalog.percent(expected);
            let args = [("achieved", share.into()), ("expected", expected.into())];
            v.say("li", "target-achieved-expected", &args);
        }
        None => v.say("li", "target-achieved", &[("achieved", share.into())]),
    }
    if achieved > 1.0 {
        let over = v.lang.catalog.percent(achieved - 1.0);
        v.say("li", "target-overshoot", &[("over", over.into())]);
    }
}

fn pace(v: &mut View<'_>, target: &TargetResult) {
    let unit = v.cx.unit(&target.indicator);
    let per_year = |value: f64| parts::change(v, value, unit);
    let (observed, required) = (
        target.observed_per_year.map(per_year),
        target.required_per_year.map(per_year),
    );
    let still = target.still_required_per_year.map(per_year);
    if let (Some(observed), Some(required)) = (observed, required) {
        let args = [("observed", observed.into()), ("required", required.into())];
        v.say("li", "target-pace", &args);
    }
    if let Some(still) = still {
        v.say("li", "target-still", &[("required", still.into())]);
    }
}

fn ahead(v: &mut View<'_>, target: &TargetResult) {
    let unit = v.cx.unit(&target.indicator);
    let date = v.lang.catalog.date(target.deadline);
    if !target.deadline_passed
        && let Some(value) = target.projection
    {
        let value = parts::with_unit(v, &v.lang.catalog.rounded(value), unit);
        let key = match target.projection_meets {
            Some(true) => "target-projection-meets",
            Some(false) => "target-projection-short",
            None => "target-projection",
        };
        v.say(
            "li",
            key,
            &[("value", value.into()), ("date", (&date).into())],
        );
    }
    if target.deadline_passed {
        let early = target.figure_before_deadline;
        let key = if early {
            "target-passed-no-figure"
        } else {
            "target-passed"
        };
        v.say("li", key, &[("date", date.into())]);
    }
}

fn picture(v: &mut View<'_>, target: &TargetResult, name: &str) {
    let points = series::of_target(v, target);
    if points.is_empty() {
        return;
    }
    let chart = Chart {
        id: format!("chart-{}", safe(target.id.as_str())),
        name: name.to_owned(),
        unit: v.cx.unit(&target.indicator),
        target: Some((target.value, decimal_after(target.deadline))),
        baseline: target
            .baseline
            .map(|(value, period)| (value, period.end_decimal())),
        way: v.cx.target(target).map_or_else(Vec::new, |t| {
            let points = waymark_evaluate::way(t);
            points.into_iter().map(|p| (p.t, p.v)).collect()
        }),
        rule: Some(parts::target_phrase(v, target)),
    };
    series::show(v, &chart, &target.indicator, &points);
    v.el("p", &[], |v| {
        v.link_words(&Route::Method, "target-method", &[]);
    });
}
