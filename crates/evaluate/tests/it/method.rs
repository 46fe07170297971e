//! An index of a workspace by everything the engine can do: it is what `waymark index` makes of the same table.

use waymark_composite::{Method, Problems, build, compile, from_table};
use waymark_evaluate::explore::{Explorer, Wish};
use waymark_model::Workspace;
use waymark_model::observation::{Basis, ObsStatus, Observation};
use waymark_model::workspace::{Direction, IndexMethod, Rule, Setting, TargetPath};

use crate::country::{indicator, located, observe_at, results};
use crate::indices::index;

/// Figures of eight areas in two years: area, year, trained, deaths, people; a dot is a gap.
const FIGURES: &str = "\
    AA 2022 12 40 2000
    AB 2022 30 66 3000
    AC 2022 25 . 2500
    AD 2022 900 33 2100
    AE 2022 33 48 2600
    AF 2022 41 71 4100
    AG 2022 18 20 1600
    AH 2022 22 31 2000
    AA 2023 14 38 2010
    AB 2023 36 60 3050
    AC 2023 27 45 2500
    AD 2023 920 30 2120
    AE 2023 . 44 2650
    AF 2023 48 . 4200
    AG 2023 19 18 1600
    AH 2023 29 27 2000";

/// What both files say beyond the tree and the scale.
const ENGINE: &str = r#"
    [[step]]
    do = "denominate"
    scale = 1000
    [[step]]
    do = "impute"
    by = "median"
    [[step]]
    do = "treat"
    most = 2
    [[weighting]]
    by = "deviation"
    [kinds]
    process = ["trained"]
    outcome = ["deaths"]
    [uncertainty]
    draws = 200
    base = 16
    resamples = 20
    [[uncertainty.input]]
    name = "weights"
    weights = 0.25
    [[uncertainty.input]]
    name = "figures"
    relative_error = 0.1
"#;

const TREE: &str = r#"
    time = "year"
    normalisation = { rule = "min_max", lo = 1, hi = 10 }
    aggregation = "geometric"
    minimum_coverage = 0.6
    [[node]]
    id = "root"
    [[leaf]]
    indicator = "trained"
    parent = "root"
    weight = 3
    denominator = "people"
    [[leaf]]
    indicator = "deaths"
    parent = "root"
    direction = "lower"
    denominator = "people"
"#;

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    FIGURES.lines().map(|l| l.split_whitespace().collect())
}

fn country() -> Workspace {
    let mut ws = index(0);
    ws.indicators
        .push(located(indicator("people", Direction::None)));
    for row in rows() {
        for (n, name) in ["trained", "deaths", "people"].into_iter().enumerate() {
            let value = row[n + 2].parse().ok();
            observe_at(&mut ws, name, row[0], row[1], value, Basis::Main, "");
        }
    }
    let method = &mut ws.indices[0];
    let mut areas: Vec<&str> = rows().map(|r| r[0]).collect();
    areas.dedup();
    areas.truncate(8);
    method.areas = areas.iter().map(|a| a.parse().unwrap()).collect();
    method.normalisation = scale(1.0, 10.0);
    method.aggregation = vec!["geometric".into()];
    for leaf in &mut method.leaves {
        leaf.goalposts = None;
        leaf.denominator = Some("people".parse().unwrap());
    }
    ENGINE.clone_into(&mut method.engine);
    ws
}

fn scale(lo: f64, hi: f64) -> Rule {
    let ends = [("lo", lo), ("hi", hi)];
    Rule {
        code: "min_max".to_owned(),
        parameters: ends.map(|(n, x)| (n.to_owned(), Setting::Number(x))).into(),
    }
}

/// The same table and method without a workspace: scores by code and year.
fn alone() -> Vec<(String, String, Option<f64>)> {
    let mut table = "unit,year,trained,deaths,people\n".to_owned();
    for row in rows() {
        table += &row.join(",").replace('.', "");
        table.push('\n');
    }
    let mut problems = Problems::default();
    let method = Method::read(&(TREE.to_owned() + ENGINE)).unwrap();
    let source = from_table(
        ("t.csv", table.as_bytes()),
        ("m.toml", &method),
        &mut problems,
    );
    let composite = compile(source, ("m.toml", &method), &mut problems).unwrap();
    let built = build(&composite, &mut problems).unwrap();
    let root = composite.tree.root();
    let units = composite.source.units.iter().enumerate();
    units
        .map(|(row, u)| {
            (
                u.code.clone(),
                u.time.clone(),
                built.built.scores.value(row, root),
            )
        })
        .collect()
}

