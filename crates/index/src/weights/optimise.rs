//! Weights that give each child the influence it is meant to have: nominal weights are not influence, since children vary
//! and move together differently.
//!
//! *Formula*, with y the weighted mean of the children and `r_q` their correlations with it
//! ```text
//! balance    minimise mean((t_q - r_q / sum(r))^2), t the shares aimed at (squared: r^2 for r)
//! most       maximise sum(r)
//! with       low <= w_q <= high, sum(w) = 1
//! ```
//! Solved on the covariance of the children by steps along the projected gradient from several fixed starts; the answer
//! carries its certificate: the greatest change that a step along the gradient would still make.
//!
//! *Missing values*: units that lack a child are left out.
//!
//! *Source*: Becker, Saisana, Paruolo and Vandecasteele (2017), Weights and importance in composite indicators: closing
//! the gap; `get_opt_weights` of COINr, which leaves weights negative and does not say whether it arrived.

use nalgebra::{DMatrix, DVector};
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{clamp, max, min};
use waymark_numerics::sum::{sum, sum_of};

use super::{NoWeights, complete, to_one};

/// What is aimed at.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// Influence in these shares, by child; they are scaled to sum 1.
    Shares {
        /// By child.
        shares: Vec<f64>,
        /// Whether influence is the squared correlation (share of variance explained) and not the correlation.
        squared: bool,
    },
    /// The index says as much as it can about its children together.
    MostInformation,
}

/// Weights with their certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimal {
    /// By child.
    pub weights: Vec<f64>,
    /// Correlation of each child with the index of these weights.
    pub correlations: Vec<f64>,
    /// Share of each child's influence, at these weights.
    pub shares: Vec<f64>,
    /// What was minimised, at these weights (for the most information: less the sum of correlations).
    pub objective: f64,
    /// Greatest change of a weight that a unit step along the gradient would still make within the bounds.
    pub residual: f64,
    /// Whether no step is left to speak of.
    pub settled: bool,
    /// Steps taken.
    pub steps: usize,
}

const STEPS: usize = 4000;
const STILL: f64 = 1e-10;

/// Weights of columns between `low` and `high`.
///
/// *Errors*: see [`NoWeights`]; the number of shares must be that of the columns.
pub fn optimise(
    columns: &[&[f64]],
    aim: &Aim,
    (low, high): (f64, f64),
) -> Result<Optimal, NoWeights> {
    let rows = complete(columns)?;
    let children = columns.len();
    let n = as_f64(children);
    let bounds_fit = low >= 0.0 && low <= high && low * n <= 1.0 && high * n >= 1.0;
    if !bounds_fit {
        return Err(NoWeights::Bounds {
            low,
            high,
            children,
        });
    }
    let problem = Problem::new(&rows, aim, (low, high))?;
    let mut starts = vec![vec![1.0 / n; children]];
    if let Aim::Shares { shares, .. } = aim {
        starts.push(shares.clone());
    }
    starts.push(
        problem
            .spread
            .diagonal()
            .iter()
            .map(|v| 1.0 / sqrt(*v))
            .collect(),
    );
    let mut best: Option<Optimal> = None;
    for start in starts {
        let found = problem.descend(problem.project(&to_one(start)?));
        if best.as_ref().is_none_or(|b| found.objective < b.objective) {
            best = Some(found);
        }
    }
    best.ok_or(NoWeights::Unsolved)
}

/// Weights that were tried.
struct Point {
    value: f64,
    gradient: DVector<f64>,
    /// How far along the gradient; 0 for another way.
    step: f64,
    weights: Vec<f64>,
}

struct Problem {
    spread: DMatrix<f64>,
    aim: Aim,
    low: f64,
    high: f64,
}

impl Problem {
    fn new(rows: &[Vec<f64>], aim: &Aim, (low, high): (f64, f64)) -> Result<Self, NoWeights> {
        let (n, wide) = (as_f64(rows.len()), rows[0].len());
        let aim = match aim {
            Aim::Shares { shares, squared } => {
                if shares.len() != wide {
                    return Err(NoWeights::Judgements {
                        have: shares.len(),
                        need: wide,
                    });
                }
                Aim::Shares {
                    shares: to_one(shares.clone())?,
                    squared: *squared,
                }
            }
            Aim::MostInformation => Aim::MostInformation,
        };
        let mean = |q: usize| sum_of(rows.iter().map(|r| r[q])) / n;
        let means: Vec<f64> = (0..wide).map(mean).collect();
        let crossed = |a: usize, b: usize| {
            sum_of(rows.iter().map(|r| (r[a] - means[a]) * (r[b] - means[b]))) / (n - 1.0)
        };
        Ok(Self {
            spread: DMatrix::from_fn(wide, wide, crossed),
            aim,
            low,
            high,
        })
    }

    /// Correlations with the index, with their derivatives by weight.
    fn correlations(&self, weights: &[f64]) -> (DVector<f64>, DMatrix<f64>) {
        let w = DVector::from_column_slice(weights);
        let covered = &self.spread * &w;
        let variance = w.dot(&covered);
        let deviation = sqrt(variance);
        let own = self.spread.diagonal().map(sqrt);
        let wide = weights.len();
        let r = DVector::from_fn(wide, |q, _| covered[q] / (own[q] * deviation));
        let slope = DMatrix::from_fn(wide, wide, |q, k| {
            self.spread[(q, k)] / (own[q] * deviation) - r[q] * covered[k] / variance
        });
        (r, slope)
    }

