//! What a sentence is about: rights, themes and goals, each with the words that led to it.

use std::collections::BTreeMap;

use serde::Deserialize;
use waymark_model::plan::{Label, Language};

use crate::cues::{Cues, Found, PerLanguage};
use crate::schemes::{Coded, concepts, schemes};
use crate::traditional;

/// Words that lead to concepts, in one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    #[serde(default)]
    spellings: Vec<(String, String)>,
    #[serde(default)]
    bodies: Vec<String>,
    #[serde(default)]
    numbered: Vec<String>,
    cues: BTreeMap<String, Vec<String>>,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
enum Sense {
    /// It leads to these codes; none where it only keeps shorter cues from counting.
    Codes(&'static [Coded]),
    /// The name of a body follows, which says nothing of the theme.
    Body,
}

/// The rights, themes and goals a sentence is about.
///
/// Its own words come first, in their order, then those of the headings it stands under
/// (`from_heading`). Each code of a scheme is given once. A sentence may have none: cues are chosen so
/// that a label is right rather than there. What a cue leads to stands in `lexicon/concepts.toml`.
#[must_use]
pub fn labels(sentence: &str, heading_texts: &[&str], language: Language) -> Vec<Label> {
    let above: Vec<Label> = heading_texts
        .iter()
        .flat_map(|heading| of_heading(heading, language))
        .collect();
    under(sentence, &above, language)
}

/// What a heading leads to, for the sentences under it.
pub(crate) fn of_heading(heading: &str, language: Language) -> Vec<Label> {
    let mut out = Vec::new();
    collect(heading, language, true, &mut out);
    out
}

/// As [`labels`], with the headings read already.
pub(crate) fn under(sentence: &str, above: &[Label], language: Language) -> Vec<Label> {
    let mut out = Vec::new();
    collect(sentence, language, false, &mut out);
    for label in above {
        let same = |l: &Label| l.code == label.code && l.scheme == label.scheme;
        if !out.iter().any(same) {
            out.push(label.clone());
        }
    }
    out
}

fn collect(text: &str, language: Language, from_heading: bool, out: &mut Vec<Label>) {
    let mut body_ends = 0;
    for Found { start, end, what } in cues(language).find(text) {
        let codes = match what {
            _ if start < body_ends => continue,
            Sense::Body => {
                body_ends = name_end(text, end);
                continue;
            }
            Sense::Codes(codes) => codes,
        };
        for (scheme, code) in codes {
            if out
                .iter()
                .any(|l| l.code == code.code && l.scheme == scheme.id)
            {
                continue;
            }
            out.push(Label {
                scheme: scheme.id.as_str().into(),
                edition: scheme.edition.as_str().into(),
                code: code.code.as_str().into(),
                cue: text.get(start..end).unwrap_or("").to_owned(),
                from_heading,
            });
        }
    }
}

/// Where a name in capitals that begins here ends: "of Health and Social Welfare will" ends before "will".
fn name_end(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut at = from;
    for word in text.get(from..).unwrap_or("").split_inclusive(' ') {
        at += word.len();
        let bare = word.trim();
        if bare.starts_with(char::is_uppercase) {
            end = at;
            if bare.ends_with(['.', ';', ':', ')']) {
                break;
            }
        } else if !matches!(bare, "" | "and" | "of" | "the" | "for" | "&" | ",") {
            break;
        }
    }
    end
}

fn files(language: Language) -> [CueFile; 2] {
    let texts = match language {
        Language::En => [
            include_str!("../lexicon/en/rights.toml"),
            include_str!("../lexicon/en/sdg.toml"),
        ],
        Language::Zh => [
            include_str!("../lexicon/zh/rights.toml"),
            include_str!("../lexicon/zh/sdg.toml"),
        ],
    };
    // The files are part of the program: a test reads each of them.
    texts.map(|t| toml::from_str(t).expect("the embedded cues are well-formed"))
}

/// All phrases of a language in all spellings.
fn phrases(language: Language) -> Vec<(String, Sense)> {
    let files = files(language);
    let mut out = Vec::new();
    for (concept, words) in files.iter().flat_map(|f| &f.cues) {
        let codes = concepts().get(concept).map_or(&[][..], Vec::as_slice);
        out.extend(words.iter().map(|w| (w.clone(), Sense::Codes(codes))));
    }
    let bodies = files.iter().flat_map(|f| &f.bodies);
    out.extend(bodies.map(|b| (b.clone(), Sense::Body)));
    for prefix in files.iter().flat_map(|f| &f.numbered) {
        out.extend(numbered(prefix));
    }
    let mut more = Vec::new();
    for (from, to) in files.iter().flat_map(|f| &f.spellings) {
        let other = |(phrase, sense): &(String, Sense)| {
            let changed = phrase.contains(from.as_str());
            changed.then(|| (phrase.replace(from.as_str(), to), *sense))
        };
        more.extend(out.iter().filter_map(other));
    }
    if language == Language::Zh {
        for (phrase, sense) in &out {
            more.extend(traditional::forms(phrase).into_iter().map(|f| (f, *sense)));
        }
    }
    out.extend(more);
    out
}

/// "SDG 8.7" and its kind: codes of the goals by their numbers.
fn numbered(prefix: &str) -> Vec<(String, Sense)> {
    let goals = schemes().iter().filter(|s| s.id == "sdg");
    goals
        .flat_map(|s| &s.codes)
        .filter_map(|code| {
            let mut all = concepts().values().flatten();
            let coded = all.find(|(s, c)| s.id == "sdg" && c.code == code.code)?;
            let phrase = format!("{prefix}{}", code.code);
            Some((phrase, Sense::Codes(std::slice::from_ref(coded))))
        })
        .collect()
}

fn cues(language: Language) -> &'static Cues<Sense> {
    static CUES: PerLanguage<Sense> = PerLanguage::new();
    CUES.get(language, phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_has_a_concept_and_stands_once() {
        for language in [Language::En, Language::Zh] {
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            let mut reached = BTreeMap::new();
            for file in files(language) {
                for (concept, words) in file.cues {
                    assert!(concepts().contains_key(&concept), "{concept} is no concept");
                    reached.insert(concept.clone(), words.len());
                    for word in words {
                        let written = word.to_lowercase().replace('-', " ");
                        let other = seen.insert(written, concept.clone());
                        assert_eq!(other, None, "{word} of {concept}");
                    }
                }
            }
            for concept in concepts().keys() {
                assert!(
                    reached.get(concept) > Some(&0),
                    "no words lead to {concept}"
                );
            }
        }
    }

    #[test]
    fn a_name_in_capitals_ends_before_small_letters() {
        let text = "of Health, Labour and Welfare will act";
        assert_eq!(
            text.get(..name_end(text, 3)),
            Some("of Health, Labour and Welfare ")
        );
    }
}
