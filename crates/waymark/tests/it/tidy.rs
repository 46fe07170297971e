//! House rules that a test keeps, so that no reviewer has to. A failing rule names file and remedy.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli::root;

/// Who may see whom. Every other edge between our crates fails.
const ALLOWED: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("numerics", &[]),
    ("index", &["numerics"]),
    ("composite", &["i18n", "index", "numerics"]),
    ("columnar", &[]),
    ("documents", &["model"]),
    ("reading", &["documents", "model"]),
    ("i18n", &["model"]),
    ("evaluate", &["composite", "index", "model", "numerics"]),
    ("workspace", &["model"]),
    ("release", &["model"]),
    ("report", &["composite", "evaluate", "i18n", "model"]),
    ("exchange", &["i18n", "model"]),
    (
        "build",
        &[
            "evaluate",
            "exchange",
            "i18n",
            "model",
            "reading",
            "release",
            "report",
            "workspace",
        ],
    ),
    ("web", &["i18n", "model", "reading", "release"]),
    (
        "waymark",
        &[
            "build",
            "columnar",
            "composite",
            "evaluate",
            "exchange",
            "i18n",
            "model",
            "reading",
            "release",
            "report",
            "web",
            "workspace",
        ],
    ),
];

/// Longer files hold two things.
const MOST_LINES: usize = 600;

/// Licences of third parties that go with Apache-2.0.
const LICENCES: &[&str] = &[
    "Apache-2.0",
    "MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Zlib",
    "MPL-2.0",
    "CC0-1.0",
    "Unlicense",
    "0BSD",
    "BSL-1.0",
    "LLVM-exception",
    "MIT-0",
];

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

#[test]
fn styles_use_logical_properties_only() {
    const PHYSICAL: &[&str] = &[
        "margin-left",
        "margin-right",
        "margin-top",
        "margin-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
        "padding-bottom",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float:",
    ];
    let mut found = Vec::new();
    for (path, text) in files(".css") {
        for (n, line) in text.lines().enumerate() {
            let trimmed = line.trim();
            let position = ["left:", "right:"].iter().any(|p| trimmed.starts_with(p));
            if position || PHYSICAL.iter().any(|p| trimmed.contains(p)) {
                found.push(format!("{path}:{}: {trimmed}", n + 1));
            }
        }
    }
    none(
        "Logical properties only, so that right-to-left and vertical scripts work.",
        &found,
    );
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
    let sources = files(".rs").into_iter().filter(|(p, _)| {
        p.starts_with("crates/report/src") || p.starts_with("crates/exchange/src")
    });
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

#[test]
fn third_parties_come_under_allowed_licences() {
    // Packages of other platforms are not on this machine and not in this binary.
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version
        .lines()
        .find_map(|l| l.strip_prefix("host: "))
        .unwrap();
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            host,
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut found = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("");
        let choices = licence.replace('/', " OR ").replace(['(', ')'], "");
        let allowed = |choice: &str| {
            choice
                .split(" AND ")
                .flat_map(|c| c.split(" WITH "))
                .all(|l| LICENCES.contains(&l.trim()))
        };
        if licence.is_empty() || !choices.split(" OR ").any(allowed) {
            found.push(format!("{name}: {licence}"));
        }
        if ["openssl", "openssl-sys", "native-tls"].contains(&name) {
            found.push(format!(
                "{name} is banned: it brings a second TLS and a C library"
            ));
        }
    }
    none("Licences (see also deny.toml).", &found);
}
