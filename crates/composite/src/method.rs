//! The method file: everything about an index that is a choice.
//!
//! One form for a workspace (`kind = "index"`) and for a table of one's own; see `docs/composite.md`. Keys that are not
//! known are refused.

mod read;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::options::{ApartSpec, AuditSpec, Shares, StrengthsSpec, TrendsSpec};

pub use read::{Unread, from_bytes};

/// A method as it is written.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Always `index`.
    pub kind: Option<String>,
    /// Title.
    pub title: Option<Words>,
    /// What the index is for.
    pub about: Option<Words>,
    /// Column with the codes of units; `unit` where it is not said.
    pub unit: Option<String>,
    /// Column with their names.
    pub unit_name: Option<String>,
    /// Column with years.
    pub time: Option<String>,
    /// Columns with groups of units.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Steps on the figures, in order.
    #[serde(default)]
    pub step: Vec<StepSpec>,
    /// The scale of all indicators.
    pub normalisation: Option<Rule>,
    /// The rule of all nodes, or one per level from the top.
    pub aggregation: Option<Rules>,
    /// Share of the weight that must have data; 0 where it is not said.
    pub minimum_coverage: Option<f64>,
    /// Least share of the children of a node that must have a score.
    pub minimum_children: Option<Shares>,
    /// Whether each year is looked at on its own.
    #[serde(default)]
    pub apart: ApartSpec,
    /// Scales of single indicators, by their codes.
    #[serde(default)]
    pub scales: BTreeMap<String, Rule>,
    /// Which strengths and weaknesses are named.
    #[serde(default)]
    pub strengths: StrengthsSpec,
    /// Years over which trends are told.
    #[serde(default)]
    pub trends: TrendsSpec,
    /// What the audit points at.
    #[serde(default)]
    pub audit: AuditSpec,
    /// Seed of everything that is drawn.
    pub seed: Option<u64>,
    /// Weights of nodes that are not as the tree says.
    #[serde(default)]
    pub weights: BTreeMap<String, f64>,
    /// Rules that make the weights of a node's children.
    #[serde(default)]
    pub weighting: Vec<Weighting>,
    /// Nodes of the tree; the root has no parent.
    #[serde(default)]
    pub node: Vec<NodeSpec>,
    /// Indicators.
    #[serde(default)]
    pub leaf: Vec<LeafSpec>,
    /// Codes of indicators by what they tell of (OHCHR): `structural`, `process`, `outcome`.
    #[serde(default)]
    pub kinds: BTreeMap<String, Vec<String>>,
    /// What is uncertain.
    pub uncertainty: Option<UncertaintySpec>,
}

/// Words in one language or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// In the language of the file.
    One(String),
    /// By language.
    Many(BTreeMap<String, String>),
}

impl Words {
    /// In a language where there is some, else as [`Words::text`].
    #[must_use]
    pub fn text_in(&self, lang: &str) -> String {
        match self {
            Self::Many(texts) => texts.get(lang).cloned().unwrap_or_else(|| self.text()),
            Self::One(text) => text.clone(),
        }
    }

    /// In English where there is some, else in the first language.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Many(texts) => {
                let first = texts.get("en").or_else(|| texts.values().next());
                first.cloned().unwrap_or_default()
            }
        }
    }
}

/// A rule by its code, with parameters where it has some.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// The code alone.
    Code(String),
    /// `rule` and its parameters.
    With(BTreeMap<String, toml::Value>),
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Parameter {
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// The code of a unit.
    Text(String),
    /// Several numbers.
    List(Vec<f64>),
}

impl Rule {
    /// A rule with parameters.
    #[must_use]
    pub fn with(code: &str, parameters: impl IntoIterator<Item = (String, Parameter)>) -> Self {
        let mut rule = Self::Code(code.to_owned());
        for (name, value) in parameters {
            rule.set(&name, value);
        }
        rule
    }

    /// Its code; empty where none is written.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Code(code) => code,
            Self::With(table) => table.get("rule").and_then(|r| r.as_str()).unwrap_or(""),
        }
    }

    /// Whether a parameter is given.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        matches!(self, Self::With(table) if table.contains_key(name))
    }

    /// Gives a parameter.
    pub fn set(&mut self, name: &str, value: Parameter) {
        if let Self::Code(code) = self {
            let rule = toml::Value::String(std::mem::take(code));
            *self = Self::With(std::iter::once(("rule".to_owned(), rule)).collect());
        }
        if let Self::With(table) = self {
            let value = match value {
                Parameter::Number(x) => number(x),
                Parameter::Flag(x) => toml::Value::Boolean(x),
                Parameter::Text(x) => toml::Value::String(x),
                Parameter::List(list) => toml::Value::Array(list.into_iter().map(number).collect()),
            };
            table.insert(name.to_owned(), value);
        }
    }
}

