//! Tables about indices: scores, what went in and what steps did to it, weights, kinds, how sure it is, what matters how much.

use waymark_composite::{Cell as Found, Table as Engine};
use waymark_model::Workspace;

use super::{Cell, Column, Table, flag, number, text};
use crate::results::{Drawn, IndexResult, Results};

const SCORES: &[Column] = &[
    text("method", "index method"),
    text("area", "area"),
    text("period", "period"),
    text("node", "node of the index; the root is the index itself"),
    number(
        "score",
        "score, a level and not progress; empty where withheld",
    ),
    number("coverage", "share of effective weight that has data"),
    text("withheld", "why the score is withheld"),
    number(
        "rank",
        "rank of the index among the areas of the period, 1 is best",
    ),
    number(
        "rank_low",
        "5 % of the draws give a better rank: draws of what the method declares uncertain, else every weight is up to a quarter more or less",
    ),
    number(
        "rank_high",
        "5 % of the draws give a worse rank, of the same draws",
    ),
    number(
        "least",
        "score if everything missing were at the worst end of the scale; empty where there are no such bounds",
    ),
    number(
        "greatest",
        "score if everything missing were at the best end of the scale",
    ),
    number("share_filled", "share of the figures that a step filled"),
];

pub(super) fn scores<'a>(ws: &'a Workspace, results: &'a Results) -> Table<'a> {
    // Where each (index, row) begins: scores of one row are as many as the method has nodes.
    let mut starts = Vec::new();
    let mut total = 0;
    for (n, index) in results.indices.iter().enumerate() {
        for (m, row) in index.rows.iter().enumerate() {
            starts.push((total, n, m));
            total += row.scores.len();
        }
    }
    Table::new("scores", SCORES, total, move |row, column| {
        let at = starts
            .partition_point(|s| s.0 <= row)
            .checked_sub(1)
            .and_then(|n| starts.get(n));
        let Some(&(start, n, m)) = at else {
            return Cell::Empty;
        };
        let Some(index) = results.indices.get(n) else {
            return Cell::Empty;
        };
        let (Some(method), Some(r)) = (ws.indices.get(index.row), index.rows.get(m)) else {
            return Cell::Empty;
        };
        let (Some(node), Some(score)) = (method.nodes.get(row - start), r.scores.get(row - start))
        else {
            return Cell::Empty;
        };
        let bounds = r.bounds.get(row - start).copied().flatten();
        match column {
            0 => Cell::text(method.id.as_str()),
            1 => Cell::text(r.area.as_str()),
            2 => Cell::owned(r.period.to_string()),
            3 => Cell::text(&node.id),
            4 => Cell::number(score.value),
            5 => Cell::Number(score.coverage),
            6 => Cell::text(score.withheld),
            7 if node.parent.is_none() => Cell::number(r.rank),
            8 if node.parent.is_none() => Cell::number(r.rank_interval.map(|i| i.0)),
            9 if node.parent.is_none() => Cell::number(r.rank_interval.map(|i| i.1)),
            10 => Cell::number(bounds.map(|b| b.0)),
            11 => Cell::number(bounds.map(|b| b.1)),
            12 => Cell::Number(r.share_filled),
            _ => Cell::Empty,
        }
    })
}

const FIGURES: &[Column] = &[
    text("method", "index method"),
    text("area", "area"),
    text("period", "period"),
    text("indicator", "what went in"),
    number("value", "figure as it was collected"),
    text(
        "from_period",
        "period of the figure, where an older one stands in",
    ),
    number("prepared", "figure after all steps of the method"),
    flag("filled", "whether a step filled it"),
    flag("pulled_in", "whether a step pulled it in as an outlier"),
    flag(
        "in_proportion",
        "whether it is measured against a frontier or lowered by inequality",
    ),
    number("normalised", "figure on the common scale"),
    number(
        "contribution",
        "its share of the score, where a score can be divided",
    ),
];

pub(super) fn figures<'a>(ws: &'a Workspace, results: &'a Results) -> Table<'a> {
    let mut at = Vec::new();
    for (n, index) in results.indices.iter().enumerate() {
        let rows = index.rows.iter().enumerate();
        at.extend(rows.flat_map(|(m, row)| (0..row.cells.len()).map(move |c| (n, m, c))));
    }
    Table::new("index_figures", FIGURES, at.len(), move |row, column| {
        let Some(&(n, m, c)) = at.get(row) else {
            return Cell::Empty;
        };
        let index = &results.indices[n];
        let (r, method) = (&index.rows[m], ws.indices.get(index.row));
        let Some(leaf) = method.and_then(|m| m.leaves.get(c)) else {
            return Cell::Empty;
        };
        let cell = &r.cells[c];
        match column {
            0 => Cell::text(index.method.as_str()),
            1 => Cell::text(r.area.as_str()),
            2 => Cell::owned(r.period.to_string()),
            3 => Cell::text(leaf.indicator.as_str()),
            4 => Cell::number(cell.value),
            5 => cell
                .from_period
                .map_or(Cell::Empty, |p| Cell::owned(p.to_string())),
            6 => Cell::number(cell.prepared),
            7 => Cell::Flag(cell.marks.filled),
            8 => Cell::Flag(cell.marks.pulled_in),
            9 => Cell::Flag(cell.marks.in_proportion),
            10 => Cell::number(cell.normalised),
            11 => Cell::number(cell.contribution),
            _ => Cell::Empty,
        }
    })
}

