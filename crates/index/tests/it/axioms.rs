//! What must hold for every table, tree and method.

use proptest::prelude::*;
use waymark_index::{
    Aggregation, Direction, MissingRule, NodeKind, NodeSpec, Normalisation, Scores, Withheld,
};

use crate::cases::{CLOSE, Case, case, close, rule};

/// The same question with its rows in the order given.
fn reorder_rows(case: &Case, order: &[usize]) -> Case {
    let row = |&row: &usize| case.values[row * case.cols..(row + 1) * case.cols].to_vec();
    Case {
        values: order.iter().flat_map(row).collect(),
        ..case.clone()
    }
}

/// The same question with its columns in the order given: new column `i` is old `order[i]`.
fn reorder_columns(case: &Case, order: &[usize]) -> Case {
    let mut moved = case.clone();
    for row in 0..case.rows() {
        for (new, old) in order.iter().enumerate() {
            moved.values[row * case.cols + new] = case.values[row * case.cols + old];
        }
    }
    moved.method.columns = order.iter().map(|&old| case.method.columns[old]).collect();
    for spec in &mut moved.specs {
        if let NodeKind::Leaf { column } = &mut spec.kind {
            *column = order.iter().position(|old| old == column).unwrap();
        }
    }
    moved
}

/// The same tree with its nodes numbered backwards.
fn renumber_nodes(case: &Case) -> Case {
    let last = case.specs.len() - 1;
    let turned = |spec: &NodeSpec| NodeSpec {
        parent: spec.parent.map(|p| last - p),
        ..*spec
    };
    Case {
        specs: case.specs.iter().rev().map(turned).collect(),
        ..case.clone()
    }
}

#[track_caller]
fn same_figures(a: &Scores, b: &Scores, place: impl Fn(usize, usize) -> (usize, usize)) {
    for row in 0..a.rows() {
        for node in 0..a.hierarchy().len() {
            let (other_row, other_node) = place(row, node);
            let (x, y) = (a.score(row, node), b.score(other_row, other_node));
            let reasons = (
                x.value.err().map(|r| r.code()),
                y.value.err().map(|r| r.code()),
            );
            assert_eq!(reasons.0, reasons.1, "row {row}, node {node}");
            assert!(
                close(x.value.ok(), y.value.ok()),
                "row {row}, node {node}: {x:?} {y:?}"
            );
            assert!((x.coverage - y.coverage).abs() < CLOSE);
            assert!(close(
                a.contribution(row, node),
                b.contribution(other_row, other_node)
            ));
        }
    }
}

fn permutation(length: usize, keys: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by_key(|&at| (keys[at], at));
    order
}

/// Whether coverage is so near the minimum that the last digit of a sum decides.
fn on_the_edge(scores: &Scores, case: &Case) -> bool {
    let MissingRule::Renormalise {
        minimum_coverage: need,
    } = case.method.missing
    else {
        return false;
    };
    (0..scores.rows()).any(|row| {
        (0..scores.hierarchy().len()).any(|node| {
            let have = scores.score(row, node).coverage;
            (have - need).abs() < 1e-8
        })
    })
}

/// Where a z-score is zero up to rounding, a mean that needs values above zero may take it or not.
fn near_zero(scores: &Scores, case: &Case) -> bool {
    let near = |row, node| {
        scores
            .value(row, node)
            .is_some_and(|value| value.abs() < 1e-8)
    };
    case.method.aggregation != [Aggregation::Arithmetic]
        && scores.hierarchy().leaves().any(|(leaf, column)| {
            matches!(
                case.method.columns[column].normalisation,
                Normalisation::ZScore(_)
            ) && (0..scores.rows()).any(|row| near(row, leaf))
        })
}

