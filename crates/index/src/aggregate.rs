//! Aggregation: one figure from the children of a node.
//!
//! Means are one file each; [`across`] holds the rules that look at the children of a unit one by one, [`among`] those that
//! look at all units together. Each rule is one row of [`REGISTRY`]. A rule sees
//! only the children that have a value and a weight above zero; what to do about the others is
//! decided in [`crate::missing`].

pub mod across;
pub mod among;
pub mod arithmetic;
pub mod generalised;
pub mod geometric;
pub mod harmonic;

use waymark_numerics::math::ln_all;

pub use across::Across;
pub use among::Among;

use crate::parameters::{ParameterFault, Parameters, Reader};

/// How the children of a node become one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aggregation {
    /// See [`arithmetic`].
    Arithmetic,
    /// See [`geometric`].
    Geometric,
    /// See [`harmonic`].
    Harmonic,
    /// See [`generalised`].
    Generalised {
        /// Its power, not zero.
        power: f64,
    },
    /// See [`across`].
    Across(Across),
    /// See [`among`].
    Among(Among),
}

/// A row of the registry.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Stable code, used in method files.
    pub code: &'static str,
    read: fn(Reader<'_>) -> Result<Aggregation, Vec<ParameterFault>>,
}

/// All aggregation rules, by code.
pub const REGISTRY: &[Entry] = &[
    Entry {
        code: arithmetic::CODE,
        read: |reader| reader.finish(Ok(Aggregation::Arithmetic)),
    },
    Entry {
        code: among::DOUBT,
        read: among::read_doubt,
    },
    Entry {
        code: among::DOUBT_TOWARDS,
        read: among::read_doubt_towards,
    },
    Entry {
        code: among::DOUBT_PRODUCT,
        read: among::read_doubt_product,
    },
    Entry {
        code: among::DOUBT_MULTI,
        read: |reader| reader.finish(Ok(Aggregation::Among(Among::DoubtMulti))),
    },
    Entry {
        code: among::DOUBT_ORDER,
        read: among::read_doubt_order,
    },
    Entry {
        code: among::COPELAND,
        read: |reader| reader.finish(Ok(Aggregation::Among(Among::Copeland))),
    },
    Entry {
        code: among::NET_CREDIBILITY,
        read: among::read_net_credibility,
    },
    Entry {
        code: generalised::CODE,
        read: generalised::read,
    },
    Entry {
        code: geometric::CODE,
        read: across::read_geometric,
    },
    Entry {
        code: harmonic::CODE,
        read: |reader| reader.finish(Ok(Aggregation::Harmonic)),
    },
    Entry {
        code: among::CONSENSUS,
        read: |reader| reader.finish(Ok(Aggregation::Among(Among::Consensus))),
    },
    Entry {
        code: across::MEAN_MIN,
        read: across::read_mean_min,
    },
    Entry {
        code: across::MPI,
        read: across::read_mpi,
    },
    Entry {
        code: among::OUTRANKING,
        read: |reader| reader.finish(Ok(Aggregation::Among(Among::Outranking))),
    },
    Entry {
        code: across::OWA,
        read: across::read_owa,
    },
    Entry {
        code: among::NET_FLOW,
        read: among::read_net_flow,
    },
    Entry {
        code: among::TOPSIS,
        read: |reader| reader.finish(Ok(Aggregation::Among(Among::Topsis))),
    },
    Entry {
        code: across::VETO,
        read: across::read_veto,
    },
    Entry {
        code: among::WROCLAW,
        read: among::read_wroclaw,
    },
];

impl Aggregation {
    /// Makes a rule from its code and parameters.
    ///
    /// *Errors*: an unknown code, or everything that is wrong with the parameters.
    pub fn by_code(code: &str, parameters: &Parameters) -> Result<Self, Vec<ParameterFault>> {
        let Some(entry) = REGISTRY.iter().find(|entry| entry.code == code) else {
            let known = REGISTRY.iter().map(|entry| entry.code).collect();
            return Err(vec![ParameterFault::UnknownCode {
                code: code.to_owned(),
                known,
            }]);
        };
        (entry.read)(Reader::new(parameters))
    }

