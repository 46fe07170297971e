//! Promises in the present tense: "The state prohibits ...", "The Unit opens on 1 July 2027.",
//! "A quota is introduced in 2028."

use std::ops::Range;

use waymark_model::plan::Modality;

use super::modality::{Decision, class};
use super::names::{name_at, proper_name_at};
use crate::lexicon::english;
use crate::words::{Phrases, Token};

/// A sentence without a modal.
pub(super) fn present(tokens: &[Token<'_>], dated: bool) -> Option<Decision> {
    let around = &english().around;
    let of = |phrases: &Phrases, m: Modality| {
        phrases
            .find(tokens, 0..tokens.len())
            .map(|(at, len)| (m, at..at + len))
    };
    let refused = around.no_subject.at(tokens, 0).is_some();
    if refused && let Some((_, range)) = of(&around.allowed, Modality::Prohibit) {
        return Some((Modality::Prohibit, range));
    }
    // "The Constitution provides that everyone has the right": what is so already.
    if around.reporting.find(tokens, 0..tokens.len()).is_some() {
        return active(tokens);
    }
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
        (a, b) => a.or(b).or_else(|| scheduled(tokens, dated)),
    }
    .map(|(m, range)| {
        let goes_on = around.before.find(tokens, 0..tokens.len()).is_some();
        let m = if goes_on && m == Modality::NewAction {
            Modality::Continue
        } else {
            m
        };
        (m, range)
    })
}

