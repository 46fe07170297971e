//! Known answers of screening, PAWN and main effects: figures of peers, and cases worked by hand.

use proptest::prelude::*;
use waymark_numerics::math::{exp, sqrt};
use waymark_numerics::moments::moments;
use waymark_numerics::random::Random;

use super::{bootstrap, near};
use crate::sensitivity::*;

/// `morris.analyze` of `SALib` 1.6.0 on this design; its half-width from 100,000 resamples.
#[test]
fn a_screening_agrees_with_salib() {
    let design = Trajectories::new(3, 4, 4, Random::new(3, 1)).unwrap();
    let mut x = [0.0; 3];
    let run = |run| {
        design.fill(run, &mut x);
        x[0] * x[0] + 3.0 * x[1] - 2.0 * x[0] * x[2]
    };
    let mut y: Vec<f64> = (0..design.runs()).map(run).collect();
    let asked = bootstrap(Resampling::Joint, 20_000, 4);
    let found = design.screen(&y, &asked).unwrap();
    let all = |f: fn(&Screened) -> f64| {
        found
            .iter()
            .map(|s| f(s.as_ref().unwrap()))
            .collect::<Vec<_>>()
    };
    near(
        &all(|s| s.mu.unwrap()),
        &[0.833_333_333_333_333_5, 3.0, -0.833_333_333_333_333_3],
        1e-12,
    );
    near(
        &all(|s| s.mu_star),
        &[0.833_333_333_333_333_5, 3.0, 0.833_333_333_333_333_3],
        1e-12,
    );
    near(
        &all(|s| s.sigma.unwrap()),
        &[0.333_333_333_333_333_2, 0.0, 1.0],
        1e-12,
    );
    let halves = all(|s| s.interval.unwrap().half_width);
    near(&halves, &[0.283_359, 0.0, 0.849_197], 0.01);
    // Run 8 starts the third trajectory: one effect of one input is lost.
    y[8] = f64::NAN;
    let found = design.screen(&y, &asked).unwrap();
    let counts: Vec<_> = found.iter().map(|s| s.map(|s| s.effects)).collect();
    assert_eq!(counts, [Some(4), Some(3), Some(4)]);
    let none = design.screen(&[f64::NAN; 16], &asked).unwrap();
    assert_eq!(none, [None; 3]);
}

#[test]
fn trajectories_move_one_input_at_a_time_by_delta() {
    let design = Trajectories::new(5, 6, 40, Random::new(9, 2)).unwrap();
    let grid = |v: f64| (0..6).any(|n| (v - f64::from(n) / 5.0).abs() < 1e-12);
    for run in (0..design.runs()).filter(|run| run % 6 < 5) {
        let moved: Vec<f64> = (0..5)
            .map(|i| (design.input(run + 1, i) - design.input(run, i)).abs())
            .filter(|d| *d > 0.0)
            .collect();
        near(&moved, &[0.6], 1e-12);
        assert!((0..5).all(|i| grid(design.input(run, i))));
    }
    let random = Random::new(1, 1);
    for (inputs, levels, count) in [(0, 4, 4), (3, 3, 4), (3, 0, 4), (3, 4, 0)] {
        assert!(Trajectories::new(inputs, levels, count, random).is_err());
    }
    assert!(design.input(240, 0).is_nan() && design.input(0, 5).is_nan());
    let asked = bootstrap(Resampling::Joint, 10, 4);
    assert!(matches!(
        design.screen(&[1.0], &asked),
        Err(SensitivityFault::Lengths { .. })
    ));
}

/// numpy 2.4.6, the numbers after [`BASE`].
const SAMPLE: [[f64; 2]; 40] = [
    [0.17, 0.249],
    [0.003, 0.848],
    [0.407, 0.236],
    [0.672, 0.896],
    [0.964, 0.297],
    [0.249, 0.536],
    [0.44, 0.342],
    [0.885, 0.087],
    [0.79, 0.27],
    [0.294, 0.687],
    [0.662, 0.071],
    [0.258, 0.124],
    [0.596, 0.433],
    [0.993, 0.608],
    [0.388, 0.71],
    [0.807, 0.932],
    [0.374, 0.972],
    [0.866, 0.969],
    [0.748, 0.174],
    [0.687, 0.87],
    [0.413, 0.901],
    [0.78, 0.613],
    [0.613, 0.971],
    [0.245, 0.122],
    [0.095, 0.265],
    [0.201, 0.49],
    [0.911, 0.405],
    [0.918, 0.009],
    [0.502, 0.69],
    [0.66, 0.837],
    [0.982, 0.645],
    [0.788, 0.867],
    [0.556, 0.633],
    [0.183, 0.36],
    [0.859, 0.73],
    [0.511, 0.902],
    [0.686, 0.278],
    [0.993, 0.756],
    [0.558, 0.74],
    [0.373, 0.018],
];

