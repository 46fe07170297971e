//! Descriptive statistics of an indicator, with flags for what a reviewer should look at.

use waymark_numerics::missing::present;
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::{same, sort};

use crate::shape::{Shape, ShapeTest, shape};
use crate::treat::fence::quantile;

/// Statistics of the values of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Description {
    /// Units, those without a value included.
    pub units: usize,
    /// Least and greatest value, mean, median; `None` without values.
    pub values: Option<Values>,
    /// Sample standard deviation; `None` for fewer than two values.
    pub deviation: Option<f64>,
    /// Skewness and kurtosis.
    pub shape: Shape,
    /// Values there.
    pub available: usize,
    /// Values that are not zero.
    pub nonzero: usize,
    /// Different values.
    pub unique: usize,
    /// Units that share the commonest value.
    pub same: usize,
}

/// Where values lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Values {
    /// Least.
    pub min: f64,
    /// Greatest.
    pub max: f64,
    /// Arithmetic mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
}

/// What a reviewer should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    /// Too few units have a value.
    pub few_available: bool,
    /// Too many values are zero.
    pub few_nonzero: bool,
    /// Too many values are equal.
    pub few_unique: bool,
    /// Outliers by skewness and kurtosis.
    pub outliers: bool,
}

/// From where on something is flagged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Least share of units with a value.
    pub available: f64,
    /// Least number of values that are not zero, as a share of all units.
    pub nonzero: f64,
    /// Least number of different values, as a share of all units.
    pub unique: f64,
    /// Outliers.
    pub shape: ShapeTest,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            available: 0.65,
            nonzero: 0.5,
            unique: 0.5,
            shape: ShapeTest::default(),
        }
    }
}

/// Describes a column.
///
/// *Missing values*: counted, and otherwise skipped.
///
/// *Source*: `get_stats` of COINr; JRC COIN Tool, statistics tab.
#[must_use]
pub fn describe(column: &[f64]) -> Description {
    let mut sorted: Vec<f64> = present(column).collect();
    sort(&mut sorted);
    let (mut unique, mut most, mut run) = (0, 0, 0_usize);
    let mut before = None;
    for value in &sorted {
        if before.is_some_and(|b| same(b, *value)) {
            run += 1;
        } else {
            (unique, run) = (unique + 1, 1);
        }
        most = most.max(run);
        before = Some(*value);
    }
    let found = moments(column);
    let ends = sorted.first().zip(sorted.last());
    let values = ends.zip(found).zip(quantile(&sorted, 0.5));
    Description {
        units: column.len(),
        values: values.map(|(((min, max), found), median)| Values {
            min: *min,
            max: *max,
            mean: found.mean,
            median,
        }),
        deviation: found.and_then(|m| m.deviation),
        shape: shape(column),
        available: sorted.len(),
        nonzero: sorted.iter().filter(|x| !same(**x, 0.0)).count(),
        unique,
        same: most,
    }
}

/// `part / whole`; `None` without a whole.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| as_f64(part) / as_f64(whole))
}

impl Description {
    /// Share of the units with a value.
    #[must_use]
    pub fn available_share(&self) -> Option<f64> {
        share(self.available, self.units)
    }

    /// Share of the values that are not zero.
    #[must_use]
    pub fn nonzero_share(&self) -> Option<f64> {
        share(self.nonzero, self.available)
    }

    /// Share of different values.
    #[must_use]
    pub fn unique_share(&self) -> Option<f64> {
        share(self.unique, self.available)
    }

    /// Share of the commonest value.
    #[must_use]
    pub fn same_share(&self) -> Option<f64> {
        share(self.same, self.available)
    }

    /// What to look at. Figures other than zero and different figures are counted against all units, those without a
    /// figure included. A share on its bound is fine; so is a shape on its own, as in COINr's statistics (its treatment
    /// takes the bound itself as failing).
    #[must_use]
    pub fn flags(&self, bounds: &Thresholds) -> Flags {
        let below = |value: Option<f64>, bound: f64| value.is_none_or(|v| v < bound);
        let of_units = |count: usize| (self.units > 0).then(|| as_f64(count) / as_f64(self.units));
        let Shape {
            skewness, kurtosis, ..
        } = self.shape;
        let outliers = skewness
            .zip(kurtosis)
            .is_some_and(|(s, k)| s.abs() > bounds.shape.skewness && k > bounds.shape.kurtosis);
        Flags {
            few_available: below(self.available_share(), bounds.available),
            few_nonzero: below(of_units(self.nonzero), bounds.nonzero),
            few_unique: below(of_units(self.unique), bounds.unique),
            outliers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_described_by_what_is_there() {
        let found = describe(&[3.0, f64::NAN, 0.0, 3.0, -0.0, 9.0, f64::NAN, 3.0]);
        assert_eq!((found.units, found.available, found.nonzero), (8, 6, 4));
        assert_eq!((found.unique, found.same), (3, 3));
        let values = found.values.unwrap();
        assert_eq!(
            (values.min.abs(), values.max, values.mean, values.median),
            (0.0, 9.0, 3.0, 3.0)
        );
        // Counted against all units, as in COINr: four of eight are not zero, but only three differ.
        let flags = found.flags(&Thresholds::default());
        assert!(!flags.few_available && !flags.few_nonzero && flags.few_unique && !flags.outliers);
        let strict = Thresholds {
            available: 0.8,
            unique: 0.6,
            nonzero: 0.7,
            ..Thresholds::default()
        };
        let flags = found.flags(&strict);
        assert!(flags.few_available && flags.few_nonzero && flags.few_unique);
    }

    #[test]
    fn nothing_there_is_flagged_and_has_no_figures() {
        let found = describe(&[f64::NAN; 3]);
        assert_eq!(
            (found.values, found.deviation, found.available_share()),
            (None, None, Some(0.0))
        );
        assert!(found.flags(&Thresholds::default()).few_unique);
        assert_eq!(describe(&[]).available_share(), None);
    }
}
