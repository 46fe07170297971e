//! Who and when in brackets at the end of a promise: "... will be agreed (Ministry of Justice; Q4 2026)."

use waymark_model::plan::Language;

use crate::en::{due, names_body};
use crate::words::{lowered, tokens};

/// A date is no longer.
const MOST_DATE_WORDS: usize = 6;

/// What may stand before a body in such brackets.
const LABELS: [&str; 12] = [
    "lead",
    "leads",
    "lead agency",
    "responsible",
    "responsibility",
    "resp.",
    "partner",
    "partners",
    "with",
    "support",
    "supporting",
    "action",
];

/// A piece of such brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Body(String),
    Deadline(String),
}

/// The pieces of the brackets that end a sentence, where each is a body or a date; empty otherwise.
pub(crate) fn trailing(sentence: &str, language: Language) -> Vec<Piece> {
    match language {
        Language::En => english(sentence),
        Language::Zh => chinese(sentence),
    }
}

/// Whether a text is nothing but such brackets: then they say who answers for all that stands before.
pub(crate) fn is_credit(text: &str, language: Language) -> bool {
    let opens = text.trim_start().starts_with(['(', '（']);
    let once = text.matches(['(', '（']).count() == 1;
    opens && once && !trailing(text, language).is_empty()
}

/// "（教育部牵头，财政部、民政部参与）": bodies, each with what they do in it.
fn chinese(sentence: &str) -> Vec<Piece> {
    let end = sentence.trim_end_matches(['。', '；', '，', ' ', '\n', '　']);
    let inner = end.strip_suffix(['）', ')']);
    let Some(inner) = inner.and_then(|s| s.rsplit_once(['（', '('])) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for part in inner.1.split(['，', ',', '；', ';']) {
        let label = PARTS_OF_ZH
            .iter()
            .find_map(|label| part.trim().strip_prefix(label));
        let role = ROLES_OF_ZH
            .iter()
            .find_map(|role| part.trim().strip_suffix(role));
        // "（2021—2030年）": brackets of another kind.
        let Some(names) = label.or(role) else {
            return Vec::new();
        };
        let names = names.trim_start_matches(['：', ':']);
        let names = names.trim_end_matches(['等', '分', '别', '共', '同']);
        let names = names.split('、').flat_map(joined).map(str::trim);
        out.extend(
            names
                .filter(|n| !n.is_empty())
                .map(|n| Piece::Body(n.to_owned())),
        );
    }
    out
}

/// "民政部和财政部" are two, "工业和信息化部" is one.
fn joined(names: &str) -> Vec<&str> {
    const ENDS: [char; 16] = [
        '部', '委', '局', '办', '会', '院', '团', '厅', '署', '联', '社', '所', '站', '门', '府',
        '校',
    ];
    let joint =
        |(at, _): &(usize, &str)| names.get(..*at).is_some_and(|first| first.ends_with(ENDS));
    match names.match_indices(['和', '与']).find(joint) {
        Some((at, joint)) => {
            let (first, second) = (names.get(..at), names.get(at + joint.len()..));
            first.into_iter().chain(second).collect()
        }
        None => vec![names],
    }
}

/// What a body does in a task, behind its name; the longest first.
const ROLES_OF_ZH: [&str; 14] = [
    "按职责分工负责",
    "按照职责分工负责",
    "依职责分工负责",
    "根据职责分工负责",
    "分工负责",
    "分别负责",
    "共同负责",
    "牵头负责",
    "协同推进",
    "牵头",
    "参与",
    "负责",
    "配合",
    "协助",
];
/// The same before the names.
const PARTS_OF_ZH: [&str; 9] = [
    "责任单位",
    "责任部门",
    "牵头单位",
    "牵头部门",
    "配合单位",
    "配合部门",
    "参与单位",
    "参加单位",
    "主责单位",
];

fn english(sentence: &str) -> Vec<Piece> {
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
    // "(Lead: Ministry of Justice; partners: Bar Association)"
    let text = match text.split_once(':') {
        Some((label, name)) if LABELS.contains(&label.trim().to_lowercase().as_str()) => {
            name.trim()
        }
        Some(_) | None => text,
    };
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
        assert_eq!(
            read("It will be agreed (lead: Ministry of Justice; partners: Bar Association)."),
            ["Ministry of Justice", "Bar Association"].map(|b| Piece::Body(b.to_owned()))
        );
    }

    #[test]
    fn chinese_bodies_stand_with_what_they_do() {
        let read = |s: &str| {
            let of = |p| match p {
                Piece::Body(name) | Piece::Deadline(name) => name,
            };
            trailing(s, Language::Zh)
                .into_iter()
                .map(of)
                .collect::<Vec<_>>()
        };
        let bodies = ["教育部", "国家发展改革委", "财政部"];
        let two = ["工业和信息化部", "财政部"];
        assert_eq!(read("新建（工业和信息化部和财政部负责）"), two);
        assert_eq!(
            read("新建幼儿园（教育部牵头，国家发展改革委、财政部参与）。"),
            bodies
        );
        assert_eq!(
            read("新建（教育部、国家发展改革委、财政部等按职责分工负责）"),
            bodies
        );
        assert_eq!(
            read("新建（责任单位：教育部、国家发展改革委，配合单位：财政部）。"),
            bodies
        );
        for text in [
            "落实纲要（2021—2030年）。",
            "每县（市、区）。",
            "达到标准（见附件）。",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
        assert!(is_credit("（教育部牵头，财政部参与）", Language::Zh));
        assert!(!is_credit("新建（教育部牵头）。", Language::Zh));
    }
}
