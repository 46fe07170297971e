//! How fast an index is built: `cargo run --profile perf -p waymark-index --example build_speed [UNITS] [INDICATORS] [KIND]`.
//!
//! Made-up log-normal values of four spreads, 3 % of them missing; treatment of outliers, min-max and arithmetic means
//! over 20 pillars and 4 sub-indices. Prints the median of 21 builds, on one core, and the time of 10,000 draws with the
//! scores and ranks of all units, on two, for four kinds of uncertainty. KIND 0 to 3 runs draws of that kind alone, 4 builds
//! alone; so `time` tells what memory each takes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use waymark_index::impute::{Centre, Filling};
use waymark_index::live::Live;
use waymark_index::normalise::{Logistic, MinMax, Place, Ties};
use waymark_index::screen::Screen;
use waymark_index::simulate::{Cells, Change, Input, Spread, Study, Tally};
use waymark_index::treat::{First, Treatment};
use waymark_index::{
    Aggregation, Apart, ColumnRule, Direction, Figures, Hierarchy, Method, MissingRule, NodeKind,
    NodeSpec, Normalisation, Recipe, Step,
};
use waymark_numerics::math::exp;
use waymark_numerics::random::Random;

const RUNS: usize = 21;
const DRAWS: u32 = 10_000;
const THREADS: u32 = 2;
/// Kinds of uncertainty that are timed.
const KINDS: [&str; 4] = [
    "weights",
    "method choices and weights",
    "noise in every cell and weights",
    "noise in every cell, treated again, and weights",
];

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|a| a.parse().ok());
    let units: usize = args.next().unwrap_or(3000);
    let indicators: usize = args.next().unwrap_or(200);
    let figures = Figures {
        columns: made_up(units, indicators),
        ..Figures::default()
    };
    let tree = tree(indicators);
    let recipe = recipe(indicators);
    let only = args.next();
    if only.is_none_or(|only| only >= KINDS.len()) {
        builds(&figures, &tree, &recipe);
    }
    for (kind, what) in KINDS.into_iter().enumerate() {
        if only.is_some_and(|only| only != kind) {
            continue;
        }
        let inputs = uncertain(kind, units, indicators);
        let seconds = draw(&figures, &tree, &recipe, &inputs);
        say(&format!(
            "{DRAWS} draws of {what} on {THREADS} threads {seconds:.3} s"
        ));
    }
}

/// A whole build, and one of figures that need no treatment.
fn builds(figures: &Figures, tree: &Hierarchy, recipe: &Recipe) {
    let build_time = |recipe: &Recipe| {
        median(|| {
            let start = Instant::now();
            let built = recipe.build(figures, tree);
            let seconds = start.elapsed().as_secs_f64();
            drop(std::hint::black_box(built));
            seconds
        })
    };
    let mut plain = recipe.clone();
    plain.steps.clear();
    say(&format!(
        "{} x {}: treat, scale and aggregate {:.3} ms, without treatment {:.3} ms",
        figures.rows(),
        figures.columns.len(),
        build_time(recipe) * 1e3,
        build_time(&plain) * 1e3,
    ));
    let (figures_of_all, all_steps) = whole(figures, recipe);
    let found = median(|| {
        let start = Instant::now();
        let built = all_steps.build(&figures_of_all, tree);
        let seconds = start.elapsed().as_secs_f64();
        assert!(built.is_ok(), "the figures fit");
        seconds
    });
    say(&format!(
        "divided, filled by group and screened before: {:.3} ms",
        found * 1e3
    ));
    kept(figures, tree, recipe);
}

/// The same figures with groups of a hundred units and what every third column is divided by, and all steps.
fn whole(figures: &Figures, recipe: &Recipe) -> (Figures, Recipe) {
    let units = 0..figures.rows();
    let by = |column: usize| column.is_multiple_of(3).then_some((0, 1.0));
    let mut steps = vec![
        Step::Denominate((0..figures.columns.len()).map(by).collect()),
        Step::Impute(Filling::Group(Centre::Mean)),
        Step::Screen(Screen::default(), Vec::new()),
    ];
    steps.extend(recipe.steps.iter().cloned());
    let figures = Figures {
        columns: figures.columns.clone(),
        denominators: vec![units.clone().map(|u| 1.0 + u as f64).collect()],
        groups: units.map(|u| Some(u / 100)).collect(),
        ..Figures::default()
    };
    let recipe = Recipe {
        steps,
        ..recipe.clone()
    };
    (figures, recipe)
}

