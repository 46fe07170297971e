//! How fast a series grows: compound growth per year, and change in per cent of where it began.

use waymark_numerics::math::pow;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::same;
use waymark_numerics::sum::sum_of;

/// Growth of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Points with a value.
    pub points: usize,
    /// Year of the first.
    pub from: f64,
    /// Year of the last.
    pub to: f64,
    /// Compound growth per year as a share; `None` where first and last have no ratio above zero.
    pub compound: Option<f64>,
    /// Change per year in per cent of the beginning; `None` where the series begins at zero.
    pub percent: Option<f64>,
}

/// Growth over years in any order; `None` with fewer than two values.
///
/// *Formula*, by year
/// ```text
/// compound   (y_last / y_first)^(1 / (t_last - t_first)) - 1; 0 where both are equal
/// percent    100 (z_last - z_first) / z_first / (t_last - t_first), z on the line of least squares; with two points
///            the points themselves; 0 where all values are equal
/// ```
/// *Units and range*: years and any unit.
///
/// *Missing values*: are left out.
///
/// *Source*: `CAGR` and `prc_change` of COINr 1.1.14, whose `get_trends` reads the wrong rows for some years only.
#[must_use]
pub fn growth(years: &[f64], values: &[f64]) -> Option<Growth> {
    let mut points: Vec<(f64, f64)> = years
        .iter()
        .zip(values)
        .filter(|(t, y)| !t.is_nan() && !y.is_nan())
        .map(|(t, y)| (*t, *y))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (&(from, first), &(to, last)) = points.first().zip(points.last())?;
    if points.len() < 2 || same(from, to) {
        return None;
    }
    let span = to - from;
    let ratio = last / first;
    let compound = if same(first, last) {
        Some(0.0)
    } else {
        (ratio > 0.0 && ratio.is_finite()).then(|| pow(ratio, 1.0 / span) - 1.0)
    };
    let (begin, end) = if points.len() == 2 {
        (first, last)
    } else {
        line(&points, (from, to))
    };
    let level = points.iter().all(|(_, y)| same(*y, first));
    let percent = if level {
        Some(0.0)
    } else {
        let change = 100.0 * (end - begin) / begin / span;
        change.is_finite().then_some(change)
    };
    Some(Growth {
        points: points.len(),
        from,
        to,
        compound,
        percent,
    })
}

/// Both ends of the line of least squares.
fn line(points: &[(f64, f64)], (from, to): (f64, f64)) -> (f64, f64) {
    let n = as_f64(points.len());
    let mean = |of: fn(&(f64, f64)) -> f64| sum_of(points.iter().map(of)) / n;
    let (t, y) = (mean(|p| p.0), mean(|p| p.1));
    let tt = sum_of(points.iter().map(|p| (p.0 - t) * (p.0 - t)));
    let ty = sum_of(points.iter().map(|p| (p.0 - t) * (p.1 - y)));
    let slope = ty / tt;
    (y + slope * (from - t), y + slope * (to - t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(a: Option<f64>, b: f64) {
        assert!(a.is_some_and(|a| (a - b).abs() < 1e-12), "{a:?} is not {b}");
    }

    #[test]
    fn growth_by_hand() {
        // Two points: 100 to 121 in two years.
        let found = growth(&[2022.0, 2020.0], &[121.0, 100.0]).unwrap();
        near(found.compound, 0.1);
        near(found.percent, 10.5);
        // Three points and a hole: the line of 1, 3, 2 goes from 1.5 to 2.5.
        let years = [2018.0, 2019.0, 2020.0, 2021.0];
        let found = growth(&years, &[1.0, 3.0, f64::NAN, 2.0]).unwrap();
        assert_eq!(found.points, 3);
        near(found.compound, pow(2.0, 1.0 / 3.0) - 1.0);
        // Mean year 2019 1/3, slope = (-4/3 -1) ... by the sums: 3/14 a year.
        let slope = 3.0 / 14.0;
        let begin = 2.0 - slope * 4.0 / 3.0;
        near(found.percent, 100.0 * slope / begin);
    }

    #[test]
    fn what_has_no_growth_has_none() {
        assert_eq!(growth(&[2020.0], &[1.0]), None);
        assert_eq!(growth(&[2020.0, 2021.0], &[1.0, f64::NAN]), None);
        let zero = growth(&[2020.0, 2021.0], &[0.0, 5.0]).unwrap();
        assert_eq!((zero.compound, zero.percent), (None, None));
        let still = growth(&[2020.0, 2021.0], &[0.0, 0.0]).unwrap();
        assert_eq!((still.compound, still.percent), (Some(0.0), Some(0.0)));
        assert_eq!(
            growth(&[2020.0, 2021.0], &[1.0, -1.0]).unwrap().compound,
            None
        );
    }
}
