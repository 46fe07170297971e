//! Corrections by hand as data: what a person says about what was read.
//!
//! They stand beside the document, never in it, and are tied to words: `reading` applies them again
//! whenever the document or the engine changes, and says which of them no longer fit.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{BodyId, CommitmentRef, GroupId};
use crate::plan::{Comparator, Instrument, Modality};

/// One correction, tied to the words it was made for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Which sentence; for [`Action::Add`] also a section, whose title or page furniture holds the words.
    pub reference: CommitmentRef,
    /// The sentence must still begin with these words, else the correction is refused.
    pub begins: String,
    /// The whole sentence as it was; where given, any other words are a conflict.
    pub text: Option<String>,
    /// What to do.
    pub action: Action,
    /// Who says so; empty where it is not recorded.
    pub by: String,
    /// When it was said.
    pub date: Option<Date>,
    /// Why; empty only for [`Action::Accept`].
    pub reason: String,
}

/// What a correction does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum Action {
    /// A person looked and found the reading right.
    Accept {
        /// The modality that was accepted; where the engine reads another one now, the acceptance is
        /// void until someone looks again.
        modality: Option<Modality>,
    },
    /// Some of what was read is wrong.
    Edit(Edit),
    /// One sentence is several promises. Its parts are `X/1`, `X/2` and so on.
    Split {
        /// The first words of the second part, of the third and so on, as they stand in the sentence.
        at: Vec<String>,
    },
    /// Several neighbours are one promise. It keeps the reference of the first.
    Merge {
        /// The sentences that follow, in the order of the text.
        with: Vec<CommitmentRef>,
    },
    /// A promise that the reader missed becomes a sentence of its own: `X/a1`, `X/a2` and so on.
    Add {
        /// Its exact words.
        quote: String,
        /// What it says, where the reader does not find it in the words.
        says: Edit,
    },
}

impl Action {
    /// The code used in files.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Edit(_) => "edit",
            Self::Split { .. } => "split",
            Self::Merge { .. } => "merge",
            Self::Add { .. } => "add",
        }
    }
}

/// What a sentence says instead; `None` and empty lists of labels leave it as it was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// New modality.
    pub modality: Option<Modality>,
    /// New deadline in words; an empty text removes it.
    pub deadline: Option<String>,
    /// The last day of the new deadline, where its words name one.
    pub due: Option<Date>,
    /// New groups.
    pub groups: Option<Vec<GroupId>>,
    /// Bodies that the words name.
    pub bodies: Option<Vec<BodyId>>,
    /// Bodies in the words of the text.
    pub actors: Option<Vec<String>>,
    /// All numbers that bind; numbers of the text that are not among them only describe.
    pub targets: Option<Vec<TargetFix>>,
    /// Laws, treaties, plans and programmes named.
    pub instruments: Option<Vec<Instrument>>,
    /// Labels it lacks.
    pub labels_add: Vec<LabelFix>,
    /// Labels it has wrongly.
    pub labels_remove: Vec<LabelFix>,
}

/// A number that binds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetFix {
    /// How it binds.
    pub comparator: Comparator,
    /// The number; finite.
    pub value: f64,
    /// What is counted.
    pub unit: String,
    /// Where it starts from, in the same unit; finite.
    pub baseline: Option<f64>,
}

/// A label by its scheme, edition and code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelFix {
    /// The scheme, for example `uhri`.
    pub scheme: String,
    /// The edition of the scheme.
    pub edition: String,
    /// The code in that edition.
    pub code: String,
}

/// Who looked at a sentence last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Who; empty where it is not recorded.
    pub by: String,
    /// When; `None` where it is not recorded.
    pub date: Option<Date>,
}

impl Correction {
    /// What it changes in a sentence, where it changes something that was read.
    #[must_use]
    pub fn edit(&self) -> Option<&Edit> {
        match &self.action {
            Action::Edit(edit) | Action::Add { says: edit, .. } => Some(edit),
            Action::Accept { .. } | Action::Split { .. } | Action::Merge { .. } => None,
        }
    }

    /// The groups it names.
    pub fn groups(&self) -> impl Iterator<Item = &GroupId> {
        self.edit().into_iter().flat_map(|e| &e.groups).flatten()
    }
}
