//! Small parts that several pages show.

use waymark_evaluate::results::{CommitmentResult, Figure, Standing, StandingClass, TargetResult};
use waymark_model::observation::{Basis, ObsStatus};
use waymark_model::plan::Comparator;
use waymark_model::plan::Criterion;
use waymark_model::{IndicatorId, SourceId};

use crate::names;
use crate::route::{Route, safe};
use crate::view::{Name, View};

/// A standing in words, with the colour of its class beside them.
pub(crate) fn mark(v: &mut View<'_>, standing: Standing) {
    let class = format!("mark {}", standing.class().code());
    let words = v.code("standing-", standing.code());
    v.leaf("span", &[("class", &class)], &words);
}

/// The trend of an indicator, which may have a target or not.
pub(crate) fn trend(v: &mut View<'_>, trend: Standing) {
    let class = format!("mark {}", trend.class().code());
    let words = v.code("trend-", trend.code());
    v.leaf("span", &[("class", &class)], &words);
}

/// Columns of numbers: their heads stand above the ends of the numbers.
const NUMBERS: [&str; 33] = [
    "col-kind-outcome",
    "col-score-interval",
    "col-score-bounds",
    "col-filled",
    "col-rank-drawn",
    "col-step",
    "col-before",
    "col-after",
    "col-prepared",
    "col-alone",
    "col-together",
    "col-kind-structural",
    "col-kind-process",
    "col-rank-interval",
    "col-rank-asked",
    "col-rank-published",
    "col-rank-change",
    "col-score-asked",
    "col-score-published",
    "col-value",
    "col-main",
    "col-rival",
    "col-score",
    "col-coverage",
    "col-rank",
    "col-from",
    "col-normalised",
    "col-weight",
    "col-contribution",
    "col-checkable",
    "col-commitments",
    "col-commitments-met",
    "col-targets",
];

/// A table in a region that scrolls on its own. Captions differ on a page: they name the regions.
pub(crate) fn table(
    v: &mut View<'_>,
    caption: &str,
    columns: &[&str],
    rows: impl FnOnce(&mut View<'_>),
) {
    let label = v.region("part-scroll", caption);
    let attributes = [
        ("class", "scroll"),
        ("role", "region"),
        ("aria-label", label.as_str()),
        ("tabindex", "0"),
    ];
    v.el("div", &attributes, |v| {
        v.el("table", &[], |v| {
            v.leaf("caption", &[], caption);
            v.el("thead", &[], |v| {
                v.el("tr", &[], |v| {
                    for key in columns {
                        let number = NUMBERS.contains(key).then_some(("class", "n"));
                        let attributes: Vec<_> =
                            [("scope", "col")].into_iter().chain(number).collect();
                        v.say_with("th", &attributes, key, &[]);
                    }
                });
            });
            v.el("tbody", &[], rows);
        });
    });
}

/// A number in a cell.
pub(crate) fn number_cell(v: &mut View<'_>, text: &str) {
    v.leaf("td", &[("class", "n")], text);
}

/// The unit of what is either done or not: 1 or 0 in the tables, words on the pages.
pub(crate) const YES_NO: &str = "yes/no";

/// The unit in which 1 is yes and 0 is no.
const STATE: &str = "yes/no";

/// A value with its unit. Units are free text; common ones have words in each language.
pub(crate) fn with_unit(v: &View<'_>, value: &str, unit: &str) -> String {
    match (unit, value) {
        ("", _) => value.to_owned(),
        ("percent" | "%", _) => v.words("figure-percent", &[("number", value.into())]),
        (STATE, "1") => v.words("part-done", &[]),
        (STATE, "0") => v.words("part-not-done", &[]),
        (STATE, _) => value.to_owned(),
        (unit, _) => {
            let unit = self::unit(v, unit);
            v.words(
                "part-value-unit",
                &[("value", value.into()), ("unit", unit.into())],
            )
        }
    }
}

/// A change in the unit of its figure; that of a percentage is in points, not in percent.
pub(crate) fn change(v: &View<'_>, change: f64, unit: &str) -> String {
    let number = v.lang.catalog.rounded(change);
    match unit {
        "percent" | "%" => v.words("figure-points", &[("number", number.into())]),
        unit => with_unit(v, &number, unit),
    }
}

/// A unit in words.
pub(crate) fn unit(v: &View<'_>, unit: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        }
    };
    let code: String = unit.chars().map(plain).collect();
    let word = v.code("unit-", &code);
    if word == code { unit.to_owned() } else { word }
}

