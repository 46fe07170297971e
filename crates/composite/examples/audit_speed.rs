//! How long the parts of an audit take: `cargo run --profile perf -p waymark-composite --example audit_speed [DATA META]`.
//!
//! With the `iData` and `iMeta` tables of COINr, or on made-up figures of the size of its example (51 units, 49 indicators).
//! Medians of 21 runs, on one core, reading and writing not counted.

use std::fmt::Write as _;
use std::time::Instant;

use waymark_composite::audit::audit;
use waymark_composite::removal::removal;
use waymark_composite::{Method, Problems, build, compile, from_coinr, from_table};
use waymark_numerics::random::Random;

const RUNS: usize = 21;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut problems = Problems::default();
    let (source, method) = match &args[..] {
        [data, meta] => {
            let read = |path: &String| std::fs::read(path).unwrap_or_default();
            let (figures, tree) = (read(data), read(meta));
            let method = Method::default();
            let place = ("method", &method);
            let source = from_coinr((data, &figures), (meta, &tree), place, &mut problems);
            (source, method)
        }
        _ => {
            let (data, method) = made_up(51, 49);
            let place = ("method", &method);
            let source = from_table(("data", data.as_bytes()), place, &mut problems);
            (source, method)
        }
    };
    let composite = compile(source, ("method", &method), &mut problems);
    let made = composite.and_then(|composite| {
        let results = build(&composite, &mut problems)?;
        Some((composite, results))
    });
    let Some((composite, results)) = made else {
        return say(&format!("{:?}", problems.all()));
    };
    let leaving_out = median(|| drop(std::hint::black_box(removal(&composite, &results))));
    let whole = median(|| drop(std::hint::black_box(audit(&composite, &results))));
    say(&format!(
        "{} units, {} indicators: leaving each out {:.3} ms, the whole audit {:.3} ms",
        composite.source.units.len(),
        composite.source.indicators.len(),
        leaving_out * 1e3,
        whole * 1e3
    ));
}

fn made_up(units: usize, indicators: usize) -> (String, Method) {
    let random = Random::new(1, 0);
    let mut method = String::from("[[node]]\nid = \"top\"\n");
    for dimension in 0..8 {
        let _ = write!(
            method,
            "[[node]]\nid = \"d{dimension}\"\nparent = \"top\"\n"
        );
    }
    let mut data = String::from("unit");
    for indicator in 0..indicators {
        let _ = write!(data, ",i{indicator}");
        let dimension = indicator % 8;
        let _ = write!(
            method,
            "[[leaf]]\nindicator = \"i{indicator}\"\nparent = \"d{dimension}\"\n"
        );
    }
    for unit in 0..units {
        let _ = write!(data, "\nu{unit:03}");
        for indicator in 0..indicators {
            let at = (unit * indicators + indicator) as u64;
            let _ = write!(data, ",{}", random.normal(0, at));
        }
    }
    let method = Method::read(&method).unwrap_or_else(|fault| panic!("{fault:?}"));
    (data, method)
}

fn median(mut run: impl FnMut()) -> f64 {
    let mut time = || {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    let mut times: Vec<f64> = (0..RUNS).map(|_| time()).collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn say(text: &str) {
    println!("{text}");
}
