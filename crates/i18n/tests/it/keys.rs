//! The files of words agree with each other and with the code that uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Message keys (with attributes) of a language, each with the arguments it takes.
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out = BTreeMap::new();
    for path in files(&root().join("locales").join(lang), "ftl") {
        if path.ends_with("diagnostics.ftl") {
            continue;
        }
        let mut current: Option<String> = None;
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some((key, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                let before = out.insert(key.to_owned(), BTreeSet::new());
                assert!(before.is_none(), "{lang}: '{key}' stands twice");
                current = Some(key.to_owned());
            }
            let Some(key) = &current else { continue };
            for piece in line.split('$').skip(1) {
                let name: String = piece
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                out.get_mut(key).unwrap().insert(name);
            }
        }
    }
    out
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// String literals in the sources of the pages, the exports, the commands and this crate.
fn literals() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for dir in [
        "crates/report/src",
        "crates/composite/src",
        "crates/exchange/src",
        "crates/waymark/src",
        "crates/i18n/src",
        "crates/web/src",
    ] {
        for path in files(&root().join(dir), "rs") {
            let text = std::fs::read_to_string(path).unwrap();
            // The literal of a family may be the start of a format string.
            let start = |t: &str| t.split('{').next().unwrap_or("").to_owned();
            out.extend(text.split('"').map(start));
        }
    }
    out
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    assert_eq!(messages("en"), messages("zh"));
}

#[test]
fn every_file_is_without_fault() {
    for lang in ["en", "zh"] {
        for path in files(&root().join("locales").join(lang), "ftl") {
            let text = std::fs::read_to_string(&path).unwrap();
            let resource = fluent_bundle::FluentResource::try_new(text);
            assert!(
                resource.is_ok(),
                "{}: {:?}",
                path.display(),
                resource.err().map(|e| e.1)
            );
        }
    }
}

/// A family of keys is used by its stem: the literal `standing-` covers `standing-met`.
#[test]
fn every_key_is_used() {
    let literals = literals();
    let used = |key: &str| {
        literals.contains(key)
            || key
                .match_indices('-')
                .any(|(at, _)| literals.contains(key.split_at(at + 1).0))
    };
    let unused: Vec<String> = messages("en")
        .into_keys()
        .filter(|key| !used(key))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_used_key_is_there() {
    let known = messages("en");
    let doors: BTreeSet<&str> = known.keys().filter_map(|k| k.split('-').next()).collect();
    let key = |text: &&String| {
        text.split_once('-')
            .is_some_and(|(door, rest)| doors.contains(door) && !rest.is_empty())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
            && !text.ends_with('-')
    };
    let literals = literals();
    let missing: Vec<&String> = literals
        .iter()
        .filter(key)
        .filter(|k| !known.contains_key(*k))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
