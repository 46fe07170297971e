//! Uncertainty and sensitivity of an index: draws shared out over threads, and tables of what they say.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use waymark_index::MissingRule;
use waymark_index::impute::Model;
use waymark_index::recipe::Step;
use waymark_index::simulate::{Cells, Change, Input, Scored, Spread, Study, Tally, Task};
use waymark_numerics::moments::moments;
use waymark_numerics::order::max;

use crate::compile::{Composite, columns_with};
use crate::method::{ChoiceSpec, InputSpec, UncertaintySpec};
use crate::problem::Problems;
use crate::results::Results;
use crate::screening::{self, Screening};
use crate::sensitive::{Plan, Sensitivity};
use crate::steps::Reading;
use crate::tables::{Cell, Table};

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
/// A row is ahead of another where it is in this share of the draws.
const AHEAD: f64 = 0.95;

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
    let figures = &composite.source.figures;
    let study = match Study::new(
        figures,
        &composite.tree,
        &composite.recipe,
        &inputs,
        composite.recipe.seed,
    ) {
        Ok(study) => study,
        Err(faults) => {
            for fault in faults {
                problems.add(file, "uncertainty", fault.to_string(), "");
            }
            return None;
        }
    };
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
    let figures = &composite.source.figures;
    let (tree, recipe) = (&composite.tree, &composite.recipe);
    let study = match Study::new(figures, tree, recipe, &inputs, recipe.seed) {
        Ok(study) => study,
        Err(faults) => {
            for fault in faults {
                problems.add(file, "uncertainty", fault.to_string(), "");
            }
            return None;
        }
    };
    let runs = scores(&study, &study.tasks(points, 0), threads);
    Some(screening::at_points(&study, &runs, (composite, results)))
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
    let blocks = composite.source.figures.blocks();
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

/// By how many ranks the end of an interval may be off at most.
fn worst(tally: &Tally) -> f64 {
    let rows = 0..;
    let found = rows.map_while(|row| tally.ranks(row));
    let off = found.filter_map(|(counts, place)| counts.imprecision(place));
    off.fold(0.0, max)
}

fn draws_table(tally: &Tally, spec: &UncertaintySpec) -> Table {
    let mut table = Table::new(
        "draws",
        &["draws", "worst_imprecision", "asked_for", "reached"],
    );
    let off = worst(tally);
    let reached = spec.precision.map_or(Cell::None, |p| Cell::Flag(off <= p));
    table.rows.push(vec![
        Cell::Whole(u64::from(tally.draws())),
        off.into(),
        spec.precision.into(),
        reached,
    ]);
    table
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
            let plan = Screening::new(study.inputs(), trajectories, composite.recipe.seed)?;
            let runs = scores(study, &study.tasks(plan.points(), 0), threads);
            plan.table(&runs, both, (names, spec.resamples.unwrap_or(1000)))
        };
        match run() {
            Ok(table) => out.push(table),
            Err(fault) => problems.add(file, "uncertainty.morris", fault.to_string(), ""),
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
            Err(fault) => problems.add(file, "uncertainty.fast", fault.to_string(), ""),
        }
    }
    if let Some(slides) = spec.pawn {
        let draws = spec.draws.unwrap_or(1000).min(MOST_KEPT);
        let points: Vec<Vec<f64>> = (0..draws).map(|draw| study.random_point(draw)).collect();
        let runs = scores(study, &study.draws(0..draws), threads);
        out.push(screening::by_distance(&points, &runs, slides, both, names));
    }
    out
}

/// `None`, and said so, where counts of ranks would not fit into memory.
fn few_enough(composite: &Composite, file: &str, problems: &mut Problems) -> Option<()> {
    let blocks = composite.source.figures.blocks();
    let longest = blocks.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
    if longest <= MOST_UNITS {
        return Some(());
    }
    let what = format!("{longest} units are too many for ranks in every draw");
    let remedy = format!("take up to {MOST_UNITS} units of one time: a region, or a sample");
    problems.add(file, "uncertainty", what, &remedy);
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
        let plan = Plan::new(
            study.inputs(),
            base,
            spec.second_order,
            composite.recipe.seed,
        )?;
        let runs = scores(study, &study.tasks(plan.points(), 0), threads);
        plan.analyse(&runs, (composite, results), (names, resamples))
    };
    match run() {
        Ok(found) => Some(found),
        Err(fault) => {
            problems.add(file, "uncertainty.base", fault.to_string(), "");
            None
        }
    }
}

/// The inputs of a method, or the usual ones where it names none: weights a quarter more or less, and the other means.
fn inputs(
    composite: &Composite,
    spec: &UncertaintySpec,
    file: &str,
    problems: &mut Problems,
) -> Option<(Vec<String>, Vec<Input>)> {
    let usual = [InputSpec {
        name: "weights".to_owned(),
        weights: Some(0.25),
        ..InputSpec::default()
    }];
    let specs = if spec.input.is_empty() {
        &usual[..]
    } else {
        &spec.input
    };
    let before = problems.all().len();
    let mut reading = Reading {
        file,
        source: &composite.source,
        problems,
    };
    let mut out = Vec::new();
    for spec in specs {
        let key = format!("uncertainty.input \"{}\"", spec.name);
        let kinds = [
            spec.weights.is_some(),
            spec.error.is_some(),
            spec.relative_error.is_some(),
            spec.filling,
            !spec.choice.is_empty(),
        ];
        if kinds.iter().filter(|k| **k).count() != 1 {
            reading.add(
                &key,
                "it must say one thing",
                "give one of weights, error, relative_error, filling, choice",
            );
            continue;
        }
        out.push(if let Some(relative) = spec.weights {
            Input::Weights { relative }
        } else if spec.filling {
            Input::Filling(Model::EXPECTATION)
        } else if spec.choice.is_empty() {
            Input::Cells(errors(composite, spec))
        } else {
            Input::Choice(
                spec.choice
                    .iter()
                    .filter_map(|c| change(&mut reading, composite, &key, c))
                    .collect(),
            )
        });
    }
    let names = specs.iter().map(|s| s.name.clone()).collect();
    (problems.all().len() == before).then_some((names, out))
}

