//! What the marks of the page mean.

use super::Page;
use crate::html::Html;

/// The marks: their class, and the keys of their sample and their meaning behind the dash.
const MARKS: [(&str, &str); 8] = [
    ("cue", "cue"),
    ("target", "target"),
    ("number", "number"),
    ("deadline", "deadline"),
    ("body", "body"),
    ("instrument", "instrument"),
    ("label", "label"),
    ("chrome", "chrome"),
];

impl Page<'_> {
    /// The list of marks, and the box that hides page furniture.
    pub(super) fn legend(&mut self) {
        let heading = self.say("annotated-legend", &[]);
        let sample = self.say("annotated-sample-commitment", &[]);
        let meaning = self.say("annotated-legend-commitment", &[]);
        let modality = self.say("annotated-modality-new_action", &[]);
        let rows: Vec<(&str, String, String)> = MARKS
            .iter()
            .map(|(class, key)| {
                let sample = self.say(&format!("annotated-sample-{key}"), &[]);
                let meaning = self.say(&format!("annotated-legend-{key}"), &[]);
                (*class, sample, meaning)
            })
            .collect();
        let fold = self.say("annotated-fold", &[]);
        self.html.el("section", &[("class", "legend")], |html| {
            html.leaf("h2", &[], &heading);
            html.open("dl", &[]);
            row(html, &meaning, |html| {
                html.el("span", &[("class", "chip")], |html| {
                    html.text(&format!("IV.5.6-2 {modality}"));
                });
                html.text(" ");
                html.el("span", &[("class", "commitment")], |html| {
                    html.text(&sample);
                });
            });
            for (class, sample, meaning) in &rows {
                row(html, meaning, |html| {
                    html.el("span", &[("class", class)], |html| html.text(sample));
                });
            }
            html.close("dl");
            html.el("p", &[("class", "fold-box")], |html| {
                html.open("input", &[("type", "checkbox"), ("id", "fold")]);
                html.text(" ");
                html.leaf("label", &[("for", "fold")], &fold);
            });
        });
        self.html.line();
    }
}

fn row(html: &mut Html, meaning: &str, sample: impl FnOnce(&mut Html)) {
    html.el("div", &[], |html| {
        html.el("dt", &[], sample);
        html.leaf("dd", &[], meaning);
    });
    html.line();
}
