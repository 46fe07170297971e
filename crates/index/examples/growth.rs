//! How time grows with units, indicators and draws, as a picture with logarithmic axes:
//! `cargo run --profile perf -p waymark-index --example growth > docs/growth.svg`.
//!
//! Made-up figures, 3 % of them missing; treatment of outliers, min-max, arithmetic means over ten pillars; draws of all
//! weights with the ranks of all units. Medians of seven runs on one core; an index is kept up to date, so that the system's
//! handing out of memory is not timed. Under each line stands its slope: 1 is growth in proportion.

use std::fmt::Write as _;
use std::time::Instant;

use waymark_index::live::Live;
use waymark_index::normalise::MinMax;
use waymark_index::simulate::{Input, Study, Tally};
use waymark_index::treat::Treatment;
use waymark_index::{
    Aggregation, Apart, ColumnRule, Direction, Figures, Hierarchy, Method, MissingRule, NodeKind,
    NodeSpec, Normalisation, Recipe, Step,
};
use waymark_numerics::math::{exp, ln};
use waymark_numerics::random::Random;

const RUNS: usize = 7;

fn main() {
    let units = [500_u16, 1000, 2000, 4000, 8000, 16_000, 32_000];
    let indicators = [25_u16, 50, 100, 200, 400, 800, 1600];
    let draws = [500, 1000, 2000, 4000, 8000, 16_000];
    let by_units = units.map(|u| (f64::from(u), update(usize::from(u), 50)));
    let by_indicators = indicators.map(|i| (f64::from(i), update(1000, usize::from(i))));
    let by_draws = draws.map(|n| (f64::from(n), draw(n)));
    let lines = [
        ("units U, with 50 indicators", &by_units[..]),
        ("indicators I, with 1,000 units", &by_indicators[..]),
        (
            "draws N of weights, 1,000 units, 50 indicators",
            &by_draws[..],
        ),
    ];
    print(&picture(&lines));
}

/// Seconds to make an index of so many units and indicators anew.
fn update(units: usize, indicators: usize) -> f64 {
    let (figures, tree, recipe) = made_up(units, indicators);
    let mut live = Live::new(figures, tree, recipe).unwrap_or_else(|f| panic!("{f:?}"));
    let mut turn = 0.0;
    median(|| {
        turn += 1e-6;
        for column in 0..indicators {
            live.put(column, 1, 1.0 + turn);
        }
        let start = Instant::now();
        assert!(live.update().is_ok(), "the figures fit");
        start.elapsed().as_secs_f64()
    })
}

/// Seconds for so many draws.
fn draw(draws: u32) -> f64 {
    let (figures, tree, recipe) = made_up(1000, 50);
    let inputs = [Input::Weights { relative: 0.25 }];
    let study = Study::new(&figures, &tree, &recipe, &inputs, 1);
    let study = study.unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut pilot = Vec::new();
    for task in study.draws(0..16) {
        study.run(&task, |(_, scores)| pilot.extend_from_slice(scores));
    }
    let whole = 0..figures.rows();
    let mut tally = Tally::new(vec![whole], &pilot, Vec::new());
    median(|| {
        let start = Instant::now();
        for task in study.draws(0..draws) {
            study.run(&task, |scored| tally.take(scored));
        }
        start.elapsed().as_secs_f64()
    })
}

fn made_up(units: usize, indicators: usize) -> (Figures, Hierarchy, Recipe) {
    let random = Random::new(1, 0);
    let cell = |column: usize, unit: usize| {
        let at = (column * units + unit) as u64;
        if random.below(1, at, 100) < 3 {
            return f64::NAN;
        }
        exp([0.3, 0.6, 0.9, 1.3][column % 4] * random.normal(0, at))
    };
    let column = |c: usize| (0..units).map(|u| cell(c, u)).collect();
    let node = |parent, kind| NodeSpec {
        parent,
        weight: 1.0,
        kind,
    };
    let mut specs = vec![node(None, NodeKind::Inner)];
    specs.extend((0..10).map(|_| node(Some(0), NodeKind::Inner)));
    specs.extend(
        (0..indicators).map(|column| node(Some(1 + column % 10), NodeKind::Leaf { column })),
    );
    let scale = MinMax::try_new(1.0, 100.0).unwrap_or_else(|fault| panic!("{fault:?}"));
    let rule = ColumnRule {
        direction: Direction::HigherIsBetter,
        normalisation: Normalisation::MinMax(scale),
    };
    let recipe = Recipe {
        steps: vec![Step::Treat(vec![Some(Treatment::default()); indicators])],
        method: Method {
            columns: vec![rule; indicators],
            aggregation: vec![Aggregation::Arithmetic],
            missing: MissingRule::Renormalise {
                minimum_coverage: 0.0,
            },
        },
        apart: Apart::Nothing,
        seed: 1,
    };
    let tree = Hierarchy::try_new(&specs, indicators).unwrap_or_else(|f| panic!("{f:?}"));
    let figures = Figures {
        columns: (0..indicators).map(column).collect(),
        ..Figures::default()
    };
    (figures, tree, recipe)
}

