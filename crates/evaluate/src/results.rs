//! What an assessment found, for every commitment, target, indicator, index and claim.

mod index;

use std::collections::BTreeMap;

use jiff::civil::Date;
use waymark_model::observation::{Basis, ObsStatus};
use waymark_model::plan::{Comparator, Criterion, Verifiability};
use waymark_model::workspace::{Comparability, Seat, TargetOrigin};
use waymark_model::{
    AreaCode, BodyId, ClaimId, CommitmentRef, GroupId, IndicatorId, LangTag, Period, SectionId,
    TargetId,
};

pub use index::{Drawn, IndexResult, IndexRow, KindScore, LeafCell, Marks, NodeScore};

/// Everything that was found.
#[derive(Debug, Clone)]
pub struct Results {
    /// One per commitment, in the order of the plan.
    pub commitments: Vec<CommitmentResult>,
    /// One per version of a target, by id, then the day it was set.
    pub targets: Vec<TargetResult>,
    /// One per indicator, by id.
    pub indicators: Vec<IndicatorResult>,
    /// One per index method.
    pub indices: Vec<IndexResult>,
    /// One per claim, in file order.
    pub claims: Vec<ClaimResult>,
    /// Counts over the whole plan.
    pub profile: Profile,
}

/// Where a commitment or a target stands, from best shown to least known.
///
/// The order is that of a reader's concern and is used to sum up several targets of one commitment:
/// the *last* in this order wins, so that one bad or unknown target is never hidden by a good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The target is reached by the latest figure.
    Met,
    /// The target was a level to keep, and it is kept.
    Maintained,
    /// The target was already reached at the start: nothing was left to do.
    MetBeforeStart,
    /// No target; the figures move the good way.
    Improving,
    /// Not there yet, at or near the expected share of the way.
    OnTrack,
    /// No target; the figures do not move.
    Flat,
    /// No target and no direction, or a single figure: something is known, no verdict follows.
    FiguresOnly,
    /// Something was done, nothing is measured.
    MeasureOnly,
    /// A bound that cannot decide ("above 85" against a baseline of 88).
    Undecided,
    /// Short of the target, and no starting point to measure progress from.
    NoBaseline,
    /// Short of the expected share of the way.
    Behind,
    /// Stands where it started.
    NoMovement,
    /// No target; the figures move the bad way.
    Worsening,
    /// Moves away from the target.
    WrongWay,
    /// Was reached and is no longer.
    Lost,
    /// The deadline has passed and the figure for it falls short.
    Missed,
    /// Figures exist but count something else than the target.
    NotComparable,
    /// There is a target or an indicator and no figure for it.
    NoData,
    /// Nothing at all is recorded: no figure, no measure.
    NoEvidence,
}

impl Standing {
    /// All standings in order.
    pub const ALL: [Self; 19] = [
        Self::Met,
        Self::Maintained,
        Self::MetBeforeStart,
        Self::Improving,
        Self::OnTrack,
        Self::Flat,
        Self::FiguresOnly,
        Self::MeasureOnly,
        Self::Undecided,
        Self::NoBaseline,
        Self::Behind,
        Self::NoMovement,
        Self::Worsening,
        Self::WrongWay,
        Self::Lost,
        Self::Missed,
        Self::NotComparable,
        Self::NoData,
        Self::NoEvidence,
    ];

    /// The code used in files and as a key of the words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Maintained => "maintained",
            Self::MetBeforeStart => "met_before_start",
            Self::Improving => "improving",
            Self::OnTrack => "on_track",
            Self::Flat => "flat",
            Self::FiguresOnly => "figures_only",
            Self::MeasureOnly => "measure_only",
            Self::Undecided => "undecided",
            Self::NoBaseline => "no_baseline",
            Self::Behind => "behind",
            Self::NoMovement => "no_movement",
            Self::Worsening => "worsening",
            Self::WrongWay => "wrong_way",
            Self::Lost => "lost",
            Self::Missed => "missed",
            Self::NotComparable => "not_comparable",
            Self::NoData => "no_data",
            Self::NoEvidence => "no_evidence",
        }
    }

    /// Broad class for colour and grouping.
    #[must_use]
    pub fn class(self) -> StandingClass {
        match self {
            Self::Met | Self::Maintained => StandingClass::Reached,
            Self::MetBeforeStart => StandingClass::BeforeStart,
            Self::Improving | Self::OnTrack => StandingClass::Moving,
            Self::Flat
            | Self::FiguresOnly
            | Self::MeasureOnly
            | Self::Undecided
            | Self::NoBaseline => StandingClass::Unclear,
            Self::Behind
            | Self::NoMovement
            | Self::Worsening
            | Self::WrongWay
            | Self::Lost
            | Self::Missed => StandingClass::Short,
            Self::NotComparable => StandingClass::NotComparable,
            Self::NoData | Self::NoEvidence => StandingClass::Unknown,
        }
    }
}