/// `pawn.analyze` of `SALib` 1.6.0 for the first input. For the second the distances of scipy 1.17.1, because `SALib` leaves
/// the greatest input out.
#[test]
fn pawn_agrees_with_salib() {
    let y: Vec<f64> = SAMPLE.iter().map(|[a, b]| a * a + b / 8.0).collect();
    let of = |n: usize| {
        let x: Vec<f64> = SAMPLE.iter().map(|row| row[n]).collect();
        let p = pawn(&x, &y, 4).unwrap();
        assert_eq!((p.slides, p.runs), (4, 40));
        let variation = p.variation.unwrap();
        [
            p.minimum,
            p.mean,
            p.median,
            p.maximum,
            variation,
            p.deviation,
        ]
    };
    near(&of(0), &[0.5, 0.625, 0.625, 0.75, 0.2, 0.125], 1e-12);
    let second = [
        0.175,
        0.2375,
        0.225,
        0.325,
        0.229_415_733_870_561_83,
        0.054_486_236_794_258_43,
    ];
    near(&of(1), &second, 1e-12);
}

#[test]
fn pawn_of_a_switch_and_of_what_is_missing() {
    let nan = f64::NAN;
    // Two halves that do not overlap: each is half of the whole, so the distance is 1/2.
    let x = [0.0, 0.0, nan, 1.0, 1.0, 0.0];
    let y = [1.0, 2.0, 3.0, 4.0, 5.0, nan];
    let found = pawn(&x, &y, 2).unwrap();
    near(
        &[found.minimum, found.maximum, found.median],
        &[0.5; 3],
        1e-15,
    );
    assert_eq!((found.runs, found.slides), (4, 2));
    let fault = |x: &[f64], y: &[f64], slides| pawn(x, y, slides).unwrap_err();
    assert_eq!(
        fault(&[1.0; 3], &[1.0, 2.0, 3.0], 2),
        SensitivityFault::ConstantInput
    );
    assert_eq!(
        fault(&[1.0, 2.0], &[1.0; 2], 2),
        SensitivityFault::ConstantOutput
    );
    assert_eq!(
        fault(&[1.0, 2.0], &[1.0, 2.0], 3),
        SensitivityFault::Bins { given: 3 }
    );
    assert!(matches!(
        fault(&[1.0], &[], 3),
        SensitivityFault::Lengths { .. }
    ));
    assert!(matches!(
        fault(&[nan], &[1.0], 3),
        SensitivityFault::TooFewRows { .. }
    ));
}

/// Means 1 and 5 about 3, values 0, 2, 4, 6: 16 of 20.
#[test]
fn a_correlation_ratio_by_hand() {
    let bins = Smoother::Bins { bins: 2 };
    let found = main_effect(
        &[2.0, 1.0, 1.0, 2.0, f64::NAN],
        &[6.0, 0.0, 2.0, 4.0, 9.0],
        bins,
    )
    .unwrap();
    near(&[found.share, found.linear], &[0.8, 0.8], 1e-15);
    assert_eq!((found.units, found.bandwidth), (4, None));
    // Equal values stay together, though the halves are uneven then: means 1 and 4 about 7/4.
    let uneven = main_effect(&[1.0, 1.0, 1.0, 2.0], &[0.0, 1.0, 2.0, 4.0], bins).unwrap();
    near(&[uneven.share], &[6.75 / 8.75], 1e-15);
}

/// `y = (x - 1/2)^2 + noise`: a straight line in `x` sees nothing of it, one in the true curve all there is to see, about
/// `(1/180) / (1/180 + 1/720)`.
#[test]
fn a_curve_is_seen_where_a_line_is_not() {
    let random = Random::new(6, 6);
    let x: Vec<f64> = (0..1500).map(|n| random.uniform(0, n)).collect();
    let noise = sqrt(1.0 / 720.0);
    let curve: Vec<f64> = x.iter().map(|x| (x - 0.5) * (x - 0.5)).collect();
    let y = curve
        .iter()
        .zip(0..)
        .map(|(c, n)| c + noise * random.normal(1, n));
    let y: Vec<f64> = y.collect();
    let seen = main_effect(&curve, &y, Smoother::Bins { bins: 2 })
        .unwrap()
        .linear;
    near(&[seen], &[0.8], 0.05);
    // A local mean flattens both ends of a curve, so it sees less.
    for (smoother, within) in [
        (Smoother::LocalLinear, 0.015),
        (Smoother::LocalConstant, 0.03),
        (Smoother::Bins { bins: 20 }, 0.015),
    ] {
        let found = main_effect(&x, &y, smoother).unwrap();
        near(&[found.share], &[seen], within);
        assert!(found.linear < 0.01);
    }
    let line: Vec<f64> = x.iter().map(|x| 3.0 - 2.0 * x).collect();
    let found = main_effect(&x, &line, Smoother::LocalLinear).unwrap();
    near(&[found.share, found.linear], &[1.0, 1.0], 1e-9);
}

