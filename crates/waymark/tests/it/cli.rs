//! The command as a person or a program meets it: output, exit codes, the same bytes anywhere.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn waymark(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.args(args).current_dir(root());
    command
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[track_caller]
pub(crate) fn run(args: &[&str], code: i32) -> (String, String) {
    let output = waymark(args).output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {output:?}");
    texts(&output)
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn help_names_every_command_with_an_example_and_the_exit_codes() {
    let (help, _) = run(&["--help"], 0);
    for word in [
        "new",
        "read",
        "check",
        "build",
        "verify",
        "serve",
        "demo",
        "Exit codes",
    ] {
        assert!(help.contains(word), "{word}");
    }
    for command in [
        "new",
        "read",
        "compare",
        "check",
        "build",
        "verify",
        "serve",
        "demo",
        "completions",
        "man",
    ] {
        let (help, _) = run(&[command, "--help"], 0);
        assert!(help.contains("Example"), "{command} shows an example");
    }
}

#[test]
fn wrong_usage_and_unreadable_input_end_with_two() {
    run(&["bild"], 2);
    let (_, err) = run(&["read", "no/such/file.md"], 2);
    assert!(err.contains("no/such/file.md"));
    let (_, err) = run(&["check", "no/such/folder"], 2);
    assert!(err.contains("waymark.toml"));
    let (_, err) = run(&["verify", "examples"], 2);
    assert!(err.contains("manifest.json"));
    let (_, err) = run(&["serve", "docs"], 2);
    assert!(err.contains("neither"));
}

#[test]
fn reading_gives_a_tree_or_one_record_per_sentence() {
    let plan = "examples/atlantis/plan/plan.md";
    let (tree, _) = run(&["read", plan], 0);
    assert!(tree.contains("none left over"));
    assert!(!tree.contains('\u{1b}'), "no colours when piped");
    let (json, _) = run(&["read", plan, "--json"], 0);
    for line in json.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(record["char_end"].as_u64() > record["char_start"].as_u64());
        assert!(record["modality"].is_string() && record["section"].is_string());
    }
}

#[test]
fn colours_are_on_only_where_asked_for() {
    let plan = "examples/atlantis/plan/plan.md";
    let (tree, _) = run(&["read", plan, "--color", "always"], 0);
    assert!(tree.contains('\u{1b}'));
    let output = waymark(&["read", plan])
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(!texts(&output).0.contains('\u{1b}'));
}

#[test]
fn a_new_workspace_goes_all_the_way() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).display().to_string();
    let (ws, out) = (path("ws"), path("out"));
    run(&["new", &ws], 0);
    run(&["new", &ws], 2);
    run(&["check", &ws], 0);
    let (json, _) = run(&["build", &ws, "-o", &out, "--json"], 0);
    let summary: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(summary["pages"].as_u64() > Some(5) && summary["claims"].as_u64() > Some(0));
    let (said, _) = run(&["verify", &out], 0);
    assert!(said.starts_with("Holds"));
    let file = dir.path().join("out/data/targets.csv");
    std::fs::write(&file, std::fs::read_to_string(&file).unwrap() + "x").unwrap();
    let (said, _) = run(&["verify", &out], 1);
    assert!(said.contains("data/targets.csv") && said.contains("Does not hold"));
}

#[test]
fn findings_name_place_cause_and_remedy_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws").display().to_string();
    run(&["new", &ws], 0);
    let file = dir.path().join("ws/observations.csv");
    std::fs::write(
        &file,
        std::fs::read_to_string(&file).unwrap() + "nothing,nowhere,2024,ten\n",
    )
    .unwrap();
    let (json, _) = run(&["check", &ws, "--json"], 1);
    for line in json.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(!finding["cause"].as_str().unwrap().is_empty());
        assert!(!finding["mend"].as_str().unwrap().is_empty());
        assert_eq!(finding["place"]["file"], "observations.csv");
    }
    let (english, _) = run(&["check", &ws], 1);
    let (chinese, _) = run(&["check", &ws, "--lang", "zh"], 1);
    assert!(english.contains("observations.csv:") && chinese.contains("observations.csv:"));
    assert!(
        chinese
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    );
}

#[test]
fn the_bytes_do_not_depend_on_time_zone_locale_or_threads() {
    let dir = tempfile::tempdir().unwrap();
    let settings = [
        ("Asia/Shanghai", "zh_CN.UTF-8", "1"),
        ("America/St_Johns", "C", "2"),
    ];
    let mut manifests = Vec::new();
    for (zone, locale, threads) in settings {
        let out = dir.path().join(threads);
        let out = out.display().to_string();
        let args = [
            "build",
            "examples/china-2021-2025",
            "-o",
            &out,
            "--threads",
            threads,
        ];
        let done = waymark(&args)
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
        manifests.push(std::fs::read_to_string(Path::new(&out).join("manifest.json")).unwrap());
    }
    assert_eq!(manifests[0], manifests[1]);
}

#[test]
fn a_pipe_closed_early_is_no_error() {
    let mut child = waymark(&["read", "examples/china-2021-2025/plan/plan.md", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(!texts(&output).1.contains("panicked"), "{output:?}");
}

#[test]
fn completions_and_the_manual_page_come_from_the_definition() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            run(&["completions", shell], 0).0.contains("waymark"),
            "{shell}"
        );
    }
    let (page, _) = run(&["man"], 0);
    assert!(page.contains(".TH") && page.contains("WAYMARK BUILD") && page.contains("verify"));
}

#[test]
fn a_pdf_is_read_and_a_broken_one_has_no_register() {
    let plan = "crates/documents/tests/data/two-columns.pdf";
    let (records, _) = run(&["read", "--json", plan], 0);
    assert!(records.contains("\"by 31 December 2029\""));
    let dir = tempfile::tempdir().unwrap();
    let broken = dir.path().join("plan.pdf");
    std::fs::write(&broken, "%PDF-1.7 and no more").unwrap();
    let (said, _) = run(&["read", broken.to_str().unwrap()], 1);
    assert!(
        said.contains("E0122") && !said.contains("0 commitments"),
        "{said}"
    );
}