/// A number as a person writes it: without a point where it is whole.
fn number(x: f64) -> toml::Value {
    let whole = format!("{x}").parse::<i64>();
    whole.map_or(toml::Value::Float(x), toml::Value::Integer)
}

/// One rule for all levels, or a list from the top.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Rules {
    /// For all levels.
    All(Rule),
    /// From the root downwards; the last one holds for all below.
    Levels(Vec<Rule>),
}

/// A step.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepSpec {
    /// `denominate`, `impute`, `screen`, `treat`, `frontier`, `inequality`, `over_time` or `balance`.
    #[serde(rename = "do")]
    pub what: String,
    /// Indicators it is for; all where it is not said.
    pub only: Option<Vec<String>>,
    /// Indicators it is not for.
    #[serde(default)]
    pub except: Vec<String>,
    /// How: of `impute`, `treat`, `frontier` and `over_time`.
    pub by: Option<String>,
    /// Group column of `impute`.
    pub group: Option<String>,
    /// Centre: `mean` or `median`.
    pub centre: Option<String>,
    /// Level of the node whose indicators fill each other, of `impute` by `row_mean` and `row_median`: 2 for their parent
    /// (where it is not said), 3 for its parent, and so on.
    pub level: Option<usize>,
    /// Greatest age in survey years, of `impute` by `latest`.
    pub max_age: Option<usize>,
    /// Neighbours, of `impute`.
    pub nearest: Option<usize>,
    /// Scale of denominators.
    pub scale: Option<f64>,
    /// Least share of figures there, of `screen`.
    pub available: Option<f64>,
    /// Least share of figures that are not zero, of `screen`.
    pub nonzero: Option<f64>,
    /// Units that stay whatever `screen` says.
    #[serde(default)]
    pub keep: Vec<String>,
    /// Units that go whatever `screen` says.
    #[serde(default)]
    pub drop: Vec<String>,
    /// Most values that are pulled in.
    pub most: Option<usize>,
    /// What follows where that was not enough.
    pub then: Option<String>,
    /// Exponent of Box and Cox.
    pub lambda: Option<f64>,
    /// Whether what follows starts from what was pulled in.
    #[serde(default)]
    pub combine: bool,
    /// Whether the test is passed over.
    #[serde(default)]
    pub force: bool,
    /// From this skewness on (and the kurtosis) a column fails.
    pub skewness: Option<f64>,
    /// From this kurtosis on (and the skewness) a column fails.
    pub kurtosis: Option<f64>,
    /// How wide a fence is.
    pub times: Option<f64>,
    /// Share of the units beyond a fence by percentiles; of the units below a frontier by quantiles.
    pub share: Option<f64>,
    /// Column with the ability that a frontier rises with.
    pub income: Option<String>,
    /// How many others a frontier of order m looks at.
    pub draws: Option<u32>,
    /// The figure that scores 0 under a frontier; the least observed where it is not said.
    pub floor: Option<f64>,
    /// Whether nobody scores above the frontier; so where it is not said.
    pub cap: Option<bool>,
    /// Whether rich units that miss the highest frontier lose more.
    #[serde(default)]
    pub penalty: bool,
    /// Columns with the figures of groups, of `inequality`.
    #[serde(default)]
    pub figures: Vec<String>,
    /// How many people the groups have; the same where it is not said.
    pub people: Option<PeopleSpec>,
    /// Column of those who say "down", of `balance`.
    pub down: Option<String>,
    /// Column of those who say "the same", of `balance`.
    pub same: Option<String>,
    /// Aversion to inequality; 1 where it is not said.
    pub aversion: Option<f64>,
}

/// How many people groups have.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum PeopleSpec {
    /// Shares, the same for every unit.
    Shares(Vec<f64>),
    /// Columns that say it for every unit.
    Columns(Vec<String>),
}

