//! What draws say, as tables: rank intervals, who is ahead of whom, who cannot be told apart, how sure that is.

use waymark_index::simulate::Tally;
use waymark_numerics::order::max;

use crate::compile::Composite;
use crate::method::UncertaintySpec;
use crate::results::Results;
use crate::tables::{Cell, Table};

/// A row is ahead of another where it is in this share of the draws.
const AHEAD: f64 = 0.95;

pub(crate) fn ranks_table(composite: &Composite, results: &Results, tally: &Tally) -> Table {
    let mut table = Table::new(
        "rank_intervals",
        &[
            "unit",
            "time",
            "rank",
            "mean",
            "q05",
            "median",
            "q95",
            "share_ranked",
            "top_3",
            "top_10",
            "imprecision",
            "score",
            "score_mean",
            "score_deviation",
            "score_q05",
            "score_q95",
        ],
    );
    let root = composite.tree.root();
    for (row, unit) in composite.source.units.iter().enumerate() {
        let found = tally
            .ranks(row)
            .and_then(|(counts, place)| Some((counts, place, counts.summary(place)?)));
        let score = tally.score(row);
        let rank = |f: fn(&waymark_index::simulate::RankSummary) -> f64| {
            Cell::from(found.as_ref().map(|(_, _, s)| f(s)))
        };
        let top = |k| {
            Cell::from(
                found
                    .as_ref()
                    .map(|(counts, place, _)| counts.top(*place, k)),
            )
        };
        table.rows.push(vec![
            unit.code.as_str().into(),
            unit.time.as_str().into(),
            results.ranks[root][row].into(),
            rank(|s| s.mean),
            rank(|s| s.low),
            rank(|s| s.median),
            rank(|s| s.high),
            rank(|s| s.ranked),
            top(3),
            top(10),
            found
                .as_ref()
                .and_then(|(counts, place, _)| counts.imprecision(*place))
                .into(),
            results.built.scores.value(row, root).into(),
            score.map(|s| s.mean).into(),
            score.map(|s| s.deviation).into(),
            score.map(|s| s.low).into(),
            score.map(|s| s.high).into(),
        ]);
    }
    table
}

pub(crate) fn duels_table(composite: &Composite, tally: &Tally) -> Table {
    let columns = [
        "unit",
        "time",
        "other",
        "other_time",
        "share_of_draws_ahead",
    ];
    let mut table = Table::new("ahead", &columns);
    let place = |row: usize| {
        let unit = &composite.source.units[row];
        [
            Cell::from(unit.code.as_str()),
            Cell::from(unit.time.as_str()),
        ]
    };
    for duel in tally.duels() {
        let both = place(duel.first).into_iter().chain(place(duel.second));
        table.rows.push(both.chain([duel.ahead.into()]).collect());
    }
    table
}

pub(crate) fn tiers_table(composite: &Composite, tally: &Tally, order: &[usize]) -> Table {
    let mut table = Table::new("tiers", &["tier", "unit", "time"]);
    for (tier, rows) in tally.tiers(order, AHEAD).into_iter().enumerate() {
        for row in rows {
            let unit = &composite.source.units[row];
            table.rows.push(vec![
                (tier + 1).into(),
                unit.code.as_str().into(),
                unit.time.as_str().into(),
            ]);
        }
    }
    table
}

/// By how many ranks the end of an interval may be off at most.
pub(crate) fn worst(tally: &Tally) -> f64 {
    let rows = 0..;
    let found = rows.map_while(|row| tally.ranks(row));
    let off = found.filter_map(|(counts, place)| counts.imprecision(place));
    off.fold(0.0, max)
}

pub(crate) fn draws_table(tally: &Tally, spec: &UncertaintySpec) -> Table {
    let mut table = Table::new(
        "draws",
        &["draws", "worst_imprecision", "asked_for", "reached"],
    );
    let off = worst(tally);
    let reached = spec.precision.map_or(Cell::None, |p| Cell::Flag(off <= p));
    table.rows.push(vec![
        Cell::Whole(u64::from(tally.draws())),
        off.into(),
        spec.precision.into(),
        reached,
    ]);
    table
}
