//! Figures with names: units, times, groups, indicators and the tree above them.

use std::collections::BTreeMap;

use waymark_index::impute::Place;
use waymark_index::parameters::{Parameters, Value};
use waymark_index::recipe::Figures;

use crate::codes::wrong;
use crate::method::{LeafSpec, Method, NodeSpec};
use crate::problem::{Problems, hint};
use crate::rows::{Rows, parse};

/// A row of the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its name; the code where none is given.
    pub name: String,
    /// The time, as written; empty where the data have none.
    pub time: String,
    /// By group column: the group as written.
    pub groups: Vec<String>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its code: the header of its column.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Whether more is better.
    pub higher: bool,
    /// The value aimed at.
    pub target: Option<f64>,
    /// The column it may be divided by, by place among the denominators.
    pub denominator: Option<usize>,
    /// Own ends of its scale.
    pub goalposts: Option<(f64, f64)>,
}

/// A node of the tree: the dimensions first, then the indicators in the order of their columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The node above, by place.
    pub parent: Option<usize>,
    /// Weight among its siblings.
    pub weight: f64,
    /// Its indicator, by place; `None` for a dimension.
    pub column: Option<usize>,
}

/// What of a source could not be read. Where something could not, a method can be checked on the source, but nothing be built;
/// what is not known for sure is not held against the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flaws {
    /// Something.
    pub any: bool,
    /// Units may be missing.
    pub units: bool,
    /// Indicators, dimensions or group columns may be missing, or stand in the wrong place.
    pub tree: bool,
}

/// Everything that is known before a method is applied.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// Rows, by time and code.
    pub units: Vec<Unit>,
    /// Names of the group columns.
    pub groups: Vec<String>,
    /// Columns.
    pub indicators: Vec<Indicator>,
    /// Names of the denominators.
    pub denominators: Vec<String>,
    /// Nodes.
    pub nodes: Vec<Node>,
    /// The figures, in the same order of rows and columns.
    pub figures: Figures,
    /// Files that the method names, by the names it gives them; whoever reads files puts them here.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What could not be read.
    pub flaws: Flaws,
    /// Parameters of scales that the metadata give an indicator, by its code and that of the scale.
    pub parameters: BTreeMap<(String, String), Parameters>,
    /// Rows that are ranked among each other, one block after the other; empty: those of one time.
    pub peers: Vec<std::ops::Range<usize>>,
}

impl Source {
    /// The blocks of rows that are ranked among each other.
    #[must_use]
    pub fn peers(&self) -> Vec<std::ops::Range<usize>> {
        if self.peers.is_empty() {
            self.figures.blocks()
        } else {
            self.peers.clone()
        }
    }

    /// The place of a node by its code.
    #[must_use]
    pub fn node(&self, code: &str) -> Option<usize> {
        self.nodes.iter().position(|n| n.code == code)
    }

    /// The place of an indicator by its code.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<usize> {
        self.indicators.iter().position(|i| i.code == code)
    }

    /// How many levels the tree has, that of the indicators included: the level of the root.
    #[must_use]
    pub fn levels(&self) -> usize {
        let above = |node: &Node| node.parent.and_then(|p| self.nodes.get(p));
        // A ring has no root; it is refused where the tree is made.
        let depth = |node: &Node| {
            let up = std::iter::successors(Some(node), |n| above(n));
            up.take(self.nodes.len()).count()
        };
        let inner = self.nodes.iter().filter(|n| n.column.is_none());
        inner.map(depth).max().unwrap_or(0) + 1
    }

    /// Parameters of a scale that an indicator brings along; those of a method go before them.
    #[must_use]
    pub fn own_parameters(&self, indicator: &Indicator, scale: &str) -> Parameters {
        let key = (indicator.code.clone(), scale.to_owned());
        let mut own = self.parameters.get(&key).cloned().unwrap_or_default();
        let mut put = |name: &str, value: f64| {
            let value = Value::Number(value);
            own.entry(name.to_owned()).or_insert(value);
        };
        if let Some((low, high)) = indicator.goalposts.filter(|_| scale == "goalposts") {
            put("lo", low);
            put("hi", high);
        }
        if let Some(target) = indicator.target.filter(|_| scale == "distance_to_target") {
            put("target", target);
        }
        own
    }

    /// Numbers of the groups of a column, by row.
    #[must_use]
    pub fn group_numbers(&self, column: usize) -> Vec<Option<usize>> {
        let of = |unit: &Unit| Some(unit.groups[column].clone()).filter(|g| !g.is_empty());
        let mut known: Vec<String> = self.units.iter().filter_map(of).collect();
        known.sort();
        known.dedup();
        let number = |unit: &Unit| of(unit).and_then(|g| known.binary_search(&g).ok());
        self.units.iter().map(number).collect()
    }
}

