//! What goes wrong is said, and what stood there before still stands.

use std::fs;

use waymark_build::{BuildFailure, Options, Silent, build};

use crate::{copy, example, make, manifest};

#[test]
fn a_claim_that_does_not_recompute_stops_the_build_and_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let (ws, out) = (dir.path().join("ws"), dir.path().join("out"));
    copy(&example("atlantis"), &ws);
    make(&ws, &out, 2);
    let before = manifest(&out);
    let claims = fs::read_to_string(ws.join("claims.toml")).unwrap();
    let line = claims
        .lines()
        .find(|l| l.starts_with("numerator"))
        .unwrap()
        .to_owned();
    fs::write(
        ws.join("claims.toml"),
        claims.replacen(&line, "numerator = 5", 1),
    )
    .unwrap();
    let Err(BuildFailure::Findings(found)) = build(&ws, &out, Options::default(), &Silent) else {
        panic!("the claim should stop the build")
    };
    let claim = found.iter().find(|d| d.code == "E0305").unwrap();
    assert_eq!(claim.place.file, "claims.toml");
    assert!(claim.args.iter().any(|(_, v)| v.starts_with("5 /")));
    assert_eq!(manifest(&out), before);
    let mut left: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["out", "ws"]);
}

#[test]
fn a_folder_that_is_no_workspace_is_refused_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    let failure = build(dir.path(), &out, Options::default(), &Silent).unwrap_err();
    assert!(matches!(failure, BuildFailure::Findings(found) if !found.is_empty()));
    assert!(!out.exists());
}
