//! Names of instruments in Chinese: in 《》 or 「」 with the kind by their last word, beside quotation
//! marks, and without marks where the law is a common one or years follow.

use std::ops::Range;
use std::sync::OnceLock;

use waymark_model::plan::{InstrumentKind, Language};

use super::{Placed, Sense, file, ilo, known, words};
use crate::cues::Found;
use crate::traditional;

/// A name without marks is looked for in this many bytes before its years; a character has three.
const LONGEST: usize = 90;

/// Single characters before a name without marks that are no part of it.
const SMALL: &str = "对對将將在以为為本该該和与與及的了";

/// Instruments of a Chinese sentence by their places.
pub(super) fn placed(sentence: &str, found: &[Found<Sense>]) -> Vec<Placed> {
    let mut out = bracketed(sentence, found);
    let inside = |at: usize, out: &[Placed]| out.iter().any(|p| p.range.contains(&at));
    let loose: Vec<Placed> = known(found)
        .filter(|k| !inside(k.range.start, &out))
        .collect();
    out.extend(loose);
    for f in found
        .iter()
        .filter(|f| !inside(f.start, &out))
        .collect::<Vec<_>>()
    {
        match f.what {
            Sense::Ilo => out.extend(numbered(sentence, f)),
            Sense::Own(kind) => out.push(own(f.start..f.end, kind)),
            Sense::Known(..) | Sense::Head(_) | Sense::Nothing => {}
        }
    }
    for range in quoted(sentence).into_iter().chain(dated(sentence)) {
        let text = sentence.get(range.clone()).unwrap_or("");
        let overlaps = out
            .iter()
            .any(|p| p.range.start < range.end && range.start < p.range.end);
        if let Some(kind) = kind_of(text).filter(|_| !overlaps) {
            out.push(own(range, kind));
        }
    }
    out
}

fn own(range: Range<usize>, kind: InstrumentKind) -> Placed {
    Placed {
        range,
        kind,
        id: None,
    }
}

/// Names between book marks, with their marks and the years in brackets after them.
fn bracketed(sentence: &str, found: &[Found<Sense>]) -> Vec<Placed> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in sentence.char_indices() {
        match c {
            '《' | '「' | '〈' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '》' | '」' | '〉' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    let end = at + c.len_utf8();
                    out.extend(named(sentence, start..end, found));
                }
            }
            _ => {}
        }
    }
    out
}

/// The instrument whose name stands between the marks at both ends.
fn named(sentence: &str, range: Range<usize>, found: &[Found<Sense>]) -> Option<Placed> {
    let mut inner = sentence.get(range.clone())?.chars();
    let (open, close) = (inner.next()?, inner.next_back()?);
    let content = inner.as_str();
    let from = range.start + open.len_utf8();
    let to = range.end - close.len_utf8();
    let whole = known(found).find(|k| {
        let state = sentence.get(from..k.range.start).unwrap_or("-");
        (state.is_empty() || state == "联合国" || state == "聯合國") && k.range.end == to
    });
    if let Some(known) = whole {
        return Some(Placed { range, ..known });
    }
    let kind = kind_of(content)?;
    // Corner marks are also plain quotation marks: only a law or a plan of some length is a name there.
    if open == '「' && (content.chars().count() < 4 || kind == InstrumentKind::Programme) {
        return None;
    }
    let end = range.end + years(sentence.get(range.end..)?).unwrap_or(0);
    Some(own(range.start..end, kind))
}

/// The length of years in brackets at the beginning: （2021—2025年）.
fn years(text: &str) -> Option<usize> {
    let open = text.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let body = text.get(open.len_utf8()..)?;
    let close = body.find(['）', ')'])?;
    let span = body.get(..close)?;
    let digits = span.bytes().filter(u8::is_ascii_digit).count();
    let plain = span
        .chars()
        .all(|c| c.is_ascii_digit() || "-—–～~至到年".contains(c));
    let whole = open.len_utf8() + close + body.get(close..)?.chars().next()?.len_utf8();
    (digits == 8 && plain).then_some(whole)
}

