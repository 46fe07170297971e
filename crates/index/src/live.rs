//! An index that is kept up to date: after a change only what it touches is computed again, in the memory that is there.
//!
//! A figure touches its column and the nodes above it; a weight touches the node above and what is above that; another
//! scale touches its column; another rule of aggregation touches all nodes. What comes out is what a fresh build gives, to
//! the last digit. Steps that look at several columns at once (filling, screening) are taken anew as a whole when a figure
//! changes.

use crate::compute::{Method, aggregate_some, scale_again};
use crate::hierarchy::Hierarchy;
use crate::recipe::{Built, Figures, Recipe, RecipeFault};

/// An index with all that it is made of.
#[derive(Debug, Clone)]
pub struct Live {
    figures: Figures,
    tree: Hierarchy,
    recipe: Recipe,
    built: Built,
    /// By column: whether its steps must be taken again, and whether it must be scaled again.
    stale: Vec<(bool, bool)>,
    /// By node: whether its figures must be made again.
    nodes: Vec<bool>,
}

/// What an update did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Redone {
    /// Columns that were prepared again.
    pub prepared: usize,
    /// Columns that were scaled again.
    pub scaled: usize,
    /// Inner nodes that were aggregated again.
    pub nodes: usize,
}

impl Live {
    /// Builds the index.
    ///
    /// *Errors*: as [`Recipe::build`].
    pub fn new(
        figures: Figures,
        tree: Hierarchy,
        recipe: Recipe,
    ) -> Result<Self, Vec<RecipeFault>> {
        let built = recipe.build(&figures, &tree)?;
        Ok(Self {
            stale: vec![(false, false); figures.columns.len()],
            nodes: vec![false; tree.len()],
            figures,
            tree,
            recipe,
            built,
        })
    }

    /// The index as of the last update.
    #[must_use]
    pub fn built(&self) -> &Built {
        &self.built
    }

    /// Another figure (`NaN`: none). `false` where there is no such cell.
    pub fn put(&mut self, column: usize, row: usize, value: f64) -> bool {
        let cell = self.figures.columns.get_mut(column);
        let Some(cell) = cell.and_then(|c| c.get_mut(row)) else {
            return false;
        };
        if cell.to_bits() != value.to_bits() {
            *cell = value;
            self.stale[column] = (true, true);
        }
        true
    }

    /// Other relative weights, by node.
    ///
    /// INVARIANT for the caller: as many as nodes, from 0 on, and some above 0 under every node.
    pub fn weigh(&mut self, weights: &[f64]) {
        let after = self.tree.reweighted(weights);
        for node in 0..self.tree.len() {
            let same =
                self.tree.relative_weight(node).to_bits() == after.relative_weight(node).to_bits();
            if let Some(parent) = self.tree.parent(node).filter(|_| !same) {
                self.nodes[parent] = true;
            }
        }
        self.tree = after;
    }

    /// Other scales, rules of aggregation, or rule for missing data.
    pub fn change(&mut self, method: Method) {
        let old = &self.recipe.method;
        let columns = old.columns.iter().zip(&method.columns);
        for (stale, (before, after)) in self.stale.iter_mut().zip(columns) {
            stale.1 |= before != after;
            // Which way is better decides how some steps look at a column.
            stale.0 |= before.direction != after.direction;
        }
        if old.aggregation != method.aggregation || old.missing != method.missing {
            for &node in self.tree.bottom_up() {
                self.nodes[node] = true;
            }
        }
        self.recipe.method = method;
    }

