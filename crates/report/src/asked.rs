//! What a reader asked an index: the query of an address as a wish, and a wish as an address.
//!
//! `node.ID` and `leaf.INDICATOR` carry weights, `normalisation` and `aggregation` codes, `period` a period, `find` words
//! of the name of an area, `from` the first row of the table. What equals the published method is not written
//! down, so an address is short and stays true.

use std::collections::BTreeMap;

use form_urlencoded::Serializer;
use waymark_evaluate::explore::{AGGREGATIONS, Answer, Explorer, Refusal, Wish};
use waymark_model::workspace::IndexMethod;

/// The greatest weight that may be asked for; further up shares no longer change.
const MOST: f64 = 1e6;

/// What a reader asked, with what was wrong with it and the answer.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) wish: Wish,
    /// What was typed into fields that could not be read, by name of the field.
    pub(crate) faults: BTreeMap<String, String>,
    /// Words of the name of an area; empty for all.
    pub(crate) find: String,
    /// Number of the first row shown.
    pub(crate) from: usize,
    /// Whether only the answer is wanted, for the script of the page.
    pub(crate) part: bool,
    pub(crate) answer: Result<Answer, Refusal>,
}

/// Name of the field with the weight of a node.
pub(crate) fn node_field(method: &IndexMethod, n: usize) -> String {
    method
        .nodes
        .get(n)
        .map_or(String::new(), |node| format!("node.{}", node.id))
}

/// Name of the field with the weight of a leaf.
pub(crate) fn leaf_field(method: &IndexMethod, n: usize) -> String {
    method
        .leaves
        .get(n)
        .map_or(String::new(), |leaf| format!("leaf.{}", leaf.indicator))
}

impl Asked {
    /// Reads a query and answers it. Fields nobody knows are passed over, so that an address outlives a
    /// change of the method.
    pub(crate) fn new(explorer: &Explorer<'_>, query: &[(String, String)]) -> Self {
        let method = explorer.method();
        let mut wish = Wish::default();
        let mut faults = BTreeMap::new();
        let (mut find, mut from, mut part) = (String::new(), 0, false);
        for (name, value) in query {
            let value = value.trim();
            match name.as_str() {
                "normalisation" => {
                    let known = Explorer::normalisations(method).contains(&value);
                    let other = known && Some(value) != Explorer::published_scale(method);
                    wish.normalisation = other.then(|| value.to_owned());
                }
                "aggregation" => {
                    let known = AGGREGATIONS.contains(&value);
                    wish.aggregation = known.then(|| value.to_owned());
                }
                "period" => wish.period = value.parse().ok(),
                "find" => value.clone_into(&mut find),
                "from" => from = value.parse().unwrap_or(0),
                "part" => part = value == "answer",
                _ => weight(explorer, (name, value), &mut wish, &mut faults),
            }
        }
        let answer = explorer.answer(&wish);
        Self {
            wish,
            faults,
            find,
            from,
            part,
            answer,
        }
    }

    /// The query that asks the same again, from row `from` of the table on.
    pub(crate) fn query(&self, method: &IndexMethod, from: usize) -> String {
        let mut out = Serializer::new(String::new());
        for (n, weight) in &self.wish.nodes {
            out.append_pair(&node_field(method, *n), &weight.to_string());
        }
        for (n, weight) in &self.wish.leaves {
            out.append_pair(&leaf_field(method, *n), &weight.to_string());
        }
        if let Some(code) = &self.wish.normalisation {
            out.append_pair("normalisation", code);
        }
        if let Some(code) = &self.wish.aggregation {
            out.append_pair("aggregation", code);
        }
        if let Some(period) = self.wish.period {
            out.append_pair("period", &period.to_string());
        }
        if !self.find.is_empty() {
            out.append_pair("find", &self.find);
        }
        if from > 0 {
            out.append_pair("from", &from.to_string());
        }
        out.finish()
    }
}

/// A published weight as it is shown: one that a rule made is long.
pub(crate) fn shown(weight: f64) -> String {
    let text = weight.to_string();
    if text.len() > 8 {
        format!("{weight:.4}")
    } else {
        text
    }
}

fn weight(
    explorer: &Explorer<'_>,
    (name, value): (&str, &str),
    wish: &mut Wish,
    faults: &mut BTreeMap<String, String>,
) {
    let method = explorer.method();
    let given = || {
        let found = value.parse::<f64>().ok();
        found.filter(|w| w.is_finite() && (0.0..=MOST).contains(w))
    };
    let places: Vec<(bool, usize, f64)> = if let Some(id) = name.strip_prefix("node.") {
        let all = method.nodes.iter().enumerate();
        let those = all.filter(|(_, node)| node.id == id && node.parent.is_some());
        those
            .map(|(n, node)| (true, n, explorer.node_weight(n).unwrap_or(node.weight)))
            .collect()
    } else if let Some(id) = name.strip_prefix("leaf.") {
        let all = method.leaves.iter().enumerate();
        let those = all.filter(|(_, leaf)| leaf.indicator.as_str() == id);
        those
            .map(|(n, leaf)| (false, n, explorer.leaf_weight(n).unwrap_or(leaf.weight)))
            .collect()
    } else {
        return;
    };
    if places.is_empty() {
        return;
    }
    // An empty field asks for nothing.
    let Some(weight) = given() else {
        if !value.is_empty() {
            faults.insert(name.to_owned(), value.chars().take(40).collect());
        }
        return;
    };
    for (is_node, n, published) in places {
        if weight.to_bits() == published.to_bits() || value == shown(published) {
            continue;
        }
        let into = if is_node {
            &mut wish.nodes
        } else {
            &mut wish.leaves
        };
        into.insert(n, weight);
    }
}
