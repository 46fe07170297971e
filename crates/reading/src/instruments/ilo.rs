//! Conventions of the International Labour Organization by their numbers.

use waymark_model::plan::{InstrumentKind, Language};

use super::{Placed, Sense, words};

/// Conventions are numbered without gaps; number 192 is of 2025.
const LAST: u32 = 192;

/// "ILO C190" for each convention, and the words that numbers follow.
pub(super) fn phrases(language: Language) -> Vec<(String, Sense)> {
    let before = words(language, "ilo").iter();
    let before = before.map(|w| (w.clone(), Sense::Ilo));
    let short = (1..=LAST).flat_map(|n| [format!("ILO C{n}"), format!("ILO-C{n}")]);
    before.chain(short.map(|s| (s, Sense::Ilo))).collect()
}

/// The id of a convention by its number, where there is such a convention.
pub(super) fn id(number: &str) -> Option<String> {
    let number: u32 = number.parse().ok()?;
    (1..=LAST)
        .contains(&number)
        .then(|| format!("ILO-C{number}"))
}

/// The conventions whose numbers follow a place: "No. 87", "Nos. 87, 98 and 111", "(No. 169)", "C190".
///
/// Each has the whole text from `start` on, as their numbers mean nothing alone.
pub(super) fn numbered(text: &str, start: usize, end: usize) -> Vec<Placed> {
    let Some((numbers, end)) = numbers(text, end) else {
        return Vec::new();
    };
    numbers
        .into_iter()
        .map(|n| Placed {
            range: start..end,
            kind: InstrumentKind::Treaty,
            id: Some(format!("ILO-C{n}")),
        })
        .collect()
}

/// The tail of a convention known by its name: ", 2011 (No. 189)".
pub(super) fn tail(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let year = rest.trim_start_matches([',', ' ', '(']);
    let after_year = digits(year)
        .filter(|(n, _)| (1919..2100).contains(n))
        .map_or(rest, |(_, len)| year.get(len..).unwrap_or(""))
        .trim_start_matches(')');
    let bracket = after_year.trim_start();
    let skipped = rest.len() - bracket.len();
    let numbered = bracket
        .strip_prefix("(No")
        .and_then(|_| numbers(text, end + skipped));
    numbered.map_or(end, |(_, end)| end)
}

/// Convention numbers from a place on and where they end, with a closing bracket where one was opened.
fn numbers(text: &str, from: usize) -> Option<(Vec<u32>, usize)> {
    let rest = text.get(from..)?;
    let first = rest
        .trim_start_matches(|c: char| ". (,-".contains(c))
        .trim_start_matches("Nos")
        .trim_start_matches("No")
        .trim_start_matches("nos")
        .trim_start_matches("no")
        .trim_start_matches(|c: char| ". C".contains(c));
    let opened = rest
        .get(..rest.len() - first.len())
        .is_some_and(|skipped| skipped.contains('('));
    let mut at = rest.len() - first.len();
    let mut out = Vec::new();
    loop {
        let (number, len) = digits(rest.get(at..)?).unwrap_or((0, 0));
        if !(1..=LAST).contains(&number) {
            break;
        }
        out.push(number);
        at += len;
        let after = rest.get(at..)?;
        let next = [
            "and C",
            ", and ",
            " and No. ",
            " and C",
            " and ",
            " & ",
            ", C",
            ", No. ",
            ", ",
        ]
        .iter()
        .find(|s| {
            after
                .strip_prefix(**s)
                .is_some_and(|t| digits(t).is_some_and(|(n, _)| (1..=LAST).contains(&n)))
        });
        match next {
            Some(joint) => at += joint.len(),
            None => break,
        }
    }
    if out.is_empty() {
        return None;
    }
    if opened && rest.get(at..)?.starts_with(')') {
        at += 1;
    }
    Some((out, from + at))
}

/// A number at the beginning, and its length.
fn digits(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text.get(..len)?.parse().ok()?, len))
}
