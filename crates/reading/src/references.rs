//! References that stay: what was once called `IV.5.6-2` is called so as long as it stands in the plan.
//!
//! A reference is the place of a sentence when it was first read. `plan/references.csv`, beside the
//! document, remembers for every sentence which one it got and its words. When the document changes, or
//! the engine takes it apart differently, sentences are found again by their words ([`crate::align`]) and
//! keep their reference, wherever they stand now. A new sentence gets the reference of its place where
//! nobody ever had that, else the next number of its place. A reference whose sentence vanished stays in
//! the file as retired and is never given to other words; the same words coming back get it again.
//!
//! Every sentence is remembered, not only commitments: a correction may speak of any, and what is context
//! today may be read as a commitment tomorrow.

mod file;

use std::collections::{BTreeMap, BTreeSet};

pub use file::{read_known, write_known};
use waymark_model::plan::{Plan, Sentence};
use waymark_model::{CommitmentRef, Diagnostic, Place, SectionId};

use crate::align::{How, Item, Limits, SAME_PLAN, align};

/// The file, in a workspace.
pub const FILE: &str = "plan/references.csv";

/// A row of the file: a reference and the words it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The reference; unique in the file.
    pub reference: CommitmentRef,
    /// Hash of the passage as last seen.
    pub hash: String,
    /// The first words, for people who look at the file.
    pub begins: String,
    /// The section it was last seen in.
    pub section: SectionId,
    /// Its words as last seen, white space folded.
    pub text: String,
    /// Whether it was a commitment when last seen.
    pub commitment: bool,
    /// Whether its sentence has vanished.
    pub retired: bool,
}

/// What came of keeping references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Commitments that vanished (`W0144`) and whose words changed (`W0143`), by line of the file.
    pub findings: Vec<Diagnostic>,
    /// What the file must hold from now on: the sentences in the order of the text, then the retired.
    pub known: Vec<Known>,
}

/// Gives every sentence its lasting reference. Without known references all stay as they were read.
///
/// INVARIANT: the references of the plan are unique, and none is a retired one of other words.
#[must_use]
pub fn keep(plan: &mut Plan, known: &[Known]) -> Kept {
    let found = find_again(plan, known);
    let mut findings = Vec::new();
    let mut used: BTreeSet<CommitmentRef> = known.iter().map(|k| k.reference.clone()).collect();
    let mut fresh: Vec<usize> = Vec::new();
    for (at, sentence) in plan.sentences.iter_mut().enumerate() {
        match found
            .get(&at)
            .and_then(|(n, how)| Some((*n, *how, known.get(*n)?)))
        {
            Some((n, how, old)) => {
                if matches!(how, How::Alike | How::AlikeMoved) && old.commitment {
                    findings.push(reworded(n, old, sentence));
                }
                sentence.reference = old.reference.clone();
            }
            // The number of its place, where nobody had it before.
            None if used.insert(sentence.reference.clone()) => {}
            None => fresh.push(at),
        }
    }
    number(plan, &fresh, &mut used);
    let again: BTreeSet<usize> = found.values().map(|(n, _)| *n).collect();
    let gone = known.iter().enumerate().filter(|(n, _)| !again.contains(n));
    let mut out: Vec<Known> = plan.sentences.iter().map(remembered).collect();
    for (n, old) in gone {
        if !old.retired && old.commitment {
            findings.push(vanished(n, old));
        }
        out.push(Known {
            retired: true,
            ..old.clone()
        });
    }
    findings.sort();
    Kept {
        findings,
        known: out,
    }
}

/// Which row each sentence is: sentence → row and how it was found.
fn find_again(plan: &Plan, known: &[Known]) -> BTreeMap<usize, (usize, How)> {
    let mut found = BTreeMap::new();
    // Retired words come back only word by word; nothing else may take their reference.
    let exactly = Limits {
        in_place: u32::MAX,
        moved: u32::MAX,
    };
    for (retired, limits) in [(false, SAME_PLAN), (true, exactly)] {
        let rows: Vec<usize> = (0..known.len())
            .filter(|n| known.get(*n).is_some_and(|k| k.retired == retired))
            .collect();
        let free: Vec<usize> = (0..plan.sentences.len())
            .filter(|n| !found.contains_key(n))
            .collect();
        let old: Vec<Item> = rows
            .iter()
            .filter_map(|n| known.get(*n))
            .map(|k| Item::of_words(&k.text))
            .collect();
        let new: Vec<Item> = free
            .iter()
            .filter_map(|n| plan.sentences.get(*n))
            .map(|s| Item::of_words(&s.text))
            .collect();
        for pair in align(&old, &new, limits) {
            if let (Some(row), Some(at)) = (rows.get(pair.a), free.get(pair.b)) {
                found.insert(*at, (*row, pair.how));
            }
        }
    }
    found
}

/// The next numbers of their places, above every number that was ever used there.
fn number(plan: &mut Plan, fresh: &[usize], used: &mut BTreeSet<CommitmentRef>) {
    let mut highest: BTreeMap<String, u64> = BTreeMap::new();
    for reference in used.iter() {
        let (place, number) = taken_apart(reference);
        let most = highest.entry(place.to_owned()).or_default();
        *most = (*most).max(number);
    }
    for at in fresh {
        let Some(sentence) = plan.sentences.get_mut(*at) else {
            continue;
        };
        let (place, _) = taken_apart(&sentence.reference);
        let most = highest.entry(place.to_owned()).or_default();
        *most += 1;
        // A place of nearly 80 characters leaves no room for a longer number.
        let next = CommitmentRef::try_new(&format!("{place}-{most}"))
            .or_else(|_| CommitmentRef::try_new(&format!("s-{}-{at}", used.len())));
        if let Ok(next) = next {
            used.insert(next.clone());
            sentence.reference = next;
        }
    }
}

/// `IV.5.6-2` is number 2 of the place `IV.5.6`.
fn taken_apart(reference: &CommitmentRef) -> (&str, u64) {
    let text = reference.as_str();
    let parts = text.rsplit_once('-');
    parts
        .and_then(|(place, n)| Some((place, n.parse().ok()?)))
        .unwrap_or((text, 0))
}

fn remembered(sentence: &Sentence) -> Known {
    Known {
        reference: sentence.reference.clone(),
        hash: sentence.passage.hash.clone(),
        begins: begins(&sentence.text),
        section: sentence.section.clone(),
        text: sentence.text.clone(),
        commitment: sentence.modality.is_commitment(),
        retired: false,
    }
}

/// The first six words; where there are no spaces, the first sixteen characters.
#[must_use]
pub fn begins(text: &str) -> String {
    let six = text.match_indices(' ').nth(5).map_or(text.len(), |m| m.0);
    let words = text.get(..six).unwrap_or(text);
    match words.contains(' ') {
        true => words.to_owned(),
        false => words.chars().take(16).collect(),
    }
}

/// Rows follow the line of column names, one line each: texts are folded.
fn place(row: usize) -> Place {
    let line = u32::try_from(row + 2).unwrap_or(u32::MAX);
    Place::cell(FILE, line, 1, "ref")
}

fn reworded(row: usize, old: &Known, now: &Sentence) -> Diagnostic {
    Diagnostic::warning("W0143", place(row))
        .with("ref", &old.reference)
        .with("before", &old.text)
        .with("now", &now.text)
}

fn vanished(row: usize, old: &Known) -> Diagnostic {
    Diagnostic::warning("W0144", place(row))
        .with("ref", &old.reference)
        .with("before", &old.text)
}