fn errors(composite: &Composite, spec: &InputSpec) -> Cells {
    let column = |column: &Vec<f64>| -> Vec<f64> {
        let deviation = moments(column).and_then(|m| m.deviation).unwrap_or(0.0);
        let of = |x: &f64| match (spec.error, spec.relative_error) {
            (Some(share), _) => share * deviation,
            (None, share) => share.unwrap_or(0.0) * x.abs(),
        };
        column.iter().map(of).collect()
    };
    Cells {
        spread: Spread::Normal(
            composite
                .source
                .figures
                .columns
                .iter()
                .map(column)
                .collect(),
        ),
        again: true,
    }
}

fn change(
    reading: &mut Reading<'_>,
    composite: &Composite,
    key: &str,
    choice: &ChoiceSpec,
) -> Option<Change> {
    if let Some(rule) = &choice.normalisation {
        let columns = columns_with(reading, key, rule, &BTreeMap::new());
        return columns
            .into_iter()
            .collect::<Option<_>>()
            .map(Change::Columns);
    }
    if let Some(rules) = &choice.aggregation {
        return Some(Change::Aggregation(reading.aggregation(key, rules)));
    }
    if let Some(step) = choice.step {
        let at = step.checked_sub(1).unwrap_or(usize::MAX);
        return match &choice.with {
            Some(with) => reading
                .step(key, with)
                .map(|step: Step| Change::Step(at, step)),
            None => Some(Change::WithoutStep(at)),
        };
    }
    if let Some(given) = &choice.weights {
        let mut weights: Vec<f64> = (0..composite.tree.len())
            .map(|n| composite.tree.relative_weight(n))
            .collect();
        reading.weights(key, given, &mut weights);
        return Some(Change::Weights(weights));
    }
    if let Some(codes) = &choice.without {
        let mut weights = vec![0.0; composite.tree.len()];
        let given: BTreeMap<String, f64> = codes.iter().map(|c| (c.clone(), 1.0)).collect();
        reading.weights(key, &given, &mut weights);
        return Some(Change::Without(
            (0..weights.len()).filter(|&n| weights[n] > 0.0).collect(),
        ));
    }
    if let Some(minimum_coverage) = choice.minimum_coverage {
        return Some(Change::Missing(MissingRule::Renormalise {
            minimum_coverage,
        }));
    }
    Some(Change::Nothing)
}

fn ranks_table(composite: &Composite, results: &Results, tally: &Tally) -> Table {
    let mut table = Table::new(
        "rank_intervals",
        &[
            "unit",
            "time",
            "rank",
            "mean",
            "q05",
            "median",
            "q95",
            "share_ranked",
            "top_3",
            "top_10",
            "imprecision",
            "score",
            "score_mean",
            "score_deviation",
            "score_q05",
            "score_q95",
        ],
    );
    let root = composite.tree.root();
    for (row, unit) in composite.source.units.iter().enumerate() {
        let found = tally
            .ranks(row)
            .and_then(|(counts, place)| Some((counts, place, counts.summary(place)?)));
        let score = tally.score(row);
        let rank = |f: fn(&waymark_index::simulate::RankSummary) -> f64| {
            Cell::from(found.as_ref().map(|(_, _, s)| f(s)))
        };
        let top = |k| {
            Cell::from(
                found
                    .as_ref()
                    .map(|(counts, place, _)| counts.top(*place, k)),
            )
        };
        table.rows.push(vec![
            unit.code.as_str().into(),
            unit.time.as_str().into(),
            results.ranks[root][row].into(),
            rank(|s| s.mean),
            rank(|s| s.low),
            rank(|s| s.median),
            rank(|s| s.high),
            rank(|s| s.ranked),
            top(3),
            top(10),
            found
                .as_ref()
                .and_then(|(counts, place, _)| counts.imprecision(*place))
                .into(),
            results.built.scores.value(row, root).into(),
            score.map(|s| s.mean).into(),
            score.map(|s| s.deviation).into(),
            score.map(|s| s.low).into(),
            score.map(|s| s.high).into(),
        ]);
    }
    table
}

fn duels_table(composite: &Composite, tally: &Tally) -> Table {
    let mut table = Table::new("ahead", &["unit", "other", "share_of_draws_ahead"]);
    let code = |row: usize| Cell::from(composite.source.units[row].code.as_str());
    for duel in tally.duels() {
        table
            .rows
            .push(vec![code(duel.first), code(duel.second), duel.ahead.into()]);
    }
    table
}

fn tiers_table(composite: &Composite, tally: &Tally, order: &[usize]) -> Table {
    let mut table = Table::new("tiers", &["tier", "unit", "time"]);
    for (tier, rows) in tally.tiers(order, AHEAD).into_iter().enumerate() {
        for row in rows {
            let unit = &composite.source.units[row];
            table.rows.push(vec![
                (tier + 1).into(),
                unit.code.as_str().into(),
                unit.time.as_str().into(),
            ]);
        }
    }
    table
}
