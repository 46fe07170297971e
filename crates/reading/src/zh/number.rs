//! The value of a number in digits or Chinese characters.

use crate::words::Token;

/// A number: value, one past its last token, whether it stands in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) end: usize,
    pub(super) digits: bool,
}

fn digit(c: char) -> Option<f64> {
    let value = match c {
        '〇' | '零' => 0.0,
        '一' => 1.0,
        '二' | '两' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    };
    Some(value)
}

fn unit(c: char) -> Option<f64> {
    match c {
        '十' => Some(10.0),
        '百' => Some(100.0),
        '千' => Some(1000.0),
        _ => None,
    }
}

fn large(c: char) -> Option<f64> {
    match c {
        '万' => Some(1e4),
        '亿' => Some(1e8),
        _ => None,
    }
}

/// Digits, full-width ones too, with separators and decimals.
pub(super) fn in_digits(text: &str) -> Option<f64> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９')) {
        return None;
    }
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .map(|c| match c {
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or('0'),
            '．' => '.',
            other => other,
        })
        .collect();
    plain.parse().ok()
}

/// The number that begins at a token: `1.5万`, `三百二十`, `两千`, `十`, `５０`.
pub(super) fn number_at(tokens: &[Token<'_>], n: usize) -> Option<Number> {
    // A Han character is a token of its own, so its first character is all of it.
    let text = |n: usize| tokens.get(n).map_or(' ', |t| t.first);
    if let Some(mut value) = tokens.get(n).and_then(|t| in_digits(t.text)) {
        let mut end = n + 1;
        while let Some(factor) = large(text(end)).or_else(|| unit(text(end))) {
            value *= factor;
            end += 1;
        }
        return Some(Number {
            value,
            end,
            digits: true,
        });
    }
    let (mut total, mut section, mut pending) = (0.0, 0.0, None);
    let mut end = n;
    loop {
        let word = text(end);
        if let Some(d) = digit(word) {
            pending = Some(d);
        } else if let Some(factor) = unit(word) {
            section += pending.take().unwrap_or(1.0) * factor;
        } else if let Some(factor) = large(word).filter(|_| end > n) {
            total += (section + pending.take().unwrap_or(0.0)) * factor;
            section = 0.0;
        } else {
            break;
        }
        end += 1;
    }
    // "百" and "千" behind "每" count too, a lone "千" in a word does not: the caller looks around.
    (end > n).then(|| Number {
        value: total + section + pending.unwrap_or(0.0),
        end,
        digits: false,
    })
}
