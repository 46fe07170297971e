//! Scores with their coverage, withheld where too little is known.

use std::collections::BTreeMap;

use waymark_model::Workspace;
use waymark_model::observation::Basis;
use waymark_model::workspace::{Direction, IndexLeaf, IndexMethod, IndexNode};

use crate::country::{indicator, located, observe_at, results, workspace};

pub(crate) fn index(max_age: u8) -> Workspace {
    let mut ws = workspace();
    ws.indicators
        .push(located(indicator("deaths", Direction::Lower)));
    let leaf = |id: &str, weight, goalposts| IndexLeaf {
        indicator: id.parse().unwrap(),
        direction: None,
        parent: "root".into(),
        weight,
        goalposts: Some(goalposts),
        target: None,
        denominator: None,
        normalisation: None,
        line: 1,
    };
    ws.indices.push(IndexMethod {
        id: "index".parse().unwrap(),
        title: BTreeMap::new(),
        about: BTreeMap::new(),
        areas: vec!["XA".parse().unwrap(), "XB".parse().unwrap()],
        periods: vec!["2022".parse().unwrap(), "2023".parse().unwrap()],
        normalisation: "goalposts".into(),
        aggregation: vec!["arithmetic".into()],
        minimum_coverage: 0.6,
        max_age,
        nodes: vec![IndexNode {
            id: "root".into(),
            name: BTreeMap::new(),
            parent: None,
            weight: 1.0,
            aggregation: None,
            line: 1,
        }],
        leaves: vec![
            leaf("trained", 3.0, (0.0, 100.0)),
            leaf("deaths", 1.0, (20.0, 10.0)),
        ],
        engine: String::new(),
        lines: BTreeMap::new(),
    });
    ws
}

#[test]
fn lower_is_better_is_turned_and_weights_are_shared_out() {
    let mut ws = index(0);
    observe_at(
        &mut ws,
        "trained",
        "XA",
        "2022",
        Some(50.0),
        Basis::Main,
        "",
    );
    observe_at(&mut ws, "deaths", "XA", "2022", Some(10.0), Basis::Main, "");
    observe_at(
        &mut ws,
        "trained",
        "XA",
        "2023",
        Some(80.0),
        Basis::Main,
        "",
    );
    observe_at(&mut ws, "deaths", "XB", "2022", Some(10.0), Basis::Main, "");
    let found = results(&ws);
    let index = &found.indices[0];
    assert_eq!(index.effective_weights, [0.75, 0.25]);
    let score = |row: usize| index.rows[row].scores[0].clone();
    assert!((score(0).value.unwrap() - (0.75 * 0.5 + 0.25)).abs() < 1e-12);
    // Three quarters of the weight are known: enough, and said.
    assert!((score(1).value.unwrap() - 0.8).abs() < 1e-12);
    assert!((score(1).coverage - 0.75).abs() < 1e-12);
    // One quarter is not enough.
    assert_eq!((score(2).value, score(2).withheld), (None, "coverage"));
    assert_eq!((score(3).value, score(3).withheld), (None, "no_data"));
    assert_eq!(index.rows[0].rank, Some(1.0));
    assert_eq!(index.rows[2].rank, None);
}

#[test]
fn an_older_figure_stands_in_only_as_far_as_declared() {
    for (max_age, expected) in [(0, None), (1, Some(50.0))] {
        let mut ws = index(max_age);
        observe_at(
            &mut ws,
            "trained",
            "XA",
            "2022",
            Some(50.0),
            Basis::Main,
            "",
        );
        let cell = results(&ws).indices[0].rows[1].cells[0];
        assert_eq!(cell.value, expected);
        assert_eq!(
            cell.from_period.map(|p| p.to_string()),
            expected.map(|_| "2022".to_owned())
        );
    }
}

#[test]
fn every_normalisation_of_the_method_file_gives_scores() {
    for (code, best) in [
        ("min_max", 1.0),
        ("rank", 1.0),
        ("place", 2.0),
        ("share", 1.0),
        ("bands", 1.0),
        ("goalposts", 0.9),
    ] {
        let mut ws = index(0);
        ws.indices[0].normalisation = code.into();
        ws.indices[0].periods.truncate(1);
        for (area, trained, deaths) in [("XA", 90.0, 10.0), ("XB", 30.0, 15.0)] {
            let mut add = |indicator: &str, value| {
                observe_at(
                    &mut ws,
                    indicator,
                    area,
                    "2022",
                    Some(value),
                    Basis::Main,
                    "",
                );
            };
            add("trained", trained);
            add("deaths", deaths);
        }
        let found = results(&ws);
        let cell = found.indices[0].rows[0].cells[0];
        let got = cell.normalised.unwrap();
        assert!((got - best).abs() < 1e-12, "{code}: {got}");
        let score = |row: usize| found.indices[0].rows[row].scores[0].value.unwrap();
        assert!(score(0) > score(1), "{code}");
    }
    let mut ws = index(0);
    ws.indices[0].normalisation = "logistic".into();
    observe_at(&mut ws, "trained", "XA", "2022", Some(9.0), Basis::Main, "");
    observe_at(&mut ws, "trained", "XB", "2022", Some(3.0), Basis::Main, "");
    let found = results(&ws);
    let score = |row: usize| found.indices[0].rows[row].scores[0].value.unwrap();
    assert!(score(0) > 0.5 && score(2) < 0.5);
}

#[test]
fn every_rule_of_the_method_file_gives_scores() {
    for code in [
        "arithmetic",
        "geometric",
        "harmonic",
        "mpi",
        "mean_min",
        "owa",
        "copeland",
        "outranking",
        "topsis",
        "wroclaw",
        "benefit_of_doubt",
    ] {
        let mut ws = index(0);
        ws.indices[0].aggregation = vec![code.into()];
        for (area, trained, deaths) in [("XA", 90.0, 11.0), ("XB", 30.0, 15.0)] {
            for (indicator, value) in [("trained", trained), ("deaths", deaths)] {
                observe_at(
                    &mut ws,
                    indicator,
                    area,
                    "2022",
                    Some(value),
                    Basis::Main,
                    "",
                );
            }
        }
        let found = results(&ws).indices.remove(0);
        let score = |row: usize| found.rows[row].scores[0].value.unwrap();
        assert!(score(0) > score(2), "{code}");
        assert_eq!(found.rows[0].rank, Some(1.0), "{code}");
    }
}

#[test]
fn ranks_say_what_they_owe_to_the_weights() {
    let mut ws = index(0);
    // XA leads in the heavy indicator, XB in the other; XC is behind in both.
    ws.indices[0].areas = ["XA", "XB", "XC"].map(|a| a.parse().unwrap()).to_vec();
    for (area, trained, deaths) in [("XA", 60.0, 18.0), ("XB", 40.0, 12.0), ("XC", 10.0, 19.0)] {
        for (indicator, value) in [("trained", trained), ("deaths", deaths)] {
            observe_at(
                &mut ws,
                indicator,
                area,
                "2022",
                Some(value),
                Basis::Main,
                "",
            );
        }
    }
    let found = results(&ws);
    let interval = |row: usize| found.indices[0].rows[row].rank_interval;
    assert_eq!(interval(0), Some((1.0, 2.0)));
    assert_eq!(interval(2), Some((1.0, 2.0)));
    assert_eq!(interval(4), Some((3.0, 3.0)));
    // No figures in the second period: no ranks, no intervals.
    assert_eq!(interval(1), None);
}
