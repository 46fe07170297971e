//! What of a page is not the plan: chrome of web pages, page numbers, running heads, contents pages.

use std::collections::{BTreeMap, BTreeSet};

use waymark_documents::Element;

use super::heading::heading;
use crate::lexicon::layout;
use crate::words::{is_han, lowered};

/// Longer lines are no furniture that a single word could tell.
const MOST_BYTES: usize = 400;
/// A running head is met at least so often.
const LEAST_TIMES: usize = 3;
/// And is not longer.
const MOST_RUNNING: usize = 120;

/// Whether a line is page furniture by its own words.
pub(crate) fn is_chrome(line: &str) -> bool {
    if is_number_or_rule(line) {
        return true;
    }
    let Some(head) = line.get(..line.floor_char_boundary(48)) else {
        return false;
    };
    let head = lowered(head);
    let layout = layout();
    if layout
        .chrome_begins
        .iter()
        .any(|p| head.starts_with(p.as_str()))
    {
        return true;
    }
    if line.len() > MOST_BYTES {
        return false;
    }
    let lower = lowered(line);
    is_leader(line)
        || layout
            .chrome_contains
            .iter()
            .any(|p| lower.contains(p.as_str()))
}

/// "12", "- 12 -", "Page 12 of 40", "12 / 40", "* * *".
fn is_number_or_rule(line: &str) -> bool {
    if line.len() > 32 {
        return line.chars().all(|c| "-*_=~ ".contains(c));
    }
    // Any other Han character than those of page numbers makes it a line of words.
    if line.starts_with(|c: char| is_han(c) && !"第页共".contains(c)) {
        return false;
    }
    let bare: String = line.to_lowercase().replace("page", "").replace(" of ", "");
    bare.chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || "-–—*_=~/|第页共".contains(c))
}

/// "Right to work ........ 12", "Right to work … 12".
fn is_leader(line: &str) -> bool {
    let dots = line.contains("....")
        || line.contains(". . .")
        || line.contains("……")
        || line.contains("···");
    dots && line.ends_with(|c: char| c.is_ascii_digit() || "ivxlc".contains(c))
}

/// By line: whether it is furniture because of the whole document.
pub(crate) fn of_document(text: &str, lines: &[Element]) -> Vec<bool> {
    let of = |e: &Element| text.get(e.range.clone()).unwrap_or("");
    let mut out: Vec<bool> = lines.iter().map(|e| is_chrome(of(e))).collect();
    running(&lines.iter().map(of).collect::<Vec<_>>(), &mut out);
    contents(&lines.iter().map(of).collect::<Vec<_>>(), &mut out);
    out
}

/// Running heads: a short line that comes back with a number that rises, or next to a page number.
fn running(lines: &[&str], out: &mut [bool]) {
    let mut met: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, line) in lines.iter().enumerate() {
        let short = line.len() <= MOST_RUNNING && !line.contains([':', '：']);
        if short && !out.get(n).copied().unwrap_or(false) && !line.ends_with(['.', '。', ';', '；'])
        {
            met.entry(without_number(line)).or_default().push(n);
        }
    }
    let mut found: Vec<usize> = Vec::new();
    for (key, places) in met {
        if places.len() < LEAST_TIMES || key.is_empty() || starts_like_item(&key) {
            continue;
        }
        let numbers: Vec<u32> = places
            .iter()
            .filter_map(|n| page_number(lines.get(*n)?))
            .collect();
        let rising = numbers.len() == places.len() && numbers.is_sorted_by(|a, b| a < b);
        let near = |n: &usize| {
            let number = |m: Option<usize>| {
                m.and_then(|m| lines.get(m))
                    .is_some_and(|l| page_number(l).is_some() && is_number_or_rule(l))
            };
            number(n.checked_sub(1)) || number(Some(n + 1))
        };
        let beside = places.iter().filter(|n| near(n)).count() * 3 >= places.len() * 2;
        if rising || beside {
            found.extend(places);
        }
    }
    for n in found {
        if let Some(slot) = out.get_mut(n) {
            *slot = true;
        }
    }
}

