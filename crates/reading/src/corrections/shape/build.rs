//! Makes the sentences from the stretches of text they own.

use std::collections::BTreeMap;
use std::ops::Range;

use waymark_model::correction::{Action, Correction, Edit};
use waymark_model::plan::{Modality, Passage, Plan, Sentence, Span};
use waymark_model::{CommitmentRef, Located};

use super::super::part::{Piece, part};
use super::super::{Work, edit, kind};
use super::Fate;
use super::cut::{Owner, Stretch, stretches};
use super::wishes::{Inside, Wish};

/// Fulfils the wishes; gives what became of each sentence.
pub(crate) fn build(
    plan: &mut Plan,
    text: &str,
    corrections: &[Located<Correction>],
    wishes: &[Wish],
    work: &mut Work<'_>,
) -> Vec<Fate> {
    let stretches = stretches(plan, text, wishes);
    let mut owned: BTreeMap<Owner, Vec<Piece>> = BTreeMap::new();
    for stretch in &stretches {
        if let Some(owner) = stretch.owner {
            owned.entry(owner).or_default().push(Piece {
                bytes: stretch.span.byte_start..stretch.span.byte_end,
                char_start: stretch.span.char_start,
            });
        }
    }
    let maker = Maker {
        plan,
        text,
        corrections,
        wishes,
        owned: &owned,
    };
    let (order, sentences, fates) = maker.make(work);
    plan.sentences = sentences;
    plan.spans = stretches
        .iter()
        .map(|s| renumbered(s, &order, &plan.sentences))
        .collect();
    fates
}

fn renumbered(stretch: &Stretch, order: &BTreeMap<Owner, usize>, sentences: &[Sentence]) -> Span {
    let index = stretch.owner.and_then(|o| order.get(&o)).copied();
    let sentence = index.and_then(|n| sentences.get(n));
    Span {
        kind: sentence.map_or(stretch.span.kind, kind),
        sentence: index,
        ..stretch.span.clone()
    }
}

struct Maker<'a> {
    plan: &'a Plan,
    text: &'a str,
    corrections: &'a [Located<Correction>],
    wishes: &'a [Wish],
    owned: &'a BTreeMap<Owner, Vec<Piece>>,
}

type Made = (BTreeMap<Owner, usize>, Vec<Sentence>, Vec<Fate>);