/// Columns that are no indicators.
pub(crate) struct Keys<'a> {
    pub(crate) unit: &'a str,
    pub(crate) name: &'a str,
    pub(crate) time: &'a str,
    /// Endings of columns that say how sure the figures of an indicator are.
    pub(crate) endings: Vec<&'a str>,
}

/// Says what is wrong with a table as such, where its method cannot be read.
pub fn check_table((file, bytes): (&str, &[u8]), problems: &mut Problems) {
    let _ = Rows::read(file, bytes, problems);
}

/// Reads a plain table with the tree of a method.
///
/// `problems` says what was wrong; the source then has [`Flaws`], and the method can still be checked on it.
pub fn from_table(
    (file, bytes): (&str, &[u8]),
    (method_file, method): (&str, &Method),
    problems: &mut Problems,
) -> Source {
    let before = problems.all().len();
    let rows = Rows::read(file, bytes, problems);
    let mut source = Source {
        groups: method.groups.clone(),
        ..Source::default()
    };
    if let Some(rows) = &rows {
        named(rows, (method_file, method), problems);
    }
    for denominator in method.leaf.iter().filter_map(|l| l.denominator.as_ref()) {
        if !source.denominators.contains(denominator) {
            source.denominators.push(denominator.clone());
        }
    }
    others(&mut source, rows.as_ref(), (method_file, method), problems);
    nodes(&mut source, (method_file, method), problems);
    let keys = Keys {
        unit: method.unit.as_deref().unwrap_or("unit"),
        name: method.unit_name.as_deref().unwrap_or("name"),
        time: method.time.as_deref().unwrap_or("time"),
        endings: method.endings(),
    };
    fill(&mut source, rows.as_ref(), &keys, problems);
    source.flaws.any = problems.all().len() > before;
    source
}

/// Says which columns of groups, indicators and denominators a table does not have.
fn named(rows: &Rows, (method_file, method): (&str, &Method), problems: &mut Problems) {
    let file = &rows.file;
    let known = || rows.header.iter().map(String::as_str);
    for (name, key) in method
        .groups
        .iter()
        .map(|g| (g, "groups"))
        .chain(method.leaf.iter().map(|l| (&l.indicator, "leaf.indicator")))
    {
        if rows.column(name).is_none() {
            let what = wrong::no_column(file, name, hint(name, known()));
            problems.add(method_file, key, what);
        }
    }
    let mut denominators: Vec<&String> = Vec::new();
    for denominator in method.leaf.iter().filter_map(|l| l.denominator.as_ref()) {
        if !denominators.contains(&denominator) && rows.column(denominator).is_none() {
            let what = wrong::no_column(file, denominator, hint(denominator, known()));
            problems.add(method_file, "leaf.denominator", what);
        }
        denominators.push(denominator);
    }
}

/// Adds the columns that steps look at and nobody scores.
pub(crate) fn others(
    source: &mut Source,
    rows: Option<&Rows>,
    (file, method): (&str, &Method),
    problems: &mut Problems,
) {
    for (key, name) in method.other_columns() {
        if let Some(rows) = rows.filter(|rows| rows.column(name).is_none()) {
            let known = rows.header.iter().map(String::as_str);
            let what = wrong::no_column(&rows.file, name, hint(name, known));
            problems.add(file, &key, what);
        }
        if !source.denominators.iter().any(|d| d == name) {
            source.denominators.push(name.to_owned());
        }
    }
}

