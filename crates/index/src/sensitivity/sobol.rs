//! Variance-based indices: the design of Saltelli, and first-order, total and second-order indices from its outputs.

use waymark_numerics::moments::as_f64;
use waymark_numerics::order::range;
use waymark_numerics::sum::{Accumulator, sum_of};

use super::{Groups, Points, SensitivityFault};

/// How far indices go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// First-order and total: `inputs + 2` runs for each row.
    First,
    /// Those of pairs too: `2 inputs + 2` runs for each row.
    Second,
}

impl Order {
    /// Runs for each row of a design with so many inputs.
    #[must_use]
    pub fn runs_per_row(self, inputs: usize) -> usize {
        match self {
            Self::First => inputs.saturating_add(2),
            Self::Second => inputs.saturating_mul(2).saturating_add(2),
        }
    }
}

/// Which matrix a run comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matrix {
    /// The first.
    A,
    /// The first with one group of inputs from the second.
    AWithB(usize),
    /// The second with one group of inputs from the first.
    BWithA(usize),
    /// The second.
    B,
}

/// The design of Saltelli: two independent matrices, and each with single columns of the other.
///
/// *Formula*: the runs of row `r` stand together, in the order `A, A_B^1..d, [B_A^1..d,] B`, as in `SALib`. `A` is the
/// first half of the dimensions of the points and `B` the second.
///
/// *Units and range*: above 0 and below 1. With Sobol' points the number of rows is best a power of two.
///
/// *Source*: Saltelli (2002), Making best use of model evaluations to compute sensitivity indices; Saltelli et al.
/// (2010), Variance based sensitivity analysis of model output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saltelli {
    points: Points,
    rows: usize,
    order: Order,
    groups: Groups,
}

impl Saltelli {
    /// A design of so many rows, from points with two dimensions for each input.
    ///
    /// *Errors*: an odd number of dimensions, fewer than two rows, or more than 2^32.
    pub fn new(points: Points, rows: usize, order: Order) -> Result<Self, SensitivityFault> {
        let given = points.dimensions();
        if !given.is_multiple_of(2) {
            return Err(SensitivityFault::OddDimensions { given });
        }
        if rows < 2 {
            return Err(SensitivityFault::TooFewRows { rows, least: 2 });
        }
        check_count(rows)?;
        let groups = Groups::alone(given / 2);
        Ok(Self {
            points,
            rows,
            order,
            groups,
        })
    }

    /// The same design with inputs that move together: the indices are those of the groups.
    ///
    /// *Errors*: not one group for each input.
    ///
    /// *Source*: Saltelli et al. (2008), Global sensitivity analysis: the primer; groups of `SALib`.
    pub fn of_groups(self, groups: Groups) -> Result<Self, SensitivityFault> {
        let (given, needed) = (groups.inputs(), self.inputs());
        if given != needed {
            return Err(SensitivityFault::Lengths { given, needed });
        }
        Ok(Self { groups, ..self })
    }

