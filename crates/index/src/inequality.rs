//! Inequality between groups of people: how unequal a figure is, and what it is worth when inequality counts.
//!
//! *Formula*, with shares p of the people that sum to 1 over the groups that have a figure, m the weighted mean
//! ```text
//! atkinson(e)   1 - (sum p x^(1-e))^(1/(1-e)) / m;   e = 1: 1 - exp(sum p ln x) / m
//! adjusted      m (1 - atkinson)
//! gini          sum_ij p_i p_j |x_i - x_j| / (2 m)
//! theil         sum p (x / m) ln(x / m)
//! ```
//! *Units and range*: Atkinson, Gini 0 (equal) to 1; `adjusted` in the unit of the figure, never above the mean.
//!
//! *Missing values*: groups without a figure are left out; [`Inequality::coverage`] says how many people are in the others.
//!
//! *Source*: Atkinson (1970), On the measurement of inequality; UNDP, Human Development Report, technical note 2 (the
//! inequality-adjusted index takes e = 1 and replaces zeros before); Theil (1967).

use waymark_numerics::math::{exp, ln, pow};
use waymark_numerics::order::{max, min, same};
use waymark_numerics::sum::sum_of;

/// How unequal the figures of groups are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inequality {
    /// Mean over people.
    pub mean: f64,
    /// Atkinson's index.
    pub atkinson: f64,
    /// The mean less what inequality costs.
    pub adjusted: f64,
    /// Gini's coefficient.
    pub gini: f64,
    /// Theil's index; 0 for equal figures.
    pub theil: f64,
    /// Greatest less least figure.
    pub gap: f64,
    /// Greatest over least figure; `None` where the least is zero.
    pub ratio: Option<f64>,
    /// Share of the people in groups that have a figure; 0 to 1.
    pub coverage: f64,
}

/// Why inequality cannot be measured.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Unmeasured {
    /// Lists of different lengths.
    #[error("{figures} figures have {shares} shares of people")]
    Lengths {
        /// Figures given.
        figures: usize,
        /// Shares given.
        shares: usize,
    },
    /// Fewer than two groups have a figure and people.
    #[error("only {groups} groups have a figure: at least two are needed")]
    Groups {
        /// How many.
        groups: usize,
    },
    /// A share is negative or missing.
    #[error("the share of group {group} is {value}: a number from 0 on is needed")]
    Share {
        /// The group, from zero.
        group: usize,
        /// Its share.
        value: f64,
    },
    /// A figure is negative, or zero where aversion is 1 or more.
    #[error(
        "group {group} has the figure {value}: with this aversion to inequality a figure must be above 0; replace zeros by the least figure there is, as the UNDP does, or take an aversion below 1"
    )]
    Figure {
        /// The group, from zero.
        group: usize,
        /// Its figure.
        value: f64,
    },
    /// Aversion is negative or no number.
    #[error("the aversion to inequality is {value}: a number from 0 on is needed")]
    Aversion {
        /// The value given.
        value: f64,
    },
}

/// Inequality of the figures of groups, with their numbers (or shares) of people.
///
/// *Errors*: see [`Unmeasured`].
pub fn inequality(
    figures: &[f64],
    people: &[f64],
    aversion: f64,
) -> Result<Inequality, Unmeasured> {
    if figures.len() != people.len() {
        return Err(Unmeasured::Lengths {
            figures: figures.len(),
            shares: people.len(),
        });
    }
    if !(aversion.is_finite() && aversion >= 0.0) {
        return Err(Unmeasured::Aversion { value: aversion });
    }
    if let Some(group) = people.iter().position(|p| !(p.is_finite() && *p >= 0.0)) {
        let value = people[group];
        return Err(Unmeasured::Share { group, value });
    }
    let bad = |x: &f64| *x < 0.0 || (aversion >= 1.0 && *x <= 0.0);
    if let Some(group) = figures.iter().position(bad) {
        let value = figures[group];
        return Err(Unmeasured::Figure { group, value });
    }
    let pairs = figures.iter().zip(people);
    let there: Vec<(f64, f64)> = pairs
        .filter(|(x, p)| !x.is_nan() && **p > 0.0)
        .map(|(x, p)| (*x, *p))
        .collect();
    if there.len() < 2 {
        return Err(Unmeasured::Groups {
            groups: there.len(),
        });
    }
    let known = sum_of(there.iter().map(|(_, p)| *p));
    let groups: Vec<(f64, f64)> = there.iter().map(|(x, p)| (*x, p / known)).collect();
    Ok(measured(
        &groups,
        aversion,
        known / sum_of(people.iter().copied()),
    ))
}

