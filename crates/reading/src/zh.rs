//! What a Chinese sentence says. A Han character is a token of its own; words are phrases of characters.

mod actors;
mod deadline;
mod found;
mod number;
mod predicate;
mod quantities;
mod role;

pub(crate) use deadline::{deadline, due};
pub(crate) use quantities::quantities;

use crate::lead::Lead;
use crate::mood::Mood;
use crate::said::Said;
use crate::words::Token;

/// Reads a sentence.
pub(crate) fn say(
    sentence: &str,
    tokens: &[Token<'_>],
    mood: Mood,
    char_start: usize,
    since: i16,
) -> Said {
    let acts = predicate::acts(tokens);
    let (modality, cue) = predicate::modality(tokens, &acts, mood, since);
    let commitment = modality.is_commitment();
    let mut said = Said {
        modality,
        cue,
        quantities: quantities(sentence, tokens, commitment, char_start),
        actors: Vec::new(),
        deadline: None,
        acts: Vec::new(),
    };
    if commitment {
        said.actors = actors::actors(sentence, tokens, &acts);
        said.deadline = deadline(sentence, tokens, since);
    }
    said
}

/// What the opening of a list says.
pub(crate) fn lead(sentence: &str, tokens: &[Token<'_>]) -> Lead {
    let acts = predicate::acts(tokens);
    Lead {
        promises: true,
        actors: actors::actors(sentence, tokens, &acts),
        deadline: deadline(sentence, tokens, 0),
    }
}