    /// How many groups; as many as inputs where each is alone.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.groups.count()
    }

    /// How many inputs.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.points.dimensions() / 2
    }

    /// How many runs in all.
    #[must_use]
    pub fn runs(&self) -> usize {
        let each = self.order.runs_per_row(self.groups());
        self.rows.saturating_mul(each)
    }

    /// Row and matrix of a run; `None` beyond the last.
    #[must_use]
    pub fn run(&self, run: usize) -> Option<(usize, Matrix)> {
        let groups = self.groups();
        let each = self.order.runs_per_row(groups);
        let (row, place) = (run / each, run % each);
        let matrix = match place.checked_sub(1) {
            None => Matrix::A,
            Some(_) if place + 1 == each => Matrix::B,
            Some(group) if group < groups => Matrix::AWithB(group),
            Some(place) => Matrix::BWithA(place - groups),
        };
        (row < self.rows).then_some((row, matrix))
    }

    /// One input of a run; `NaN` for a run or input that is not there.
    #[must_use]
    pub fn input(&self, run: usize, input: usize) -> f64 {
        let Some((row, matrix)) = self.run(run).filter(|_| input < self.inputs()) else {
            return f64::NAN;
        };
        let second = match matrix {
            Matrix::A => false,
            Matrix::AWithB(from) => self.groups.of(input) == Some(from),
            Matrix::BWithA(from) => self.groups.of(input) != Some(from),
            Matrix::B => true,
        };
        let dimension = if second { input + self.inputs() } else { input };
        u32::try_from(row).map_or(f64::NAN, |row| self.points.point(row, dimension))
    }

    /// All runs of a row, one after the other, each with all its inputs: every coordinate is found only once. Empty for a
    /// row that is not there.
    #[must_use]
    pub fn row(&self, row: usize) -> Vec<f64> {
        let inputs = self.inputs();
        let each = self.order.runs_per_row(self.groups());
        let Some(index) = u32::try_from(row).ok().filter(|_| row < self.rows) else {
            return Vec::new();
        };
        let coordinate = |dimension| self.points.point(index, dimension);
        let base: Vec<f64> = (0..2 * inputs).map(coordinate).collect();
        let (a, b) = base.split_at(inputs);
        let mut out = Vec::with_capacity(each * inputs);
        let mut swapped = |from: &[f64], other: &[f64]| {
            for group in 0..self.groups() {
                let start = out.len();
                out.extend_from_slice(from);
                for input in self.groups.members(group) {
                    out[start + input] = other[input];
                }
            }
        };
        swapped(a, b);
        if self.order == Order::Second {
            swapped(b, a);
        }
        [a, &out, b].concat()
    }

    /// All inputs of a run.
    pub fn fill(&self, run: usize, inputs: &mut [f64]) {
        for (input, value) in inputs.iter_mut().enumerate() {
            *value = self.input(run, input);
        }
    }
}

/// Rows and trajectories are numbered in 32 bits.
pub(super) fn check_count(asked: usize) -> Result<(), SensitivityFault> {
    let most = u32::MAX as usize;
    let within = asked <= most;
    within
        .then_some(())
        .ok_or(SensitivityFault::TooManyRows { asked, most })
}

/// How first-order indices are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstOrder {
    /// `mean(y_B (y_ABi - y_A)) / V`: the better one for small indices where outputs are centred.
    Saltelli,
    /// `1 - mean((y_B - y_ABi)^2) / (2 V)`: needs no centring, and is the better one for large indices.
    Jansen,
}

/// Divisor of the variance of `y_A` and `y_B` together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variance {
    /// `2 N`.
    Population,
    /// `2 N - 1`.
    Sample,
}

/// How indices are estimated. Totals are those of Jansen in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimator {
    /// First-order indices.
    pub first: FirstOrder,
    /// Whether the mean of all outputs is taken away first; without it first-order and second-order indices have a large
    /// error where the mean is far from zero.
    pub centred: bool,
    /// Divisor of the variance.
    pub variance: Variance,
}

impl Default for Estimator {
    fn default() -> Self {
        Self::SALIB
    }
}

impl Estimator {
    /// That of `SALib`.
    pub const SALIB: Self = Self {
        first: FirstOrder::Saltelli,
        centred: true,
        variance: Variance::Population,
    };
    /// That of `COINr`.
    pub const COINR: Self = Self {
        first: FirstOrder::Saltelli,
        centred: false,
        variance: Variance::Sample,
    };
    /// Jansen (1999) for both.
    pub const JANSEN: Self = Self {
        first: FirstOrder::Jansen,
        centred: true,
        variance: Variance::Population,
    };

    /// What a row adds to a first-order index.
    pub(super) fn term(self, a: f64, b: f64, mixed: f64) -> f64 {
        match self.first {
            FirstOrder::Saltelli => b * (mixed - a),
            FirstOrder::Jansen => (b - mixed) * (b - mixed),
        }
    }

    /// A first-order index from the mean of [`Self::term`].
    pub(super) fn index(self, mean: f64, variance: f64) -> f64 {
        match self.first {
            FirstOrder::Saltelli => mean / variance,
            FirstOrder::Jansen => 1.0 - mean / (2.0 * variance),
        }
    }

