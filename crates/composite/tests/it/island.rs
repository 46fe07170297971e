//! An index of a handful of towns, by hand.

use waymark_composite::audit::audit;
use waymark_composite::explain::explain;
use waymark_composite::report::report;
use waymark_composite::versions::versions;
use waymark_composite::{
    Composite, Method, Problems, Results, build, compile, from_table, tables, uncertainty,
};
use waymark_i18n::Catalog;

pub(crate) const DATA: &str = "\
unit,name,region,clinics,people,school,mortality
A,Ayr,north,10,1000,80,5
B,Bay,north,5,1000,60,9
C,Cay,south,2,500,,7
D,Dun,south,8,2000,90,3
";

pub(crate) const METHOD: &str = r#"
kind = "index"
title = { en = "Living", zh = "生活" }
groups = ["region"]
aggregation = ["geometric", "arithmetic"]
normalisation = { rule = "min_max", lo = 1, hi = 100 }

[[step]]
do = "denominate"
scale = 1000

[[step]]
do = "impute"
by = "group_mean"
group = "region"

[[node]]
id = "living"

[[node]]
id = "health"
parent = "living"
weight = 2

[[node]]
id = "learning"
parent = "living"

[[leaf]]
indicator = "clinics"
parent = "health"
denominator = "people"

[[leaf]]
indicator = "mortality"
parent = "health"
direction = "lower"

[[leaf]]
indicator = "school"
parent = "learning"
"#;

pub(crate) fn island(data: &str, method: &str) -> Result<(Composite, Results), Problems> {
    let mut problems = Problems::default();
    let found = Method::read(method).ok().and_then(|method| {
        let source = from_table(
            ("data.csv", data.as_bytes()),
            ("method.toml", &method),
            &mut problems,
        );
        let composite = compile(source, ("method.toml", &method), &mut problems)?;
        let results = build(&composite, &mut problems)?;
        Some((composite, results))
    });
    found.ok_or(problems)
}

/// Everything that is wrong, in a language.
pub(crate) fn said(problems: &Problems, lang: &str) -> Vec<String> {
    let catalog = Catalog::named(lang);
    problems.all().iter().map(|p| p.text(&catalog)).collect()
}

fn built() -> (Composite, Results) {
    island(DATA, METHOD).unwrap()
}

#[test]
fn towns_by_hand() {
    let (composite, results) = built();
    let value = |row: usize, code: &str| {
        results
            .built
            .scores
            .value(row, composite.source.node(code).unwrap())
            .unwrap()
    };
    // Per thousand: 10, 5, 4, 4.
    let clinics = [100.0, 1.0 + 99.0 / 6.0, 1.0, 1.0];
    let mortality = [67.0, 1.0, 34.0, 100.0];
    // Cay has no figure; the mean of the south is that of Dun.
    let school = [67.0, 1.0, 100.0, 100.0];
    for row in 0..4 {
        let health = f64::midpoint(clinics[row], mortality[row]);
        assert!((value(row, "clinics") - clinics[row]).abs() < 1e-12);
        assert!((value(row, "health") - health).abs() < 1e-12);
        let top = (health * health * school[row]).cbrt();
        assert!((value(row, "living") - top).abs() < 1e-10, "{row}");
    }
    assert_eq!(results.ranks[0], [Some(1), Some(4), Some(3), Some(2)]);
    assert_eq!(
        results.group_ranks(&composite, 0)[0],
        [Some(1), Some(2), Some(2), Some(1)]
    );
    assert!((results.filled_shares(&composite)[2] - 1.0 / 3.0).abs() < 1e-15);
}

#[test]
fn tables_hold_every_unit_and_every_changed_cell() {
    let (composite, results) = built();
    let found = tables(&composite, &results);
    let names: Vec<&str> = found.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "scores",
            "ranks",
            "results",
            "weights",
            "prepared",
            "changes",
            "log",
            "figures",
            "strengths",
            "ranks_by_region"
        ]
    );
    let text = |at: usize| String::from_utf8(found[at].csv()).unwrap();
    assert!(text(0).starts_with(
        "unit,name,time,region,living,health,learning,clinics,mortality,school\nA,Ayr,,north,"
    ));
    assert_eq!(
        text(5),
        "step,what,unit,time,indicator,before,after,why\n2,filled,C,,school,,90,group\n"
    );
    // Of a thousand people, per thousand, the figure stays as it is.
    let lines: Vec<String> = text(6).lines().skip(1).map(str::to_owned).collect();
    assert_eq!(
        lines,
        [
            "1,denominate,,2,0,0,0,0,0",
            "2,impute,group_mean,0,1,0,0,0,0",
            "3,normalise,min_max,0,0,0,0,0,0",
            "4,aggregate,geometric,,,,,,",
            "5,aggregate,arithmetic,,,,,,",
        ]
    );
    // Cay has no figure for schools; the mean of the south is that of Dun, who is first by it with a full score.
    assert!(text(7).contains("\nC,,school,,90,100,1\n"), "{}", text(7));
    assert_eq!(text(9).lines().nth(3).unwrap().split(',').nth(4), Some("2"));
    assert_eq!(
        found[3].json()[1]["effective_weight"],
        serde_json::json!(2.0 / 3.0)
    );
}

