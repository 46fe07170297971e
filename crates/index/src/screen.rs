//! Availability: how much of a unit's data are there, and which units have too little to be given an index.

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::moments::as_f64;

/// What is there of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Availability {
    /// Missing cells.
    pub missing: usize,
    /// Cells that are zero.
    pub zeros: usize,
    /// Share of the indicators that are there; 0 to 1.
    pub available: f64,
    /// Share of those there that are not zero; `None` where nothing is there.
    pub nonzero: Option<f64>,
}

/// When a unit is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Least share of indicators that are there; a unit on the bound stays. `None`: not looked at.
    pub available: Option<f64>,
    /// Least share of values that are not zero; a unit on the bound stays. `None`: not looked at.
    pub nonzero: Option<f64>,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            available: Some(2.0 / 3.0),
            nonzero: None,
        }
    }
}

/// What a screen says of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screened {
    /// What is there.
    pub availability: Availability,
    /// Whether too little is there.
    pub low_data: bool,
    /// Whether too much is zero.
    pub low_nonzero: bool,
    /// Whether the unit stays: a decision by hand (`forced`) comes before the others.
    pub included: bool,
}

/// Availability of each unit over columns of one length.
///
/// *Formula*
/// ```text
/// available = 1 - missing / indicators
/// nonzero   = 1 - zeros / (indicators - missing)
/// ```
/// *Source*: `get_data_avail` of COINr.
#[must_use]
pub fn availability(columns: &[&[f64]], units: usize) -> Vec<Availability> {
    let (mut missing, mut zeros) = (vec![0_u32; units], vec![0_u32; units]);
    for column in columns {
        Arch::new().dispatch(Count {
            column,
            missing: &mut missing,
            zeros: &mut zeros,
        });
    }
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let counts = missing.into_iter().zip(zeros);
    let counts = counts.map(|(missing, zeros)| (count(missing), count(zeros)));
    let all = columns.len();
    let of = |(missing, zeros): (usize, usize)| Availability {
        missing,
        zeros,
        available: if all == 0 {
            0.0
        } else {
            1.0 - as_f64(missing) / as_f64(all)
        },
        nonzero: (all > missing).then(|| 1.0 - as_f64(zeros) / as_f64(all - missing)),
    };
    counts.map(of).collect()
}

/// Counts what is missing and what is zero, unit by unit. To be compiled for each kind of processor.
struct Count<'c> {
    column: &'c [f64],
    missing: &'c mut [u32],
    zeros: &'c mut [u32],
}

impl NullaryFnOnce for Count<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let counts = self.missing.iter_mut().zip(self.zeros);
        for ((missing, zeros), value) in counts.zip(self.column) {
            *missing += u32::from(value.is_nan());
            // Neither sign of zero is data.
            *zeros += u32::from(value.abs() < f64::MIN_POSITIVE);
        }
    }
}

/// Screens units. `forced` holds decisions by hand: unit and whether it stays.
///
/// *Source*: `Screen` of COINr; OECD/JRC Handbook (2008), step 2. The JRC takes 65 % per unit as a rule of thumb.
#[must_use]
pub fn screen(found: &[Availability], rule: Screen, forced: &[(usize, bool)]) -> Vec<Screened> {
    let below = |value: Option<f64>, bound: Option<f64>| {
        bound.is_some_and(|bound| value.is_some_and(|v| v < bound))
    };
    let of = |(unit, availability): (usize, &Availability)| {
        let low_data = below(Some(availability.available), rule.available);
        let low_nonzero = below(availability.nonzero, rule.nonzero);
        let by_hand = forced
            .iter()
            .find(|(n, _)| *n == unit)
            .map(|(_, stays)| *stays);
        Screened {
            availability: *availability,
            low_data,
            low_nonzero,
            included: by_hand.unwrap_or(!low_data && !low_nonzero),
        }
    };
    found.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_on_the_bound_stays_and_hands_decide_last() {
        let nan = f64::NAN;
        let columns: [&[f64]; 3] = [
            &[1.0, nan, 0.0, nan],
            &[2.0, 5.0, 0.0, nan],
            &[3.0, -0.0, 4.0, nan],
        ];
        let found = availability(&columns, 4);
        assert_eq!(
            (found[1].missing, found[1].zeros, found[1].nonzero),
            (1, 1, Some(0.5))
        );
        assert_eq!((found[3].available, found[3].nonzero), (0.0, None));
        let rule = Screen {
            available: Some(2.0 / 3.0),
            nonzero: Some(0.5),
        };
        let stays = |forced: &[(usize, bool)]| -> Vec<bool> {
            screen(&found, rule, forced)
                .iter()
                .map(|s| s.included)
                .collect()
        };
        assert_eq!(stays(&[]), [true, true, false, false]);
        assert_eq!(stays(&[(0, false), (3, true)]), [false, true, false, true]);
        assert!(screen(&found, rule, &[])[2].low_nonzero);
    }
}
