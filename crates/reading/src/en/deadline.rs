//! By when, in the words of the text, and the day they mean.

use jiff::civil::Date;

use super::number::{is_plain_year, value_at};
use super::role::is_case;
use crate::lexicon::english;
use crate::words::{Token, fold, lowered, tokens};

/// The first deadline of a sentence; a habit ("annually") only where there is no date. A year before
/// `since`, the first of the plan (0 where it is not known), is past and no deadline.
pub(crate) fn deadline(sentence: &str, tokens: &[Token<'_>], since: i16) -> Option<String> {
    let time = &english().time;
    let words = |from: usize, end: usize| {
        let (first, last) = (tokens.get(from)?, tokens.get(end.checked_sub(1)?)?);
        sentence.get(first.start..last.end).map(fold)
    };
    // "Q3 2026: tender published"
    let first = date_at(tokens, 0).filter(|end| tokens.get(*end).is_some_and(|t| t.is_mark(":")));
    if let Some(end) = first {
        return words(0, end);
    }
    let future = |words: &str| due(words).is_none_or(|d| d.year() >= since);
    let mut all = (0..tokens.len()).filter_map(|n| {
        let opens = time.opens.at(tokens, n)?;
        let end = date_at(tokens, n + opens)
            .filter(|end| is_firm(tokens, n, *end))
            .or_else(|| span_at(tokens, n, n + opens))
            .or_else(|| event_at(tokens, n, n + opens))?;
        words(n, end).filter(|w| future(w)).map(|w| (n, w))
    });
    // "from 31 % in 2023 to 45 % by 2027": "in" only tells when, unless nothing else is said.
    let weak = |from: usize| {
        tokens
            .get(from)
            .is_some_and(|t| t.text == "in" || t.text == "from")
    };
    let first = all.next();
    let dated = match first {
        Some((from, _)) if weak(from) => all.find(|(n, _)| !weak(*n)).or(first),
        Some(_) | None => first,
    };
    dated.map(|d| d.1).or_else(|| {
        let (at, len) = time
            .alone
            .find(tokens, 0..tokens.len())
            .or_else(|| (0..tokens.len()).find_map(|n| habit_at(tokens, n)))?;
        words(at, at + len)
    })
}

/// "from 1 November to 31 March", "on Mondays": these openers make a deadline only with a year; "in" not in a
/// clause that tells which ("clubs, which were begun in 2026").
fn is_firm(tokens: &[Token<'_>], opener: usize, end: usize) -> bool {
    const DATED: [&str; 9] = [
        "from",
        "on",
        "between",
        "starting",
        "beginning",
        "commencing",
        "as",
        "with",
        "effective",
    ];
    let text = tokens.get(opener).map_or("", |t| t.text);
    let year = || (opener..end).any(|n| tokens.get(n).is_some_and(is_year));
    let told = || {
        let before = (0..opener)
            .rev()
            .map_while(|n| tokens.get(n))
            .take_while(|t| !t.is_mark(",;"));
        let mut before = before;
        before.any(|t| ["which", "who", "where", "whose"].contains(&t.text))
    };
    !(DATED.contains(&text) && !year() || text == "in" && told())
}

/// "by the first sitting of 2030", "before Independence Day 2029": a few words and a year.
fn event_at(tokens: &[Token<'_>], opener: usize, from: usize) -> Option<usize> {
    const MOST: usize = 6;
    const OPENERS: [&str; 10] = [
        "by", "before", "until", "in", "at", "prior", "as", "from", "during", "over",
    ];
    let fits = tokens
        .get(opener)
        .is_some_and(|t| OPENERS.contains(&t.text));
    let mut n = from;
    while fits && n < from + MOST {
        let token = tokens.get(n)?;
        if is_year(token) {
            let before = n.checked_sub(1).and_then(|b| tokens.get(b));
            let named = before.is_some_and(|t| {
                t.capital || ["of", "year", "season", "session", "term"].contains(&t.text)
            });
            return named.then_some(n + 1);
        }
        let small = token.text == "of" || token.text == "the" || token.text == "its";
        if !token.is_word()
            || token.is_number()
            || (!small && english().numbers.role.stops.has(tokens, n))
        {
            return None;
        }
        n += 1;
    }
    None
}

/// "each autumn", "every two years", "in each odd year": where it begins, and its length.
fn habit_at(tokens: &[Token<'_>], n: usize) -> Option<(usize, usize)> {
    const MOST: usize = 3;
    // "three times a year"
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    if ["times", "once", "twice"].contains(&text(n))
        && ["a", "per", "each", "every"].contains(&text(n + 1))
    {
        let unit = (n + 2..=n + 1 + MOST).find(|m| english().time.habits.has(tokens, *m))?;
        return Some((n, unit + 1 - n));
    }
    let every = tokens
        .get(n)
        .is_some_and(|t| t.text == "each" || t.text == "every");
    let unit = (n + 1..=n + MOST).find(|m| english().time.habits.has(tokens, *m));
    let unit = unit.filter(|_| every)?;
    Some((n, unit + 1 - n))
}

/// `2026`, `2024-2026`, `mid-2026`, `2026/27`.
fn is_year(token: &Token<'_>) -> bool {
    is_plain_year(token) || years(token.text).is_some()
}

/// The last year that a joined word names.
fn years(text: &str) -> Option<i16> {
    let (before, last) = text.rsplit_once(['-', '–', '/'])?;
    let four = |t: &str| t.len() == 4 && (t.starts_with("20") || t.starts_with("19"));
    let known = four(before) || ["mid", "end", "early", "late"].contains(&before);
    (known && four(last)).then(|| last.parse().ok())?
}

/// One past the last token of a date or period that begins at `n`: parts of a year, ordinals and "of"
/// up to a month, a year or a named period.
fn date_at(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let time = &english().time;
    let mut n = from;
    while let Some(token) = tokens.get(n) {
        if is_year(token) {
            // "2024 and 2026", "2024 to 2026"
            let joined = tokens
                .get(n + 1)
                .is_some_and(|t| ["and", "to", "–", "-"].contains(&t.text));
            return Some(match tokens.get(n + 2) {
                Some(t) if joined && is_plain_year(t) => n + 3,
                Some(_) | None => n + 1,
            });
        }
        if let Some(len) = time.periods.at(tokens, n) {
            return Some(n + len);
        }
        if time.months.has(tokens, n) && token.capital {
            return Some(month_end(tokens, n + 1));
        }
        let day = token.is_number() && token.text.len() <= 4;
        let day = day && time.months.has(tokens, n + 1);
        let skip = time.parts.at(tokens, n).or(time.ordinals.at(tokens, n));
        let skip = skip.or_else(|| ["the", "of"].contains(&token.text).then_some(1));
        n += match skip {
            Some(len) => len,
            None if day => 1,
            None => return None,
        };
    }
    None
}

/// Behind a month: a day and a year, with a comma between.
fn month_end(tokens: &[Token<'_>], from: usize) -> usize {
    let mut end = from;
    while tokens
        .get(end)
        .is_some_and(|t| t.is_mark(",") || (t.is_number() && t.text.len() <= 4))
    {
        end += 1;
    }
    let comma = tokens.get(end - 1).is_some_and(|t| t.is_mark(","));
    end - usize::from(comma)
}

/// "within three years", "over the next two years": only these openers take a length of time.
fn span_at(tokens: &[Token<'_>], opener: usize, n: usize) -> Option<usize> {
    let time = &english().time;
    time.spans.at(tokens, opener)?;
    let n = n + usize::from(tokens.get(n).is_some_and(|t| t.text == "the"));
    let n = n + usize::from(
        tokens
            .get(n)
            .is_some_and(|t| ["next", "first", "coming", "following"].contains(&t.text)),
    );
    let hundred = tokens.get(n).is_some_and(|t| t.text == "a") && value_at(tokens, n + 1).is_some();
    let n = n + usize::from(hundred);
    if is_case(tokens, opener, n) {
        return None;
    }
    let after = value_at(tokens, n).map_or(n, |v| v.1);
    let counted = after > n || tokens.get(n).is_some_and(|t| t.text == "a");
    let unit = after + usize::from(after == n);
    let unit = unit + usize::from(tokens.get(unit).is_some_and(|t| t.text == "working"));
    (counted && time.units.has(tokens, unit)).then_some(unit + 1)
}

/// The last day that the words of a deadline allow, where they name a date.
pub(crate) fn due(words: &str) -> Option<Date> {
    const QUARTERS: [(&str, i8); 10] = [
        ("first quarter", 3),
        ("q1", 3),
        ("second quarter", 6),
        ("q2", 6),
        ("third quarter", 9),
        ("q3", 9),
        ("first half", 6),
        ("h1", 6),
        ("mid", 6),
        ("middle", 6),
    ];
    let lower = lowered(words);
    let tokens = tokens(words, &lower, &english().common.vocabulary);
    let year = tokens.iter().rev().find_map(|t| {
        let plain = is_plain_year(t).then(|| t.text.parse().ok()).flatten();
        plain.or_else(|| years(t.text))
    })?;
    let month = (0..tokens.len()).find_map(|n| {
        let token = tokens.get(n).filter(|t| t.capital)?;
        english().time.months.at(&tokens, n)?;
        Some((n, month_number(token.text)?))
    });
    let before =
        lower.starts_with("before") && !lower.contains("end") || lower.starts_with("prior");
    let Some((at, month)) = month else {
        let part = QUARTERS.iter().find(|(name, _)| lower.contains(name));
        let year = if before && part.is_none() {
            year - 1
        } else {
            year
        };
        return last_day(year, part.map_or(12, |p| p.1));
    };
    let day = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let day = day
        .filter_map(|n| tokens.get(n)?.text.parse::<i8>().ok())
        .next();
    match day.and_then(|d| Date::new(year, month, d).ok()) {
        Some(date) if before => date.yesterday().ok(),
        Some(date) => Some(date),
        None if before => Date::new(year, month, 1).ok()?.yesterday().ok(),
        None => last_day(year, month),
    }
}

fn month_number(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let at = MONTHS.iter().position(|m| name.starts_with(m))?;
    i8::try_from(at + 1).ok()
}

fn last_day(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{lowered, tokens};

    #[track_caller]
    fn check(sentence: &str, expected: Option<&str>) {
        let lower = lowered(sentence);
        let tokens = tokens(sentence, &lower, &english().common.vocabulary);
        assert_eq!(
            deadline(sentence, &tokens, 2020).as_deref(),
            expected,
            "{sentence}"
        );
    }

    #[test]
    fn dates_and_periods_are_found() {
        check("By 2027, all will have it.", Some("By 2027"));
        check(
            "It will open by the end of 2026.",
            Some("by the end of 2026"),
        );
        check(
            "A law will pass within three years.",
            Some("within three years"),
        );
        check(
            "It will be done by the end of the plan period.",
            Some("by the end of the plan period"),
        );
        check(
            "It will report no later than 31 March 2025 to all.",
            Some("no later than 31 March 2025"),
        );
        check("It will open before June 2024.", Some("before June 2024"));
        check(
            "It will open by the end of the second quarter of 2026 at the latest.",
            Some("by the end of the second quarter of 2026"),
        );
        check("It will open in Q3 2026.", Some("in Q3 2026"));
        check("It will open by mid-2026.", Some("by mid-2026"));
        check("It will report annually.", Some("annually"));
        check(
            "Between 2024 and 2026 it will open.",
            Some("Between 2024 and 2026"),
        );
    }

    #[test]
    fn titles_and_agents_are_no_deadline() {
        check("The Outline (2021-2030) will be carried out by law.", None);
        check(
            "Minors under 16 shall be cared for within the family.",
            None,
        );
        check("It was set by 12 ministries.", None);
    }

    #[test]
    fn words_become_days() {
        let of = |words: &str| due(words).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(of("by the end of 2026"), "2026-12-31");
        assert_eq!(of("before June 2024"), "2024-05-31");
        assert_eq!(of("before 2025"), "2024-12-31");
        assert_eq!(of("no later than 31 March 2025"), "2025-03-31");
        assert_eq!(of("by the end of the second quarter of 2026"), "2026-06-30");
        assert_eq!(of("in Q3 2026"), "2026-09-30");
        assert_eq!(of("by mid-2026"), "2026-06-30");
        assert_eq!(of("by February 2028"), "2028-02-29");
        assert_eq!(of("within three years"), "");
        assert_eq!(of("2024-2026"), "2026-12-31");
    }
}