#[test]
fn a_score_is_explained_down_to_its_figures() {
    let (composite, results) = built();
    let english = Catalog::named("en");
    let found = explain(&composite, &results, "C", &english);
    let rows: Vec<String> = String::from_utf8(found.csv())
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(rows.len(), 1 + 6);
    assert!(
        rows[6].starts_with(",school,2,1,100,") && rows[6].ends_with(",,90,filled"),
        "{}",
        rows[6]
    );
    assert!(explain(&composite, &results, "Z", &english).rows.is_empty());
    let chinese = explain(&composite, &results, "C", &Catalog::named("zh"));
    assert_eq!(chinese.rows[5][10].text(), "填补");
}

#[test]
fn two_methods_side_by_side() {
    let (a, before) = built();
    let other = METHOD.replace("[\"geometric\", \"arithmetic\"]", "\"arithmetic\"");
    let (b, after) = island(&DATA.replace("D,Dun", "E,Elm"), &other).unwrap();
    let found = versions((&a, &before), (&b, &after), Some("health"));
    let status: Vec<String> = found.table.rows.iter().map(|r| r[8].text()).collect();
    assert_eq!(status, ["both", "both", "both", "disappears", "appears"]);
    assert!(found.correlation.is_some_and(|r| (r - 1.0).abs() < 1e-12));
}

