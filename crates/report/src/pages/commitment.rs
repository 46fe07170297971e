//! One commitment: what was promised, what can be checked, what is known.

use waymark_evaluate::results::CommitmentResult;
use waymark_model::plan::{Criterion, CriterionResult, Label, Sentence};
use waymark_model::{BodyId, CommitmentRef};

use crate::route::Route;
use crate::view::{Name, View};
use crate::{frame, names, parts};

use super::{indicator, target, verdicts};

pub(super) fn write(v: &mut View<'_>, reference: &CommitmentRef) {
    let (Some(result), Some(sentence)) = (
        v.cx.commitments.get(reference).copied(),
        v.cx.sentences.get(reference).copied(),
    ) else {
        return;
    };
    let title = v.words(
        "commitment-heading",
        &[("reference", reference.as_str().into())],
    );
    let title = Name {
        text: title,
        lang: None,
    };
    let mut crumbs = frame::home(v);
    crumbs.push(frame::crumb(v, Route::Plan, "nav-plan"));
    for section in names::path(v, &result.section) {
        crumbs.push((
            Route::Section(section.id.clone()),
            names::section(v, &section.id),
        ));
    }
    frame::page(v, &title, &crumbs, |v| {
        wording(v, sentence);
        v.el("p", &[], |v| parts::mark(v, result.standing));
        facts(v, result, sentence);
        about(v, sentence);
        checkable(v, sentence);
        targets(v, result);
        indicators(v, result);
        measures(v, result);
        verdicts::section(v, result);
        missing(v, result);
    });
}

fn wording(v: &mut View<'_>, sentence: &Sentence) {
    let own = v.own(&sentence.text);
    v.el("blockquote", &[("class", "lead")], |v| {
        v.name_in("p", &[], &own);
        if let Some(translation) = names::translation(v, &sentence.reference) {
            v.name_in("p", &[("class", "translation")], &translation);
        }
    });
    if let Some(href) = super::plan::place(v, &sentence.reference) {
        v.el("p", &[("class", "place")], |v| {
            v.say_with("a", &[("href", &href)], "commitment-place", &[]);
        });
    }
}

fn facts(v: &mut View<'_>, result: &CommitmentResult, sentence: &Sentence) {
    v.el("dl", &[("class", "facts")], |v| {
        v.el("div", &[], |v| {
            parts::term(v, "commitment-modality", |v| {
                let word = v.code("modality-", sentence.modality.code());
                v.text(&word);
                if !sentence.cue.is_empty() {
                    let cue = v.own(&sentence.cue);
                    v.text(" ");
                    v.name_in("q", &[], &cue);
                }
            });
        });
        v.el("div", &[], |v| {
            parts::term(v, "commitment-groups", |v| {
                if result.groups.is_empty() {
                    return v.say("span", "commitment-groups-none", &[]);
                }
                for group in &result.groups {
                    let name = names::group(v, group);
                    v.link(&Route::Group(group.clone()), &name);
                    v.text(" ");
                }
            });
        });
        v.el("div", &[], |v| {
            parts::term(v, "commitment-deadline", |v| match &sentence.deadline {
                Some(words) => {
                    let words = v.own(words);
                    v.name_in("q", &[], &words);
                    if let Some(day) = sentence.due {
                        let day = v.lang.catalog.date(day);
                        v.text(" ");
                        v.say("small", "commitment-due", &[("day", day.into())]);
                    }
                }
                None => v.say("span", "commitment-deadline-none", &[]),
            });
        });
    });
    assignments(v, result, sentence);
}

