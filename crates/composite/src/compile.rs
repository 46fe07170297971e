//! A source and a method together: checked, and in the numbers of the engine.

use std::collections::BTreeMap;

use waymark_index::aggregate::{Aggregation, Among};
use waymark_index::hierarchy::HierarchyFault;
use waymark_index::normalise::Normalisation;
use waymark_index::parameters::Value;
use waymark_index::recipe::{Recipe, Step};
use waymark_index::{ColumnRule, Direction, Hierarchy, MissingRule, NodeKind, NodeSpec};

use crate::method::{Method, Rule, Rules};
use crate::problem::Problems;
use crate::source::Source;
use crate::steps::Reading;

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
    /// Files that the method names, by the names it gives them; whoever reads files puts them here.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was found on the way and does not stop the build: weights that say something odd, for instance.
    pub notes: Vec<String>,
}

/// Compiles a method on a source.
///
/// `None` where something was wrong; `problems` says what, all at once.
pub fn compile(
    source: Source,
    (file, method): (&str, &Method),
    problems: &mut Problems,
) -> Option<Composite> {
    let before = problems.all().len();
    if method.kind.as_deref().is_some_and(|kind| kind != "index") {
        problems.add(
            file,
            "kind",
            "this is no method of an index",
            "write kind = \"index\"",
        );
    }
    if source.figures.columns.is_empty() {
        problems.add(
            file,
            "leaf",
            "there is no indicator",
            "name at least one [[leaf]], or give an iMeta table",
        );
    }
    let mut composite = parts(source, (file, method), problems)?;
    for (at, weighting) in method.weighting.iter().enumerate() {
        composite.weigh(weighting, (file, at + 1), problems);
    }
    crate::kinds::check(&composite, file, problems);
    if let Err(faults) = composite
        .recipe
        .prepare(&composite.source.figures, &composite.tree)
    {
        for fault in faults {
            problems.add(file, "", fault.to_string(), "");
        }
    }
    (problems.all().len() == before).then_some(composite)
}

/// The parts of the method, one by one.
fn parts(
    mut source: Source,
    (file, method): (&str, &Method),
    problems: &mut Problems,
) -> Option<Composite> {
    let before = problems.all().len();
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
        let what = format!("{minimum_coverage} is no share from 0 to 1");
        reading.add("minimum_coverage", what, "write 0.6 for 60 %");
    }
    let mut weights: Vec<f64> = copy.nodes.iter().map(|n| n.weight).collect();
    reading.weights("weights", &method.weights, &mut weights);
    let tree = tree(&mut reading, &weights);
    check_reference(&mut reading, method);
    check_size(&mut reading, &aggregation);
    if let Some(tree) = &tree {
        check_levels(&mut reading, &aggregation, tree);
    }
    if problems.all().len() > before {
        return None;
    }
    let tree = tree?;
    Some(Composite {
        source,
        recipe: Recipe {
            steps: steps.into_iter().collect::<Option<_>>()?,
            method: waymark_index::Method {
                columns: columns.into_iter().collect::<Option<_>>()?,
                aggregation,
                missing: MissingRule::Renormalise { minimum_coverage },
            },
            apart: method.apart,
            seed: method.seed.unwrap_or(1),
        },
        tree,
        method: method.clone(),
        files: BTreeMap::new(),
        notes: Vec::new(),
    })
}

/// Says where all are measured by one unit, but each year alone: the unit stands in another place each year.
fn check_reference(reading: &mut Reading<'_>, method: &Method) {
    let is_reference = |rule: &Rule| match rule {
        Rule::Code(code) => code == "reference",
        Rule::With(table) => table.get("rule").and_then(|r| r.as_str()) == Some("reference"),
    };
    let own = method.leaf.iter().filter_map(|l| l.normalisation.as_ref());
    let any = method.normalisation.iter().chain(own).any(is_reference);
    if any && method.apart && reading.source.figures.blocks().len() > 1 {
        reading.add(
            "normalisation",
            "a reference unit cannot be taken where each year is scaled apart",
            "leave apart out: all years are then measured by the latest figure of the unit",
        );
    }
}

/// Rows that the consensus order is looked for over; it holds a number for every pair.
const MOST_PAIRED: usize = 5_000;

fn check_size(reading: &mut Reading<'_>, rules: &[Aggregation]) {
    let rows = reading.source.units.len();
    let consensus = Aggregation::Among(Among::Consensus);
    if rows > MOST_PAIRED && rules.contains(&consensus) {
        let what = format!("\"kemeny\" looks at every pair of {rows} rows");
        let remedy = format!("take \"copeland\", or at most {MOST_PAIRED} rows");
        reading.add("aggregation", what, &remedy);
    }
}

