//! Names of the State's own instruments in English, told by their form: a head ("Act", "Strategy"), the
//! capitals before it, and what it is on or for.

use std::ops::Range;

use waymark_model::plan::InstrumentKind;

use super::name::{List, Word, tail, words_of};
use super::{Placed, Sense, ilo, known};
use crate::cues::Found;

/// Longer runs of small words are no name.
const LONGEST: usize = 16;

/// Instruments of an English sentence by their places.
pub(super) fn placed(sentence: &str, found: &[Found<Sense>]) -> Vec<Placed> {
    let mut out: Vec<Placed> = known(found).collect();
    for p in &mut out {
        if p.id.as_deref().is_some_and(|id| id.starts_with("ILO-C")) {
            p.range.end = ilo::tail(sentence, p.range.end);
        }
    }
    for f in found {
        if matches!(f.what, Sense::Ilo) {
            let text = sentence.get(f.start..f.end).unwrap_or("");
            let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
            out.extend(ilo::numbered(sentence, f.start, f.start + words.len()));
        }
    }
    if !found.iter().any(|f| matches!(f.what, Sense::Head(_))) {
        return out;
    }
    let blocked: Vec<Range<usize>> = found
        .iter()
        .filter(|f| matches!(f.what, Sense::Nothing))
        .map(|f| f.start..f.end)
        .chain(out.iter().map(|p| p.range.clone()))
        .collect();
    let words = words_of(sentence);
    let mut own: Vec<Placed> = Vec::new();
    for f in found {
        let Sense::Head(kind) = f.what else { continue };
        let inside = own.iter().any(|o| o.range.contains(&f.start));
        let Some(range) = (Names {
            sentence,
            words: &words,
        })
        .name(f, kind) else {
            continue;
        };
        // A name grown from a later head may take in an earlier one: the larger is the name.
        own.retain(|o| !(range.start <= o.range.start && o.range.end <= range.end));
        let taken = blocked
            .iter()
            .any(|b| b.contains(&range.start) && range.end <= b.end);
        let doubled = inside && own.iter().any(|o| o.range.contains(&range.start));
        if !taken && !doubled {
            own.push(Placed {
                range,
                kind,
                id: None,
            });
        }
    }
    out.extend(own);
    out
}

/// A sentence whose heads are grown into names.
#[derive(Clone, Copy)]
struct Names<'a> {
    sentence: &'a str,
    words: &'a [Word<'a>],
}

/// A name by its first and last word, and where it ends: numbers and brackets may follow the last word.
struct Span {
    first: usize,
    last: usize,
    end: usize,
}

impl<'a> Names<'a> {
    fn word(self, n: usize) -> Option<&'a Word<'a>> {
        self.words.get(n)
    }

    /// Whether nothing but a space stands between a word and the next.
    fn joined(self, n: usize) -> bool {
        self.word(n).is_some_and(|w| w.mark.is_none())
            && self.word(n + 1).is_some_and(|w| !w.opened)
    }

    /// The name of which this is the head.
    fn name(self, head: &Found<Sense>, kind: InstrumentKind) -> Option<Range<usize>> {
        let first = self.words.partition_point(|w| w.end <= head.start);
        let last = self
            .words
            .partition_point(|w| w.start < head.end)
            .checked_sub(1)?;
        let (from, to) = (self.word(first)?, self.word(last)?);
        if from.start != head.start || to.end != head.end {
            return None;
        }
        let at = Span {
            first,
            last,
            end: to.end,
        };
        if let Some(quoted) = self.quoted(&at) {
            return Some(quoted);
        }
        if !from.text.starts_with(char::is_uppercase) {
            return self.small(&at, kind);
        }
        // "Law Enforcement Agency": the head belongs to another name.
        let next = self.word(last + 1).filter(|_| self.joined(last));
        let number =
            |w: &Word<'_>| w.is_number() || matches!(w.text, "No" | "Nº" | "N°" | "Number" | "Cap");
        if next.is_some_and(|w| w.is_name() && !w.is(List::Linkers) && !number(w)) {
            return None;
        }
        self.capital(&at, kind)
    }

