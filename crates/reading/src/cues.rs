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

/// The bytes behind the head of a phrase, as far as they fit, and which of them count: most phrases are told from
/// a text by one comparison.
#[derive(Debug, Clone, Copy)]
struct Tail {
    bytes: u64,
    mask: u64,
}

/// Phrases that begin with the same word or characters.
#[derive(Debug, Clone, Copy, Default)]
struct Head {
    hash: u32,
    from: u32,
    /// One past the last; 0 in an empty place.
    to: u32,
}

/// Phrases with what they stand for, made ready once: sorted, and found by their first word. A plan of forty
/// kilobytes is read in less time than an automaton of them would take to build.
#[derive(Debug)]
pub(crate) struct Cues<T> {
    /// A table of the heads by their hash, half of it empty; the next place is taken where one is taken.
    heads: Vec<Head>,
    patterns: Vec<Pattern<T>>,
    /// As long as `patterns`.
    tails: Vec<Tail>,
}

/// The hash of a head (FNV-1a), ASCII letters in lower case.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

/// Bytes of the character that begins with this byte.
fn char_len(first: u8) -> usize {
    match first {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

/// Bytes of the letters and digits that a text begins with; a character that is not ASCII stands alone.
fn start_len(bytes: &[u8]) -> usize {
    match bytes.first() {
        Some(first) if first.is_ascii() => {
            let word = bytes.iter().take_while(|b| b.is_ascii_alphanumeric());
            word.count()
        }
        Some(first) => char_len(*first),
        None => 0,
    }
}

/// Bytes of the head of a text: its first word, or its first two characters where they are not ASCII.
fn head_len(bytes: &[u8]) -> usize {
    let start = start_len(bytes);
    match (bytes.first(), bytes.get(start)) {
        (Some(first), Some(second)) if !first.is_ascii() && !second.is_ascii() => {
            start + char_len(*second)
        }
        _ => start,
    }
}

/// Up to eight bytes in lower case as a number, and how many they are.
fn eight(bytes: &[u8]) -> (u64, usize) {
    let mut out = [0; 8];
    let mut count = 0;
    for (to, from) in out.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
        count += 1;
    }
    (u64::from_le_bytes(out), count)
}

/// Whether the character is part of a word that is set off by spaces. Chinese characters are not.
pub(crate) fn in_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    !('\u{2e80}'..='\u{9fff}').contains(&c) && c.is_alphanumeric()
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
        let tail = |p: &Pattern<T>| {
            let bytes = p.text.as_bytes();
            let (bytes, count) = eight(bytes.get(head_len(bytes)..).unwrap_or_default());
            let mask = if count == 8 {
                u64::MAX
            } else {
                (1 << (count * 8)) - 1
            };
            Tail { bytes, mask }
        };
        Self {
            heads: heads(&all),
            tails: all.iter().map(tail).collect(),
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
            let rest = bytes.get(at..).unwrap_or_default();
            let (start, head) = (start_len(rest), head_len(rest));
            let mut found = self.longest(text, at, head);
            if found.is_none() && start < head {
                found = self.longest(text, at, start);
            }
            if let Some((end, what)) = found {
                out.push(Found {
                    start: at,
                    end,
                    what,
                });
                at = end;
            } else {
                at += start.max(1);
            }
        }
        out
    }

    /// The longest whole phrase with the head that begins at a place, and its end.
    fn longest(&self, text: &str, start: usize, head: usize) -> Option<(usize, T)> {
        let bytes = text.as_bytes();
        let hash = hash(bytes.get(start..start + head)?);
        let mut place = hash as usize;
        loop {
            place &= self.heads.len() - 1;
            let found = self.heads.get(place).filter(|h| h.to > 0)?;
            if found.hash == hash {
                let (tail, _) = eight(bytes.get(start + head..).unwrap_or_default());
                // Sorted: of the phrases that the text begins with, the longest comes last.
                let range = found.from as usize..found.to as usize;
                for n in range.rev() {
                    let own = self.tails.get(n)?;
                    if own.bytes != tail & own.mask {
                        continue;
                    }
                    let pattern = self.patterns.get(n)?;
                    let end = start + pattern.text.len();
                    let same = bytes
                        .get(start..end)
                        .is_some_and(|t| t.eq_ignore_ascii_case(pattern.text.as_bytes()));
                    if same && let Some(end) = whole(text, pattern, start, end) {
                        return Some((end, pattern.what));
                    }
                }
            }
            place += 1;
        }
    }
}

/// The table of the heads of sorted phrases.
fn heads<T>(all: &[Pattern<T>]) -> Vec<Head> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut list: Vec<(Vec<u8>, Head)> = Vec::new();
    let mut plurals = Vec::new();
    for (n, pattern) in all.iter().enumerate() {
        let bytes = pattern.text.as_bytes();
        let head = bytes.get(..head_len(bytes)).unwrap_or_default();
        let own = |head: Vec<u8>| {
            let (from, to) = (number(n), number(n + 1));
            let hash = hash(&head);
            (head, Head { hash, from, to })
        };
        match list.last_mut().filter(|(last, _)| last == head) {
            Some((_, last)) => last.to = number(n + 1),
            None => list.push(own(head.to_vec())),
        }
        // The plural of a phrase of one word is a word of its own.
        if head.len() == bytes.len() && head.is_ascii() {
            let plural = own([head, b"s"].concat());
            plurals.push(plural);
        }
    }
    // Behind the others: a phrase that itself begins with the plural is longer.
    list.append(&mut plurals);
    let mut out = vec![Head::default(); (list.len() * 2).next_power_of_two()];
    let last = out.len() - 1;
    for (_, head) in list {
        let mut place = head.hash as usize & last;
        while out.get(place).is_some_and(|h| h.to > 0) {
            place = (place + 1) & last;
        }
        if let Some(empty) = out.get_mut(place) {
            *empty = head;
        }
    }
    out
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
        let phrases = ["right", "right to food", "rights of victims", "rights"];
        assert_eq!(
            found(
                &phrases,
                "rights, rights of victims, right to food, rights off"
            ),
            ["rights", "rights of victims", "right to food", "rights"]
        );
        assert_eq!(
            found(
                &["right", "rights of victims"],
                "rights of victims, rights of"
            ),
            ["rights of victims", "rights"]
        );
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
