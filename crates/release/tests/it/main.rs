//! Writing a release whole or not at all, and finding every changed byte of it.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

use std::fs;
use std::path::Path;

use waymark_release::verify::read_manifest;
use waymark_release::{Bundle, BundleError, Mismatch, verify_files};

fn publish(out: &Path, text: &str) {
    let bundle = Bundle::create(out).unwrap();
    bundle.add("data/a.csv", text.as_bytes()).unwrap();
    bundle.add("site/index.html", b"<p>").unwrap();
    bundle.publish("waymark 0", "A plan", "2026-01-01").unwrap();
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_release_replaces_the_one_before_and_leaves_nothing_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    publish(&out, "one");
    publish(&out, "two");
    assert_eq!(fs::read_to_string(out.join("data/a.csv")).unwrap(), "two");
    assert_eq!(names(dir.path()), ["out"]);
    assert!(verify_files(&out).unwrap().1.is_empty());
}

#[test]
fn a_release_given_up_leaves_the_old_one_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    publish(&out, "one");
    let bundle = Bundle::create(&out).unwrap();
    bundle.add("data/a.csv", b"half").unwrap();
    drop(bundle);
    assert_eq!(fs::read_to_string(out.join("data/a.csv")).unwrap(), "one");
    assert_eq!(names(dir.path()), ["out"]);
}

#[test]
fn a_folder_that_is_no_release_is_never_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
    assert!(matches!(
        Bundle::create(dir.path()),
        Err(BundleError::Taken(_))
    ));
    assert_eq!(names(dir.path()), ["thesis.txt"]);
}

#[test]
fn every_change_to_a_release_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    publish(&out, "one");
    fs::write(out.join("data/a.csv"), "onE").unwrap();
    fs::write(out.join("site/new.html"), "").unwrap();
    fs::remove_file(out.join("site/index.html")).unwrap();
    let expected = [
        Mismatch::Changed("data/a.csv".into()),
        Mismatch::Missing("site/index.html".into()),
        Mismatch::Unlisted("site/new.html".into()),
    ];
    assert_eq!(verify_files(&out).unwrap().1, expected);
}

#[test]
fn a_manifest_that_points_outside_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    publish(&out, "one");
    let text = fs::read_to_string(out.join("manifest.json")).unwrap();
    fs::write(
        out.join("manifest.json"),
        text.replace("data/a.csv", "../a.csv"),
    )
    .unwrap();
    assert!(
        read_manifest(&out)
            .unwrap_err()
            .to_string()
            .contains("../a.csv")
    );
}
