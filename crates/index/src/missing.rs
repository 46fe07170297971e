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
    /// Weights are renormalised; a node is withheld where too few of its children have a value, however much or little
    /// stands below each of them. A node exactly at the minimum is kept. (`dat_thresh` of COINr.)
    Children(LeastChildren),
}

/// Levels that can have a minimum of their own; deeper ones take the last.
pub const CHILDREN_LEVELS: usize = 16;

/// Least share of the children of a node that must have a value, by level from the root down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeastChildren {
    by_level: [f64; CHILDREN_LEVELS],
}

impl LeastChildren {
    /// From the root downwards; the last one holds for all levels below. `None` without any, with more than
    /// [`CHILDREN_LEVELS`], or with one that is no share from 0 to 1.
    #[must_use]
    pub fn try_new(levels: &[f64]) -> Option<Self> {
        let last = *levels.last()?;
        let shares = levels.iter().all(|share| (0.0..=1.0).contains(share));
        let mut by_level = [last; CHILDREN_LEVELS];
        by_level.get_mut(..levels.len())?.copy_from_slice(levels);
        shares.then_some(Self { by_level })
    }

    /// What a node so far below the root needs.
    #[must_use]
    pub fn at(&self, depth: usize) -> f64 {
        self.by_level[depth.min(CHILDREN_LEVELS - 1)]
    }

    /// Whether so many of so many children are enough.
    pub(crate) fn enough(&self, depth: usize, there: f64, all: f64) -> bool {
        there > 0.0 && there + COVERAGE_SLACK >= self.at(depth) * all
    }
}

/// Coverage may fall short of the minimum by this much and still counts as reaching it, so that
/// rounding in weights such as 1/3 cannot withhold a figure.
pub const COVERAGE_SLACK: f64 = 1e-9;

/// Why a row has no figure at a node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Withheld {
    /// Nothing at or below the node has data.
    NoData,
    /// Too few of the children of the node have a value.
    Children {
        /// Share of the children that have one.
        have: f64,
        /// Share needed.
        need: f64,
    },
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
            Self::Children { .. } => "children",
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
    /// `have` is the node's coverage, `depth` how far it is below the root, `absent` how many of its `all` children with
    /// weight have no value, `any_data` whether anything below has data.
    pub(crate) fn withholds(
        self,
        have: f64,
        (depth, absent, all): (usize, f64, f64),
        any_data: bool,
    ) -> Option<Withheld> {
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
            Self::AllRequired => (absent > 0.5).then_some(Withheld::Coverage { have, need: 1.0 }),
            Self::Children(least) => {
                let there = all - absent;
                (!least.enough(depth, there, all)).then(|| Withheld::Children {
                    have: there / all,
                    need: least.at(depth),
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: MissingRule = MissingRule::Renormalise {
        minimum_coverage: 0.5,
    };
    const ONE_ABSENT: (usize, f64, f64) = (0, 1.0, 2.0);

    #[test]
    fn coverage_at_the_minimum_is_kept_and_below_it_withheld() {
        assert_eq!(HALF.withholds(0.5, ONE_ABSENT, true), None);
        assert_eq!(HALF.withholds(0.5 - 1e-12, ONE_ABSENT, true), None);
        let below = Withheld::Coverage {
            have: 0.4,
            need: 0.5,
        };
        assert_eq!(HALF.withholds(0.4, ONE_ABSENT, true), Some(below));
    }

    #[test]
    fn no_data_is_not_the_same_as_too_little() {
        assert_eq!(
            HALF.withholds(0.0, ONE_ABSENT, false),
            Some(Withheld::NoData)
        );
        let nothing_reaches = Withheld::Coverage {
            have: 0.0,
            need: 0.5,
        };
        assert_eq!(HALF.withholds(0.0, ONE_ABSENT, true), Some(nothing_reaches));
    }

    #[test]
    fn all_required_means_all() {
        let have = Withheld::Coverage {
            have: 0.9,
            need: 1.0,
        };
        assert_eq!(
            MissingRule::AllRequired.withholds(0.9, ONE_ABSENT, true),
            Some(have)
        );
        assert_eq!(
            MissingRule::AllRequired.withholds(1.0, (0, 0.0, 2.0), true),
            None
        );
    }

    /// As `dat_thresh` of COINr: `sum(!is.na(x)) / length(x) < dat_thresh` gives no figure, by level.
    #[test]
    fn children_are_counted_by_level_and_the_boundary_is_kept() {
        let least = LeastChildren::try_new(&[1.0, 2.0 / 3.0]).unwrap();
        let rule = MissingRule::Children(least);
        assert_eq!(rule.withholds(0.1, (0, 0.0, 3.0), true), None);
        assert_eq!(rule.withholds(0.1, (1, 1.0, 3.0), true), None);
        assert_eq!(rule.withholds(0.1, (7, 1.0, 3.0), true), None);
        let two = Withheld::Children {
            have: 2.0 / 3.0,
            need: 1.0,
        };
        assert_eq!(rule.withholds(0.9, (0, 1.0, 3.0), true), Some(two));
        let none = LeastChildren::try_new(&[0.0]).unwrap();
        let rule = MissingRule::Children(none);
        assert!(rule.withholds(0.0, (0, 3.0, 3.0), true).is_some());
    }

    #[test]
    fn minimums_that_are_no_shares_are_refused() {
        for levels in [&[][..], &[1.1], &[0.5, -0.1], &[f64::NAN], &[0.5; 17]] {
            assert_eq!(LeastChildren::try_new(levels), None, "{levels:?}");
        }
    }
}
