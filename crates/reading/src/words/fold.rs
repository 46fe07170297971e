//! White space of a passage.

use super::is_han;

/// White space as single blanks; no blank between Han characters of two lines.
pub(crate) fn fold(text: &str) -> String {
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
