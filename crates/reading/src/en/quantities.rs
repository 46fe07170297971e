//! The numbers of a sentence, with what stands between them: where they start from, and ranges.

use waymark_model::plan::{Comparator, Quantity, QuantityRole};

use super::found::{Found, Kind, found_at};
use super::number::is_plain_year;
use super::role::{Place, is_date, length, role};
use crate::lexicon::english;
use crate::words::Token;

/// All numbers of a sentence. In a sentence that promises nothing they only describe.
pub(crate) fn quantities(
    sentence: &str,
    tokens: &[Token<'_>],
    place: Place<'_>,
    char_start: usize,
) -> Vec<Quantity> {
    let mut walk = Walk {
        sentence,
        tokens,
        place,
        base: char_start,
        out: Vec::new(),
        start: None,
        last: None,
    };
    let mut n = 0;
    while n < tokens.len() {
        if let Some(times) = walk.multiplied(n) {
            walk.out.push(times);
            n += 1;
            continue;
        }
        let Some((first, second)) = found_at(sentence, tokens, n) else {
            n += 1;
            continue;
        };
        n = second.as_ref().map_or(first.end, |s| s.end).max(n + 1);
        let rising = walk.start;
        let place = (first.from, first.end);
        walk.add(first);
        walk.last = Some(place);
        if let Some(second) = second {
            // Both ends of "from 68 to between 85 and 90" start from 68.
            walk.start = rising;
            walk.add(second);
        }
    }
    walk.out
}

struct Walk<'a> {
    sentence: &'a str,
    tokens: &'a [Token<'a>],
    place: Place<'a>,
    /// First code point of the sentence in the document.
    base: usize,
    out: Vec<Quantity>,
    /// The number that "from" stands before.
    start: Option<usize>,
    /// Where the last number begins and ends.
    last: Option<(usize, usize)>,
}

