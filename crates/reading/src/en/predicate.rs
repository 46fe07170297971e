//! The main predicate of a sentence: who, the modal, the verb.

use std::ops::Range;

use crate::lexicon::english;
use crate::words::Token;

/// How a predicate speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `will`, `is committed to`.
    Planned,
    /// `shall`, `must`, `should`.
    Binding,
    /// `can`, `may`: only what is possible.
    Possible,
}

/// A predicate with a modal; numbers are tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Predicate {
    pub(crate) kind: Kind,
    /// The words before the modal, from the last boundary of a clause.
    pub(crate) subject: Range<usize>,
    /// Where the modal begins.
    pub(crate) modal: usize,
    /// Where the verb group begins, behind modal and adverbs: `be trained`, `improve`.
    pub(crate) group: usize,
    /// The verb itself, behind `be`.
    pub(crate) verb: usize,
    /// Whether it is denied.
    pub(crate) negated: bool,
    /// One past the last word of the clause.
    pub(crate) end: usize,
}

impl Predicate {
    /// Whether the subject suffers the act.
    pub(crate) fn is_passive(&self) -> bool {
        self.verb > self.group
    }
}

/// All predicates of a sentence outside brackets and relative clauses, in order.
pub(crate) fn predicates(tokens: &[Token<'_>]) -> Vec<Predicate> {
    let mut out: Vec<Predicate> = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        match modal_at(tokens, n) {
            Some((kind, len, negated)) => {
                let floor = out.last().map_or(0, |p| p.verb + 1);
                let predicate = predicate(tokens, n, len, kind, negated, floor);
                n = predicate.verb.max(n + len);
                out.push(predicate);
            }
            None => n += 1,
        }
    }
    out
}

