//! What a reader should look at first: late, disputed, without data.

use waymark_evaluate::results::{CommitmentResult, Standing, StandingClass};

use crate::view::{Name, View};
use crate::{frame, names, parts};

pub(super) fn write(v: &mut View<'_>) {
    let title = Name {
        text: v.words("nav-attention", &[]),
        lang: None,
    };
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "attention-lead", &[]);
        let keys = [
            "attention-late",
            "attention-late-about",
            "attention-late-none",
        ];
        list(v, keys, |c| c.late, |v, c, rows| reasons(v, c, rows, late));
        let keys = [
            "attention-disputed",
            "attention-disputed-about",
            "attention-disputed-none",
        ];
        let shown: Show = |v, c, rows| reasons(v, c, rows, disputed);
        list(v, keys, |c| c.disputed, shown);
        let keys = [
            "attention-unknown",
            "attention-unknown-about",
            "attention-unknown-none",
        ];
        list(v, keys, |c| UNKNOWN.contains(&c.standing), unknown);
    });
}

/// What is not known, with a reason of its own for each.
const UNKNOWN: [Standing; 2] = [Standing::NoData, Standing::NoEvidence];

/// Writes the table of a list, given its caption.
type Show = fn(&mut View<'_>, &str, &[&CommitmentResult]);

fn list(v: &mut View<'_>, keys: [&str; 3], test: fn(&CommitmentResult) -> bool, show: Show) {
    let [heading, about, none] = keys;
    let all = v.cx.site.results.commitments.iter();
    let rows: Vec<_> = all.filter(|c| test(c)).collect();
    v.say("h2", heading, &[]);
    v.say("p", about, &[]);
    if rows.is_empty() {
        return v.say("p", none, &[]);
    }
    let heading = v.words(heading, &[]);
    let caption = v.words(
        "attention-caption",
        &[("heading", heading.into()), ("count", rows.len().into())],
    );
    show(v, &caption, &rows);
}

/// Here the standing itself is the reason.
fn unknown(v: &mut View<'_>, caption: &str, rows: &[&CommitmentResult]) {
    v.el("ul", &[], |v| {
        for standing in UNKNOWN {
            if rows.iter().any(|c| c.standing == standing) {
                let why = v.code("why-", standing.code());
                v.el("li", &[], |v| {
                    parts::mark(v, standing);
                    v.text(" ");
                    v.text(&why);
                });
            }
        }
    });
    parts::commitments(v, caption, rows);
}

/// Commitments with what the list found in each, one sentence after the other.
fn reasons(
    v: &mut View<'_>,
    caption: &str,
    rows: &[&CommitmentResult],
    why: fn(&View<'_>, &CommitmentResult) -> Vec<Name>,
) {
    let columns = ["col-reference", "col-commitment", "col-standing", "col-why"];
    parts::table(v, caption, &columns, |v| {
        // As in every long list: the more entries, the shorter each.
        let width = (40_000 / rows.len().max(1)).clamp(30, 160);
        for row in rows {
            let reference = Name {
                text: row.reference.to_string(),
                lang: None,
            };
            let (words, why) = (names::short(v, &row.reference, width), why(v, row));
            v.el("tr", &[], |v| {
                v.el("th", &[("scope", "row")], |v| {
                    v.link(&names::commitment_route(&row.reference), &reference);
                });
                v.name_in("td", &[("class", "wide")], &words);
                v.el("td", &[], |v| parts::mark(v, row.standing));
                v.el("td", &[("class", "wide")], |v| {
                    for reason in &why {
                        v.name_in("p", &[], reason);
                    }
                });
            });
        }
    });
}

fn plain(text: String) -> Name {
    Name { text, lang: None }
}

/// The targets that are due and not shown to be reached.
fn late(v: &View<'_>, row: &CommitmentResult) -> Vec<Name> {
    let all = &v.cx.site.results.targets;
    let open = [
        StandingClass::Moving,
        StandingClass::Unclear,
        StandingClass::Short,
    ];
    let due = row.targets.iter().filter_map(|n| all.get(*n));
    due.filter(|t| t.deadline_passed && open.contains(&t.standing.class()))
        .map(|t| {
            let target = names::target(v, t.id.as_str(), &t.indicator).text;
            let rule = parts::target_phrase(v, t);
            let mut args = vec![("target", target.into()), ("rule", rule.into())];
            let Some(figure) = &t.latest else {
                return plain(v.words("attention-why-late-none", &args));
            };
            let figure = parts::figure_phrase(v, figure, v.cx.unit(&t.indicator));
            args.push(("figure", figure.into()));
            plain(v.words("attention-why-late", &args))
        })
        .collect()
}

/// What each seat says that has judged.
fn disputed(v: &View<'_>, row: &CommitmentResult) -> Vec<Name> {
    let all = &v.cx.site.workspace.assessments;
    let given = |n: Option<usize>| all.get(n?).map(|a| &a.item);
    row.verdicts
        .iter()
        .filter_map(|verdict| Some((verdict.seat, given(verdict.assessment)?)))
        .map(|(seat, given)| {
            let seat = v.code("seat-", seat.code());
            let grade = super::verdicts::grade(v, given).text;
            let args = [("seat", seat.into()), ("grade", grade.into())];
            plain(v.words("attention-why-verdict", &args))
        })
        .collect()
}
