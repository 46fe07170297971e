//! A source and a method together: checked, and in the numbers of the engine.

use std::collections::BTreeMap;

use waymark_index::aggregate::{Aggregation, Among};
use waymark_index::normalise::Normalisation;
use waymark_index::parameters::ParameterFault;
use waymark_index::recipe::{Recipe, Step};
use waymark_index::{
    Apart, ColumnRule, Direction, Hierarchy, LeastChildren, MissingRule, NodeKind, NodeSpec,
};

use crate::codes::wrong;
use crate::faults;
use crate::inputs;
use crate::method::{Method, Rule, Rules};
use crate::problem::{Problems, hint};
use crate::said::Said;
use crate::source::Source;
use crate::steps::Reading;
use crate::weighting;

/// An index ready to be built.
#[derive(Debug, Clone)]
pub struct Composite {
    /// Figures and names.
    pub source: Source,
    /// The tree with its weights.
    pub tree: Hierarchy,
    /// Steps, scales and rules.
    pub recipe: Recipe,
    /// The method as it was written.
    pub method: Method,
    /// What was found on the way and does not stop the build: weights that say something odd, for instance.
    pub notes: Vec<Said>,
}

impl Composite {
    /// The name of a node in a language, where the method has one in it; else as the source has it.
    #[must_use]
    pub fn name(&self, node: usize, lang: &str) -> String {
        let own = &self.source.nodes[node];
        let dimensions = self.method.node.iter().map(|n| (&n.id, &n.name));
        let indicators = self.method.leaf.iter().map(|l| (&l.indicator, &l.name));
        let found = match own.column {
            None => dimensions.into_iter().find(|(code, _)| **code == own.code),
            Some(_) => indicators.into_iter().find(|(code, _)| **code == own.code),
        };
        let words = found.and_then(|(_, name)| name.as_ref());
        words.map_or_else(|| own.name.clone(), |words| words.text_in(lang))
    }
}

/// Compiles a method on a source.
///
/// `None` where something was wrong, with the method or with the source; `problems` says what, all at once.
pub fn compile(
    source: Source,
    (file, method): (&str, &Method),
    problems: &mut Problems,
) -> Option<Composite> {
    let before = problems.all().len();
    if method.kind.as_deref().is_some_and(|kind| kind != "index") {
        problems.add(file, "kind", wrong::no_index());
    }
    if source.indicators.is_empty() && !source.flaws.tree {
        problems.add(file, "leaf", wrong::no_indicators());
    }
    let flawed = source.flaws.any;
    crate::kinds::check(&source, (file, method), problems);
    crate::profile::check(&source, (file, method), problems);
    for (at, weighting) in method.weighting.iter().enumerate() {
        weighting::check(&source, weighting, (file, at + 1), problems);
    }
    let mut composite = parts(source, (file, method), problems)?;
    // What figures decide needs everything else in order; what people judge needs the tree alone.
    let sound = !flawed && problems.all().len() == before;
    for (at, weighting) in method.weighting.iter().enumerate() {
        if sound || !weighting.looks_at_figures() {
            composite.weigh(weighting, (file, at + 1), problems);
        }
    }
    if !sound {
        return None;
    }
    inputs::check_on(&composite, file, problems);
    if let Err(faults) = composite
        .recipe
        .prepare(&composite.source.figures, &composite.tree)
    {
        for fault in faults {
            problems.add(file, "", faults::recipe(&fault, &composite.source));
        }
    }
    (problems.all().len() == before).then_some(composite)
}

/// The parts of the method, one by one; those that are wrong are left out. `None` without a tree.
fn parts(
    mut source: Source,
    (file, method): (&str, &Method),
    problems: &mut Problems,
) -> Option<Composite> {
    let copy = source.clone();
    let mut reading = Reading {
        file,
        source: &copy,
        problems,
    };
    let numbered = method.step.iter().enumerate();
    let steps: Vec<Option<Step>> = numbered
        .map(|(at, step)| reading.step(&format!("step {}", at + 1), step))
        .collect();
    if let Some(group) = reading.group(&method.step) {
        source.figures.groups = copy.group_numbers(group);
    }
    let columns = scales(&mut reading, method);
    let arithmetic = Rules::All(Rule::Code("arithmetic".to_owned()));
    let rules = method.aggregation.as_ref().unwrap_or(&arithmetic);
    let aggregation = reading.aggregation("aggregation", rules);
    let minimum_coverage = method.minimum_coverage.unwrap_or(0.0);
    if !(0.0..=1.0).contains(&minimum_coverage) {
        let what = wrong::no_share("minimum_coverage", minimum_coverage);
        reading.add("minimum_coverage", what);
    }
    let missing = missing(&mut reading, method, minimum_coverage);
    let mut weights: Vec<f64> = copy.nodes.iter().map(|n| n.weight).collect();
    reading.weights("weights", &method.weights, &mut weights);
    // A tree with parts in the wrong place would have faults that nobody made.
    let sure = !copy.flaws.tree;
    let tree = sure.then(|| tree(&mut reading, &weights)).flatten();
    check_reference(&mut reading, method);
    check_size(&mut reading, &aggregation);
    if let Some(tree) = &tree {
        check_levels(&mut reading, &aggregation, tree);
    }
    if let Some(spec) = &method.uncertainty {
        inputs::check(&mut reading, spec);
    }
    let tree = tree?;
    Some(Composite {
        source,
        recipe: Recipe {
            steps: steps.into_iter().flatten().collect(),
            method: waymark_index::Method {
                columns: columns.into_iter().flatten().collect(),
                aggregation,
                missing,
            },
            apart: method.apart.apart(),
            seed: method.seed.unwrap_or(1),
        },
        tree,
        method: method.clone(),
        notes: Vec::new(),
    })
}

