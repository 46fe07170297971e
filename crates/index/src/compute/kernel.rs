//! The tree from its leaves to its root, node by node: all rows of a node at once, in tiles that stay in the cache.
//!
//! The loops see plain slices and one rule; what single rows need (a reason to withhold) is looked at only where a row
//! has no figure.

use std::ops::Range;

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::clamp;
use waymark_numerics::sum::sum_of;

use crate::aggregate::{Across, Aggregation, Among, arithmetic, generalised, geometric, harmonic};
use crate::compute::Method;
use crate::hierarchy::Hierarchy;
use crate::missing::{MissingRule, Withheld};
use crate::scores::Scores;

/// Rows that are done at a time.
const TILE: usize = 256;

/// Sums over the children of a node for the rows of a tile.
struct Tile {
    /// Weighted sum of what the rule makes of the values.
    sum: [f64; TILE],
    /// Weight of the children that have a value.
    weight: [f64; TILE],
    low: [f64; TILE],
    high: [f64; TILE],
    /// Weighted coverage of what reaches the node.
    reached: [f64; TILE],
    /// Greatest coverage below, whether or not it reaches the node.
    below: [f64; TILE],
    /// Children that have a weight and no value.
    absent: [f64; TILE],
}

impl Tile {
    fn new() -> Self {
        Self {
            sum: [0.0; TILE],
            weight: [0.0; TILE],
            low: [f64::INFINITY; TILE],
            high: [f64::NEG_INFINITY; TILE],
            reached: [0.0; TILE],
            below: [0.0; TILE],
            absent: [0.0; TILE],
        }
    }

    /// Adds an indicator: where it has a value, it is covered.
    #[inline(always)]
    fn add_leaf(&mut self, weight: f64, values: &[f64], map: impl Fn(f64) -> f64) {
        let rows = values.len().min(TILE);
        let (sum, own) = (&mut self.sum[..rows], &mut self.weight[..rows]);
        let (low, high) = (&mut self.low[..rows], &mut self.high[..rows]);
        let (reached, absent) = (&mut self.reached[..rows], &mut self.absent[..rows]);
        for u in 0..rows {
            let value = values[u];
            let there = !value.is_nan();
            let counts = if there { weight } else { 0.0 };
            // What is not there is no number that a rule could be asked about.
            sum[u] += if there { weight * map(value) } else { 0.0 };
            own[u] += counts;
            reached[u] += counts;
            low[u] = if value < low[u] { value } else { low[u] };
            high[u] = if value > high[u] { value } else { high[u] };
            absent[u] += if there { 0.0 } else { 1.0 };
        }
        // Coverage is 1 where a leaf has a value: any of them tells that something is there.
        for (below, reached) in self.below[..rows].iter_mut().zip(reached) {
            *below = if *reached > 0.0 { 1.0 } else { *below };
        }
    }

    /// Adds an inner node with its coverage.
    #[inline(always)]
    fn add_inner(
        &mut self,
        weight: f64,
        values: &[f64],
        coverage: &[f64],
        map: impl Fn(f64) -> f64,
    ) {
        for (u, (&value, &covered)) in values.iter().zip(coverage).enumerate() {
            let there = !value.is_nan();
            let own = if there { weight } else { 0.0 };
            self.sum[u] += if there { own * map(value) } else { 0.0 };
            self.weight[u] += own;
            self.low[u] = if value < self.low[u] {
                value
            } else {
                self.low[u]
            };
            self.high[u] = if value > self.high[u] {
                value
            } else {
                self.high[u]
            };
            self.reached[u] += own * covered;
            self.below[u] = if covered > self.below[u] {
                covered
            } else {
                self.below[u]
            };
            self.absent[u] += if there { 0.0 } else { 1.0 };
        }
    }
}

/// Fills in every inner node; the leaves are filled in already.
///
/// INVARIANT: `levels` is not empty if the tree has inner nodes.
pub(super) fn run(tree: &Hierarchy, method: &Method, blocks: &[Range<usize>], scores: &mut Scores) {
    run_some(tree, method, blocks, scores, |_| true);
}

