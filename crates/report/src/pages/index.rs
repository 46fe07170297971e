//! A composite index: scores with their coverage, the tree of weights, what made the score.

mod note;
mod steps;
mod sure;

use std::collections::{BTreeMap, BTreeSet};

use waymark_evaluate::results::{IndexResult, IndexRow, LeafCell, NodeScore};
use waymark_model::workspace::{IndexLeaf, IndexMethod, IndexNode};
use waymark_model::{AreaCode, MethodId, Period};

use crate::route::Route;
use crate::view::View;
use crate::{frame, names, parts};

use super::series;

pub(super) fn write(v: &mut View<'_>, id: &MethodId) {
    let Some(result) = v.cx.site.results.indices.iter().find(|i| i.method == *id) else {
        return;
    };
    let Some(method) = v.cx.site.workspace.indices.get(result.row) else {
        return;
    };
    let title = v.per_lang(&method.title, id.as_str());
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        let about = v.per_lang(&method.about, "");
        if !about.text.is_empty() {
            v.name_in("p", &[("class", "lead")], &about);
        }
        v.say("p", "index-level", &[]);
        rules(v, method);
        siblings(v, result);
        scores(v, method, result);
        v.el("p", &[], |v| {
            let to = Route::Explore(result.method.clone());
            v.link_words(&to, "index-explore", &[]);
        });
        sure::sensitivity(v, result);
        tree(v, method, result);
        steps::write(v, result);
        made_of(v, method, result);
        note::write(v, method, result);
    });
}

fn siblings(v: &mut View<'_>, result: &IndexResult) {
    let all = &v.cx.site.results.indices;
    if all.len() < 2 {
        return;
    }
    v.say("h2", "index-others-heading", &[]);
    v.el("ul", &[], |v| {
        for other in all.iter().filter(|o| o.method != result.method) {
            let method = v.cx.site.workspace.indices.get(other.row);
            let Some(method) = method else { continue };
            let name = v.per_lang(&method.title, other.method.as_str());
            v.el("li", &[], |v| {
                v.link(&Route::Index(other.method.clone()), &name);
            });
        }
    });
}

fn rules(v: &mut View<'_>, method: &IndexMethod) {
    let normalisation = v.code("normalisation-", &method.normalisation.code);
    let mut aggregation = v.code("aggregation-", method.top_rule());
    if method.nodes.iter().any(|n| own_rule(method, n).is_some()) {
        aggregation = v.words("index-aggregation-levels", &[("rule", aggregation.into())]);
    }
    let coverage = v.lang.catalog.percent(method.minimum_coverage);
    let age = v.words(
        "index-age-years",
        &[("years", usize::from(method.max_age).into())],
    );
    v.el("dl", &[("class", "facts")], |v| {
        for (key, text) in [
            ("index-normalisation", &normalisation),
            ("index-aggregation", &aggregation),
            ("index-coverage", &coverage),
            ("index-age", &age),
        ] {
            v.el("div", &[], |v| parts::term(v, key, |v| v.text(text)));
        }
    });
}

/// The rule of a node where it differs from that at the top.
fn own_rule<'m>(method: &'m IndexMethod, node: &'m IndexNode) -> Option<&'m str> {
    let level = || {
        method
            .aggregation
            .get(depth(method, node))
            .or(method.aggregation.last())
    };
    let own = node.aggregation.as_ref().or_else(level)?;
    Some(own.code.as_str()).filter(|rule| *rule != method.top_rule())
}

/// Steps up to the root; a ring ends at the number of nodes.
fn depth(method: &IndexMethod, node: &IndexNode) -> usize {
    let above = |n: &IndexNode| {
        let parent = n.parent.as_ref()?;
        method.nodes.iter().find(|n| n.id == *parent)
    };
    let steps = std::iter::successors(above(node), |n| above(n));
    steps.take(method.nodes.len()).count()
}

