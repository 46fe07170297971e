//! Weights by what people say: points to be shared out, comparisons in pairs, the best and the worst against all.
//!
//! *Formula*
//! ```text
//! budget   each person's points scaled to sum 1; the mean over persons
//! ahp      principal eigenvector of the comparisons a_ij (how many times i matters as much as j)
//!          consistency index (l - n) / (n - 1), ratio to that of random comparisons
//! bwm      minimise k with |w_best - a_best,j w_j| <= k and |w_j - a_j,worst w_worst| <= k, w >= 0, sum 1
//! ```
//! *Source*: OECD/JRC Handbook (2008), step 6; Saaty (1980), The Analytic Hierarchy Process; Aczel and Saaty (1983) for
//! groups; Rezaei (2016), Best-worst multi-criteria decision-making method: some properties and a linear model.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::max;
use waymark_numerics::sum::{sum, sum_of};

use super::objective::{geometric, spread};
use super::{NoWeights, to_one};

/// Weights of a budget.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Mean share, by child.
    pub weights: Vec<f64>,
    /// Sample deviation of the persons' shares, by child; `NaN` for one person.
    pub spread: Vec<f64>,
}

/// Points of persons, shared out.
///
/// *Errors*: nobody, lists of different lengths, a negative or missing number of points, nothing given by a person.
pub fn budget(points: &[Vec<f64>]) -> Result<Budget, NoWeights> {
    let need = points.first().map_or(0, Vec::len);
    if need == 0 {
        return Err(NoWeights::Judgements { have: 0, need: 1 });
    }
    let mut shares = Vec::with_capacity(points.len());
    for (row, own) in points.iter().enumerate() {
        if own.len() != need {
            return Err(NoWeights::Judgements {
                have: own.len(),
                need,
            });
        }
        if let Some(column) = own.iter().position(|p| !(p.is_finite() && *p >= 0.0)) {
            let value = own[column];
            return Err(NoWeights::Judgement { row, column, value });
        }
        shares.push(to_one(own.clone())?);
    }
    let of = |child: usize| -> Vec<f64> { shares.iter().map(|s| s[child]).collect() };
    let mean = |child: usize| sum(&of(child)) / as_f64(shares.len());
    Ok(Budget {
        weights: (0..need).map(mean).collect(),
        spread: (0..need).map(|child| spread(&of(child))).collect(),
    })
}

/// Weights from comparisons in pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// By child.
    pub weights: Vec<f64>,
    /// 0 where all comparisons agree.
    pub inconsistency: f64,
    /// The same against that of comparisons at random; at most 0.1 is usually asked for. `None` for fewer than three
    /// children or more than fifteen, for which there is no table.
    pub ratio: Option<f64>,
}

/// Saaty's mean inconsistency of comparisons at random, from three children on.
const AT_RANDOM: [f64; 13] = [
    0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];
/// Comparisons are each other's inverse to within this.
const INVERSE: f64 = 1e-6;

/// Weights from a square table of comparisons, row by row. Tables of several persons are joined by [`together`] first.
///
/// *Errors*: a table that is not square, positive and reciprocal.
pub fn ahp(comparisons: &[Vec<f64>]) -> Result<Compared, NoWeights> {
    check(comparisons)?;
    let n = comparisons.len();
    // The power method: positive matrices have one dominant direction, and it is positive.
    let mut weights = vec![1.0 / as_f64(n); n];
    for _ in 0..10_000 {
        let next: Vec<f64> = comparisons
            .iter()
            .map(|row| sum_of(row.iter().zip(&weights).map(|(a, w)| a * w)))
            .collect();
        let next = to_one(next)?;
        let moved = next
            .iter()
            .zip(&weights)
            .fold(0.0, |most, (a, b)| max(most, (a - b).abs()));
        weights = next;
        if moved < 1e-15 {
            break;
        }
    }
    let ratio =
        |(row, own): (&Vec<f64>, &f64)| sum_of(row.iter().zip(&weights).map(|(a, w)| a * w)) / own;
    let greatest = sum_of(comparisons.iter().zip(&weights).map(ratio)) / as_f64(n);
    let inconsistency = if n > 1 {
        max((greatest - as_f64(n)) / as_f64(n - 1), 0.0)
    } else {
        0.0
    };
    let at_random = n.checked_sub(3).and_then(|at| AT_RANDOM.get(at));
    Ok(Compared {
        ratio: at_random.map(|r| inconsistency / r),
        weights,
        inconsistency,
    })
}

