//! Choices of a method that say how something is looked at, not what is computed.

use serde::Deserialize;
use waymark_index::Apart;
use waymark_index::describe::Thresholds;
use waymark_index::shape::ShapeTest;

/// Whether years are looked at on their own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "apart is true, false or \"steps\"")]
pub enum ApartSpec {
    /// Steps and scales, or nothing.
    All(bool),
    /// `steps`: the steps alone.
    Word(ApartWord),
}

/// A word for what is looked at apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApartWord {
    /// The steps; all years share one scale.
    Steps,
}

impl Default for ApartSpec {
    fn default() -> Self {
        Self::All(false)
    }
}

impl ApartSpec {
    /// As the engine takes it.
    #[must_use]
    pub fn apart(&self) -> Apart {
        match self {
            Self::All(false) => Apart::Nothing,
            Self::All(true) => Apart::All,
            Self::Word(ApartWord::Steps) => Apart::Steps,
        }
    }
}

/// One share for all levels, or one by level from the top.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    untagged,
    expecting = "a share from 0 to 1 is needed, or a list of shares from the top"
)]
pub enum Shares {
    /// For all levels.
    One(f64),
    /// From the root downwards; the last one holds for all below.
    Levels(Vec<f64>),
}

impl Shares {
    /// From the root downwards.
    #[must_use]
    pub fn levels(&self) -> &[f64] {
        match self {
            Self::One(share) => std::slice::from_ref(share),
            Self::Levels(shares) => shares,
        }
    }
}

/// Years over which trends are told.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrendsSpec {
    /// The first; the first there is where it is not said.
    pub from: Option<f64>,
    /// The last; the last there is where it is not said.
    pub to: Option<f64>,
}

impl TrendsSpec {
    /// Whether a year counts.
    #[must_use]
    pub fn takes(&self, year: f64) -> bool {
        self.from.is_none_or(|from| year >= from) && self.to.is_none_or(|to| year <= to)
    }
}

/// What the audit points at.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditSpec {
    /// Above this skewness and `kurtosis` a column has outliers; 2 where it is not said.
    pub skewness: Option<f64>,
    /// Above this kurtosis and `skewness` a column has outliers; 3.5 where it is not said.
    pub kurtosis: Option<f64>,
    /// Least share of figures that are there; 0.65 where it is not said.
    pub available: Option<f64>,
    /// Least share of the units with a figure other than zero; 0.5 where it is not said.
    pub nonzero: Option<f64>,
    /// Least number of different figures as a share of the units; 0.5 where it is not said.
    pub unique: Option<f64>,
    /// Above this correlation two parts say the same; 0.92 where it is not said.
    pub redundant: Option<f64>,
    /// Below this correlation two parts contradict each other; 0 where it is not said.
    pub opposed: Option<f64>,
    /// From this p-value on a correlation may be chance; 0.05 where it is not said.
    pub chance: Option<f64>,
    /// From this correlation with a denominator on an indicator mostly tells how large a unit is; 0.7 where it is not
    /// said.
    pub size: Option<f64>,
    /// Which correlation is held against these: `pearson`, `spearman`, `kendall`.
    pub correlation: Option<CorrelationWord>,
    /// What every pair is correlated of: `figures`, `prepared`, `scores`; none where it is not said.
    pub pairs: Option<PairsOf>,
}

/// What every pair is correlated of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairsOf {
    /// Raw figures of indicators.
    Figures,
    /// Figures of indicators after all steps.
    Prepared,
    /// Scores of all nodes.
    Scores,
}

/// A kind of correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrelationWord {
    /// Of values.
    Pearson,
    /// Of ranks.
    Spearman,
    /// Of pairs.
    Kendall,
}

impl AuditSpec {
    /// From where statistics are flagged.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds {
        let usual = Thresholds::default();
        Thresholds {
            shape: ShapeTest {
                skewness: self.skewness.unwrap_or(usual.shape.skewness),
                kurtosis: self.kurtosis.unwrap_or(usual.shape.kurtosis),
            },
            available: self.available.unwrap_or(usual.available),
            nonzero: self.nonzero.unwrap_or(usual.nonzero),
            unique: self.unique.unwrap_or(usual.unique),
        }
    }
}

/// Which strengths and weaknesses of a unit are named.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrengthsSpec {
    /// How many of each; 5 where it is not said.
    pub named: Option<usize>,
    /// `prepared` (where it is not said) or `figures`: ranks by the figures after all steps, or by the raw ones.
    pub of: Option<StrengthsOf>,
    /// Whether an indicator in which the unit shares the last rank is left out.
    #[serde(default)]
    pub discard_last: bool,
    /// Indicators with no greater share of different figures are left out.
    pub unique: Option<f64>,
    /// Group column within which units are ranked; all units where it is not said.
    pub group: Option<String>,
}

/// Figures that are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrengthsOf {
    /// Raw.
    Figures,
    /// After all steps.
    Prepared,
}