impl Walk<'_> {
    fn add(&mut self, found: Found) {
        let Some(role) = role(self.tokens, &found, self.place) else {
            return;
        };
        let words = &english().numbers.role;
        let to = words.to.before(self.tokens, found.from).is_some();
        let from = words.from.before(self.tokens, found.from).is_some();
        let found = self.limited(found, role);
        let Some(quantity) = self.quantity(&found, role) else {
            return;
        };
        let told = self.is_baseline(&found);
        self.out.push(quantity);
        if to {
            self.step_before(&found);
        }
        if told {
            self.baseline_behind();
        } else if to && let Some(start) = self.start.take() {
            self.rise(start, &found);
        } else if from && found.kind != Kind::Year {
            self.start = Some(self.out.len() - 1);
        }
    }

    /// "within 48 hours": at most so many. "No household should walk more than one kilometre": neither.
    fn limited(&self, found: Found, role: QuantityRole) -> Found {
        let words = &english().numbers.role;
        let limit = words.limits.before(self.tokens, found.number).is_some()
            && length(self.tokens, &found).is_some();
        let comparator = match found.comparator {
            Comparator::Eq if limit && role == QuantityRole::Target => Comparator::AtMost,
            Comparator::Gt if self.is_denied(found.from) => Comparator::AtMost,
            Comparator::Lt if self.is_denied(found.from) => Comparator::AtLeast,
            other => other,
        };
        Found {
            comparator,
            ..found
        }
    }

    /// Whether the predicate before a number is denied, or its subject is nobody.
    fn is_denied(&self, n: usize) -> bool {
        let nobody = |at: usize| english().around.no_subject.at(self.tokens, at).is_some();
        let mut over = self
            .place
            .predicates
            .iter()
            .filter(|p| p.modal < n && n < p.end);
        over.any(|p| p.negated || nobody(p.subject.start))
    }

    /// "Double the number": a factor.
    fn multiplied(&self, n: usize) -> Option<Quantity> {
        let token = self.tokens.get(n)?;
        let words = &english().numbers.factors;
        let (factor, _) = words.iter().find(|(_, verbs)| verbs.has(self.tokens, n))?;
        let first = n == 0 || (n == 1 && self.tokens.first().is_some_and(|t| t.text == "to"));
        let main = first
            || self
                .place
                .predicates
                .iter()
                .any(|p| p.verb == n || p.group == n);
        let found = Found {
            kind: Kind::Ratio,
            value: *factor,
            unit: "times".to_owned(),
            denominator: String::new(),
            comparator: Comparator::Eq,
            bound: true,
            ranged: false,
            from: n,
            number: n,
            after: n + 1,
            end: n + 1,
        };
        let spoken = main && self.place.promise && token.is_word();
        spoken
            .then(|| self.quantity(&found, QuantityRole::Target))
            .flatten()
    }

    /// "rises by 800,000 to 5.3 million": the step says the same again, so it only describes.
    fn step_before(&mut self, found: &Found) {
        let text = |n: Option<usize>| n.and_then(|n| self.tokens.get(n)).map_or("", |t| t.text);
        let Some((from, end)) = self.last else { return };
        let by = text(from.checked_sub(1)) == "by";
        let next = found.from.checked_sub(1) == Some(end);
        if by
            && next
            && let Some((_, before)) = self.out.split_last_mut()
            && let Some(step) = before.last_mut()
        {
            step.role = QuantityRole::Descriptive;
        }
    }

    /// "From 12 to 30 percent": the first of the two is where the second starts. One unit serves both.
    fn rise(&mut self, start: usize, found: &Found) {
        let binds =
            self.place.promise && found.kind != Kind::Year && !is_date(self.tokens, found.number);
        let Some((target, before)) = self.out.split_last_mut() else {
            return;
        };
        let Some(baseline) = before.get_mut(start) else {
            return;
        };
        baseline.role = QuantityRole::Descriptive;
        target.baseline = Some(baseline.value);
        if target.unit.is_empty() {
            target.unit.clone_from(&baseline.unit);
        } else if baseline.unit.is_empty() {
            baseline.unit.clone_from(&target.unit);
        }
        if binds {
            target.role = QuantityRole::Target;
        }
    }

    /// "580 places (2023: 350)", "20% (baseline: 9%)", "today 12": what was.
    fn is_baseline(&self, found: &Found) -> bool {
        let mut n = found.from;
        let text = |n: usize| self.tokens.get(n);
        if n > 0 && text(n - 1).is_some_and(|t| t.is_mark(":：=")) {
            n -= 1;
        }
        let is_year = |n: usize| text(n).is_some_and(is_plain_year);
        let year = n > 0 && n < found.from && is_year(n - 1);
        // "(68 per cent in 2021)" beside an action.
        let inside = text(found.number).is_some_and(|t| t.depth > 0);
        let dated = text(found.end).is_some_and(|t| t.text == "in") && is_year(found.end + 1);
        // "goes up from 12 to 40": "up" belongs to the verb.
        let moved = n > 2
            && text(n - 2).is_some_and(|t| t.text == "up" || t.text == "down")
            && english().numbers.role.rises.has(self.tokens, n - 3);
        if moved {
            return false;
        }
        let own = found.kind != Kind::Year;
        year || (self.place.beside && inside && dated)
            || (own
                && english()
                    .numbers
                    .role
                    .today
                    .before(self.tokens, n)
                    .is_some())
    }

    /// The last number is what the target before it starts from.
    fn baseline_behind(&mut self) {
        let Some((baseline, before)) = self.out.split_last_mut() else {
            return;
        };
        baseline.role = QuantityRole::Descriptive;
        if let Some(target) = before.last_mut()
            && target.role == QuantityRole::Target
            && target.baseline.is_none()
        {
            target.baseline = Some(baseline.value);
        }
    }

    fn quantity(&self, found: &Found, role: QuantityRole) -> Option<Quantity> {
        let first = self.tokens.get(found.from)?;
        let last = self
            .tokens
            .get(found.end.checked_sub(1)?.min(self.tokens.len() - 1))?;
        let chars = |byte: usize| self.sentence.get(..byte).map_or(0, |s| s.chars().count());
        Some(Quantity {
            value: found.value,
            unit: found.unit.clone(),
            comparator: found.comparator,
            baseline: None,
            denominator: found.denominator.clone(),
            role,
            text: self.sentence.get(first.start..last.end)?.to_owned(),
            char_start: self.base + chars(first.start),
            char_end: self.base + chars(last.end),
        })
    }
}
