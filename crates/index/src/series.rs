//! Figures in time: dated values, and values that are only known to be "at least" or "at most".

/// How a reported value bounds the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The value itself.
    Exact,
    /// "More than", "at least": the true value is this or higher.
    AtLeast,
    /// "Less than", "at most": the true value is this or lower.
    AtMost,
}

/// A value at a time.
///
/// *Units and range*: `t` in years with decimals, at the end of the period (the whole of 2024 is
/// 2025.0); `v` in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Time.
    pub t: f64,
    /// Value.
    pub v: f64,
}

/// A reported value at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observed {
    /// Time, as in [`Point`].
    pub t: f64,
    /// Value reported.
    pub v: f64,
    /// How it bounds the true value.
    pub bound: Bound,
}

impl Observed {
    /// The true value lies in this closed interval (an end may be infinite).
    pub(crate) fn interval(&self) -> (f64, f64) {
        match self.bound {
            Bound::Exact => (self.v, self.v),
            Bound::AtLeast => (self.v, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, self.v),
        }
    }

    /// The value as a point, if it is exact.
    pub(crate) fn exact(&self) -> Option<Point> {
        (self.bound == Bound::Exact).then_some(Point {
            t: self.t,
            v: self.v,
        })
    }
}

/// The first place at which a series is not finite or not sorted by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeriesFault {
    /// A time or value is not a finite number.
    #[error("observation {at} is not a finite number")]
    NotFinite {
        /// Number of the observation, from zero.
        at: usize,
    },
    /// An observation is earlier than the one before it.
    #[error("observation {at} is earlier than the one before it")]
    Unsorted {
        /// Number of the observation, from zero.
        at: usize,
    },
}

/// All faults of a series.
pub(crate) fn faults(series: &[Observed]) -> Vec<SeriesFault> {
    let not_finite = (0..series.len())
        .filter(|&at| !(series[at].t.is_finite() && series[at].v.is_finite()))
        .map(|at| SeriesFault::NotFinite { at });
    let unsorted = (1..series.len())
        .filter(|&at| series[at].t < series[at - 1].t)
        .map(|at| SeriesFault::Unsorted { at });
    not_finite.chain(unsorted).collect()
}