/// Broad class of a standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandingClass {
    /// Reached.
    Reached,
    /// Reached before it began.
    BeforeStart,
    /// On the way.
    Moving,
    /// Something is known, no verdict follows.
    Unclear,
    /// Behind, missed or moving away.
    Short,
    /// Figures that do not measure the target.
    NotComparable,
    /// No figure.
    Unknown,
}

impl StandingClass {
    /// All classes in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Reached,
        Self::BeforeStart,
        Self::Moving,
        Self::Unclear,
        Self::Short,
        Self::NotComparable,
        Self::Unknown,
    ];

    /// The code used as a key of the words and as a class name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::BeforeStart => "before_start",
            Self::Moving => "moving",
            Self::Unclear => "unclear",
            Self::Short => "short",
            Self::NotComparable => "not_comparable",
            Self::Unknown => "unknown",
        }
    }
}

/// One figure as pages show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Area code.
    pub area: String,
    /// When.
    pub period: Period,
    /// The value; `None` where it is missing.
    pub value: Option<f64>,
    /// Breakdown, `key=value` pairs joined by `;`; empty is the total.
    pub breakdown: String,
    /// Kind of count.
    pub basis: Basis,
    /// SDMX status.
    pub status: ObsStatus,
    /// Source ids.
    pub sources: Vec<String>,
    /// Note.
    pub note: String,
    /// Day it was recorded, where known.
    pub recorded: String,
    /// Whether a later vintage replaced it.
    pub superseded: bool,
}

/// What was found about a commitment.
#[derive(Debug, Clone)]
pub struct CommitmentResult {
    /// Which one.
    pub reference: CommitmentRef,
    /// Its section.
    pub section: SectionId,
    /// Where it stands, from its targets, else its indicators, else its measures.
    pub standing: Standing,
    /// Current versions of its targets: indices into [`Results::targets`].
    pub targets: Vec<usize>,
    /// Its indicators: indices into [`Results::indicators`].
    pub indicators: Vec<usize>,
    /// Its measures: indices into the workspace's list.
    pub measures: Vec<usize>,
    /// Its assignments: indices into the workspace's list.
    pub assignments: Vec<usize>,
    /// Bodies that lead or support it.
    pub bodies: Vec<BodyId>,
    /// Groups it is for.
    pub groups: Vec<GroupId>,
    /// One verdict per seat, in the order of [`Seat::ALL`].
    pub verdicts: Vec<Verdict>,
    /// Whether two seats differ by a grade level of 0.25 or more, or one sees evidence where another
    /// sees none.
    pub disputed: bool,
    /// A deadline has passed and a target of it is not reached.
    pub late: bool,
    /// What a reader would need and does not find.
    pub missing: Vec<Missing>,
}

/// What is missing from a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No figure at all.
    Figure,
    /// No target with a number.
    Target,
    /// A target without a baseline.
    Baseline,
    /// No figure for the end of the period.
    FinalFigure,
    /// No named body.
    Owner,
    /// No deadline of its own.
    Deadline,
    /// A breakdown the plan calls for is not there.
    Breakdown,
    /// No measure.
    Measure,
    /// No independent verdict.
    IndependentVerdict,
}

impl Missing {
    /// The code used in files and as a key of the words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Target => "target",
            Self::Baseline => "baseline",
            Self::FinalFigure => "final_figure",
            Self::Owner => "owner",
            Self::Deadline => "deadline",
            Self::Breakdown => "breakdown",
            Self::Measure => "measure",
            Self::IndependentVerdict => "independent_verdict",
        }
    }
}

/// The latest grade of one seat.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Who judges.
    pub seat: Seat,
    /// Index into the workspace's assessments; `None` where this seat has not judged.
    pub assessment: Option<usize>,
    /// Level on the common measure, 0 to 1; `None` for no verdict and for "no evidence".
    pub level: Option<f64>,
    /// Whether the grade given is "no evidence": a state of its own.
    pub no_evidence: bool,
}

