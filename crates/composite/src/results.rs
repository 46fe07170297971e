//! What a build gives, with names.

use waymark_index::bounds::{Bounds, bounds};
use waymark_index::recipe::{Built, Record};
use waymark_index::simulate::ranks;
use waymark_numerics::moments::as_f64;

use crate::compile::Composite;
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
                problems.add("method", "", fault.to_string(), "");
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
    let rows = composite.source.units.len();
    let scores: Vec<f64> = (0..rows)
        .map(|row| built.scores.value(row, node).unwrap_or(f64::NAN))
        .collect();
    let blocks = composite.source.figures.blocks();
    blocks
        .into_iter()
        .flat_map(|block| ranks(&scores[block]))
        .collect()
}

impl Results {
    /// Rank of a row at a node among the rows of its time and group.
    #[must_use]
    pub fn group_rank(
        &self,
        composite: &Composite,
        node: usize,
        row: usize,
        group: usize,
    ) -> Option<usize> {
        let own = self.built.scores.value(row, node)?;
        let units = &composite.source.units;
        let alike = |other: &usize| {
            units[*other].time == units[row].time
                && units[*other].groups[group] == units[row].groups[group]
        };
        let better = (0..units.len()).filter(alike).filter(|other| {
            self.built
                .scores
                .value(*other, node)
                .is_some_and(|v| v > own)
        });
        Some(better.count() + 1)
    }

    /// Share of the figures of a row that were filled.
    #[must_use]
    pub fn filled_share(&self, composite: &Composite, row: usize) -> f64 {
        let records = self.built.prepared.records.iter();
        let filled = records.filter_map(|record| match record {
            Record::Imputed(found) => Some(found.filled.iter().filter(|f| f.row == row).count()),
            _ => None,
        });
        as_f64(filled.sum()) / as_f64(composite.source.indicators.len())
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
