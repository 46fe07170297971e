//! What points that somebody gives say: rank intervals over them, and indices of Sobol where they are laid out for those.
//!
//! *Source*: `get_sensitivity` of COINr.

use waymark_index::sensitivity::{Estimator, Order, Outputs};
use waymark_index::simulate::ranks;
use waymark_numerics::moments::as_f64;
use waymark_numerics::sum::mean;

use crate::compile::Composite;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// Base points of a design of Sobol: N rows A, N rows B, then for each input N rows A with that input from B.
///
/// `None` where points are laid out otherwise.
pub(crate) fn base(points: &[Vec<f64>]) -> Option<usize> {
    let inputs = points.first()?.len();
    let base = points.len() / (inputs + 2);
    let whole = inputs > 1 && base > 1 && base * (inputs + 2) == points.len();
    let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
    let fits = |input: usize, row: usize| {
        let (a, b) = (&points[row], &points[base + row]);
        let own = &points[base * (2 + input) + row];
        (0..inputs).all(|i| same(own[i], if i == input { b[i] } else { a[i] }))
    };
    let fits = whole && (0..inputs).all(|input| (0..base).all(|row| fits(input, row)));
    fits.then_some(base)
}

/// Mean, median and the ends of 90 % of the ranks of each unit: over all points, or the rows A and B of a design.
pub(crate) fn intervals(
    runs: &[Vec<f64>],
    base: Option<usize>,
    (composite, results): (&Composite, &Results),
) -> Table {
    let columns = [
        "unit", "time", "rank", "points", "mean", "median", "q05", "q95",
    ];
    let mut table = Table::new("point_rank_intervals", &columns);
    let counted = base.map_or(runs.len(), |base| 2 * base);
    let blocks = composite.source.peers();
    let by_run: Vec<Vec<Option<u32>>> = runs[..counted]
        .iter()
        .map(|run| {
            let own = blocks.iter().flat_map(|b| ranks(&run[b.clone()]));
            own.collect()
        })
        .collect();
    let nominal = &results.ranks[composite.tree.root()];
    for (row, unit) in composite.source.units.iter().enumerate() {
        let there = by_run.iter().filter_map(|run| run[row]);
        let mut own: Vec<f64> = there.map(f64::from).collect();
        own.sort_by(f64::total_cmp);
        table.rows.push(vec![
            unit.code.as_str().into(),
            unit.time.as_str().into(),
            nominal[row].into(),
            own.len().into(),
            mean(&own).into(),
            quantile(&own, 0.5).into(),
            quantile(&own, 0.05).into(),
            quantile(&own, 0.95).into(),
        ]);
    }
    table
}

/// A quantile of sorted values, in proportion between two of them (type 7 of Hyndman and Fan).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among values in memory"
)]
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let at = share * as_f64(sorted.len().checked_sub(1)?);
    let below = at.floor();
    let low = sorted[below as usize];
    let high = sorted.get(below as usize + 1).copied().unwrap_or(low);
    Some(low + (high - low) * (at - below))
}

/// First and total order of the mean shift of ranks, as COINr estimates them; nothing where the shift does not vary.
pub(crate) fn sobol(shift: &[f64], base: usize, names: &[String]) -> Option<Table> {
    // The engine takes each row with all its runs: A, A with each input from B, B.
    let place = |row: usize| {
        let mixed = (0..names.len()).map(move |input| base * (2 + input) + row);
        std::iter::once(row).chain(mixed).chain([base + row])
    };
    let outputs: Vec<f64> = (0..base).flat_map(place).map(|at| shift[at]).collect();
    let outputs = Outputs::new(&outputs, names.len(), Order::First).ok()?;
    let found = outputs.indices(Estimator::COINR).ok()?;
    let mut table = Table::new(
        "point_sensitivity",
        &["input", "first", "total", "base_points"],
    );
    for (input, name) in names.iter().enumerate() {
        table.rows.push(vec![
            Cell::from(name.as_str()),
            found.first[input].into(),
            found.total[input].into(),
            outputs.rows().into(),
        ]);
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design() -> Vec<Vec<f64>> {
        let rows = [
            [0.1, 0.2],
            [0.3, 0.4],
            [0.5, 0.6],
            [0.7, 0.8],
            [0.5, 0.2],
            [0.7, 0.4],
            [0.1, 0.6],
            [0.3, 0.8],
        ];
        rows.iter().map(|row| row.to_vec()).collect()
    }

    #[test]
    fn a_design_is_known_by_its_rows() {
        assert_eq!(base(&design()), Some(2));
        let mut other = design();
        other[6][1] = 0.9;
        assert_eq!(base(&other), None);
        assert_eq!(base(&design()[..7]), None);
        assert_eq!(base(&[]), None);
    }

    /// By hand: variance of 1, 2, 3, 6 is 14/3; A with the first input from B gives 3 and 5, with the second 1 and 4.
    #[test]
    fn indices_of_given_outputs() {
        let names = ["one".to_owned(), "two".to_owned()];
        let found = sobol(&[1.0, 2.0, 3.0, 6.0, 3.0, 5.0, 1.0, 4.0], 2, &names).unwrap();
        let number = |row: usize, column: usize| found.rows[row][column].number().unwrap();
        let variance = 14.0 / 3.0;
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-14, "{a} is not {b}");
        near(number(0, 1), (3.0 * 2.0 + 6.0 * 3.0) / 2.0 / variance);
        near(number(0, 2), (4.0 + 9.0) / 4.0 / variance);
        near(number(1, 1), (3.0 * 0.0 + 6.0 * 2.0) / 2.0 / variance);
        near(number(1, 2), 4.0 / 4.0 / variance);
    }

    #[test]
    fn quantiles_lie_between_values() {
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.75), Some(3.0));
        assert_eq!(
            (quantile(&[7.0], 0.05), quantile(&[], 0.5)),
            (Some(7.0), None)
        );
    }
}
