//! Finds many known phrases in a text at once: whole words, the longest at each place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};
use waymark_model::plan::Language;

/// A phrase found: its bytes in the text and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: T,
}

/// A phrase as it stands in the automaton.
#[derive(Debug)]
struct Pattern<T> {
    what: T,
    /// The phrase as written, where capitals tell it from a common word (`CAT`, `AIDS`).
    capitals: Option<String>,
    /// Whether a letter may not stand just before and just after it.
    edges: (bool, bool),
}

/// Phrases with what they stand for, made ready once.
#[derive(Debug)]
pub(crate) struct Cues<T> {
    automaton: NFA,
    /// Where a walk through the automaton begins.
    root: StateID,
    patterns: Vec<Pattern<T>>,
}

/// Whether the character is part of a word that is set off by spaces. Chinese characters are not.
pub(crate) fn in_word(c: char) -> bool {
    c.is_alphanumeric() && !('\u{2e80}'..='\u{9fff}').contains(&c)
}

fn capitals_only(phrase: &str) -> bool {
    phrase.chars().filter(char::is_ascii_uppercase).count() > 1
        && !phrase.chars().any(char::is_lowercase)
        && phrase.is_ascii()
}

/// A phrase with its hyphens as spaces and its apostrophe curly: all ways it may be written.
fn written(phrase: &str) -> Vec<String> {
    let mut all = vec![phrase.to_owned()];
    let mut more = |from: &str, to: &str| {
        let changed: Vec<String> = all
            .iter()
            .filter(|p| p.contains(from) && !capitals_only(p))
            .map(|p| p.replace(from, to))
            .collect();
        all.extend(changed);
    };
    more("-", " ");
    more("'", "’");
    all
}

/// The phrases of each language, made ready when first asked for.
#[derive(Debug)]
pub(crate) struct PerLanguage<T> {
    en: OnceLock<Cues<T>>,
    zh: OnceLock<Cues<T>>,
}

impl<T: Copy> PerLanguage<T> {
    pub(crate) const fn new() -> Self {
        Self {
            en: OnceLock::new(),
            zh: OnceLock::new(),
        }
    }

    /// Those of a language; `phrases` are asked for once.
    pub(crate) fn get(
        &self,
        language: Language,
        phrases: impl FnOnce(Language) -> Vec<(String, T)>,
    ) -> &Cues<T> {
        let cell = match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        };
        cell.get_or_init(|| Cues::new(phrases(language)))
    }
}

impl<T: Copy> Cues<T> {
    /// From phrases and what they stand for; of two that are written alike the first counts.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut all: BTreeMap<String, Pattern<T>> = BTreeMap::new();
        for (phrase, what) in phrases {
            for text in written(&phrase) {
                let edges = (
                    text.chars().next().is_some_and(in_word),
                    text.chars().next_back().is_some_and(in_word),
                );
                let capitals = capitals_only(&text).then(|| text.clone());
                all.entry(text.to_ascii_lowercase()).or_insert(Pattern {
                    what,
                    capitals,
                    edges,
                });
            }
        }
        let automaton = NFA::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(all.keys())
            // The phrases are part of the program: a test builds each list.
            .expect("the embedded phrases fit an automaton");
        let root = automaton
            .start_state(Anchored::Yes)
            .expect("the automaton can start at a place");
        Self {
            automaton,
            root,
            patterns: all.into_values().collect(),
        }
    }

    /// The whole phrases of a text in its order. They do not overlap: the first and longest counts.
    pub(crate) fn find(&self, text: &str) -> Vec<Found<T>> {
        let bytes = text.as_bytes();
        let mut out = Vec::new();
        let (mut at, mut before) = (0, b' ');
        while let Some(&byte) = bytes.get(at) {
            // A phrase begins a word: within words and characters nothing has to be tried.
            let within = byte.is_ascii_alphanumeric() && before.is_ascii_alphanumeric();
            let character = byte & 0xC0 != 0x80;
            let found = if character && !within {
                self.longest(text, at)
            } else {
                None
            };
            if let Some((end, what)) = found {
                out.push(Found {
                    start: at,
                    end,
                    what,
                });
                at = end;
            } else {
                at += 1;
            }
            before = bytes.get(at - 1).copied().unwrap_or(b' ');
        }
        out
    }

    /// The longest whole phrase that begins at a place, and its end.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, T)> {
        let mut best = None;
        let mut state = self.root;
        for (n, byte) in text.as_bytes().get(start..)?.iter().enumerate() {
            state = self.automaton.next_state(Anchored::Yes, state, *byte);
            if !self.automaton.is_special(state) {
                continue;
            }
            if self.automaton.is_dead(state) {
                break;
            }
            if self.automaton.is_match(state) {
                best = self.whole_at(text, state, start..start + n + 1).or(best);
            }
        }
        best
    }

    /// The phrase of a state that covers these bytes, if it stands there as whole words.
    fn whole_at(&self, text: &str, state: StateID, at: Range<usize>) -> Option<(usize, T)> {
        (0..self.automaton.match_len(state)).find_map(|n| {
            let id = self.automaton.match_pattern(state, n);
            // Phrases that end here but begin later are found from their own beginning.
            let covers = self.automaton.pattern_len(id) == at.len();
            let pattern = self.patterns.get(id.as_usize()).filter(|_| covers)?;
            let end = whole(text, pattern, at.start, at.end)?;
            Some((end, pattern.what))
        })
    }
}

/// Where a phrase ends if it stands there as whole words; a plural s belongs to it.
fn whole<T>(text: &str, pattern: &Pattern<T>, start: usize, end: usize) -> Option<usize> {
    let before = || text.get(..start).and_then(|t| t.chars().next_back());
    if pattern.edges.0 && before().is_some_and(in_word) {
        return None;
    }
    if pattern.capitals.is_some() && text.get(start..end) != pattern.capitals.as_deref() {
        return None;
    }
    if !pattern.edges.1 {
        return Some(end);
    }
    let mut after = text.get(end..)?.chars();
    match after.next() {
        Some('s') if !after.next().is_some_and(in_word) => Some(end + 1),
        Some(c) if in_word(c) => None,
        Some(_) | None => Some(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&'static str], text: &str) -> Vec<String> {
        let cues = Cues::new(phrases.iter().map(|p| ((*p).to_owned(), ())));
        let places = cues.find(text);
        places
            .iter()
            .map(|f| text.get(f.start..f.end).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn only_whole_words_count_and_the_longest_wins() {
        let phrases = ["torture", "torture victim", "art", "rape"];
        assert_eq!(
            found(&phrases, "Torture victims, tortured, part, grapes."),
            ["Torture victims"]
        );
        // The longer phrase ends inside a word; the shorter one is whole.
        assert_eq!(found(&phrases, "torture victimless"), ["torture"]);
    }

    #[test]
    fn hyphens_spaces_and_apostrophes_are_alike() {
        let phrases = ["gender-based violence", "women's rights"];
        assert_eq!(
            found(&phrases, "Gender based violence and women’s rights"),
            ["Gender based violence", "women’s rights"]
        );
    }

    #[test]
    fn capitals_tell_a_name_from_a_word() {
        assert_eq!(
            found(&["CAT", "AIDS"], "the cat, hearing aids, CAT"),
            ["CAT"]
        );
        assert_eq!(found(&["NGO"], "NGOs and Ngo"), ["NGOs"]);
    }

    #[test]
    fn chinese_needs_no_boundary() {
        assert_eq!(
            found(&["儿童", "儿童权利", "CRC"], "保障儿童权利，执行CRC规定"),
            ["儿童权利", "CRC"]
        );
    }
}
