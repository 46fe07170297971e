//! Draws against the builds they repeat, and counts that do not depend on how draws are shared out.

use super::*;
use crate::aggregate::Aggregation;
use crate::compute::{ColumnRule, Method, compute_columns};
use crate::hierarchy::{Hierarchy, NodeKind, NodeSpec};
use crate::impute::Model;
use crate::missing::{LeastChildren, MissingRule};
use crate::normalise::goalposts::{Goalposts, Truncate};
use crate::normalise::{Direction, MinMax, Normalisation, ZScore};
use crate::recipe::{Apart, Figures, Recipe, Step};
use crate::treat::{First, Treatment};
use waymark_numerics::random::Random;

const UNITS: usize = 300;
const INDICATORS: usize = 12;
const KEEP: MissingRule = MissingRule::Renormalise {
    minimum_coverage: 0.0,
};

/// A root over three pillars of four indicators, and one indicator beside them.
fn tree(weight: impl Fn(usize) -> f64) -> Hierarchy {
    let node = |number: usize, parent, kind| NodeSpec {
        parent,
        weight: weight(number),
        kind,
    };
    let mut specs = vec![node(0, None, NodeKind::Inner)];
    specs.extend((1..4).map(|n| node(n, Some(0), NodeKind::Inner)));
    specs.extend((0..INDICATORS).map(|column| {
        let parent = if column == 11 { 0 } else { 1 + column % 3 };
        node(4 + column, Some(parent), NodeKind::Leaf { column })
    }));
    Hierarchy::try_new(&specs, INDICATORS).unwrap()
}

fn figures() -> Figures {
    let random = Random::new(5, 9);
    let cell = |at: u64| {
        if random.below(1, at, 10) == 0 {
            f64::NAN
        } else {
            random.normal(0, at)
        }
    };
    let column = |c: usize| (0..UNITS).map(|u| cell((c * UNITS + u) as u64)).collect();
    Figures {
        columns: (0..INDICATORS).map(column).collect(),
        ..Figures::default()
    }
}

fn scale(normalisation: Normalisation) -> Vec<ColumnRule> {
    let rule = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation,
    };
    vec![rule; INDICATORS]
}

fn recipe(rules: &[Aggregation], missing: MissingRule, low: f64) -> Recipe {
    Recipe {
        steps: Vec::new(),
        method: Method {
            columns: scale(Normalisation::MinMax(MinMax::try_new(low, 100.0).unwrap())),
            aggregation: rules.to_vec(),
            missing,
        },
        apart: Apart::Nothing,
        seed: 0,
    }
}

/// The scores of each draw, by its number.
fn all(study: &Study<'_>, tasks: &[Task]) -> Vec<Vec<f64>> {
    let mut out: Vec<(u32, Vec<f64>)> = Vec::new();
    for task in tasks {
        study.run(task, |(draws, scores)| {
            out.extend(draws.iter().copied().zip(scores.iter().cloned()));
        });
    }
    out.sort_by_key(|(draw, _)| *draw);
    out.into_iter().map(|(_, scores)| scores).collect()
}

/// The rules a mean may have, on scales that start at zero (which some refuse) and above it.
#[test]
fn a_draw_is_a_build_with_other_weights() {
    let figures = figures();
    let columns: Vec<&[f64]> = figures.columns.iter().map(Vec::as_slice).collect();
    let plain = tree(|_| 1.0);
    let weights: Vec<f64> = (0..plain.len())
        .map(|n| 0.5 + (n % 5) as f64 / 4.0)
        .collect();
    let other = tree(|node| weights[node]);
    let geometric = [Aggregation::Geometric, Aggregation::Arithmetic];
    let harmonic = [Aggregation::Harmonic, Aggregation::Geometric];
    let power = [
        Aggregation::Arithmetic,
        Aggregation::Generalised { power: -0.5 },
    ];
    let part = |minimum_coverage| MissingRule::Renormalise { minimum_coverage };
    let block = 0..UNITS;
    for (rules, low) in [
        (&[Aggregation::Arithmetic][..], 1.0),
        (&geometric, 1.0),
        (&harmonic, 1.0),
        (&harmonic, 0.0),
        (&power, 0.0),
    ] {
        let children = LeastChildren::try_new(&[1.0, 0.75]).unwrap();
        for missing in [
            KEEP,
            part(0.85),
            MissingRule::AllRequired,
            MissingRule::Children(children),
        ] {
            let recipe = recipe(rules, missing, low);
            let inputs = [Input::Choice(vec![Change::Weights(weights.clone())])];
            let study = Study::new(&figures, &plain, &recipe, &inputs, 1).unwrap();
            let drawn = all(&study, &study.draws(0..1));
            let built = compute_columns(
                &columns,
                std::slice::from_ref(&block),
                &other,
                &recipe.method,
            )
            .unwrap();
            let mut withheld = 0;
            for (unit, &got) in drawn[0].iter().enumerate() {
                let expected = built.value(unit, 0);
                withheld += usize::from(expected.is_none());
                match expected {
                    Some(expected) => assert!(
                        (got - expected).abs() < 1e-12 * expected,
                        "{unit}: {got} {expected}"
                    ),
                    None => assert!(got.is_nan(), "{unit}: {got} {rules:?} {low}"),
                }
            }
            assert_eq!(
                withheld > 0,
                missing != KEEP || low < 0.5,
                "{rules:?} {missing:?}"
            );
        }
    }
}

