//! What could be reached with the means there are: achievement measured against the best that anybody of like or lower
//! income has reached.
//!
//! *Formula*, with achievements x (more is better), incomes y and a floor
//! ```text
//! hull        frontier(y) = greatest x among units with income <= y
//! quantile    the share-quantile (type 7) of x among units with income <= y, made rising
//! order-m     the mean of the greatest of m drawn with replacement among units with income <= y, made rising:
//!             sum over the sorted x of x_(k) ((k/n)^m - ((k-1)/n)^m)
//! score       100 (x - floor) / (frontier(y) - floor), at most 100 where it is capped
//! penalty     above the income Y at which the frontier is highest: 100 (score/100)^((y/Y)^0.5)
//! ```
//! *Units and range*: 0 at the floor, 100 on the frontier; the last two frontiers may be passed.
//!
//! *Missing values*: a unit without achievement or income has no score and shapes no frontier.
//!
//! *Source*: Fukuda-Parr, Lawson-Remer and Randolph (2015), Fulfilling Social and Economic Rights (SERF index; the penalty is
//! of its first version); Cazals, Florens and Simar (2002) for order m; Aragon, Daouia and Thomas-Agnan (2005) for quantiles.

use waymark_numerics::math::{pow, sqrt};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{max, min, sort};
use waymark_numerics::sum::sum_of;

use crate::treat::fence::quantile;

/// Which frontier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Frontier {
    /// The best ever reached.
    Hull,
    /// A quantile: one odd unit does not decide.
    Quantile {
        /// From 0 to 1; 0.95 is usual.
        share: f64,
    },
    /// The best of so many on average.
    OrderM {
        /// How many.
        m: u32,
    },
}

/// How achievement is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ability {
    /// The frontier.
    pub frontier: Frontier,
    /// The achievement that scores 0; the least observed where it is not given.
    pub floor: Option<f64>,
    /// Whether nobody scores above 100.
    pub cap: bool,
    /// Whether rich units that miss the highest frontier lose more.
    pub penalty: bool,
}

/// A unit against its frontier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// What units of its income or below have reached.
    pub frontier: f64,
    /// Score.
    pub score: f64,
}

/// Why there is no frontier.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NoFrontier {
    /// Lists of different lengths.
    #[error("{achievements} achievements have {incomes} incomes")]
    Lengths {
        /// Achievements given.
        achievements: usize,
        /// Incomes given.
        incomes: usize,
    },
    /// No unit has both.
    #[error("no unit has both an achievement and an income")]
    Nothing,
    /// An income is not above zero.
    #[error("the income of unit {unit} is {value}: a number above 0 is needed")]
    Income {
        /// The unit, from zero.
        unit: usize,
        /// Its income.
        value: f64,
    },
    /// A share or a number of draws is none.
    #[error(
        "the share of a quantile lies from 0 to 1, the number of an order-m frontier is at least 1"
    )]
    Parameter,
}

/// Every unit against its frontier; `None` without achievement or income, or where the frontier is not above the floor.
///
/// *Errors*: see [`NoFrontier`].
pub fn ability(
    achievements: &[f64],
    incomes: &[f64],
    ability: &Ability,
) -> Result<Vec<Option<Reached>>, NoFrontier> {
    if achievements.len() != incomes.len() {
        return Err(NoFrontier::Lengths {
            achievements: achievements.len(),
            incomes: incomes.len(),
        });
    }
    if let Some(unit) = incomes.iter().position(|y| *y <= 0.0 || y.is_infinite()) {
        let value = incomes[unit];
        return Err(NoFrontier::Income { unit, value });
    }
    let fine = match ability.frontier {
        Frontier::Hull => true,
        Frontier::Quantile { share } => (0.0..=1.0).contains(&share),
        Frontier::OrderM { m } => m >= 1,
    };
    if !fine {
        return Err(NoFrontier::Parameter);
    }
    let both = |u: &usize| !achievements[*u].is_nan() && !incomes[*u].is_nan();
    let mut order: Vec<usize> = (0..incomes.len()).filter(both).collect();
    order.sort_by(|&a, &b| {
        incomes[a]
            .total_cmp(&incomes[b])
            .then(achievements[a].total_cmp(&achievements[b]))
    });
    let least = order.iter().map(|&u| achievements[u]).reduce(min);
    let floor = ability.floor.or(least).ok_or(NoFrontier::Nothing)?;
    let frontier = rising(&order, achievements, incomes, ability.frontier);
    let top = frontier.iter().copied().fold(f64::NEG_INFINITY, max);
    let flat_from = order
        .iter()
        .zip(&frontier)
        .find(|(_, f)| **f >= top)
        .map(|(&u, _)| incomes[u]);
    let mut out = vec![None; incomes.len()];
    for (&unit, &best) in order.iter().zip(&frontier) {
        if best <= floor {
            continue;
        }
        let mut score = 100.0 * (achievements[unit] - floor) / (best - floor);
        if ability.cap {
            score = min(score, 100.0);
        }
        if let Some(income) =
            flat_from.filter(|y| ability.penalty && incomes[unit] > *y && score > 0.0)
        {
            score = 100.0 * pow(score / 100.0, sqrt(incomes[unit] / income));
        }
        out[unit] = Some(Reached {
            frontier: best,
            score,
        });
    }
    Ok(out)
}

