//! Rules that look at the children of one unit and not only at their sum: how far apart they are, which is the least.
//!
//! *Formula*, with weights w that sum to 1 over the children that are there, M their mean and S their deviation
//! ```text
//! mpi        M - S^2 / M   (upward: +)       S with the count, or the count less one (sample)
//! mean_min   M - alpha (sqrt((M - least)^2 + beta^2) - beta)
//! geometric  exp(sum(w ln(x + shift))) - shift; or over the children above zero alone (drop)
//! veto       M, but no more than at_most where a child is below
//! owa        sum(v_j x_(j)) / sum(v_j), x sorted from the least (or the greatest) on, v_j = w_(j) / j;
//!            of n: v_j = w_(j) for the first n, 0 beyond (the mean of the n least, or greatest)
//! ```
//! *Units and range*: those of the children. For `mpi` they should be scaled around 100 (mean 100 and deviation 10, or
//! 70 to 130).
//!
//! *Missing values*: weights are renormalised over what is there.
//!
//! *Errors*: a mean of zero under `mpi` gives no figure; nor do values that a shift does not lift above zero, or children none
//! of which is above zero where those are dropped.
//!
//! *Source*: Mazziotta and Pareto (2016), On a generalized non-compensatory composite index; Casadio Tarabusi and Guarini
//! (2013), An unbalance adjustment method (mean-min); Yager (1988), ordered weighted averaging. Compind's `ci_mpi` takes
//! the sample deviation where the paper has the other, its `ci_mean_min` scales along the wrong axis.

use waymark_numerics::math::{exp, ln, sqrt};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{min, same};
use waymark_numerics::sum::sum_of;

use super::Aggregation;
use crate::parameters::{ParameterFault, Reader, finite};

/// A rule over the children of one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Across {
    /// Mazziotta and Pareto: the mean less a penalty for imbalance.
    Mpi {
        /// Whether the penalty is added: for indices of something bad.
        upward: bool,
        /// Whether the deviation is that of a sample.
        sample: bool,
    },
    /// Between the mean (`alpha` 0) and the least child (`alpha` 1, `beta` 0).
    MeanMin {
        /// How much imbalance counts, 0 to 1.
        alpha: f64,
        /// How softly it begins, at least 0.
        beta: f64,
    },
    /// The geometric mean with a rule for zeros.
    Geometric(Zeros),
    /// The mean, but no more than so much where any child is too low: what is lost in a core right no other makes good.
    Veto {
        /// A child below this is too low.
        below: f64,
        /// The figure is then no more than this.
        at_most: f64,
    },
    /// Ordered weights: the j-th child counts 1/j, or the first so many count alike and the others not.
    Owa {
        /// Whether counting begins with the greatest child; otherwise with the least.
        greatest: bool,
        /// How many count alike (`ci_owa` of Compind).
        of: Option<u32>,
    },
}

/// What a geometric mean does with zeros, by declaration: neither is without a choice that should be published.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Zeros {
    /// So much is added to every child and taken off the mean again.
    Shift(f64),
    /// Children at or below zero are left out, as if they were missing.
    Drop,
}

/// Codes of the rules.
pub(super) const MPI: &str = "mpi";
pub(super) const MEAN_MIN: &str = "mean_min";
pub(super) const OWA: &str = "owa";
pub(super) const VETO: &str = "veto";

