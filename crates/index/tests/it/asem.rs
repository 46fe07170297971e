//! The steps of COINr 1.1.14 on the ASEM example data, one by one: each starts from what the reference has before it, so
//! that a difference shows where it arises. What the steps do is tested on own small data beside them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use waymark_index::correlate::{Correlation, correlate};
use waymark_index::denominate::denominate;
use waymark_index::describe::{Description, Thresholds, describe};
use waymark_index::impute::{Centre, Filling, Setting, impute};
use waymark_index::normalise::MinMax;
use waymark_index::screen::{Screen, availability, screen};
use waymark_index::shape::Shape;
use waymark_index::treat::{Treated, Treatment, Why, treat};
use waymark_index::{
    Aggregation, ColumnRule, Hierarchy, Method, MissingRule, NodeKind, NodeSpec, Normalisation,
    Scores, Table, compute,
};

use crate::peers::{Asem, RELATIVE, Rows, asem, number};

type Record = BTreeMap<String, String>;

/// The example data with the folder of the references; `None`, and said so, where they are not there.
fn data() -> Option<(PathBuf, Asem)> {
    let Some(folder) = asem() else {
        eprintln!("skipped: no ../shared/data/asem beside the repository");
        return None;
    };
    let asem = Asem::read(&folder);
    Some((folder.join("reference"), asem))
}

fn indicators(asem: &Asem) -> &[String] {
    &asem.names[..asem.directions.len()]
}

/// The indicators of a reference file as columns; its rows stand in the order of the units.
fn columns(path: &Path, asem: &Asem) -> Vec<Vec<f64>> {
    let rows = Rows::read(path).0;
    let codes: Vec<_> = rows.iter().map(|r| r["uCode"].clone()).collect();
    assert_eq!(codes, asem.units);
    let column = |name: &String| rows.iter().map(|r| number(&r[name])).collect();
    indicators(asem).iter().map(column).collect()
}

fn raw(asem: &Asem) -> Vec<Vec<f64>> {
    let wide = asem.directions.len();
    (0..wide)
        .map(|c| asem.values.iter().skip(c).step_by(wide).copied().collect())
        .collect()
}

#[track_caller]
fn near(got: f64, expected: f64, what: &str) {
    let size = if expected.abs() < 1.0 {
        1.0
    } else {
        expected.abs()
    };
    let missing = got.is_nan() && expected.is_nan();
    assert!(
        missing || (got - expected).abs() <= RELATIVE * size,
        "{what}: {got} is not {expected}"
    );
}

#[track_caller]
fn alike(got: &[Vec<f64>], expected: &[Vec<f64>], asem: &Asem) {
    for ((a, b), name) in got.iter().zip(expected).zip(indicators(asem)) {
        for ((x, y), unit) in a.iter().zip(b).zip(&asem.units) {
            near(*x, *y, &format!("{unit} {name}"));
        }
    }
}

#[test]
fn denominated() {
    let Some((reference, asem)) = data() else {
        return;
    };
    let folder = reference.parent().unwrap();
    let metadata = Rows::read(&folder.join("asem_metadata.csv")).0;
    let mut units = Rows::read(&folder.join("asem_indicators.csv")).0;
    units.sort_by(|a, b| a["uCode"].cmp(&b["uCode"]));
    let mut found = raw(&asem);
    let mut divided = 0;
    for (column, name) in found.iter_mut().zip(indicators(&asem)) {
        let row = metadata.iter().find(|m| m["iCode"] == *name).unwrap();
        if row["Denominator"] != "NA" {
            let by: Vec<f64> = units
                .iter()
                .map(|u| number(&u[&row["Denominator"]]))
                .collect();
            let _ = denominate(column, &by, 1.0);
            divided += 1;
        }
    }
    assert_eq!(divided, 17);
    alike(
        &found,
        &columns(&reference.join("p1_denominated.csv"), &asem),
        &asem,
    );
}

fn by_code(asem: &Asem, group: &str, folder: &Path) -> Vec<Option<usize>> {
    let mut units = Rows::read(&folder.join("asem_indicators.csv")).0;
    units.sort_by(|a, b| a["uCode"].cmp(&b["uCode"]));
    assert_eq!(units.len(), asem.units.len());
    let mut known: Vec<&String> = units.iter().map(|u| &u[group]).collect();
    known.sort();
    known.dedup();
    let number = |u: &Record| known.iter().position(|k| **k == u[group]);
    units.iter().map(number).collect()
}

