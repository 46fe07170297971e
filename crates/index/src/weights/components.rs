//! Principal components of the children, and weights from them.
//!
//! *Formula*: eigenvectors of the correlation matrix over the units that have every child
//! ```text
//! first     loadings of the first component, turned so that their sum is not negative
//! factors   of the components kept, squared loadings (times the eigenvalue) scaled to sum 1 in each; a child belongs to
//!           the component on which it loads most; its weight is that square times the component's share of the variance
//! kmo       sum r^2 / (sum r^2 + sum p^2), r the correlations and p the partial ones of different children
//! ```
//! *Missing values*: units that lack a child are left out, and counted.
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6, box 11, after Nicoletti, Scarpetta and
//! Boylaud (2000); Kaiser (1974) for the measure of sampling adequacy. `get_PCA` of COINr leaves the sign to the library.

use nalgebra::{DMatrix, SymmetricEigen};
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::as_f64;
use waymark_numerics::order::{clamp, max};
use waymark_numerics::sum::sum_of;

use super::{NoWeights, complete, to_one};

/// Components of the children.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// Variance of each component, falling; they sum to the number of children.
    pub variances: Vec<f64>,
    /// By component: its direction, of length 1, by child.
    pub directions: Vec<Vec<f64>>,
    /// Units that have every child.
    pub units: usize,
    /// Kaiser, Meyer and Olkin's measure of sampling adequacy, 0 to 1; `None` where children are copies of each other.
    pub adequacy: Option<f64>,
}

/// Components of columns.
///
/// *Errors*: fewer than two children, fewer than three units, a child that does not vary.
pub fn components(columns: &[&[f64]]) -> Result<Components, NoWeights> {
    let rows = complete(columns)?;
    let correlations = correlations(&rows);
    let wide = correlations.nrows();
    let eigen = SymmetricEigen::new(correlations.clone());
    let mut order: Vec<usize> = (0..wide).collect();
    order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
    let direction = |&k: &usize| {
        let own: Vec<f64> = eigen.eigenvectors.column(k).iter().copied().collect();
        let sign = if sum_of(own.iter().copied()) < 0.0 {
            -1.0
        } else {
            1.0
        };
        own.into_iter().map(|x| sign * x).collect()
    };
    Ok(Components {
        variances: order
            .iter()
            .map(|&k| max(eigen.eigenvalues[k], 0.0))
            .collect(),
        directions: order.iter().map(direction).collect(),
        units: rows.len(),
        adequacy: adequacy(&correlations),
    })
}

fn correlations(rows: &[Vec<f64>]) -> DMatrix<f64> {
    let (n, wide) = (as_f64(rows.len()), rows[0].len());
    let mean = |q: usize| sum_of(rows.iter().map(|r| r[q])) / n;
    let means: Vec<f64> = (0..wide).map(mean).collect();
    let crossed =
        |a: usize, b: usize| sum_of(rows.iter().map(|r| (r[a] - means[a]) * (r[b] - means[b])));
    let own: Vec<f64> = (0..wide).map(|q| sqrt(crossed(q, q))).collect();
    DMatrix::from_fn(wide, wide, |a, b| {
        if a == b {
            1.0
        } else {
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            clamp(crossed(low, high) / (own[low] * own[high]), -1.0, 1.0)
        }
    })
}

fn adequacy(correlations: &DMatrix<f64>) -> Option<f64> {
    let inverse = correlations.clone().try_inverse()?;
    let wide = correlations.nrows();
    let pairs = || (0..wide).flat_map(|a| (0..a).map(move |b| (a, b)));
    let plain = sum_of(pairs().map(|p| correlations[p] * correlations[p]));
    let partial = |(a, b): (usize, usize)| {
        let square = inverse[(a, b)] * inverse[(a, b)];
        square / (inverse[(a, a)] * inverse[(b, b)])
    };
    let partial = sum_of(pairs().map(partial));
    let found = plain / (plain + partial);
    found.is_finite().then_some(found)
}

impl Components {
    /// Share of the variance of each component.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        let all = as_f64(self.variances.len());
        self.variances.iter().map(|v| v / all).collect()
    }

    /// Raw loadings of the first component as weights. A negative one says that its child runs against the others: it is
    /// no weight, and its direction or its place in the tree should be looked at.
    #[must_use]
    pub fn first(&self) -> &[f64] {
        self.directions.first().map_or(&[], Vec::as_slice)
    }

    /// Weights from the components that are kept: those of a variance above 1, or so many.
    ///
    /// *Errors*: none is kept that anything loads on.
    pub fn factors(&self, kept: Option<usize>) -> Result<Vec<f64>, NoWeights> {
        let above = self.variances.iter().filter(|v| **v > 1.0).count();
        let kept = kept.unwrap_or(above).clamp(1, self.variances.len());
        let parts: Vec<(&Vec<f64>, f64)> = self
            .directions
            .iter()
            .zip(self.variances.iter().copied())
            .take(kept)
            .collect();
        // A direction has length 1: its squares are the squared loadings scaled to sum 1.
        let explained = sum_of(parts.iter().map(|(_, v)| *v));
        let children = self.first().len();
        let weight = |child: usize| {
            let loading = |(own, v): &(&Vec<f64>, f64)| own[child] * own[child] * v;
            let mut best = (f64::NEG_INFINITY, 0.0);
            for part in &parts {
                if loading(part) > best.0 {
                    best = (
                        loading(part),
                        part.0[child] * part.0[child] * part.1 / explained,
                    );
                }
            }
            best.1
        };
        to_one((0..children).map(weight).collect())
    }
}
