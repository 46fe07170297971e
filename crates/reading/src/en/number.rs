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
