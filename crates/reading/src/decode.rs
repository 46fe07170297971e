//! Bytes to text. What is not UTF-8 is reported and replaced, never dropped in silence.

use std::borrow::Cow;

use waymark_model::{Diagnostic, Place};

/// The most findings of one kind that are listed.
const MOST: usize = 20;

/// The text, and findings about its bytes. Places have no file: the caller knows its name.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let mut findings = Vec::new();
    if let Cow::Owned(replaced) = &text {
        report(replaced, '\u{fffd}', "E0101", &mut findings);
    }
    report(&text, '\0', "E0102", &mut findings);
    (text, findings)
}

fn report(text: &str, wanted: char, code: &str, findings: &mut Vec<Diagnostic>) {
    let mut listed = 0;
    for (line, content) in (1u32..).zip(text.split('\n')) {
        if let Some(column) = content.chars().position(|c| c == wanted) {
            listed += 1;
            if listed > MOST {
                return;
            }
            let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
            findings.push(Diagnostic::error(code, Place::cell("", line, column, "")));
        }
    }
}
