//! Choosing pairs that keep the order on both sides.

use crate::align::alike::Candidate;

/// The longest run of pairs that rises on both sides. The pairs come sorted by their first side and use
/// each place once. Ends that are equally long: the one with the smaller last place.
pub(crate) fn longest(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // `tails[n]` ends the run of length n + 1 with the smallest last place.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |n: &usize| pairs.get(*n).map_or(0, |p| p.1);
    for (n, (_, b)) in pairs.iter().enumerate() {
        let at = tails.partition_point(|t| second(t) < *b);
        before.push(at.checked_sub(1).and_then(|p| tails.get(p)).copied());
        match tails.get_mut(at) {
            Some(tail) => *tail = n,
            None => tails.push(n),
        }
    }
    back(tails.last().copied(), &before, |n| pairs.get(n).copied())
}

/// The candidates that keep the order and whose squared likenesses sum up to most. Squares: one pair that
/// is nearly the same counts more than two that are hardly alike.
pub(crate) fn in_order(candidates: &[Candidate]) -> Vec<Candidate> {
    let mut sorted = candidates.to_vec();
    // Within one place of the first side the later ones come first, so that they cannot follow each other.
    sorted.sort_by_key(|c| (c.a, std::cmp::Reverse(c.b)));
    let mut best = Highest::new(sorted.iter().map(|c| c.b + 1).max().unwrap_or(0));
    let mut before = Vec::with_capacity(sorted.len());
    let mut last: Option<(u64, usize)> = None;
    for (n, c) in sorted.iter().enumerate() {
        let previous = best.below(c.b);
        let score = previous.map_or(0, |p| p.0) + u64::from(c.likeness).pow(2);
        before.push(previous.map(|p| p.1));
        best.put(c.b, score, n);
        if last.is_none_or(|l| score > l.0) {
            last = Some((score, n));
        }
    }
    back(last.map(|l| l.1), &before, |n| sorted.get(n).copied())
}

/// Follows the links from the last one back to the first.
fn back<T>(
    last: Option<usize>,
    before: &[Option<usize>],
    item: impl Fn(usize) -> Option<T>,
) -> Vec<T> {
    let mut out = Vec::new();
    let mut at = last;
    while let Some(n) = at {
        out.extend(item(n));
        at = before.get(n).copied().flatten();
    }
    out.reverse();
    out
}

/// The highest score below a place, in logarithmic time (Fenwick, 1994).
struct Highest {
    nodes: Vec<Option<(u64, usize)>>,
}

impl Highest {
    fn new(size: usize) -> Self {
        Self {
            nodes: vec![None; size + 1],
        }
    }

    fn put(&mut self, place: usize, score: u64, who: usize) {
        let mut at = place + 1;
        while let Some(node) = self.nodes.get_mut(at) {
            if node.is_none_or(|n| score > n.0) {
                *node = Some((score, who));
            }
            at += at & at.wrapping_neg();
        }
    }

    fn below(&self, place: usize) -> Option<(u64, usize)> {
        let mut best: Option<(u64, usize)> = None;
        let mut at = place;
        while at > 0 {
            if let Some(Some(node)) = self.nodes.get(at)
                && best.is_none_or(|b| node.0 > b.0)
            {
                best = Some(*node);
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(a: usize, b: usize, likeness: u32) -> Candidate {
        Candidate { a, b, likeness }
    }

    #[test]
    fn the_longest_run_leaves_out_what_was_moved() {
        let pairs = [(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)];
        assert_eq!(longest(&pairs), [(1, 0), (2, 1), (3, 2), (4, 3)]);
        assert!(longest(&[]).is_empty());
    }

    #[test]
    fn one_good_pair_beats_two_poor_ones() {
        let poor = [c(0, 1, 500), c(1, 2, 500)];
        let good = c(2, 0, 900);
        assert_eq!(in_order(&[poor[0], poor[1], good]), [good]);
        let fair = c(2, 0, 600);
        let two = [c(0, 1, 500), c(1, 2, 500)];
        assert_eq!(in_order(&[two[0], two[1], fair]), two);
    }

    #[test]
    fn no_place_is_used_twice() {
        let all = [c(0, 0, 700), c(0, 1, 800), c(1, 0, 800), c(1, 1, 600)];
        let kept = in_order(&all);
        assert_eq!(kept, [all[0], all[3]]);
    }
}
