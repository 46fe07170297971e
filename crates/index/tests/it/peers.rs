//! Results of COINr 1.1.14 on the ASEM example data (see the README beside them), to its last
//! digits but for the order of additions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use waymark_index::normalise::{MinMax, Place, Ties, ZScore};
use waymark_index::{
    Aggregation, ColumnRule, Direction, Hierarchy, Method, MissingRule, NodeKind, NodeSpec,
    Normalisation, Scores, Table, compute,
};

/// R adds in 80 bits and we add with compensation: the last one to three bits differ.
pub(crate) const RELATIVE: f64 = 1e-12;

/// Rows of a CSV file by the names of its columns.
pub(crate) struct Rows(pub(crate) Vec<BTreeMap<String, String>>);

impl Rows {
    pub(crate) fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap();
        Self(reader.deserialize().map(Result::unwrap).collect())
    }
}

pub(crate) fn number(text: &str) -> f64 {
    if matches!(text, "NA" | "NaN") {
        f64::NAN
    } else {
        text.parse().unwrap()
    }
}

/// The example data as a table and a tree, with the names that the reference files use.
pub(crate) struct Asem {
    pub(crate) units: Vec<String>,
    pub(crate) names: Vec<String>,
    pub(crate) tree: Hierarchy,
    pub(crate) directions: Vec<Direction>,
    pub(crate) values: Vec<f64>,
}

impl Asem {
    pub(crate) fn read(folder: &Path) -> Self {
        let metadata = Rows::read(&folder.join("asem_metadata.csv")).0;
        let nodes: Vec<_> = metadata.iter().filter(|row| row["Level"] != "NA").collect();
        let names: Vec<String> = nodes.iter().map(|row| row["iCode"].clone()).collect();
        let leaves = nodes.iter().filter(|row| row["Level"] == "1").count();
        let specs: Vec<NodeSpec> = nodes
            .iter()
            .enumerate()
            .map(|(node, row)| NodeSpec {
                parent: names.iter().position(|name| *name == row["Parent"]),
                weight: number(&row["Weight"]),
                kind: if node < leaves {
                    NodeKind::Leaf { column: node }
                } else {
                    NodeKind::Inner
                },
            })
            .collect();
        let direction = |row: &&BTreeMap<String, String>| match row["Direction"].as_str() {
            "-1" => Direction::LowerIsBetter,
            _ => Direction::HigherIsBetter,
        };
        let directions = nodes[..leaves].iter().map(direction).collect();
        let mut units = Rows::read(&folder.join("asem_indicators.csv")).0;
        units.sort_by(|a, b| a["uCode"].cmp(&b["uCode"]));
        let cells = |unit: &BTreeMap<String, String>| -> Vec<f64> {
            names[..leaves]
                .iter()
                .map(|name| number(&unit[name]))
                .collect()
        };
        Self {
            values: units.iter().flat_map(cells).collect(),
            units: units.iter().map(|unit| unit["uCode"].clone()).collect(),
            tree: Hierarchy::try_new(&specs, leaves).unwrap(),
            names,
            directions,
        }
    }

    fn scores(&self, normalisation: Normalisation) -> Scores {
        let rule = |&direction| ColumnRule {
            direction,
            normalisation,
        };
        let method = Method {
            columns: self.directions.iter().map(rule).collect(),
            aggregation: vec![Aggregation::Arithmetic],
            missing: MissingRule::Renormalise {
                minimum_coverage: 0.0,
            },
        };
        let table = Table::try_new(&self.values, self.units.len(), self.directions.len()).unwrap();
        compute(&table, &self.tree, &method).unwrap()
    }

    /// Compares every cell of a reference file; gives the number of cells and the largest
    /// relative difference.
    pub(crate) fn compare(&self, scores: &Scores, reference: &Path) -> (usize, f64) {
        let (mut cells, mut largest) = (0, 0.0);
        let rows = Rows::read(reference).0;
        assert_eq!(rows.len(), self.units.len());
        for (row, expected) in rows.iter().enumerate() {
            assert_eq!(expected["uCode"], self.units[row]);
            for (name, text) in expected.iter().filter(|(name, _)| *name != "uCode") {
                let node = self.names.iter().position(|other| other == name).unwrap();
                let (expected, got) = (number(text), scores.value(row, node));
                assert_eq!(
                    got.is_none(),
                    expected.is_nan(),
                    "{} {name}",
                    self.units[row]
                );
                let Some(got) = got else { continue };
                let size = if expected.abs() < 1.0 {
                    1.0
                } else {
                    expected.abs()
                };
                let difference = (got - expected).abs() / size;
                assert!(
                    difference <= RELATIVE,
                    "{} {name}: {got} {expected}",
                    self.units[row]
                );
                cells += 1;
                largest = if difference > largest {
                    difference
                } else {
                    largest
                };
            }
        }
        (cells, largest)
    }
}

/// The data are kept outside the repository.
pub(crate) fn asem() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/asem");
    folder.is_dir().then_some(folder)
}

#[track_caller]
fn check(normalisation: Normalisation, references: &[(&str, usize)]) {
    let Some(folder) = asem() else {
        eprintln!("skipped: no ../shared/data/asem beside the repository");
        return;
    };
    let asem = Asem::read(&folder);
    let scores = asem.scores(normalisation);
    for (file, cells) in references {
        let (compared, largest) = asem.compare(&scores, &folder.join("reference").join(file));
        eprintln!("{file}: {compared} cells, largest relative difference {largest:e}");
        assert_eq!(compared, *cells);
    }
}

#[test]
fn min_max_and_arithmetic_mean_with_missing_values_equal_coinr() {
    let min_max = Normalisation::MinMax(MinMax::try_new(0.0, 100.0).unwrap());
    check(
        min_max,
        &[
            ("n1_raw_minmax_0_100.csv", 51 * 49 - 63),
            ("a1_raw_minmax_amean_missing_skipped.csv", 51 * 60 - 63),
        ],
    );
}

#[test]
fn ranks_and_arithmetic_mean_with_missing_values_equal_coinr() {
    let place = Normalisation::Place(Place {
        ties: Ties::Least,
        borda: false,
    });
    check(
        place,
        &[
            ("n3_raw_rank_min.csv", 51 * 49 - 63),
            ("a3_raw_rank_amean.csv", 51 * 60 - 63),
        ],
    );
}

#[test]
fn z_score_and_arithmetic_mean_with_missing_values_equal_coinr() {
    let z_score = Normalisation::ZScore(ZScore::try_new(0.0, 1.0).unwrap());
    check(
        z_score,
        &[
            ("n2_raw_zscore_0_1.csv", 51 * 49 - 63),
            ("a2_raw_zscore_amean.csv", 51 * 60 - 63),
        ],
    );
}
