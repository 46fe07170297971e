//! House rules that a test keeps, so that no reviewer has to. A failing rule names file and remedy.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::cli::root;

mod supply;

/// Who may see whom. Every other edge between our crates fails.
const ALLOWED: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("numerics", &[]),
    ("index", &["numerics"]),
    ("reading", &["model"]),
    ("i18n", &["model"]),
    ("evaluate", &["index", "model", "numerics"]),
    ("workspace", &["model"]),
    ("release", &["model"]),
    ("report", &["evaluate", "i18n", "model"]),
    (
        "build",
        &[
            "evaluate",
            "model",
            "reading",
            "release",
            "report",
            "workspace",
        ],
    ),
    ("web", &["release"]),
    (
        "waymark",
        &[
            "build",
            "evaluate",
            "i18n",
            "model",
            "reading",
            "release",
            "web",
            "workspace",
        ],
    ),
];

/// Longer files hold two things.
const MOST_LINES: usize = 600;

fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(
                name.as_str(),
                "target" | ".git" | "node_modules" | "out" | "shots"
            ) {
                walk(&path, out);
            }
        } else {
            out.push(path);
        }
    }
}

fn files(ending: &str) -> Vec<(String, String)> {
    let root = root().canonicalize().unwrap();
    let mut all = Vec::new();
    walk(&root, &mut all);
    all.into_iter()
        .filter(|p| p.to_string_lossy().ends_with(ending))
        .filter_map(|p| {
            let text = std::fs::read_to_string(&p).ok()?;
            Some((
                p.strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                text,
            ))
        })
        .collect()
}

#[track_caller]
fn none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}\n{}", found.join("\n"));
}

fn crates() -> BTreeMap<String, toml::Table> {
    let dirs = std::fs::read_dir(root().join("crates")).unwrap();
    dirs.map(|d| {
        let dir = d.unwrap();
        let manifest = std::fs::read_to_string(dir.path().join("Cargo.toml")).unwrap();
        (
            dir.file_name().into_string().unwrap(),
            manifest.parse().unwrap(),
        )
    })
    .collect()
}

#[test]
fn the_table_of_rooms_itself_points_downwards() {
    for (row, (name, may)) in ALLOWED.iter().enumerate() {
        for other in *may {
            let below = ALLOWED.iter().take(row).any(|(lower, _)| lower == other);
            assert!(
                below,
                "{name} may see {other}, which stands no lower in the table"
            );
        }
    }
}

#[test]
fn arrows_between_crates_point_downwards_only() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut found = Vec::new();
    for (name, manifest) in crates() {
        let Some(may) = allowed.get(name.as_str()) else {
            found.push(format!(
                "crates/{name} is not in the table of this test and of ARCHITECTURE.md"
            ));
            continue;
        };
        let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
        let keys = tables
            .iter()
            .filter_map(|t| manifest.get(*t)?.as_table())
            .flat_map(toml::Table::keys);
        for other in keys.filter_map(|k| k.strip_prefix("waymark-")) {
            if !may.contains(&other) {
                found.push(format!("crates/{name} may not see crates/{other}"));
            }
        }
    }
    none("Layers: arrows only downwards (ARCHITECTURE.md).", &found);
}

#[test]
fn the_architecture_names_every_crate_and_no_other() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rooms = text.split("| crate | does |").nth(1).unwrap();
    let named: BTreeSet<String> = rooms
        .lines()
        .skip(1)
        .take_while(|l| l.starts_with('|'))
        .filter_map(|l| l.strip_prefix("| `")?.split('`').next().map(str::to_owned))
        .collect();
    assert_eq!(named, crates().into_keys().collect());
}

#[test]
fn every_source_file_says_what_it_is_and_stays_short() {
    let mut found = Vec::new();
    for (path, text) in files(".rs") {
        if !text.starts_with("//!") {
            found.push(format!(
                "{path}: open with a //! sentence on what this file is"
            ));
        }
        if text.lines().count() > MOST_LINES {
            found.push(format!(
                "{path}: more than {MOST_LINES} lines; which two things are in it?"
            ));
        }
    }
    none("Files (CONTRIBUTING.md).", &found);
}