    /// The code of this rule.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Arithmetic => arithmetic::CODE,
            Self::Geometric => geometric::CODE,
            Self::Harmonic => harmonic::CODE,
            Self::Generalised { .. } => generalised::CODE,
            Self::Across(rule) => rule.code(),
            Self::Among(rule) => rule.code(),
        }
    }

    /// Whether the figure is the sum of its children's contributions.
    #[must_use]
    pub fn is_additive(self) -> bool {
        match self {
            Self::Arithmetic => true,
            Self::Geometric
            | Self::Harmonic
            | Self::Generalised { .. }
            | Self::Across(_)
            | Self::Among(_) => false,
        }
    }

    /// Whether the figure is a mean, made of a weighted sum over the children.
    #[must_use]
    pub fn is_mean(self) -> bool {
        !matches!(self, Self::Across(_) | Self::Among(_))
    }

    /// Whether there are values that the rule cannot take.
    #[must_use]
    pub fn refuses_some(self) -> bool {
        !self.takes(-1.0)
    }

    /// Whether the rule can take a value: a geometric or harmonic mean needs one above zero, a generalised mean of a
    /// positive power none below.
    #[must_use]
    #[inline]
    pub fn takes(self, value: f64) -> bool {
        match self {
            Self::Arithmetic | Self::Across(_) | Self::Among(_) => true,
            Self::Generalised { power } if power > 0.0 => value >= 0.0,
            Self::Geometric | Self::Harmonic | Self::Generalised { .. } => value > 0.0,
        }
    }

    /// What each value adds for each unit of its weight, in place; `NaN` stays. Values that the rule cannot take give no
    /// number.
    pub(crate) fn terms(self, values: &mut [f64]) {
        match self {
            Self::Arithmetic | Self::Across(_) | Self::Among(_) => {}
            Self::Geometric => ln_all(values),
            Self::Harmonic => values.iter_mut().for_each(|x| *x = harmonic::term(*x)),
            Self::Generalised { power } => {
                values
                    .iter_mut()
                    .for_each(|x| *x = generalised::term(*x, power));
            }
        }
    }

    /// The mean from the weighted sum of the terms of its children and their weight. Each rule has its `term` beside it.
    #[inline]
    pub(crate) fn figure(self, sum: f64, weight: f64) -> f64 {
        match self {
            // The others look at more than a sum; theirs comes after.
            Self::Arithmetic | Self::Across(_) | Self::Among(_) => arithmetic::figure(sum, weight),
            Self::Geometric => geometric::figure(sum, weight),
            Self::Harmonic => harmonic::figure(sum, weight),
            Self::Generalised { power } => generalised::figure(sum, weight, power),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::{ColumnRule, Method, compute};
    use crate::hierarchy::{Hierarchy, NodeKind, NodeSpec};
    use crate::missing::MissingRule;
    use crate::normalise::goalposts::{Goalposts, Truncate};
    use crate::normalise::{Direction, Normalisation};
    use crate::parameters::Value;
    use crate::table::Table;

    /// A root over these values as they are.
    pub(super) fn combine(rule: Aggregation, values: &[f64], weights: &[f64]) -> Option<f64> {
        let leaf = |(column, weight): (usize, &f64)| NodeSpec {
            parent: Some(0),
            weight: *weight,
            kind: NodeKind::Leaf { column },
        };
        let root = NodeSpec {
            parent: None,
            weight: 1.0,
            kind: NodeKind::Inner,
        };
        let specs: Vec<NodeSpec> = std::iter::once(root)
            .chain(weights.iter().enumerate().map(leaf))
            .collect();
        let goalposts = Goalposts::try_new(0.0, 1.0, Truncate::Never, 1.0).unwrap();
        let column = ColumnRule {
            direction: Direction::HigherIsBetter,
            normalisation: Normalisation::Goalposts(goalposts),
        };
        let method = Method {
            columns: vec![column; values.len()],
            aggregation: vec![rule],
            missing: MissingRule::AllRequired,
        };
        let tree = Hierarchy::try_new(&specs, values.len()).unwrap();
        let table = Table::try_new(values, 1, values.len()).unwrap();
        compute(&table, &tree, &method).unwrap().value(0, 0)
    }

    #[test]
    fn every_rule_is_found_by_its_code() {
        for rule in means() {
            let mut parameters = Parameters::new();
            if let Aggregation::Generalised { power } = rule {
                parameters.insert("power".to_owned(), Value::Number(power));
            }
            assert_eq!(Aggregation::by_code(rule.code(), &parameters), Ok(rule));
        }
        let needy = ["generalised", "veto", "benefit_of_doubt_robust"];
        for entry in REGISTRY.iter().filter(|e| !needy.contains(&e.code)) {
            let found = Aggregation::by_code(entry.code, &Parameters::new()).unwrap();
            assert_eq!(found.code(), entry.code);
        }
        let veto = [("below", 20.0), ("at_most", 30.0)];
        let veto = veto
            .map(|(name, x)| (name.to_owned(), Value::Number(x)))
            .into();
        assert_eq!(Aggregation::by_code("veto", &veto).unwrap().code(), "veto");
        let robust = [("draws".to_owned(), Value::Number(10.0))].into();
        let found = Aggregation::by_code("benefit_of_doubt_robust", &robust);
        assert_eq!(found, Ok(Aggregation::Among(Among::DoubtOrder { m: 10 })));
        let wrong = [("preference".to_owned(), Value::Number(-1.0))].into();
        assert!(Aggregation::by_code("promethee", &wrong).is_err());
        let wrong = [("veto".to_owned(), Value::Number(0.0))].into();
        assert!(Aggregation::by_code("electre", &wrong).is_err());
        let wrong = [("alpha".to_owned(), Value::Number(2.0))].into();
        assert!(Aggregation::by_code("mean_min", &wrong).is_err());
        assert!(Aggregation::by_code("mean", &Parameters::new()).is_err());
        let zero = [("power".to_owned(), Value::Number(0.0))].into();
        assert!(Aggregation::by_code("generalised", &zero).is_err());
        assert!(Aggregation::by_code("generalised", &Parameters::new()).is_err());
    }

    fn means() -> [Aggregation; 4] {
        [
            Aggregation::Arithmetic,
            Aggregation::Generalised { power: 0.5 },
            Aggregation::Geometric,
            Aggregation::Harmonic,
        ]
    }

    #[test]
    fn the_three_means_stand_in_their_order() {
        let found = means().map(|rule| combine(rule, &[1.0, 4.0], &[1.0, 1.0]).unwrap());
        assert_eq!(found.to_vec(), [2.5, 2.25, 2.0, 1.6]);
    }

    #[test]
    fn equal_parts_give_exactly_that_figure() {
        for rule in means() {
            let got = combine(rule, &[0.1; 7], &[0.3; 7]).unwrap();
            assert_eq!(got.to_bits(), 0.1_f64.to_bits(), "{}", rule.code());
        }
    }

    #[test]
    fn a_result_beyond_the_range_of_numbers_is_refused() {
        assert_eq!(
            combine(Aggregation::Arithmetic, &[f64::MAX; 3], &[1.0; 3]),
            None
        );
    }
}
