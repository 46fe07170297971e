//! A doubter finds what was changed, wherever it was changed.

use std::fs;
use std::path::Path;

use waymark_build::{Options, Silent, Verification, verify};
use waymark_release::Mismatch;
use waymark_release::manifest::hex;

use crate::{example, make};

fn doubt(out: &Path) -> Verification {
    verify(out, Options::default(), &Silent).unwrap()
}

fn edit(out: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(out.join(path)).unwrap();
    assert!(text.contains(from), "{path} has no '{from}'");
    fs::write(out.join(path), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_untouched_release_holds() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    make(&example("atlantis"), &out, 2);
    let found = doubt(&out);
    assert!(
        found.holds() && found.same_engine && found.claims > 0,
        "{found:#?}"
    );
}

#[test]
fn an_edited_result_with_a_mended_manifest_fails_the_rebuild() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    make(&example("atlantis"), &out, 2);
    edit(&out, "data/targets.csv", ",behind,", ",met,");
    assert_eq!(
        doubt(&out).changed,
        [Mismatch::Changed("data/targets.csv".into())]
    );
    forge(&out, "data/targets.csv");
    let found = doubt(&out);
    assert!(found.changed.is_empty(), "the manifest was forged");
    assert_eq!(
        found.rebuilt,
        Some(vec![Mismatch::Changed("data/targets.csv".into())])
    );
    assert!(!found.holds());
}

#[test]
fn an_edited_input_is_found_by_its_hash() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    make(&example("atlantis"), &out, 2);
    let csv = fs::read_to_string(out.join("inputs/observations.csv")).unwrap();
    fs::write(out.join("inputs/observations.csv"), csv + "\n").unwrap();
    assert_eq!(
        doubt(&out).changed,
        [Mismatch::Changed("inputs/observations.csv".into())]
    );
}

/// Writes the true length and hash of a changed file into the manifest, as a forger would.
fn forge(out: &Path, path: &str) {
    use sha2::{Digest as _, Sha256};
    let bytes = fs::read(out.join(path)).unwrap();
    let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
    let line = manifest
        .lines()
        .find(|l| l.contains(&format!("\"{path}\"")))
        .unwrap();
    let comma = if line.ends_with(',') { "," } else { "" };
    let new = format!(
        "    {{\"path\": \"{path}\", \"bytes\": {}, \"sha256\": \"{}\"}}{comma}",
        bytes.len(),
        hex(&Sha256::digest(&bytes))
    );
    fs::write(out.join("manifest.json"), manifest.replace(line, &new)).unwrap();
}