fn assignments(v: &mut View<'_>, result: &CommitmentResult, sentence: &Sentence) {
    v.say("h2", "commitment-bodies-heading", &[]);
    let rows = &v.cx.site.workspace.assignments;
    let rows: Vec<_> = result
        .assignments
        .iter()
        .filter_map(|n| rows.get(*n))
        .map(|a| &a.item)
        .collect();
    let named: Vec<&BodyId> = sentence
        .bodies
        .iter()
        .filter(|b| !rows.iter().any(|a| a.body == **b))
        .collect();
    if rows.is_empty() && named.is_empty() {
        return v.say("p", "commitment-bodies-none", &[]);
    }
    let caption = v.words("commitment-bodies-caption", &[]);
    let columns = ["col-body", "col-role", "col-answer", "col-ground"];
    parts::table(v, &caption, &columns, |v| {
        for a in rows {
            let words = [
                ("role-", &a.role),
                ("assigned-", &a.status),
                ("ground-", &a.basis),
            ];
            let words = words.map(|(family, code)| v.code(family, code));
            v.el("tr", &[], |v| {
                v.el("th", &[("scope", "row")], |v| {
                    body(v, &a.body);
                    if !a.note.is_empty() {
                        let note = v.own(&a.note);
                        v.text(" ");
                        v.name_in("small", &[], &note);
                    }
                });
                for word in &words {
                    v.leaf("td", &[], word);
                }
            });
        }
        for id in named {
            v.el("tr", &[], |v| {
                v.el("th", &[("scope", "row")], |v| body(v, id));
                v.say("td", "commitment-role-named", &[]);
                v.say("td", "commitment-answer-none", &[]);
                let word = v.code("ground-", "plan");
                v.leaf("td", &[], &word);
            });
        }
    });
}

/// Rights, themes and goals with the words that led to each, and what instruments the words name.
fn about(v: &mut View<'_>, sentence: &Sentence) {
    if !sentence.labels.is_empty() {
        v.say("h2", "commitment-labels-heading", &[]);
        v.el("ul", &[], |v| {
            for label in &sentence.labels {
                v.el("li", &[], |v| one_label(v, label));
            }
        });
    }
    if sentence.instruments.is_empty() {
        return;
    }
    v.say("h2", "commitment-instruments-heading", &[]);
    v.el("ul", &[], |v| {
        for instrument in &sentence.instruments {
            let words = v.own(&instrument.text);
            let kind = v.code("explain-kind-", instrument.kind.code());
            v.el("li", &[], |v| {
                v.name_in("span", &[], &words);
                v.text(" ");
                v.leaf("small", &[], &kind);
            });
        }
    });
}

fn one_label(v: &mut View<'_>, label: &Label) {
    let code = format!("{} {}", label.scheme.to_uppercase(), label.code);
    v.leaf("span", &[], &code);
    v.text(" ");
    if let Some(title) = (v.cx.site.label_title)(label, &v.lang.html) {
        v.leaf("strong", &[], title);
        v.text(" ");
    }
    if !label.cue.is_empty() {
        let cue = v.own(&label.cue);
        v.name_in("q", &[], &cue);
        v.text(" ");
    }
    let from = if label.from_heading {
        "commitment-label-heading"
    } else {
        "commitment-label-own"
    };
    v.say("small", from, &[("edition", label.edition.as_ref().into())]);
}

fn body(v: &mut View<'_>, id: &BodyId) {
    let name = names::body(v, id);
    v.link(&Route::Body(id.clone()), &name);
}

fn checkable(v: &mut View<'_>, sentence: &Sentence) {
    v.say("h2", "commitment-checkable-heading", &[]);
    let Some(found) = &sentence.assessability else {
        return v.say("p", "commitment-checkable-none", &[]);
    };
    let gate = v.code("verifiability-", found.gate().code());
    let measure = v.code("measure-", found.measure.code());
    let args = [
        ("met", found.met().into()),
        ("all", Criterion::ALL.len().into()),
        ("gate", gate.into()),
        ("measure", measure.into()),
    ];
    v.say("p", "commitment-checkable-lead", &args);
    let caption = v.words("commitment-checkable-caption", &[]);
    let columns = ["col-criterion", "col-asks", "col-words", "col-mend"];
    parts::table(v, &caption, &columns, |v| {
        for criterion in Criterion::ALL {
            if let Some(result) = found.results.iter().find(|r| r.criterion == criterion) {
                test(v, result);
            }
        }
    });
}

