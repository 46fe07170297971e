//! Words of a person in the text of the document, which may be wrapped, marked up or set in bold.

use std::ops::Range;

/// How often words stand in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nowhere.
    Nowhere,
    /// Once: the bytes of the text.
    Once(Range<usize>),
    /// More than once.
    Several,
}

/// Finds words. White space, `*` and tags between `<` and `>` in the text do not count; all other
/// characters must be the same.
pub(crate) fn locate(text: &str, words: &str) -> Stands {
    let wanted: Vec<char> = words.chars().filter(|c| !is_silent(*c)).collect();
    let shown = shown(text);
    if wanted.is_empty() {
        return Stands::Nowhere;
    }
    let mut found = shown
        .windows(wanted.len())
        .filter(|window| window.iter().map(|s| s.1).eq(wanted.iter().copied()));
    let range = |window: &[(usize, char)]| {
        let (first, last) = (window.first()?, window.last()?);
        Some(first.0..last.0 + last.1.len_utf8())
    };
    match (found.next().and_then(range), found.next()) {
        (None, _) => Stands::Nowhere,
        (Some(at), None) => Stands::Once(at),
        (Some(_), Some(_)) => Stands::Several,
    }
}

/// The characters that count, with their bytes.
fn shown(text: &str) -> Vec<(usize, char)> {
    let mut out = Vec::new();
    let mut after = 0;
    for (at, c) in text.char_indices() {
        if at < after || is_silent(c) {
            continue;
        }
        match tag(text, at) {
            Some(end) => after = end,
            None => out.push((at, c)),
        }
    }
    out
}

fn is_silent(c: char) -> bool {
    c.is_whitespace() || c == '*'
}

/// Where the tag ends that begins here.
pub(crate) fn tag(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix('<')?;
    let opens = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let end = rest.find('>').filter(|_| opens)?;
    Some(at + end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, words: &str) -> &'a str {
        match locate(text, words) {
            Stands::Once(range) => text.get(range).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn wrapped_bold_and_tagged_words_are_found() {
        assert_eq!(
            found("- **Build**\n  homes.", "Build homes"),
            "Build**\n  homes"
        );
        assert_eq!(found("a <b>new\r\nlaw</b>", "new law"), "new\r\nlaw");
        assert_eq!(found("新建 五百所\n学校。", "五百所学校"), "五百所\n学校");
        assert_eq!(found("fewer < 5 and > 2", "< 5 and > 2"), "< 5 and > 2");
    }

    #[test]
    fn words_that_stand_nowhere_or_twice_are_told_apart() {
        assert_eq!(locate("one law", "laws"), Stands::Nowhere);
        assert_eq!(locate("one law", " "), Stands::Nowhere);
        assert_eq!(locate("law and law", "law"), Stands::Several);
    }
}
