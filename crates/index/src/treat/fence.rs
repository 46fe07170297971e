//! Fences: values beyond a bound are pulled to it.

use waymark_numerics::missing::present;
use waymark_numerics::order::sort;

/// Where the fences of a column stand.
///
/// *Formula*
/// ```text
/// Quartiles     q1 - times (q3 - q1), q3 + times (q3 - q1)
/// Deviation     median -+ times * 1.4826 * median(|x - median|)
/// Percentiles   quantile(share), quantile(1 - share)
/// ```
/// Quantiles of type 7. *Missing values*: skipped.
///
/// *Source*: Tukey (1977), Exploratory Data Analysis; Iglewicz and Hoaglin (1993), How to detect and handle outliers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fence {
    /// By the distance of the quartiles; usually 1.5 or 3.
    Quartiles {
        /// How many such distances.
        times: f64,
    },
    /// By the median absolute deviation; usually 3 or 3.5.
    Deviation {
        /// How many of them.
        times: f64,
    },
    /// By a share of the units on each side.
    Percentiles {
        /// From 0 to 0.5.
        share: f64,
    },
}

impl Fence {
    /// Pulls what lies beyond to the fence; gives the number of cells. Nothing is done where both fences would fall
    /// together: half of the values are equal then, and the others would lose all they tell.
    pub(super) fn apply(self, column: &mut [f64]) -> usize {
        let Some((low, high)) = self.bounds(column).filter(|(low, high)| low < high) else {
            return 0;
        };
        let mut pulled = 0;
        for value in column {
            if *value < low || *value > high {
                *value = if *value < low { low } else { high };
                pulled += 1;
            }
        }
        pulled
    }

    /// Where the fences stand; `None` without values.
    #[must_use]
    pub fn bounds(self, column: &[f64]) -> Option<(f64, f64)> {
        let mut sorted: Vec<f64> = present(column).collect();
        sort(&mut sorted);
        match self {
            Self::Quartiles { times } => {
                let (low, high) = (quantile(&sorted, 0.25)?, quantile(&sorted, 0.75)?);
                let width = times * (high - low);
                Some((low - width, high + width))
            }
            Self::Deviation { times } => {
                let middle = quantile(&sorted, 0.5)?;
                let mut away: Vec<f64> = sorted.iter().map(|x| (x - middle).abs()).collect();
                sort(&mut away);
                let width = times * TO_DEVIATION * quantile(&away, 0.5)?;
                Some((middle - width, middle + width))
            }
            Self::Percentiles { share } => {
                Some((quantile(&sorted, share)?, quantile(&sorted, 1.0 - share)?))
            }
        }
    }
}

/// Makes the median absolute deviation of a normal distribution its standard deviation: 1 / `quantile(0.75)`.
const TO_DEVIATION: f64 = 1.482_602_218_505_602;

/// The quantile of sorted values between their neighbours (type 7 of Hyndman and Fan 1996); `None` without values or for a
/// share outside 0 to 1.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    if !(0.0..=1.0).contains(&share) {
        return None;
    }
    let place = share * waymark_numerics::moments::as_f64(last);
    let below = place.floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last index"
    )]
    let at = below as usize;
    let (low, high) = (*sorted.get(at)?, *sorted.get((at + 1).min(last))?);
    Some(low + (place - below) * (high - low))
}
