//! What is wrong is said where it is, all at once, with a way to mend it.

use waymark_composite::Method;
use waymark_i18n::Catalog;

use crate::island::{DATA, METHOD, island, said};

fn problems(data: &str, method: &str) -> Vec<String> {
    match island(data, method) {
        Ok(_) => Vec::new(),
        Err(problems) => said(&problems, "en"),
    }
}

#[test]
fn cells_that_are_no_numbers_are_named_with_their_lines() {
    let data = DATA
        .replace("10,1000", "ten,1000")
        .replace("2000,90", "inf,1e999")
        .replace("B,Bay", "A,Bay");
    let found = problems(&data, METHOD);
    assert_eq!(found.len(), 4, "{found:#?}");
    assert!(
        found
            .iter()
            .any(|p| p.starts_with("data.csv:2, clinics: \"ten\" is not a number.\n")),
        "{found:#?}"
    );
    assert!(found.iter().any(|p| p.contains("data.csv:5, school")));
    assert!(
        found
            .iter()
            .any(|p| p.contains("The unit \"A\" stands here a second time"))
    );
}

#[test]
fn names_that_are_not_there_come_with_a_hint() {
    let method = METHOD
        .replace("indicator = \"school\"", "indicator = \"scool\"")
        .replace("groups = [\"region\"]", "groups = [\"regoin\"]")
        .replace("parent = \"learning\"", "parent = \"lerning\"");
    let found = problems(DATA, &method);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(
        found
            .iter()
            .any(|p| p.contains("no column \"scool\"") && p.contains("Did you mean \"school\"?"))
    );
    assert!(
        found
            .iter()
            .any(|p| p.contains("Did you mean \"learning\"?"))
    );
}

#[test]
fn rules_and_their_parameters_are_checked_together() {
    let method = METHOD
        .replace("lo = 1, hi = 100", "lo = 5, hi = 5, top = 3")
        .replace(
            "\"geometric\", \"arithmetic\"",
            "\"geometrical\", { rule = \"generalised\", power = 0 }",
        )
        .replace("by = \"group_mean\"", "by = \"gruop_mean\"")
        .replace("scale = 1000", "scale = 0");
    let found = problems(DATA, &method);
    let all = found.join("\n");
    for part in [
        "Did you mean \"geometric\"?",
        "power",
        "Did you mean \"group_mean\"?",
        "The scale 0 is not above 0",
        "has no parameter \"top\"",
        "\"lo\" must be below \"hi\"",
    ] {
        assert!(all.contains(part), "{part} is not in\n{all}");
    }
}

#[test]
fn keys_that_are_not_known_are_refused_with_their_line() {
    let fault = Method::read("kind = \"index\"\nagregation = \"arithmetic\"\n").unwrap_err();
    assert_eq!(fault.line, Some(2));
    let english = Catalog::named("en");
    assert_eq!(
        fault.what.text(&english),
        "There is no key \"agregation\" here."
    );
    assert_eq!(fault.what.mend(&english), "Did you mean \"aggregation\"?");
    let fault = Method::read("[[step]]\nby = \"mean\"\n").unwrap_err();
    assert_eq!(
        fault.what.text(&english),
        "The key \"do\" is needed here and is not there."
    );
    let fault = Method::read("kind = \"index\"\nseed = = 1\n").unwrap_err();
    assert_eq!(fault.line, Some(2));
    for (lang, start) in [
        ("en", "The method cannot be read: "),
        ("zh", "方法文件无法读取："),
    ] {
        let said = fault.what.text(&Catalog::named(lang));
        assert!(
            said.starts_with(start) && said.len() > start.len() + 5,
            "{said}"
        );
    }
}

#[test]
fn trees_with_holes_or_circles_are_named_by_their_codes() {
    let circle = METHOD.replace(
        "id = \"living\"\n",
        "id = \"living\"\nparent = \"health\"\n",
    );
    let found = problems(DATA, &circle).join("\n");
    assert_eq!(
        found,
        "method.toml, node: No node is the top.\n    Leave out the parent of one node: that one is the top.\nmethod.toml, node: living and health stand under each other in a ring.\n    Give one of them another parent."
    );
    let empty = METHOD.replace(
        "indicator = \"school\"\nparent = \"learning\"",
        "indicator = \"school\"\nparent = \"health\"",
    );
    let found = problems(DATA, &empty).join("\n");
    assert!(
        found.contains("method.toml, node: learning has no parts and is no indicator."),
        "{found}"
    );
}

