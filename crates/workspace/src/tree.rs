//! Trees: bodies, areas, the nodes of an index.

use std::collections::{BTreeMap, BTreeSet};

use waymark_model::Place;

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;

/// A thing with the parent it names.
#[derive(Debug)]
pub(crate) struct Leaning {
    /// The thing.
    pub(crate) id: String,
    /// Its parent.
    pub(crate) parent: String,
    /// Where the parent is named.
    pub(crate) place: Place,
}

/// Reports things that are their own parent, and each cycle once, at the first of its members in
/// the order of the file. Unknown parents are no matter of this check.
pub(crate) fn check(things: &[Leaning], findings: &mut Findings) {
    let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
    for thing in things {
        parents.entry(&thing.id).or_insert(&thing.parent);
    }
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    for thing in things {
        if thing.id == thing.parent {
            let fault = Fault::new(codes::OWN_PARENT).with("text", &thing.id);
            findings.push(fault.at(thing.place.clone()));
            settled.insert(&thing.id);
            continue;
        }
        let mut path: Vec<&str> = Vec::new();
        let mut here: BTreeSet<&str> = BTreeSet::new();
        let mut at = thing.id.as_str();
        while !settled.contains(at) && here.insert(at) {
            path.push(at);
            match parents.get(at) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        if !settled.contains(at) && parents.contains_key(at) && path.last() != Some(&at) {
            let cycle = path.iter().skip_while(|id| **id != at);
            let cycle: Vec<&str> = cycle.copied().collect();
            report(&cycle, things, findings);
        }
        settled.extend(here);
    }
}

fn report(cycle: &[&str], things: &[Leaning], findings: &mut Findings) {
    let members: BTreeSet<&str> = cycle.iter().copied().collect();
    let Some(first) = things.iter().find(|t| members.contains(t.id.as_str())) else {
        return;
    };
    let turn = cycle.iter().position(|id| *id == first.id).unwrap_or(0);
    let mut round: Vec<&str> = cycle
        .iter()
        .copied()
        .cycle()
        .skip(turn)
        .take(cycle.len())
        .collect();
    round.push(&first.id);
    let fault = Fault::new(codes::CYCLE).with("path", &round.join(" > "));
    findings.push(fault.at(first.place.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_tree(pairs: &[(&str, &str)], expected: &[(&str, &str, u32)]) {
        let things: Vec<Leaning> = (1..)
            .zip(pairs)
            .map(|(line, (id, parent))| Leaning {
                id: (*id).to_owned(),
                parent: (*parent).to_owned(),
                place: Place::cell("t.csv", line, 3, "parent"),
            })
            .collect();
        let mut findings = Findings::default();
        check(&things, &mut findings);
        let found: Vec<(String, String, u32)> = findings
            .finish()
            .into_iter()
            .map(|d| (d.code, d.args[0].1.clone(), d.place.line.unwrap()))
            .collect();
        let expected: Vec<(String, String, u32)> = expected
            .iter()
            .map(|(c, p, l)| ((*c).to_owned(), (*p).to_owned(), *l))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_cycle_is_reported_once_and_tails_are_not() {
        check_tree(&[("a", "root"), ("b", "a"), ("c", "zz")], &[]);
        check_tree(&[("a", "a"), ("b", "a")], &[("E0243", "a", 1)]);
        check_tree(
            &[
                ("t", "a"),
                ("a", "b"),
                ("b", "c"),
                ("c", "a"),
                ("x", "y"),
                ("y", "x"),
            ],
            &[("E0242", "a > b > c > a", 2), ("E0242", "x > y > x", 5)],
        );
    }
}
