//! Trend of an indicator that has a direction and no target: is it getting better or worse?
//!
//! Compares the first with the last figure. It says nothing about what lies between, and nothing
//! about causes.

use waymark_numerics::missing::some_if_finite;
use waymark_numerics::order::{max, same};

use crate::series::{self, Observed, SeriesFault};

/// A relative change up to this size is flat, unless the method says otherwise: 1 %.
pub const FLAT: f64 = 0.01;

/// A series and how to read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendQuestion<'a> {
    /// Figures sorted by time.
    pub observations: &'a [Observed],
    /// The indicator's direction, if it has one.
    pub higher_is_better: Option<bool>,
    /// Relative change up to which a series is flat, at least 0 and below 1; usually [`FLAT`].
    pub flat: f64,
}

/// The verdict on a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Moved in the good direction by more than the threshold.
    Improving,
    /// Moved in the bad direction by more than the threshold.
    Worsening,
    /// Changed by no more than the threshold.
    Flat,
    /// A figure that is only a bound leaves it open.
    Unclear,
    /// Fewer than two figures at different times.
    TooFew,
    /// The indicator has no direction; the change is given without a judgement.
    NoDirection,
}

impl Verdict {
    /// A stable code, for files and locales.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Improving => "improving",
            Self::Worsening => "worsening",
            Self::Flat => "flat",
            Self::Unclear => "unclear",
            Self::TooFew => "too_few",
            Self::NoDirection => "no_direction",
        }
    }
}

/// The trend of a series. What cannot be computed is `None`; nothing is ever `NaN` or infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The verdict.
    pub verdict: Verdict,
    /// The first figure of the series, if there are enough.
    pub first: Option<Observed>,
    /// The last figure of the series, if there are enough.
    pub last: Option<Observed>,
    /// Change from the first to the last figure; needs two exact figures.
    pub change: Option<f64>,
    /// The change as a share of the first figure's size; needs that it is not zero.
    pub relative: Option<f64>,
    /// The change per year.
    pub per_year: Option<f64>,
}

/// Why a trend cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum TrendFault {
    /// The threshold is not a share.
    #[error("the flat threshold is {value}: a share from 0 to below 1 is needed")]
    Flat {
        /// The threshold given.
        value: f64,
    },
    /// The observations are not usable.
    #[error(transparent)]
    Series(SeriesFault),
}

/// Reads the trend of a series.
///
/// *Formula*
/// ```text
/// change   = last - first
/// relative = change / |first|
/// flat     if |change| <= flat * |first|
/// ```
/// so that from a first figure of zero every change counts.
///
/// *Units and range*: `change` in the indicator's unit, `relative` a share.
///
/// *Missing values*: fewer than two figures at different times are `TooFew`. Where the first or last
/// figure is only a bound, the verdict is given if all true values within the bounds agree on it,
/// else `Unclear`; the size of the change is then not given. Of several figures for one time
/// the last counts.
///
/// *Errors*: numbers that are not finite, observations that are not sorted, a threshold that is not
/// a share; all at once.
///
/// *Source*: for comparison, Open SDG and Statistics Canada judge indicators without a target by their
/// compound growth per year, at thresholds of 0.5 and 1.5 %; here the change over the whole series
/// is compared, as growth rates have no meaning for values at or below zero.
pub fn trend(question: &TrendQuestion<'_>) -> Result<Trend, Vec<TrendFault>> {
    let series = question.observations;
    let mut faults: Vec<TrendFault> = series::faults(series)
        .into_iter()
        .map(TrendFault::Series)
        .collect();
    if !(0.0..1.0).contains(&question.flat) {
        faults.push(TrendFault::Flat {
            value: question.flat,
        });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(ends(series).map_or(TOO_FEW, |(first, last)| between(question, first, last)))
}

const TOO_FEW: Trend = Trend {
    verdict: Verdict::TooFew,
    first: None,
    last: None,
    change: None,
    relative: None,
    per_year: None,
};

/// The last word on the first time, and the last word on the last time.
fn ends(series: &[Observed]) -> Option<(Observed, Observed)> {
    let start = series.first()?.t;
    let first = series.iter().take_while(|at| same(at.t, start)).last()?;
    let last = series.last()?;
    (last.t > first.t).then_some((*first, *last))
}

fn between(question: &TrendQuestion<'_>, first: Observed, last: Observed) -> Trend {
    let exact = first.exact().zip(last.exact());
    let change = exact.and_then(|(from, to)| some_if_finite(to.v - from.v));
    let size = first.v.abs();
    Trend {
        verdict: verdict(question, &first, &last),
        first: Some(first),
        last: Some(last),
        change,
        relative: change.and_then(|change| some_if_finite(change / size)),
        per_year: change.and_then(|change| some_if_finite(change / (last.t - first.t))),
    }
}

/// The true change lies between two ends; a bound on the first figure moves them as far as it
/// moves the true first figure, so its reported size may stand for the true one in the threshold.
fn verdict(question: &TrendQuestion<'_>, first: &Observed, last: &Observed) -> Verdict {
    let Some(higher_is_better) = question.higher_is_better else {
        return Verdict::NoDirection;
    };
    let threshold = question.flat * first.v.abs() * (1.0 + ROUNDING);
    let (from, to) = (first.interval(), last.interval());
    let (least, most) = (to.0 - from.1, to.1 - from.0);
    let rose = if higher_is_better {
        Verdict::Improving
    } else {
        Verdict::Worsening
    };
    let fell = if higher_is_better {
        Verdict::Worsening
    } else {
        Verdict::Improving
    };
    if least > threshold {
        rose
    } else if most < -threshold {
        fell
    } else if max(most, -least) <= threshold {
        Verdict::Flat
    } else {
        Verdict::Unclear
    }
}

/// A change of exactly the threshold is flat, whatever the last bit says.
const ROUNDING: f64 = 1e-9;

#[cfg(test)]
mod tests;
