//! What the engine found, area by area and period by period again.

use waymark_composite::{Results, Table};
use waymark_index::recipe::Record;
use waymark_model::workspace::IndexMethod;
use waymark_model::{AreaCode, Period};

use super::engine::Ready;
use super::{Cells, LEFT_OUT, node_score, ranks};
use crate::results::{IndexRow, KindScore, LeafCell, Marks};

/// Areas and periods in the order of the workspace.
fn names(method: &IndexMethod) -> impl Iterator<Item = (&AreaCode, Period)> {
    let areas = method.areas.iter();
    areas.flat_map(|a| method.periods.iter().map(move |p| (a, *p)))
}

/// Scores and figures of every area and period.
pub(super) fn rows(
    method: &IndexMethod,
    cells: &Cells,
    (ready, built): (&Ready, &Results),
) -> Vec<IndexRow> {
    let wide = method.leaves.len();
    let marks = marks(ready, built);
    let filled = built.filled_shares(&ready.composite);
    let prepared = &built.built.prepared;
    let named = names(method).enumerate().zip(&ready.places);
    let row = |((row, (area, period)), &place): ((usize, (&AreaCode, Period)), &usize)| {
        let left_out = prepared.included.get(place) == Some(&false);
        let mut scores: Vec<_> = (0..method.nodes.len())
            .map(|node| node_score(&built.built.scores, place, node))
            .collect();
        for score in scores.iter_mut().filter(|_| left_out) {
            score.withheld = LEFT_OUT;
        }
        let cell = |n: usize| {
            let raw = cells.get(row * wide + n).copied().flatten();
            let node = method.nodes.len() + n;
            LeafCell {
                value: raw.map(|c| c.0),
                from_period: raw.map(|c| c.1).filter(|p| *p != period),
                prepared: prepared.columns[n]
                    .get(place)
                    .copied()
                    .filter(|x| !x.is_nan()),
                marks: marks[n].get(place).copied().unwrap_or_default(),
                normalised: built.built.scores.value(place, node),
                contribution: built.built.scores.contribution(place, node),
            }
        };
        IndexRow {
            area: area.clone(),
            period,
            scores,
            cells: (0..wide).map(cell).collect(),
            bounds: if left_out {
                vec![None; method.nodes.len()]
            } else {
                bounds(method, built, place)
            },
            share_filled: filled.get(place).copied().unwrap_or(0.0),
            rank: None,
            rank_interval: None,
            drawn: None,
        }
    };
    named.map(row).collect()
}

/// By node: the least and the greatest score there could be if what is missing were known.
fn bounds(method: &IndexMethod, built: &Results, place: usize) -> Vec<Option<(f64, f64)>> {
    let of = |node: usize| {
        let bounds = built.bounds.as_ref()?;
        let ends = (
            bounds.least.get(node)?.get(place)?,
            bounds.greatest.get(node)?.get(place)?,
        );
        (ends.0.is_finite() && ends.1.is_finite()).then_some((*ends.0, *ends.1))
    };
    (0..method.nodes.len()).map(of).collect()
}

/// By column and row of the engine: what steps did to a figure.
fn marks(ready: &Ready, built: &Results) -> Vec<Vec<Marks>> {
    let figures = &ready.composite.source.figures;
    let mut marks = vec![vec![Marks::default(); figures.rows()]; figures.columns.len()];
    let mut set = |row: usize, column: usize, mark: fn(&mut Marks)| {
        if let Some(own) = marks.get_mut(column).and_then(|c| c.get_mut(row)) {
            mark(own);
        }
    };
    for record in &built.built.prepared.records {
        match record {
            Record::Imputed(found) => {
                let cells = found.filled.iter();
                cells.for_each(|c| set(c.row, c.column, |m| m.filled = true));
            }
            Record::Adjusted(found) => {
                let cells = found.cells.iter();
                cells.for_each(|c| set(c.row, c.column, |m| m.in_proportion = true));
            }
            Record::Treated(blocks) => {
                let starts = figures.blocks();
                for (block, columns) in blocks.iter().enumerate() {
                    // Rows that are treated together are one block.
                    let start = starts.get(block).filter(|_| blocks.len() > 1);
                    let start = start.map_or(0, |b| b.start);
                    for (column, treated) in columns.iter().enumerate() {
                        for cell in treated.iter().flat_map(|t| &t.changed) {
                            set(start + cell.unit, column, |m| m.pulled_in = true);
                        }
                    }
                }
            }
            Record::Denominated(_) | Record::Screened(_) => {}
        }
    }
    marks
}

/// The scores of structure, process and outcome alone, ranked as the index is.
pub(super) fn kinds(
    table: &Table,
    (method, ready): (&IndexMethod, &Ready),
    groups: &[Vec<usize>],
) -> Vec<KindScore> {
    let column = |name: &str| table.columns.iter().position(|c| c == name).unwrap_or(0);
    let (kind, score) = (column("kind"), column("score"));
    let (status, coverage) = (column("status"), column("coverage"));
    let mut out = Vec::new();
    // One block of rows per kind, each in the order of the engine.
    for block in table.rows.chunks_exact(ready.rows.len().max(1)) {
        let start = out.len();
        for ((area, period), &place) in names(method).zip(&ready.places) {
            let Some(cells) = block.get(place) else {
                continue;
            };
            let value = cells[score].number();
            out.push(KindScore {
                kind: cells[kind].text(),
                area: area.clone(),
                period,
                score: value,
                coverage: cells[coverage].number().unwrap_or(0.0),
                withheld: if value.is_some() {
                    String::new()
                } else {
                    cells[status].text()
                },
                rank: None,
            });
        }
        let scores: Vec<f64> = out[start..]
            .iter()
            .map(|k| k.score.unwrap_or(f64::NAN))
            .collect();
        ranks(groups, &scores, |row, rank| {
            if let Some(own) = out.get_mut(start + row) {
                own.rank = Some(rank);
            }
        });
    }
    out
}