fn directions(file: &str, method: &Method, problems: &mut Problems) {
    for l in &method.leaf {
        if let Some(direction) = &l.direction
            && !["higher", "lower"].contains(&direction.as_str())
        {
            let what = wrong::no_direction(&l.indicator, direction);
            problems.add(file, "leaf.direction", what);
        }
    }
}

fn called(name: Option<&crate::method::Words>, code: &str) -> String {
    name.map_or_else(|| code.to_owned(), crate::method::Words::text)
}

fn inner(n: &NodeSpec, parent: Option<usize>) -> Node {
    Node {
        code: n.id.clone(),
        name: called(n.name.as_ref(), &n.id),
        parent,
        weight: n.weight.unwrap_or(1.0),
        column: None,
    }
}

fn leaf((column, l): (usize, &LeafSpec), parent: Option<usize>) -> Node {
    Node {
        code: l.indicator.clone(),
        name: called(l.name.as_ref(), &l.indicator),
        parent,
        weight: l.weight.unwrap_or(1.0),
        column: Some(column),
    }
}

fn indicator(l: &LeafSpec, denominators: &[String]) -> Indicator {
    Indicator {
        code: l.indicator.clone(),
        name: called(l.name.as_ref(), &l.indicator),
        unit: l.unit.clone().unwrap_or_default(),
        higher: l.higher(),
        target: l.target,
        denominator: l
            .denominator
            .as_ref()
            .and_then(|d| denominators.iter().position(|own| own == d)),
        goalposts: l.low.zip(l.high),
    }
}

fn nodes(source: &mut Source, (file, method): (&str, &Method), problems: &mut Problems) {
    let ids: Vec<&str> = method.node.iter().map(|n| n.id.as_str()).collect();
    directions(file, method, problems);
    let before = problems.all().len();
    let mut above = |parent: Option<&String>, of: &str, key: &str| {
        let parent = parent?;
        let found = ids.iter().position(|id| id == parent);
        if found.is_none() {
            let what = wrong::no_parent(parent, of, hint(parent, ids.iter().copied()));
            problems.add(file, key, what);
        }
        found
    };
    for n in &method.node {
        let parent = above(n.parent.as_ref(), &n.id, "node.parent");
        source.nodes.push(inner(n, parent));
    }
    for (column, l) in method.leaf.iter().enumerate() {
        let parent = above(Some(&l.parent), &l.indicator, "leaf.parent");
        source.nodes.push(leaf((column, l), parent));
        source.indicators.push(indicator(l, &source.denominators));
    }
    source.flaws.tree |= problems.all().len() > before;
}

/// Takes units, groups, denominators and figures from the rows, by time and code.
pub(crate) fn fill(
    source: &mut Source,
    rows: Option<&Rows>,
    keys: &Keys<'_>,
    problems: &mut Problems,
) {
    source.flaws.units |= rows.is_none_or(|rows| !rows.complete);
    let Some(rows) = rows else { return };
    let Some(code) = rows.column(keys.unit) else {
        let known = rows.header.iter().map(String::as_str);
        let what = wrong::no_unit_column(keys.unit, hint(keys.unit, known));
        problems.at(&rows.file, Some(1), keys.unit, what);
        source.flaws.units = true;
        return;
    };
    let known = Known {
        rows,
        code,
        name: rows.column(keys.name),
        time: rows.column(keys.time),
    };
    let order = known.order(problems);
    for ending in &keys.endings {
        let beside = source
            .indicators
            .iter()
            .map(|i| format!("{}{ending}", i.code));
        let beside = beside.filter(|name| rows.column(name).is_some());
        let new: Vec<String> = beside
            .filter(|n| !source.denominators.contains(n))
            .collect();
        source.denominators.extend(new);
    }
    let groups: Vec<Option<usize>> = source.groups.iter().map(|g| rows.column(g)).collect();
    source.units = order.iter().map(|&row| known.unit(row, &groups)).collect();
    let numbers = |name: &String, problems: &mut Problems| {
        let column = rows.column(name)?;
        let found = rows.numbers(column, problems);
        Some(order.iter().map(|&row| found[row]).collect::<Vec<f64>>())
    };
    let indicators = source.indicators.iter().map(|i| &i.code);
    source.figures.columns = indicators
        .filter_map(|code| numbers(code, problems))
        .collect();
    let denominators = source.denominators.iter();
    source.figures.denominators = denominators
        .filter_map(|code| numbers(code, problems))
        .collect();
    places(source);
}

