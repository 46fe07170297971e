//! What draws say: rank intervals, and which choice matters.

use waymark_numerics::order::{clamp, max};

use super::Plot;
use super::canvas::{Canvas, LABEL, ROWS, STEP, WIDE, rest};
use crate::tables::{Cell, Table};

/// Rank intervals: 5 to 95 % as a line, the median as a dot, the rank of the build as a square.
#[must_use]
pub fn intervals(table: &Table) -> Plot {
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
    let mut canvas = Canvas::new();
    canvas.text(LABEL, 37.0, "m", "start", "rank 1");
    canvas.bar(
        (LABEL + 170.0, 29.0),
        (8.0, 8.0),
        "d",
        "median of the draws",
    );
    canvas.text(LABEL + 182.0, 37.0, "m", "start", "median of the draws");
    canvas.bar((LABEL + 310.0, 27.0), (4.0, 12.0), "n", "published rank");
    canvas.text(LABEL + 320.0, 37.0, "m", "start", "published rank");
    canvas.text(LABEL + WIDE, 37.0, "m", "end", &format!("rank {worst:.0}"));
    for row in rows.iter().take(ROWS) {
        canvas.height += STEP;
        let y = canvas.height - 7.0;
        let get = |at: usize| row[at].number().unwrap_or(1.0);
        let (rank, low, median, high) = (get(2), get(4), get(5), get(6));
        let words = format!("{} {}", row[0].text(), row[1].text());
        canvas.text(LABEL - 6.0, y + 4.0, "", "end", &words);
        canvas.line((x(low), y), (x(high), y), "l");
        let said = format!("{words}: rank {rank:.0}, 90 % of draws from {low:.1} to {high:.1}");
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
    Plot {
        name: "rank_intervals",
        svg: canvas.finish(
            "Ranks and how sure they are",
            "For each unit a line from the rank that 5 % of the draws lie below to that of 95 %, a blue square at the median, an orange mark at the published rank.",
        ),
    }
}

/// First and total order of every input as bars with their intervals.
#[must_use]
pub fn sensitivity(table: &Table) -> Plot {
    let most = table
        .rows
        .iter()
        .filter_map(|r| r[6].number())
        .fold(1.0, max);
    let x = |share: f64| LABEL + clamp(share, 0.0, most) / most * WIDE;
    let mut canvas = Canvas::new();
    canvas.bar((LABEL, 28.0), (10.0, 10.0), "c0", "alone");
    canvas.text(LABEL + 14.0, 37.0, "m", "start", "alone");
    canvas.bar((LABEL + 70.0, 28.0), (10.0, 10.0), "c1", "with all others");
    canvas.text(LABEL + 84.0, 37.0, "m", "start", "with all others");
    for row in &table.rows {
        for (first, class) in [(1, "c0"), (4, "c1")] {
            canvas.height += STEP;
            let y = canvas.height;
            let get = |at: usize| row[at].number().unwrap_or(0.0);
            if first == 1 {
                canvas.text(LABEL - 6.0, y + 4.0, "", "end", &row[0].text());
            }
            let (value, low, high) = (get(first), get(first + 1), get(first + 2));
            let said = format!("{}: {value:.3} ({low:.3} to {high:.3})", row[0].text());
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
    Plot {
        name: "sensitivity",
        svg: canvas.finish(
            "Which choice moves the ranks",
            "Share of the variance of the mean shift of ranks that is due to each input, alone and together with all others, with 90 % intervals.",
        ),
    }
}
