//! Sensitivity indices of every unit at once, row by row of a Saltelli design, for a few sums each.

use waymark_numerics::moments::as_f64;

use super::SensitivityFault;
use super::sobol::{Estimator, FirstOrder};

/// Sums that give the first-order and total indices of every unit.
///
/// *Formula*: those of [`super::Outputs::indices`]. For each unit and input three sums are kept, from which a mean can be
/// taken away afterwards, so the outputs need not be stored:
/// ```text
/// sum(y_B (y_ABi - y_A)),  sum(y_ABi - y_A),  sum((y_ABi - y_A)^2)
/// ```
/// all about a reference for each unit, its nominal score or rank, so that no digits are lost.
///
/// *Missing values*: a unit that misses a run of a row is left out of that row, and the row is counted as dropped for it.
///
/// *Source*: as for [`super::Outputs::indices`]; the per-unit view is that of Saisana, Saltelli and Tarantola (2005).
#[derive(Debug, Clone, PartialEq)]
pub struct UnitIndices {
    estimator: Estimator,
    reference: Vec<f64>,
    rows: usize,
    base: Base,
    inputs: Vec<Sums>,
}

/// Sums over `A` and `B`.
#[derive(Debug, Clone, PartialEq)]
struct Base {
    used: Vec<f64>,
    a: Vec<f64>,
    b: Vec<f64>,
    squares: Vec<f64>,
}

/// Sums for an input.
#[derive(Debug, Clone, PartialEq)]
struct Sums {
    terms: Vec<f64>,
    moves: Vec<f64>,
    squares: Vec<f64>,
}

/// The indices of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitIndex {
    /// First-order index of each input.
    pub first: Vec<f64>,
    /// Total index of each input.
    pub total: Vec<f64>,
    /// Variance of its output.
    pub variance: f64,
    /// Rows it has every run of.
    pub rows: usize,
    /// Rows it misses a run of.
    pub dropped: usize,
}

impl UnitIndices {
    /// Sums for so many inputs, one unit for each reference.
    ///
    /// *Missing values*: a missing reference is taken as zero; any number near the outputs of the unit will do.
    ///
    /// *Errors*: no inputs.
    pub fn new(
        reference: &[f64],
        inputs: usize,
        estimator: Estimator,
    ) -> Result<Self, SensitivityFault> {
        if inputs == 0 {
            return Err(SensitivityFault::NoInputs);
        }
        let zeros = || vec![0.0; reference.len()];
        let known = reference
            .iter()
            .map(|r| if r.is_finite() { *r } else { 0.0 });
        let sums = || Sums {
            terms: zeros(),
            moves: zeros(),
            squares: zeros(),
        };
        Ok(Self {
            estimator,
            reference: known.collect(),
            rows: 0,
            base: Base {
                used: zeros(),
                a: zeros(),
                b: zeros(),
                squares: zeros(),
            },
            inputs: (0..inputs).map(|_| sums()).collect(),
        })
    }

    /// Adds a row: the outputs of all units under `A`, under `B`, and under `A` with each input from `B`.
    ///
    /// *Errors*: not one output for each unit, or not one vector for each input; nothing is added then.
    pub fn add<V: AsRef<[f64]>>(
        &mut self,
        a: &[f64],
        b: &[f64],
        mixed: &[V],
    ) -> Result<(), SensitivityFault> {
        let fits = |given: usize, needed: usize| {
            let fault = SensitivityFault::Lengths { given, needed };
            (given == needed).then_some(()).ok_or(fault)
        };
        let units = self.reference.len();
        fits(mixed.len(), self.inputs.len())?;
        fits(a.len(), units)?;
        fits(b.len(), units)?;
        for outputs in mixed {
            fits(outputs.as_ref().len(), units)?;
        }
        // A sum with a missing value in it is missing: the units that lack a run.
        let mut whole: Vec<f64> = a.iter().zip(b).map(|(a, b)| a + b).collect();
        for outputs in mixed {
            for (sum, y) in whole.iter_mut().zip(outputs.as_ref()) {
                *sum += y;
            }
        }
        let keep: Vec<f64> = whole
            .iter()
            .map(|sum| if sum.is_finite() { 1.0 } else { 0.0 })
            .collect();
        let about = |outputs: &[f64]| -> Vec<f64> {
            let cells = outputs.iter().zip(&self.reference).zip(&keep);
            cells
                .map(|((y, r), keep)| if *keep > 0.0 { y - r } else { 0.0 })
                .collect()
        };
        let (a, b) = (about(a), about(b));
        for (sums, outputs) in self.inputs.iter_mut().zip(mixed) {
            let mut outputs = about(outputs.as_ref());
            sums.add(self.estimator.first, &a, &b, &mut outputs);
        }
        self.base.add(&keep, &a, &b);
        self.rows += 1;
        Ok(())
    }