/// A value as it is known, with its unit: a bound says so, a gap is no number.
pub(crate) fn value_words(v: &View<'_>, value: Option<f64>, basis: Basis, unit: &str) -> String {
    let Some(value) = value else {
        return v.words("part-no-value", &[]);
    };
    let value = with_unit(v, &v.lang.catalog.number(value), unit);
    match basis {
        Basis::LowerBound => v.words("part-more-than", &[("value", value.into())]),
        Basis::UpperBound => v.words("part-less-than", &[("value", value.into())]),
        Basis::Main | Basis::Cumulative | Basis::Rival | Basis::Survey | Basis::Selection => value,
    }
}

/// A figure in one phrase: value, unit, period, and its status where it is not a plain one.
pub(crate) fn figure_phrase(v: &View<'_>, figure: &Figure, unit: &str) -> String {
    let value = value_words(v, figure.value, figure.basis, unit);
    let period = v.lang.catalog.period(figure.period);
    if figure.status == ObsStatus::A {
        return v.words(
            "figure-phrase",
            &[("value", value.into()), ("period", period.into())],
        );
    }
    let status = v.code("status-", figure.status.code());
    let args = [
        ("value", value.into()),
        ("period", period.into()),
        ("status", status.into()),
    ];
    v.words("figure-phrase-status", &args)
}

/// What a target asks for: "at least 12 beds".
pub(crate) fn target_rule(v: &View<'_>, comparator: Comparator, value: f64, unit: &str) -> String {
    let value = with_unit(v, &v.lang.catalog.number(value), unit);
    if unit == YES_NO {
        return value;
    }
    let key = format!("rule-{}", comparator.code());
    v.words(&key, &[("value", value.into())])
}

/// The same with its deadline.
pub(crate) fn target_phrase(v: &View<'_>, target: &TargetResult) -> String {
    let rule = target_rule(
        v,
        target.comparator,
        target.value,
        v.cx.unit(&target.indicator),
    );
    let date = v.lang.catalog.date(target.deadline);
    v.words("rule-by", &[("rule", rule.into()), ("date", date.into())])
}

/// The name of a target, with the link to its commitment.
pub(crate) fn target_link(v: &mut View<'_>, target: &TargetResult) {
    let name = names::target(v, target.id.as_str(), &target.indicator);
    let route = names::commitment_route(&target.commitment);
    if !v.cx.has(&route) {
        return v.name_in("span", &[], &name);
    }
    let page = v.href(&route);
    let href = format!("{page}#{}", target_anchor(target));
    v.name_in("a", &[("href", &href)], &name);
}

pub(crate) fn target_anchor(target: &TargetResult) -> String {
    format!("target-{}", safe(target.id.as_str()))
}

pub(crate) fn indicator_link(v: &mut View<'_>, id: &IndicatorId) {
    let name = names::indicator(v, id);
    v.link(&Route::Indicator(id.clone()), &name);
}

/// Sources in one cell, each a link to its entry in the list of sources.
pub(crate) fn sources_cell(v: &mut View<'_>, ids: &[String]) {
    v.el("td", &[], |v| source_links(v, ids));
}