/// What was found about one version of a target.
#[derive(Debug, Clone)]
pub struct TargetResult {
    /// Which one.
    pub id: TargetId,
    /// Index into the workspace's targets.
    pub row: usize,
    /// Whether no later version was set by the date of the assessment.
    pub current: bool,
    /// The promise.
    pub commitment: CommitmentRef,
    /// What measures it.
    pub indicator: IndicatorId,
    /// Its area.
    pub area: AreaCode,
    /// Its comparator.
    pub comparator: Comparator,
    /// Its value.
    pub value: f64,
    /// Value of the version before, where the target was moved.
    pub moved_from: Option<f64>,
    /// Baseline value and period.
    pub baseline: Option<(f64, Period)>,
    /// By when.
    pub deadline: Date,
    /// Where it comes from.
    pub origin: TargetOrigin,
    /// Whether the figures measure it.
    pub comparability: Comparability,
    /// Where it stands. For a target that is not comparable: [`Standing::NotComparable`], and what the
    /// figures alone would say in `if_comparable`.
    pub standing: Standing,
    /// The standing that the figures alone would give.
    pub if_comparable: Standing,
    /// The latest figure that counts.
    pub latest: Option<Figure>,
    /// Share of the way from baseline to target at the latest figure; above 1 is overshoot.
    pub achieved: Option<f64>,
    /// Share expected at the date of the latest figure, 0 to 1.
    pub expected: Option<f64>,
    /// Change per year from baseline to the latest figure, in units.
    pub observed_per_year: Option<f64>,
    /// Change per year needed from baseline to target, in units.
    pub required_per_year: Option<f64>,
    /// Change per year still needed from the latest figure; `None` once met or after the deadline.
    pub still_required_per_year: Option<f64>,
    /// Value at the deadline if the observed yearly change goes on.
    pub projection: Option<f64>,
    /// Whether the projection meets the target.
    pub projection_meets: Option<bool>,
    /// Whether the deadline lies on or before the date of the assessment.
    pub deadline_passed: bool,
    /// Whether the latest figure is for a period that ends before the deadline.
    pub figure_before_deadline: bool,
}

/// What was found about an indicator.
#[derive(Debug, Clone)]
pub struct IndicatorResult {
    /// Which one.
    pub id: IndicatorId,
    /// Index into the workspace's indicators.
    pub row: usize,
    /// Its movement: `Improving`, `Worsening`, `Flat`, `Undecided`, `FiguresOnly` or `NoData`.
    pub trend: Standing,
    /// First and last figure the trend compares.
    pub from: Option<Figure>,
    /// Last figure.
    pub to: Option<Figure>,
    /// Relative change between them, as a share of the first.
    pub change: Option<f64>,
    /// Number of figures with a value inside the plan period.
    pub figures_in_period: usize,
    /// Number of figures with a value.
    pub figures: usize,
    /// Number of gaps recorded (status missing).
    pub gaps: usize,
    /// Number of rival figures.
    pub rivals: usize,
    /// Areas below the plan's own with a value, of those listed.
    pub areas_seen: usize,
    /// Areas below the plan's own.
    pub areas_all: usize,
    /// Breakdown keys found among the figures.
    pub breakdowns_found: Vec<String>,
    /// Breakdown keys that the plan calls for and nobody reports.
    pub breakdowns_missing: Vec<String>,
}

/// A claim with what its query gives.
#[derive(Debug, Clone)]
pub struct ClaimResult {
    /// Which one.
    pub id: ClaimId,
    /// Index into the workspace's claims.
    pub row: usize,
    /// Rows that pass, for a count.
    pub numerator: Option<u64>,
    /// Rows spoken of.
    pub denominator: u64,
    /// The cell, for a value claim.
    pub value: Option<f64>,
    /// Whether the published figures equal these.
    pub holds: bool,
    /// Sentence per language with its figures filled in.
    pub text: BTreeMap<LangTag, String>,
}

/// Counts over the whole plan.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Number of sections.
    pub sections: usize,
    /// Number of paragraphs.
    pub paragraphs: usize,
    /// Number of commitments.
    pub commitments: usize,
    /// Commitments by standing.
    pub standings: BTreeMap<Standing, usize>,
    /// Current targets by standing.
    pub target_standings: BTreeMap<Standing, usize>,
    /// Commitments that meet each assessability criterion.
    pub criteria: BTreeMap<Criterion, usize>,
    /// Commitments that meet 0, 1 ... 9 criteria.
    pub criteria_met: [usize; 10],
    /// Commitments by the verdict of the gate.
    pub verifiability: BTreeMap<Verifiability, usize>,
    /// Commitments by group.
    pub groups: BTreeMap<GroupId, usize>,
    /// Disputed commitments.
    pub disputed: usize,
    /// Late commitments.
    pub late: usize,
}
