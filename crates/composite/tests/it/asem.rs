//! The whole example pipeline of COINr on its own tables, against what COINr gives.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use waymark_composite::{
    Composite, Method, Problems, Results, Table, build, compile, from_coinr, tables, uncertainty,
};

const METHOD: &str = r#"
kind = "index"

[[step]]
do = "denominate"

[[step]]
do = "impute"
by = "group_mean"
group = "EurAsia_group"

[[step]]
do = "screen"
available = 0.9

[[step]]
do = "treat"

[uncertainty]
draws = 64
base = 16
resamples = 20

[[uncertainty.input]]
name = "aggregation"
choice = [{}, { normalisation = { rule = "min_max", lo = 1, hi = 100 } }]

[[uncertainty.input]]
name = "weights"
weights = 0.25
"#;

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/asem");
    if root.is_dir() {
        return Some(root);
    }
    eprintln!("skipped: no ../shared/data/asem beside the repository");
    None
}

fn asem(folder: &Path, method: &str) -> (Composite, Results) {
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let (data, meta) = (read("asem_indicators.csv"), read("asem_metadata.csv"));
    let mut problems = Problems::default();
    let method = Method::read(method).unwrap();
    let source = from_coinr(
        ("iData", &data),
        ("iMeta", &meta),
        ("method", &method),
        &mut problems,
    );
    let composite = compile(source, ("method", &method), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let composite = composite.unwrap();
    let results = build(&composite, &mut problems).unwrap();
    (composite, results)
}

/// Rows of a CSV file by the code of their unit (the first column).
fn by_code(bytes: &[u8]) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().unwrap().clone();
    let key = |name: &str| {
        if name == "uCode" {
            "unit".to_owned()
        } else {
            name.to_owned()
        }
    };
    let row = |record: csv::StringRecord| {
        let cells = header.iter().map(key).zip(record.iter().map(str::to_owned));
        (record[0].to_owned(), cells.collect())
    };
    reader.records().map(|r| row(r.unwrap())).collect()
}

#[track_caller]
fn near(got: &str, expected: &str, what: &str) {
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let (a, b) = (number(got), number(expected));
    let size = if b.abs() < 1.0 { 1.0 } else { b.abs() };
    assert!(
        (a - b).abs() <= 1e-12 * size,
        "{what}: {got} is not {expected}"
    );
}

fn named<'t>(found: &'t [Table], name: &str) -> &'t Table {
    found.iter().find(|t| t.name == name).unwrap()
}

#[test]
fn scores_ranks_and_weights_equal_coinr() {
    let Some(folder) = folder() else { return };
    let (composite, results) = asem(&folder, METHOD);
    let found = tables(&composite, &results);
    let reference =
        |name: &str| by_code(&std::fs::read(folder.join("reference").join(name)).unwrap());
    let scores = by_code(&named(&found, "scores").csv());
    let expected = reference("p6_aggregated_amean.csv");
    assert_eq!(scores.len(), expected.len());
    let mut compared = 0;
    for (unit, row) in &expected {
        for (column, value) in row.iter().filter(|(c, _)| scores[unit].contains_key(*c)) {
            if value.parse::<f64>().is_ok() && column != "Time" {
                near(&scores[unit][column], value, &format!("{unit} {column}"));
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 51 * 60);
    let ranks = by_code(&named(&found, "ranks").csv());
    for (unit, row) in reference("p7_results_ranks.csv") {
        for (column, value) in row.iter().filter(|(c, _)| *c != "unit") {
            assert_eq!(&ranks[&unit][column], value, "{unit} {column}");
        }
    }
    let weights = by_code(&named(&found, "weights").csv());
    for (node, row) in reference("p8_effective_weights.csv") {
        near(
            &weights[&node]["effective_weight"],
            &row["EffWeight"],
            &node,
        );
    }
}

#[test]
fn what_is_drawn_does_not_depend_on_threads() {
    let Some(folder) = folder() else { return };
    let (composite, results) = asem(&folder, METHOD);
    let mut problems = Problems::default();
    let one = uncertainty(&composite, &results, ("method", 1), &mut problems).unwrap();
    let four = uncertainty(&composite, &results, ("method", 4), &mut problems).unwrap();
    assert_eq!(one.tables, four.tables);
    assert_eq!(one.tally.draws(), 64);
    assert!(one.sensitivity.is_some());
}

/// Five years of the same units: scaled together, a unit that gets better scores more; apart, the worst of a year is at 0.
#[test]
fn a_panel_is_built_as_it_is() {
    let Some(folder) = folder() else { return };
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let mut problems = Problems::default();
    let source = from_coinr(
        ("panel", &read("asem_panel.csv")),
        ("iMeta", &read("asem_metadata.csv")),
        ("method", &Method::default()),
        &mut problems,
    );
    assert_eq!((source.units.len(), source.figures.blocks.len()), (255, 5));
    for apart in [true, false] {
        let text = format!("apart = {apart}\n[[step]]\ndo = \"impute\"\nby = \"latest\"\n");
        let method = Method::read(&text).unwrap();
        let composite = compile(source.clone(), ("method", &method), &mut problems).unwrap();
        let results = build(&composite, &mut problems).unwrap();
        let lpi = composite.source.node("LPI").unwrap();
        let zeros = (0..255)
            .filter(|&r| results.built.scores.value(r, lpi) == Some(0.0))
            .count();
        assert_eq!(zeros, if apart { 5 } else { 1 });
        assert_eq!(
            results.ranks[composite.tree.root()]
                .iter()
                .filter(|r| **r == Some(1))
                .count(),
            5
        );
    }
    assert!(problems.is_empty());
}