#[test]
fn imputed() {
    let Some((reference, asem)) = data() else {
        return;
    };
    let mut found = raw(&asem);
    let done = impute(
        &mut found,
        Filling::Column(Centre::Mean),
        &Setting::default(),
    );
    assert_eq!((done.filled.len(), done.unfilled.len()), (63, 0));
    alike(
        &found,
        &columns(&reference.join("i1_raw_mean.csv"), &asem),
        &asem,
    );
    let groups = by_code(&asem, "EurAsia_group", reference.parent().unwrap());
    let mut found = columns(&reference.join("p1_denominated.csv"), &asem);
    let setting = Setting {
        groups: &groups,
        ..Setting::default()
    };
    let done = impute(&mut found, Filling::Group(Centre::Mean), &setting);
    assert!(done.unfilled.is_empty());
    alike(
        &found,
        &columns(&reference.join("p2_imputed_groupmean.csv"), &asem),
        &asem,
    );
}

#[test]
fn screened() {
    let Some((reference, asem)) = data() else {
        return;
    };
    for (values, file) in [
        (raw(&asem), "s3_data_availability.csv"),
        (
            columns(&reference.join("p2_imputed_groupmean.csv"), &asem),
            "p3_screen_summary.csv",
        ),
    ] {
        let slices: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        let rule = Screen {
            available: Some(0.9),
            nonzero: None,
        };
        let found = screen(&availability(&slices, asem.units.len()), rule, &[]);
        for (row, got) in Rows::read(&reference.join(file)).0.iter().zip(found) {
            let own = got.availability;
            assert_eq!(row["N_missing"], own.missing.to_string());
            assert_eq!(row["N_zero"], own.zeros.to_string());
            near(own.available, number(&row["Dat_Avail"]), &row["uCode"]);
            near(
                own.nonzero.unwrap(),
                number(&row["Non_Zero"]),
                &row["uCode"],
            );
            let stays = row.get("Included").is_none_or(|i| i == "TRUE");
            assert!(got.included == stays || file.starts_with("s3"));
        }
    }
}

fn shape_of(row: &Record, column: &str, shape: &Shape) {
    near(
        shape.skewness.unwrap(),
        number(&row[&format!("{column}.Skew")]),
        &row["iCode"],
    );
    near(
        shape.kurtosis.unwrap(),
        number(&row[&format!("{column}.Kurt")]),
        &row["iCode"],
    );
}

fn treated(reference: &Path, asem: &Asem) -> (Vec<Vec<f64>>, Vec<Treated>) {
    let mut values = columns(&reference.join("p3_screened.csv"), asem);
    let records = values
        .iter_mut()
        .map(|c| treat(c, &Treatment::default()))
        .collect();
    (values, records)
}

#[test]
fn outliers_treated() {
    let Some((reference, asem)) = data() else {
        return;
    };
    let (values, records) = treated(&reference, &asem);
    alike(
        &values,
        &columns(&reference.join("p4_treated.csv"), &asem),
        &asem,
    );
    let details = Rows::read(&reference.join("p4_treatment_details.csv")).0;
    let points = Rows::read(&reference.join("p4_treated_points.csv")).0;
    let mut marked = 0;
    for (record, name) in records.iter().zip(indicators(&asem)) {
        let row = details.iter().find(|d| d["iCode"] == *name).unwrap();
        let failed = row["check_SkewKurt0.Pass"] == "FALSE";
        assert_eq!(record.first.is_some(), failed, "{name}");
        shape_of(row, "check_SkewKurt0", &record.before);
        if failed {
            assert_eq!(row["winsorise.nwin"], record.pulled.to_string(), "{name}");
            shape_of(row, "check_SkewKurt1", &record.after);
            assert_eq!(
                row["check_SkewKurt1.Pass"] == "TRUE",
                record.passes == Some(true)
            );
        }
        for (unit, point) in points.iter().enumerate() {
            let mark = record.changed.iter().find(|c| c.unit == unit);
            let word = match mark.map(|m| m.why) {
                Some(Why::High) => "winhi",
                Some(Why::Low) => "winlo",
                None => "",
            };
            // A cell at the value that others were pulled to is marked by COINr too, and did not change.
            assert!(
                point[name] == word || (word.is_empty() && !point[name].is_empty()),
                "{name} {unit}"
            );
            marked += usize::from(!word.is_empty());
        }
    }
    assert!(marked > 30, "{marked}");
}

fn statistics(row: &Record, found: &Description) {
    let values = found.values.unwrap();
    let of =
        |name: &str, got: f64| near(got, number(&row[name]), &format!("{} {name}", row["iCode"]));
    of("Min", values.min);
    of("Max", values.max);
    of("Mean", values.mean);
    of("Median", values.median);
    of("Std", found.deviation.unwrap());
    of("Skew", found.shape.skewness.unwrap());
    of("Kurt", found.shape.kurtosis.unwrap());
    of("Frc.Avail", found.available_share().unwrap());
    of("Frc.NonZero", found.nonzero_share().unwrap());
    of("Frc.Unique", found.unique_share().unwrap());
    of("Frc.Same", found.same_share().unwrap());
    for (name, count) in [
        ("N.Avail", found.available),
        ("N.NonZero", found.nonzero),
        ("N.Unique", found.unique),
        ("N.Same", found.same),
    ] {
        assert_eq!(row[name], count.to_string(), "{} {name}", row["iCode"]);
    }
    let flags = found.flags(&Thresholds::default());
    let low = |flag: bool| if flag { "LOW" } else { "ok" };
    assert_eq!(row["Flag.Avail"], low(flags.few_available));
    assert_eq!(row["Flag.NonZero"], low(flags.few_nonzero));
    assert_eq!(row["Flag.Unique"], low(flags.few_unique));
    assert_eq!(
        row["Flag.SkewKurt"],
        if flags.outliers { "OUT" } else { "ok" }
    );
}

