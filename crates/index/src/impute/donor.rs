//! Filling from units that are like the one with the hole: the mean of its nearest neighbours, or the value of one of them
//! drawn by lot (hot deck).
//!
//! *Formula*
//! ```text
//! distance(a, b)   sqrt(mean of ((x_a - x_b) / deviation)^2), or mean of |x_a - x_b| / range (Gower), over the other
//!                  indicators that both have; only units with at least half of those that a has are donors
//! neighbours       mean of the values of the k nearest donors, each with weight 1 (or 1 / distance)
//! hot deck         the value of one of the k nearest donors of the same group, drawn by lot
//! ```
//! Donors at one distance are taken in the order of their values, so that the order of rows decides nothing.
//!
//! *Missing values*: a cell without a donor is left unfilled and named.
//!
//! *Source*: Gower (1971); Andridge and Little (2010), A review of hot deck imputation for survey non-response;
//! Troyanskaya et al. (2001) for neighbours.

use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::{range, same};
use waymark_numerics::random::Random;
use waymark_numerics::sum::sum_of;

use super::column::holes;
use super::{From, Imputation, Setting, Unfilled};

/// How donors are found and used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Donor {
    /// How many of the nearest, at least one.
    pub nearest: usize,
    /// How far apart two units are.
    pub metric: Metric,
    /// Whether nearer donors count more (by the inverse of their distance).
    pub by_distance: bool,
    /// Whether one of them is drawn by lot, in the unit's group where it has one.
    pub hot_deck: bool,
}

/// How far apart two units are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Root of the mean square, each indicator in its standard deviations.
    Euclid,
    /// Mean of the absolute differences, each indicator in its range.
    Gower,
}

/// What random numbers of this module are for.
const PURPOSE: u32 = 0x1D;

pub(super) fn fill(columns: &mut [Vec<f64>], donor: Donor, setting: &Setting<'_>) -> Imputation {
    let mut out = Imputation::default();
    let known: Vec<Vec<f64>> = columns.to_vec();
    let units: Vec<f64> = known.iter().map(|c| unit(c, donor.metric)).collect();
    let random = Random::new(setting.seed, PURPOSE);
    for (column, values) in known.iter().enumerate() {
        let holes = holes(values);
        if !holes.is_empty() && holes.len() == values.len() {
            out.unfilled.push(Unfilled::NoData { column });
            continue;
        }
        for row in holes {
            let mut found = candidates(&known, &units, (row, column), donor, setting);
            found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            found.truncate(if donor.nearest == 0 { 1 } else { donor.nearest });
            let Some(&(_, nearest)) = found.first() else {
                out.unfilled.push(Unfilled::Nothing { row, column });
                continue;
            };
            let count = found.len();
            let value = if donor.hot_deck {
                let cell = (column * values.len() + row) as u64;
                found
                    .get(random.below(0, cell, count))
                    .map_or(nearest, |f| f.1)
            } else {
                mean(&found, donor.by_distance)
            };
            out.put(columns, (row, column), value, From::Donors { count });
        }
    }
    out
}

/// What one step of a column is; `NaN` for one that does not vary.
fn unit(column: &[f64], metric: Metric) -> f64 {
    let wide = match metric {
        Metric::Euclid => moments(column).and_then(|m| m.deviation),
        Metric::Gower => range(column).map(|(low, high)| high - low),
    };
    wide.filter(|w| *w > 0.0).unwrap_or(f64::NAN)
}

/// Distance and value of every row that can stand in.
fn candidates(
    known: &[Vec<f64>],
    units: &[f64],
    (row, column): (usize, usize),
    donor: Donor,
    setting: &Setting<'_>,
) -> Vec<(f64, f64)> {
    let group = |row: usize| setting.groups.get(row).copied().flatten();
    let own = group(row);
    let own = own.filter(|_| donor.hot_deck);
    let rows = known[column].iter().enumerate();
    let there = rows.filter(|(other, value)| {
        !value.is_nan() && own.is_none_or(|own| group(*other) == Some(own))
    });
    let with_distance = there.filter_map(|(other, &value)| {
        let far = distance(known, units, (row, other), column, donor.metric)?;
        Some((far, value))
    });
    with_distance.collect()
}

fn distance(
    known: &[Vec<f64>],
    units: &[f64],
    (a, b): (usize, usize),
    without: usize,
    metric: Metric,
) -> Option<f64> {
    let (mut sum, mut both, mut own) = (0.0, 0_usize, 0_usize);
    for (column, (values, unit)) in known.iter().zip(units).enumerate() {
        if column == without || values[a].is_nan() || unit.is_nan() {
            continue;
        }
        own += 1;
        let gap = (values[a] - values[b]) / unit;
        if !gap.is_nan() {
            both += 1;
            sum += match metric {
                Metric::Euclid => gap * gap,
                Metric::Gower => gap.abs(),
            };
        }
    }
    let enough = both > 0 && 2 * both >= own;
    let mean = sum / as_f64(both);
    enough.then(|| match metric {
        Metric::Euclid => waymark_numerics::math::sqrt(mean),
        Metric::Gower => mean,
    })
}

fn mean(found: &[(f64, f64)], by_distance: bool) -> f64 {
    let at_once = found.iter().any(|(far, _)| same(*far, 0.0));
    let weight = |far: f64| match (by_distance, at_once) {
        (false, _) => 1.0,
        // A donor that is equal in everything else outweighs all that are not.
        (true, true) => f64::from(u8::from(same(far, 0.0))),
        (true, false) => 1.0 / far,
    };
    let sum = sum_of(found.iter().map(|(far, value)| weight(*far) * value));
    sum / sum_of(found.iter().map(|(far, _)| weight(*far)))
}
