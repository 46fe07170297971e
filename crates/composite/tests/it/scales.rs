//! Declared scales, curves, and steps that hold figures against a unit's past or against other answers, by method files.

use waymark_composite::note::note;
use waymark_i18n::Catalog;

use crate::island::island;

const DATA: &str = "\
unit,time,law,better,worse,same
A,2020,0,60,20,20
B,2020,2,10,10,0
A,2021,1,30,30,40
B,2021,2,50,0,50
";

fn method(step: &str, law: &str) -> String {
    format!(
        r#"
title = "Views"
{step}
[[node]]
id = "top"
[[leaf]]
indicator = "law"
parent = "top"
normalisation = {law}
[[leaf]]
indicator = "better"
parent = "top"
normalisation = {{ rule = "goalposts", lo = -100, hi = 100 }}
"#
    )
}

fn scores(step: &str, law: &str, node: &str) -> Vec<Option<f64>> {
    let (composite, results) = island(DATA, &method(step, law)).unwrap();
    let node = composite.source.node(node).unwrap();
    (0..4)
        .map(|row| results.built.scores.value(row, node))
        .collect()
}

#[track_caller]
fn check(found: &[Option<f64>], expected: &[f64]) {
    for (found, expected) in found.iter().zip(expected) {
        match found {
            Some(found) => assert!((found - expected).abs() < 1e-12, "{found} {expected}"),
            None => assert!(expected.is_nan(), "nothing, not {expected}"),
        }
    }
}

/// Rows come by year and unit: law is 0, 2, 1, 2.
#[test]
fn declared_scales_and_curves_by_hand() {
    let table = r#"{ rule = "categories", values = [0, 1, 2], scores = [10, 40, 100] }"#;
    check(&scores("", table, "law"), &[10.0, 100.0, 40.0, 100.0]);
    let classes = r#"{ rule = "classes", borders = [0.5, 2], scores = [0, 50, 90] }"#;
    check(&scores("", classes, "law"), &[0.0, 90.0, 50.0, 90.0]);
    let line = r#"{ rule = "line", values = [0, 4], scores = [20, 60] }"#;
    check(&scores("", line, "law"), &[20.0, 40.0, 30.0, 40.0]);
    let power = r#"{ rule = "power", exponent = 2 }"#;
    check(&scores("", power, "law"), &[0.0, 100.0, 25.0, 100.0]);
}

#[test]
fn steps_over_time_and_balances_by_hand() {
    let balance =
        "[[step]]\ndo = \"balance\"\nonly = [\"better\"]\ndown = \"worse\"\nsame = \"same\"";
    // Balances 40, 0, 0, 50 on the way from -100 to 100.
    check(
        &scores(balance, "\"min_max\"", "better"),
        &[70.0, 50.0, 50.0, 75.0],
    );
    let change = "[[step]]\ndo = \"over_time\"\nby = \"change\"\nonly = [\"better\"]";
    // From 60 to 30: -50 % a year; from 10 to 50: 400 %.
    check(
        &scores(change, "\"min_max\"", "better"),
        &[f64::NAN, f64::NAN, 25.0, 100.0],
    );
    let cycle = "[[step]]\ndo = \"over_time\"\nby = \"cycle\"\nonly = [\"better\"]";
    check(
        &scores(cycle, "\"min_max\"", "better"),
        &[50.5, 49.5, 49.5, 50.5],
    );
    let (composite, results) = island(DATA, &method(change, "\"min_max\"")).unwrap();
    let english = Catalog::named("en");
    let notes = waymark_composite::notes::notes(&composite, &results);
    let said: Vec<String> = notes.iter().map(|n| n.text(&english)).collect();
    let said = said.join("\n");
    assert!(
        said.contains("2 figures count as missing because they cannot be held against others. The first is better in A 2020. There is no earlier figure."),
        "{said}"
    );
    for (language, part) in [("en", "per cent a year"), ("zh", "每年百分数")] {
        let text = note(&composite, &Catalog::named(language));
        assert!(text.contains(part) && text.contains("(t - s)"), "{text}");
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let wrong = |step: &str, law: &str| {
        let problems = island(DATA, &method(step, law)).unwrap_err();
        let english = Catalog::named("en");
        let all: Vec<String> = problems.all().iter().map(|p| p.text(&english)).collect();
        all.join("\n")
    };
    for (step, law, part) in [
        (
            "",
            r#"{ rule = "classes", borders = [1, 2], scores = [1, 2] }"#,
            "The list \"scores\" of \"classes\" has 2 numbers, 3 are needed",
        ),
        (
            "",
            r#"{ rule = "line", values = [2, 1], scores = [1, 2] }"#,
            "The numbers of the list \"values\" of \"line\" do not rise",
        ),
        (
            "",
            r#"{ rule = "categories", scores = [1] }"#,
            "\"categories\" needs the parameter \"values\"",
        ),
        (
            "",
            r#"{ rule = "line", values = ["low", 1], scores = [1, 2] }"#,
            "The parameter \"values\" is no number, no list of numbers",
        ),
        (
            "",
            r#"{ rule = "exponential", bend = 0 }"#,
            "The parameter \"bend\" of \"exponential\" must not be 0",
        ),
        (
            "[[step]]\ndo = \"over_time\"\nby = \"cylce\"",
            "\"min_max\"",
            "Did you mean \"cycle\"?",
        ),
        (
            "[[step]]\ndo = \"balance\"\nonly = [\"better\"]",
            "\"min_max\"",
            "needs the column of those who say \"down\"",
        ),
        (
            "[[step]]\ndo = \"balance\"\ndown = \"worse\"",
            "\"min_max\"",
            "A balance is of one indicator",
        ),
        (
            "[[step]]\ndo = \"balance\"\nonly = [\"better\"]\ndown = \"worst\"",
            "\"min_max\"",
            "no column \"worst\"",
        ),
    ] {
        let said = wrong(step, law);
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}
