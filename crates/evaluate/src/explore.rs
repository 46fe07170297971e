//! What if the weights, the scale or the rule of an index were others?
//!
//! The figures are looked up once; an answer is one run of the engine over them. What was published is
//! the answer to an empty [`Wish`].

use std::collections::BTreeMap;

use waymark_composite::Problems;
use waymark_index::correlate::{Correlation, correlate};
use waymark_index::parameters::Parameters;
use waymark_index::{Aggregation, ColumnRule, Hierarchy, Method, Scores};
use waymark_model::workspace::IndexMethod;
use waymark_model::{AreaCode, Period, Workspace};

use crate::indices::{self, engine::Ready};
use crate::results::NodeScore;

/// Rules that need no parameter and are quick enough to be asked by anyone: those that compare every
/// pair of areas or solve a linear program for each are left out.
pub const AGGREGATIONS: [&str; 8] = [
    "arithmetic",
    "geometric",
    "harmonic",
    "mpi",
    "mean_min",
    "owa",
    "topsis",
    "wroclaw",
];

/// What is asked for; where nothing is said the published method holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wish {
    /// Weights by number of node.
    pub nodes: BTreeMap<usize, f64>,
    /// Weights by number of leaf.
    pub leaves: BTreeMap<usize, f64>,
    /// Code of a scale for all indicators.
    pub normalisation: Option<String>,
    /// Code of a rule for all levels.
    pub aggregation: Option<String>,
    /// One of the periods of the method; the last one where nothing is said.
    pub period: Option<Period>,
}

impl Wish {
    /// Whether it asks for the published method.
    #[must_use]
    pub fn is_as_published(&self) -> bool {
        self.nodes.is_empty()
            && self.leaves.is_empty()
            && self.normalisation.is_none()
            && self.aggregation.is_none()
    }
}

/// Why a wish has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// All children of a node weigh nothing; the number of the node.
    NoWeight(usize),
    /// The scale needs values that not every leaf has.
    Scale,
    /// The engine takes the method not at all.
    Method,
}

/// A rank and a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Score of the root.
    pub score: NodeScore,
    /// Its rank among the areas of the same level, 1 is best, ties share the mean; `None` where there is none.
    pub rank: Option<f64>,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which one.
    pub area: AreaCode,
    /// As published.
    pub published: Standing,
    /// As asked.
    pub asked: Standing,
}

/// The answer for one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The period.
    pub period: Period,
    /// The areas, in the order of the method.
    pub rows: Vec<Row>,
    /// Effective weight of each leaf, in the order of the method; sums to 1.
    pub effective_weights: Vec<f64>,
    /// Spearman's rank correlation of asked and published over the areas that have both ranks; `None` below three.
    pub agreement: Option<f64>,
}

/// Scales that look at the figures alone; fixed goalposts need values of their own.
const SCALES: [&str; 7] = [
    "min_max", "z_score", "rank", "place", "share", "logistic", "bands",
];

/// An index whose figures are at hand, with all steps done.
#[derive(Debug)]
pub struct Explorer<'w> {
    workspace: &'w Workspace,
    method: &'w IndexMethod,
    ready: Ready,
    /// Figures after all steps: no wish changes them.
    prepared: Vec<Vec<f64>>,
    /// Rows of the engine that are still in after all steps.
    included: Vec<bool>,
    /// Standings of the published method, by row.
    published: Vec<Standing>,
}

impl<'w> Explorer<'w> {
    /// Looks the figures of an index up; `row` is its number among the methods of the workspace.
    ///
    /// `None` where there is no such index or the engine does not take it.
    #[must_use]
    pub fn new(workspace: &'w Workspace, row: usize) -> Option<Self> {
        let method = workspace.indices.get(row)?;
        let cells = indices::cells(workspace, method);
        let ready = indices::engine::ready(workspace, method, &cells, &mut Problems::default())?;
        let composite = &ready.composite;
        let figures = &composite.source.figures;
        let prepared = composite.recipe.prepare(figures, &composite.tree).ok()?;
        let mut explorer = Self {
            workspace,
            method,
            ready,
            prepared: prepared.columns,
            included: prepared.included,
            published: Vec::new(),
        };
        let (_, scores) = explorer.compute(&Wish::default()).ok()?;
        explorer.published = explorer.standings(&scores, None)?;
        Some(explorer)
    }