#[test]
fn described() {
    let Some((reference, asem)) = data() else {
        return;
    };
    for (values, file) in [
        (raw(&asem), "s1_stats_raw.csv"),
        (treated(&reference, &asem).0, "s2_stats_treated.csv"),
    ] {
        for row in Rows::read(&reference.join(file)).0 {
            let at = indicators(&asem)
                .iter()
                .position(|n| *n == row["iCode"])
                .unwrap();
            statistics(&row, &describe(&values[at]));
        }
    }
}

#[test]
fn correlated() {
    let Some((reference, asem)) = data() else {
        return;
    };
    let values = raw(&asem);
    let rows = Rows::read(&reference.join("c1_corr_pearson_raw_long.csv")).0;
    assert_eq!(rows.len(), 49 * 49);
    let of = |name: &str| &values[indicators(&asem).iter().position(|n| n == name).unwrap()];
    for row in rows {
        let found = correlate(of(&row["Var1"]), of(&row["Var2"]), Correlation::Pearson);
        near(
            found.value.unwrap(),
            number(&row["Correlation"]),
            &row["Var1"],
        );
    }
}

/// Scores of the treated data on a scale.
fn scores(
    values: &[Vec<f64>],
    asem: &Asem,
    tree: &Hierarchy,
    low: f64,
    rule: Aggregation,
) -> Scores {
    let scale = Normalisation::MinMax(MinMax::try_new(low, 100.0).unwrap());
    let method = Method {
        columns: asem
            .directions
            .iter()
            .map(|d| ColumnRule {
                direction: *d,
                normalisation: scale,
            })
            .collect(),
        aggregation: vec![rule],
        missing: MissingRule::Renormalise {
            minimum_coverage: 0.0,
        },
    };
    let rows: Vec<f64> = (0..asem.units.len())
        .flat_map(|u| values.iter().map(move |c| c[u]))
        .collect();
    let table = Table::try_new(&rows, asem.units.len(), values.len()).unwrap();
    compute(&table, tree, &method).unwrap()
}

#[test]
fn normalised_and_aggregated() {
    let Some((reference, asem)) = data() else {
        return;
    };
    let (values, _) = treated(&reference, &asem);
    for (low, rule, file) in [
        (
            0.0,
            Aggregation::Arithmetic,
            "p5_normalised_minmax_0_100.csv",
        ),
        (0.0, Aggregation::Arithmetic, "p6_aggregated_amean.csv"),
        (1.0, Aggregation::Geometric, "n4_treated_minmax_1_100.csv"),
        (
            1.0,
            Aggregation::Geometric,
            "a4_treated_minmax_1_100_gmean.csv",
        ),
    ] {
        let found = scores(&values, &asem, &asem.tree, low, rule);
        let (cells, _) = asem.compare(&found, &reference.join(file));
        assert!(cells >= 51 * 49, "{file}");
    }
}

#[test]
fn other_weights_and_effective_weights() {
    let Some((reference, asem)) = data() else {
        return;
    };
    for row in Rows::read(&reference.join("p8_effective_weights.csv")).0 {
        let node = asem.names.iter().position(|n| *n == row["iCode"]).unwrap();
        near(
            asem.tree.effective_weight(node),
            number(&row["EffWeight"]),
            &row["iCode"],
        );
    }
    let weights = Rows::read(&reference.join("w1_custom_weights.csv")).0;
    let spec = |node: usize| NodeSpec {
        parent: asem.tree.parent(node),
        weight: weights
            .iter()
            .find(|w| w["iCode"] == asem.names[node])
            .map_or(1.0, |w| number(&w["Weight"])),
        kind: asem
            .tree
            .column(node)
            .map_or(NodeKind::Inner, |column| NodeKind::Leaf { column }),
    };
    let specs: Vec<NodeSpec> = (0..asem.tree.len()).map(spec).collect();
    let tree = Hierarchy::try_new(&specs, asem.directions.len()).unwrap();
    let found = scores(
        &treated(&reference, &asem).0,
        &asem,
        &tree,
        0.0,
        Aggregation::Arithmetic,
    );
    let (cells, _) = asem.compare(&found, &reference.join("a5_custom_weights_amean.csv"));
    assert_eq!(cells, 51 * 60);
}