fn median(mut run: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..RUNS).map(|_| run()).collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// The slope of the line of least squares through the logarithms.
fn slope(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (ln(*x), ln(*y))).collect();
    let n = logs.len() as f64;
    let (x, y) = logs
        .iter()
        .fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let parts = logs
        .iter()
        .map(|(a, b)| ((a - x) * (b - y), (a - x) * (a - x)));
    let (both, own) = parts.fold((0.0, 0.0), |(a, b), (p, q)| (a + p, b + q));
    both / own
}

#[expect(clippy::too_many_lines, reason = "a picture, from its ground up")]
/// Three pictures side by side: sizes to the right, milliseconds upwards, each tenfold a line.
fn picture(lines: &[(&str, &[(f64, f64)])]) -> String {
    const SIDE: f64 = 240.0;
    let ten = |x: f64| ln(x) / ln(10.0);
    let mut out = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 350\" role=\"img\" aria-labelledby=\"t d\">\
<title id=\"t\">How time grows</title><desc id=\"d\">Time against units, indicators and draws, all axes logarithmic: \
straight lines of slope one or less.</desc><style>text{font:12px sans-serif;fill:#1b1b1b}.g{stroke:#ccc}.b{fill:#fff}\
polyline{fill:none;stroke:#1f5fa8;stroke-width:2}circle{fill:#1f5fa8}@media(prefers-color-scheme:dark){text{fill:#ececec}\
.g{stroke:#444}.b{fill:#161616}polyline{stroke:#7db4f0}circle{fill:#7db4f0}}</style><rect class=\"b\" width=\"960\" height=\"350\"/>",
    );
    for (at, (name, points)) in lines.iter().enumerate() {
        let left = 60.0 + at as f64 * 305.0;
        let place = |(size, seconds): (f64, f64)| {
            let x = left + (ten(size) - 1.3) / 3.3 * SIDE;
            let y = 290.0 - (ten(seconds * 1e3) + 1.5) / 5.0 * SIDE;
            (x, y)
        };
        let marks = [
            (1e-4, "0.1 ms"),
            (1e-3, "1 ms"),
            (1e-2, "10 ms"),
            (0.1, "0.1 s"),
            (1.0, "1 s"),
        ];
        for (seconds, words) in marks {
            let y = place((20.0, seconds)).1;
            let _ = write!(
                out,
                "<line class=\"g\" x1=\"{left:.0}\" y1=\"{y:.1}\" x2=\"{:.0}\" y2=\"{y:.1}\"/>",
                left + SIDE
            );
            let _ = write!(
                out,
                "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{words}</text>",
                left - 6.0,
                y + 4.0
            );
        }
        for size in [100.0, 1_000.0, 10_000.0] {
            let x = place((size, 1e-3)).0;
            let _ = write!(
                out,
                "<line class=\"g\" x1=\"{x:.1}\" y1=\"60\" x2=\"{x:.1}\" y2=\"290\"/><text x=\"{x:.1}\" y=\"308\" text-anchor=\"middle\">{size:.0}</text>"
            );
        }
        let list: Vec<String> = points
            .iter()
            .map(|p| place(*p))
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let _ = write!(out, "<polyline points=\"{}\"/>", list.join(" "));
        for point in *points {
            let (x, y) = place(*point);
            let _ = write!(
                out,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"><title>{:.0}: {:.3} ms</title></circle>",
                point.0,
                point.1 * 1e3
            );
        }
        let (from, to) = (points[0], points[points.len() - 1]);
        let _ = write!(out, "<text x=\"{left:.0}\" y=\"30\">{name}</text>");
        let _ = write!(
            out,
            "<text x=\"{left:.0}\" y=\"335\">slope {:.2}; {:.0}: {:.2} ms, {:.0}: {:.1} ms</text>",
            slope(points),
            from.0,
            from.1 * 1e3,
            to.0,
            to.1 * 1e3
        );
    }
    out.push_str("</svg>");
    out
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn print(text: &str) {
    println!("{text}");
}