/// Whatever is there, nothing panics: one unit, no figures, a constant column, zero weights, an empty file.
#[test]
fn thin_data_are_built_or_refused() {
    let header = DATA.lines().next().unwrap();
    let cases = [
        format!("{header}\nA,Ayr,north,10,1000,80,5\n"),
        format!("{header}\nA,Ayr,north,,,,\nB,Bay,north,,,,\n"),
        format!("{header}\nA,Ayr,north,1,1,5,5\nB,Bay,south,1,1,5,5\n"),
        format!("{header}\nA,Ayr,north,1,0,5,5\nB,Bay,NA,2,0,5,6\n"),
        format!("{header}\n"),
        String::new(),
        "\u{feff}unit\n\"".to_owned(),
    ];
    for case in cases {
        if let Ok((composite, results)) = island(&case, METHOD) {
            for table in waymark_composite::tables(&composite, &results) {
                let text = String::from_utf8(table.csv()).unwrap();
                assert!(
                    !text.contains("NaN") && !text.contains("inf"),
                    "{case}: {text}"
                );
            }
        }
    }
    let zero = format!("{METHOD}\n[weights]\nclinics = 0\nmortality = 0\n");
    assert!(!problems(DATA, &zero).is_empty());
}

#[test]
fn more_units_than_can_be_ranked_in_every_draw_are_refused_in_words() {
    let rows: String = (0..10_001)
        .map(|n| format!("U{n},U,north,{},9,{},{}\n", n % 97, n % 89, n % 83))
        .collect();
    let data = format!("unit,name,region,clinics,people,school,mortality\n{rows}");
    let (composite, results) = island(&data, METHOD).unwrap();
    let mut problems = waymark_composite::Problems::default();
    assert!(
        waymark_composite::uncertainty(&composite, &results, ("m", 1), &mut problems).is_none()
    );
    assert!(said(&problems, "en")[0].contains("10,001 units are too many"));
}

#[test]
fn rules_for_levels_that_are_not_there_are_refused() {
    let method = METHOD.replace(
        "[\"geometric\", \"arithmetic\"]",
        "[\"geometric\", \"arithmetic\", \"harmonic\"]",
    );
    let found = problems(DATA, &method);
    assert!(
        found.len() == 1 && found[0].contains("3 rules are named, the tree has 2 levels."),
        "{found:?}"
    );
}

#[test]
fn a_method_without_indicators_still_hears_of_its_steps() {
    let found = problems(DATA, "[[step]]\ndo = \"treet\"\n").join("\n");
    for part in ["There is no indicator.", "Did you mean \"treat\"?"] {
        assert!(found.contains(part), "{found}");
    }
}

#[test]
fn problems_read_the_same_in_english_and_chinese() {
    let data = DATA.replace("10,1000", "ten,1000");
    let wrong = METHOD.replace("indicator = \"school\"", "indicator = \"scool\"");
    let one = island(&data, &wrong).unwrap_err();
    assert_eq!(
        said(&one, "en"),
        [
            "method.toml, leaf.indicator: data.csv has no column \"scool\".\n    Did you mean \"school\"?",
            "data.csv:2, clinics: \"ten\" is not a number.\n    Write a number with a point and without thousands separators. Leave the cell empty where there is none.",
        ]
    );
    assert_eq!(
        said(&one, "zh"),
        [
            "method.toml, leaf.indicator: data.csv中没有名为“scool”的列。\n    是否应为“school”？",
            "data.csv:2, clinics: “ten”不是数字。\n    请写数字，小数点用“.”，不用千位分隔符；没有数据的，请将单元格留空。",
        ]
    );
    let wrong = METHOD
        .replace("lo = 1, hi = 100", "lo = 5, hi = 5")
        .replace("\"geometric\", \"arithmetic\"", "\"geometrical\"");
    let two = island(DATA, &wrong).unwrap_err();
    assert_eq!(
        said(&two, "en"),
        [
            "method.toml, normalisation, clinics: \"lo\" must be below \"hi\" for \"min_max\".\n    Change one of the two.",
            "method.toml, aggregation: There is no rule \"geometrical\".\n    Did you mean \"geometric\"?",
        ]
    );
    assert_eq!(
        said(&two, "zh"),
        [
            "method.toml, normalisation, clinics: “min_max”的参数“lo”必须小于“hi”。\n    请修改其中之一。",
            "method.toml, aggregation: 没有名为“geometrical”的规则。\n    是否应为“geometric”？",
        ]
    );
}

