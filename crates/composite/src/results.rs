//! What a build gives, with names.

use std::collections::BTreeMap;

use waymark_index::bounds::{Bounds, bounds};
use waymark_index::recipe::{Built, Record};
use waymark_index::simulate::ranks;
use waymark_numerics::moments::as_f64;

use crate::compile::Composite;
use crate::faults;
use crate::problem::Problems;

/// A built index.
#[derive(Debug, Clone)]
pub struct Results {
    /// The numbers.
    pub built: Built,
    /// By node and row: rank among the rows of the same time, 1 for the highest; `None` without a score.
    pub ranks: Vec<Vec<Option<u32>>>,
    /// What scores could be if what is missing were known; `None` where scales have no common ends or a rule is no mean.
    pub bounds: Option<Bounds>,
}

/// Builds an index.
///
/// `None` where it cannot be; `problems` says why.
pub fn build(composite: &Composite, problems: &mut Problems) -> Option<Results> {
    match composite
        .recipe
        .build(&composite.source.figures, &composite.tree)
    {
        Ok(built) => {
            let ranks = (0..composite.tree.len())
                .map(|node| ranks_of(composite, &built, node))
                .collect();
            Some(Results {
                bounds: bounds_of(composite, &built),
                built,
                ranks,
            })
        }
        Err(faults) => {
            for fault in faults {
                problems.add("method", "", faults::recipe(&fault, &composite.source));
            }
            None
        }
    }
}

/// Bounds where all scales have the same ends.
fn bounds_of(composite: &Composite, built: &Built) -> Option<Bounds> {
    let method = &composite.recipe.method;
    let mut ends = method.columns.iter().map(|c| c.normalisation.range());
    let first = ends.next()??;
    let bits = |(a, b): (f64, f64)| (a.to_bits(), b.to_bits());
    let alike = ends.all(|e| e.is_some_and(|e| bits(e) == bits(first)));
    let found = alike.then(|| bounds(&built.scores, &composite.tree, method, first));
    found?.ok()
}

fn ranks_of(composite: &Composite, built: &Built, node: usize) -> Vec<Option<u32>> {
    let rows = 0..composite.source.units.len();
    let scores: Vec<f64> = rows.map(|row| score(built, row, node)).collect();
    let blocks = composite.source.peers().into_iter();
    blocks.flat_map(|block| ranks(&scores[block])).collect()
}

/// The score of a row at a node; `NaN` without one.
fn score(built: &Built, row: usize, node: usize) -> f64 {
    built.scores.value(row, node).unwrap_or(f64::NAN)
}

impl Results {
    /// By node and row: rank among the rows of its time and group, 1 for the highest; `None` without a score.
    #[must_use]
    pub fn group_ranks(&self, composite: &Composite, group: usize) -> Vec<Vec<Option<u32>>> {
        let units = &composite.source.units;
        let mut members: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (row, unit) in units.iter().enumerate() {
            let key = (unit.time.as_str(), unit.groups[group].as_str());
            members.entry(key).or_default().push(row);
        }
        let at_node = |node: usize| {
            let mut out = vec![None; units.len()];
            for rows in members.values() {
                let own = rows.iter().map(|&row| score(&self.built, row, node));
                let scores: Vec<f64> = own.collect();
                for (row, rank) in rows.iter().zip(ranks(&scores)) {
                    out[*row] = rank;
                }
            }
            out
        };
        (0..composite.tree.len()).map(at_node).collect()
    }

    /// By row: share of its figures that were filled.
    #[must_use]
    pub fn filled_shares(&self, composite: &Composite) -> Vec<f64> {
        let mut counts = vec![0_usize; composite.source.units.len()];
        for record in &self.built.prepared.records {
            if let Record::Imputed(found) = record {
                found.filled.iter().for_each(|cell| counts[cell.row] += 1);
            }
        }
        let all = as_f64(composite.source.indicators.len());
        counts
            .into_iter()
            .map(|count| as_f64(count) / all)
            .collect()
    }

    /// `scored`, or the code of the reason why a row has no score at a node.
    #[must_use]
    pub fn status(&self, row: usize, node: usize) -> &'static str {
        let score = self.built.scores.score(row, node);
        score.value.err().map_or("scored", |why| why.code())
    }

    /// Rows by falling score at the root, those without one left out.
    #[must_use]
    pub fn order(&self, composite: &Composite) -> Vec<usize> {
        let root = composite.tree.root();
        let score = |row: usize| self.built.scores.value(row, root);
        let mut order: Vec<usize> = (0..composite.source.units.len())
            .filter(|&r| score(r).is_some())
            .collect();
        order.sort_by(|&a, &b| {
            let (x, y) = (score(a).unwrap_or(f64::NAN), score(b).unwrap_or(f64::NAN));
            y.total_cmp(&x).then(a.cmp(&b))
        });
        order
    }
}
