//! The language of a text, by its letters.

use waymark_documents::Document;
use waymark_model::plan::Language;

use crate::words::is_han;

/// Characters looked at: enough to tell, cheap on a long document.
const SAMPLE: usize = 20_000;

/// Chinese where Han characters are at least a third as many as letters of an alphabet: a Chinese plan
/// may hold many foreign names, an English one hardly any Chinese.
pub(crate) fn language(document: &Document<'_>) -> Language {
    let (mut han, mut letters) = (0usize, 0usize);
    let words = document.elements.iter().map(|e| e.text(&document.text));
    for c in words.flat_map(str::chars).take(SAMPLE) {
        if is_han(c) {
            han += 1;
        } else if c.is_alphabetic() {
            letters += 1;
        }
    }
    if han * 3 >= letters.max(1) {
        Language::Zh
    } else {
        Language::En
    }
}
