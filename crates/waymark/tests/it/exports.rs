//! `waymark read --to` and `--explain` as a person or a program meets them.

use std::path::Path;

use crate::cli::{root, run};

const PLAN: &str = "examples/atlantis/plan/plan.md";

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn a_register_reads_back_to_the_plan_that_was_read() {
    for plan in [PLAN, "examples/china-2021-2025/plan/plan.md"] {
        let (json, err) = run(&["read", plan, "--to", "json"], 0);
        assert_eq!(err, "");
        let text = bytes(&root().join(plan));
        let (read, _) = waymark_reading::read(&text, waymark_reading::Format::Markdown);
        assert_eq!(waymark_exchange::json::from_json(&json).unwrap(), read);
    }
}

#[test]
fn every_format_is_written_where_it_is_wanted() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    for (to, start) in [
        ("json", "{\n  \"schema\": \"waymark-register\""),
        ("xlsx", "PK"),
        (
            "akn",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso",
        ),
        ("html", "<!doctype html>"),
        ("records", "{\"id\":"),
    ] {
        let out = at(to).display().to_string();
        let (said, remark) = run(&["read", PLAN, "--to", to, "-o", &out], 0);
        assert_eq!(said, "", "results go to the file");
        assert!(remark.contains("commitments"), "{remark}");
        let first = bytes(&at(to));
        assert!(first.starts_with(start.as_bytes()), "{to}");
        run(&["read", PLAN, "--to", to, "-o", &out], 0);
        assert!(first == bytes(&at(to)), "{to}: the same bytes twice");
    }
    let tables = at("tables").display().to_string();
    run(&["read", PLAN, "--to", "csv", "-o", &tables], 0);
    for name in ["register.csv", "targets.csv", "register.csv-metadata.json"] {
        assert!(bytes(&at("tables").join(name)).len() > 1000, "{name}");
    }
    let (csv, _) = run(&["read", PLAN, "--to", "csv"], 0);
    assert_eq!(csv.into_bytes(), bytes(&at("tables/register.csv")));
    let (records, _) = run(&["read", PLAN, "--to", "records"], 0);
    assert_eq!(records, run(&["read", PLAN, "--json"], 0).0);
}

#[test]
fn the_page_shows_all_of_the_text_in_the_language_that_is_asked_for() {
    let (html, _) = run(&["read", PLAN, "--to", "html", "--lang", "zh"], 0);
    assert!(html.contains("<html lang=\"zh\">") && html.contains("<article lang=\"en\">"));
    assert!(html.contains("National Human Rights Action Plan of Atlantis"));
    assert!(!html.contains("<script"));
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let plan = dir.path().join("plan.md");
    std::fs::write(&plan, "# Plan\n\n## I. Health\n\nCare will be free.\n").unwrap();
    let plan = plan.display().to_string();
    let (_, err) = run(&["read", &plan, "--to", "json", "-o", &plan], 2);
    assert!(err.contains("is the plan itself"), "{err}");
    assert!(
        std::fs::read_to_string(&plan)
            .unwrap()
            .starts_with("# Plan")
    );
    let (_, err) = run(&["read", &plan, "--to", "csv", "-o", &plan], 2);
    assert!(err.contains("name a folder"), "{err}");
    let (_, err) = run(&["read", &plan, "--to", "csv", "-o", "out/register.csv"], 2);
    assert!(err.contains("name a folder"), "{err}");
    let nowhere = dir.path().join("no/such/place.json").display().to_string();
    let (_, err) = run(&["read", &plan, "--to", "json", "-o", &nowhere], 2);
    assert!(err.contains("place.json"), "{err}");
    run(&["read", &plan, "-o", &nowhere], 2);
    run(&["read", &plan, "--to", "json", "--json"], 2);
    run(&["read", &plan, "--to", "json", "--explain", "all"], 2);
}

#[test]
fn a_sentence_is_explained_in_both_languages() {
    let (english, _) = run(&["read", PLAN, "--explain", "I.1.1-1"], 0);
    assert!(english.starts_with("I.1.1-1\n"));
    for part in [
        "plan.md",
        "line 13",
        "What it does",
        "Rule:",
        "How checkable",
        "To mend:",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    let (chinese, _) = run(&["read", PLAN, "--explain", "I.1.1-1", "--lang", "zh"], 0);
    assert!(chinese.contains("句子的作用") && chinese.contains("如何改进"));
    let (all, _) = run(&["read", PLAN, "--explain", "all"], 0);
    assert!(
        all.contains("\n\nIV.") || all.contains("\n\nIII."),
        "sentences to the end"
    );
    assert!(all.lines().count() > 20 * english.lines().count());
    let (section, _) = run(&["read", PLAN, "--explain", "I.1"], 0);
    assert!(section.contains(english.trim_end()));
}

#[test]
fn an_unknown_reference_gets_the_nearest_ones() {
    let (out, err) = run(&["read", PLAN, "--explain", "I.1.1-7"], 2);
    assert_eq!(out, "");
    assert!(
        err.contains("“I.1.1-7”") && err.contains("I.1.1-1"),
        "{err}"
    );
    let (_, err) = run(&["read", PLAN, "--explain", "I.1.1-7", "--lang", "zh"], 2);
    assert!(err.contains("最接近的是"), "{err}");
}
