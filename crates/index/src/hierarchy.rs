//! The tree of an index: leaves are columns of the table, inner nodes are dimensions, one root.
//!
//! Any depth, any mixture of leaves and inner nodes under one parent. Weights are relative inside
//! their parent: 1, 1, 2 and 25, 25, 50 are the same. The rules a tree is checked by stand in
//! `hierarchy/check.rs`; what to do with missing values is not decided here.

mod check;

pub use check::HierarchyFault;

use waymark_numerics::order::max;
use waymark_numerics::sum::sum_of;

/// A node as it was declared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeSpec {
    /// The node above; `None` for the root.
    pub parent: Option<usize>,
    /// Weight relative to the other children of the same parent, at least zero. That of the root
    /// is checked and not used.
    pub weight: f64,
    /// What the node is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// An indicator: this column of the table.
    Leaf {
        /// Column, from zero.
        column: usize,
    },
    /// A dimension or the index itself: aggregated from its children.
    Inner,
}

/// A checked tree over the columns of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Hierarchy {
    // INVARIANT: one root; every inner node has children with positive total weight; no cycle;
    // every leaf has its own column below `columns`.
    nodes: Vec<Node>,
    root: usize,
    columns: usize,
    children: Vec<usize>,
    bottom_up: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq)]
struct Node {
    parent: Option<usize>,
    kind: NodeKind,
    depth: usize,
    relative: f64,
    effective: f64,
    children: std::ops::Range<usize>,
}

impl Hierarchy {
    /// Checks a declared tree over a table of `columns` columns. Nodes keep their numbers.
    ///
    /// *Errors*: all faults at once, in the order of the nodes they concern.
    pub fn try_new(specs: &[NodeSpec], columns: usize) -> Result<Self, Vec<HierarchyFault>> {
        let faults = check::faults(specs, columns);
        // A tree without a root has at least one fault, so the two cases are one.
        let root = specs.iter().position(|spec| spec.parent.is_none());
        match root {
            Some(root) if faults.is_empty() => Ok(Self::build(specs, columns, root)),
            _ => Err(faults),
        }
    }

    /// The same tree with other relative weights, by node. They are taken as they are: not negative, finite. A node
    /// whose children all weigh nothing has no figure.
    #[must_use]
    pub fn reweighted(&self, weights: &[f64]) -> Self {
        let spec = |(node, own): (usize, &Node)| NodeSpec {
            parent: own.parent,
            weight: weights.get(node).copied().unwrap_or(own.relative),
            kind: own.kind,
        };
        let specs: Vec<NodeSpec> = self.nodes.iter().enumerate().map(spec).collect();
        Self::build(&specs, self.columns, self.root)
    }

    fn build(specs: &[NodeSpec], columns: usize, root: usize) -> Self {
        let below = check::children(specs);
        let mut children = Vec::with_capacity(specs.len());
        let mut nodes: Vec<Node> = specs
            .iter()
            .zip(&below)
            .map(|(spec, own)| {
                let start = children.len();
                children.extend_from_slice(own);
                Node {
                    parent: spec.parent,
                    kind: spec.kind,
                    depth: 0,
                    relative: 1.0,
                    effective: 1.0,
                    children: start..children.len(),
                }
            })
            .collect();
        let mut top_down = vec![root];
        let mut next = 0;
        while let Some(&parent) = top_down.get(next) {
            weigh_children(specs, &below[parent], parent, &mut nodes);
            top_down.extend_from_slice(&below[parent]);
            next += 1;
        }
        let inner = |&node: &usize| nodes[node].kind == NodeKind::Inner;
        let bottom_up = top_down.into_iter().rev().filter(inner).collect();
        Self {
            nodes,
            root,
            columns,
            children,
            bottom_up,
        }
    }

    /// How many nodes, leaves included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never true: a checked tree has a root.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many columns the table under this tree has; not all need be used.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The node everything is aggregated to.
    #[must_use]
    pub fn root(&self) -> usize {
        self.root
    }

    /// The node above, `None` for the root.
    #[must_use]
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.nodes[node].parent
    }

    /// What a node is.
    #[must_use]
    pub fn kind(&self, node: usize) -> NodeKind {
        self.nodes[node].kind
    }

    /// The column of a leaf, `None` for an inner node.
    #[must_use]
    pub fn column(&self, node: usize) -> Option<usize> {
        match self.nodes[node].kind {
            NodeKind::Leaf { column } => Some(column),
            NodeKind::Inner => None,
        }
    }

    /// The nodes directly below, by number.
    #[must_use]
    pub fn children(&self, node: usize) -> &[usize] {
        &self.children[self.nodes[node].children.clone()]
    }

    /// Steps from the root, which has depth 0.
    #[must_use]
    pub fn depth(&self, node: usize) -> usize {
        self.nodes[node].depth
    }

    /// How many levels of inner nodes there are (their greatest depth plus one).
    #[must_use]
    pub fn inner_levels(&self) -> usize {
        self.bottom_up
            .first()
            .map_or(0, |&node| self.nodes[node].depth + 1)
    }

    /// Inner nodes in an order in which every node comes after its children.
    #[must_use]
    pub fn bottom_up(&self) -> &[usize] {
        &self.bottom_up
    }

    /// Weight of a node relative to its siblings: as declared, unless that was extreme.
    #[must_use]
    pub fn relative_weight(&self, node: usize) -> f64 {
        self.nodes[node].relative
    }

    /// Weight of a node in the root if nothing is missing.
    ///
    /// *Formula*
    /// ```text
    /// effective(root) = 1
    /// effective(node) = weight(node) / sum(weights of its siblings and itself) * effective(parent)
    /// ```
    /// *Units and range*: 0 to 1; all leaves together 1.
    ///
    /// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6;
    /// `get_eff_weights` of COINr.
    #[must_use]
    pub fn effective_weight(&self, node: usize) -> f64 {
        self.nodes[node].effective
    }

    /// The leaves as (node, column), by node number.
    pub fn leaves(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.nodes.len()).filter_map(|node| self.column(node).map(|column| (node, column)))
    }
}

/// Weights between these keep their declared bits; a group with a heaviest weight beyond them is
/// divided by it, so that no sum of weights or of weighted values can leave the range of numbers.
const ORDINARY: std::ops::Range<f64> = 1e-100..1e100;

/// Gives the children of one node their depth and weights.
fn weigh_children(specs: &[NodeSpec], own: &[usize], parent: usize, nodes: &mut [Node]) {
    let heaviest = own
        .iter()
        .fold(0.0, |most, &child| max(most, specs[child].weight));
    let unit = if ORDINARY.contains(&heaviest) || heaviest <= 0.0 {
        1.0
    } else {
        heaviest
    };
    let total = sum_of(own.iter().map(|&child| specs[child].weight / unit));
    for &child in own {
        let relative = specs[child].weight / unit;
        nodes[child].relative = relative;
        let share = if total > 0.0 { relative / total } else { 0.0 };
        nodes[child].effective = share * nodes[parent].effective;
        nodes[child].depth = nodes[parent].depth + 1;
    }
}

#[cfg(test)]
mod tests;
