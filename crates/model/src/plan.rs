//! What was promised: the text of a plan and the register read from it.
//!
//! A [`Plan`] is made by `reading` and by nobody else. Its [`Span`]s cover the source document
//! completely: every character belongs to exactly one of them, so nothing is dropped unseen.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use crate::assessability::{
    Assessability, Criterion, CriterionResult, MeasureType, Verifiability,
};
use crate::id::{BodyId, CommitmentRef, GroupId, SectionId};

/// The text of a plan, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The language it was read in.
    pub language: Language,
    /// Sections in the order of the text, parents before children.
    pub sections: Vec<Section>,
    /// Paragraphs (bullets, numbered paragraphs) in the order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in the order of the text: commitments, context and paragraph openings.
    pub sentences: Vec<Sentence>,
    /// INVARIANT: sorted, touching, non-empty; together they cover the document exactly once.
    pub spans: Vec<Span>,
    /// Length of the document in Unicode code points.
    pub chars: usize,
}

/// The language of a plan's text. Each has its own lexicon in `reading`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese, simplified or traditional.
    Zh,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// A piece of the source document by its place, with a hash of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// First Unicode code point, counted from 0 in the file as it is.
    pub char_start: usize,
    /// One past the last code point.
    pub char_end: usize,
    /// First byte.
    pub byte_start: usize,
    /// One past the last byte.
    pub byte_end: usize,
    /// SHA-256 of the bytes, lower-case hexadecimal, first 16 digits.
    pub hash: String,
}

/// What a span of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// Page furniture, captions, editor's notes, source lines, bullet marks and blank space.
    Chrome,
    /// A section title or the opening phrase of a paragraph.
    Heading,
    /// A sentence that promises nothing.
    Context,
    /// A sentence that promises something.
    Commitment,
}

/// A stretch of the document with one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub char_start: usize,
    /// One past the last code point.
    pub char_end: usize,
    /// First byte.
    pub byte_start: usize,
    /// One past the last byte.
    pub byte_end: usize,
    /// What it is.
    pub kind: SpanKind,
    /// Index into [`Plan::sentences`], where the span is a sentence.
    pub sentence: Option<usize>,
    /// Index into [`Plan::sections`], where the span is a section title.
    pub section: Option<usize>,
}

/// A node of the tree of sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Path of numbers, for example `IV.5`.
    pub id: SectionId,
    /// The title without its number.
    pub title: String,
    /// 1 for the top level.
    pub level: u8,
    /// The section it stands in.
    pub parent: Option<SectionId>,
    /// Where the title line stands.
    pub passage: Passage,
}

/// A bullet or numbered paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The section it stands in.
    pub section: SectionId,
    /// 1-based number in its section.
    pub number: u32,
    /// Its opening phrase, where it has one.
    pub heading: Option<String>,
    /// The whole paragraph with its mark.
    pub passage: Passage,
}

/// What a sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Something to be done, built, held, launched, introduced.
    NewAction,
    /// Will continue, does already.
    Continue,
    /// More or better of something that exists.
    Strengthen,
    /// Forbids, or punishes what is forbidden.
    Prohibit,
    /// An entitlement or a duty.
    Guarantee,
    /// Supports or urges others to act.
    Encourage,
    /// Promises nothing.
    Context,
    /// The opening phrase of a paragraph.
    Heading,
}

impl Modality {
    /// Whether a sentence of this modality is a commitment.
    #[must_use]
    pub fn is_commitment(self) -> bool {
        !matches!(self, Self::Context | Self::Heading)
    }

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NewAction => "new_action",
            Self::Continue => "continue",
            Self::Strengthen => "strengthen",
            Self::Prohibit => "prohibit",
            Self::Guarantee => "guarantee",
            Self::Encourage => "encourage",
            Self::Context => "context",
            Self::Heading => "heading",
        }
    }
}

/// How a figure is held against a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// Exactly this many. As a target: met from this value on, in the direction of the indicator.
    Eq,
    /// This many or more.
    AtLeast,
    /// This many or fewer.
    AtMost,
    /// Fewer than.
    Lt,
    /// More than.
    Gt,
    /// About this many.
    Approx,
}

impl Comparator {
    /// All comparators in file order.
    pub const ALL: [Self; 6] = [
        Self::Eq,
        Self::AtLeast,
        Self::AtMost,
        Self::Lt,
        Self::Gt,
        Self::Approx,
    ];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Lt => "lt",
            Self::Gt => "gt",
            Self::Approx => "approx",
        }
    }

    /// The comparator with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// Whether a quantity measures the promise or only describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityRole {
    /// The promise is measured by it.
    Target,
    /// A year, an age, an ordinal, a number that only describes.
    Descriptive,
}

