//! All figures of an indicator, sorted into the tables of its page.

use std::collections::BTreeMap;

use waymark_evaluate::figures::figure;
use waymark_evaluate::results::{Figure, IndicatorResult};
use waymark_model::IndicatorId;
use waymark_model::observation::{Basis, Observation};
use waymark_model::workspace::Indicator;

use crate::parts;
use crate::view::View;

use super::series;

/// The figures of the plan's own area, and the latest one of each area below it.
pub(super) struct Holdings<'a> {
    /// Own area, every row.
    own: Vec<Figure>,
    pub(super) areas: BTreeMap<&'a str, &'a Observation>,
}

/// Walks once over the rows of the indicator; they are sorted by area.
pub(super) fn of<'v>(v: &View<'v>, id: &IndicatorId) -> Holdings<'v> {
    let ws = v.cx.site.workspace;
    let all = &ws.observations;
    let mut out = Holdings {
        own: Vec::new(),
        areas: BTreeMap::new(),
    };
    for rows in all
        .of_indicator(id.as_str())
        .chunk_by(|a, b| a.area == b.area)
    {
        let Some(first) = rows.first() else { continue };
        let code = all.areas.get(first.area);
        let old = |n: usize| {
            let same = |r: &Observation| (r.period, r.breakdown, r.basis);
            rows.get(n)
                .zip(rows.get(n + 1))
                .is_some_and(|(a, b)| same(a) == same(b))
        };
        if code == ws.settings.area.as_str() {
            out.own
                .extend(rows.iter().enumerate().map(|(n, r)| figure(all, r, old(n))));
        } else if let Some(area) = v.cx.below.get(code) {
            let latest = rows
                .iter()
                .enumerate()
                .filter(|(n, r)| counts(all, r) && !old(*n));
            if let Some((_, row)) = latest.max_by_key(|(_, r)| r.period.end()) {
                out.areas.insert(*area, row);
            }
        }
    }
    out
}

fn counts(all: &waymark_model::Observations, row: &Observation) -> bool {
    let basis = matches!(
        row.basis,
        Basis::Main | Basis::LowerBound | Basis::UpperBound
    );
    basis && row.value().is_some() && all.breakdowns.get(row.breakdown).is_empty()
}

/// One table per kind of figure, each only where there is something in it.
pub(super) fn show(
    v: &mut View<'_>,
    row: &Indicator,
    result: &IndicatorResult,
    held: &Holdings<'_>,
    name: &str,
) {
    let of = |test: &dyn Fn(&Figure) -> bool| held.own.iter().filter(|f| test(f)).collect();
    let total = |f: &Figure| f.breakdown.is_empty() && !f.superseded && f.value.is_some();
    let tables: [(&str, &str, Vec<&Figure>); 5] = [
        (
            "holdings-cumulative",
            "holdings-cumulative-about",
            of(&|f| total(f) && f.basis == Basis::Cumulative),
        ),
        (
            "holdings-window",
            "holdings-window-about",
            of(&|f| total(f) && f.basis == Basis::Main && f.period.is_window()),
        ),
        (
            "holdings-survey",
            "holdings-survey-about",
            of(&|f| total(f) && matches!(f.basis, Basis::Survey | Basis::Selection)),
        ),
        (
            "holdings-breakdown",
            "holdings-breakdown-about",
            of(&|f| !f.breakdown.is_empty() && !f.superseded && f.value.is_some()),
        ),
        (
            "holdings-superseded",
            "holdings-superseded-about",
            of(&|f| f.superseded),
        ),
    ];
    rivals(
        v,
        &of(&|f| total(f) && f.basis == Basis::Rival),
        held,
        row,
        name,
    );
    for (key, about, figures) in tables {
        if figures.is_empty() {
            continue;
        }
        v.say("h3", key, &[]);
        v.say("p", about, &[]);
        let heading = v.words(key, &[]);
        let args = [("name", name.into()), ("kind", heading.into())];
        let caption = v.words("holdings-caption", &args);
        series::table(v, &caption, &row.unit, &figures);
    }
    if !result.breakdowns_missing.is_empty() {
        let keys: Vec<String> = result
            .breakdowns_missing
            .iter()
            .map(|k| v.code("breakdown-", k))
            .collect();
        let keys = v.lang.catalog.list(&keys);
        v.say("p", "holdings-breakdowns-missing", &[("keys", keys.into())]);
    }
    gaps(v, &of(&|f| f.value.is_none()));
}

/// Rival figures beside those in force; nobody averages them.
fn rivals(v: &mut View<'_>, rivals: &[&Figure], held: &Holdings<'_>, row: &Indicator, name: &str) {
    if rivals.is_empty() {
        return;
    }
    v.say("h3", "holdings-rivals", &[]);
    v.say("p", "holdings-rivals-about", &[]);
    let main = |f: &Figure| {
        let same = |m: &&Figure| {
            m.period == f.period && m.basis != Basis::Rival && m.breakdown == f.breakdown
        };
        let main = held
            .own
            .iter()
            .filter(|m| !m.superseded && m.value.is_some())
            .find(same);
        main.map(|m| (m.value, m.basis))
    };
    let heading = v.words("holdings-rivals", &[]);
    let caption = v.words(
        "holdings-caption",
        &[("name", name.into()), ("kind", heading.into())],
    );
    let columns = [
        "col-period",
        "col-main",
        "col-rival",
        "col-sources",
        "col-note",
    ];
    parts::table(v, &caption, &columns, |v| {
        for rival in rivals.iter().take(series::MOST) {
            let period = v.lang.catalog.period(rival.period);
            let (value, basis) = main(rival).unwrap_or((None, Basis::Main));
            let shown = [(value, basis), (rival.value, rival.basis)]
                .map(|(value, basis)| parts::value_words(v, value, basis, &row.unit));
            let note = v.own(&rival.note);
            v.el("tr", &[], |v| {
                v.leaf("th", &[("scope", "row")], &period);
                for text in &shown {
                    parts::number_cell(v, text);
                }
                parts::sources_cell(v, &rival.sources);
                v.name_in("td", &[], &note);
            });
        }
    });
    series::limit(v, rivals.len());
}

fn gaps(v: &mut View<'_>, gaps: &[&Figure]) {
    if gaps.is_empty() {
        return;
    }
    v.say("h3", "holdings-gaps", &[]);
    v.say("p", "holdings-gaps-about", &[("count", gaps.len().into())]);
    v.el("ul", &[], |v| {
        for gap in gaps.iter().take(series::MOST) {
            let period = v.lang.catalog.period(gap.period);
            let status = v.code("status-", gap.status.code());
            let breakdown = parts::breakdown(v, &gap.breakdown);
            let key = if breakdown.is_empty() {
                "holdings-gap"
            } else {
                "holdings-gap-breakdown"
            };
            let args = [
                ("period", period.into()),
                ("status", status.into()),
                ("breakdown", breakdown.into()),
            ];
            v.el("li", &[], |v| {
                v.say("span", key, &args);
                if !gap.note.is_empty() {
                    let note = v.own(&gap.note);
                    v.text(" ");
                    v.name_in("small", &[], &note);
                }
            });
        }
    });
    series::limit(v, gaps.len());
}
