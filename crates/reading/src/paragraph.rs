//! The opening phrase of a paragraph, and the sentences after it.

use waymark_model::plan::Language;

use crate::en::{has_finite_verb, is_gerund, tells};
use crate::lexicon::common;
use crate::sentences::sentences;
use crate::words::{is_han, lowered, tokens};

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

/// The longest opening in Chinese, in characters.
const MOST_HAN: usize = 30;

/// Takes a paragraph apart. `marked`: it has a bullet or number, or lost one. `bold`: bytes of an opening
/// in bold, 0 where the format does not tell.
pub(crate) fn pieces(text: &str, marked: bool, bold: usize, language: Language) -> Pieces {
    let whole = text.get(bold..).is_none_or(|rest| rest.trim().is_empty());
    if bold > 0 && !whole {
        let sentences = sentences(text.get(bold..).unwrap_or(""))
            .into_iter()
            .map(|(a, b)| (a + bold, b + bold));
        return Pieces {
            opening: Some((0, text.get(..bold).unwrap_or("").trim_end().len())),
            sentences: sentences.collect(),
        };
    }
    let all = sentences(text);
    match all.as_slice() {
        [first, rest @ ..]
            if marked
                && !rest.is_empty()
                && is_opening(text.get(first.0..first.1).unwrap_or(""), language) =>
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

/// A first sentence without a finite verb, short or beginning with a verb in -ing. In Chinese: a short
/// one without a comma.
pub(crate) fn is_opening(sentence: &str, language: Language) -> bool {
    match language {
        Language::En => {
            let lower = lowered(sentence);
            let tokens = tokens(sentence, &lower, &common(language).vocabulary);
            let words = tokens.iter().filter(|t| t.is_word()).count();
            let gerund = tokens.first().is_some_and(is_gerund);
            let most = if gerund { MOST_WORDS } else { MOST_PLAIN_WORDS };
            let figures = !gerund && tokens.iter().any(crate::words::Token::is_number);
            words > 0
                && words <= most
                && !figures
                && !has_finite_verb(&tokens, gerund)
                && (gerund || !tells(&tokens))
        }
        Language::Zh => {
            let length = sentence.chars().filter(|c| is_han(*c)).count();
            (1..=MOST_HAN).contains(&length)
                && !sentence.contains(['，', '；', '：', '%'])
                && !sentence.chars().any(|c| c.is_ascii_digit())
        }
    }
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
            assert!(is_opening(opening, Language::En), "{opening}");
        }
        for sentence in [
            "The state protects children.",
            "Homes will be built.",
            "Work is a right.",
            "No one may be hurt.",
        ] {
            assert!(!is_opening(sentence, Language::En), "{sentence}");
        }
    }

    #[test]
    fn a_single_phrase_is_no_opening() {
        let text = "Completing the third report.";
        assert_eq!(
            pieces(text, true, 0, Language::En),
            Pieces {
                opening: None,
                sentences: vec![(0, text.len())]
            }
        );
    }

    #[test]
    fn bold_marks_an_opening() {
        let found = pieces("Homes. Ten will be built.", true, 6, Language::En);
        assert_eq!(
            found,
            Pieces {
                opening: Some((0, 6)),
                sentences: vec![(7, 25)]
            }
        );
    }
}
