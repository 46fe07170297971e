//! Labelled lines and columns: "Responsible: Ministry of Health", a column headed "Deadline".

use waymark_model::plan::Language;

use crate::lexicon::common;
use crate::words::{lowered, tokens};

/// What a labelled line or a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Action,
    Body,
    Deadline,
    Indicator,
    Resources,
    Baseline,
    /// A running number.
    Number,
    /// Something else that is no promise.
    Other,
}

/// The longest label, in bytes.
const MOST_BYTES: usize = 60;

/// The field that a title names: all of it, up to a bracket.
pub(crate) fn named(title: &str, language: Language) -> Option<Field> {
    let common = common(language);
    let title = title.split(['(', '（']).next().unwrap_or("").trim();
    let title = without_year(title.trim_end_matches([':', '：', '.']).trim_matches('*'));
    if title.is_empty() || title.len() > MOST_BYTES {
        return None;
    }
    let lower = lowered(title);
    let tokens = tokens(title, &lower, &common.vocabulary);
    let fields = &common.fields;
    let lists = [
        (&fields.action, Field::Action),
        (&fields.body, Field::Body),
        (&fields.deadline, Field::Deadline),
        (&fields.indicator, Field::Indicator),
        (&fields.resources, Field::Resources),
        (&fields.baseline, Field::Baseline),
        (&fields.number, Field::Number),
        (&fields.other, Field::Other),
    ];
    let whole = lists
        .iter()
        .find(|(list, _)| list.at(&tokens, 0) == Some(tokens.len()));
    // "Responsible body / partners", "Indicators and targets": the first words tell.
    let joined = || {
        lists.iter().find(|(list, _)| {
            list.at(&tokens, 0).is_some_and(|len| {
                tokens.get(len).is_some_and(|t| {
                    ["/", "and", "&", "or", ",", "、", "和", "及", "／"].contains(&t.text)
                })
            })
        })
    };
    whole.or_else(joined).map(|(_, field)| *field)
}

/// "Target for 2029", "Target by 2029": the words before.
fn without_year(title: &str) -> &str {
    let year = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    let Some((rest, _)) = title.rsplit_once(' ').filter(|(_, last)| year(last)) else {
        return title;
    };
    let cut = [" for", " by", " in", " until"];
    cut.iter()
        .find_map(|w| rest.strip_suffix(w))
        .unwrap_or(rest)
}

/// The field that a line opens with, and the length of its label with the colon behind it.
pub(crate) fn field(line: &str, language: Language) -> Option<(Field, usize)> {
    let at = line
        .char_indices()
        .take_while(|(at, _)| *at < MOST_BYTES)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = line.get(..at.0)?;
    let len = at.0 + at.1.len_utf8();
    let content = line.get(len..)?;
    let stars = content.len() - content.trim_start_matches(['*', ' ', '\t']).len();
    Some((named(label, language)?, len + stars))
}
