//! The numbers of a Chinese sentence, with what stands between them: where they start from, and ranges.

use waymark_model::plan::{Comparator, Quantity, QuantityRole};

use super::found::{Found, found_at, per_at, range_end};
use super::role::role;
use crate::lexicon::chinese;
use crate::words::Token;

/// All numbers of a sentence. In a sentence that promises nothing they only describe.
pub(crate) fn quantities(
    sentence: &str,
    tokens: &[Token<'_>],
    commitment: bool,
    char_start: usize,
) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut per: Option<(f64, String)> = None;
    let mut last: Option<(Found, usize)> = None;
    let (mut n, mut title) = (0, 0usize);
    while let Some(token) = tokens.get(n) {
        match token.text {
            "《" => title += 1,
            "》" => title = title.saturating_sub(1),
            "，" | "；" | "。" => per = None,
            _ => {}
        }
        if title > 0 {
            n += 1;
            continue;
        }
        if let Some((value, unit, end)) = per_at(sentence, tokens, n) {
            per = Some((value, unit));
            n = end;
            continue;
        }
        let Some(mut found) = found_at(sentence, tokens, n) else {
            n += 1;
            continue;
        };
        if commitment && let Some((ends, next)) = range(sentence, tokens, &found) {
            n = next;
            // "13至14岁女生": ages and lengths of time are told by the second end.
            let length = length_role(tokens, &ends);
            for end in ends {
                if let Some(role) = length.or_else(|| role(tokens, &end)) {
                    push(sentence, tokens, end, role, char_start, &mut out);
                }
            }
            continue;
        }
        n = found.end.max(n + 1);
        found.per = per.clone().filter(|_| !found.percent);
        let Some(role) = role(tokens, &found) else {
            continue;
        };
        let role = if commitment {
            role
        } else {
            QuantityRole::Descriptive
        };
        if commitment && found.bound {
            shared(tokens, &found, last.as_ref(), &mut out);
        }
        last = Some((found.clone(), out.len()));
        push(sentence, tokens, found, role, char_start, &mut out);
    }
    out
}

/// "降至4.5‰和5.8‰以下": what binds the last of several holds for all of them.
fn shared(
    tokens: &[Token<'_>],
    found: &Found,
    last: Option<&(Found, usize)>,
    out: &mut [Quantity],
) {
    let Some((before, at)) = last else { return };
    let joined = before.end + 1 == found.from
        && tokens
            .get(before.end)
            .is_some_and(|t| ["和", "、", "与", "及"].contains(&t.text));
    let alike = !before.bound && before.percent == found.percent && before.unit == found.unit;
    if joined
        && alike
        && let Some(quantity) = out.get_mut(*at)
    {
        quantity.comparator = found.comparator;
        quantity.role = QuantityRole::Target;
    }
}

/// The role of a range that is a length of time or an age; `None` where it is neither.
fn length_role(tokens: &[Token<'_>], [low, end]: &[Found; 2]) -> Option<QuantityRole> {
    let lengths = &chinese().numbers.role.durations;
    let plain = Found {
        bound: false,
        from: end.number.end,
        ..end.clone()
    };
    let promised = chinese().numbers.role.to.before(tokens, low.from).is_some();
    let length = lengths.has(tokens, end.number.end) && !promised;
    length
        .then(|| role(tokens, &plain))
        .flatten()
        .filter(|r| *r == QuantityRole::Descriptive)
}

/// "15至20家": at least the one and at most the other, and one past the second.
fn range(sentence: &str, tokens: &[Token<'_>], first: &Found) -> Option<([Found; 2], usize)> {
    let high = range_end(tokens, first)?;
    let second = found_at(sentence, tokens, first.number.end + 1)?;
    let end = second.end.max(high.end);
    let low = Found {
        comparator: Comparator::AtLeast,
        bound: true,
        unit: second.unit.clone(),
        end,
        ..first.clone()
    };
    let high = Found {
        comparator: Comparator::AtMost,
        bound: true,
        ..second
    };
    Some(([low, high], end))
}

fn push(
    sentence: &str,
    tokens: &[Token<'_>],
    found: Found,
    role: QuantityRole,
    char_start: usize,
    out: &mut Vec<Quantity>,
) {
    let (Some(first), Some(last)) = (tokens.get(found.from), tokens.get(found.end - 1)) else {
        return;
    };
    let chars = |byte: usize| sentence.get(..byte).map_or(0, |s| s.chars().count());
    let mut quantity = Quantity {
        value: found.number.value,
        unit: found.unit,
        comparator: found.comparator,
        baseline: None,
        denominator: String::new(),
        role,
        text: sentence.get(first.start..last.end).unwrap_or("").to_owned(),
        char_start: char_start + chars(first.start),
        char_end: char_start + chars(last.end),
    };
    if role == QuantityRole::Target
        && let Some((per, of)) = found.per
    {
        quantity.value /= per;
        quantity.denominator = of;
    }
    // "由62%提高到80%": the first is where it starts.
    let rises = chinese()
        .numbers
        .role
        .to
        .before(tokens, found.from)
        .is_some();
    if rises && let Some(start) = out.last_mut().filter(|q| starts(sentence, q, char_start)) {
        start.role = QuantityRole::Descriptive;
        quantity.baseline = Some(start.value);
    }
    out.push(quantity);
}

/// Whether "从" or "由" stands shortly before a quantity, in the same clause.
fn starts(sentence: &str, quantity: &Quantity, char_start: usize) -> bool {
    const REACH: usize = 12;
    let before: Vec<char> = sentence
        .chars()
        .take(quantity.char_start - char_start)
        .collect();
    let near = before.iter().rev().take(REACH);
    quantity.baseline.is_none()
        && near
            .take_while(|c| !matches!(c, '，' | '；' | '。'))
            .any(|c| matches!(c, '从' | '由'))
}