/// "The state prohibits ...", "The Ministry implements ...", "We train ...": the State, a body or "we"
/// as subject at the start of a clause, with a verb of the lexicon in the present tense.
fn active(tokens: &[Token<'_>]) -> Option<Decision> {
    (0..tokens.len()).find_map(|n| {
        let verb = active_verb(tokens, n)?;
        let ongoing = english().verbs.ongoing.at(tokens, verb);
        let found = class(tokens, verb).or_else(|| ongoing.map(|len| (Modality::Continue, len)));
        let (m, len) = found.unwrap_or((Modality::NewAction, 1));
        Some((already(m, tokens, verb), n..verb + len))
    })
}

/// The subjects of all such clauses.
pub(super) fn subjects(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let of = |n: usize| {
        active_verb(tokens, n)?;
        subject_end(tokens, n).map(|end| n..end)
    };
    (0..tokens.len()).filter_map(of).collect()
}

/// The verb of the clause that begins at a token with the State, a body or "we".
fn active_verb(tokens: &[Token<'_>], n: usize) -> Option<usize> {
    let english = english();
    let before = n.checked_sub(1).and_then(|b| tokens.get(b));
    let and = before.is_some_and(|t| t.text == "and")
        && n > 1
        && tokens.get(n - 2).is_some_and(|t| t.is_mark(",;"));
    if !(n == 0 || and || before.is_some_and(|t| t.is_mark(",;"))) {
        return None;
    }
    let mut verb = subject_end(tokens, n)?;
    while let Some(skip) = english.around.adverbs.at(tokens, verb) {
        verb += skip;
    }
    let spoken = english.verbs.third.has(tokens, verb)
        || (is_plural(tokens, verb.saturating_sub(1)) && english.verbs.base.has(tokens, verb))
        || is_unknown_verb(tokens, verb);
    (spoken && !english.verbs.stative.has(tokens, verb)).then_some(verb)
}

/// One past the subject that begins at a token, with what stands aside behind it.
fn subject_end(tokens: &[Token<'_>], n: usize) -> Option<usize> {
    subject_name_end(tokens, n).map(|end| aside_end(tokens, end))
}

/// Behind what stands aside: "(TCS)", ", hereinafter the Fund,", ", as before,".
fn aside_end(tokens: &[Token<'_>], end: usize) -> usize {
    const MOST: usize = 8;
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let until = |mark: &str| {
        let own = (end + 1..end + MOST).find(|n| text(*n) == mark);
        own.map_or(end, |n| n + 1)
    };
    let aside = ["hereinafter", "hereafter", "as", "acting", "like", "too"];
    match text(end) {
        "(" => until(")"),
        "," if aside.contains(&text(end + 1)) => until(","),
        _ => end,
    }
}

fn subject_name_end(tokens: &[Token<'_>], n: usize) -> Option<usize> {
    let the = tokens.get(n).is_some_and(|t| t.text == "the");
    let from = n + usize::from(the);
    let from = from + usize::from(tokens.get(from).is_some_and(|t| t.text == "same"));
    let named = name_at(tokens, from).or_else(|| proper_name_at(tokens, from));
    if let Some(len) = english().around.state_subjects.at(tokens, n) {
        // "The Ministry" may go on: "of Education".
        return named.max(Some(n + len));
    }
    // "Dalvenia maintains ...": a name that no rule knows, at the start, is the State's own.
    let own = n == 0
        && tokens
            .first()
            .is_some_and(|t| t.capital && t.id == 0 && t.text.len() > 3);
    if own && english().verbs.third.has(tokens, 1) {
        return Some(1);
    }
    named
}

fn is_plural(tokens: &[Token<'_>], n: usize) -> bool {
    tokens
        .get(n)
        .is_some_and(|t| t.text == "we" || (t.text.ends_with('s') && !t.text.ends_with("ss")))
}

/// A word in -s behind the name of a body that the lexicon does not know, before an object: a verb.
fn is_unknown_verb(tokens: &[Token<'_>], n: usize) -> bool {
    const OBJECTS: [&str; 14] = [
        "the", "a", "an", "its", "their", "all", "each", "every", "another", "new", "up", "out",
        "into", "with",
    ];
    let Some(token) = tokens.get(n) else {
        return false;
    };
    let verb = token.text.ends_with('s') && !token.text.ends_with("ss") && !token.capital;
    let object = tokens
        .get(n + 1)
        .is_some_and(|t| OBJECTS.contains(&t.text) || t.is_number())
        || english().numbers.any.has(tokens, n + 1);
    let own = token.id == 0 || english().verbs.third.has(tokens, n);
    verb && object && own && !token.text.ends_with("'s")
}

/// A present tense that a date, a habit or its verb makes a promise: "The quota rises to 40 % in 2028",
/// "The register is kept up and reviewed every two years", "The Act enters into force".
fn scheduled(tokens: &[Token<'_>], dated: bool) -> Option<Decision> {
    let english = english();
    if tells_of_the_text(tokens) {
        return None;
    }
    let mut relative = false;
    for n in 1..tokens.len() {
        let token = tokens.get(n)?;
        if token.is_mark(",;") {
            relative = false;
        }
        relative |= english.around.relative.has(tokens, n);
        if relative || token.depth > 0 {
            continue;
        }
        if english.around.past.has(tokens, n) {
            return None;
        }
        if let Some(len) = english.around.events.at(tokens, n) {
            let verb = class(tokens, n).or_else(|| class(tokens, n + 1));
            return Some((verb.map_or(Modality::NewAction, |(m, _)| m), n..n + len));
        }
        if !dated {
            continue;
        }
        if token.text == "is" || token.text == "are" {
            return passive(tokens, n);
        }
        if is_main_verb(tokens, n) {
            let (m, len) = class(tokens, n).unwrap_or((Modality::NewAction, 1));
            return Some((m, n..n + len));
        }
    }
    None
}

/// "The present plan covers the period ...": what the document says of itself.
fn tells_of_the_text(tokens: &[Token<'_>]) -> bool {
    const TEXTS: [&str; 9] = [
        "plan",
        "document",
        "strategy",
        "chapter",
        "report",
        "annex",
        "section",
        "programme",
        "text",
    ];
    const LEADS: [&str; 5] = ["the", "this", "present", "national", "following"];
    let head = tokens.iter().position(|t| !LEADS.contains(&t.text));
    head.filter(|n| *n > 0)
        .and_then(|n| tokens.get(n))
        .is_some_and(|t| TEXTS.contains(&t.text))
}

/// "is kept up", "are reviewed".
fn passive(tokens: &[Token<'_>], is: usize) -> Option<Decision> {
    let english = english();
    let mut verb = is + 1;
    while let Some(skip) = english.around.adverbs.at(tokens, verb) {
        verb += skip;
    }
    let token = tokens.get(verb)?;
    let known = english.verbs.participle.has(tokens, verb) || token.text.ends_with("ed");
    let stated = english.verbs.stative.has(tokens, verb) || english.around.told.has(tokens, verb);
    if !known || stated {
        return None;
    }
    let (m, len) = class(tokens, verb).unwrap_or((Modality::NewAction, 1));
    Some((m, is..verb + len))
}

/// Whether a text without a modal tells something: "Discrimination takes many forms".
pub(crate) fn tells(tokens: &[Token<'_>]) -> bool {
    (1..tokens.len()).any(|n| {
        is_main_verb(tokens, n) && tokens.get(n).is_some_and(|t| !t.capital && t.depth == 0)
    })
}

/// A known verb in the third person, or in its base form behind a plural, that is no noun.
fn is_main_verb(tokens: &[Token<'_>], n: usize) -> bool {
    const NOUNISH: [&str; 15] = [
        "the", "a", "an", "of", "for", "to", "and", "or", "its", "their", "all", "these", "by",
        "with", "in",
    ];
    let english = english();
    let before = n.checked_sub(1).and_then(|b| tokens.get(b));
    let subject = before.is_some_and(|t| t.is_word() && !NOUNISH.contains(&t.text));
    let next = tokens.get(n + 1).map_or("", |t| t.text);
    let noun = [
        "of", "and", "or", "are", "is", "were", ",", ".", ";", "will", "for",
    ]
    .contains(&next);
    let object = ["the", "a", "an", "its", "their"].contains(&next)
        || tokens.get(n + 1).is_some_and(Token::is_number);
    let third = english.verbs.third.has(tokens, n) && (object || !is_plural(tokens, n - 1));
    let base = english.verbs.base.has(tokens, n)
        && is_plural(tokens, n - 1)
        && !tokens.get(n).is_some_and(|t| t.capital);
    subject && !noun && (third || base) && !english.verbs.stative.has(tokens, n)
}

/// Improving in the present tense is what goes on; supporting bodies is encouraging them.
fn already(m: Modality, tokens: &[Token<'_>], verb: usize) -> Modality {
    let supports = tokens
        .get(verb)
        .is_some_and(|t| ["supports", "support"].contains(&t.text));
    let others = || {
        (verb + 1..(verb + 4).min(tokens.len())).any(|n| {
            english().bodies.heads.at(tokens, n).is_some()
                || tokens.get(n).is_some_and(|t| t.text == "websites")
        })
    };
    match m {
        Modality::Strengthen => Modality::Continue,
        Modality::Continue if supports && others() => Modality::Encourage,
        other => other,
    }
}
