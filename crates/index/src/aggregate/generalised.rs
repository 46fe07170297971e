//! Weighted generalised mean: one number turns it from the least part to the greatest.
//!
//! *Formula*
//! ```text
//! ( sum(w * x^p) / sum(w) )^(1/p)
//! ```
//! p = 1 is the arithmetic mean, -1 the harmonic, towards 0 the geometric; the smaller p, the more a weak part pulls.
//!
//! *Units and range*: between the least and the greatest part.
//!
//! *Missing values*: none reach these functions (COINr's `a_genmean` is missing wherever a child is).
//!
//! *Errors*: a value below zero is named, and so is zero unless the power is positive. A power of zero is the geometric mean's, and refused here.
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6; Blancas et al. (2010).

use waymark_numerics::math::pow;
use waymark_numerics::order::same;

use super::Aggregation;
use crate::parameters::{ParameterFault, Reader, finite};

pub(super) const CODE: &str = "generalised";

/// What a value adds for each unit of its weight.
#[inline(always)]
pub(crate) fn term(value: f64, power: f64) -> f64 {
    pow(value, power)
}

/// The mean from the weighted sum of the terms.
#[inline(always)]
pub(crate) fn figure(sum: f64, weight: f64, power: f64) -> f64 {
    pow(sum / weight, 1.0 / power)
}

pub(super) fn read(mut reader: Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>> {
    let power = reader.number("power");
    let made = finite("power", power).and_then(|power| {
        if same(power, 0.0) {
            Err(ParameterFault::Zero { name: "power" })
        } else {
            Ok(Aggregation::Generalised { power })
        }
    });
    reader.finish(made)
}

#[cfg(test)]
mod tests {
    use super::super::Aggregation::Generalised;
    use super::super::tests::combine;

    #[test]
    fn powers_turn_it_from_the_least_to_the_greatest() {
        let at =
            |power| combine(Generalised { power }, &[2.0, 4.0, 8.0], &[1.0, 2.0, 1.0]).unwrap();
        let found = [-80.0, -1.0, 1.0, 2.0, 80.0].map(at);
        assert!(found.is_sorted(), "{found:?}");
        assert!(found[0] < 2.1 && found[4] > 7.7);
        assert!((found[3] - (25.0_f64).sqrt()).abs() < 1e-14);
    }

    /// `a_genmean` of COINr takes a zero where the power is positive; a negative value it takes too, and should not.
    #[test]
    fn a_zero_counts_where_the_power_is_positive_and_what_is_negative_is_refused() {
        let of = |power, values: &[f64]| combine(Generalised { power }, values, &[1.0; 2]);
        let root = of(2.0, &[3.0, 0.0]).unwrap();
        assert!((root - 4.5_f64.sqrt()).abs() < 1e-15, "{root}");
        assert_eq!(of(0.5, &[0.0, 0.0]), Some(0.0));
        assert_eq!(of(-1.0, &[3.0, 0.0]), None);
        assert_eq!(of(2.0, &[3.0, -1.0]), None);
    }
}