/// Weights by rule, and figures that a step makes infinite: the engine knows numbers, a person reads codes.
#[test]
fn faults_of_the_engine_come_with_codes_of_units_and_parts() {
    let constant = DATA
        .replace("80,5", "80,4")
        .replace("60,9", "60,4")
        .replace(",7\n", ",4\n")
        .replace("90,3", "90,4");
    let weighting = format!("{METHOD}\n[[weighting]]\nby = \"entropy\"\nnode = \"health\"\n");
    let method = weighting.replace("lower\"", "higher\"").replace(
        "normalisation = { rule = \"min_max\", lo = 1, hi = 100 }",
        "normalisation = { rule = \"goalposts\", lo = 0, hi = 100 }",
    );
    let found = island(&constant, &method).unwrap_err();
    assert_eq!(
        said(&found, "en"),
        [
            "method.toml, weighting 1: The weights under health cannot be made from data: mortality has the same value in all units.\n    Leave mortality out, or give the weights."
        ]
    );
    assert_eq!(
        said(&found, "zh"),
        [
            "method.toml, weighting 1: health之下的权重无法由数据得出：mortality在所有单位中数值相同。\n    请去掉mortality，或直接给出权重。"
        ]
    );
    let unsure = "\n[uncertainty]\nbase = 8\n\n[[uncertainty.input]]\nname = \"weights\"\nweights = 2.5\n\n[[uncertainty.input]]\nname = \"order\"\nchoice = [{}, { step = 9 }]\n";
    let problems = island(DATA, &format!("{METHOD}{unsure}")).unwrap_err();
    assert_eq!(
        said(&problems, "en"),
        [
            "method.toml, uncertainty: The input \"weights\" moves weights by 2.5: a share from 0 to 1 is needed.\n    Write 0.25 for a quarter.",
            "method.toml, uncertainty: The input \"order\" changes step 9, the method has 2 steps.\n    Count the steps from 1.",
        ]
    );
    assert_eq!(
        said(&problems, "zh")[1],
        "method.toml, uncertainty: 不确定因素“order”更改步骤9，而方法只有2个步骤。\n    步骤从1开始编号。"
    );
}

/// Whatever a table, a tree and a method have wrong is said in one go: mending the one brings nothing new of the other.
#[test]
fn problems_of_the_table_hide_none_of_the_method() {
    let data = DATA
        .replace("10,1000", "ten,1000")
        .replace("B,Bay,north,5", "A,Bay,north,5,")
        .replace("school,mortality", "scool,mortality");
    let method = METHOD
        .replace("by = \"group_mean\"", "by = \"gruop_mean\"")
        .replace("\"geometric\", \"arithmetic\"", "\"geometrical\"")
        .replace("lo = 1, hi = 100", "lo = 1, top = 100");
    let method = format!(
        "{method}\n[kinds]\nresults = [\"clinic\"]\n\n[weights]\nhealthy = 2\n\n[[weighting]]\nby = \"entropie\"\n\n[[weighting]]\nby = \"best_worst\"\nnode = \"health\"\nbest = \"x\"\n\n[[uncertainty.input]]\nname = \"rule\"\nchoice = [{{}}, {{ aggregation = \"harmonik\" }}]\n"
    );
    let found = said(&island(&data, &method).unwrap_err(), "en");
    let causes: Vec<&str> = found.iter().filter_map(|p| p.lines().next()).collect();
    assert_eq!(
        causes,
        [
            "data.csv:3: The row has 8 cells, the header has 7.",
            "method.toml, leaf.indicator: data.csv has no column \"school\".",
            "data.csv:2, clinics: \"ten\" is not a number.",
            "method.toml, kinds: There is no kind \"results\".",
            "method.toml, kinds: There is no indicator \"clinic\".",
            "method.toml, weighting 1: There is no rule of weights \"entropie\".",
            "method.toml, step 2: Nothing can be filled by \"gruop_mean\".",
            "method.toml, normalisation, clinics: \"min_max\" has no parameter \"top\".",
            "method.toml, aggregation: There is no rule \"geometrical\".",
            "method.toml, weights: There is no node \"healthy\".",
            "method.toml, uncertainty.input \"rule\": There is no rule \"harmonik\".",
            "method.toml, weighting 2: \"best\" and \"worst\" must name parts of health.",
        ]
    );
}

