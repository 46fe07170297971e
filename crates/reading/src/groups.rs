//! For whom: groups named in a sentence, its paragraph opening or its section title.

use waymark_model::GroupId;
use waymark_model::plan::Language;

use crate::lexicon::{Common, common};
use crate::words::{Token, lowered, tokens};

/// A group and the words that name it.
pub(crate) type Named = (GroupId, String);

/// Groups named in a text.
pub(crate) fn named(text: &str, tokens: &[Token<'_>], words: &Common) -> Vec<Named> {
    let Some((first, _)) = words.any_group.find(tokens, 0..tokens.len()) else {
        return Vec::new();
    };
    words
        .groups
        .iter()
        .filter_map(|(id, words)| {
            let (at, len) = words.find(tokens, first..tokens.len())?;
            let (first, last) = (tokens.get(at)?, tokens.get(at + len - 1)?);
            Some((id.clone(), text.get(first.start..last.end)?.to_owned()))
        })
        .collect()
}

/// Groups named in a heading.
pub(crate) fn of_heading(text: &str, language: Language) -> Vec<Named> {
    let words = common(language);
    let lower = lowered(text);
    named(text, &tokens(text, &lower, &words.vocabulary), words)
}

/// All groups of a sentence: its own first, then those of its headings.
pub(crate) fn together(own: &[Named], headings: &[Named]) -> Vec<Named> {
    let mut out = own.to_vec();
    for (id, words) in headings {
        if !out.iter().any(|(other, _)| other == id) {
            out.push((id.clone(), words.clone()));
        }
    }
    out
}
