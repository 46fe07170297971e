//! Some units with all their indicators, and the sums over them for several draws at a time.

use std::ops::Range;

use super::{DRAWS, TILE};
use crate::aggregate::Aggregation;
use crate::hierarchy::Hierarchy;
use crate::scores::Scores;

/// Units whose sums are held in registers; divides `TILE`.
const WIDE: usize = 16;

/// Some units with all their indicators.
#[derive(Debug)]
pub(super) struct Tile {
    pub(super) units: Range<usize>,
    /// Leaf by leaf, `TILE` each: what the rule of the parent makes of the value; 0 where there is none.
    terms: Vec<f64>,
    /// By node: which unit (by its place in the tile) has no value at which leaf.
    pub(super) missing: Vec<Vec<(u8, u32)>>,
    /// By node: which unit has a value at which leaf that the rule cannot take.
    refused: Vec<Vec<(u8, u32)>>,
}

impl Tile {
    pub(super) fn new(
        units: Range<usize>,
        leaves: &[usize],
        scores: &Scores,
        (tree, above): (&Hierarchy, impl Fn(usize) -> Aggregation),
    ) -> Self {
        let mut terms = vec![0.0; leaves.len() * TILE];
        let mut missing = vec![Vec::new(); tree.len()];
        let mut refused = vec![Vec::new(); tree.len()];
        for ((leaf, &node), number) in leaves.iter().enumerate().zip(0_u32..) {
            let rule = above(node);
            let own = leaf * TILE..(leaf + 1) * TILE;
            for (place, unit) in (0_u8..).zip(units.clone()) {
                let parent = tree.parent(node).unwrap_or(node);
                match scores.value(unit, node) {
                    Some(value) if !rule.takes(value) => {
                        refused[parent].push((place, number));
                    }
                    Some(value) => terms[leaf * TILE + usize::from(place)] = value,
                    None => missing[parent].push((place, number)),
                }
            }
            rule.terms(&mut terms[own.clone()]);
            // Where there is no value, nothing is added.
            let parent = tree.parent(node).unwrap_or(node);
            let places = missing[parent].iter().chain(&refused[parent]);
            for (place, _) in places.filter(|(_, at)| *at == number) {
                terms[own.start + usize::from(*place)] = 0.0;
            }
        }
        Self {
            units,
            terms,
            missing,
            refused,
        }
    }

    /// Weighted sums of indicators in each draw. What is missing is 0 and adds nothing.
    #[inline(always)]
    pub(super) fn sums(
        &self,
        leaves: &[(usize, usize)],
        weights: &[[f64; DRAWS]],
    ) -> [[f64; TILE]; DRAWS] {
        let mut out = [[0.0; TILE]; DRAWS];
        for at in (0..TILE).step_by(WIDE) {
            // Sums of a few units stay in registers over all indicators.
            let mut sums = [[0.0; WIDE]; DRAWS];
            for &(_, leaf) in leaves {
                let from = leaf * TILE + at;
                let Some(terms) = self.terms[from..].first_chunk::<WIDE>() else {
                    continue;
                };
                let weights = &weights[leaf];
                for draw in 0..DRAWS {
                    for unit in 0..WIDE {
                        sums[draw][unit] += weights[draw] * terms[unit];
                    }
                }
            }
            for (out, sums) in out.iter_mut().zip(&sums) {
                out[at..at + WIDE].copy_from_slice(sums);
            }
        }
        out
    }

    /// Weight of the leaves that are missing, in each draw. A figure that cannot be had is infinite up to the root: leaving it
    /// out would reward what made it so.
    #[inline(always)]
    pub(super) fn absent(
        &self,
        node: usize,
        weights: &[[f64; DRAWS]],
        sums: &mut [[f64; TILE]; DRAWS],
    ) -> [[f64; TILE]; DRAWS] {
        let mut out = [[0.0; TILE]; DRAWS];
        for &(unit, leaf) in &self.missing[node] {
            let weights = &weights[leaf as usize];
            for draw in 0..DRAWS {
                out[draw][usize::from(unit) % TILE] += weights[draw];
            }
        }
        for &(unit, leaf) in &self.refused[node] {
            for (sum, weight) in sums.iter_mut().zip(&weights[leaf as usize]) {
                if *weight > 0.0 {
                    sum[usize::from(unit) % TILE] = f64::INFINITY;
                }
            }
        }
        out
    }
}