/// A rule for the weights of a node's children.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weighting {
    /// The node; every node above indicators or dimensions where it is not said.
    pub node: Option<String>,
    /// `equal`, `components`, `factors`, `deviation`, `entropy`, `critic`, `gini`, `merec`, `balanced`, `most_information`,
    /// `budget`, `pairwise`, `best_worst`.
    pub by: String,
    /// Least weight.
    pub least: Option<f64>,
    /// Greatest weight.
    pub most: Option<f64>,
    /// Judgements: points of persons, or a table of comparisons, by row.
    #[serde(default)]
    pub judgements: Vec<Vec<f64>>,
    /// Codes of the children in the order of the judgements; the order of the tree where it is not said.
    #[serde(default)]
    pub children: Vec<String>,
    /// The child that matters most.
    pub best: Option<String>,
    /// The child that matters least.
    pub worst: Option<String>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeSpec {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: Option<Words>,
    /// The node above.
    pub parent: Option<String>,
    /// Weight among its siblings.
    pub weight: Option<f64>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeafSpec {
    /// The header of its column.
    pub indicator: String,
    /// Its name.
    pub name: Option<Words>,
    /// The node above.
    pub parent: String,
    /// Weight among its siblings.
    pub weight: Option<f64>,
    /// `higher` or `lower` is better.
    pub direction: Option<String>,
    /// Unit.
    pub unit: Option<String>,
    /// What scores 0, of goalposts.
    pub low: Option<f64>,
    /// What scores full, of goalposts.
    pub high: Option<f64>,
    /// The value aimed at.
    pub target: Option<f64>,
    /// The column it is divided by.
    pub denominator: Option<String>,
    /// A scale of its own.
    pub normalisation: Option<Rule>,
}

impl Method {
    /// Scales of single indicators, by their codes: those under `scales`, and those of leaves.
    #[must_use]
    pub fn own_scales(&self) -> BTreeMap<&str, &Rule> {
        let leaves = self.leaf.iter();
        let of_leaves =
            leaves.filter_map(|l| Some((l.indicator.as_str(), l.normalisation.as_ref()?)));
        let named = self.scales.iter().map(|(code, rule)| (code.as_str(), rule));
        of_leaves.chain(named).collect()
    }
}

impl LeafSpec {
    /// Whether more is better.
    #[must_use]
    pub fn higher(&self) -> bool {
        self.direction.as_deref() != Some("lower")
    }
}

/// What is uncertain.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UncertaintySpec {
    /// Draws; 1,000 where it is not said.
    pub draws: Option<u32>,
    /// By how many ranks the ends of intervals may be off: draws go on until that is so, or until there are 100,000.
    pub precision: Option<f64>,
    /// Whether pairs of inputs are analysed too.
    #[serde(default)]
    pub second_order: bool,
    /// Trajectories of Morris; none where it is not said.
    pub morris: Option<usize>,
    /// Runs for each input of FAST, 65 or more; none where it is not said.
    pub fast: Option<usize>,
    /// Parts of the range of an input for PAWN; none where it is not said.
    pub pawn: Option<usize>,
    /// Resamples of the distance of densities (Borgonovo's delta); none where it is not said.
    pub delta: Option<u32>,
    /// Base points of the sensitivity analysis; none where it is 0.
    pub base: Option<usize>,
    /// Resamples for its intervals.
    pub resamples: Option<u32>,
    /// Inputs.
    #[serde(default)]
    pub input: Vec<InputSpec>,
}

/// An uncertain thing.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputSpec {
    /// Its name.
    pub name: String,
    /// Inputs of one group are moved together when it is told how much they matter.
    pub group: Option<String>,
    /// Greatest relative change of weights.
    pub weights: Option<f64>,
    /// Standard error of every figure, as a share of the deviation of its indicator.
    pub error: Option<f64>,
    /// Standard error of every figure, as a share of the figure.
    pub relative_error: Option<f64>,
    /// Standard errors of figures: the ending of the columns that hold them, or a file of its own.
    pub errors: Option<String>,
    /// Least and greatest that a figure could be: endings of columns, or files.
    pub bounds: Option<Vec<String>>,
    /// A file with several values for figures, of raters, resamples or a posterior.
    pub values: Option<String>,
    /// Whether all figures take the value of one draw of that file together.
    #[serde(default)]
    pub joint: bool,
    /// The shape of errors: `normal`, `uniform`, `triangular`.
    pub spread: Option<String>,
    /// Indicators whose figures are uncertain; all where it is not said.
    pub only: Option<Vec<String>>,
    /// Whether the steps run again on drawn figures; so where it is not said.
    pub again: Option<bool>,
    /// Whether what is missing is drawn from a model.
    #[serde(default)]
    pub filling: bool,
    /// What may be chosen.
    #[serde(default)]
    pub choice: Vec<ChoiceSpec>,
}

/// A thing that may be chosen; nothing given is the method as it is.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceSpec {
    /// Another scale.
    pub normalisation: Option<Rule>,
    /// Another rule of aggregation.
    pub aggregation: Option<Rules>,
    /// Another step in the place of one, from 1.
    pub step: Option<usize>,
    /// The step that stands there; left out: the step is not taken.
    pub with: Option<StepSpec>,
    /// Other weights of nodes.
    pub weights: Option<BTreeMap<String, f64>>,
    /// Nodes left out.
    pub without: Option<Vec<String>>,
    /// Another minimum of coverage.
    pub minimum_coverage: Option<f64>,
}
