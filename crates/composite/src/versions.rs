//! Two versions of an index side by side, by unit.

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

/// Scores and ranks of a node (by its code; the root where it is not said) in two versions.
#[must_use]
pub fn versions(
    (a, before): (&Composite, &Results),
    (b, after): (&Composite, &Results),
    node: Option<&str>,
) -> Versions {
    let place = |c: &Composite| node.map_or(Some(c.tree.root()), |code| c.source.node(code));
    let mut keys: Vec<(String, String)> = [a, b]
        .iter()
        .flat_map(|c| {
            c.source
                .units
                .iter()
                .map(|u| (u.time.clone(), u.code.clone()))
        })
        .collect();
    keys.sort();
    keys.dedup();
    let look = |c: &Composite, r: &Results, (time, code): &(String, String)| {
        let row = c
            .source
            .units
            .iter()
            .position(|u| u.time == *time && u.code == *code)?;
        let node = place(c)?;
        Some((r.built.scores.value(row, node)?, r.ranks[node][row]?))
    };
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
    for key in &keys {
        let (old, new) = (look(a, before, key), look(b, after, key));
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
