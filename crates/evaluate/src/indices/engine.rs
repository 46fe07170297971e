//! An index of a workspace as the engine takes it: its figures as a table with names, its method in the engine's words.
//!
//! Rows are areas in periods, by period, then by the area they lie in, so that those of one time stand together, and in them
//! those that are ranked among each other.

use std::collections::BTreeMap;

use waymark_composite::codes::wrong;
use waymark_composite::method::{LeafSpec, NodeSpec, Parameter, Rule, Rules, Unread, Words};
use waymark_composite::problem::hint;
use waymark_composite::source::{Indicator, Node, Unit};
use waymark_composite::{Composite, Method, Problems, Source, compile};
use waymark_index::Normalisation;
use waymark_index::impute::Place;
use waymark_index::parameters::{Parameters, Value};
use waymark_model::workspace::{self as model, Direction, IndexLeaf, IndexMethod, Setting};
use waymark_model::{AreaCode, LangTag, Period, Workspace};
use waymark_numerics::order;

use super::cells::{Cells, other};
use super::depth;

/// The name of the group column that holds the area an area lies in.
const PARENT: &str = "parent";
/// Scales that go up to what they call `scale`.
const SCALED: [&str; 6] = [
    "goalposts",
    "distance_to_target",
    "rank",
    "logistic",
    "bands",
    "reference",
];

/// An index that the engine takes.
#[derive(Debug)]
pub(crate) struct Ready {
    /// In the engine's words.
    pub(crate) composite: Composite,
    /// By row of the workspace (area by area, period by period): the row of the engine.
    pub(crate) places: Vec<usize>,
    /// By row of the engine: the row of the workspace.
    pub(crate) rows: Vec<usize>,
    /// Weights of nodes, then leaves, as they hold among siblings: as written, or as a rule made them.
    pub(crate) weights: Vec<f64>,
}

/// Compiles an index; `None` where the engine refuses it, and `problems` says why.
pub(crate) fn ready(
    workspace: &Workspace,
    method: &IndexMethod,
    cells: &Cells,
    problems: &mut Problems,
) -> Option<Ready> {
    let file = format!("method/{}.toml", method.id);
    let written = match written(method) {
        Ok(written) => written,
        Err(what) => {
            problems.at(&file, what.line, "", what.what);
            return None;
        }
    };
    let rows = rows(workspace, method);
    let source = source(
        (workspace, method),
        &written,
        (cells, &rows),
        (&file, problems),
    )?;
    let before: Vec<f64> = source.nodes.iter().map(|n| n.weight).collect();
    let composite = compile(source, (&file, &written), problems)?;
    let mut places = vec![0; rows.len()];
    for (place, row) in rows.iter().enumerate() {
        if let Some(own) = places.get_mut(*row) {
            *own = place;
        }
    }
    Some(Ready {
        weights: weights(&composite, before),
        composite,
        places,
        rows,
    })
}

/// The method in the engine's words.
fn written(method: &IndexMethod) -> Result<Method, Unread> {
    let mut out = Method::read(&method.engine)?;
    out.kind = Some("index".to_owned());
    out.title = words(&method.title);
    out.about = words(&method.about);
    out.normalisation = Some(scale(&method.normalisation));
    out.aggregation = Some(levels(method));
    out.minimum_coverage = Some(method.minimum_coverage);
    out.node = method.nodes.iter().map(node).collect();
    out.leaf = method.leaves.iter().map(leaf).collect();
    let inputs = out.uncertainty.iter_mut().flat_map(|u| &mut u.input);
    for choice in inputs.flat_map(|i| &mut i.choice) {
        if let Some(rule) = &mut choice.normalisation {
            to_one(rule);
        }
    }
    Ok(out)
}

fn words(texts: &BTreeMap<LangTag, String>) -> Option<Words> {
    let pairs = texts
        .iter()
        .map(|(lang, text)| (lang.to_string(), text.clone()));
    (!texts.is_empty()).then(|| Words::Many(pairs.collect()))
}

