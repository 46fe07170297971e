//! Marks of bullets and numbered paragraphs.

use super::block::MarkStyle;
use crate::lexicon::layout;

const BULLETS: &str = "-–—*•·▪◦●○■□‣⁃+►▶➢✓✔∙⦁◆◇";

/// The mark of a line: its style and its length with the blanks behind it.
pub(crate) fn mark(line: &str) -> Option<(MarkStyle, usize)> {
    let first = line.chars().next()?;
    if BULLETS.contains(first) || ('\u{f0a0}'..='\u{f0ff}').contains(&first) {
        return bullet(line, first);
    }
    numbered(line)
        .or_else(|| dotted(line))
        .or_else(|| word(line))
        .or_else(|| circled(line, first))
}

fn bullet(line: &str, first: char) -> Option<(MarkStyle, usize)> {
    let rest = line.trim_start_matches(|c: char| BULLETS.contains(c) || c == first);
    let width = line.len() - rest.len();
    let content = rest.trim_start();
    let bold = line.starts_with("**") && !line.starts_with("***");
    let word = content.starts_with(char::is_alphanumeric)
        || content.starts_with([
            '*', '"', '“', '[', '(', '《', '‘', '「', '（', '€', '$', '£',
        ]);
    (word && !bold && width <= 9).then(|| {
        (
            MarkStyle::Bullet(u32::from(first)),
            line.len() - content.len(),
        )
    })
}

/// `12.`, `12)`, `(a)`, `a)`, `（1）`, `1．`, `1、` before a text.
fn numbered(line: &str) -> Option<(MarkStyle, usize)> {
    let open = line.starts_with(['(', '（', '[']);
    let inner = line.strip_prefix(['(', '（', '[']).unwrap_or(line);
    let end = inner.find(|c: char| !c.is_alphanumeric())?;
    let label = inner.get(..end)?;
    let closing = inner.get(end..)?.chars().next()?;
    let digits = label
        .chars()
        .all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let digits = digits && label.chars().count() <= 4;
    let roman = open && label.bytes().all(|b| b"ivx".contains(&b)) && label.len() <= 5;
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_alphabetic());
    let wide = matches!(closing, '）' | '．' | '、' | '】');
    let closes = matches!(closing, ')' | ']') || wide || (closing == '.' && digits && !open);
    let rest = inner.get(end + closing.len_utf8()..)?;
    let content = rest.trim_start();
    // "1.稳定就业岗位": Chinese needs no blank.
    let spaced = wide || rest.starts_with(|c: char| c.is_whitespace() || crate::words::is_han(c));
    let han = open && wide && !digits && is_chinese_number(label);
    let fits = !label.is_empty() && closes && (digits || letter || roman || han) && spaced;
    let style = match (digits, open) {
        (true, true) => MarkStyle::Bracket,
        (true, false) => MarkStyle::Number,
        _ if roman && (label.len() > 1 || label == "i") => MarkStyle::Roman,
        _ => MarkStyle::Letter,
    };
    // "1、2、3" is a list of numbers.
    let text = content
        .chars()
        .next()
        .is_some_and(|c| !(closing == '、' && c.is_ascii_digit()));
    (fits && text).then(|| (style, line.len() - content.len()))
}

/// `4.1 The Committee ...`: a paragraph numbered within its section.
fn dotted(line: &str) -> Option<(MarkStyle, usize)> {
    let (number, rest) = line.split_once([' ', '\t', '\u{a0}'])?;
    let parts = number.trim_end_matches('.').split('.');
    let digits = |p: &str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    let content = rest.trim_start();
    let fits = number.contains('.') && parts.clone().count() > 1 && parts.clone().all(digits);
    let text = content.starts_with(|c: char| c.is_uppercase() || crate::words::is_han(c));
    (fits && text).then(|| (MarkStyle::Number, line.len() - content.len()))
}

/// Whether a label is a number in Chinese characters.
pub(crate) fn is_chinese_number(label: &str) -> bool {
    !label.is_empty()
        && label
            .chars()
            .all(|c| "一二三四五六七八九十百〇零".contains(c))
}

/// `Action 12.`, `Measure 2.1:`, `Activity 3 –`, `第三条`.
fn word(line: &str) -> Option<(MarkStyle, usize)> {
    if let Some(rest) = line.strip_prefix('第') {
        let end = rest.find('条')?;
        let label = rest.get(..end)?;
        let number = is_chinese_number(label) || label.bytes().all(|b| b.is_ascii_digit());
        let content = rest.get(end + '条'.len_utf8()..)?.trim_start();
        let fits = number && !label.is_empty() && !content.is_empty();
        return fits.then(|| (MarkStyle::Word, line.len() - content.len()));
    }
    let lower: String = line.chars().take(24).collect::<String>().to_lowercase();
    let found = layout().items.iter().find(|w| {
        lower
            .strip_prefix(w.as_str())
            .is_some_and(|rest| rest.starts_with([' ', '\u{a0}']))
    })?;
    let rest = line.get(found.len()..)?.trim_start_matches([' ', '\u{a0}']);
    let rest = rest
        .strip_prefix("No. ")
        .or(rest.strip_prefix("no. "))
        .unwrap_or(rest);
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .unwrap_or(rest.len());
    let label = rest.get(..end)?;
    let number = label.starts_with(|c: char| c.is_ascii_digit())
        || (label.len() <= 2 && label.chars().all(|c| c.is_ascii_uppercase()));
    let after = rest.get(end..)?;
    let content = after.trim_start_matches([':', '.', ' ', '-', '–', '—', '\t', ')']);
    // "Article 12 of the Act": the word goes on in the text.
    let marked = label.ends_with('.') || after.len() > content.len();
    let closed = label.ends_with('.')
        || after.starts_with([':', ')', '\t'])
        || after.trim_start().starts_with(['-', '–', '—'])
        || content.starts_with(char::is_uppercase);
    let fits = number && !label.is_empty() && marked && closed && !content.is_empty();
    fits.then(|| (MarkStyle::Word, line.len() - content.len()))
}

/// `①`.
fn circled(line: &str, first: char) -> Option<(MarkStyle, usize)> {
    let content = line.strip_prefix(first)?.trim_start();
    let known = ('\u{2460}'..='\u{2473}').contains(&first) && !content.is_empty();
    known.then(|| (MarkStyle::Number, line.len() - content.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_kind() {
        for (line, style, len) in [
            ("- a b", MarkStyle::Bullet(u32::from('-')), 2),
            ("-- a b", MarkStyle::Bullet(u32::from('-')), 3),
            ("——完善", MarkStyle::Bullet(u32::from('—')), 6),
            ("12. a b.", MarkStyle::Number, 4),
            ("(a) a b", MarkStyle::Letter, 4),
            ("(ii) a b", MarkStyle::Roman, 5),
            ("3) a b", MarkStyle::Number, 3),
            ("（1）完善", MarkStyle::Bracket, 7),
            ("1．完善", MarkStyle::Number, 4),
            ("①完善", MarkStyle::Number, 3),
            ("第十条 完善", MarkStyle::Word, 10),
            ("Action 14. The Ministry", MarkStyle::Word, 11),
            ("Measure 2.1: Open", MarkStyle::Word, 13),
            ("Action 3 – Open", MarkStyle::Word, 13),
        ] {
            assert_eq!(mark(line), Some((style, len)), "{line}");
        }
    }

    #[test]
    fn text_has_no_mark() {
        for line in [
            "1.5 million people",
            "Article 12 of the Act applies.",
            "**Bold** text",
            "Action is needed.",
            "2025年底前完成",
            "A plan",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
