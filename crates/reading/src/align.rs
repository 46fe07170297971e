//! Pairs the sentences of two texts: the same sentence, moved or reworded.
//!
//! Method, in this order; a sentence is paired once:
//!
//! 1. *The same words.* Sentences whose words occur once on both sides are pairs. The longest run of
//!    them that keeps the order on both sides are the *anchors* (patience difference: Cohen, 2010, after
//!    Hunt and Szymanski, 1977); the others were moved. Words that occur several times are paired next to
//!    an anchor first, then in order.
//! 2. *Alike, in place.* Between two anchors the rest is aligned in order, so that the sum of squared
//!    likenesses is largest; a pair needs [`Limits::in_place`].
//! 3. *Alike, moved.* What is left is paired from the most alike downwards; a pair needs
//!    [`Limits::moved`], which is higher because the place speaks against it.
//!
//! Likeness is the weighted coefficient of Dice over the terms of both sentences, from 0 to 1000. A term
//! weighs 1 plus the binary logarithm of how rare it is (Sparck Jones, 1972), in whole numbers, so that
//! every machine gives the same pairs. See [`terms`] for what a term is.

mod alike;
mod order;
mod terms;

use std::collections::BTreeMap;

pub use terms::terms;

/// What is paired: usually a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    key: String,
    /// Sorted.
    terms: Vec<String>,
}

impl Item {
    /// Two items with the same key are the same sentence; its terms say what it is about, in any order.
    #[must_use]
    pub fn new(key: String, mut terms: Vec<String>) -> Self {
        terms.sort_unstable();
        Self { key, terms }
    }

    /// The item of a sentence: white space is folded, nothing else.
    #[must_use]
    pub fn of_words(text: &str) -> Self {
        let key = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::new(key, terms(text))
    }
}

/// From which likeness on two sentences are one. Thousandths, 0 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Between the same neighbours.
    pub in_place: u32,
    /// Anywhere else.
    pub moved: u32,
}

/// For one plan that was edited: half of the weight may change in place, a quarter after a move.
/// A wrong pair would give a reference or a correction to another promise, so both are strict.
pub const SAME_PLAN: Limits = Limits {
    in_place: 500,
    moved: 750,
};

/// For the editions of a plan: the next plan is written anew, and a wrong pair is seen by the reader.
pub const EDITIONS: Limits = Limits {
    in_place: 400,
    moved: 500,
};

/// How a pair was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The same words between the same neighbours.
    Same,
    /// The same words elsewhere.
    SameMoved,
    /// Other words between the same neighbours.
    Alike,
    /// Other words elsewhere.
    AlikeMoved,
}

/// Two items that are one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Index on the first side.
    pub a: usize,
    /// Index on the second side.
    pub b: usize,
    /// Likeness in thousandths; 1000 for the same words.
    pub likeness: u32,
    /// How it was found.
    pub how: How,
}

/// Pairs two lists, each in the order of its text; the pairs come in the order of the first list.
///
/// Near linear for texts that are mostly equal. Every item stands in at most one pair; the result depends
/// on nothing but the arguments.
#[must_use]
pub fn align(a: &[Item], b: &[Item], limits: Limits) -> Vec<Pair> {
    let mut made = Made::new(a.len(), b.len());
    let anchors = anchors(a, b, &mut made);
    repeated(a, b, &anchors, &mut made);
    let mut fixed: Vec<(usize, usize)> = made
        .pairs
        .iter()
        .filter(|p| p.how == How::Same)
        .map(|p| (p.a, p.b))
        .collect();
    fixed.sort_unstable();
    fixed.push((a.len(), b.len()));
    let weights = alike::Weights::new(a, b);
    let (mut from_a, mut from_b) = (0, 0);
    for (to_a, to_b) in fixed {
        let left = made.free(from_a..to_a, from_b..to_b);
        for pair in order::in_order(&alike::candidates(a, b, &left, &weights, limits.in_place)) {
            made.add(pair.a, pair.b, pair.likeness, How::Alike);
        }
        (from_a, from_b) = (to_a + 1, to_b + 1);
    }
    let left = made.free(0..a.len(), 0..b.len());
    let mut moved = alike::candidates(a, b, &left, &weights, limits.moved);
    // Of two equally alike the nearer one, then the earlier one.
    moved.sort_by_key(|c| (std::cmp::Reverse(c.likeness), c.a.abs_diff(c.b), c.a, c.b));
    for c in moved {
        made.add(c.a, c.b, c.likeness, How::AlikeMoved);
    }
    made.pairs.sort_unstable_by_key(|p| p.a);
    made.pairs
}

