//! What a folder of plain files says, once it was read without an error.
//!
//! The written formats are specified in `docs/workspace.md` and live in the `workspace` crate; these
//! types carry meaning only. Rows remember their line so that a later check can point at it.

mod index;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::correction::Correction;
use crate::diagnostic::Place;
use crate::id::{
    AreaCode, BodyId, ClaimId, CommitmentRef, IndicatorId, LangTag, MethodId, SourceId, TargetId,
};
use crate::observation::Observations;
use crate::period::Period;
use crate::plan::Comparator;

pub use index::{IndexLeaf, IndexMethod, IndexNode, Rule, Setting};

/// A row with the line it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// 1-based line in its file.
    pub line: u32,
    /// The row.
    pub item: T,
}

/// Everything collected about one plan.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// `waymark.toml`.
    pub settings: Settings,
    /// The plan's source document.
    pub document: Document,
    /// `plan/corrections.toml`.
    pub corrections: Vec<Located<Correction>>,
    /// `bodies.csv`.
    pub bodies: Vec<Located<Body>>,
    /// `areas.csv`.
    pub areas: Vec<Located<Area>>,
    /// `sources.csv`.
    pub sources: Vec<Located<Source>>,
    /// `indicators.csv`.
    pub indicators: Vec<Located<Indicator>>,
    /// `targets.csv`.
    pub targets: Vec<Located<Target>>,
    /// `observations.csv`, sorted.
    pub observations: Observations,
    /// `assignments.csv`.
    pub assignments: Vec<Located<Assignment>>,
    /// `measures.csv`.
    pub measures: Vec<Located<Measure>>,
    /// `assessments.csv`.
    pub assessments: Vec<Located<Assessment>>,
    /// `method/*.toml` of kind `index`, by file name.
    pub indices: Vec<IndexMethod>,
    /// `method/*.toml` of kind `progress`; the defaults where there is none.
    pub progress: ProgressRule,
    /// `method/*.toml` of kind `scale`, by file name; the built-in one where there is none.
    pub scales: Vec<Scale>,
    /// `claims.toml`.
    pub claims: Vec<Located<Claim>>,
    /// `texts/<lang>.csv`.
    pub texts: Texts,
    /// Paths of all input files, sorted, forward slashes.
    pub files: Vec<String>,
    /// The header row of each table by its path, so that a later check can name the cell.
    pub columns: BTreeMap<String, Vec<String>>,
}

impl Workspace {
    /// The place of a cell of a table.
    #[must_use]
    pub fn place(&self, file: &str, line: u32, field: &str) -> Place {
        let names = self.columns.get(file).into_iter().flatten();
        let column = (1..).zip(names).find(|(_, name)| *name == field);
        Place {
            file: file.to_owned(),
            line: Some(line),
            column: column.map(|(number, _)| number),
            field: field.to_owned(),
        }
    }
}

/// `waymark.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Title of the plan.
    pub title: String,
    /// Country or area the plan is for.
    pub area: AreaCode,
    /// The years of the plan.
    pub period: Period,
    /// The day it was adopted or published.
    pub adopted: Option<Date>,
    /// Where the plan's official text stands.
    pub address: String,
    /// The day this assessment speaks of: figures and dates after it do not count.
    pub as_of: Date,
    /// Who publishes this assessment.
    pub publisher: String,
    /// How to reach them.
    pub contact: String,
    /// Licence of the data.
    pub licence: String,
    /// Languages of the pages, the workspace's own first.
    pub languages: Vec<LangTag>,
    /// One paragraph on what this assessment is and is not, per language.
    pub about: BTreeMap<LangTag, String>,
}

/// A source document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Path in the workspace.
    pub path: String,
    /// Its bytes as they are.
    pub bytes: Vec<u8>,
}