    /// Computes again what was touched.
    ///
    /// *Errors*: as [`Recipe::build`]; the scores are then as they were, and what was touched is still to be done.
    pub fn update(&mut self) -> Result<Redone, Vec<RecipeFault>> {
        self.recipe.check(&self.figures)?;
        let all: Vec<usize> = (0..self.stale.len()).filter(|&c| self.stale[c].0).collect();
        let mut redone = Redone::default();
        if !all.is_empty() {
            redone.prepared = self.prepare(&all)?;
        }
        let blocks = self.recipe.scale_blocks(&self.figures);
        let columns = &self.built.prepared.columns;
        let leaves: Vec<(usize, usize)> = self
            .tree
            .leaves()
            .filter(|(_, column)| self.stale[*column].1)
            .collect();
        let slices: Vec<&[f64]> = leaves.iter().map(|(_, c)| columns[*c].as_slice()).collect();
        scale_again(
            (&leaves, &slices),
            &blocks,
            (&self.tree, &self.recipe.method),
            &mut self.built.scores,
        )
        .map_err(|faults| {
            faults
                .into_iter()
                .map(RecipeFault::Method)
                .collect::<Vec<_>>()
        })?;
        redone.scaled = leaves.len();
        for (leaf, _) in &leaves {
            if let Some(parent) = self.tree.parent(*leaf) {
                self.nodes[parent] = true;
            }
        }
        for &node in self.tree.bottom_up() {
            if let Some(parent) = self.tree.parent(node).filter(|_| self.nodes[node]) {
                self.nodes[parent] = true;
            }
        }
        redone.nodes = self.nodes.iter().filter(|stale| **stale).count();
        let (tree, method) = (&self.tree, &self.recipe.method);
        aggregate_some(&self.nodes, &blocks, tree, method, &mut self.built.scores);
        self.nodes.fill(false);
        self.stale.fill((false, false));
        Ok(redone)
    }

