//! How sure each figure is, as the engine takes it: errors in proportion, columns or files of standard errors, ends that
//! a figure lies between, and files with several values for a figure (raters, resamples, a posterior).

use waymark_index::simulate::{Cells, Spread};
use waymark_numerics::math::sqrt;
use waymark_numerics::moments::moments;

use crate::beside::{Grid, grid, is_file, samples};
use crate::codes::wrong;
use crate::compile::Composite;
use crate::method::{InputSpec, Method};
use crate::problem::hint;
use crate::steps::Reading;

/// Shapes of errors.
pub(crate) const SPREADS: [&str; 3] = ["normal", "uniform", "triangular"];

impl Method {
    /// Words of the inputs that name columns or files.
    fn beside(&self) -> impl Iterator<Item = &str> {
        let inputs = self.uncertainty.iter().flat_map(|u| &u.input);
        inputs.flat_map(|input| {
            let bounds = input.bounds.iter().flatten();
            let words = input.errors.iter().chain(bounds).chain(&input.values);
            words.map(String::as_str)
        })
    }

    /// Endings of columns that say how sure the figures of an indicator are.
    pub(crate) fn endings(&self) -> Vec<&str> {
        self.beside().filter(|word| !is_file(word)).collect()
    }

    /// Files that the method names; they stand beside the method file.
    #[must_use]
    pub fn files(&self) -> Vec<&str> {
        self.beside().filter(|word| is_file(word)).collect()
    }
}

/// The distribution of every cell; `None` where something was wrong, and said.
pub(crate) fn cells(
    reading: &mut Reading<'_>,
    composite: &Composite,
    key: &str,
    spec: &InputSpec,
) -> Option<Cells> {
    let before = reading.problems.all().len();
    let again = spec.again.unwrap_or(true);
    let of_table = spec.errors.is_some() || spec.bounds.is_some() || spec.values.is_some();
    if of_table && !again {
        reading.add(key, wrong::input_before_steps());
    }
    let chosen = chosen(reading, key, spec);
    let figures = match again {
        true => None,
        false => composite
            .recipe
            .prepare(&composite.source.figures, &composite.tree)
            .ok(),
    };
    let figures = figures.map_or_else(|| composite.source.figures.columns.clone(), |p| p.columns);
    let spread = if let Some(file) = &spec.values {
        let values = samples(reading, composite, (key, file), spec.joint);
        Spread::Samples {
            values: values?,
            joint: spec.joint,
        }
    } else if let Some(bounds) = &spec.bounds {
        between(reading, composite, key, bounds, spec)?
    } else {
        let errors = match &spec.errors {
            Some(word) => grid(reading, composite, key, word)?,
            None => figures
                .iter()
                .map(|column| in_proportion(column, spec))
                .collect(),
        };
        shaped(reading, key, (&figures, errors), spec)
    };
    let spread = only(spread, &chosen);
    (reading.problems.all().len() == before).then_some(Cells { spread, again })
}

/// By column: whether its figures are uncertain.
fn chosen(reading: &mut Reading<'_>, key: &str, spec: &InputSpec) -> Vec<bool> {
    let source = reading.source;
    let Some(only) = &spec.only else {
        return vec![true; source.indicators.len()];
    };
    for code in only.iter().filter(|c| source.indicator(c).is_none()) {
        let known = source.indicators.iter().map(|i| i.code.as_str());
        reading.add(key, wrong::no_indicator(code, hint(code, known)));
    }
    source
        .indicators
        .iter()
        .map(|i| only.contains(&i.code))
        .collect()
}

/// Makes the other columns certain.
fn only(spread: Spread, chosen: &[bool]) -> Spread {
    let kept = |grid: Grid| -> Grid {
        let none = |column: Vec<f64>| vec![f64::NAN; column.len()];
        let each = grid.into_iter().zip(chosen);
        each.map(|(column, in_it)| if *in_it { column } else { none(column) })
            .collect()
    };
    match spread {
        Spread::Normal(errors) => Spread::Normal(kept(errors)),
        Spread::Uniform(errors) => Spread::Uniform(kept(errors)),
        Spread::Between { low, high, peak } => Spread::Between {
            low: kept(low),
            high: kept(high),
            peak,
        },
        Spread::Samples { mut values, joint } => {
            let out = values.iter_mut().zip(chosen).filter(|(_, in_it)| !**in_it);
            out.for_each(|(column, _)| column.iter_mut().for_each(Vec::clear));
            Spread::Samples { values, joint }
        }
    }
}

/// Standard errors in proportion to the deviation of the column or to the figure itself.
fn in_proportion(column: &[f64], spec: &InputSpec) -> Vec<f64> {
    let deviation = moments(column).and_then(|m| m.deviation).unwrap_or(0.0);
    let of = |x: &f64| match (spec.error, spec.relative_error) {
        (Some(share), _) => share * deviation,
        (None, share) => share.unwrap_or(0.0) * x.abs(),
    };
    column.iter().map(of).collect()
}

/// Standard errors as a distribution of the shape that is asked for.
///
/// *Formula*: a uniform distribution with the standard error e has the half-width `sqrt(3) e`, a symmetric triangular one
/// `sqrt(6) e`.
fn shaped(
    reading: &mut Reading<'_>,
    key: &str,
    (figures, errors): (&Grid, Grid),
    spec: &InputSpec,
) -> Spread {
    let times = |factor: f64, grid: &Grid| -> Grid {
        grid.iter()
            .map(|c| c.iter().map(|e| factor * e).collect())
            .collect()
    };
    match spec.spread.as_deref() {
        None | Some("normal") => Spread::Normal(errors),
        Some("uniform") => Spread::Uniform(times(sqrt(3.0), &errors)),
        Some("triangular") => {
            let half = times(sqrt(6.0), &errors);
            let end = |sign: f64| -> Grid {
                let columns = figures.iter().zip(&half);
                let cell = |(x, h): (&f64, &f64)| x + sign * h;
                columns
                    .map(|(x, h)| x.iter().zip(h).map(cell).collect())
                    .collect()
            };
            Spread::Between {
                low: end(-1.0),
                high: end(1.0),
                peak: true,
            }
        }
        Some(other) => {
            reading.add(key, wrong::no_spread(other, hint(other, SPREADS)));
            Spread::Normal(errors)
        }
    }
}

/// Between two ends, given as columns or files.
fn between(
    reading: &mut Reading<'_>,
    composite: &Composite,
    key: &str,
    bounds: &[String],
    spec: &InputSpec,
) -> Option<Spread> {
    let [low, high] = bounds else {
        reading.add(key, wrong::input_bounds());
        return None;
    };
    let peak = match spec.spread.as_deref() {
        None | Some("triangular") => true,
        Some("uniform") => false,
        Some(other) => {
            reading.add(
                key,
                wrong::no_spread(other, hint(other, SPREADS[1..].iter().copied())),
            );
            true
        }
    };
    let (low, high) = (
        grid(reading, composite, key, low),
        grid(reading, composite, key, high),
    );
    let (low, high) = low.zip(high)?;
    let source = &composite.source;
    for (column, indicator) in source.indicators.iter().enumerate() {
        for (row, unit) in source.units.iter().enumerate() {
            let (least, most) = (low[column][row], high[column][row]);
            let figure = source.figures.columns[column][row];
            // A comparison with what is missing is false.
            if least > most || figure < least || figure > most {
                let place = format!("{} {}", unit.code, unit.time);
                let unit = place.trim_end();
                let what = wrong::outside_bounds(figure, unit, &indicator.code, least, most);
                reading.add(key, what);
            }
        }
    }
    Some(Spread::Between { low, high, peak })
}
