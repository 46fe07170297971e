//! An index of a release with steps, kinds and uncertainty, from its method file to the pages; and its file with faults.

use std::fs;
use std::path::Path;

use crate::cli::{root, run};

fn copied(to: &Path) -> String {
    let from = root().join("examples/atlantis");
    copy(&from, to);
    to.to_str().unwrap().to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn an_index_with_steps_is_built_shown_in_both_languages_and_verified() {
    let dir = tempfile::tempdir().unwrap();
    let workspace = copied(&dir.path().join("ws"));
    let out = dir.path().join("out");
    let release = out.to_str().unwrap();
    run(&["build", &workspace, "-o", release], 0);
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    let changes = read("data/index_changes.csv");
    for line in [
        "provinces,1,left_out,XA-05,2026,,,,0",
        "provinces,3,filled,XA-03,2024,preschool,,90.2,2026",
        "provinces,4,pulled_in,XA-01,2026,doctors,38.22476735862563,14.705534522828565,high",
    ] {
        assert!(changes.contains(line), "{line}\n{changes}");
    }
    assert_eq!(read("data/index_kinds.csv").lines().count(), 1 + 3 * 15);
    assert_eq!(read("data/index_intervals.csv").lines().count(), 1 + 12);
    assert!(read("data/index_sensitivity.csv").contains("provinces,sobol,,,filling,,total,"));
    let english = read("site/index/provinces.html");
    for words in [
        "3 figures were missing and are filled.",
        "Structure, process and outcome",
        "What matters how much",
        "drawn 1,000 times at random",
        "S = exp(",
    ] {
        assert!(english.contains(words), "{words}");
    }
    let chinese = read("site/zh/index/provinces.html");
    for words in [
        "缺失后填补的数据：3个",
        "结构、过程与结果",
        "完整方法说明",
        "就近照护",
    ] {
        assert!(chinese.contains(words), "{words}");
    }
    let claims = read("data/claims.csv");
    assert!(
        claims.contains("provinces_filled,index_figures,"),
        "{claims}"
    );
    run(&["verify", release], 0);
}

#[test]
fn what_is_missing_leaves_a_score_open_between_two_ends() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    run(
        &[
            "build",
            "examples/china-2021-2025",
            "-o",
            out.to_str().unwrap(),
        ],
        0,
    );
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    assert!(read("site/index/enjoyment.html").contains("Score with gaps filled"));
    let scores = read("data/scores.csv");
    let mut lines = scores.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| names.iter().position(|n| *n == name).unwrap();
    let (score, coverage) = (at("score"), at("coverage"));
    let (least, greatest) = (at("least"), at("greatest"));
    let mut open = 0;
    for line in lines {
        let cells: Vec<f64> = line
            .split(',')
            .map(|c| c.parse().unwrap_or(f64::NAN))
            .collect();
        if cells[least].is_nan() || cells[score].is_nan() {
            continue;
        }
        assert!(
            cells[least] <= cells[score] && cells[score] <= cells[greatest],
            "{line}"
        );
        open += usize::from(cells[least] < cells[greatest]);
        assert_eq!(
            cells[coverage] < 1.0,
            cells[least] < cells[greatest],
            "{line}"
        );
    }
    assert!(open > 0);
}

#[test]
fn everything_that_is_wrong_with_a_method_is_said_at_once_with_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ws");
    let workspace = copied(&path);
    let file = path.join("method/provinces.toml");
    let text = fs::read_to_string(&file).unwrap();
    let wrong = text
        .replace("by = \"constant\"", "by = \"guess\"")
        .replace("lo = 0.1, hi = 1", "low = 0.1")
        .replace("by = \"critic\"", "by = \"critic\"\nnode = \"care\"")
        .replace("node = \"near_care\"\nby", "by")
        .replace("{ step = 4 }", "{ weights = { care = 1 } }");
    fs::write(&file, &wrong).unwrap();
    let line = |what: &str| 1 + wrong.lines().position(|l| l.contains(what)).unwrap();
    let (out, err) = run(&["check", &workspace], 1);
    let said = out + &err;
    let step = wrong
        .lines()
        .take(line("\"guess\""))
        .filter(|l| *l == "[[step]]")
        .count();
    assert_eq!(step, 3);
    for (line, what) in [
        (line("\"guess\"") - 2, "guess"),
        (line("low = 0.1"), "\"low\""),
    ] {
        let place = format!("method/provinces.toml:{line}");
        let found = said
            .lines()
            .any(|l| l.starts_with(&place) && l.contains(what));
        assert!(found, "{place} {what}\n{said}");
    }
    // A claim over a table that a refused method leaves empty follows from that, and is not said.
    assert!(!said.contains("claims.toml"), "{said}");
    // Names are looked up where the parts before them hold.
    let mended = wrong
        .replace("\"guess\"", "\"constant\"")
        .replace("low = 0.1", "lo = 0.1, hi = 1");
    fs::write(&file, &mended).unwrap();
    let (out, err) = run(&["check", &workspace], 1);
    let said = out + &err;
    assert!(
        said.contains("(weighting 1)") && said.contains("There is no node \"care\""),
        "{said}"
    );
}