    /// Variance of `2 n` numbers from their sum and that of their squares, both about a place near their mean; `None`
    /// where it is no more than rounding.
    pub(super) fn variance_of(self, sum: f64, squares: f64, rows: f64) -> Option<f64> {
        // Below this share of the mean square a difference of sums is rounding.
        const ROUNDING: f64 = 1e-13;
        let count = 2.0 * rows;
        let spread = squares - sum * sum / count;
        let divisor = match self.variance {
            Variance::Population => count,
            Variance::Sample => count - 1.0,
        };
        (spread > ROUNDING * squares).then_some(spread / divisor)
    }
}

/// A second-order index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// First input.
    pub one: usize,
    /// Second input, above the first.
    pub other: usize,
    /// The index.
    pub value: f64,
}

/// Sensitivity indices of every input.
#[derive(Debug, Clone, PartialEq)]
pub struct Indices {
    /// Share of the variance an input explains alone.
    pub first: Vec<f64>,
    /// Share it has a part in, alone or with others.
    pub total: Vec<f64>,
    /// Share pairs explain beyond what each does alone; none for a design of the first order.
    pub second: Vec<Pair>,
    /// Variance of the output, over `A` and `B`.
    pub variance: f64,
    /// Rows that were used.
    pub rows: usize,
    /// Rows that were dropped because one of their runs is missing.
    pub dropped: usize,
}

/// The outputs of a Saltelli design, complete rows only.
#[derive(Debug, Clone, PartialEq)]
pub struct Outputs {
    inputs: usize,
    order: Order,
    dropped: usize,
    runs: Vec<f64>,
}

impl Outputs {
    /// Takes outputs in the order of the runs of [`Saltelli`].
    ///
    /// *Missing values*: a row with a missing run is dropped whole, and counted.
    ///
    /// *Errors*: no inputs, a number of outputs that does not fill whole rows, fewer than two complete rows.
    pub fn new(outputs: &[f64], inputs: usize, order: Order) -> Result<Self, SensitivityFault> {
        if inputs == 0 {
            return Err(SensitivityFault::NoInputs);
        }
        let each = order.runs_per_row(inputs);
        let given = outputs.len();
        if !given.is_multiple_of(each) {
            let needed = given.next_multiple_of(each);
            return Err(SensitivityFault::Lengths { given, needed });
        }
        let rows = outputs.chunks_exact(each);
        let all = rows.len();
        check_count(all)?;
        let complete = rows.filter(|row| row.iter().all(|y| y.is_finite()));
        let runs: Vec<f64> = complete.flatten().copied().collect();
        let rows = runs.len() / each;
        if rows < 2 {
            return Err(SensitivityFault::TooFewRows { rows, least: 2 });
        }
        Ok(Self {
            inputs,
            order,
            dropped: all - rows,
            runs,
        })
    }