impl Across {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Mpi { .. } => MPI,
            Self::MeanMin { .. } => MEAN_MIN,
            Self::Owa { .. } => OWA,
            Self::Geometric(_) => super::geometric::CODE,
            Self::Veto { .. } => VETO,
        }
    }

    /// The figure of children with their weights, all of them there; `NaN` where there is none.
    pub(crate) fn figure(self, children: &mut [(f64, f64)]) -> f64 {
        let total = sum_of(children.iter().map(|(_, w)| *w));
        let mean = sum_of(children.iter().map(|(x, w)| x * w)) / total;
        match self {
            Self::Mpi { upward, sample } => {
                let squares = sum_of(children.iter().map(|(x, w)| w * (x - mean) * (x - mean)));
                let n = as_f64(children.len());
                let more = if sample { n / (n - 1.0) } else { 1.0 };
                let variance = if children.len() > 1 {
                    squares / total * more
                } else {
                    0.0
                };
                if same(mean, 0.0) {
                    return f64::NAN;
                }
                let penalty = variance / mean;
                if upward {
                    mean + penalty
                } else {
                    mean - penalty
                }
            }
            Self::MeanMin { alpha, beta } => {
                let least = children
                    .iter()
                    .fold(f64::INFINITY, |least, (x, _)| min(least, *x));
                let gap = mean - least;
                mean - alpha * (sqrt(gap * gap + beta * beta) - beta)
            }
            Self::Geometric(zeros) => with_zeros(children, zeros),
            Self::Veto { below, at_most } => {
                let low = children.iter().any(|(x, _)| *x < below);
                if low { min(mean, at_most) } else { mean }
            }
            Self::Owa { greatest, of } => {
                children.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
                if greatest {
                    children.reverse();
                }
                let counted = of.map_or(children.len(), |of| of as usize);
                let share = |j: usize| of.map_or_else(|| as_f64(j + 1), |_| 1.0);
                let place = |(j, (x, w)): (usize, &(f64, f64))| (*x, w / share(j));
                let first = children.iter().take(counted);
                let ordered: Vec<(f64, f64)> = first.enumerate().map(place).collect();
                let total = sum_of(ordered.iter().map(|(_, v)| *v));
                sum_of(ordered.iter().map(|(x, v)| x * v)) / total
            }
        }
    }
}

/// The geometric mean of children with their weights, some of which may be zero.
fn with_zeros(children: &[(f64, f64)], zeros: Zeros) -> f64 {
    let shift = match zeros {
        Zeros::Shift(shift) => shift,
        Zeros::Drop => 0.0,
    };
    let lifted = children.iter().map(|(x, w)| (x + shift, *w));
    let kept = lifted.filter(|(x, _)| *x > 0.0);
    let (sum, weight, count) = kept.fold((0.0, 0.0, 0), |(sum, weight, n), (x, w)| {
        (sum + w * ln(x), weight + w, n + 1)
    });
    let all = count == children.len() || zeros == Zeros::Drop;
    if all && count > 0 {
        exp(sum / weight) - shift
    } else {
        f64::NAN
    }
}

pub(super) fn read_mpi(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let rule = Across::Mpi {
        upward: reader.flag_or("upward", false),
        sample: reader.flag_or("sample", false),
    };
    reader.finish(Ok(Aggregation::Across(rule)))
}

pub(super) fn read_mean_min(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let (alpha, beta) = (
        reader.number_or("alpha", 0.5),
        reader.number_or("beta", 0.0),
    );
    let within = |name, value: f64, most: f64| {
        finite(name, value)?;
        if (0.0..=most).contains(&value) {
            Ok(value)
        } else {
            Err(ParameterFault::Outside {
                name,
                low: 0.0,
                high: most,
            })
        }
    };
    let made = within("alpha", alpha, 1.0).and_then(|alpha| {
        let beta = within("beta", beta, f64::MAX)?;
        Ok(Aggregation::Across(Across::MeanMin { alpha, beta }))
    });
    reader.finish(made)
}

/// The plain geometric mean, or one with a rule for zeros.
pub(super) fn read_geometric(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let (shift, drop) = (
        reader.number_or("shift", 0.0),
        reader.flag_or("drop", false),
    );
    let made = if !(0.0..f64::INFINITY).contains(&shift) {
        Err(ParameterFault::Outside {
            name: "shift",
            low: 0.0,
            high: f64::MAX,
        })
    } else if drop && shift > 0.0 {
        Err(ParameterFault::Both {
            one: "shift",
            other: "drop",
        })
    } else if drop {
        Ok(Aggregation::Across(Across::Geometric(Zeros::Drop)))
    } else if shift > 0.0 {
        Ok(Aggregation::Across(Across::Geometric(Zeros::Shift(shift))))
    } else {
        Ok(Aggregation::Geometric)
    };
    reader.finish(made)
}

pub(super) fn read_veto(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let (below, at_most) = (reader.number("below"), reader.number("at_most"));
    let made = finite("below", below).and_then(|below| {
        let at_most = finite("at_most", at_most)?;
        Ok(Aggregation::Across(Across::Veto { below, at_most }))
    });
    reader.finish(made)
}

