//! The value of a number in words or digits.

use crate::lexicon::english;
use crate::words::Token;

/// The value of a number that begins at a token, and one past its last token. Digits with separators
/// and decimals, number words, multipliers (`1.1 million`, `two million`, `a dozen` is none).
pub(super) fn value_at(tokens: &[Token<'_>], n: usize) -> Option<(f64, usize)> {
    let numbers = &english().numbers;
    let token = tokens.get(n)?;
    let (mut value, mut end) = if token.is_number() {
        (digits(token.text)?, n + 1)
    } else if let Some(value) = word(tokens, n) {
        (value, n + 1)
    } else {
        if !numbers.any.has(tokens, n) || token.text == "dozen" {
            return None;
        }
        (*numbers.multipliers.get(token.text)?, n + 1)
    };
    if is_plain_year(token) {
        return Some((value, end));
    }
    // "two hundred and fifty thousand": multipliers and further number words go on.
    while let Some(next) = tokens.get(end) {
        let multiplier = numbers.any.has(tokens, end).then_some(next.text);
        if let Some(multiplier) = multiplier.and_then(|t| numbers.multipliers.get(t)) {
            value *= multiplier;
            end += 1;
        } else if next.text == "and" && tokens.get(end - 1).is_some_and(|t| t.text == "hundred") {
            let Some(rest) = word(tokens, end + 1) else {
                break;
            };
            value += rest;
            end += 2;
        } else {
            break;
        }
    }
    Some((value, end))
}

fn digits(text: &str) -> Option<f64> {
    let plain = |b: u8| b.is_ascii_digit() || b == b',' || b == b'.';
    if !text.bytes().all(plain) {
        return None;
    }
    if text.contains(',') {
        text.replace(',', "").parse().ok()
    } else {
        text.parse().ok()
    }
}

/// A fraction in words and one past its last token: "half of", "two thirds", "three out of four", "one in
/// eight". "A third" and "a quarter" may also be one of many: they count where "of", a stop or nothing
/// follows.
pub(super) fn fraction_at(tokens: &[Token<'_>], n: usize) -> Option<(f64, usize)> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let closed = |n: usize| text(n) == "of" || tokens.get(n).is_none_or(|t| !t.is_word());
    if text(n) == "half" {
        let part = ["of", "the", "its", "their", "all"].contains(&text(n + 1)) || closed(n + 1);
        let year =
            ["first", "second", "a"].contains(&text(n.wrapping_sub(1))) && text(n + 1) != "of";
        let dated = text(n + 1) == "of" && tokens.get(n + 2).is_some_and(is_plain_year);
        let article = ["year", "day"].contains(&text(n + 1));
        return (part && !year && !dated && !article).then_some((0.5, n + 1));
    }
    if let Some((count, parts)) = text(n).split_once('-').and_then(|(a, b)| joined_part(a, b)) {
        return Some((count / parts, n + 1));
    }
    let article = text(n) == "a";
    let count = if article {
        Some(1.0)
    } else {
        word(tokens, n).or_else(|| small(text(n)))
    }?;
    if let Some(parts) = part(text(n + 1), count > 1.0) {
        return (count > 1.0 || closed(n + 2)).then_some((count / parts, n + 2));
    }
    // "three out of four", "one in every ten"
    let from = match (text(n + 1), text(n + 2)) {
        ("out", "of") => n + 3,
        ("in", "every") if !article => n + 3,
        ("in", _) if !article => n + 2,
        _ => return None,
    };
    let whole = word(tokens, from).or_else(|| small(text(from)))?;
    let said = text(n + 1) == "out" || !tokens.get(from + 1).is_some_and(is_counted);
    (whole > count && whole <= 20.0 && said).then_some((count / whole, from + 1))
}

/// A word that a number counts: "one in two languages" is no fraction.
fn is_counted(token: &Token<'_>) -> bool {
    token.is_word() && token.text.len() > 3 && token.text.ends_with('s')
}

/// Digits up to 20.
fn small(text: &str) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    (text.len() <= 2 && (1.0..=20.0).contains(&value)).then_some(value)
}

/// "thirds", "quarter".
fn part(word: &str, plural: bool) -> Option<f64> {
    const PARTS: [(&str, f64); 7] = [
        ("half", 2.0),
        ("third", 3.0),
        ("quarter", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("eighth", 8.0),
        ("tenth", 10.0),
    ];
    let word = if plural {
        word.strip_suffix('s')?
    } else {
        word
    };
    PARTS.iter().find(|(w, _)| *w == word).map(|p| p.1)
}

/// "two-thirds", "one-third".
fn joined_part(count: &str, parts: &str) -> Option<(f64, f64)> {
    let count = *english().numbers.words.get(count)?;
    Some((count, part(parts, count > 1.0)?))
}

/// Four digits without a separator, 1900 to 2100: a year, unless a multiplier follows.
pub(super) fn is_plain_year(token: &Token<'_>) -> bool {
    let text = token.text;
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// `seven`, `twenty-five`.
fn word(tokens: &[Token<'_>], n: usize) -> Option<f64> {
    let words = &english().numbers.words;
    let text = tokens.get(n)?.text;
    if english().numbers.any.has(tokens, n) {
        return words.get(text).copied();
    }
    let (tens, ones) = text.split_once('-')?;
    let (tens, ones) = (words.get(tens)?, words.get(ones)?);
    (*tens >= 20.0 && *ones < 10.0).then_some(tens + ones)
}
