//! Bodies named as doing it, or urged to do it. The State as such is no name.

use std::ops::Range;

use waymark_model::plan::Modality;

use super::modality::class;
use super::predicate::{Kind, Predicate};
use crate::lexicon::english;
use crate::words::{Token, fold};

/// Names in the words of the text, in order, each once.
pub(crate) fn actors(
    sentence: &str,
    tokens: &[Token<'_>],
    predicates: &[Predicate],
    cue: &Range<usize>,
) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (n, p) in predicates.iter().enumerate() {
        let urged = matches!(class(tokens, p.verb), Some((Modality::Encourage, _)));
        let required = tokens.get(p.verb).is_some_and(|t| t.text == "required");
        if acts(tokens, p) || ((urged || required) && n == 0) {
            add(sentence, tokens, p.subject.clone(), &mut out);
        }
        if urged && !p.is_passive() {
            // "will encourage enterprises to ..."
            let end = (p.verb + 1..p.end).find(|n| tokens.get(*n).is_some_and(|t| t.text == "to"));
            add(
                sentence,
                tokens,
                p.verb + 1..end.unwrap_or(p.verb + 1),
                &mut out,
            );
        }
        agents(sentence, tokens, p, &mut out);
    }
    if predicates.is_empty() {
        // "The Bar Association is invited to ...", "The Ombudsman visits ...": the words up to the cue.
        add(sentence, tokens, 0..cue.end, &mut out);
    }
    out
}

/// Whether the subject does it: it suffers nothing and receives nothing.
fn acts(tokens: &[Token<'_>], p: &Predicate) -> bool {
    const RECEIVES: [&str; 6] = ["have", "receive", "enjoy", "benefit", "get", "become"];
    p.kind != Kind::Possible
        && !p.is_passive()
        && !tokens
            .get(p.group)
            .is_some_and(|t| RECEIVES.contains(&t.text))
}

/// "... will be paid by the Ministry of Labour".
fn agents(sentence: &str, tokens: &[Token<'_>], p: &Predicate, out: &mut Vec<String>) {
    if !p.is_passive() {
        return;
    }
    for n in p.verb + 1..p.end {
        if tokens.get(n).is_some_and(|t| t.text == "by") {
            let from = n + 1;
            let the = tokens.get(from).is_some_and(|t| t.text == "the");
            if let Some(end) = name_at(tokens, from + usize::from(the)) {
                push(sentence, tokens, from + usize::from(the), end, out);
            }
        }
    }
}

/// Names at the heads of the phrases of a range: not behind a preposition, which only tells which.
fn add(sentence: &str, tokens: &[Token<'_>], range: std::ops::Range<usize>, out: &mut Vec<String>) {
    const PREPOSITIONS: [&str; 14] = [
        "of",
        "in",
        "at",
        "for",
        "on",
        "with",
        "from",
        "to",
        "by",
        "under",
        "within",
        "concerning",
        "between",
        "that",
    ];
    let (mut behind, mut named) = (false, false);
    let mut n = range.start;
    while n < range.end {
        let Some(token) = tokens.get(n) else { return };
        // "Local governments at all levels and related departments": behind a first name "and" brings
        // the next one; "women on village and community committees" has none yet.
        if (token.text == "and" || token.text == "or" || token.is_mark(",")) && (named || !behind) {
            behind = false;
        } else if PREPOSITIONS.contains(&token.text) {
            behind = true;
        } else if !behind && let Some(end) = name_at(tokens, n).filter(|end| *end <= range.end) {
            push(sentence, tokens, n, end, out);
            named = true;
            n = end;
            continue;
        }
        n += 1;
    }
}

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
        .is_some_and(|t| t.text == "of" || t.text == "for");
    if named && of {
        let names = |t: &Token<'_>| t.capital || ["the", "and", "of"].contains(&t.text);
        let mut last = end + 1;
        while tokens.get(last).is_some_and(names) {
            last += 1;
        }
        while last > end + 1 && tokens.get(last - 1).is_some_and(|t| !t.capital) {
            last -= 1;
        }
        return Some(if last > end + 1 { last } else { end });
    }
    Some(end)
}

/// One past the last token of a proper name without a known head ("the Red Cross", "Statistics Maravia"):
/// capital words, of which the last names no text or programme.
pub(super) fn proper_name_at(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let article = from
        .checked_sub(1)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| t.text == "the");
    let joins = |n: usize| {
        let small = tokens.get(n).is_some_and(|t| ["of", "for", "and"].contains(&t.text));
        small && tokens.get(n + 1).is_some_and(|t| t.capital)
    };
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

/// "Cabinet Office": a capital word directly before a head that is written with a capital too.
fn begins_name(tokens: &[Token<'_>], n: usize) -> bool {
    let head = english().bodies.heads.at(tokens, n + 1).is_some();
    let article = tokens
        .get(n)
        .is_some_and(|t| ["the", "a", "an"].contains(&t.text));
    head && !article && tokens.get(n + 1).is_some_and(|t| t.capital)
}

/// "The government", "the State": nobody in particular.
fn is_unnamed(tokens: &[Token<'_>], from: usize, end: usize) -> bool {
    english().bodies.not_named.at(tokens, from) == Some(end - from)
}

fn push(sentence: &str, tokens: &[Token<'_>], from: usize, end: usize, out: &mut Vec<String>) {
    let (Some(first), Some(last)) = (
        tokens.get(from),
        end.checked_sub(1).and_then(|n| tokens.get(n)),
    ) else {
        return;
    };
    let words = fold(sentence.get(first.start..last.end).unwrap_or(""));
    let lower = words.to_lowercase();
    if lower.is_empty() || is_unnamed(tokens, from, end) {
        return;
    }
    // A capital at the start of the sentence is no part of the name, unless the name goes on with one.
    let proper = tokens
        .get(from + 1..end)
        .is_some_and(|rest| rest.iter().any(|t| t.capital));
    let name = if proper { words } else { lower };
    if !out.contains(&name) {
        out.push(name);
    }
}