fn node(node: &model::IndexNode) -> NodeSpec {
    NodeSpec {
        id: node.id.clone(),
        name: words(&node.name),
        parent: node.parent.clone(),
        weight: Some(node.weight),
    }
}

fn leaf(leaf: &IndexLeaf) -> LeafSpec {
    LeafSpec {
        indicator: leaf.indicator.to_string(),
        parent: leaf.parent.clone(),
        weight: Some(leaf.weight),
        low: leaf.goalposts.map(|g| g.0),
        high: leaf.goalposts.map(|g| g.1),
        target: leaf.target,
        denominator: leaf.denominator.as_ref().map(ToString::to_string),
        normalisation: leaf.normalisation.as_ref().map(scale),
        ..LeafSpec::default()
    }
}

/// A rule in the engine's words.
fn rule(rule: &model::Rule) -> Rule {
    let parameters = rule.parameters.iter().map(|(name, value)| {
        let value = match value {
            Setting::Number(x) => Parameter::Number(*x),
            Setting::Flag(x) => Parameter::Flag(*x),
            Setting::Text(x) => Parameter::Text(x.clone()),
            Setting::List(list) => Parameter::List(list.clone()),
        };
        (name.clone(), value)
    });
    Rule::with(&rule.code, parameters)
}

fn scale(written: &model::Rule) -> Rule {
    let mut rule = rule(written);
    to_one(&mut rule);
    rule
}

/// Scales of a workspace run from 0 to 1 where nothing else is said; those of the engine to 100.
pub(super) fn to_one(rule: &mut Rule) {
    let code = rule.code().to_owned();
    if code == "min_max" && !rule.has("lo") && !rule.has("hi") {
        rule.set("lo", Parameter::Number(0.0));
        rule.set("hi", Parameter::Number(1.0));
    }
    if SCALED.contains(&code.as_str()) && !rule.has("scale") {
        rule.set("scale", Parameter::Number(1.0));
    }
}

/// A scale by its code alone, with the ends that the indicator has.
pub(crate) fn plain_scale(code: &str, indicator: &Indicator) -> Option<Normalisation> {
    let mut parameters = Parameters::new();
    let mut set = |name: &str, value| parameters.insert(name.to_owned(), Value::Number(value));
    if code == "min_max" {
        set("lo", 0.0);
        set("hi", 1.0);
    }
    if SCALED.contains(&code) {
        set("scale", 1.0);
    }
    if code == "goalposts" {
        let (low, high) = indicator.goalposts?;
        set("lo", low);
        set("hi", high);
    }
    Normalisation::by_code(code, &parameters).ok()
}

/// The rule of each level of the tree, root first: the one a node of that level names, else the method's own.
fn levels(method: &IndexMethod) -> Rules {
    let own: Vec<Rule> = method.aggregation.iter().map(rule).collect();
    let mut of_depth: BTreeMap<usize, Rule> = BTreeMap::new();
    let mut deepest = 0;
    for node in &method.nodes {
        let depth = depth(method, node.parent.as_deref());
        deepest = deepest.max(depth);
        if let Some(written) = &node.aggregation {
            of_depth.insert(depth, rule(written));
        }
    }
    match &own[..] {
        [all] if of_depth.is_empty() => Rules::All(all.clone()),
        _ => {
            let levels = own
                .len()
                .max(if of_depth.is_empty() { 0 } else { deepest + 1 });
            let of = |d: usize| of_depth.get(&d).or(own.get(d)).or(own.last()).cloned();
            Rules::Levels((0..levels).filter_map(of).collect())
        }
    }
}

/// The rows of the workspace in the order of the engine: by period, then by the area they lie in, then by code.
fn rows(workspace: &Workspace, method: &IndexMethod) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..method.areas.len() * method.periods.len()).collect();
    let parents = parents(workspace);
    rows.sort_by_key(|row| {
        let (area, period) = key(method, *row);
        (
            period.map(|p| (p.end(), p)),
            area.and_then(|a| parents.get(a).copied().flatten()),
            area,
        )
    });
    rows
}

