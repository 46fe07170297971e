//! What COINr 1.1.14 gives on small tables, and what of its metadata must not be passed over.
//!
//! Figures: `Treat`, `Normalise`, `Aggregate`, `get_stats`, `get_str_weak` and `Impute` of COINr 1.1.14 under R 4.2.2 on the
//! tables below; what can be told by hand is.

use waymark_composite::audit::audit;
use waymark_composite::{
    Composite, Method, Problems, Results, Table, build, compile, from_coinr, tables,
};

const META: &str = "\
iCode,iName,Type,Level,Parent,Weight,Direction,Denominator,goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts,minmax_lower,minmax_upper
a,A,Indicator,1,I,1,1,,0,8,10,TRUE,0,10
b,B,Indicator,1,I,1,-1,,1,5,10,FALSE,5,6
c,C,Indicator,1,J,1,1,,0,4,10,TRUE,0,1
I,One,Aggregate,2,T,1,1,,,,,,,
J,Two,Aggregate,2,T,1,1,,,,,,,
T,Top,Aggregate,3,,1,1,,,,,,,
G,Group,Group,,,,,,,,,,,
D,People,Denominator,,,,,,,,,,,
";
const DATA: &str = "\
uCode,uName,G,D,a,b,c
u1,U1,x,1,4,2,1
u2,U2,x,2,10,6,NA
u3,U3,y,3,NA,4,3
u4,U4,y,4,6,3,5
";

fn read(data: &str, meta: &str, method: &str) -> (Option<(Composite, Results)>, Problems) {
    let mut problems = Problems::default();
    let method = Method::read(method).unwrap();
    let source = from_coinr(
        ("iData", data.as_bytes()),
        ("iMeta", meta.as_bytes()),
        ("method", &method),
        &mut problems,
    );
    let composite = compile(source, ("method", &method), &mut problems);
    let built = composite.and_then(|c| {
        let results = build(&c, &mut problems)?;
        Some((c, results))
    });
    (built, problems)
}

fn words(problems: &Problems) -> String {
    let catalog = waymark_i18n::Catalog::named("en");
    let said = problems.all().iter().map(|p| p.text(&catalog));
    said.collect::<Vec<_>>().join("\n")
}

fn built(method: &str) -> (Composite, Results) {
    let (built, problems) = read(DATA, META, method);
    assert!(problems.is_empty(), "{problems:?}");
    built.unwrap()
}

/// A column of a table as text.
fn column(found: &[Table], name: &str, column: &str) -> Vec<String> {
    let table = found.iter().find(|t| t.name == name).unwrap();
    let at = table.columns.iter().position(|c| c == column).unwrap();
    table.rows.iter().map(|row| row[at].text()).collect()
}

#[test]
fn parameters_of_scales_stand_in_the_metadata() {
    let scores = |method: &str| {
        let (composite, results) = built(method);
        tables(&composite, &results)
    };
    let found = scores("normalisation = \"goalposts\"");
    assert_eq!(column(&found, "scores", "a"), ["5", "10", "", "7.5"]);
    assert_eq!(column(&found, "scores", "b"), ["7.5", "-2.5", "2.5", "5"]);
    let found = scores("normalisation = { rule = \"goalposts\", truncate = true }");
    assert_eq!(column(&found, "scores", "b"), ["7.5", "0", "2.5", "5"]);
    let found = scores("normalisation = \"min_max\"");
    assert_eq!(column(&found, "scores", "b"), ["6", "5", "5.5", "5.75"]);
}

#[test]
fn an_indicator_has_a_scale_of_its_own() {
    let (composite, results) =
        built("[scales]\na = { rule = \"place\", ties_least = true }\nc = \"as_it_is\"\n");
    let found = tables(&composite, &results);
    assert_eq!(column(&found, "scores", "a"), ["1", "3", "", "2"]);
    assert_eq!(column(&found, "scores", "c"), ["1", "", "3", "5"]);
}

/// `dat_thresh` of COINr: I of u3 has one of two children, T of u2 one of two.
#[test]
fn children_are_counted_level_by_level() {
    let (composite, results) = built("minimum_children = [1, 0.5]\n");
    let found = tables(&composite, &results);
    let scored = |node| -> Vec<bool> {
        let cells = column(&found, "scores", node);
        cells.iter().map(|c| !c.is_empty()).collect()
    };
    assert_eq!(scored("I"), [true; 4]);
    assert_eq!(scored("T"), [true, false, true, true]);
    let (composite, results) = built("minimum_children = 0.6\n");
    let found = tables(&composite, &results);
    let status = column(&found, "results", "status");
    assert!(status.contains(&"children".to_owned()), "{status:?}");
    let (none, problems) = read(DATA, META, "minimum_children = 2\n");
    assert!(none.is_none());
    assert!(words(&problems).contains("minimum_children"));
}

