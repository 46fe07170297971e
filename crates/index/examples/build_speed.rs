//! How fast an index is built: `cargo run --profile perf -p waymark-index --example build_speed [UNITS] [INDICATORS]`.
//!
//! Made-up log-normal values of four spreads, 3 % of them missing; treatment of outliers, min-max and arithmetic means
//! over 20 pillars and 4 sub-indices. Prints the median of 21 runs of each step, on one core, and the time of 10,000 draws of
//! weights with the ranks of all units, on two.

use std::time::Instant;

use waymark_index::normalise::MinMax;
use waymark_index::simulate::{Prepared, WeightNoise, under_weights};
use waymark_index::treat::{Treatment, treat};
use waymark_index::{
    Aggregation, ColumnRule, Direction, Hierarchy, Method, MissingRule, NodeKind, NodeSpec,
    Normalisation, Table, compute,
};
use waymark_numerics::math::exp;
use waymark_numerics::random::Random;

const RUNS: usize = 21;
const DRAWS: u32 = 10_000;
const THREADS: u32 = 2;

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
    let draw_time = draw(&table, &tree, &method);
    say(&format!(
        "{units} x {indicators}: treat {:.3} ms, normalise and aggregate {:.3} ms, {DRAWS} draws of weights on {THREADS} threads {:.3} s",
        treat_time * 1e3,
        build_time * 1e3,
        draw_time
    ));
}

/// Seconds for draws of weights with the ranks of all units in each, shared out over threads.
fn draw(table: &Table<'_>, tree: &Hierarchy, method: &Method) -> f64 {
    let Ok(scores) = compute(table, tree, method) else {
        return f64::NAN;
    };
    let Ok(prepared) = Prepared::new(tree, &scores, method) else {
        return f64::NAN;
    };
    let noise = WeightNoise {
        seed: 1,
        relative: 0.25,
    };
    let start = Instant::now();
    let share = DRAWS / THREADS;
    let run = |n: u32| under_weights(&prepared, &noise, n * share..(n + 1) * share);
    let run = &run;
    let counts = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|n| scope.spawn(move || run(n))).collect();
        let parts = threads.into_iter().filter_map(|t| t.join().ok());
        parts.reduce(|mut all, part| {
            all.merge(&part);
            all
        })
    });
    let seconds = start.elapsed().as_secs_f64();
    drop(std::hint::black_box(counts));
    seconds
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
