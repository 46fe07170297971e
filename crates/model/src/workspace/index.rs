//! The method of a composite index: what a workspace adds and what every page needs, typed; the rest as the engine reads it.

use std::collections::BTreeMap;

use super::Direction;
use crate::id::{AreaCode, IndicatorId, LangTag, MethodId};
use crate::period::Period;

/// A composite index as data.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexMethod {
    /// File name without `.toml`.
    pub id: MethodId,
    /// Title per language.
    pub title: BTreeMap<LangTag, String>,
    /// What the index is for and is not, per language.
    pub about: BTreeMap<LangTag, String>,
    /// Areas scored.
    pub areas: Vec<AreaCode>,
    /// Periods scored.
    pub periods: Vec<Period>,
    /// How figures are brought to one scale.
    pub normalisation: Rule,
    /// How parts are added up: one rule for all levels, or one for each from the top. Never empty.
    pub aggregation: Vec<Rule>,
    /// Share of effective weight that must have data, 0 to 1.
    pub minimum_coverage: f64,
    /// How many years an older figure may stand in for a missing one; 0: none.
    pub max_age: u8,
    /// Inner nodes; the root has no parent.
    pub nodes: Vec<IndexNode>,
    /// Leaves.
    pub leaves: Vec<IndexLeaf>,
    /// What only the engine reads, as TOML: steps, rules of weights, kinds, what is uncertain. Empty where the file has none.
    pub engine: String,
    /// Lines of the parts of the file, by the names that the engine gives them: `step 1`, `weighting 2`, `uncertainty`.
    pub lines: BTreeMap<String, u32>,
}

impl IndexMethod {
    /// The rule at the top of the tree.
    #[must_use]
    pub fn top_rule(&self) -> &str {
        self.aggregation.first().map_or("", |r| r.code.as_str())
    }

    /// The line of what the engine calls by this name: of the longest known name that it begins with.
    #[must_use]
    pub fn line_of(&self, name: &str) -> Option<u32> {
        let known = self
            .lines
            .iter()
            .filter(|(n, _)| name.starts_with(n.as_str()));
        known.max_by_key(|(n, _)| n.len()).map(|(_, line)| *line)
    }
}

/// A rule of the index engine by its code, with the parameters that are not as usual.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rule {
    /// Its code.
    pub code: String,
    /// Parameters by name.
    pub parameters: BTreeMap<String, Setting>,
}

impl Rule {
    /// Whether it stands there by its code alone.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.parameters.is_empty()
    }
}

impl From<&str> for Rule {
    fn from(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            parameters: BTreeMap::new(),
        }
    }
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// The code of an area.
    Text(String),
    /// Several numbers.
    List(Vec<f64>),
}

/// An inner node of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexNode {
    /// Its id.
    pub id: String,
    /// Name per language.
    pub name: BTreeMap<LangTag, String>,
    /// The node it belongs to; `None` for the root.
    pub parent: Option<String>,
    /// Weight among its siblings.
    pub weight: f64,
    /// Own rule of aggregation.
    pub aggregation: Option<Rule>,
    /// Line in the file.
    pub line: u32,
}

/// An indicator in an index.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexLeaf {
    /// The indicator; its direction comes from `indicators.csv`.
    pub indicator: IndicatorId,
    /// Which way is better, said here for an indicator that leaves it open.
    pub direction: Option<Direction>,
    /// The node it belongs to.
    pub parent: String,
    /// Weight among its siblings.
    pub weight: f64,
    /// Goalposts: the value that scores 0 and the value that scores 1 in the good direction.
    pub goalposts: Option<(f64, f64)>,
    /// The value aimed at.
    pub target: Option<f64>,
    /// The indicator it may be divided by.
    pub denominator: Option<IndicatorId>,
    /// A scale of its own.
    pub normalisation: Option<Rule>,
    /// Line in the file.
    pub line: u32,
}