    /// Rows that are used.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.runs.len() / self.order.runs_per_row(self.inputs)
    }

    /// Rows dropped because one of their runs is missing.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Sensitivity indices.
    ///
    /// *Formula*, over `N` rows, with the outputs less the mean of all runs where the estimator is centred
    /// ```text
    /// V     variance of y_A and y_B together
    /// S_i   = mean(y_B (y_ABi - y_A)) / V                          Saltelli
    ///       = 1 - mean((y_B - y_ABi)^2) / (2 V)                    Jansen
    /// T_i   = mean((y_A - y_ABi)^2) / (2 V)
    /// S_ij  = mean(y_BAi y_ABj - y_A y_B) / V - S_i - S_j
    /// ```
    /// *Units and range*: shares of the variance, from 0 to 1 but for the error of the sample; not clipped.
    ///
    /// *Errors*: an output that is the same in every run.
    ///
    /// *Source*: Saltelli et al. (2010), Variance based sensitivity analysis of model output; Jansen (1999), Analysis of
    /// variance designs for model output; Saltelli (2002) for pairs; `sobol.analyze` of `SALib`; `get_sensitivity` of
    /// COINr.
    pub fn indices(&self, estimator: Estimator) -> Result<Indices, SensitivityFault> {
        let products = self.products(estimator)?;
        let mut sums = vec![Accumulator::default(); products.columns];
        for row in products.table.chunks_exact(products.columns) {
            for (sum, value) in sums.iter_mut().zip(row) {
                sum.add(*value);
            }
        }
        let sums: Vec<f64> = sums.into_iter().map(Accumulator::total).collect();
        let variance = products.variance(&sums);
        let variance = variance.ok_or(SensitivityFault::ConstantOutput)?;
        let mut all = vec![0.0; products.columns - 2];
        products.indices(&sums, variance, &mut all);
        let (first, rest) = all.split_at(self.inputs);
        let (total, second) = rest.split_at(self.inputs);
        let pairs = products.pairs.iter().zip(second);
        Ok(Indices {
            first: first.to_vec(),
            total: total.to_vec(),
            second: pairs
                .map(|((one, other), value)| Pair {
                    one: *one,
                    other: *other,
                    value: *value,
                })
                .collect(),
            variance,
            rows: self.rows(),
            dropped: self.dropped,
        })
    }

    /// What each row adds to each index.
    pub(super) fn products(&self, estimator: Estimator) -> Result<Products, SensitivityFault> {
        let inputs = self.inputs;
        let each = self.order.runs_per_row(inputs);
        let rows = || self.runs.chunks_exact(each);
        let bases: Vec<f64> = rows().flat_map(|row| [row[0], row[each - 1]]).collect();
        if range(&bases).is_none_or(|(low, high)| low >= high) {
            return Err(SensitivityFault::ConstantOutput);
        }
        let centre = sum_of(self.runs.iter().copied()) / as_f64(self.runs.len());
        let pairs = match self.order {
            Order::First => Vec::new(),
            Order::Second => pairs(inputs),
        };
        let columns = 2 * inputs + pairs.len() + 2;
        let mut table = Vec::with_capacity(columns * self.rows());
        let from = if estimator.centred { centre } else { 0.0 };
        for row in rows() {
            let at = |place: usize| row[place] - from;
            let (a, b) = (at(0), at(each - 1));
            table.extend((1..=inputs).map(|i| estimator.term(a, b, at(i))));
            table.extend((1..=inputs).map(|i| (a - at(i)) * (a - at(i))));
            let crossed = |(i, j): &(usize, usize)| at(inputs + 1 + i) * at(1 + j) - a * b;
            table.extend(pairs.iter().map(crossed));
            let (a, b) = (row[0] - centre, row[each - 1] - centre);
            table.extend([a + b, a * a + b * b]);
        }
        Ok(Products {
            table,
            columns,
            inputs,
            pairs,
            rows: as_f64(self.rows()),
            estimator,
        })
    }
}

fn pairs(inputs: usize) -> Vec<(usize, usize)> {
    let with = |one| (one + 1..inputs).map(move |other| (one, other));
    (0..inputs).flat_map(with).collect()
}

/// What each row adds to each index: first-order, total, pairs, and last the sum and the sum of squares of `y_A` and
/// `y_B` about the mean.
#[derive(Debug)]
pub(super) struct Products {
    pub(super) table: Vec<f64>,
    pub(super) columns: usize,
    pub(super) inputs: usize,
    pub(super) pairs: Vec<(usize, usize)>,
    rows: f64,
    estimator: Estimator,
}

impl Products {
    /// Variance of the rows summed; `None` where they are all the same.
    pub(super) fn variance(&self, sums: &[f64]) -> Option<f64> {
        let [.., sum, squares] = sums else {
            return None;
        };
        self.estimator.variance_of(*sum, *squares, self.rows)
    }

    /// One index from the sum of its column. That of a pair still holds what each does alone.
    pub(super) fn index(&self, column: usize, sum: f64, variance: f64) -> f64 {
        let mean = sum / self.rows;
        match column / self.inputs {
            0 => self.estimator.index(mean, variance),
            1 => mean / (2.0 * variance),
            _ => mean / variance,
        }
    }

    /// All indices from the sums of the columns.
    pub(super) fn indices(&self, sums: &[f64], variance: f64, out: &mut [f64]) {
        for (column, (out, sum)) in out.iter_mut().zip(sums).enumerate() {
            *out = self.index(column, *sum, variance);
        }
        for (n, (one, other)) in self.pairs.iter().enumerate() {
            out[2 * self.inputs + n] -= out[*one] + out[*other];
        }
    }
}
