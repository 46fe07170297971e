//! Scaled values laid out for many draws: tile by tile, indicator by indicator, with lists of what is missing.

mod tile;

use pulp::{Arch, NullaryFnOnce};
use tile::Tile;
use waymark_numerics::math::ln_all;
use waymark_numerics::moments::as_f64;

use crate::aggregate::{Aggregation, arithmetic, generalised, geometric, harmonic};
use crate::compute::Method;
use crate::hierarchy::Hierarchy;
use crate::missing::{COVERAGE_SLACK, LeastChildren, MissingRule};
use crate::scores::Scores;

/// Units that are done at a time: with 200 indicators a tenth of the second cache.
const TILE: usize = 64;
/// Draws that are done at a time: what is read of an indicator once serves all of them.
const DRAWS: usize = 4;

/// An index ready to be drawn again with other weights.
#[derive(Debug)]
pub struct Prepared<'a> {
    tree: &'a Hierarchy,
    /// The node whose figures are given.
    target: usize,
    units: usize,
    missing: MissingRule,
    /// By node.
    rules: Vec<Aggregation>,
    /// By node: whether its figures are kept as logarithms, because the node above takes those.
    logs: Vec<bool>,
    tiles: Vec<Tile>,
    /// By node: its children that are leaves, each with its place among the leaves.
    leaves: Vec<Vec<(usize, usize)>>,
    /// By node: its other children.
    inner: Vec<Vec<usize>>,
}

/// Weights of draws that are done together.
struct Together {
    /// By leaf: its weight in each draw; 0 where there are fewer draws.
    of_leaves: Vec<[f64; DRAWS]>,
    /// By draw and node: weight of the children.
    totals: Vec<Vec<f64>>,
}

/// Weighted sums over the leaves of a node in one draw, and the weight of those that are missing: of the units of a tile.
type OfLeaves<'t> = (&'t [f64; TILE], &'t [f64; TILE]);

/// Room for one tile and one draw.
struct Work {
    /// By node: weight of its children in the draw at hand.
    totals: Vec<f64>,
    /// Node by node, `TILE` each.
    values: Vec<f64>,
    coverage: Vec<f64>,
}

impl<'a> Prepared<'a> {
    /// From scores, of which the leaves are taken, and the method that made them.
    ///
    /// A value that its rule cannot take leaves its unit without a figure in every draw in which it has a weight, as in
    /// [`compute`](crate::compute::compute()).
    #[must_use]
    pub fn new(tree: &'a Hierarchy, scores: &Scores, method: &Method) -> Self {
        Self::of_node(tree, scores, method, tree.root())
    }

    /// The same, to give figures of another node than the root.
    #[must_use]
    pub fn of_node(tree: &'a Hierarchy, scores: &Scores, method: &Method, target: usize) -> Self {
        let last = method.aggregation.last().copied();
        let rule = |node: usize| {
            let own = method.aggregation.get(tree.depth(node)).copied();
            own.or(last).unwrap_or(Aggregation::Arithmetic)
        };
        let rules: Vec<Aggregation> = (0..tree.len()).map(rule).collect();
        let leaves: Vec<usize> = tree.leaves().map(|(node, _)| node).collect();
        let mut leaf = vec![None; tree.len()];
        for (at, &node) in leaves.iter().enumerate() {
            leaf[node] = Some(at);
        }
        let above = |node: usize| {
            tree.parent(node)
                .map_or(Aggregation::Arithmetic, |p| rules[p])
        };
        let starts = (0..scores.rows()).step_by(TILE);
        let tiles = starts.map(|start| {
            let units = start..(start + TILE).min(scores.rows());
            Tile::new(units, &leaves, scores, (tree, above))
        });
        Self {
            tree,
            target,
            units: scores.rows(),
            missing: method.missing,
            logs: (0..tree.len())
                .map(|node| {
                    let both = [rules[node], above(node)];
                    let root = tree.parent(node).is_none() || node == target;
                    !root && both == [Aggregation::Geometric; 2]
                })
                .collect(),
            tiles: tiles.collect(),
            rules,
            leaves: (0..tree.len())
                .map(|node| {
                    let children = tree.children(node).iter();
                    let own = children.filter_map(|&child| Some((child, leaf[child]?)));
                    own.collect()
                })
                .collect(),
            inner: (0..tree.len())
                .map(|node| {
                    let children = tree.children(node).iter().copied();
                    children.filter(|&child| leaf[child].is_none()).collect()
                })
                .collect(),
        }
    }

