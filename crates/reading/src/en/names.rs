//! Names of bodies: by their heads ("... Ministry", "agencies") and by their capitals ("the Red Cross").

use crate::lexicon::english;
use crate::words::Token;

/// One past the last token of a name that begins here: modifiers, a head, and "of ..." behind a
/// ministry.
pub(super) fn name_at(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let bodies = &english().bodies;
    let mut n = from;
    let mut end = None;
    while n < tokens.len() {
        let Some(token) = tokens.get(n) else { break };
        if let Some(len) = bodies.heads.at(tokens, n) {
            n += len;
            end = Some(n);
        } else if bodies.modifiers.at(tokens, n).is_some()
            || (n > from && token.text == "and" && end.is_none())
            || (token.capital && (n > from || begins_name(tokens, n)))
            || (n > from && is_possessive(tokens, n))
            || (end.is_none() && describes_head(tokens, from, n))
        {
            n += 1;
        } else {
            break;
        }
    }
    let end = end?;
    let named = end
        .checked_sub(1)
        .is_some_and(|last| bodies.named.at(tokens, last).is_some());
    let of = tokens
        .get(end)
        .is_some_and(|t| ["of", "for", "on"].contains(&t.text));
    if named && of {
        let names = |t: &Token<'_>| t.capital || ["the", "and", "of"].contains(&t.text);
        let mut last = end + 1;
        while tokens.get(last).is_some_and(names) && !joins_next(tokens, last) {
            last += 1;
        }
        while last > end + 1 && tokens.get(last - 1).is_some_and(|t| !t.capital) {
            last -= 1;
        }
        return Some(if last > end + 1 { last } else { end });
    }
    Some(end)
}

/// "the Association of Towns and the Ministry of Transport": behind "and" another body begins.
fn joins_next(tokens: &[Token<'_>], and: usize) -> bool {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let next = and + 1;
    text(and) == "and" && (text(next) == "the" || english().bodies.heads.has(tokens, next))
}

/// One past the last token of a proper name without a known head ("the Red Cross", "Statistics Maravia"):
/// capital words, of which the last names no text or programme.
pub(super) fn proper_name_at(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let article = from
        .checked_sub(1)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| t.text == "the");
    let joins = |n: usize| {
        let small = tokens
            .get(n)
            .is_some_and(|t| ["of", "for", "and"].contains(&t.text));
        small && tokens.get(n + 1).is_some_and(|t| t.capital)
    };
    if tokens
        .get(from)
        .is_some_and(|t| ["the", "a", "an", "this", "all", "every", "each"].contains(&t.text))
    {
        return None;
    }
    let mut end = from;
    while tokens.get(end).is_some_and(|t| t.capital) || (end > from && joins(end)) {
        end += 1;
    }
    let last = end.checked_sub(1).filter(|_| end > from)?;
    let acronym = end == from + 1 && tokens.get(from).is_some_and(|t| t.acronym);
    let enough = end - from >= 2 || (article && from > 1) || acronym;
    let text = english().bodies.texts.has(tokens, last) || english().bodies.texts.has(tokens, from);
    let month = english().time.months.has(tokens, from);
    (enough && !text && !month).then_some(end)
}

/// "Cabinet Office", "Federal Employment Service": capital words up to a head that is written with a capital
/// too. A first word of the sentence may only be there for its place.
fn begins_name(tokens: &[Token<'_>], n: usize) -> bool {
    const MOST: usize = 4;
    let article = tokens
        .get(n)
        .is_some_and(|t| ["the", "a", "an"].contains(&t.text));
    let run = if n == 0 { 1 } else { MOST };
    let head = (n + 1..=n + run)
        .take_while(|m| tokens.get(*m).is_some_and(|t| t.capital))
        .any(|m| english().bodies.heads.at(tokens, m).is_some());
    head && !article
}

/// "Customs officers", "regional media authorities": a noun or adjective that no rule knows, at most two of them before
/// the head.
fn describes_head(tokens: &[Token<'_>], from: usize, n: usize) -> bool {
    const MOST: usize = 2;
    const LEADS: [&str; 17] = [
        "the", "a", "an", "this", "these", "those", "same", "such", "very", "no", "its", "their",
        "our", "it", "which", "who", "any",
    ];
    let english = english();
    let plain = |n: usize| {
        tokens.get(n).is_some_and(|t| {
            t.is_word() && !LEADS.contains(&t.text) && !t.is_number() && t.depth == 0
        }) && !english.numbers.role.stops.has(tokens, n)
            && !english.numbers.any.has(tokens, n)
            && !english.verbs.base.has(tokens, n)
            && !english.verbs.third.has(tokens, n)
            && !english.verbs.participle.has(tokens, n)
            && !english.verbs.gerund.has(tokens, n)
            && !english.around.finite.has(tokens, n)
            && !english.around.adverbs.has(tokens, n)
    };
    let open = from.checked_sub(1).and_then(|b| tokens.get(b));
    let open = open.is_none_or(|t| {
        ["the", "a", "an", "all", "and", "by", "with"].contains(&t.text) || t.is_mark(",;")
    });
    // "primary and secondary schools"
    let and = |n: usize| tokens.get(n).is_some_and(|t| t.text == "and");
    let most = if and(n + 1) { MOST + 1 } else { MOST };
    let head = (n + 1..=n + most).find(|m| english.bodies.heads.at(tokens, *m).is_some());
    open && n - from <= most && head.is_some_and(|head| (n..head).all(|m| plain(m) || and(m)))
}

/// The mark in "Employers' associations".
fn is_possessive(tokens: &[Token<'_>], n: usize) -> bool {
    let mark = tokens
        .get(n)
        .is_some_and(|t| t.text == "'" || t.text == "’");
    let joined = n
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .zip(tokens.get(n))
        .is_some_and(|(before, mark)| before.end == mark.start && before.text.ends_with('s'));
    mark && joined && tokens.get(n + 1).is_some_and(Token::is_word)
}
