//! Headings by their numbering or by `#`.

/// How a heading is numbered. A style met first stands above a style met later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `Part II`, `Chapter 3`.
    Word,
    /// `IV.`
    Roman,
    /// `3.`
    Arabic,
    /// `3.1`, with the number of dots.
    Dotted(u8),
    /// `(3)` or `（3）`.
    Bracketed,
    /// `A.`
    Letter,
    /// No number: a line in capitals.
    Capitals,
    /// `#` to `######` with the depth.
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

/// The heading that stands on a line, if one does.
pub(crate) fn heading(line: &str, markdown: bool) -> Option<Heading<'_>> {
    if markdown && line.starts_with('#') {
        let title = line.trim_start_matches('#');
        let depth = u8::try_from(line.len() - title.len())
            .ok()
            .filter(|d| *d <= 6)?;
        let title = title.starts_with([' ', '\t']).then(|| title.trim())?;
        let numbered = label(title).filter(|h| !h.label.is_empty());
        let (label, title) = numbered.map_or(("", title), |h| (h.label, h.title));
        return Some(Heading {
            style: Style::Hash(depth),
            label,
            title,
        });
    }
    if line.chars().count() > MOST_CHARS || markdown {
        return None;
    }
    label(line)
        .filter(|h| is_title(h.title))
        .or_else(|| capitals(line))
}

fn label(line: &str) -> Option<Heading<'_>> {
    word(line)
        .or_else(|| bracketed(line))
        .or_else(|| dotted(line))
}

/// A title does not end like a sentence and does not hold two of them.
fn is_title(title: &str) -> bool {
    let ends = title.ends_with(['.', ';', ':', ',', '。', '；', '?', '!']);
    let lower = title.chars().next().is_none_or(char::is_lowercase);
    !lower && !ends && !title.contains(". ") && title.chars().any(char::is_alphabetic)
}

fn word(line: &str) -> Option<Heading<'_>> {
    const WORDS: [&str; 6] = [
        "part ", "chapter ", "section ", "pillar ", "theme ", "annex ",
    ];
    let lower = line.to_ascii_lowercase();
    let found = WORDS.iter().find(|w| lower.starts_with(**w))?;
    let rest = line.get(found.len()..)?;
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let (label, title) = (rest.get(..end)?, rest.get(end..)?);
    let number = label.chars().all(|c| c.is_ascii_digit()) || is_roman(label) || label.len() == 1;
    let title = title.trim_start_matches([':', '.', ' ', '-', '–', '—']);
    (number && !label.is_empty()).then_some(Heading {
        style: Style::Word,
        label,
        title: if title.is_empty() { line } else { title },
    })
}

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
    let style = match dots {
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
            heading(line, false),
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
        check("Chapter 3: Housing", Style::Word, "3", "Housing");
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
            assert_eq!(heading(line, false), None, "{line}");
        }
    }

    #[test]
    fn markdown_headings_lose_their_number() {
        let found = heading("### 2. Women", true).unwrap();
        assert_eq!(
            (found.style, found.label, found.title),
            (Style::Hash(3), "2", "Women")
        );
        assert_eq!(heading("## Overview", true).unwrap().label, "");
        assert_eq!(heading("#tag", true), None);
    }
}
