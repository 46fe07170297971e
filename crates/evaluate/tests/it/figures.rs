//! Vintages, trends and gaps.

use waymark_evaluate::{Standing, figures};
use waymark_model::observation::Basis;

use crate::country::{located, observe, results, target, workspace};

#[test]
fn a_later_vintage_supersedes_and_both_stay_visible() {
    let mut ws = workspace();
    observe(&mut ws, "2023", Some(90.0), Basis::Main, "2024-01-10");
    observe(&mut ws, "2023", Some(110.0), Basis::Main, "2024-06-10");
    ws.targets.push(located(target()));
    let shown = figures::of_indicator(&ws, &"trained".parse().unwrap());
    assert_eq!(
        shown.iter().map(|f| f.superseded).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(
        results(&ws).targets[0].latest.as_ref().unwrap().value,
        Some(110.0)
    );
}

#[test]
fn the_trend_compares_figures_of_the_plan_period() {
    let trend = |figures: &[(&str, f64)]| {
        let mut ws = workspace();
        for (period, value) in figures {
            observe(&mut ws, period, Some(*value), Basis::Main, "");
        }
        let found = results(&ws);
        (
            found.indicators[0].trend,
            found.indicators[0]
                .from
                .as_ref()
                .map(|f| f.period.to_string()),
        )
    };
    let from = |p: &str| Some(p.to_owned());
    assert_eq!(
        trend(&[("2020", 1.0), ("2021", 10.0), ("2024", 9.0)]),
        (Standing::Worsening, from("2021"))
    );
    assert_eq!(
        trend(&[("2018", 5.0), ("2019", 6.0), ("2023", 9.0)]),
        (Standing::Improving, from("2019"))
    );
    assert_eq!(
        trend(&[("2021", 1000.0), ("2024", 1005.0)]),
        (Standing::Flat, from("2021"))
    );
    assert_eq!(trend(&[("2022", 9.0)]), (Standing::FiguresOnly, None));
    assert_eq!(trend(&[("2018", 9.0), ("2019", 12.0)]).0, Standing::NoData);
}

#[test]
fn a_bound_below_the_starting_point_decides_nothing() {
    let mut ws = workspace();
    observe(&mut ws, "2019", Some(88.2), Basis::Main, "");
    observe(&mut ws, "2024-07", Some(85.0), Basis::LowerBound, "");
    assert_eq!(results(&ws).indicators[0].trend, Standing::Undecided);
}
