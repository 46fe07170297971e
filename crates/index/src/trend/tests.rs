//! Short series whose trend can be seen at a glance.

use super::*;
use crate::series::Bound::{self, AtLeast, AtMost, Exact};

#[track_caller]
fn check(series: &[(f64, f64, Bound)], higher: Option<bool>, expected: Verdict) -> Trend {
    let observations: Vec<Observed> = series
        .iter()
        .map(|&(t, v, bound)| Observed { t, v, bound })
        .collect();
    let question = TrendQuestion {
        observations: &observations,
        higher_is_better: higher,
        flat: FLAT,
    };
    let got = trend(&question).unwrap();
    assert_eq!(got.verdict, expected);
    got
}

#[test]
fn movement_beyond_the_threshold_has_a_direction() {
    let rising = [
        (2020.0, 50.0, Exact),
        (2022.0, 10.0, Exact),
        (2025.0, 60.0, Exact),
    ];
    let got = check(&rising, Some(true), Verdict::Improving);
    assert_eq!(
        (got.change, got.relative, got.per_year),
        (Some(10.0), Some(0.2), Some(2.0))
    );
    check(&rising, Some(false), Verdict::Worsening);
}

#[test]
fn exactly_the_threshold_is_flat() {
    check(
        &[(2020.0, 3.0, Exact), (2021.0, 3.03, Exact)],
        Some(true),
        Verdict::Flat,
    );
    check(
        &[(2020.0, -100.0, Exact), (2021.0, -101.0, Exact)],
        Some(true),
        Verdict::Flat,
    );
    check(
        &[(2020.0, 3.0, Exact), (2021.0, 3.04, Exact)],
        Some(true),
        Verdict::Improving,
    );
}

#[test]
fn from_zero_every_change_counts_and_has_no_relative_size() {
    let got = check(
        &[(2020.0, 0.0, Exact), (2021.0, 0.5, Exact)],
        Some(true),
        Verdict::Improving,
    );
    assert_eq!((got.change, got.relative), (Some(0.5), None));
    let got = check(
        &[(2020.0, 0.0, Exact), (2021.0, 0.0, Exact)],
        Some(true),
        Verdict::Flat,
    );
    assert_eq!((got.change, got.relative), (Some(0.0), None));
}

#[test]
fn bounds_decide_only_what_they_can() {
    let from_100 = |v, bound| [(2020.0, 100.0, Exact), (2021.0, v, bound)];
    check(&from_100(120.0, AtLeast), Some(true), Verdict::Improving);
    check(&from_100(120.0, AtMost), Some(true), Verdict::Unclear);
    check(&from_100(90.0, AtLeast), Some(true), Verdict::Unclear);
    check(&from_100(90.0, AtMost), Some(false), Verdict::Improving);
    let at_least_100 = [(2020.0, 100.0, AtLeast), (2021.0, 90.0, Exact)];
    let got = check(&at_least_100, Some(true), Verdict::Worsening);
    assert_eq!((got.change, got.relative, got.per_year), (None, None, None));
    check(
        &[(2020.0, 9.0, AtLeast), (2021.0, 9.0, AtLeast)],
        Some(true),
        Verdict::Unclear,
    );
}

#[test]
fn without_a_direction_the_change_is_still_given() {
    let got = check(
        &[(2020.0, 4.0, Exact), (2021.0, 5.0, Exact)],
        None,
        Verdict::NoDirection,
    );
    assert_eq!((got.change, got.relative), (Some(1.0), Some(0.25)));
}

#[test]
fn one_time_is_too_few_and_the_last_word_on_a_time_counts() {
    check(&[], Some(true), Verdict::TooFew);
    check(
        &[(2020.0, 4.0, Exact), (2020.0, 5.0, Exact)],
        None,
        Verdict::TooFew,
    );
    let revised = [
        (2020.0, 4.0, Exact),
        (2020.0, 8.0, Exact),
        (2021.0, 8.0, Exact),
    ];
    check(&revised, Some(true), Verdict::Flat);
}

#[test]
fn every_fault_is_named_at_once() {
    let observations = [
        Observed {
            t: 2021.0,
            v: f64::NAN,
            bound: Exact,
        },
        Observed {
            t: 2020.0,
            v: 1.0,
            bound: Exact,
        },
    ];
    let question = TrendQuestion {
        observations: &observations,
        higher_is_better: None,
        flat: 1.0,
    };
    let expected = [
        TrendFault::Series(SeriesFault::NotFinite { at: 0 }),
        TrendFault::Series(SeriesFault::Unsorted { at: 1 }),
        TrendFault::Flat { value: 1.0 },
    ];
    assert_eq!(trend(&question).unwrap_err(), expected);
}