    /// How many units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.units
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &Hierarchy {
        self.tree
    }

    /// The figure of every unit at the node for each set of weights (by node); `NaN` where it is withheld.
    #[must_use]
    pub fn scores(&self, weights: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let mut out = Vec::new();
        self.scores_into(weights, &mut out);
        out
    }

    /// The same into room that is kept from call to call.
    pub(super) fn scores_into(&self, weights: &[Vec<f64>], out: &mut Vec<Vec<f64>>) {
        out.resize_with(weights.len(), || vec![f64::NAN; self.units]);
        let mut work: Vec<Work> = (0..DRAWS).map(|_| self.work()).collect();
        // The same operations in the same order, on as many numbers at a time as the processor can take: the result is
        // the same on all of them.
        Arch::new().dispatch(Run {
            prepared: self,
            weights,
            work: &mut work,
            out,
        });
    }

    /// The figures of one draw whose weighted sums over the leaves of each node (by node, of all units) were made
    /// elsewhere. What is missing is missing where it was.
    #[must_use]
    pub(super) fn scores_of_sums(&self, weights: &[f64], sums: &[Vec<f64>]) -> Vec<f64> {
        let mut out = vec![f64::NAN; self.units];
        let mut work = self.work();
        Arch::new().dispatch(Finish {
            prepared: self,
            weights,
            sums,
            work: &mut work,
            out: &mut out,
        });
        out
    }

    #[inline(always)]
    fn finish(&self, weights: &[f64], sums: &[Vec<f64>], work: &mut Work, out: &mut [f64]) {
        let group = self.together(&[weights]);
        work.totals.copy_from_slice(&group.totals[0]);
        for tile in &self.tiles {
            for &node in self.tree.bottom_up() {
                let mut all = [[0.0; TILE]; DRAWS];
                if let Some(own) = sums[node].get(tile.units.clone()) {
                    all[0][..own.len()].copy_from_slice(own);
                }
                let absent = tile.absent(node, &group.of_leaves, &mut all);
                self.node((tile, node), weights, (&all[0], &absent[0]), work);
            }
            self.take(tile, work, out);
        }
    }

    /// What the rule of the node above makes of the values of a leaf.
    pub(super) fn rule_above(&self, node: usize) -> Aggregation {
        let above = self.tree.parent(node);
        above.map_or(Aggregation::Arithmetic, |parent| self.rules[parent])
    }

    fn totals(&self, weights: &[f64]) -> Vec<f64> {
        let of = |node| self.tree.children(node).iter().map(|&c| weights[c]).sum();
        (0..self.tree.len()).map(of).collect()
    }

    fn work(&self) -> Work {
        Work {
            totals: vec![0.0; self.tree.len()],
            values: vec![0.0; self.tree.len() * TILE],
            coverage: vec![0.0; self.tree.len() * TILE],
        }
    }

    #[inline(always)]
    fn run(&self, weights: &[Vec<f64>], work: &mut [Work], out: &mut [Vec<f64>]) {
        // Once for all tiles.
        let groups: Vec<Together> = weights.chunks(DRAWS).map(|w| self.together(w)).collect();
        for tile in &self.tiles {
            let all = out.chunks_mut(DRAWS).zip(weights.chunks(DRAWS));
            for ((scores, weights), group) in all.zip(&groups) {
                for (work, totals) in work.iter_mut().zip(&group.totals) {
                    work.totals.copy_from_slice(totals);
                }
                for &node in self.tree.bottom_up() {
                    let mut sums = tile.sums(&self.leaves[node], &group.of_leaves);
                    let absent = tile.absent(node, &group.of_leaves, &mut sums);
                    let draws = sums.iter().zip(&absent).zip(weights);
                    for (((sum, absent), weights), work) in draws.zip(&mut *work) {
                        self.node((tile, node), weights, (sum, absent), work);
                    }
                }
                for (scores, work) in scores.iter_mut().zip(&*work) {
                    self.take(tile, work, scores);
                }
            }
        }
    }