/// Declarations of a style sheet, each with the line it ends on.
fn declarations(css: &str) -> Vec<(usize, String, String)> {
    let mut out = Vec::new();
    let (mut line, mut piece) = (1, String::new());
    for c in css.chars() {
        line += usize::from(c == '\n');
        match c {
            // What stands before a block is a selector or a condition.
            '{' => piece.clear(),
            ';' | '}' => {
                if let Some((name, value)) = piece.split_once(':') {
                    out.push((line, name.trim().to_owned(), value.trim().to_owned()));
                }
                piece.clear();
            }
            c => piece.push(c),
        }
    }
    out
}

/// Whether a declaration names a side of the screen instead of a side of the text.
fn is_physical(name: &str, value: &str) -> bool {
    const SIZES: &[&str] = &["width", "height", "float", "clear"];
    const SHORT: &[&str] = &["margin", "padding", "inset", "border-width", "border-style"];
    if name.starts_with("--") {
        return false;
    }
    let size = name.trim_start_matches("min-").trim_start_matches("max-");
    name.split('-')
        .any(|part| ["left", "right", "top", "bottom"].contains(&part))
        || SIZES.contains(&size)
        || (name == "text-align" && ["left", "right"].contains(&value))
        || (SHORT.contains(&name) && value.split_whitespace().count() == 4)
}

#[test]
fn styles_use_logical_properties_only() {
    let mut found = Vec::new();
    for (path, text) in files(".css") {
        let declarations = declarations(&text);
        assert!(
            declarations.len() > 10,
            "{path}: no style sheet that this test can read"
        );
        for (line, name, value) in declarations {
            if is_physical(&name, &value) {
                found.push(format!("{path}:{line}: {name}: {value}"));
            }
        }
    }
    none(
        "Logical properties only, so that right-to-left and vertical scripts work.",
        &found,
    );
}

#[test]
fn a_side_of_the_screen_is_told_from_a_side_of_the_text() {
    let css = "@media (max-width: 3em) { a:hover { left: 0; margin: 1px 2px 3px 4px } }
        b { inline-size: 1em; text-align: start; border-top-left-radius: 0; --x-left: 1 }";
    let physical: Vec<String> = declarations(css)
        .into_iter()
        .filter(|(_, name, value)| is_physical(name, value))
        .map(|(_, name, _)| name)
        .collect();
    assert_eq!(physical, ["left", "margin", "border-top-left-radius"]);
}

#[test]
fn pages_load_nothing_from_elsewhere_and_link_relatively() {
    const FORBIDDEN: &[&str] = &[
        "href=\"/",
        "src=\"http",
        "src=\"//",
        "@import",
        "url(http",
        "<script",
    ];
    let mut found = Vec::new();
    let sources = files(".rs")
        .into_iter()
        .filter(|(p, _)| p.starts_with("crates/report/src"));
    for (path, text) in sources.chain(files(".css")) {
        let text = text.split("#[cfg(test)]").next().unwrap();
        for (n, line) in text
            .lines()
            .enumerate()
            .filter(|(_, l)| FORBIDDEN.iter().any(|f| l.contains(f)))
        {
            found.push(format!("{path}:{}: {}", n + 1, line.trim()));
        }
    }
    none(
        "No third-party request, no script, no absolute link.",
        &found,
    );
}

