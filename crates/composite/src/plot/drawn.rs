//! What draws say: rank intervals, and which choice matters.

use waymark_i18n::Catalog;
use waymark_numerics::order::{clamp, max};

use super::Plot;
use super::canvas::{Canvas, LABEL, ROWS, STEP, WIDE, rest};
use crate::tables::{Cell, Table};

/// Rank intervals: 5 to 95 % as a line, the median as a dot, the rank of the build as a square.
#[must_use]
pub fn intervals(table: &Table, catalog: &Catalog) -> Plot {
    let mut rows: Vec<&Vec<Cell>> = table
        .rows
        .iter()
        .filter(|r| r[2].number().is_some() && r[4].number().is_some())
        .collect();
    rows.sort_by(|a, b| {
        a[2].number()
            .partial_cmp(&b[2].number())
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let worst = rows.iter().filter_map(|r| r[6].number()).fold(1.0, max);
    let x = |rank: f64| LABEL + (rank - 1.0) / max(worst - 1.0, 1.0) * WIDE;
    let mut canvas = Canvas::new(catalog);
    interval_legend(&mut canvas, worst);
    for row in rows.iter().take(ROWS) {
        canvas.height += STEP;
        let y = canvas.height - 7.0;
        let get = |at: usize| row[at].number().unwrap_or(1.0);
        let (rank, low, median, high) = (get(2), get(4), get(5), get(6));
        let words = format!("{} {}", row[0].text(), row[1].text());
        canvas.text(LABEL - 6.0, y + 4.0, "", "end", &words);
        canvas.line((x(low), y), (x(high), y), "l");
        let args = [
            ("unit", words.trim_end().into()),
            ("rank", format!("{rank:.0}").into()),
            ("low", format!("{low:.1}").into()),
            ("high", format!("{high:.1}").into()),
        ];
        let said = canvas.say("plot-interval", &args);
        canvas.bar((x(median) - 4.0, y - 4.0), (8.0, 8.0), "d", &said);
        canvas.bar((x(rank) - 2.0, y - 6.0), (4.0, 12.0), "n", &said);
        canvas.text(
            LABEL + WIDE + 8.0,
            y + 4.0,
            "m",
            "start",
            &format!("{low:.0}-{high:.0}"),
        );
    }
    rest(&mut canvas, rows.len());
    let title = canvas.say("plot-rank_intervals", &[]);
    Plot {
        name: "rank_intervals",
        svg: canvas.finish(&title, "plot-rank_intervals-about"),
    }
}

/// What the marks mean, between the first and the worst rank.
fn interval_legend(canvas: &mut Canvas<'_>, worst: f64) {
    let rank = |canvas: &Canvas<'_>, rank: f64| {
        canvas.say("plot-rank", &[("rank", format!("{rank:.0}").into())])
    };
    let (first, last) = (rank(canvas, 1.0), rank(canvas, worst));
    let median = canvas.say("plot-median", &[]);
    let published = canvas.say("plot-published", &[]);
    canvas.text(LABEL, 37.0, "m", "start", &first);
    canvas.bar((LABEL + 170.0, 29.0), (8.0, 8.0), "d", &median);
    canvas.text(LABEL + 182.0, 37.0, "m", "start", &median);
    canvas.bar((LABEL + 310.0, 27.0), (4.0, 12.0), "n", &published);
    canvas.text(LABEL + 320.0, 37.0, "m", "start", &published);
    canvas.text(LABEL + WIDE, 37.0, "m", "end", &last);
}

/// First and total order of every input as bars with their intervals.
#[must_use]
pub fn sensitivity(table: &Table, catalog: &Catalog) -> Plot {
    let most = table
        .rows
        .iter()
        .filter_map(|r| r[6].number())
        .fold(1.0, max);
    let x = |share: f64| LABEL + clamp(share, 0.0, most) / most * WIDE;
    let mut canvas = Canvas::new(catalog);
    let (alone, together) = (
        canvas.say("plot-alone", &[]),
        canvas.say("plot-together", &[]),
    );
    canvas.bar((LABEL, 28.0), (10.0, 10.0), "c0", &alone);
    canvas.text(LABEL + 14.0, 37.0, "m", "start", &alone);
    canvas.bar((LABEL + 70.0, 28.0), (10.0, 10.0), "c1", &together);
    canvas.text(LABEL + 84.0, 37.0, "m", "start", &together);
    for row in &table.rows {
        for (first, class) in [(1, "c0"), (4, "c1")] {
            canvas.height += STEP;
            let y = canvas.height;
            let get = |at: usize| row[at].number().unwrap_or(0.0);
            if first == 1 {
                canvas.text(LABEL - 6.0, y + 4.0, "", "end", &row[0].text());
            }
            let (value, low, high) = (get(first), get(first + 1), get(first + 2));
            let args = [
                ("input", row[0].text().into()),
                ("share", format!("{value:.3}").into()),
                ("low", format!("{low:.3}").into()),
                ("high", format!("{high:.3}").into()),
            ];
            let said = canvas.say("plot-share", &args);
            canvas.bar((LABEL, y - 12.0), (x(value) - LABEL, 12.0), class, &said);
            canvas.line((x(low), y - 6.0), (x(high), y - 6.0), "a");
            canvas.text(
                LABEL + WIDE + 8.0,
                y - 2.0,
                "m",
                "start",
                &format!("{value:.2}"),
            );
        }
        canvas.height += 6.0;
    }
    let title = canvas.say("plot-sensitivity", &[]);
    Plot {
        name: "sensitivity",
        svg: canvas.finish(&title, "plot-sensitivity-about"),
    }
}