/// A number in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number, written out; a ratio as one number (one per thousand is 0.001); percent as 55.
    pub value: f64,
    /// What is counted, in the words of the text; percentages begin with `percent`.
    pub unit: String,
    /// How it binds.
    pub comparator: Comparator,
    /// Where it starts from, in the same unit ("from 12 to 30 percent"); `None` where the text is silent.
    pub baseline: Option<f64>,
    /// What a ratio counts per, in the words of the text ("1,000 residents"); empty for plain numbers.
    pub denominator: String,
    /// Target or description.
    pub role: QuantityRole,
    /// The words of the text.
    pub text: String,
    /// First code point of the words.
    pub char_start: usize,
    /// One past the last code point of the words.
    pub char_end: usize,
}

/// A sentence of the plan with all that was read from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// Section, paragraph and sentence number: `IV.5.6-2`. Openings end in `-0`; the text of a
    /// section before its first paragraph is paragraph 0.
    pub reference: CommitmentRef,
    /// The section it stands in.
    pub section: SectionId,
    /// The paragraph it stands in; 0 outside one.
    pub paragraph: u32,
    /// Where it stands.
    pub passage: Passage,
    /// Its words, white space folded.
    pub text: String,
    /// What it does.
    pub modality: Modality,
    /// The words that decided the modality.
    pub cue: String,
    /// Numbers in it.
    pub quantities: Vec<Quantity>,
    /// Bodies named as doing it, in the words of the text.
    pub actors: Vec<String>,
    /// When it is due, in the words of the text.
    pub deadline: Option<String>,
    /// The last day of that deadline, where the words name a date; `None` for "within six months of
    /// adoption" and the like.
    pub due: Option<Date>,
    /// Laws, treaties, plans and programmes named.
    pub instruments: Vec<Instrument>,
    /// Rights, themes and goals it is about, each with the words that led to it.
    pub labels: Vec<Label>,
    /// Groups it is for, from the sentence, its paragraph opening or its section title.
    pub groups: Vec<GroupId>,
    /// How checkable it is. Fixed before delivery starts: it looks at the words alone.
    pub assessability: Option<Assessability>,
    /// Bodies named, as ids, where a correction or the lexicon ties the words to one.
    pub bodies: Vec<BodyId>,
    /// Whether a hand correction changed anything here.
    pub corrected: bool,
}

/// A law, treaty, plan or programme that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// What it is.
    pub kind: InstrumentKind,
    /// The words of the text.
    pub text: String,
    /// Its id where the lexicon knows it (`CRC`, `ILO-C190`, `2030-agenda`); `None` for the State's own.
    pub id: Option<String>,
}

/// Kinds of instruments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    /// A constitution, law, act, code, regulation or decree of the State.
    Law,
    /// A treaty or another instrument of international law, binding or not.
    Treaty,
    /// A plan, strategy, policy or outline.
    Plan,
    /// A programme, project or campaign.
    Programme,
    /// Goals of the world: the 2030 Agenda and its kind.
    Agenda,
}

impl InstrumentKind {
    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Treaty => "treaty",
            Self::Plan => "plan",
            Self::Programme => "programme",
            Self::Agenda => "agenda",
        }
    }
}

/// A right, theme or goal that a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The scheme: `uhri`, `ohchr`, `sdg`.
    pub scheme: Cow<'static, str>,
    /// The edition of the scheme; codes are not stable between editions.
    pub edition: Cow<'static, str>,
    /// The code in that edition, for example `E3` or `8.5`.
    pub code: Cow<'static, str>,
    /// The words that led to it.
    pub cue: String,
    /// Whether the words stand in the heading above and not in the sentence itself.
    pub from_heading: bool,
}

impl Sentence {
    /// A sentence of which only place and words are known: it promises nothing yet.
    #[must_use]
    pub fn new(
        reference: CommitmentRef,
        section: SectionId,
        paragraph: u32,
        passage: Passage,
        text: String,
    ) -> Self {
        Self {
            reference,
            section,
            paragraph,
            passage,
            text,
            modality: Modality::Context,
            cue: String::new(),
            quantities: Vec::new(),
            actors: Vec::new(),
            deadline: None,
            due: None,
            instruments: Vec::new(),
            labels: Vec::new(),
            groups: Vec::new(),
            assessability: None,
            bodies: Vec::new(),
            corrected: false,
        }
    }
}

impl Plan {
    /// The commitments in the order of the text.
    pub fn commitments(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|s| s.modality.is_commitment())
    }

    /// The sentence with this reference.
    #[must_use]
    pub fn sentence(&self, reference: &CommitmentRef) -> Option<&Sentence> {
        self.sentences.iter().find(|s| s.reference == *reference)
    }

    /// The section with this id.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|s| s.id == *id)
    }
}
