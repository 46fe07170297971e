//! One number in a sentence: its value, what it counts, how it binds, and where it stands.

use waymark_model::plan::Comparator;

use super::number::{fraction_at, is_plain_year, value_at};
use crate::lexicon::english;
use crate::words::{Token, fold};

/// Words of a unit.
const MOST_UNIT_WORDS: usize = 6;

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It counts something, or nothing that is named.
    Count,
    Percent,
    /// A part of something: "half of the stations", "one per thousand".
    Ratio,
    /// "twice a year".
    Frequency,
    /// A year of the calendar.
    Year,
}

/// A number found, with the tokens that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) value: f64,
    pub(super) unit: String,
    /// What it is a part of; empty where it is none.
    pub(super) denominator: String,
    pub(super) comparator: Comparator,
    /// Whether words say how it binds.
    pub(super) bound: bool,
    /// Whether it is an end of a range.
    pub(super) ranged: bool,
    /// With the words that say how it binds.
    pub(super) from: usize,
    /// The number itself.
    pub(super) number: usize,
    /// One past the number itself.
    pub(super) after: usize,
    pub(super) end: usize,
}

/// The number that begins at a token; the second end of a range where it is one.
pub(super) fn found_at(
    sentence: &str,
    tokens: &[Token<'_>],
    n: usize,
) -> Option<(Found, Option<Found>)> {
    if !may_begin(tokens, n) {
        return None;
    }
    if let Some(found) = frequency(tokens, n).or_else(|| rate(sentence, tokens, n)) {
        return Some((found, None));
    }
    if let Some((value, after)) = fraction_at(tokens, n) {
        return Some((fraction(sentence, tokens, n, (value, after)), None));
    }
    let (value, after) = one_unit(tokens, n).or_else(|| value_at(tokens, n))?;
    if after == n + 1 && tokens.get(n).is_some_and(is_plain_year) {
        return Some((number(Kind::Year, value, n, after), None));
    }
    let Some((last, end)) = range_end(tokens, n, after) else {
        return Some((measured(sentence, tokens, n, (value, after)), None));
    };
    let high = measured(sentence, tokens, end.0, (last, end.1));
    let between = n
        .checked_sub(1)
        .filter(|b| tokens.get(*b).is_some_and(|t| t.text == "between"));
    let from = between.unwrap_or(n);
    let low = Found {
        value,
        comparator: Comparator::AtLeast,
        bound: true,
        ranged: true,
        from,
        number: n,
        after,
        end: high.end,
        ..high.clone()
    };
    let high = Found {
        comparator: Comparator::AtMost,
        bound: true,
        ranged: true,
        from,
        ..high
    };
    Some((low, Some(high)))
}

/// Whether a word may begin a number: most do not, and that is told from the word alone.
fn may_begin(tokens: &[Token<'_>], n: usize) -> bool {
    const WORDS: [&str; 7] = ["a", "an", "for", "half", "once", "twice", "thrice"];
    tokens.get(n).is_some_and(|t| {
        t.is_number()
            || english().numbers.any.has(tokens, n)
            || (matches!(t.first, 'a' | 'f' | 'h' | 'o' | 't') && WORDS.contains(&t.text))
            || (t.text.len() > 6 && t.text.contains('-'))
    })
}

fn number(kind: Kind, value: f64, n: usize, after: usize) -> Found {
    Found {
        kind,
        value,
        unit: String::new(),
        denominator: String::new(),
        comparator: Comparator::Eq,
        bound: false,
        ranged: false,
        from: n,
        number: n,
        after,
        end: after,
    }
}

/// "twice a year", "once every two years".
fn frequency(tokens: &[Token<'_>], n: usize) -> Option<Found> {
    const WORDS: [(&str, f64); 3] = [("once", 1.0), ("twice", 2.0), ("thrice", 3.0)];
    let word = tokens.get(n)?.text;
    let (_, value) = WORDS.iter().find(|(w, _)| *w == word)?;
    let (before, len) = before_at(tokens, n).map_or((None, 0), |(c, len)| (Some(c), len));
    let each = tokens
        .get(n + 1)
        .is_some_and(|t| ["a", "per", "each", "every", "in"].contains(&t.text));
    let counted = *value > 1.0 || before.is_some();
    (each && counted).then(|| Found {
        unit: "times".to_owned(),
        comparator: before.unwrap_or(Comparator::Eq),
        bound: before.is_some(),
        from: n - len,
        end: n + 3,
        ..number(Kind::Frequency, *value, n, n + 1)
    })
}

/// "within a month".
fn one_unit(tokens: &[Token<'_>], n: usize) -> Option<(f64, usize)> {
    let numbers = &english().numbers.role;
    let article = tokens
        .get(n)
        .is_some_and(|t| t.text == "a" || t.text == "an");
    let within = n
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| t.text == "within");
    (article && within && numbers.years.has(tokens, n + 1)).then_some((1.0, n + 1))
}

/// "One counsellor will be engaged for every 400 pupils": the one stands far away.
fn rate(sentence: &str, tokens: &[Token<'_>], n: usize) -> Option<Found> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let every = text(n) == "for" && ["every", "each"].contains(&text(n + 1));
    let one = (0..n)
        .rev()
        .take_while(|m| !tokens.get(*m).is_some_and(|t| t.is_mark(",;")));
    let one = one
        .into_iter()
        .any(|m| ["one", "a", "an"].contains(&text(m)));
    let (value, after) = value_at(tokens, n + 2).filter(|(v, _)| every && one && *v >= 10.0)?;
    let (unit, end) = unit_at(sentence, tokens, after);
    Some(Found {
        denominator: unit.clone(),
        unit: format!("per {unit}"),
        bound: true,
        end: end.max(after),
        ..number(Kind::Ratio, 1.0 / value, n, after)
    })
}

fn fraction(sentence: &str, tokens: &[Token<'_>], n: usize, at: (f64, usize)) -> Found {
    let (value, after) = at;
    let before = before_at(tokens, n);
    let of = tokens.get(after).is_some_and(|t| t.text == "of");
    let (unit, end) = unit_at(sentence, tokens, after + usize::from(of));
    let end = if unit.is_empty() { after } else { end };
    let late = after_at(tokens, end);
    Found {
        denominator: unit.clone(),
        unit,
        comparator: before
            .map(|b| b.0)
            .or(late.map(|l| l.0))
            .unwrap_or(Comparator::Eq),
        bound: before.is_some() || late.is_some(),
        from: before.map_or(n, |(_, len)| n - len),
        end: end + late.map_or(0, |l| l.1),
        ..number(Kind::Ratio, value, n, after)
    }
}

/// The other end of "10 to 16", "10-16", "between 10 and 16": its value and its tokens.
fn range_end(tokens: &[Token<'_>], n: usize, after: usize) -> Option<(f64, (usize, usize))> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let before = text(n.wrapping_sub(1));
    let after = after + percent_at(tokens, after).unwrap_or(0);
    let joined = match text(after) {
        "and" => before == "between",
        "to" | "-" | "–" => before != "from" && before != "by" && before != "between",
        _ => false,
    };
    let (value, end) = joined.then(|| value_at(tokens, after + 1)).flatten()?;
    let year = tokens.get(after + 1).is_some_and(is_plain_year) && end == after + 2;
    (!year).then_some((value, (after + 1, end)))
}

/// A number with what it counts.
fn measured(sentence: &str, tokens: &[Token<'_>], n: usize, at: (f64, usize)) -> Found {
    let (mut value, after) = at;
    let (mut kind, mut end, mut unit, mut denominator) =
        (Kind::Count, after, String::new(), String::new());
    if let Some(len) = percent_at(tokens, end) {
        (kind, end) = (Kind::Percent, end + len);
        "percent".clone_into(&mut unit);
    }
    let before = before_at(tokens, n);
    let mut late = after_at(tokens, end);
    end += late.map_or(0, |l| l.1);
    if kind == Kind::Percent {
        if tokens.get(end).is_some_and(|t| t.text == "of") {
            let (of, last) = unit_at(sentence, tokens, end + 1);
            if !of.is_empty() {
                unit = format!("percent of {of}");
                (denominator, end) = (of, last);
            }
        }
    } else if let Some((all, from)) = part_of(tokens, end) {
        // "6 of the 22 district courts"
        let (words, last) = unit_at(sentence, tokens, from);
        denominator = format!("{all} {words}");
        (unit, end) = (words, last);
    } else {
        let (words, last) = unit_at(sentence, tokens, end);
        if let Some((per, last)) = per_at(sentence, tokens, last) {
            value /= per.0;
            unit = format!("{words} per {}", per.1);
            (kind, denominator, end) = (Kind::Ratio, per.1, last);
        } else {
            end = end.max(last);
            unit = words;
        }
    }
    if late.is_none() {
        late = after_at(tokens, end);
        end += late.map_or(0, |l| l.1);
    }
    let sign = english().numbers.role.money.before(tokens, n).unwrap_or(0);
    let from = before.map_or(n - sign, |(_, len)| n - len);
    if unit.is_empty() {
        unit = sum_unit(sentence, tokens, n);
    }
    Found {
        unit,
        denominator,
        comparator: before
            .map(|b| b.0)
            .or(late.map(|l| l.0))
            .unwrap_or(Comparator::Eq),
        bound: before.is_some() || late.is_some(),
        from,
        end,
        ..number(kind, value, n, after)
    }
}

/// "of the 22 ...", "of its 19 ...": the number, and where its unit begins.
fn part_of(tokens: &[Token<'_>], n: usize) -> Option<(f64, usize)> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let article = ["the", "its", "all", "their", "our"].contains(&text(n + 1));
    if text(n) != "of" {
        return None;
    }
    value_at(tokens, n + 1 + usize::from(article))
}

/// "At least" before a number, and its length.
fn before_at(tokens: &[Token<'_>], n: usize) -> Option<(Comparator, usize)> {
    let before = &english().numbers.before;
    // "over €5 million": the sign of a currency stands between.
    let money = english().numbers.role.money.before(tokens, n).unwrap_or(0);
    let found = [0, money].into_iter().find_map(|skip| {
        before
            .iter()
            .find_map(|(c, p)| p.before(tokens, n - skip).map(|len| (*c, len + skip)))
    })?;
    // "will be stepped up to four rounds": "up" belongs to the verb.
    let rises = n.checked_sub(found.1).is_some_and(|from| {
        const REACH: usize = 8;
        let up = tokens.get(from).is_some_and(|t| t.text == "up");
        let verbs = &english().numbers.role.rises;
        up && (from.saturating_sub(REACH)..from).any(|v| verbs.has(tokens, v))
    });
    (!rises).then_some(found)
}

/// "or more" behind a number.
fn after_at(tokens: &[Token<'_>], n: usize) -> Option<(Comparator, usize)> {
    let after = &english().numbers.after;
    after
        .iter()
        .find_map(|(c, p)| p.at(tokens, n).map(|len| (*c, len)))
}

/// The words of a currency before a number; empty where there is none.
fn sum_unit(sentence: &str, tokens: &[Token<'_>], number: usize) -> String {
    let money = &english().numbers.role.money;
    let known = money.before(tokens, number).map(|len| number - len..number);
    // "TMS 1,800": three capitals before a sum.
    let code = || {
        let before = number.checked_sub(1).and_then(|n| tokens.get(n));
        before
            .filter(|t| t.acronym && t.text.len() == 3)
            .map(|_| number - 1..number)
    };
    let range = known.or_else(code);
    let words = range.and_then(|r| tokens.get(r.start).zip(tokens.get(r.end - 1)));
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
        let plural = |n: usize| {
            tokens
                .get(n)
                .is_some_and(|t| t.text.ends_with('s') && t.is_word())
        };
        let goes_on = token.text == "and" && end > n && plural(end + 1) && plural(end - 1);
        let number = token.is_number() && end > n;
        if number || (!goes_on && stops.at(tokens, end).is_some()) {
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
