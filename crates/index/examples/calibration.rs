//! Whether intervals hold what they say: `cargo run --profile perf -p waymark-index --example calibration [SETS]`.
//!
//! Each set has units with known true figures; what is observed is off by a known error. The study knows the error and not
//! the truth. Counted is how often the true score and the true rank lie in the interval of 90 % of the draws. Scales have
//! fixed ends, as an index of measured levels should have.
//!
//! Ranks are whole numbers, so that an interval that holds its ends must hold more than it says: much more among few units,
//! where it spans few ranks, hardly more among many. The third figure takes that out: of the share of draws that a rank itself has, only as much counts as lies between 5 and 95 % (the randomised
//! probability integral transform; Czado, Gneiting and Held 2009, Predictive model assessment for count data).

use waymark_index::normalise::goalposts::{Goalposts, Truncate};
use waymark_index::simulate::{Cells, Input, Spread, Study, Tally, ranks};
use waymark_index::{
    Aggregation, Apart, ColumnRule, Direction, Figures, Hierarchy, Method, MissingRule, NodeKind,
    NodeSpec, Normalisation, Recipe,
};
use waymark_numerics::order::clamp;
use waymark_numerics::random::Random;

const UNITS: [usize; 2] = [25, 250];
const INDICATORS: usize = 8;
const DRAWS: u32 = 1000;

#[expect(clippy::print_stdout, reason = "an example prints")]
fn main() {
    let sets: u32 = std::env::args()
        .nth(1)
        .and_then(|a| a.parse().ok())
        .unwrap_or(1000);
    for (units, error) in UNITS
        .into_iter()
        .flat_map(|units| [2.0, 5.0, 10.0].map(|error| (units, error)))
    {
        let (mut scores, mut places, mut shares) = (0_u32, 0_u32, 0.0);
        for set in 0..sets {
            let (in_scores, in_ranks, share) = one(set, units, error);
            shares += share;
            scores += in_scores;
            places += in_ranks;
        }
        let all = f64::from(sets) * units as f64;
        println!(
            "error {error}: of {sets} sets of {units} units, 90 % intervals hold {:.1} % of the true scores, {:.1} % of the true ranks, {:.1} % with ends in proportion",
            100.0 * f64::from(scores) / all,
            100.0 * f64::from(places) / all,
            100.0 * shares / all
        );
    }
}

/// True scores and ranks that lie in their intervals, of one set; the ranks also with their ends in proportion.
fn one(set: u32, units: usize, error: f64) -> (u32, u32, f64) {
    let (truth, observed) = made_up(set, units, error);
    let (tree, recipe) = (tree(), recipe());
    let figures = |columns: &[Vec<f64>]| Figures {
        columns: columns.to_vec(),
        ..Figures::default()
    };
    let (truth, observed) = (figures(&truth), figures(&observed));
    let built = recipe
        .build(&truth, &tree)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    let scores: Vec<f64> = (0..units)
        .map(|u| built.scores.value(u, 0).unwrap_or(f64::NAN))
        .collect();
    let inputs = [Input::Cells(Cells {
        spread: Spread::Normal(vec![vec![error; units]; INDICATORS]),
        again: false,
    })];
    let study = Study::new(&observed, &tree, &recipe, &inputs, u64::from(set))
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut pilot = Vec::new();
    for task in study.draws(0..64) {
        study.run(&task, |(_, scores)| pilot.extend_from_slice(scores));
    }
    let whole = 0..units;
    let mut tally = Tally::new(vec![whole], &pilot, Vec::new());
    for task in study.draws(0..DRAWS) {
        study.run(&task, |scored| tally.take(scored));
    }
    let (mut in_scores, mut in_ranks, mut share) = (0, 0, 0.0);
    for (unit, rank) in ranks(&scores).into_iter().enumerate() {
        let score = tally.score(unit);
        in_scores +=
            u32::from(score.is_some_and(|s| s.low <= scores[unit] && scores[unit] <= s.high));
        let own = tally
            .ranks(unit)
            .and_then(|(counts, place)| counts.summary(place));
        if let Some((rank, (counts, place))) = rank.zip(tally.ranks(unit)) {
            share += in_proportion(rank, &counts.of(place));
        }
        let rank = rank.map_or(f64::NAN, f64::from);
        in_ranks += u32::from(own.is_some_and(|s| s.low <= rank && rank <= s.high));
    }
    (in_scores, in_ranks, share)
}

/// True figures, and what is observed of them.
fn made_up(set: u32, units: usize, error: f64) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let random = Random::new(77, 1);
    let cell = |c: usize, u: usize| (c * units + u) as u64;
    // Units differ in a level of their own and in each indicator.
    let level = |u: usize| 50.0 + 12.0 * random.normal(set, 100_000 + u as u64);
    let truth: Vec<Vec<f64>> = (0..INDICATORS)
        .map(|c| {
            (0..units)
                .map(|u| level(u) + 10.0 * random.normal(set, cell(c, u)))
                .collect()
        })
        .collect();
    let noise = Random::new(78, 1);
    let observed: Vec<Vec<f64>> = truth
        .iter()
        .enumerate()
        .map(|(c, column)| {
            let cells = column.iter().enumerate();
            cells
                .map(|(u, x)| x + error * noise.normal(set, cell(c, u)))
                .collect()
        })
        .collect();
    (truth, observed)
}

/// Of the draws that have this rank, the share between 5 and 95 % of all; 0 or 1 for a rank that no draw has.
fn in_proportion(rank: u32, counts: &[u32]) -> f64 {
    let all: u32 = counts.iter().sum();
    let share = |draws: u32| f64::from(draws) / f64::from(all);
    let below = share(counts.iter().take(rank as usize - 1).sum());
    let up_to = below + share(counts[rank as usize - 1]);
    let held = |x: f64| clamp(x, 0.05, 0.95);
    if up_to > below {
        (held(up_to) - held(below)) / (up_to - below)
    } else {
        f64::from(u8::from((0.05..=0.95).contains(&below)))
    }
}

fn tree() -> Hierarchy {
    let node = |parent, kind| NodeSpec {
        parent,
        weight: 1.0,
        kind,
    };
    let mut specs = vec![node(None, NodeKind::Inner)];
    specs.extend((0..2).map(|_| node(Some(0), NodeKind::Inner)));
    specs.extend(
        (0..INDICATORS).map(|column| node(Some(1 + column % 2), NodeKind::Leaf { column })),
    );
    Hierarchy::try_new(&specs, INDICATORS).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn recipe() -> Recipe {
    let scale = Goalposts::try_new(0.0, 100.0, Truncate::Never, 100.0);
    let scale = scale.unwrap_or_else(|fault| panic!("{fault:?}"));
    let column = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation: Normalisation::Goalposts(scale),
    };
    Recipe {
        steps: Vec::new(),
        method: Method {
            columns: vec![column; INDICATORS],
            aggregation: vec![Aggregation::Arithmetic],
            missing: MissingRule::AllRequired,
        },
        apart: Apart::Nothing,
        seed: 1,
    }
}
