//! Winsorisation: the farthest value takes the value next to it, again and again while the column fails.

use pulp::{Arch, NullaryFnOnce};
use waymark_numerics::order::same;

use crate::shape::{Powers, Shape, ShapeTest};

/// The present values of one side that can be reached, each with its number of cells, from the far end inwards.
type Side = Vec<(f64, usize)>;

/// Pulls values in until the column passes or so many are pulled in; gives their number and the shape then. `start` is
/// what the column's powers are. With `force` it goes on to `most` even where the column passes on the way.
///
/// *Formula*, while the column fails and fewer than `most` are pulled in
/// ```text
/// skewness >= 0   all cells at the maximum take the next lower value
/// skewness <  0   all cells at the minimum take the next higher value
/// ```
/// The number counts the cells at both ends, so ties may take it beyond `most`. Each step tests anew, and the side may
/// change.
///
/// *Missing values*: skipped.
///
/// *Source*: `winsorise` of COINr; OECD/JRC Handbook (2008), step 3.
pub(super) fn winsorise(
    column: &mut [f64],
    start: Powers,
    (most, force): (usize, bool),
    test: &ShapeTest,
) -> (usize, Shape) {
    let found = search(column, start, (most, force), test);
    found.clamp(column);
    (found.pulled, found.shape)
}

/// How far values are pulled in.
pub(super) struct Pulled {
    /// How many.
    pub(super) pulled: usize,
    /// The shape then.
    pub(super) shape: Shape,
    high: Option<f64>,
    low: Option<f64>,
}

impl Pulled {
    /// Pulls them in.
    pub(super) fn clamp(&self, column: &mut [f64]) {
        let high = self.high.unwrap_or(f64::INFINITY);
        let low = self.low.unwrap_or(f64::NEG_INFINITY);
        for value in column {
            *value = if *value > high { high } else { *value };
            *value = if *value < low { low } else { *value };
        }
    }
}

/// The same without touching the column.
pub(super) fn search(
    column: &[f64],
    start: Powers,
    (most, force): (usize, bool),
    test: &ShapeTest,
) -> Pulled {
    let mut sides = Sides {
        column,
        most,
        high: None,
        low: None,
        at: (0, 0),
    };
    let mut powers = start;
    let mut pulled = 0;
    while pulled < most {
        let now = powers.shape();
        let verdict = test.passes(&now);
        if verdict != Some(false) && !(force && verdict.is_some()) {
            break;
        }
        let high = now.skewness.is_some_and(|s| s >= 0.0);
        let Some((cells, from, to)) = sides.step(high) else {
            break;
        };
        powers = match powers.moved(cells, from, to) {
            Some(moved) => moved,
            None => {
                let mut own = column.to_vec();
                sides.found(0, powers).clamp(&mut own);
                match Powers::of(&own) {
                    Some(anew) => anew,
                    None => break,
                }
            }
        };
        pulled = sides.pulled();
    }
    sides.found(pulled, powers)
}

/// The two ends of a column, and how far they are pulled in.
struct Sides<'c> {
    column: &'c [f64],
    most: usize,
    /// Looked for when a step first needs them.
    high: Option<Side>,
    low: Option<Side>,
    /// How many distinct values of each side are passed.
    at: (usize, usize),
}

impl Sides<'_> {
    /// Pulls one side in by one: the number of its cells, where they stood, where they go.
    fn step(&mut self, high: bool) -> Option<(usize, f64, f64)> {
        let (side, at) = if high {
            (&mut self.high, &mut self.at.0)
        } else {
            (&mut self.low, &mut self.at.1)
        };
        // As many distinct values as steps can reach.
        let side = side.get_or_insert_with(|| ends(self.column, self.most, high));
        let (from, to) = (side.get(*at)?.0, side.get(*at + 1)?.0);
        let cells = side.iter().take(*at + 1).map(|(_, n)| n).sum();
        *at += 1;
        Some((cells, from, to))
    }

    /// Cells that are now at an end to which any was pulled.
    fn pulled(&self) -> usize {
        let count = |side: &Option<Side>, at: usize| {
            let cells = side.iter().flatten().take(at);
            cells.map(|(_, n)| n).sum::<usize>()
        };
        count(&self.high, self.at.0) + count(&self.low, self.at.1)
    }

    fn found(&self, pulled: usize, powers: Powers) -> Pulled {
        let bound = |side: &Option<Side>, at: usize| {
            let reached = side.as_ref().filter(|_| at > 0)?;
            reached.get(at).map(|s| s.0)
        };
        Pulled {
            pulled,
            shape: powers.shape(),
            high: bound(&self.high, self.at.0),
            low: bound(&self.low, self.at.1),
        }
    }
}

