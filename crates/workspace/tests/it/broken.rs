//! One folder with a fault in every corner: all of them are found in one run, each exactly once.

use std::collections::BTreeMap;

use waymark_workspace::open;

use crate::base;
use crate::faults::FAULTS;

#[test]
fn broken_workspace_shows_every_fault_once() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("ws");
    base::write(&dir);
    // Copies are made of files without fault, so they come first.
    let planted: Vec<_> = FAULTS.iter().filter(|f| f.together).collect();
    for copies in [true, false] {
        for fault in planted.iter().filter(|f| f.is_copy() == copies) {
            fault.plant(&dir);
        }
    }
    let opened = open(&dir);
    assert!(opened.workspace.is_none());
    let lines: Vec<String> = opened.findings.iter().map(base::line).collect();
    let mut found: BTreeMap<(&str, &str, &str), i32> = BTreeMap::new();
    for d in &opened.findings {
        *found
            .entry((&d.code, &d.place.file, &d.place.field))
            .or_default() += 1;
    }
    for fault in &planted {
        let count = found.entry(fault.expected).or_default();
        *count -= 1;
    }
    found.retain(|_, count| *count != 0);
    assert!(
        found.is_empty(),
        "not found (-) or too often (+): {found:#?}\n{}",
        lines.join("\n")
    );
    assert!(planted.len() >= 100, "{}", planted.len());
    assert_eq!(opened.findings.len(), planted.len());
    assert!(opened.findings.is_sorted());
    insta::assert_snapshot!(lines.join("\n"));
}