#[test]
fn the_audit_names_what_stands_out() {
    let (composite, results) = built();
    let mut problems = Problems::default();
    let mut found = audit(&composite, &results);
    found.extend(
        uncertainty(&composite, &results, ("m", 2), &mut problems)
            .unwrap()
            .tables,
    );
    let text = report(&composite, &results, &found, &Catalog::named("en"));
    for part in [
        "# Statistical audit: Living",
        "4 rows, 3 indicators, 3 dimensions",
        "## Rank intervals",
        "| school | indicator |",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// Every rule of weights runs, and gives weights that sum to what the tree makes of them.
#[test]
fn weights_by_every_rule() {
    let rows: String = (0..40)
        .map(|n| {
            format!(
                "U{n},U,r,{},100,{},{}\n",
                10 + n * n % 17,
                50 + n * 7 % 31,
                30 + n * 5 % 23
            )
        })
        .collect();
    let data = format!("unit,name,region,clinics,people,school,mortality\n{rows}");
    let judged = |by: &str, rows: &str| {
        format!("[[weighting]]\nnode = \"health\"\nby = \"{by}\"\njudgements = {rows}\n")
    };
    let mut specs: Vec<String> = [
        "equal",
        "factors",
        "deviation",
        "entropy",
        "critic",
        "gini",
        "balanced",
        "most_information",
    ]
    .iter()
    .map(|by| format!("[[weighting]]\nnode = \"health\"\nby = \"{by}\"\n"))
    .collect();
    specs.push(judged("budget", "[[60, 40], [80, 20]]"));
    specs.push(judged("pairwise", "[[1, 3], [0.3333333333333333, 1]]"));
    specs.push(
        judged("best_worst", "[[1, 3], [3, 1]]") + "best = \"clinics\"\nworst = \"mortality\"\n",
    );
    for spec in specs {
        let found = island(&data, &format!("{METHOD}\n{spec}"));
        let (composite, _) = found.unwrap_or_else(|p| panic!("{spec}: {p:?}"));
        let sum: f64 = [3, 4]
            .iter()
            .map(|&n| composite.tree.effective_weight(n))
            .sum();
        assert!((sum - 2.0 / 3.0).abs() < 1e-12, "{spec}");
        if spec.contains("budget") {
            assert!((composite.tree.effective_weight(3) - 0.7 * 2.0 / 3.0).abs() < 1e-12);
        }
    }
}

/// Rules that are no means run through the whole way too.
#[test]
fn every_rule_of_aggregation_runs() {
    for rule in [
        "\"copeland\"",
        "\"outranking\"",
        "{ rule = \"electre\", indifference = 1, preference = 10, veto = 90 }",
        "\"topsis\"",
        "\"wroclaw\"",
        "\"benefit_of_doubt\"",
        "\"benefit_of_doubt_geometric\"",
        "\"benefit_of_doubt_multidirectional\"",
        "\"mpi\"",
        "\"owa\"",
        "\"mean_min\"",
        "{ rule = \"generalised\", power = -1 }",
    ] {
        let method = METHOD.replace(
            "[\"geometric\", \"arithmetic\"]",
            &format!("[{rule}, \"arithmetic\"]"),
        );
        let (composite, results) =
            island(DATA, &method).unwrap_or_else(|p| panic!("{rule}: {p:?}"));
        assert_eq!(results.order(&composite).len(), 4, "{rule}");
        let mut problems = Problems::default();
        let drawn = uncertainty(&composite, &results, ("m", 1), &mut problems).unwrap();
        assert!(drawn.tally.ranks(0).is_some(), "{rule}");
    }
}

#[test]
fn what_a_reader_should_know_is_said() {
    let method = METHOD
        .replace("lo = 1, hi = 100", "lo = 0, hi = 100")
        .replace("[\"geometric\", \"arithmetic\"]", "\"geometric\"");
    let data = DATA.replace("5,1000,60", "5,,60");
    let (composite, results) = island(&data, &method).unwrap();
    let english = Catalog::named("en");
    let found: Vec<String> = waymark_composite::notes::notes(&composite, &results)
        .iter()
        .map(|note| note.text(&english))
        .collect();
    let found = found.join("\n");
    for part in [
        "Weighted geometric mean of health cannot take the scaled value 0 of",
        "units have no score there",
        "Step 1: one figure has no denominator and counts as missing.",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
    let (composite, results) = built();
    assert_eq!(waymark_composite::notes::notes(&composite, &results), []);
}

#[test]
fn remarks_are_said_in_chinese_too() {
    let method = METHOD
        .replace("lo = 1, hi = 100", "lo = 0, hi = 100")
        .replace("[\"geometric\", \"arithmetic\"]", "\"geometric\"")
        .replace("group_mean", "latest");
    let (composite, results) = island(&DATA.replace("5,1000,60", "5,,60"), &method).unwrap();
    let chinese = Catalog::named("zh");
    let found = waymark_composite::notes::notes(&composite, &results);
    let found: Vec<String> = found.iter().map(|note| note.text(&chinese)).collect();
    assert!(
        found[0].starts_with(
            "health所用的规则（加权几何平均）不能计算mortality换算后的数值0（单位B）。"
        ),
        "{found:#?}"
    );
    assert!(found.contains(&"步骤1：1个数值没有分母，视为缺失。".to_owned()));
    let gap = "步骤2：仍有2处缺失，第一处：没有可供填补B的clinics的数据。";
    assert!(found.contains(&gap.to_owned()), "{found:#?}");
}

#[test]
fn names_by_language_are_shown_in_the_language_of_the_reader() {
    let method = METHOD.replace(
        "id = \"health\"\n",
        "id = \"health\"\nname = { en = \"Good health\", zh = \"健康\" }\n",
    );
    let (composite, _) = island(DATA, &method).unwrap();
    for (lang, name) in [("en", "Good health"), ("zh", "健康")] {
        let catalog = Catalog::named(lang);
        let note = waymark_composite::note::note(&composite, &catalog);
        assert!(note.contains(&format!("| {name} |")), "{note}");
        let drawn = waymark_composite::plot::sunburst(&composite, &catalog).svg;
        assert!(drawn.contains(&format!("{name} (health)")), "{drawn}");
    }
}

/// Cay has no school: without filling, its score could be anything between two ends, and the score lies within.
#[test]
fn what_is_missing_leaves_a_range() {
    let fill = "[[step]]\ndo = \"impute\"\nby = \"group_mean\"\ngroup = \"region\"\n";
    let (composite, results) = island(DATA, &METHOD.replace(fill, "")).unwrap();
    let bounds = results.bounds.as_ref().unwrap();
    let learning = composite.source.node("learning").unwrap();
    assert_eq!(
        vec![bounds.least[learning][2], bounds.greatest[learning][2]],
        [1.0, 100.0]
    );
    let score = results.built.scores.value(2, 0).unwrap();
    assert!(bounds.least[0][2] < score && score < bounds.greatest[0][2]);
    assert!((bounds.least[0][0] - bounds.greatest[0][0]).abs() < 1e-12);
    let z = METHOD
        .replace("{ rule = \"min_max\", lo = 1, hi = 100 }", "\"z_score\"")
        .replace("geometric", "arithmetic");
    assert!(island(DATA, &z).unwrap().1.bounds.is_none());
}

#[test]
fn a_change_is_divided_among_its_causes() {
    use waymark_composite::causes::causes;
    let (before, old) = built();
    let data = DATA
        .replace("A,Ayr,north,10", "A,Ayr,north,20")
        .replace("60,9", ",9");
    let method = METHOD.replace("weight = 2", "weight = 3");
    let (after, new) = island(&data, &method).unwrap();
    let table = causes(&before, &after).unwrap();
    let number = |row: usize, column: usize| table.rows[row][column].text().parse::<f64>().unwrap();
    let root = before.tree.root();
    for row in 0..4 {
        let change =
            new.built.scores.value(row, root).unwrap() - old.built.scores.value(row, root).unwrap();
        assert!((number(row, 2) - change).abs() < 1e-9);
        let sum: f64 = (3..7).map(|column| number(row, column)).sum();
        assert!((sum - change).abs() < 1e-9);
        // Rules are the same.
        assert!(number(row, 5).abs() < 1e-12);
    }
    for cause in [3, 4, 6] {
        assert!((0..4).any(|row| number(row, cause).abs() > 1e-3), "{cause}");
    }
    let other = METHOD.replace("indicator = \"school\"", "indicator = \"people\"");
    let other = island(DATA, &other).unwrap().0;
    assert!(
        causes(&before, &other)
            .unwrap_err()
            .text(&Catalog::named("en"))
            .contains("other indicators")
    );
}

const UNSURE: &str = r#"
[uncertainty]
draws = 200
base = 32
resamples = 50
second_order = true
morris = 8
pawn = 4
fast = 65
precision = 0.2

[[uncertainty.input]]
name = "rule"
choice = [{}, { aggregation = "arithmetic" }]

[[uncertainty.input]]
name = "weights"
weights = 0.5
"#;

#[test]
fn draws_go_on_until_they_are_sure_and_other_ways_to_see_what_matters_are_at_hand() {
    let (composite, results) = island(DATA, &format!("{METHOD}{UNSURE}")).unwrap();
    let mut problems = Problems::default();
    let one = uncertainty(&composite, &results, ("method", 1), &mut problems).unwrap();
    let four = uncertainty(&composite, &results, ("method", 4), &mut problems).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(one.tables, four.tables);
    let table = |name: &str| one.tables.iter().find(|t| t.name == name).unwrap();
    let draws: Vec<String> = table("draws").rows[0].iter().map(|c| c.text()).collect();
    assert_eq!((draws[2].as_str(), draws[3].as_str()), ("0.2", "true"));
    assert!(draws[1].parse::<f64>().unwrap() <= 0.2);
    for (name, rows) in [
        ("morris", 2),
        ("pawn", 2),
        ("fast", 2),
        ("sensitivity_of_pairs", 1),
    ] {
        assert_eq!(table(name).rows.len(), rows, "{name}");
    }
}

#[test]
fn points_that_somebody_gives_are_scored() {
    use waymark_composite::at_points;
    let (composite, results) = island(DATA, &format!("{METHOD}{UNSURE}")).unwrap();
    let run = |points: &str| {
        let mut problems = Problems::default();
        let place = ("points.csv", points.as_bytes());
        let found = at_points(&composite, &results, place, ("method", 2), &mut problems);
        (found, said(&problems, "en").join("\n"))
    };
    let (found, _) = run("rule,weights\n1,0.3\n2,0.3\n1,0.3\n");
    let found = found.unwrap();
    let texts =
        |row: usize| -> Vec<String> { found[0].rows[row].iter().map(|c| c.text()).collect() };
    assert_eq!(found[0].columns, ["point", "A", "B", "C", "D"]);
    assert_eq!(texts(0)[1..], texts(2)[1..]);
    assert_ne!(texts(0)[1..], texts(1)[1..]);
    let (none, said) = run("rule,wights\n3,2\n");
    assert!(none.is_none());
    for part in ["a whole number from 1 to 2", "no column", "weights"] {
        assert!(said.contains(part), "{said}");
    }
    // Without other weights a point is the build, or the build by the other rule.
    let spec = UNSURE
        .split("[[uncertainty.input]]")
        .take(2)
        .collect::<Vec<_>>();
    let method = format!("{METHOD}{}", spec.join("[[uncertainty.input]]"));
    let (plain, built) = island(DATA, &method).unwrap();
    let mut problems = Problems::default();
    let points = ("points.csv", &b"rule\n1\n2\n"[..]);
    let found = at_points(&plain, &built, points, ("method", 1), &mut problems).unwrap();
    let other = METHOD.replace("[\"geometric\", \"arithmetic\"]", "\"arithmetic\"");
    let (_, other) = island(DATA, &other).unwrap();
    for (point, results) in [&built, &other].into_iter().enumerate() {
        for row in 0..4 {
            let found: f64 = found[0].rows[point][row + 1].text().parse().unwrap();
            let expected = results.built.scores.value(row, plain.tree.root()).unwrap();
            assert!(
                (found - expected).abs() <= 1e-13 * expected.abs(),
                "{found} {expected}"
            );
        }
    }
}

#[test]
fn a_unit_has_a_page_of_its_own_in_two_languages() {
    use waymark_composite::unit_page::unit_page;
    use waymark_i18n::Catalog;
    let data = DATA.replace("C,Cay", "C,<b>Cay</b>&");
    let (composite, results) = island(&data, METHOD).unwrap();
    let both = (&composite, &results);
    let english = Catalog::named("en");
    let page = unit_page(both, "C", None, &english).unwrap();
    for part in [
        "<h1>&lt;b&gt;Cay&lt;/b&gt;&amp; (C)</h1>",
        "<dt>Rank</dt><dd>3 of 4</dd>",
        "2 of 2 in south",
        "filled in",
        "33.3%",
        "less is better",
        "<html lang=\"en\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for no in ["<b>Cay", "<script", "unit-", "http", "NaN"] {
        assert!(!page.contains(no), "{no}: {page}");
    }
    assert!(!page.contains("nine of ten"));
    let mut problems = Problems::default();
    let drawn = uncertainty(&composite, &results, ("m", 1), &mut problems).unwrap();
    let page = unit_page(both, "C", Some(&drawn.tally), &Catalog::named("zh")).unwrap();
    for part in [
        "<html lang=\"zh\">",
        "第3名，共4个",
        "十次抽样中九次的名次",
        "填补",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(unit_page(both, "Z", None, &english), None);
    // Of a unit without a score the reason stands there.
    let data = DATA.replace("10,1000,80,5", "0,1000,80,9");
    let method = METHOD.replace("lo = 1, hi = 100", "lo = 0, hi = 100");
    let (composite, results) = island(
        &data,
        &method.replace("[\"geometric\", \"arithmetic\"]", "\"geometric\""),
    )
    .unwrap();
    let page = unit_page((&composite, &results), "A", None, &english).unwrap();
    assert!(
        page.contains("a rule cannot take one of its figures"),
        "{page}"
    );
}

#[test]
fn many_versions_stand_side_by_side() {
    use waymark_composite::versions::side_by_side;
    let other = METHOD.replace("[\"geometric\", \"arithmetic\"]", "\"arithmetic\"");
    let third = METHOD.replace("weight = 2", "weight = 0");
    let (a, b, c) = (
        built(),
        island(DATA, &other).unwrap(),
        island(DATA, &third).unwrap(),
    );
    let all = [("a", &a.0, &a.1), ("b", &b.0, &b.1), ("c", &c.0, &c.1)];
    let [table, alike] = side_by_side(&all, None);
    assert_eq!(
        table.columns,
        [
            "unit",
            "time",
            "score_a",
            "score_b",
            "score_c",
            "rank_a",
            "rank_b",
            "rank_c",
            "rank_range"
        ]
    );
    // Without health Cay and Dun share the first place; with it Cay is third.
    let row: Vec<String> = table.rows[2].iter().map(|c| c.text()).collect();
    assert_eq!(
        (row[0].as_str(), row[5].as_str(), row[7].as_str()),
        ("C", "3", "1")
    );
    let pairs: Vec<String> = alike
        .rows
        .iter()
        .map(|r| format!("{}{}", r[0].text(), r[1].text()))
        .collect();
    assert_eq!(pairs, ["ab", "ac", "bc"]);
    assert_eq!(alike.rows[0][6].text(), "4");
    // Ranks 1, 4, 3, 2 against 3, 4, 1, 1.
    assert_eq!(alike.rows[1][4].text(), "1.25");
    assert_eq!(alike.rows[1][5].text(), "2");
    let two = waymark_composite::versions::versions((&a.0, &a.1), (&c.0, &c.1), None);
    assert_eq!(two.mean_shift, Some(1.25));
}
