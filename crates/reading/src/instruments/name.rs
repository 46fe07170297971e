//! Words of an English sentence with the marks around them, and what they may be in a name.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use waymark_model::plan::Language;

use super::words;

/// A word without the marks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// First byte in the sentence.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether a bracket or a quotation mark opens before it.
    pub(super) opened: bool,
    /// The first mark after it.
    pub(super) mark: Option<char>,
}

impl Word<'_> {
    /// Whether it begins with a capital or a number.
    pub(super) fn is_name(&self) -> bool {
        let first = self.text.chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it is in a list of words for one purpose.
    pub(super) fn is(&self, list: List) -> bool {
        list.has(self.text)
    }
}

/// The words of a sentence.
pub(super) fn words_of(sentence: &str) -> Vec<Word<'_>> {
    let bare = |c: char| c.is_alphanumeric() || c == '&';
    let mut out = Vec::new();
    let mut at = 0;
    for piece in sentence.split_inclusive(char::is_whitespace) {
        let from = at;
        at += piece.len();
        let Some(first) = piece.find(bare) else {
            continue;
        };
        let last = piece.rfind(bare).unwrap_or(first);
        let last = piece
            .get(last..)
            .and_then(|p| p.chars().next())
            .map_or(last, |c| last + c.len_utf8());
        let Some(text) = piece.get(first..last) else {
            continue;
        };
        let mark = piece.get(last..).and_then(|p| p.chars().next());
        out.push(Word {
            text,
            start: from + first,
            end: from + last,
            opened: first > 0,
            mark: mark.filter(|c| !c.is_whitespace()),
        });
    }
    unbracket(&mut out);
    out
}

/// A word or two in brackets inside a name are words of the name: "Offences (Amendment) Act".
fn unbracket(words: &mut [Word<'_>]) {
    for n in 0..words.len() {
        let plain = |w: &Word<'_>| w.is_name() && w.text.contains(char::is_lowercase);
        let last = [n, n + 1]
            .into_iter()
            .find(|l| words.get(*l).is_some_and(|w| w.mark == Some(')')));
        let Some(last) = last else { continue };
        let inside = words.get(n..=last).unwrap_or(&[]);
        let opened = inside.first().is_some_and(|w| w.opened);
        let next = words.get(last + 1).copied();
        let goes_on = next.is_some_and(|w| !w.opened && w.text.starts_with(char::is_uppercase));
        if !opened || !goes_on || !inside.iter().all(plain) {
            continue;
        }
        if let Some(first) = words.get_mut(n) {
            first.opened = false;
        }
        if let Some(last) = words.get_mut(last) {
            last.mark = None;
        }
    }
}

/// Lists of words in the lexicon, by purpose.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    Linked,
    Weak,
    Generic,
    Openers,
    Inside,
    Linkers,
    TakesTo,
    Stops,
    Verbs,
    Bodies,
    Parts,
    BeforeSmall,
    Months,
}

impl List {
    const NAMES: [&'static str; 13] = [
        "linked",
        "weak",
        "generic",
        "openers",
        "inside",
        "linkers",
        "takes_to",
        "stops",
        "verbs",
        "bodies",
        "parts",
        "before_small",
        "months",
    ];

    fn has(self, word: &str) -> bool {
        static SETS: OnceLock<Vec<BTreeSet<&'static str>>> = OnceLock::new();
        let sets = SETS.get_or_init(|| {
            let sets = Self::NAMES.iter().map(|name| words(Language::En, name));
            sets.map(|list| list.iter().map(String::as_str).collect())
                .collect()
        });
        let word = word.to_lowercase();
        sets.get(self as usize)
            .is_some_and(|s| s.contains(word.as_str()))
    }
}

/// Years or a number right after a name: " 2021-2030", " (2014)", ", 2014", " of 2014", " No. 5/2021",
/// " (EU) 2019/1158". Gives where they end.
pub(super) fn tail(sentence: &str, end: usize) -> Option<Range<usize>> {
    let rest = sentence.get(end..)?;
    let mut at = 0;
    for joint in [" of", " for", ","] {
        if rest.starts_with(joint) {
            at = joint.len();
        }
    }
    let comma = at > 0;
    let period = rest.starts_with(" for");
    for prefix in [" (EU)", " (EC)"] {
        if rest.get(at..)?.starts_with(prefix) {
            at += prefix.len();
        }
    }
    let mut body = rest.get(at..)?.strip_prefix(' ')?;
    at += 1;
    let opened = body.starts_with('(');
    if opened {
        body = body.get(1..)?;
        at += 1;
    }
    let mut named = false;
    for prefix in [
        "No. ", "No.", "no. ", "No ", "Number ", "Nº ", "N° ", "Cap. ", "Chapter ",
    ] {
        if let Some(cut) = body.strip_prefix(prefix) {
            (body, named) = (cut, true);
            at += prefix.len();
            break;
        }
    }
    let len = number_len(body)?;
    let number = body.get(..len)?;
    let after = body.get(len..)?;
    if opened && !after.starts_with(')') {
        return None;
    }
    let plain = number.bytes().all(|b| b.is_ascii_digit());
    let year = number.len() >= 4
        && number
            .get(..2)
            .is_some_and(|c| matches!(c, "19" | "20" | "18"));
    // "Act, 12 of them" and "Programme 30 schools" are no numbers of an instrument.
    let joint = number.contains(['/', '-', '–', '—']);
    let counts = !opened
        && after
            .strip_prefix(' ')
            .is_some_and(|a| a.starts_with(char::is_lowercase));
    // "Law 1257 of 2008" has its year to tell it from a count.
    let dated = [" of 19", " of 20"].iter().any(|d| after.starts_with(d));
    if period && number.bytes().filter(u8::is_ascii_digit).count() != 8 {
        return None;
    }
    let plausible = named || year || dated || !plain && !comma && (joint || !counts);
    plausible.then(|| end..end + at + len + usize::from(opened))
}

/// The length of a number as instruments have it: "2021-2030", "5/2021", "26.485", "2021–2025".
fn number_len(text: &str) -> Option<usize> {
    let mut len = 0;
    let mut chars = text.chars().peekable();
    if !chars.peek()?.is_ascii_digit() {
        return None;
    }
    while let Some(c) = chars.next() {
        let joint = matches!(c, '/' | '.' | '-' | '–' | '—')
            && chars.peek().is_some_and(char::is_ascii_digit);
        if !c.is_alphanumeric() && !joint {
            break;
        }
        len += c.len_utf8();
    }
    Some(len)
}
