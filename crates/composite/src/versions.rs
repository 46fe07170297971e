//! Two or many versions of an index side by side, by unit.

use std::collections::BTreeMap;

use waymark_index::correlate::{Correlation, correlate};
use waymark_numerics::sum::mean;

use crate::codes::remark;
use crate::compile::Composite;
use crate::results::Results;
use crate::said::{Said, Value};
use crate::tables::{Cell, Table};

/// What changed between two versions.
#[derive(Debug, Clone)]
pub struct Versions {
    /// One row per unit and time of either.
    pub table: Table,
    /// Correlation of the scores of both.
    pub correlation: Option<f64>,
    /// Correlation of the ranks of both.
    pub rank_correlation: Option<f64>,
    /// Mean shift of ranks over units that have both.
    pub mean_shift: Option<f64>,
}

impl Versions {
    /// How much alike the two are.
    #[must_use]
    pub fn remark(&self) -> Said {
        let number = |x: Option<f64>| match x {
            Some(x) => Value::Text(format!("{x:.4}")),
            None => Value::Word("composite-none".to_owned()),
        };
        remark::compared(
            number(self.correlation),
            number(self.rank_correlation),
            number(self.mean_shift),
        )
    }
}

/// A version with its name.
pub type Version<'a> = (&'a str, &'a Composite, &'a Results);

/// Time and code of a row.
type Key = (String, String);

/// Score and rank of every row that has them.
type Places = BTreeMap<Key, (f64, u32)>;

/// Times and codes of all rows of some versions.
fn keys<'a>(all: impl Iterator<Item = &'a Composite>) -> Vec<Key> {
    let units = all.flat_map(|c| &c.source.units);
    let mut keys: Vec<Key> = units.map(|u| (u.time.clone(), u.code.clone())).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Score and rank of every row at a node (by its code; the root where it is not said).
fn places(c: &Composite, r: &Results, node: Option<&str>) -> Places {
    let Some(node) = node.map_or(Some(c.tree.root()), |code| c.source.node(code)) else {
        return BTreeMap::new();
    };
    let units = c.source.units.iter().enumerate();
    let place = |(row, u): (usize, &crate::source::Unit)| {
        let found = (r.built.scores.value(row, node)?, r.ranks[node][row]?);
        Some(((u.time.clone(), u.code.clone()), found))
    };
    units.filter_map(place).collect()
}

/// Scores and ranks of a node in many versions: a table with a column for each, and one with how alike every two of them
/// are, over the rows that both have.
#[must_use]
pub fn side_by_side(all: &[Version<'_>], node: Option<&str>) -> [Table; 2] {
    let found: Vec<Places> = all.iter().map(|(_, c, r)| places(c, r, node)).collect();
    let mut columns = vec!["unit".to_owned(), "time".to_owned()];
    for what in ["score", "rank"] {
        columns.extend(all.iter().map(|(name, ..)| format!("{what}_{name}")));
    }
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut table = Table::new("versions", &[columns.as_slice(), &["rank_range"]].concat());
    for key in keys(all.iter().map(|(_, c, _)| *c)) {
        let own: Vec<Option<&(f64, u32)>> = found.iter().map(|f| f.get(&key)).collect();
        let mut row = vec![Cell::from(key.1.as_str()), key.0.as_str().into()];
        row.extend(own.iter().map(|p| Cell::from(p.map(|(score, _)| *score))));
        row.extend(own.iter().map(|p| Cell::from(p.map(|(_, rank)| *rank))));
        let ranks = || own.iter().flatten().map(|(_, rank)| *rank);
        let range = ranks().max().zip(ranks().min());
        row.push(range.map(|(most, least)| most - least).into());
        table.rows.push(row);
    }
    let columns = [
        "version",
        "other",
        "correlation",
        "rank_correlation",
        "mean_rank_shift",
        "greatest_rank_shift",
        "units",
    ];
    let mut alike = Table::new("agreement", &columns);
    for (at, (name, ..)) in all.iter().enumerate() {
        for (later, (other, ..)) in all.iter().enumerate().skip(at + 1) {
            let mut row = vec![Cell::from(*name), (*other).into()];
            row.extend(agreement(&found[at], &found[later]));
            alike.rows.push(row);
        }
    }
    [table, alike]
}

/// How alike two versions are, over the rows that both have.
fn agreement(a: &Places, b: &Places) -> [Cell; 5] {
    let both = a.iter().filter_map(|(key, own)| Some((own, b.get(key)?)));
    let both: Vec<_> = both.collect();
    let x: Vec<f64> = both.iter().map(|(a, _)| a.0).collect();
    let y: Vec<f64> = both.iter().map(|(_, b)| b.0).collect();
    let shifts: Vec<u32> = both.iter().map(|(a, b)| a.1.abs_diff(b.1)).collect();
    let sizes: Vec<f64> = shifts.iter().map(|s| f64::from(*s)).collect();
    [
        correlate(&x, &y, Correlation::Pearson).value.into(),
        correlate(&x, &y, Correlation::Spearman).value.into(),
        mean(&sizes).into(),
        shifts.iter().max().copied().into(),
        both.len().into(),
    ]
}

/// Scores and ranks of a node (by its code; the root where it is not said) in two versions.
#[must_use]
pub fn versions(
    (a, before): (&Composite, &Results),
    (b, after): (&Composite, &Results),
    node: Option<&str>,
) -> Versions {
    let (first, second) = (places(a, before, node), places(b, after, node));
    let mut table = Table::new(
        "versions",
        &[
            "unit",
            "time",
            "score_before",
            "score_after",
            "score_change",
            "rank_before",
            "rank_after",
            "rank_change",
            "status",
        ],
    );
    let (mut x, mut y, mut shifts) = (Vec::new(), Vec::new(), Vec::new());
    for key in &keys([a, b].into_iter()) {
        let (old, new) = (first.get(key).copied(), second.get(key).copied());
        if let Some(((s, r), (t, q))) = old.zip(new) {
            x.push(s);
            y.push(t);
            shifts.push((f64::from(r) - f64::from(q)).abs());
        }
        table.rows.push(row(key, old, new));
    }
    Versions {
        table,
        correlation: correlate(&x, &y, Correlation::Pearson).value,
        rank_correlation: correlate(&x, &y, Correlation::Spearman).value,
        mean_shift: mean(&shifts),
    }
}

/// Score and rank of a unit before and after.
fn row(key: &(String, String), old: Option<(f64, u32)>, new: Option<(f64, u32)>) -> Vec<Cell> {
    let status = match (old, new) {
        (Some(_), Some(_)) => "both",
        (Some(_), None) => "disappears",
        (None, Some(_)) => "appears",
        (None, None) => "none",
    };
    let both = old.zip(new);
    let rank = |v: Option<(f64, u32)>| Cell::from(v.map(|(_, r)| r));
    vec![
        key.1.as_str().into(),
        key.0.as_str().into(),
        old.map(|(s, _)| s).into(),
        new.map(|(s, _)| s).into(),
        both.map(|((s, _), (t, _))| t - s).into(),
        rank(old),
        rank(new),
        both.map(|((_, r), (_, q))| f64::from(r) - f64::from(q))
            .into(),
        status.into(),
    ]
}
