//! The plan with its corrections applied, as the desk shows it.

use waymark_model::correction::Correction;
use waymark_model::plan::{Plan, Sentence};
use waymark_model::{Located, SectionId};
use waymark_reading::{Applied, apply};

use super::desk::Desk;

/// Where the corrections stand, for the places of findings.
pub(super) const FILE: &str = "plan/corrections.toml";

/// What a person has done with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nobody has looked at it.
    Open,
    Accepted,
    Corrected,
}

impl State {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Corrected => "corrected",
        }
    }
}

/// The plan now.
#[derive(Debug)]
pub(super) struct Sheet {
    /// As the program reads it.
    pub(super) raw: Plan,
    pub(super) text: String,
    /// As it is with the corrections.
    pub(super) plan: Plan,
    pub(super) applied: Applied,
    pub(super) corrections: Vec<Located<Correction>>,
    pub(super) mark: String,
}

impl Sheet {
    pub(super) fn open(desk: &Desk) -> Result<Self, String> {
        let loaded = desk.load()?;
        let mut plan = loaded.plan.clone();
        let applied = apply(&mut plan, &loaded.text, &loaded.corrections, FILE);
        Ok(Self {
            raw: loaded.plan,
            text: loaded.text,
            plan,
            applied,
            corrections: loaded.corrections,
            mark: loaded.mark,
        })
    }

    /// The sentence with a reference.
    pub(super) fn find(&self, reference: &str) -> Option<usize> {
        let same = |s: &Sentence| s.reference.as_str() == reference;
        self.plan.sentences.iter().position(same)
    }

    pub(super) fn state(&self, sentence: &Sentence) -> State {
        if sentence.corrected {
            State::Corrected
        } else if self.applied.reviewed.contains_key(&sentence.reference) {
            State::Accepted
        } else {
            State::Open
        }
    }

    /// Whether somebody should look at it.
    pub(super) fn is_open(&self, sentence: &Sentence) -> bool {
        sentence.modality.is_commitment() && self.state(sentence) == State::Open
    }

    /// How many commitments were looked at, of how many.
    pub(super) fn progress<'a>(
        &self,
        sentences: impl Iterator<Item = &'a Sentence>,
    ) -> (usize, usize) {
        let (mut done, mut all) = (0, 0);
        for sentence in sentences.filter(|s| s.modality.is_commitment()) {
            all += 1;
            done += usize::from(!self.is_open(sentence));
        }
        (done, all)
    }

    /// The section asked for, or the first one with something to look at, or the first with sentences.
    pub(super) fn section(&self, asked: &str) -> Option<SectionId> {
        let known = self
            .plan
            .sections
            .iter()
            .map(|s| &s.id)
            .find(|id| id.as_str() == asked);
        let open = || {
            self.plan
                .sentences
                .iter()
                .find(|s| self.is_open(s))
                .map(|s| &s.section)
        };
        let first = || self.plan.sentences.first().map(|s| &s.section);
        known.or_else(open).or_else(first).cloned()
    }

    /// Where to go after something was said: the next open commitment, or round again from the start, or the
    /// section. What was taken back or taken apart stays in view.
    pub(super) fn after(&self, at: usize, action: &str) -> String {
        let here = self.plan.sentences.get(at);
        let section = here.map_or("", |s| s.section.as_str());
        if ["undo", "split", "merge"].contains(&action) {
            return format!("/?section={section}");
        }
        let later = self.plan.sentences.iter().skip(at + 1);
        let next = later
            .chain(self.plan.sentences.iter().take(at))
            .find(|s| self.is_open(s));
        next.map_or_else(|| "/".to_owned(), |s| format!("/s/{}", s.reference))
    }
}
