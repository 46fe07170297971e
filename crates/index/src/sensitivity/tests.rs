//! Known answers of variance-based indices: functions with exact ones, figures of peers for small designs.

use proptest::prelude::*;
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::moments;
use waymark_numerics::random::Random;

use super::*;

mod samples;

#[track_caller]
fn near(got: &[f64], expected: &[f64], within: f64) {
    assert_eq!(got.len(), expected.len());
    let pairs = got.iter().zip(expected);
    let off = pairs
        .clone()
        .any(|(a, b)| (a - b).abs() > within || a.is_nan());
    assert!(!off, "{got:?} is not {expected:?}");
}

fn bootstrap(resampling: Resampling, resamples: u32, seed: u64) -> Bootstrap {
    Bootstrap {
        resampling,
        resamples,
        level: 0.95,
        random: Random::new(seed, 77),
    }
}

fn design(inputs: usize, rows: usize, order: Order, seed: u64) -> Saltelli {
    let points = Points::sobol(2 * inputs, Random::new(seed, 3)).unwrap();
    Saltelli::new(points, rows, order).unwrap()
}

fn outputs(design: &Saltelli, f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let mut x = vec![0.0; design.inputs()];
    let run = |run| {
        design.fill(run, &mut x);
        f(&x)
    };
    (0..design.runs()).map(run).collect()
}

fn indices(design: &Saltelli, order: Order, f: impl Fn(&[f64]) -> f64) -> [Indices; 3] {
    let y = outputs(design, f);
    let found = Outputs::new(&y, design.inputs(), order).unwrap();
    [Estimator::SALIB, Estimator::COINR, Estimator::JANSEN].map(|e| found.indices(e).unwrap())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test within an error of 1e-2 may take the sine of the platform"
)]
fn ishigami(x: &[f64]) -> f64 {
    let angle = |u: f64| (2.0 * u - 1.0) * std::f64::consts::PI;
    let (a, b, c) = (angle(x[0]).sin(), angle(x[1]).sin(), angle(x[2]));
    a + 7.0 * b * b + 0.1 * c * c * c * c * a
}

/// Indices of Ishigami with a = 7 and b = 0.1, from its variances
/// V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225.
#[test]
fn ishigami_has_its_exact_indices() {
    let fourth = std::f64::consts::PI * std::f64::consts::PI;
    let fourth = fourth * fourth;
    let v1 = 0.5 * (1.0 + 0.1 * fourth / 5.0) * (1.0 + 0.1 * fourth / 5.0);
    let (v2, v13) = (49.0 / 8.0, 8.0 * 0.01 * fourth * fourth / 225.0);
    let v = v1 + v2 + v13;
    let design = design(3, 4096, Order::Second, 11);
    let all = indices(&design, Order::Second, ishigami);
    for found in &all {
        near(&found.first, &[v1 / v, v2 / v, 0.0], 0.015);
        near(&found.total, &[(v1 + v13) / v, v2 / v, v13 / v], 0.015);
        near(&[found.variance / v], &[1.0], 0.01);
        assert_eq!((found.rows, found.dropped), (4096, 0));
        let second: Vec<f64> = found.second.iter().map(|p| p.value).collect();
        near(&second, &[0.0, v13 / v, 0.0], 0.03);
        let places: Vec<_> = found.second.iter().map(|p| (p.one, p.other)).collect();
        assert_eq!(places, [(0, 1), (0, 2), (1, 2)]);
    }
}

/// Sobol' g with a = 0, 1, 4.5, 9: `V_i = 1 / (3 (1 + a_i)^2)`, `V = prod(1 + V_i) - 1`.
#[test]
fn sobol_g_has_its_exact_indices() {
    let a = [0.0, 1.0, 4.5, 9.0];
    let part = a.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let whole: f64 = part.iter().map(|v| 1.0 + v).product();
    let first = part.map(|v| v / (whole - 1.0));
    let total = part.map(|v| v * whole / (1.0 + v) / (whole - 1.0));
    let g = |x: &[f64]| -> f64 {
        let factors = x
            .iter()
            .zip(a)
            .map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a));
        factors.product()
    };
    for found in indices(&design(4, 4096, Order::First, 5), Order::First, g) {
        near(&found.first, &first, 0.015);
        near(&found.total, &total, 0.015);
        assert!(found.second.is_empty());
    }
}

