//! Missing data: what a node does when some of what stands below it is not there.
//!
//! Nothing is filled in and nothing counts as zero. Either the weights are shared out over what is
//! there, with the coverage carried beside the figure and a declared minimum below which no figure
//! is given; or everything is required.

use crate::aggregate::Aggregation;
use crate::normalise::Unscalable;

/// The missing-data rule of a method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MissingRule {
    /// Weights are renormalised over the children that have a value; a node whose coverage is
    /// below the minimum is withheld. A node exactly at the minimum is kept.
    Renormalise {
        /// Least coverage of a node that is given a figure, 0 to 1.
        minimum_coverage: f64,
    },
    /// A node is withheld unless every child with a weight above zero has a value.
    AllRequired,
}

/// Coverage may fall short of the minimum by this much and still counts as reaching it, so that
/// rounding in weights such as 1/3 cannot withhold a figure.
pub const COVERAGE_SLACK: f64 = 1e-9;

/// Why a row has no figure at a node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Withheld {
    /// Nothing at or below the node has data.
    NoData,
    /// Too little of what the node stands for has data.
    Coverage {
        /// Coverage found.
        have: f64,
        /// Coverage needed.
        need: f64,
    },
    /// The aggregation rule cannot take a value (a geometric mean of zero). Nodes above are withheld
    /// for the same reason: leaving the part out would reward the zero.
    Domain {
        /// The rule that refused.
        rule: Aggregation,
        /// The row.
        row: usize,
        /// The node at which it was applied.
        node: usize,
        /// The child whose value was refused.
        child: usize,
        /// The column of that child, if it is a leaf.
        column: Option<usize>,
        /// The value.
        value: f64,
    },
    /// The figure would leave the range of numbers; nodes above are withheld too.
    Overflow {
        /// The node at which it happened.
        node: usize,
    },
    /// The leaf's value is there, but its column could not be normalised.
    Column(Unscalable),
}

impl Withheld {
    /// A stable code for the reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::Coverage { .. } => "coverage",
            Self::Domain { .. } => "domain",
            Self::Overflow { .. } => "overflow",
            Self::Column(_) => "column",
        }
    }

    /// Whether the nodes above are withheld for the same reason.
    pub(crate) fn spreads_upwards(&self) -> bool {
        matches!(self, Self::Domain { .. } | Self::Overflow { .. })
    }
}

impl MissingRule {
    /// The reason to withhold a node, if there is one.
    ///
    /// `have` is the node's coverage, `complete` whether every child with weight has a value,
    /// `any_data` whether anything below has data.
    pub(crate) fn withholds(self, have: f64, complete: bool, any_data: bool) -> Option<Withheld> {
        if !any_data {
            return Some(Withheld::NoData);
        }
        match self {
            Self::Renormalise {
                minimum_coverage: need,
            } => {
                let enough = have > 0.0 && have + COVERAGE_SLACK >= need;
                (!enough).then_some(Withheld::Coverage { have, need })
            }
            Self::AllRequired => (!complete).then_some(Withheld::Coverage { have, need: 1.0 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: MissingRule = MissingRule::Renormalise {
        minimum_coverage: 0.5,
    };

    #[test]
    fn coverage_at_the_minimum_is_kept_and_below_it_withheld() {
        assert_eq!(HALF.withholds(0.5, false, true), None);
        assert_eq!(HALF.withholds(0.5 - 1e-12, false, true), None);
        let below = Withheld::Coverage {
            have: 0.4,
            need: 0.5,
        };
        assert_eq!(HALF.withholds(0.4, false, true), Some(below));
    }

    #[test]
    fn no_data_is_not_the_same_as_too_little() {
        assert_eq!(HALF.withholds(0.0, false, false), Some(Withheld::NoData));
        let nothing_reaches = Withheld::Coverage {
            have: 0.0,
            need: 0.5,
        };
        assert_eq!(HALF.withholds(0.0, false, true), Some(nothing_reaches));
    }

    #[test]
    fn all_required_means_all() {
        let have = Withheld::Coverage {
            have: 0.9,
            need: 1.0,
        };
        assert_eq!(
            MissingRule::AllRequired.withholds(0.9, false, true),
            Some(have)
        );
        assert_eq!(MissingRule::AllRequired.withholds(1.0, true, true), None);
    }
}