    /// A name in capitals.
    fn capital(self, head: &Span, kind: InstrumentKind) -> Option<Range<usize>> {
        let first = self.before(head.first);
        let mut reach = self.with_tail(head.last, head.end);
        let numbered = reach.end > head.end;
        let mut linked = false;
        if let Some(last) = self.after(reach.last, kind) {
            linked = true;
            reach = self.with_tail(last, self.word(last)?.end);
        }
        let text = |n: usize| {
            self.word(n)
                .map(|w| w.text.to_lowercase())
                .unwrap_or_default()
        };
        let strong = (first..head.first).any(|n| {
            self.word(n)
                .is_some_and(|w| w.is_name() && !w.is(List::Weak) && !w.is_number())
        });
        let alone = head.first == first;
        let needs_link = self.word(head.first)?.is(List::Linked);
        let constitution = text(head.last) == "constitution";
        let named = if needs_link {
            linked && (kind != InstrumentKind::Law || alone || strong) || numbered
        } else if alone && !constitution {
            // "Plan for the region" opens many a sentence; "Law on Peatlands" names a law.
            numbered || linked && (kind == InstrumentKind::Law || head.first > 0)
        } else {
            strong || numbered || linked || constitution
        };
        if !named {
            return None;
        }
        let first = if kind == InstrumentKind::Law {
            self.part(first)
        } else {
            first
        };
        Some(self.word(first)?.start..reach.end)
    }

    /// The first word of a name that ends in this head.
    fn before(self, head: usize) -> usize {
        let mut first = head;
        let mut n = head;
        while n > 0 && self.joined(n - 1) && head - n < LONGEST {
            let Some(word) = self.word(n - 1) else { break };
            let gap = first - n;
            if word.is_name() && !word.is(List::Parts) {
                // After a small word another head is another name: "Labour Code and Family Code".
                let other = gap > 0 && word.text.len() > 2 && self.is_head(n - 1);
                if other || gap > 0 && word.is_number() {
                    break;
                }
                first = n - 1;
            } else {
                let next = self.word(n).map_or("", |w| w.text);
                let allowed = word.is(List::Inside) && gap < 2;
                let the = word.text == "the"
                    || next == "the" && matches!(word.text, "and" | "or" | "with");
                let ties =
                    |w: &Word<'_>| matches!(w.text, "of" | "for" | "in" | "against" | "on" | "to");
                let tied = n > 1 && self.word(n - 2).is_some_and(ties);
                if !allowed || the && !tied {
                    break;
                }
            }
            n -= 1;
        }
        self.trimmed(first, head)
    }

    /// Drops what does not belong to a name from its front.
    fn trimmed(self, first: usize, head: usize) -> usize {
        let words = self.words.get(first..head).unwrap_or(&[]);
        let body = words.iter().any(|w| w.is(List::Bodies));
        let cut = words.iter().rposition(|w| body && w.text == "and");
        let mut first = cut.map_or(first, |n| first + n + 1);
        while first < head {
            let Some(word) = self.word(first) else { break };
            let opener = word.is(List::Openers) || word.text.ends_with("ing");
            let drops = word.is(List::Generic) || word.is(List::Inside) || first == 0 && opener;
            if !drops {
                break;
            }
            first += 1;
        }
        first
    }

    /// "Article 12 of the" before a law belongs to it.
    fn part(self, first: usize) -> usize {
        let mut n = first;
        for small in ["the", "of"] {
            if n > 0 && self.joined(n - 1) && self.word(n - 1).is_some_and(|w| w.text == small) {
                n -= 1;
            }
        }
        let of = n;
        while n > 0 && of - n < 6 {
            let Some(word) = self.word(n - 1) else { break };
            if word.is(List::Parts) {
                return n - 1;
            }
            if !word.is_number() && !matches!(word.text, "and" | "to") {
                break;
            }
            n -= 1;
        }
        first
    }

    fn is_head(self, n: usize) -> bool {
        self.word(n).is_some_and(|w| super::is_head(w.text))
    }

    /// Numbers and years after a word; the words they cover.
    fn with_tail(self, last: usize, end: usize) -> Span {
        let mut end = end;
        while let Some(more) = tail(self.sentence, end) {
            end = more.end;
        }
        let last = self.words.partition_point(|w| w.start < end).max(last + 1) - 1;
        Span {
            first: last,
            last,
            end,
        }
    }

    /// The last word of what a head is on or for, where it says so.
    fn after(self, head: usize, kind: InstrumentKind) -> Option<usize> {
        let link = self.word(head + 1).filter(|w| self.touches(head, w))?;
        if !link.is(List::Linkers) {
            return None;
        }
        let mut n = head + 2;
        while self.word(n)?.is(List::Inside) && self.joined(n - 1) {
            n += 1;
        }
        if !self.joined(n - 1) {
            return None;
        }
        let word = self.word(n)?;
        if word.is_name() && !word.is_number() {
            return Some(self.capitals_from(n));
        }
        let small = !matches!(link.text, "of" | "to" | "in") || link.text == "of" && n > head + 2;
        let lawlike =
            kind == InstrumentKind::Law || matches!(link.text, "on" | "against" | "concerning");
        (small && lawlike && !word.is_number()).then(|| self.small_from(n))?
    }

    /// Whether a word follows another with only a space or a closing bracket of years between.
    fn touches(self, n: usize, next: &Word<'_>) -> bool {
        let years = self
            .word(n)
            .is_some_and(|w| w.is_number() && w.mark == Some(')'));
        self.joined(n) || years && !next.opened
    }

