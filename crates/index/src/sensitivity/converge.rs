//! Whether a simulation has run long enough, and how many draws come next.

use waymark_numerics::normal::normal_quantile;

use super::SensitivityFault;
use super::bootstrap::check_level;

/// A figure of a simulation as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Running {
    /// The estimate; `NaN` where it is withheld.
    pub estimate: f64,
    /// Its standard error; `NaN` where it is not known yet.
    pub error: f64,
}

/// When a simulation is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Greatest half-width of a confidence interval, in the units of the estimates.
    pub tolerance: f64,
    /// Confidence level, for example 0.95.
    pub level: f64,
    /// Fewest draws: standard errors of fewer are not to be trusted.
    pub least: usize,
    /// Most draws.
    pub most: usize,
}

impl Default for Goal {
    /// 0.01 at 95 %, from 256 draws to 65,536.
    fn default() -> Self {
        Self {
            tolerance: 0.01,
            level: 0.95,
            least: 256,
            most: 65_536,
        }
    }
}

/// What to do next. Half-widths are those of the widest interval, `None` where one is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Next {
    /// Every interval is within the tolerance.
    Enough {
        /// Widest half-width; it is known.
        widest: f64,
    },
    /// Go on.
    More {
        /// Draws in all, those made included.
        draws: usize,
        /// Widest half-width.
        widest: Option<f64>,
    },
    /// The most draws are made and the tolerance is not met: say so beside the result.
    Exhausted {
        /// Widest half-width.
        widest: Option<f64>,
    },
}

/// Decides whether a simulation goes on, and to how many draws.
///
/// *Formula*
/// ```text
/// half-width   z(level) times the standard error
/// next draws   twice as many, at least `least`, at most `most`
/// ```
/// Doubling keeps the number of looks small, so that stopping at a lucky look hardly biases the result, and powers of
/// two keep Sobol' points even.
///
/// *Units and range*: draws in all, not on top.
///
/// *Missing values*: a withheld estimate is skipped; an error that is not known keeps the simulation going.
///
/// *Errors*: a tolerance or level that is none; no estimate at all once the fewest draws are made.
///
/// *Source*: Law and Kelton (2000), Simulation modeling and analysis, section 9.4 (fixed absolute precision).
pub fn next_draws(
    running: &[Running],
    draws: usize,
    goal: &Goal,
) -> Result<Next, SensitivityFault> {
    check_level(goal.level)?;
    if !(goal.tolerance > 0.0 && goal.tolerance.is_finite()) {
        return Err(SensitivityFault::Tolerance);
    }
    let errors = running.iter().filter(|r| !r.estimate.is_nan());
    let errors: Vec<f64> = errors.map(|r| r.error).collect();
    let z = normal_quantile(f64::midpoint(1.0, goal.level));
    let known = !errors.is_empty() && errors.iter().all(|error| error.is_finite());
    let widest = errors.iter().fold(0.0_f64, |widest, error| {
        let half = z * error.abs();
        if half > widest { half } else { widest }
    });
    let widest = known.then_some(widest);
    let least = goal.least.min(goal.most);
    if draws < least {
        return Ok(Next::More {
            draws: least,
            widest,
        });
    }
    if errors.is_empty() {
        return Err(SensitivityFault::NoEstimates);
    }
    if let Some(widest) = widest.filter(|widest| *widest <= goal.tolerance) {
        return Ok(Next::Enough { widest });
    }
    let draws = if draws < goal.most {
        draws.saturating_mul(2).clamp(1, goal.most)
    } else {
        return Ok(Next::Exhausted { widest });
    };
    Ok(Next::More { draws, widest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn running(error: f64) -> Running {
        Running {
            estimate: 1.0,
            error,
        }
    }

    #[test]
    fn draws_double_until_the_widest_interval_is_narrow() {
        let goal = Goal {
            tolerance: 0.1,
            least: 100,
            most: 700,
            ..Goal::default()
        };
        let ask = |errors: &[f64], draws| {
            let all: Vec<_> = errors.iter().map(|e| running(*e)).collect();
            next_draws(&all, draws, &goal).unwrap()
        };
        assert!(matches!(
            ask(&[], 0),
            Next::More {
                draws: 100,
                widest: None
            }
        ));
        // 1.96 * 0.051 = 0.09996, and 1.96 * 0.0511 = 0.10016.
        assert!(
            matches!(ask(&[0.01, 0.051], 100), Next::Enough { widest } if (widest - 0.099_958).abs() < 1e-6)
        );
        assert!(matches!(
            ask(&[0.0511, 0.01], 100),
            Next::More { draws: 200, .. }
        ));
        assert!(matches!(ask(&[1.0], 400), Next::More { draws: 700, .. }));
        assert!(matches!(
            ask(&[1.0], 700),
            Next::Exhausted { widest: Some(_) }
        ));
        assert!(matches!(ask(&[0.001], 50), Next::More { draws: 100, .. }));
    }

    #[test]
    fn what_is_withheld_is_skipped_and_what_is_not_known_goes_on() {
        let goal = Goal::default();
        let withheld = Running {
            estimate: f64::NAN,
            error: f64::NAN,
        };
        let ask = |all: &[Running]| next_draws(all, 1024, &goal);
        assert_eq!(
            ask(&[withheld, running(0.0)]),
            Ok(Next::Enough { widest: 0.0 })
        );
        assert_eq!(
            ask(&[running(0.0), running(f64::NAN)]),
            Ok(Next::More {
                draws: 2048,
                widest: None
            })
        );
        assert_eq!(ask(&[withheld]), Err(SensitivityFault::NoEstimates));
        let none = Goal {
            tolerance: 0.0,
            ..goal
        };
        assert_eq!(next_draws(&[], 0, &none), Err(SensitivityFault::Tolerance));
        let sure = Goal { level: 1.0, ..goal };
        assert_eq!(next_draws(&[], 0, &sure), Err(SensitivityFault::Level));
    }
}