#[test]
fn workspace_dependencies_are_sorted_and_pinned_in_one_place() {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let block = text
        .split("[workspace.dependencies]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    let names: Vec<&str> = block
        .lines()
        .filter_map(|l| l.split_once(" = "))
        .map(|(n, _)| n)
        .collect();
    let (own, third): (Vec<&str>, Vec<&str>) = names.iter().partition(|n| n.starts_with("waymark"));
    assert!(own.len() > 5);
    let mut sorted = third.clone();
    sorted.sort_unstable();
    assert_eq!(
        third, sorted,
        "[workspace.dependencies] in Cargo.toml is sorted by name"
    );
    let mut found = Vec::new();
    for (name, manifest) in crates() {
        for table in ["dependencies", "dev-dependencies"] {
            for (key, value) in manifest
                .get(table)
                .and_then(toml::Value::as_table)
                .into_iter()
                .flatten()
            {
                if value.get("workspace").is_none() {
                    found.push(format!("crates/{name}: {key} has a version of its own"));
                }
            }
        }
    }
    none("Versions stand in the root Cargo.toml only.", &found);
}

#[test]
fn nothing_names_a_machine() {
    let marks: Vec<String> = ["work", "root", "tmp/t-"]
        .iter()
        .map(|d| format!("/{d}{}", if d.ends_with('-') { "" } else { "/" }))
        .collect();
    let mut found = Vec::new();
    for ending in [
        ".rs", ".md", ".toml", ".csv", ".mjs", ".json", ".sh", ".py", ".css", ".ftl", "justfile",
        "/test", "/run",
    ] {
        for (path, text) in files(ending)
            .into_iter()
            .filter(|(p, _)| !p.ends_with("tidy.rs"))
        {
            for (n, _) in text
                .lines()
                .enumerate()
                .filter(|(_, l)| marks.iter().any(|m| l.contains(m.as_str())))
            {
                found.push(format!("{path}:{}", n + 1));
            }
        }
    }
    none("Paths of one machine mean nothing on another.", &found);
}

/// Keys of a file of words, with the attributes of each: `W0101` and `W0101.mend`.
fn keys(ftl: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut message = String::new();
    for line in ftl.lines() {
        let Some((name, _)) = line.split_once(" =") else {
            continue;
        };
        if let Some(attribute) = name.trim_start().strip_prefix('.') {
            out.insert(format!("{message}.{attribute}"));
        } else if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            name.clone_into(&mut message);
            out.insert(message.clone());
        }
    }
    out
}

#[test]
fn every_language_has_the_same_files_with_the_same_keys() {
    let mut languages: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (path, text) in files(".ftl") {
        let Some((language, file)) = path
            .strip_prefix("locales/")
            .and_then(|p| p.split_once('/'))
        else {
            continue;
        };
        let language = languages.entry(language.to_owned()).or_default();
        language.insert(file.to_owned(), keys(&text));
    }
    let english = languages["en"].clone();
    assert!(languages.len() > 1 && english.values().flatten().count() > 100);
    let mut found = Vec::new();
    for (language, files) in &languages {
        let all: BTreeSet<&String> = english.keys().chain(files.keys()).collect();
        for file in all {
            let none = BTreeSet::new();
            let (here, there) = (
                files.get(file).unwrap_or(&none),
                english.get(file).unwrap_or(&none),
            );
            found.extend(
                there
                    .difference(here)
                    .map(|k| format!("{language}/{file} lacks {k}")),
            );
            found.extend(
                here.difference(there)
                    .map(|k| format!("en/{file} lacks {k} of {language}")),
            );
        }
    }
    none(
        "What one language says the others say too (locales/).",
        &found,
    );
}

#[test]
fn documents_stay_short() {
    let mut found = Vec::new();
    for (path, text) in files(".md") {
        let most = match path.as_str() {
            "ARCHITECTURE.md" => 250,
            p if p.starts_with("docs/decisions/") => 40,
            _ => continue,
        };
        if text.lines().count() > most {
            found.push(format!("{path}: more than {most} lines"));
        }
    }
    none("A map that fits in one reading.", &found);
}

#[test]
fn every_example_has_a_readme_and_the_changelog_knows_the_version() {
    for entry in std::fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        assert!(
            path.join("README.md").is_file(),
            "{} needs a README.md",
            path.display()
        );
    }
    let changelog = std::fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changelog.contains(&format!("## [{}]", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn documents_link_to_files_that_are_there() {
    let mut found = Vec::new();
    for (path, text) in files(".md")
        .into_iter()
        .filter(|(p, _)| !p.contains("/plan/"))
    {
        let here = root().join(&path);
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let file = target.split('#').next().unwrap_or("");
            let outside = file.is_empty() || file.contains("://") || file.contains(' ');
            if !outside && !here.parent().unwrap().join(file).exists() {
                found.push(format!("{path}: {target}"));
            }
        }
    }
    none("Links in documents.", &found);
}
