//! What stands beside a commitment: the opening of its list, labelled lines, other cells of its row.

mod bodies;

use waymark_model::plan::{Criterion, Language, QuantityRole, Sentence};

use self::bodies::names;
use crate::lead::Lead;
use crate::lexicon::common;
use crate::said::{deadline_beside, due, quantities};
use crate::structure::Field;
use crate::trailing::{Piece, trailing};
use crate::words::{fold, lowered, tokens};

/// Gives an item what the opening of its list says.
pub(crate) fn inherit(sentence: &mut Sentence, lead: &Lead, language: Language) {
    if sentence.actors.is_empty()
        && let Some(first) = lead.actors.first()
    {
        meet(sentence, Criterion::Owned, first);
        sentence.actors.clone_from(&lead.actors);
    }
    if sentence.deadline.is_none()
        && let Some(deadline) = &lead.deadline
    {
        set_deadline(sentence, deadline.clone(), language);
    }
}

/// Adds what the brackets at the end of a sentence say.
pub(crate) fn bracketed(sentence: &mut Sentence, text: &str, language: Language) {
    for piece in trailing(text, language) {
        match piece {
            Piece::Body(name) => {
                meet(sentence, Criterion::Owned, &name);
                add_body(&mut sentence.actors, name);
            }
            Piece::Deadline(words) if sentence.deadline.is_none() => {
                set_deadline(sentence, words, language);
            }
            Piece::Deadline(_) => {}
        }
    }
}

/// Adds what a labelled line or cell says; `char_start` is the first code point of `text`.
pub(crate) fn amend(
    sentence: &mut Sentence,
    field: Field,
    text: &str,
    char_start: usize,
    language: Language,
) {
    let words = fold(text);
    if words.is_empty() || words.chars().all(|c| "-–—/.".contains(c)) {
        return;
    }
    let lower = lowered(text);
    let tokens = tokens(text, &lower, &common(language).vocabulary);
    match field {
        Field::Body => {
            for name in names(text, &tokens) {
                meet(sentence, Criterion::Owned, &name);
                add_body(&mut sentence.actors, name);
            }
        }
        // A date in the sentence itself is the nearer one.
        Field::Deadline if sentence.deadline.is_some() => {}
        Field::Deadline => {
            if let Some(found) = deadline_beside(text, &tokens, language) {
                set_deadline(sentence, fold(&found), language);
            }
        }
        Field::Indicator => {
            meet(sentence, Criterion::Evidenced, &words);
            for quantity in quantities(text, &tokens, char_start, language) {
                if quantity.role == QuantityRole::Target {
                    for criterion in [Criterion::Target, Criterion::Measurable] {
                        meet(sentence, criterion, &quantity.text);
                    }
                }
                if let Some(baseline) = quantity.baseline {
                    meet(sentence, Criterion::Baseline, &baseline.to_string());
                }
                let known = sentence
                    .quantities
                    .iter()
                    .any(|q| q.role == quantity.role && q.value.total_cmp(&quantity.value).is_eq());
                if !known {
                    sentence.quantities.push(quantity);
                }
            }
        }
        Field::Resources => meet(sentence, Criterion::Resourced, &words),
        Field::Baseline => meet(sentence, Criterion::Baseline, &words),
        Field::Action | Field::Number | Field::Other => {}
    }
}

fn set_deadline(sentence: &mut Sentence, deadline: String, language: Language) {
    meet(sentence, Criterion::TimeBound, &deadline);
    sentence.due = due(&deadline, language);
    sentence.deadline = Some(deadline);
}

/// A criterion that was not met is met by these words.
fn meet(sentence: &mut Sentence, criterion: Criterion, words: &str) {
    let results = sentence
        .assessability
        .as_mut()
        .map(|a| a.results.as_mut_slice())
        .unwrap_or_default();
    for result in results
        .iter_mut()
        .filter(|r| r.criterion == criterion && !r.met)
    {
        result.met = true;
        words.clone_into(&mut result.words);
    }
}

/// "Judiciary" in the sentence and "the Judiciary" beside it are one; "Correctional Service" is the "Tamsara
/// Correctional Service" beside it.
fn add_body(known: &mut Vec<String>, name: String) {
    let lower = name.to_lowercase();
    let short = |o: &String| {
        let o = o.to_lowercase();
        o == lower
            || lower
                .strip_suffix(&o)
                .is_some_and(|rest| rest.ends_with(' '))
    };
    match known.iter().position(short) {
        Some(n) => {
            if let Some(old) = known.get_mut(n).filter(|o| o.len() < name.len()) {
                *old = name;
            }
        }
        None => known.push(name),
    }
}
