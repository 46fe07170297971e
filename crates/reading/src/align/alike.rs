//! Which sentences are alike, without looking at every two of them.

use std::collections::BTreeMap;

use crate::align::Item;

/// Two places with their likeness in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) likeness: u32,
}

/// Places that have no pair yet, rising.
#[derive(Debug)]
pub(crate) struct Left {
    pub(crate) a: Vec<usize>,
    pub(crate) b: Vec<usize>,
}

/// A term in more sentences than this finds nobody; it still counts once two were found.
const COMMON: usize = 64;
/// So many of the likeliest are looked at closely, per sentence.
const LOOKED_AT: usize = 24;

/// How much each term says: rare ones say more.
#[derive(Debug)]
pub(crate) struct Weights<'a> {
    /// In how many sentences a term stands, on the side where it stands in more.
    spread: BTreeMap<&'a str, usize>,
    /// Sentences of the longer side.
    all: usize,
}

impl<'a> Weights<'a> {
    pub(crate) fn new(a: &'a [Item], b: &'a [Item]) -> Self {
        let mut spread = BTreeMap::new();
        for side in [a, b] {
            let mut here: BTreeMap<&str, usize> = BTreeMap::new();
            for (term, _) in side.iter().flat_map(counted) {
                *here.entry(term).or_default() += 1;
            }
            for (term, n) in here {
                let most = spread.entry(term).or_insert(n);
                *most = (*most).max(n);
            }
        }
        Self {
            spread,
            all: a.len().max(b.len()),
        }
    }

    /// 1 for a term that stands in more than half of the sentences, 1 more for each halving.
    fn of(&self, term: &str) -> u64 {
        let spread = self.spread.get(term).copied().unwrap_or(1).max(1);
        1 + u64::from((self.all / spread).max(1).ilog2())
    }

    /// Twice the weight of what both share through the weight of both: 0 to 1000.
    pub(crate) fn likeness(&self, a: &Item, b: &Item) -> u32 {
        let (of_a, of_b) = (counted(a), counted(b));
        let total =
            |terms: &[(&str, u64)]| -> u64 { terms.iter().map(|(t, n)| self.of(t) * n).sum() };
        let all = total(&of_a) + total(&of_b);
        let (mut shared, mut rest) = (0, of_b.iter().peekable());
        for (term, n) in &of_a {
            while rest.next_if(|(other, _)| other < term).is_some() {}
            if let Some((_, m)) = rest.next_if(|(other, _)| other == term) {
                shared += self.of(term) * (*n).min(*m);
            }
        }
        u32::try_from((2000 * shared).checked_div(all).unwrap_or(0)).unwrap_or(0)
    }
}

/// All pairs of free places that reach the limit.
pub(crate) fn candidates(
    a: &[Item],
    b: &[Item],
    left: &Left,
    weights: &Weights<'_>,
    limit: u32,
) -> Vec<Candidate> {
    if left.a.is_empty() || left.b.is_empty() {
        return Vec::new();
    }
    let mut stands: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (y, item) in left.b.iter().filter_map(|y| Some((*y, b.get(*y)?))) {
        for (term, _) in counted(item) {
            stands.entry(term).or_default().push(y);
        }
    }
    let mut out = Vec::new();
    for x in &left.a {
        let Some(item) = a.get(*x) else { continue };
        for y in likeliest(item, &stands, weights) {
            let Some(other) = b.get(y) else { continue };
            let likeness = weights.likeness(item, other);
            if likeness >= limit {
                out.push(Candidate {
                    a: *x,
                    b: y,
                    likeness,
                });
            }
        }
    }
    out
}

/// The sentences of the second side that share most of the rarer terms, best first.
fn likeliest(
    item: &Item,
    stands: &BTreeMap<&str, Vec<usize>>,
    weights: &Weights<'_>,
) -> Vec<usize> {
    let mut shared: BTreeMap<usize, u64> = BTreeMap::new();
    for (term, _) in counted(item) {
        let at = stands.get(term).map(Vec::as_slice).unwrap_or_default();
        if at.len() <= COMMON {
            for y in at {
                *shared.entry(*y).or_default() += weights.of(term);
            }
        }
    }
    let mut ranked: Vec<_> = shared.into_iter().collect();
    ranked.sort_by_key(|(y, score)| (std::cmp::Reverse(*score), *y));
    ranked.truncate(LOOKED_AT);
    ranked.into_iter().map(|(y, _)| y).collect()
}

/// Terms with how often they stand in the item; its terms are sorted.
fn counted(item: &Item) -> Vec<(&str, u64)> {
    item.terms
        .chunk_by(|a, b| a == b)
        .filter_map(|run| Some((run.first()?.as_str(), run.len() as u64)))
        .collect()
}
