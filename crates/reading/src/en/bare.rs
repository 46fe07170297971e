//! Phrases without a modal verb that order an act: "Establish a hotline", "To train judges",
//! "Completing the report", "Establishment of a fund".

use waymark_model::plan::Modality;

use super::modality::{Decision, class};
use crate::lexicon::english;
use crate::mood::Mood;
use crate::words::Token;

/// Words an order has at least in running text: "Support." alone is a title.
const LEAST_WORDS: usize = 4;

/// The decision on a sentence without a modal, where its place or its first words make it an order.
pub(super) fn bare(tokens: &[Token<'_>], mood: Mood) -> Option<Decision> {
    let verbs = &english().verbs;
    if mood == Mood::Field {
        return None;
    }
    let around = &english().around;
    let ordered = mood == Mood::Ordered;
    if around.total.has(tokens, 0) && ordered {
        return None;
    }
    if mood != Mood::Plain
        && let Some(found) = listed(tokens)
    {
        return Some(found);
    }
    let mut n = 0;
    let to = tokens.first().is_some_and(|t| t.text == "to") && mood != Mood::Plain;
    n += usize::from(to);
    while let Some(skip) = english().around.adverbs.at(tokens, n) {
        n += skip;
    }
    if let Some(len) = verbs
        .base
        .at(tokens, n)
        .filter(|_| is_order(tokens, n, mood))
    {
        return Some(of_verb(tokens, n, len));
    }
    if let Some(len) = gerund_at(tokens, n, mood) {
        return Some(of_verb(tokens, n, len));
    }
    if mood != Mood::Plain
        && let Some(found) = to_be(tokens)
    {
        return Some(found);
    }
    // "will: have the plan evaluated": the first word is the verb of the opening.
    let rest = tokens.get(1..).unwrap_or_default();
    let own = tokens
        .first()
        .is_some_and(|t| ["have", "be", "do"].contains(&t.text));
    if ordered && !has_finite_verb(if own { rest } else { tokens }, true) {
        return Some(nominal(tokens));
    }
    None
}

/// "Grants for associations", "The right of parents to ...", "Make the sharing of pictures a crime", "No
/// recognition of faces".
fn listed(tokens: &[Token<'_>]) -> Option<Decision> {
    let around = &english().around;
    if has_finite_verb(tokens, true) {
        return None;
    }
    if let Some(len) = around.support.at(tokens, 0) {
        return Some((Modality::Encourage, 0..len));
    }
    if let Some(len) = around.due.at(tokens, 0) {
        return Some((Modality::Guarantee, 0..len));
    }
    if tokens.first().is_some_and(|t| t.text == "no") {
        return Some((Modality::Prohibit, 0..1));
    }
    let (at, len) = around.prohibit.find(tokens, 0..tokens.len())?;
    let outside = tokens.get(at).is_some_and(|t| t.depth == 0);
    outside.then_some((Modality::Prohibit, at..at + len))
}

/// "Inclusive schooling to be widened": planned, in the words of a table.
fn to_be(tokens: &[Token<'_>]) -> Option<Decision> {
    if has_finite_verb(tokens, true) {
        return None;
    }
    let at = (1..tokens.len()).find(|n| {
        let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
        text(*n) == "to" && text(n + 1) == "be" && !english().around.relative.has(tokens, n - 1)
    })?;
    let known = english().verbs.participle.has(tokens, at + 2)
        || tokens.get(at + 2).is_some_and(|t| t.text.ends_with("ed"));
    let (m, len) = class(tokens, at + 2).unwrap_or((Modality::NewAction, 1));
    known.then_some((m, at..at + 2 + len))
}

/// A verb in its base form that is no noun: a full sentence has its finite verb before any "that".
fn is_order(tokens: &[Token<'_>], verb: usize, mood: Mood) -> bool {
    let around = &english().around;
    let end = (verb + 1..tokens.len())
        .find(|n| around.relative.has(tokens, *n))
        .unwrap_or(tokens.len());
    let finite = (verb + 1..end).any(|n| {
        around.finite.has(tokens, n)
            || around.modals.has(tokens, n)
            || around.permissive.has(tokens, n)
    });
    let object = tokens.get(verb + 1).is_some_and(Token::is_word);
    let long = tokens.iter().filter(|t| t.is_word()).count() >= LEAST_WORDS;
    // "Support to victims", "Access to justice": a noun.
    let noun = tokens
        .get(verb + 1)
        .is_some_and(|t| ["of", "to", "for", "and", "in", "by"].contains(&t.text))
        && !is_joined_verb(tokens, verb + 1);
    !finite && object && (mood != Mood::Plain || long) && (!noun || mood == Mood::Ordered)
}

/// "Review and amend the Act".
fn is_joined_verb(tokens: &[Token<'_>], and: usize) -> bool {
    tokens.get(and).is_some_and(|t| t.text == "and") && english().verbs.base.has(tokens, and + 1)
}

fn gerund_at(tokens: &[Token<'_>], n: usize, mood: Mood) -> Option<usize> {
    if mood == Mood::Plain || n > 0 || !tokens.first().is_some_and(is_gerund) {
        return None;
    }
    (!has_finite_verb(tokens, true)).then(|| english().verbs.gerund.at(tokens, 0).unwrap_or(1))
}

/// Whether a word looks like a verb in -ing.
pub(crate) fn is_gerund(token: &Token<'_>) -> bool {
    token.text.ends_with("ing") && token.text.len() > 5
}

fn of_verb(tokens: &[Token<'_>], n: usize, len: usize) -> Decision {
    let class = class(tokens, n);
    // "Develop a strategy" makes something new.
    let new = super::modality::makes_new(tokens, n);
    match class {
        Some((m, len)) if !(new && m == Modality::Strengthen) => (m, n..n + len),
        Some(_) | None => (Modality::NewAction, n..n + len),
    }
}

/// "Establishment of ...", "Improved access to ...", "More shelters".
fn nominal(tokens: &[Token<'_>]) -> Decision {
    const KINDS: [(&str, Modality); 12] = [
        ("strengthening", Modality::Strengthen),
        ("improvement", Modality::Strengthen),
        ("improved", Modality::Strengthen),
        ("expansion", Modality::Strengthen),
        ("enhancement", Modality::Strengthen),
        ("increase", Modality::Strengthen),
        ("increased", Modality::Strengthen),
        ("extension", Modality::Strengthen),
        ("reduction", Modality::Strengthen),
        ("continuation", Modality::Continue),
        ("continued", Modality::Continue),
        ("prohibition", Modality::Prohibit),
    ];
    let first = tokens.first().map_or("", |t| t.text);
    if let Some((_, m)) = KINDS.iter().find(|(word, _)| *word == first) {
        return (*m, 0..1);
    }
    match english().around.comparatives.at(tokens, 0) {
        Some(len) => (Modality::Strengthen, 0..len),
        None => (Modality::NewAction, 0..tokens.len().min(1)),
    }
}

/// Whether a text has the verb of a full sentence. `gerund`: it begins with a verb in -ing, and third
/// persons inside it are no verbs of its own.
pub(crate) fn has_finite_verb(tokens: &[Token<'_>], gerund: bool) -> bool {
    let around = &english().around;
    tokens.iter().enumerate().any(|(n, t)| {
        let relative = n > 0
            && tokens
                .get(n - 1)
                .is_some_and(|p| ["that", "who", "which"].contains(&p.text));
        if relative || t.depth > 0 {
            return false;
        }
        around.finite.has(tokens, n)
            || around.modals.has(tokens, n)
            || (around.permissive.has(tokens, n) && !t.capital)
            || (!gerund && n > 0 && third_person(tokens, n))
    })
}

/// "The state protects ...": a known verb in the third person right behind its subject.
fn third_person(tokens: &[Token<'_>], n: usize) -> bool {
    let english = english();
    let subject = english.around.state_subjects.before(tokens, n).is_some()
        || n.checked_sub(1)
            .is_some_and(|p| english.bodies.heads.has(tokens, p));
    subject && english.verbs.third.has(tokens, n)
}