fn scores(v: &mut View<'_>, method: &IndexMethod, result: &IndexResult) {
    v.say("h2", "index-scores-heading", &[]);
    let Some(root) = method.nodes.iter().position(|n| n.parent.is_none()) else {
        return;
    };
    if result.rows.is_empty() {
        return v.say("p", "index-scores-none", &[]);
    }
    let last = result.rows.iter().map(|r| r.period).max_by_key(|p| p.end());
    let shown = shown(&v.cx.site.workspace.settings.area, method, result, last);
    let caption = v.words("index-scores-caption", &[]);
    let extra = Extra::of(result, root);
    let columns = extra.columns(result);
    parts::table(v, &caption, &columns, |v| {
        for row in result.rows.iter().filter(|r| shown.contains(&r.area)) {
            v.el("tr", &[], |v| score_row(v, row, (root, extra)));
        }
    });
    if extra.bounds {
        v.say("p", "index-bounds-note", &[]);
    }
    if let Some(period) = last.filter(|_| shown.len() < method.areas.len()) {
        let period = v.lang.catalog.period(period);
        let args = [
            ("shown", shown.len().into()),
            ("all", method.areas.len().into()),
            ("period", period.into()),
        ];
        v.say("p", "index-areas-limit", &args);
    }
    sure::intervals(v, result);
    v.data_link("part-table-data", "scores");
    sure::kinds(v, result, &shown);
}

/// Columns of the table of scores that not every index needs.
#[derive(Debug, Clone, Copy)]
struct Extra {
    /// Something is missing: the score could be another.
    bounds: bool,
    /// A step filled something.
    filled: bool,
    /// The method says what is uncertain.
    drawn: bool,
}

impl Extra {
    fn of(result: &IndexResult, root: usize) -> Self {
        let wide = |r: &IndexRow| open_bounds(r, root).is_some();
        Self {
            bounds: result.rows.iter().any(wide),
            filled: result.rows.iter().any(|r| r.share_filled > 0.0),
            drawn: result.draws.is_some(),
        }
    }

    fn columns(self, result: &IndexResult) -> Vec<&'static str> {
        let mut columns = vec!["col-area", "col-period", "col-score"];
        columns.extend(self.drawn.then_some("col-score-interval"));
        columns.extend(self.bounds.then_some("col-score-bounds"));
        columns.push("col-coverage");
        columns.extend(self.filled.then_some("col-filled"));
        let drawn = result.draws.is_some();
        let interval = if drawn {
            "col-rank-drawn"
        } else {
            "col-rank-interval"
        };
        columns.extend(["col-rank", interval]);
        columns
    }
}

/// Between what the score could lie; `None` where nothing is missing or nothing can be said.
fn open_bounds(row: &IndexRow, root: usize) -> Option<(f64, f64)> {
    let bounds = row.bounds.get(root).copied().flatten();
    bounds.filter(|(low, high)| high > low)
}

/// The areas that the page has room for: the plan's own, then by rank in the last period.
fn shown<'r>(
    own: &AreaCode,
    method: &'r IndexMethod,
    result: &'r IndexResult,
    last: Option<Period>,
) -> BTreeSet<&'r AreaCode> {
    let ranks: BTreeMap<&AreaCode, f64> = result
        .rows
        .iter()
        .filter(|r| Some(r.period) == last)
        .filter_map(|r| Some((&r.area, r.rank?)))
        .collect();
    let mut areas: Vec<&AreaCode> = method.areas.iter().collect();
    let rank = |area: &AreaCode| ranks.get(area).copied().unwrap_or(f64::INFINITY);
    areas.sort_by(|a, b| {
        (*b == own)
            .cmp(&(*a == own))
            .then(rank(a).total_cmp(&rank(b)))
    });
    areas.into_iter().take(series::MOST).collect()
}

