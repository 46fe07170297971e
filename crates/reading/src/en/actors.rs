//! Bodies named as doing it, or urged to do it. The State as such is no name.

use std::ops::Range;

use waymark_model::plan::Modality;

use super::modality::class;
use super::names::{name_at, proper_name_at};
use super::predicate::{Kind, Predicate};
use super::present::subjects;
use crate::lexicon::english;
use crate::words::{Token, fold};

/// A body without a known head is named in so few words ("clubs", "online platforms").
const MOST_PLAIN: usize = 3;

/// What follows one of these only tells which.
const PREPOSITIONS: [&str; 17] = [
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
    "who",
    "which",
    "whose",
];

/// Names in the words of the text, in order, each once. `modality` and `cue` are what decided the sentence.
pub(crate) fn actors(
    sentence: &str,
    tokens: &[Token<'_>],
    predicates: &[Predicate],
    decided: (Modality, &Range<usize>),
) -> Vec<String> {
    let mut names = Names {
        sentence,
        tokens,
        out: Vec::new(),
    };
    let (modality, cue) = decided;
    for (n, p) in predicates.iter().enumerate() {
        names.predicate(p, n == 0);
    }
    let first = predicates.first().map_or(tokens.len(), |p| p.modal);
    if cue.end <= first {
        names.present(modality, cue);
    }
    names.partners();
    names.out
}

/// Names in the opening of a list that has no modal: "With the support of others, the Ministry intends:".
pub(crate) fn of_opening(sentence: &str, tokens: &[Token<'_>]) -> Vec<String> {
    let mut names = Names {
        sentence,
        tokens,
        out: Vec::new(),
    };
    names.phrases(0..tokens.len(), false);
    names.out
}

/// Whether the subject does it: it suffers nothing and receives nothing.
fn acts(tokens: &[Token<'_>], p: &Predicate) -> bool {
    const RECEIVES: [&str; 8] = [
        "have", "receive", "enjoy", "benefit", "get", "become", "lose", "face",
    ];
    p.kind != Kind::Possible
        && !p.is_passive()
        && !tokens
            .get(p.group)
            .is_some_and(|t| RECEIVES.contains(&t.text))
}

struct Names<'a> {
    sentence: &'a str,
    tokens: &'a [Token<'a>],
    out: Vec<String>,
}

impl Names<'_> {
    fn text(&self, n: usize) -> &str {
        self.tokens.get(n).map_or("", |t| t.text)
    }

    /// Only the main predicate urges those who suffer it (`main`).
    fn predicate(&mut self, p: &Predicate, main: bool) {
        let urged = matches!(class(self.tokens, p.verb), Some((Modality::Encourage, _)));
        let required = ["required", "obliged", "bound"].contains(&self.text(p.verb));
        let whole = self.whole_subject(p);
        if p.is_passive() && urged && main {
            self.phrases(whole, true);
        } else if acts(self.tokens, p) || (required && main) {
            self.phrases(whole, false);
            self.helpers(p.subject.start);
        }
        if urged && !p.is_passive() {
            self.object(p.verb + 1, p.end);
        }
        if p.is_passive() {
            self.agents(p.verb + 1..p.end, true);
        }
    }

    /// A sentence whose present tense or bare phrase decided it.
    fn present(&mut self, modality: Modality, cue: &Range<usize>) {
        for subject in subjects(self.tokens) {
            self.phrases(subject, false);
        }
        let passive = ["is", "are"].contains(&self.text(cue.start));
        match modality {
            // "Border guards are forbidden to ...", "Hoteliers are urged to ..."
            Modality::Encourage if passive => self.phrases(self.clause(cue.start)..cue.start, true),
            Modality::Prohibit if passive => {
                let infinitive = self.text(cue.end.saturating_sub(1)) == "to"
                    || (self.text(cue.end) == "to" && self.text(cue.end + 1) != "which");
                self.phrases(self.clause(cue.start)..cue.start, infinitive);
            }
            Modality::Encourage if english().around.support.has(self.tokens, cue.start) => {}
            // "Encourage firms to publish", "We call on federations to ..."
            Modality::Encourage if self.text(cue.end.saturating_sub(1)) == "that" => {
                self.asked(cue.end - 1);
            }
            Modality::Encourage => self.object(cue.end, self.tokens.len()),
            Modality::NewAction
            | Modality::Continue
            | Modality::Strengthen
            | Modality::Guarantee
            | Modality::Prohibit
            | Modality::Context
            | Modality::Heading => {
                if !passive && cue.start > 0 && self.out.is_empty() {
                    self.phrases(0..cue.start, false);
                }
            }
        }
        self.agents(cue.end..self.tokens.len(), passive);
    }

    /// Where the clause of a token begins: behind a semicolon, or a comma and "and".
    fn clause(&self, at: usize) -> usize {
        let opens = |n: &usize| {
            let mark = n.checked_sub(1).and_then(|b| self.tokens.get(b));
            mark.is_some_and(|t| t.is_mark(";") || (t.is_mark(",") && self.text(*n) == "and"))
        };
        (0..at).rev().find(opens).unwrap_or(0)
    }

    /// A list of subjects reaches over its commas: "Churches, unions and clubs will ...".
    fn whole_subject(&self, p: &Predicate) -> Range<usize> {
        const MOST: usize = 6;
        let mut start = p.subject.start;
        let listed = p
            .subject
            .clone()
            .any(|n| self.text(n) == "and" || self.text(n) == "or");
        let comma = |n: usize| {
            self.tokens
                .get(n)
                .is_some_and(|t| t.is_mark(",") && t.depth == 0)
        };
        while listed && start > 0 && comma(start - 1) {
            let end = start - 1;
            let from = (0..end).rev().find(|n| comma(*n)).map_or(0, |n| n + 1);
            let opens =
                english().numbers.role.stops.has(self.tokens, from) || self.text(from) == "as";
            let verb = (from..end).any(|n| {
                english().around.finite.has(self.tokens, n)
                    || english().around.modals.has(self.tokens, n)
            });
            if opens || verb || end - from > MOST {
                break;
            }
            start = from;
        }
        start..p.subject.end
    }

    /// "The Council draws up, jointly with the Works Department, a schedule": who does it too.
    fn partners(&mut self) {
        const WITH: [&str; 8] = [
            "together",
            "jointly",
            "cooperation",
            "co-operation",
            "partnership",
            "collaboration",
            "coordination",
            "concert",
        ];
        for n in 1..self.tokens.len() {
            if self.text(n) != "with" || !WITH.contains(&self.text(n - 1)) {
                continue;
            }
            let mut from = n + 1;
            loop {
                from += usize::from(self.text(from) == "the");
                let end = name_at(self.tokens, from).or_else(|| proper_name_at(self.tokens, from));
                let Some(end) = end else { break };
                self.push(from, end);
                if self.text(end) != "and" {
                    break;
                }
                from = end + 1;
            }
        }
    }

    /// "Together with the Council for the Judiciary, the Ministry will ...".
    fn helpers(&mut self, subject: usize) {
        const OPENERS: [&str; 3] = ["together", "jointly", "alongside"];
        if subject > 1 && OPENERS.contains(&self.text(0)) {
            let from = if self.text(1) == "with" { 2 } else { 1 };
            self.phrases(from..subject - 1, false);
        }
    }

    /// Those urged: from the verb to "to".
    fn object(&mut self, from: usize, end: usize) {
        const MOST: usize = 24;
        let ends = ["to", "which", "who", "that"];
        let to = (from..end.min(from + MOST)).find(|n| ends.contains(&self.text(*n)));
        if let Some(to) = to {
            self.phrases(from..to, true);
        }
    }

    /// "... will be paid by the Ministry of Labour". Where the predicate is not passive, only behind a
    /// participle ("paid by").
    fn agents(&mut self, range: Range<usize>, passive: bool) {
        for n in range {
            if self.text(n) != "by" {
                continue;
            }
            let done = n.checked_sub(1).is_some_and(|v| {
                english().verbs.participle.has(self.tokens, v) || self.text(v).ends_with("ed")
            });
            if !done && !passive {
                continue;
            }
            let from = n + 1 + usize::from(self.text(n + 1) == "the" || self.text(n + 1) == "any");
            let end = name_at(self.tokens, from).or_else(|| proper_name_at(self.tokens, from));
            if let Some(end) = end {
                self.push(from, end);
            }
        }
    }

    /// Names at the heads of the phrases of a range: not behind a preposition, which only tells which. `any`:
    /// whoever is named is a body, with or without a known head.
    fn phrases(&mut self, range: Range<usize>, any: bool) {
        let (mut behind, mut named, mut opens) = (false, false, true);
        let mut n = range.start;
        while n < range.end {
            let Some(token) = self.tokens.get(n) else {
                return;
            };
            // "Local governments at all levels and related departments": behind a first name "and" brings
            // the next one; "women on village and community committees" has none yet.
            // "with 50 or more employees"
            let more = ["more", "above", "over", "fewer", "less"].contains(&self.text(n + 1));
            let joint = (token.text == "and" || token.text == "or" || token.is_mark(",")) && !more;
            // "With the support of others, the Ministry ..."
            let fresh = token.is_mark(",") && self.text(n + 1) == "the";
            if joint && (named || !behind || fresh) {
                (behind, opens) = (false, true);
            } else if PREPOSITIONS.contains(&token.text) {
                (behind, opens) = (true, false);
            } else if !behind {
                let known = name_at(self.tokens, n).or_else(|| proper_name_at(self.tokens, n));
                let plain = || {
                    self.plain_at(n, range.end, &PREPOSITIONS).filter(|_| {
                        opens && (any || named || ["each", "every"].contains(&self.text(n)))
                    })
                };
                if let Some(end) = known.filter(|end| *end <= range.end).or_else(plain) {
                    self.push(n, end);
                    (named, opens) = (true, false);
                    n = end;
                    continue;
                }
                opens &= [
                    "the", "a", "an", "all", "any", "no", "every", "each", "other", "also", "we",
                ]
                .contains(&token.text);
            }
            n += 1;
        }
        if let Some(from) = self.last_name(&range) {
            self.push(from, range.end);
        }
    }

    /// A name that stands whole before the verb, behind an article: "Over the life of the plan the Ministry of
    /// Lands will". Behind a preposition it only tells whose.
    fn last_name(&self, range: &Range<usize>) -> Option<usize> {
        const OF: [&str; 8] = ["of", "in", "by", "for", "with", "from", "to", "at"];
        range.clone().skip(1).find(|n| {
            let the = self.text(n - 1) == "the";
            let whose = n.checked_sub(2).is_some_and(|p| OF.contains(&self.text(p)));
            let name = name_at(self.tokens, *n).or_else(|| proper_name_at(self.tokens, *n));
            the && !whose && name == Some(range.end)
        })
    }

    /// A short phrase up to a comma, "and" or a preposition: "online platforms"; people are no body.
    fn plain_at(&self, from: usize, end: usize, stops: &[&str]) -> Option<usize> {
        const LEADS: [&str; 24] = [
            "intends",
            "undertakes",
            "plans",
            "pledges",
            "hereinafter",
            "hereafter",
            "as",
            "the",
            "a",
            "an",
            "all",
            "any",
            "no",
            "it",
            "this",
            "these",
            "we",
            "they",
            "there",
            "them",
            "us",
            "up",
            "more",
            "such",
        ];
        let stop = |n: &usize| {
            let t = self.tokens.get(*n);
            t.is_none_or(|t| {
                !t.is_word() || stops.contains(&t.text) || ["and", "or"].contains(&t.text)
            })
        };
        let last = (from..end).find(stop).unwrap_or(end);
        let people = (from..last).any(|n| english().numbers.role.people.has(self.tokens, n));
        let thing = (from..last).any(|n| english().bodies.things.has(self.tokens, n));
        let number = self.tokens.get(from).is_some_and(Token::is_number);
        let each = ["each", "every"].contains(&self.text(from));
        let verb = english().verbs.third.has(self.tokens, from) && last - from > 1;
        let leads = verb || LEADS.contains(&self.text(from)) || (each && last - from < 2);
        let fits =
            last > from && last - from <= MOST_PLAIN && !people && !thing && !number && !leads;
        fits.then_some(last)
    }

    /// "Correctional Service (TCS)": the short form in brackets is part of the name.
    fn short_form_end(&self, end: usize) -> usize {
        let short = self.text(end) == "(" && self.text(end + 2) == ")";
        let acronym = self.tokens.get(end + 1).is_some_and(|t| t.acronym);
        if short && acronym { end + 3 } else { end }
    }

    /// "It is recommended that the courts make ...": who is asked stands behind "that".
    fn asked(&mut self, that: usize) {
        let from = that + 1 + usize::from(self.text(that + 1) == "the");
        let end = name_at(self.tokens, from).or_else(|| proper_name_at(self.tokens, from));
        if let Some(end) = end {
            self.push(from, end);
        }
    }

    fn push(&mut self, from: usize, end: usize) {
        let end = self.short_form_end(end);
        let unnamed = english().bodies.not_named.at(self.tokens, from) == Some(end - from);
        let (Some(first), Some(last)) = (
            self.tokens.get(from),
            end.checked_sub(1).and_then(|n| self.tokens.get(n)),
        ) else {
            return;
        };
        let words = fold(self.sentence.get(first.start..last.end).unwrap_or(""));
        if words.is_empty() || unnamed {
            return;
        }
        // A capital at the start of the sentence is no part of the name, unless the name goes on with one.
        let proper = from > 0
            || first.acronym
            || self
                .tokens
                .get(from + 1..end)
                .is_some_and(|rest| rest.iter().any(|t| t.capital));
        let name = if proper { words } else { words.to_lowercase() };
        let known = |o: &String| o.eq_ignore_ascii_case(&name);
        if !self.out.iter().any(known) {
            self.out.push(name);
        }
    }
}
