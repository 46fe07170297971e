//! What an index computation gives: a figure or a reason for every row and node, with its coverage.

use std::collections::{BTreeMap, BTreeSet};

use waymark_numerics::missing::some_if_present;
use waymark_numerics::sum::sum_of;

use crate::compute::Method;
use crate::hierarchy::Hierarchy;
use crate::missing::Withheld;
use crate::normalise::Unscalable;

/// One row at one node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The figure, or why there is none. At a leaf it is the normalised value.
    pub value: Result<f64, Withheld>,
    /// Share of the node's leaf weight whose data the node stands on, 0 to 1.
    pub coverage: f64,
}

/// All rows at all nodes. Rows and nodes are numbered as they were in the table and in the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    // INVARIANT: values stand node by node, all rows of a node side by side; `NaN` where there is none. Behind them stands
    // the coverage of inner nodes, likewise: what is made and dropped as one piece comes back from the system as one.
    // Every inner cell without a value, and every empty cell of an unscalable column, has an entry in `withheld`.
    pub(crate) values: Vec<f64>,
    /// By node: where its coverage begins. That of a leaf is 1 where it has a value and 0 elsewhere.
    covered: Vec<Option<usize>>,
    pub(crate) withheld: BTreeMap<(usize, usize), Withheld>,
    pub(crate) unscalable: BTreeMap<usize, Unscalable>,
    /// Nodes that are withheld in some row for a reason that holds for the nodes above too.
    pub(crate) blocked: BTreeSet<usize>,
    /// By node: whether its figure is the sum of its children's contributions.
    pub(crate) additive: Vec<bool>,
    pub(crate) rows: usize,
    pub(crate) hierarchy: Hierarchy,
}

/// Room for the values and the coverage of all nodes, without any yet.
pub(crate) fn room(rows: usize, tree: &Hierarchy) -> Vec<f64> {
    Vec::with_capacity(rows * (tree.len() + tree.bottom_up().len()))
}

impl Scores {
    /// From the values of all nodes; nothing is covered yet.
    pub(crate) fn of(mut values: Vec<f64>, rows: usize, tree: &Hierarchy) -> Self {
        let mut covered = vec![None; tree.len()];
        for &node in tree.bottom_up() {
            covered[node] = Some(values.len());
            values.resize(values.len() + rows, 0.0);
        }
        Self {
            values,
            covered,
            withheld: BTreeMap::new(),
            unscalable: BTreeMap::new(),
            blocked: BTreeSet::new(),
            additive: vec![false; tree.len()],
            rows,
            hierarchy: tree.clone(),
        }
    }

    /// Coverage of all rows at an inner node; none at a leaf.
    pub(crate) fn coverage(&self, node: usize) -> &[f64] {
        let start = self.covered[node];
        start.map_or(&[], |start| &self.values[start..start + self.rows])
    }

    pub(crate) fn coverage_mut(&mut self, node: usize) -> &mut [f64] {
        match self.covered[node] {
            Some(start) => &mut self.values[start..start + self.rows],
            None => &mut [],
        }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The tree the figures belong to, with its effective weights.
    #[must_use]
    pub fn hierarchy(&self) -> &Hierarchy {
        &self.hierarchy
    }

    /// One row at one node.
    ///
    /// # Panics
    /// If there is no such row or node, as all functions here.
    #[must_use]
    pub fn score(&self, row: usize, node: usize) -> Score {
        let at = self.cell(row, node);
        let value = some_if_present(self.values[at]).ok_or_else(|| self.reason(row, node));
        Score {
            value,
            coverage: self.coverage_at(row, node),
        }
    }

    /// One row at the root.
    #[must_use]
    pub fn root(&self, row: usize) -> Score {
        self.score(row, self.hierarchy.root())
    }

    /// The figure alone; at a leaf the normalised value.
    #[must_use]
    pub fn value(&self, row: usize, node: usize) -> Option<f64> {
        some_if_present(self.values[self.cell(row, node)])
    }

    /// How much of the root's figure comes from this node.
    ///
    /// *Formula*
    /// ```text
    /// share(root)  = 1
    /// share(child) = share(parent) * w(child) / sum(w of the children that have a value)
    /// contribution = share * value
    /// ```
    /// The contributions of a node's children add up to its own, those of all leaves to the root.
    ///
    /// *Missing values*: `None` where the root or the node has no figure, and below any node that
    /// is not aggregated by an additive rule, where no such division exists.
    #[must_use]
    pub fn contribution(&self, row: usize, node: usize) -> Option<f64> {
        let own = self.value(row, node)?;
        self.share(row, node).map(|share| share * own)
    }

    /// Why a column could not be normalised, if so.
    #[must_use]
    pub fn unscalable(&self, column: usize) -> Option<Unscalable> {
        self.unscalable.get(&column).copied()
    }

    /// The same index with a value in the place of every leaf that has none.
    pub(crate) fn filled(&self, tree: &Hierarchy, method: &Method, value: f64) -> Self {
        let mut out = crate::compute::empty(self.rows, tree);
        for (leaf, _) in tree.leaves() {
            let cells = leaf * self.rows..(leaf + 1) * self.rows;
            let own = self.values[cells.clone()].iter();
            for (cell, known) in out.values[cells].iter_mut().zip(own) {
                *cell = if known.is_nan() { value } else { *known };
            }
        }
        let all = 0..self.rows;
        crate::compute::aggregate(std::slice::from_ref(&all), tree, method, &mut out);
        out
    }

    fn coverage_at(&self, row: usize, node: usize) -> f64 {
        match self.coverage(node).get(row) {
            Some(covered) => *covered,
            None if self.value(row, node).is_some() => 1.0,
            None => 0.0,
        }
    }

    fn cell(&self, row: usize, node: usize) -> usize {
        let nodes = self.hierarchy.len();
        assert!(
            row < self.rows && node < nodes,
            "row {row}, node {node} is outside the scores"
        );
        node * self.rows + row
    }

    /// The share of a node in the root's figure.
    fn share(&self, row: usize, node: usize) -> Option<f64> {
        let Some(parent) = self.hierarchy.parent(node) else {
            return self.value(row, node).map(|_| 1.0);
        };
        let above = self.share(row, parent)?;
        if !self.additive[parent] || self.value(row, parent).is_none() {
            return None;
        }
        let there = |&&child: &&usize| self.value(row, child).is_some();
        let children = self.hierarchy.children(parent).iter().filter(there);
        let total = sum_of(children.map(|&c| self.hierarchy.relative_weight(c)));
        Some(above * (self.hierarchy.relative_weight(node) / total))
    }

    /// A leaf without an entry has no data, unless its column could not be scaled.
    fn reason(&self, row: usize, node: usize) -> Withheld {
        if let Some(reason) = self.withheld.get(&(row, node)) {
            return *reason;
        }
        let column = self
            .hierarchy
            .column(node)
            .and_then(|column| self.unscalable(column));
        column.map_or(Withheld::NoData, Withheld::Column)
    }
}