/// Variances of `w u` are `w^2 / 12`, so shares are 1/14, 4/14 and 9/14; a mean far from zero spoils only what is not
/// centred.
#[test]
fn an_additive_output_has_equal_first_order_and_total_indices() {
    let f = |x: &[f64]| 1000.0 + x[0] + 2.0 * x[1] + 3.0 * x[2];
    let shares = [1.0 / 14.0, 4.0 / 14.0, 9.0 / 14.0];
    let [salib, coinr, jansen] = indices(&design(3, 1024, Order::First, 8), Order::First, f);
    near(&salib.first, &shares, 5e-3);
    near(&jansen.first, &shares, 5e-3);
    near(&salib.total, &shares, 5e-3);
    near(&coinr.total, &shares, 5e-3);
    let error = |found: &Indices| (found.first[0] - shares[0]).abs();
    assert!(error(&coinr) > 3.0 * error(&salib));
}

/// The base points of the small cases: numpy 2.4.6, `default_rng(20240601).random((8, 4))`, three digits.
const BASE: [[f64; 4]; 8] = [
    [0.792, 0.581, 0.415, 0.947],
    [0.143, 0.464, 0.599, 0.541],
    [0.791, 0.732, 0.361, 0.148],
    [0.748, 0.974, 0.954, 0.792],
    [0.048, 0.189, 0.598, 0.008],
    [0.708, 0.355, 0.041, 0.153],
    [0.24, 0.023, 0.501, 0.626],
    [0.095, 0.153, 0.924, 0.674],
];

fn small(order: Order) -> Vec<f64> {
    let f = |x: f64, y: f64| 3.0 + x + 2.0 * y * y + x * y;
    let row = |[a, b, c, d]: &[f64; 4]| match order {
        Order::First => vec![f(*a, *b), f(*c, *b), f(*a, *d), f(*c, *d)],
        Order::Second => vec![
            f(*a, *b),
            f(*c, *b),
            f(*a, *d),
            f(*a, *d),
            f(*c, *b),
            f(*c, *d),
        ],
    };
    BASE.iter().flat_map(row).collect()
}

/// `sobol.analyze` of `SALib` 1.6.0 (numpy 2.4.6) on the same outputs; COINr's formulas worked in numpy.
#[test]
fn small_designs_agree_with_peers() {
    let found = |order, estimator| {
        Outputs::new(&small(order), 2, order)
            .unwrap()
            .indices(estimator)
    };
    let total = [0.201_100_452_060_780_73, 0.356_870_872_646_386_9];
    let first = found(Order::First, Estimator::SALIB).unwrap();
    near(
        &first.first,
        &[0.260_615_716_157_735_7, 0.383_416_090_501_968_5],
        1e-12,
    );
    near(&first.total, &total, 1e-12);
    let second = found(Order::Second, Estimator::SALIB).unwrap();
    near(
        &second.first,
        &[0.261_195_944_077_376_6, 0.384_004_007_856_722_7],
        1e-12,
    );
    near(&second.total, &total, 1e-12);
    near(
        &[second.second[0].value],
        &[-0.043_887_795_982_092_25],
        1e-12,
    );
    let coinr = found(Order::First, Estimator::COINR).unwrap();
    near(
        &coinr.first,
        &[0.555_247_071_451_625_7, 0.674_492_868_581_557_2],
        1e-12,
    );
    near(
        &coinr.total,
        &[0.188_531_673_806_981_96, 0.334_566_443_105_987_77],
        1e-12,
    );
}

#[test]
fn runs_stand_in_the_order_that_is_documented() {
    let design = design(3, 4, Order::Second, 1);
    assert_eq!(design.runs(), 32);
    let places: Vec<_> = (8..16).map(|run| design.run(run).unwrap()).collect();
    let expected = [
        Matrix::A,
        Matrix::AWithB(0),
        Matrix::AWithB(1),
        Matrix::AWithB(2),
        Matrix::BWithA(0),
        Matrix::BWithA(1),
        Matrix::BWithA(2),
        Matrix::B,
    ];
    assert_eq!(places, expected.map(|matrix| (1, matrix)));
    let at = |run| {
        let mut x = [0.0; 3];
        design.fill(run, &mut x);
        x
    };
    let (a, b) = (at(8), at(15));
    near(&at(10), &[a[0], b[1], a[2]], 0.0);
    near(&at(13), &[b[0], a[1], b[2]], 0.0);
    let whole: Vec<f64> = (8..16).flat_map(at).collect();
    assert_eq!(design.row(1), whole);
    assert!(design.run(32).is_none() && design.input(32, 0).is_nan() && design.row(4).is_empty());
}

