//! Weights that differ from draw to draw.

use waymark_numerics::random::Random;

use crate::hierarchy::Hierarchy;

/// What the random numbers of this module are for.
const PURPOSE: u32 = 1;

/// Noise on the weights of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightNoise {
    /// The seed of the analysis.
    pub seed: u64,
    /// Greatest relative change of a weight, 0 to 1: 0.25 is a quarter more or less.
    pub relative: f64,
}

impl WeightNoise {
    /// The relative weights of all nodes in a draw. Each number depends on seed, draw and node alone.
    #[must_use]
    pub fn weights(&self, tree: &Hierarchy, draw: u32) -> Vec<f64> {
        let random = Random::new(self.seed, PURPOSE);
        let of = |node: usize| {
            let move_by = self.relative * (2.0 * random.uniform(draw, node as u64) - 1.0);
            tree.relative_weight(node) * (1.0 + move_by)
        };
        (0..tree.len()).map(of).collect()
    }
}
