//! Why a rule makes no weights.

use waymark_index::weights::NoWeights;

use crate::codes::wrong;
use crate::said::Said;

/// Why there are no weights for the children of a node. `children` are the codes in the order the rule saw them.
pub(crate) fn no_weights(fault: NoWeights, node: &str, children: &[String]) -> Said {
    let name = |child: usize| {
        let found = children.get(child);
        found.map_or_else(|| (child + 1).to_string(), Clone::clone)
    };
    match fault {
        NoWeights::Children { children } => wrong::weights_children(node, children),
        NoWeights::Units { units } => wrong::weights_units(node, units),
        NoWeights::Constant { child } => wrong::weights_constant(node, name(child)),
        NoWeights::Negative { child, value } => wrong::weights_negative(node, name(child), value),
        NoWeights::NotPositive { child, value } => {
            wrong::weights_not_positive(node, name(child), value)
        }
        NoWeights::Judgements { have, need } => wrong::weights_judgements(node, have, need),
        NoWeights::Judgement { row, column, value } => {
            wrong::weights_judgement(node, row + 1, column + 1, value)
        }
        NoWeights::Reciprocal { row, column } => {
            wrong::weights_reciprocal(node, row + 1, column + 1)
        }
        NoWeights::Bounds {
            low,
            high,
            children,
        } => wrong::weights_bounds(node, low, high, children),
        NoWeights::Unsolved => wrong::weights_unsolved(node),
    }
}
