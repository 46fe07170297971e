//! Weighted arithmetic mean: a gain in one part makes up fully for a loss in another.
//!
//! *Formula*
//! ```text
//! sum(w * x) / sum(w)
//! ```
//! *Units and range*: between the least and the greatest part.
//!
//! *Missing values*: none reach these functions.
//!
//! *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6; `a_amean` of COINr.

pub(super) const CODE: &str = "arithmetic";

/// What a value adds for each unit of its weight.
#[inline(always)]
pub(crate) fn term(value: f64) -> f64 {
    value
}

/// The mean from the weighted sum of the terms.
#[inline(always)]
pub(crate) fn figure(sum: f64, weight: f64) -> f64 {
    sum / weight
}

#[cfg(test)]
mod tests {
    use super::super::Aggregation::Arithmetic;
    use super::super::tests::combine;

    #[test]
    fn weights_are_relative() {
        let heavy = combine(Arithmetic, &[10.0, 40.0], &[2.0, 1.0]);
        let light = combine(Arithmetic, &[10.0, 40.0], &[0.5, 0.25]);
        assert_eq!((heavy, light), (Some(20.0), Some(20.0)));
    }
}