    /// The method as published.
    #[must_use]
    pub fn method(&self) -> &'w IndexMethod {
        self.method
    }

    /// The scales that can be asked for: fixed goalposts only where each leaf has them.
    #[must_use]
    pub fn normalisations(method: &IndexMethod) -> Vec<&'static str> {
        let fixed = method.leaves.iter().all(|l| l.goalposts.is_some());
        let free = SCALES.iter().copied();
        free.chain(fixed.then_some("goalposts")).collect()
    }

    /// The weight that a node has as published.
    #[must_use]
    pub fn node_weight(&self, n: usize) -> Option<f64> {
        self.ready.weights.get(n).copied()
    }

    /// The weight that a leaf has as published.
    #[must_use]
    pub fn leaf_weight(&self, n: usize) -> Option<f64> {
        self.ready.weights.get(self.method.nodes.len() + n).copied()
    }

    /// The published scale where it is one of those that can be asked for: all indicators have it, and it has no parameters.
    #[must_use]
    pub fn published_scale(method: &IndexMethod) -> Option<&str> {
        let one = method.leaves.iter().all(|l| l.normalisation.is_none());
        let code = method.normalisation.code.as_str();
        let plain = one && method.normalisation.is_plain();
        (plain && Self::normalisations(method).contains(&code)).then_some(code)
    }

    /// The answer to a wish.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn answer(&self, wish: &Wish) -> Result<Answer, Refusal> {
        let (tree, scores) = self.compute(wish)?;
        let periods = &self.method.periods;
        let period = wish.period.filter(|p| periods.contains(p));
        let period = period.or_else(|| periods.iter().copied().max_by_key(|p| p.end()));
        let period = period.ok_or(Refusal::Method)?;
        let asked = self
            .standings(&scores, Some(period))
            .ok_or(Refusal::Method)?;
        let at = periods.iter().position(|p| *p == period).unwrap_or(0);
        let published = self.published.iter().skip(at).step_by(periods.len().max(1));
        let rows: Vec<Row> = self
            .method
            .areas
            .iter()
            .zip(published.cloned().zip(asked))
            .map(|(area, (published, asked))| Row {
                area: area.clone(),
                published,
                asked,
            })
            .collect();
        let first = self.method.nodes.len();
        Ok(Answer {
            period,
            agreement: agreement(&rows),
            rows,
            effective_weights: (0..self.method.leaves.len())
                .map(|n| tree.effective_weight(first + n))
                .collect(),
        })
    }

    fn compute(&self, wish: &Wish) -> Result<(Hierarchy, Scores), Refusal> {
        let composite = &self.ready.composite;
        let nodes = self.method.nodes.len();
        let mut weights = self.ready.weights.clone();
        let leaves = wish.leaves.iter().map(|(n, weight)| (nodes + n, weight));
        for (n, weight) in wish.nodes.iter().map(|(n, w)| (*n, w)).chain(leaves) {
            if let Some(own) = weights.get_mut(n) {
                *own = *weight;
            }
        }
        for node in 0..nodes {
            let mut children = composite.tree.children(node).iter();
            if !children.any(|c| weights.get(*c).is_some_and(|w| *w > 0.0)) {
                return Err(Refusal::NoWeight(node));
            }
        }
        let tree = composite.tree.reweighted(&weights);
        let mut recipe = composite.recipe.clone();
        self.change(wish, &mut recipe.method)?;
        let scores = recipe.score(&self.prepared, &composite.source.figures, &tree);
        Ok((tree, scores.map_err(|_| Refusal::Method)?))
    }

    fn change(&self, wish: &Wish, method: &mut Method) -> Result<(), Refusal> {
        if let Some(code) = &wish.normalisation {
            let all = method
                .columns
                .iter()
                .zip(&self.ready.composite.source.indicators);
            let columns: Option<Vec<ColumnRule>> = all
                .map(|(column, indicator)| {
                    Some(ColumnRule {
                        direction: column.direction,
                        normalisation: indices::engine::plain_scale(code, indicator)?,
                    })
                })
                .collect();
            method.columns = columns.ok_or(Refusal::Scale)?;
        }
        if let Some(code) = &wish.aggregation {
            let rule = Aggregation::by_code(code, &Parameters::new());
            method.aggregation = vec![rule.map_err(|_| Refusal::Method)?];
        }
        Ok(())
    }

    /// Standings of all rows, or of those of one period.
    fn standings(&self, scores: &Scores, only: Option<Period>) -> Option<Vec<Standing>> {
        let root = self.method.nodes.iter().position(|n| n.parent.is_none())?;
        let periods = &self.method.periods;
        let names = self
            .method
            .areas
            .iter()
            .flat_map(|area| periods.iter().map(move |period| (area, *period)))
            .enumerate()
            .filter(|(_, (_, period))| only.is_none_or(|only| only == *period));
        let (keys, scored): (Vec<(&AreaCode, Period)>, Vec<NodeScore>) = names
            .map(|(row, key)| {
                let place = self.ready.places.get(row).copied().unwrap_or(row);
                let mut score = indices::node_score(scores, place, root);
                if self.included.get(place) == Some(&false) {
                    score.withheld = indices::LEFT_OUT;
                }
                (key, score)
            })
            .unzip();
        let figures: Vec<f64> = scored.iter().map(|s| s.value.unwrap_or(f64::NAN)).collect();
        let mut ranks = vec![None; keys.len()];
        let groups = indices::groups(self.workspace, &keys);
        indices::ranks(&groups, &figures, |row, rank| {
            if let Some(own) = ranks.get_mut(row) {
                *own = Some(rank);
            }
        });
        let standing = |(score, rank)| Standing { score, rank };
        Some(scored.into_iter().zip(ranks).map(standing).collect())
    }
}

fn agreement(rows: &[Row]) -> Option<f64> {
    let both = rows
        .iter()
        .filter_map(|r| r.published.rank.zip(r.asked.rank));
    let (before, after): (Vec<f64>, Vec<f64>) = both.unzip();
    if before.len() < 3 {
        return None;
    }
    correlate(&before, &after, Correlation::Spearman).value
}
