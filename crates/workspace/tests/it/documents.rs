//! What is written down for people agrees with what the program does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use waymark_workspace::{codes, describe};

use crate::faults;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn workspace_document_agrees_with_the_schemas() {
    let text = read("docs/workspace.md");
    assert_eq!(
        text,
        describe::documented(&text),
        "run `cargo run -p waymark-workspace --example write_docs`"
    );
    for (file, _) in describe::schemas() {
        let name = file.split('.').next().unwrap();
        assert!(
            text.contains(&format!("<!-- fields of {name} -->")),
            "{name} is not described"
        );
    }
}

#[test]
fn every_field_has_words() {
    for (file, text) in describe::schemas() {
        let schema: serde_json::Value = serde_json::from_str(text).unwrap();
        let name = file.split('.').next().unwrap();
        let shown = describe::fields(name).unwrap();
        for field in schema["fields"].as_array().into_iter().flatten() {
            let words = field["description"].as_str().unwrap();
            assert!(words.len() > 5, "{file} {field}");
            assert!(shown.contains(&format!("| `{}` |", field["name"].as_str().unwrap())));
        }
        for (key, part) in schema["properties"].as_object().into_iter().flatten() {
            assert!(part["description"].is_string(), "{file} {key}");
            assert!(shown.contains(key), "{file} {key}");
        }
    }
}

#[test]
fn schema_folder_holds_what_is_embedded() {
    let embedded: BTreeSet<String> = describe::schemas().map(|(file, _)| file).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let listed = fs::read_dir(folder).unwrap();
    let listed: BTreeSet<String> = listed
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(embedded, listed);
}

/// The codes of this crate that begin a line after the mark.
fn codes_in(text: &str, mark: &str) -> BTreeSet<String> {
    let code = |line: &str| {
        let code = line
            .strip_prefix(mark)?
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()?;
        let ours = code.len() == 5 && (code.starts_with("E02") || code.starts_with("W02"));
        ours.then(|| code.to_owned())
    };
    text.lines().filter_map(code).collect()
}

#[test]
fn every_code_stands_in_rules_and_in_both_languages() {
    let all: BTreeSet<String> = codes::ALL
        .iter()
        .map(|(code, _)| (*code).to_owned())
        .collect();
    assert_eq!(all.len(), codes::ALL.len());
    assert_eq!(codes_in(&read("docs/rules.md"), "| "), all);
    for lang in ["en", "zh"] {
        let text = read(&format!("locales/{lang}/diagnostics.ftl"));
        assert_eq!(codes_in(&text, ""), all, "{lang}");
    }
}

fn sources(dir: &Path, all: &mut String) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.file_name().unwrap() != "codes.rs" {
            *all += &fs::read_to_string(path).unwrap();
        }
    }
}

#[test]
fn every_code_is_used_and_only_by_its_name() {
    let mut text = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    for (code, name) in codes::ALL {
        assert!(
            text.contains(&format!("codes::{name}")),
            "{code} {name} is not used"
        );
        assert!(
            !text.contains(&format!("new(\"{code}\")")),
            "{code} is written out"
        );
    }
}

/// A TOML text as the JSON that a JSON Schema speaks of.
fn json(text: &str) -> Option<serde_json::Value> {
    let table: toml::Table = text.parse().ok()?;
    serde_json::to_value(table).ok()
}

fn schema_of(file: &str, value: &serde_json::Value) -> Option<String> {
    let name = match file {
        "waymark.toml" => "waymark",
        "claims.toml" => "claims",
        "plan/corrections.toml" => "corrections",
        _ => value["kind"].as_str()?,
    };
    Some(format!("{name}.schema.json"))
}

fn valid(file: &str, text: &str) -> Option<bool> {
    let value = json(text)?;
    let name = schema_of(file, &value)?;
    let (_, schema) = describe::schemas().find(|(file, _)| *file == name)?;
    let schema = serde_json::from_str(schema).unwrap();
    Some(jsonschema::is_valid(&schema, &value))
}

/// Our reading of the schemas is held against another program's: what the schema forbids is
/// refused by both, what it allows is let pass by both.
#[test]
fn schemas_mean_to_others_what_they_mean_to_us() {
    /// Codes that stand for a keyword of JSON Schema, without our own formats and references.
    const OF_THE_SCHEMA: [&str; 6] = ["E0218", "E0219", "E0220", "E0225", "E0226", "E0231"];
    let mut compared = 0;
    for fault in faults::FAULTS {
        let (code, file, _) = fault.expected;
        // JSON has no infinity to compare with.
        if !file.ends_with(".toml") || fault.name == "infinite weight" {
            continue;
        }
        let dir = tempfile::tempdir().unwrap();
        let ws = dir.path().join("ws");
        crate::base::write(&ws);
        let before = fs::read_to_string(ws.join(file)).ok();
        assert!(
            before.is_none_or(|text| valid(file, &text) == Some(true)),
            "{file}"
        );
        fault.plant(&ws);
        let Ok(text) = fs::read_to_string(ws.join(file)) else {
            continue;
        };
        if let Some(valid) = valid(file, &text) {
            let forbidden = OF_THE_SCHEMA.contains(&code) || fault.name.starts_with("listed twice");
            assert_eq!(valid, !forbidden, "{}", fault.name);
            compared += 1;
        }
    }
    assert!(compared > 30, "{compared}");
}
