//! Headings by their numbering, by capitals, or by the format.

use super::mark::is_chinese_number;
use crate::lexicon::layout;

/// How a heading is numbered. A style met first stands above a style met later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `Part II`, `Chapter 3`, by the place of the word in the lexicon.
    Word(u16),
    /// `IV.`
    Roman,
    /// `3.`
    Arabic,
    /// `3.1`, with the number of dots.
    Dotted(u8),
    /// `(3)`.
    Bracketed,
    /// `A.`
    Letter,
    /// `一、`
    Chinese,
    /// `（一）`
    ChineseBracketed,
    /// `第一部分`, `第一章`, `第一节`: by their order.
    ChineseWord(u16),
    /// No number: a line in capitals.
    Capitals,
    /// No number: a short line that stands alone.
    Plain,
    /// By the format, with the depth.
    Hash(u8),
}

/// A heading line taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading<'a> {
    pub(crate) style: Style,
    /// Its number as written, without marks; empty where it has none.
    pub(crate) label: &'a str,
    /// Its title.
    pub(crate) title: &'a str,
}

/// Longer lines are text.
const MOST_CHARS: usize = 130;

/// The heading that stands on a line of a text without markup, if one does.
pub(crate) fn heading(line: &str) -> Option<Heading<'_>> {
    if line.len() > MOST_CHARS * 4 || line.chars().count() > MOST_CHARS {
        return None;
    }
    label(line)
        .filter(|h| is_title(h.title))
        .or_else(|| capitals(line))
}

/// "2 Care": digits without a mark, a blank, a capital.
pub(crate) fn bare_number(line: &str) -> Option<(&str, &str)> {
    let (number, rest) = line.split_once([' ', '\u{a0}', '\t'])?;
    let digits = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let title = rest.trim_start();
    let capital = title.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    (digits && !number.is_empty() && capital).then_some((number, title))
}

/// Number and title of a heading whose level the format tells.
pub(crate) fn numbered_title(title: &str) -> Option<(&str, &str)> {
    let found = label(title)
        .filter(|h| !h.label.is_empty())
        .map(|h| (h.label, h.title));
    // With a level given, no mark is needed.
    found.or_else(|| bare_number(title))
}

fn label(line: &str) -> Option<Heading<'_>> {
    chinese(line)
        .or_else(|| word(line))
        .or_else(|| bracketed(line))
        .or_else(|| dotted(line))
}

/// A title does not end like a sentence and does not hold two of them.
pub(super) fn is_title(title: &str) -> bool {
    let ends = title.ends_with(['.', ';', ':', ',', '。', '；', '：', '，', '?', '!', '、']);
    let lower = title.chars().next().is_none_or(char::is_lowercase);
    let two = title.contains(". ") || title.contains('。') || title.contains('；');
    !lower && !ends && !two && title.chars().any(char::is_alphabetic)
}

fn chinese(line: &str) -> Option<Heading<'_>> {
    if let Some(rest) = line.strip_prefix('第') {
        const WORDS: [&str; 5] = ["部分", "章", "节", "篇", "编"];
        let end = rest.find(|c: char| !"一二三四五六七八九十百0123456789".contains(c))?;
        let (label, rest) = (rest.get(..end)?, rest.get(end..)?);
        let (n, word) = (0u16..).zip(WORDS).find(|(_, w)| rest.starts_with(w))?;
        let title = rest
            .get(word.len()..)?
            .trim_start_matches(['　', ' ', '：', ':', '、']);
        return (!label.is_empty()).then_some(Heading {
            style: Style::ChineseWord(n),
            label,
            title: if title.is_empty() { line } else { title },
        });
    }
    let bracketed = line.strip_prefix(['（', '(']);
    let rest = bracketed.unwrap_or(line);
    let end = rest.find(|c: char| !is_chinese_number(c.encode_utf8(&mut [0; 4])))?;
    let label = rest.get(..end).filter(|l| !l.is_empty())?;
    let rest = rest.get(end..)?;
    let closing: &[char] = if bracketed.is_some() {
        &['）', ')']
    } else {
        &['、', '．', '.']
    };
    let title = rest
        .strip_prefix(closing)?
        .trim_start_matches(['　', ' ', '、']);
    let style = if bracketed.is_some() {
        Style::ChineseBracketed
    } else {
        Style::Chinese
    };
    (!title.is_empty()).then_some(Heading {
        style,
        label,
        title,
    })
}

