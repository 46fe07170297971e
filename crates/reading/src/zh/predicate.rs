//! The main verbs of a Chinese sentence and what they make of it.
//!
//! The first verb of the sentence decides. A clause that opens with a preposition ("通过", "根据") leads up
//! to it, and a verb before "的" describes a noun.

use std::ops::Range;

use waymark_model::plan::Modality;

use crate::lexicon::chinese;
use crate::mood::Mood;
use crate::words::Token;

/// A verb of the lexicon at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) modality: Modality,
    /// Its first token.
    pub(super) at: usize,
    /// Its length in tokens.
    pub(super) len: usize,
    /// The first token of its clause.
    pub(super) clause: usize,
}

/// Marks that end a clause.
const CLAUSE: &str = "，；：。！？,;:";

/// The verbs of a sentence outside brackets, quotes and titles, in order.
pub(super) fn acts(tokens: &[Token<'_>]) -> Vec<Act> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let end = (from..tokens.len())
            .find(|n| tokens.get(*n).is_some_and(|t| t.is_mark(CLAUSE)))
            .unwrap_or(tokens.len());
        clause(tokens, from..end, &mut out);
        from = end + 1;
    }
    out
}

fn clause(tokens: &[Token<'_>], range: Range<usize>, out: &mut Vec<Act>) {
    let chinese = chinese();
    let first = out.len();
    let (mut n, mut quoted) = (range.start, 0usize);
    while n < range.end {
        let Some(token) = tokens.get(n) else { break };
        match token.text {
            "《" | "“" | "「" | "（" | "(" => quoted += 1,
            "》" | "”" | "」" | "）" | ")" => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        if quoted > 0 {
            n += 1;
            continue;
        }
        if let Some(len) = chinese.words.nouns.at(tokens, n) {
            n += len;
            continue;
        }
        let found = chinese
            .verbs
            .classes
            .iter()
            .filter_map(|(m, list)| list.at(tokens, n).map(|len| (*m, len)))
            .max_by_key(|(_, len)| *len);
        if let Some((modality, len)) = found.filter(|(_, len)| !names_a_rate(tokens, n + len)) {
            out.push(Act {
                modality,
                at: n,
                len,
                clause: range.start,
            });
            n += len;
            continue;
        }
        n += 1;
    }
    // "提高困难群众救助标准": the first verb acts. "从事护理的人员应当接受培训": the verb before "的" describes.
    let de = (range.start..range.end).rfind(|n| tokens.get(*n).is_some_and(|t| t.text == "的"));
    if let Some(de) = de {
        let later = out.iter().skip(first).any(|a| a.at > de);
        let leads = chinese.words.leading.has(tokens, range.start)
            || begins_with_subject(tokens, range.start);
        if later && leads {
            let kept: Vec<Act> = out
                .iter()
                .skip(first)
                .filter(|a| a.at > de)
                .copied()
                .collect();
            out.truncate(first);
            out.extend(kept);
        }
    }
}

/// "探访关爱率", "参保人数": what is counted, not what is done.
fn names_a_rate(tokens: &[Token<'_>], from: usize) -> bool {
    const REACH: usize = 4;
    (from..from + REACH)
        .take_while(|n| {
            tokens
                .get(*n)
                .is_some_and(|t| t.is_word() && t.text != "的")
        })
        .any(|n| tokens.get(n).is_some_and(|t| t.text == "率"))
}

/// Whether a clause does not begin with its verb, behind adverbs.
fn begins_with_subject(tokens: &[Token<'_>], from: usize) -> bool {
    let chinese = chinese();
    let mut n = from;
    while let Some(len) = chinese.words.adverbs.at(tokens, n) {
        n += len;
    }
    !chinese.verbs.any.has(tokens, n)
}

/// The modality of a sentence.
pub(super) fn modality(tokens: &[Token<'_>], acts: &[Act], mood: Mood) -> (Modality, Range<usize>) {
    let nothing = (Modality::Context, 0..0);
    let chinese = chinese();
    if mood == Mood::Field || is_lead_in(tokens) {
        return nothing;
    }
    let Some(first) = main(tokens, acts) else {
        let phrase = mood == Mood::Ordered && tokens.len() >= 4;
        return if phrase {
            (Modality::NewAction, 0..1)
        } else {
            nothing
        };
    };
    let past = chinese.words.past.find(tokens, 0..tokens.len());
    let planned = (0..tokens.len()).any(|n| {
        tokens
            .get(n)
            .is_some_and(|t| ["将", "须", "应"].contains(&t.text))
    });
    if past.is_some_and(|(at, _)| at <= first.at + 2) && !planned {
        return nothing;
    }
    let stative = chinese.words.stative.find(tokens, first.clause..first.at);
    let noun = stative.is_some_and(|(at, _)| chinese.words.nouns.has(tokens, at));
    if stative.is_some() && !noun && mood != Mood::Ordered {
        return nothing;
    }
    (first.modality, first.at..first.at + first.len)
}

/// The act that decides: a duty or prohibition said of it in the same clause comes before it; the verb of
/// a clause that only leads up to another is passed over.
fn main<'a>(tokens: &[Token<'_>], acts: &'a [Act]) -> Option<&'a Act> {
    let chinese = chinese();
    let leads = |a: &Act| chinese.words.leading.has(tokens, a.clause) && !direct(tokens, a);
    let first = acts.iter().find(|a| !leads(a)).or_else(|| acts.first())?;
    // "民政部门应当建立", "任何单位不得拒绝": what binds stands before the verb, but may stand behind another.
    let binds = |a: &&Act| {
        a.clause == first.clause
            && matches!(
                tokens.get(a.at).map(|t| t.text),
                Some("应" | "必" | "不" | "严" | "禁")
            )
            && matches!(a.modality, Modality::Guarantee | Modality::Prohibit)
    };
    Some(acts.iter().find(binds).unwrap_or(first))
}

/// Whether a clause that opens with a preposition has its own main verb: "对…依法惩治", "将…纳入".
fn direct(tokens: &[Token<'_>], act: &Act) -> bool {
    let opener = tokens.get(act.clause).map_or("", |t| t.text);
    ["对", "将", "把", "到", "为", "在", "以", "面", "从"].contains(&opener)
        && act.at > act.clause + 2
}

/// "采取以下措施：", "主要包括：".
fn is_lead_in(tokens: &[Token<'_>]) -> bool {
    tokens.last().is_some_and(|t| t.is_mark("：:"))
}