/// A responsible body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Its name in the workspace's own language.
    pub name: String,
    /// The body it belongs to.
    pub parent: Option<BodyId>,
    /// A code: `ministry`, `court`, `local_government` ...
    pub kind: String,
    /// Its public address.
    pub address: String,
    /// Remark.
    pub note: String,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code.
    pub id: AreaCode,
    /// Its name.
    pub name: String,
    /// The area it lies in.
    pub parent: Option<AreaCode>,
    /// Remark.
    pub note: String,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Address.
    pub address: String,
    /// Day of publication as written, empty where unknown.
    pub published: String,
    /// Day it was read.
    pub accessed: String,
    /// A code: `official`, `un`, `state_media`, `media`, `ngo`, `secondary`, `copy`.
    pub kind: String,
    /// Whether the address may be made clickable.
    pub link_ok: bool,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// A higher value is better.
    Higher,
    /// A lower value is better.
    Lower,
    /// Neither: context, or a count that rises with need as with effort.
    None,
}

/// What an indicator looks at (OHCHR, HR/PUB/12/5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndicatorKind {
    /// Law, institution, policy.
    Structure,
    /// Effort: budget, coverage, training.
    Process,
    /// Enjoyment.
    Outcome,
}

/// Something that can be measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Name.
    pub name: String,
    /// What exactly is counted.
    pub definition: String,
    /// Unit.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// Structure, process or outcome.
    pub kind: IndicatorKind,
    /// Commitments it measures or gives context to.
    pub commitments: Vec<CommitmentRef>,
    /// Breakdowns that the plan calls for, as keys: `sex`, `residence` ...
    pub breakdowns: Vec<String>,
    /// Remark for readers: caveats of definition and comparison.
    pub note: String,
}

/// Where a target comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetOrigin {
    /// From the plan's own words.
    Plan,
    /// From another official document.
    Other,
    /// A test set by the assessors where the plan gives a direction and no number.
    Assessor,
}

/// Whether the figures measure what the target says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparability {
    /// They do.
    Comparable,
    /// They do, with a reservation that must be read with the result.
    Caveat,
    /// They do not: the result is withheld and both are shown.
    NotComparable,
}

/// How progress is expected to run from baseline to target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetPath {
    /// The same amount every year.
    Linear,
    /// By the same share of the figure every year: what grows or shrinks with its size.
    Geometric,
    /// All at the deadline: a law, a building.
    Step,
    /// Slowly at first, fast in the middle, slowly at the end.
    Curve,
}

impl TargetPath {
    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Geometric => "geometric",
            Self::Step => "step",
            Self::Curve => "curve",
        }
    }
}

/// The quantified part of a commitment.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its id. Rows of the same id with a later `set` are moved targets.
    pub id: TargetId,
    /// The promise it belongs to.
    pub commitment: CommitmentRef,
    /// What measures it.
    pub indicator: IndicatorId,
    /// How it binds.
    pub comparator: Comparator,
    /// How much, in the unit of the indicator.
    pub value: f64,
    /// Where it started: value and period.
    pub baseline: Option<(f64, Period)>,
    /// By when.
    pub deadline: Date,
    /// The expected path.
    pub path: TargetPath,
    /// Whether running totals are what counts (else the figures of the period).
    pub cumulative: bool,
    /// Breakdown the target speaks of; empty is the total.
    pub breakdown: String,
    /// Area the target speaks of.
    pub area: AreaCode,
    /// Where it comes from.
    pub origin: TargetOrigin,
    /// Whether the figures measure it.
    pub comparability: Comparability,
    /// The day this version of the target was set; `None` for the first.
    pub set: Option<Date>,
    /// Remark for readers: required where not comparable.
    pub note: String,
}

/// Who owes what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The promise.
    pub commitment: CommitmentRef,
    /// The body.
    pub body: BodyId,
    /// `lead` or `support`.
    pub role: String,
    /// `proposed`, `accepted`, `contested`, `handed_on`.
    pub status: String,
    /// `plan` (its words name the body), `official`, `assumed`.
    pub basis: String,
    /// Remark.
    pub note: String,
}

/// What a body did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// The promise it serves.
    pub commitment: CommitmentRef,
    /// Who did it.
    pub body: Option<BodyId>,
    /// When.
    pub date: Period,
    /// What, in one line.
    pub title: String,
    /// A code: `law`, `programme`, `budget`, `training`, `report`, `review`, `institution`, `other`.
    pub kind: String,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// Remark.
    pub note: String,
}

