//! The register as JSON: described by its schema, and the same plan when read back.

use proptest::prelude::*;
use serde_json::Value;
use waymark_exchange::Source;
use waymark_exchange::json::{ReadError, SCHEMA, from_json, write_json};
use waymark_model::Plan;

use crate::{any_plan, fixture};

fn written(plan: &Plan, source: &Source<'_>) -> String {
    let mut out = Vec::new();
    write_json(plan, source, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn faults(json: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let value: Value = serde_json::from_str(json).unwrap();
    validator
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

#[test]
fn the_schema_is_one_and_the_fixtures_follow_it() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    for (plan, source) in [
        (fixture::english(), fixture::english_source()),
        (fixture::chinese(), fixture::chinese_source()),
    ] {
        let json = written(&plan, &source);
        assert_eq!(faults(&json), Vec::<String>::new());
        assert_eq!(from_json(&json).unwrap(), plan);
        assert_eq!(json, written(&plan, &source), "the same bytes twice");
    }
}

#[test]
fn the_schema_refuses_what_is_not_in_it() {
    let json = written(&fixture::english(), &fixture::english_source());
    for (right, wrong) in [
        ("\"modality\": \"prohibit\"", "\"modality\": \"perhaps\""),
        ("\"version\": \"1.0\"", "\"version\": \"2.0\""),
        ("\"cue\"", "\"clue\""),
        ("\"due\": \"2026-12-31\"", "\"due\": \"31.12.2026\""),
    ] {
        assert!(json.contains(right), "{right}");
        assert!(!faults(&json.replace(right, wrong)).is_empty(), "{wrong}");
    }
}

#[test]
fn what_is_derived_stands_beside_the_sentence() {
    let json = written(&fixture::english(), &fixture::english_source());
    let value: Value = serde_json::from_str(&json).unwrap();
    let of = |reference: &str| {
        let all = value["sentences"].as_array().unwrap();
        all.iter().find(|s| s["reference"] == reference).unwrap()
    };
    let care = of("I.1.1-1");
    assert_eq!(care["page"], 1);
    assert_eq!(care["commitment"], true);
    assert_eq!(
        care["checkable"],
        serde_json::json!({"met": 7, "of": 9, "gate": "verifiable"})
    );
    assert_eq!(of("I.1.1-2")["page"], 2);
    assert_eq!(of("I.0-1")["checkable"], Value::Null);
    assert_eq!(of("I.1.2-1")["checkable"]["gate"], "not");
}

#[test]
fn other_documents_are_refused_with_the_reason() {
    let json = written(&fixture::english(), &Source::default());
    let other = json.replace("waymark-register", "recipe");
    assert!(matches!(from_json(&other), Err(ReadError::Name(n)) if n == "recipe"));
    let later = json.replace("\"version\": \"1.0\"", "\"version\": \"2.0\"");
    assert!(matches!(from_json(&later), Err(ReadError::Version(v)) if v == "2.0"));
    let minor = json.replace("\"version\": \"1.0\"", "\"version\": \"1.7\", \"new\": 1");
    assert_eq!(from_json(&minor).unwrap(), fixture::english());
    assert!(matches!(from_json("[]"), Err(ReadError::Form(_))));
    let mut gap = fixture::english();
    gap.spans.remove(2);
    let gap = written(&gap, &Source::default());
    assert!(matches!(from_json(&gap), Err(ReadError::Span(2))));
    let mut nowhere = fixture::english();
    nowhere.spans[0].sentence = Some(99);
    let nowhere = written(&nowhere, &Source::default());
    assert!(matches!(from_json(&nowhere), Err(ReadError::Span(0))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_plan_reads_back_equal_and_follows_the_schema(plan in any_plan::plan()) {
        let json = written(&plan, &Source::default());
        prop_assert_eq!(faults(&json), Vec::<String>::new());
        prop_assert_eq!(from_json(&json).unwrap(), plan);
    }
}