/// What happens where figures are missing.
fn missing(reading: &mut Reading<'_>, method: &Method, minimum_coverage: f64) -> MissingRule {
    let plain = MissingRule::Renormalise { minimum_coverage };
    let Some(shares) = &method.minimum_children else {
        return plain;
    };
    if method.minimum_coverage.is_some() {
        reading.add("minimum_children", wrong::two_minimums());
    }
    match LeastChildren::try_new(shares.levels()) {
        Some(least) => MissingRule::Children(least),
        None => {
            reading.add("minimum_children", wrong::no_shares_by_level());
            plain
        }
    }
}

/// Says where all are measured by one unit, but each year alone: the unit stands in another place each year.
fn check_reference(reading: &mut Reading<'_>, method: &Method) {
    let is_reference = |rule: &Rule| match rule {
        Rule::Code(code) => code == "reference",
        Rule::With(table) => table.get("rule").and_then(|r| r.as_str()) == Some("reference"),
    };
    let own = method.own_scales().into_values();
    let any = method.normalisation.iter().chain(own).any(is_reference);
    if any && method.apart.apart() == Apart::All && reading.source.figures.blocks().len() > 1 {
        reading.add("normalisation", wrong::reference_apart());
    }
}

/// Rows that the consensus order is looked for over; it holds a number for every pair.
const MOST_PAIRED: usize = 5_000;

fn check_size(reading: &mut Reading<'_>, rules: &[Aggregation]) {
    let rows = reading.source.units.len();
    let consensus = Aggregation::Among(Among::Consensus);
    if rows > MOST_PAIRED && rules.contains(&consensus) {
        let what = wrong::consensus_too_large(rows, MOST_PAIRED);
        reading.add("aggregation", what);
    }
}

/// Says where rules are named for levels that the tree does not have: they would never be used.
fn check_levels(reading: &mut Reading<'_>, rules: &[Aggregation], tree: &Hierarchy) {
    let levels = tree.inner_levels();
    if rules.len() > 1 && rules.len() > levels {
        let what = wrong::too_many_levels(rules.len(), levels);
        reading.add("aggregation", what);
    }
}

/// The scale of every column.
fn scales(reading: &mut Reading<'_>, method: &Method) -> Vec<Option<ColumnRule>> {
    let usual = Rule::Code("min_max".to_owned());
    let general = method.normalisation.as_ref().unwrap_or(&usual);
    let source = reading.source;
    for code in method
        .scales
        .keys()
        .filter(|c| source.indicator(c).is_none())
    {
        let known = source.indicators.iter().map(|i| i.code.as_str());
        reading.add("scales", wrong::no_indicator(code, hint(code, known)));
    }
    columns_with(reading, "normalisation", general, &method.own_scales())
}

/// The scale of every column by one rule, but for those with their own.
pub(crate) fn columns_with(
    reading: &mut Reading<'_>,
    key: &str,
    general: &Rule,
    own: &BTreeMap<&str, &Rule>,
) -> Vec<Option<ColumnRule>> {
    let source = reading.source;
    if source.indicators.is_empty() {
        names_alone(reading, key, general);
    }
    let mut said: Vec<String> = Vec::new();
    let mut out = Vec::with_capacity(source.indicators.len());
    for indicator in &source.indicators {
        let rule = own.get(indicator.code.as_str()).copied().unwrap_or(general);
        let Some((code, mut parameters)) = reading.rule(key, rule) else {
            return vec![None; source.indicators.len()];
        };
        for (name, value) in source.own_parameters(indicator, &code) {
            parameters.entry(name).or_insert(value);
        }
        let normalisation = match Normalisation::by_code(&code, &parameters) {
            Ok(normalisation) => Some(normalisation),
            Err(faults) => {
                // What is wrong with the rule itself is wrong for every indicator: once is enough.
                let words = format!("{faults:?}");
                if !said.contains(&words) {
                    said.push(words);
                    reading.parameters(&format!("{key}, {}", indicator.code), &code, faults);
                }
                None
            }
        };
        out.push(normalisation.map(|normalisation| ColumnRule {
            direction: if indicator.higher {
                Direction::HigherIsBetter
            } else {
                Direction::LowerIsBetter
            },
            normalisation,
        }));
    }
    out
}

/// Says what is wrong with the names in a rule, where there is no indicator to try it on.
fn names_alone(reading: &mut Reading<'_>, key: &str, rule: &Rule) {
    let Some((code, parameters)) = reading.rule(key, rule) else {
        return;
    };
    let faults = Normalisation::by_code(&code, &parameters).err();
    let names = faults.into_iter().flatten().filter(|fault| {
        matches!(
            fault,
            ParameterFault::UnknownCode { .. } | ParameterFault::UnknownName { .. }
        )
    });
    let names = names.collect();
    reading.parameters(key, &code, names);
}

/// The tree, with what is wrong in names.
fn tree(reading: &mut Reading<'_>, weights: &[f64]) -> Option<Hierarchy> {
    let source = reading.source;
    let spec = |(node, weight): (&crate::source::Node, &f64)| NodeSpec {
        parent: node.parent,
        weight: *weight,
        kind: match node.column {
            Some(column) => NodeKind::Leaf { column },
            None => NodeKind::Inner,
        },
    };
    let specs: Vec<NodeSpec> = source.nodes.iter().zip(weights).map(spec).collect();
    match Hierarchy::try_new(&specs, source.indicators.len()) {
        Ok(tree) => Some(tree),
        Err(faults) => {
            for fault in faults {
                reading.add("node", faults::hierarchy(&fault, source));
            }
            None
        }
    }
}