/// Children that may be counted at most; trees have fewer.
const MOST_COUNTED: f64 = 1e6;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is whole and from 1 to a million"
)]
pub(super) fn read_owa(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let greatest = reader.flag_or("greatest", false);
    let of = reader.number_or("of", 0.0);
    let made = if same(of, 0.0) {
        Ok(None)
    } else if (1.0..=MOST_COUNTED).contains(&of) && same(of, of.round()) {
        Ok(Some(of as u32))
    } else {
        Err(ParameterFault::Outside {
            name: "of",
            low: 1.0,
            high: MOST_COUNTED,
        })
    };
    reader.finish(made.map(|of| Aggregation::Across(Across::Owa { greatest, of })))
}

#[cfg(test)]
mod tests {
    use super::super::tests::combine;
    use super::*;

    fn figure(rule: Across, values: &[f64], weights: &[f64]) -> f64 {
        combine(Aggregation::Across(rule), values, weights).unwrap()
    }

    #[track_caller]
    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }

    #[test]
    fn imbalance_is_a_penalty_and_for_bad_things_an_addition() {
        let mpi = |upward, sample| Across::Mpi { upward, sample };
        // Mean 100, variance 200/3 (100 as a sample).
        let values = [90.0, 100.0, 110.0];
        near(
            figure(mpi(false, false), &values, &[1.0; 3]),
            100.0 - 2.0 / 3.0,
        );
        near(figure(mpi(true, true), &values, &[1.0; 3]), 101.0);
        near(figure(mpi(false, true), &[107.0], &[2.0]), 107.0);
        near(figure(mpi(false, false), &[90.0, 120.0], &[2.0, 1.0]), 98.0);
    }

    #[test]
    fn between_the_mean_and_the_least() {
        let rule = |alpha, beta| Across::MeanMin { alpha, beta };
        let values = [2.0, 4.0, 9.0];
        near(figure(rule(0.0, 0.0), &values, &[1.0; 3]), 5.0);
        near(figure(rule(1.0, 0.0), &values, &[1.0; 3]), 2.0);
        near(figure(rule(0.5, 4.0), &values, &[1.0; 3]), 4.5);
    }

    #[test]
    fn zeros_are_lifted_or_left_out_as_declared() {
        let shift = |by| Across::Geometric(Zeros::Shift(by));
        near(figure(shift(1.0), &[0.0, 3.0], &[1.0; 2]), 1.0);
        near(figure(shift(1.0), &[0.0, 7.0], &[2.0, 1.0]), 1.0);
        let drop = Across::Geometric(Zeros::Drop);
        near(figure(drop, &[0.0, 3.0, 12.0], &[5.0, 1.0, 1.0]), 6.0);
        let none = |rule, values: &[f64]| combine(Aggregation::Across(rule), values, &[1.0; 2]);
        assert_eq!(none(drop, &[0.0, -1.0]), None);
        assert_eq!(none(shift(1.0), &[-1.0, 3.0]), None);
    }

    #[test]
    fn what_is_too_low_caps_the_figure() {
        let rule = Across::Veto {
            below: 20.0,
            at_most: 30.0,
        };
        near(figure(rule, &[90.0, 20.0], &[1.0; 2]), 55.0);
        near(figure(rule, &[90.0, 19.9], &[1.0; 2]), 30.0);
        near(figure(rule, &[25.0, 19.0], &[1.0; 2]), 22.0);
    }

    #[test]
    fn places_count_less_and_less() {
        let owa = |greatest, of| Across::Owa { greatest, of };
        let values = [6.0, 0.0, 3.0];
        // `ci_owa` of Compind with atleastjp = 2: CI_OWA_n and CI_OWA_p.
        near(figure(owa(false, Some(2)), &values, &[1.0; 3]), 1.5);
        near(figure(owa(true, Some(2)), &values, &[1.0; 3]), 4.5);
        near(figure(owa(true, Some(9)), &values, &[1.0; 3]), 3.0);
        near(figure(owa(true, Some(2)), &values, &[2.0, 5.0, 1.0]), 5.0);
        near(
            figure(owa(false, None), &values, &[1.0; 3]),
            (1.5 + 2.0) / (11.0 / 6.0),
        );
        near(
            figure(owa(true, None), &values, &[1.0; 3]),
            (6.0 + 1.5) / (11.0 / 6.0),
        );
    }
}
