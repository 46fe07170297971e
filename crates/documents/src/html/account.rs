//! The last look at a page: which doubtful furniture is the text after all, which tables are tables.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Element, Furniture, Shape};
use crate::html::chrome::Cause;
use crate::tables::{Facts, Numbers, Place};

/// What was seen of an element besides its shape.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// The innermost furniture it stands in.
    pub(crate) node: Option<usize>,
    /// The innermost cell.
    pub(crate) cell: Option<Place>,
}

/// A piece of furniture, and the one around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) parent: Option<usize>,
    pub(crate) cause: Cause,
}

/// Bytes from which on a text reads as prose: menus have none so long.
const PROSE: usize = 100;

/// Gives each element its final shape.
pub(crate) fn settle(
    elements: &mut [Element],
    seen: &[Seen],
    nodes: &[Node],
    tables: &BTreeMap<usize, Facts>,
    document: &str,
) {
    let kinds = furniture(elements, seen, nodes, document);
    let mut numbers = Numbers::default();
    for (element, seen) in elements.iter_mut().zip(seen) {
        let kind = seen.node.and_then(|n| kinds.get(n).copied()).flatten();
        if let Some(kind) = kind {
            element.shape = Shape::Furniture(kind);
        } else if let Some(shape) = seen.cell.and_then(|cell| numbers.shape(cell, tables)) {
            element.shape = shape;
        }
    }
}

/// For each node what its elements are: the outermost furniture decides that holds.
fn furniture(
    elements: &[Element],
    seen: &[Seen],
    nodes: &[Node],
    document: &str,
) -> Vec<Option<Furniture>> {
    let mut prose = vec![0usize; nodes.len()];
    let mut all = 0;
    for (element, seen) in elements.iter().zip(seen) {
        let length = element.text(document).len();
        let certain = |n: usize| nodes.get(n).is_some_and(|node| !node.cause.doubtful);
        if length < PROSE || seen.node.is_some_and(certain) {
            continue;
        }
        all += length;
        if let Some(own) = seen.node.and_then(|n| prose.get_mut(n)) {
            *own += length;
        }
    }
    // Those inside come after those around them.
    for (n, node) in nodes.iter().enumerate().rev() {
        let own = prose.get(n).copied().unwrap_or(0);
        if let Some(outer) = node.parent.and_then(|p| prose.get_mut(p)) {
            *outer += own;
        }
    }
    let mut kinds: Vec<Option<Furniture>> = Vec::with_capacity(nodes.len());
    for (node, prose) in nodes.iter().zip(prose) {
        let outer = node.parent.and_then(|p| kinds.get(p).copied()).flatten();
        let holds = !(node.cause.doubtful && is_most(prose, all));
        kinds.push(outer.or(holds.then_some(node.cause.kind)));
    }
    kinds
}

/// Whether a part holds more than three fifths of the prose.
fn is_most(part: usize, all: usize) -> bool {
    part * 5 > all * 3
}

/// The range of a text without blanks around it.
pub(crate) fn trimmed(text: &str, at: usize) -> Range<usize> {
    let start = at + (text.len() - text.trim_start_matches(crate::text::is_blank).len());
    start..start + text.trim_matches(crate::text::is_blank).len()
}
