//! What if the weights, the scale or the rule were others: a form, and the ranks beside those published.
//!
//! On disk the page shows what is published. Where a release is served, the door answers the query of the form.

mod form;
mod table;

use waymark_evaluate::explore::{Answer, Refusal, Row, Standing};
use waymark_evaluate::results::{IndexResult, NodeScore};
use waymark_model::MethodId;
use waymark_model::workspace::IndexMethod;

use crate::asked::Asked;
use crate::book::Asset;
use crate::frame;
use crate::route::Route;
use crate::view::View;

/// Writes the page; `asked` where somebody can answer.
pub(crate) fn write(v: &mut View<'_>, id: &MethodId, asked: Option<&Asked>) {
    let Some((method, result)) = found(v, id) else {
        return;
    };
    let name = v.per_lang(&method.title, id.as_str());
    let mut title = name.clone();
    title.text = v.words("explore-title", &[("index", name.text.into())]);
    let mut crumbs = frame::home(v);
    crumbs.push((
        Route::Index(id.clone()),
        v.per_lang(&method.title, id.as_str()),
    ));
    frame::page(v, &title, &crumbs, |v| {
        v.say_with("p", &[("class", "lead")], "explore-lead", &[]);
        if asked.is_none() {
            v.say_with("p", &[("class", "note")], "explore-still", &[]);
        }
        let live = asked.map_or("no", |_| "yes");
        v.el("div", &[("class", "beside")], |v| {
            form::write(v, (method, result), asked);
            v.el("section", &[("id", "answer"), ("data-live", live)], |v| {
                answer(v, method, result, asked);
            });
        });
        if asked.is_some() {
            let src = v.href_file(Asset::EXPLORE);
            v.el("script", &[("src", &src), ("defer", "")], |_| {});
        }
    });
}

/// Writes the answer alone.
pub(crate) fn part(v: &mut View<'_>, id: &MethodId, asked: &Asked) {
    if let Some((method, result)) = found(v, id) {
        answer(v, method, result, Some(asked));
    }
}

fn found<'v>(v: &View<'v>, id: &MethodId) -> Option<(&'v IndexMethod, &'v IndexResult)> {
    let site = v.cx.site;
    let result = site.results.indices.iter().find(|i| i.method == *id)?;
    Some((site.workspace.indices.get(result.row)?, result))
}

fn answer(v: &mut View<'_>, method: &IndexMethod, result: &IndexResult, asked: Option<&Asked>) {
    v.say("h2", "explore-answer-heading", &[]);
    match asked.map(|asked| (&asked.answer, asked)) {
        None => match as_published(method, result) {
            Some(answer) => table::write(v, method, &answer, None),
            None => v.say("p", "index-scores-none", &[]),
        },
        Some((Ok(answer), asked)) => {
            for (field, typed) in &asked.faults {
                let args = [("field", field.into()), ("typed", typed.into())];
                v.say_with("p", &[("class", "fault")], "explore-fault", &args);
            }
            table::write(v, method, answer, Some(asked));
        }
        Some((Err(refusal), _)) => refused(v, method, refusal),
    }
}

fn refused(v: &mut View<'_>, method: &IndexMethod, refusal: &Refusal) {
    match refusal {
        Refusal::NoWeight(node) => {
            let node = method.nodes.get(*node);
            let name = node.map_or(String::new(), |n| v.per_lang(&n.name, &n.id).text);
            let args = [("node", name.into())];
            v.say_with("p", &[("class", "fault")], "explore-no-weight", &args);
        }
        Refusal::Scale => v.say_with("p", &[("class", "fault")], "explore-no-scale", &[]),
        Refusal::Method => v.say_with("p", &[("class", "fault")], "explore-no-method", &[]),
    }
}

/// What is published for the last period, as an answer to nothing asked.
fn as_published(method: &IndexMethod, result: &IndexResult) -> Option<Answer> {
    let root = method.nodes.iter().position(|n| n.parent.is_none())?;
    let period = method.periods.iter().copied().max_by_key(|p| p.end())?;
    let rows = result.rows.iter().filter(|r| r.period == period);
    let rows = rows.map(|row| {
        let none = NodeScore {
            value: None,
            coverage: 0.0,
            withheld: "no_data",
        };
        let published = Standing {
            score: row.scores.get(root).cloned().unwrap_or(none),
            rank: row.rank,
        };
        Row {
            area: row.area.clone(),
            asked: published.clone(),
            published,
        }
    });
    Some(Answer {
        period,
        rows: rows.collect(),
        effective_weights: result.effective_weights.clone(),
        agreement: None,
    })
}
