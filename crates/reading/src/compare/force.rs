//! The order of force, read from `force.toml`.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use waymark_model::plan::Modality;

/// How much a modality binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Force {
    /// The modality.
    pub modality: Modality,
    /// 1 for the weakest.
    pub rank: u8,
    /// Why it stands there.
    pub reason: String,
}

#[derive(Deserialize)]
struct File {
    force: Vec<Force>,
    down: Down,
}

#[derive(Deserialize)]
struct Down {
    words: Vec<String>,
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| {
        // The file is part of the program: a test reads it.
        toml::from_str(include_str!("force.toml"))
            .expect("the embedded order of force is well-formed")
    })
}

/// The order of force, weakest first.
#[must_use]
pub fn forces() -> &'static [Force] {
    &file().force
}

/// The rank of a modality; 0 for one that promises nothing.
pub(crate) fn rank(modality: Modality) -> u8 {
    let found = forces().iter().find(|f| f.modality == modality);
    found.map_or(0, |f| f.rank)
}

/// Whether the words aim at a smaller number.
pub(crate) fn aims_down(text: &str) -> bool {
    let lower = text.to_lowercase();
    let stands = |words: &String| {
        lower.match_indices(words.as_str()).any(|(at, _)| {
            let beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let before = lower.get(..at).and_then(|s| s.chars().next_back());
            let after = lower.get(at + words.len()..).and_then(|s| s.chars().next());
            !beside(before) && !beside(after)
        })
    };
    file().down.words.iter().any(stands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_modality_that_promises_has_a_rank_with_a_reason() {
        let ranks: Vec<u8> = forces().iter().map(|f| f.rank).collect();
        assert!(ranks.is_sorted() && ranks.first() == Some(&1));
        assert!(
            forces()
                .iter()
                .all(|f| f.modality.is_commitment() && f.reason.len() > 20)
        );
        assert_eq!(forces().len(), 6);
        assert!(rank(Modality::Encourage) < rank(Modality::Continue));
        assert_eq!(rank(Modality::Continue), rank(Modality::Strengthen));
        assert!(rank(Modality::Strengthen) < rank(Modality::NewAction));
        assert!(rank(Modality::NewAction) < rank(Modality::Guarantee));
        assert_eq!(rank(Modality::Guarantee), rank(Modality::Prohibit));
        assert_eq!(rank(Modality::Context), 0);
    }

    #[test]
    fn whole_words_only_aim_down() {
        assert!(aims_down("Deaths will be reduced to 9.") && aims_down("婴儿死亡率降低到5‰"));
        assert!(!aims_down("An executive order on cuttings will be issued."));
    }
}
