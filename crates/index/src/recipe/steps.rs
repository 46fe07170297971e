//! What each step does to the columns, and the record it leaves.

use std::ops::Range;

use super::{Figures, Prepared, Recipe, Record, Step};
use crate::adjust::{Adjusted, against_frontier, by_inequality};
use crate::denominate::denominate;
use crate::frontier::Ability;
use crate::hierarchy::Hierarchy;
use crate::impute::{Filling, Imputation, Setting, impute};
use crate::normalise::Direction;
use crate::opinion::{balance, over_time};
use crate::screen::{Screen, availability, screen};
use crate::treat::{Treatment, treat};

/// What the steps know besides the columns.
pub(super) struct Around<'a> {
    figures: &'a Figures,
    blocks: Vec<Range<usize>>,
    parents: Vec<usize>,
    tree: &'a Hierarchy,
    signs: Vec<f64>,
    directions: Vec<Direction>,
    seed: u64,
}

impl<'a> Around<'a> {
    pub(super) fn new(recipe: &Recipe, figures: &'a Figures, tree: &'a Hierarchy) -> Self {
        let columns = figures.columns.len();
        let parents = above(tree, columns, |node| tree.parent(node).unwrap_or(node));
        let sign = |direction| match direction {
            Direction::HigherIsBetter => 1.0,
            Direction::LowerIsBetter => -1.0,
        };
        Self {
            figures,
            blocks: recipe.step_blocks(figures),
            parents,
            tree,
            signs: recipe
                .method
                .columns
                .iter()
                .map(|c| sign(c.direction))
                .collect(),
            directions: recipe.method.columns.iter().map(|c| c.direction).collect(),
            seed: recipe.seed,
        }
    }

    pub(super) fn step(&self, step: &Step, prepared: &mut Prepared) -> Record {
        match step {
            Step::Denominate(by) => {
                let columns = prepared.columns.iter_mut().zip(by);
                let one = |(column, by): (&mut Vec<f64>, &Option<(usize, f64)>)| {
                    let by = by.as_ref();
                    by.map_or_else(Vec::new, |(d, scale)| {
                        denominate(column, &self.figures.denominators[*d], *scale)
                    })
                };
                Record::Denominated(columns.map(one).collect())
            }
            Step::Impute(filling) => Record::Imputed(self.impute(*filling, prepared)),
            Step::Screen(rule, forced) => self.screen(*rule, forced, prepared),
            Step::Treat(by) => {
                let block = |block: &Range<usize>| {
                    let columns = prepared.columns.iter_mut().zip(by);
                    let one = |(column, by): (&mut Vec<f64>, &Option<Treatment>)| {
                        by.as_ref().map(|by| treat(&mut column[block.clone()], by))
                    };
                    columns.map(one).collect()
                };
                Record::Treated(self.blocks.iter().map(block).collect())
            }
            Step::Frontier(by) => self.frontier(by, prepared),
            Step::Unequal(by) => {
                let mut out = Adjusted::default();
                let others = &self.figures.denominators;
                let all = 0..self.figures.rows();
                for (column, how) in by.iter().enumerate() {
                    if let Some(how) = how {
                        let values = (column, prepared.columns[column].as_mut_slice());
                        by_inequality(values, others, how, &all, &mut out);
                    }
                }
                Record::Adjusted(out)
            }
            Step::OverTime(by) => {
                let mut out = Adjusted::default();
                for (column, how) in by.iter().enumerate() {
                    if let Some(how) = how {
                        let values = (column, prepared.columns[column].as_mut_slice());
                        over_time(values, &self.figures.places, *how, &mut out);
                    }
                }
                Record::Adjusted(out)
            }
            Step::Balance(by) => {
                let mut out = Adjusted::default();
                let others = &self.figures.denominators;
                for (column, how) in by.iter().enumerate() {
                    if let Some(how) = how {
                        let values = (column, prepared.columns[column].as_mut_slice());
                        balance(values, others, *how, &mut out);
                    }
                }
                Record::Adjusted(out)
            }
        }
    }

    /// A step that is by column on some columns, with its record.
    pub(super) fn step_again(
        &self,
        step: &Step,
        columns: &[usize],
        (prepared, record): (&mut Prepared, &mut Record),
    ) {
        for &column in columns {
            let values = &mut prepared.columns[column];
            match (step, &mut *record) {
                (Step::Denominate(by), Record::Denominated(found)) => {
                    if let Some((d, scale)) = by[column] {
                        found[column] = denominate(values, &self.figures.denominators[d], scale);
                    }
                }
                (Step::Treat(by), Record::Treated(found)) => {
                    for (block, found) in self.blocks.iter().zip(found) {
                        let own = &mut values[block.clone()];
                        found[column] = by[column].as_ref().map(|by| treat(own, by));
                    }
                }
                _ => {}
            }
        }
    }