fn starts_like_item(key: &str) -> bool {
    let lower = key.to_lowercase();
    let layout = layout();
    layout
        .headings
        .iter()
        .chain(&layout.items)
        .any(|w| lower.trim() == w.as_str())
}

fn without_number(line: &str) -> String {
    let line =
        line.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "|-–—".contains(c));
    line.to_owned()
}

/// The number at the end or the start of a line.
fn page_number(line: &str) -> Option<u32> {
    let last = line
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .filter(|d| !d.is_empty());
    let first = line
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .filter(|d| !d.is_empty());
    let bare = line.trim_matches(|c: char| !c.is_ascii_digit());
    let number = last
        .or(first)
        .or_else(|| is_number_or_rule(line).then_some(bare))?;
    (number.len() <= 4).then(|| number.parse().ok())?
}

/// The lines of a contents page: those behind its title that end in a page number or come back below.
fn contents(lines: &[&str], out: &mut [bool]) {
    let is_title = |line: &&str| {
        layout()
            .contents
            .contains(&line.trim_end_matches(':').to_lowercase())
    };
    let Some(title) = lines.iter().position(|l| l.len() <= 40 && is_title(l)) else {
        return;
    };
    let bare = |line: &str| -> String {
        line.trim_end_matches(|c: char| {
            c.is_ascii_digit() || c.is_whitespace() || ".…·".contains(c)
        })
        .to_lowercase()
    };
    let mut end = title;
    let below: BTreeSet<String> = lines.iter().skip(title + 2).map(|l| bare(l)).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (n, line) in lines.iter().enumerate().skip(title + 1) {
        let words = bare(line);
        // The second time a title is met, the plan itself has begun.
        if !words.is_empty() && !seen.insert(words.clone()) {
            break;
        }
        let numbered = line.ends_with(|c: char| c.is_ascii_digit()) && line.len() <= 160;
        let later = || below.contains(&words) && lines.iter().skip(n + 1).any(|l| bare(l) == words);
        let furniture = out.get(n).copied().unwrap_or(false);
        if furniture
            || (numbered && line.chars().any(char::is_alphabetic))
            || (heading(line).is_some() && later())
            || (line.len() <= 120 && later())
        {
            end = n;
        } else {
            break;
        }
    }
    for slot in out.iter_mut().take(end + 1).skip(title) {
        *slot = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn furniture(text: &str) -> Vec<&str> {
        let (document, _) =
            waymark_documents::open(text.as_bytes(), waymark_documents::Format::Text);
        let flags = of_document(text, &document.elements);
        let lines = document
            .elements
            .iter()
            .map(|e| text.get(e.range.clone()).unwrap());
        lines
            .zip(flags)
            .filter(|(_, f)| *f)
            .map(|(l, _)| l)
            .collect()
    }

    #[test]
    fn running_heads_rise_with_the_page() {
        let text = "Plan of Arcadia 1\nOne.\nPlan of Arcadia 2\nTwo.\nPlan of Arcadia 3\nThree.\nAction 1\nAction 2\nAction 3";
        assert_eq!(
            furniture(text),
            [
                "Plan of Arcadia 1",
                "Plan of Arcadia 2",
                "Plan of Arcadia 3"
            ]
        );
    }

    #[test]
    fn a_contents_page_ends_where_the_plan_begins() {
        let text = "Contents\n\nI. Work\nII. Homes\n\nI. Work\n\nThe State will build.\n\nII. Homes\n\nMore.";
        assert_eq!(furniture(text), ["Contents", "I. Work", "II. Homes"]);
        let text = "Contents\n\nI. Work 3\nII. Homes 12\n\nPreface\n\nText.";
        assert_eq!(furniture(text), ["Contents", "I. Work 3", "II. Homes 12"]);
        let empty = "Contents\n\nI. Work\n\nThe State will build.";
        assert_eq!(furniture(empty), ["Contents"]);
    }

    #[test]
    fn numbers_and_rules_stand_alone() {
        for line in [
            "12",
            "- 12 -",
            "Page 12 of 40",
            "* * *",
            "第12页",
            "Work ........ 12",
        ] {
            assert!(is_chrome(line), "{line}");
        }
        for line in ["12 homes", "Homes", "2024 was a good year."] {
            assert!(!is_chrome(line), "{line}");
        }
    }
}
