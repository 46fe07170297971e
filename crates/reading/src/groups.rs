//! For whom: groups named in a sentence, its paragraph opening or its section title.

use waymark_model::GroupId;

use crate::lexicon::lexicon;
use crate::tokens::{Token, tokens};

/// A group and the words that name it.
pub(crate) type Named = (GroupId, String);

/// Groups named in a text.
pub(crate) fn named(text: &str, tokens: &[Token]) -> Vec<Named> {
    lexicon()
        .groups
        .iter()
        .filter_map(|(id, words)| {
            let (at, len) = words.find(tokens, 0..tokens.len())?;
            let (first, last) = (tokens.get(at)?, tokens.get(at + len - 1)?);
            Some((id.clone(), text.get(first.start..last.end)?.to_owned()))
        })
        .collect()
}

/// Groups named in a heading.
pub(crate) fn of_heading(text: &str) -> Vec<Named> {
    named(text, &tokens(text))
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
