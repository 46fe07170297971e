//! What the three seats say about a commitment, side by side.

use waymark_evaluate::results::{CommitmentResult, Verdict};
use waymark_model::workspace::Assessment;

use crate::parts;
use crate::view::{Name, View};

pub(super) fn section(v: &mut View<'_>, result: &CommitmentResult) {
    v.say("h2", "verdicts-heading", &[]);
    if result
        .verdicts
        .iter()
        .all(|verdict| verdict.assessment.is_none())
    {
        return v.say("p", "verdicts-none", &[]);
    }
    if result.disputed {
        v.say("p", "verdicts-disputed", &[]);
    }
    v.el("div", &[("class", "seats")], |v| {
        for verdict in &result.verdicts {
            v.el("section", &[], |v| seat(v, verdict));
        }
    });
}

fn seat(v: &mut View<'_>, verdict: &Verdict) {
    let name = v.code("seat-", verdict.seat.code());
    v.leaf("h3", &[], &name);
    let row = verdict
        .assessment
        .and_then(|n| v.cx.site.workspace.assessments.get(n));
    let Some(given) = row.map(|a| &a.item) else {
        return v.say("p", "verdicts-not-judged", &[]);
    };
    let grade = grade(v, given);
    v.el("p", &[], |v| v.name_in("strong", &[], &grade));
    if verdict.no_evidence {
        v.say("p", "verdicts-no-evidence", &[]);
    }
    let date = v.lang.catalog.date(given.date);
    let key = if given.assessor.is_empty() {
        "verdicts-date"
    } else {
        "verdicts-by"
    };
    let assessor = given.assessor.as_str().into();
    let args = [("date", date.into()), ("assessor", assessor)];
    v.say_with("p", &[("class", "note")], key, &args);
    for (key, text) in [
        ("verdicts-reason", &given.reason),
        ("verdicts-reply", &given.reply),
    ] {
        if !text.is_empty() {
            let text = v.own(text);
            v.say("h4", key, &[]);
            v.name_in("p", &[], &text);
        }
    }
    if !given.sources.is_empty() {
        let ids: Vec<String> = given.sources.iter().map(ToString::to_string).collect();
        v.say("h4", "part-sources", &[]);
        v.el("p", &[], |v| parts::source_links(v, &ids));
    }
}

/// The label of a grade in the language of the page.
pub(super) fn grade(v: &View<'_>, given: &Assessment) -> Name {
    let scale =
        v.cx.site
            .workspace
            .scales
            .iter()
            .find(|s| s.id == given.scale);
    let grade = scale.and_then(|s| s.grades.iter().find(|g| g.code == given.grade));
    match grade {
        Some(grade) => v.per_lang(&grade.label, &grade.code),
        None => Name {
            text: given.grade.clone(),
            lang: None,
        },
    }
}
