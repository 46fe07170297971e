//! What one sentence says, in any language.

use std::ops::Range;

use waymark_model::plan::{Language, Modality, Quantity};

use crate::lexicon::{chinese, english};
use crate::mood::Mood;
use crate::words::Token;
use crate::{en, zh};

/// What a sentence says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) modality: Modality,
    /// The tokens that decided it.
    pub(crate) cue: Range<usize>,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) actors: Vec<String>,
    pub(crate) deadline: Option<String>,
    /// Where its main verbs stand; empty where any verb of it counts.
    pub(crate) acts: Vec<usize>,
}

/// Reads a sentence; `char_start` is its first code point in the document, `since` the first year of the
/// plan, 0 where it is not known.
pub(crate) fn say(
    sentence: &str,
    tokens: &[Token<'_>],
    mood: Mood,
    char_start: usize,
    language: Language,
    since: i16,
) -> Said {
    match language {
        Language::En => en::say(sentence, tokens, mood, char_start, since),
        Language::Zh => zh::say(sentence, tokens, mood, char_start, since),
    }
}

/// Numbers of a text that stands beside a commitment and measures it, such as an indicator.
pub(crate) fn quantities(
    text: &str,
    tokens: &[Token<'_>],
    char_start: usize,
    language: Language,
) -> Vec<Quantity> {
    match language {
        Language::En => {
            let place = en::Place {
                promise: true,
                beside: true,
                predicates: &[],
            };
            en::quantities(text, tokens, place, char_start)
        }
        Language::Zh => zh::quantities(text, tokens, true, char_start),
    }
}

/// The day that the words of a deadline mean.
pub(crate) fn due(words: &str, language: Language) -> Option<jiff::civil::Date> {
    match language {
        Language::En => en::due(words),
        Language::Zh => zh::due(words),
    }
}

/// The deadline in a cell or labelled line: its date words, or all of it where it is short.
pub(crate) fn deadline_beside(
    text: &str,
    tokens: &[Token<'_>],
    language: Language,
) -> Option<String> {
    const MOST_CHARS: usize = 60;
    let text = text.trim();
    let found = match language {
        Language::En => en::deadline(text, tokens, 0),
        Language::Zh => zh::deadline(text, tokens, 0),
    };
    let dated = text.chars().any(|c| c.is_ascii_digit()) || due(text, language).is_some();
    let short = !text.is_empty() && text.chars().count() <= MOST_CHARS;
    let empty = text.chars().all(|c| "-–—/. ".contains(c)) || text.eq_ignore_ascii_case("n/a");
    let endless = match language {
        Language::En => &english().time.endless,
        Language::Zh => &chinese().time.endless,
    };
    if endless.at(tokens, 0).is_some_and(|len| {
        tokens
            .get(len..)
            .is_none_or(|rest| !rest.iter().any(Token::is_word))
    }) {
        return None;
    }
    found
        .filter(|f| f.len() * 2 > text.len())
        .or_else(|| ((dated || short) && !empty).then(|| text.to_owned()))
}
