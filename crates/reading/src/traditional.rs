//! Chinese word lists are kept in simplified characters; this gives their forms in traditional ones.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

#[derive(Deserialize)]
struct PairFile {
    pairs: Vec<String>,
}

/// Simplified character → traditional ones, the usual first.
fn pairs() -> &'static BTreeMap<char, Vec<char>> {
    static PAIRS: OnceLock<BTreeMap<char, Vec<char>>> = OnceLock::new();
    PAIRS.get_or_init(|| {
        // The file is part of the program: a test reads it.
        let file: PairFile = toml::from_str(include_str!("../lexicon/zh/traditional.toml"))
            .expect("the embedded characters are well-formed");
        let entries = file.pairs.iter().flat_map(|line| line.split(' '));
        entries
            .filter_map(|entry| {
                let mut chars = entry.chars();
                Some((chars.next()?, chars.collect()))
            })
            .collect()
    })
}

/// The phrase in traditional characters, in each way it may be written; empty where nothing changes.
pub(crate) fn forms(phrase: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in phrase.chars() {
        let own = [c];
        let others = pairs().get(&c).map_or(&own[..], Vec::as_slice);
        all = all
            .iter()
            .flat_map(|begun| others.iter().map(move |o| format!("{begun}{o}")))
            .collect();
    }
    all.retain(|form| form != phrase);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_is_given() {
        assert_eq!(forms("权利"), ["權利"]);
        assert_eq!(forms("人口"), Vec::<String>::new());
        assert_eq!(forms("联系"), ["聯係", "聯系", "聯繫"]);
    }
}
