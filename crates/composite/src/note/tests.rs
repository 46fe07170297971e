//! Every code has a formula, words in both languages, and the defaults that the engine takes.

use waymark_i18n::Catalog;
use waymark_index::parameters::{Parameters, Value};
use waymark_index::{aggregate, normalise};

use super::{formula, in_words};
use crate::proportion::{FRONTIERS, PASTS};
use crate::steps::{FILLINGS, FIRSTS, SECONDS};
use crate::weighting::KNOWN;

/// Parameters that have no default.
fn needed(code: &str) -> Parameters {
    let given: &[(&str, f64)] = match code {
        "goalposts" => &[("lo", 0.0), ("hi", 1.0)],
        "distance_to_target" => &[("target", 1.0)],
        "reference" => &[("row", 1.0)],
        "generalised" => &[("power", 2.0)],
        "power" => &[("exponent", 2.0)],
        "exponential" => &[("bend", 2.0)],
        "veto" => &[("below", 1.0), ("at_most", 2.0)],
        "benefit_of_doubt_robust" => &[("draws", 9.0)],
        _ => &[],
    };
    let lists: &[(&str, &[f64])] = match code {
        "categories" | "line" => &[("values", &[0.0, 1.0]), ("scores", &[0.0, 100.0])],
        "classes" => &[("borders", &[1.0]), ("scores", &[0.0, 100.0])],
        _ => &[],
    };
    let lists = lists.iter();
    let lists = lists.map(|(name, list)| ((*name).to_owned(), Value::List(list.to_vec())));
    let given = given.iter();
    let given = given.map(|(name, x)| ((*name).to_owned(), Value::Number(*x)));
    given.chain(lists).collect()
}

fn with_defaults(code: &str) -> Parameters {
    let mut out = needed(code);
    for (name, text) in formula::defaults(code) {
        let value = match *text {
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            number => Value::Number(number.parse().unwrap()),
        };
        out.insert((*name).to_owned(), value);
    }
    out
}

#[test]
fn every_rule_has_a_formula_words_and_true_defaults() {
    let catalogs = ["en", "zh"].map(Catalog::named);
    let known = |key: &str| {
        for catalog in &catalogs {
            let words = catalog.text(key, &[]);
            assert!(catalog.knows(key) && words.lang == catalog.lang(), "{key}");
        }
    };
    for entry in normalise::REGISTRY {
        assert!(formula::of(entry.code).is_some(), "{}", entry.code);
        known(&format!("normalisation-{}", entry.code));
        let plain = normalise::Normalisation::by_code(entry.code, &needed(entry.code));
        let said = normalise::Normalisation::by_code(entry.code, &with_defaults(entry.code));
        assert_eq!(plain, said, "{}", entry.code);
    }
    for entry in aggregate::REGISTRY {
        assert!(formula::of(entry.code).is_some(), "{}", entry.code);
        known(&format!("aggregation-{}", entry.code));
        let plain = aggregate::Aggregation::by_code(entry.code, &needed(entry.code));
        let said = aggregate::Aggregation::by_code(entry.code, &with_defaults(entry.code));
        assert_eq!(plain, said, "{}", entry.code);
    }
}

#[test]
fn every_word_of_the_method_has_words_in_both_languages() {
    let families: [(&str, &[&str]); 6] = [
        ("note-impute-", &FILLINGS),
        ("note-treat-", &FIRSTS),
        ("note-then-", &SECONDS),
        ("note-frontier-", &FRONTIERS),
        ("note-over_time-", &PASTS),
        ("note-weighting-", &KNOWN),
    ];
    for catalog in ["en", "zh"].map(Catalog::named) {
        for (family, codes) in families {
            for code in codes {
                let key = format!("{family}{code}");
                assert_eq!(catalog.text(&key, &[]).lang, catalog.lang(), "{key}");
            }
        }
    }
}

/// Names of variables and parameters stay as they are; whole phrases are words of a language.
#[test]
fn formulas_hold_no_english_phrase_in_chinese() {
    let (english, chinese) = (Catalog::named("en"), Catalog::named("zh"));
    let steps = [
        "denominate",
        "treat",
        "screen",
        "frontier_hull",
        "frontier_quantile",
        "frontier_order_m",
        "inequality",
        "effective_weight",
        "coverage",
        "sobol",
    ];
    let scales = normalise::REGISTRY.iter().map(|e| e.code);
    let rules = aggregate::REGISTRY.iter().map(|e| e.code);
    for code in scales.chain(rules).chain(steps) {
        let formula = formula::of(code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!(in_words(formula, &english), formula, "{code}");
        let said = in_words(formula, &chinese);
        let words: Vec<&str> = said.split([' ', '\n']).collect();
        let plain = |word: &str| {
            let letters = word.trim_end_matches([',', ';', ':', ')']);
            letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_lowercase())
        };
        let phrase = words.windows(2).find(|w| plain(w[0]) && plain(w[1]));
        assert_eq!(phrase, None, "{code}: {said}");
        for word in [
            "with", "where", "over", "between", "of", "the", "from", "by",
        ] {
            assert!(!words.contains(&word), "{code}: {said}");
        }
    }
}