#[test]
fn a_missing_run_drops_its_row_and_is_counted() {
    let mut y = small(Order::First);
    let mut without = y.clone();
    without.drain(8..12);
    y[9] = f64::NAN;
    for estimator in [Estimator::SALIB, Estimator::COINR, Estimator::JANSEN] {
        let found = Outputs::new(&y, 2, Order::First).unwrap();
        let expected = Outputs::new(&without, 2, Order::First).unwrap();
        assert_eq!((found.rows(), found.dropped()), (7, 1));
        let (found, expected) = (found.indices(estimator), expected.indices(estimator));
        let (found, expected) = (found.unwrap(), expected.unwrap());
        assert_eq!((found.first, found.total), (expected.first, expected.total));
    }
}

#[test]
fn what_cannot_be_answered_is_a_fault() {
    let random = Random::new(1, 1);
    let odd = Saltelli::new(Points::plain(3, random).unwrap(), 8, Order::First);
    assert_eq!(odd, Err(SensitivityFault::OddDimensions { given: 3 }));
    let few = Saltelli::new(Points::plain(2, random).unwrap(), 1, Order::First);
    assert!(matches!(few, Err(SensitivityFault::TooFewRows { .. })));
    let take = |y: &[f64], inputs| Outputs::new(y, inputs, Order::First);
    assert_eq!(take(&[], 0), Err(SensitivityFault::NoInputs));
    assert!(matches!(
        take(&[], 1),
        Err(SensitivityFault::TooFewRows { .. })
    ));
    assert!(matches!(
        take(&[1.0; 5], 1),
        Err(SensitivityFault::Lengths { needed: 6, .. })
    ));
    assert!(matches!(
        take(&[f64::NAN; 9], 1),
        Err(SensitivityFault::TooFewRows { rows: 0, .. })
    ));
    let flat = take(&[0.1; 9], 1).unwrap();
    assert_eq!(
        flat.indices(Estimator::SALIB),
        Err(SensitivityFault::ConstantOutput)
    );
    let good = take(&small(Order::First), 2).unwrap();
    let ask = |b: &Bootstrap| good.intervals(Estimator::SALIB, b);
    let mut asked = bootstrap(Resampling::Joint, 1, 1);
    assert_eq!(ask(&asked), Err(SensitivityFault::Resamples { given: 1 }));
    (asked.resamples, asked.level) = (10, 1.0);
    assert_eq!(ask(&asked), Err(SensitivityFault::Level));
}

/// The spread of estimates over many designs of plain random points is what one bootstrap should find.
#[test]
fn bootstrap_half_widths_match_the_spread_over_designs() {
    let f = |x: &[f64]| x[0] + 2.0 * x[1] + x[0] * x[1];
    let (mut first, mut total, mut halves) = (Vec::new(), Vec::new(), [0.0; 2]);
    let designs = 200;
    for seed in 0..designs {
        let points = Points::plain(4, Random::new(seed, 3)).unwrap();
        let design = Saltelli::new(points, 200, Order::First).unwrap();
        let found = Outputs::new(&outputs(&design, f), 2, Order::First).unwrap();
        let index = found.indices(Estimator::SALIB).unwrap();
        first.push(index.first[1]);
        total.push(index.total[1]);
        let asked = bootstrap(Resampling::Joint, 100, seed);
        let intervals = found.intervals(Estimator::SALIB, &asked).unwrap();
        assert_eq!(intervals.used, 100);
        halves[0] += intervals.first[1].half_width / designs as f64;
        halves[1] += intervals.total[1].half_width / designs as f64;
        let Interval { low, high, .. } = intervals.total[1];
        assert!(low < index.total[1] && index.total[1] < high);
    }
    let spread = |v: &[f64]| 1.959_964 * moments(v).unwrap().deviation.unwrap();
    near(
        &[halves[0] / spread(&first), halves[1] / spread(&total)],
        &[1.0, 1.0],
        0.15,
    );
}

