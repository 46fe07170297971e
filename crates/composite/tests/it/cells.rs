//! How sure each figure is: from columns beside the data, from files, from several values.

use waymark_composite::{
    Cell, Method, Problems, Table, Uncertainty, build, compile, from_table, uncertainty,
};

const DATA: &str = "\
unit,time,a,b,a_se,a_low,a_high
A,2024,10,50,1,9,12
B,2024,20,50,,,
A,2025,30,50,2,30,36
B,2025,40,50,0,,
";

const METHOD: &str = r#"
minimum_coverage = 0
normalisation = { rule = "goalposts", lo = 0, hi = 100 }
[[node]]
id = "top"
[[leaf]]
indicator = "a"
parent = "top"
[[leaf]]
indicator = "b"
parent = "top"
[uncertainty]
draws = 4000
"#;

/// What comes of one input, with files beside the method.
fn drawn(input: &str, files: &[(&str, &str)]) -> Result<Uncertainty, Vec<String>> {
    drawn_of(METHOD, input, files)
}

fn drawn_of(method: &str, input: &str, files: &[(&str, &str)]) -> Result<Uncertainty, Vec<String>> {
    let mut problems = Problems::default();
    let text = format!("{method}\n[[uncertainty.input]]\nname = \"figures\"\n{input}");
    let method = Method::read(&text).unwrap();
    let data = ("data.csv", DATA.as_bytes());
    let mut source = from_table(data, ("method.toml", &method), &mut problems);
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    source.files = files.collect();
    let composite = compile(source, ("method.toml", &method), &mut problems);
    let found = composite.and_then(|composite| {
        let results = build(&composite, &mut problems)?;
        uncertainty(&composite, &results, ("method.toml", 2), &mut problems)
    });
    let catalog = waymark_i18n::Catalog::named("en");
    let said = problems.all().iter().map(|p| p.text(&catalog)).collect();
    found.filter(|_| problems.is_empty()).ok_or(said)
}

fn number(table: &Table, row: usize, column: &str) -> f64 {
    let at = table.columns.iter().position(|c| c == column).unwrap();
    match &table.rows[row][at] {
        Cell::Number(x) => *x,
        other => panic!("{column} of row {row} is {other:?}"),
    }
}

/// Rows come by time and unit. Scores are half of a and half of b.
fn intervals(found: &Uncertainty) -> &Table {
    found
        .tables
        .iter()
        .find(|t| t.name == "rank_intervals")
        .unwrap()
}

#[test]
fn standard_errors_of_columns_become_those_of_scores() {
    for spread in ["normal", "uniform", "triangular"] {
        let input = format!("errors = \"_se\"\nspread = \"{spread}\"");
        let found = drawn(&input, &[]).unwrap();
        let table = intervals(&found);
        for (row, mean, deviation) in [
            (0, 30.0, 0.5),
            (1, 35.0, 0.0),
            (2, 40.0, 1.0),
            (3, 45.0, 0.0),
        ] {
            assert!(
                (number(table, row, "score_mean") - mean).abs() < 0.05,
                "{spread} {row}"
            );
            let off = number(table, row, "score_deviation") - deviation;
            assert!(off.abs() < 0.03, "{spread} {row}: {off}");
        }
    }
}

#[test]
fn a_file_of_standard_errors_says_the_same_as_columns() {
    let file = "unit,time,a\nA,2025,2\nA,2024,1\n";
    let of_file = drawn("errors = \"se.csv\"", &[("se.csv", file)]).unwrap();
    let of_columns = drawn("errors = \"_se\"", &[]).unwrap();
    assert_eq!(intervals(&of_file), intervals(&of_columns));
    // Without a time the error is that of all times.
    let all = drawn("errors = \"se.csv\"", &[("se.csv", "unit,a\nA,2\n")]).unwrap();
    for row in [0, 2] {
        assert!((number(intervals(&all), row, "score_deviation") - 1.0).abs() < 0.04);
    }
}

#[test]
fn bounds_are_never_passed() {
    let bounds = "bounds = [\"_low\", \"_high\"]";
    let peak = drawn(bounds, &[]).unwrap();
    let flat = drawn(&format!("{bounds}\nspread = \"uniform\""), &[]).unwrap();
    // Triangular 9, 10, 12: mean 31/3; uniform from 9 to 12: 10.5. Halved, with 25 of the other indicator.
    for (found, mean) in [(&peak, 31.0 / 3.0), (&flat, 10.5)] {
        let table = intervals(found);
        let value = number(table, 0, "score_mean");
        assert!((value - 25.0 - mean / 2.0).abs() < 0.03, "{value}");
        assert!(number(table, 0, "score_q05") >= 25.0 + 4.5);
        assert!(number(table, 0, "score_q95") <= 25.0 + 6.0);
    }
    // The peak at the lower end: 30, 30, 36 has the mean 32.
    assert!((number(intervals(&peak), 2, "score_mean") - 41.0).abs() < 0.06);
}

