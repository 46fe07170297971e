//! Steps in order, their records, and years that are looked at apart.

use super::*;
use crate::aggregate::Aggregation;
use crate::compute::ColumnRule;
use crate::hierarchy::{NodeKind, NodeSpec};
use crate::impute::{Centre, Line};
use crate::missing::{MissingRule, Withheld};
use crate::normalise::{Direction, MinMax, Normalisation};

const NAN: f64 = f64::NAN;

fn tree(columns: usize) -> Hierarchy {
    let root = NodeSpec {
        parent: None,
        weight: 1.0,
        kind: NodeKind::Inner,
    };
    let leaf = |column| NodeSpec {
        parent: Some(0),
        weight: 1.0,
        kind: NodeKind::Leaf { column },
    };
    let specs: Vec<NodeSpec> = std::iter::once(root)
        .chain((0..columns).map(leaf))
        .collect();
    Hierarchy::try_new(&specs, columns).unwrap()
}

fn recipe(columns: usize, steps: Vec<Step>) -> Recipe {
    let rule = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation: Normalisation::MinMax(MinMax::try_new(0.0, 100.0).unwrap()),
    };
    Recipe {
        steps,
        method: Method {
            columns: vec![rule; columns],
            aggregation: vec![Aggregation::Arithmetic],
            missing: MissingRule::Renormalise {
                minimum_coverage: 0.0,
            },
        },
        apart: false,
        seed: 1,
    }
}

#[test]
fn steps_run_in_their_order_and_leave_records() {
    let figures = Figures {
        columns: vec![vec![10.0, 40.0, NAN, 30.0], vec![1.0, 3.0, NAN, NAN]],
        denominators: vec![vec![10.0, 20.0, 10.0, 10.0]],
        ..Figures::default()
    };
    let half = Screen {
        available: Some(0.5),
        nonzero: None,
    };
    let steps = vec![
        Step::Denominate(vec![Some((0, 1.0)), None]),
        Step::Screen(half, Vec::new()),
        Step::Impute(Filling::Column(Centre::Mean)),
    ];
    let built = recipe(2, steps).build(&figures, &tree(2)).unwrap();
    assert_eq!(built.prepared.included, [true, true, false, true]);
    assert_eq!(built.prepared.columns[0][..2], [1.0, 2.0]);
    // The unit that was left out is not filled, and does not come back.
    assert!(built.prepared.columns.iter().all(|c| c[2].is_nan()));
    assert_eq!(built.prepared.columns[1][3..], [2.0]);
    assert_eq!(built.scores.root(2).value, Err(Withheld::NoData));
    assert_eq!(built.scores.root(3).value, Ok(75.0));
    let [
        Record::Denominated(_),
        Record::Screened(screened),
        Record::Imputed(filled),
    ] = &built.prepared.records[..]
    else {
        panic!("{:?}", built.prepared.records);
    };
    assert!(screened[2].low_data && screened[3].included);
    assert_eq!(filled.filled.len(), 1);
}

#[test]
fn years_are_scaled_together_or_apart_and_filled_from_each_other() {
    let place = |unit, time| Place { unit, time };
    let figures = Figures {
        columns: vec![vec![1.0, 3.0, 2.0, 4.0, NAN, 8.0]],
        places: [2020.0, 2021.0, 2022.0]
            .iter()
            .flat_map(|&t| [place(0, t), place(1, t)])
            .collect(),
        blocks: vec![0..2, 2..4, 4..6],
        ..Figures::default()
    };
    let fill = Step::Impute(Filling::Panel(Line::Latest { most: None }));
    let mut recipe = recipe(1, vec![fill]);
    let root = |recipe: &Recipe| -> Vec<f64> {
        let built = recipe.build(&figures, &tree(1)).unwrap();
        (0..6)
            .map(|row| built.scores.root(row).value.unwrap())
            .collect()
    };
    let share = |x: f64| (x - 1.0) / 7.0 * 100.0;
    assert_eq!(root(&recipe), [1.0, 3.0, 2.0, 4.0, 2.0, 8.0].map(share));
    recipe.apart = true;
    assert_eq!(root(&recipe), [0.0, 100.0, 0.0, 100.0, 0.0, 100.0]);
}

#[test]
fn a_year_that_cannot_be_scaled_says_so_and_the_others_are() {
    let figures = Figures {
        columns: vec![vec![5.0, 5.0, NAN, 1.0, 2.0, 3.0]],
        blocks: vec![0..3, 3..6],
        ..Figures::default()
    };
    let mut recipe = recipe(1, Vec::new());
    recipe.apart = true;
    let built = recipe.build(&figures, &tree(1)).unwrap();
    assert!(matches!(
        built.scores.score(0, 1).value,
        Err(Withheld::Column(_))
    ));
    assert_eq!(built.scores.score(2, 1).value, Err(Withheld::NoData));
    assert_eq!(built.scores.root(4).value, Ok(50.0));
}

#[test]
fn what_does_not_fit_is_said_at_once() {
    let figures = Figures {
        columns: vec![vec![1.0, 2.0], vec![1.0]],
        groups: vec![Some(0)],
        blocks: vec![0..1, 0..2],
        ..Figures::default()
    };
    let steps = vec![
        Step::Denominate(vec![Some((3, 1.0)), None]),
        Step::Treat(vec![None]),
    ];
    let faults = recipe(2, steps).build(&figures, &tree(2)).unwrap_err();
    assert_eq!(faults.len(), 5, "{faults:?}");
    let infinite = Figures {
        columns: vec![vec![f64::INFINITY, 1.0]],
        ..Figures::default()
    };
    let faults = recipe(1, Vec::new())
        .build(&infinite, &tree(1))
        .unwrap_err();
    assert_eq!(
        faults,
        [RecipeFault::Method(MethodFault::Infinite {
            row: 0,
            column: 0
        })]
    );
}