    /// Weights of draws that are done together.
    fn together(&self, weights: &[impl AsRef<[f64]>]) -> Together {
        let leaves = self.leaves.iter().flatten().count();
        let mut of_leaves = vec![[0.0; DRAWS]; leaves];
        for &(node, leaf) in self.leaves.iter().flatten() {
            for (own, weights) in of_leaves[leaf].iter_mut().zip(weights) {
                *own = weights.as_ref()[node];
            }
        }
        Together {
            of_leaves,
            totals: weights
                .iter()
                .map(|own| self.totals(own.as_ref()))
                .collect(),
        }
    }

    /// The figures of a tile.
    #[inline(always)]
    fn take(&self, tile: &Tile, work: &Work, out: &mut [f64]) {
        let first = self.target * TILE;
        let found = &work.values[first..first + tile.units.len()];
        for (score, value) in out[tile.units.clone()].iter_mut().zip(found) {
            *score = if value.is_finite() { *value } else { f64::NAN };
        }
    }

    /// One node of one tile under one set of weights, from the weighted sum over its leaves.
    #[inline(always)]
    fn node(
        &self,
        (tile, node): (&Tile, usize),
        weights: &[f64],
        (sum, absent): OfLeaves<'_>,
        work: &mut Work,
    ) {
        let from = (node, sum, absent);
        match self.rules[node] {
            // Rules that are no means take the long way: see `Study::run`.
            Aggregation::Arithmetic | Aggregation::Across(_) | Aggregation::Among(_) => {
                self.mean(from, weights, work, |_| {}, arithmetic::figure);
            }
            Aggregation::Geometric if self.logs[node] => {
                self.mean(
                    from,
                    weights,
                    work,
                    |terms| ln_all(terms),
                    arithmetic::figure,
                );
            }
            Aggregation::Geometric => {
                self.mean(
                    from,
                    weights,
                    work,
                    |terms| ln_all(terms),
                    geometric::figure,
                );
            }
            Aggregation::Harmonic => {
                let terms = each(harmonic::term);
                self.mean(from, weights, work, terms, harmonic::figure);
            }
            Aggregation::Generalised { power } => {
                let terms = each(|value| generalised::term(value, power));
                let figure = |sum, weight| generalised::figure(sum, weight, power);
                self.mean(from, weights, work, terms, figure);
            }
        }
        if let MissingRule::Children(least) = self.missing {
            self.withhold_few(least, (tile, node), weights, work);
        }
    }

