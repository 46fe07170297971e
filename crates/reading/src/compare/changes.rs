//! What makes one commitment stronger or weaker than another, as data.

use jiff::civil::{Date, date};
use serde::Serialize;
use waymark_model::plan::Sentence;

use super::force::rank;
use super::numbers;

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The promise binds more.
    Stronger,
    /// The promise binds less.
    Weaker,
    /// A person must say; it decides no verdict.
    Open,
}

impl Direction {
    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Open => "open",
        }
    }
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The number that is aimed at.
    Target,
    /// Whether a number binds exactly or is only about so much.
    Firmness,
    /// There is a number now, or none any more.
    HasTarget,
    /// The day.
    Deadline,
    /// There is a deadline now, or none any more.
    HasDeadline,
    /// Somebody is named who does it, or nobody any more.
    HasOwner,
    /// How much the verb binds; see [`super::forces`].
    Modality,
    /// A number that does not bind: a duration, an age. More of it may be better or worse.
    Figure,
}

impl What {
    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Firmness => "firmness",
            Self::HasTarget => "has_target",
            Self::Deadline => "deadline",
            Self::HasDeadline => "has_deadline",
            Self::HasOwner => "has_owner",
            Self::Modality => "modality",
            Self::Figure => "figure",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What changed.
    pub what: What,
    /// Which way.
    pub direction: Direction,
    /// In the first plan; empty where there was nothing.
    pub before: String,
    /// In the second plan; empty where there is nothing.
    pub after: String,
}

/// All changes, in the order of [`What`].
pub(crate) fn changes(a: &Sentence, b: &Sentence) -> Vec<Change> {
    let mut out = numbers::changes(a, b);
    out.extend(deadline(a, b));
    out.extend(owner(a, b));
    let (before, after) = (a.modality, b.modality);
    if rank(before) != rank(after) {
        out.push(Change {
            what: What::Modality,
            direction: stronger(rank(after) > rank(before)),
            before: before.code().to_owned(),
            after: after.code().to_owned(),
        });
    }
    out.sort_by_key(|c| c.what);
    out
}

pub(crate) fn stronger(is: bool) -> Direction {
    if is {
        Direction::Stronger
    } else {
        Direction::Weaker
    }
}

/// A thing that one of the two has: gained or lost.
pub(crate) fn gained_or_lost(what: What, before: String, after: String) -> Option<Change> {
    (before.is_empty() != after.is_empty()).then(|| Change {
        what,
        direction: stronger(before.is_empty()),
        before,
        after,
    })
}

fn deadline(a: &Sentence, b: &Sentence) -> Option<Change> {
    let words = |s: &Sentence| s.deadline.clone().unwrap_or_default();
    let gained = gained_or_lost(What::HasDeadline, words(a), words(b));
    gained.or_else(|| {
        let (before, after) = (day(a)?, day(b)?);
        (before != after).then(|| Change {
            what: What::Deadline,
            direction: stronger(after < before),
            before: words(a),
            after: words(b),
        })
    })
}

/// The last day of a deadline. Where the reader gives none, the last day of the last year in its words;
/// `None` for "within six months" and "every year".
fn day(sentence: &Sentence) -> Option<Date> {
    let words = sentence.deadline.as_deref().unwrap_or_default();
    let numbers = words.split(|c: char| !c.is_ascii_digit());
    let mut years =
        numbers.filter(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let year: Option<i16> = years.next_back().and_then(|y| y.parse().ok());
    sentence.due.or_else(|| year.map(|y| date(y, 12, 31)))
}

fn owner(a: &Sentence, b: &Sentence) -> Option<Change> {
    let names = |s: &Sentence| {
        let bodies = s.bodies.iter().map(|b| b.as_str().to_owned());
        match s.actors.is_empty() {
            true => bodies.collect::<Vec<_>>().join("; "),
            false => s.actors.join("; "),
        }
    };
    gained_or_lost(What::HasOwner, names(a), names(b))
}
