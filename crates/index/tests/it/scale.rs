//! County scale: 15,000 units, 200 indicators, 31 inner nodes.

use std::time::Instant;

use waymark_index::normalise::MinMax;
use waymark_index::{
    Aggregation, ColumnRule, Direction, Hierarchy, Method, MissingRule, NodeKind, NodeSpec,
    Normalisation, Table, compute,
};

const ROWS: usize = 15_000;
const COLS: usize = 200;

/// Root, 6 pillars, 24 dimensions, then the columns in turn under the dimensions.
fn tree() -> Hierarchy {
    let inner = |parent| NodeSpec {
        parent,
        weight: 1.0,
        kind: NodeKind::Inner,
    };
    let mut specs = vec![inner(None)];
    specs.extend((0..6).map(|_| inner(Some(0))));
    specs.extend((0..24).map(|dimension| inner(Some(1 + dimension % 6))));
    specs.extend((0..COLS).map(|column| NodeSpec {
        parent: Some(7 + column % 24),
        weight: 1.0,
        kind: NodeKind::Leaf { column },
    }));
    Hierarchy::try_new(&specs, COLS).unwrap()
}

/// Made-up numbers of which about 3 % are missing.
fn values() -> Vec<f64> {
    let mut state = 1u64;
    (0..ROWS * COLS)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let draw = (state >> 33) % 1000;
            if draw < 30 { f64::NAN } else { draw as f64 }
        })
        .collect()
}

#[test]
fn fifteen_thousand_units_are_computed_and_every_root_has_a_figure() {
    let values = values();
    let table = Table::try_new(&values, ROWS, COLS).unwrap();
    let normalisation = Normalisation::MinMax(MinMax::try_new(1.0, 100.0).unwrap());
    let rule = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation,
    };
    for aggregation in [Aggregation::Arithmetic, Aggregation::Geometric] {
        let method = Method {
            columns: vec![rule; COLS],
            aggregation: vec![aggregation],
            missing: MissingRule::Renormalise {
                minimum_coverage: 0.5,
            },
        };
        let start = Instant::now();
        let scores = compute(&table, &tree(), &method).unwrap();
        eprintln!(
            "{ROWS} x {COLS}, {}: {:?}",
            aggregation.code(),
            start.elapsed()
        );
        assert!((0..ROWS).all(|row| scores.root(row).value.is_ok()));
    }
}
