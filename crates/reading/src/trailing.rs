//! Who and when in brackets at the end of a promise: "... will be agreed (Ministry of Justice; Q4 2026)."

use waymark_model::plan::Language;

use crate::en::{due, names_body};
use crate::words::{lowered, tokens};

/// A date is no longer.
const MOST_DATE_WORDS: usize = 6;

/// A piece of such brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Body(String),
    Deadline(String),
}

/// The pieces of the brackets that end a sentence, where each is a body or a date; empty otherwise. English
/// only: in Chinese such brackets stand in lines of their own.
pub(crate) fn trailing(sentence: &str, language: Language) -> Vec<Piece> {
    if language != Language::En {
        return Vec::new();
    }
    let end = sentence.trim_end_matches(['.', ';', ' ', '\n']);
    let Some(inner) = end.strip_suffix(')').and_then(|s| s.rsplit_once('(')) else {
        return Vec::new();
    };
    let pieces = inner.1.split([',', ';', '/']);
    let pieces = pieces.map(str::trim).filter(|p| !p.is_empty());
    let read: Option<Vec<Piece>> = pieces.map(piece).collect();
    let read = read.unwrap_or_default();
    // "the Outline (2021-2030)": years alone belong to what they stand behind.
    let bodies = read.iter().any(|p| matches!(p, Piece::Body(_)));
    let said = inner.1.starts_with(char::is_alphabetic);
    if bodies || said { read } else { Vec::new() }
}

fn piece(text: &str) -> Option<Piece> {
    let words = text.split_whitespace().count();
    if due(text).is_some() && words <= MOST_DATE_WORDS && !text.contains([':', '.']) {
        return Some(Piece::Deadline(text.to_owned()));
    }
    let name = text.strip_prefix("the ").unwrap_or(text);
    let lower = lowered(name);
    let tokens = tokens(name, &lower, &crate::lexicon::english().common.vocabulary);
    let capital = name.starts_with(char::is_uppercase);
    (capital && names_body(&tokens)).then(|| Piece::Body(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_and_dates_at_the_end() {
        let read = |s: &str| trailing(s, Language::En);
        assert_eq!(
            read("It will be agreed (Ministry of Justice; Q4 2026)."),
            [
                Piece::Body("Ministry of Justice".to_owned()),
                Piece::Deadline("Q4 2026".to_owned())
            ]
        );
        for text in [
            "It will grow (2025: 870).",
            "It ratifies the convention (No. 189 of the ILO).",
            "It is so (see the annex).",
            "It carries out the Outline (2021-2030).",
            "It is so.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
