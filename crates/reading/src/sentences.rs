//! Splits a stretch of text into sentences.

use crate::lexicon::layout;
use crate::words::is_han;

/// Byte ranges of the sentences of a text, without the blanks between them.
pub(crate) fn sentences(text: &str) -> Vec<(usize, usize)> {
    let closed = closes_all(text);
    let mut out = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0usize, 0);
    while let Some(c) = next_mark(text, &mut at) {
        let next = at + c.len_utf8();
        match c {
            '(' | '[' | '（' if closed => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !is_end(text, at, next, c) {
            at = next;
            continue;
        }
        let rest = text.get(next..).unwrap_or("");
        let closing = rest.trim_start_matches(|d| "\"'”’)]》」』）.!?。！？*".contains(d));
        let end = text.len() - closing.len() + note_len(text, at, closing);
        if starts_sentence(text, end) {
            push(text, start, end, &mut out);
            start = end;
        }
        at = end;
    }
    push(text, start, text.len(), &mut out);
    out
}

/// "by a partner.3 The ...": the number of a note that is stuck to the stop, in bytes.
fn note_len(text: &str, stop: usize, rest: &str) -> usize {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letter = text.get(..stop).and_then(|t| t.chars().next_back());
    let after = rest.get(digits..).unwrap_or("");
    let capital = after
        .trim_start()
        .chars()
        .next()
        .is_none_or(char::is_uppercase);
    let stuck = text.get(stop..).is_some_and(|t| t.starts_with('.'))
        && letter.is_some_and(|c| c.is_alphabetic() || c == ')');
    let note = (1..=2).contains(&digits) && (after.is_empty() || after.starts_with(' '));
    if stuck && note && capital { digits } else { 0 }
}

/// Bytes that may begin a mark: of those that are not ASCII, the lead bytes of wide stops and brackets.
const MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b".!?()[]\xe3\xef";
    let mut n = 0;
    while n < marks.len() {
        table[marks[n] as usize] = true;
        n += 1;
    }
    table
};

/// Moves to the next character that may end a sentence or be a bracket. Plain letters are passed over byte by
/// byte.
fn next_mark(text: &str, at: &mut usize) -> Option<char> {
    let bytes = text.as_bytes();
    loop {
        let rest = bytes.get(*at..)?;
        *at += rest.iter().position(|b| MAY_END[usize::from(*b)])?;
        let byte = bytes.get(*at)?;
        match byte {
            b'.' | b'!' | b'?' | b'(' | b')' | b'[' | b']' => return Some(char::from(*byte)),
            0xe3 | 0xef => {
                let c = text.get(*at..).and_then(|rest| rest.chars().next())?;
                if "。！？（）］［".contains(c) {
                    return Some(c);
                }
                *at += c.len_utf8();
            }
            _ => *at += 1,
        }
    }
}

/// Whether every bracket is closed: one that is not must not swallow the rest of the text.
fn closes_all(text: &str) -> bool {
    let (mut open, mut close, mut at) = (0usize, 0usize, 0);
    while let Some(c) = next_mark(text, &mut at) {
        match c {
            '(' | '[' | '（' => open += 1,
            ')' | ']' | '）' => close += 1,
            _ => {}
        }
        at += c.len_utf8();
    }
    open == close
}

fn is_end(text: &str, at: usize, next: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' => true,
        '.' => {
            let before = text.get(..at).unwrap_or("");
            let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
            let bytes = text.as_bytes();
            let decimal = digit(before.as_bytes().last()) && digit(bytes.get(next));
            // Most full stops stand before a blank; only then is the word before looked at.
            !decimal && !is_abbreviation(before)
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
    if word.len() > 12 {
        return false;
    }
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial
        || layout()
            .abbreviations
            .contains(word.to_lowercase().as_str())
}

/// After its end a sentence is followed by nothing, or by a blank and a capital, a digit or an opening
/// mark. Wide marks need no blank.
fn starts_sentence(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let Some(next) = rest.chars().next() else {
        return true;
    };
    let last = text.get(..end).and_then(|t| t.chars().next_back());
    let wide = last.is_some_and(|c| "。！？”』」》）".contains(c));
    if !next.is_whitespace() {
        return wide || is_han(next);
    }
    let first = rest.chars().find(|c| !c.is_whitespace());
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
