//! An index as a file: its tree of nodes and leaves, weights and goalposts.

mod engine;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeTable;
use waymark_model::workspace::{Direction, IndexLeaf, IndexMethod, IndexNode, Rule};
use waymark_model::{MethodId, Place};

use crate::cell::Fault;
use crate::codes;
use crate::facts::Facts;
use crate::findings::{Findings, hint, nearest};
use crate::toml_file::{self, Source, list, number_of, parsed, tables, text_of, whole_of, words};
use crate::tree::{self, Leaning};

/// A leaf whose indicator is looked up once the indicators are known.
#[derive(Debug)]
pub(crate) struct Leaf {
    indicator: String,
    place: Place,
    /// The direction it says itself, and where.
    direction: Option<(Direction, Place)>,
}

/// A part of the tree with the place of each thing that may be wrong.
struct Part<'a, 'i> {
    span: &'a Range<usize>,
    table: &'a DeTable<'i>,
    parent: Option<String>,
    weight: f64,
}

/// Reads an index whose keys were checked against the schema.
pub(crate) fn read(
    source: &Source,
    table: &DeTable<'_>,
    id: MethodId,
    leaves: &mut Vec<Leaf>,
    findings: &mut Findings,
) -> Option<IndexMethod> {
    let node_tables = tables(table, "node");
    let leaf_tables = tables(table, "leaf");
    let nodes: Vec<Part<'_, '_>> = node_tables.iter().map(part).collect();
    let parts: Vec<Part<'_, '_>> = leaf_tables.iter().map(part).collect();
    let check = Check { source, findings };
    check.run(table, &nodes, &parts, leaves);
    let max_age = whole_of(table, "max_age").unwrap_or(0);
    Some(IndexMethod {
        id,
        title: words(table, "title"),
        about: words(table, "about"),
        areas: list(table, "areas"),
        periods: list(table, "periods"),
        normalisation: engine::rule_of(table, "normalisation")?,
        aggregation: Some(engine::rules_of(table, "aggregation")).filter(|r| !r.is_empty())?,
        minimum_coverage: number_of(table, "minimum_coverage")?,
        max_age: u8::try_from(max_age).ok()?,
        nodes: nodes
            .iter()
            .map(|n| node(source, n))
            .collect::<Option<_>>()?,
        leaves: parts
            .iter()
            .map(|l| leaf(source, l))
            .collect::<Option<_>>()?,
        engine: engine::rest(source),
        lines: engine::lines(source, table),
    })
}

fn part<'a, 'i>((span, table): &'a (Range<usize>, &'a DeTable<'i>)) -> Part<'a, 'i> {
    Part {
        span,
        table,
        parent: text_of(table, "parent"),
        weight: number_of(table, "weight").unwrap_or(1.0),
    }
}

fn node(source: &Source, part: &Part<'_, '_>) -> Option<IndexNode> {
    Some(IndexNode {
        id: text_of(part.table, "id")?,
        name: words(part.table, "name"),
        parent: part.parent.clone(),
        weight: part.weight,
        aggregation: engine::rule_of(part.table, "aggregation"),
        line: source.line(part.span),
    })
}

fn leaf(source: &Source, part: &Part<'_, '_>) -> Option<IndexLeaf> {
    let low = number_of(part.table, "low");
    Some(IndexLeaf {
        indicator: parsed(part.table, "indicator")?,
        direction: direction(part.table),
        parent: part.parent.clone()?,
        weight: part.weight,
        goalposts: low.zip(number_of(part.table, "high")),
        target: number_of(part.table, "target"),
        denominator: parsed(part.table, "denominator"),
        normalisation: engine::rule_of(part.table, "normalisation"),
        line: source.line(part.span),
    })
}

fn direction(leaf: &DeTable<'_>) -> Option<Direction> {
    match text_of(leaf, "direction")?.as_str() {
        "higher" => Some(Direction::Higher),
        "lower" => Some(Direction::Lower),
        _ => None,
    }
}