/// Says where rules are named for levels that the tree does not have: they would never be used.
fn check_levels(reading: &mut Reading<'_>, rules: &[Aggregation], tree: &Hierarchy) {
    let levels = tree.inner_levels();
    if rules.len() > 1 && rules.len() > levels {
        let what = format!(
            "{} rules are named, the tree has {levels} levels",
            rules.len()
        );
        reading.add(
            "aggregation",
            what,
            "name one for each level from the top, or one for all",
        );
    }
}

/// The scale of every column.
fn scales(reading: &mut Reading<'_>, method: &Method) -> Vec<Option<ColumnRule>> {
    let usual = Rule::Code("min_max".to_owned());
    let general = method.normalisation.as_ref().unwrap_or(&usual);
    let own: BTreeMap<&str, &Rule> = method
        .leaf
        .iter()
        .filter_map(|l| Some((l.indicator.as_str(), l.normalisation.as_ref()?)))
        .collect();
    columns_with(reading, "normalisation", general, &own)
}

/// The scale of every column by one rule, but for those with their own.
pub(crate) fn columns_with(
    reading: &mut Reading<'_>,
    key: &str,
    general: &Rule,
    own: &BTreeMap<&str, &Rule>,
) -> Vec<Option<ColumnRule>> {
    let source = reading.source;
    let mut said: Vec<String> = Vec::new();
    let mut out = Vec::with_capacity(source.indicators.len());
    for indicator in &source.indicators {
        let rule = own.get(indicator.code.as_str()).copied().unwrap_or(general);
        let Some((code, mut parameters)) = reading.rule(key, rule) else {
            return vec![None; source.indicators.len()];
        };
        if let Some((low, high)) = indicator.goalposts.filter(|_| code == "goalposts") {
            parameters
                .entry("lo".to_owned())
                .or_insert(Value::Number(low));
            parameters
                .entry("hi".to_owned())
                .or_insert(Value::Number(high));
        }
        if let Some(target) = indicator.target.filter(|_| code == "distance_to_target") {
            parameters
                .entry("target".to_owned())
                .or_insert(Value::Number(target));
        }
        let normalisation = match Normalisation::by_code(&code, &parameters) {
            Ok(normalisation) => Some(normalisation),
            Err(faults) => {
                // What is wrong with the rule itself is wrong for every indicator: once is enough.
                let words = format!("{faults:?}");
                if !said.contains(&words) {
                    said.push(words);
                    reading.parameters(&format!("{key} of {}", indicator.code), &code, faults);
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
    let name = |node: usize| {
        source
            .nodes
            .get(node)
            .map_or_else(|| node.to_string(), |n| n.code.clone())
    };
    match Hierarchy::try_new(&specs, source.indicators.len()) {
        Ok(tree) => Some(tree),
        Err(faults) => {
            for fault in faults {
                reading.add("node", words(&fault, &name), "");
            }
            None
        }
    }
}

/// A fault of the tree with codes for numbers.
fn words(fault: &HierarchyFault, name: &dyn Fn(usize) -> String) -> String {
    let all = |nodes: &[usize]| {
        let names: Vec<String> = nodes.iter().map(|n| format!("\"{}\"", name(*n))).collect();
        names.join(", ")
    };
    match fault {
        HierarchyFault::SeveralRoots { nodes } => {
            format!("{} all have no parent: only the root may", all(nodes))
        }
        HierarchyFault::Cycle { nodes } => {
            format!("{} stand under each other in a ring", all(nodes))
        }
        HierarchyFault::ParentIsLeaf { node, parent } => {
            format!(
                "{} stands under {}, which is an indicator",
                all(&[*node]),
                all(&[*parent])
            )
        }
        HierarchyFault::Weight { node, weight } => {
            format!(
                "the weight of {} is {weight}: a number from 0 on is needed",
                all(&[*node])
            )
        }
        HierarchyFault::ZeroWeights { parent } => {
            format!("all children of {} have the weight 0", all(&[*parent]))
        }
        HierarchyFault::NoChildren { node } => {
            format!("{} has no children and is no indicator", all(&[*node]))
        }
        HierarchyFault::ColumnTwice { first, .. } => {
            format!("the indicator {} is used twice", all(&[*first]))
        }
        HierarchyFault::Empty
        | HierarchyFault::NoRoot
        | HierarchyFault::UnknownParent { .. }
        | HierarchyFault::UnknownColumn { .. } => fault.to_string(),
    }
}
