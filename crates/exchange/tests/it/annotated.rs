//! The annotated page: the whole text, nothing that runs or loads, everything in its place.

use std::collections::BTreeSet;

use proptest::prelude::*;
use waymark_exchange::{Source, annotated};
use waymark_i18n::Catalog;
use waymark_model::Plan;
use waymark_model::plan::{Span, SpanKind};

use crate::article::shown;
use crate::{any_plan, fixture};

fn page(plan: &Plan, source: &Source<'_>, lang: &str) -> String {
    annotated(plan, source, &Catalog::named(lang))
}

/// The text as a page can show it.
fn legal(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{c}' => ' ',
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[test]
fn all_of_the_text_is_there_once_and_in_order() {
    for (plan, source) in [
        (fixture::english(), fixture::english_source()),
        (fixture::chinese(), fixture::chinese_source()),
    ] {
        for lang in ["en", "zh"] {
            let html = page(&plan, &source, lang);
            assert_eq!(shown(&html).0, legal(source.text));
            fixture::keep(
                &format!("{}-{lang}.html", plan.language.code()),
                html.as_bytes(),
            );
        }
    }
}

#[test]
fn what_was_read_is_marked_where_it_stands() {
    let (_, marks) = shown(&page(&fixture::english(), &fixture::english_source(), "en"));
    let of = |class: &str| -> Vec<&str> {
        let of = marks.iter().filter(|(c, _)| c == class);
        of.map(|(_, words)| words.as_str()).collect()
    };
    assert_eq!(of("deadline"), ["By the end of 2026"]);
    assert_eq!(of("body"), ["the Ministry of Health"]);
    assert_eq!(of("target"), ["at least 3,000", "below three per 1,000"]);
    assert_eq!(of("number"), ["2026"]);
    assert_eq!(
        of("cue"),
        ["will raise", "shall", "are urged", "is prohibited"]
    );
    assert_eq!(of("label"), ["places", "care homes"]);
    assert_eq!(of("instrument")[1], "Care Act");
    assert_eq!(of("commitment prohibit"), ["Torture is prohibited."]);
    assert_eq!(of("chip own prohibit"), ["II.0-1 Forbid"]);
    assert_eq!(of("furniture"), ["Office of the Plan of Atlantis, page 1"]);
    let inside = "\n\u{c}Office of the Plan of Atlantis, page 2\n  ";
    assert!(
        of("chrome").contains(&legal(inside).as_str()),
        "{:?}",
        of("chrome")
    );
    let (_, marks) = shown(&page(&fixture::chinese(), &fixture::chinese_source(), "zh"));
    assert!(marks.contains(&("wrap".to_owned(), "\n".to_owned())));
}

#[test]
fn facts_stand_below_their_paragraph_in_the_language_of_the_page() {
    let html = page(&fixture::english(), &fixture::english_source(), "en");
    for fact in [
        "What was read from these 2 commitments",
        "More or better of what exists: “will raise”",
        "Target: at least 3,000 places in care homes, from 1,200 places in care homes",
        "Due: By the end of 2026 (31 December 2026)",
        "By: the Ministry of Health",
        "For: Older persons and Persons with disabilities",
        "About: UHRI E3, SDG 3.8, OHCHR health and LOCAL|SCHEME a|b",
        "Verifiable: 7 of 9 tests passed; not passed: Resourced and Evidence",
        "Corrected by hand",
    ] {
        assert!(html.contains(&format!(">{fact}<")), "{fact}");
    }
    let html = page(&fixture::english(), &fixture::english_source(), "zh");
    for fact in [
        "责任方：the Ministry of Health",
        "隐藏版面附属文字",
        "II.0-1 禁止",
    ] {
        assert!(html.contains(fact), "{fact}");
    }
    assert!(html.starts_with("<!doctype html>\n<html lang=\"zh\">"));
    assert!(html.contains("<article lang=\"en\">"));
}

/// Ids once, links to ids that are there, nothing that runs or loads.
fn sound(html: &str) {
    let ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .map(|t| t.split('"').next().unwrap())
        .collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "every id once");
    for link in html.split(" href=\"").skip(1) {
        let link = link.split('"').next().unwrap();
        assert!(
            unique.contains(link.strip_prefix('#').expect(link)),
            "{link}"
        );
    }
    for bad in [
        "<script", "<link", "<img", "<iframe", "url(", "@import", " src=", " style=",
    ] {
        assert!(!html.contains(bad), "{bad}");
    }
    for name in html
        .split('<')
        .skip(1)
        .filter_map(|t| t.split([' ', '>']).next())
    {
        assert!(name != "b", "an element of the plan became one of the page");
    }
}

