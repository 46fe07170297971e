//! Random tables, trees and methods.

use proptest::prelude::*;
use waymark_index::normalise::{Goalposts, MinMax, Rank, ZScore, goalposts::Truncate};
use waymark_index::{
    Aggregation, ColumnRule, Direction, Hierarchy, Method, MissingRule, NodeKind, NodeSpec,
    Normalisation, Scores, Table, compute,
};

/// Sums may differ in their last digits when their order does.
pub(crate) const CLOSE: f64 = 1e-9;

/// Everything one computation needs, owned.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) cols: usize,
    /// Row-major, `NaN` where missing.
    pub(crate) values: Vec<f64>,
    pub(crate) specs: Vec<NodeSpec>,
    pub(crate) method: Method,
}

impl Case {
    pub(crate) fn rows(&self) -> usize {
        self.values.len() / self.cols
    }

    pub(crate) fn tree(&self) -> Hierarchy {
        Hierarchy::try_new(&self.specs, self.cols).unwrap()
    }

    pub(crate) fn scores(&self) -> Scores {
        let table = Table::try_new(&self.values, self.rows(), self.cols).unwrap();
        compute(&table, &self.tree(), &self.method).unwrap()
    }

    pub(crate) fn fill_gaps(mut self) -> Self {
        for value in &mut self.values {
            *value = if value.is_nan() { 0.0 } else { *value };
        }
        self
    }

    pub(crate) fn with_rule(mut self, rule: Aggregation) -> Self {
        self.method.aggregation = vec![rule];
        self
    }

    /// Every column onto the same scale, which starts above zero.
    pub(crate) fn with_min_max(mut self) -> Self {
        let normalisation = Normalisation::MinMax(MinMax::try_new(1.0, 100.0).unwrap());
        for column in &mut self.method.columns {
            column.normalisation = normalisation;
        }
        self
    }
}

fn cell() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -1e3..1e3, 2 => (-3..4i32).prop_map(f64::from), 1 => Just(f64::NAN)]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![
        Just(Direction::HigherIsBetter),
        Just(Direction::LowerIsBetter)
    ]
}

fn normalisation() -> impl Strategy<Value = Normalisation> {
    let posts = Goalposts::try_new(-500.0, 700.0, Truncate::AtEnds, 100.0).unwrap();
    prop_oneof![
        Just(Normalisation::MinMax(MinMax::try_new(1.0, 100.0).unwrap())),
        Just(Normalisation::Goalposts(posts)),
        Just(Normalisation::ZScore(ZScore::try_new(0.0, 1.0).unwrap())),
        Just(Normalisation::Rank(Rank::try_new(100.0).unwrap())),
    ]
}

fn missing() -> impl Strategy<Value = MissingRule> {
    prop_oneof![
        3 => (0.0..=1.0).prop_map(|minimum_coverage| MissingRule::Renormalise { minimum_coverage }),
        1 => Just(MissingRule::AllRequired),
    ]
}

pub(crate) fn rule() -> impl Strategy<Value = Aggregation> {
    prop_oneof![
        Just(Aggregation::Arithmetic),
        Just(Aggregation::Geometric),
        Just(Aggregation::Harmonic),
        (-3.0..3.0_f64).prop_map(|power| Aggregation::Generalised {
            power: if power.abs() < 0.1 { 0.5 } else { power },
        }),
    ]
}

/// Root 0, `inner` dimensions of which each stands under an earlier one, then the columns as
/// leaves; the dimensions nobody chose get a share of the columns by turns.
fn specs(cols: usize) -> impl Strategy<Value = Vec<NodeSpec>> {
    let inner = 1..=cols.min(4);
    let weight = || prop_oneof![4 => 0.1..5.0, 1 => Just(1.0)];
    (
        inner,
        prop::collection::vec((any::<prop::sample::Index>(), weight()), 24),
    )
        .prop_map(move |(inner, draws)| {
            let mut specs = vec![NodeSpec {
                parent: None,
                weight: 1.0,
                kind: NodeKind::Inner,
            }];
            for (at, weight) in draws.iter().take(inner - 1) {
                let parent = Some(at.index(specs.len()));
                specs.push(NodeSpec {
                    parent,
                    weight: *weight,
                    kind: NodeKind::Inner,
                });
            }
            for column in 0..cols {
                let (at, weight) = draws[4 + column];
                let parent = if column < inner {
                    column
                } else {
                    at.index(inner)
                };
                let kind = NodeKind::Leaf { column };
                specs.push(NodeSpec {
                    parent: Some(parent),
                    weight,
                    kind,
                });
            }
            specs
        })
}

/// Any table of 2 to 9 rows and 1 to 7 columns under any tree and method.
pub(crate) fn case() -> impl Strategy<Value = Case> {
    (2usize..10, 1usize..8).prop_flat_map(|(rows, cols)| {
        let columns = prop::collection::vec((direction(), normalisation()), cols);
        let values = prop::collection::vec(cell(), rows * cols);
        (values, specs(cols), columns, rule(), missing()).prop_map(
            move |(values, specs, columns, rule, missing)| {
                let columns = columns
                    .into_iter()
                    .map(|(direction, normalisation)| ColumnRule {
                        direction,
                        normalisation,
                    })
                    .collect();
                let method = Method {
                    columns,
                    aggregation: vec![rule],
                    missing,
                };
                Case {
                    cols,
                    values,
                    specs,
                    method,
                }
            },
        )
    })
}

/// Two figures that are both absent or differ by rounding only.
pub(crate) fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() <= CLOSE * (1.0 + a.abs()),
        _ => false,
    }
}
