//! What stands beside a commitment: the opening of its list, labelled lines, other cells of its row.

use waymark_model::plan::{Criterion, Language, QuantityRole, Sentence};

use crate::lead::Lead;
use crate::lexicon::common;
use crate::said::{deadline_beside, due, quantities};
use crate::structure::Field;
use crate::words::{fold, lowered, tokens};

/// A name of a body is no longer than this, in characters.
const MOST_NAME: usize = 100;

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
            for name in names(&words) {
                meet(sentence, Criterion::Owned, &name);
                // "Judiciary" in the sentence and "the Judiciary" below are one.
                if !sentence.actors.contains(&name) {
                    sentence.actors.push(name);
                }
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

/// The bodies of a cell: apart by commas, semicolons, slashes, line ends; "and" joins two of them only
/// before another capital name that is no part of the first ("Ministry of Justice and Ministry of Health").
fn names(words: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in words.split([
        ';', ',', '；', '，', '、', '/', '|', '•', '(', ')', '（', '）',
    ]) {
        let mut rest = part;
        while let Some((at, len)) = second_body(rest) {
            push(rest.get(..at).unwrap_or(""), &mut out);
            rest = rest.get(at + len..).unwrap_or("");
        }
        push(rest, &mut out);
    }
    out
}

/// Where " and " stands before another body: behind it a word that heads names of bodies.
fn second_body(text: &str) -> Option<(usize, usize)> {
    const HEADS: [&str; 12] = [
        "Ministry",
        "Department",
        "Office",
        "National",
        "Ombud",
        "Commission",
        "Agency",
        "Council",
        "Institute",
        "local",
        "State",
        "the ",
    ];
    [" and ", " & ", " with ", "及", "和", "会同"]
        .into_iter()
        .find_map(|and| {
            let at = text.find(and)?;
            let rest = text.get(at + and.len()..)?;
            let acronym = rest
                .split_whitespace()
                .next()
                .is_some_and(|w| w.len() >= 2 && w.chars().all(char::is_uppercase));
            let han = !and.is_ascii();
            (han || acronym || HEADS.iter().any(|h| rest.starts_with(h))).then_some((at, and.len()))
        })
}

fn push(name: &str, out: &mut Vec<String>) {
    let name = name.trim().trim_end_matches('.').trim();
    // "with the support of ...", "Ministry X for the ratification": not who answers for it.
    let helper = ["with the support", "in consultation", "support of", "lead"];
    if helper.iter().any(|h| name.starts_with(h)) {
        return;
    }
    let name = name.split(" for the ").next().unwrap_or(name);
    let openers = [
        "and ",
        "the ",
        "The ",
        "together with ",
        "with ",
        "jointly with ",
    ];
    let mut name = name;
    while let Some(rest) = openers.iter().find_map(|o| name.strip_prefix(o)) {
        name = rest;
    }
    let letters = name.chars().any(char::is_alphabetic);
    if letters && name.chars().count() <= MOST_NAME && !out.iter().any(|o| o == name) {
        out.push(name.to_owned());
    }
}
