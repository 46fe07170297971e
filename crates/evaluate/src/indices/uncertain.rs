//! How sure scores and ranks are, by what the method itself declares uncertain.

use waymark_composite::{Problems, Results, uncertainty};

use super::engine::Ready;
use crate::results::{Drawn, IndexResult};

/// Draws are few enough for one thread: a release is built once.
const THREADS: usize = 1;

/// Runs the draws that a method declares, and takes what they say of every area; tables of what matters how much come along.
pub(super) fn declared(
    (ready, built): (&Ready, &Results),
    result: &mut IndexResult,
    problems: &mut Problems,
) {
    let composite = &ready.composite;
    let file = format!("method/{}.toml", result.method);
    let Some(found) = uncertainty(composite, built, (&file, THREADS), problems) else {
        return;
    };
    result.draws = Some(found.tally.draws());
    result.inputs = found.inputs;
    for (&place, row) in ready.places.iter().zip(&mut result.rows) {
        let Some(score) = found.tally.score(place) else {
            continue;
        };
        let ranks = found.tally.ranks(place);
        let counted = ranks.and_then(|(counts, at)| Some((counts, at, counts.summary(at)?)));
        let counted = counted.filter(|_| row.rank.is_some());
        row.rank_interval = counted.as_ref().map(|(_, _, s)| (s.low, s.high));
        row.drawn = Some(Drawn {
            mean: score.mean,
            deviation: score.deviation,
            low: score.low,
            high: score.high,
            rank_mean: counted.as_ref().map(|(_, _, s)| s.mean),
            rank_median: counted.as_ref().map(|(_, _, s)| s.median),
            share_ranked: counted.as_ref().map(|(_, _, s)| s.ranked),
            top_3: counted.as_ref().map(|(counts, at, _)| counts.top(*at, 3)),
            top_10: counted.as_ref().map(|(counts, at, _)| counts.top(*at, 10)),
            imprecision: counted.and_then(|(counts, at, _)| counts.imprecision(at)),
        });
    }
    let kept = [
        "sensitivity",
        "sensitivity_by_unit",
        "sensitivity_of_pairs",
        "morris",
        "fast",
        "pawn",
    ];
    let tables = found.tables.into_iter();
    result
        .tables
        .extend(tables.filter(|t| kept.contains(&t.name.as_str())));
}