fn modal_at(tokens: &[Token<'_>], n: usize) -> Option<(Kind, usize, bool)> {
    let (kind, len, negated) = modal_words(tokens, n)?;
    let relative = n
        .checked_sub(1)
        .is_some_and(|p| english().around.relative.has(tokens, p));
    let outside = tokens.get(n).is_some_and(|t| t.depth == 0);
    (outside && !relative && !is_reported(tokens, n)).then_some((kind, len, negated))
}

/// Words that can be a modal, wherever they stand.
fn modal_words(tokens: &[Token<'_>], n: usize) -> Option<(Kind, usize, bool)> {
    let token = tokens.get(n)?;
    let around = &english().around;
    // "... to good will."
    if tokens.get(n + 1).is_some_and(|t| t.is_mark(".!?")) {
        return None;
    }
    // "Should numbers go beyond 9,000, ...": a condition.
    if n == 0 && token.text == "should" {
        return None;
    }
    if token.text == "cannot" {
        return Some((Kind::Binding, 1, true));
    }
    if let Some(len) = around.modals.at(tokens, n).filter(|_| !is_noun(tokens, n)) {
        let kind = if around.binding.at(tokens, n).is_some() {
            Kind::Binding
        } else {
            Kind::Planned
        };
        return Some((kind, len, false));
    }
    // "May" with a capital inside a sentence is a month.
    let month = token.capital && n > 0;
    around
        .permissive
        .at(tokens, n)
        .filter(|_| !month)
        .map(|len| (Kind::Possible, len, false))
}

/// "the public health plan to handle": "plan" and its kind are verbs behind a plural or "we" only.
fn is_noun(tokens: &[Token<'_>], n: usize) -> bool {
    const BOTH: [&str; 4] = ["plan", "aim", "pledge", "promise"];
    let before = n.checked_sub(1).and_then(|b| tokens.get(b));
    let plural =
        before.is_some_and(|t| t.text.ends_with('s') || ["we", "they", "i"].contains(&t.text));
    tokens.get(n).is_some_and(|t| BOTH.contains(&t.text)) && !plural
}

/// "The Government recognises that children should ...": what follows is no promise, unless a new clause
/// with the same subject begins ("... and will").
fn is_reported(tokens: &[Token<'_>], modal: usize) -> bool {
    let fresh = modal.checked_sub(1).and_then(|n| tokens.get(n));
    let fresh = fresh.is_some_and(|t| t.text == "and" || t.is_mark(",;"));
    !fresh && english().around.reporting.find(tokens, 0..modal).is_some()
}

fn predicate(
    tokens: &[Token<'_>],
    modal: usize,
    len: usize,
    kind: Kind,
    negated: bool,
    floor: usize,
) -> Predicate {
    let around = &english().around;
    let mut group = behind_object(tokens, modal, modal + len);
    let mut negated = negated || around.negations.before(tokens, modal).is_some();
    loop {
        if let Some(skip) = around.negations.at(tokens, group) {
            negated |= tokens.get(group + skip).is_none_or(|t| t.text != "only");
            group += skip;
        } else if let Some(skip) = around.adverbs.at(tokens, group) {
            group += skip;
        } else {
            break;
        }
    }
    let mut verb = group;
    if tokens
        .get(verb)
        .is_some_and(|t| t.text == "be" || t.text == "get")
    {
        verb += 1;
        while let Some(skip) = around.adverbs.at(tokens, verb) {
            verb += skip;
        }
    }
    Predicate {
        kind,
        subject: subject(tokens, modal, floor),
        modal,
        group,
        verb,
        negated,
        end: clause_end(tokens, verb),
    }
}

/// "want that share to drop": the verb stands behind "to"; everywhere else where it stood.
fn behind_object(tokens: &[Token<'_>], modal: usize, group: usize) -> usize {
    const MOST: usize = 10;
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    if !text(modal).starts_with("want") {
        return group;
    }
    let to = (group..group + MOST).find(|n| text(*n) == "to");
    to.map_or(group, |n| n + 1)
}

/// From the modal back to a comma, semicolon or the verb of the clause before.
fn subject(tokens: &[Token<'_>], modal: usize, floor: usize) -> Range<usize> {
    let from = (floor..modal)
        .rev()
        .find(|n| {
            tokens
                .get(*n)
                .is_some_and(|t| t.depth == 0 && t.is_mark(",;:，；"))
        })
        .map_or(floor, |n| n + 1);
    let skip = tokens
        .get(from)
        .is_some_and(|t| ["and", "but", "while", "or"].contains(&t.text));
    from + usize::from(skip && from + 1 < modal)..modal
}

/// A clause ends at a semicolon, or at a comma that opens the next one.
fn clause_end(tokens: &[Token<'_>], from: usize) -> usize {
    const OPENS: [&str; 8] = ["and", "while", "so", "but", "with", "to", "in", "by"];
    (from..tokens.len())
        .find(|n| {
            let Some(t) = tokens.get(*n) else { return true };
            let next = tokens.get(n + 1).map_or("", |t| t.text);
            t.is_mark(";:；.。!?") || (t.is_mark(",，") && OPENS.contains(&next))
        })
        .unwrap_or(tokens.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{lowered, tokens};

    #[test]
    fn subject_verb_and_voice_are_found() {
        let text = "Two million people will be trained, and communities will take more initiative.";
        let lower = lowered(text);
        let words = tokens(text, &lower, &english().common.vocabulary);
        let found = predicates(&words);
        let words_of = |r: Range<usize>| {
            words[r]
                .iter()
                .map(|t| t.text)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(found.len(), 2);
        assert_eq!(words_of(found[0].subject.clone()), "two million people");
        assert_eq!(words[found[0].verb].text, "trained");
        assert!(found[0].is_passive());
        assert_eq!(words_of(found[1].subject.clone()), "communities");
        assert_eq!(words[found[1].verb].text, "take");
    }

    #[test]
    fn relative_clauses_months_and_brackets_do_not_speak() {
        for text in [
            "those who will come",
            "in May 2024",
            "the plan (it will grow)",
            "The State recognises that everyone should have a home",
        ] {
            let lower = lowered(text);
            let words = tokens(text, &lower, &english().common.vocabulary);
            assert!(predicates(&words).is_empty(), "{text}");
        }
    }
}
