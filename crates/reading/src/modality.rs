//! What a sentence does: the six modalities of the annotation rules, or context.
//!
//! The main predicate decides. A prohibition comes first, then encouraging, entitlements and duties,
//! then what goes on, what grows, and what is new. A sentence without a modal is a commitment only
//! where it forbids, guarantees or encourages, or says what the State does already.

use std::ops::Range;

use waymark_model::plan::Modality;

use crate::lexicon::lexicon;
use crate::paragraph::has_finite_verb;
use crate::predicate::{Kind, Predicate};
use crate::tokens::{Phrases, Token};

/// A decision and the tokens that made it.
pub(crate) type Decision = (Modality, Range<usize>);

/// How far behind the verb a comparative still belongs to it.
const REACH: usize = 8;

/// The modality of a sentence. `phrase`: a marked paragraph of one sentence, where a phrase without a
/// finite verb ("Completing the report.") is a promise.
pub(crate) fn modality(tokens: &[Token], predicates: &[Predicate], phrase: bool) -> Decision {
    match predicates.first() {
        Some(first) => planned(tokens, first),
        None => present(tokens)
            .or_else(|| gerund(tokens, phrase))
            .unwrap_or((Modality::Context, 0..0)),
    }
}

fn planned(tokens: &[Token], p: &Predicate) -> Decision {
    let around = &lexicon().around;
    let cue = p.modal..(p.verb + 1).min(tokens.len());
    let nobody = around.no_subject.at(tokens, p.subject.start).is_some();
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
        .find(tokens, p.group..(p.group + 2).min(p.end))
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
    tokens: &[Token],
    p: &Predicate,
    class: Option<(Modality, usize)>,
    cue: Range<usize>,
) -> Decision {
    let around = &lexicon().around;
    if let Some(at) = comparative(tokens, p) {
        return (Modality::Strengthen, at..at + 1);
    }
    let verb = around.light.at(tokens, p.group).map(|len| p.group + len);
    if let Some(verb) = verb {
        let class = self::class(tokens, verb).filter(|(m, _)| *m == Modality::Strengthen);
        return decided(class.or(Some((Modality::NewAction, 1))), p.modal..verb + 1);
    }
    let makes_new = tokens.get(p.verb).is_some_and(|t| t.text == "develop")
        && tokens
            .get(p.verb + 1)
            .is_some_and(|t| ["a", "an", "new"].contains(&t.text.as_str()));
    if matches!(class, Some((Modality::Strengthen, _))) && !makes_new {
        return decided(class, cue);
    }
    match around.by_law.find(tokens, p.verb..p.end) {
        Some((at, len)) if p.is_passive() => (Modality::Guarantee, at..at + len),
        _ => (Modality::NewAction, cue),
    }
}

fn decided(class: Option<(Modality, usize)>, cue: Range<usize>) -> Decision {
    (class.map_or(Modality::NewAction, |(m, _)| m), cue)
}

/// The class of the verb at a token and the length of its form.
pub(crate) fn class(tokens: &[Token], n: usize) -> Option<(Modality, usize)> {
    lexicon()
        .verbs
        .classes
        .iter()
        .find_map(|(m, verbs)| verbs.at(tokens, n).map(|len| (*m, len)))
}

/// "More beds ...", "will be more widely used", but not "three more bases" and not the purpose behind
/// "to make it more convenient".
fn comparative(tokens: &[Token], p: &Predicate) -> Option<usize> {
    let around = &lexicon().around;
    let counted = |n: usize| {
        n.checked_sub(1)
            .and_then(|m| tokens.get(m))
            .is_some_and(is_number)
    };
    // "More than 80 percent" and "more 500" say how many, not more of it.
    let counts = |n: usize| {
        tokens
            .get(n + 1)
            .is_some_and(|t| is_number(t) || t.text == "than")
    };
    let is =
        |n: &usize| around.comparatives.at(tokens, *n).is_some() && !counted(*n) && !counts(*n);
    let in_subject = p.subject.clone().take(2).find(is);
    in_subject.or_else(|| {
        let purpose = (p.verb + 1..p.end).find(|n| {
            tokens
                .get(*n)
                .is_some_and(|t| ["to", "for", "so", "by"].contains(&t.text.as_str()))
        });
        (p.group..purpose.unwrap_or(p.end).min(p.verb + REACH)).find(is)
    })
}

fn is_number(token: &Token) -> bool {
    let numbers = &lexicon().numbers;
    token.text.starts_with(|c: char| c.is_ascii_digit()) || numbers.words.contains_key(&token.text)
}

/// A sentence without a modal.
fn present(tokens: &[Token]) -> Option<Decision> {
    let around = &lexicon().around;
    let of = |phrases: &Phrases, m: Modality| {
        phrases
            .find(tokens, 0..tokens.len())
            .map(|(at, len)| (m, at..at + len))
    };
    let passive = [
        of(&around.prohibit, Modality::Prohibit),
        of(&around.encourage, Modality::Encourage),
        of(&around.guarantee, Modality::Guarantee),
    ];
    let first = passive
        .into_iter()
        .flatten()
        .min_by_key(|(_, range)| range.start);
    let active = active(tokens);
    match (first, active) {
        (Some(a), Some(b)) => Some(if a.1.start <= b.1.start { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// "The state prohibits ...", "China implements ...": the State as subject at the start of a clause.
fn active(tokens: &[Token]) -> Option<Decision> {
    let lexicon = lexicon();
    for n in 0..tokens.len() {
        let starts = n == 0 || tokens.get(n - 1).is_some_and(|t| t.is_mark(","));
        let Some(len) = lexicon
            .around
            .state_subjects
            .at(tokens, n)
            .filter(|_| starts)
        else {
            continue;
        };
        let mut verb = n + len;
        while let Some(skip) = lexicon.around.adverbs.at(tokens, verb) {
            verb += skip;
        }
        let third = tokens
            .get(verb)
            .is_some_and(|t| t.text.ends_with('s') && t.text.len() > 3);
        let found = class(tokens, verb).or_else(|| {
            lexicon
                .verbs
                .ongoing
                .at(tokens, verb)
                .map(|len| (Modality::Continue, len))
        });
        if let Some((m, len)) = found.filter(|_| third) {
            return Some((already(m, tokens, verb), n..verb + len));
        }
    }
    None
}

/// Improving in the present tense is what goes on; supporting bodies is encouraging them.
fn already(m: Modality, tokens: &[Token], verb: usize) -> Modality {
    let supports = tokens.get(verb).is_some_and(|t| t.text == "supports");
    let others = || {
        (verb + 1..(verb + 4).min(tokens.len())).any(|n| {
            lexicon().bodies.heads.at(tokens, n).is_some()
                || tokens.get(n).is_some_and(|t| t.text == "websites")
        })
    };
    match m {
        Modality::Strengthen => Modality::Continue,
        Modality::Continue if supports && others() => Modality::Encourage,
        other => other,
    }
}

/// "Completing its seventh report ...": the whole paragraph is the promise.
fn gerund(tokens: &[Token], phrase: bool) -> Option<Decision> {
    let first = tokens
        .first()
        .filter(|t| phrase && t.text.ends_with("ing") && t.text.len() > 5)
        .filter(|_| !has_finite_verb(tokens, true))?;
    debug_assert!(first.is_word());
    let (m, len) = class(tokens, 0).unwrap_or((Modality::NewAction, 1));
    Some((m, 0..len))
}