/// The pairs so far, and who is in one.
struct Made {
    pairs: Vec<Pair>,
    taken_a: Vec<bool>,
    taken_b: Vec<bool>,
}

impl Made {
    fn new(a: usize, b: usize) -> Self {
        Self {
            pairs: Vec::new(),
            taken_a: vec![false; a],
            taken_b: vec![false; b],
        }
    }

    /// Makes a pair of two that are still free.
    fn add(&mut self, a: usize, b: usize, likeness: u32, how: How) {
        let (Some(of_a), Some(of_b)) = (self.taken_a.get_mut(a), self.taken_b.get_mut(b)) else {
            return;
        };
        if !*of_a && !*of_b {
            (*of_a, *of_b) = (true, true);
            self.pairs.push(Pair {
                a,
                b,
                likeness,
                how,
            });
        }
    }

    fn free(&self, a: std::ops::Range<usize>, b: std::ops::Range<usize>) -> alike::Left {
        let open = |range: std::ops::Range<usize>, taken: &[bool]| {
            range
                .filter(|n| taken.get(*n) == Some(&false))
                .collect::<Vec<_>>()
        };
        alike::Left {
            a: open(a, &self.taken_a),
            b: open(b, &self.taken_b),
        }
    }
}

/// Where each key stands.
fn by_key(items: &[Item]) -> BTreeMap<&str, Vec<usize>> {
    let mut out: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, item) in items.iter().enumerate() {
        out.entry(&item.key).or_default().push(n);
    }
    out
}

/// Pairs the keys that stand once on both sides; gives those that keep the order.
fn anchors(a: &[Item], b: &[Item], made: &mut Made) -> Vec<(usize, usize)> {
    let (of_a, of_b) = (by_key(a), by_key(b));
    let mut once: Vec<(usize, usize)> = of_a
        .iter()
        .filter_map(
            |(key, at)| match (at.as_slice(), of_b.get(key)?.as_slice()) {
                ([x], [y]) => Some((*x, *y)),
                _ => None,
            },
        )
        .collect();
    once.sort_unstable();
    let kept = order::longest(&once);
    for pair in &once {
        let how = match kept.binary_search(pair) {
            Ok(_) => How::Same,
            Err(_) => How::SameMoved,
        };
        made.add(pair.0, pair.1, 1000, how);
    }
    kept
}

/// Pairs keys that stand several times: beside an anchor first, then in order.
fn repeated(a: &[Item], b: &[Item], anchors: &[(usize, usize)], made: &mut Made) {
    let same = |x: usize, y: usize| matches!((a.get(x), b.get(y)), (Some(of_a), Some(of_b)) if of_a.key == of_b.key);
    let open = |made: &Made, x: usize, y: usize| {
        made.taken_a.get(x) == Some(&false) && made.taken_b.get(y) == Some(&false)
    };
    let start = (usize::MAX, usize::MAX);
    for (x, y) in std::iter::once(&start).chain(anchors) {
        let (mut x, mut y) = (x.wrapping_add(1), y.wrapping_add(1));
        while open(made, x, y) && same(x, y) {
            made.add(x, y, 1000, How::Same);
            (x, y) = (x + 1, y + 1);
        }
    }
    let end = (a.len(), b.len());
    for (x, y) in anchors.iter().chain(std::iter::once(&end)).rev() {
        let (mut x, mut y) = (x.wrapping_sub(1), y.wrapping_sub(1));
        while open(made, x, y) && same(x, y) {
            made.add(x, y, 1000, How::Same);
            (x, y) = (x.wrapping_sub(1), y.wrapping_sub(1));
        }
    }
    let of_b = by_key(b);
    for (key, at) in by_key(a) {
        let free_a = at.iter().filter(|x| made.taken_a.get(**x) == Some(&false));
        let others = of_b.get(key).map(Vec::as_slice).unwrap_or_default();
        let free_b = others
            .iter()
            .filter(|y| made.taken_b.get(**y) == Some(&false));
        let pairs: Vec<_> = free_a.zip(free_b).map(|(x, y)| (*x, *y)).collect();
        for (x, y) in pairs {
            made.add(x, y, 1000, How::SameMoved);
        }
    }
}
