//! Treatment of outliers against the plain way of doing it, and against what the books say.

use proptest::prelude::*;

use super::winsorise::{self, plainly};
use super::*;
use crate::shape::powers;

fn winsorise(column: &mut [f64], most: usize, test: &ShapeTest) -> usize {
    let start = powers(column);
    start.map_or(0, |start| {
        winsorise::winsorise(column, start, (most, false), test).0
    })
}

#[track_caller]
fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-12 * (1.0 + b.abs()), "{a} is not {b}");
}

#[test]
fn far_values_are_pulled_in_until_the_column_passes() {
    let mut column = [
        1.0,
        2.0,
        3.0,
        4.0,
        5.0,
        6.0,
        f64::NAN,
        7.0,
        8.0,
        9.0,
        10.0,
        11.0,
        12.0,
        13.0,
        14.0,
        15.0,
        900.0,
        1000.0,
    ];
    let treated = treat(&mut column, &Treatment::default());
    assert_eq!((treated.passes, treated.pulled), (Some(true), 2));
    assert!(treated.transform.is_none());
    let marks: Vec<_> = treated
        .changed
        .iter()
        .map(|c| (c.unit, c.to, c.why))
        .collect();
    assert_eq!(marks, [(16, 15.0, Why::High), (17, 15.0, Why::High)]);
    assert!(column[6].is_nan());
}

#[test]
fn a_column_that_passes_or_has_no_shape_is_left() {
    for values in [
        vec![1.0, 2.0, 3.0, 4.0, 5.0],
        vec![7.0; 6],
        vec![1.0, 99.0],
        vec![f64::NAN; 5],
    ] {
        let mut column = values.clone();
        let treated = treat(
            &mut column,
            &Treatment {
                force: true,
                first: First::Keep,
                ..Treatment::default()
            },
        );
        assert!(
            treated.changed.is_empty() && treated.pulled == 0,
            "{values:?}"
        );
    }
}

/// `Treat` of COINr 1.1.14 with `winmax = 3, force_win = TRUE`: a column that fails is pulled in three times although it
/// passes after the first, one that passes from the start is left.
#[test]
fn force_pulls_a_failing_column_in_to_the_full_and_leaves_others() {
    let forced = Treatment {
        first: First::Winsorise { most: 3 },
        force: true,
        ..Treatment::default()
    };
    let mut failing = vec![1.0, 1.1, 1.2, 1.3, 1.5, 2.0, 3.0, 5.0, 9.0, 99.0];
    let free = Treatment {
        force: false,
        ..forced
    };
    assert_eq!(treat(&mut failing.clone(), &free).pulled, 1);
    let done = treat(&mut failing, &forced);
    assert_eq!((done.pulled, done.passes), (3, Some(true)));
    assert_eq!(failing[6..], [3.0; 4]);
    let mut passing = vec![1.0, 2.0, 3.0, 4.0, 5.0];
    assert!(treat(&mut passing, &forced).changed.is_empty());
}

#[test]
fn ties_at_the_end_move_together_and_may_exceed_the_cap() {
    let mut column = vec![
        1.0, 2.0, 1.5, 1.2, 1.7, 1.1, 1.3, 1.6, 1.8, 1.9, 1.4, 1.25, 1.35, 1.45, 1.55,
    ];
    column.extend([50.0, 50.0]);
    let test = ShapeTest {
        skewness: 1.0,
        kurtosis: 1.0,
    };
    assert_eq!(winsorise(&mut column, 1, &test), 2);
    assert_eq!(
        column.iter().filter(|x| x.total_cmp(&2.0).is_eq()).count(),
        3
    );
}

#[test]
fn the_logarithm_starts_from_the_column_as_it_was() {
    let values: Vec<f64> = (0..200).map(|n| f64::from(1_u32 << (n / 8))).collect();
    let mut column = values.clone();
    let treated = treat(&mut column, &Treatment::default());
    assert_eq!(treated.transform, Some(Transform::Log));
    let (min, max) = (1.0, 16_777_216.0);
    near(
        column[199],
        waymark_numerics::math::ln(max - min + 0.01 * (max - min)),
    );
    let mut combined = values;
    let _ = treat(
        &mut combined,
        &Treatment {
            combine: true,
            ..Treatment::default()
        },
    );
    assert!(
        combined[199] < column[199],
        "the capped column has a lower top"
    );
}

#[test]
fn transformations_keep_the_order() {
    let skewed = [1.0, 2.0, 2.5, 4.0, 60.0, f64::NAN];
    let mirrored: Vec<f64> = skewed.iter().map(|x| -x).collect();
    for transform in [
        Transform::Log,
        Transform::LogOne,
        Transform::LogEither,
        Transform::LogScaled,
        Transform::BoxCox { lambda: 0.0 },
        Transform::BoxCox { lambda: -0.7 },
        Transform::BoxCoxSearched,
    ] {
        for values in [&skewed[..], &mirrored] {
            let mut column = values.to_vec();
            transform.apply(&mut column);
            for (a, b) in [(0, 1), (1, 2), (2, 3), (3, 4)] {
                let order = values[a].total_cmp(&values[b]);
                assert_eq!(column[a].total_cmp(&column[b]), order, "{transform:?}");
            }
            assert!(column[5].is_nan());
        }
    }
    // The likeliest exponent of log-normal values lies near zero: then the column looks like their logarithms.
    let mut column: Vec<f64> = (1..200)
        .map(|n| {
            waymark_numerics::math::exp(waymark_numerics::normal::normal_quantile(
                f64::from(n) / 200.0,
            ))
        })
        .collect();
    let low = column[0];
    column.iter_mut().for_each(|x| *x = *x - low + 1.0);
    Transform::BoxCoxSearched.apply(&mut column);
    assert!(
        crate::shape::shape(&column)
            .skewness
            .is_some_and(|s| s.abs() < 0.3)
    );
}

#[test]
fn fences_stand_where_the_books_put_them() {
    let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 100.0];
    let at = |fence: Fence| fence.bounds(&values).unwrap();
    assert_eq!(at(Fence::Quartiles { times: 1.5 }), (-3.0, 13.0));
    let (low, high) = at(Fence::Deviation { times: 3.0 });
    near(high - 5.0, 3.0 * 1.482_602_218_505_602 * 2.0);
    near(5.0 - low, high - 5.0);
    let (low, high) = at(Fence::Percentiles { share: 0.125 });
    near(low, 2.0);
    near(high, 8.0);
    let mut column = values;
    let treatment = Treatment {
        first: First::Fence(Fence::Quartiles { times: 1.5 }),
        second: None,
        ..Treatment::default()
    };
    let treated = treat(&mut column, &treatment);
    assert_eq!((treated.pulled, column[8]), (1, 13.0));
    // Where both fences fall together nothing is pulled in.
    let mut flat = [
        5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 90.0,
    ];
    assert_eq!(Fence::Quartiles { times: 1.5 }.apply(&mut flat), 0);
}

proptest! {
    #[test]
    fn the_quick_way_is_the_plain_way(
        values in proptest::collection::vec(prop_oneof![3 => (-40_i32..40).prop_map(f64::from), 1 => -1e6..1e6, 1 => Just(f64::NAN)], 0..40),
        most in 0_usize..7,
    ) {
        let test = ShapeTest { skewness: 0.8, kurtosis: 0.5 };
        let (mut quick, mut plain) = (values.clone(), values);
        let (a, b) = (winsorise(&mut quick, most, &test), plainly(&mut plain, (most, false), &test));
        prop_assert_eq!(a, b);
        let bits = |v: &[f64]| v.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&quick), bits(&plain));
    }
}