/// An index that is kept up to date: all columns, one figure, one weight.
fn kept(figures: &Figures, tree: &Hierarchy, recipe: &Recipe) {
    let made = Live::new(figures.clone(), tree.clone(), recipe.clone());
    let mut live = made.unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut turn = 0.0;
    let mut time = |columns: usize, weight: bool| {
        median(|| {
            turn += 1e-6;
            for column in 0..columns {
                live.put(column, 1, 1.0 + turn);
            }
            let mut weights: Vec<f64> = (0..tree.len()).map(|n| tree.relative_weight(n)).collect();
            if weight {
                weights[1] += turn;
            }
            live.weigh(&weights);
            let start = Instant::now();
            let done = live.update();
            let seconds = start.elapsed().as_secs_f64();
            assert!(done.is_ok(), "the figures fit");
            seconds
        })
    };
    let columns = figures.columns.len();
    let (all, one, weight) = (time(columns, false), time(1, false), time(0, true));
    say(&format!(
        "kept up to date: all columns anew {:.3} ms, one figure {:.3} ms, one weight {:.3} ms",
        all * 1e3,
        one * 1e3,
        weight * 1e3
    ));
}

/// The inputs of a kind of uncertainty.
fn uncertain(kind: usize, units: usize, indicators: usize) -> Vec<Input> {
    let weights = Input::Weights { relative: 0.25 };
    let noise = |again| {
        Input::Cells(Cells {
            spread: Spread::Normal(vec![vec![0.05; units]; indicators]),
            again,
        })
    };
    match kind {
        0 => vec![weights],
        1 => choices(indicators, weights),
        2 => vec![weights, noise(false)],
        _ => vec![weights, noise(true)],
    }
}

/// Five treatments, three scales and three rules of aggregation, and weights.
fn choices(indicators: usize, weights: Input) -> Vec<Input> {
    let treatment = |most| {
        let own = Treatment {
            first: First::Winsorise { most },
            ..Treatment::default()
        };
        Change::Step(0, Step::Treat(vec![Some(own); indicators]))
    };
    let scale = |normalisation| Change::Columns(rules(indicators, normalisation));
    let place = Place {
        ties: Ties::Mean,
        borda: false,
    };
    vec![
        Input::Choice((1..6).map(treatment).collect()),
        Input::Choice(vec![
            Change::Nothing,
            scale(Normalisation::Place(place)),
            scale(Normalisation::Logistic(logistic())),
        ]),
        Input::Choice(vec![
            Change::Nothing,
            Change::Aggregation(vec![Aggregation::Geometric]),
            Change::Aggregation(vec![Aggregation::Geometric, Aggregation::Arithmetic]),
        ]),
        weights,
    ]
}

/// Seconds for draws with the ranks of all units in each, shared out over threads.
fn draw(figures: &Figures, tree: &Hierarchy, recipe: &Recipe, inputs: &[Input]) -> f64 {
    let study = match Study::new(figures, tree, recipe, inputs, 1) {
        Ok(study) => study,
        Err(faults) => {
            say(&format!("{faults:?}"));
            return f64::NAN;
        }
    };
    let start = Instant::now();
    let mut pilot = Vec::new();
    for task in study.draws(0..16) {
        study.run(&task, |(_, scores)| pilot.extend_from_slice(scores));
    }
    let tasks = study.draws(0..DRAWS);
    let next = AtomicUsize::new(0);
    let work = || {
        let whole = 0..figures.rows();
        let mut tally = Tally::new(vec![whole], &pilot, Vec::new());
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            study.run(task, |scored| tally.take(scored));
        }
        tally
    };
    let counts = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
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

fn recipe(indicators: usize) -> Recipe {
    let scale = MinMax::try_new(1.0, 100.0).unwrap_or_else(|fault| panic!("{fault:?}"));
    Recipe {
        steps: vec![Step::Treat(vec![Some(Treatment::default()); indicators])],
        method: Method {
            columns: rules(indicators, Normalisation::MinMax(scale)),
            aggregation: vec![Aggregation::Arithmetic],
            missing: MissingRule::Renormalise {
                minimum_coverage: 0.0,
            },
        },
        apart: Apart::Nothing,
        seed: 1,
    }
}

fn logistic() -> Logistic {
    Logistic::try_new(1.0, 100.0).unwrap_or_else(|fault| panic!("{fault:?}"))
}

fn rules(indicators: usize, normalisation: Normalisation) -> Vec<ColumnRule> {
    let rule = |column: usize| ColumnRule {
        direction: if column % 3 == 2 {
            Direction::LowerIsBetter
        } else {
            Direction::HigherIsBetter
        },
        normalisation,
    };
    (0..indicators).map(rule).collect()
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
