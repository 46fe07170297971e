//! The main verbs of a Chinese sentence and what they make of it.
//!
//! The first verb of the sentence decides. A clause that opens with a preposition ("通过", "根据") leads up
//! to it, and a verb before "的" describes a noun.

use std::ops::Range;

use waymark_model::plan::Modality;

use super::number::in_digits;
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
    if only_says_when(tokens, &range) {
        return;
    }
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
        // "新增就业500万人" counts, "实现新增就业" names.
        let counted =
            |len: usize| token.text == "新" && tokens.get(n + len).is_some_and(Token::is_number);
        if let Some(len) = chinese
            .words
            .nouns
            .at(tokens, n)
            .filter(|len| !counted(*len))
        {
            n += len;
            continue;
        }
        if !chinese.verbs.any.has(tokens, n) {
            n += 1;
            continue;
        }
        let found = chinese
            .verbs
            .classes
            .iter()
            .filter_map(|(m, list)| list.at(tokens, n).map(|len| (*m, len)))
            .max_by_key(|(_, len)| *len);
        let acts = |m: Modality, len: usize| {
            let grants = matches!(m, Modality::Guarantee | Modality::Prohibit);
            !names_a_rate(tokens, n + len) && (grants || !is_noun(tokens, n, n + len, range.end))
        };
        if let Some((modality, len)) = found.filter(|(m, len)| acts(*m, *len)) {
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
    behind_attribute(tokens, &range, first, out);
}

