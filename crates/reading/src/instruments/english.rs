//! Names of the State's own instruments in English, told by their form: a head ("Act", "Strategy"), the
//! capitals before it, and what it is on or for.

use std::ops::Range;

use waymark_model::plan::InstrumentKind;

use super::grow::{Names, Span};
use super::name::{List, Word, words_of};
use super::{Placed, Sense, ilo, known};
use crate::cues::Found;

/// Instruments of an English sentence by their places.
pub(super) fn placed(sentence: &str, found: &[Found<Sense>]) -> Vec<Placed> {
    let mut out: Vec<Placed> = known(found).collect();
    for p in &mut out {
        if p.id.as_deref().is_some_and(|id| id.starts_with("ILO-C")) {
            p.range.end = ilo::tail(sentence, p.range.end);
        }
        if p.id.as_deref() == Some("SDGs") {
            let end = p.range.end;
            p.range.end = goal_number(sentence, end);
            // A numbered goal is an instrument of its own, so that a sentence may name two.
            if let Some(number) = sentence.get(end + 1..p.range.end) {
                p.id = Some(format!("SDG-{number}"));
            }
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

/// Where the number of a goal ends: "SDG 16", "SDG 8.7".
fn goal_number(sentence: &str, end: usize) -> usize {
    let rest = sentence.get(end..).and_then(|r| r.strip_prefix(' '));
    let number = |r: &str| {
        let len = r
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(r.len());
        r.get(..len).unwrap_or("").trim_end_matches('.').len()
    };
    rest.map_or(0, number)
        .checked_add(1)
        .filter(|n| *n > 1)
        .map_or(end, |n| end + n)
}

impl Names<'_> {
    /// The name of which this is the head.
    fn name(self, head: &Found<Sense>, kind: InstrumentKind) -> Option<Range<usize>> {
        let first = self.words.partition_point(|w| w.end <= head.start);
        let last = self
            .words
            .partition_point(|w| w.start < head.end)
            .checked_sub(1)?;
        let (from, to) = (self.word(first)?, self.word(last)?);
        let whole = from.start == head.start && to.end == head.end;
        // "Conventions" are many and not one.
        if !whole || !super::is_head(self.sentence.get(head.start..head.end)?) {
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
        let last = planned.then(|| self.after(head.last, InstrumentKind::Plan))??;
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
            let name = inner.get(..len)?;
            // A head inside the marks makes a name of its own.
            let own = name.split(' ').any(super::is_head);
            let short = !own && name.split(' ').count() <= 10;
            let capital = short && name.starts_with(char::is_uppercase);
            let end = head.end + 1 + open.len_utf8() + len + close.len_utf8();
            let first = self.before(head.first);
            capital.then(|| self.words.get(first).map(|w| w.start..end))?
        })
    }
}
