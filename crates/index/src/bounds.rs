//! What a score could be if what is missing were known: the least, with every missing value at the worst end of the scale,
//! and the greatest, with every one at the best.
//!
//! The bounds are sharp: nothing is assumed about what is missing, and each is reached by some completion. They hold for
//! rules that never fall when a part rises (all means). A score that leaves out what is missing lies between them.
//!
//! *Source*: Manski (2003), Partial Identification of Probability Distributions.

use crate::compute::{Method, MethodFault};
use crate::hierarchy::Hierarchy;
use crate::missing::MissingRule;
use crate::scores::Scores;

/// Least and greatest figure of every row at every node.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// By node and row: with everything missing at the worst end.
    pub least: Vec<Vec<f64>>,
    /// By node and row: with everything missing at the best end.
    pub greatest: Vec<Vec<f64>>,
}

/// Why there are no bounds.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoBounds {
    /// The ends of the scale do not stand in order.
    #[error("the worst end {worst} of the scale is not below the best end {best}")]
    Ends {
        /// Worst end.
        worst: f64,
        /// Best end.
        best: f64,
    },
    /// A rule is no mean: a better part may lower its figure.
    #[error("bounds hold for means only, and a rule of this index is none")]
    NoMean,
    /// The method does not fit the tree.
    #[error("{0:?}")]
    Method(Vec<MethodFault>),
}

/// Bounds from scaled leaves: `worst` and `best` are the ends of the scale of every leaf.
///
/// *Units and range*: those of the scores. `NaN` where a rule cannot take an end (a geometric mean of zero).
///
/// *Missing values*: that is what this is about. A row without any value has the whole scale.
///
/// *Errors*: ends that are not in order, rules that are no means.
pub fn bounds(
    scores: &Scores,
    tree: &Hierarchy,
    method: &Method,
    (worst, best): (f64, f64),
) -> Result<Bounds, NoBounds> {
    if worst.is_nan() || best.is_nan() || worst >= best {
        return Err(NoBounds::Ends { worst, best });
    }
    if !method.aggregation.iter().all(|rule| rule.is_mean()) {
        return Err(NoBounds::NoMean);
    }
    let complete = Method {
        missing: MissingRule::AllRequired,
        ..method.clone()
    };
    let with = |end: f64| -> Result<Vec<Vec<f64>>, NoBounds> {
        let filled = scores.filled(tree, &complete, end);
        let rows = 0..scores.rows();
        let value = |row, node| filled.value(row, node).unwrap_or(f64::NAN);
        let of = |node| rows.clone().map(|row| value(row, node)).collect();
        Ok((0..tree.len()).map(of).collect())
    };
    Ok(Bounds {
        least: with(worst)?,
        greatest: with(best)?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::aggregate::{Aggregation, Among};
    use crate::compute::{ColumnRule, compute_columns};
    use crate::hierarchy::{NodeKind, NodeSpec};
    use crate::normalise::goalposts::{Goalposts, Truncate};
    use crate::normalise::{Direction, Normalisation};

    const LEAVES: usize = 4;

    fn tree() -> Hierarchy {
        let node = |parent, weight, kind| NodeSpec {
            parent,
            weight,
            kind,
        };
        let mut specs = vec![
            node(None, 1.0, NodeKind::Inner),
            node(Some(0), 2.0, NodeKind::Inner),
            node(Some(0), 1.0, NodeKind::Inner),
        ];
        let leaf = |column| {
            node(
                Some(1 + column % 2),
                1.0 + column as f64,
                NodeKind::Leaf { column },
            )
        };
        specs.extend((0..LEAVES).map(leaf));
        Hierarchy::try_new(&specs, LEAVES).unwrap()
    }

    fn method(rule: Aggregation) -> Method {
        let scale = Goalposts::try_new(0.0, 100.0, Truncate::Never, 100.0).unwrap();
        let column = ColumnRule {
            direction: Direction::HigherIsBetter,
            normalisation: Normalisation::Goalposts(scale),
        };
        Method {
            columns: vec![column; LEAVES],
            aggregation: vec![rule, Aggregation::Arithmetic],
            missing: MissingRule::Renormalise {
                minimum_coverage: 0.0,
            },
        }
    }

    fn scores(cells: &[f64], rule: Aggregation) -> Scores {
        let columns: Vec<&[f64]> = cells.iter().map(std::slice::from_ref).collect();
        let block = 0..1;
        compute_columns(
            &columns,
            std::slice::from_ref(&block),
            &tree(),
            &method(rule),
        )
        .unwrap()
    }

    #[test]
    fn ends_and_rules_are_checked() {
        let plain = method(Aggregation::Arithmetic);
        let found = scores(&[1.0; LEAVES], Aggregation::Arithmetic);
        assert!(matches!(
            bounds(&found, &tree(), &plain, (1.0, 1.0)),
            Err(NoBounds::Ends { .. })
        ));
        let other = method(Aggregation::Among(Among::Copeland));
        assert_eq!(
            bounds(&found, &tree(), &other, (0.0, 1.0)),
            Err(NoBounds::NoMean)
        );
    }

    proptest! {
        #[test]
        fn every_completion_lies_within_and_the_ends_are_reached(
            cells in prop::collection::vec(prop_oneof![2 => 1.0..100.0_f64, 1 => Just(f64::NAN)], LEAVES),
            filling in prop::collection::vec(1.0..100.0_f64, LEAVES),
            rule in prop::sample::select(vec![
                Aggregation::Arithmetic, Aggregation::Geometric, Aggregation::Harmonic,
                Aggregation::Generalised { power: 0.3 },
            ]),
        ) {
            let plain = method(rule);
            let found = scores(&cells, rule);
            let own = bounds(&found, &tree(), &plain, (1.0, 100.0)).unwrap();
            let completed = |with: &dyn Fn(usize) -> f64| {
                let cells: Vec<f64> = cells.iter().enumerate().map(|(at, x)| if x.is_nan() { with(at) } else { *x }).collect();
                scores(&cells, rule)
            };
            let (any, low, high) = (completed(&|at| filling[at]), completed(&|_| 1.0), completed(&|_| 100.0));
            for node in 0..tree().len() {
                let (least, greatest) = (own.least[node][0], own.greatest[node][0]);
                let value = any.value(0, node).unwrap();
                prop_assert!(least <= value + 1e-9 && value <= greatest + 1e-9);
                prop_assert!((least - low.value(0, node).unwrap()).abs() < 1e-9);
                prop_assert!((greatest - high.value(0, node).unwrap()).abs() < 1e-9);
                if let Some(score) = found.value(0, node) {
                    prop_assert!(least <= score + 1e-9 && score <= greatest + 1e-9);
                }
            }
        }
    }
}
