//! Which sentence a correction was made for: by its reference, else by its words.

use waymark_model::Located;
use waymark_model::correction::{Action, Correction};
use waymark_model::plan::{Plan, Section, Sentence};

use super::Work;
use crate::align::{self, Item, Limits};
use crate::references;

/// What a correction speaks of, in the plan as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// A sentence, by its index.
    Sentence(usize),
    /// A section, by its index: only for words to be added.
    Section(usize),
    /// Perhaps a part or an added sentence, which are not there yet.
    Later,
    /// Nothing: reported.
    Nothing,
}

/// Fewer words are no proof that a sentence elsewhere is the one that was meant. For writing without
/// spaces: fewer characters.
const PROOF_WORDS: usize = 3;
const PROOF_CHARACTERS: usize = 6;

/// Finds the sentence of each correction and reports those that fit none.
pub(crate) fn all(
    plan: &Plan,
    corrections: &[Located<Correction>],
    work: &mut Work<'_>,
) -> Vec<Found> {
    let one = |(n, correction)| {
        let found = one(plan, correction, work);
        if found == Found::Nothing {
            work.applied.refused.push(n);
        }
        found
    };
    corrections.iter().enumerate().map(one).collect()
}

fn one(plan: &Plan, correction: &Located<Correction>, work: &mut Work<'_>) -> Found {
    let item = &correction.item;
    let by_reference = plan
        .sentences
        .iter()
        .position(|s| s.reference == item.reference);
    let here = by_reference.and_then(|at| plan.sentences.get(at));
    if let (Some(at), Some(sentence)) = (by_reference, here)
        && is_same(sentence, item)
    {
        return Found::Sentence(at);
    }
    if let Some(at) = section(plan, item) {
        return Found::Section(at);
    }
    // Parts and added sentences are made later; they are looked for then.
    if here.is_none() && is_made(item) {
        return Found::Later;
    }
    let same: Vec<usize> = (0..plan.sentences.len())
        .filter(|n| plan.sentences.get(*n).is_some_and(|s| is_same(s, item)))
        .collect();
    match same.as_slice() {
        [at] if is_proof(item) => {
            if let Some(sentence) = plan.sentences.get(*at) {
                work.remark("W0140", correction, "ref")
                    .with("now", &sentence.reference);
            }
            Found::Sentence(*at)
        }
        [_, _, ..] if is_proof(item) => {
            let all = same.iter().filter_map(|n| plan.sentences.get(*n));
            let all: Vec<&str> = all.map(|s| s.reference.as_str()).collect();
            work.conflict("E0142", correction, "begins")
                .with("begins", &item.begins)
                .with("found", all.join(", "));
            Found::Nothing
        }
        _ => {
            changed(plan, here, correction, work);
            Found::Nothing
        }
    }
}

/// Whether these are the words that the correction was made for.
pub(crate) fn is_same(sentence: &Sentence, item: &Correction) -> bool {
    let whole = |text: &String| Item::of_words(text) == Item::of_words(&sentence.text);
    sentence.text.starts_with(item.begins.as_str()) && item.text.as_ref().is_none_or(whole)
}

/// Whether the reference is one that a correction makes: `X/1`, `X/a1`.
fn is_made(item: &Correction) -> bool {
    let last = item.reference.as_str().rsplit_once('/');
    last.is_some_and(|(_, n)| {
        let digits = n.trim_start_matches(['a', 'r']);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

fn is_proof(item: &Correction) -> bool {
    let words = item.begins.split_whitespace().count();
    let wide = item.begins.chars().filter(|c| !c.is_ascii()).count();
    words >= PROOF_WORDS || wide >= PROOF_CHARACTERS || item.text.is_some()
}

/// The section whose title holds words to be added.
fn section(plan: &Plan, item: &Correction) -> Option<usize> {
    let wanted = |s: &Section| {
        s.id.as_str() == item.reference.as_str() && s.title.starts_with(item.begins.as_str())
    };
    match item.action {
        Action::Add { .. } => plan.sections.iter().position(wanted),
        Action::Accept { .. } | Action::Edit(_) | Action::Split { .. } | Action::Merge { .. } => {
            None
        }
    }
}

/// Reports that the words changed, with the words that most likely took their place.
fn changed(
    plan: &Plan,
    here: Option<&Sentence>,
    correction: &Located<Correction>,
    work: &mut Work<'_>,
) {
    let item = &correction.item;
    let Some(now) = here.or_else(|| most_alike(plan, item)) else {
        work.conflict("E0103", correction, "ref")
            .with("begins", &item.begins);
        return;
    };
    let shown = |text: &str, whole: bool| match whole {
        true => text.to_owned(),
        false => references::begins(text),
    };
    let whole = item.text.is_some() && now.text.starts_with(item.begins.as_str());
    let before = item.text.as_deref().filter(|_| whole);
    work.conflict("E0104", correction, "begins")
        .with("begins", before.unwrap_or(&item.begins))
        .with("found", shown(&now.text, whole))
        .with("now", &now.reference);
}

/// The sentence whose beginning is most like that of the correction; only to be shown.
fn most_alike<'a>(plan: &'a Plan, item: &Correction) -> Option<&'a Sentence> {
    let length = item.begins.chars().count();
    let old = [Item::of_words(&item.begins)];
    let new: Vec<Item> = plan
        .sentences
        .iter()
        .map(|s| Item::of_words(&s.text.chars().take(length).collect::<String>()))
        .collect();
    let limits = Limits {
        in_place: align::EDITIONS.moved,
        moved: align::EDITIONS.moved,
    };
    let pair = align::align(&old, &new, limits).first().copied()?;
    plan.sentences.get(pair.b)
}

/// The sentence of a correction in the plan whose sentences are made: parts and added ones.
pub(crate) fn made(
    plan: &Plan,
    correction: &Located<Correction>,
    work: &mut Work<'_>,
) -> Option<usize> {
    let item = &correction.item;
    let at = plan
        .sentences
        .iter()
        .position(|s| s.reference == item.reference);
    let sentence = at.and_then(|n| plan.sentences.get(n));
    if sentence.is_some_and(|s| is_same(s, item)) {
        return at;
    }
    changed(plan, sentence, correction, work);
    None
}