    /// The objective with its gradient.
    fn value(&self, weights: &[f64]) -> (f64, DVector<f64>) {
        let (r, slope) = self.correlations(weights);
        match &self.aim {
            Aim::MostInformation => (-r.sum(), -slope.row_sum().transpose()),
            Aim::Shares { shares, squared } => {
                let (influence, by_r) = if *squared {
                    (r.map(|x| x * x), r.map(|x| 2.0 * x))
                } else {
                    (r.clone(), r.map(|_| 1.0))
                };
                let total = influence.sum();
                let n = as_f64(shares.len());
                let off = DVector::from_fn(shares.len(), |q, _| influence[q] / total - shares[q]);
                let mean = off.dot(&influence) / total;
                // How the objective answers to each child's influence.
                let by_influence = off.map(|o| 2.0 * (o - mean) / (n * total));
                let by_r = by_influence.component_mul(&by_r);
                (off.dot(&off) / n, slope.transpose() * by_r)
            }
        }
    }

    /// The nearest weights within the bounds that sum to 1.
    fn project(&self, weights: &[f64]) -> Vec<f64> {
        let (mut under, mut over) = (-2.0, 2.0);
        let moved = |by: f64| -> Vec<f64> {
            weights
                .iter()
                .map(|w| clamp(w + by, self.low, self.high))
                .collect()
        };
        let reach = weights.iter().fold(1.0, |most, w| max(most, w.abs()));
        (under, over) = (under * reach, over * reach);
        for _ in 0..200 {
            let middle = f64::midpoint(under, over);
            if sum(&moved(middle)) < 1.0 {
                under = middle;
            } else {
                over = middle;
            }
        }
        moved(f64::midpoint(under, over))
    }

    /// Newton-like steps where they help (least squares of the shares), along the gradient where they do not.
    fn descend(&self, start: Vec<f64>) -> Optimal {
        let mut weights = start;
        let (mut value, mut gradient) = self.value(&weights);
        let mut steps = 0;
        let mut length = 1.0;
        while steps < STEPS && self.residual(&weights, &gradient) > STILL {
            steps += 1;
            let along = self.along(&weights, &gradient, length);
            let tried = self.newton(&weights).into_iter().chain(along);
            let tried = tried.map(|(step, weights)| {
                let (value, gradient) = self.value(&weights);
                Point {
                    value,
                    gradient,
                    step,
                    weights,
                }
            });
            match tried.min_by(|a, b| a.value.total_cmp(&b.value)) {
                Some(best) if best.value < value => {
                    (value, gradient, weights) = (best.value, best.gradient, best.weights);
                    if best.step > 0.0 {
                        length = min(best.step * 4.0, 1e6);
                    }
                }
                _ if length > 1e-14 => length *= 1e-3,
                _ => break,
            }
        }
        self.certified(weights, value, &gradient, steps)
    }

    /// Points along the gradient, nearer and nearer.
    fn along(&self, weights: &[f64], gradient: &DVector<f64>, length: f64) -> Vec<(f64, Vec<f64>)> {
        let step = |share: f64| {
            let by = length * share;
            let moved = weights.iter().zip(gradient.iter());
            let moved: Vec<f64> = moved.map(|(w, g)| w - by * g).collect();
            (by, self.project(&moved))
        };
        [1.0, 0.25, 0.0625, 0.015_625].map(step).to_vec()
    }

    /// The point at which the shares would be right if they were straight lines.
    fn newton(&self, weights: &[f64]) -> Option<(f64, Vec<f64>)> {
        let Aim::Shares { shares, squared } = &self.aim else {
            return None;
        };
        let (r, slope) = self.correlations(weights);
        let (influence, slope) = if *squared {
            let factor = DMatrix::from_diagonal(&r.map(|x| 2.0 * x));
            (r.map(|x| x * x), factor * slope)
        } else {
            (r, slope)
        };
        let total = influence.sum();
        let wide = shares.len();
        let all = slope.row_sum();
        let mut system = DMatrix::from_fn(wide + 1, wide, |q, k| {
            if q == wide {
                1.0
            } else {
                slope[(q, k)] / total - influence[q] / total * all[k] / total
            }
        });
        let mut wanted = DVector::from_fn(wide + 1, |q, _| {
            if q == wide {
                0.0
            } else {
                shares[q] - influence[q] / total
            }
        });
        let squared = system.tr_mul(&system);
        let ridge = DMatrix::identity(wide, wide) * (1e-14 * squared.trace());
        wanted = system.tr_mul(&wanted);
        system = squared + ridge;
        let step = system.cholesky()?.solve(&wanted);
        let moved: Vec<f64> = weights
            .iter()
            .zip(step.iter())
            .map(|(w, s)| w + s)
            .collect();
        Some((0.0, self.project(&moved)))
    }

    fn residual(&self, weights: &[f64], gradient: &DVector<f64>) -> f64 {
        let moved: Vec<f64> = weights
            .iter()
            .zip(gradient.iter())
            .map(|(w, g)| w - g)
            .collect();
        let stays = self.project(&moved);
        stays
            .iter()
            .zip(weights)
            .fold(0.0, |most, (a, b)| max(most, (a - b).abs()))
    }

    fn certified(
        &self,
        weights: Vec<f64>,
        objective: f64,
        gradient: &DVector<f64>,
        steps: usize,
    ) -> Optimal {
        let (r, _) = self.correlations(&weights);
        let squared = matches!(&self.aim, Aim::Shares { squared: true, .. });
        let influence: Vec<f64> = r.iter().map(|x| if squared { x * x } else { *x }).collect();
        let total = sum(&influence);
        let residual = self.residual(&weights, gradient);
        Optimal {
            correlations: r.iter().copied().collect(),
            shares: influence.iter().map(|x| x / total).collect(),
            objective,
            residual,
            settled: residual < 1e-7,
            steps,
            weights,
        }
    }
}