/// The same for some nodes; the others are filled in already.
pub(super) fn run_some(
    tree: &Hierarchy,
    method: &Method,
    blocks: &[Range<usize>],
    scores: &mut Scores,
    chosen: impl Fn(usize) -> bool,
) {
    let levels = &method.aggregation;
    let last = levels.last().copied().unwrap_or(Aggregation::Arithmetic);
    for &node in tree.bottom_up().iter().filter(|n| chosen(**n)) {
        let rule = levels.get(tree.depth(node)).copied().unwrap_or(last);
        scores.additive[node] = rule.is_additive();
        Node {
            tree,
            node,
            rule,
            missing: method.missing,
            blocks,
            depth: tree.depth(node),
            total: sum_of(tree.children(node).iter().map(|&c| tree.relative_weight(c))),
            counting: as_f64(weighed(tree, node).count()),
            blocked: tree
                .children(node)
                .iter()
                .any(|c| scores.blocked.contains(c)),
        }
        .run(scores);
    }
}

/// Children of a node that have a weight, with it.
fn weighed(tree: &Hierarchy, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
    let children = tree.children(node).iter();
    let all = children.map(|&child| (child, tree.relative_weight(child)));
    all.filter(|(_, weight)| *weight > 0.0)
}

/// One node, with what all its rows share.
struct Node<'a> {
    tree: &'a Hierarchy,
    node: usize,
    rule: Aggregation,
    missing: MissingRule,
    /// Rows that are compared with each other.
    blocks: &'a [Range<usize>],
    /// How far below the root.
    depth: usize,
    /// Weight of all children.
    total: f64,
    /// How many children have a weight.
    counting: f64,
    /// Whether a child is withheld somewhere for a reason that holds for the nodes above too.
    blocked: bool,
}

/// The sums of a tile, to be compiled for each kind of processor: the operations and their order are the same on all.
struct Gather<'g, 'a> {
    node: &'g Node<'a>,
    rows: Range<usize>,
    scores: &'g Scores,
    tile: &'g mut Tile,
}

impl NullaryFnOnce for Gather<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let (node, rows, scores, tile) = (self.node, self.rows, self.scores, self.tile);
        match node.rule {
            Aggregation::Arithmetic | Aggregation::Across(_) | Aggregation::Among(_) => {
                node.gather(rows, scores, tile, arithmetic::term);
            }
            Aggregation::Geometric => node.gather(rows, scores, tile, geometric::term),
            Aggregation::Harmonic => node.gather(rows, scores, tile, harmonic::term),
            Aggregation::Generalised { power } => {
                let term = |value| generalised::term(value, power);
                node.gather(rows, scores, tile, term);
            }
        }
    }
}