impl Maker<'_> {
    /// All sentences in the order of the text, the index of each owner, the fate of each old sentence.
    fn make(&self, work: &mut Work<'_>) -> Made {
        let mut made: Vec<(Owner, Sentence)> = Vec::new();
        let mut fates: Vec<(Owner, u32)> = Vec::new();
        for (n, sentence) in self.plan.sentences.iter().enumerate() {
            let wish = self.wishes.iter().find(|w| touches(w, n));
            let line = wish.map_or(0, |w| self.line(w));
            match wish {
                None => made.push((Owner::Old(n), sentence.clone())),
                Some(Wish::Split { correction, .. }) => {
                    made.extend(self.parts(n, sentence, *correction, work));
                }
                Some(Wish::Merge {
                    sentences,
                    correction,
                }) if sentences.start == n => {
                    made.extend(self.joined(sentences, *correction, work));
                }
                Some(Wish::Merge { .. }) => {}
                Some(Wish::Add { .. }) => made.extend(self.rests(n, sentence, work)),
            }
            fates.push((self.heir(n), line));
        }
        self.outside(&mut made, work);
        let order: BTreeMap<Owner, usize> = (0..).zip(&made).map(|(n, (o, _))| (*o, n)).collect();
        let fates = fates
            .into_iter()
            .map(|(heir, line)| order.get(&heir).map_or(Fate::Gone(line), |n| Fate::At(*n)))
            .collect();
        (order, made.into_iter().map(|(_, s)| s).collect(), fates)
    }

    /// Who goes on as the sentence: itself, or the sentence it was joined into as the first, or the rest
    /// that keeps its reference.
    fn heir(&self, n: usize) -> Owner {
        let first = self.rest_owners(n).first().copied();
        let joined = Owner::Joined(n);
        if self.owned.contains_key(&joined) {
            return joined;
        }
        first.unwrap_or(Owner::Old(n))
    }

    fn line(&self, wish: &Wish) -> u32 {
        let (Wish::Split { correction, .. }
        | Wish::Merge { correction, .. }
        | Wish::Add { correction, .. }) = wish;
        self.corrections.get(*correction).map_or(0, |c| c.line)
    }

    fn pieces(&self, owner: Owner) -> &[Piece] {
        self.owned
            .get(&owner)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn part(&self, whole: &Sentence, owner: Owner) -> Sentence {
        part(whole, self.plan.language, self.text, self.pieces(owner))
    }

    fn reviewed(&self, sentence: &Sentence, correction: usize, work: &mut Work<'_>) {
        if let Some(correction) = self.corrections.get(correction) {
            work.review(sentence.reference.clone(), &correction.item);
        }
    }

    fn parts(
        &self,
        n: usize,
        whole: &Sentence,
        correction: usize,
        work: &mut Work<'_>,
    ) -> Vec<(Owner, Sentence)> {
        let owners = self.owned.keys().copied();
        let owners = owners.filter(|o| matches!(o, Owner::Part(m, _) if *m == n));
        let mut out = Vec::new();
        for (number, owner) in (1usize..).zip(owners) {
            let mut sentence = self.part(whole, owner);
            sentence.reference = below(&whole.reference, &number.to_string());
            self.reviewed(&sentence, correction, work);
            out.push((owner, sentence));
        }
        out
    }

    fn joined(
        &self,
        sentences: &Range<usize>,
        correction: usize,
        work: &mut Work<'_>,
    ) -> Option<(Owner, Sentence)> {
        let mut all = sentences.clone().filter_map(|n| self.plan.sentences.get(n));
        let mut whole = all.next()?.clone();
        for next in all {
            together(&mut whole, next);
        }
        let owner = Owner::Joined(sentences.start);
        let sentence = self.part(&whole, owner);
        self.reviewed(&sentence, correction, work);
        Some((owner, sentence))
    }

    fn rest_owners(&self, n: usize) -> Vec<Owner> {
        let owners = self.owned.keys().copied();
        owners
            .filter(|o| matches!(o, Owner::Rest(m, _) if *m == n))
            .collect()
    }

    /// What is left of a sentence, and what was added in it, in the order of the text.
    fn rests(&self, n: usize, whole: &Sentence, work: &mut Work<'_>) -> Vec<(Owner, Sentence)> {
        let mut out = Vec::new();
        for (number, owner) in (1usize..).zip(self.rest_owners(n)) {
            let mut sentence = Sentence {
                modality: whole.modality,
                ..self.part(whole, owner)
            };
            if number > 1 {
                sentence.reference = below(&whole.reference, &format!("r{number}"));
            }
            out.push((owner, sentence));
        }
        let inside = Inside::Sentence(n);
        for (number, (correction, _)) in (1usize..).zip(self.added(inside)) {
            let made = self.addition(whole, &whole.reference, number, correction);
            out.extend(made);
        }
        for (owner, sentence) in &out {
            if let Owner::Added(correction) = owner {
                self.reviewed(sentence, *correction, work);
            }
        }
        out.sort_by_key(|(_, s)| s.passage.byte_start);
        out
    }

    /// The additions in one place, in the order of the file.
    fn added(&self, wanted: Inside) -> impl Iterator<Item = (usize, &Range<usize>)> {
        self.wishes.iter().filter_map(move |w| match w {
            Wish::Add {
                correction,
                inside,
                bytes,
            } if *inside == wanted => Some((*correction, bytes)),
            Wish::Add { .. } | Wish::Split { .. } | Wish::Merge { .. } => None,
        })
    }

    fn addition(
        &self,
        whole: &Sentence,
        reference: &CommitmentRef,
        number: usize,
        correction: usize,
    ) -> Option<(Owner, Sentence)> {
        let owner = Owner::Added(correction);
        let mut sentence = self.part(whole, owner);
        sentence.reference = below(reference, &format!("a{number}"));
        if !sentence.modality.is_commitment() {
            sentence.modality = Modality::NewAction;
        }
        let nothing = Edit::default();
        let says = match &self.corrections.get(correction)?.item.action {
            Action::Add { says, .. } => says,
            Action::Accept { .. }
            | Action::Edit(_)
            | Action::Split { .. }
            | Action::Merge { .. } => &nothing,
        };
        edit::edit(&mut sentence, says);
        Some((owner, sentence))
    }

    /// Additions outside of all sentences, each before the first sentence that stands behind it.
    fn outside(&self, made: &mut Vec<(Owner, Sentence)>, work: &mut Work<'_>) {
        for (n, section) in self.plan.sections.iter().enumerate() {
            for (number, (correction, _)) in (1usize..).zip(self.added(Inside::Section(n))) {
                let Ok(reference) = CommitmentRef::try_new(section.id.as_str()) else {
                    continue;
                };
                let passage = Passage::default();
                let whole = Sentence {
                    corrected: true,
                    ..Sentence::new(
                        reference.clone(),
                        section.id.clone(),
                        0,
                        passage,
                        String::new(),
                    )
                };
                let Some(new) = self.addition(&whole, &reference, number, correction) else {
                    continue;
                };
                self.reviewed(&new.1, correction, work);
                let start = new.1.passage.byte_start;
                let behind = made.iter().position(|(_, s)| s.passage.byte_start >= start);
                made.insert(behind.unwrap_or(made.len()), new);
            }
        }
    }
}

fn touches(wish: &Wish, sentence: usize) -> bool {
    match wish {
        Wish::Split { sentence: s, .. } => *s == sentence,
        Wish::Merge { sentences, .. } => sentences.contains(&sentence),
        Wish::Add { inside, .. } => *inside == Inside::Sentence(sentence),
    }
}

/// A reference below another: `X/1`. A reference that leaves no room keeps its own name.
fn below(reference: &CommitmentRef, last: &str) -> CommitmentRef {
    CommitmentRef::try_new(&format!("{reference}/{last}")).unwrap_or_else(|_| reference.clone())
}

/// Adds what the next sentence says.
fn together(whole: &mut Sentence, next: &Sentence) {
    fn union<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
        for item in more {
            if !all.contains(item) {
                all.push(item.clone());
            }
        }
    }
    if !whole.modality.is_commitment() && next.modality.is_commitment() {
        whole.modality = next.modality;
        whole.cue.clone_from(&next.cue);
        whole.assessability.clone_from(&next.assessability);
    }
    union(&mut whole.quantities, &next.quantities);
    union(&mut whole.actors, &next.actors);
    union(&mut whole.instruments, &next.instruments);
    union(&mut whole.labels, &next.labels);
    union(&mut whole.groups, &next.groups);
    union(&mut whole.bodies, &next.bodies);
    if whole.deadline.is_none() {
        whole.deadline.clone_from(&next.deadline);
        whole.due = next.due;
    }
    let more = next.assessability.iter().flat_map(|a| &a.results);
    for result in more.filter(|r| r.met) {
        edit::criterion_if_missing(whole, result);
    }
}