const WEIGHTS: &[Column] = &[
    text("method", "index method"),
    text("node", "node of the index, or indicator"),
    text("parent", "the node it belongs to"),
    number("level", "0 at the bottom, rising to the top"),
    number(
        "weight",
        "share among those with the same parent, as written or as a rule made it",
    ),
    number("effective_weight", "share in the whole index"),
    text("direction", "which way is better, of an indicator"),
];

/// A table of the engine, with the method before it.
fn of_engine<'a>(
    (name, columns): (&'static str, &'static [Column]),
    of: &'static str,
    results: &'a Results,
) -> Table<'a> {
    let found = |index: &'a IndexResult| Some((index, index.table(of)?));
    let all: Vec<(&IndexResult, &Engine)> = results.indices.iter().filter_map(found).collect();
    let rows = |(index, table): &(&'a IndexResult, &'a Engine)| {
        let id = index.method.as_str();
        table
            .rows
            .iter()
            .map(move |row| (id, row))
            .collect::<Vec<_>>()
    };
    let rows: Vec<(&str, &Vec<Found>)> = all.iter().flat_map(rows).collect();
    Table::new(name, columns, rows.len(), move |row, column| {
        let Some((method, cells)) = rows.get(row) else {
            return Cell::Empty;
        };
        match column.checked_sub(1) {
            None => Cell::text(method),
            Some(at) => cells.get(at).map_or(Cell::Empty, cell),
        }
    })
}

fn cell<'a>(cell: &'a Found) -> Cell<'a> {
    match cell {
        Found::None => Cell::Empty,
        Found::Text(words) => Cell::text(words),
        Found::Flag(flag) => Cell::Flag(*flag),
        number => Cell::number(number.number()),
    }
}

pub(super) fn weights<'a>(results: &'a Results) -> Table<'a> {
    of_engine(("index_weights", WEIGHTS), "weights", results)
}

const CHANGES: &[Column] = &[
    text("method", "index method"),
    number("step", "number of the step in the method"),
    text(
        "what",
        "filled, not_filled, pulled_in, transformed, still_fails, not_divided, left_out, put_in_proportion, no_frontier or not_measured",
    ),
    text("area", "area; empty where the whole indicator is spoken of"),
    text("period", "period"),
    text("indicator", "indicator"),
    number("before", "figure before the step"),
    number("after", "figure after it"),
    text("why", "where the figure is from, or why none"),
];

pub(super) fn changes<'a>(results: &'a Results) -> Table<'a> {
    of_engine(("index_changes", CHANGES), "changes", results)
}

const KINDS: &[Column] = &[
    text("method", "index method"),
    text("kind", "structural, process or outcome"),
    text("area", "area"),
    text("period", "period"),
    number(
        "score",
        "score of the index from the indicators of this kind alone",
    ),
    number("coverage", "share of effective weight that has data"),
    text("withheld", "why the score is withheld"),
    number("rank", "rank among the areas of the period, 1 is best"),
];

pub(super) fn kinds<'a>(results: &'a Results) -> Table<'a> {
    let all = results.indices.iter();
    let rows: Vec<_> = all
        .flat_map(|i| i.kinds.iter().map(move |k| (&i.method, k)))
        .collect();
    Table::new("index_kinds", KINDS, rows.len(), move |row, column| {
        let Some((method, kind)) = rows.get(row) else {
            return Cell::Empty;
        };
        match column {
            0 => Cell::text(method.as_str()),
            1 => Cell::text(&kind.kind),
            2 => Cell::text(kind.area.as_str()),
            3 => Cell::owned(kind.period.to_string()),
            4 => Cell::number(kind.score),
            5 => Cell::Number(kind.coverage),
            6 => Cell::text(&kind.withheld),
            7 => Cell::number(kind.rank),
            _ => Cell::Empty,
        }
    })
}

const INTERVALS: &[Column] = &[
    text("method", "index method"),
    text("area", "area"),
    text("period", "period"),
    number(
        "score_mean",
        "mean score over the draws of what the method declares uncertain",
    ),
    number("score_deviation", "its standard deviation over draws"),
    number("score_low", "5 % of the draws give a lower score"),
    number("score_high", "5 % of the draws give a higher score"),
    number("rank_mean", "mean rank"),
    number("rank_low", "5 % of the draws give a better rank"),
    number("rank_median", "median rank"),
    number("rank_high", "5 % of the draws give a worse rank"),
    number("share_ranked", "share of the draws with a rank"),
    number("top_3", "chance of one of the best three ranks"),
    number("top_10", "chance of one of the best ten ranks"),
    number(
        "imprecision",
        "by how many ranks the ends of the interval may still be off",
    ),
];

