//! Uncertainty and sensitivity of an index: draws shared out over threads, and tables of what they say.

use std::sync::atomic::{AtomicUsize, Ordering};

use waymark_index::simulate::{Input, Scored, Study, Tally, Task};

use crate::codes::wrong;
use crate::compile::Composite;
use crate::draw_tables::{draws_table, duels_table, ranks_table, tiers_table, worst};
use crate::faults;
use crate::given;
use crate::inputs::{groups, inputs};
use crate::method::UncertaintySpec;
use crate::problem::Problems;
use crate::results::Results;
use crate::screening::{self, Screening};
use crate::sensitive::{Plan, Sensitivity, shifts};
use crate::tables::Table;

/// Draws that tell where scores lie before they are counted.
const PILOT: u32 = 64;
/// Rows up to which all pairs are compared; beyond, each with so many behind it.
const ALL_PAIRS: usize = 400;
const WINDOW: usize = 30;
/// Units of one time at most: counts of ranks grow with their square.
const MOST_UNITS: usize = 10_000;
/// Draws at most where a precision is asked for.
const MOST_DRAWS: u32 = 100_000;
/// Draws whose scores are kept at most, for distances of distributions.
const MOST_KEPT: u32 = 5_000;

/// What is uncertain, and what follows.
#[derive(Debug, Clone)]
pub struct Uncertainty {
    /// Counts of all draws.
    pub tally: Tally,
    /// Names of the inputs.
    pub inputs: Vec<String>,
    /// What matters how much, where base points were asked for.
    pub sensitivity: Option<Sensitivity>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// Runs the draws of a method.
///
/// `None` where the inputs do not fit; `problems` says why.
pub fn uncertainty(
    composite: &Composite,
    results: &Results,
    (file, threads): (&str, usize),
    problems: &mut Problems,
) -> Option<Uncertainty> {
    let usual = UncertaintySpec::default();
    let spec = composite.method.uncertainty.as_ref().unwrap_or(&usual);
    few_enough(composite, file, problems)?;
    let (names, inputs) = inputs(composite, spec, file, problems)?;
    let study = study(composite, (&names, &inputs), file, problems)?;
    let order = results.order(composite);
    let tally = counted(&study, (composite, &order), spec, threads);
    let found = sensitivity(
        &study,
        (composite, results),
        (spec, &names),
        (file, threads),
        problems,
    );
    let mut tables = vec![
        ranks_table(composite, results, &tally),
        duels_table(composite, &tally),
        tiers_table(composite, &tally, &order),
        draws_table(&tally, spec),
    ];
    let both = (composite, results);
    let place = (file, threads);
    tables.extend(screened(&study, both, (spec, &names), place, problems));
    if let Some(found) = &found {
        tables.extend(found.tables.iter().cloned());
    }
    Some(Uncertainty {
        tally,
        inputs: names,
        sensitivity: found,
        tables,
    })
}

/// The scores of a method at points that somebody gives, instead of at random draws.
///
/// `points` is a table with a column per input: the number of the chosen (from 1) where it is a choice, else where the
/// input lies in its range (0 to 1). `None` where something does not fit; `problems` says what.
pub fn at_points(
    composite: &Composite,
    results: &Results,
    (points_file, points): (&str, &[u8]),
    (file, threads): (&str, usize),
    problems: &mut Problems,
) -> Option<Vec<Table>> {
    let usual = UncertaintySpec::default();
    let spec = composite.method.uncertainty.as_ref().unwrap_or(&usual);
    let (names, inputs) = inputs(composite, spec, file, problems)?;
    let choices: Vec<Option<usize>> = inputs
        .iter()
        .map(|input| match input {
            Input::Choice(changes) => Some(changes.len()),
            _ => None,
        })
        .collect();
    let points = screening::read_points((points_file, points), (&names, &choices), problems)?;
    let study = study(composite, (&names, &inputs), file, problems)?;
    let base = given::base(&points);
    let runs = scores(&study, &study.tasks(points, 0), threads);
    let mut tables = screening::at_points(&study, &runs, (composite, results));
    tables.push(given::intervals(&runs, base, (composite, results)));
    let shift = shifts(&runs, composite, results);
    tables.extend(base.and_then(|base| given::sobol(&shift, base, &names)));
    Some(tables)
}

/// The study of an index; `None` where the inputs do not fit, and said why.
fn study<'c>(
    composite: &'c Composite,
    (names, inputs): (&[String], &'c [Input]),
    file: &str,
    problems: &mut Problems,
) -> Option<Study<'c>> {
    let (tree, recipe) = (&composite.tree, &composite.recipe);
    match Study::new(&composite.source.figures, tree, recipe, inputs, recipe.seed) {
        Ok(study) => Some(study),
        Err(faults) => {
            for fault in faults {
                let what = faults::study(&fault, &composite.source, names);
                problems.add(file, "uncertainty", what);
            }
            None
        }
    }
}