/// Columns that say which unit a row is of, and when.
struct Known<'a> {
    rows: &'a Rows,
    code: usize,
    name: Option<usize>,
    time: Option<usize>,
}

impl Known<'_> {
    fn cell(&self, row: usize, column: Option<usize>) -> &str {
        column.map_or("", |c| self.rows.rows[row].1[c].as_str())
    }

    fn year(&self, row: usize) -> f64 {
        parse(self.cell(row, self.time)).unwrap_or(f64::NAN)
    }

    fn key(&self, row: usize) -> (&str, &str) {
        (self.cell(row, self.time), self.cell(row, Some(self.code)))
    }

    /// Rows by time and code.
    fn order(&self, problems: &mut Problems) -> Vec<usize> {
        let file = &self.rows.file;
        let field = |column: usize| self.rows.header[column].as_str();
        let mut order: Vec<usize> = (0..self.rows.rows.len()).collect();
        for &row in order.iter().filter(|&&row| self.year(row).is_nan()) {
            if let Some(time) = self.time {
                let what = wrong::not_a_year(self.cell(row, self.time));
                let line = Some(self.rows.rows[row].0);
                problems.at(file, line, field(time), what);
            }
        }
        for &row in order.iter().filter(|&&row| self.key(row).1.is_empty()) {
            let line = Some(self.rows.rows[row].0);
            problems.at(file, line, field(self.code), wrong::no_code());
        }
        order.sort_by(|&a, &b| {
            let years = self.year(a).total_cmp(&self.year(b));
            years.then_with(|| self.key(a).1.cmp(self.key(b).1))
        });
        for pair in order
            .windows(2)
            .filter(|p| self.key(p[0]) == self.key(p[1]))
        {
            let what = wrong::unit_twice(self.key(pair[1]).1);
            let line = Some(self.rows.rows[pair[1]].0);
            problems.at(file, line, field(self.code), what);
        }
        order
    }

    fn unit(&self, row: usize, groups: &[Option<usize>]) -> Unit {
        let (time, code) = self.key(row);
        let name = self.cell(row, self.name);
        let group = |column: &Option<usize>| {
            let text = self.cell(row, *column);
            if text == "NA" {
                String::new()
            } else {
                text.to_owned()
            }
        };
        Unit {
            code: code.to_owned(),
            name: if name.is_empty() { code } else { name }.to_owned(),
            time: time.to_owned(),
            groups: groups.iter().map(group).collect(),
        }
    }
}

/// Which rows are of one unit, and which of one time.
pub(crate) fn places(source: &mut Source) {
    let mut codes: Vec<&str> = source.units.iter().map(|u| u.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let of = |unit: &Unit| Place {
        unit: codes.binary_search(&unit.code.as_str()).unwrap_or(0),
        time: parse(&unit.time).unwrap_or(0.0),
    };
    let places = source.units.iter().map(of).collect();
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    for (row, unit) in source.units.iter().enumerate() {
        match blocks.last_mut() {
            Some(last) if source.units[last.start].time == unit.time => last.end = row + 1,
            _ => blocks.push(row..row + 1),
        }
    }
    source.figures.places = places;
    source.figures.blocks = blocks;
}
