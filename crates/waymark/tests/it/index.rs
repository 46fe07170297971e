//! `waymark index` on the example of the repository, as a person meets it.

use crate::cli::{root, run};

const DATA: &str = "examples/composite/towns.csv";
const METHOD: &str = "examples/composite/method.toml";

fn index(command: &str, more: &[&str], code: i32) -> (String, String) {
    let mut args = vec!["index", command, "--data", DATA, "--method", METHOD];
    args.extend(more);
    run(&args, code)
}

#[test]
fn the_example_is_built_explained_and_tried_out() {
    let (out, err) = index("build", &[], 0);
    assert!(
        out.starts_with("unit,name,time,region,living,health,learning,clinics,"),
        "{out}"
    );
    assert_eq!((out.lines().count(), err.as_str()), (13, ""));
    let (json, _) = index("build", &["--to", "json"], 0);
    assert!(json.trim_start().starts_with('[') && json.contains("\"living\""));
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("columns").display().to_string();
    index("build", &["--to", "parquet", "-o", &place], 0);
    let bytes = std::fs::read(folder.path().join("columns/scores.parquet")).unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    for plot in ["scores", "scatter", "framework"] {
        assert!(
            folder.path().join(format!("columns/{plot}.svg")).is_file(),
            "{plot}"
        );
    }
    let place = folder.path().join("book").display().to_string();
    index("build", &["--to", "xlsx", "-o", &place], 0);
    let bytes = std::fs::read(folder.path().join("book/tables.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let (out, _) = index("explain", &["--unit", "C1"], 0);
    assert!(
        out.contains(",mortality,2,") && out.contains(",filled"),
        "{out}"
    );
    let (_, err) = index("explain", &["--unit", "Z9"], 1);
    assert!(err.contains("no unit \"Z9\""), "{err}");
    let (out, _) = index(
        "what-if",
        &["--weight", "health=0", "--aggregation", "arithmetic"],
        0,
    );
    assert!(out.lines().skip(1).all(|l| l.ends_with(",both")), "{out}");
    let (_, err) = index("compare", &["--with", METHOD], 0);
    assert!(
        err.contains("correlation of scores 1.0000, of ranks 1.0000, mean shift of ranks 0.0000"),
        "{err}"
    );
}

#[test]
fn the_method_is_said_in_two_languages_with_its_formulas() {
    let (english, _) = index("note", &[], 0);
    for part in [
        "# How this is made: Index of living well",
        "33.3%",
        "S = exp(Σ w ln (s + shift) / Σ w) - shift",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let (chinese, _) = index("note", &["--language", "zh"], 0);
    for part in [
        "# 方法说明：美好生活指数",
        "加权几何平均",
        "越低越好",
        "S = exp(Σ w ln (s + shift) / Σ w) - shift",
    ] {
        assert!(chinese.contains(part), "{part}: {chinese}");
    }
    assert!(!chinese.contains("better"), "{chinese}");
}

#[test]
fn an_audit_is_a_folder_of_tables_and_a_text_and_threads_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).display().to_string();
    let (one, four) = (out("one"), out("four"));
    index("audit", &["-o", &one, "--threads", "1"], 0);
    index("audit", &["-o", &four, "--threads", "4"], 0);
    let mut names: Vec<_> = std::fs::read_dir(&one)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.sort();
    for name in &names {
        let read = |folder: &str| std::fs::read(std::path::Path::new(folder).join(name)).unwrap();
        assert!(read(&one) == read(&four), "{}", name.display());
    }
    // Fifteen tables, the text, four plots.
    assert_eq!(names.len(), 20);
    let text = std::fs::read_to_string(folder.path().join("one/audit.md")).unwrap();
    for heading in [
        "## Figures",
        "## Coherence",
        "## Weights and importance",
        "## Which choice matters",
        "## Rank intervals",
    ] {
        assert!(text.contains(heading), "{heading}");
    }
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("bad.csv");
    let text = std::fs::read_to_string(root().join(DATA)).unwrap();
    std::fs::write(
        &data,
        text.replace("14200", "14,200")
            .replace("91.5", "high")
            .replace("30400", "1e999"),
    )
    .unwrap();
    let (data, out) = (data.display().to_string(), folder.path().join("out"));
    let args = [
        "index",
        "build",
        "--data",
        &data,
        "--method",
        METHOD,
        "-o",
        &out.display().to_string(),
    ];
    let (_, err) = run(&args, 2);
    assert!(
        err.contains("bad.csv:2: 10 cells, the header has 9") && err.contains("1e999"),
        "{err}"
    );
    assert!(!out.exists());
    let (_, err) = run(&["index", "build", "--data", DATA], 2);
    assert!(err.contains("--method"), "{err}");
}