fn score_row(v: &mut View<'_>, row: &IndexRow, (root, extra): (usize, Extra)) {
    let name = names::area(v, row.area.as_str());
    let period = v.lang.catalog.period(row.period);
    v.name_in("th", &[("scope", "row")], &name);
    v.leaf("td", &[], &period);
    if let Some(score) = row.scores.get(root) {
        score_cell(v, score);
        if extra.drawn {
            let drawn = row.drawn.filter(|_| score.value.is_some());
            let words = between(v, drawn.map(|d| (d.low, d.high)));
            parts::number_cell(v, &words);
        }
        if extra.bounds {
            let words = between(v, open_bounds(row, root));
            parts::number_cell(v, &words);
        }
        parts::number_cell(v, &v.lang.catalog.percent(score.coverage));
    }
    if extra.filled {
        parts::number_cell(v, &v.lang.catalog.percent(row.share_filled));
    }
    match row.rank {
        Some(rank) => parts::number_cell(v, &v.lang.catalog.number(rank)),
        None => v.say("td", "index-rank-none", &[]),
    }
    let interval = row.rank_interval.map(|(low, high)| {
        let number = |x: f64| v.lang.catalog.number(x);
        if high > low {
            let args = [("low", number(low).into()), ("high", number(high).into())];
            v.words("index-rank-between", &args)
        } else {
            number(low)
        }
    });
    parts::number_cell(v, interval.as_deref().unwrap_or(""));
}

/// Two scores as words; nothing where there are none.
fn between(v: &View<'_>, ends: Option<(f64, f64)>) -> String {
    let Some((low, high)) = ends else {
        return String::new();
    };
    let number = |x: f64| v.lang.catalog.rounded(x);
    let args = [("low", number(low).into()), ("high", number(high).into())];
    v.words("index-rank-between", &args)
}

fn score_cell(v: &mut View<'_>, score: &NodeScore) {
    match score.value {
        Some(value) => parts::number_cell(v, &v.lang.catalog.rounded(value)),
        None => {
            let words = v.code("withheld-", score.withheld);
            v.leaf("td", &[], &words);
        }
    }
}

/// The tree of weights, with the scores of the plan's own area.
fn tree(v: &mut View<'_>, method: &IndexMethod, result: &IndexResult) {
    v.say("h2", "index-tree-heading", &[]);
    v.say("p", "index-tree-lead", &[]);
    let composite = result.composite.as_ref();
    if composite.is_some_and(|c| !c.method.weighting.is_empty()) {
        v.say("p", "index-weights-made", &[]);
    }
    let Some(root) = method.nodes.iter().find(|n| n.parent.is_none()) else {
        return;
    };
    v.el("ul", &[], |v| branch(v, method, result, &root.id, 0));
}

/// A node with all below it. A tree is no deeper than it has nodes, so a ring ends.
fn branch(v: &mut View<'_>, method: &IndexMethod, result: &IndexResult, id: &str, depth: usize) {
    let Some(node) = method.nodes.iter().find(|n| n.id == id) else {
        return;
    };
    if depth > method.nodes.len() {
        return;
    }
    let name = v.per_lang(&node.name, &node.id);
    let effective = below(method, result, id, 0);
    v.el("li", &[], |v| {
        v.name_in("strong", &[], &name);
        v.text(" ");
        let place = method.nodes.iter().position(|n| n.id == id);
        let given = place.and_then(|n| result.weights.get(n));
        weights(v, given.copied().unwrap_or(node.weight), effective);
        if let Some(rule) = own_rule(method, node) {
            let rule = v.code("aggregation-", rule);
            v.text(" ");
            v.say("span", "index-own-rule", &[("rule", rule.into())]);
        }
        v.el("ul", &[], |v| {
            for child in method
                .nodes
                .iter()
                .filter(|n| n.parent.as_deref() == Some(id))
            {
                branch(v, method, result, &child.id, depth + 1);
            }
            for (n, leaf) in method
                .leaves
                .iter()
                .enumerate()
                .filter(|(_, l)| l.parent == id)
            {
                let effective = result.effective_weights.get(n).copied().unwrap_or(0.0);
                v.el("li", &[], |v| {
                    parts::indicator_link(v, &leaf.indicator);
                    v.text(" ");
                    let given = result.weights.get(method.nodes.len() + n);
                    weights(v, given.copied().unwrap_or(leaf.weight), effective);
                });
            }
        });
    });
}

fn weights(v: &mut View<'_>, given: f64, effective: f64) {
    let effective = v.lang.catalog.percent(effective);
    // Weights that a rule made have many digits.
    let long = given.to_string().len() > 8;
    let given = match long {
        true => v.lang.catalog.rounded(given).into(),
        false => given.into(),
    };
    v.say(
        "span",
        "index-weights",
        &[("given", given), ("effective", effective.into())],
    );
}