/// Every choice of every input is the build with that method; the same point gives the same scores.
#[test]
fn choices_are_the_methods_they_name() {
    let figures = figures();
    let tree = tree(|_| 1.0);
    let treatment = |most| {
        let own = Treatment {
            first: First::Winsorise { most },
            force: true,
            ..Treatment::default()
        };
        Step::Treat(vec![Some(own); INDICATORS])
    };
    let mut base = recipe(&[Aggregation::Arithmetic], KEEP, 1.0);
    base.steps = vec![treatment(5)];
    let z = scale(Normalisation::ZScore(ZScore::try_new(0.0, 1.0).unwrap()));
    let inputs = [
        Input::Choice(vec![
            Change::Nothing,
            Change::Step(0, treatment(1)),
            Change::WithoutStep(0),
        ]),
        Input::Choice(vec![Change::Nothing, Change::Columns(z.clone())]),
        Input::Choice(vec![Change::Nothing, Change::Without(vec![2])]),
    ];
    let study = Study::new(&figures, &tree, &base, &inputs, 1).unwrap();
    let points = [
        vec![0.0, 0.0, 0.0],
        vec![0.5, 0.1, 0.9],
        vec![0.99, 0.6, 0.2],
        vec![0.4, 0.3, 0.7],
    ];
    let drawn = all(&study, &study.tasks(points, 0));
    let same = |a: &[f64], b: &[f64]| {
        a.iter()
            .zip(b)
            .all(|(x, y)| (x.is_nan() && y.is_nan()) || (x - y).abs() < 1e-10)
    };
    assert!(same(&drawn[1], &drawn[3]) && !same(&drawn[0], &drawn[1]));
    let mut third = base.clone();
    third.steps.clear();
    third.method.columns = z;
    let built = third.build(&figures, &tree).unwrap();
    let column: Vec<f64> = (0..UNITS)
        .map(|u| built.scores.value(u, 0).unwrap_or(f64::NAN))
        .collect();
    assert!(same(&drawn[2], &column));
}

#[test]
fn counts_are_the_same_however_draws_are_shared_out() {
    let figures = figures();
    let tree = tree(|_| 1.0);
    let part = MissingRule::Renormalise {
        minimum_coverage: 0.7,
    };
    let recipe = recipe(&[Aggregation::Arithmetic], part, 0.0);
    let spread = vec![vec![0.2; UNITS]; INDICATORS];
    let cells = |again| {
        Input::Cells(Cells {
            spread: Spread::Normal(spread.clone()),
            again,
        })
    };
    for inputs in [
        vec![Input::Weights { relative: 0.25 }],
        vec![Input::Weights { relative: 0.25 }, cells(false)],
        vec![cells(true), Input::Filling(Model::EXPECTATION)],
    ] {
        let study = Study::new(&figures, &tree, &recipe, &inputs, 11).unwrap();
        let pilot = all(&study, &study.draws(0..8));
        let order: Vec<usize> = (0..UNITS).collect();
        let whole = 0..UNITS;
        let empty = || {
            let blocks = vec![whole.clone()];
            Tally::new(blocks, &pilot, Tally::pairs(&order, Some(3)))
        };
        let run = |draws| {
            let mut tally = empty();
            for task in study.draws(draws) {
                study.run(&task, |scored| tally.take(scored));
            }
            tally
        };
        let together = run(0..40);
        let mut parts = run(23..40);
        parts.merge(&run(0..23));
        assert!(together == parts);
        assert_eq!(together.draws(), 40);
        let moved = (0..UNITS)
            .filter_map(|u| together.score(u))
            .filter(|s| s.deviation > 0.0);
        assert!(moved.count() > UNITS / 2);
        assert!(together.duels().any(|d| d.ahead > 0.0 && d.ahead < 1.0));
    }
}

