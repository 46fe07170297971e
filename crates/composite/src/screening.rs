//! Other ways to see which input matters: elementary effects (Morris), distances of distributions (PAWN), amplitudes of
//! frequencies (FAST), distances of densities (delta), and the scores of points that somebody gives.

use waymark_index::sensitivity::{
    Bootstrap, Curves, Groups, Resampling, SensitivityFault, Trajectories, given, pawn,
};
use waymark_index::simulate::{Study, ranks};
use waymark_numerics::random::Random;

use crate::codes::wrong;
use crate::compile::Composite;
use crate::problem::{Problems, hint};
use crate::results::Results;
use crate::rows::{Rows, parse};
use crate::sensitive::shifts;
use crate::source::Unit;
use crate::tables::{Cell, Table};

/// What random numbers are for.
const MOVES: u32 = 0x502;
const RESAMPLES: u32 = 0x503;
const PHASES: u32 = 0x504;
const DENSITIES: u32 = 0x505;
/// Levels of the grid of Morris.
const LEVELS: u32 = 4;
/// The greatest number below 1: a point at the end of its range lies in the last part of it.
const LAST: f64 = 1.0 - f64::EPSILON;

/// Trajectories of Morris for the inputs of a study.
pub(crate) struct Screening {
    moves: Trajectories,
    inputs: usize,
    seed: u64,
}

impl Screening {
    pub(crate) fn new(
        groups: &[usize],
        trajectories: usize,
        seed: u64,
    ) -> Result<Self, SensitivityFault> {
        let random = Random::new(seed, MOVES);
        let own = Groups::new(groups.to_vec())?;
        let moves = Trajectories::of_groups(own, LEVELS, trajectories, random)?;
        let inputs = groups.len();
        Ok(Self {
            moves,
            inputs,
            seed,
        })
    }

    /// The point of every run.
    pub(crate) fn points(&self) -> Vec<Vec<f64>> {
        let input = |run: usize, input: usize| {
            let at = self.moves.input(run, input);
            if at > LAST { LAST } else { at }
        };
        let point = |run| (0..self.inputs).map(|i| input(run, i)).collect();
        (0..self.moves.runs()).map(point).collect()
    }

    /// Elementary effects on the mean shift of ranks.
    pub(crate) fn table(
        &self,
        runs: &[Vec<f64>],
        (composite, results): (&Composite, &Results),
        (names, resamples): (&[String], u32),
    ) -> Result<Table, SensitivityFault> {
        let shift = shifts(runs, composite, results);
        let bootstrap = Bootstrap {
            resampling: Resampling::Joint,
            resamples,
            level: 0.9,
            random: Random::new(self.seed, RESAMPLES),
        };
        let columns = ["input", "mu_star", "q05", "q95", "mu", "sigma", "effects"];
        let mut table = Table::new("morris", &columns);
        for (name, found) in names.iter().zip(self.moves.screen(&shift, &bootstrap)?) {
            let interval = found.and_then(|f| f.interval);
            table.rows.push(vec![
                name.as_str().into(),
                found.map(|f| f.mu_star).into(),
                interval.map(|i| i.low).into(),
                interval.map(|i| i.high).into(),
                found.and_then(|f| f.mu).into(),
                found.and_then(|f| f.sigma).into(),
                found.map_or(0, |f| f.effects).into(),
            ]);
        }
        Ok(table)
    }
}

/// Curves of FAST for the inputs of a study.
pub(crate) fn curves(
    inputs: usize,
    points: usize,
    seed: u64,
) -> Result<(Curves, Vec<Vec<f64>>), SensitivityFault> {
    let curves = Curves::new(inputs, points, Random::new(seed, PHASES))?;
    let input = |run: usize, input: usize| {
        let at = curves.input(run, input);
        if at > LAST { LAST } else { at }
    };
    let point = |run| (0..inputs).map(|i| input(run, i)).collect();
    let all = (0..curves.runs()).map(point).collect();
    Ok((curves, all))
}

/// First and total order of the mean shift of ranks by the amplitudes of frequencies.
pub(crate) fn by_frequency(
    curves: &Curves,
    runs: &[Vec<f64>],
    (composite, results): (&Composite, &Results),
    names: &[String],
) -> Result<Table, SensitivityFault> {
    let shift = shifts(runs, composite, results);
    let mut table = Table::new("fast", &["input", "first", "total"]);
    for (name, found) in names.iter().zip(curves.indices(&shift)?) {
        table.rows.push(vec![
            name.as_str().into(),
            found.map(|f| f.first).into(),
            found.map(|f| f.total).into(),
        ]);
    }
    Ok(table)
}

/// Distances between the distribution of the mean shift of ranks, and what it is where an input lies in a part of its
/// range. `None` in a row: the input or the output does not vary.
pub(crate) fn by_distance(
    points: &[Vec<f64>],
    runs: &[Vec<f64>],
    slides: usize,
    (composite, results): (&Composite, &Results),
    names: &[String],
) -> Table {
    let shift = shifts(runs, composite, results);
    let mut table = Table::new("pawn", &["input", "median", "least", "greatest", "runs"]);
    for (at, name) in names.iter().enumerate() {
        let input: Vec<f64> = points.iter().map(|point| point[at]).collect();
        let found = pawn(&input, &shift, slides).ok();
        table.rows.push(vec![
            name.as_str().into(),
            found.as_ref().map(|f| f.median).into(),
            found.as_ref().map(|f| f.minimum).into(),
            found.as_ref().map(|f| f.maximum).into(),
            found.as_ref().map_or(0, |f| f.runs).into(),
        ]);
    }
    table
}

