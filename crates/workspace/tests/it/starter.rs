//! The first workspace is without fault and holds what it says.

use std::io;

use waymark_workspace::{open, starter};

#[test]
fn starter_opens_without_findings() {
    let dir = tempfile::tempdir().unwrap();
    let inside = dir.path().join("new");
    starter(&inside).unwrap();
    let opened = open(&inside);
    assert_eq!(opened.findings, []);
    let ws = opened.workspace.unwrap();
    assert_eq!(ws.settings.area.as_str(), "XL");
    assert_eq!(ws.observations.rows.len(), 5);
    assert_eq!(ws.observations.of_indicator("nursing_beds").len(), 5);
    assert_eq!(ws.targets.len(), 1);
    assert_eq!(ws.claims.len(), 1);
    assert_eq!(ws.texts.iter().count(), 12);
    assert_eq!(ws.scales.len(), 1);
    assert!(ws.document.bytes.starts_with(b"I. Economic"));
    assert_eq!(ws.files.len(), 15, "{:?}", ws.files);
}

#[test]
fn starter_refuses_a_folder_with_anything_in_it() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("mine.txt"), "mine").unwrap();
    let refused = starter(dir.path()).unwrap_err();
    assert_eq!(refused.kind(), io::ErrorKind::DirectoryNotEmpty);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}
