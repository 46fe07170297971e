//! From figures to a chart with its table.

use waymark_evaluate::figures::{Bound, Counts, Point, figure, series};
use waymark_evaluate::results::{Figure, TargetResult};
use waymark_model::IndicatorId;
use waymark_model::observation::{Basis, ObsStatus};

use crate::chart::{Line, Mark, line};
use crate::parts;
use crate::view::View;

/// What a chart is about.
pub(super) struct Chart<'a> {
    /// Part of its ids on the page.
    pub(super) id: String,
    /// Its name, which is also that of its table.
    pub(super) name: String,
    pub(super) unit: &'a str,
    pub(super) target: Option<(f64, f64)>,
    pub(super) baseline: Option<(f64, f64)>,
    /// The way that the target expects, time and value of its points.
    pub(super) way: Vec<(f64, f64)>,
    /// What the target asks for, in words.
    pub(super) rule: Option<String>,
}

/// The figures that count for a target.
pub(super) fn of_target<'v>(v: &View<'v>, target: &TargetResult) -> Vec<Point<'v>> {
    let ws = v.cx.site.workspace;
    let Some(row) = v.cx.target(target) else {
        return Vec::new();
    };
    if !row.cumulative && row.breakdown.is_empty() && row.area == ws.settings.area {
        return v.cx.line(&target.indicator).to_vec();
    }
    let counts = if row.cumulative {
        Counts::Cumulative
    } else {
        Counts::Period
    };
    series(
        ws,
        &row.indicator,
        row.area.as_str(),
        &row.breakdown,
        counts,
    )
}

/// The chart, its description, and the same figures as a table.
pub(super) fn show(v: &mut View<'_>, chart: &Chart<'_>, id: &IndicatorId, points: &[Point<'_>]) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return;
    };
    let all = &v.cx.site.workspace.observations;
    let phrase = |p: &Point<'_>| parts::figure_phrase(v, &figure(all, p.row, false), chart.unit);
    let args = [
        ("count", points.len().into()),
        ("first", phrase(first).into()),
        ("last", phrase(last).into()),
        ("target", chart.rule.clone().unwrap_or_default().into()),
    ];
    let key = if chart.rule.is_some() {
        "chart-desc-target"
    } else {
        "chart-desc"
    };
    let desc = v.words(key, &args);
    let title = v.words("chart-title", &[("name", (&chart.name).into())]);
    let gaps = gaps(v, id, first, points.len());
    let shown = Line {
        marks: marks(points, &gaps),
        target: chart.target,
        baseline: chart.baseline,
        way: chart.way.clone(),
    };
    v.el("figure", &[("class", "picture")], |v| {
        line(v, &chart.id, (&title, &desc), &shown);
        v.el("figcaption", &[("class", "note")], |v| {
            v.leaf("p", &[], &desc);
            if shown.is_cut() {
                v.say("p", "chart-cut", &[]);
            }
            let key = shown.key();
            if !key.is_empty() {
                v.el("ul", &[], |v| {
                    for sentence in key {
                        v.say("li", sentence, &[]);
                    }
                });
            }
        });
    });
    let figures: Vec<Figure> = points.iter().map(|p| figure(all, p.row, false)).collect();
    let rows: Vec<&Figure> = figures.iter().collect();
    let caption = match &chart.rule {
        None => v.words("chart-table", &[("name", (&chart.name).into())]),
        Some(rule) => {
            let args = [("name", (&chart.name).into()), ("target", rule.into())];
            v.words("chart-table-target", &args)
        }
    };
    table(v, &caption, chart.unit, &rows);
    v.data_link("part-chart-data", "observations");
}

/// When figures of the same area and breakdown are missing, decimal years.
fn gaps(v: &View<'_>, id: &IndicatorId, of: &Point<'_>, points: usize) -> Vec<f64> {
    if points < 2 {
        return Vec::new();
    }
    let rows = v.cx.site.workspace.observations.of_indicator(id.as_str());
    let from = rows.partition_point(|r| r.area < of.row.area);
    rows.iter()
        .skip(from)
        .take_while(|r| r.area == of.row.area)
        .filter(|r| r.breakdown == of.row.breakdown && r.status.is_missing())
        .map(|r| r.period.end_decimal())
        .collect()
}

fn marks(points: &[Point<'_>], gaps: &[f64]) -> Vec<Mark> {
    let mut before = f64::INFINITY;
    points
        .iter()
        .map(|p| {
            let gap = gaps.iter().any(|g| before < *g && *g < p.t);
            before = p.t;
            let soft = matches!(p.row.status, ObsStatus::E | ObsStatus::P | ObsStatus::F);
            Mark {
                t: p.t,
                v: p.v,
                bound: p.bound,
                soft: soft && p.bound == Bound::Exact,
                apart: gap || p.row.status == ObsStatus::B,
            }
        })
        .collect()
}

/// Rows that one table shows; the data file has all.
pub(super) const MOST: usize = 100;

/// Columns that a table has only where they say something.
#[derive(Debug, Clone, Copy)]
struct Columns {
    breakdown: bool,
    basis: bool,
    status: bool,
    note: bool,
}

/// Figures as a table.
pub(super) fn table(v: &mut View<'_>, caption: &str, unit: &str, rows: &[&Figure]) {
    let any = |test: &dyn Fn(&Figure) -> bool| rows.iter().any(|f| test(f));
    let columns = Columns {
        breakdown: any(&|f| !f.breakdown.is_empty()),
        basis: any(&|f| f.basis != Basis::Main),
        status: any(&|f| f.status != ObsStatus::A),
        note: any(&|f| !f.note.is_empty()),
    };
    let names: Vec<&str> = [
        ("col-period", true),
        ("col-breakdown", columns.breakdown),
        ("col-value", true),
        ("col-basis", columns.basis),
        ("col-status", columns.status),
        ("col-sources", true),
        ("col-note", columns.note),
    ]
    .into_iter()
    .filter_map(|(name, shown)| shown.then_some(name))
    .collect();
    parts::table(v, caption, &names, |v| {
        for row in rows.iter().take(MOST) {
            v.el("tr", &[], |v| figure_row(v, row, unit, columns));
        }
    });
    limit(v, rows.len());
}

fn figure_row(v: &mut View<'_>, figure: &Figure, unit: &str, columns: Columns) {
    let period = v.lang.catalog.period(figure.period);
    v.leaf("th", &[("scope", "row")], &period);
    if columns.breakdown {
        let words = parts::breakdown(v, &figure.breakdown);
        v.leaf("td", &[], &words);
    }
    let value = parts::value_words(v, figure.value, figure.basis, unit);
    parts::number_cell(v, &value);
    if columns.basis {
        let basis = v.code("basis-", figure.basis.code());
        v.leaf("td", &[], &basis);
    }
    if columns.status {
        let status = v.code("status-", figure.status.code());
        v.leaf("td", &[], &status);
    }
    parts::sources_cell(v, &figure.sources);
    if columns.note {
        let note = v.own(&figure.note);
        v.name_in("td", &[("class", "wide")], &note);
    }
}

/// Says that a table was cut.
pub(super) fn limit(v: &mut View<'_>, all: usize) {
    if all > MOST {
        v.say(
            "p",
            "part-limit",
            &[("shown", MOST.into()), ("all", all.into())],
        );
    }
}