#[test]
fn what_a_broken_table_may_hold_is_not_held_against_the_method() {
    // The row of the unit that all are measured by cannot be read.
    let method = METHOD.replace(
        "{ rule = \"min_max\", lo = 1, hi = 100 }",
        "{ rule = \"reference\", unit = \"B\" }",
    );
    let found = problems(&DATA.replace("B,Bay", "B,Bay,Bay"), &method);
    assert_eq!(found.len(), 1, "{found:#?}");
    // A parent with a slip of the pen: the tree has no second top and no empty node beside it.
    let found = problems(
        DATA,
        &METHOD.replace("parent = \"learning\"", "parent = \"lerning\""),
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    // Nothing of the table can be read, and a step is wrong.
    let method = METHOD.replace("do = \"impute\"", "do = \"imput\"");
    let found = problems("", &method).join("\n");
    assert!(found.contains("There is no step \"imput\"."), "{found}");
}

#[test]
fn rows_after_bytes_that_are_no_text_are_still_looked_at() {
    let mut data = DATA.as_bytes().to_vec();
    let at = DATA.find("Bay").unwrap();
    data[at] = 0xff;
    let data = [&data[..], b"E,Ely,north,many,1000,80,5\n"].concat();
    let method = Method::read(METHOD).unwrap();
    let mut problems = waymark_composite::Problems::default();
    let source =
        waymark_composite::from_table(("data.csv", &data), ("method.toml", &method), &mut problems);
    assert!(source.flaws.any && source.flaws.units);
    let none = waymark_composite::compile(source, ("method.toml", &method), &mut problems);
    assert!(none.is_none());
    let found = said(&problems, "en");
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("data.csv:3: The bytes here are no text in UTF-8."));
    assert!(found[1].starts_with("data.csv:6, clinics: \"many\" is not a number."));
}

#[test]
fn a_wrong_description_hides_neither_wrong_figures_nor_wrong_steps() {
    let method = Method::read(
        "aggregation = \"mean\"\n[[step]]\ndo = \"impute\"\nby = \"men\"\nonly = [\"clinics\"]\n",
    )
    .unwrap();
    let meta = "iCode,Type,Parent,Weight\nclinics,Indicator,,1\n";
    let mut problems = waymark_composite::Problems::default();
    let source = waymark_composite::from_coinr(
        ("iData", b"uCode,clinics\nA,1\nA,2,3\n"),
        ("iMeta", meta.as_bytes()),
        ("m", &method),
        &mut problems,
    );
    assert!(waymark_composite::compile(source, ("m", &method), &mut problems).is_none());
    let found = said(&problems, "en");
    let causes: Vec<&str> = found.iter().filter_map(|p| p.lines().next()).collect();
    assert_eq!(
        causes,
        [
            "iData:3: The row has 3 cells, the header has 2.",
            "iMeta:1, Direction: There is no column \"Direction\".",
            "m, step 1: Nothing can be filled by \"men\".",
            "m, aggregation: There is no rule \"mean\".",
        ]
    );
}
