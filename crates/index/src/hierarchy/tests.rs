//! Trees that are accepted, and every fault of those that are not.

use super::*;

fn inner(parent: Option<usize>, weight: f64) -> NodeSpec {
    NodeSpec {
        parent,
        weight,
        kind: NodeKind::Inner,
    }
}

fn leaf(parent: usize, weight: f64, column: usize) -> NodeSpec {
    NodeSpec {
        parent: Some(parent),
        weight,
        kind: NodeKind::Leaf { column },
    }
}

#[track_caller]
fn check(specs: &[NodeSpec], columns: usize, expected: &[HierarchyFault]) {
    assert_eq!(Hierarchy::try_new(specs, columns).unwrap_err(), expected);
}

#[test]
fn effective_weights_of_leaves_multiply_down_and_sum_to_one() {
    let specs = [
        inner(None, 9.0),
        inner(Some(0), 1.0),
        leaf(0, 3.0, 2),
        leaf(1, 2.0, 0),
        leaf(1, 2.0, 1),
    ];
    let tree = Hierarchy::try_new(&specs, 3).unwrap();
    let effective: Vec<f64> = (0..5).map(|node| tree.effective_weight(node)).collect();
    assert_eq!(effective, [1.0, 0.25, 0.75, 0.125, 0.125]);
    assert_eq!(tree.bottom_up(), [1, 0]);
    assert_eq!((tree.root(), tree.inner_levels(), tree.depth(4)), (0, 2, 2));
    assert_eq!(tree.leaves().collect::<Vec<_>>(), [(2, 2), (3, 0), (4, 1)]);
}

#[test]
fn weights_near_the_end_of_the_range_still_share_out() {
    let specs = [inner(None, 1.0), leaf(0, f64::MAX, 0), leaf(0, f64::MAX, 1)];
    let tree = Hierarchy::try_new(&specs, 2).unwrap();
    assert_eq!(
        (tree.effective_weight(1), tree.effective_weight(2)),
        (0.5, 0.5)
    );
}

#[test]
fn a_parent_may_stand_after_its_children() {
    let specs = [leaf(1, 1.0, 0), inner(Some(2), 1.0), inner(None, 1.0)];
    let tree = Hierarchy::try_new(&specs, 1).unwrap();
    assert_eq!((tree.root(), tree.bottom_up()), (2, &[1, 2][..]));
}

#[test]
fn a_single_leaf_is_a_tree() {
    let spec = NodeSpec {
        parent: None,
        weight: 1.0,
        kind: NodeKind::Leaf { column: 0 },
    };
    let tree = Hierarchy::try_new(&[spec], 1).unwrap();
    assert_eq!((tree.inner_levels(), tree.effective_weight(0)), (0, 1.0));
}

#[test]
fn every_fault_is_named_at_once() {
    let specs = [
        inner(None, 1.0),
        inner(Some(0), -1.0),
        leaf(0, f64::INFINITY, 0),
        leaf(9, 1.0, 0),
        leaf(2, 0.0, 7),
        inner(None, 1.0),
    ];
    check(
        &specs,
        3,
        &[
            HierarchyFault::SeveralRoots { nodes: vec![0, 5] },
            HierarchyFault::UnknownParent { node: 3, parent: 9 },
            HierarchyFault::ParentIsLeaf { node: 4, parent: 2 },
            HierarchyFault::Weight {
                node: 1,
                weight: -1.0,
            },
            HierarchyFault::NoChildren { node: 1 },
            HierarchyFault::Weight {
                node: 2,
                weight: f64::INFINITY,
            },
            HierarchyFault::ZeroWeights { parent: 2 },
            HierarchyFault::NoChildren { node: 5 },
            HierarchyFault::ColumnTwice {
                column: 0,
                first: 2,
                second: 3,
            },
            HierarchyFault::UnknownColumn {
                node: 4,
                column: 7,
                columns: 3,
            },
        ],
    );
}

#[test]
fn a_ring_is_named_without_the_nodes_that_lead_into_it() {
    let specs = [
        inner(None, 1.0),
        leaf(0, 1.0, 0),
        leaf(3, 1.0, 1),
        inner(Some(4), 1.0),
        inner(Some(3), 1.0),
    ];
    check(&specs, 2, &[HierarchyFault::Cycle { nodes: vec![3, 4] }]);
}

#[test]
fn a_node_under_itself_is_a_ring() {
    let specs = [inner(Some(0), 1.0), leaf(0, 1.0, 0)];
    check(
        &specs,
        1,
        &[
            HierarchyFault::NoRoot,
            HierarchyFault::Cycle { nodes: vec![0] },
        ],
    );
}

#[test]
fn children_without_any_weight_are_a_fault_of_their_parent() {
    let specs = [inner(None, 1.0), leaf(0, 0.0, 0), leaf(0, 0.0, 1)];
    check(&specs, 2, &[HierarchyFault::ZeroWeights { parent: 0 }]);
}

#[test]
fn nothing_is_no_tree() {
    check(&[], 0, &[HierarchyFault::Empty]);
}
