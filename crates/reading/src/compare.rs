//! Holds two editions of a plan side by side: what was carried over, strengthened, weakened, dropped, new.
//!
//! Commitments are paired by their words, their chapter and their groups ([`crate::align`]); each pair then
//! gets its changes as data: higher or lower target, earlier or later deadline, stronger or weaker modality,
//! owner, deadline or target gained or lost. The verdict follows from the changes alone. What counts as
//! stronger is written down with its reason in `compare/force.toml`.
//!
//! Limits: one commitment is paired with one. A promise that the next plan divides into two is carried on by
//! the likelier half, the other half is new. Dates are compared as days of the calendar: a target that the
//! next plan promises for a later year is a later deadline.

mod changes;
mod force;
mod numbers;
mod pairing;
mod profile;

use std::collections::BTreeSet;

pub use changes::{Change, Direction, What};
pub use force::{Force, forces};
pub use profile::Profile;
use serde::Serialize;
use waymark_model::CommitmentRef;
use waymark_model::plan::{Language, Modality, Plan, Sentence};

/// What became of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same words, of the same strength.
    CarriedOver,
    /// Other words of the same strength.
    Reworded,
    /// Something became stronger, nothing weaker.
    Strengthened,
    /// Something became weaker, nothing stronger.
    Weakened,
    /// Something became stronger and something weaker.
    Mixed,
    /// Only in the first plan.
    Dropped,
    /// Only in the second plan.
    New,
}

impl Verdict {
    /// All verdicts in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::CarriedOver,
        Self::Reworded,
        Self::Strengthened,
        Self::Weakened,
        Self::Mixed,
        Self::Dropped,
        Self::New,
    ];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CarriedOver => "carried_over",
            Self::Reworded => "reworded",
            Self::Strengthened => "strengthened",
            Self::Weakened => "weakened",
            Self::Mixed => "mixed",
            Self::Dropped => "dropped",
            Self::New => "new",
        }
    }
}

/// A commitment of one of the two plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Its reference in its plan.
    pub reference: CommitmentRef,
    /// Its words.
    pub text: String,
    /// What it does.
    pub modality: Modality,
}

/// A commitment in both plans, or in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What became of it.
    pub verdict: Verdict,
    /// In the first plan; `None` where it is new.
    pub a: Option<Side>,
    /// In the second plan; `None` where it was dropped.
    pub b: Option<Side>,
    /// How alike both are, 0 to 1000 thousandths; `None` where there is only one.
    pub likeness: Option<u32>,
    /// Why the verdict is what it is; empty where nothing changed in strength.
    pub changes: Vec<Change>,
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Every commitment of both plans exactly once: those of the first in its order, then the new ones in
    /// the order of the second.
    pub pairs: Vec<Compared>,
    /// Both plans in figures.
    pub profiles: [Profile; 2],
    /// Languages of both. Texts in two languages share no words: all is then dropped and new.
    pub languages: [Language; 2],
}

/// Compares two plans. Deterministic; near linear where most sentences are the same.
#[must_use]
pub fn compare(a: &Plan, b: &Plan) -> Comparison {
    let of_a: Vec<&Sentence> = a.commitments().collect();
    let of_b: Vec<&Sentence> = b.commitments().collect();
    let found = pairing::pairs(a, b);
    let mut pairs: Vec<Compared> = Vec::with_capacity(of_a.len());
    let mut rest = found.iter().peekable();
    for (n, sentence) in of_a.iter().enumerate() {
        let pair = rest.next_if(|p| p.a == n);
        let other = pair.and_then(|p| Some((p, *of_b.get(p.b)?)));
        pairs.push(match other {
            Some((pair, other)) => both(sentence, other, pair.likeness),
            None => one(sentence, Verdict::Dropped),
        });
    }
    let taken: BTreeSet<usize> = found.iter().map(|p| p.b).collect();
    let new = (0..).zip(&of_b).filter(|(n, _)| !taken.contains(n));
    pairs.extend(new.map(|(_, s)| one(s, Verdict::New)));
    Comparison {
        pairs,
        profiles: [profile::profile(a), profile::profile(b)],
        languages: [a.language, b.language],
    }
}

/// What the first plan promised and the second neither carries over nor may forget: dropped, or carried on
/// with less. `closed` are commitments of the first plan that need no successor: kept in full, or withdrawn
/// with a reason.
#[must_use]
pub fn hand_over<'a>(
    comparison: &'a Comparison,
    closed: &BTreeSet<CommitmentRef>,
) -> Vec<&'a Compared> {
    let open = |pair: &&Compared| {
        let left = matches!(
            pair.verdict,
            Verdict::Dropped | Verdict::Weakened | Verdict::Mixed
        );
        let side = pair.a.as_ref();
        left && side.is_some_and(|s| !closed.contains(&s.reference))
    };
    comparison.pairs.iter().filter(open).collect()
}

fn side(sentence: &Sentence) -> Side {
    Side {
        reference: sentence.reference.clone(),
        text: sentence.text.clone(),
        modality: sentence.modality,
    }
}

fn one(sentence: &Sentence, verdict: Verdict) -> Compared {
    let side = Some(side(sentence));
    let (a, b) = match verdict {
        Verdict::New => (None, side),
        Verdict::CarriedOver
        | Verdict::Reworded
        | Verdict::Strengthened
        | Verdict::Weakened
        | Verdict::Mixed
        | Verdict::Dropped => (side, None),
    };
    Compared {
        verdict,
        a,
        b,
        likeness: None,
        changes: Vec::new(),
    }
}

fn both(a: &Sentence, b: &Sentence, likeness: u32) -> Compared {
    let changes = changes::changes(a, b);
    let any = |direction| changes.iter().any(|c| c.direction == direction);
    let verdict = match (any(Direction::Stronger), any(Direction::Weaker)) {
        (true, true) => Verdict::Mixed,
        (true, false) => Verdict::Strengthened,
        (false, true) => Verdict::Weakened,
        (false, false) if same_words(&a.text, &b.text) => Verdict::CarriedOver,
        (false, false) => Verdict::Reworded,
    };
    Compared {
        verdict,
        a: Some(side(a)),
        b: Some(side(b)),
        likeness: Some(likeness),
        changes,
    }
}

/// Case, marks and white space do not make other words.
fn same_words(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    plain(a) == plain(b)
}