/// The frontier at each unit, in the order of income; units of one income share theirs.
fn rising(order: &[usize], achievements: &[f64], incomes: &[f64], which: Frontier) -> Vec<f64> {
    let mut seen: Vec<f64> = Vec::with_capacity(order.len());
    let mut out = Vec::with_capacity(order.len());
    let mut highest = f64::NEG_INFINITY;
    for alike in order.chunk_by(|a, b| incomes[*a].total_cmp(&incomes[*b]).is_eq()) {
        seen.extend(alike.iter().map(|&u| achievements[u]));
        sort(&mut seen);
        highest = max(highest, at(&seen, which));
        out.extend(alike.iter().map(|_| highest));
    }
    out
}

/// The frontier over sorted achievements.
fn at(sorted: &[f64], which: Frontier) -> f64 {
    match which {
        Frontier::Hull => sorted.last().copied().unwrap_or(f64::NAN),
        Frontier::Quantile { share } => quantile(sorted, share).unwrap_or(f64::NAN),
        Frontier::OrderM { m } => {
            let (n, m) = (as_f64(sorted.len()), f64::from(m));
            let below = |k: usize| pow(as_f64(k) / n, m);
            let places = sorted.iter().enumerate();
            sum_of(places.map(|(k, x)| x * (below(k + 1) - below(k))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAN: f64 = f64::NAN;

    fn plain(frontier: Frontier) -> Ability {
        Ability {
            frontier,
            floor: Some(0.0),
            cap: false,
            penalty: false,
        }
    }

    #[track_caller]
    fn near(found: &[Option<Reached>], expected: &[f64]) {
        for (a, b) in found.iter().zip(expected) {
            let a = a.map_or(NAN, |r| r.score);
            assert!(
                (a - b).abs() < 1e-9 || (a.is_nan() && b.is_nan()),
                "{found:?}"
            );
        }
    }

    /// The poor unit that reaches 40 is on its frontier; the rich one that reaches 60 of 80 is not.
    #[test]
    fn like_is_measured_with_like() {
        let (x, y) = ([40.0, 80.0, 60.0, NAN, 20.0], [1.0, 2.0, 4.0, 3.0, 1.0]);
        let found = ability(&x, &y, &plain(Frontier::Hull)).unwrap();
        near(&found, &[100.0, 100.0, 75.0, NAN, 50.0]);
        let late = Ability {
            penalty: true,
            ..plain(Frontier::Hull)
        };
        // Twice the income at which the frontier is flat: 0.75 to the power of the root of two.
        let lost = 100.0 * pow(0.75, sqrt(2.0));
        near(
            &ability(&x, &y, &late).unwrap(),
            &[100.0, 100.0, lost, NAN, 50.0],
        );
    }

    /// Two of 10 and 30: the best is 30 in three quarters of the draws.
    #[test]
    fn softer_frontiers() {
        let (x, y) = ([10.0, 30.0], [1.0, 1.0]);
        let found = ability(&x, &y, &plain(Frontier::OrderM { m: 2 })).unwrap();
        assert!((found[0].unwrap().frontier - 25.0).abs() < 1e-12);
        let found = ability(&x, &y, &plain(Frontier::Quantile { share: 0.5 })).unwrap();
        near(&found, &[50.0, 150.0]);
        let capped = Ability {
            cap: true,
            ..plain(Frontier::Quantile { share: 0.5 })
        };
        near(&ability(&x, &y, &capped).unwrap(), &[50.0, 100.0]);
    }

    #[test]
    fn what_has_no_frontier_is_named() {
        let hull = plain(Frontier::Hull);
        assert!(matches!(
            ability(&[1.0], &[0.0], &hull),
            Err(NoFrontier::Income { unit: 0, .. })
        ));
        assert!(matches!(
            ability(&[1.0], &[], &hull),
            Err(NoFrontier::Lengths { .. })
        ));
        assert_eq!(
            ability(&[1.0], &[1.0], &plain(Frontier::OrderM { m: 0 })),
            Err(NoFrontier::Parameter)
        );
        let open = Ability {
            floor: None,
            ..hull
        };
        assert_eq!(ability(&[NAN], &[1.0], &open), Err(NoFrontier::Nothing));
        // Alone, the least is the best: nothing can be told.
        assert_eq!(ability(&[5.0], &[1.0], &open), Ok(vec![None]));
    }

    proptest! {
        #[test]
        fn frontiers_rise_and_more_is_never_worse(
            units in prop::collection::vec((0.0..100.0_f64, 0.1..50.0_f64), 2..30),
            lift in 0.0..20.0_f64,
        ) {
            let (x, y): (Vec<f64>, Vec<f64>) = units.into_iter().unzip();
            for frontier in [Frontier::Hull, Frontier::Quantile { share: 0.9 }, Frontier::OrderM { m: 5 }] {
                let found = ability(&x, &y, &plain(frontier)).unwrap();
                for (a, ra) in found.iter().enumerate() {
                    for (b, rb) in found.iter().enumerate() {
                        if let (Some(ra), Some(rb)) = (ra, rb) && y[a] <= y[b] {
                            prop_assert!(ra.frontier <= rb.frontier + 1e-9);
                        }
                    }
                }
                let hull = ability(&x, &y, &plain(Frontier::Hull)).unwrap();
                prop_assert!(hull.iter().flatten().all(|r| r.score <= 100.0 + 1e-9));
                let mut better = x.clone();
                better[0] += lift;
                let after = ability(&better, &y, &plain(Frontier::Hull)).unwrap();
                if let (Some(a), Some(b)) = (hull[0], after[0]) {
                    prop_assert!(b.score >= a.score - 1e-9);
                }
            }
        }
    }
}
