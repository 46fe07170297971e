//! The rules a declared tree must keep. All faults are found in one go, so that an author mends a
//! method file once.

use std::collections::BTreeMap;

use super::{NodeKind, NodeSpec};

/// What is wrong with a declared tree. Nodes and columns are numbered from zero.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum HierarchyFault {
    /// There is no node at all.
    #[error("the tree has no nodes")]
    Empty,
    /// Every node names a parent.
    #[error("no node is the root: one node must have no parent")]
    NoRoot,
    /// More than one node has no parent.
    #[error("nodes {nodes:?} all have no parent: only the root may")]
    SeveralRoots {
        /// Those nodes.
        nodes: Vec<usize>,
    },
    /// A node names a parent that does not exist.
    #[error("node {node} names parent {parent}, which does not exist")]
    UnknownParent {
        /// The node.
        node: usize,
        /// The number it names.
        parent: usize,
    },
    /// A node names a leaf as its parent.
    #[error("node {node} stands under node {parent}, which is an indicator")]
    ParentIsLeaf {
        /// The node.
        node: usize,
        /// The leaf it names.
        parent: usize,
    },
    /// Nodes that are each other's parents in a ring.
    #[error("nodes {nodes:?} stand under each other in a ring")]
    Cycle {
        /// The nodes of the ring, each followed by its parent.
        nodes: Vec<usize>,
    },
    /// A weight that is negative, infinite or not a number.
    #[error("the weight of node {node} is {weight}: a number of at least 0 is needed")]
    Weight {
        /// The node.
        node: usize,
        /// Its weight.
        weight: f64,
    },
    /// All children of a node have weight zero.
    #[error("all children of node {parent} have weight 0")]
    ZeroWeights {
        /// The parent.
        parent: usize,
    },
    /// An inner node with nothing below it.
    #[error("node {node} has no children and is no indicator")]
    NoChildren {
        /// The node.
        node: usize,
    },
    /// A leaf names a column the table does not have.
    #[error("node {node} names column {column}, but the table has {columns}")]
    UnknownColumn {
        /// The leaf.
        node: usize,
        /// The column it names.
        column: usize,
        /// How many there are.
        columns: usize,
    },
    /// Two leaves name the same column.
    #[error("column {column} is used by node {first} and again by node {second}")]
    ColumnTwice {
        /// The column.
        column: usize,
        /// The first leaf that names it.
        first: usize,
        /// A later one.
        second: usize,
    },
}

/// All faults of a declared tree.
pub(super) fn faults(specs: &[NodeSpec], columns: usize) -> Vec<HierarchyFault> {
    if specs.is_empty() {
        return vec![HierarchyFault::Empty];
    }
    let mut faults = roots(specs);
    faults.extend(
        specs
            .iter()
            .enumerate()
            .filter_map(|(node, spec)| parent_fault(specs, node, spec)),
    );
    faults.extend(cycles(specs));
    faults.extend(weights(specs));
    faults.extend(leaves(specs, columns));
    faults
}

/// The children of every node, by number. Unknown parents are left out.
pub(super) fn children(specs: &[NodeSpec]) -> Vec<Vec<usize>> {
    let mut below = vec![Vec::new(); specs.len()];
    for (node, spec) in specs.iter().enumerate() {
        if let Some(own) = spec.parent.and_then(|parent| below.get_mut(parent)) {
            own.push(node);
        }
    }
    below
}

fn roots(specs: &[NodeSpec]) -> Vec<HierarchyFault> {
    let nodes: Vec<usize> = (0..specs.len())
        .filter(|&n| specs[n].parent.is_none())
        .collect();
    match nodes.len() {
        0 => vec![HierarchyFault::NoRoot],
        1 => Vec::new(),
        _ => vec![HierarchyFault::SeveralRoots { nodes }],
    }
}

fn parent_fault(specs: &[NodeSpec], node: usize, spec: &NodeSpec) -> Option<HierarchyFault> {
    let parent = spec.parent?;
    match specs.get(parent).map(|above| above.kind) {
        None => Some(HierarchyFault::UnknownParent { node, parent }),
        Some(NodeKind::Leaf { .. }) => Some(HierarchyFault::ParentIsLeaf { node, parent }),
        Some(NodeKind::Inner) => None,
    }
}

/// Walks up from every node not yet seen; meeting the present walk again is a ring.
fn cycles(specs: &[NodeSpec]) -> Vec<HierarchyFault> {
    let mut walk_of = vec![usize::MAX; specs.len()];
    let mut faults = Vec::new();
    for start in 0..specs.len() {
        let mut walk = Vec::new();
        let mut at = start;
        while walk_of[at] == usize::MAX {
            walk_of[at] = start;
            walk.push(at);
            match specs[at].parent {
                Some(parent) if parent < specs.len() => at = parent,
                _ => break,
            }
        }
        // A walk that ended at a root or an unknown parent has no parent to come back to.
        let closes = specs[at].parent.is_some_and(|parent| parent < specs.len());
        if closes
            && walk_of[at] == start
            && let Some(from) = walk.iter().position(|&node| node == at)
        {
            faults.push(HierarchyFault::Cycle {
                nodes: walk.split_off(from),
            });
        }
    }
    faults
}

fn weights(specs: &[NodeSpec]) -> Vec<HierarchyFault> {
    let mut faults = Vec::new();
    for (node, (spec, own)) in specs.iter().zip(children(specs)).enumerate() {
        if !spec.weight.is_finite() || spec.weight < 0.0 {
            faults.push(HierarchyFault::Weight {
                node,
                weight: spec.weight,
            });
        }
        if spec.kind == NodeKind::Inner && own.is_empty() {
            faults.push(HierarchyFault::NoChildren { node });
        }
        if !own.is_empty() && own.iter().all(|&child| specs[child].weight == 0.0) {
            faults.push(HierarchyFault::ZeroWeights { parent: node });
        }
    }
    faults
}

fn leaves(specs: &[NodeSpec], columns: usize) -> Vec<HierarchyFault> {
    let mut used = BTreeMap::new();
    let mut faults = Vec::new();
    for (node, spec) in specs.iter().enumerate() {
        let NodeKind::Leaf { column } = spec.kind else {
            continue;
        };
        if column >= columns {
            faults.push(HierarchyFault::UnknownColumn {
                node,
                column,
                columns,
            });
        }
        let first = *used.entry(column).or_insert(node);
        if first != node {
            faults.push(HierarchyFault::ColumnTwice {
                column,
                first,
                second: node,
            });
        }
    }
    faults
}