#[test]
fn without_noise_every_draw_is_the_build() {
    let figures = figures();
    let tree = tree(|_| 1.0);
    let recipe = recipe(&[Aggregation::Arithmetic], MissingRule::AllRequired, 0.0);
    let inputs = [Input::Weights { relative: 0.0 }];
    let study = Study::new(&figures, &tree, &recipe, &inputs, 3).unwrap();
    let built = recipe.build(&figures, &tree).unwrap().scores;
    let column: Vec<f64> = (0..UNITS)
        .map(|u| built.value(u, 0).unwrap_or(f64::NAN))
        .collect();
    let whole = 0..UNITS;
    let mut tally = Tally::new(vec![whole], std::slice::from_ref(&column), Vec::new());
    for task in study.draws(0..5) {
        study.run(&task, |scored| tally.take(scored));
    }
    for (unit, rank) in ranks(&column).iter().enumerate() {
        let (counts, place) = tally.ranks(unit).unwrap();
        let own = counts.summary(place);
        let ends = own.map(|s| vec![s.low, s.high, s.ranked]);
        assert_eq!(ends, rank.map(|r| vec![f64::from(r), f64::from(r), 1.0]));
        let score = tally.score(unit);
        assert_eq!(score.is_some(), rank.is_some());
        assert!(score.is_none_or(|s| (s.mean - column[unit]).abs() < 1e-5));
    }
}

#[test]
fn ties_share_the_best_place_and_nothing_has_none() {
    let found = ranks(&[2.0, f64::NAN, 5.0, 2.0, -1.0, 0.0, -0.0]);
    assert_eq!(
        found,
        [Some(2), None, Some(1), Some(2), Some(6), Some(4), Some(4)]
    );
    assert_eq!(ranks(&[f64::NEG_INFINITY, f64::MIN]), [Some(2), Some(1)]);
}

/// Quantiles as R gives them: of 90 times rank 1 and 10 times rank 2.
#[test]
fn summaries_of_known_counts() {
    let mut counts = RankCounts::new(4);
    for (times, ranks) in [(90, [1, 2, 3, 0]), (10, [2, 1, 3, 0])] {
        for (unit, rank) in ranks.into_iter().enumerate() {
            counts.add(unit, &vec![rank; times]);
        }
        counts.counted(times);
    }
    let first = counts.summary(0).unwrap();
    assert_eq!(vec![first.low, first.median, first.high], [1.0, 1.0, 2.0]);
    assert!((first.mean - 1.1).abs() < 1e-15 && (counts.top(0, 1) - 0.9).abs() < 1e-15);
    // 99 steps: 0.904 of them end 49.6 % of the way from the 90th value to the 91st.
    assert!((counts.quantile(0, 0.904).unwrap() - 1.496).abs() < 1e-12);
    assert!((counts.top(1, 2) - 1.0).abs() < 1e-15);
    assert_eq!((counts.summary(3), counts.imprecision(3)), (None, None));
    assert!(counts.imprecision(2).is_some_and(|x| x.abs() < 1e-15));
    assert!(counts.imprecision(0).is_some_and(|x| x > 0.0));
}

/// Three rows: the first always ahead, the other two by turns.
#[test]
fn rows_that_take_turns_are_not_told_apart() {
    let draws: Vec<Vec<f64>> = (0..100)
        .map(|n| vec![9.0, f64::from(n % 2), 0.5, f64::NAN])
        .collect();
    let order = [0, 1, 2];
    let whole = 0..4;
    let mut tally = Tally::new(vec![whole], &draws, Tally::pairs(&order, None));
    let numbers: Vec<u32> = (0..100).collect();
    tally.take((&numbers, &draws));
    let duels: Vec<f64> = tally.duels().map(|d| d.ahead).collect();
    assert_eq!(duels, [1.0, 1.0, 0.5]);
    assert_eq!(tally.tiers(&order, 0.95), [vec![0], vec![1, 2]]);
    assert_eq!(tally.score(3), None);
    let second = tally.score(1).unwrap();
    assert!((second.mean - 0.5).abs() < 1e-5 && (second.deviation - 0.502_518_9).abs() < 1e-5);
}

