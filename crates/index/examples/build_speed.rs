//! How fast an index is built: `cargo run --profile perf -p waymark-index --example build_speed [UNITS] [INDICATORS]`.
//!
//! Made-up log-normal values of four spreads, 3 % of them missing; treatment of outliers, min-max and arithmetic means
//! over 20 pillars and 4 sub-indices. Prints the median of 21 runs of each step, on one core.

use std::time::Instant;

use waymark_index::normalise::MinMax;
use waymark_index::treat::{Treatment, treat};
use waymark_index::{
    Aggregation, ColumnRule, Direction, Hierarchy, Method, MissingRule, NodeKind, NodeSpec,
    Normalisation, Table, compute,
};
use waymark_numerics::math::exp;
use waymark_numerics::random::Random;

const RUNS: usize = 21;

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|a| a.parse().ok());
    let units: usize = args.next().unwrap_or(3000);
    let indicators: usize = args.next().unwrap_or(200);
    let columns = made_up(units, indicators);
    let treated = |columns: &mut Vec<Vec<f64>>| {
        for column in columns.iter_mut() {
            std::hint::black_box(treat(column, &Treatment::default()));
        }
    };
    let treat_time = median(|| {
        let mut own = columns.clone();
        let start = Instant::now();
        treated(&mut own);
        start.elapsed().as_secs_f64()
    });
    let mut own = columns;
    treated(&mut own);
    let rows: Vec<f64> = (0..units)
        .flat_map(|u| own.iter().map(move |c| c[u]))
        .collect();
    let (tree, method) = (tree(indicators), method(indicators));
    let table = match Table::try_new(&rows, units, indicators) {
        Ok(table) => table,
        Err(faults) => return say(&format!("{faults:?}")),
    };
    let build_time = median(|| {
        let start = Instant::now();
        let scores = compute(&table, &tree, &method);
        let seconds = start.elapsed().as_secs_f64();
        drop(std::hint::black_box(scores));
        seconds
    });
    say(&format!(
        "{units} x {indicators}: treat {:.3} ms, normalise and aggregate {:.3} ms",
        treat_time * 1e3,
        build_time * 1e3
    ));
}

fn made_up(units: usize, indicators: usize) -> Vec<Vec<f64>> {
    const SPREADS: [f64; 4] = [0.3, 0.6, 0.9, 1.3];
    let random = Random::new(1, 0);
    let cell = |column: usize, unit: usize| {
        let at = (column * units + unit) as u64;
        if random.below(1, at, 100) < 3 {
            return f64::NAN;
        }
        exp(SPREADS[column % 4] * random.normal(0, at))
    };
    (0..indicators)
        .map(|c| (0..units).map(|u| cell(c, u)).collect())
        .collect()
}

fn tree(indicators: usize) -> Hierarchy {
    let inner = |parent| NodeSpec {
        parent,
        weight: 1.0,
        kind: NodeKind::Inner,
    };
    let mut specs = vec![inner(None)];
    specs.extend((0..4).map(|_| inner(Some(0))));
    specs.extend((0..20).map(|p| inner(Some(1 + p % 4))));
    specs.extend((0..indicators).map(|column| NodeSpec {
        parent: Some(5 + column % 20),
        weight: 1.0 + (column % 4) as f64 / 2.0,
        kind: NodeKind::Leaf { column },
    }));
    Hierarchy::try_new(&specs, indicators).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn method(indicators: usize) -> Method {
    let scale = MinMax::try_new(0.0, 100.0).unwrap_or_else(|fault| panic!("{fault:?}"));
    let rule = |column: usize| ColumnRule {
        direction: if column % 3 == 2 {
            Direction::LowerIsBetter
        } else {
            Direction::HigherIsBetter
        },
        normalisation: Normalisation::MinMax(scale),
    };
    Method {
        columns: (0..indicators).map(rule).collect(),
        aggregation: vec![Aggregation::Arithmetic],
        missing: MissingRule::Renormalise {
            minimum_coverage: 0.0,
        },
    }
}

fn median(mut run: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..RUNS).map(|_| run()).collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn say(text: &str) {
    println!("{text}");
}
