//! White space of a passage.

use super::is_han;

/// White space as single blanks; no blank between Han characters of two lines.
pub(crate) fn fold(text: &str) -> String {
    if is_folded(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let glued = out.chars().next_back().is_some_and(is_han) && word.starts_with(is_han);
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether the only white space is single blanks between words set off by them, as in most sentences.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut blank = true;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b' ' if blank => return false,
            // A blank may stand between Han characters: for a closer look.
            b' ' if bytes.get(at + 1).is_some_and(|next| *next >= 0xe3) => return false,
            b' ' => blank = true,
            // Other white space, and what other white space begins with.
            0..b' ' | 0xc2 | 0xe1 | 0xe2 => return false,
            // The wide blank.
            0xe3 if bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2) == Some(&0x80) => {
                return false;
            }
            _ => blank = false,
        }
    }
    !blank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_single_and_none_stands_between_han_characters() {
        for (text, folded) in [
            ("one  two\n three ", "one two three"),
            ("one two", "one two"),
            (" one", "one"),
            ("计划 的\n内容", "计划的内容"),
            ("计划　的", "计划的"),
            ("计划 A 的", "计划 A 的"),
            ("a\u{a0}b\u{2003}c", "a b c"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