/// Links to entries in the list of sources.
pub(crate) fn source_links(v: &mut View<'_>, ids: &[String]) {
    let page = v.href(&Route::Sources);
    for id in ids {
        let known = SourceId::try_new(id)
            .ok()
            .filter(|id| v.cx.sources.contains_key(id));
        match known {
            Some(id) => {
                let mut name = names::source(v, &id);
                name.text = names::cut(&name.text, 60);
                let href = format!("{page}#source-{}", safe(id.as_str()));
                v.name_in("a", &[("class", "source"), ("href", &href)], &name);
            }
            None => v.leaf("span", &[("class", "source")], id),
        }
    }
}

/// A breakdown, `key=value` pairs joined by `;`, in words.
pub(crate) fn breakdown(v: &View<'_>, text: &str) -> String {
    let parts: Vec<String> = text
        .split(';')
        .filter(|p| !p.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (v.code("breakdown-", key), v.code("breakdownvalue-", value));
            v.words(
                "part-breakdown",
                &[("key", key.into()), ("value", value.into())],
            )
        })
        .collect();
    v.lang.catalog.list(&parts)
}

/// Commitments as a table: reference, words, standing, how checkable.
pub(crate) fn commitments(v: &mut View<'_>, caption: &str, rows: &[&CommitmentResult]) {
    if rows.is_empty() {
        return v.say("p", "part-none", &[]);
    }
    let columns = [
        "col-reference",
        "col-commitment",
        "col-standing",
        "col-checkable",
    ];
    table(v, caption, &columns, |v| {
        // The longer a list, the shorter its entries: a page must stay small.
        let width = (40_000 / rows.len().max(1)).clamp(30, 160);
        for row in rows {
            v.el("tr", &[], |v| commitment_row(v, row, width));
        }
    });
}

fn commitment_row(v: &mut View<'_>, row: &CommitmentResult, width: usize) {
    let route = names::commitment_route(&row.reference);
    let reference = Name {
        text: row.reference.to_string(),
        lang: None,
    };
    v.el("th", &[("scope", "row")], |v| v.link(&route, &reference));
    let words = names::short(v, &row.reference, width);
    v.name_in("td", &[("class", "wide")], &words);
    v.el("td", &[], |v| {
        mark(v, row.standing);
        if row.disputed {
            v.text(" ");
            v.say_with("span", &[("class", "tag")], "part-disputed", &[]);
        }
        if row.late {
            v.text(" ");
            v.say_with("span", &[("class", "tag")], "part-late", &[]);
        }
    });
    let met =
        v.cx.sentences
            .get(&row.reference)
            .and_then(|s| s.assessability.as_ref());
    let met = met.map_or(String::new(), |a| checkable(v, a.met()));
    number_cell(v, &met);
}

/// "3 of 9".
pub(crate) fn checkable(v: &View<'_>, met: usize) -> String {
    let all = Criterion::ALL.len();
    v.words("part-of-all", &[("met", met.into()), ("all", all.into())])
}

/// A term with its description.
pub(crate) fn term(v: &mut View<'_>, key: &str, description: impl FnOnce(&mut View<'_>)) {
    v.say("dt", key, &[]);
    v.el("dd", &[], description);
}

/// A remark of the workspace.
pub(crate) fn note(v: &mut View<'_>, text: &str) {
    if text.is_empty() {
        return;
    }
    let name = v.own(text);
    v.name_in("p", &[("class", "note")], &name);
}

/// How many of these commitments stand in each class.
pub(crate) fn spread(v: &mut View<'_>, rows: &[&CommitmentResult]) {
    v.el("ul", &[("class", "legend")], |v| {
        for class in StandingClass::ALL {
            let count = rows.iter().filter(|r| r.standing.class() == class).count();
            if count > 0 {
                v.el("li", &[], |v| class_mark(v, class, count));
            }
        }
    });
}

/// A class in words with how many there are, and its colour.
pub(crate) fn class_mark(v: &mut View<'_>, class: StandingClass, count: usize) {
    let css = format!("mark {}", class.code());
    let class = v.code("class-", class.code());
    let args = [("class", class.into()), ("count", count.into())];
    v.say_with("span", &[("class", &css)], "overview-piece", &args);
}