    /// Takes the steps of some columns again; of all where a step looks at several. The number of columns that may differ.
    fn prepare(&mut self, columns: &[usize]) -> Result<usize, Vec<RecipeFault>> {
        if self
            .recipe
            .steps
            .iter()
            .all(crate::recipe::Step::is_by_column)
        {
            self.recipe.prepare_columns(
                (&self.figures, &self.tree),
                columns,
                &mut self.built.prepared,
            );
            return Ok(columns.len());
        }
        self.built.prepared = self.recipe.prepare(&self.figures, &self.tree)?;
        for stale in &mut self.stale {
            stale.1 = true;
        }
        Ok(self.stale.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::impute::{Centre, Filling};
    use crate::normalise::goalposts::{Goalposts, Truncate};
    use crate::normalise::{Direction, MinMax, Normalisation};
    use crate::recipe::{Apart, Step};
    use crate::treat::Treatment;
    use crate::{Aggregation, ColumnRule, MissingRule, NodeKind, NodeSpec};
    use proptest::prelude::*;

    const COLUMNS: usize = 5;
    const ROWS: usize = 12;

    fn tree() -> Hierarchy {
        let inner = |parent| NodeSpec {
            parent,
            weight: 1.0,
            kind: NodeKind::Inner,
        };
        let mut specs = vec![inner(None), inner(Some(0)), inner(Some(0))];
        specs.extend((0..COLUMNS).map(|column| NodeSpec {
            parent: Some(1 + column % 2),
            weight: 1.0,
            kind: NodeKind::Leaf { column },
        }));
        Hierarchy::try_new(&specs, COLUMNS).unwrap()
    }

    fn method(rule: u8) -> Method {
        let scale = if rule.is_multiple_of(2) {
            Normalisation::MinMax(MinMax::try_new(f64::from(rule % 3), 100.0).unwrap())
        } else {
            Normalisation::Goalposts(Goalposts::try_new(0.0, 5.0, Truncate::Never, 1.0).unwrap())
        };
        let direction = if rule > 6 {
            Direction::LowerIsBetter
        } else {
            Direction::HigherIsBetter
        };
        let usual = Normalisation::MinMax(MinMax::try_new(0.0, 1.0).unwrap());
        let column = |normalisation, direction| ColumnRule {
            direction,
            normalisation,
        };
        let mut columns = vec![column(usual, Direction::HigherIsBetter); COLUMNS];
        columns[usize::from(rule) % COLUMNS] = column(scale, direction);
        Method {
            columns,
            aggregation: match rule % 4 {
                0 | 1 => vec![Aggregation::Arithmetic],
                2 => vec![Aggregation::Geometric, Aggregation::Arithmetic],
                _ => vec![Aggregation::Geometric],
            },
            missing: MissingRule::Renormalise {
                minimum_coverage: f64::from(rule % 3) / 4.0,
            },
        }
    }

    proptest! {
        #[test]
        fn an_update_is_a_fresh_build(
            cells in prop::collection::vec(prop_oneof![3 => 0.1..9.0_f64, 1 => Just(f64::NAN), 1 => Just(2.0)], COLUMNS * ROWS),
            changes in prop::collection::vec((0..4_u8, 0..COLUMNS, 0..ROWS, prop_oneof![4 => 0.1..9.0_f64, 1 => Just(f64::NAN)]), 1..12),
            fill in any::<bool>(),
        ) {
            let figures = Figures { columns: cells.chunks(ROWS).map(<[f64]>::to_vec).collect(), ..Figures::default() };
            let mut steps = vec![Step::Treat(vec![Some(Treatment::default()); COLUMNS])];
            if fill {
                steps.insert(0, Step::Impute(Filling::Column(Centre::Mean)));
            }
            let recipe = Recipe { steps, method: method(0), apart: Apart::Nothing, seed: 1 };
            let mut live = Live::new(figures, tree(), recipe).unwrap();
            for (what, column, row, value) in changes {
                match what {
                    0 => live.change(method(u8::try_from(row).unwrap())),
                    1 => {
                        let mut weights: Vec<f64> = (0..live.tree.len()).map(|n| live.tree.relative_weight(n)).collect();
                        weights[3 + column] = if value.is_nan() { 1.0 } else { value };
                        live.weigh(&weights);
                    }
                    _ => prop_assert!(live.put(column, row, value)),
                }
                if row % 3 > 0 {
                    live.update().unwrap();
                    let fresh = live.recipe.build(&live.figures, &live.tree).unwrap();
                    // No number is unequal to itself, so the words are compared.
                    prop_assert_eq!(format!("{:?}", live.built()), format!("{fresh:?}"));
                }
            }
        }
    }

    #[test]
    fn another_rule_leaves_the_reasons_of_the_leaves() {
        let figures = Figures {
            columns: vec![vec![0.1; ROWS]; COLUMNS],
            ..Figures::default()
        };
        let recipe = Recipe {
            steps: Vec::new(),
            method: method(0),
            apart: Apart::Nothing,
            seed: 1,
        };
        let mut live = Live::new(figures, tree(), recipe).unwrap();
        live.change(method(2));
        live.update().unwrap();
        let fresh = live.recipe.build(&live.figures, &live.tree).unwrap();
        assert_eq!(format!("{:?}", live.built()), format!("{fresh:?}"));
    }

    #[test]
    fn only_what_a_change_touches_is_done_again() {
        let column = |c: usize| (0..ROWS).map(|r| ((r * 7 + c) % 11) as f64).collect();
        let figures = Figures {
            columns: (0..COLUMNS).map(column).collect(),
            ..Figures::default()
        };
        let recipe = Recipe {
            steps: vec![Step::Treat(vec![Some(Treatment::default()); COLUMNS])],
            method: method(0),
            apart: Apart::Nothing,
            seed: 1,
        };
        let mut live = Live::new(figures, tree(), recipe).unwrap();
        let redone = |prepared, scaled, nodes| Redone {
            prepared,
            scaled,
            nodes,
        };
        assert_eq!(live.update(), Ok(redone(0, 0, 0)));
        assert!(live.put(2, 3, 5.5));
        assert_eq!(live.update(), Ok(redone(1, 1, 2)));
        assert!(!live.put(9, 0, 1.0) && !live.put(0, 99, 1.0));
        let mut weights = vec![1.0; 3 + COLUMNS];
        weights[1] = 2.0;
        live.weigh(&weights);
        assert_eq!(live.update(), Ok(redone(0, 0, 1)));
        live.change(method(4));
        // The first column loses its own scale, the last one gets one.
        assert_eq!(live.update().unwrap().scaled, 2);
        live.put(0, 0, f64::INFINITY);
        assert!(live.update().is_err());
    }
}
