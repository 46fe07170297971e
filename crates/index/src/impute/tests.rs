//! What each filling gives, by hand.

use proptest::prelude::*;
use waymark_numerics::math::sqrt;
use waymark_numerics::random::Random;

use super::*;

const NAN: f64 = f64::NAN;

fn places(units: usize, times: &[f64]) -> Vec<Place> {
    let of = |unit| times.iter().map(move |&time| Place { unit, time });
    (0..units).flat_map(of).collect()
}

#[test]
fn columns_and_groups() {
    let mut columns = vec![vec![1.0, NAN, 6.0, 2.0, NAN], vec![NAN; 5], vec![1.0; 5]];
    let mut other = columns.clone();
    let found = impute(
        &mut columns,
        Filling::Column(Centre::Median),
        &Setting::default(),
    );
    assert_eq!(columns[0], [1.0, 2.0, 6.0, 2.0, 2.0]);
    assert_eq!(found.unfilled, [Unfilled::NoData { column: 1 }]);
    assert_eq!(found.filled.len(), 2);
    let groups = [Some(0), Some(0), Some(1), Some(0), None];
    let setting = Setting {
        groups: &groups,
        ..Setting::default()
    };
    let found = impute(&mut other, Filling::Group(Centre::Mean), &setting);
    assert_eq!(other[0][..4], [1.0, 1.5, 6.0, 2.0]);
    assert!(other[0][4].is_nan());
    assert!(found.unfilled.contains(&Unfilled::NoGroup { row: 4 }));
    assert!(
        found
            .unfilled
            .contains(&Unfilled::EmptyGroup { row: 2, column: 1 })
    );
}

/// The second column falls as things get better: its worst value is its greatest.
#[test]
fn rows_are_filled_on_a_common_scale() {
    let mut columns = vec![
        vec![0.0, 10.0, 5.0],
        vec![8.0, 4.0, NAN],
        vec![100.0, 200.0, 125.0],
    ];
    let setting = Setting {
        signs: &[1.0, -1.0, 1.0],
        ..Setting::default()
    };
    let found = impute(&mut columns, Filling::Row(Centre::Mean), &setting);
    // Half and a quarter of the way: three eighths, from 8 down to 4.
    assert_eq!(columns[1][2..], [6.5]);
    assert_eq!(found.filled[0].from, From::Row);
}

#[test]
fn series_are_filled_from_other_years() {
    let times = [2018.0, 2020.0, 2021.0, 2022.0];
    let places = places(2, &times);
    let setting = Setting {
        places: &places,
        ..Setting::default()
    };
    let start = vec![vec![NAN, 4.0, NAN, 8.0, 3.0, NAN, NAN, NAN]];
    let run = |line| {
        let mut columns = start.clone();
        let found = impute(&mut columns, Filling::Panel(line), &setting);
        (columns.remove(0), found)
    };
    let (linear, found) = run(Line::Linear);
    assert_eq!(linear, [4.0, 4.0, 6.0, 8.0, 3.0, 3.0, 3.0, 3.0]);
    assert_eq!(
        found.filled[1].from,
        From::Between {
            before: 1,
            after: 3
        }
    );
    assert_eq!(
        run(Line::Constant).0,
        [4.0, 4.0, 4.0, 8.0, 3.0, 3.0, 3.0, 3.0]
    );
    let (latest, found) = run(Line::Latest { most: Some(2) });
    assert!(latest[0].is_nan() && latest[7].is_nan());
    assert_eq!(latest[1..7], [4.0, 4.0, 8.0, 3.0, 3.0, 3.0]);
    assert_eq!(found.unfilled.len(), 2);
    assert_eq!(run(Line::Latest { most: None }).0[7..], [3.0]);
}

#[test]
fn donors_are_those_who_are_like() {
    let twin = vec![
        vec![1.0, 1.0, 9.0, 9.2],
        vec![5.0, 5.0, 1.0, 1.0],
        vec![NAN, 7.0, 70.0, 80.0],
    ];
    let nearest = |nearest, by_distance| {
        Filling::Donor(Donor {
            nearest,
            metric: Metric::Gower,
            by_distance,
            hot_deck: false,
        })
    };
    let run = |filling| {
        let mut columns = twin.clone();
        let _ = impute(&mut columns, filling, &Setting::default());
        vec![columns[2][0]]
    };
    assert_eq!(run(nearest(1, false)), [7.0]);
    assert_eq!(run(nearest(2, false)), [38.5]);
    assert_eq!(run(nearest(3, true)), [7.0]);
    let hot = Filling::Donor(Donor {
        nearest: 3,
        metric: Metric::Euclid,
        by_distance: false,
        hot_deck: true,
    });
    assert!([7.0, 70.0, 80.0].contains(&run(hot)[0]));
    assert_eq!(run(hot), run(hot));
}

