//! Parameters of a method by name, as they stand in a method file: numbers, flags and lists of numbers.
//!
//! A method asks a [`Reader`] for what it needs; the reader collects every fault, so that an
//! author learns of all of them at once.

use std::collections::BTreeMap;

/// One parameter as given.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Numbers in order.
    List(Vec<f64>),
}

/// Parameters by name.
pub type Parameters = BTreeMap<String, Value>;

/// Why a method cannot be made from a code and parameters.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParameterFault {
    /// No method has this code.
    #[error("there is no method {code:?}; known: {known:?}")]
    UnknownCode {
        /// The code given.
        code: String,
        /// The codes there are.
        known: Vec<&'static str>,
    },
    /// The method has no such parameter.
    #[error("there is no parameter {name:?}; known: {known:?}")]
    UnknownName {
        /// The name given.
        name: String,
        /// The names this method knows.
        known: Vec<&'static str>,
    },
    /// A parameter without a default was not given.
    #[error("the parameter {name:?} is needed")]
    Missing {
        /// Its name.
        name: &'static str,
    },
    /// A number was needed and a flag given, or the other way round.
    #[error("the parameter {name:?} is of the wrong kind")]
    WrongKind {
        /// Its name.
        name: &'static str,
    },
    /// A number is infinite or not a number.
    #[error("the parameter {name:?} is not a finite number")]
    NotFinite {
        /// Its name.
        name: &'static str,
    },
    /// A number must be greater than zero.
    #[error("the parameter {name:?} must be above 0")]
    NotPositive {
        /// Its name.
        name: &'static str,
    },
    /// A number must not be zero.
    #[error("the parameter {name:?} must not be 0")]
    Zero {
        /// Its name.
        name: &'static str,
    },
    /// A number lies outside its range.
    #[error("the parameter {name:?} must lie from {low} to {high}")]
    Outside {
        /// Its name.
        name: &'static str,
        /// Least.
        low: f64,
        /// Greatest.
        high: f64,
    },
    /// Two parameters exclude each other.
    #[error("{one:?} and {other:?} exclude each other: give one of them")]
    Both {
        /// One.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
    /// A list is of the wrong length.
    #[error("the list {name:?} has {have} numbers, {need} are needed")]
    Length {
        /// Its name.
        name: &'static str,
        /// Numbers it has.
        have: usize,
        /// Numbers needed.
        need: usize,
    },
    /// A list is empty, or longer than a method can take.
    #[error("the list {name:?} has {have} numbers: give from {least} to {most}")]
    Count {
        /// Its name.
        name: &'static str,
        /// Numbers it has.
        have: usize,
        /// Fewest.
        least: usize,
        /// Most.
        most: usize,
    },
    /// The numbers of a list do not rise.
    #[error("the numbers of {name:?} must rise from one to the next")]
    NotRising {
        /// Its name.
        name: &'static str,
    },
    /// Two ends of a range do not stand in order.
    #[error("the parameter {low:?} must be below {high:?}")]
    Order {
        /// Name of the lower end.
        low: &'static str,
        /// Name of the upper end.
        high: &'static str,
    },
}

/// Reads parameters for one method and remembers what was wrong.
#[derive(Debug)]
pub struct Reader<'a> {
    given: &'a Parameters,
    asked: Vec<&'static str>,
    faults: Vec<ParameterFault>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(given: &'a Parameters) -> Self {
        Self {
            given,
            asked: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// A number that must be given; `NaN` with a fault if it is not.
    pub(crate) fn number(&mut self, name: &'static str) -> f64 {
        if !self.given.contains_key(name) {
            self.asked.push(name);
            self.faults.push(ParameterFault::Missing { name });
            return f64::NAN;
        }
        self.number_or(name, f64::NAN)
    }

    /// A number that has a default.
    pub(crate) fn number_or(&mut self, name: &'static str, default: f64) -> f64 {
        self.asked.push(name);
        match self.given.get(name) {
            Some(Value::Number(value)) => *value,
            Some(Value::Flag(_) | Value::List(_)) => {
                self.faults.push(ParameterFault::WrongKind { name });
                default
            }
            None => default,
        }
    }

    /// Numbers that must be given; none with a fault if they are not.
    pub(crate) fn list(&mut self, name: &'static str) -> Vec<f64> {
        self.asked.push(name);
        match self.given.get(name) {
            Some(Value::List(values)) => return values.clone(),
            Some(_) => self.faults.push(ParameterFault::WrongKind { name }),
            None => self.faults.push(ParameterFault::Missing { name }),
        }
        Vec::new()
    }

    /// A flag that has a default.
    pub(crate) fn flag_or(&mut self, name: &'static str, default: bool) -> bool {
        self.asked.push(name);
        match self.given.get(name) {
            Some(Value::Flag(value)) => *value,
            Some(Value::Number(_) | Value::List(_)) => {
                self.faults.push(ParameterFault::WrongKind { name });
                default
            }
            None => default,
        }
    }

    /// What a constructor made of the parameters, if nothing was wrong so far.
    pub(crate) fn finish<M>(
        mut self,
        made: Result<M, ParameterFault>,
    ) -> Result<M, Vec<ParameterFault>> {
        for name in self.given.keys() {
            if !self.asked.contains(&name.as_str()) {
                let known = self.asked.clone();
                self.faults.push(ParameterFault::UnknownName {
                    name: name.clone(),
                    known,
                });
            }
        }
        match made {
            Ok(method) if self.faults.is_empty() => Ok(method),
            Ok(_) => Err(self.faults),
            Err(fault) => {
                // A number read as NaN, or a list read as none, has its own fault already.
                let of_absent = matches!(
                    fault,
                    ParameterFault::NotFinite { .. }
                        | ParameterFault::Count { .. }
                        | ParameterFault::Length { .. }
                );
                if self.faults.is_empty() || !of_absent {
                    self.faults.push(fault);
                }
                Err(self.faults)
            }
        }
    }
}

/// A finite number, or the fault that names it.
pub(crate) fn finite(name: &'static str, value: f64) -> Result<f64, ParameterFault> {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(ParameterFault::NotFinite { name })
    }
}

/// A finite number above zero, or the fault that names it.
pub(crate) fn positive(name: &'static str, value: f64) -> Result<f64, ParameterFault> {
    finite(name, value)?;
    if value > 0.0 {
        Ok(value)
    } else {
        Err(ParameterFault::NotPositive { name })
    }
}

/// Two finite numbers in order, or the fault that names them.
pub(crate) fn ordered(
    low: (&'static str, f64),
    high: (&'static str, f64),
) -> Result<(f64, f64), ParameterFault> {
    let (a, b) = (finite(low.0, low.1)?, finite(high.0, high.1)?);
    if a < b {
        Ok((a, b))
    } else {
        Err(ParameterFault::Order {
            low: low.0,
            high: high.0,
        })
    }
}
