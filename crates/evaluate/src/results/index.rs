//! What an index found: scores and ranks with what they owe to data that are missing, to steps and to choices.

use waymark_composite::{Composite, Problem, Said, Table};
use waymark_model::{AreaCode, MethodId, Period};

/// An index with all its scores.
#[derive(Debug, Clone)]
pub struct IndexResult {
    /// Which method.
    pub method: MethodId,
    /// Index into the workspace's methods.
    pub row: usize,
    /// Effective weight of each leaf in the root, in the order of the method's leaves; sums to 1.
    pub effective_weights: Vec<f64>,
    /// Weights among siblings, nodes first, then leaves, in the order of the method: as written, or as a rule made them.
    pub weights: Vec<f64>,
    /// Rows: one per area and period, by area, then period.
    pub rows: Vec<IndexRow>,
    /// Scores of structure, process and outcome alone, by kind, area and period; empty where the method names no kinds.
    pub kinds: Vec<KindScore>,
    /// How many draws were taken of what the method declares uncertain; `None` where it declares nothing.
    pub draws: Option<u32>,
    /// Names of what it declares uncertain.
    pub inputs: Vec<String>,
    /// Tables of the engine: `weights`, `changes`, and those of the sensitivity analysis that were asked for.
    pub tables: Vec<Table>,
    /// The index as the engine took it; `None` where it was refused.
    pub composite: Option<Box<Composite>>,
    /// Why the engine refuses the method, or a part of what it asks for.
    pub problems: Vec<Problem>,
    /// What a reader of the scores should know.
    pub notes: Vec<Said>,
}

impl IndexResult {
    /// Nothing found yet.
    pub(crate) fn empty(method: MethodId, row: usize) -> Self {
        Self {
            method,
            row,
            effective_weights: Vec::new(),
            weights: Vec::new(),
            rows: Vec::new(),
            kinds: Vec::new(),
            draws: None,
            inputs: Vec::new(),
            tables: Vec::new(),
            composite: None,
            problems: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// A table of the engine by its name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|t| t.name == name)
    }
}

/// The score of an index from the indicators of one kind alone.
#[derive(Debug, Clone, PartialEq)]
pub struct KindScore {
    /// `structural`, `process` or `outcome`.
    pub kind: String,
    /// Area.
    pub area: AreaCode,
    /// Period.
    pub period: Period,
    /// The score; `None` where withheld.
    pub score: Option<f64>,
    /// Share of effective weight with data, 0 to 1.
    pub coverage: f64,
    /// Why withheld; empty where not.
    pub withheld: String,
    /// Rank among the areas of the same level in the period, as that of the index.
    pub rank: Option<f64>,
}

/// What the draws of a method say of a score and its rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Mean of the score.
    pub mean: f64,
    /// Its deviation over draws.
    pub deviation: f64,
    /// 5 % of the draws lie below.
    pub low: f64,
    /// 5 % of the draws lie above.
    pub high: f64,
    /// Mean rank; this and what follows is `None` where there is no rank.
    pub rank_mean: Option<f64>,
    /// Median rank.
    pub rank_median: Option<f64>,
    /// Share of the draws with a rank.
    pub share_ranked: Option<f64>,
    /// Chance of one of the best three ranks.
    pub top_3: Option<f64>,
    /// Chance of one of the best ten ranks.
    pub top_10: Option<f64>,
    /// By how many ranks the ends of the interval may be off.
    pub imprecision: Option<f64>,
}

/// Scores of one area in one period.
#[derive(Debug, Clone)]
pub struct IndexRow {
    /// Area.
    pub area: AreaCode,
    /// Period.
    pub period: Period,
    /// One score per node of the method, in its order (the root among them).
    pub scores: Vec<NodeScore>,
    /// One cell per leaf of the method, in its order.
    pub cells: Vec<LeafCell>,
    /// By node: what the score could be if everything missing were at the worst or best end of the scale; `None` where scales
    /// have no common ends, or a rule is no mean.
    pub bounds: Vec<Option<(f64, f64)>>,
    /// Share of the figures that a step filled, 0 to 1.
    pub share_filled: f64,
    /// Rank of the root score among the areas of the same level in the period, 1 is best, ties share
    /// the mean rank; `None` where withheld or where there is no other area of that level.
    pub rank: Option<f64>,
    /// The ranks between which 90 % of the draws lie: of what the method declares uncertain, else as if every weight were up
    /// to a quarter more or less. `None` without ranks, and where a rule that compares areas makes drawing too long. See
    /// [`crate::rank_intervals`].
    pub rank_interval: Option<(f64, f64)>,
    /// What the draws of the method say; `None` where it declares nothing uncertain.
    pub drawn: Option<Drawn>,
}

/// Score of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeScore {
    /// The score, 0 to 1 for goalposts and min-max; `None` where withheld.
    pub value: Option<f64>,
    /// Share of effective weight with data, 0 to 1.
    pub coverage: f64,
    /// Why withheld: `coverage`, `no_data`, `domain`; empty where not.
    pub withheld: &'static str,
}

/// What went into a score for one leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeafCell {
    /// Raw value.
    pub value: Option<f64>,
    /// Year it is from, where an older figure stands in.
    pub from_period: Option<Period>,
    /// The figure after all steps.
    pub prepared: Option<f64>,
    /// What steps did to it.
    pub marks: Marks,
    /// Normalised value.
    pub normalised: Option<f64>,
    /// Contribution to the root score, where aggregation is additive.
    pub contribution: Option<f64>,
}

/// What steps did to a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// It was missing and is filled.
    pub filled: bool,
    /// It was an outlier and is pulled in.
    pub pulled_in: bool,
    /// It is measured against a frontier, or lowered by inequality.
    pub in_proportion: bool,
}
