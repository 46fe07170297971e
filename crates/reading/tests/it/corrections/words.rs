//! Every conflict can be said, in both languages.

#[test]
fn every_code_of_corrections_and_references_has_words_and_a_rule() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let read = |path: &str| std::fs::read_to_string(format!("{root}/{path}")).unwrap();
    let rules = read("docs/rules.md");
    let mut sources = String::new();
    for file in [
        "corrections.rs",
        "corrections/find.rs",
        "corrections/shape.rs",
        "corrections/shape/wishes.rs",
        "references.rs",
        "references/file.rs",
    ] {
        sources += &read(&format!("crates/reading/src/{file}"));
    }
    let mut codes: Vec<&str> = sources
        .split('"')
        .filter(|t| t.len() == 5 && (t.starts_with("E01") || t.starts_with("W01")))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 15, "{codes:?}");
    for code in codes {
        assert!(rules.contains(&format!("| {code} |")), "{code}");
        for lang in ["en", "zh"] {
            let words = read(&format!("locales/{lang}/diagnostics.ftl"));
            assert!(words.contains(&format!("\n{code} = ")), "{lang} {code}");
        }
    }
}
