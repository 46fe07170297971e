//! Which uncertain thing matters how much: for the ranks as a whole, and for each unit.

use waymark_index::sensitivity::{
    Bootstrap, Estimator, Groups, Indices, Intervals, Order, Outputs, Points, Resampling, Saltelli,
    SensitivityFault, UnitIndices,
};
use waymark_index::simulate::ranks;
use waymark_numerics::random::Random;
use waymark_numerics::sum::mean;

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// What random numbers are for.
const POINTS: u32 = 0x500;
const RESAMPLES: u32 = 0x501;

/// Indices of the mean shift of ranks, and of the score of every unit.
#[derive(Debug, Clone)]
pub struct Sensitivity {
    /// Of the mean shift of ranks.
    pub indices: Indices,
    /// Their intervals (90 %).
    pub intervals: Intervals,
    /// Tables.
    pub tables: Vec<Table>,
}

/// What is to be run.
pub(crate) struct Plan {
    design: Saltelli,
    order: Order,
    seed: u64,
}

impl Plan {
    /// A design of so many base points; `groups` says which inputs move together.
    pub(crate) fn new(
        groups: &[usize],
        base: usize,
        second: bool,
        seed: u64,
    ) -> Result<Self, SensitivityFault> {
        let inputs = groups.len();
        let order = if second { Order::Second } else { Order::First };
        let points = Points::sobol(2 * inputs, Random::new(seed, POINTS))?;
        let groups = Groups::new(groups.to_vec())?;
        let design = Saltelli::new(points, base, order)?.of_groups(groups)?;
        Ok(Self {
            design,
            order,
            seed,
        })
    }

    /// The point of every run, base point by base point.
    pub(crate) fn points(&self) -> Vec<Vec<f64>> {
        let inputs = self.design.inputs();
        let rows = self.design.runs() / self.order.runs_per_row(self.design.groups());
        let runs = (0..rows).flat_map(|row| {
            let all = self.design.row(row);
            all.chunks(inputs).map(<[f64]>::to_vec).collect::<Vec<_>>()
        });
        runs.collect()
    }

    /// Indices from the scores of every run.
    pub(crate) fn analyse(
        &self,
        runs: &[Vec<f64>],
        (composite, results): (&Composite, &Results),
        (names, resamples): (&[String], u32),
    ) -> Result<Sensitivity, SensitivityFault> {
        let inputs = self.design.groups();
        let shift = shifts(runs, composite, results);
        let outputs = Outputs::new(&shift, inputs, self.order)?;
        let indices = outputs.indices(Estimator::SALIB)?;
        let bootstrap = Bootstrap {
            resampling: Resampling::Joint,
            resamples,
            level: 0.9,
            random: Random::new(self.seed, RESAMPLES),
        };
        let intervals = outputs.intervals(Estimator::SALIB, &bootstrap)?;
        let rows = (composite, results);
        let mut tables = vec![
            whole(names, &indices, &intervals),
            by_unit(runs, names, (inputs, self.order), rows)?,
        ];
        if self.order == Order::Second {
            tables.push(pairs(names, &indices, &intervals));
        }
        Ok(Sensitivity {
            indices,
            intervals,
            tables,
        })
    }
}

/// How far ranks move on the whole, in each run.
pub(crate) fn shifts(runs: &[Vec<f64>], composite: &Composite, results: &Results) -> Vec<f64> {
    let nominal = &results.ranks[composite.tree.root()];
    let blocks = composite.source.peers();
    let shift = |scores: &Vec<f64>| {
        let own = blocks
            .iter()
            .flat_map(|block| ranks(&scores[block.clone()]));
        let both = own.zip(nominal).filter_map(|(a, b)| a.zip(*b));
        let moved: Vec<f64> = both.map(|(a, b)| f64::from(a.abs_diff(b))).collect();
        mean(&moved).unwrap_or(f64::NAN)
    };
    runs.iter().map(shift).collect()
}

fn whole(names: &[String], indices: &Indices, intervals: &Intervals) -> Table {
    let columns = [
        "input",
        "first",
        "first_q05",
        "first_q95",
        "total",
        "total_q05",
        "total_q95",
        "base_points",
        "left_out",
    ];
    let mut table = Table::new("sensitivity", &columns);
    for (at, name) in names.iter().enumerate() {
        let (first, total) = (intervals.first[at], intervals.total[at]);
        table.rows.push(vec![
            name.as_str().into(),
            indices.first[at].into(),
            first.low.into(),
            first.high.into(),
            indices.total[at].into(),
            total.low.into(),
            total.high.into(),
            indices.rows.into(),
            indices.dropped.into(),
        ]);
    }
    table
}

/// What pairs of inputs explain beyond what each does alone.
fn pairs(names: &[String], indices: &Indices, intervals: &Intervals) -> Table {
    let columns = ["input", "other", "second", "second_q05", "second_q95"];
    let mut table = Table::new("sensitivity_of_pairs", &columns);
    for (pair, interval) in indices.second.iter().zip(&intervals.second) {
        table.rows.push(vec![
            names[pair.one].as_str().into(),
            names[pair.other].as_str().into(),
            pair.value.into(),
            interval.low.into(),
            interval.high.into(),
        ]);
    }
    table
}

/// First and total order of every input for the score of every unit.
fn by_unit(
    runs: &[Vec<f64>],
    names: &[String],
    (inputs, order): (usize, Order),
    (composite, results): (&Composite, &Results),
) -> Result<Table, SensitivityFault> {
    let root = composite.tree.root();
    let rows = 0..composite.source.units.len();
    let nominal: Vec<f64> = rows
        .map(|row| results.built.scores.value(row, root).unwrap_or(f64::NAN))
        .collect();
    let mut found = UnitIndices::new(&nominal, inputs, Estimator::JANSEN)?;
    let wide = order.runs_per_row(inputs);
    for row in runs.chunks_exact(wide) {
        found.add(&row[0], &row[wide - 1], &row[1..=inputs])?;
    }
    let mut columns = vec!["unit".to_owned(), "time".to_owned()];
    for name in names {
        columns.extend([format!("first_{name}"), format!("total_{name}")]);
    }
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut table = Table::new("sensitivity_by_unit", &columns);
    for (row, unit) in composite.source.units.iter().enumerate() {
        let own = found.unit(row);
        let mut cells = vec![Cell::from(unit.code.as_str()), unit.time.as_str().into()];
        for at in 0..names.len() {
            cells.push(own.as_ref().map(|u| u.first[at]).into());
            cells.push(own.as_ref().map(|u| u.total[at]).into());
        }
        table.rows.push(cells);
    }
    Ok(table)
}
