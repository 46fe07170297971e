//! Whatever is corrected, in whatever order: every character is in one span, references are unique, and
//! what was refused is named.

use std::collections::BTreeSet;

use proptest::prelude::*;
use waymark_model::correction::Action;

use super::{PLAN, add, applied, correction, edit, merge, split};
use crate::markdown;

const MORE: &str = "- Schools — 学校 — will be built. It is known that 40 inspectors will be hired, or so.\n\
    - 国家新建五百所乡村学校，并培训两千名教师。\n\n12\n\n- The ministry\n  will **pay** 3 teams.\n";

/// A stretch of a text, cut between characters.
fn some(text: &str, from: prop::sample::Index, length: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = from.index(chars.len().max(1));
    chars.iter().skip(start).take(length).collect()
}

#[derive(Debug, Clone)]
struct Draw {
    kind: u8,
    who: prop::sample::Index,
    a: prop::sample::Index,
    b: prop::sample::Index,
    length: usize,
}

fn draw() -> impl Strategy<Value = Draw> {
    let index = any::<prop::sample::Index>;
    (0u8..6, index(), index(), index(), 1usize..30).prop_map(|(kind, who, a, b, length)| Draw {
        kind,
        who,
        a,
        b,
        length,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_is_lost_and_nobody_is_called_twice(draws in prop::collection::vec(draw(), 0..9)) {
        let source = format!("{PLAN}\n{MORE}");
        let plan = markdown(&source);
        let items: Vec<_> = draws
            .iter()
            .map(|d| {
                let at = d.who.index(plan.sentences.len());
                let s = &plan.sentences[at];
                let next = plan.sentences.get(at + 1 + d.a.index(2)).unwrap_or(s);
                let action = match d.kind {
                    0 => split(&[&some(&s.text, d.a, d.length), &some(&s.text, d.b, d.length)]),
                    1 => split(&[&some(&s.text, d.a, d.length)]),
                    2 => merge(&[next.reference.as_str()]),
                    3 => add(&some(&s.text, d.a, d.length)),
                    4 => Action::Accept { modality: Some(s.modality) },
                    _ => edit(),
                };
                let begins: String = s.text.chars().take(d.length).collect();
                let section = plan.section(&s.section).unwrap();
                match d.kind {
                    3 if d.length % 3 == 0 => {
                        let title = add(&some(&section.title, d.a, d.length));
                        correction(section.id.as_str(), &section.title, title)
                    }
                    _ => correction(s.reference.as_str(), &begins, action),
                }
            })
            .collect();
        // Looks at spans and passages itself.
        let (after, done) = applied(&source, &items);
        let names: BTreeSet<_> = after.sentences.iter().map(|s| &s.reference).collect();
        prop_assert_eq!(names.len(), after.sentences.len());
        prop_assert!(after.sentences.iter().all(|s| !s.text.is_empty()));
        prop_assert!(done.reviewed.keys().all(|r| names.contains(r)));
        let lines: BTreeSet<_> = done.findings.iter().filter_map(|d| d.place.line).collect();
        for n in &done.refused {
            prop_assert!(lines.contains(&u32::try_from(n + 1).unwrap()), "{n} is refused in silence");
        }
        if done.refused.len() == items.len() {
            prop_assert_eq!(after, plan);
        }
    }
}
