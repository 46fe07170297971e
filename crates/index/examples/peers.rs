//! The engine's side of `scripts/peers.sh`: `peers sobol INPUTS RESAMPLES < OUTPUTS`, `peers topsis|copeland|entropy|critic COLUMNS < VALUES`.
//!
//! Reads numbers, one per line, prints the seconds of the computation alone and then the results, one per line.

use std::io::Read as _;
use std::time::Instant;

use waymark_index::aggregate::among::{distance, duel};
use waymark_index::sensitivity::{Bootstrap, Estimator, Order, Outputs, Resampling};
use waymark_index::weights::objective::Objective;
use waymark_numerics::random::Random;

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() {
    let mut args = std::env::args().skip(1);
    let what = args.next().unwrap_or_default();
    let wide: usize = args.next().and_then(|a| a.parse().ok()).unwrap_or(1);
    let resamples: u32 = args.next().and_then(|a| a.parse().ok()).unwrap_or(100);
    let mut text = String::new();
    if std::io::stdin().read_to_string(&mut text).is_err() {
        return;
    }
    let values: Vec<f64> = text.lines().filter_map(|l| l.trim().parse().ok()).collect();
    let rows = values.len() / wide;
    let column = |c: usize| -> Vec<f64> { (0..rows).map(|r| values[r * wide + c]).collect() };
    let columns: Vec<Vec<f64>> = (0..wide).map(column).collect();
    let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let equal = vec![1.0; wide];
    let start = Instant::now();
    let found = match what.as_str() {
        "sobol" => sobol(&values, wide, resamples),
        "topsis" => distance::topsis(&slices, &equal),
        "copeland" => duel::copeland(&slices, &equal),
        "entropy" => Objective::Entropy.weights(&slices).unwrap_or_default(),
        "critic" => Objective::Critic.weights(&slices).unwrap_or_default(),
        _ => Vec::new(),
    };
    println!("{}", start.elapsed().as_secs_f64());
    found.iter().for_each(|x| println!("{x:?}"));
}

/// First and total orders, then half the widths of the intervals of both.
fn sobol(outputs: &[f64], inputs: usize, resamples: u32) -> Vec<f64> {
    let bootstrap = Bootstrap {
        resampling: Resampling::Joint,
        resamples,
        level: 0.95,
        random: Random::new(1, 1),
    };
    let found = Outputs::new(outputs, inputs, Order::First).and_then(|outputs| {
        let indices = outputs.indices(Estimator::SALIB)?;
        let intervals = outputs.intervals(Estimator::SALIB, &bootstrap)?;
        Ok([
            indices.first,
            indices.total,
            intervals.first.iter().map(|i| i.half_width).collect(),
            intervals.total.iter().map(|i| i.half_width).collect(),
        ]
        .concat())
    });
    found.unwrap_or_default()
}
