//! Round numbers along an axis.

/// From the smallest to the largest value of a scale, in steps a person reads easily.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) ticks: Vec<f64>,
}

impl Scale {
    /// A scale that holds all values in about `wanted` steps. Values must be finite.
    pub(super) fn around(values: &[f64], wanted: u8) -> Self {
        let low = values
            .iter()
            .copied()
            .reduce(|a, b| if b < a { b } else { a })
            .unwrap_or(0.0);
        let high = values
            .iter()
            .copied()
            .reduce(|a, b| if b > a { b } else { a })
            .unwrap_or(1.0);
        let (low, high) = if high - low > 0.0 && (high - low).is_finite() {
            (low, high)
        } else {
            let room = if low.abs() > 0.0 {
                low.abs() * 0.1
            } else {
                1.0
            };
            (low - room, high + room)
        };
        let step = step((high - low) / f64::from(wanted));
        // A quantity that is never negative gets an axis that is never negative.
        let first = (low / step).floor();
        let last = (high / step).ceil();
        let mut ticks = Vec::new();
        let mut n = first;
        while n <= last && ticks.len() < 24 {
            ticks.push(n * step);
            n += 1.0;
        }
        Self {
            from: first * step,
            to: last * step,
            ticks,
        }
    }

    /// Where a value lies between the ends, 0 to 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from)
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that is no smaller than the wish.
fn step(wish: f64) -> f64 {
    let text = format!("{wish:e}");
    let power = text.split_once('e').map_or("0", |(_, power)| power);
    let base: f64 = format!("1e{power}").parse().unwrap_or(1.0);
    [1.0, 2.0, 5.0, 10.0]
        .map(|m| m * base)
        .into_iter()
        .find(|s| *s >= wish)
        .unwrap_or(base * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_hold_the_values() {
        let scale = Scale::around(&[12.3, 47.0], 4);
        assert_eq!(scale.ticks, [10.0, 20.0, 30.0, 40.0, 50.0]);
        for values in [&[5.0][..], &[0.0, 0.0], &[-3.0, 1e9], &[1e-12, 2e-12], &[]] {
            let scale = Scale::around(values, 4);
            assert!(
                scale.to > scale.from && scale.ticks.len() >= 2,
                "{values:?} {scale:?}"
            );
            assert!(
                values
                    .iter()
                    .all(|v| (0.0..=1.0).contains(&scale.share(*v)))
            );
        }
    }
}