#[test]
fn nothing_runs_loads_or_escapes() {
    sound(&page(&fixture::english(), &fixture::english_source(), "en"));
    sound(&page(&fixture::chinese(), &Source::default(), "zh"));
}

#[test]
fn without_the_text_the_words_of_the_plan_are_shown() {
    let plan = fixture::english();
    let (text, _) = shown(&page(&plan, &Source::default(), "en"));
    for sentence in &plan.sentences {
        assert!(text.contains(&sentence.text), "{}", sentence.text);
    }
}

#[test]
fn a_sentence_across_two_pages_has_one_reference() {
    let text = "I. A\n\nAll will be\nPage 2\nfree.\n";
    let mut plan = fixture::chinese();
    plan.sections.truncate(1);
    plan.paragraphs.clear();
    plan.sentences[0].section = plan.sections[0].id.clone();
    plan.sentences[0].paragraph = 0;
    let spans = [
        (0, 4, SpanKind::Heading, None, Some(0)),
        (4, 6, SpanKind::Chrome, None, None),
        (6, 17, SpanKind::Commitment, Some(0), None),
        (17, 25, SpanKind::Chrome, None, None),
        (25, 30, SpanKind::Commitment, Some(0), None),
        (30, 31, SpanKind::Chrome, None, None),
    ];
    plan.spans = spans
        .map(|(start, end, kind, sentence, section)| Span {
            char_start: start,
            char_end: end,
            byte_start: start,
            byte_end: end,
            kind,
            sentence,
            section,
        })
        .into();
    let source = Source {
        text,
        ..Source::default()
    };
    let html = page(&plan, &source, "en");
    assert_eq!(shown(&html).0, text);
    assert_eq!(html.matches("class=\"chip own").count(), 1);
    assert_eq!(html.matches("class=\"commitment strengthen").count(), 2);
    sound(&html);
}

#[test]
fn long_furniture_is_folded_and_still_whole() {
    let text = format!("Top\n{}\nEnd\n", "a line of a list\n".repeat(30));
    let mut plan = fixture::chinese();
    (plan.sections, plan.paragraphs, plan.sentences) = (vec![], vec![], vec![]);
    plan.spans = vec![Span {
        char_start: 0,
        char_end: text.len(),
        byte_start: 0,
        byte_end: text.len(),
        kind: SpanKind::Chrome,
        sentence: None,
        section: None,
    }];
    let source = Source {
        text: &text,
        ..Source::default()
    };
    let html = page(&plan, &source, "en");
    assert!(html.contains("<summary class=\"own\" lang=\"en\">Page furniture, 518 characters: Top a line of a list a line of a list a …"));
    assert_eq!(shown(&html).0, text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_plan_and_any_text_make_a_sound_page(mut plan in any_plan::plan(), text in "[ -~\n\u{c}养老，]{0,200}") {
        // Spans of any kind over any text, cut where characters end.
        let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|at| at % 7 == 0).chain([text.len()]).collect();
        let mut at = 0;
        plan.spans.clear();
        for (n, end) in ends.into_iter().enumerate() {
            if end == at { continue; }
            let sentence = Some(n % 5).filter(|s| n % 2 == 0 && *s < plan.sentences.len());
            let kind = match sentence.map(|s| plan.sentences[s].modality.is_commitment()) {
                Some(true) => SpanKind::Commitment,
                Some(false) => SpanKind::Context,
                None if n % 3 == 0 => SpanKind::Heading,
                None => SpanKind::Chrome,
            };
            let section = Some(n % 3).filter(|s| kind == SpanKind::Heading && *s < plan.sections.len());
            plan.spans.push(Span { char_start: at, char_end: end, byte_start: at, byte_end: end, kind, sentence, section });
            at = end;
        }
        let source = Source { text: &text, ..Source::default() };
        let html = page(&plan, &source, "en");
        prop_assert_eq!(shown(&html).0, legal(&text));
        sound_ids(&html)?;
    }
}

/// [`sound`] for a page whose sections may have two title lines.
fn sound_ids(html: &str) -> Result<(), TestCaseError> {
    for link in html.split("href=\"#").skip(1) {
        let link = link.split('"').next().unwrap();
        let known = html.contains(&format!("id=\"{link}\""));
        // A section without a title line in the spans has no place on the page.
        prop_assert!(
            known || html.split("<main>").next().unwrap().contains(link),
            "{}",
            link
        );
    }
    prop_assert!(!html.contains("<script"));
    Ok(())
}