/// Area and period of a row of the workspace.
fn key(method: &IndexMethod, row: usize) -> (Option<&AreaCode>, Option<Period>) {
    let wide = method.periods.len().max(1);
    (
        method.areas.get(row / wide),
        method.periods.get(row % wide).copied(),
    )
}

/// The area that each area lies in.
pub(super) fn parents(workspace: &Workspace) -> BTreeMap<&AreaCode, Option<&AreaCode>> {
    let areas = workspace.areas.iter().map(|a| &a.item);
    areas.map(|a| (&a.id, a.parent.as_ref())).collect()
}

fn source(
    (workspace, method): (&Workspace, &IndexMethod),
    written: &Method,
    (cells, rows): (&Cells, &[usize]),
    (file, problems): (&str, &mut Problems),
) -> Option<Source> {
    let before = problems.all().len();
    let mut source = Source {
        groups: written.groups.clone(),
        ..Source::default()
    };
    for group in written.groups.iter().filter(|g| *g != PARENT) {
        problems.add(
            file,
            "groups",
            wrong::no_group(group, hint(group, [PARENT])),
        );
    }
    let named = method.leaves.iter().filter_map(|l| l.denominator.as_ref());
    let named = named.map(|d| ("leaf".to_owned(), d.as_str()));
    let named: Vec<(String, &str)> = named.chain(written.other_columns()).collect();
    for (key, name) in named {
        if source.denominators.iter().any(|d| d == name) {
            continue;
        }
        let Some(values) = other(workspace, method, name) else {
            problems.add(file, &key, wrong::no_figures(name));
            continue;
        };
        let value = |row: &usize| values.get(*row).copied().flatten().unwrap_or(f64::NAN);
        source.denominators.push(name.to_owned());
        source
            .figures
            .denominators
            .push(rows.iter().map(value).collect());
    }
    columns(&mut source, (workspace, method), (cells, rows));
    tree(&mut source, (workspace, method), (file, problems));
    units(&mut source, (workspace, method), rows);
    (problems.all().len() == before).then_some(source)
}

fn columns(
    source: &mut Source,
    (workspace, method): (&Workspace, &IndexMethod),
    (cells, rows): (&Cells, &[usize]),
) {
    let wide = method.leaves.len();
    for (column, leaf) in method.leaves.iter().enumerate() {
        let of = |row: &usize| cells.get(row * wide + column).copied().flatten();
        let value = |row: &usize| of(row).map_or(f64::NAN, |(value, _)| value);
        source
            .figures
            .columns
            .push(rows.iter().map(value).collect());
        let known = workspace
            .indicators
            .iter()
            .find(|i| i.item.id == leaf.indicator);
        let text = |of: fn(&model::Indicator) -> &String| {
            known.map_or(String::new(), |i| of(&i.item).clone())
        };
        let denominator = leaf.denominator.as_ref();
        source.indicators.push(Indicator {
            code: leaf.indicator.to_string(),
            name: text(|i| &i.name),
            unit: text(|i| &i.unit),
            higher: direction(workspace, leaf) != Direction::Lower,
            target: leaf.target,
            denominator: denominator
                .and_then(|d| source.denominators.iter().position(|own| own == d.as_str())),
            goalposts: leaf
                .goalposts
                .map(|(a, b)| (order::min(a, b), order::max(a, b))),
        });
    }
}

/// Which way is better: as the leaf says, else as the indicator does.
pub(super) fn direction(workspace: &Workspace, leaf: &IndexLeaf) -> Direction {
    let known = workspace
        .indicators
        .iter()
        .find(|i| i.item.id == leaf.indicator);
    leaf.direction
        .or(known.map(|i| i.item.direction))
        .unwrap_or(Direction::None)
}