/// Last words of names with their kinds, longest first, in both scripts.
fn heads() -> &'static [(String, InstrumentKind)] {
    static HEADS: OnceLock<Vec<(String, InstrumentKind)>> = OnceLock::new();
    HEADS.get_or_init(|| {
        let mut all: Vec<(String, InstrumentKind)> = Vec::new();
        for (kind, list) in &file(Language::Zh).heads {
            for head in list {
                all.extend(traditional::forms(head).into_iter().map(|f| (f, *kind)));
                all.push((head.clone(), *kind));
            }
        }
        all.sort_by_key(|(head, _)| std::cmp::Reverse(head.len()));
        all
    })
}

/// The kind of a name by its last word, brackets at its end left aside.
fn kind_of(name: &str) -> Option<InstrumentKind> {
    // An edition may follow: 計畫2.0.
    let mut name = name
        .trim()
        .trim_end_matches('”')
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    while let Some(at) = name
        .rfind(['（', '('])
        .filter(|_| name.ends_with(['）', ')']))
    {
        name = name.get(..at)?;
    }
    let head = heads()
        .iter()
        .find(|(head, _)| name.ends_with(head.as_str()))?;
    (name.len() > head.0.len()).then_some(head.1)
}

/// Plans and projects right after a name in quotation marks: “十四五”规划.
fn quoted(sentence: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, _) in sentence.match_indices('”') {
        let end = at + '”'.len_utf8();
        let Some(start) = sentence.get(..at).and_then(|s| s.rfind('“')) else {
            continue;
        };
        // The head may stand inside the marks: “春蕾计划”.
        let inner = sentence.get(start + '“'.len_utf8()..at).unwrap_or("");
        let headed = |h: &String| inner.ends_with(h.as_str()) && inner.len() > h.len();
        if inner.chars().count() < 16 && after_quotes().iter().any(headed) {
            out.push(start..end);
            continue;
        }
        let rest = sentence.get(end..).unwrap_or("");
        let run: String = rest
            .chars()
            .take(16)
            .take_while(|c| super::is_han(*c))
            .collect();
        // The head that ends last among the characters that follow, as long as it ends the run or a
        // list of plans goes on.
        let reach = after_quotes()
            .iter()
            .filter_map(|head| run.find(head.as_str()).map(|n| n + head.len()))
            .max();
        if let Some(len) = reach {
            let end = end + len;
            out.push(start..end + years(sentence.get(end..).unwrap_or("")).unwrap_or(0));
        }
    }
    out
}

/// Names without marks that have their years in brackets: 国家人权行动计划（2021—2025年）.
fn dated(sentence: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, _) in sentence.match_indices(['（', '(']) {
        let Some(len) = sentence.get(at..).and_then(years) else {
            continue;
        };
        let before = sentence.get(..at).unwrap_or("");
        let run = before
            .char_indices()
            .rev()
            .take_while(|(n, c)| super::is_han(*c) && at - n <= LONGEST)
            .last()
            .map_or(at, |(n, _)| n);
        let words = before.get(run..).unwrap_or("");
        let cut = before_names()
            .iter()
            .filter_map(|word| words.rfind(word.as_str()).map(|n| n + word.len()))
            .max();
        let words = words.get(cut.unwrap_or(0)..).unwrap_or("");
        let name = words.trim_start_matches(|c| SMALL.contains(c));
        let start = at - name.len();
        if before
            .get(start..)
            .is_some_and(|name| kind_of(name).is_some())
        {
            out.push(start..at + len);
        }
    }
    out
}

/// A word list in both scripts.
fn both(purpose: &str) -> Vec<String> {
    let list = words(Language::Zh, purpose);
    let traditional = list.iter().flat_map(|w| traditional::forms(w));
    list.iter().cloned().chain(traditional).collect()
}

/// Heads that follow a name in quotation marks.
fn after_quotes() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| both("quoted"))
}

/// Words a name without marks follows.
fn before_names() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| both("before"))
}

/// 国际劳工组织第190号公约 and its kind.
fn numbered(sentence: &str, f: &Found<Sense>) -> Vec<Placed> {
    let rest = sentence.get(f.end..).unwrap_or("");
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..len).unwrap_or("");
    let after = rest.get(len..).unwrap_or("");
    let tail = ["号公约", "號公約"].iter().find(|t| after.starts_with(**t));
    let id = tail.and_then(|_| ilo::id(number));
    let end = f.end + len + tail.map_or(0, |t| t.len());
    id.map(|id| Placed {
        range: f.start..end,
        kind: InstrumentKind::Treaty,
        id: Some(id),
    })
    .into_iter()
    .collect()
}
