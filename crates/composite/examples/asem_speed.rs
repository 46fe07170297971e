//! How long the work on an index of the size of COINr's example takes: `cargo run --profile perf -p waymark-composite
//! --example asem_speed [DATA META]`.
//!
//! With the `iData` and `iMeta` tables of COINr, or on made-up figures of the same size (51 units, 49 indicators). The whole
//! way of its example: divide, fill by group, screen, treat, scale, aggregate over four levels; then 1,000 draws of four
//! inputs, Sobol indices of the same from 250 base points with 1,000 resamples, and the audit. Medians of 21 runs; draws on
//! two threads, the rest on one; reading and writing not counted.

use std::fmt::Write as _;
use std::time::Instant;

use waymark_composite::audit::audit;
use waymark_composite::method::UncertaintySpec;
use waymark_composite::removal::removal;
use waymark_composite::{
    Composite, Method, Problems, Results, Source, build, compile, from_coinr, from_table,
    uncertainty,
};
use waymark_numerics::random::Random;

const RUNS: usize = 21;
const THREADS: usize = 2;

/// The steps of COINr's example, and what is uncertain in its analysis.
const METHOD: &str = r#"
kind = "index"
normalisation = { rule = "min_max", lo = 1, hi = 100 }
[[step]]
do = "denominate"
[[step]]
do = "impute"
by = "group_mean"
group = "EurAsia_group"
[[step]]
do = "screen"
available = 0.9
[[step]]
do = "treat"
by = "winsorise"
then = "log"
[uncertainty]
draws = 1000
[[uncertainty.input]]
name = "treatment"
choice = [
  { step = 4, with = { do = "treat", by = "winsorise", most = 1, then = "log" } },
  { step = 4, with = { do = "treat", by = "winsorise", most = 3, then = "log" } },
  {},
]
[[uncertainty.input]]
name = "scale"
choice = [{}, { normalisation = { rule = "rank", scale = 100 } }]
[[uncertainty.input]]
name = "weights"
weights = 0.25
[[uncertainty.input]]
name = "rule"
choice = [{}, { aggregation = "geometric" }]
"#;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut problems = Problems::default();
    let Some((composite, results)) = made(&args, &mut problems) else {
        return say(&format!("{:?}", problems.all()));
    };
    say(&format!(
        "{} units, {} indicators",
        composite.source.units.len(),
        composite.source.indicators.len(),
    ));
    let (figures, tree) = (&composite.source.figures, &composite.tree);
    time("build", || composite.recipe.build(figures, tree));
    let spec = |base| UncertaintySpec {
        base,
        ..composite.method.uncertainty.clone().unwrap_or_default()
    };
    for (what, base) in [
        ("1,000 draws of four inputs", None),
        ("the same and Sobol indices from 1,500 runs", Some(250)),
    ] {
        let mut own = composite.clone();
        own.method.uncertainty = Some(spec(base));
        time(what, || {
            uncertainty(&own, &results, ("method", THREADS), &mut problems)
        });
    }
    time("leaving each out", || removal(&composite, &results));
    time("the whole audit", || audit(&composite, &results));
}

fn made(args: &[String], problems: &mut Problems) -> Option<(Composite, Results)> {
    let (source, method) = source(args, problems);
    let composite = compile(source, ("method", &method), problems)?;
    let results = build(&composite, problems)?;
    Some((composite, results))
}

fn source(args: &[String], problems: &mut Problems) -> (Source, Method) {
    if let [data, meta] = args {
        let method = read(METHOD);
        let bytes = |path: &String| std::fs::read(path).unwrap_or_default();
        let (figures, tree) = (bytes(data), bytes(meta));
        let place = ("method", &method);
        let source = from_coinr((data, &figures), (meta, &tree), place, problems);
        return (source, method);
    }
    let (data, tree) = made_up(51, 49);
    let method = read(&format!("groups = [\"EurAsia_group\"]\n{METHOD}\n{tree}"));
    let source = from_table(("data", data.as_bytes()), ("method", &method), problems);
    (source, method)
}

fn read(text: &str) -> Method {
    Method::read(text).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// Figures, 3 % of them missing, every third of which is divided; and the tree above them.
fn made_up(units: usize, indicators: usize) -> (String, String) {
    let random = Random::new(1, 0);
    let mut tree = String::from("[[node]]\nid = \"top\"\n");
    for half in 0..2 {
        let _ = write!(tree, "[[node]]\nid = \"h{half}\"\nparent = \"top\"\n");
    }
    for part in 0..8 {
        let parent = part % 2;
        let _ = write!(tree, "[[node]]\nid = \"d{part}\"\nparent = \"h{parent}\"\n");
    }
    let mut data = String::from("unit,EurAsia_group,people");
    for indicator in 0..indicators {
        let _ = write!(data, ",i{indicator}");
        let (part, divided) = (indicator % 8, indicator.is_multiple_of(3));
        let by = if divided {
            "denominator = \"people\"\n"
        } else {
            ""
        };
        let _ = write!(
            tree,
            "[[leaf]]\nindicator = \"i{indicator}\"\nparent = \"d{part}\"\n{by}"
        );
    }
    for unit in 0..units {
        let _ = write!(data, "\nu{unit:03},g{},{}", unit % 2, 10 + unit);
        for indicator in 0..indicators {
            let at = (unit * indicators + indicator) as u64;
            let figure = waymark_numerics::math::exp(random.normal(0, at));
            if random.below(1, at, 100) < 3 {
                data.push(',');
            } else {
                let _ = write!(data, ",{figure}");
            }
        }
    }
    (data, tree)
}

/// The median time of a piece of work.
fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    let mut one = || {
        let start = Instant::now();
        drop(std::hint::black_box(run()));
        start.elapsed().as_secs_f64()
    };
    let mut times: Vec<f64> = (0..RUNS).map(|_| one()).collect();
    times.sort_by(f64::total_cmp);
    say(&format!("{what}: {:.3} ms", times[RUNS / 2] * 1e3));
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn say(text: &str) {
    println!("{text}");
}