impl Node<'_> {
    fn run(&self, scores: &mut Scores) {
        let rows = scores.rows;
        let mut start = 0;
        while start < rows {
            let end = (start + TILE).min(rows);
            let mut tile = Tile::new();
            Arch::new().dispatch(Gather {
                node: self,
                rows: start..end,
                scores,
                tile: &mut tile,
            });
            for row in start..end {
                self.finish(row, row - start, &tile, scores);
            }
            start = end;
        }
        match self.rule {
            Aggregation::Across(rule) => self.across(rule, scores),
            Aggregation::Among(rule) => self.among(rule, scores),
            _ => {}
        }
    }

    /// Children that count, with their weights.
    fn counting(&self) -> Vec<(usize, f64)> {
        weighed(self.tree, self.node).collect()
    }

    /// The figure of each unit that has one, from its children one by one.
    fn across(&self, rule: Across, scores: &mut Scores) {
        let children = self.counting();
        let mut own = Vec::with_capacity(children.len());
        for row in 0..scores.rows {
            let at = self.node * scores.rows + row;
            if scores.values[at].is_nan() {
                continue;
            }
            own.clear();
            let cells = children.iter();
            let cells = cells.map(|(child, w)| (scores.values[child * scores.rows + row], *w));
            own.extend(cells.filter(|(value, _)| !value.is_nan()));
            let figure = rule.figure(&mut own);
            if !figure.is_finite() && matches!(rule, Across::Geometric(_)) {
                let reason = self.domain(row, scores);
                self.withhold(row, reason, scores);
                scores.values[at] = f64::NAN;
                continue;
            }
            self.put(row, figure, scores);
        }
    }

    /// The figures of all units that have one, block by block.
    fn among(&self, rule: Among, scores: &mut Scores) {
        let children = self.counting();
        let weights: Vec<f64> = children.iter().map(|(_, weight)| *weight).collect();
        for block in self.blocks {
            let start = self.node * scores.rows;
            let own = &scores.values[start + block.start..start + block.end];
            // A unit that is withheld here is not compared with the others.
            let columns: Vec<Vec<f64>> = children
                .iter()
                .map(|(child, _)| {
                    let from = child * scores.rows;
                    let cells = &scores.values[from + block.start..from + block.end];
                    let there = cells.iter().zip(own);
                    let there = there.map(|(x, own)| if own.is_nan() { f64::NAN } else { *x });
                    there.collect()
                })
                .collect();
            let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            for (row, figure) in block.clone().zip(rule.figures(&columns, &weights)) {
                if !scores.values[start + row].is_nan() {
                    self.put(row, figure, scores);
                }
            }
        }
    }

    /// The figure of a rule that is no mean, or why there is none.
    fn put(&self, row: usize, figure: f64, scores: &mut Scores) {
        let at = self.node * scores.rows + row;
        scores.values[at] = if figure.is_finite() { figure } else { f64::NAN };
        if !figure.is_finite() {
            let have = scores.coverage(self.node)[row];
            let reason = if have < 1.0 {
                Withheld::Coverage { have, need: 1.0 }
            } else {
                Withheld::Overflow { node: self.node }
            };
            self.withhold(row, reason, scores);
        }
    }

    fn withhold(&self, row: usize, reason: Withheld, scores: &mut Scores) {
        if reason.spreads_upwards() {
            scores.blocked.insert(self.node);
        }
        scores.withheld.insert((row, self.node), reason);
    }

    /// Adds all children that have a weight.
    #[inline(always)]
    fn gather(
        &self,
        rows: Range<usize>,
        scores: &Scores,
        tile: &mut Tile,
        term: impl Fn(f64) -> f64 + Copy,
    ) {
        for &child in self.tree.children(self.node) {
            let weight = self.tree.relative_weight(child);
            if weight <= 0.0 {
                continue;
            }
            let first = child * scores.rows;
            let cells = first + rows.start..first + rows.end;
            let values = &scores.values[cells];
            if self.tree.column(child).is_some() {
                tile.add_leaf(weight, values, term);
            } else {
                let coverage = &scores.coverage(child)[rows.clone()];
                tile.add_inner(weight, values, coverage, term);
            }
        }
    }

    #[inline]
    fn finish(&self, row: usize, u: usize, tile: &Tile, scores: &mut Scores) {
        let at = self.node * scores.rows + row;
        let blocked = if self.blocked {
            self.reason_below(row, scores)
        } else {
            None
        };
        let reached = match blocked {
            Some((_, more)) => tile.reached[u] + more,
            None => tile.reached[u],
        };
        let reached = clamp(reached / self.total, 0.0, 1.0);
        scores.coverage_mut(self.node)[row] = reached;
        let withheld = blocked.map(|(reason, _)| reason).or_else(|| {
            self.missing.withholds(
                reached,
                (self.depth, tile.absent[u], self.counting),
                tile.below[u] > 0.0,
            )
        });
        let refused = !self.rule.takes(tile.low[u]);
        let figure = self.rule.figure(tile.sum[u], tile.weight[u]);
        let reason = match withheld {
            Some(reason) => reason,
            None if refused => self.domain(row, scores),
            None if !figure.is_finite() => Withheld::Overflow { node: self.node },
            None => {
                // A mean lies between its least and greatest part; rounding is not allowed to break that.
                scores.values[at] = clamp(figure, tile.low[u], tile.high[u]);
                return;
            }
        };
        self.withhold(row, reason, scores);
    }

    /// The first reason of a child that holds here too, and the weighted coverage of all such children: their data are
    /// there, they only cannot be combined.
    fn reason_below(&self, row: usize, scores: &Scores) -> Option<(Withheld, f64)> {
        let mut first = None;
        let mut reached = 0.0;
        for &child in self.tree.children(self.node) {
            let weight = self.tree.relative_weight(child);
            let reason = scores.withheld.get(&(row, child));
            if weight > 0.0
                && let Some(reason) = reason.filter(|r| r.spreads_upwards())
            {
                first = first.or(Some(*reason));
                reached += weight * scores.coverage(child)[row];
            }
        }
        first.map(|reason| (reason, reached))
    }

    /// The first child whose value the rule cannot take.
    fn domain(&self, row: usize, scores: &Scores) -> Withheld {
        let value = |child: usize| scores.values[child * scores.rows + row];
        // The geometric mean with a rule for zeros is not among the means that refuse.
        let refused =
            |value: f64| value <= 0.0 && (!self.rule.refuses_some() || !self.rule.takes(value));
        let mut children = self.tree.children(self.node).iter().copied();
        let child = children.find(|&c| self.tree.relative_weight(c) > 0.0 && refused(value(c)));
        let Some(child) = child else {
            return Withheld::Overflow { node: self.node };
        };
        Withheld::Domain {
            rule: self.rule,
            row,
            node: self.node,
            child,
            column: self.tree.column(child),
            value: value(child),
        }
    }
}
