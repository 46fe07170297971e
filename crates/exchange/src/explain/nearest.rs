//! References that look like one that does not exist.

use strsim::generic_levenshtein;
use waymark_model::{CommitmentRef, Plan};

/// How many are offered.
const MOST: usize = 3;

/// The references nearest to a text: fewest letters to change, add or take away (Levenshtein 1966),
/// earlier in the text where several are as near. Case does not count.
pub(crate) fn nearest(plan: &Plan, wanted: &str) -> Vec<CommitmentRef> {
    let letters = |text: &str| -> Vec<char> { text.to_lowercase().chars().collect() };
    // No reference is longer than an id; what is longer is not worth comparing whole.
    let wanted: Vec<char> = letters(wanted).into_iter().take(100).collect();
    let mut all: Vec<(usize, &CommitmentRef)> = plan
        .sentences
        .iter()
        .map(|s| {
            (
                generic_levenshtein(&letters(s.reference.as_str()), &wanted),
                &s.reference,
            )
        })
        .collect();
    all.sort_by_key(|(distance, _)| *distance);
    all.into_iter().take(MOST).map(|(_, r)| r.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_textbook() {
        let of = |a: &str, b: &str| {
            let letters = |t: &str| t.chars().collect::<Vec<_>>();
            generic_levenshtein(&letters(a), &letters(b))
        };
        assert_eq!(of("kitten", "sitting"), 3);
        assert_eq!(of("", "abc"), 3);
        assert_eq!(of("abc", ""), 3);
        assert_eq!(of("IV.5.6-2", "IV.5.6-2"), 0);
        assert_eq!(of("IV.5.6-2", "IV.56-2"), 1);
    }
}
