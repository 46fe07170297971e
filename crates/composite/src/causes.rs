//! Why scores changed between two builds: new figures, figures that appeared or went, another method, other weights.

use std::collections::BTreeMap;

use waymark_index::attribution::{Change, attribute};
use waymark_index::recipe::{Figures, Recipe};
use waymark_numerics::sum::sum_of;

use crate::codes::remark;
use crate::compile::Composite;
use crate::said::Said;
use crate::source::{Source, Unit, places};
use crate::tables::{Cell, Table};

/// Bits of the causes, in the order of the columns.
const DATA: usize = 1;
const COVERAGE: usize = 2;
const METHOD: usize = 4;
const WEIGHTS: usize = 8;

/// Effects of new figures, of coverage, of the method and of the weights on the score of every unit at the root; they add
/// up to its change.
///
/// *Errors*: what the two builds do not have in common.
///
/// *Source*: see [`waymark_index::attribution`].
pub fn causes(before: &Composite, after: &Composite) -> Result<Table, Said> {
    let (a, b) = (&before.source, &after.source);
    let codes = |s: &Source| {
        s.indicators
            .iter()
            .map(|i| i.code.clone())
            .collect::<Vec<_>>()
    };
    let tree = |s: &Source| {
        let parent = |p: usize| s.nodes[p].code.clone();
        let nodes = s
            .nodes
            .iter()
            .map(|n| (n.code.clone(), n.parent.map(parent)));
        nodes.collect::<Vec<_>>()
    };
    if codes(a) != codes(b) || a.denominators != b.denominators {
        return Err(remark::other_indicators());
    }
    if tree(a) != tree(b) {
        return Err(remark::other_trees());
    }
    let aligned = Aligned::new(a, b);
    let weights = |c: &Composite| -> Vec<f64> {
        (0..c.tree.len())
            .map(|n| c.tree.relative_weight(n))
            .collect()
    };
    let trees = [
        before.tree.reweighted(&weights(before)),
        before.tree.reweighted(&weights(after)),
    ];
    let root = before.tree.root();
    let scores = |set: usize| -> Vec<f64> {
        let recipe = aligned.recipe(if set & METHOD == 0 { before } else { after });
        let figures = aligned.figures(set & DATA != 0, set & COVERAGE != 0, recipe.1);
        let tree = &trees[usize::from(set & WEIGHTS != 0)];
        let built = recipe.0.build(&figures, tree).ok();
        let value = |row| built.as_ref().and_then(|b| b.scores.value(row, root));
        let rows = 0..aligned.units.len();
        rows.map(|row| value(row).unwrap_or(f64::NAN)).collect()
    };
    let found = attribute(4, scores).ok_or_else(remark::no_causes)?;
    Ok(table(&aligned.units, &found))
}

fn table(units: &[Unit], found: &[Change]) -> Table {
    let columns = [
        "unit", "time", "change", "data", "coverage", "method", "weights", "status",
    ];
    let mut table = Table::new("causes", &columns);
    for (unit, change) in units.iter().zip(found) {
        let mut row: Vec<Cell> = vec![unit.code.as_str().into(), unit.time.as_str().into()];
        match change {
            Change::Explained(effects) => {
                row.push(sum_of(effects.iter().copied()).into());
                row.extend(effects.iter().map(|e| Cell::from(*e)));
            }
            _ => row.extend(vec![Cell::None; 5]),
        }
        row.push(Cell::from(match change {
            Change::Explained(_) => "explained",
            Change::Appears => "appears",
            Change::Disappears => "disappears",
            Change::Never => "none",
            Change::Between => "no_score_between",
        }));
        table.rows.push(row);
    }
    table
}

/// The figures of both in the same rows.
struct Aligned<'a> {
    a: &'a Source,
    b: &'a Source,
    units: Vec<Unit>,
    /// By row: its row in either.
    rows: Vec<[Option<usize>; 2]>,
    frame: Figures,
}

impl<'a> Aligned<'a> {
    fn new(a: &'a Source, b: &'a Source) -> Self {
        let mut all: BTreeMap<(String, String), [Option<usize>; 2]> = BTreeMap::new();
        for (which, source) in [a, b].into_iter().enumerate() {
            for (row, unit) in source.units.iter().enumerate() {
                let key = (unit.time.clone(), unit.code.clone());
                all.entry(key).or_default()[which] = Some(row);
            }
        }
        let mut rows: Vec<[Option<usize>; 2]> = all.into_values().collect();
        let unit = |[old, new]: &[Option<usize>; 2]| {
            let new = new.map(|row| &b.units[row]);
            new.or_else(|| old.map(|row| &a.units[row])).cloned()
        };
        let year = |row: &[Option<usize>; 2]| {
            let time = unit(row).map(|u| u.time).unwrap_or_default();
            crate::rows::parse(&time).unwrap_or(0.0)
        };
        rows.sort_by(|x, y| year(x).total_cmp(&year(y)));
        let mut frame = Source {
            units: rows.iter().filter_map(unit).collect(),
            ..Source::default()
        };
        places(&mut frame);
        Self {
            a,
            b,
            rows,
            units: frame.units,
            frame: frame.figures,
        }
    }

    /// The recipe of one, and the groups its fillings look at.
    fn recipe<'c>(&self, of: &'c Composite) -> (&'c Recipe, Vec<Option<usize>>) {
        let named = of.method.step.iter().find_map(|s| s.group.as_ref());
        let column = named.and_then(|n| of.source.groups.iter().position(|g| g == n));
        let groups = column.map(|column| {
            let group = |[old, new]: &[Option<usize>; 2]| {
                let own = new.map(|r| &self.b.units[r]);
                let own = own.or_else(|| old.map(|r| &self.a.units[r]));
                own.and_then(|u| u.groups.get(column).cloned())
            };
            let names: Vec<Option<String>> = self.rows.iter().map(group).collect();
            let mut known: Vec<&String> =
                names.iter().flatten().filter(|g| !g.is_empty()).collect();
            known.sort();
            known.dedup();
            let number = |name: &Option<String>| known.binary_search(&name.as_ref()?).ok();
            names.iter().map(number).collect()
        });
        (&of.recipe, groups.unwrap_or_default())
    }

    /// Figures with new values where `data` says so, and with the new holes where `coverage` says so.
    fn figures(&self, data: bool, coverage: bool, groups: Vec<Option<usize>>) -> Figures {
        let mix = |old: &[Vec<f64>], new: &[Vec<f64>]| -> Vec<Vec<f64>> {
            let column = |(old, new): (&Vec<f64>, &Vec<f64>)| {
                let cell = |[a, b]: &[Option<usize>; 2]| {
                    let x = a.map_or(f64::NAN, |row| old[row]);
                    let y = b.map_or(f64::NAN, |row| new[row]);
                    match (x.is_nan(), y.is_nan()) {
                        (false, false) if data => y,
                        (false, false) => x,
                        (true, _) if coverage => y,
                        (_, true) if !coverage => x,
                        _ => f64::NAN,
                    }
                };
                self.rows.iter().map(cell).collect()
            };
            old.iter().zip(new).map(column).collect()
        };
        let (a, b) = (&self.a.figures, &self.b.figures);
        Figures {
            columns: mix(&a.columns, &b.columns),
            denominators: mix(&a.denominators, &b.denominators),
            groups,
            ..self.frame.clone()
        }
    }
}
