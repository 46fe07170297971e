//! Faults of the engine, which knows numbers of rows and columns, as things that can be said, with names.

mod gaps;
mod studies;
mod weights;

use waymark_index::compute::MethodFault;
use waymark_index::hierarchy::HierarchyFault;
use waymark_index::parameters::ParameterFault;
use waymark_index::recipe::RecipeFault;

use crate::codes::wrong;
use crate::problem::hint;
use crate::said::Said;
use crate::source::Source;

pub(crate) use gaps::{no_frontier, refused, unfilled, unmeasured, unscalable};
pub(crate) use studies::{sensitivity, study};
pub(crate) use weights::no_weights;

impl Source {
    /// The code of a row's unit, with its time where there are several.
    pub(crate) fn row_name(&self, row: usize) -> String {
        let Some(unit) = self.units.get(row) else {
            return (row + 1).to_string();
        };
        if self.figures.blocks.len() < 2 {
            return unit.code.clone();
        }
        format!("{} {}", unit.code, unit.time)
    }

    /// The code of an indicator.
    pub(crate) fn column_name(&self, column: usize) -> String {
        let found = self.indicators.get(column);
        found.map_or_else(|| (column + 1).to_string(), |i| i.code.clone())
    }

    /// The code of a node.
    pub(crate) fn node_name(&self, node: usize) -> String {
        let found = self.nodes.get(node);
        found.map_or_else(|| (node + 1).to_string(), |n| n.code.clone())
    }
}

/// A fault of figures and a recipe.
pub(crate) fn recipe(fault: &RecipeFault, source: &Source) -> Said {
    match fault {
        RecipeFault::Columns {
            step,
            entries,
            columns,
        } => wrong::step_entries(step + 1, *entries, *columns),
        RecipeFault::Denominator { step, column, .. } => {
            wrong::step_denominator(step + 1, source.column_name(*column))
        }
        RecipeFault::Length { have, need, .. } => wrong::lengths(*have, *need),
        RecipeFault::Method(fault) => method(fault, source),
    }
}

fn method(fault: &MethodFault, source: &Source) -> Said {
    match fault {
        MethodFault::Columns { rules, columns }
        | MethodFault::Tree {
            tree: rules,
            columns,
        } => wrong::rules_for_columns(*rules, *columns),
        MethodFault::NoAggregation => wrong::no_rules(),
        MethodFault::Levels { rules, levels } => wrong::too_many_levels(*rules, *levels),
        MethodFault::Ragged { rows, expected, .. } => wrong::lengths(*rows, *expected),
        MethodFault::Infinite { row, column } => {
            wrong::infinite(source.row_name(*row), source.column_name(*column))
        }
        MethodFault::Blocks { rows } => wrong::blocks(*rows),
        MethodFault::MinimumCoverage { value } => wrong::no_share("minimum_coverage", *value),
    }
}

/// A fault of the tree.
pub(crate) fn hierarchy(fault: &HierarchyFault, source: &Source) -> Said {
    let name = |node: &usize| source.node_name(*node);
    let all = |nodes: &[usize]| nodes.iter().map(name).collect::<Vec<_>>();
    match fault {
        HierarchyFault::Empty => wrong::tree_empty(),
        HierarchyFault::NoRoot => wrong::tree_no_root(),
        HierarchyFault::SeveralRoots { nodes } => wrong::tree_several_roots(all(nodes)),
        HierarchyFault::Cycle { nodes } => wrong::tree_ring(all(nodes)),
        HierarchyFault::UnknownParent { node, .. } => wrong::tree_unknown_parent(name(node)),
        HierarchyFault::UnknownColumn { node, .. } => wrong::tree_unknown_column(name(node)),
        HierarchyFault::ParentIsLeaf { node, parent } => {
            wrong::tree_under_indicator(name(node), name(parent))
        }
        HierarchyFault::Weight { node, weight } => wrong::tree_weight(name(node), *weight),
        HierarchyFault::ZeroWeights { parent } => wrong::tree_zero_weights(name(parent)),
        HierarchyFault::NoChildren { node } => wrong::tree_no_children(name(node)),
        HierarchyFault::ColumnTwice { first, .. } => wrong::tree_indicator_twice(name(first)),
    }
}

/// A fault of the parameters of a rule.
pub(crate) fn parameter(fault: &ParameterFault, rule: &str) -> Said {
    match fault {
        ParameterFault::UnknownCode { code, known } => {
            wrong::no_rule(code, hint(code, known.iter().copied()))
        }
        ParameterFault::UnknownName { name, known } => {
            wrong::no_parameter(rule, name, hint(name, known.iter().copied()))
        }
        ParameterFault::Missing { name } => wrong::parameter_needed(rule, *name),
        ParameterFault::WrongKind { name } => wrong::parameter_of_wrong_kind(rule, *name),
        ParameterFault::NotFinite { name } => wrong::parameter_not_finite(rule, *name),
        ParameterFault::NotPositive { name } => wrong::parameter_not_positive(rule, *name),
        ParameterFault::Zero { name } => wrong::parameter_zero(rule, *name),
        ParameterFault::Outside { name, low, high } => {
            wrong::parameter_outside(rule, *name, *low, *high)
        }
        ParameterFault::Both { one, other } => wrong::parameters_exclude(rule, *one, *other),
        ParameterFault::Order { low, high } => wrong::parameters_order(rule, *low, *high),
        ParameterFault::Length { name, have, need } => {
            wrong::parameter_length(rule, *name, *have, *need)
        }
        ParameterFault::Count {
            name,
            have,
            least,
            most,
        } => wrong::parameter_count(rule, *name, *have, *least, *most),
        ParameterFault::NotRising { name } => wrong::parameter_not_rising(rule, *name),
    }
}