fn word(line: &str) -> Option<Heading<'_>> {
    let first = line
        .as_bytes()
        .first()
        .filter(|b| b.is_ascii_alphabetic())?;
    let fits = |w: &str| {
        w.as_bytes().first() == Some(&first.to_ascii_lowercase())
            && line
                .get(..w.len())
                .is_some_and(|l| l.eq_ignore_ascii_case(w))
            && line
                .get(w.len()..)
                .is_some_and(|r| r.starts_with([' ', '\u{a0}']))
    };
    let (n, found) = (0u16..).zip(&layout().headings).find(|(_, w)| fits(w))?;
    let rest = line.get(found.len() + 1..)?.trim_start();
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .unwrap_or(rest.len());
    let (label, title) = (rest.get(..end)?.trim_end_matches('.'), rest.get(end..)?);
    let number = label.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        || is_roman(label)
        || (label.len() == 1 && label.bytes().all(|b| b.is_ascii_uppercase()))
        || NUMBERS.contains(&label.to_ascii_lowercase().as_str());
    let title = title.trim_start_matches([':', '.', ' ', '-', '–', '—', '\t']);
    (number && !label.is_empty()).then_some(Heading {
        style: Style::Word(n),
        label,
        title: if title.is_empty() { line } else { title },
    })
}

const NUMBERS: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

fn bracketed(line: &str) -> Option<Heading<'_>> {
    let rest = line.strip_prefix(['(', '（'])?;
    let end = rest.find([')', '）'])?;
    let label = rest.get(..end)?.trim();
    let title = rest.get(end..)?.trim_start_matches([')', '）', ' ', '.']);
    let short = !label.is_empty() && label.chars().count() <= 4;
    (short && label.chars().all(char::is_alphanumeric)).then_some(Heading {
        style: Style::Bracketed,
        label,
        title,
    })
}

fn dotted(line: &str) -> Option<Heading<'_>> {
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))?;
    let (mark, title) = (line.get(..end)?, line.get(end..)?.trim());
    let label = mark.trim_end_matches('.');
    let dots = u8::try_from(label.matches('.').count()).ok()?;
    let digits = !label.is_empty()
        && label
            .split('.')
            .all(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
    let spaced = line
        .get(end..)
        .is_some_and(|r| r.starts_with([' ', '\u{3000}', '\t']));
    let style = match dots {
        // "1 环境与居住": Chinese titles often go without a mark.
        0 if !mark.ends_with('.') && digits && spaced && is_short_han(title) => Style::Arabic,
        0 if !mark.ends_with('.') => return None,
        0 if is_roman(label) => Style::Roman,
        0 if digits => Style::Arabic,
        0 if label.len() == 1 && label.chars().all(|c| c.is_ascii_uppercase()) => Style::Letter,
        _ if digits && dots > 0 => Style::Dotted(dots),
        _ => return None,
    };
    Some(Heading {
        style,
        label,
        title,
    })
}

/// A short title in Chinese.
fn is_short_han(title: &str) -> bool {
    const MOST: usize = 20;
    title.starts_with(crate::words::is_han)
        && title.chars().count() <= MOST
        && !title.contains(['，', '。', '：', '；', '、'])
}

fn is_roman(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 7
        && label.bytes().all(|b| b"IVXLC".contains(&b))
        && label != "C"
        && label != "L"
}

/// A line of at least two words, all in capitals.
fn capitals(line: &str) -> Option<Heading<'_>> {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let cased = line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase);
    (letters >= 6 && cased && line.contains(' ') && is_title(line)).then_some(Heading {
        style: Style::Capitals,
        label: "",
        title: line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, style: Style, label: &str, title: &str) {
        assert_eq!(
            heading(line),
            Some(Heading {
                style,
                label,
                title
            }),
            "{line}"
        );
    }

    #[test]
    fn numbering_styles_are_told_apart() {
        check(
            "IV. Rights of Groups",
            Style::Roman,
            "IV",
            "Rights of Groups",
        );
        check(
            "3. Rights of Children",
            Style::Arabic,
            "3",
            "Rights of Children",
        );
        check("(1) Right to work", Style::Bracketed, "1", "Right to work");
        check("2.1 Housing", Style::Dotted(1), "2.1", "Housing");
        check("Chapter 3: Housing", Style::Word(1), "3", "Housing");
        check("Objective 2.1 Housing", Style::Word(7), "2.1", "Housing");
        check("一、基本权利", Style::Chinese, "一", "基本权利");
        check("（二）住房权利", Style::ChineseBracketed, "二", "住房权利");
        check("第三章 住房", Style::ChineseWord(1), "三", "住房");
        check("B. Housing", Style::Letter, "B", "Housing");
        check("RIGHTS OF WOMEN", Style::Capitals, "", "RIGHTS OF WOMEN");
    }

    #[test]
    fn text_is_no_heading() {
        for line in [
            "3. The Ministry will build ten schools.",
            "I will go",
            "A plan",
            "2024",
            "UNHRC",
        ] {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[test]
    fn a_title_with_a_level_gives_up_its_number() {
        assert_eq!(numbered_title("2. Women"), Some(("2", "Women")));
        assert_eq!(numbered_title("Overview"), None);
    }
}
