//! Running text, and the marks in a sentence.

use waymark_model::plan::{QuantityRole, Sentence};

use crate::html::Html;
use crate::marks::{Step, What, marks, steps};

/// The words of a sentence with what was read from them.
pub(super) fn marked(html: &mut Html, s: &Sentence, words: &str) {
    let marks = marks(s, words);
    for step in steps(words, &marks) {
        match step {
            Step::Open(what) => html.open("span", &[("class", class(what))]),
            Step::Text(text) => flow(html, text),
            Step::Close(_) => html.close("span"),
        }
    }
}

fn class(what: &What<'_>) -> &'static str {
    match what {
        What::Deadline(_) => "deadline",
        What::Body(_) => "body",
        What::Instrument(_) => "instrument",
        What::Labels(_) => "label",
        What::Cue => "cue",
        What::Quantity(q) => match q.role {
            QuantityRole::Target => "target",
            QuantityRole::Descriptive => "number",
        },
    }
}

/// Running text. A line end between two East Asian letters would show as a blank that the text does not
/// have: it is kept and not shown.
pub(super) fn flow(html: &mut Html, text: &str) {
    let wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        let (line, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let next = behind.trim_start();
        let (blank, next) = behind
            .split_at_checked(behind.len() - next.len())
            .unwrap_or((behind, ""));
        let own = line.trim_end();
        html.text(line);
        if wide(own.chars().next_back()) && wide(next.chars().next()) {
            html.el("span", &[("class", "wrap")], |html| html.text(blank));
        } else {
            html.text(blank);
        }
        rest = next;
    }
    html.text(rest);
}