/// Effective weight of all leaves below a node.
fn below(method: &IndexMethod, result: &IndexResult, id: &str, depth: usize) -> f64 {
    if depth > method.nodes.len() {
        return 0.0;
    }
    let weight = |n| result.effective_weights.get(n).copied().unwrap_or(0.0);
    let leaves = method
        .leaves
        .iter()
        .enumerate()
        .filter(|(_, l)| l.parent == id);
    let own: f64 = leaves.map(|(n, _)| weight(n)).sum();
    let nodes = method
        .nodes
        .iter()
        .filter(|n| n.parent.as_deref() == Some(id));
    own + nodes
        .map(|n| below(method, result, &n.id, depth + 1))
        .sum::<f64>()
}

/// What the latest score of the plan's own area was made of.
fn made_of(v: &mut View<'_>, method: &IndexMethod, result: &IndexResult) {
    let own = &v.cx.site.workspace.settings.area;
    let rows = result.rows.iter().filter(|r| r.area == *own);
    let Some(row) = rows.max_by_key(|r| r.period.end()) else {
        return;
    };
    let root = method.nodes.iter().position(|n| n.parent.is_none());
    let scored = root
        .and_then(|n| row.scores.get(n))
        .is_some_and(|s| s.value.is_some());
    v.say("h2", "index-made-heading", &[]);
    if row.cells.iter().any(|c| scored && undivided(c)) {
        v.say("p", "index-made-undivided", &[]);
    }
    let area = names::area(v, own.as_str());
    let period = v.lang.catalog.period(row.period);
    let args = [("area", area.text.into()), ("period", period.into())];
    let caption = v.words("index-made-caption", &args);
    let stepped = steps::any(result);
    let mut columns = vec!["col-indicator", "col-value", "col-from"];
    columns.extend(stepped.then_some("col-prepared"));
    columns.extend(["col-normalised", "col-weight", "col-contribution"]);
    parts::table(v, &caption, &columns, |v| {
        for (n, leaf) in method.leaves.iter().enumerate() {
            let Some(cell) = row.cells.get(n) else {
                continue;
            };
            let weight = result.effective_weights.get(n).copied().unwrap_or(0.0);
            let key = match (undivided(cell), scored) {
                (false, _) => "part-no-value",
                (true, true) => "index-undivided",
                (true, false) => "index-no-score",
            };
            v.el("tr", &[], |v| {
                v.el("th", &[("scope", "row"), ("class", "wide")], |v| {
                    parts::indicator_link(v, &leaf.indicator);
                });
                leaf_cells(v, (leaf, cell), row.period, weight, (key, stepped));
            });
        }
    });
}

/// A figure that went in without a share of the score that could be told apart.
fn undivided(cell: &LeafCell) -> bool {
    cell.normalised.is_some() && cell.contribution.is_none()
}

/// `otherwise` is the key of the words in the place of a contribution; `stepped` whether the method has steps.
fn leaf_cells(
    v: &mut View<'_>,
    (leaf, cell): (&IndexLeaf, &LeafCell),
    period: Period,
    weight: f64,
    (otherwise, stepped): (&str, bool),
) {
    let none = v.words("part-no-value", &[]);
    let otherwise = v.words(otherwise, &[]);
    let unit = v.cx.unit(&leaf.indicator);
    let value = cell
        .value
        .map(|value| parts::with_unit(v, &v.lang.catalog.number(value), unit));
    let from = cell.from_period.unwrap_or(period);
    let from = cell.value.map(|_| v.lang.catalog.period(from));
    let rounded = |x: Option<f64>| x.map(|x| v.lang.catalog.rounded(x));
    let mut cells = vec![value, from];
    cells.extend(stepped.then(|| steps::prepared(v, cell)));
    cells.extend([
        rounded(cell.normalised),
        Some(v.lang.catalog.percent(weight)),
        rounded(cell.contribution).or(Some(otherwise)),
    ]);
    for cell in cells {
        parts::number_cell(v, cell.as_deref().unwrap_or(&none));
    }
}