/// The comparisons of several persons as one table: geometric means, which keep inverses.
///
/// *Errors*: tables of different sizes, or faults in one of them.
pub fn together(tables: &[Vec<Vec<f64>>]) -> Result<Vec<Vec<f64>>, NoWeights> {
    let need = tables.first().map_or(0, Vec::len);
    for table in tables {
        check(table)?;
        if table.len() != need {
            return Err(NoWeights::Judgements {
                have: table.len(),
                need,
            });
        }
    }
    let cell = |i: usize, j: usize| geometric(tables.iter().map(|t| t[i][j]));
    Ok((0..need)
        .map(|i| (0..need).map(|j| cell(i, j)).collect())
        .collect())
}

fn check(comparisons: &[Vec<f64>]) -> Result<(), NoWeights> {
    let need = comparisons.len();
    for (row, own) in comparisons.iter().enumerate() {
        if own.len() != need {
            return Err(NoWeights::Judgements {
                have: own.len(),
                need,
            });
        }
        if let Some(column) = own.iter().position(|a| !(a.is_finite() && *a > 0.0)) {
            let value = own[column];
            return Err(NoWeights::Judgement { row, column, value });
        }
    }
    let mut pairs = (0..need).flat_map(|row| (0..=row).map(move |column| (row, column)));
    let agree = |&(row, column): &(usize, usize)| {
        (comparisons[row][column] * comparisons[column][row] - 1.0).abs() <= INVERSE
    };
    match pairs.find(|pair| !agree(pair)) {
        Some((row, column)) => Err(NoWeights::Reciprocal { row, column }),
        None => Ok(()),
    }
}

/// Weights from the best child against all and all against the worst.
#[derive(Debug, Clone, PartialEq)]
pub struct BestWorst {
    /// By child.
    pub weights: Vec<f64>,
    /// Greatest contradiction left; 0 where all comparisons agree.
    pub contradiction: f64,
}

/// How many times the `best` child matters as much as each, and each as much as the `worst`.
///
/// *Errors*: lists of different lengths, numbers below 1, a best or worst that is not there.
pub fn best_worst(
    best: usize,
    worst: usize,
    best_to_all: &[f64],
    all_to_worst: &[f64],
) -> Result<BestWorst, NoWeights> {
    let need = best_to_all.len();
    let have = all_to_worst.len();
    if have != need || best >= need || worst >= need || need < 2 {
        return Err(NoWeights::Judgements { have, need });
    }
    for (row, list) in [best_to_all, all_to_worst].into_iter().enumerate() {
        if let Some(column) = list.iter().position(|a| !(a.is_finite() && *a >= 1.0)) {
            let value = list[column];
            return Err(NoWeights::Judgement { row, column, value });
        }
    }
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let weights: Vec<_> = (0..need)
        .map(|_| problem.add_var(0.0, (0.0, 1.0)))
        .collect();
    let gap = problem.add_var(1.0, (0.0, f64::INFINITY));
    let all: Vec<_> = weights.iter().map(|w| (*w, 1.0)).collect();
    problem.add_constraint(&all, ComparisonOp::Eq, 1.0);
    let mut within = |first: usize, second: usize, times: f64| {
        if first != second {
            for sign in [1.0, -1.0] {
                let terms = [
                    (weights[first], sign),
                    (weights[second], -sign * times),
                    (gap, -1.0),
                ];
                problem.add_constraint(terms, ComparisonOp::Le, 0.0);
            }
        }
    };
    for child in 0..need {
        within(best, child, best_to_all[child]);
        within(child, worst, all_to_worst[child]);
    }
    let Ok(SolveOutcome::Solution(solution)) = problem.solve() else {
        return Err(NoWeights::Unsolved);
    };
    Ok(BestWorst {
        weights: to_one(
            weights
                .iter()
                .map(|w| max(solution.var_value(*w), 0.0))
                .collect(),
        )?,
        contradiction: max(solution.var_value(gap), 0.0),
    })
}
