//! The plan itself, each commitment marked with where it stands.

use waymark_model::plan::{Section, Sentence, Span, SpanKind};
use waymark_model::{CommitmentRef, SectionId};

use crate::route::{Route, safe};
use crate::view::{Name, View};
use crate::{frame, names, parts};

/// Writes a part of the text, counted from 0.
pub(super) fn write(v: &mut View<'_>, part: usize) {
    let title = title(v, part);
    let mut crumbs = frame::home(v);
    if part > 0 {
        crumbs.push(frame::crumb(v, Route::Plan, "nav-plan"));
    }
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "plan-lead", &[]);
        let settings = &v.cx.site.workspace.settings;
        if let Some(day) = settings.adopted {
            let date = v.lang.catalog.date(day);
            v.say("p", "plan-adopted", &[("date", date.into())]);
        }
        if !settings.address.is_empty() {
            v.say(
                "p",
                "plan-address",
                &[("address", (&settings.address).into())],
            );
        }
        let all: Vec<_> = v.cx.site.results.commitments.iter().collect();
        if !all.is_empty() {
            v.say("p", "plan-legend", &[]);
            parts::spread(v, &all);
        }
        contents(v, part);
        v.el("div", &[("class", "text")], |v| text(v, part));
    });
}

fn title(v: &View<'_>, part: usize) -> Name {
    let all = v.cx.parts.spans.len();
    let text = if all < 2 {
        v.words("plan-heading", &[])
    } else {
        v.words(
            "plan-heading-part",
            &[("part", (part + 1).into()), ("all", all.into())],
        )
    };
    Name { text, lang: None }
}

/// Where each top section stands, where the text needs more than one page.
fn contents(v: &mut View<'_>, part: usize) {
    if v.cx.parts.spans.len() < 2 {
        return;
    }
    let label = v.words("plan-parts", &[]);
    v.el("nav", &[("aria-label", &label)], |v| {
        v.el("ol", &[("class", "parts")], |v| {
            for n in 0..v.cx.parts.spans.len() {
                let href = v.href(&route(n));
                let current: &[_] = if n == part {
                    &[("aria-current", "page")]
                } else {
                    &[]
                };
                let attributes = [&[("href", href.as_str())], current].concat();
                v.el("li", &[], |v| {
                    v.say_with("a", &attributes, "plan-part", &[("part", (n + 1).into())]);
                });
            }
        });
    });
}

fn route(part: usize) -> Route {
    if part == 0 {
        Route::Plan
    } else {
        Route::PlanPart(part)
    }
}

/// Address of a commitment in the text; `None` where the text does not hold it.
pub(super) fn place(v: &View<'_>, reference: &CommitmentRef) -> Option<String> {
    let part = v.cx.parts.of_sentence(reference)?;
    Some(format!(
        "{}#{}",
        v.href(&route(part)),
        anchor(reference.as_str())
    ))
}

/// Address of the title of a section in the text.
pub(super) fn section_place(v: &View<'_>, id: &SectionId) -> Option<String> {
    let part = v.cx.parts.of_section(id)?;
    Some(format!("{}#s-{}", v.href(&route(part)), safe(id.as_str())))
}

/// Anchor of a commitment in the text.
fn anchor(reference: &str) -> String {
    format!("c-{}", safe(reference))
}

fn text(v: &mut View<'_>, part: usize) {
    let plan = v.cx.site.plan;
    let mut level = 1;
    let spans =
        v.cx.parts
            .spans
            .get(part)
            .and_then(|range| plan.spans.get(range.clone()));
    for span in spans.unwrap_or(&[]) {
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
            (SpanKind::Heading | SpanKind::Context | SpanKind::Commitment, _, None) => {
                other(v, span);
            }
        }
    }
}

/// One step deeper at most, so that no level of headings is left out.
fn heading(v: &mut View<'_>, section: &Section, before: u8) -> u8 {
    let level = section
        .level
        .saturating_add(1)
        .clamp(2, (before + 1).min(6));
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
        v.leaf("span", &[("class", "number")], section.id.as_str());
        v.text(" ");
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
        (SpanKind::Heading, _) => opening(v, sentence, &own),
        (SpanKind::Chrome | SpanKind::Context | SpanKind::Commitment, _) => {
            v.name_in("p", &[], &own);
        }
    }
}

/// The opening phrase of a paragraph; its translation is that of the paragraph.
fn opening(v: &mut View<'_>, sentence: &Sentence, own: &Name) {
    let id = format!("{}.{}", sentence.section, sentence.paragraph);
    let translated = v.name("paragraph", &id, &sentence.text);
    v.el("p", &[("class", "opening")], |v| {
        v.name_in("span", &[], own);
        if translated.text != own.text {
            v.name_in("span", &[("class", "translation")], &translated);
        }
    });
}

fn other(v: &mut View<'_>, span: &Span) {
    let bytes = &v.cx.site.workspace.document.bytes;
    let Some(bytes) = bytes.get(span.byte_start..span.byte_end) else {
        return;
    };
    let text = String::from_utf8_lossy(bytes);
    // The mark of a heading is layout, not text.
    let text = text.trim().trim_start_matches('#').trim();
    if !text.is_empty() {
        let own = v.own(text);
        v.name_in("p", &[], &own);
    }
}