/// Reports leaves whose indicator has no direction, or another one than the leaf says.
pub(crate) fn check_directions(leaves: &[Leaf], facts: &Facts, findings: &mut Findings) {
    for leaf in leaves {
        let Some(known) = facts.indicators.get(&leaf.indicator).map(|i| i.direction) else {
            continue;
        };
        match &leaf.direction {
            None if known == Direction::None => {
                let fault = Fault::new(codes::NO_DIRECTION).with("text", &leaf.indicator);
                findings.push(fault.at(leaf.place.clone()));
            }
            Some((own, place)) if known != Direction::None && known != *own => {
                let fault = Fault::new(codes::DIRECTION_DIFFERS).with("text", &leaf.indicator);
                findings.push(fault.at(place.clone()));
            }
            _ => {}
        }
    }
}

struct Check<'a> {
    source: &'a Source,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn run(
        mut self,
        table: &DeTable<'_>,
        nodes: &[Part<'_, '_>],
        parts: &[Part<'_, '_>],
        leaves: &mut Vec<Leaf>,
    ) {
        let ids: BTreeSet<String> = nodes
            .iter()
            .filter_map(|n| text_of(n.table, "id"))
            .collect();
        for part in nodes.iter().chain(parts) {
            self.parent(part, &ids);
        }
        if !nodes.is_empty() {
            self.roots(nodes);
            self.tree(nodes);
            self.children(nodes, parts);
            self.levels(table, nodes);
        }
        self.goalposts(table, parts);
        self.indicators(parts, leaves);
    }

    fn report(&mut self, fault: Fault, part: &Part<'_, '_>, kind: &str, key: &str) {
        let place = self.place(part, kind, key);
        self.findings.push(fault.at(place));
    }

    fn place(&self, part: &Part<'_, '_>, kind: &str, key: &str) -> Place {
        let span = toml_file::get(part.table, key).map_or(part.span.clone(), |v| v.span());
        self.source.place(&span, &format!("{kind}.{key}"))
    }

    fn parent(&mut self, part: &Part<'_, '_>, ids: &BTreeSet<String>) {
        let Some(parent) = &part.parent else { return };
        if ids.contains(parent) || parent.is_empty() {
            return;
        }
        let near = nearest(parent, ids.iter().map(String::as_str));
        let fault = Fault::new(codes::UNKNOWN_ID)
            .with("table", "node")
            .with("text", parent)
            .with("hint", hint(near));
        let kind = if part.table.contains_key("indicator") {
            "leaf"
        } else {
            "node"
        };
        let place = self.place(part, kind, "parent");
        self.findings.push_grouped(parent, fault.at(place));
    }

    /// One node has no parent. Where all have one there is a cycle or an unknown parent, which is
    /// said elsewhere.
    fn roots(&mut self, nodes: &[Part<'_, '_>]) {
        let roots: Vec<&Part<'_, '_>> = nodes.iter().filter(|n| n.parent.is_none()).collect();
        for extra in roots.iter().skip(1) {
            let first = roots.first().and_then(|r| text_of(r.table, "id"));
            let fault = Fault::new(codes::ROOTS)
                .with("text", &text_of(extra.table, "id").unwrap_or_default())
                .with("other", &first.unwrap_or_default());
            self.report(fault, extra, "node", "id");
        }
    }

    fn tree(&mut self, nodes: &[Part<'_, '_>]) {
        let leaning = |node: &Part<'_, '_>| {
            Some(Leaning {
                id: text_of(node.table, "id")?,
                parent: node.parent.clone()?,
                place: self.place(node, "node", "parent"),
            })
        };
        let things: Vec<Leaning> = nodes.iter().filter_map(leaning).collect();
        tree::check(&things, self.findings);
    }

    fn children(&mut self, nodes: &[Part<'_, '_>], parts: &[Part<'_, '_>]) {
        let mut weights: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for part in nodes.iter().chain(parts) {
            if let Some(parent) = &part.parent {
                weights.entry(parent).or_default().push(part.weight);
            }
        }
        for node in nodes {
            let Some(id) = text_of(node.table, "id") else {
                continue;
            };
            match weights.get(id.as_str()) {
                None => {
                    let fault = Fault::new(codes::NO_CHILDREN).with("text", &id);
                    self.report(fault, node, "node", "id");
                }
                // A negative or infinite weight has its own finding.
                Some(all) if all.iter().all(|w| w.abs() < f64::MIN_POSITIVE) => {
                    let fault = Fault::new(codes::ZERO_WEIGHTS).with("text", &id);
                    self.report(fault, node, "node", "id");
                }
                Some(_) => {}
            }
        }
    }

    /// The engine adds up level by level, so nodes of one level share a rule. The first node of a
    /// level sets it, its own or the index's.
    fn levels(&mut self, table: &DeTable<'_>, nodes: &[Part<'_, '_>]) {
        let own = engine::rules_of(table, "aggregation");
        let mut rules: BTreeMap<usize, Rule> = BTreeMap::new();
        for node in nodes {
            let depth = depth(node, nodes);
            let level = own.get(depth).or(own.last()).cloned();
            let rule = engine::rule_of(node.table, "aggregation").or(level);
            let rule = rule.unwrap_or_default();
            let first = rules.entry(depth).or_insert_with(|| rule.clone());
            if *first != rule {
                let fault = Fault::new(codes::LEVEL_RULES)
                    .with("text", &text_of(node.table, "id").unwrap_or_default())
                    .with("rule", &rule.code)
                    .with("other", &first.code);
                self.report(fault, node, "node", "aggregation");
            }
        }
    }

    fn goalposts(&mut self, table: &DeTable<'_>, parts: &[Part<'_, '_>]) {
        let own = engine::rule_of(table, "normalisation");
        // Ends that the rule gives itself hold for every leaf without its own.
        let asks = |rule: &Rule| {
            let given = |key| rule.parameters.contains_key(key);
            rule.code == "goalposts" && !(given("lo") && given("hi"))
        };
        for part in parts {
            let rule = engine::rule_of(part.table, "normalisation");
            let needed = rule.as_ref().or(own.as_ref()).is_some_and(asks);
            let given = |key| toml_file::get(part.table, key).is_some();
            let absent = ["low", "high"].into_iter().find(|key| !given(key));
            if let Some(absent) = absent {
                if needed || given("low") || given("high") {
                    let fault = Fault::new(codes::GOALPOSTS_MISSING).with("name", absent);
                    self.report(fault, part, "leaf", absent);
                }
                continue;
            }
            let number = |key| number_of(part.table, key);
            if let (Some(low), Some(high)) = (number("low"), number("high"))
                && low.total_cmp(&high).is_eq()
            {
                let fault = Fault::new(codes::GOALPOSTS_EQUAL).with("text", &low.to_string());
                self.report(fault, part, "leaf", "high");
            }
        }
    }

    fn indicators(&mut self, parts: &[Part<'_, '_>], leaves: &mut Vec<Leaf>) {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for part in parts {
            let Some(indicator) = text_of(part.table, "indicator") else {
                continue;
            };
            let place = self.place(part, "leaf", "indicator");
            if let Some(other) = seen.get(&indicator) {
                let fault = Fault::new(codes::USED_TWICE)
                    .with("text", &indicator)
                    .with("other", &other.to_string());
                self.findings.push(fault.at(place.clone()));
                continue;
            }
            seen.insert(indicator.clone(), place.line.unwrap_or(0));
            let direction = direction(part.table).zip(Some(self.place(part, "leaf", "direction")));
            leaves.push(Leaf {
                indicator,
                place,
                direction,
            });
        }
    }
}

/// Steps up to the root. A cycle has its own finding; counting stops there.
fn depth(node: &Part<'_, '_>, nodes: &[Part<'_, '_>]) -> usize {
    let above = |part: &Part<'_, '_>| {
        let parent = part.parent.clone()?;
        nodes
            .iter()
            .find(|n| text_of(n.table, "id").as_ref() == Some(&parent))
    };
    std::iter::successors(above(node), |part| above(part))
        .take(nodes.len())
        .count()
}
