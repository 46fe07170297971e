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
//! *Errors*: a value at or below zero is named. A power of zero is the geometric mean's, and refused here.
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

    #[test]
    fn a_value_that_is_not_positive_is_refused() {
        assert_eq!(
            combine(Generalised { power: 2.0 }, &[3.0, 0.0], &[1.0; 2]),
            None
        );
    }
}
