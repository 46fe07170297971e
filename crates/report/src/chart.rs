//! Charts as SVG, each with a title, a sentence that says what it shows, and its numbers in words.

mod bar;
mod line;
mod scale;

pub(crate) use bar::{Segment, stacked};
pub(crate) use line::{Line, Mark, line};

use crate::view::View;

/// A length for an attribute: two decimals say enough and read the same everywhere.
fn px(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// An image with a name and a description for people who do not see it.
fn image(
    v: &mut View<'_>,
    id: &str,
    (width, height): (f64, f64),
    (title, desc): (&str, &str),
    inside: impl FnOnce(&mut View<'_>),
) {
    let view_box = format!("0 0 {} {}", px(width), px(height));
    let (title_id, desc_id) = (format!("{id}-title"), format!("{id}-desc"));
    let labelled = format!("{title_id} {desc_id}");
    let attributes = [
        ("class", "chart"),
        ("role", "img"),
        ("viewBox", view_box.as_str()),
        ("aria-labelledby", labelled.as_str()),
    ];
    v.el("svg", &attributes, |v| {
        v.leaf("title", &[("id", &title_id)], title);
        v.leaf("desc", &[("id", &desc_id)], desc);
        inside(v);
    });
}

fn straight(v: &mut View<'_>, class: &str, from: (f64, f64), to: (f64, f64)) {
    let (x1, y1, x2, y2) = (px(from.0), px(from.1), px(to.0), px(to.1));
    let attributes = [
        ("class", class),
        ("x1", &x1),
        ("y1", &y1),
        ("x2", &x2),
        ("y2", &y2),
    ];
    v.leaf("line", &attributes, "");
}

fn label(v: &mut View<'_>, class: &str, at: (f64, f64), anchor: &str, text: &str) {
    let (x, y) = (px(at.0), px(at.1));
    v.leaf(
        "text",
        &[
            ("class", class),
            ("x", &x),
            ("y", &y),
            ("text-anchor", anchor),
        ],
        text,
    );
}