/// "提高困难群众救助标准": the first verb acts. "从事护理的人员应当接受培训": the verb before "的" describes.
fn behind_attribute(tokens: &[Token<'_>], range: &Range<usize>, first: usize, out: &mut Vec<Act>) {
    let de = (range.start..range.end).rfind(|n| tokens.get(*n).is_some_and(|t| t.text == "的"));
    let Some(de) = de else { return };
    let later = out.iter().skip(first).any(|a| a.at > de);
    let leads = chinese().words.leading.has(tokens, range.start)
        || begins_with_subject(tokens, range.start);
    if later && leads {
        let mut n = 0;
        out.retain(|a| {
            n += 1;
            n <= first || a.at > de
        });
    }
}

/// "用人单位招录人员时", "自公布之日起", "拖欠工资的": a clause that only says when.
fn only_says_when(tokens: &[Token<'_>], range: &Range<usize>) -> bool {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let goes_on = ["，", "、", ","].contains(&text(range.end));
    let last = range.end.checked_sub(1).map_or("", text);
    goes_on && range.len() > 2 && ["时", "后", "前", "的"].contains(&last)
}

/// Whether a verb is used as a noun: behind "的" at the end of its clause or without an object ("权利的实现"),
/// or before "之日".
fn is_noun(tokens: &[Token<'_>], from: usize, to: usize, end: usize) -> bool {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let before = from.checked_sub(1).map_or("", text);
    let dated = text(to) == "之" && text(to + 1) == "日" || text(to) == "后" || text(to) == "前";
    let behind =
        before == "的" && !["给", "予", "由", "依", "应", "不", "可"].contains(&text(from));
    dated
        || (behind
            && (to >= end
                || ["由", "便", "和", "与", "是", "、", "年", "占"].contains(&text(to))
                || chinese().verbs.any.has(tokens, to)))
        || (to >= end && ends_phrase(tokens, from))
}

/// "对…的法律监督": a verb that ends a phrase behind "的", with no adverb before it.
fn ends_phrase(tokens: &[Token<'_>], from: usize) -> bool {
    const REACH: usize = 8;
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let words = (from.saturating_sub(REACH)..from).rev();
    let mut near = words.take_while(|n| tokens.get(*n).is_some_and(Token::is_word));
    let of = near.any(|n| text(n) == "的");
    let adverb = (1..=3).any(|len| {
        from.checked_sub(len)
            .and_then(|n| chinese().words.adverbs.at(tokens, n))
            .is_some_and(|l| l == len)
    });
    of && !adverb
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
/// `since`: the first year of the plan, 0 where it is not known.
pub(super) fn modality(
    tokens: &[Token<'_>],
    acts: &[Act],
    mood: Mood,
    since: i16,
) -> (Modality, Range<usize>) {
    let nothing = (Modality::Context, 0..0);
    let chinese = chinese();
    if mood == Mood::Field || is_lead_in(tokens) {
        return nothing;
    }
    if acts.iter().any(|a| makes_this_plan(tokens, a)) {
        return nothing;
    }
    let Some(first) = main(tokens, acts) else {
        if let Some(at) = bare_duty(tokens) {
            return (Modality::Guarantee, at..at + 1);
        }
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
    let done = tokens
        .get(first.at + first.len)
        .is_some_and(|t| t.text == "了");
    let told = past.is_some_and(|(at, _)| at <= first.at + 2) || done || is_past(tokens, since);
    if told && !planned {
        return nothing;
    }
    if is_described(tokens, first) && mood != Mood::Ordered {
        return nothing;
    }
    if let Some(duty) = duty(tokens, first) {
        return (Modality::Guarantee, duty..duty + 1);
    }
    // "拥有的儿科医师": what stands before "的" only tells which.
    let stative = chinese.words.stative.find(tokens, first.clause..first.at);
    let stative = stative.filter(|(at, len)| tokens.get(at + len).is_none_or(|t| t.text != "的"));
    // "占…的比例": the share is what grows.
    let share = |at: usize| {
        let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
        text(at) == "占"
            && (at..first.at).any(|n| text(n) == "比" && ["例", "重"].contains(&text(n + 1)))
    };
    let noun = stative.is_some_and(|(at, _)| chinese.words.nouns.has(tokens, at) || share(at));
    if stative.is_some() && !noun && mood != Mood::Ordered {
        return nothing;
    }
    (first.modality, first.at..first.at + first.len)
}

/// "制定本方案": what the document says of itself.
fn makes_this_plan(tokens: &[Token<'_>], act: &Act) -> bool {
    const TEXTS: [&str; 7] = ["方", "计", "规", "行", "纲", "清", "办"];
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let makes = ["制", "编", "印"].contains(&text(act.at));
    let this = act.at + act.len;
    makes && text(this) == "本" && TEXTS.contains(&text(this + 1))
}

/// A duty whose verb is not known: "部门应于二十日内函复".
fn bare_duty(tokens: &[Token<'_>]) -> Option<usize> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let starts = |n: usize| n == 0 || tokens.get(n - 1).is_some_and(|t| t.is_mark(CLAUSE));
    (0..tokens.len()).find(|n| {
        let clause = (0..=*n).rev().find(|m| starts(*m)).unwrap_or(0);
        let binds = text(*n) == "必" && text(n + 1) == "须" || text(*n) == "应" || text(*n) == "须";
        binds && is_duty(tokens, *n, clause)
    })
}

/// A sentence that begins with a year before the plan tells what was: "2016年至2020年，".
fn is_past(tokens: &[Token<'_>], since: i16) -> bool {
    let year = tokens.first().and_then(|t| in_digits(t.text));
    let named = tokens
        .get(1)
        .is_some_and(|t| ["年", "至", "-", "—"].contains(&t.text));
    let year = year.filter(|y| named && (1900.0..2100.0).contains(y));
    year.is_some_and(|y| y < f64::from(since))
}

/// "制定本计划的原则包括", "民政部门负责…，资金列入预算": what is so, or whose business it is.
fn is_described(tokens: &[Token<'_>], first: &Act) -> bool {
    let chinese = chinese();
    let comma = |n: &usize| tokens.get(*n).is_some_and(|t| t.is_mark(CLAUSE));
    let end = (first.at..tokens.len()).find(comma).unwrap_or(tokens.len());
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let of = (first.at..end).find(|n| text(*n) == "的");
    let is = of.is_some_and(|of| {
        (of..end)
            .any(|n| text(n) == "是" || (text(n) == "包" && ["括", "含"].contains(&text(n + 1))))
    });
    let duty = (first.at..end).any(|n| text(n) == "负" && text(n + 1) == "责" && n + 2 >= end);
    // The first clause already says whose business it is.
    let before = first.clause > 0
        && !chinese.words.leading.has(tokens, 0)
        && chinese
            .words
            .mandates
            .find(tokens, 0..first.clause)
            .is_some();
    is || duty || before
}

/// Where "应", "须" or "要" makes a duty of the act: before it in its clause, and no part of a word.
fn duty(tokens: &[Token<'_>], act: &Act) -> Option<usize> {
    if !matches!(
        act.modality,
        Modality::NewAction | Modality::Strengthen | Modality::Continue
    ) {
        return None;
    }
    (act.clause..act.at).find(|n| is_duty(tokens, *n, act.clause))
}

/// Whether "应", "须" or "要" stands here and is no part of a word.
fn is_duty(tokens: &[Token<'_>], n: usize, clause: usize) -> bool {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let before = n.checked_sub(1).map_or("", text);
    let next = text(n + 1);
    match text(n) {
        "应" => {
            !["相", "适", "反", "供", "响", "对", "效"].contains(&before)
                && !["用", "急", "对"].contains(&next)
        }
        "须" => !["无", "毋"].contains(&before),
        "必" => next == "须",
        "要" => {
            n > clause
                && !["重", "主", "需", "首", "纲", "摘", "简", "只"].contains(&before)
                && !["求", "素", "点", "闻", "件"].contains(&next)
        }
        _ => false,
    }
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
