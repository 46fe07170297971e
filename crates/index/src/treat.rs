//! Outliers: finding them, and pulling them in so that one unit does not rule an indicator's scale.
//!
//! A treatment tests the column, caps the farthest values ([`winsorise`]) while it fails, and may then take logarithms
//! ([`transform`]). Fences ([`fence`]) cap by quartiles, the median deviation or percentiles instead. Every cell that is
//! pulled in is on record, and so is every column that is transformed. Treatment comes before the direction of an indicator is looked at: it asks how values lie, not which are good.

pub mod fence;
pub mod transform;
pub mod winsorise;

use crate::shape::{Powers, Shape, ShapeTest, differ, powers, shape};

pub use fence::Fence;
pub use transform::Transform;

/// How the outliers of a column are treated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Treatment {
    /// From where on a column fails.
    pub test: ShapeTest,
    /// What is done first with a column that fails.
    pub first: First,
    /// What is done with a column that still fails then.
    pub second: Option<Transform>,
    /// Whether the second step starts from what the first one left; otherwise from the column as it was.
    pub combine: bool,
    /// Fences: whether the first step is taken whatever the test says. Winsorising: whether a column that fails is pulled
    /// in to the full number even where it passes on the way (`force_win` of COINr).
    pub force: bool,
}

/// The first step of a treatment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum First {
    /// Nothing.
    Keep,
    /// Up to so many values are pulled in, one after the other, while the column fails.
    Winsorise {
        /// Most values; ties may take it beyond.
        most: usize,
    },
    /// Values beyond a fence are pulled to it.
    Fence(Fence),
}

impl Default for Treatment {
    /// That of the JRC and of COINr: five values, then the logarithm of the column as it was.
    fn default() -> Self {
        Self {
            test: ShapeTest::default(),
            first: First::Winsorise { most: 5 },
            second: Some(Transform::Log),
            combine: false,
            force: false,
        }
    }
}

impl Treatment {
    /// Whether the first step is taken.
    fn needed(&self, verdict: Option<bool>) -> bool {
        let winsorises = matches!(self.first, First::Winsorise { .. });
        verdict == Some(false) || (self.force && !winsorises && verdict.is_some())
    }
}

/// Why a cell has another value than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Pulled in from above.
    High,
    /// Pulled in from below.
    Low,
}

/// A cell that was changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Changed {
    /// Row of the unit, from zero.
    pub unit: usize,
    /// Value before.
    pub from: f64,
    /// Value after.
    pub to: f64,
    /// Why.
    pub why: Why,
}

/// What was done with a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Treated {
    /// Its shape before.
    pub before: Shape,
    /// Whether it passed then; `None` where it had no shape.
    pub before_passes: Option<bool>,
    /// Values pulled in by the first step, those of a column that was then transformed included.
    pub pulled: usize,
    /// Its shape after the first step, where there was one.
    pub first: Option<Shape>,
    /// The second step, where it was taken.
    pub transform: Option<Transform>,
    /// Its shape at the end.
    pub after: Shape,
    /// Whether it passes at the end; `None` where there is no shape (too few values, or equal ones): such a column is
    /// left as it is.
    pub passes: Option<bool>,
    /// The cells that were pulled in, in order; none where the whole column was transformed (`transform`).
    pub changed: Vec<Changed>,
}

/// Treats a column in place.
///
/// *Formula*
/// ```text
/// fails          first step; fails again   second step, on the column as it was or as it is (combine)
/// passes         nothing, unless `force` (fences)
/// ```
/// The second step is not undone where the column still fails; [`Treated::passes`] says so.
///
/// *Missing values*: skipped; they stay missing.
///
/// *Errors*: none; a column without a shape is left.
///
/// *Source*: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3; `Treat` of COINr, which leaves a
/// column that still fails without a word.
#[must_use]
pub fn treat(column: &mut [f64], treatment: &Treatment) -> Treated {
    let powers = powers(column);
    let before = powers.map_or_else(|| shape(column), Powers::shape);
    let verdict = treatment.test.passes(&before);
    let mut out = Treated {
        before,
        before_passes: verdict,
        pulled: 0,
        first: None,
        transform: None,
        after: before,
        passes: verdict,
        changed: Vec::new(),
    };
    let needed = treatment.needed(verdict);
    if let Some(powers) = powers.filter(|_| needed) {
        steps(column, powers, treatment, &mut out);
    }
    out
}

/// As [`treat`], for draws: the same column, and no record of it. What is known of its powers need not be asked again.
pub(crate) fn treat_unrecorded(column: &mut [f64], treatment: &Treatment, known: Option<Powers>) {
    let own = match known {
        Some(known) => differ(column).then_some(known),
        None => powers(column),
    };
    let Some(powers) = own else {
        return;
    };
    let verdict = treatment.test.passes(&powers.shape());
    if !treatment.needed(verdict) {
        return;
    }
    let First::Winsorise { most } = treatment.first else {
        let _ = treat(column, treatment);
        return;
    };
    let found = winsorise::search(column, powers, (most, treatment.force), &treatment.test);
    let fails = treatment.test.passes(&found.shape) == Some(false);
    match treatment.second.filter(|_| fails) {
        // What was pulled in would be undone: it need not be done.
        Some(transform) if !treatment.combine => transform.apply(column),
        second => {
            found.clamp(column);
            if let Some(transform) = second {
                transform.apply(column);
            }
        }
    }
}

fn steps(column: &mut [f64], powers: Powers, treatment: &Treatment, out: &mut Treated) {
    let own = column.to_vec();
    match treatment.first {
        First::Keep => {}
        First::Winsorise { most } => {
            (out.pulled, out.after) =
                winsorise::winsorise(column, powers, (most, treatment.force), &treatment.test);
        }
        First::Fence(fence) => {
            out.pulled = fence.apply(column);
            out.after = shape(column);
        }
    }
    if treatment.first != First::Keep {
        out.first = Some(out.after);
        out.passes = treatment.test.passes(&out.after);
    }
    if out.passes == Some(false)
        && let Some(transform) = treatment.second
    {
        if !treatment.combine {
            column.copy_from_slice(&own);
        }
        transform.apply(column);
        out.transform = Some(transform);
        out.after = shape(column);
        out.passes = treatment.test.passes(&out.after);
    }
    if out.transform.is_some() {
        return;
    }
    let cells = own.iter().zip(column.iter()).enumerate();
    let changed = cells.filter(|(_, (from, to))| from.to_bits() != to.to_bits());
    out.changed = changed
        .filter(|(_, (from, _))| !from.is_nan())
        .map(|(unit, (&from, &to))| Changed {
            unit,
            from,
            to,
            why: if to < from { Why::High } else { Why::Low },
        })
        .collect();
}

#[cfg(test)]
mod tests;
