//! One row through the tree: values and coverage upwards, contributions downwards.
//!
//! The loops see plain slices and one rule per node; the only allocation per row is the record of
//! what was withheld.

use waymark_numerics::order::clamp;
use waymark_numerics::sum::{Accumulator, sum_of};

use crate::aggregate::{Aggregation, Refused};
use crate::hierarchy::Hierarchy;
use crate::missing::{MissingRule, Withheld};
use crate::scores::Scores;

/// Everything about the tree that all rows share, with room for one row's work.
pub(super) struct Kernel<'a> {
    tree: &'a Hierarchy,
    missing: MissingRule,
    /// Rule and total weight of the children, by node; the rule of a leaf is never used.
    rules: Vec<Aggregation>,
    totals: Vec<f64>,
    withheld: Vec<Option<Withheld>>,
    shares: Vec<f64>,
    present: Present,
}

/// The children of one node that have a value and a weight.
#[derive(Default)]
struct Present {
    values: Vec<f64>,
    weights: Vec<f64>,
    nodes: Vec<usize>,
}

impl Present {
    fn clear(&mut self) {
        self.values.clear();
        self.weights.clear();
        self.nodes.clear();
    }
}

impl<'a> Kernel<'a> {
    /// INVARIANT: `levels` is not empty if the tree has inner nodes.
    pub(super) fn new(tree: &'a Hierarchy, levels: &[Aggregation], missing: MissingRule) -> Self {
        let last = levels.last().copied().unwrap_or(Aggregation::Arithmetic);
        let rule = |node| levels.get(tree.depth(node)).copied().unwrap_or(last);
        let total = |node| sum_of(tree.children(node).iter().map(|&c| tree.relative_weight(c)));
        Self {
            tree,
            missing,
            rules: (0..tree.len()).map(rule).collect(),
            totals: (0..tree.len()).map(total).collect(),
            withheld: vec![None; tree.len()],
            shares: vec![f64::NAN; tree.len()],
            present: Present::default(),
        }
    }

    /// Fills in one row, whose leaves are filled in already.
    pub(super) fn run(&mut self, row: usize, scores: &mut Scores) {
        let nodes = self.tree.len();
        let cells = row * nodes..(row + 1) * nodes;
        let values = &mut scores.values[cells.clone()];
        let coverage = &mut scores.coverage[cells.clone()];
        for &node in self.tree.bottom_up() {
            let (figure, reached) = self.node(row, node, values, coverage);
            coverage[node] = reached;
            self.withheld[node] = figure.err();
            match figure {
                Ok(value) => values[node] = value,
                Err(reason) => {
                    scores.withheld.insert((row, node), reason);
                }
            }
        }
        self.contribute(values, &mut scores.contributions[cells]);
    }

    /// Figure and coverage of a node whose children are done.
    fn node(
        &mut self,
        row: usize,
        node: usize,
        values: &[f64],
        coverage: &[f64],
    ) -> (Result<f64, Withheld>, f64) {
        self.present.clear();
        let mut reached = Accumulator::default();
        let (mut complete, mut any_data) = (true, false);
        let mut blocked = None;
        for &child in self.tree.children(node) {
            let weight = self.tree.relative_weight(child);
            if weight == 0.0 {
                continue;
            }
            any_data |= coverage[child] > 0.0;
            let spreading = self.withheld[child].filter(Withheld::spreads_upwards);
            if !values[child].is_nan() {
                self.present.values.push(values[child]);
                self.present.weights.push(weight);
                self.present.nodes.push(child);
            } else if spreading.is_none() {
                complete = false;
                continue;
            }
            blocked = blocked.or(spreading);
            reached.add(weight * coverage[child]);
        }
        let reached = clamp(reached.total() / self.totals[node], 0.0, 1.0);
        let figure = match blocked.or_else(|| self.missing.withholds(reached, complete, any_data)) {
            Some(reason) => Err(reason),
            None => self.combine(row, node),
        };
        (figure, reached)
    }

    fn combine(&self, row: usize, node: usize) -> Result<f64, Withheld> {
        let Present {
            values,
            weights,
            nodes,
        } = &self.present;
        let rule = self.rules[node];
        rule.combine(values, weights)
            .map_err(|refused| match refused {
                Refused::Overflow => Withheld::Overflow { node },
                Refused::Domain(at) => Withheld::Domain {
                    rule,
                    row,
                    node,
                    child: nodes[at],
                    column: self.tree.column(nodes[at]),
                    value: values[at],
                },
            })
    }

    /// From the root down: each node's share of the root, as far as the rules are additive.
    fn contribute(&mut self, values: &[f64], contributions: &mut [f64]) {
        let root = self.tree.root();
        self.shares.fill(f64::NAN);
        self.shares[root] = 1.0;
        contributions[root] = values[root];
        for &node in self.tree.bottom_up().iter().rev() {
            let share = self.shares[node];
            if share.is_nan() || values[node].is_nan() || !self.rules[node].is_additive() {
                continue;
            }
            let children = self
                .tree
                .children(node)
                .iter()
                .filter(|&&c| !values[c].is_nan());
            let weight = |&child: &usize| self.tree.relative_weight(child);
            let total = sum_of(children.clone().map(weight));
            for &child in children {
                self.shares[child] = share * (self.tree.relative_weight(child) / total);
                contributions[child] = self.shares[child] * values[child];
            }
        }
    }
}
