//! The opening phrase of a paragraph, and the sentences after it.

use crate::lexicon::lexicon;
use crate::sentences::sentences;
use crate::tokens::{Token, tokens};

/// A paragraph's pieces as byte ranges in its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// The opening phrase, where there is one.
    pub(crate) opening: Option<(usize, usize)>,
    /// The sentences.
    pub(crate) sentences: Vec<(usize, usize)>,
}

/// The longest opening, in words.
const MOST_WORDS: usize = 40;
/// The longest opening that does not begin with a verb in -ing.
const MOST_PLAIN_WORDS: usize = 12;

/// Takes a paragraph apart. `marked`: it has a bullet or number, or lost one.
pub(crate) fn pieces(text: &str, marked: bool) -> Pieces {
    if let Some((opening, rest)) = bold(text) {
        let sentences = sentences(text.get(rest..).unwrap_or(""))
            .into_iter()
            .map(|(a, b)| (a + rest, b + rest));
        return Pieces {
            opening: Some(opening),
            sentences: sentences.collect(),
        };
    }
    let all = sentences(text);
    match all.as_slice() {
        [first, rest @ ..]
            if marked
                && !rest.is_empty()
                && is_opening(text.get(first.0..first.1).unwrap_or("")) =>
        {
            Pieces {
                opening: Some(*first),
                sentences: rest.to_vec(),
            }
        }
        _ => Pieces {
            opening: None,
            sentences: all,
        },
    }
}

/// `**Opening.** Rest`: range of the opening without stars, and where the rest begins.
fn bold(text: &str) -> Option<((usize, usize), usize)> {
    let inner = text.strip_prefix("**")?;
    let len = inner.find("**")?;
    let end = 2 + len;
    (len > 0
        && text
            .get(end + 2..)
            .is_some_and(|rest| !rest.trim().is_empty()))
    .then_some(((2, end), end + 2))
}

/// A first sentence without a finite verb, short or beginning with a verb in -ing.
pub(crate) fn is_opening(sentence: &str) -> bool {
    let tokens = tokens(sentence);
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let gerund = tokens
        .first()
        .is_some_and(|t| t.text.ends_with("ing") && t.text.len() > 5);
    let most = if gerund { MOST_WORDS } else { MOST_PLAIN_WORDS };
    words > 0 && words <= most && !has_finite_verb(&tokens, gerund)
}

pub(crate) fn has_finite_verb(tokens: &[Token], gerund: bool) -> bool {
    const FINITE: [&str; 12] = [
        "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "said", "says",
    ];
    let around = &lexicon().around;
    tokens.iter().enumerate().any(|(n, t)| {
        let relative = n > 0
            && tokens
                .get(n - 1)
                .is_some_and(|p| ["that", "who", "which"].contains(&p.text.as_str()));
        if relative || t.depth > 0 {
            return false;
        }
        FINITE.contains(&t.text.as_str())
            || around.modals.at(tokens, n).is_some()
            || (around.permissive.at(tokens, n).is_some() && !t.capital)
            || (!gerund && n > 0 && third_person(tokens, n))
    })
}

/// "The state protects ...": a known verb in the third person right behind its subject.
fn third_person(tokens: &[Token], n: usize) -> bool {
    let Some(token) = tokens.get(n) else {
        return false;
    };
    let verbs = &lexicon().verbs;
    let known = verbs.ongoing.at(tokens, n).is_some()
        || verbs.classes.iter().any(|(_, v)| v.at(tokens, n).is_some());
    let subject = lexicon().around.state_subjects.before(tokens, n).is_some();
    known && subject && token.text.ends_with('s')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_told_from_sentences() {
        for opening in [
            "Improving care for all.",
            "Right to work.",
            "Housing",
            "Equal pay for women who work.",
        ] {
            assert!(is_opening(opening), "{opening}");
        }
        for sentence in [
            "The state protects children.",
            "Homes will be built.",
            "Work is a right.",
            "No one may be hurt.",
        ] {
            assert!(!is_opening(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_single_phrase_is_no_opening() {
        let text = "Completing the third report.";
        assert_eq!(
            pieces(text, true),
            Pieces {
                opening: None,
                sentences: vec![(0, text.len())]
            }
        );
    }

    #[test]
    fn bold_marks_an_opening() {
        let found = pieces("**Homes.** Ten will be built.", true);
        assert_eq!(
            found,
            Pieces {
                opening: Some((2, 8)),
                sentences: vec![(11, 29)]
            }
        );
    }
}