/// Counts draws: as many as are asked for, or until intervals are as sure as they shall be.
fn counted(
    study: &Study<'_>,
    (composite, order): (&Composite, &[usize]),
    spec: &UncertaintySpec,
    threads: usize,
) -> Tally {
    let draws = spec.draws.unwrap_or(1000);
    let pilot = scores(study, &study.draws(0..draws.min(PILOT)), threads);
    let window = (order.len() > ALL_PAIRS).then_some(WINDOW);
    let blocks = composite.source.peers();
    let empty = || Tally::new(blocks.clone(), &pilot, Tally::pairs(order, window));
    let take = |tally: &mut Tally, scored: Scored<'_>| tally.take(scored);
    let some = |range| {
        share_out(
            study,
            (&study.draws(range), threads),
            &empty,
            &take,
            |all, part| {
                all.merge(&part);
            },
        )
    };
    let mut tally = some(0..draws);
    // What was drawn decides how many more: the same for any number of threads.
    while let Some(precision) = spec.precision
        && tally.draws() > 0
        && tally.draws() < MOST_DRAWS
        && worst(&tally) > precision
    {
        let next = tally.draws().saturating_mul(2).min(MOST_DRAWS);
        tally.merge(&some(tally.draws()..next));
    }
    tally
}

/// Elementary effects and distances, where they were asked for; what cannot be analysed is said and stops nothing.
fn screened(
    study: &Study<'_>,
    (composite, results): (&Composite, &Results),
    (spec, names): (&UncertaintySpec, &[String]),
    (file, threads): (&str, usize),
    problems: &mut Problems,
) -> Vec<Table> {
    let mut out = Vec::new();
    let both = (composite, results);
    if let Some(trajectories) = spec.morris {
        let run = || {
            let (names, own) = groups(names, spec);
            let plan = Screening::new(&own, trajectories, composite.recipe.seed)?;
            let runs = scores(study, &study.tasks(plan.points(), 0), threads);
            plan.table(&runs, both, (&names, spec.resamples.unwrap_or(1000)))
        };
        match run() {
            Ok(table) => out.push(table),
            Err(fault) => problems.add(file, "uncertainty.morris", faults::sensitivity(fault)),
        }
    }
    if let Some(points) = spec.fast {
        let run = || {
            let (curves, all) = screening::curves(study.inputs(), points, composite.recipe.seed)?;
            let runs = scores(study, &study.tasks(all, 0), threads);
            screening::by_frequency(&curves, &runs, both, names)
        };
        match run() {
            Ok(table) => out.push(table),
            Err(fault) => problems.add(file, "uncertainty.fast", faults::sensitivity(fault)),
        }
    }
    if spec.pawn.is_some() || spec.delta.is_some() {
        let draws = spec.draws.unwrap_or(1000).min(MOST_KEPT);
        let points: Vec<Vec<f64>> = (0..draws).map(|draw| study.random_point(draw)).collect();
        let runs = scores(study, &study.draws(0..draws), threads);
        if let Some(slides) = spec.pawn {
            out.push(screening::by_distance(&points, &runs, slides, both, names));
        }
        if let Some(resamples) = spec.delta {
            let how = (resamples, composite.recipe.seed);
            out.push(screening::by_density(&points, &runs, how, both, names));
        }
    }
    out
}

/// `None`, and said so, where counts of ranks would not fit into memory.
fn few_enough(composite: &Composite, file: &str, problems: &mut Problems) -> Option<()> {
    let blocks = composite.source.peers();
    let longest = blocks.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    if longest <= MOST_UNITS {
        return Some(());
    }
    let what = wrong::too_many_units(longest, MOST_UNITS);
    problems.add(file, "uncertainty", what);
    None
}

/// Shares tasks out over threads. What each thread made of its tasks is joined; the join must not depend on who had which.
fn share_out<T: Send>(
    study: &Study<'_>,
    (tasks, threads): (&[Task], usize),
    empty: &(impl Fn() -> T + Sync),
    take: &(impl Fn(&mut T, Scored<'_>) + Sync),
    join: impl Fn(&mut T, T),
) -> T {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut own = empty();
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            study.run(task, |scored| take(&mut own, scored));
        }
        own
    };
    std::thread::scope(|scope| {
        let handles: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for handle in handles {
            match handle.join() {
                Ok(part) => join(&mut all, part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// The scores of every draw, in order.
fn scores(study: &Study<'_>, tasks: &[Task], threads: usize) -> Vec<Vec<f64>> {
    let take = |found: &mut Vec<(u32, Vec<f64>)>, (draws, scores): Scored<'_>| {
        found.extend(draws.iter().copied().zip(scores.iter().cloned()));
    };
    let mut all = share_out(study, (tasks, threads), &Vec::new, &take, |all, part| {
        all.extend(part);
    });
    all.sort_by_key(|(draw, _)| *draw);
    all.into_iter().map(|(_, scores)| scores).collect()
}

/// Runs the design and analyses it; what cannot be analysed is said and stops nothing.
fn sensitivity(
    study: &Study<'_>,
    (composite, results): (&Composite, &Results),
    (spec, names): (&UncertaintySpec, &[String]),
    (file, threads): (&str, usize),
    problems: &mut Problems,
) -> Option<Sensitivity> {
    let base = spec.base.filter(|base| *base > 0)?;
    let resamples = spec.resamples.unwrap_or(1000);
    let run = || {
        let (names, own) = groups(names, spec);
        let plan = Plan::new(&own, base, spec.second_order, composite.recipe.seed)?;
        let runs = scores(study, &study.tasks(plan.points(), 0), threads);
        plan.analyse(&runs, (composite, results), (&names, resamples))
    };
    match run() {
        Ok(found) => Some(found),
        Err(fault) => {
            problems.add(file, "uncertainty.base", faults::sensitivity(fault));
            None
        }
    }
}
