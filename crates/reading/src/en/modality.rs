//! What a sentence does: the six modalities of the annotation rules, or context.
//!
//! The main predicate decides. A prohibition comes first, then encouraging, entitlements and duties,
//! then what goes on, what grows, and what is new. A sentence without a modal is a commitment only
//! where it forbids, guarantees or encourages, or says what the State does already.

use std::ops::Range;

use waymark_model::plan::Modality;

use super::bare::bare;
use super::predicate::{Kind, Predicate};
use super::present::present;
use crate::lexicon::english;
use crate::mood::Mood;
use crate::words::Token;

/// A decision and the tokens that made it.
pub(crate) type Decision = (Modality, Range<usize>);

/// How far behind the verb a comparative still belongs to it.
const REACH: usize = 8;

/// The modality of a sentence; `mood` says what its place promises already.
/// `dated`: whether the sentence says by when, or how often.
pub(crate) fn modality(
    tokens: &[Token<'_>],
    predicates: &[Predicate],
    mood: Mood,
    dated: bool,
) -> Decision {
    let nothing = (Modality::Context, 0..0);
    if mood == Mood::Field || is_lead_in(tokens) {
        return nothing;
    }
    match predicates.first() {
        Some(first) if mood != Mood::Plain && first.modal > 0 => {
            // "Establish a fund, which shall ...": the order comes first.
            let before = tokens.get(..first.modal).unwrap_or_default();
            let order = english()
                .verbs
                .base
                .has(tokens, 0)
                .then(|| bare(before, mood));
            order.flatten().unwrap_or_else(|| planned(tokens, first))
        }
        Some(first) => before(tokens, first).unwrap_or_else(|| planned(tokens, first)),
        None => bare(tokens, mood)
            .or_else(|| underway(tokens))
            .or_else(|| present(tokens, dated))
            .unwrap_or(nothing),
    }
}

/// What the clause before the first modal forbids, urges or grants: "Parents are encouraged to take part, and
/// their costs will be met", "Asking about it is outlawed, and the Body can impose fines".
fn before(tokens: &[Token<'_>], first: &Predicate) -> Option<Decision> {
    let end = first.subject.start;
    let comma = end
        .checked_sub(1)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| t.is_mark(",;") || t.text == "and");
    let end = if first.kind == Kind::Possible {
        first.modal
    } else {
        end
    };
    let clause = tokens
        .get(..end)
        .filter(|_| comma || first.kind == Kind::Possible)?;
    present(clause, false).filter(|(m, _)| {
        matches!(
            m,
            Modality::Prohibit | Modality::Encourage | Modality::Guarantee
        )
    })
}

/// "The Government will take the following measures:", "To this end, the Ministry will:": the list
/// that follows promises, not its opening.
fn is_lead_in(tokens: &[Token<'_>]) -> bool {
    let colon = tokens.last().is_some_and(|t| t.is_mark(":：—"));
    let end = tokens.len().saturating_sub(1);
    let short = tokens
        .get(end.saturating_sub(1))
        .is_some_and(|t| ["will", "shall", "to", "must", "should", "by"].contains(&t.text));
    let list = || {
        english()
            .around
            .measures
            .find(tokens, end.saturating_sub(6)..end)
            .is_some()
    };
    colon && (short || list())
}

fn underway(tokens: &[Token<'_>]) -> Option<Decision> {
    let (at, len) = english().around.underway.find(tokens, 0..tokens.len())?;
    let relative = at
        .checked_sub(1)
        .is_some_and(|n| english().around.relative.has(tokens, n));
    let outside = tokens.get(at).is_some_and(|t| t.depth == 0);
    (outside && !relative).then_some((Modality::Continue, at..at + len))
}

fn planned(tokens: &[Token<'_>], p: &Predicate) -> Decision {
    let around = &english().around;
    let cue = p.modal..(p.verb + 1).min(tokens.len());
    let nobody = around.no_subject.at(tokens, p.subject.start).is_some();
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let most = text(p.modal) == "should"
        && (p.verb..p.end).any(|n| ["more", "longer"].contains(&text(n)) && text(n + 1) == "than");
    let lacks = || {
        around
            .lacks
            .find(tokens, p.group..(p.verb + 3).min(p.end))
            .is_some()
    };
    let spared = nobody && (most || lacks());
    if spared {
        // "No child should miss a dose", "No pupil should travel more than five kilometres".
        return (Modality::Guarantee, p.subject.start..cue.end);
    }
    if p.negated || nobody {
        return (
            Modality::Prohibit,
            if nobody {
                p.subject.start..cue.end
            } else {
                cue
            },
        );
    }
    let aim = tokens
        .get(p.modal)
        .is_some_and(|t| t.text == "is" || t.text == "are")
        && around.aims.find(tokens, p.subject.clone()).is_some();
    if aim || p.kind == Kind::Possible {
        return (Modality::Context, 0..0);
    }
    if let Some((at, len)) = around
        .prohibit
        .find(tokens, p.group..(p.group + 4).min(p.end))
    {
        return (Modality::Prohibit, at..at + len);
    }
    let class = class(tokens, p.verb);
    if let Some((Modality::Prohibit | Modality::Encourage, _)) = class {
        return decided(class, cue);
    }
    if let Some((at, len)) = around
        .guarantee
        .find(tokens, p.group..p.end.min(p.group + 3))
    {
        return (Modality::Guarantee, at..at + len);
    }
    if p.kind == Kind::Binding || matches!(class, Some((Modality::Guarantee, _))) {
        return (Modality::Guarantee, cue);
    }
    if let Some((Modality::Continue, _)) = class {
        return decided(class, cue);
    }
    growing(tokens, p, class, cue)
}

/// More of something, by law, or new.
fn growing(
    tokens: &[Token<'_>],
    p: &Predicate,
    class: Option<(Modality, usize)>,
    cue: Range<usize>,
) -> Decision {
    let around = &english().around;
    if is_moved(tokens, p) {
        return (Modality::Strengthen, cue);
    }
    if let Some(at) = comparative(tokens, p) {
        return (Modality::Strengthen, at..at + 1);
    }
    let verb = around.light.at(tokens, p.group).map(|len| p.group + len);
    if let Some(verb) = verb {
        let class = self::class(tokens, verb).filter(|(m, _)| *m == Modality::Strengthen);
        return decided(class.or(Some((Modality::NewAction, 1))), p.modal..verb + 1);
    }
    if matches!(class, Some((Modality::Strengthen, _))) && !makes_new(tokens, p.verb) {
        return decided(class, cue);
    }
    match around.by_law.find(tokens, p.verb..p.end) {
        Some((at, len)) if p.is_passive() => (Modality::Guarantee, at..at + len),
        _ => (Modality::NewAction, cue),
    }
}

/// "will bring it below 90": moved up or down; "will add a further 35".
fn is_moved(tokens: &[Token<'_>], p: &Predicate) -> bool {
    const MOVES: [&str; 6] = ["bring", "get", "take", "push", "drive", "lift"];
    const WHERE: [&str; 4] = ["below", "under", "above", "over"];
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let to = (p.verb + 1..(p.verb + 6).min(p.end)).any(|n| WHERE.contains(&text(n)));
    let further = text(p.verb + 1) == "a" && text(p.verb + 2) == "further";
    let another = text(p.verb + 1) == "another" && is_number(tokens, p.verb + 2);
    (MOVES.contains(&text(p.verb)) && to)
        || ((further || another) && is_number(tokens, p.verb + 2 + usize::from(further)))
}

/// "Develop a strategy", but not "develop services".
pub(super) fn makes_new(tokens: &[Token<'_>], verb: usize) -> bool {
    let develops = tokens
        .get(verb)
        .is_some_and(|t| ["develop", "developing", "develops"].contains(&t.text));
    let new = tokens
        .get(verb + 1)
        .is_some_and(|t| ["a", "an", "new", "and"].contains(&t.text));
    develops && new
}

fn decided(class: Option<(Modality, usize)>, cue: Range<usize>) -> Decision {
    (class.map_or(Modality::NewAction, |(m, _)| m), cue)
}

/// The class of the verb at a token and the length of its form.
pub(crate) fn class(tokens: &[Token<'_>], n: usize) -> Option<(Modality, usize)> {
    english()
        .verbs
        .classes
        .iter()
        .find_map(|(m, verbs)| verbs.at(tokens, n).map(|len| (*m, len)))
}

/// "More beds ...", "will be more widely used", but not "three more bases" and not the purpose behind
/// "to make it more convenient".
fn comparative(tokens: &[Token<'_>], p: &Predicate) -> Option<usize> {
    let around = &english().around;
    let counted = |n: usize| n.checked_sub(1).is_some_and(|m| is_number(tokens, m));
    // "More than 80 percent" and "more 500" say how many, not more of it.
    let counts =
        |n: usize| is_number(tokens, n + 1) || tokens.get(n + 1).is_some_and(|t| t.text == "than");
    let is =
        |n: &usize| around.comparatives.at(tokens, *n).is_some() && !counted(*n) && !counts(*n);
    let in_subject = p.subject.clone().take(2).find(is);
    in_subject.or_else(|| {
        let purpose = (p.verb + 1..p.end).find(|n| {
            tokens
                .get(*n)
                .is_some_and(|t| ["to", "for", "so", "by"].contains(&t.text))
        });
        (p.group..purpose.unwrap_or(p.end).min(p.verb + REACH)).find(is)
    })
}

fn is_number(tokens: &[Token<'_>], n: usize) -> bool {
    let words = &english().numbers;
    tokens.get(n).is_some_and(|t| {
        t.is_number() || (words.any.has(tokens, n) && words.words.contains_key(t.text))
    })
}
