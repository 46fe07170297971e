//! What is uncertain about an index, as the engine takes it.

use std::collections::BTreeMap;

use waymark_index::MissingRule;
use waymark_index::impute::Model;
use waymark_index::recipe::Step;
use waymark_index::simulate::{Change, Input, input_faults};

use crate::cells::cells;
use crate::codes::wrong;
use crate::compile::{Composite, columns_with};
use crate::faults;
use crate::method::{ChoiceSpec, InputSpec, UncertaintySpec};
use crate::problem::Problems;
use crate::steps::Reading;

/// The inputs of a method, or the usual ones where it names none: weights a quarter more or less, and the other means.
pub(crate) fn inputs(
    composite: &Composite,
    spec: &UncertaintySpec,
    file: &str,
    problems: &mut Problems,
) -> Option<(Vec<String>, Vec<Input>)> {
    let usual = [InputSpec {
        name: "weights".to_owned(),
        weights: Some(0.25),
        ..InputSpec::default()
    }];
    let specs = if spec.input.is_empty() {
        &usual[..]
    } else {
        &spec.input
    };
    let before = problems.all().len();
    let mut reading = Reading {
        file,
        source: &composite.source,
        problems,
    };
    let all = 0..composite.tree.len();
    let weights: Vec<f64> = all.map(|n| composite.tree.relative_weight(n)).collect();
    let mut out = Vec::new();
    for spec in specs {
        let key = key(spec);
        if !one_thing(&mut reading, spec) {
            continue;
        }
        out.push(if let Some(relative) = spec.weights {
            Input::Weights { relative }
        } else if spec.filling {
            Input::Filling(Model::EXPECTATION)
        } else if spec.choice.is_empty() {
            match cells(&mut reading, composite, &key, spec) {
                Some(cells) => Input::Cells(cells),
                None => continue,
            }
        } else {
            Input::Choice(
                spec.choice
                    .iter()
                    .filter_map(|c| change(&mut reading, &weights, &key, c))
                    .collect(),
            )
        });
    }
    let names = specs.iter().map(|s| s.name.clone()).collect();
    (problems.all().len() == before).then_some((names, out))
}

fn key(spec: &InputSpec) -> String {
    format!("uncertainty.input \"{}\"", spec.name)
}

/// Whether an input says one thing; what is wrong else is said.
fn one_thing(reading: &mut Reading<'_>, spec: &InputSpec) -> bool {
    let kinds = [
        spec.weights.is_some(),
        spec.error.is_some(),
        spec.relative_error.is_some(),
        spec.errors.is_some(),
        spec.bounds.is_some(),
        spec.values.is_some(),
        spec.filling,
        !spec.choice.is_empty(),
    ];
    let one = kinds.iter().filter(|k| **k).count() == 1;
    if !one {
        reading.add(&key(spec), wrong::input_one_thing());
    }
    one
}

/// Says what is wrong with the inputs as they are written, before there is an index.
pub(crate) fn check(reading: &mut Reading<'_>, spec: &UncertaintySpec) {
    let weights = vec![1.0; reading.source.nodes.len()];
    check_names(reading, &spec.input);
    for spec in &spec.input {
        one_thing(reading, spec);
        for choice in &spec.choice {
            change(reading, &weights, &key(spec), choice);
        }
    }
}

/// Says what is wrong with the inputs of an index that is sound otherwise.
pub(crate) fn check_on(composite: &Composite, file: &str, problems: &mut Problems) {
    let Some(spec) = &composite.method.uncertainty else {
        return;
    };
    let Some((names, inputs)) = inputs(composite, spec, file, problems) else {
        return;
    };
    let figures = &composite.source.figures;
    let size = (figures.columns.len(), figures.rows());
    for fault in input_faults(&inputs, &composite.recipe, &composite.tree, size) {
        let what = faults::study(&fault.into(), &composite.source, &names);
        problems.add(file, "uncertainty", what);
    }
}

/// What is told apart when it is told how much inputs matter: groups by their names, and inputs that are alone.
pub(crate) fn groups(names: &[String], spec: &UncertaintySpec) -> (Vec<String>, Vec<usize>) {
    let mut known: Vec<String> = Vec::new();
    let mut of = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let group = spec.input.get(at).and_then(|input| input.group.as_ref());
        let called = group.unwrap_or(name);
        let place = known.iter().position(|own| own == called);
        of.push(place.unwrap_or(known.len()));
        if place.is_none() {
            known.push(called.clone());
        }
    }
    (known, of)
}

/// Says where a name stands for two things.
fn check_names(reading: &mut Reading<'_>, specs: &[InputSpec]) {
    for (at, spec) in specs.iter().enumerate() {
        if specs[..at].iter().any(|other| other.name == spec.name) {
            reading.add(&key(spec), wrong::input_twice());
        }
        let clash = |other: &&InputSpec| other.group.as_ref() == Some(&spec.name);
        let alone = spec.group.as_ref() != Some(&spec.name);
        if alone && specs.iter().any(|other| clash(&other)) {
            reading.add(&key(spec), wrong::input_named_as_group());
        }
    }
}

fn change(
    reading: &mut Reading<'_>,
    base: &[f64],
    key: &str,
    choice: &ChoiceSpec,
) -> Option<Change> {
    if let Some(rule) = &choice.normalisation {
        let columns = columns_with(reading, key, rule, &BTreeMap::new());
        return columns
            .into_iter()
            .collect::<Option<_>>()
            .map(Change::Columns);
    }
    if let Some(rules) = &choice.aggregation {
        return Some(Change::Aggregation(reading.aggregation(key, rules)));
    }
    if let Some(step) = choice.step {
        let at = step.checked_sub(1).unwrap_or(usize::MAX);
        return match &choice.with {
            Some(with) => reading
                .step(key, with)
                .map(|step: Step| Change::Step(at, step)),
            None => Some(Change::WithoutStep(at)),
        };
    }
    if let Some(given) = &choice.weights {
        let mut weights = base.to_vec();
        reading.weights(key, given, &mut weights);
        return Some(Change::Weights(weights));
    }
    if let Some(codes) = &choice.without {
        let mut weights = vec![0.0; base.len()];
        let given: BTreeMap<String, f64> = codes.iter().map(|c| (c.clone(), 1.0)).collect();
        reading.weights(key, &given, &mut weights);
        return Some(Change::Without(
            (0..weights.len()).filter(|&n| weights[n] > 0.0).collect(),
        ));
    }
    if let Some(minimum_coverage) = choice.minimum_coverage {
        return Some(Change::Missing(MissingRule::Renormalise {
            minimum_coverage,
        }));
    }
    Some(Change::Nothing)
}
