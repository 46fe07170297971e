//! How far fixing an input moves the whole distribution of the output, from any sample of runs.

use waymark_numerics::math::sqrt;
use waymark_numerics::missing::some_if_finite;
use waymark_numerics::moments::{as_f64, moments};
use waymark_numerics::order::{ascending, same, sort};
use waymark_numerics::sum::sum_of;

use super::SensitivityFault;
use crate::treat::fence::quantile;

/// How far the distribution of the output moves over the slides of an input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pawn {
    /// Least distance.
    pub minimum: f64,
    /// Mean distance.
    pub mean: f64,
    /// Median distance, the figure usually given.
    pub median: f64,
    /// Greatest distance.
    pub maximum: f64,
    /// Standard deviation of the distances (divisor: slides).
    pub deviation: f64,
    /// Coefficient of variation of the distances; `None` where all are zero.
    pub variation: Option<f64>,
    /// Slides that hold a run.
    pub slides: usize,
    /// Runs that were used.
    pub runs: usize,
}

/// The PAWN index of an input.
///
/// *Formula*
/// ```text
/// slides     bins of the input between its quantiles (type 7): lower bound in, upper bound out, the last with both
/// distance   max over y of |F(y given the slide) - F(y)|, Kolmogorov and Smirnov
/// ```
/// *Units and range*: distances from 0 to 1. Distances of an input that does nothing are not zero but of the size
/// `sqrt(slides / runs)`; compare with an input added for the purpose.
///
/// *Missing values*: runs that miss the input or the output are left out. Slides of an input with many equal values may
/// be empty; they are left out.
///
/// *Errors*: lengths that differ, fewer than two slides or fewer runs than slides, an input or output that does not vary.
///
/// *Source*: Pianosi and Wagener (2015), A simple and efficient method for global sensitivity analysis based on
/// cumulative distribution functions; the same (2018), Distribution-based sensitivity analysis from a generic
/// input-output sample. `pawn.analyze` of `SALib` leaves the greatest value of the input out of the last slide.
pub fn pawn(input: &[f64], output: &[f64], slides: usize) -> Result<Pawn, SensitivityFault> {
    let (x, y) = pairs(input, output)?;
    if slides < 2 || slides > x.len() {
        return Err(SensitivityFault::Bins { given: slides });
    }
    let (mut distances, slides) = distances(&x, &y, slides);
    sort(&mut distances);
    let count = as_f64(slides);
    let found = moments(&distances).zip(quantile(&distances, 0.5));
    let ends = distances.first().zip(distances.last());
    let Some(((moments, median), (minimum, maximum))) = found.zip(ends) else {
        return Err(SensitivityFault::ConstantInput);
    };
    let mean = moments.mean;
    let squares = sum_of(distances.iter().map(|d| (d - mean) * (d - mean)));
    let deviation = sqrt(squares / count);
    Ok(Pawn {
        minimum: *minimum,
        mean,
        median,
        maximum: *maximum,
        deviation,
        variation: some_if_finite(deviation / mean),
        slides,
        runs: x.len(),
    })
}

/// Input and output of the runs that have both, by the order of the output.
///
/// *Errors*: lengths that differ, nothing there, a side that does not vary.
pub(super) fn pairs(
    input: &[f64],
    output: &[f64],
) -> Result<(Vec<f64>, Vec<f64>), SensitivityFault> {
    let (given, needed) = (output.len(), input.len());
    if given != needed {
        return Err(SensitivityFault::Lengths { given, needed });
    }
    let both = input.iter().zip(output);
    let mut both: Vec<(f64, f64)> = both
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .map(|(x, y)| (*x, *y))
        .collect();
    both.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
    let (x, y): (Vec<f64>, Vec<f64>) = both.into_iter().unzip();
    let Some((first, rest)) = x.split_first() else {
        return Err(SensitivityFault::TooFewRows { rows: 0, least: 2 });
    };
    if rest.iter().all(|x| same(*x, *first)) {
        return Err(SensitivityFault::ConstantInput);
    }
    let ends = y.first().zip(y.last());
    if ends.is_some_and(|(low, high)| same(*low, *high)) {
        return Err(SensitivityFault::ConstantOutput);
    }
    Ok((x, y))
}

/// The distance of each slide that holds a run, and how many do; runs come by the order of the output.
fn distances(x: &[f64], y: &[f64], slides: usize) -> (Vec<f64>, usize) {
    let by_input = ascending(x);
    let sorted: Vec<f64> = by_input.iter().map(|n| x[*n]).collect();
    let share = |bound: usize| as_f64(bound) / as_f64(slides);
    let bounds: Vec<f64> = (1..slides)
        .filter_map(|bound| quantile(&sorted, share(bound)))
        .collect();
    let slide = |x: &f64| bounds.partition_point(|bound| bound <= x);
    let slide_of: Vec<usize> = x.iter().map(slide).collect();
    let mut sizes = vec![0_usize; slides];
    slide_of.iter().for_each(|slide| sizes[*slide] += 1);
    let mut seen = vec![0_usize; slides];
    let mut widest = vec![0.0_f64; slides];
    let runs = as_f64(y.len());
    let mut at = 0;
    for tied in y.chunk_by(|a, b| same(*a, *b)) {
        let next = at + tied.len();
        slide_of[at..next]
            .iter()
            .for_each(|slide| seen[*slide] += 1);
        at = next;
        let all = as_f64(at) / runs;
        for (widest, (seen, size)) in widest.iter_mut().zip(seen.iter().zip(&sizes)) {
            let distance = (as_f64(*seen) / as_f64(*size) - all).abs();
            // An empty slide has no distance: the comparison with NaN is false.
            if distance > *widest {
                *widest = distance;
            }
        }
    }
    let held = widest.into_iter().zip(sizes).filter(|(_, size)| *size > 0);
    let distances: Vec<f64> = held.map(|(distance, _)| distance).collect();
    let count = distances.len();
    (distances, count)
}