#[test]
fn inputs_that_do_not_fit_are_all_named() {
    let figures = figures();
    let tree = tree(|_| 1.0);
    let recipe = recipe(&[Aggregation::Arithmetic], KEEP, 0.0);
    let inputs = [
        Input::Choice(Vec::new()),
        Input::Choice(vec![Change::WithoutStep(0), Change::Weights(vec![1.0])]),
        Input::Weights { relative: 1.5 },
        Input::Cells(Cells {
            spread: Spread::Normal(vec![vec![-1.0; UNITS]; INDICATORS]),
            again: false,
        }),
        Input::Choice(vec![Change::Without(vec![99])]),
    ];
    let faults = Study::new(&figures, &tree, &recipe, &inputs, 1).unwrap_err();
    assert_eq!(faults.len(), 6, "{faults:?}");
}

/// Columns that go alone give the scores of those that go together: with uniform errors of nothing beside them the study
/// takes the long way, with the same noise.
#[test]
fn the_short_way_gives_the_scores_of_the_long_one() {
    let figures = figures();
    let tree = tree(|n| 1.0 + (n % 3) as f64);
    let treated = Step::Treat(vec![Some(Treatment::default()); INDICATORS]);
    for (rule, again) in [
        (Aggregation::Arithmetic, false),
        (Aggregation::Arithmetic, true),
        (Aggregation::Geometric, false),
    ] {
        let mut recipe = recipe(&[rule], KEEP, 1.0);
        recipe.steps.push(treated.clone());
        let mut long = recipe.clone();
        // A screen that drops nobody looks at all columns.
        let nobody = crate::screen::Screen {
            available: Some(0.0),
            nonzero: None,
        };
        long.steps.push(Step::Screen(nobody, Vec::new()));
        let inputs = [Input::Cells(Cells {
            spread: Spread::Normal(vec![vec![0.3; UNITS]; INDICATORS]),
            again: true,
        })];
        let short = [Input::Cells(Cells {
            spread: Spread::Normal(vec![vec![0.3; UNITS]; INDICATORS]),
            again,
        })];
        if !again {
            // Without steps it is the same whether they run again.
            recipe.steps.clear();
            long.steps.remove(0);
        }
        let a = Study::new(&figures, &tree, &recipe, &short, 4).unwrap();
        let b = Study::new(&figures, &tree, &long, &inputs, 4).unwrap();
        let (a, b) = (all(&a, &a.draws(0..6)), all(&b, &b.draws(0..6)));
        for (x, y) in a.iter().flatten().zip(b.iter().flatten()) {
            let alike = x.is_nan() && y.is_nan();
            assert!(
                alike || (x - y).abs() < 1e-9 * y.abs(),
                "{rule:?} {again}: {x} {y}"
            );
        }
    }
}

/// A column that does not vary, a rule that refuses what noise makes of its figures: drawn as the whole recipe would.
#[test]
fn what_noise_can_change_goes_the_long_way() {
    let tree = tree(|_| 1.0);
    let mut flat = figures();
    flat.columns[3].fill(7.0);
    let goalposts = Goalposts::try_new(-2.0, 2.0, Truncate::Never, 100.0).unwrap();
    let mut refusing = recipe(&[Aggregation::Geometric], KEEP, 1.0);
    refusing.method.columns = scale(Normalisation::Goalposts(goalposts));
    let plain = recipe(&[Aggregation::Arithmetic], KEEP, 0.0);
    for (figures, recipe, error) in [
        (&flat, &plain, 0.0),
        (&flat, &plain, 0.3),
        (&figures(), &refusing, 0.5),
    ] {
        let spread = vec![vec![error; UNITS]; INDICATORS];
        let inputs = [Input::Cells(Cells {
            spread: Spread::Normal(spread.clone()),
            again: false,
        })];
        let study = Study::new(figures, &tree, recipe, &inputs, 4).unwrap();
        let drawn = all(&study, &study.draws(0..3));
        for (draw, drawn) in (0..).zip(&drawn) {
            let mut own = figures.clone();
            let point = study.random_point(draw);
            for (column, values) in own.columns.iter_mut().enumerate() {
                let drawn = (draws::noise_of(&study, 0), study::stream(point[0]));
                let own = values.clone();
                draws::noisy((&own, &spread[column]), column, drawn, values, |_, _| {});
            }
            let built = recipe.build(&own, &tree).unwrap().scores;
            let expected: Vec<Option<f64>> = (0..UNITS).map(|u| built.value(u, 0)).collect();
            for (got, expected) in drawn.iter().zip(expected) {
                let alike = expected.map_or(got.is_nan(), |e| (got - e).abs() < 1e-9 * e.abs());
                assert!(alike, "{got} {expected:?}");
            }
        }
    }
}
