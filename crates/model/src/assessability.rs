//! How checkable a commitment is: the published checklist and its gate.

use serde::{Deserialize, Serialize};

/// What an indicator of a commitment would watch (OHCHR, Human Rights Indicators, 2012).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureType {
    /// Laws, institutions, policies: what the State has set up.
    Structure,
    /// What the State does: services, training, budgets.
    Process,
    /// What people enjoy of it.
    Outcome,
}

impl MeasureType {
    /// All types in the order of the source.
    pub const ALL: [Self; 3] = [Self::Structure, Self::Process, Self::Outcome];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Process => "process",
            Self::Outcome => "outcome",
        }
    }
}

/// The gate of the audit: whether anyone could ever tell that the commitment was kept. Fixed before
/// delivery starts, from the words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verifiability {
    /// A specific act or result whose doing can be seen or counted.
    Verifiable,
    /// Specific or measurable, not both: a person must say first what would count.
    Partly,
    /// Neither: only an attitude or a direction.
    Not,
}

impl Verifiability {
    /// All verdicts, best first.
    pub const ALL: [Self; 3] = [Self::Verifiable, Self::Partly, Self::Not];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Verifiable => "verifiable",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }
}

/// One test of the assessability audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Names a concrete act or result, not only an attitude.
    Specific,
    /// Has a quantity or a state that can be seen to hold.
    Measurable,
    /// Says where it starts from.
    Baseline,
    /// Says how much or how many.
    Target,
    /// Says by when; the end of the plan does not count.
    TimeBound,
    /// Names who does it.
    Owned,
    /// Names money, staff or another means.
    Resourced,
    /// Names for whom, so that figures can be broken down.
    Disaggregated,
    /// Names what will show it: an indicator, a report, a record.
    Evidenced,
}

impl Criterion {
    /// All criteria in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Specific,
        Self::Measurable,
        Self::Baseline,
        Self::Target,
        Self::TimeBound,
        Self::Owned,
        Self::Resourced,
        Self::Disaggregated,
        Self::Evidenced,
    ];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::Measurable => "measurable",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::TimeBound => "time_bound",
            Self::Owned => "owned",
            Self::Resourced => "resourced",
            Self::Disaggregated => "disaggregated",
            Self::Evidenced => "evidenced",
        }
    }
}

/// The outcome of one criterion for one commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionResult {
    /// Which test.
    pub criterion: Criterion,
    /// Whether the words satisfy it.
    pub met: bool,
    /// The words that satisfied it; where it failed, the words that made it fail ("actively promote"),
    /// empty where there is nothing to point at.
    pub words: String,
}

/// How checkable a commitment is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessability {
    /// One result per criterion, in the order of [`Criterion::ALL`].
    pub results: Vec<CriterionResult>,
    /// What an indicator for it would watch.
    pub measure: MeasureType,
}

impl Assessability {
    /// How many criteria are met, 0 to [`Criterion::ALL`]'s length.
    #[must_use]
    pub fn met(&self) -> usize {
        self.results.iter().filter(|r| r.met).count()
    }

    /// The verdict of the gate.
    #[must_use]
    pub fn gate(&self) -> Verifiability {
        match (
            self.meets(Criterion::Specific),
            self.meets(Criterion::Measurable),
        ) {
            (true, true) => Verifiability::Verifiable,
            (false, false) => Verifiability::Not,
            (true, false) | (false, true) => Verifiability::Partly,
        }
    }

    /// Whether the criterion is met.
    #[must_use]
    pub fn meets(&self, criterion: Criterion) -> bool {
        self.results
            .iter()
            .any(|r| r.criterion == criterion && r.met)
    }
}
