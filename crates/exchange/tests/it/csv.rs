//! The tables as CSV: read by an independent reader, safe in a spreadsheet, described column by column.

use std::collections::BTreeMap;

use ::csv::ReaderBuilder;
use proptest::prelude::*;
use serde_json::Value;
use waymark_exchange::columns::{self, Column, Kind};
use waymark_exchange::csv::{write_register, write_targets};
use waymark_exchange::rows::{self, Cell};
use waymark_exchange::{Source, csvw};
use waymark_i18n::Catalog;
use waymark_model::Plan;

use crate::{any_plan, fixture};

fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader
        .records()
        .map(|r| r.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn register(plan: &Plan, source: &Source<'_>) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    write_register(plan, source, &mut out).unwrap();
    read(&out)
}

fn targets(plan: &Plan) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    write_targets(plan, &mut out).unwrap();
    read(&out)
}

/// A row by the names of its columns.
fn row(table: &[Vec<String>], n: usize) -> BTreeMap<&str, &str> {
    let names = table[0].iter().map(String::as_str);
    names.zip(table[n].iter().map(String::as_str)).collect()
}

#[test]
fn a_commitment_is_one_row_with_everything_read_from_it() {
    let table = register(&fixture::english(), &fixture::english_source());
    assert_eq!(table.len(), 5, "four commitments and a header");
    let care = row(&table, 1);
    for (column, value) in [
        ("ref", "I.1.1-1"),
        ("section", "I.1"),
        ("section_titles", "Living \"Well\" & Free|Health and Care"),
        ("paragraph", "1"),
        ("heading", "Care in old age"),
        ("modality", "strengthen"),
        ("cue", "will raise"),
        ("targets", "at_least 3000"),
        ("units", "places in care homes"),
        ("baselines", "1200"),
        ("deadline", "By the end of 2026"),
        ("due", "2026-12-31"),
        ("bodies", "the Ministry of Health"),
        ("body_ids", "ministry_health"),
        ("groups", "elderly|persons_with_disabilities"),
        ("uhri", "E3"),
        ("ohchr", "health"),
        ("sdg", "3.8"),
        ("other_labels", "local¦scheme:a¦b"),
        (
            "label_editions",
            "uhri:2019|sdg:2015|ohchr:2012|local¦scheme:1",
        ),
        (
            "instruments",
            "Convention on the Rights of Persons with Disabilities|Care Act",
        ),
        ("instrument_kinds", "treaty|law"),
        ("instrument_ids", "CRPD|"),
        ("meets_specific", "yes"),
        ("meets_resourced", "no"),
        ("met", "7"),
        ("gate", "verifiable"),
        ("measure", "process"),
        ("page", "1"),
        ("corrected", "yes"),
    ] {
        assert_eq!(care[column], value, "{column}");
    }
    assert_eq!(row(&table, 2)["page"], "2");
    assert_eq!(row(&table, 4)["targets"], "");
}

#[test]
fn a_target_is_one_row_and_descriptive_numbers_are_none() {
    let table = targets(&fixture::english());
    assert_eq!(table.len(), 3);
    let (care, ratio) = (row(&table, 1), row(&table, 2));
    assert_eq!((care["ref"], care["number"]), ("I.1.1-1", "1"));
    assert_eq!((care["value"], care["baseline"]), ("3000", "1200"));
    assert_eq!((ratio["comparator"], ratio["value"]), ("lt", "0.003"));
    assert_eq!(ratio["denominator"], "1,000 workers");
    assert_eq!((ratio["baseline"], ratio["due"]), ("", ""));
    let chinese = targets(&fixture::chinese());
    assert_eq!(row(&chinese, 1)["words"], "3000张以上");
}

#[test]
fn a_formula_in_a_plan_is_only_words() {
    let table = register(&fixture::english(), &Source::default());
    let text = row(&table, 2)["text"];
    assert!(text.starts_with("'=HYPERLINK(\"x\")"), "{text}");
}

#[test]
fn every_column_has_words_in_both_languages() {
    let all = [
        columns::commitments(),
        columns::targets(),
        columns::sections(),
    ];
    for lang in ["en", "zh"] {
        let catalog = Catalog::named(lang);
        for column in all.iter().flatten() {
            for key in [column.title(), column.about()] {
                assert!(catalog.knows(&key), "{key}");
                assert_eq!(catalog.text(&key, &[]).lang, lang, "{key}");
            }
        }
    }
}

#[test]
fn the_metadata_describes_the_columns_that_are_written() {
    let metadata: Value = serde_json::from_str(&csvw::metadata()).unwrap();
    assert_eq!(metadata["@context"][0], "http://www.w3.org/ns/csvw");
    let tables = [
        (
            "register.csv",
            register(&fixture::english(), &Source::default()),
        ),
        ("targets.csv", targets(&fixture::english())),
    ];
    for (n, (url, table)) in tables.iter().enumerate() {
        let described = &metadata["tables"][n];
        assert_eq!(described["url"], *url);
        let columns = described["tableSchema"]["columns"].as_array().unwrap();
        let names: Vec<&str> = columns
            .iter()
            .map(|c| c["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, table[0]);
        let lists = columns.iter().filter(|c| c["separator"] == "|").count();
        assert_eq!(lists, if n == 0 { 15 } else { 0 });
        for column in columns {
            assert!(
                column["dc:description"][1]["@value"]
                    .as_str()
                    .unwrap()
                    .len()
                    > 5
            );
        }
    }
}

fn fits(cell: &Cell, column: Column) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(_) => column.kind == Kind::Text,
        Cell::List(_) => column.kind == Kind::List,
        Cell::Number(_) => column.kind == Kind::Number,
        Cell::Count(_) => column.kind == Kind::Count,
        Cell::Day(_) => column.kind == Kind::Day,
        Cell::YesNo(_) => column.kind == Kind::YesNo,
    }
}

/// The text a guarded cell stands for.
fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_plan_gives_rows_that_fit_their_columns(plan in any_plan::plan()) {
        let source = Source::default();
        for (columns, rows) in [
            (columns::commitments(), rows::commitments(&plan, &source)),
            (columns::targets(), rows::targets(&plan)),
            (columns::sections(), rows::sections(&plan, &source)),
        ] {
            for row in rows {
                prop_assert_eq!(row.len(), columns.len());
                for (cell, column) in row.iter().zip(&columns) {
                    prop_assert!(fits(cell, *column), "{cell:?} in {column:?}");
                }
            }
        }
    }

    #[test]
    fn any_words_come_back_and_never_start_a_formula(plan in any_plan::plan()) {
        let table = register(&plan, &Source::default());
        prop_assert_eq!(table.len() - 1, plan.commitments().count());
        let at = |name: &str| table[0].iter().position(|n| n == name).unwrap();
        let numbers = ["paragraph", "char_start", "char_end", "byte_start", "byte_end", "met"];
        for (fields, sentence) in table[1..].iter().zip(plan.commitments()) {
            for (field, name) in fields.iter().zip(&table[0]) {
                let safe = !field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
                    && !field.starts_with(['\t', '\r', '\n']);
                prop_assert!(safe || numbers.contains(&name.as_str()), "{name}: {field:?}");
            }
            prop_assert_eq!(unguarded(&fields[at("text")]), &sentence.text);
            prop_assert_eq!(unguarded(&fields[at("cue")]), &sentence.cue);
            let groups: Vec<&str> = fields[at("groups")].split('|').filter(|g| !g.is_empty()).collect();
            prop_assert_eq!(groups, sentence.groups.iter().map(|g| g.as_str()).collect::<Vec<_>>());
        }
    }
}