/// The `most + 1` farthest distinct values of one side with their numbers of cells.
fn ends(column: &[f64], most: usize, high: bool) -> Side {
    Arch::new().dispatch(Ends { column, most, high })
}

/// Values that are looked at together.
const TOGETHER: usize = 32;

/// To be compiled for each kind of processor.
struct Ends<'c> {
    column: &'c [f64],
    most: usize,
    high: bool,
}

impl NullaryFnOnce for Ends<'_> {
    type Output = Side;

    #[inline(always)]
    fn call(self) -> Side {
        let sign = if self.high { 1.0 } else { -1.0 };
        let mut kept: Side = Vec::with_capacity(self.most + 2);
        // Most values lie within: they and missing ones fail one comparison.
        let mut bar = f64::NEG_INFINITY;
        let parts = self.column.chunks_exact(TOGETHER);
        let rest = parts.remainder();
        for part in parts {
            // Several are asked at once whether any of them reaches.
            let reaching = |any: bool, x: &f64| any | (sign * x >= bar);
            if part.iter().fold(false, reaching) {
                self.look(part, (sign, &mut bar), &mut kept);
            }
        }
        self.look(rest, (sign, &mut bar), &mut kept);
        kept
    }
}

impl Ends<'_> {
    /// Takes those of some values that reach the bar, and raises it.
    fn look(&self, part: &[f64], (sign, bar): (f64, &mut f64), kept: &mut Side) {
        for &value in part {
            let away = sign * value;
            let reaches = away >= *bar;
            if !reaches {
                continue;
            }
            match kept.iter().position(|k| sign * k.0 <= away) {
                Some(n) if same(kept[n].0, value) => kept[n].1 += 1,
                Some(n) => kept.insert(n, (value, 1)),
                None => kept.push((value, 1)),
            }
            kept.truncate(self.most + 1);
            if kept.len() > self.most {
                *bar = kept.last().map_or(*bar, |k| sign * k.0);
            }
        }
    }
}

/// The same in plain words, for comparing.
#[cfg(test)]
pub(super) fn plainly(column: &mut [f64], (most, force): (usize, bool), test: &ShapeTest) -> usize {
    use waymark_numerics::order::sort;
    let (mut high, mut low) = (Vec::new(), Vec::new());
    loop {
        let now = crate::shape::shape(column);
        let verdict = test.passes(&now);
        let goes_on = verdict == Some(false) || (force && verdict.is_some());
        if !goes_on || high.len() + low.len() >= most {
            return high.len() + low.len();
        }
        let mut sorted: Vec<f64> = column.iter().copied().filter(|x| !x.is_nan()).collect();
        sort(&mut sorted);
        let up = now.skewness.is_some_and(|s| s >= 0.0);
        let end = if up {
            sorted[sorted.len() - 1]
        } else {
            sorted[0]
        };
        let next = if up {
            sorted.iter().rev().find(|x| **x < end)
        } else {
            sorted.iter().find(|x| **x > end)
        };
        let Some(&next) = next else {
            return high.len() + low.len();
        };
        let cells: Vec<usize> = (0..column.len())
            .filter(|n| column[*n].total_cmp(&end).is_eq())
            .collect();
        cells.iter().for_each(|n| column[*n] = next);
        *(if up { &mut high } else { &mut low }) = cells;
    }
}
