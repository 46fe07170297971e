//! Principal components of the children of each node, and of their correlations, as a table.
//!
//! *Source*: `get_PCA` of COINr; the sign of a component is arbitrary, here its loadings sum to no less than zero.

use waymark_index::weights::components::components;

use crate::audit::{code, values};
use crate::compile::Composite;
use crate::results::Results;
use crate::tables::Table;

/// One row per node, component and child: the variance of the component, its share, and the loading of the child.
pub(crate) fn table(composite: &Composite, results: &Results) -> Table {
    let columns = [
        "node",
        "component",
        "variance",
        "share",
        "share_so_far",
        "child",
        "loading",
    ];
    let mut table = Table::new("components", &columns);
    for &node in composite.tree.bottom_up() {
        let children = composite.tree.children(node);
        let own: Vec<Vec<f64>> = children
            .iter()
            .map(|&c| values(composite, results, c))
            .collect();
        let slices: Vec<&[f64]> = own.iter().map(Vec::as_slice).collect();
        let Ok(found) = components(&slices) else {
            continue;
        };
        let mut so_far = 0.0;
        let parts = found.variances.iter().zip(found.shares());
        for (at, ((variance, share), direction)) in parts.zip(&found.directions).enumerate() {
            so_far += share;
            for (&child, &loading) in children.iter().zip(direction) {
                table.rows.push(vec![
                    code(composite, node),
                    (at + 1).into(),
                    (*variance).into(),
                    share.into(),
                    so_far.into(),
                    code(composite, child),
                    loading.into(),
                ]);
            }
        }
    }
    table
}
