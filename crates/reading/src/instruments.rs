//! Laws, treaties, plans, programmes and world agendas that a sentence names.
//!
//! Instruments of the world are known by name and get an id; the State's own are told by their form.

mod chinese;
mod english;
mod grow;
mod ilo;
mod name;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;
use waymark_model::plan::{Instrument, InstrumentKind, Language};

use crate::cues::{Cues, Found, PerLanguage};
use crate::traditional;

/// Names of one language: id → names.
type Names = BTreeMap<String, Vec<String>>;

#[derive(Debug, Deserialize)]
struct InstrumentFile {
    treaty: Names,
    agenda: Names,
    #[serde(default)]
    nothing: Names,
    heads: BTreeMap<InstrumentKind, Vec<String>>,
    /// Word lists of the forms, by purpose.
    words: BTreeMap<String, Vec<String>>,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
enum Sense {
    /// An instrument of the world.
    Known(InstrumentKind, &'static str),
    /// The last word of a name: "Act", "Strategy".
    Head(InstrumentKind),
    /// An instrument of the State that counts without marks around its name.
    Own(InstrumentKind),
    /// Numbers of conventions of the International Labour Organization follow.
    Ilo,
    /// Looks like an instrument and is none.
    Nothing,
}

/// An instrument by its place in the sentence.
#[derive(Debug, Clone)]
struct Placed {
    range: Range<usize>,
    kind: InstrumentKind,
    id: Option<String>,
}

/// Laws, treaties, plans, programmes and agendas named in a sentence, in its order.
///
/// The text is exactly that of the sentence. An instrument with an id is given once, by its first name;
/// the State's own once for each wording. A name inside the name of another counts too, so that a plan
/// to carry out a treaty names both.
#[must_use]
pub fn instruments(sentence: &str, language: Language) -> Vec<Instrument> {
    let found = cues(language).find(sentence);
    let mut placed = match language {
        Language::En => english::placed(sentence, &found),
        Language::Zh => chinese::placed(sentence, &found),
    };
    placed.sort_by_key(|p| (p.range.start, std::cmp::Reverse(p.range.end)));
    let mut out: Vec<Instrument> = Vec::new();
    for p in placed {
        let Some(text) = sentence.get(p.range) else {
            continue;
        };
        let known = out.iter().any(|o| match (&o.id, &p.id) {
            (Some(a), Some(b)) => a == b,
            (None, None) => o.text == text,
            (Some(_), None) | (None, Some(_)) => false,
        });
        if !known {
            out.push(Instrument {
                kind: p.kind,
                text: text.to_owned(),
                id: p.id,
            });
        }
    }
    out
}

/// The known instruments among what was found.
fn known(found: &[Found<Sense>]) -> impl Iterator<Item = Placed> {
    found.iter().filter_map(|f| match f.what {
        Sense::Known(kind, id) => Some(Placed {
            range: f.start..f.end,
            kind,
            id: Some(id.to_owned()),
        }),
        Sense::Head(_) | Sense::Own(_) | Sense::Ilo | Sense::Nothing => None,
    })
}

/// Whether the character is a Chinese one.
fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether the word is the head of a name.
fn is_head(word: &str) -> bool {
    let mut heads = file(Language::En).heads.values().flatten();
    heads.any(|h| h.eq_ignore_ascii_case(word))
}

fn file(language: Language) -> &'static InstrumentFile {
    static EN: OnceLock<InstrumentFile> = OnceLock::new();
    static ZH: OnceLock<InstrumentFile> = OnceLock::new();
    let (cell, text) = match language {
        Language::En => (&EN, include_str!("../lexicon/en/instruments.toml")),
        Language::Zh => (&ZH, include_str!("../lexicon/zh/instruments.toml")),
    };
    // The files are part of the program: a test reads each of them.
    cell.get_or_init(|| toml::from_str(text).expect("the embedded instruments are well-formed"))
}

/// Words of the forms that serve one purpose.
fn words(language: Language, purpose: &str) -> &'static [String] {
    file(language).words.get(purpose).map_or(&[], Vec::as_slice)
}

fn phrases(language: Language) -> Vec<(String, Sense)> {
    let file = file(language);
    let mut out = Vec::new();
    let lists = [
        (InstrumentKind::Treaty, &file.treaty),
        (InstrumentKind::Agenda, &file.agenda),
    ];
    for (kind, names) in lists {
        for (id, names) in names {
            let sense = Sense::Known(kind, id.as_str());
            out.extend(names.iter().map(|n| (n.clone(), sense)));
        }
    }
    let nothing = file.nothing.values().flatten();
    out.extend(nothing.map(|n| (n.clone(), Sense::Nothing)));
    out.extend(ilo::phrases(language));
    for (purpose, kind) in [
        ("laws", InstrumentKind::Law),
        ("plans", InstrumentKind::Plan),
    ] {
        let names = words(language, purpose).iter();
        out.extend(names.map(|n| (n.clone(), Sense::Own(kind))));
    }
    match language {
        Language::En => {
            for (kind, heads) in &file.heads {
                out.extend(heads.iter().map(|h| (h.clone(), Sense::Head(*kind))));
            }
        }
        Language::Zh => {
            let forms: Vec<_> = out
                .iter()
                .flat_map(|(name, sense)| {
                    let forms = traditional::forms(name).into_iter();
                    forms.map(|f| (f, *sense))
                })
                .collect();
            out.extend(forms);
        }
    }
    out
}

fn cues(language: Language) -> &'static Cues<Sense> {
    static CUES: PerLanguage<Sense> = PerLanguage::new();
    CUES.get(language, phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_once_and_chinese_ids_are_english_ids() {
        let english = file(Language::En);
        for language in [Language::En, Language::Zh] {
            let own = file(language);
            let mut seen = BTreeMap::new();
            for (list, others) in [
                (&own.treaty, &english.treaty),
                (&own.agenda, &english.agenda),
            ] {
                for (id, names) in list {
                    assert!(others.contains_key(id), "{id} is unknown in English");
                    for name in names {
                        assert_eq!(seen.insert(name.to_lowercase(), id), None, "{name}");
                    }
                }
            }
        }
        assert!(english.treaty.len() + english.agenda.len() >= 60);
    }

    #[test]
    fn word_lists_are_in_small_letters() {
        for (purpose, list) in &file(Language::En).words {
            let small = list.iter().all(|w| *w == w.to_lowercase());
            assert!(small || purpose == "ilo", "{purpose}");
        }
    }
}