/// The second column is twice the first plus one: regression must say so.
#[test]
fn a_line_is_found_by_regression_and_by_expectation() {
    let x = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let noise = [0.1, -0.1, 0.2, 0.0, -0.2, 0.1, -0.1, 0.0];
    let y: Vec<f64> = x
        .iter()
        .zip(noise)
        .map(|(x, e)| 2.0 * x + 1.0 + e)
        .collect();
    let mut start = vec![x.to_vec(), y];
    start[1][3] = NAN;
    // By hand: least squares over the seven complete rows.
    let rows: Vec<usize> = (0..8).filter(|r| *r != 3).collect();
    let mean = |c: usize| rows.iter().map(|&r| start[c][r]).sum::<f64>() / 7.0;
    let (mx, my) = (mean(0), mean(1));
    let top: f64 = rows
        .iter()
        .map(|&r| (start[0][r] - mx) * (start[1][r] - my))
        .sum();
    let low: f64 = rows
        .iter()
        .map(|&r| (start[0][r] - mx) * (start[0][r] - mx))
        .sum();
    let expected = my + top / low * (4.0 - mx);
    for (model, slack) in [(Model::REGRESSION, 1e-6), (Model::EXPECTATION, 1e-3)] {
        let mut columns = start.clone();
        let found = impute(&mut columns, Filling::Model(model), &Setting::default());
        assert_eq!(found.filled.len(), 1, "{found:?}");
        assert!(
            (columns[1][3] - expected).abs() < slack,
            "{} is not {expected}",
            columns[1][3]
        );
    }
    let few = Model::REGRESSION;
    let found = impute(
        &mut vec![vec![1.0, 2.0, NAN]; 2],
        Filling::Model(few),
        &Setting::default(),
    );
    assert!(matches!(
        found.unfilled[..],
        [Unfilled::TooFew {
            rows: 2,
            columns: 2
        }]
    ));
}

/// Means estimated from many fillings lie as far apart as a mean of so many values that are not there should.
#[test]
fn several_fillings_differ_by_what_is_not_known() {
    let random = Random::new(5, 1);
    let (n, missing) = (400_u64, 100_usize);
    let x: Vec<f64> = (0..n).map(|c| random.normal(0, c)).collect();
    let mut y: Vec<f64> = (0..n)
        .map(|c| 0.6 * x[usize::try_from(c).unwrap()] + 0.8 * random.normal(1, c))
        .collect();
    y[..missing].fill(NAN);
    let columns = [x, y];
    let mean = |columns: &[Vec<f64>]| columns[1].iter().sum::<f64>() / n as f64;
    let figures: Vec<f64> = (0..200)
        .map(|draw| mean(&multiple::complete(&columns, Model::EXPECTATION, &[], (9, draw)).columns))
        .collect();
    let pooled = pool(&figures, &vec![0.0; figures.len()]).unwrap();
    // Residual variance 0.64: its mean over the 100 drawn ones, and the error of the regression line at them.
    let expected = 0.64 * (0.25 / n as f64 + 0.25 * 0.25 / 300.0);
    let ratio = sqrt(pooled.between / expected);
    assert!((0.8..1.25).contains(&ratio), "{ratio}");
    let again = multiple::complete(&columns, Model::EXPECTATION, &[], (9, 3));
    assert_eq!(mean(&again.columns).to_bits(), figures[3].to_bits());
}

/// Rubin's rules by hand: 1, 2, 3 with variance 1 each.
#[test]
fn figures_are_pooled() {
    let found = pool(&[1.0, 2.0, 3.0], &[1.0; 3]).unwrap();
    assert_eq!((found.value, found.within, found.between), (2.0, 1.0, 1.0));
    assert!((found.total - (1.0 + 4.0 / 3.0)).abs() < 1e-15);
    assert!((found.freedom - 2.0 * 1.75 * 1.75).abs() < 1e-12);
    assert!(pool(&[1.0, 1.0], &[0.0; 2]).unwrap().freedom.is_infinite());
    assert_eq!(
        (pool(&[1.0], &[0.0]), pool(&[1.0, NAN], &[0.0; 2])),
        (None, None)
    );
}

fn cell() -> impl Strategy<Value = f64> {
    prop_oneof![3 => -100.0..100.0_f64, 1 => Just(NAN)]
}

fn filling() -> impl Strategy<Value = Filling> {
    let donor = |hot_deck| Donor {
        nearest: 2,
        metric: Metric::Euclid,
        by_distance: true,
        hot_deck,
    };
    prop::sample::select(vec![
        Filling::Column(Centre::Mean),
        Filling::Group(Centre::Median),
        Filling::Row(Centre::Mean),
        Filling::Panel(Line::Linear),
        Filling::Panel(Line::Latest { most: Some(1) }),
        Filling::Donor(donor(false)),
        Filling::Donor(donor(true)),
        Filling::Model(Model::REGRESSION),
        Filling::Model(Model::EXPECTATION),
    ])
}

proptest! {
    #[test]
    fn what_is_there_stays_and_what_was_filled_is_on_record(
        start in prop::collection::vec(prop::collection::vec(cell(), 8), 0..4),
        filling in filling(),
    ) {
        let places = places(2, &[1.0, 2.0, 3.0, 5.0]);
        let groups = [Some(0), Some(1), None, Some(0), Some(1), Some(0), Some(1), Some(0)];
        let setting = Setting { groups: &groups, places: &places, signs: &[1.0, -1.0], ..Setting::default() };
        let mut columns = start.clone();
        let found = impute(&mut columns, filling, &setting);
        let mut filled = 0;
        for (column, (before, after)) in start.iter().zip(&columns).enumerate() {
            for (row, (x, y)) in before.iter().zip(after).enumerate() {
                let record = found.filled.iter().find(|f| (f.row, f.column) == (row, column));
                if x.is_nan() && !y.is_nan() {
                    filled += 1;
                    prop_assert!(y.is_finite() && record.is_some_and(|r| r.value.to_bits() == y.to_bits()));
                } else {
                    prop_assert!(x.to_bits() == y.to_bits() && record.is_none());
                }
            }
        }
        prop_assert_eq!(filled, found.filled.len());
    }
}