/// How far the density of the mean shift of ranks moves with each input (delta), with first-order shares from the same
/// draws. Nothing in a row: the input or the output does not vary, or there are fewer than 20 draws.
pub(crate) fn by_density(
    points: &[Vec<f64>],
    runs: &[Vec<f64>],
    (resamples, seed): (u32, u64),
    (composite, results): (&Composite, &Results),
    names: &[String],
) -> Table {
    let shift = shifts(runs, composite, results);
    let columns = [
        "input",
        "delta",
        "q05",
        "q95",
        "first",
        "first_by_frequency",
        "runs",
    ];
    let mut table = Table::new("delta", &columns);
    let bootstrap = Bootstrap {
        resampling: Resampling::Joint,
        resamples,
        level: 0.9,
        random: Random::new(seed, DENSITIES),
    };
    for (at, name) in names.iter().enumerate() {
        let input: Vec<f64> = points.iter().map(|point| point[at]).collect();
        let found = given(&input, &shift, &bootstrap).ok();
        let figure =
            |of: fn(&waymark_index::sensitivity::Given) -> f64| Cell::from(found.as_ref().map(of));
        table.rows.push(vec![
            name.as_str().into(),
            figure(|f| f.delta),
            figure(|f| f.low),
            figure(|f| f.high),
            figure(|f| f.first),
            figure(|f| f.first_by_frequency),
            found.as_ref().map_or(0, |f| f.runs).into(),
        ]);
    }
    table
}

/// Reads points: one column per input by its name, one row per point. For a choice the number of the chosen, from 1; for
/// anything else where it lies in its range, from 0 to 1.
///
/// `None` where something was wrong; `problems` says what.
pub(crate) fn read_points(
    (file, bytes): (&str, &[u8]),
    (names, choices): (&[String], &[Option<usize>]),
    problems: &mut Problems,
) -> Option<Vec<Vec<f64>>> {
    let before = problems.all().len();
    let rows = Rows::read(file, bytes, problems)?;
    let mut columns = Vec::with_capacity(names.len());
    for (name, choices) in names.iter().zip(choices) {
        let Some(column) = rows.column(name) else {
            let hint = hint(name, rows.header.iter().map(String::as_str));
            problems.at(file, Some(1), name, wrong::input_column(name, hint));
            continue;
        };
        let values = rows.numbers(column, problems);
        for (value, (line, cells)) in values.iter().zip(&rows.rows) {
            let text = &cells[column];
            let (fits, what) = match choices {
                Some(count) => {
                    let most = waymark_numerics::moments::as_f64(*count);
                    let whole = (value.round() - value).abs() <= 0.0;
                    let fits = whole && (1.0..=most).contains(value);
                    (fits, wrong::no_choice(text, *count))
                }
                None => ((0.0..=1.0).contains(value), wrong::no_place(text)),
            };
            // What is no number at all was said by the reader of the column.
            if !fits && parse(text).is_ok() {
                problems.at(file, Some(*line), name, what);
            }
        }
        let inside = |value: f64| match choices {
            Some(count) => (value - 0.5) / waymark_numerics::moments::as_f64(*count),
            None if value > LAST => LAST,
            None => value,
        };
        columns.push(values.into_iter().map(inside).collect::<Vec<f64>>());
    }
    (problems.all().len() == before).then(|| {
        let row = |row: usize| columns.iter().map(|c| c[row]).collect();
        (0..rows.rows.len()).map(row).collect()
    })
}

/// Scores and ranks at the root of every unit, one row per point; the shift of ranks against the build.
pub(crate) fn at_points(
    study: &Study<'_>,
    runs: &[Vec<f64>],
    (composite, results): (&Composite, &Results),
) -> Vec<Table> {
    let blocks = composite.source.peers();
    // With one time the code says all.
    let name = |u: &Unit| match composite.source.figures.blocks().len() {
        1 => u.code.clone(),
        _ => format!("{} {}", u.code, u.time),
    };
    let names: Vec<String> = composite.source.units.iter().map(name).collect();
    let mut columns = vec!["point"];
    columns.extend(names.iter().map(String::as_str));
    debug_assert_eq!(study.rows(), names.len());
    let mut scores = Table::new("point_scores", &columns);
    columns.push("mean_rank_shift");
    let mut places = Table::new("point_ranks", &columns);
    let shift = shifts(runs, composite, results);
    for (at, run) in runs.iter().enumerate() {
        let number = Cell::from(at + 1);
        let cells = run.iter().map(|score| Cell::from(*score));
        let row = std::iter::once(number.clone()).chain(cells);
        scores.rows.push(row.collect());
        let own = blocks.iter().flat_map(|block| ranks(&run[block.clone()]));
        let row = std::iter::once(number).chain(own.map(Cell::from));
        let row = row.chain(std::iter::once(Cell::from(shift[at])));
        places.rows.push(row.collect());
    }
    vec![scores, places]
}