    /// Adds the rows another has seen.
    ///
    /// Shared out over threads in fixed lots and merged in their order, the result keeps every bit.
    ///
    /// *Errors*: other units, references, inputs or another estimator.
    pub fn merge(&mut self, other: &Self) -> Result<(), SensitivityFault> {
        let alike = self.reference == other.reference
            && self.estimator == other.estimator
            && self.inputs.len() == other.inputs.len();
        if !alike {
            return Err(SensitivityFault::Unlike);
        }
        let add = |to: &mut Vec<f64>, from: &Vec<f64>| {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        };
        for (to, from) in self.inputs.iter_mut().zip(&other.inputs) {
            add(&mut to.terms, &from.terms);
            add(&mut to.moves, &from.moves);
            add(&mut to.squares, &from.squares);
        }
        add(&mut self.base.used, &other.base.used);
        add(&mut self.base.a, &other.base.a);
        add(&mut self.base.b, &other.base.b);
        add(&mut self.base.squares, &other.base.squares);
        self.rows += other.rows;
        Ok(())
    }

    /// The indices of a unit; `None` for one that is not there, has fewer than two rows, or has an output that does not
    /// vary (its deviation is below about 3e-7 of its distance from the reference).
    #[must_use]
    pub fn unit(&self, unit: usize) -> Option<UnitIndex> {
        let reference = *self.reference.get(unit)?;
        let Base {
            used,
            a,
            b,
            squares,
        } = &self.base;
        let (rows, sum) = (used[unit], a[unit] + b[unit]);
        if rows < 2.0 {
            return None;
        }
        let variance = self.estimator.variance_of(sum, squares[unit], rows)?;
        let centre = if self.estimator.centred {
            let moves = self.inputs.iter().map(|i| i.moves[unit]).sum::<f64>();
            let inputs = as_f64(self.inputs.len());
            (sum + inputs * a[unit] + moves) / (rows * (inputs + 2.0))
        } else {
            -reference
        };
        let first = |sums: &Sums| {
            let terms = match self.estimator.first {
                FirstOrder::Saltelli => sums.terms[unit] - centre * sums.moves[unit],
                FirstOrder::Jansen => sums.terms[unit],
            };
            self.estimator.index(terms / rows, variance)
        };
        let total = |sums: &Sums| sums.squares[unit] / (2.0 * rows * variance);
        let complete = self.complete(rows);
        Some(UnitIndex {
            first: self.inputs.iter().map(first).collect(),
            total: self.inputs.iter().map(total).collect(),
            variance,
            rows: complete,
            dropped: self.rows - complete,
        })
    }

    /// A count that was kept as a number.
    fn complete(&self, rows: f64) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number from zero to the number of rows"
        )]
        let count = rows as usize;
        count.min(self.rows)
    }
}

impl Base {
    fn add(&mut self, keep: &[f64], a: &[f64], b: &[f64]) {
        let add = |to: &mut Vec<f64>, from: &[f64]| {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        };
        add(&mut self.used, keep);
        add(&mut self.a, a);
        add(&mut self.b, b);
        for (sum, (a, b)) in self.squares.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * a + b * b;
        }
    }
}

impl Sums {
    /// Adds a row; the outputs are overwritten by how far they moved from `a`.
    fn add(&mut self, first: FirstOrder, a: &[f64], b: &[f64], outputs: &mut [f64]) {
        let cells = self
            .terms
            .iter_mut()
            .zip(outputs.iter())
            .zip(a.iter().zip(b));
        match first {
            FirstOrder::Saltelli => cells.for_each(|((sum, y), (a, b))| *sum += b * (y - a)),
            FirstOrder::Jansen => cells.for_each(|((sum, y), (_, b))| *sum += (b - y) * (b - y)),
        }
        for (y, a) in outputs.iter_mut().zip(a) {
            *y -= a;
        }
        for (sum, moved) in self.moves.iter_mut().zip(outputs.iter()) {
            *sum += moved;
        }
        for (sum, moved) in self.squares.iter_mut().zip(outputs.iter()) {
            *sum += moved * moved;
        }
    }
}
