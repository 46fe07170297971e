//! Plans of any shape with any words, for properties.

use jiff::civil::{Date, date};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use waymark_model::Comparator;
use waymark_model::plan::{
    Assessability, Criterion, CriterionResult, Instrument, InstrumentKind, Label, Language,
    MeasureType, Modality, Paragraph, Passage, Plan, Quantity, QuantityRole, Section, Sentence,
    Span, SpanKind,
};

const MODALITIES: [Modality; 8] = [
    Modality::NewAction,
    Modality::Continue,
    Modality::Strengthen,
    Modality::Prohibit,
    Modality::Guarantee,
    Modality::Encourage,
    Modality::Context,
    Modality::Heading,
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[=+@|',\"\\t\\r\\n&<>\\]-]{0,6}[a-z ]{0,9}"
    ]
}

fn passage() -> impl Strategy<Value = Passage> {
    (0usize..9000, 0usize..90, "[0-9a-f]{16}").prop_map(|(start, length, hash)| Passage {
        char_start: start,
        char_end: start + length,
        byte_start: 3 * start,
        byte_end: 3 * (start + length),
        hash,
    })
}

fn day() -> impl Strategy<Value = Date> {
    (1900i16..2200, 1i8..13, 1i8..29).prop_map(|(y, m, d)| date(y, m, d))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (
        prop::num::f64::NORMAL,
        (words(), words(), words()),
        select(Comparator::ALL.to_vec()),
        option::of(prop::num::f64::NORMAL),
        any::<bool>(),
    )
        .prop_map(
            |(value, (unit, denominator, text), comparator, baseline, target)| Quantity {
                value,
                unit,
                comparator,
                baseline,
                denominator,
                role: if target {
                    QuantityRole::Target
                } else {
                    QuantityRole::Descriptive
                },
                char_start: 0,
                char_end: text.chars().count(),
                text,
            },
        )
}

fn instrument() -> impl Strategy<Value = Instrument> {
    let kinds = vec![
        InstrumentKind::Law,
        InstrumentKind::Treaty,
        InstrumentKind::Plan,
        InstrumentKind::Programme,
        InstrumentKind::Agenda,
    ];
    (select(kinds), words(), option::of(words())).prop_map(|(kind, text, id)| Instrument {
        kind,
        text,
        id,
    })
}

fn label() -> impl Strategy<Value = Label> {
    let scheme = prop_oneof![
        select(vec!["uhri", "ohchr", "sdg"]).prop_map(str::to_owned),
        words()
    ];
    (scheme, words(), words(), words(), any::<bool>()).prop_map(
        |(scheme, edition, code, cue, from_heading)| Label {
            scheme: scheme.into(),
            edition: edition.into(),
            code: code.into(),
            cue,
            from_heading,
        },
    )
}

fn assessability() -> impl Strategy<Value = Assessability> {
    (
        prop::collection::vec((any::<bool>(), words()), 9),
        select(MeasureType::ALL.to_vec()),
    )
        .prop_map(|(found, measure)| Assessability {
            results: Criterion::ALL
                .into_iter()
                .zip(found)
                .map(|(criterion, (met, words))| CriterionResult {
                    criterion,
                    met,
                    words,
                })
                .collect(),
            measure,
        })
}

/// A sentence whose place is set by the plan it comes into.
fn sentence() -> impl Strategy<Value = Sentence> {
    (
        (passage(), words(), select(MODALITIES.to_vec()), words()),
        (
            prop::collection::vec(quantity(), 0..3),
            prop::collection::vec(words(), 0..3),
            option::of(words()),
            option::of(day()),
        ),
        (
            prop::collection::vec(instrument(), 0..3),
            prop::collection::vec(label(), 0..3),
            prop::collection::vec("[a-z_]{1,9}", 0..3),
            option::of(assessability()),
            any::<bool>(),
        ),
    )
        .prop_map(
            |(
                (passage, text, modality, cue),
                (quantities, actors, deadline, due),
                (instruments, labels, groups, assessability, corrected),
            )| Sentence {
                reference: "0.0-0".parse().unwrap(),
                section: "0".parse().unwrap(),
                paragraph: 0,
                passage,
                text,
                modality,
                cue,
                quantities,
                actors,
                deadline,
                due,
                instruments,
                labels,
                bodies: groups.iter().map(|g| g.parse().unwrap()).collect(),
                groups: groups.iter().map(|g| g.parse().unwrap()).collect(),
                assessability,
                corrected,
            },
        )
}

/// A section: its title, its paragraphs with their sentences. `true` puts it under the last top one.
type Part = (bool, String, Vec<(Option<String>, Vec<Sentence>)>);

fn part() -> impl Strategy<Value = Part> {
    let paragraph = (option::of(words()), prop::collection::vec(sentence(), 0..3));
    (
        any::<bool>(),
        words(),
        prop::collection::vec(paragraph, 0..3),
    )
}

/// A plan of up to four sections whose tree and references are as the reader makes them.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    (
        select(vec![Language::En, Language::Zh]),
        prop::collection::vec(part(), 0..4),
        prop::collection::vec(1usize..50, 0..6),
    )
        .prop_map(|(language, parts, lengths)| {
            let mut plan = Plan {
                language,
                sections: vec![],
                paragraphs: vec![],
                sentences: vec![],
                spans: vec![],
                chars: 0,
            };
            let mut top = String::new();
            for (n, part) in parts.into_iter().enumerate() {
                add(&mut plan, n, part, &mut top);
            }
            spans(&mut plan, &lengths);
            plan
        })
}

fn add(plan: &mut Plan, n: usize, (under, title, paragraphs): Part, top: &mut String) {
    let parent = (under && !top.is_empty()).then(|| top.clone());
    let id = parent
        .as_ref()
        .map_or_else(|| format!("S{n}"), |p| format!("{p}.{n}"));
    if parent.is_none() {
        top.clone_from(&id);
    }
    plan.sections.push(Section {
        id: id.parse().unwrap(),
        title,
        level: if parent.is_some() { 2 } else { 1 },
        parent: parent.map(|p| p.parse().unwrap()),
        passage: empty(),
    });
    for (number, (heading, sentences)) in (0u32..).zip(paragraphs) {
        if number > 0 {
            plan.paragraphs.push(Paragraph {
                section: id.parse().unwrap(),
                number,
                heading,
                passage: empty(),
            });
        }
        for (k, mut sentence) in (1..).zip(sentences) {
            sentence.section = id.parse().unwrap();
            sentence.paragraph = number;
            sentence.reference = format!("{id}.{number}-{k}").parse().unwrap();
            plan.sentences.push(sentence);
        }
    }
}

fn empty() -> Passage {
    Passage {
        char_start: 0,
        char_end: 0,
        byte_start: 0,
        byte_end: 0,
        hash: String::new(),
    }
}

fn spans(plan: &mut Plan, lengths: &[usize]) {
    let mut at = 0;
    for (n, length) in lengths.iter().enumerate() {
        plan.spans.push(Span {
            char_start: at,
            char_end: at + length,
            byte_start: 2 * at,
            byte_end: 2 * (at + length),
            kind: SpanKind::Chrome,
            sentence: Some(n).filter(|n| *n < plan.sentences.len()),
            section: Some(n).filter(|n| *n < plan.sections.len()),
        });
        at += length;
    }
    plan.chars = at;
}