fn measured(groups: &[(f64, f64)], aversion: f64, coverage: f64) -> Inequality {
    let over = |f: &dyn Fn(f64) -> f64| sum_of(groups.iter().map(|(x, p)| p * f(*x)));
    let mean = over(&|x| x);
    let level = if same(aversion, 1.0) {
        exp(over(&ln))
    } else {
        pow(over(&|x| pow(x, 1.0 - aversion)), 1.0 / (1.0 - aversion))
    };
    // Where nobody has anything, everybody has the same.
    let nothing = mean <= 0.0;
    let atkinson = if nothing {
        0.0
    } else {
        max(1.0 - level / mean, 0.0)
    };
    let apart = |(x, p): &(f64, f64)| sum_of(groups.iter().map(|(y, q)| p * q * (x - y).abs()));
    let term = |x: f64| {
        if x > 0.0 {
            x / mean * ln(x / mean)
        } else {
            0.0
        }
    };
    let least = groups.iter().fold(f64::INFINITY, |a, (x, _)| min(a, *x));
    let most = groups
        .iter()
        .fold(f64::NEG_INFINITY, |a, (x, _)| max(a, *x));
    Inequality {
        mean,
        atkinson,
        adjusted: mean * (1.0 - atkinson),
        gini: if nothing {
            0.0
        } else {
            sum_of(groups.iter().map(apart)) / (2.0 * mean)
        },
        theil: if nothing { 0.0 } else { max(over(&term), 0.0) },
        gap: most - least,
        ratio: (least > 0.0).then(|| most / least),
        coverage,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }

    /// Two groups of the same size with 4 and 16: geometric mean 8, arithmetic 10.
    #[test]
    fn two_groups_by_hand() {
        let found = inequality(&[4.0, 16.0, f64::NAN], &[30.0, 30.0, 40.0], 1.0).unwrap();
        near(found.atkinson, 0.2);
        near(found.adjusted, 8.0);
        near(found.gini, 0.3);
        near(found.theil, 0.5 * (0.4 * ln(0.4) + 1.6 * ln(1.6)));
        assert_eq!(
            vec![found.gap, found.ratio.unwrap(), found.coverage],
            [12.0, 4.0, 0.6]
        );
        // An aversion of 2 is the harmonic mean: 6.4; of 1/2 the squared mean of roots: 9.
        near(
            inequality(&[4.0, 16.0], &[1.0, 1.0], 2.0).unwrap().adjusted,
            6.4,
        );
        near(
            inequality(&[4.0, 16.0], &[1.0, 1.0], 0.5).unwrap().adjusted,
            9.0,
        );
        near(inequality(&[0.0, 0.0], &[1.0, 1.0], 0.0).unwrap().gini, 0.0);
    }

    #[test]
    fn what_cannot_be_measured_is_named() {
        assert_eq!(
            inequality(&[0.0, 1.0], &[1.0; 2], 1.0),
            Err(Unmeasured::Figure {
                group: 0,
                value: 0.0
            })
        );
        assert!(inequality(&[0.0, 1.0], &[1.0; 2], 0.5).is_ok());
        assert_eq!(
            inequality(&[1.0, f64::NAN], &[1.0; 2], 1.0),
            Err(Unmeasured::Groups { groups: 1 })
        );
        assert!(matches!(
            inequality(&[1.0; 2], &[1.0, -1.0], 1.0),
            Err(Unmeasured::Share { group: 1, .. })
        ));
        assert!(matches!(
            inequality(&[1.0], &[], 1.0),
            Err(Unmeasured::Lengths { .. })
        ));
        assert!(matches!(
            inequality(&[1.0; 2], &[1.0; 2], f64::NAN),
            Err(Unmeasured::Aversion { .. })
        ));
    }

    proptest! {
        #[test]
        fn indices_are_shares_and_do_not_know_units(
            figures in prop::collection::vec(0.1..100.0_f64, 2..8),
            aversion in 0.0..3.0_f64,
            unit in 0.01..100.0_f64,
        ) {
            let people = vec![1.0; figures.len()];
            let found = inequality(&figures, &people, aversion).unwrap();
            prop_assert!((0.0..=1.0).contains(&found.atkinson) && (0.0..1.0).contains(&found.gini));
            prop_assert!(found.adjusted <= found.mean + 1e-9 && found.theil >= 0.0);
            let scaled: Vec<f64> = figures.iter().map(|x| x * unit).collect();
            let other = inequality(&scaled, &people, aversion).unwrap();
            prop_assert!((found.atkinson - other.atkinson).abs() < 1e-9);
            prop_assert!((found.gini - other.gini).abs() < 1e-9);
        }
    }
}