fn tree(
    source: &mut Source,
    (workspace, method): (&Workspace, &IndexMethod),
    (file, problems): (&str, &mut Problems),
) {
    let number = |id: &str| method.nodes.iter().position(|n| n.id == id);
    let mut above = |parent: Option<&str>, of: &str, key: &str| {
        let found = parent.and_then(number);
        if parent.is_some() && found.is_none() {
            let known = method.nodes.iter().map(|n| n.id.as_str());
            let parent = parent.unwrap_or_default();
            problems.add(file, key, wrong::no_parent(parent, of, hint(parent, known)));
        }
        found
    };
    for node in &method.nodes {
        source.nodes.push(Node {
            code: node.id.clone(),
            name: words(&node.name).map_or_else(|| node.id.clone(), |w| w.text()),
            parent: above(node.parent.as_deref(), &node.id, "node"),
            weight: node.weight,
            column: None,
        });
    }
    for (column, leaf) in method.leaves.iter().enumerate() {
        source.nodes.push(Node {
            code: leaf.indicator.to_string(),
            name: source
                .indicators
                .get(column)
                .map_or(String::new(), |i| i.name.clone()),
            parent: above(Some(&leaf.parent), leaf.indicator.as_str(), "leaf"),
            weight: leaf.weight,
            column: Some(column),
        });
    }
    let undirected = method
        .leaves
        .iter()
        .filter(|l| direction(workspace, l) == Direction::None);
    for leaf in undirected {
        problems.add(
            file,
            "leaf",
            wrong::no_direction_said(leaf.indicator.as_str()),
        );
    }
}

fn units(source: &mut Source, (workspace, method): (&Workspace, &IndexMethod), rows: &[usize]) {
    let parents = parents(workspace);
    let names = workspace
        .areas
        .iter()
        .map(|a| (&a.item.id, a.item.name.as_str()));
    let names: BTreeMap<&AreaCode, &str> = names.collect();
    let mut level = None;
    for (place, row) in rows.iter().enumerate() {
        let (Some(area), Some(period)) = key(method, *row) else {
            continue;
        };
        let parent = parents.get(area).copied().flatten();
        let group = || parent.map_or(String::new(), ToString::to_string);
        let time = period.to_string();
        let new_time = source.units.last().is_none_or(|u| u.time != time);
        grown(&mut source.figures.blocks, place, new_time);
        grown(&mut source.peers, place, level != Some((period, parent)));
        level = Some((period, parent));
        source.units.push(Unit {
            code: area.to_string(),
            name: names
                .get(area)
                .map_or_else(|| area.to_string(), |n| (*n).to_owned()),
            time,
            groups: source.groups.iter().map(|_| group()).collect(),
        });
        source.figures.places.push(Place {
            unit: row / method.periods.len().max(1),
            time: period.end_decimal(),
        });
    }
}

/// Adds a row to the last block, or begins a new one.
fn grown(blocks: &mut Vec<std::ops::Range<usize>>, place: usize, new: bool) {
    match blocks.last_mut() {
        Some(last) if !new => last.end = place + 1,
        _ => blocks.push(place..place + 1),
    }
}

/// Weights as they hold: as written where no rule made others.
fn weights(composite: &Composite, mut written: Vec<f64>) -> Vec<f64> {
    for (code, weight) in &composite.method.weights {
        if let Some(own) = composite.source.node(code).and_then(|n| written.get_mut(n)) {
            *own = *weight;
        }
    }
    let tree = &composite.tree;
    let plain = tree.reweighted(&written);
    for &node in tree.bottom_up() {
        let children = tree.children(node);
        let bits = |n: &usize| tree.relative_weight(*n).to_bits();
        let made = children
            .iter()
            .any(|n| bits(n) != plain.relative_weight(*n).to_bits());
        for &child in children.iter().filter(|_| made) {
            if let Some(own) = written.get_mut(child) {
                *own = tree.relative_weight(child);
            }
        }
    }
    written
}