/// Who judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// The body that owes the commitment.
    Own,
    /// An independent assessor.
    Independent,
    /// The public: organisations, those affected.
    Public,
}

impl Seat {
    /// All seats in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Own, Self::Independent, Self::Public];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Independent => "independent",
            Self::Public => "public",
        }
    }
}

/// A grade with reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The promise.
    pub commitment: CommitmentRef,
    /// Who judges.
    pub seat: Seat,
    /// A grade of the scale.
    pub grade: String,
    /// The scale.
    pub scale: MethodId,
    /// Name of the assessor.
    pub assessor: String,
    /// When.
    pub date: Date,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// Why this grade.
    pub reason: String,
    /// The body's reply.
    pub reply: String,
}

/// The declared rule of progress to targets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProgressRule {
    /// How far behind the expected share still counts as on track, as a share, 0 to 1.
    pub tolerance: f64,
    /// Relative change below which a trend is flat, 0 to 1.
    pub flat: f64,
}

impl Default for ProgressRule {
    fn default() -> Self {
        Self {
            tolerance: 0.05,
            flat: 0.01,
        }
    }
}

/// A scale of grades.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// File name without `.toml`.
    pub id: MethodId,
    /// Title per language.
    pub title: BTreeMap<LangTag, String>,
    /// Where the scale comes from.
    pub source: String,
    /// Grades, worst first.
    pub grades: Vec<Grade>,
}

/// One grade of a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// Its code.
    pub code: String,
    /// Label per language.
    pub label: BTreeMap<LangTag, String>,
    /// Cross-walk to the common measure, 0 (nothing) to 1 (complete); `None` for "no evidence".
    pub level: Option<f64>,
}

/// A test a row of a results table must pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// A column of the table.
    pub column: String,
    /// The test.
    pub test: Test,
}

/// How a cell is tested.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The text is one of these.
    OneOf(Vec<String>),
    /// The text is none of these.
    NoneOf(Vec<String>),
    /// The number is at least this.
    AtLeast(f64),
    /// The number is at most this.
    AtMost(f64),
}

/// A published sentence bound to a stored query.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Sentence per language, with `{numerator}`, `{denominator}`, `{percent}` or `{value}`.
    pub text: BTreeMap<LangTag, String>,
    /// The results table: `commitments`, `targets`, `trends`, `observations` ...
    pub table: String,
    /// Which rows are spoken of.
    pub of: Vec<Condition>,
    /// What is asked of them.
    pub ask: Ask,
}

/// What a claim asks of the rows it speaks of, with the figures it publishes.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// How many of them pass.
    Count {
        /// The test.
        pass: Vec<Condition>,
        /// The published numerator.
        numerator: u64,
        /// The published denominator.
        denominator: u64,
    },
    /// A cell of the only row.
    Value {
        /// The column.
        column: String,
        /// The published value.
        value: f64,
    },
}

/// Translations: language, kind of thing, id → text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    entries: BTreeMap<(LangTag, String, String), (u32, String)>,
}

impl Texts {
    /// Adds a translation; gives back the line of an earlier one of the same key.
    pub fn insert(
        &mut self,
        lang: LangTag,
        entity: &str,
        id: &str,
        line: u32,
        text: &str,
    ) -> Option<u32> {
        self.entries
            .insert(
                (lang, entity.to_owned(), id.to_owned()),
                (line, text.to_owned()),
            )
            .map(|(line, _)| line)
    }

    /// The translation, where there is one.
    #[must_use]
    pub fn get(&self, lang: &LangTag, entity: &str, id: &str) -> Option<&str> {
        self.entries
            .get(&(lang.clone(), entity.to_owned(), id.to_owned()))
            .map(|(_, t)| t.as_str())
    }

    /// All entries: language, entity, id, line, text.
    pub fn iter(&self) -> impl Iterator<Item = (&LangTag, &str, &str, u32, &str)> {
        self.entries
            .iter()
            .map(|((l, e, i), (n, t))| (l, e.as_str(), i.as_str(), *n, t.as_str()))
    }
}
