//! Curves: the way from the worst to the best value, bent, so that steps near one end count more than near the other.
//!
//! For figures whose worth does not rise in a line: the first years of schooling against the last ones. The bend is a
//! judgement; min-max is the curve without one.

use super::{Direction, Normalisation, Unscalable, share_of_way, spread};
use crate::parameters::{ParameterFault, Reader, finite, positive};
use waymark_numerics::math::{exp, pow};

pub(super) const POWER: &str = "power";
pub(super) const EXPONENTIAL: &str = "exponential";

/// A bent way from the worst to the best value.
///
/// *Formula*, with t the share of the way from the worst value (0) to the best (1)
/// ```text
/// power         scale t^exponent             above 1: steps near the best count more; below 1: those near the worst
/// exponential   scale (1 - e^(-bend t)) / (1 - e^(-bend))     above 0: steps near the worst count more; below 0: near the best
/// ```
/// *Units and range*: 0 to `scale` (default 100).
///
/// *Missing values*: stay missing and take no part.
///
/// *Errors*: a column without two different values is `NoData`, `SingleValue` or `Constant`.
///
/// *Source*: Keeney and Raiffa (1976), Decisions with multiple objectives, for the exponential (constant aversion to risk);
/// OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5, on transformations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    bend: Bend,
    scale: f64,
}

/// How the way is bent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bend {
    /// By an exponent above 0.
    Power(f64),
    /// By an exponential; not 0.
    Exponential(f64),
}

impl Curve {
    /// Checks bend and scale.
    ///
    /// *Errors*: a number that is not finite, an exponent or a scale that is not above zero, a bend that is zero or beyond
    /// 50 either way.
    pub fn try_new(bend: Bend, scale: f64) -> Result<Self, ParameterFault> {
        const MOST: f64 = 50.0;
        match bend {
            Bend::Power(exponent) => {
                positive("exponent", exponent)?;
            }
            Bend::Exponential(rate) => {
                finite("bend", rate)?;
                if rate.abs() <= 0.0 {
                    return Err(ParameterFault::Zero { name: "bend" });
                }
                if rate.abs() > MOST {
                    let (low, high) = (-MOST, MOST);
                    return Err(ParameterFault::Outside {
                        name: "bend",
                        low,
                        high,
                    });
                }
            }
        }
        Ok(Self {
            bend,
            scale: positive("scale", scale)?,
        })
    }

    pub(super) fn code(self) -> &'static str {
        match self.bend {
            Bend::Power(_) => POWER,
            Bend::Exponential(_) => EXPONENTIAL,
        }
    }

    pub(super) fn range(&self) -> (f64, f64) {
        (0.0, self.scale)
    }

    pub(super) fn apply(&self, column: &mut [f64], direction: Direction) -> Result<(), Unscalable> {
        let (least, most) = spread(column)?;
        let (from, to) = match direction {
            Direction::HigherIsBetter => (least, most),
            Direction::LowerIsBetter => (most, least),
        };
        let scale = self.scale;
        match self.bend {
            Bend::Power(exponent) => {
                share_of_way(column, from, to, |t| scale * pow(t, exponent));
            }
            Bend::Exponential(rate) => {
                let whole = 1.0 - exp(-rate);
                share_of_way(column, from, to, |t| {
                    scale * ((1.0 - exp(-rate * t)) / whole)
                });
            }
        }
        Ok(())
    }
}

pub(super) fn read_power(mut reader: Reader<'_>) -> Result<Normalisation, Vec<ParameterFault>> {
    let bend = Bend::Power(reader.number("exponent"));
    let made = Curve::try_new(bend, reader.number_or("scale", 100.0));
    reader.finish(made.map(Normalisation::Curve))
}

pub(super) fn read_exponential(
    mut reader: Reader<'_>,
) -> Result<Normalisation, Vec<ParameterFault>> {
    let bend = Bend::Exponential(reader.number("bend"));
    let made = Curve::try_new(bend, reader.number_or("scale", 100.0));
    reader.finish(made.map(Normalisation::Curve))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{HIGHER, LOWER, scaled};
    use super::*;

    #[test]
    fn halfway_is_not_half_of_the_scale() {
        let square = Normalisation::Curve(Curve::try_new(Bend::Power(2.0), 100.0).unwrap());
        let column = [0.0, 5.0, f64::NAN, 10.0];
        assert_eq!(scaled(square, &column, HIGHER), Ok("0 25 - 100".to_owned()));
        assert_eq!(scaled(square, &column, LOWER), Ok("100 25 - 0".to_owned()));
        // e^(ln 4 / 2) = 2: halfway (1 - 1/2) / (1 - 1/4) = 2/3.
        let curve =
            Curve::try_new(Bend::Exponential(waymark_numerics::math::ln(4.0)), 3.0).unwrap();
        let mut values = column.to_vec();
        curve.apply(&mut values, HIGHER).unwrap();
        for (value, expected) in [(values[0], 0.0), (values[1], 2.0), (values[3], 3.0)] {
            assert!((value - expected).abs() < 1e-14, "{values:?}");
        }
        let mut values = column.to_vec();
        curve.apply(&mut values, LOWER).unwrap();
        assert!((values[1] - 2.0).abs() < 1e-14 && values[3].abs() < 1e-14);
    }

    #[test]
    fn a_curve_without_a_bend_is_refused() {
        for bend in [0.0, f64::NAN, 51.0] {
            assert!(
                Curve::try_new(Bend::Exponential(bend), 100.0).is_err(),
                "{bend}"
            );
        }
        assert!(Curve::try_new(Bend::Power(0.0), 100.0).is_err());
        assert!(Curve::try_new(Bend::Power(1.0), 0.0).is_err());
    }
}
