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
        apart: Apart::Nothing,
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
    recipe.apart = Apart::All;
    assert_eq!(root(&recipe), [0.0, 100.0, 0.0, 100.0, 0.0, 100.0]);
}

/// As a purse of COINr has it: each year is filled from its own figures, all years share one scale.
#[test]
fn steps_look_at_each_year_and_the_scale_at_all() {
    let figures = Figures {
        columns: vec![vec![0.0, NAN, 4.0, 10.0, NAN, 16.0]],
        blocks: vec![0..3, 3..6],
        ..Figures::default()
    };
    let mut recipe = recipe(1, vec![Step::Impute(Filling::Column(Centre::Mean))]);
    let root = |apart| {
        recipe.apart = apart;
        let built = recipe.build(&figures, &tree(1)).unwrap();
        [1, 4].map(|row| built.scores.root(row).value.unwrap())
    };
    // Means of the years are 2 and 13, of all 7.5; the scale of all goes from 0 to 16.
    assert_eq!(
        [Apart::Nothing, Apart::Steps, Apart::All].map(root),
        [[46.875; 2], [12.5, 81.25], [50.0; 2]]
    );
}

/// Two pillars of two indicators and of one; the hole in the first is filled from its sibling alone, or from both others.
#[test]
fn a_row_is_filled_from_all_below_an_ancestor() {
    let node = |parent, kind| NodeSpec {
        parent,
        weight: 1.0,
        kind,
    };
    let leaf = |parent, column| node(Some(parent), NodeKind::Leaf { column });
    let specs = [
        node(None, NodeKind::Inner),
        node(Some(0), NodeKind::Inner),
        node(Some(0), NodeKind::Inner),
        leaf(1, 0),
        leaf(1, 1),
        leaf(2, 2),
    ];
    let tree = Hierarchy::try_new(&specs, 3).unwrap();
    let figures = Figures {
        columns: vec![
            vec![0.0, NAN, 10.0],
            vec![0.0, 1.0, 4.0],
            vec![0.0, 3.0, 4.0],
        ],
        ..Figures::default()
    };
    let filled = |filling| {
        let recipe = recipe(3, vec![Step::Impute(filling)]);
        recipe.prepare(&figures, &tree).unwrap().columns[0][1]
    };
    let below = |depth| Filling::RowBelow {
        centre: Centre::Mean,
        depth,
    };
    let found = [Filling::Row(Centre::Mean), below(1), below(0)].map(filled);
    assert_eq!(format!("{found:?}"), "[2.5, 2.5, 5.0]");
}

#[test]
fn a_year_that_cannot_be_scaled_says_so_and_the_others_are() {
    let figures = Figures {
        columns: vec![vec![5.0, 5.0, NAN, 1.0, 2.0, 3.0]],
        blocks: vec![0..3, 3..6],
        ..Figures::default()
    };
    let mut recipe = recipe(1, Vec::new());
    recipe.apart = Apart::All;
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
