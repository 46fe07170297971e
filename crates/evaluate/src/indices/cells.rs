//! The figures that an index looks up in the observations of a workspace.

use waymark_model::observation::{Basis, Observation};
use waymark_model::workspace::IndexMethod;
use waymark_model::{Period, Workspace};

/// Value and period for each row (area by area, period by period) and leaf.
pub(crate) type Cells = Vec<Option<(f64, Period)>>;

/// The figures of all leaves, row by row.
pub(crate) fn cells(workspace: &Workspace, method: &IndexMethod) -> Cells {
    let leaves = method.leaves.len();
    let mut cells: Cells = vec![None; method.areas.len() * method.periods.len() * leaves];
    for (column, leaf) in method.leaves.iter().enumerate() {
        let found = column_of(workspace, method, (leaf.indicator.as_str(), 0));
        for (row, found) in found.into_iter().enumerate() {
            if let Some(cell) = cells.get_mut(row * leaves + column) {
                *cell = found;
            }
        }
    }
    cells
}

/// The figures of a column that nobody scores: an indicator, or `indicator[breakdown]`. `None` where there is none such.
pub(crate) fn other(
    workspace: &Workspace,
    method: &IndexMethod,
    name: &str,
) -> Option<Vec<Option<f64>>> {
    let known = |id: &str| {
        workspace
            .indicators
            .iter()
            .any(|i| i.item.id.as_str() == id)
    };
    let (indicator, breakdown) = if known(name) {
        (name, 0)
    } else {
        let (indicator, breakdown) = name.strip_suffix(']')?.split_once('[')?;
        let breakdown = workspace.observations.breakdowns.find(breakdown)?;
        (indicator, breakdown)
    };
    let there = breakdown == 0 || {
        let rows = workspace.observations.of_indicator(indicator);
        rows.iter().any(|r| r.breakdown == breakdown)
    };
    let found = || column_of(workspace, method, (indicator, breakdown));
    (known(indicator) && there).then(|| found().into_iter().map(|c| c.map(|c| c.0)).collect())
}

/// One cell per row for an indicator and a breakdown; 0 is the total.
fn column_of(
    workspace: &Workspace,
    method: &IndexMethod,
    (indicator, breakdown): (&str, u32),
) -> Cells {
    let all = &workspace.observations;
    let rows = all.of_indicator(indicator);
    let mut out = Vec::with_capacity(method.areas.len() * method.periods.len());
    for area in &method.areas {
        let own = all.areas.find(area.as_str()).map_or(&[][..], |area| {
            // Canonical order is by area code, which the pool's numbers need not follow.
            let name = all.areas.get(area);
            let from = rows.partition_point(|r| all.areas.get(r.area) < name);
            let to = rows.partition_point(|r| all.areas.get(r.area) <= name);
            rows.get(from..to).unwrap_or(&[])
        });
        let cell = |period: &Period| pick((own, breakdown), *period, method.max_age);
        out.extend(method.periods.iter().map(cell));
    }
    out
}

/// The main figure for the period; else the last one inside it; else the last one that ends at most
/// `max_age` years before it does. Later vintages win.
fn pick(
    (rows, breakdown): (&[Observation], u32),
    period: Period,
    max_age: u8,
) -> Option<(f64, Period)> {
    let main = |r: &&Observation| {
        r.basis == Basis::Main && r.breakdown == breakdown && !r.period.is_window()
    };
    let found = |r: &Observation| r.value().map(|v| (v, r.period));
    let exact = rows
        .iter()
        .rfind(|r| main(r) && r.period == period)
        .and_then(found);
    let latest = |keep: &dyn Fn(Period) -> bool| {
        rows.iter()
            .filter(|r| main(r) && r.value().is_some() && keep(r.period))
            .max_by(|a, b| {
                a.period
                    .end()
                    .cmp(&b.period.end())
                    .then(a.period.cmp(&b.period))
            })
            .and_then(found)
    };
    let oldest = period.end_decimal() - f64::from(max_age) - 1e-9;
    exact.or_else(|| latest(&|p| p.within(period))).or_else(|| {
        (max_age > 0)
            .then(|| latest(&|p| p.end() <= period.end() && p.end_decimal() >= oldest))
            .flatten()
    })
}
