//! Rules that look further than one table of scores: frontiers, inequality, kinds, growth, reference units, vetoes.

use waymark_composite::{Composite, Results, tables};

use crate::island::{island, said};

const DATA: &str = "\
unit,time,rate,women,men,income,deaths
A,2020,50,40,60,1,40
B,2020,80,80,80,2,10
C,2020,60,20,100,3,20
A,2021,55,40,60,1,36
B,2021,88,80,80,2,10
C,2021,66,20,,3,20
";

/// What is wrong with a method.
fn wrong_with(method: &str) -> String {
    match island(DATA, method) {
        Ok(_) => String::new(),
        Err(problems) => said(&problems, "en").join("\n"),
    }
}

const TREE: &str = r#"
kind = "index"
normalisation = { rule = "goalposts", lo = 0, hi = 100 }

[[node]]
id = "top"

[[leaf]]
indicator = "rate"
parent = "top"

[[leaf]]
indicator = "deaths"
parent = "top"
direction = "lower"
"#;

fn score((composite, results): &(Composite, Results), node: &str, row: usize) -> Option<f64> {
    let node = composite.source.node(node).expect("a node");
    results.built.scores.value(row, node)
}

#[track_caller]
fn near(found: Option<f64>, expected: f64) {
    assert!(
        found.is_some_and(|x| (x - expected).abs() < 1e-9),
        "{found:?} is not {expected}"
    );
}

#[test]
fn a_frontier_asks_what_was_possible() {
    let step = "\n[[step]]\ndo = \"frontier\"\nincome = \"income\"\nfloor = 0\nonly = [\"rate\"]\n";
    let built = island(DATA, &format!("apart = true\n{TREE}{step}")).unwrap();
    // The poorest is on its frontier; the rich one reaches 60 of 80.
    near(score(&built, "rate", 0), 100.0);
    near(score(&built, "rate", 2), 75.0);
    let table = tables(&built.0, &built.1);
    let changes = table.iter().find(|t| t.name == "changes").unwrap();
    assert!(
        changes
            .rows
            .iter()
            .any(|r| r[1].text() == "put_in_proportion" && r[7].text() == "80")
    );
    let wrong = step.replace("\"income\"\n", "\"incme\"\n");
    let said = wrong_with(&format!("{TREE}{wrong}"));
    assert!(
        said.contains("no column") && said.contains("income"),
        "{said}"
    );
}

#[test]
fn unequal_figures_count_less_and_unknown_ones_not_at_all() {
    let step =
        "\n[[step]]\ndo = \"inequality\"\nonly = [\"rate\"]\nfigures = [\"women\", \"men\"]\n";
    let built = island(DATA, &format!("{TREE}{step}")).unwrap();
    // 40 and 60: geometric mean over arithmetic mean.
    near(score(&built, "rate", 0), 50.0 * 2400.0_f64.sqrt() / 50.0);
    near(score(&built, "rate", 1), 80.0);
    assert_eq!(score(&built, "rate", 5), None);
    let wrong = "\n[[step]]\ndo = \"inequality\"\nfigures = [\"women\"]\naversion = -1\n";
    let said = wrong_with(&format!("{TREE}{wrong}"));
    for part in ["Less of deaths is better", "at least two groups"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn kinds_are_scored_apart() {
    let kinds = "[kinds]\nstructural = [\"rate\"]\noutcome = [\"deaths\"]\n";
    let (composite, results) = island(DATA, &format!("{TREE}\n{kinds}")).unwrap();
    let all = tables(&composite, &results);
    let table = all.iter().find(|t| t.name == "kinds").unwrap();
    let row: Vec<String> = table.rows[6].iter().map(|c| c.text()).collect();
    assert_eq!(row, ["A", "2020", "outcome", "60", "3", "scored", "1"]);
    assert_eq!(table.rows.len(), 12);
    let wrong = "[kinds]\nstructure = [\"rate\"]\noutcome = [\"rate\", \"x\"]\n";
    let said = wrong_with(&format!("{TREE}\n{wrong}"));
    for part in ["no kind", "no indicator", "under two kinds"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn years_have_trends_and_units_strengths() {
    let (composite, results) = island(DATA, TREE).unwrap();
    let all = tables(&composite, &results);
    let table = |name: &str| all.iter().find(|t| t.name == name).unwrap();
    let trend = &table("trends").rows[1];
    assert_eq!(trend[1].text(), "rate");
    near(trend[6].text().parse().ok(), 0.1);
    near(trend[7].text().parse().ok(), 10.0);
    let strengths = table("strengths");
    let first: Vec<String> = strengths.rows[0].iter().map(|c| c.text()).collect();
    assert_eq!(
        first,
        ["A", "2020", "strength", "1", "rate", "3", "3", "50"]
    );
}

#[test]
fn a_unit_can_be_the_measure_and_a_lack_a_veto() {
    let method = TREE.replace(
        "{ rule = \"goalposts\", lo = 0, hi = 100 }",
        "{ rule = \"reference\", unit = \"C\" }\naggregation = { rule = \"veto\", below = 40, at_most = 10 }",
    );
    let built = island(DATA, &method).unwrap();
    // C of 2021 has 66, the worst 50: 80 of 2020 is at 187.5.
    near(score(&built, "rate", 1), 187.5);
    near(score(&built, "rate", 5), 100.0);
    assert_eq!(score(&built, "rate", 0), Some(0.0));
    near(score(&built, "top", 0), 0.0);
    let apart = island(DATA, &format!("apart = true\n{method}")).unwrap_err();
    assert!(said(&apart, "en")[0].contains("reference unit cannot"));
    let nobody = island(DATA, &method.replace("\"C\"", "\"Q\"")).unwrap_err();
    assert!(said(&nobody, "en")[0].contains("no unit \"Q\""));
}
