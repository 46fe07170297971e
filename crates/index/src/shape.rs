//! Skewness and kurtosis: how far the values of an indicator are from a bell, and whether so far that a mean of scaled
//! values would be ruled by one or two units.

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::math::sqrt;
use waymark_numerics::missing::present;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::same;

/// Skewness and excess kurtosis of the present values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// How many values are there.
    pub count: usize,
    /// Skewness; `None` for fewer than three values or equal ones.
    pub skewness: Option<f64>,
    /// Excess kurtosis; `None` for fewer than four values or equal ones.
    pub kurtosis: Option<f64>,
}

/// From where on a shape is that of a column with outliers.
///
/// *Source*: JRC ten-step guide; `check_SkewKurt` of COINr.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShapeTest {
    /// Absolute skewness; usually 2.
    pub skewness: f64,
    /// Excess kurtosis; usually 3.5.
    pub kurtosis: f64,
}

impl Default for ShapeTest {
    fn default() -> Self {
        Self {
            skewness: 2.0,
            kurtosis: 3.5,
        }
    }
}

impl ShapeTest {
    /// Whether a shape passes: its skewness or its kurtosis is below the threshold. `None` where there is no shape.
    ///
    /// A far outlier on each side gives no skewness and passes; the fences of [`crate::treat`] see it.
    #[must_use]
    pub fn passes(&self, shape: &Shape) -> Option<bool> {
        let (skewness, kurtosis) = (shape.skewness?, shape.kurtosis?);
        Some(skewness.abs() < self.skewness || kurtosis < self.kurtosis)
    }
}

/// Sums of powers of the distances from a fixed middle, which can follow a change of single values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Powers {
    count: f64,
    middle: f64,
    sums: [f64; 4],
}

/// Sums that run side by side, so that a processor can take several values at a time; they are added in their order, and
/// the result is the same on every machine.
pub(crate) const LANES: usize = 16;

/// Where the fourth powers fall below this share of what they were, digits are lost and the sums are taken anew.
const LEAST_LEFT: f64 = 1.0 / 64.0;

impl Powers {
    /// Of the present values; `None` where there is none.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let (count, sum) = Arch::new().dispatch(Total(values));
        let middle = sum / count;
        if count < 1.0 || !middle.is_finite() {
            return None;
        }
        Some(Arch::new().dispatch(Around { values, middle }))
    }

    /// After `cells` values moved from one to another. `None` where the change is so large that too few digits are left.
    pub(crate) fn moved(self, cells: usize, from: f64, to: f64) -> Option<Self> {
        let (from, to, cells) = (from - self.middle, to - self.middle, as_f64(cells));
        let mut sums = self.sums;
        let (mut a, mut b) = (1.0, 1.0);
        for sum in &mut sums {
            a *= from;
            b *= to;
            *sum += cells * (b - a);
        }
        let moved = Self { sums, ..self };
        let [_, second, _, fourth] = moved.central();
        let enough = second > LEAST_LEFT * sums[1] && fourth > LEAST_LEFT * self.sums[3];
        enough.then_some(moved)
    }

    /// The sums of powers of the distances from the mean. The middle is not quite the mean: the way between is taken out.
    fn central(self) -> [f64; 4] {
        let Self { count: n, sums, .. } = self;
        let [first, second, third, fourth] = sums;
        let off = first / n;
        let s2 = second - n * off * off;
        let s3 = third - 3.0 * off * second + 2.0 * n * off * off * off;
        let s4 =
            fourth - 4.0 * off * third + 6.0 * off * off * second - 3.0 * n * off * off * off * off;
        [0.0, s2, s3, s4]
    }

    pub(crate) fn shape(self) -> Shape {
        let n = self.count;
        let [_, s2, s3, s4] = self.central();
        let spread = s2 > 0.0;
        let skewness = (spread && n >= 3.0).then(|| {
            let g1 = sqrt(n) * s3 / (s2 * sqrt(s2));
            g1 * sqrt(n * (n - 1.0)) / (n - 2.0)
        });
        let kurtosis = (spread && n >= 4.0).then(|| {
            let r = n * s4 / (s2 * s2);
            ((n + 1.0) * (r - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0))
        });
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count of values in memory"
        )]
        let count = n as usize;
        Shape {
            count,
            skewness: skewness.filter(|s| s.is_finite()),
            kurtosis: kurtosis.filter(|k| k.is_finite()),
        }
    }
}

/// Number and sum of the present values, to be compiled for each kind of processor. The operations and their order are the
/// same on all.
struct Total<'a>(&'a [f64]);

impl NullaryFnOnce for Total<'_> {
    type Output = (f64, f64);

    #[inline(always)]
    fn call(self) -> Self::Output {
        let (mut sums, mut counts) = ([0.0; LANES], [0.0; LANES]);
        let mut add = |lane: usize, x: f64| {
            let there = !x.is_nan();
            sums[lane] += if there { x } else { 0.0 };
            counts[lane] += if there { 1.0 } else { 0.0 };
        };
        by_lane(self.0, &mut add);
        (counts.iter().sum(), sums.iter().sum())
    }
}

/// Sums of the powers of the distances of the present values from a middle, to be compiled likewise.
struct Around<'a> {
    values: &'a [f64],
    middle: f64,
}

