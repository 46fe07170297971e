//! Words that the end of a line divides.

use std::collections::BTreeSet;

use super::fragments::is_wide;

/// The words of a document: those with a hyphen inside, and all others.
#[derive(Debug, Default)]
pub(super) struct Known {
    joined: BTreeSet<String>,
    plain: BTreeSet<String>,
}

impl Known {
    /// Adds the words of a line, except the ones at its ends, which may be divided.
    pub(super) fn add(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let inner = words
            .get(1..words.len().saturating_sub(1))
            .unwrap_or_default();
        for word in inner {
            let word = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            if word.contains(['-', '\u{2010}']) {
                self.joined.insert(word.replace('\u{2010}', "-"));
            } else if word.len() > 3 {
                self.plain.insert(word);
            }
        }
    }

    /// Whether "long-" and "term" are written "long-term" elsewhere, or are two words that stand by themselves
    /// while "longterm" does not occur.
    fn keeps(&self, first: &str, second: &str) -> bool {
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        if self.joined.contains(&format!("{first}-{second}")) {
            return true;
        }
        let whole = self.plain.contains(&format!("{first}{second}"));
        !whole && self.plain.contains(&first) && self.plain.contains(&second)
    }
}

/// Adds a line to a paragraph: with a blank, without one between ideographs, or with the two halves of a
/// divided word put together.
pub(super) fn append(text: &mut String, line: &str, known: &Known) {
    let last = text.chars().next_back();
    let first = line.chars().next();
    match (last, first) {
        (Some('\u{ad}'), _) => {
            text.pop();
        }
        (Some('-' | '\u{2010}'), Some(next)) if next.is_lowercase() => {
            let half = text.trim_end_matches(['-', '\u{2010}']);
            let half = half
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let rest = line
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let letters = half.chars().next_back().is_some_and(char::is_lowercase);
            if letters && !known.keeps(half, rest) {
                text.pop();
            }
        }
        (Some('-' | '\u{2010}'), Some(next)) if next.is_alphanumeric() => {}
        (Some(a), Some(b)) if is_wide(a) && is_wide(b) => {}
        (Some(_), Some(_)) => text.push(' '),
        (None, _) | (_, None) => {}
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, second: &str, expected: &str) {
        let mut known = Known::default();
        known.add("a long-term plan of accessible care of some kind");
        let mut text = first.to_owned();
        append(&mut text, second, &known);
        assert_eq!(text, expected);
    }

    #[test]
    fn divided_words_are_put_together() {
        check("for acces-", "sible homes", "for accessible homes");
        check("the long-", "term plan", "the long-term plan");
        check("in 2020-", "2025", "in 2020-2025");
        check("the Anglo-", "Saxon law", "the Anglo-Saxon law");
        check("soft\u{ad}", "ly", "softly");
        check("依法保障", "人权", "依法保障人权");
        check("the plan", "of all", "the plan of all");
    }
}