    fn frontier(&self, by: &[Option<(usize, Ability)>], prepared: &mut Prepared) -> Record {
        let mut out = Adjusted::default();
        for (column, how) in by.iter().enumerate() {
            let Some((ability, how)) = how else { continue };
            let direction = self.directions[column];
            for block in &self.blocks {
                let abilities = &self.figures.denominators[*ability][block.clone()];
                let values = (column, &mut prepared.columns[column][block.clone()]);
                against_frontier(values, (abilities, how), direction, block, &mut out);
            }
        }
        Record::Adjusted(out)
    }

    /// By column: the node whose indicators a filling takes together.
    fn families(&self, filling: Filling) -> Vec<usize> {
        let Filling::RowBelow { depth, .. } = filling else {
            return self.parents.clone();
        };
        above(self.tree, self.parents.len(), |mut node| {
            while self.tree.depth(node) > depth
                && let Some(parent) = self.tree.parent(node)
            {
                node = parent;
            }
            node
        })
    }

    fn setting<'s>(&'s self, rows: &Range<usize>, parents: &'s [usize]) -> Setting<'s> {
        let groups = self.figures.groups.get(rows.clone()).unwrap_or(&[]);
        Setting {
            groups,
            places: self.figures.places.get(rows.clone()).unwrap_or(&[]),
            parents,
            signs: &self.signs,
            seed: self.seed,
        }
    }

    fn impute(&self, filling: Filling, prepared: &mut Prepared) -> Imputation {
        // Units that were left out must not come back.
        let all = 0..self.figures.rows();
        let mut out = Imputation::default();
        let blocks = match filling {
            Filling::Panel(_) => std::slice::from_ref(&all),
            _ => self.blocks.as_slice(),
        };
        let families = self.families(filling);
        for block in blocks {
            let setting = self.setting(block, &families);
            let whole = *block == all && prepared.included.iter().all(|i| *i);
            if whole {
                let found = impute(&mut prepared.columns, filling, &setting);
                out.filled.extend(found.filled);
                out.unfilled.extend(found.unfilled);
            } else {
                impute_part((filling, &setting), block, prepared, &mut out);
            }
        }
        out
    }

    fn screen(&self, rule: Screen, forced: &[(usize, bool)], prepared: &mut Prepared) -> Record {
        let rows = self.figures.rows();
        let slices: Vec<&[f64]> = prepared.columns.iter().map(Vec::as_slice).collect();
        let found = screen(&availability(&slices, rows), rule, forced);
        for (row, screened) in found.iter().enumerate() {
            prepared.included[row] &= screened.included;
        }
        let rows = prepared.included.iter().enumerate();
        let out: Vec<usize> = rows.filter(|(_, stays)| !**stays).map(|(n, _)| n).collect();
        for column in &mut prepared.columns {
            out.iter().for_each(|&row| column[row] = f64::NAN);
        }
        Record::Screened(found)
    }
}

/// By column: the node that stands above its leaf.
fn above(tree: &Hierarchy, columns: usize, of: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut out = vec![usize::MAX; columns];
    for (node, column) in tree.leaves() {
        if let Some(own) = out.get_mut(column) {
            *own = of(node);
        }
    }
    out
}

/// Fills some rows from each other.
fn impute_part(
    (filling, setting): (Filling, &Setting<'_>),
    block: &Range<usize>,
    prepared: &mut Prepared,
    out: &mut Imputation,
) {
    let mut own: Vec<Vec<f64>> = prepared
        .columns
        .iter()
        .map(|c| c[block.clone()].to_vec())
        .collect();
    let found = impute(&mut own, filling, setting);
    let stays = found
        .filled
        .into_iter()
        .filter(|f| prepared.included[block.start + f.row]);
    for mut filled in stays {
        filled.row += block.start;
        if let crate::impute::From::OtherRow { row } = &mut filled.from {
            *row += block.start;
        }
        prepared.columns[filled.column][filled.row] = filled.value;
        out.filled.push(filled);
    }
    out.unfilled
        .extend(found.unfilled.into_iter().map(|u| u.later(block.start)));
}
