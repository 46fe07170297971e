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
        err.contains("Correlation of scores 1.0000, of ranks 1.0000, mean shift of ranks 0.0000"),
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
    // Sixteen tables, the text, four plots.
    assert_eq!(names.len(), 21);
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
        err.contains("bad.csv:2: The row has 10 cells, the header has 9") && err.contains("1e999"),
        "{err}"
    );
    assert!(!out.exists());
    let (_, err) = run(&["index", "build", "--data", DATA], 2);
    assert!(err.contains("--method"), "{err}");
}

/// Every word that a command says or draws is there in both languages: nothing of the one is left in the other.
#[test]
fn everything_is_said_and_drawn_in_the_language_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let read = |file: &str| std::fs::read_to_string(folder.path().join(file)).unwrap();
    for (lang, heading, median, title, filled) in [
        (
            "en",
            "# Statistical audit: Index of living well",
            "median of the draws",
            "<title id=\"t\">Which choice moves the ranks</title>",
            ",filled",
        ),
        (
            "zh",
            "# 统计审计：美好生活指数",
            "各次抽取的中位数",
            "<title id=\"t\">何种选择使名次变动</title>",
            ",填补",
        ),
    ] {
        let words = ["--language", lang];
        index("audit", &[&words[..], &["-o", &place(lang)]].concat(), 0);
        let text = read(&format!("{lang}/audit.md"));
        assert!(text.starts_with(heading), "{text}");
        let intervals = read(&format!("{lang}/rank_intervals.svg"));
        assert!(
            intervals.contains(median) && intervals.contains(&format!("lang=\"{lang}\"")),
            "{intervals}"
        );
        let sensitivity = read(&format!("{lang}/sensitivity.svg"));
        assert!(sensitivity.contains(title), "{sensitivity}");
        let (out, _) = index("explain", &[&words[..], &["--unit", "C1"]].concat(), 0);
        assert!(out.contains(filled), "{out}");
    }
    // No English word is left in what is drawn and written in Chinese; codes of columns and parts are data.
    let drawn = ["scores", "correlation_map", "rank_intervals", "sensitivity"]
        .map(|plot| words_of(&read(&format!("zh/{plot}.svg"))))
        .join("\n");
    let text = read("zh/audit.md");
    let prose: Vec<&str> = text.lines().filter(|l| !l.starts_with('|')).collect();
    for english in [
        "rank", "draws", "the ", "with", "alone", "score", "none", "more",
    ] {
        assert!(!drawn.contains(english), "{english}: {drawn}");
        assert!(!prose.join("\n").contains(english), "{english}: {prose:?}");
    }
    // The language of the program holds where none is asked for; the one asked for wins.
    let (_, err) = index("explain", &["--unit", "Z9", "--lang", "zh"], 1);
    assert!(err.contains("没有代码为“Z9”的单位。"), "{err}");
    let both = ["--unit", "Z9", "--lang", "zh", "--language", "en"];
    let (_, err) = index("explain", &both, 1);
    assert!(err.contains("There is no unit \"Z9\"."), "{err}");
    let (_, err) = index("compare", &["--with", METHOD, "--language", "zh"], 0);
    assert!(err.contains("得分的相关系数1.0000"), "{err}");
}

/// What a person reads in a plot.
fn words_of(svg: &str) -> String {
    let (_, body) = svg.split_once("</style>").unwrap();
    let head = svg.split("<style>").next().unwrap();
    let text = |part: &str| -> String {
        let pieces = part.split('<').filter_map(|p| p.split_once('>'));
        pieces.map(|(_, words)| format!("{words}\n")).collect()
    };
    text(head) + &text(body)
}

#[test]
fn a_file_that_cannot_be_read_is_named_even_where_little_is_said() {
    let args = [
        "index",
        "build",
        "--data",
        "nowhere.csv",
        "--method",
        METHOD,
    ];
    for (more, cause) in [
        (&["--quiet"][..], "nowhere.csv: The file cannot be read: "),
        (&["--language", "zh"][..], "nowhere.csv: 文件无法读取："),
    ] {
        let (out, err) = run(&[&args[..], more].concat(), 2);
        assert!(out.is_empty() && err.starts_with(cause), "{err}");
    }
}

#[test]
fn a_wrong_table_and_a_wrong_method_are_said_together_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let read = |file: &str| std::fs::read_to_string(root().join(file)).unwrap();
    let (data, wrong, broken) = (place("bad.csv"), place("wrong.toml"), place("broken.toml"));
    std::fs::write(&data, read(DATA).replace("14200", "many")).unwrap();
    let step = read(METHOD).replace("by = \"group_median\"", "by = \"group_medium\"");
    std::fs::write(&wrong, step).unwrap();
    std::fs::write(
        &broken,
        read(METHOD).replace("minimum_coverage", "least_coverage"),
    )
    .unwrap();
    let said = |method: &str, lang: &str| {
        let args = ["index", "build", "--data", &data, "--method", method];
        run(&[&args[..], &["--language", lang]].concat(), 2).1
    };
    for part in [
        "bad.csv:2, people: \"many\" is not a number.",
        "wrong.toml, step 2: Nothing can be filled by \"group_medium\".\n    Did you mean \"group_median\"?",
    ] {
        let found = said(&wrong, "en");
        assert!(found.contains(part), "{part}: {found}");
    }
    for part in [
        "bad.csv:2, people: “many”不是数字。",
        "不能以“group_medium”填补缺失值。\n    是否应为“group_median”？",
    ] {
        let found = said(&wrong, "zh");
        assert!(found.contains(part), "{part}: {found}");
    }
    // Without a tree nobody knows which columns are numbers; what is wrong with the rows is said.
    std::fs::write(&data, read(DATA).replace("14200", "14,200")).unwrap();
    let found = said(&broken, "en");
    for part in [
        "broken.toml:7: There is no key \"least_coverage\" here.\n    Known: ",
        "bad.csv:2: The row has 10 cells, the header has 9.",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
}