/// Only of methods that declare something uncertain.
pub(super) fn intervals<'a>(results: &'a Results) -> Table<'a> {
    let all = results.indices.iter();
    let drawn = all.flat_map(|i| i.rows.iter().map(move |r| (&i.method, r)));
    let rows: Vec<_> = drawn
        .filter_map(|(m, r)| Some((m, r, r.drawn.as_ref()?)))
        .collect();
    Table::new(
        "index_intervals",
        INTERVALS,
        rows.len(),
        move |row, column| {
            let Some((method, row, drawn)) = rows.get(row) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(method.as_str()),
                1 => Cell::text(row.area.as_str()),
                2 => Cell::owned(row.period.to_string()),
                8 => Cell::number(row.rank_interval.map(|r| r.0)),
                10 => Cell::number(row.rank_interval.map(|r| r.1)),
                column => of_draws(drawn, column),
            }
        },
    )
}

fn of_draws(drawn: &Drawn, column: usize) -> Cell<'static> {
    match column {
        3 => Cell::Number(drawn.mean),
        4 => Cell::Number(drawn.deviation),
        5 => Cell::Number(drawn.low),
        6 => Cell::Number(drawn.high),
        7 => Cell::number(drawn.rank_mean),
        9 => Cell::number(drawn.rank_median),
        11 => Cell::number(drawn.share_ranked),
        12 => Cell::number(drawn.top_3),
        13 => Cell::number(drawn.top_10),
        14 => Cell::number(drawn.imprecision),
        _ => Cell::Empty,
    }
}

const SENSITIVITY: &[Column] = &[
    text("method", "index method"),
    text("analysis", "sobol, pairs, morris, fast or pawn"),
    text(
        "area",
        "area whose score is analysed; empty: the mean shift of all ranks",
    ),
    text("period", "its period"),
    text("input", "what is uncertain, as the method names it"),
    text("other", "the other input of a pair"),
    text(
        "measure",
        "first (alone), total (with all others), second (of a pair), or a measure of the analysis",
    ),
    number(
        "value",
        "its value; shares of the variance for sobol, pairs and fast",
    ),
    number("low", "5 % of the resamples lie below"),
    number("high", "5 % of the resamples lie above"),
];

/// A figure of a sensitivity analysis.
struct Measure<'a> {
    method: &'a str,
    analysis: &'static str,
    /// Area, period, input, other.
    of: [&'a str; 4],
    measure: &'a str,
    value: Option<f64>,
    ends: (Option<f64>, Option<f64>),
}

/// Analyses by the names that their tables have in the engine.
const ANALYSES: [(&str, &str); 6] = [
    ("sensitivity", "sobol"),
    ("sensitivity_by_unit", "sobol"),
    ("sensitivity_of_pairs", "pairs"),
    ("morris", "morris"),
    ("fast", "fast"),
    ("pawn", "pawn"),
];

pub(super) fn sensitivity<'a>(results: &'a Results) -> Table<'a> {
    let mut found = Vec::new();
    for index in &results.indices {
        for (name, analysis) in ANALYSES {
            let table = index.table(name);
            found.extend(table.into_iter().flat_map(|t| measures(index, analysis, t)));
        }
    }
    Table::new(
        "index_sensitivity",
        SENSITIVITY,
        found.len(),
        move |row, column| {
            let Some(m) = found.get(row) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(m.method),
                1 => Cell::text(m.analysis),
                2..=5 => Cell::text(m.of[column - 2]),
                6 => Cell::text(m.measure),
                7 => Cell::number(m.value),
                8 => Cell::number(m.ends.0),
                9 => Cell::number(m.ends.1),
                _ => Cell::Empty,
            }
        },
    )
}

/// Every number of a table of the engine on its own: what names the row stays, the name of its column becomes the measure.
fn measures<'a>(
    index: &'a IndexResult,
    analysis: &'static str,
    table: &'a Engine,
) -> Vec<Measure<'a>> {
    const NAMES: [&str; 4] = ["unit", "time", "input", "other"];
    let column = |name: &str| table.columns.iter().position(|c| c == name);
    let mut out = Vec::new();
    for row in &table.rows {
        let words = |name: &str| match column(name).and_then(|c| row.get(c)) {
            Some(Found::Text(words)) => words.as_str(),
            _ => "",
        };
        let number = |name: &str| column(name).and_then(|c| row.get(c)?.number());
        for name in &table.columns {
            let is_end = name.ends_with("q05") || name.ends_with("q95");
            if NAMES.contains(&name.as_str()) || is_end {
                continue;
            }
            // Of a unit there is a column for each input: first_weights, total_weights.
            let by_input = column("input")
                .is_none()
                .then(|| name.split_once('_'))
                .flatten();
            let (measure, input) = by_input.unwrap_or((name, words("input")));
            let end = |quantile: &str| {
                let own = number(&format!("{name}_{quantile}"));
                own.or_else(|| number(quantile).filter(|_| name == "mu_star"))
            };
            out.push(Measure {
                method: index.method.as_str(),
                analysis,
                of: [words("unit"), words("time"), input, words("other")],
                measure,
                value: number(name),
                ends: (end("q05"), end("q95")),
            });
        }
    }
    out
}