#[test]
fn raters_values_are_drawn_each_for_itself_or_together() {
    let file = "\
unit,time,indicator,draw,value
A,2024,a,1,10
A,2024,a,2,20
B,2024,a,1,30
B,2024,a,2,10
";
    let apart = drawn("values = \"raters.csv\"", &[("raters.csv", file)]).unwrap();
    let joint = drawn(
        "values = \"raters.csv\"\njoint = true",
        &[("raters.csv", file)],
    )
    .unwrap();
    // A is ahead in neither of the pairs (10, 30), but in (20, 10); apart also (10, 10) and (20, 30) come.
    let ahead = |found: &Uncertainty| {
        let table = found.tables.iter().find(|t| t.name == "ahead").unwrap();
        let is = |row: &Vec<Cell>| {
            let found: Vec<String> = row[..4].iter().map(Cell::text).collect();
            found == ["B", "2024", "A", "2024"]
        };
        let row = table.rows.iter().find(|row| is(row));
        row.and_then(|row| row[4].number()).unwrap()
    };
    assert!((ahead(&joint) - 0.5).abs() < 0.03, "{}", ahead(&joint));
    assert!((ahead(&apart) - 0.625).abs() < 0.03, "{}", ahead(&apart));
    // The order of rows does not matter.
    let mut lines: Vec<&str> = file.lines().skip(1).collect();
    lines.reverse();
    let turned = format!("unit,time,indicator,draw,value\n{}\n", lines.join("\n"));
    let other = drawn(
        "values = \"raters.csv\"\njoint = true",
        &[("raters.csv", &turned)],
    )
    .unwrap();
    assert_eq!(intervals(&joint), intervals(&other));
}

#[test]
fn errors_of_some_indicators_leave_the_others_alone() {
    let found = drawn("error = 0.5\nonly = [\"b\"]", &[]).unwrap();
    assert!(number(intervals(&found), 0, "score_deviation").abs() < 1e-12);
    let found = drawn("relative_error = 0.1\nonly = [\"b\"]", &[]).unwrap();
    assert!((number(intervals(&found), 0, "score_deviation") - 2.5).abs() < 0.1);
}

#[test]
fn what_does_not_fit_is_said_with_its_place() {
    let cases: [(&str, &str, &[&str]); 7] = [
        (
            "errors = \"_sd\"",
            "",
            &["no column with the ending \"_sd\", such as \"a_sd\""],
        ),
        (
            "errors = \"none.csv\"",
            "",
            &["The file \"none.csv\" is not there"],
        ),
        (
            "errors = \"x.csv\"",
            "unit,c\nA,-1\nD,1\n",
            &[
                "x.csv:1, c: There is no indicator \"c\"",
                "x.csv:3, unit: There is no unit \"D\"",
            ],
        ),
        (
            "errors = \"x.csv\"",
            "unit,a\nA,-1\n",
            &["x.csv:2, a: -1 is no standard error"],
        ),
        (
            "values = \"x.csv\"\njoint = true",
            "unit,indicator,draw,value\nA,a,1,4\nA,a,1,5\n",
            &["x.csv:3, draw: Draw \"1\" has a second value"],
        ),
        (
            "error = 0.1\nspread = \"gauss\"",
            "",
            &["There is no spread \"gauss\" here"],
        ),
        (
            "bounds = [\"_high\", \"_low\"]",
            "",
            &["10, the figure of A 2024 of a, does not lie between 12 and 9"],
        ),
    ];
    for (input, file, expected) in cases {
        let files = [("x.csv", file)];
        let given = if file.is_empty() { &[][..] } else { &files };
        let found = drawn(input, given);
        let said = found.map(|_| ()).unwrap_err().join("\n");
        for part in expected {
            assert!(said.contains(part), "{part} is not in\n{said}");
        }
    }
}

/// Inputs of one group stand in the tables under its name, and what they do is what they do together.
#[test]
fn inputs_of_one_group_are_told_as_one() {
    let second =
        "\n[[uncertainty.input]]\nname = \"raters\"\ngroup = \"data\"\nvalues = \"raters.csv\"
[[uncertainty.input]]\nname = \"weights\"\nweights = 0.5";
    let files = [(
        "raters.csv",
        "unit,indicator,value\nA,b,40\nA,b,60\nB,b,45\nB,b,55\n",
    )];
    let more =
        "base = 64\nresamples = 50\nmorris = 10\ndelta = 20\nsecond_order = true\npawn = 5\n";
    let input = format!("group = \"data\"\nerrors = \"_se\"{second}");
    let method = METHOD.replace("draws = 4000\n", &format!("draws = 400\n{more}"));
    let found = drawn_of(&method, &input, &files).unwrap();
    let first = |name: &str| -> Vec<String> {
        let table = found.tables.iter().find(|t| t.name == name).unwrap();
        table.rows.iter().map(|row| row[0].text()).collect()
    };
    assert_eq!(first("sensitivity"), ["data", "weights"]);
    assert_eq!(first("morris"), ["data", "weights"]);
    assert_eq!(first("sensitivity_of_pairs"), ["data"]);
    assert_eq!(first("delta"), ["figures", "raters", "weights"]);
    let table = found.tables.iter().find(|t| t.name == "delta").unwrap();
    assert!(
        table.rows.iter().all(|row| row[1].number().is_some()),
        "{table:?}"
    );
    let wrong = input.replace("name = \"weights\"", "name = \"data\"");
    let said = drawn_of(&method, &wrong, &files)
        .map(|_| ())
        .unwrap_err()
        .join("\n");
    assert!(
        said.contains("A group has the name of this input"),
        "{said}"
    );
}
