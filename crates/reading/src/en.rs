//! What an English sentence says.

mod actors;
mod bare;
mod deadline;
mod found;
mod modality;
mod names;
mod number;
mod predicate;
mod present;
mod quantities;
mod role;

pub(crate) use bare::{has_finite_verb, is_gerund};
pub(crate) use deadline::{deadline, due};
pub(crate) use present::tells;
pub(crate) use quantities::quantities;
pub(crate) use role::Place;

use waymark_model::plan::{Modality, Quantity, QuantityRole};

use crate::lead::Lead;
use crate::lexicon::english;
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
    let predicates = predicate::predicates(tokens);
    let deadline = deadline(sentence, tokens, since);
    let (modality, cue) = modality::modality(tokens, &predicates, mood, deadline.is_some());
    let commitment = modality.is_commitment();
    let place = Place {
        promise: commitment,
        beside: false,
        predicates: &predicates,
    };
    let mut said = Said {
        modality,
        cue,
        quantities: quantities(sentence, tokens, place, char_start),
        actors: Vec::new(),
        deadline: None,
        acts: Vec::new(),
    };
    said.modality = changed(said.modality, tokens, &predicates, &said.quantities);
    if commitment {
        said.actors = actors::actors(sentence, tokens, &predicates, (modality, &said.cue));
        said.deadline = deadline;
        for p in &predicates {
            // "Efforts will be made to establish": the verb behind "to" is the act.
            match english().around.light.at(tokens, p.group) {
                Some(len) => said.acts.push(p.group + len),
                None => said.acts.extend([p.verb, p.group]),
            }
        }
    }
    said
}

/// Whether a text is the name of a body from its first word to its last.
pub(crate) fn names_body(tokens: &[Token<'_>]) -> bool {
    let acronym = matches!(tokens, [only] if only.acronym);
    acronym || names::name_at(tokens, 0) == Some(tokens.len())
}

/// "Enlarge the inspectorate from 31 to 75 posts": what has a baseline exists and grows. A duty stays one,
/// unless its verb itself tells of growth ("the share shall rise").
fn changed(
    modality: Modality,
    tokens: &[Token<'_>],
    predicates: &[predicate::Predicate],
    quantities: &[Quantity],
) -> Modality {
    let based = quantities
        .iter()
        .any(|q| q.role == QuantityRole::Target && q.baseline.is_some());
    let grows = || {
        let verb = predicates.first().map(|p| modality::class(tokens, p.verb));
        matches!(verb, Some(Some((Modality::Strengthen, _))))
    };
    match modality {
        Modality::NewAction if based => Modality::Strengthen,
        Modality::Guarantee if based && grows() => Modality::Strengthen,
        other => other,
    }
}

/// What the opening of a list says: it promises where its predicate does.
pub(crate) fn lead(sentence: &str, tokens: &[Token<'_>]) -> Lead {
    let predicates = predicate::predicates(tokens);
    let around = &english().around;
    let planned = predicates
        .first()
        .is_some_and(|p| p.kind != predicate::Kind::Possible && !p.negated);
    // "The following fed into the text:" tells what was.
    let near = tokens.len().saturating_sub(5)..tokens.len();
    // "The Ministry, in cooperation with the Agency, intends:"
    const INTENDS: [&str; 10] = [
        "intends",
        "intend",
        "undertakes",
        "undertake",
        "plans",
        "proposes",
        "pledges",
        "commits",
        "resolves",
        "decided",
    ];
    let intends = tokens.len() > 2
        && tokens
            .get(tokens.len() - 2)
            .is_some_and(|t| INTENDS.contains(&t.text));
    let short = around.measures.find(tokens, near).is_some();
    let listed = (short || !predicates.is_empty())
        && around.measures.find(tokens, 0..tokens.len()).is_some()
        && predicates
            .first()
            .is_none_or(|p| p.kind != predicate::Kind::Possible);
    let promises = planned
        || listed
        || intends
        || modality::modality(tokens, &predicates, Mood::Plain, false)
            .0
            .is_commitment();
    let named = actors::actors(
        sentence,
        tokens,
        &predicates,
        (Modality::NewAction, &(0..0)),
    );
    let opening = predicates.is_empty() && promises;
    let mut actors = if opening {
        actors::of_opening(sentence, tokens)
    } else {
        Vec::new()
    };
    for name in named {
        if !actors.contains(&name) {
            actors.push(name);
        }
    }
    Lead {
        promises,
        actors,
        deadline: deadline(sentence, tokens, 0),
    }
}
