//! Finds many known phrases in a text at once: whole words, the longest at each place.

use std::sync::OnceLock;

use waymark_model::plan::Language;

/// A phrase found: its bytes in the text and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: T,
}

/// A phrase.
#[derive(Debug)]
struct Pattern<T> {
    /// Lower case where the letters are ASCII.
    text: Box<str>,
    what: T,
    /// The phrase as written, where capitals tell it from a common word (`CAT`, `AIDS`).
    capitals: Option<String>,
    /// Whether a letter may not stand just before and just after it.
    edges: (bool, bool),
}

/// Phrases with what they stand for, made ready once: sorted, so that they are walked like a tree without being
/// built into one. A plan of forty kilobytes is read in less time than an automaton of them would take to build.
#[derive(Debug)]
pub(crate) struct Cues<T> {
    /// A filter of the words and characters that phrases begin with.
    likely: Vec<u64>,
    /// By the first two bytes: where their phrases begin and end. No phrase is shorter.
    starts: Vec<(usize, usize)>,
    patterns: Vec<Pattern<T>>,
}

/// Pairs of bytes.
const PAIRS: usize = 1 << 16;

/// Where a pair of bytes stands among all pairs, in their order.
fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// Places of a filter: a word or character that begins no phrase is passed over after one look.
const LIKELY: usize = 1 << 16;

/// The place of a word in the filter (FNV-1a, folded); ASCII letters in lower case.
fn likely_at<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in bytes {
        hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    ((hash >> 16) ^ (hash & 0xffff)) as usize
}

/// The letters and digits that a text begins with; a character that is not ASCII stands alone.
fn start_of(bytes: &[u8]) -> &[u8] {
    let len = match bytes.first() {
        Some(first) if first.is_ascii() => bytes
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric())
            .count(),
        Some(_) => {
            1 + bytes
                .iter()
                .skip(1)
                .take_while(|b| **b & 0xC0 == 0x80)
                .count()
        }
        None => 0,
    };
    bytes.get(..len).unwrap_or_default()
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
        let mut all: Vec<Pattern<T>> = Vec::new();
        for (phrase, what) in phrases {
            for text in written(&phrase) {
                let edges = (
                    text.chars().next().is_some_and(in_word),
                    text.chars().next_back().is_some_and(in_word),
                );
                let capitals = capitals_only(&text).then(|| text.clone());
                all.push(Pattern {
                    text: text.to_ascii_lowercase().into_boxed_str(),
                    what,
                    capitals,
                    edges,
                });
            }
        }
        // The order of the list decides between two that are written alike, so the sort must keep it.
        all.sort_by(|a, b| a.text.cmp(&b.text));
        all.dedup_by(|b, a| a.text == b.text);
        let mut starts = vec![(0, 0); PAIRS];
        for (n, pattern) in all.iter().enumerate() {
            let bytes = pattern.text.as_bytes();
            let pair = bytes.first().zip(bytes.get(1)).map(|(a, b)| pair(*a, *b));
            if let Some(range) = pair.and_then(|p| starts.get_mut(p)) {
                if range.1 == 0 {
                    range.0 = n;
                }
                range.1 = n + 1;
            }
        }
        let mut likely = vec![0_u64; LIKELY / 64];
        let mut insert = |start: &[u8], tail: &[u8]| {
            let at = likely_at(start.iter().chain(tail));
            if let Some(word) = likely.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        };
        for pattern in &all {
            let bytes = pattern.text.as_bytes();
            let first = start_of(bytes);
            insert(first, b"");
            // The plural of a phrase of one word is a word of its own.
            if first.len() == bytes.len() {
                insert(first, b"s");
            }
        }
        Self {
            likely,
            starts,
            patterns: all,
        }
    }

    /// The whole phrases of a text in its order. They do not overlap: the first and longest counts.
    pub(crate) fn find(&self, text: &str) -> Vec<Found<T>> {
        let bytes = text.as_bytes();
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            // A phrase begins a word or a character of its own.
            if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let start = start_of(bytes.get(at..).unwrap_or_default());
            let found = if self.may_begin(start) {
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
                at += start.len().max(1);
            }
        }
        out
    }

    /// Whether any phrase may begin with this word or character.
    #[inline]
    fn may_begin(&self, start: &[u8]) -> bool {
        let at = likely_at(start.iter());
        let word = self.likely.get(at / 64).copied().unwrap_or(0);
        word >> (at % 64) & 1 == 1
    }

    /// The longest whole phrase that begins at a place, and its end. The phrases are sorted: those that go on
    /// with the bytes read so far stand side by side, the shortest first.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, T)> {
        let bytes = text.as_bytes();
        let first = bytes.get(start)?.to_ascii_lowercase();
        let second = bytes.get(start + 1)?.to_ascii_lowercase();
        let (mut from, mut to) = *self.starts.get(pair(first, second))?;
        let mut best = None;
        let mut depth = 2;
        while from < to {
            let left = self.patterns.get(from..to)?;
            if let Some(pattern) = left.first().filter(|p| p.text.len() == depth) {
                best = whole(text, pattern, start, start + depth)
                    .map(|end| (end, pattern.what))
                    .or(best);
                from += 1;
                continue;
            }
            let Some(byte) = bytes.get(start + depth).map(u8::to_ascii_lowercase) else {
                break;
            };
            let own = |p: &Pattern<T>| p.text.as_bytes().get(depth).copied().unwrap_or(0);
            let low = left.partition_point(|p| own(p) < byte);
            let high = low + left.get(low..)?.partition_point(|p| own(p) == byte);
            (from, to) = (from + low, from + high);
            depth += 1;
        }
        best
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
