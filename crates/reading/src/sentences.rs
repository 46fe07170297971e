//! Splits a stretch of text into sentences.

use crate::lexicon::lexicon;

/// Byte ranges of the sentences of a text, without the blanks between them.
pub(crate) fn sentences(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let closed = closes_all(&chars);
    let mut out = Vec::new();
    let (mut start, mut depth, mut n) = (0, 0usize, 0);
    while let Some(&(at, c)) = chars.get(n) {
        n += 1;
        match c {
            '(' | '[' | '（' if closed => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !is_end(text, &chars, n - 1, at, c) {
            continue;
        }
        while chars
            .get(n)
            .is_some_and(|(_, d)| "\"'”’)]》」.!?。*".contains(*d))
        {
            n += 1;
        }
        let end = chars.get(n).map_or(text.len(), |(at, _)| *at);
        if starts_sentence(&chars, n) {
            push(text, start, end, &mut out);
            start = end;
        }
    }
    push(text, start, text.len(), &mut out);
    out
}

/// Whether every bracket is closed: one that is not must not swallow the rest of the text.
fn closes_all(chars: &[(usize, char)]) -> bool {
    let count = |set: &str| chars.iter().filter(|(_, c)| set.contains(*c)).count();
    count("([（") == count(")]）")
}

fn is_end(text: &str, chars: &[(usize, char)], n: usize, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' => true,
        '.' => {
            let digit = |m: Option<usize>| {
                m.and_then(|m| chars.get(m))
                    .is_some_and(|(_, c)| c.is_ascii_digit())
            };
            let decimal = digit(n.checked_sub(1)) && digit(Some(n + 1));
            !decimal && !is_abbreviation(text.get(..at).unwrap_or(""))
        }
        _ => false,
    }
}

fn is_abbreviation(before: &str) -> bool {
    let from = before
        .rfind(|c: char| c.is_whitespace() || "([\"“".contains(c))
        .map_or(0, |n| {
            n + before
                .get(n..)
                .and_then(|s| s.chars().next())
                .map_or(1, char::len_utf8)
        });
    let word = before.get(from..).unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial
        || lexicon()
            .layout
            .abbreviations
            .contains(&word.to_lowercase())
}

/// After its end a sentence is followed by nothing, or by a blank and a capital, a digit or an opening
/// mark. Wide marks need no blank.
fn starts_sentence(chars: &[(usize, char)], n: usize) -> bool {
    let Some((_, next)) = chars.get(n) else {
        return true;
    };
    let wide = n
        .checked_sub(1)
        .and_then(|p| chars.get(p))
        .is_some_and(|(_, c)| "。！？".contains(*c));
    if !next.is_whitespace() {
        return wide;
    }
    let first = chars
        .iter()
        .skip(n)
        .map(|(_, c)| *c)
        .find(|c| !c.is_whitespace());
    first.is_none_or(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || wide
            || "\"'“‘([（《「*".contains(c)
            || !c.is_ascii()
    })
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<(usize, usize)>) {
    let Some(piece) = text.get(start..end) else {
        return;
    };
    let left = piece.trim_start();
    let from = start + (piece.len() - left.len());
    let to = from + left.trim_end().len();
    if to > from {
        out.push((from, to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text)
            .into_iter()
            .map(|(a, b)| text.get(a..b).unwrap())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_are_told_from_decimals_and_abbreviations() {
        check(
            "It grew 1.5 percent. See No. 5 of it.",
            &["It grew 1.5 percent.", "See No. 5 of it."],
        );
        check(
            "The U.S. model stands. Dr. Wu agreed.",
            &["The U.S. model stands.", "Dr. Wu agreed."],
        );
    }

    #[test]
    fn brackets_hold_their_full_stops() {
        check(
            "Five steps [This means one. And two.] will go on. Yes.",
            &["Five steps [This means one. And two.] will go on.", "Yes."],
        );
        check(
            "An open ( bracket. Must not swallow.",
            &["An open ( bracket.", "Must not swallow."],
        );
    }

    #[test]
    fn wide_stops_end_a_sentence_too() {
        check(
            "The Outline (2021-2030)。 It will go on.",
            &["The Outline (2021-2030)。", "It will go on."],
        );
    }
}
