//! What satisfies a target: an interval of values, open or closed at its ends.

use super::{APPROX_SHARE, Comparator, Question};
use crate::series::Observed;

/// The values that satisfy a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Goal {
    /// Lower end; minus infinity if there is none.
    low: f64,
    /// Upper end; infinity if there is none.
    high: f64,
    /// Whether the ends themselves satisfy.
    ends: Ends,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Satisfy,
    DoNotSatisfy,
}

impl Goal {
    pub(super) fn of(question: &Question<'_>) -> Self {
        let target = question.target.v;
        let spare = APPROX_SHARE * target.abs();
        let (none_below, none_above) = (f64::NEG_INFINITY, f64::INFINITY);
        let (low, high) = match (question.comparator, question.higher_is_better) {
            (Comparator::AtLeast | Comparator::Gt, _) | (Comparator::Eq, Some(true)) => {
                (target, none_above)
            }
            (Comparator::AtMost | Comparator::Lt, _) | (Comparator::Eq, Some(false)) => {
                (none_below, target)
            }
            (Comparator::Eq, None) => (target, target),
            (Comparator::Approx, Some(true)) => (target - spare, none_above),
            (Comparator::Approx, Some(false)) => (none_below, target + spare),
            (Comparator::Approx, None) => (target - spare, target + spare),
        };
        let ends = if is_strict(question.comparator) {
            Ends::DoNotSatisfy
        } else {
            Ends::Satisfy
        };
        Self { low, high, ends }
    }

    /// Whether a value satisfies the target.
    pub(super) fn holds(&self, value: f64) -> bool {
        match self.ends {
            Ends::Satisfy => self.low <= value && value <= self.high,
            Ends::DoNotSatisfy => self.low < value && value < self.high,
        }
    }

    /// Whether a reported value satisfies the target; `None` if its bound cannot decide.
    pub(super) fn met_by(&self, observed: &Observed) -> Option<bool> {
        let (low, high) = observed.interval();
        // An end without limit is satisfied by whatever lies that way.
        let below_ok = self.low.is_infinite() || self.clears(low, self.low);
        let above_ok = self.high.is_infinite() || self.clears(self.high, high);
        let outside = !self.clears(high, self.low) || !self.clears(self.high, low);
        match (below_ok && above_ok, outside) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    fn clears(&self, upper: f64, lower: f64) -> bool {
        match self.ends {
            Ends::Satisfy => upper >= lower,
            Ends::DoNotSatisfy => upper > lower,
        }
    }
}

/// Whether the target value itself does not satisfy the target.
pub(super) fn is_strict(comparator: Comparator) -> bool {
    match comparator {
        Comparator::Lt | Comparator::Gt => true,
        Comparator::Eq | Comparator::AtLeast | Comparator::AtMost | Comparator::Approx => false,
    }
}
