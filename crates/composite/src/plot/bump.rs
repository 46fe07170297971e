//! Ranks that move: over the years, or from one method to another.

use std::collections::BTreeMap;

use waymark_i18n::Catalog;
use waymark_numerics::moments::as_f64;

use super::Plot;
use super::canvas::{COLOURS, Canvas, LABEL, STEP, TOP, WIDE};
use crate::compile::Composite;
use crate::results::Results;
use crate::tables::Table;

/// Units that are drawn: those that stand best at the end.
const MOST: usize = 40;

/// The ranks of a unit at each place, from left to right.
struct Moves {
    name: String,
    ranks: Vec<Option<f64>>,
}

/// Ranks at the top over all times; `None` where there is one time only.
#[must_use]
pub fn ranks_over_time(
    composite: &Composite,
    results: &Results,
    catalog: &Catalog,
) -> Option<Plot> {
    let source = &composite.source;
    let blocks = source.figures.blocks();
    if blocks.len() < 2 {
        return None;
    }
    let times: Vec<String> = blocks
        .iter()
        .map(|block| source.units[block.start].time.clone())
        .collect();
    let mut units: BTreeMap<&str, Vec<Option<f64>>> = BTreeMap::new();
    let ranks = &results.ranks[composite.tree.root()];
    for (place, block) in blocks.iter().enumerate() {
        for row in block.clone() {
            let own = units.entry(&source.units[row].code);
            let own = own.or_insert_with(|| vec![None; blocks.len()]);
            own[place] = ranks[row].map(f64::from);
        }
    }
    let moves = units.into_iter().map(|(name, ranks)| Moves {
        name: name.to_owned(),
        ranks,
    });
    Some(draw(
        "ranks_over_time",
        Canvas::new(catalog),
        &times,
        moves.collect(),
    ))
}

/// Ranks before and after, from the table of two versions.
#[must_use]
pub fn ranks_side_by_side(table: &Table, catalog: &Catalog) -> Plot {
    let at = |name: &str| table.columns.iter().position(|c| c == name).unwrap_or(0);
    let (before, after) = (at("rank_before"), at("rank_after"));
    let moves = table.rows.iter().map(|row| Moves {
        name: format!("{} {}", row[0].text(), row[1].text())
            .trim_end()
            .to_owned(),
        ranks: vec![row[before].number(), row[after].number()],
    });
    let canvas = Canvas::new(catalog);
    let places = ["plot-before", "plot-after"].map(|key| canvas.say(key, &[]));
    draw("versions", canvas, &places, moves.collect())
}

fn draw(
    name: &'static str,
    mut canvas: Canvas<'_>,
    places: &[String],
    mut moves: Vec<Moves>,
) -> Plot {
    let last = |m: &Moves| m.ranks.last().copied().flatten().unwrap_or(f64::INFINITY);
    moves.sort_by(|a, b| {
        last(a)
            .total_cmp(&last(b))
            .then_with(|| a.name.cmp(&b.name))
    });
    moves.truncate(MOST);
    let worst = moves.iter().flat_map(|m| m.ranks.iter().flatten());
    let worst = worst.fold(1.0, |worst, r| if *r > worst { *r } else { worst });
    let high = STEP * as_f64(moves.len().max(4));
    let step = WIDE / as_f64(places.len().max(2) - 1);
    let x = |place: usize| LABEL + step * as_f64(place);
    let y = |rank: f64| {
        TOP + 20.0 + (rank - 1.0) / (if worst > 1.0 { worst - 1.0 } else { 1.0 }) * high
    };
    for (place, words) in places.iter().enumerate() {
        canvas.text(x(place), TOP, "m", "middle", words);
    }
    for (at, own) in moves.iter().enumerate() {
        let ranks = own.ranks.iter().enumerate();
        let points: Vec<(f64, f64)> = ranks
            .filter_map(|(place, rank)| Some((x(place), y((*rank)?))))
            .collect();
        let list: Vec<String> = own
            .ranks
            .iter()
            .map(|r| r.map_or("-".to_owned(), |r| format!("{r:.0}")))
            .collect();
        let words = format!("{}: {}", own.name, list.join(", "));
        canvas.way(&points, &format!("s{}", at % COLOURS), &words);
        for point in &points {
            canvas.dot(*point, &format!("c{}", at % COLOURS), &words);
        }
        if let Some(first) = own.ranks.first().copied().flatten() {
            let said = format!("{first:.0} {}", own.name);
            canvas.text(LABEL - 10.0, y(first) + 4.0, "", "end", &said);
        }
        if let Some(end) = own.ranks.last().copied().flatten() {
            let said = format!("{end:.0} {}", own.name);
            canvas.text(LABEL + WIDE + 10.0, y(end) + 4.0, "", "start", &said);
        }
    }
    canvas.height = TOP + 20.0 + high;
    let title = canvas.say(&format!("plot-{name}"), &[]);
    Plot {
        name,
        svg: canvas.finish(&title, "plot-ranks-about"),
    }
}