/// With the variance held fixed an index is a mean, and the error of a mean is known.
#[test]
fn separate_resamples_give_the_error_of_a_mean() {
    let y = small(Order::Second);
    let found = Outputs::new(&y, 2, Order::Second).unwrap();
    let variance = found.indices(Estimator::COINR).unwrap().variance;
    let asked = bootstrap(Resampling::Separate, 20_000, 4);
    let intervals = found.intervals(Estimator::COINR, &asked).unwrap();
    let terms = y.chunks(6).map(|r| (r[0] - r[2]) * (r[0] - r[2]));
    let terms: Vec<f64> = terms.map(|t| t / (2.0 * variance)).collect();
    let error = moments(&terms).unwrap().deviation.unwrap() * sqrt(7.0 / 8.0) / sqrt(8.0);
    near(
        &[intervals.total[1].half_width / (1.959_964 * error)],
        &[1.0],
        0.03,
    );
    assert!(intervals.second.is_empty());
}

/// Many units at once, some with missing runs, give what each gives alone.
#[test]
fn units_at_once_are_units_alone() {
    let design = design(3, 64, Order::First, 2);
    let units = 5;
    let mut all: Vec<Vec<f64>> = (0..units)
        .map(|u| outputs(&design, |x| 50.0 + f64::from(u) * x[0] * x[1] + x[2]))
        .collect();
    all[1][7] = f64::NAN;
    all[1][300] = f64::NAN;
    all[2].fill(4.0);
    all[3].fill(f64::NAN);
    for estimator in [Estimator::SALIB, Estimator::COINR, Estimator::JANSEN] {
        let reference = [51.0, 50.0, 3.9, f64::NAN, 0.0];
        let new = || UnitIndices::new(&reference, 3, estimator).unwrap();
        let (mut low, mut high) = (new(), new());
        for row in 0..64 {
            let run = |place: usize| all.iter().map(|y| y[row * 5 + place]).collect::<Vec<_>>();
            let part = if row < 32 { &mut low } else { &mut high };
            part.add(&run(0), &run(4), &[run(1), run(2), run(3)])
                .unwrap();
        }
        low.merge(&high).unwrap();
        for unit in [0, 1, 4] {
            let got = low.unit(unit).unwrap();
            let alone = Outputs::new(&all[unit], 3, Order::First).unwrap();
            let alone = alone.indices(estimator).unwrap();
            near(&got.first, &alone.first, 1e-8);
            near(&got.total, &alone.total, 1e-8);
            near(&[got.variance], &[alone.variance], 1e-8);
            assert_eq!((got.rows, got.dropped), (alone.rows, alone.dropped));
        }
        assert!([2, 3, 5].into_iter().all(|u| low.unit(u).is_none()));
        assert!(low.add(&[1.0], &[1.0], &[[1.0]; 3]).is_err());
        assert!(low.add(&[1.0; 5], &[1.0; 5], &[[1.0; 5]; 2]).is_err());
        let other = UnitIndices::new(&[1.0], 3, estimator).unwrap();
        assert!(low.merge(&other).is_err());
    }
    assert!(UnitIndices::new(&[1.0], 0, Estimator::SALIB).is_err());
}

proptest! {
    #[test]
    fn centred_indices_do_not_depend_on_the_zero_or_the_unit(
        y in prop::collection::vec(-1.0..1.0_f64, 6 * 10),
        shift in -100.0..100.0_f64,
        scale in 0.5..20.0_f64,
    ) {
        let moved: Vec<f64> = y.iter().map(|y| shift + scale * y).collect();
        for estimator in [Estimator::SALIB, Estimator::JANSEN] {
            let of = |y: &[f64]| Outputs::new(y, 2, Order::Second).unwrap().indices(estimator).unwrap();
            let (plain, moved) = (of(&y), of(&moved));
            near(&plain.first, &moved.first, 1e-9);
            near(&plain.total, &moved.total, 1e-9);
            near(&[plain.second[0].value], &[moved.second[0].value], 1e-9);
            prop_assert!(plain.total.iter().all(|t| *t >= 0.0));
        }
    }
}
