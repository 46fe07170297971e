//! Numbers of two commitments held against each other.

use waymark_model::plan::{Comparator, Quantity, QuantityRole, Sentence};

use super::changes::{Change, Direction, What, gained_or_lost, stronger};
use super::force::aims_down;
use crate::align::terms;

/// Higher and lower, gained and lost targets, and other numbers that changed.
pub(crate) fn changes(a: &Sentence, b: &Sentence) -> Vec<Change> {
    let (of_a, of_b) = (targets(a), targets(b));
    let mut out = figures(a, b);
    let pairs = pairs(&of_a, &of_b);
    for (x, y) in &pairs {
        if let (Some(x), Some(y)) = (of_a.get(*x), of_b.get(*y)) {
            out.extend(between(a, b, x, y));
        }
    }
    let left = |n: usize, side: fn(&(usize, usize)) -> usize| !pairs.iter().any(|p| side(p) == n);
    for (_, quantity) in of_a.iter().enumerate().filter(|(n, _)| left(*n, |p| p.0)) {
        out.extend(gained_or_lost(
            What::HasTarget,
            said(quantity),
            String::new(),
        ));
    }
    for (_, quantity) in of_b.iter().enumerate().filter(|(n, _)| left(*n, |p| p.1)) {
        out.extend(gained_or_lost(
            What::HasTarget,
            String::new(),
            said(quantity),
        ));
    }
    out
}

fn targets(sentence: &Sentence) -> Vec<&Quantity> {
    of_role(sentence, QuantityRole::Target).collect()
}

fn of_role(sentence: &Sentence, role: QuantityRole) -> impl Iterator<Item = &Quantity> {
    sentence.quantities.iter().filter(move |q| q.role == role)
}

/// Numbers that only describe, of the same unit and another value. Years are left to the deadlines.
fn figures(a: &Sentence, b: &Sentence) -> Vec<Change> {
    let year = |q: &Quantity| q.unit.is_empty() || (1900.0..2100.0).contains(&q.value);
    let described = |s| -> Vec<&Quantity> {
        of_role(s, QuantityRole::Descriptive)
            .filter(|q| !year(q))
            .collect()
    };
    let (of_a, of_b) = (described(a), described(b));
    let both = pairs(&of_a, &of_b).into_iter();
    let both = both.filter_map(|(x, y)| Some((of_a.get(x)?, of_b.get(y)?)));
    both.filter(|(x, y)| x.value.total_cmp(&y.value).is_ne() && shared(x, y) >= HALF)
        .map(|(x, y)| Change {
            what: What::Figure,
            direction: Direction::Open,
            before: said(x),
            after: said(y),
        })
        .collect()
}

/// Which number is which: the same unit first, then the only ones that are left on both sides, where both
/// are percentages or neither is.
fn pairs(a: &[&Quantity], b: &[&Quantity]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (x, of_a) in a.iter().enumerate() {
        for (y, of_b) in b.iter().enumerate() {
            let shared = shared(of_a, of_b);
            if shared >= HALF {
                all.push((x, y, shared));
            }
        }
    }
    all.sort_by_key(|(x, y, shared)| (std::cmp::Reverse(*shared), x.abs_diff(*y), *x));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (x, y, _) in all {
        if !out.iter().any(|p| p.0 == x || p.1 == y) {
            out.push((x, y));
        }
    }
    let free = |count: usize, side: fn(&(usize, usize)) -> usize| -> Vec<usize> {
        (0..count)
            .filter(|n| !out.iter().any(|p| side(p) == *n))
            .collect()
    };
    let (free_a, free_b) = (free(a.len(), |p| p.0), free(b.len(), |p| p.1));
    if let ([x], [y]) = (free_a.as_slice(), free_b.as_slice())
        && let (Some(of_a), Some(of_b)) = (a.get(*x), b.get(*y))
        && is_percent(of_a) == is_percent(of_b)
        && of_a.denominator.is_empty() == of_b.denominator.is_empty()
    {
        out.push((*x, *y));
    }
    out.sort_unstable();
    out
}

/// Half of the words of both units, in hundredths.
const HALF: usize = 50;

/// Twice the shared words of two units through all of them, in hundredths.
fn shared(a: &Quantity, b: &Quantity) -> usize {
    if is_percent(a) != is_percent(b) || a.denominator.is_empty() != b.denominator.is_empty() {
        return 0;
    }
    let (of_a, mut of_b) = (terms(&a.unit), terms(&b.unit));
    let all = of_a.len() + of_b.len();
    if all == 0 {
        return 100;
    }
    let mut same = 0;
    for term in &of_a {
        if let Some(at) = of_b.iter().position(|t| t == term) {
            of_b.swap_remove(at);
            same += 1;
        }
    }
    200 * same / all
}

fn is_percent(quantity: &Quantity) -> bool {
    quantity.unit.starts_with("percent")
}

/// Whether the smaller number is the higher aim.
fn down(sentence: &Sentence, quantity: &Quantity) -> bool {
    match quantity.comparator {
        Comparator::AtMost | Comparator::Lt => true,
        Comparator::AtLeast | Comparator::Gt => false,
        Comparator::Eq | Comparator::Approx => match quantity.baseline {
            Some(from) => quantity.value < from,
            None => aims_down(&sentence.text),
        },
    }
}

fn between(a: &Sentence, b: &Sentence, x: &Quantity, y: &Quantity) -> Vec<Change> {
    let change = |what, direction| {
        vec![Change {
            what,
            direction,
            before: said(x),
            after: said(y),
        }]
    };
    let (down_a, down_b) = (down(a, x), down(b, y));
    match x.value.total_cmp(&y.value) {
        _ if down_a != down_b => {
            // A ceiling became a floor: neither is more than the other.
            let lost = gained_or_lost(What::HasTarget, said(x), String::new());
            let gained = gained_or_lost(What::HasTarget, String::new(), said(y));
            lost.into_iter().chain(gained).collect()
        }
        std::cmp::Ordering::Equal => {
            let about = |q: &Quantity| q.comparator == Comparator::Approx;
            match (about(x), about(y)) {
                (true, false) => change(What::Firmness, stronger(true)),
                (false, true) => change(What::Firmness, stronger(false)),
                (true, true) | (false, false) => Vec::new(),
            }
        }
        order => change(What::Target, stronger(order.is_lt() != down_a)),
    }
}

/// A target as a person reads it: the words of the text, else number and unit.
fn said(quantity: &Quantity) -> String {
    if quantity.text.is_empty() {
        format!("{} {}", quantity.value, quantity.unit)
    } else {
        quantity.text.clone()
    }
}