/// The bandwidth and the curve by brute force: every unit is left out in turn.
#[test]
fn the_bandwidth_predicts_each_unit_best_from_the_others() {
    let x: Vec<f64> = SAMPLE.iter().map(|row| row[0]).collect();
    let y: Vec<f64> = SAMPLE
        .iter()
        .map(|[a, b]| (a - 0.4) * (a - 0.4) + b / 20.0)
        .collect();
    for (smoother, sloped) in [
        (Smoother::LocalConstant, false),
        (Smoother::LocalLinear, true),
    ] {
        let fit = |at: f64, h: f64, without: usize| {
            let mut s = [0.0; 5];
            for (n, (x, y)) in x.iter().zip(&y).enumerate().filter(|(n, _)| *n != without) {
                assert!(n < 40);
                let u = x - at;
                let w = exp(-u * u / (2.0 * h * h));
                let terms = [w, w * u, w * u * u, w * y, w * u * y];
                s.iter_mut().zip(terms).for_each(|(s, t)| *s += t);
            }
            if sloped {
                (s[2] * s[3] - s[1] * s[4]) / (s[0] * s[2] - s[1] * s[1])
            } else {
                s[3] / s[0]
            }
        };
        let miss = |h: f64| -> f64 {
            let all = x.iter().zip(&y).enumerate();
            all.map(|(n, (x, y))| (y - fit(*x, h, n)) * (y - fit(*x, h, n)))
                .sum()
        };
        let widths: Vec<f64> = (0..16)
            .map(|n| 0.99 * 2.0 * exp(-0.5 * std::f64::consts::LN_2 * f64::from(n)))
            .collect();
        let best = widths
            .iter()
            .copied()
            .reduce(|a, b| if miss(b) < miss(a) { b } else { a })
            .unwrap();
        let found = main_effect(&x, &y, smoother).unwrap();
        near(&[found.bandwidth.unwrap()], &[best], 1e-9);
        let curve: Vec<f64> = x.iter().map(|x| fit(*x, best, usize::MAX)).collect();
        let spread = |v: &[f64]| moments(v).unwrap().deviation.unwrap();
        let share = spread(&curve) / spread(&y);
        near(&[found.share], &[share * share], 1e-9);
    }
}

/// Numbers with gaps and ties.
fn column(length: usize) -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![
        1 => Just(f64::NAN),
        3 => (0..4_i32).prop_map(f64::from),
        6 => -50.0..50.0_f64,
    ];
    prop::collection::vec(value, length)
}

proptest! {
    #[test]
    fn the_order_of_units_changes_no_bit(
        x in column(30), y in column(30), seed in 0..1000_u64,
    ) {
        let order = Random::new(seed, 0).permutation(0, 30);
        let mixed = |v: &[f64]| order.iter().map(|n| v[*n]).collect::<Vec<_>>();
        let smoothers = [Smoother::LocalLinear, Smoother::LocalConstant, Smoother::Bins { bins: 4 }];
        for smoother in smoothers {
            let found = main_effect(&x, &y, smoother);
            prop_assert_eq!(found, main_effect(&mixed(&x), &mixed(&y), smoother));
            if let Ok(found) = found {
                prop_assert!(found.share >= 0.0 && found.share.is_finite());
                prop_assert!(found.linear <= 1.0 + 1e-12);
            }
        }
        prop_assert_eq!(pawn(&x, &y, 5), pawn(&mixed(&x), &mixed(&y), 5));
    }

    /// PAWN looks at order alone, and the correlation ratio explains no more than all.
    #[test]
    fn pawn_keeps_under_a_monotone_output(x in column(40), y in column(40), bins in 2..8_usize) {
        let bent: Vec<f64> = y.iter().map(|y| exp(y / 20.0)).collect();
        prop_assert_eq!(pawn(&x, &y, bins), pawn(&x, &bent, bins));
        if let Ok(found) = pawn(&x, &y, bins) {
            prop_assert!(found.minimum >= 0.0 && found.maximum <= 1.0);
        }
        if let Ok(found) = main_effect(&x, &y, Smoother::Bins { bins }) {
            prop_assert!(found.share <= 1.0 + 1e-12);
        }
    }
}