#[test]
fn an_index_with_steps_scores_what_the_same_table_does_without_a_workspace() {
    let found = results(&country()).indices.remove(0);
    assert_eq!(found.problems, []);
    let expected = alone();
    assert_eq!(found.rows.len(), expected.len());
    for (code, year, score) in expected {
        let of = |r: &&waymark_evaluate::results::IndexRow| {
            r.area.as_str() == code && r.period.to_string() == year
        };
        let row = found.rows.iter().find(of).unwrap();
        let own = row.scores[0].value;
        assert_eq!(
            own.map(f64::to_bits),
            score.map(f64::to_bits),
            "{code} {year}"
        );
    }
}

#[test]
fn what_steps_did_is_marked_cell_by_cell() {
    let found = results(&country()).indices.remove(0);
    let cell = |area: &str, year: &str, leaf: usize| {
        let mut rows = found.rows.iter();
        let row = rows.find(|r| r.area.as_str() == area && r.period.to_string() == year);
        row.unwrap().cells[leaf]
    };
    let filled = cell("AC", "2022", 1);
    assert_eq!((filled.value, filled.marks.filled), (None, true));
    assert!(filled.prepared.is_some() && filled.normalised.is_some());
    // 900 per 2,100 people is far out, and both years of it are pulled in.
    let outlier = cell("AD", "2022", 0);
    assert!(outlier.marks.pulled_in && outlier.prepared.unwrap() < 900.0 / 2.1);
    let plain = cell("AA", "2022", 0);
    assert_eq!((plain.value, plain.prepared), (Some(12.0), Some(6.0)));
    let row = found.rows.iter().find(|r| r.area.as_str() == "AC").unwrap();
    assert!((row.share_filled - 0.5).abs() < 1e-12);
    // Weights were made by a rule and are no longer 3 to 1.
    assert!((found.weights[1] - 3.0).abs() > 0.1);
    assert!((found.effective_weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn a_method_that_says_what_is_uncertain_is_drawn_so_and_not_as_usual() {
    let found = results(&country()).indices.remove(0);
    assert_eq!(found.draws, Some(200));
    assert_eq!(found.inputs, ["weights", "figures"]);
    for row in &found.rows {
        let drawn = row.drawn.unwrap();
        assert!(drawn.low <= drawn.high && drawn.low <= drawn.mean && drawn.mean <= drawn.high);
        let (low, high) = row.rank_interval.unwrap();
        assert!((1.0..=8.0).contains(&low) && low <= high);
    }
    assert!(
        found
            .table("sensitivity")
            .is_some_and(|t| t.rows.len() == 2)
    );
    // Every area has a score for each kind in each year.
    assert_eq!(found.kinds.len(), 2 * 16);
    assert!(
        found
            .kinds
            .iter()
            .all(|k| k.score.is_some() && k.rank.is_some())
    );
}

#[test]
fn an_area_alone_on_its_level_has_no_rank_and_no_interval_of_one() {
    let mut ws = country();
    // Only the first area lies in another one: it is ranked with nobody.
    let mut area = located(ws.areas[0].item.clone());
    area.item.id = "AA".parse().unwrap();
    area.item.parent = Some("XA".parse().unwrap());
    ws.areas.push(area);
    let found = results(&ws).indices.remove(0);
    let own = found.rows.iter().find(|r| r.area.as_str() == "AA").unwrap();
    assert_eq!((own.rank, own.rank_interval), (None, None));
    assert!(own.scores[0].value.is_some() && own.drawn.unwrap().rank_mean.is_none());
    let other = found.rows.iter().find(|r| r.area.as_str() == "AB").unwrap();
    assert!(other.rank.is_some_and(|r| r <= 7.0));
}

#[track_caller]
fn refused(change: impl Fn(&mut IndexMethod), field: &str, what: &str) {
    let mut ws = country();
    change(&mut ws.indices[0]);
    let found = results(&ws).indices.remove(0);
    let named = |p: &waymark_composite::Problem| {
        // The code of what is wrong, with what it is about.
        p.field.starts_with(field) && format!("{:?}", p.what).contains(what)
    };
    assert!(found.problems.iter().any(named), "{:#?}", found.problems);
    assert!(found.rows.is_empty());
}

#[test]
fn what_only_the_engine_can_tell_is_said_with_its_place() {
    refused(
        |m| m.engine += "[[step]]\ndo = \"impute\"\nby = \"guess\"\n",
        "step 4",
        "guess",
    );
    refused(
        |m| m.engine += "[[step]]\ndo = \"frontier\"\nincome = \"gold\"\n",
        "step 4",
        "gold",
    );
    refused(
        |m| m.leaves[0].denominator = Some("gold".parse().unwrap()),
        "leaf",
        "gold",
    );
    refused(|m| m.engine += "[weights]\nrot = 2\n", "weights", "rot");
    refused(
        |m| m.engine = m.engine.replace("outcome", "result"),
        "kinds",
        "result",
    );
    refused(
        |m| m.normalisation = scale(10.0, 1.0),
        "normalisation",
        "min_max",
    );
    refused(
        |m| m.aggregation = vec!["veto".into()],
        "aggregation",
        "veto",
    );
    refused(
        |m| m.aggregation = ["owa"; 3].map(Into::into).to_vec(),
        "aggregation",
        "too_many_levels",
    );
    refused(
        |m| m.engine = m.engine.replace("\"deviation\"", "\"guess\""),
        "weighting 1",
        "guess",
    );
}

#[test]
fn several_things_that_are_wrong_are_said_at_once() {
    let mut ws = country();
    let method = &mut ws.indices[0];
    method.engine += "[weights]\nrot = 2\n[[step]]\ndo = \"impute\"\nby = \"guess\"\n";
    method.normalisation = "min_mex".into();
    let problems = results(&ws).indices.remove(0).problems;
    assert!(problems.len() >= 3, "{problems:#?}");
}

#[test]
fn a_mean_that_cannot_take_a_zero_is_a_note_and_no_refusal() {
    let mut ws = country();
    ws.indices[0].normalisation = "min_max".into();
    let found = results(&ws).indices.remove(0);
    assert_eq!(found.problems, []);
    assert!(
        found
            .notes
            .iter()
            .any(|n| n.code == "remark-refused" && format!("{n:?}").contains("root")),
        "{:?}",
        found.notes
    );
}

#[test]
fn groups_are_the_areas_that_areas_lie_in() {
    let mut ws = country();
    for (n, code) in ["AA", "AB", "AC", "AD", "AE", "AF", "AG", "AH"]
        .into_iter()
        .enumerate()
    {
        let mut area = located(ws.areas[0].item.clone());
        area.item.id = code.parse().unwrap();
        area.item.parent = Some(if n < 4 { "XA" } else { "XB" }.parse().unwrap());
        ws.areas.push(area);
    }
    let method = &mut ws.indices[0];
    method.engine = "groups = [\"parent\"]\n".to_owned()
        + &ENGINE.replace(
            "by = \"median\"",
            "by = \"group_median\"\n    group = \"parent\"",
        );
    let found = results(&ws).indices.remove(0);
    assert_eq!(found.problems, []);
    let row = found.rows.iter().find(|r| r.area.as_str() == "AC").unwrap();
    // Deaths per thousand of AA, AB and AD in 2022 and of all four in 2023; the median of these seven.
    let mut rates = [
        20.0,
        22.0,
        33.0 / 2.1,
        38.0 / 2.01,
        60.0 / 3.05,
        18.0,
        30.0 / 2.12,
    ];
    rates.sort_by(f64::total_cmp);
    assert!((row.cells[1].prepared.unwrap() - rates[3]).abs() < 1e-9);
}

fn observe_group(ws: &mut Workspace, (area, year): (&str, &str), value: Option<f64>, group: &str) {
    let all = &mut ws.observations;
    let missing = Observation::missing(year.parse().unwrap(), ObsStatus::A);
    let mut row = missing.with_value(value);
    row.indicator = all.indicators.intern("trained");
    row.area = all.areas.intern(area);
    row.breakdown = all.breakdowns.intern(group);
    all.rows.push(row);
}

#[test]
fn a_breakdown_can_be_a_column_of_a_step() {
    let mut ws = country();
    for row in rows() {
        for (sex, share) in [("sex=f", 0.8), ("sex=m", 1.2)] {
            let value = row[2].parse::<f64>().ok().map(|x| x * share);
            observe_group(&mut ws, (row[0], row[1]), value, sex);
        }
    }
    ws.observations.sort();
    let step = "[[step]]\ndo = \"inequality\"\nonly = [\"trained\"]\nfigures = [\"trained[sex=f]\", \"trained[sex=m]\"]\n";
    ws.indices[0].engine = step.to_owned();
    ws.indices[0].normalisation = scale(1.0, 10.0);
    let found = results(&ws).indices.remove(0);
    assert_eq!(found.problems, []);
    let cell = found.rows[0].cells[0];
    // Atkinson of 0.8 and 1.2: the geometric mean over the mean.
    assert!(cell.marks.in_proportion);
    let expected = 12.0 * (0.8_f64 * 1.2).sqrt();
    assert!((cell.prepared.unwrap() - expected).abs() < 1e-9, "{cell:?}");
}

#[test]
fn the_schema_of_a_workspace_names_every_rule_and_scale_of_the_engine() {
    let schema = include_str!("../../../workspace/schema/index.schema.json");
    let codes = |of: &str| -> Vec<&str> {
        let (_, rest) = schema.split_once(&format!("\"{of}\": {{")).unwrap();
        let list = rest.split_once("\"enum\": [").unwrap().1;
        let list = list.split_once(']').unwrap().0;
        let mut all: Vec<&str> = list
            .split(',')
            .map(|c| c.trim().trim_matches('"'))
            .collect();
        all.sort_unstable();
        all
    };
    let sorted = |mut all: Vec<&'static str>| {
        all.sort_unstable();
        all
    };
    let rules = waymark_index::aggregate::REGISTRY.iter().map(|e| e.code);
    assert_eq!(codes("rule_of_nodes"), sorted(rules.collect()));
    let scales = waymark_index::normalise::REGISTRY.iter().map(|e| e.code);
    assert_eq!(codes("rule_of_scale"), sorted(scales.collect()));
}

#[test]
fn what_if_begins_at_what_is_published_and_keeps_the_steps() {
    let ws = country();
    let published = results(&ws).indices.remove(0);
    let explorer = Explorer::new(&ws, 0).unwrap();
    let answer = explorer.answer(&Wish::default()).unwrap();
    assert_eq!(answer.effective_weights, published.effective_weights);
    for (row, found) in answer.rows.iter().enumerate() {
        let expected = &published.rows[row * 2 + 1];
        assert_eq!(found.asked, found.published);
        assert_eq!(found.asked.score, expected.scores[0]);
        assert_eq!(found.asked.rank, expected.rank);
    }
    // Weights that a rule made are where a wish begins; others are asked for against them.
    assert_eq!(explorer.leaf_weight(0), Some(published.weights[1]));
    // The scale has parameters: it is none of those that can be asked for by their code.
    assert_eq!(Explorer::published_scale(&ws.indices[0]), None);
    let wish = Wish {
        leaves: [(0, 3.0), (1, 1.0)].into(),
        normalisation: Some("rank".to_owned()),
        aggregation: Some("arithmetic".to_owned()),
        ..Wish::default()
    };
    let asked = explorer.answer(&wish).unwrap();
    let mut changed = country();
    let method = &mut changed.indices[0];
    let rule = method
        .engine
        .replace("[[weighting]]\n    by = \"deviation\"", "");
    method.engine = rule;
    method.normalisation = "rank".into();
    method.aggregation = vec!["arithmetic".into()];
    let expected = results(&changed).indices.remove(0);
    assert_eq!(expected.problems, []);
    for (row, found) in asked.rows.iter().enumerate() {
        assert_eq!(found.asked.score, expected.rows[row * 2 + 1].scores[0]);
    }
}

#[test]
fn the_path_of_a_target_is_drawn_as_it_is_expected() {
    let mut target = crate::country::target();
    target.baseline = Some((100.0, "2020".parse().unwrap()));
    target.value = 400.0;
    target.deadline = "2022-12-31".parse().unwrap();
    let middle = |path| {
        let mut target = target.clone();
        target.path = path;
        waymark_evaluate::way(&target).get(12).map(|p| p.v)
    };
    // Two years: after one the figure has doubled, or half of the way is gone.
    assert!((middle(TargetPath::Geometric).unwrap() - 200.0).abs() < 0.5);
    assert!((middle(TargetPath::Curve).unwrap() - 250.0).abs() < 0.5);
    assert_eq!(middle(TargetPath::Step), None);
    target.value = -400.0;
    target.path = TargetPath::Geometric;
    assert!(waymark_evaluate::way(&target).is_empty());
}
