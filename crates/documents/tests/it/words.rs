//! The words of the findings: every code has its words, and its rule.

use std::collections::BTreeSet;

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What the source makes: codes, and the names of their values.
fn made() -> Vec<(String, Vec<String>)> {
    let source = read("crates/documents/src/findings.rs");
    let quoted = |text: &str| text.split('"').nth(1).unwrap().to_owned();
    let functions = source.split("pub(crate) fn ").skip(1);
    functions
        .map(|f| {
            let code = f
                .split("Diagnostic::")
                .skip(1)
                .find(|p| p.contains("(\""))
                .unwrap();
            (
                quoted(code),
                f.split(".with(").skip(1).map(quoted).collect(),
            )
        })
        .collect()
}

#[test]
fn every_code_has_words_in_both_languages_and_a_rule() {
    let made = made();
    assert!(made.len() > 10);
    assert_eq!(
        made.iter()
            .map(|(code, _)| code)
            .collect::<BTreeSet<_>>()
            .len(),
        made.len()
    );
    let rules = read("docs/rules.md");
    for lang in ["en", "zh"] {
        let all = read(&format!("locales/{lang}/diagnostics.ftl"));
        for (code, names) in &made {
            assert!(rules.contains(&format!("| {code} |")), "{code}");
            let words = all.split(&format!("\n{code} = ")).nth(1).unwrap();
            let end = words
                .find("\nE")
                .unwrap()
                .min(words.find("\nW").unwrap_or(usize::MAX));
            let words = &words[..end];
            assert!(words.contains(".mend = "), "{code}");
            let used: Vec<_> = words
                .split("{ $")
                .skip(1)
                .map(|w| w.split(' ').next().unwrap())
                .collect();
            assert_eq!(&used, names, "{code} {lang}");
        }
    }
}
