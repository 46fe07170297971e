//! Numbers in a sentence: what they count, how they bind, and whether they bind at all.

use waymark_model::plan::{Comparator, Quantity, QuantityRole};

use super::number::{is_plain_year, value_at};
use crate::lexicon::english;
use crate::words::{Token, fold};

/// Words of a unit.
const MOST_UNIT_WORDS: usize = 6;

/// A number found, with the tokens that belong to it.
struct Found {
    value: f64,
    unit: String,
    comparator: Comparator,
    bound: bool,
    from: usize,
    end: usize,
}

/// All numbers of a sentence. In a sentence that promises nothing they only describe.
pub(crate) fn quantities(
    sentence: &str,
    tokens: &[Token<'_>],
    commitment: bool,
    char_start: usize,
) -> Vec<Quantity> {
    let numbers = &english().numbers.role.to;
    let mut out = Vec::new();
    // The number just read, where "from" stands before it.
    let mut start: Option<usize> = None;
    let mut n = 0;
    while n < tokens.len() {
        let Some(found) = found_at(sentence, tokens, n) else {
            n += 1;
            continue;
        };
        n = found.end.max(n + 1);
        let Some(role) = role(tokens, &found) else {
            continue;
        };
        let role = if commitment {
            role
        } else {
            QuantityRole::Descriptive
        };
        if let Some(quantity) = quantity(sentence, tokens, &found, role, char_start) {
            let before = numbers.before(tokens, found.from).is_some();
            out.push(quantity);
            if before && let Some(n) = start.take() {
                rise(&mut out, n);
            } else if numbers_from(tokens, &found) {
                start = Some(out.len() - 1);
            }
        }
    }
    out
}

/// Whether a number says where something starts: "from 12 percent".
fn numbers_from(tokens: &[Token<'_>], found: &Found) -> bool {
    english()
        .numbers
        .role
        .from
        .before(tokens, found.from)
        .is_some()
}

/// "From 12 to 30 percent": the first of the two is where the second starts.
fn rise(out: &mut [Quantity], start: usize) {
    let Some(baseline) = out.get_mut(start) else {
        return;
    };
    baseline.role = QuantityRole::Descriptive;
    let value = baseline.value;
    if let Some(target) = out.last_mut() {
        target.baseline = Some(value);
        if target.role == QuantityRole::Descriptive && !target.unit.is_empty() {
            target.role = QuantityRole::Target;
        }
    }
}

fn quantity(
    sentence: &str,
    tokens: &[Token<'_>],
    found: &Found,
    role: QuantityRole,
    base: usize,
) -> Option<Quantity> {
    let (first, last) = (
        tokens.get(found.from)?,
        tokens.get(found.end.checked_sub(1)?)?,
    );
    let chars = |byte: usize| sentence.get(..byte).map_or(0, |s| s.chars().count());
    Some(Quantity {
        value: found.value,
        unit: found.unit.clone(),
        comparator: found.comparator,
        baseline: None,
        denominator: String::new(),
        role,
        text: sentence.get(first.start..last.end)?.to_owned(),
        char_start: base + chars(first.start),
        char_end: base + chars(last.end),
    })
}

fn found_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> Option<Found> {
    let numbers = &english().numbers;
    let (mut value, mut end) = value_at(tokens, n)?;
    let before = before_at(tokens, n);
    let from = before.map_or(n, |(_, len)| n - len);
    if end == n + 1 && tokens.get(n).is_some_and(is_plain_year) {
        let unit = String::new();
        return Some(Found {
            value,
            unit,
            comparator: Comparator::Eq,
            bound: false,
            from: n,
            end,
        });
    }
    let mut unit = String::new();
    if let Some(len) = percent_at(tokens, end) {
        end += len;
        "percent".clone_into(&mut unit);
    }
    let after = numbers
        .after
        .iter()
        .find_map(|(c, p)| p.at(tokens, end).map(|len| (*c, len)));
    if let Some((_, len)) = after {
        end += len;
    }
    let (words, unit_end) = unit_at(sentence, tokens, end);
    if unit.is_empty() {
        unit.clone_from(&words);
        if let Some((per, last)) = per_at(sentence, tokens, unit_end) {
            value /= per.0;
            unit = format!("{words} per {}", per.1);
            end = last;
        } else {
            end = end.max(unit_end);
        }
    } else if tokens.get(end).is_some_and(|t| t.text == "of") {
        let (of, last) = unit_at(sentence, tokens, end + 1);
        if !of.is_empty() {
            unit = format!("percent of {of}");
            end = last;
        }
    }
    if unit.is_empty() {
        unit = sum_unit(sentence, tokens, from);
    }
    let comparator = before
        .map(|b| b.0)
        .or(after.map(|a| a.0))
        .unwrap_or(Comparator::Eq);
    Some(Found {
        value,
        unit,
        comparator,
        bound: before.is_some() || after.is_some(),
        from,
        end,
    })
}

/// "At least" before a number, and its length.
fn before_at(tokens: &[Token<'_>], n: usize) -> Option<(Comparator, usize)> {
    let before = &english().numbers.before;
    before
        .iter()
        .find_map(|(c, p)| p.before(tokens, n).map(|len| (*c, len)))
}

/// The words of a currency before a number; empty where there is none.
fn sum_unit(sentence: &str, tokens: &[Token<'_>], number: usize) -> String {
    let money = &english().numbers.role.money;
    let known = money.before(tokens, number);
    // "TMS 1,800": three capitals before a sum.
    let code = || {
        let before = number.checked_sub(1).and_then(|n| tokens.get(n));
        before.filter(|t| t.acronym && t.text.len() == 3).map(|_| 1)
    };
    let first = known.or_else(code).map(|len| number - len);
    let words = first.and_then(|n| tokens.get(n).zip(tokens.get(number - 1)));
    let text = words.and_then(|(a, b)| sentence.get(a.start..b.end));
    text.unwrap_or("").to_owned()
}

fn percent_at(tokens: &[Token<'_>], n: usize) -> Option<usize> {
    let text = tokens.get(n)?.text;
    match text {
        "%" | "percent" => Some(1),
        "per" if tokens.get(n + 1).is_some_and(|t| t.text == "cent") => Some(2),
        "percentage" => Some(2),
        _ => None,
    }
}

/// The words that say what is counted, up to a word that leads on.
fn unit_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> (String, usize) {
    let stops = &english().numbers.role.stops;
    let mut end = n;
    while end < n + MOST_UNIT_WORDS {
        let Some(token) = tokens.get(end).filter(|t| t.is_word()) else {
            break;
        };
        let goes_on = token.text == "and"
            && end > n
            && tokens
                .get(end + 1)
                .is_some_and(|t| t.text.ends_with('s') && t.is_word())
            && tokens.get(end - 1).is_some_and(|t| t.text.ends_with('s'));
        if !goes_on && stops.at(tokens, end).is_some() {
            break;
        }
        end += 1;
    }
    let words = tokens
        .get(n)
        .zip(end.checked_sub(1).and_then(|e| tokens.get(e)));
    let text = words
        .filter(|_| end > n)
        .and_then(|(a, b)| sentence.get(a.start..b.end))
        .unwrap_or("");
    (fold(text), end)
}

/// "for every thousand people", "per 1,000 births": the number, what it counts, one past the end.
fn per_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> Option<((f64, String), usize)> {
    let text = tokens.get(n)?.text;
    let next = tokens.get(n + 1)?.text;
    let from = match (text, next) {
        ("for" | "to", "every" | "each") => n + 2,
        ("per" | "every" | "in", _) => n + 1,
        _ => return None,
    };
    let (value, after) = value_at(tokens, from).filter(|(v, _)| *v >= 10.0)?;
    let (unit, end) = unit_at(sentence, tokens, after);
    Some(((value, unit), end.max(after)))
}

/// Whether a number binds. `None`: it is no quantity at all ("one of them").
fn role(tokens: &[Token<'_>], found: &Found) -> Option<QuantityRole> {
    let numbers = &english().numbers;
    let ratio = found.unit.contains(" per ");
    let number = (found.from..found.end).find(|n| value_at(tokens, *n).is_some())?;
    let token = tokens.get(number)?;
    let one = token.text == "one" && !found.bound && !ratio;
    if one {
        return None;
    }
    let plain_year = is_plain_year(token);
    let after_number = value_at(tokens, number).map_or(number + 1, |v| v.1);
    let length = numbers.role.years.at(tokens, after_number).is_some();
    let describes = plain_year
        || is_date(tokens, number)
        || numbers.role.ages.before(tokens, found.from).is_some()
        || numbers.role.ages.at(tokens, after_number).is_some()
        || (numbers.role.labels.before(tokens, found.from).is_some() && !found.bound)
        || numbers.role.was.before(tokens, found.from).is_some()
        || (numbers.role.definite.before(tokens, found.from).is_some() && !found.bound)
        || (length
            && numbers
                .role
                .per
                .find(tokens, after_number..(after_number + 3).min(tokens.len()))
                .is_none())
        || (under_age(tokens, found))
        || (found.unit.is_empty() && !found.bound);
    Some(if describes {
        QuantityRole::Descriptive
    } else {
        QuantityRole::Target
    })
}

/// "10 December", "December 10".
fn is_date(tokens: &[Token<'_>], n: usize) -> bool {
    let month = |m: Option<usize>| {
        let token = m.and_then(|m| tokens.get(m));
        token.is_some_and(|t| t.capital) && m.is_some_and(|m| english().time.months.has(tokens, m))
    };
    month(n.checked_sub(1)) || month(Some(n + 1))
}

/// "children under 18": an age, not a limit.
fn under_age(tokens: &[Token<'_>], found: &Found) -> bool {
    let stated = tokens
        .get(found.from)
        .is_some_and(|t| ["at", "no", "not", "a"].contains(&t.text));
    if stated {
        return false;
    }
    let bare = found.unit.is_empty() && found.value < 120.0;
    let limit = matches!(
        found.comparator,
        Comparator::Lt | Comparator::Gt | Comparator::AtLeast
    );
    bare && limit && tokens.get(found.end).is_none_or(|t| t.text != "percent")
}