impl NullaryFnOnce for Around<'_> {
    type Output = Powers;

    #[inline(always)]
    fn call(self) -> Powers {
        let mut seen = Seen::new(self.middle);
        by_lane(self.values, &mut |lane, x| seen.see(lane, x));
        seen.powers()
    }
}

/// Powers while values pass by, to be called where code is compiled for each kind of processor.
pub(crate) struct Seen {
    middle: f64,
    counts: [f64; LANES],
    sums: [[f64; LANES]; 4],
}

impl Seen {
    /// Nothing seen yet. The middle should lie near the mean.
    #[inline(always)]
    pub(crate) fn new(middle: f64) -> Self {
        Self {
            middle,
            counts: [0.0; LANES],
            sums: [[0.0; LANES]; 4],
        }
    }

    /// A value, in one of the lanes.
    #[inline(always)]
    pub(crate) fn see(&mut self, lane: usize, x: f64) {
        let there = !x.is_nan();
        let d = if there { x - self.middle } else { 0.0 };
        let square = d * d;
        self.counts[lane] += if there { 1.0 } else { 0.0 };
        self.sums[0][lane] += d;
        self.sums[1][lane] += square;
        self.sums[2][lane] += square * d;
        self.sums[3][lane] += square * square;
    }

    #[inline(always)]
    pub(crate) fn powers(self) -> Powers {
        Powers {
            count: self.counts.iter().sum(),
            middle: self.middle,
            sums: self.sums.map(|sum| sum.iter().sum()),
        }
    }
}

/// Hands each value to a lane, in turn.
#[inline(always)]
pub(crate) fn by_lane(values: &[f64], add: &mut impl FnMut(usize, f64)) {
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, x) in chunk.iter().enumerate() {
            add(lane, *x);
        }
    }
    for (lane, x) in rest.iter().enumerate() {
        add(lane, *x);
    }
}

/// Skewness and kurtosis of the present values.
///
/// *Formula* (type 2, as in spreadsheets), with `n` present values, mean `m` and `s_k = sum((x - m)^k)`
/// ```text
/// skewness = sqrt(n) s3 / s2^1.5 * sqrt(n (n - 1)) / (n - 2)                            n >= 3
/// kurtosis = ((n + 1) (n s4 / s2^2 - 3) + 6) (n - 1) / ((n - 2) (n - 3))                n >= 4
/// ```
/// *Missing values*: skipped.
///
/// *Errors*: none; what cannot be told is `None`.
///
/// *Source*: Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, G1 and G2.
#[must_use]
pub fn shape(values: &[f64]) -> Shape {
    let nothing = || Shape {
        count: present(values).count(),
        skewness: None,
        kurtosis: None,
    };
    powers(values).map_or_else(nothing, Powers::shape)
}

/// The powers of a column in which values differ.
pub(crate) fn powers(values: &[f64]) -> Option<Powers> {
    differ(values).then(|| Powers::of(values)).flatten()
}

/// Whether there are two different values.
pub(crate) fn differ(values: &[f64]) -> bool {
    let mut all = present(values);
    all.next().is_some_and(|first| all.any(|x| !same(x, first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(a: Option<f64>, b: f64) {
        assert!(
            a.is_some_and(|a| (a - b).abs() <= 1e-13 * b.abs()),
            "{a:?} is not {b}"
        );
    }

    /// Worked out apart from the formula, as spreadsheets give it.
    #[test]
    fn known_shapes() {
        let found = shape(&[1.0, 2.0, f64::NAN, 3.0, 4.0, 100.0]);
        near(found.skewness, 2.232_395_911_636_458);
        near(found.kurtosis, 4.986_865_957_200_655);
        assert_eq!(found.count, 5);
        assert_eq!(ShapeTest::default().passes(&found), Some(false));
    }

    #[test]
    fn too_few_or_equal_values_have_no_shape() {
        for values in [&[][..], &[1.0], &[1.0, 2.0], &[3.0; 9], &[f64::NAN; 4]] {
            let found = shape(values);
            assert!(
                found.skewness.is_none() && found.kurtosis.is_none(),
                "{values:?}"
            );
            assert_eq!(ShapeTest::default().passes(&found), None);
        }
        assert!(shape(&[1.0, 2.0, 4.0]).skewness.is_some());
        // Far from zero and close together: no digit may be lost to the mean.
        let near_each_other: Vec<f64> = (0..40).map(|n| 1e12 + f64::from(n % 7)).collect();
        let at_zero: Vec<f64> = (0..40).map(|n| f64::from(n % 7)).collect();
        near(
            shape(&near_each_other).kurtosis,
            shape(&at_zero).kurtosis.unwrap(),
        );
    }

    #[test]
    fn sums_follow_a_change() {
        let mut values: Vec<f64> = (0..30).map(|n| f64::from(n * 5 % 17)).collect();
        let powers = Powers::of(&values).unwrap();
        let cells = values.iter().filter(|x| **x >= 16.0).count();
        values
            .iter_mut()
            .filter(|x| **x >= 16.0)
            .for_each(|x| *x = 15.0);
        let moved = powers.moved(cells, 16.0, 15.0).unwrap().shape();
        near(moved.kurtosis, shape(&values).kurtosis.unwrap());
        near(moved.skewness, shape(&values).skewness.unwrap());
        let far = [0.0, 1.0, 2.0, 1e9];
        assert_eq!(Powers::of(&far).unwrap().moved(1, 1e9, 2.0), None);
    }
}