/// One test with the words that passed or failed it, and what would pass it.
fn test(v: &mut View<'_>, result: &CriterionResult) {
    let code = result.criterion.code();
    let name = v.code("criterion-", code);
    let about = v.code("criterion-about-", code);
    v.el("tr", &[], |v| {
        v.leaf("th", &[("scope", "row")], &name);
        v.leaf("td", &[("class", "wide")], &about);
        v.el("td", &[], |v| {
            if !result.met {
                v.say("span", "commitment-criterion-missing", &[]);
                v.text(" ");
            } else if result.words.is_empty() {
                v.say("span", "commitment-criterion-met", &[]);
            }
            if !result.words.is_empty() {
                let words = v.own(&result.words);
                v.name_in("q", &[], &words);
            }
        });
        let mend = (!result.met).then(|| v.code("criterion-mend-", code));
        v.leaf("td", &[("class", "wide")], &mend.unwrap_or_default());
    });
}

fn targets(v: &mut View<'_>, result: &CommitmentResult) {
    v.say("h2", "commitment-targets-heading", &[]);
    let all = &v.cx.site.results.targets;
    let list: Vec<_> = result.targets.iter().filter_map(|n| all.get(*n)).collect();
    if list.is_empty() {
        v.say("p", "commitment-targets-none", &[]);
    }
    for item in list {
        target::card(v, item);
    }
}

/// Indicators that no target of this commitment already shows.
fn indicators(v: &mut View<'_>, result: &CommitmentResult) {
    let results = v.cx.site.results;
    let shown = |id| {
        result
            .targets
            .iter()
            .filter_map(|n| results.targets.get(*n))
            .any(|t| t.indicator == id)
    };
    let others = result
        .indicators
        .iter()
        .filter_map(|n| results.indicators.get(*n));
    let others: Vec<_> = others.filter(|i| !shown(i.id.clone())).collect();
    if others.is_empty() {
        return;
    }
    v.say("h2", "commitment-indicators-heading", &[]);
    v.el("ul", &[("class", "ledger")], |v| {
        for item in others {
            v.el("li", &[], |v| {
                v.el("p", &[], |v| parts::indicator_link(v, &item.id));
                indicator::movement(v, item);
                v.el("p", &[], |v| parts::trend(v, item.trend));
            });
        }
    });
}

fn measures(v: &mut View<'_>, result: &CommitmentResult) {
    v.say("h2", "commitment-measures-heading", &[]);
    let rows = &v.cx.site.workspace.measures;
    let rows: Vec<_> = result
        .measures
        .iter()
        .filter_map(|n| rows.get(*n))
        .collect();
    if rows.is_empty() {
        return v.say("p", "commitment-measures-none", &[]);
    }
    v.say("p", "commitment-measures-lead", &[]);
    let caption = v.words("commitment-measures-caption", &[]);
    let columns = [
        "col-measure",
        "col-date",
        "col-act",
        "col-body",
        "col-sources",
    ];
    parts::table(v, &caption, &columns, |v| {
        for row in rows {
            let m = &row.item;
            let name = v.name("measure", &m.id, &m.title);
            let (date, act) = (v.lang.catalog.period(m.date), v.code("act-", &m.kind));
            let sources: Vec<String> = m.sources.iter().map(ToString::to_string).collect();
            v.el("tr", &[], |v| {
                v.el("th", &[("scope", "row"), ("class", "wide")], |v| {
                    v.name_in("span", &[], &name);
                    if !m.note.is_empty() {
                        let note = v.own(&m.note);
                        v.text(" ");
                        v.name_in("small", &[], &note);
                    }
                });
                v.leaf("td", &[], &date);
                v.leaf("td", &[], &act);
                v.el("td", &[], |v| {
                    if let Some(id) = &m.body {
                        body(v, id);
                    }
                });
                parts::sources_cell(v, &sources);
            });
        }
    });
}

fn missing(v: &mut View<'_>, result: &CommitmentResult) {
    if result.missing.is_empty() {
        return;
    }
    v.say("h2", "commitment-missing-heading", &[]);
    v.el("ul", &[], |v| {
        for item in &result.missing {
            let words = v.code("missing-", item.code());
            v.leaf("li", &[], &words);
        }
    });
}