proptest! {
    #[test]
    fn order_of_rows_does_not_matter(case in case(), keys in prop::collection::vec(any::<u32>(), 10)) {
        let order = permutation(case.rows(), &keys);
        let scores = case.scores();
        if near_zero(&scores, &case) {
            return Ok(());
        }
        let moved = reorder_rows(&case, &order).scores();
        same_figures(&moved, &scores, |row, node| (order[row], node));
    }

    #[test]
    fn order_of_columns_does_not_matter(case in case(), keys in prop::collection::vec(any::<u32>(), 8)) {
        let moved = reorder_columns(&case, &permutation(case.cols, &keys));
        same_figures(&moved.scores(), &case.scores(), |row, node| (row, node));
    }

    #[test]
    fn numbering_of_nodes_does_not_matter(case in case()) {
        let scores = case.scores();
        if on_the_edge(&scores, &case) {
            return Ok(());
        }
        let last = case.specs.len() - 1;
        same_figures(&renumber_nodes(&case).scores(), &scores, |row, node| (row, last - node));
    }

    #[test]
    fn coverage_is_a_share_and_no_figure_is_nan(case in case()) {
        let scores = case.scores();
        for row in 0..scores.rows() {
            for node in 0..scores.hierarchy().len() {
                let score = scores.score(row, node);
                prop_assert!((0.0..=1.0).contains(&score.coverage));
                prop_assert!(score.value.is_err() || score.value.unwrap().is_finite());
                prop_assert!(scores.contribution(row, node).is_none_or(f64::is_finite));
                if score.value.is_ok() {
                    prop_assert!(score.coverage > 0.0);
                }
            }
        }
    }

    #[test]
    fn figure_lies_between_its_parts(case in case()) {
        let scores = case.scores();
        for row in 0..scores.rows() {
            for &node in scores.hierarchy().bottom_up() {
                let Some(figure) = scores.value(row, node) else { continue };
                let children = scores.hierarchy().children(node);
                let parts: Vec<f64> = children.iter().filter_map(|&c| scores.value(row, c)).collect();
                let least = parts.iter().copied().reduce(|a, b| if b < a { b } else { a }).unwrap();
                let most = parts.iter().copied().reduce(|a, b| if b > a { b } else { a }).unwrap();
                prop_assert!(least <= figure && figure <= most, "{figure} of {parts:?}");
            }
        }
    }

    #[test]
    fn contributions_of_the_leaves_add_up_to_the_root(case in case()) {
        let scores = case.clone().with_rule(Aggregation::Arithmetic).scores();
        for row in 0..scores.rows() {
            let leaves = scores.hierarchy().leaves();
            let parts: Vec<f64> = leaves.filter_map(|(leaf, _)| scores.contribution(row, leaf)).collect();
            match scores.root(row).value {
                Ok(figure) => prop_assert!(close(Some(parts.iter().sum()), Some(figure))),
                Err(_) => prop_assert!(parts.is_empty()),
            }
        }
    }

    #[test]
    fn effective_weights_of_the_leaves_sum_to_one(case in case()) {
        let tree = case.tree();
        let total: f64 = tree.leaves().map(|(leaf, _)| tree.effective_weight(leaf)).sum();
        prop_assert!((total - 1.0).abs() < 1e-12);
    }

    #[test]
    fn improving_one_cell_never_lowers_its_row(
        case in case(), rule in rule(), at in any::<prop::sample::Index>(), step in 0.0..500.0f64,
    ) {
        let mut case = case.fill_gaps().with_rule(rule).with_min_max();
        case.method.missing = MissingRule::AllRequired;
        let before = case.scores();
        let cell = at.index(case.values.len());
        let (row, column) = (cell / case.cols, cell % case.cols);
        case.values[cell] += match case.method.columns[column].direction {
            Direction::HigherIsBetter => step,
            Direction::LowerIsBetter => -step,
        };
        let after = case.scores();
        prop_assume!((0..case.cols).all(|c| before.unscalable(c) == after.unscalable(c)));
        if let (Ok(old), Ok(new)) = (before.root(row).value, after.root(row).value) {
            prop_assert!(new >= old - CLOSE * old.abs(), "{old} became {new}");
        }
    }

    #[test]
    fn taking_the_missing_leaves_out_of_the_tree_gives_the_same_figure(case in case()) {
        let mut case = case.with_min_max();
        case.method.missing = MissingRule::Renormalise { minimum_coverage: 0.0 };
        let scores = case.scores();
        for row in 0..case.rows() {
            let Some(specs) = pruned(&case, &scores, row) else { continue };
            let without = Case { specs, ..case.clone() }.scores();
            prop_assert!(close(scores.root(row).value.ok(), without.root(row).value.ok()));
            prop_assert!((without.root(row).coverage - 1.0).abs() < CLOSE);
        }
    }

    #[test]
    fn coverage_is_the_effective_weight_that_has_data(case in case()) {
        let mut case = case;
        case.method.missing = MissingRule::Renormalise { minimum_coverage: 0.0 };
        let scores = case.scores();
        let tree = scores.hierarchy();
        for row in 0..case.rows() {
            let there = tree.leaves().filter(|&(leaf, _)| scores.value(row, leaf).is_some());
            let expected: f64 = there.map(|(leaf, _)| tree.effective_weight(leaf)).sum();
            prop_assert!((scores.root(row).coverage - expected).abs() < CLOSE);
        }
    }

    #[test]
    fn node_below_the_declared_minimum_has_no_figure(case in case()) {
        let scores = case.scores();
        let MissingRule::Renormalise { minimum_coverage } = case.method.missing else { return Ok(()) };
        for row in 0..scores.rows() {
            for &node in scores.hierarchy().bottom_up() {
                let score = scores.score(row, node);
                if score.coverage < minimum_coverage - 1e-8 {
                    prop_assert!(score.value.is_err());
                } else if let Err(Withheld::Coverage { have, need }) = score.value {
                    prop_assert!(have < need);
                }
            }
        }
    }

    #[test]
    fn unit_of_a_column_does_not_matter_under_min_max(
        case in case(), factor in 0.001..1000.0, shift in -1e3..1e3, at in any::<prop::sample::Index>(),
    ) {
        let case = case.with_min_max();
        let column = at.index(case.cols);
        let mut other = case.clone();
        for row in 0..case.rows() {
            let cell = &mut other.values[row * case.cols + column];
            *cell = *cell * factor + shift;
        }
        let (a, b) = (case.scores(), other.scores());
        // Values a hair apart may fall together when they are moved.
        prop_assume!(a.unscalable(column).is_none() == b.unscalable(column).is_none());
        for row in 0..case.rows() {
            let (x, y) = (a.root(row).value.ok(), b.root(row).value.ok());
            prop_assert!(x.zip(y).is_none_or(|(x, y)| (x - y).abs() < 1e-6), "{x:?} {y:?}");
            prop_assert_eq!(x.is_some(), y.is_some());
        }
    }

    #[test]
    fn turning_sign_and_direction_of_a_column_changes_nothing(
        case in case(), at in any::<prop::sample::Index>(),
    ) {
        let column = at.index(case.cols);
        // Goalposts would have to be turned too.
        if matches!(case.method.columns[column].normalisation, Normalisation::Goalposts(_)) {
            return Ok(());
        }
        let mut mirrored = case.clone();
        for row in 0..case.rows() {
            let cell = &mut mirrored.values[row * case.cols + column];
            *cell = -*cell;
        }
        let direction = &mut mirrored.method.columns[column].direction;
        *direction = match direction {
            Direction::HigherIsBetter => Direction::LowerIsBetter,
            Direction::LowerIsBetter => Direction::HigherIsBetter,
        };
        same_figures(&mirrored.scores(), &case.scores(), |row, node| (row, node));
    }
}

/// The tree without the leaves a row lacks, or `None` if a dimension would be left empty.
fn pruned(case: &Case, scores: &Scores, row: usize) -> Option<Vec<NodeSpec>> {
    let tree = scores.hierarchy();
    let complete = tree
        .bottom_up()
        .iter()
        .all(|&node| scores.score(row, node).coverage > 0.0);
    if !complete {
        return None;
    }
    let kept = |node: &usize| tree.column(*node).is_none() || scores.value(row, *node).is_some();
    // Leaves come last and have no children, so the numbers of parents stay.
    Some(
        (0..tree.len())
            .filter(kept)
            .map(|node| case.specs[node])
            .collect(),
    )
}
