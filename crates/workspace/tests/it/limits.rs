//! Limits, links and lists that are cut short.

use std::fmt::Write as _;

use waymark_workspace::open;

use crate::base;

fn codes(dir: &std::path::Path) -> Vec<String> {
    open(dir).findings.iter().map(base::line).collect()
}

#[test]
fn folder_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(codes(&dir.path().join("none")), [". - E0200"]);
    base::put(dir.path(), "file", "x");
    assert_eq!(codes(&dir.path().join("file")), [". - E0200"]);
}

#[test]
fn empty_folder_lacks_its_settings_only() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(
        codes(dir.path()),
        ["waymark.toml - E0201 by=absent times=once"]
    );
}

#[cfg(unix)]
#[test]
fn links_may_not_leave_the_workspace() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws");
    base::write(&ws);
    base::put(dir.path(), "outside.csv", "body,name\n");
    std::fs::remove_file(ws.join("bodies.csv")).unwrap();
    symlink(dir.path().join("outside.csv"), ws.join("bodies.csv")).unwrap();
    symlink("nowhere", ws.join("lost.md")).unwrap();
    std::fs::rename(ws.join("areas.csv"), ws.join(".areas")).unwrap();
    symlink(ws.join(".areas"), ws.join("areas.csv")).unwrap();
    let expected = ["bodies.csv - E0204", "lost.md - E0202 reason=not_found"];
    assert_eq!(codes(&ws), expected);
}

#[test]
fn thousand_findings_are_listed_and_the_rest_counted() {
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws");
    base::write(&ws);
    let mut rows = String::new();
    for n in 0..1700 {
        let _ = writeln!(rows, "waiting,XL,2024,x{n},days,n={n},,A,yearbook_2024,,");
    }
    for n in 0..1200 {
        let _ = writeln!(rows, "waiting,XL,2023,-1,days,n={n},,A,yearbook_2024,,");
    }
    base::append(&ws, "observations.csv", &rows);
    let found = codes(&ws);
    assert_eq!(found.len(), 2002);
    let more: Vec<&String> = found.iter().filter(|l| l.contains("0238")).collect();
    let expected = [
        "observations.csv - E0238 code=E0221 count=700",
        "observations.csv - W0238 code=W0257 count=200",
    ];
    assert_eq!(more, expected);
}

#[test]
fn line_ends_of_either_kind_and_any_order_of_columns_read_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws");
    base::write(&ws);
    let plain = open(&ws).workspace.unwrap();
    for file in [
        "observations.csv",
        "bodies.csv",
        "waymark.toml",
        "claims.toml",
        "plan/plan.txt",
    ] {
        let text = std::fs::read_to_string(ws.join(file)).unwrap();
        base::put(&ws, file, text.replace('\n', "\r\n"));
    }
    base::put(
        &ws,
        "areas.csv",
        "parent,name,area\n,Lindonia,XL\nXL,North Lindonia,XL-N\nXL,South Lindonia,XL-S\n",
    );
    let opened = open(&ws);
    assert_eq!(opened.findings, []);
    let turned = opened.workspace.unwrap();
    assert_eq!(plain.areas, turned.areas);
    assert_eq!(plain.bodies, turned.bodies);
    assert_eq!(plain.claims, turned.claims);
    assert_eq!(
        plain.observations.rows.len(),
        turned.observations.rows.len()
    );
    assert_eq!(turned.place("areas.csv", 3, "area").column, Some(3));
}
