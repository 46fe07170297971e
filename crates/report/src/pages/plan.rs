//! The plan itself, each commitment marked with where it stands.

use waymark_model::plan::{Section, Sentence, Span, SpanKind};

use crate::route::{Route, safe};
use crate::view::View;
use crate::{frame, names, parts};

pub(super) fn write(v: &mut View<'_>) {
    let title = v.words("plan-heading", &[]);
    let title = crate::view::Name { text: title, lang: None };
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "plan-lead", &[]);
        let settings = &v.cx.site.workspace.settings;
        if let Some(day) = settings.adopted {
            let date = v.lang.catalog.date(day);
            v.say("p", "plan-adopted", &[("date", date.into())]);
        }
        if !settings.address.is_empty() {
            v.say("p", "plan-address", &[("address", (&settings.address).into())]);
        }
        v.el("div", &[("class", "text")], text);
    });
}

/// Anchor of a commitment in the text.
pub(super) fn anchor(reference: &str) -> String {
    format!("c-{}", safe(reference))
}

fn text(v: &mut View<'_>) {
    let plan = v.cx.site.plan;
    let mut level = 1;
    for span in &plan.spans {
        match (span.kind, span.section, span.sentence) {
            (SpanKind::Chrome, _, _) => {}
            (SpanKind::Heading, Some(n), _) => {
                if let Some(section) = plan.sections.get(n) {
                    level = heading(v, section, level);
                }
            }
            (_, _, Some(n)) => {
                if let Some(sentence) = plan.sentences.get(n) {
                    self::sentence(v, span.kind, sentence);
                }
            }
            (SpanKind::Heading | SpanKind::Context | SpanKind::Commitment, _, None) => other(v, span),
        }
    }
}

/// One step deeper at most, so that no level of headings is left out.
fn heading(v: &mut View<'_>, section: &Section, before: u8) -> u8 {
    let level = section.level.saturating_add(1).clamp(2, (before + 1).min(6));
    let tag = match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    let id = format!("s-{}", safe(section.id.as_str()));
    let own = v.own(&section.title);
    let route = Route::Section(section.id.clone());
    let translated = v.name("section", section.id.as_str(), &section.title);
    v.el(tag, &[("id", &id)], |v| {
        v.link(&route, &own);
        if translated.text != own.text {
            v.name_in("span", &[("class", "translation")], &translated);
        }
    });
    level
}

fn sentence(v: &mut View<'_>, kind: SpanKind, sentence: &Sentence) {
    let own = v.own(&sentence.text);
    let translation = names::translation(v, &sentence.reference);
    let found = v.cx.commitments.get(&sentence.reference).copied();
    match (kind, found) {
        (SpanKind::Commitment, Some(result)) => {
            let class = format!("promise {}", result.standing.class().code());
            let id = anchor(sentence.reference.as_str());
            v.el("p", &[("class", &class), ("id", &id)], |v| {
                v.link(&names::commitment_route(&sentence.reference), &own);
                v.text(" ");
                parts::mark(v, result.standing);
                if let Some(translation) = translation {
                    v.name_in("span", &[("class", "translation")], &translation);
                }
            });
        }
        (SpanKind::Heading, _) => v.name_in("p", &[("class", "opening")], &own),
        (SpanKind::Chrome | SpanKind::Context | SpanKind::Commitment, _) => {
            v.name_in("p", &[], &own);
        }
    }
}

fn other(v: &mut View<'_>, span: &Span) {
    let bytes = &v.cx.site.workspace.document.bytes;
    let Some(bytes) = bytes.get(span.byte_start..span.byte_end) else { return };
    let text = String::from_utf8_lossy(bytes);
    if !text.trim().is_empty() {
        let own = v.own(text.trim());
        v.name_in("p", &[], &own);
    }
}
