//! How everything was judged: the rules in their order, with their numbers.

use waymark_evaluate::results::Standing;
use waymark_model::plan::Criterion;
use waymark_model::workspace::{Ask, Claim, Condition, Scale, Test};

use crate::route::Route;
use crate::view::{Name, View};
use crate::{frame, parts};

/// The standings of a target in the order in which the rule asks for them.
const TARGETS: [Standing; 12] = [
    Standing::NoData,
    Standing::MetBeforeStart,
    Standing::Maintained,
    Standing::Lost,
    Standing::Met,
    Standing::Undecided,
    Standing::Missed,
    Standing::NoBaseline,
    Standing::WrongWay,
    Standing::NoMovement,
    Standing::OnTrack,
    Standing::Behind,
];

/// The standings of an indicator without a target, and of a commitment without an indicator.
const OTHERS: [Standing; 6] = [
    Standing::Improving,
    Standing::Worsening,
    Standing::Flat,
    Standing::FiguresOnly,
    Standing::MeasureOnly,
    Standing::NoEvidence,
];

pub(super) fn write(v: &mut View<'_>) {
    let title = Name {
        text: v.words("nav-method", &[]),
        lang: None,
    };
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "method-lead", &[]);
        no_data(v);
        standings(v);
        criteria(v);
        scales(v);
        indices(v);
        claims(v);
    });
}

fn no_data(v: &mut View<'_>) {
    v.say("h2", "method-nodata-heading", &[]);
    for key in [
        "method-nodata-never",
        "method-nodata-bound",
        "method-nodata-compare",
    ] {
        v.say("p", key, &[]);
    }
}

fn standings(v: &mut View<'_>) {
    let rule = v.cx.site.workspace.progress;
    v.say("h2", "method-targets-heading", &[]);
    v.say("p", "method-targets-lead", &[]);
    let tolerance = v.lang.catalog.percent(rule.tolerance);
    v.say(
        "p",
        "method-targets-tolerance",
        &[("tolerance", tolerance.into())],
    );
    v.el("ol", &[], |v| list(v, &TARGETS));
    v.say("p", "method-targets-comparable", &[]);
    v.say("h2", "method-others-heading", &[]);
    let flat = v.lang.catalog.percent(rule.flat);
    v.say("p", "method-others-lead", &[("flat", flat.into())]);
    v.el("ul", &[], |v| list(v, &OTHERS));
    v.say("h2", "method-sum-heading", &[]);
    v.say("p", "method-sum-lead", &[]);
    v.el("ol", &[], |v| {
        for standing in Standing::ALL {
            v.el("li", &[], |v| parts::mark(v, standing));
        }
    });
}

fn list(v: &mut View<'_>, standings: &[Standing]) {
    for standing in standings {
        let why = v.code("why-", standing.code());
        v.el("li", &[], |v| {
            parts::mark(v, *standing);
            v.text(" ");
            v.text(&why);
        });
    }
}

fn criteria(v: &mut View<'_>) {
    v.say("h2", "method-criteria-heading", &[]);
    v.say("p", "method-criteria-lead", &[]);
    v.el("dl", &[], |v| {
        for criterion in Criterion::ALL {
            let name = v.code("criterion-", criterion.code());
            let about = v.code("criterion-about-", criterion.code());
            v.leaf("dt", &[], &name);
            v.leaf("dd", &[], &about);
        }
    });
}

fn scales(v: &mut View<'_>) {
    v.say("h2", "method-scales-heading", &[]);
    v.say("p", "method-scales-lead", &[]);
    for scale in &v.cx.site.workspace.scales {
        let title = v.per_lang(&scale.title, scale.id.as_str());
        v.name_in("h3", &[], &title);
        if !scale.source.is_empty() {
            v.say(
                "p",
                "method-scales-source",
                &[("source", (&scale.source).into())],
            );
        }
        grades(v, scale, &title.text);
    }
}

fn grades(v: &mut View<'_>, scale: &Scale, title: &str) {
    let caption = v.words("method-scales-caption", &[("scale", title.into())]);
    parts::table(v, &caption, &["col-grade", "col-code", "col-level"], |v| {
        for grade in &scale.grades {
            let label = v.per_lang(&grade.label, &grade.code);
            v.el("tr", &[], |v| {
                v.name_in("th", &[("scope", "row")], &label);
                v.el("td", &[], |v| v.leaf("code", &[], &grade.code));
                match grade.level {
                    Some(level) => parts::number_cell(v, &v.lang.catalog.number(level)),
                    None => v.say("td", "method-scales-no-level", &[]),
                }
            });
        }
    });
}

fn indices(v: &mut View<'_>) {
    let indices = &v.cx.site.results.indices;
    if indices.is_empty() {
        return;
    }
    v.say("h2", "nav-indices", &[]);
    v.say("p", "index-level", &[]);
    v.el("ul", &[], |v| {
        for index in indices {
            let method = v.cx.site.workspace.indices.get(index.row);
            let Some(method) = method else { continue };
            let name = v.per_lang(&method.title, index.method.as_str());
            v.el("li", &[], |v| {
                v.link(&Route::Index(index.method.clone()), &name);
            });
        }
    });
}

fn claims(v: &mut View<'_>) {
    let results = &v.cx.site.results.claims;
    if results.is_empty() {
        return;
    }
    v.say("h2", "claims-heading", &[]);
    v.say("p", "method-claims-lead", &[]);
    for result in results {
        let row = v.cx.site.workspace.claims.get(result.row);
        let Some(claim) = row.map(|c| &c.item) else {
            continue;
        };
        let text = v.per_lang(&result.text, claim.id.as_str());
        let id = super::claims::anchor(&claim.id);
        v.el("section", &[("class", "card"), ("id", &id)], |v| {
            v.name_in("p", &[], &text);
            v.el("p", &[("class", "note")], |v| {
                v.leaf("code", &[], &query(claim));
            });
            let key = if result.holds {
                "method-claims-holds"
            } else {
                "method-claims-differs"
            };
            v.say("p", key, &[]);
        });
    }
}

/// A query as one line in the notation of `claims.toml`: it has no words to translate.
fn query(claim: &Claim) -> String {
    let of: Vec<String> = claim.of.iter().map(condition).collect();
    let ask = match &claim.ask {
        Ask::Count { pass, .. } => {
            let pass: Vec<String> = pass.iter().map(condition).collect();
            format!("pass [{}]", pass.join(", "))
        }
        Ask::Value { column, .. } => format!("value_of {column}"),
    };
    format!("{} of [{}] {ask}", claim.table, of.join(", "))
}

fn condition(condition: &Condition) -> String {
    let test = match &condition.test {
        Test::OneOf(items) => format!("= {}", items.join("|")),
        Test::NoneOf(items) => format!("!= {}", items.join("|")),
        Test::AtLeast(value) => format!(">= {value}"),
        Test::AtMost(value) => format!("<= {value}"),
    };
    format!("{} {test}", condition.column)
}
