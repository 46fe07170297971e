//! Every code can be said in both languages, with the values it carries and no others.

use std::collections::{BTreeMap, BTreeSet};

use waymark_i18n::Catalog;

use super::{reason, remark, wrong};
use crate::said::{Hint, Said, Value};

type Codes = &'static [(&'static str, &'static [&'static str])];

fn all() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    let families: [Codes; 3] = [wrong::ALL, remark::ALL, reason::ALL];
    families.into_iter().flatten().copied()
}

/// What stands in the files of a language under a code: the values that the words and the way out use.
fn messages(lang: &str) -> BTreeMap<String, (BTreeSet<String>, bool)> {
    let mut out: BTreeMap<String, (BTreeSet<String>, bool)> = BTreeMap::new();
    for file in ["problems", "composite"] {
        let path = format!(
            "{}/../../locales/{lang}/{file}.ftl",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).unwrap();
        let mut code = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" = ")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                key.clone_into(&mut code);
            }
            let own = out.entry(code.clone()).or_default();
            own.1 |= line.starts_with("    .mend = ");
            let name = |piece: &str| -> String {
                let letters = piece.chars();
                letters
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect()
            };
            own.0.extend(line.split('$').skip(1).map(name));
        }
    }
    out
}

#[test]
fn every_code_has_words_in_both_languages_with_its_own_values() {
    for lang in ["en", "zh"] {
        let known = messages(lang);
        for (code, args) in all() {
            let Some((used, mend)) = known.get(code) else {
                panic!("{lang}: no words for {code}");
            };
            let args: BTreeSet<String> = args.iter().map(|a| (*a).to_owned()).collect();
            assert_eq!(*used, args, "{lang}: {code}");
            assert_eq!(*mend, code.starts_with("problem-"), "{lang}: {code}");
        }
        let codes: BTreeSet<&str> = all().map(|(code, _)| code).collect();
        let unused: Vec<&String> = known
            .keys()
            .filter(|key| {
                let family = key.split_once('-').map_or("", |(family, _)| family);
                ["problem", "remark", "reason"].contains(&family) && !codes.contains(key.as_str())
            })
            .collect();
        assert!(unused.is_empty(), "{lang}: {unused:?}");
    }
}

#[test]
fn every_code_reads_as_sentences_without_a_hole() {
    for lang in ["en", "zh"] {
        let catalog = Catalog::named(lang);
        for (code, args) in all() {
            let value = |name: &&'static str| {
                let value = match *name {
                    "hint" => Value::Hint(Hint::Near("near".to_owned())),
                    "count" | "units" | "groups" | "children" | "steps" | "rows" => Value::Count(2),
                    other => Value::Text(other.to_owned()),
                };
                (*name, value)
            };
            let said = Said {
                code,
                args: args.iter().map(value).collect(),
            };
            for text in [said.text(&catalog), said.mend(&catalog)] {
                assert!(
                    !text.contains("{$") && !text.contains("  ") && !text.contains('\n'),
                    "{lang}: {code}: {text}"
                );
                let ends = [".", "?", "。", "？", "why", "reason"];
                assert!(
                    text.is_empty() || ends.iter().any(|end| text.ends_with(end)),
                    "{lang}: {code}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_hint_names_the_nearest_word_or_the_few_there_are() {
    let say = |hint: Hint, lang: &str| {
        let said = wrong::no_step("treet", hint);
        let catalog = Catalog::named(lang);
        [said.text(&catalog), said.mend(&catalog)]
    };
    let known = ["treat", "screen"];
    let near = crate::problem::hint("treet", known);
    let far = crate::problem::hint("divide", known);
    assert_eq!(
        say(near.clone(), "en"),
        ["There is no step \"treet\".", "Did you mean \"treat\"?"]
    );
    assert_eq!(
        say(near, "zh"),
        ["没有名为“treet”的步骤。", "是否应为“treat”？"]
    );
    assert_eq!(say(far.clone(), "en")[1], "Known: treat and screen.");
    assert_eq!(say(far, "zh")[1], "可用的有：treat和screen。");
    let many: Vec<String> = (0..50).map(|n| format!("column_{n}")).collect();
    let many = crate::problem::hint("x", many.iter().map(String::as_str));
    assert_eq!(say(many, "en")[1], "Look at its spelling.");
    assert_eq!(say(crate::problem::hint("x", []), "en")[1], "");
}