    #[inline(always)]
    fn mean(
        &self,
        (node, sum, absent): (usize, &[f64; TILE], &[f64; TILE]),
        weights: &[f64],
        work: &mut Work,
        terms_of: impl Fn(&mut [f64; TILE]),
        figure: impl Fn(f64, f64) -> f64,
    ) {
        let total = work.totals[node];
        let mut sum = *sum;
        let mut there = absent.map(|weight| total - weight);
        // What inner nodes stand on less than their weight.
        let mut short = [0.0; TILE];
        for &child in &self.inner[node] {
            let weight = weights[child];
            let cells = child * TILE..(child + 1) * TILE;
            let values = &work.values[cells.clone()];
            let mut terms = [0.0; TILE];
            terms.copy_from_slice(values);
            if !self.logs[child] {
                terms_of(&mut terms);
            }
            let below = values.iter().zip(&terms).zip(&work.coverage[cells]);
            let own = sum.iter_mut().zip(&mut there).zip(&mut short);
            for (((value, term), covered), ((sum, there), short)) in below.zip(own) {
                let known = !value.is_nan();
                let part = if value.is_infinite() {
                    f64::INFINITY
                } else {
                    weight * term
                };
                *sum += if known { part } else { 0.0 };
                *there -= if known { 0.0 } else { weight };
                *short += if known { weight * (1.0 - covered) } else { 0.0 };
            }
        }
        let slack = total * COVERAGE_SLACK;
        let (least_there, least_covered) = self.least(total, slack);
        let inverse = 1.0 / total;
        let cells = node * TILE..(node + 1) * TILE;
        let out = work.values[cells.clone()]
            .iter_mut()
            .zip(&mut work.coverage[cells]);
        let sums = sum.iter().zip(&there).zip(&short);
        for ((value, coverage), ((sum, there), short)) in out.zip(sums) {
            let covered = there - short;
            let enough = (*there > least_there) & (covered >= least_covered);
            let figure = figure(*sum, *there);
            let figure = if sum.is_finite() & figure.is_finite() {
                figure
            } else {
                f64::INFINITY
            };
            *value = if enough { figure } else { f64::NAN };
            *coverage = covered * inverse;
        }
    }
}

impl Prepared<'_> {
    /// More than so much weight must be there, and at least so much covered.
    #[inline(always)]
    fn least(&self, total: f64, slack: f64) -> (f64, f64) {
        match self.missing {
            MissingRule::Renormalise { minimum_coverage } => {
                (slack, minimum_coverage * total - slack)
            }
            MissingRule::AllRequired => (total - slack, 0.0),
            MissingRule::Children(_) => (slack, 0.0),
        }
    }

    /// Takes the figure of a node from units of which too few of its children have one.
    fn withhold_few(
        &self,
        least: LeastChildren,
        (tile, node): (&Tile, usize),
        weights: &[f64],
        work: &mut Work,
    ) {
        let counts = |child: &&usize| weights[**child] > 0.0;
        let all = as_f64(self.tree.children(node).iter().filter(counts).count());
        let mut absent = [0.0; TILE];
        // Leaves without a weight count for nothing.
        let mut of_leaf = vec![0.0; self.tree.columns()];
        for (_, leaf) in self.leaves[node].iter().filter(|(child, _)| counts(&child)) {
            of_leaf[*leaf] = 1.0;
        }
        for (unit, leaf) in &tile.missing[node] {
            absent[usize::from(*unit)] += of_leaf[*leaf as usize];
        }
        for child in self.inner[node].iter().filter(counts) {
            let values = &work.values[child * TILE..(child + 1) * TILE];
            for (absent, value) in absent.iter_mut().zip(values) {
                *absent += if value.is_nan() { 1.0 } else { 0.0 };
            }
        }
        let depth = self.tree.depth(node);
        let own = &mut work.values[node * TILE..(node + 1) * TILE];
        for (value, absent) in own.iter_mut().zip(absent) {
            if !least.enough(depth, all - absent, all) {
                *value = f64::NAN;
            }
        }
    }
}

/// What a rule makes of each value, one by one.
#[inline(always)]
fn each(term: impl Fn(f64) -> f64) -> impl Fn(&mut [f64; TILE]) {
    move |values| values.iter_mut().for_each(|value| *value = term(*value))
}

/// All draws over all tiles, to be compiled for each kind of processor.
struct Run<'r, 'a> {
    prepared: &'r Prepared<'a>,
    weights: &'r [Vec<f64>],
    work: &'r mut [Work],
    out: &'r mut [Vec<f64>],
}

impl NullaryFnOnce for Run<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.prepared.run(self.weights, self.work, self.out);
    }
}

/// One draw from its sums, to be compiled for each kind of processor.
struct Finish<'r, 'a> {
    prepared: &'r Prepared<'a>,
    weights: &'r [f64],
    sums: &'r [Vec<f64>],
    work: &'r mut Work,
    out: &'r mut [f64],
}

impl NullaryFnOnce for Finish<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.prepared
            .finish(self.weights, self.sums, self.work, self.out);
    }
}