    /// The last of the capitals from a word on, with small words between them.
    fn capitals_from(self, from: usize) -> usize {
        let (mut last, mut n) = (from, from);
        while self.goes_on(n) && n - from < LONGEST {
            let Some(word) = self.word(n + 1) else { break };
            let here = self.word(n).map_or("", |w| w.text);
            if word.is_name() {
                if word.is_number()
                    || n > last && matches!(here, "and" | "the") && self.heads_soon(n + 1)
                {
                    break;
                }
                last = n + 1;
            } else {
                let to = word.text == "to" && !self.word(last).is_some_and(|w| w.is(List::TakesTo));
                if !word.is(List::Inside) || to || here == "and" && word.text == "the" {
                    break;
                }
            }
            n += 1;
        }
        last
    }

    /// Whether a name may go on after a word: no mark follows, or a comma of a list.
    fn goes_on(self, n: usize) -> bool {
        let comma = self.word(n).is_some_and(|w| w.mark == Some(','))
            && self.word(n + 1).is_some_and(|w| w.is_name() && !w.opened)
            && !self.heads_soon(n + 1)
            && (n + 2..n + 8).any(|k| self.word(k).is_some_and(|w| w.text == "and"));
        self.joined(n) || comma
    }

    /// Whether a head follows within a few words: another name begins here.
    fn heads_soon(self, from: usize) -> bool {
        (from..from + 5)
            .take_while(|n| *n == from || self.joined(n - 1))
            .any(|n| self.is_head(n))
    }

    /// The last word of a name in small letters: it ends at a mark or before a verb.
    fn small_from(self, from: usize) -> Option<usize> {
        let mut last = from;
        let mut n = from;
        if self.word(n)?.is(List::Stops) {
            return None;
        }
        while self.joined(n) && n - from < LONGEST {
            let word = self.word(n + 1)?;
            let after_and =
                self.word(n)?.text == "and" && (word.is(List::Verbs) || word.is(List::Generic));
            if word.is(List::Stops) || after_and || word.is_number() {
                break;
            }
            n += 1;
            if !word.is(List::Inside) {
                last = n;
            }
        }
        Some(last)
    }

    /// A head in small letters counts with a number or years: "decree No. 5/2021".
    fn small(self, head: &Span, kind: InstrumentKind) -> Option<Range<usize>> {
        let mut first = head.first;
        while first > 0 && self.joined(first - 1) {
            let word = self.word(first - 1)?;
            let own =
                word.is(List::BeforeSmall) || word.is_name() && first > 1 && !word.is_number();
            if !own || word.is(List::Generic) {
                break;
            }
            first -= 1;
        }
        let numbered = self.with_tail(head.last, head.end);
        let planned = matches!(kind, InstrumentKind::Plan | InstrumentKind::Programme);
        let direct = self.sentence.get(head.end..numbered.end)?;
        let years = |t: &str| t.bytes().filter(u8::is_ascii_digit).count() == 8;
        if kind == InstrumentKind::Law && !direct.is_empty() && !direct.starts_with(',') {
            let first = self.part(first);
            return Some(self.word(first)?.start..numbered.end);
        }
        if planned && years(direct) {
            return Some(self.word(first)?.start..numbered.end);
        }
        let last = planned.then(|| self.after(head.last, InstrumentKind::Law))??;
        let end = self.word(last)?.end;
        let reach = self.with_tail(last, end);
        years(self.sentence.get(end..reach.end)?)
            .then(|| self.words.get(first).map(|w| w.start..reach.end))?
    }

    /// A name in quotation marks beside its head: the “Warm Homes” programme.
    fn quoted(self, head: &Span) -> Option<Range<usize>> {
        const MARKS: [(char, char); 3] = [('“', '”'), ('"', '"'), ('‘', '’')];
        let start = self.word(head.first)?.start;
        let before = self.sentence.get(..start)?.strip_suffix(' ');
        let after = self.sentence.get(head.end..)?.strip_prefix(' ');
        MARKS.iter().find_map(|(open, close)| {
            let named = before.and_then(|b| b.strip_suffix(*close));
            if let Some(from) = named.and_then(|b| b.rfind(*open)) {
                let inner = self.sentence.get(from..start)?;
                let short = inner.split(' ').count() <= 8;
                return short.then(|| from..self.with_tail(head.last, head.end).end);
            }
            let inner = after?.strip_prefix(*open)?;
            let len = inner.find(*close)?;
            let capital =
                inner.starts_with(char::is_uppercase) && inner.get(..len)?.split(' ').count() <= 10;
            let end = head.end + 1 + open.len_utf8() + len + close.len_utf8();
            let first = self.before(head.first);
            capital.then(|| self.words.get(first).map(|w| w.start..end))?
        })
    }
}
