//! Where an English name begins and ends around its head: the capitals before it, what it is on or for,
//! and its numbers and years.

use waymark_model::plan::InstrumentKind;

use super::name::{List, Word, tail};

/// Longer runs of small words are no name.
const LONGEST: usize = 16;

/// A sentence whose heads are grown into names.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) sentence: &'a str,
    pub(super) words: &'a [Word<'a>],
}

/// A name by its first and last word, and where it ends: numbers and brackets may follow the last word.
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) end: usize,
}

impl<'a> Names<'a> {
    pub(super) fn word(self, n: usize) -> Option<&'a Word<'a>> {
        self.words.get(n)
    }

    /// Whether nothing but a space stands between a word and the next.
    pub(super) fn joined(self, n: usize) -> bool {
        self.word(n).is_some_and(|w| w.mark.is_none())
            && self.word(n + 1).is_some_and(|w| !w.opened)
    }

    /// The first word of a name that ends in this head.
    pub(super) fn before(self, head: usize) -> usize {
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
    pub(super) fn part(self, first: usize) -> usize {
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
    pub(super) fn with_tail(self, last: usize, end: usize) -> Span {
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
    pub(super) fn after(self, head: usize, kind: InstrumentKind) -> Option<usize> {
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
        let ties = match link.text {
            "for" => kind == InstrumentKind::Plan && !word.is(List::Generic),
            "on" | "against" | "concerning" | "regarding" | "governing" | "relating" => true,
            _ => false,
        };
        (ties && !word.is_number()).then(|| self.small_from(n))?
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
                let month = here == "in" && word.is(List::Months);
                if word.is_number() || month || n > last && here == "and" && self.heads_soon(n + 1)
                {
                    break;
                }
                last = n + 1;
            } else {
                let to = word.text == "to" && !self.word(last).is_some_and(|w| w.is(List::TakesTo));
                let small = word.is(List::Inside) || word.text == "from";
                if !small || to || here == "and" && word.text == "the" {
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
}