/// With `level = 3` all three indicators fill each other; on scales of 0 to 1 the other figures of u3 are 1/2 (b, where
/// less is better) and 1/2 (c), so that a is half of its way from 4 to 10.
#[test]
fn a_row_is_filled_from_as_far_up_as_is_said() {
    let method = |level| format!("[[step]]\ndo = \"impute\"\nby = \"row_mean\"\nlevel = {level}\n");
    let (composite, results) = built(&method(3));
    let found = tables(&composite, &results);
    assert_eq!(column(&found, "prepared", "a")[2], "7");
    // b of u2 is worst, a best: c lies half of its way from 1 to 5.
    assert_eq!(column(&found, "prepared", "c")[1], "3");
    let (composite, results) = built(&method(2));
    let found = tables(&composite, &results);
    assert_eq!(column(&found, "prepared", "c")[1], "");
    let (none, problems) = read(DATA, META, &method(4));
    assert!(none.is_none() && words(&problems).contains("no level 4"));
}

#[test]
fn levels_of_nodes_are_those_of_the_metadata() {
    let (composite, results) = built("");
    let found = tables(&composite, &results);
    let nodes = column(&found, "weights", "node");
    let levels = column(&found, "weights", "level");
    let of = |code: &str| levels[nodes.iter().position(|n| n == code).unwrap()].clone();
    assert_eq!(["a", "I", "T"].map(of), ["1", "2", "3"]);
}

/// Ranks of the raw figures; an indicator in which the unit shares the last rank is left out.
#[test]
fn strengths_may_be_those_of_raw_figures_without_last_places() {
    let (composite, results) =
        built("[strengths]\nnamed = 1\nof = \"figures\"\ndiscard_last = true\n");
    let found = tables(&composite, &results);
    let units = column(&found, "strengths", "unit");
    let names = column(&found, "strengths", "indicator");
    let rows: Vec<String> = units
        .iter()
        .zip(&names)
        .map(|(u, n)| format!("{u} {n}"))
        .collect();
    // u1 is last in a and c, u2 in b: one indicator is left of each, which has no two ends. Ranks of u3: b 3, c 2.
    assert_eq!(rows, ["u3 c", "u3 b", "u4 c", "u4 b"]);
}

#[test]
fn thresholds_of_the_audit_can_be_set() {
    let (composite, results) =
        built("[audit]\navailable = 0.8\nunique = 1.0\npairs = \"figures\"\n");
    let found = audit(&composite, &results);
    assert_eq!(
        column(&found, "statistics", "few_available"),
        ["true", "false", "true"]
    );
    assert_eq!(column(&found, "statistics", "unique"), ["3", "4", "3"]);
    assert_eq!(column(&found, "pairs", "units"), ["3", "2", "3"]);
    // Of the six orders of three units two are as strong: p = 1/3, as `cor.test` of R has it.
    let p = column(&found, "pairs", "p_kendall")[0]
        .parse::<f64>()
        .unwrap();
    assert!((p - 1.0 / 3.0).abs() < 1e-15, "{p}");
    assert_eq!(column(&found, "components", "component").len(), 4 + 4);
}

#[test]
fn metadata_that_would_be_passed_over_are_named_all_at_once() {
    let meta = META
        .replace("a,A,Indicator,1,I,1,1,", "a,A,indicator,1,I,1,1,Z")
        .replace("b,B,Indicator,1,I,1,-1,", "b,B,Indicator,1,I,,0,Z")
        .replace("J,Two,", "I,Two,");
    let (none, problems) = read(DATA, &meta, "");
    assert!(none.is_none());
    let said = words(&problems);
    for what in [
        "type \"indicator\"",
        "b has no weight",
        "direction of b",
        "divided by Z",
        "described in line 5 already",
    ] {
        assert!(said.contains(what), "{what}: {said}");
    }
}

#[test]
fn rows_without_a_code_and_cells_between_semicolons_are_named() {
    let (none, problems) = read(&DATA.replace("u2,U2", ",U2"), META, "");
    assert!(none.is_none() && words(&problems).contains("no code of a unit"));
    let (none, problems) = read(&DATA.replace(',', ";"), META, "");
    assert!(none.is_none());
    assert_eq!(problems.all().len(), 1);
    assert!(words(&problems).contains("semicolons"));
}

/// Both means are 38/3. COINr makes thirds first and adds them up to 12.666666666666666 and 12.666666666666664, so that one
/// of two equal units is ranked behind the other.
#[test]
fn units_with_equal_means_share_a_rank() {
    let meta = "\
iCode,Type,Level,Parent,Weight,Direction
a,Indicator,1,T,1,1
b,Indicator,1,T,1,1
c,Indicator,1,T,1,1
T,Aggregate,2,,1,1
";
    let data = "uCode,a,b,c\nu1,9,15,14\nu2,7,14,17\nu3,1,1,1\n";
    let (built, _) = read(data, meta, "normalisation = \"as_it_is\"");
    let (composite, results) = built.unwrap();
    let found = tables(&composite, &results);
    assert_eq!(column(&found, "ranks", "T"), ["1", "1", "3"]);
}
