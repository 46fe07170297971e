//! Weights that differ from draw to draw.

use waymark_numerics::random::Random;

use crate::hierarchy::Hierarchy;

/// The relative weights of all nodes, each moved by up to a share of itself. A number depends on the stream, the draw and
/// the node alone.
#[must_use]
pub(super) fn moved(tree: &Hierarchy, relative: f64, random: Random, draw: u32) -> Vec<f64> {
    let of = |node: usize| {
        let move_by = relative * (2.0 * random.uniform(draw, node as u64) - 1.0);
        tree.relative_weight(node) * (1.0 + move_by)
    };
    (0..tree.len()).map(of).collect()
}
