//! What every normalisation must do, whatever its formula: keep absences, name what cannot be scaled.

use super::*;
use crate::parameters::Value;

pub(super) const HIGHER: Direction = Direction::HigherIsBetter;
pub(super) const LOWER: Direction = Direction::LowerIsBetter;

/// Scales a copy of a column and writes it down, `-` for what is missing.
pub(super) fn scaled(
    method: Normalisation,
    column: &[f64],
    direction: Direction,
) -> Result<String, Unscalable> {
    let mut column = column.to_vec();
    method.apply(&mut column, direction)?;
    let cell = |value: &f64| {
        if value.is_nan() {
            "-".to_owned()
        } else {
            value.to_string()
        }
    };
    Ok(column.iter().map(cell).collect::<Vec<_>>().join(" "))
}

/// Every method of the registry, with a parameter wherever one is needed.
fn all() -> Vec<Normalisation> {
    REGISTRY
        .iter()
        .map(|entry| {
            let given = match entry.code {
                goalposts::CODE => vec![("lo", 0.0), ("hi", 10.0)],
                distance_to_target::CODE => vec![("target", 8.0)],
                reference::CODE => vec![("row", 2.0)],
                curve::POWER => vec![("exponent", 2.0)],
                curve::EXPONENTIAL => vec![("bend", 2.0)],
                _ => Vec::new(),
            };
            let lists: &[(&str, &[f64])] = match entry.code {
                declared::CATEGORIES => &[("values", &[5.0]), ("scores", &[50.0])],
                declared::CLASSES => &[("borders", &[5.0]), ("scores", &[0.0, 50.0])],
                declared::LINE => &[("values", &[0.0, 10.0]), ("scores", &[0.0, 100.0])],
                _ => &[],
            };
            let lists = lists.iter();
            let lists = lists.map(|(name, list)| ((*name).to_owned(), Value::List(list.to_vec())));
            let given = numbers(&given).into_iter().chain(lists).collect();
            Normalisation::by_code(entry.code, &given).unwrap()
        })
        .collect()
}

fn numbers(given: &[(&str, f64)]) -> Parameters {
    given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Value::Number(*value)))
        .collect()
}

#[test]
fn every_row_of_the_registry_makes_its_own_method() {
    for (entry, method) in REGISTRY.iter().zip(all()) {
        assert_eq!(entry.code, method.code());
    }
    let mut sorted: Vec<_> = REGISTRY.iter().map(|entry| entry.code).collect();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), REGISTRY.len());
}

#[test]
fn constant_single_and_empty_columns_are_named() {
    for method in all() {
        let scaled = |column: &[f64]| scaled(method, column, HIGHER);
        assert_eq!(
            scaled(&[f64::NAN, f64::NAN]),
            Err(Unscalable::NoData),
            "{}",
            method.code()
        );
        // A place, a part of a whole or a way between fixed ends can be told without a second value.
        let alone = match method.code() {
            goalposts::CODE | declared::CATEGORIES | declared::CLASSES | declared::LINE => {
                Some("50")
            }
            as_it_is::CODE => Some("5"),
            place::CODE | share::CODE | gap::GAP | gap::NONLINEAR => Some("1"),
            _ => None,
        };
        if let Some(alone) = alone {
            assert_eq!(scaled(&[5.0]), Ok(alone.to_owned()));
            continue;
        }
        assert_eq!(
            scaled(&[f64::NAN, 5.0]),
            Err(Unscalable::SingleValue { value: 5.0 })
        );
        assert_eq!(
            scaled(&[5.0, 5.0]),
            Err(Unscalable::Constant { value: 5.0 })
        );
    }
}

#[test]
fn an_unknown_code_lists_the_known_ones() {
    let faults = Normalisation::by_code("minmax", &Parameters::new()).unwrap_err();
    let known = REGISTRY.iter().map(|entry| entry.code).collect();
    assert_eq!(
        faults,
        [ParameterFault::UnknownCode {
            code: "minmax".to_owned(),
            known
        }]
    );
}

#[test]
fn all_faults_of_the_parameters_are_named_at_once() {
    let mut given = numbers(&[("low", 0.0), ("truncate", 1.0), ("hi", 10.0)]);
    given.insert("scale".to_owned(), Value::Flag(true));
    let faults = Normalisation::by_code("goalposts", &given).unwrap_err();
    let known = vec!["truncate", "lo", "hi", "scale"];
    let expected = [
        ParameterFault::WrongKind { name: "truncate" },
        ParameterFault::Missing { name: "lo" },
        ParameterFault::WrongKind { name: "scale" },
        ParameterFault::UnknownName {
            name: "low".to_owned(),
            known,
        },
    ];
    assert_eq!(faults, expected);
}
