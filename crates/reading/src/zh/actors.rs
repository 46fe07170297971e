//! Bodies named as doing it, or urged to do it. The State as such is no name.

use std::ops::Range;

use waymark_model::plan::Modality;

use super::predicate::Act;
use crate::lexicon::chinese;
use crate::words::Token;

/// The longest name, in characters.
const MOST_CHARS: usize = 24;
/// How near a "率" makes what stands before it a figure and no body.
const RATE: usize = 8;
/// What may follow a body that acts.
const FOLLOWS: [&str; 12] = [
    "应", "须", "要", "可", "会", "将", "每", "不", "已", "先", "也", "各",
];
/// How far behind "鼓励" the body stands.
const REACH: usize = 16;

/// Names in the words of the text, in order, each once.
pub(super) fn actors(sentence: &str, tokens: &[Token<'_>], acts: &[Act]) -> Vec<String> {
    let mut out = Vec::new();
    let mut clauses: Vec<usize> = Vec::new();
    for act in acts {
        if !clauses.contains(&act.clause) {
            clauses.push(act.clause);
            subject(sentence, tokens, act.clause..act.at, &mut out);
        }
        let from = act.at + act.len;
        if act.modality == Modality::Encourage {
            let next = acts.iter().map(|a| a.at).find(|at| *at > act.at);
            let end = next.unwrap_or(tokens.len()).min(from + REACH);
            names(sentence, tokens, from..end, &mut out);
        }
    }
    for n in 0..tokens.len() {
        // "由民政部门牵头"
        if let Some(len) = chinese().bodies.agents.at(tokens, n) {
            let from = n + len;
            let end = acts.iter().map(|a| a.at).find(|at| *at >= from);
            let end = end.unwrap_or(tokens.len()).min(from + REACH);
            names(sentence, tokens, from..end, &mut out);
        }
    }
    out
}

/// The words before the verb of a clause, unless it opens with a preposition.
fn subject(sentence: &str, tokens: &[Token<'_>], range: Range<usize>, out: &mut Vec<String>) {
    if !chinese().words.leading.has(tokens, range.start) {
        names(sentence, tokens, range, out);
    }
}

/// All names of bodies in a range: each ends with a head and begins behind the one before.
fn names(sentence: &str, tokens: &[Token<'_>], range: Range<usize>, out: &mut Vec<String>) {
    let bodies = &chinese().bodies;
    let mut start = range.start;
    let mut n = range.start;
    while n < range.end {
        // "住房和城乡建设部" is one name.
        if let Some(len) = bodies.compounds.at(tokens, n) {
            n += len;
            continue;
        }
        let headed = bodies.heads.has(tokens, n);
        if let Some(len) = bodies.joints.at(tokens, n).filter(|_| !headed) {
            n += len;
            start = n;
            continue;
        }
        if let Some(len) = bodies.agents.at(tokens, n) {
            n += len;
            start = n;
            continue;
        }
        // "各州（市）人民政府"
        if let Some(len) = aside(tokens, n).filter(|_| n > start) {
            n += len;
            continue;
        }
        if tokens.get(n).is_some_and(|t| !t.is_word()) {
            n += 1;
            start = n;
            continue;
        }
        let Some(len) = bodies
            .heads
            .at(tokens, n)
            .filter(|len| n + len <= range.end)
        else {
            n += 1;
            continue;
        };
        n += len;
        // "民政部" goes on in "民政部门".
        let department = tokens.get(n - 1).is_some_and(|t| t.text == "部");
        n += usize::from(department && tokens.get(n).is_some_and(|t| t.text == "门"));
        if ends_name(tokens, n, range.end) {
            push(sentence, tokens, start, n, out);
            start = n;
        }
    }
}

/// Whether a name ends before a token: "法院院长" goes on, "学校的教师" is not meant, a hall is no body, and what
/// a rate counts does nothing.
fn ends_name(tokens: &[Token<'_>], n: usize, end: usize) -> bool {
    let chinese = chinese();
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let hall = n > 1 && text(n - 1) == "厅" && text(n - 2) == "大";
    let rate = (n..n + RATE)
        .take_while(|m| tokens.get(*m).is_some_and(Token::is_word))
        .any(|m| text(m) == "率");
    let more = chinese.bodies.heads.has(tokens, n) && n < end && text(n) != "各";
    let mark = tokens.get(n).is_some_and(|t| !t.is_word()) && aside(tokens, n).is_none();
    let follows = FOLLOWS.contains(&text(n))
        || chinese.bodies.joints.has(tokens, n)
        || chinese.words.adverbs.has(tokens, n)
        || chinese.words.leading.has(tokens, n)
        || chinese.time.opens.has(tokens, n)
        || chinese.verbs.any.has(tokens, n);
    !hall && !rate && !more && text(n) != "的" && (n >= end || mark || follows)
}

/// A short aside in brackets inside a name: its length.
fn aside(tokens: &[Token<'_>], n: usize) -> Option<usize> {
    const MOST: usize = 4;
    let opens = tokens
        .get(n)
        .is_some_and(|t| t.text == "（" || t.text == "(");
    let end = (n + 1..n + MOST).find(|m| {
        tokens
            .get(*m)
            .is_some_and(|t| t.text == "）" || t.text == ")")
    });
    end.filter(|_| opens).map(|end| end + 1 - n)
}

fn push(sentence: &str, tokens: &[Token<'_>], from: usize, end: usize, out: &mut Vec<String>) {
    let skip = chinese().words.adverbs.at(tokens, from).unwrap_or(0);
    let from = if from + skip < end { from + skip } else { from };
    let bound = tokens
        .get(from)
        .is_some_and(|t| ["应", "须", "要", "将"].contains(&t.text));
    if bound {
        return;
    }
    let (Some(first), Some(last)) = (tokens.get(from), tokens.get(end - 1)) else {
        return;
    };
    let name = sentence.get(first.start..last.end).unwrap_or("").trim();
    let unnamed = chinese().bodies.not_named.at(tokens, from) == Some(end - from);
    let short = name.chars().count() <= MOST_CHARS;
    if !name.is_empty() && !unnamed && short && !out.iter().any(|o| o == name) {
        out.push(name.to_owned());
    }
}
