//! Whether a number binds or only describes.

use waymark_model::plan::{Comparator, QuantityRole};

use super::found::{Found, Kind};
use super::number::{is_plain_year, value_at};
use super::predicate::Predicate;
use crate::lexicon::english;
use crate::words::Token;

/// Where a number is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Whether the sentence promises something: else all its numbers describe.
    pub(crate) promise: bool,
    /// Whether the text stands beside a commitment and measures it: then a bare number binds too.
    pub(crate) beside: bool,
    pub(crate) predicates: &'a [Predicate],
}

/// Whether a number binds. `None`: it is no quantity at all ("one of them").
pub(super) fn role(tokens: &[Token<'_>], found: &Found, place: Place<'_>) -> Option<QuantityRole> {
    let one = tokens.get(found.number).is_some_and(|t| t.text == "one");
    if one && !found.bound && found.kind == Kind::Count {
        return None;
    }
    let ratio = found.kind == Kind::Ratio;
    let bare = found.unit.is_empty() && !found.bound && !place.beside && !ratio;
    // "the backlog (1,062 files)"
    let aside = !place.beside
        && !found.bound
        && found.kind == Kind::Count
        && tokens.get(found.number).is_some_and(|t| t.depth > 0);
    let describes = !place.promise
        || found.kind == Kind::Year
        || bare
        || aside
        || is_named(tokens, found)
        || is_told(tokens, found)
        || is_condition(tokens, found)
        || in_relative(tokens, found.number, place.predicates)
        || is_penalty(tokens, found);
    let binds = match length(tokens, found) {
        _ if describes => false,
        // "6 months", "30 hours each" beside an action.
        Some(_) if place.beside && found.from == 0 => true,
        Some(unit) => is_limit(tokens, found, unit),
        None => true,
    };
    Some(if binds {
        QuantityRole::Target
    } else {
        QuantityRole::Descriptive
    })
}

/// A date, an age, the number of an article.
fn is_named(tokens: &[Token<'_>], found: &Found) -> bool {
    let words = &english().numbers.role;
    is_date(tokens, found.number)
        || words.ages.before(tokens, found.from).is_some()
        || words.ages.at(tokens, found.after).is_some()
        || (words.labels.before(tokens, found.from).is_some() && (found.ranged || !found.bound))
        || is_age_limit(tokens, found)
}

/// "the 19 counties", "stood at 12 percent", "grants of up to 500".
fn is_told(tokens: &[Token<'_>], found: &Found) -> bool {
    let words = &english().numbers.role;
    let definite = words.definite.before(tokens, found.from).is_some();
    let of = found
        .from
        .checked_sub(1)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| t.text == "of");
    words.was.before(tokens, found.from).is_some()
        || (definite && !found.bound && found.kind != Kind::Ratio)
        || (of && found.bound && found.comparator == Comparator::AtMost)
}

/// "firms with 50 or more employees": which ones, not how many.
fn is_condition(tokens: &[Token<'_>], found: &Found) -> bool {
    let words = &english().numbers.role;
    let Some(opener) = found.from.checked_sub(1) else {
        return false;
    };
    let opens = tokens
        .get(opener)
        .is_some_and(|t| ["with", "of", "employing", "having", "from"].contains(&t.text));
    // "funding the Assembly with not less than 5 million": a name is no kind of body.
    let name = opener > 1 && tokens.get(opener - 1).is_some_and(|t| t.capital);
    let holder = || {
        words.holders.before(tokens, opener).is_some()
            || english()
                .bodies
                .heads
                .before(tokens, opener)
                .is_some_and(|_| !name)
    };
    (opens && found.bound && holder()) || is_subject_condition(tokens, found, opener)
}

/// "centres serving more than 3,000 people", "companies with an annual turnover in excess of 500 million".
fn is_subject_condition(tokens: &[Token<'_>], found: &Found, opener: usize) -> bool {
    const REACH: usize = 4;
    const OPENERS: [&str; 8] = [
        "serving",
        "waiting",
        "earning",
        "exceeding",
        "receiving",
        "covering",
        "owning",
        "housing",
    ];
    let more = matches!(
        found.comparator,
        Comparator::Gt | Comparator::AtLeast | Comparator::Lt
    );
    let mut near = (opener.saturating_sub(REACH)..=opener)
        .rev()
        .map_while(|n| tokens.get(n));
    let told = near
        .by_ref()
        .take_while(|t| t.is_word())
        .any(|t| OPENERS.contains(&t.text));
    let holds = || {
        let with = (opener.saturating_sub(REACH)..opener).rev();
        let with = with
            .into_iter()
            .find(|n| tokens.get(*n).is_some_and(|t| t.text == "with"));
        let words = &english().numbers.role;
        with.is_some_and(|with| {
            let article = tokens
                .get(with + 1)
                .is_some_and(|t| ["a", "an"].contains(&t.text));
            article
                && (words.holders.before(tokens, with).is_some()
                    || english().bodies.heads.before(tokens, with).is_some())
        })
    };
    found.bound && more && (told || holds())
}

/// "portals which more than 50,000 people read": inside a relative clause that promises nothing.
fn in_relative(tokens: &[Token<'_>], number: usize, predicates: &[Predicate]) -> bool {
    let english = english();
    let depth = tokens.get(number).map_or(0, |t| t.depth);
    let mut n = number;
    while n > 1 {
        n -= 1;
        let Some(token) = tokens.get(n) else {
            return false;
        };
        if token.is_mark(",;:") && token.depth == depth {
            return false;
        }
        let pronoun = ["who", "which", "whose", "where", "whom"].contains(&token.text);
        let verb = |n: usize| {
            english.verbs.base.has(tokens, n)
                || english.verbs.third.has(tokens, n)
                || english.around.finite.has(tokens, n)
        };
        let that = token.text == "that" && verb(n + 1);
        if pronoun || that {
            let spoken = predicates.iter().any(|p| (n..number).contains(&p.modal));
            // "judges, of whom at least 15 shall be women": what follows the name promises.
            let of = tokens.get(n - 1).is_some_and(|t| t.text == "of");
            let end = (number..tokens.len())
                .find(|m| tokens.get(*m).is_some_and(|t| t.is_mark(",;:.")))
                .filter(|_| of)
                .unwrap_or(number);
            let modal = (n + 1..end).any(|m| english.around.modals.has(tokens, m));
            return !spoken && !modal;
        }
    }
    false
}

/// "a fine of 50,000 to 200,000", "imprisonment of up to three years".
fn is_penalty(tokens: &[Token<'_>], found: &Found) -> bool {
    const REACH: usize = 6;
    let words = &english().numbers.role.penalty;
    words
        .find(tokens, found.from.saturating_sub(REACH)..found.from)
        .is_some()
}

/// Where the unit of a length of time stands, if it is one: "48 hours", "20 working days".
pub(super) fn length(tokens: &[Token<'_>], found: &Found) -> Option<usize> {
    let words = &english().numbers.role.years;
    if found.kind != Kind::Count {
        return None;
    }
    words.at(tokens, found.after).map(|_| found.after)
}

/// Whether a length of time is a limit for each case ("within 48 hours of arrest") or is done so often
/// ("two hours a day"), and not the time the promise itself takes.
fn is_limit(tokens: &[Token<'_>], found: &Found, unit: usize) -> bool {
    /// "fifty hours of free advice a year"
    const OFTEN: usize = 6;
    let often = english()
        .numbers
        .role
        .per
        .find(tokens, unit..(unit + OFTEN).min(tokens.len()))
        .is_some();
    let shares = || {
        (0..found.from).any(|n| {
            tokens
                .get(n)
                .is_some_and(|t| t.is_mark("%") || t.text == "percent")
        })
    };
    let least = matches!(found.comparator, Comparator::AtLeast | Comparator::Gt);
    // "24 hours a day", "seven days a week": without a break.
    let always = [(24.0, "hours"), (7.0, "days"), (12.0, "months")]
        .iter()
        .any(|(value, word)| {
            found.value.total_cmp(value).is_eq()
                && tokens.get(unit).is_some_and(|t| t.text == *word)
        });
    let often = often && (!always || found.bound);
    // "down to 290 days", "reduced to six months": the length itself is what changes.
    const MOVED: [&str; 10] = [
        "down",
        "up",
        "reduced",
        "shortened",
        "cut",
        "lowered",
        "raised",
        "extended",
        "increased",
        "brought",
    ];
    let text = |back: usize| {
        found
            .from
            .checked_sub(back)
            .and_then(|n| tokens.get(n))
            .map_or("", |t| t.text)
    };
    let moved = text(1) == "to" && MOVED.contains(&text(2));
    moved
        || often
        || (found.bound && least)
        || (is_case(tokens, found.from, found.number) && !shares())
}

/// Whether a number of hours, days or months is allowed for each case: the words before it limit it, and it
/// does not run from the plan, a law or a day of the calendar.
pub(super) fn is_case(tokens: &[Token<'_>], from: usize, number: usize) -> bool {
    let words = &english().numbers.role;
    let limited = words.limits.before(tokens, number).is_some()
        || words.limits.at(tokens, from).is_some()
        || english().numbers.before.iter().any(|(c, p)| {
            matches!(c, Comparator::AtMost | Comparator::Lt) && p.at(tokens, from).is_some()
        });
    let after = value_at(tokens, number).map_or(number + 1, |v| v.1);
    let unit = (after..after + 2)
        .find(|n| words.years.has(tokens, *n))
        .unwrap_or(after);
    let unit = unit
        + usize::from(
            tokens
                .get(unit)
                .is_some_and(|t| ["working", "calendar", "business", "school"].contains(&t.text)),
        );
    let late = english().numbers.after.iter().any(|(c, p)| {
        matches!(c, Comparator::AtMost | Comparator::Lt) && p.at(tokens, unit + 1).is_some()
    });
    let near = unit + 1..(unit + 9).min(tokens.len());
    let planned = words.whole.find(tokens, near.clone()).is_some()
        || near
            .clone()
            .any(|n| tokens.get(n).is_some_and(is_plain_year));
    let short = tokens.get(unit).is_some_and(|t| {
        [
            "hour", "hours", "minute", "minutes", "day", "days", "week", "weeks",
        ]
        .contains(&t.text)
    });
    // "decide within a month", "within two months of the application"
    let event = words.events.find(tokens, near).is_some();
    let month = tokens.get(unit).is_some_and(|t| t.text == "month");
    (limited || late) && !planned && (short || event || month || late)
}

/// "10 December", "December 10".
pub(super) fn is_date(tokens: &[Token<'_>], n: usize) -> bool {
    let month = |m: Option<usize>| {
        let token = m.and_then(|m| tokens.get(m));
        token.is_some_and(|t| t.capital) && m.is_some_and(|m| english().time.months.has(tokens, m))
    };
    month(n.checked_sub(1)) || month(Some(n + 1))
}

/// "children under 18", "persons over 65": an age, not a limit.
fn is_age_limit(tokens: &[Token<'_>], found: &Found) -> bool {
    const ADULT: f64 = 120.0;
    let limit = matches!(
        found.comparator,
        Comparator::Lt | Comparator::Gt | Comparator::AtLeast
    );
    let word = tokens
        .get(found.from)
        .is_some_and(|t| ["under", "over", "above", "below"].contains(&t.text) || t.is_number());
    let before = found.from.checked_sub(1).and_then(|n| tokens.get(n));
    let people = english()
        .numbers
        .role
        .people
        .before(tokens, found.from)
        .is_some()
        || before.is_some_and(|t| t.is_word() && t.text.ends_with('s'));
    found.unit.is_empty() && found.value < ADULT && limit && word && people
}
