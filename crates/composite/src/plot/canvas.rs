//! A drawing that grows downwards, with what all plots share: colours, labels, escaping.

use std::fmt::Write as _;

use waymark_i18n::{Arg, Catalog};
use waymark_numerics::order::max;

/// Rows that are drawn at most; the rest is counted below.
pub(super) const ROWS: usize = 120;
pub(super) const LABEL: f64 = 150.0;
pub(super) const WIDE: f64 = 520.0;
pub(super) const STEP: f64 = 18.0;
pub(super) const TOP: f64 = 46.0;

/// Colours by number, light enough and dark enough for either ground; patterns are not needed, as every part has words.
const STYLE: &str = "<style>text{font:12px sans-serif;fill:#1b1b1b}.t{font-size:15px;font-weight:bold}.m{fill:#5a5a5a}.k{font-size:9px}\
.a{stroke:#1b1b1b;stroke-width:2}.l{stroke:#1f5fa8;stroke-width:3}.d{fill:#1f5fa8}.n{fill:#b3470e}\
.c0{fill:#1f5fa8}.c1{fill:#b3470e}.c2{fill:#2e7d4f}.c3{fill:#7a4fa3}.c4{fill:#8a6d00}.c5{fill:#3b7f8c}.c6{fill:#a33a5c}.c7{fill:#5b6470}\
.s0{stroke:#1f5fa8}.s1{stroke:#b3470e}.s2{stroke:#2e7d4f}.s3{stroke:#7a4fa3}.s4{stroke:#8a6d00}.s5{stroke:#3b7f8c}.s6{stroke:#a33a5c}.s7{stroke:#5b6470}\
polyline{stroke-width:2}path{stroke:#fff;stroke-width:1}\
rect.g{fill:#fff}@media(prefers-color-scheme:dark){rect.g{fill:#161616}.a{stroke:#ececec}text{fill:#ececec}.m{fill:#b0b0b0}\
.l{stroke:#7db4f0}.d,.c0{fill:#7db4f0}.n,.c1{fill:#f0a070}.c2{fill:#7cc79a}.c3{fill:#c3a2e6}.c4{fill:#d9bf5a}.c5{fill:#86c5d1}.c6{fill:#e691ae}.c7{fill:#aeb8c4}.s0{stroke:#7db4f0}.s1{stroke:#f0a070}.s2{stroke:#7cc79a}.s3{stroke:#c3a2e6}.s4{stroke:#d9bf5a}.s5{stroke:#86c5d1}.s6{stroke:#e691ae}.s7{stroke:#aeb8c4}path{stroke:#161616}}</style>";
pub(super) const COLOURS: usize = 8;

/// A drawing that grows downwards.
pub(super) struct Canvas<'a> {
    body: String,
    pub(super) height: f64,
    catalog: &'a Catalog,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        Self {
            body: String::new(),
            height: TOP,
            catalog,
        }
    }

    /// Words in the language of the drawing.
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalog.text(key, args).text
    }

    /// The title of a method; the words of a key where it has none.
    pub(super) fn title(&self, title: Option<&crate::method::Words>, key: &str) -> String {
        let lang = self.catalog.lang();
        title.map_or_else(|| self.say(key, &[]), |t| t.text_in(lang))
    }

    pub(super) fn text(&mut self, x: f64, y: f64, class: &str, anchor: &str, words: &str) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\" text-anchor=\"{anchor}\">{words}</text>"
        );
    }

    pub(super) fn bar(
        &mut self,
        (x, y): (f64, f64),
        (wide, high): (f64, f64),
        class: &str,
        words: &str,
    ) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{high:.1}\" class=\"{class}\"><title>{words}</title></rect>",
            max(wide, 0.0)
        );
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" class=\"{class}\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    /// A shape by its outline, with words for who points at it.
    pub(super) fn shape(&mut self, outline: &str, class: &str, opacity: f64, words: &str) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<path d=\"{outline}\" class=\"{class}\" fill-opacity=\"{opacity:.2}\"><title>{words}</title></path>"
        );
    }

    pub(super) fn dot(&mut self, (x, y): (f64, f64), class: &str, words: &str) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" class=\"{class}\"><title>{words}</title></circle>"
        );
    }

    /// Lines through some points.
    pub(super) fn way(&mut self, points: &[(f64, f64)], class: &str, words: &str) {
        let list: Vec<String> = points
            .iter()
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let (list, words) = (list.join(" "), escape(words));
        let _ = write!(
            self.body,
            "<polyline points=\"{list}\" fill=\"none\" class=\"{class}\"><title>{words}</title></polyline>"
        );
    }

    /// Words that run upwards.
    pub(super) fn upwards(&mut self, x: f64, y: f64, class: &str, words: &str) {
        let words = escape(words);
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\" transform=\"rotate(-60 {x:.1} {y:.1})\">{words}</text>"
        );
    }

    /// The picture, with its title and what `about` says it shows.
    pub(super) fn finish(self, title: &str, about: &str) -> String {
        let (lang, description) = (self.catalog.lang(), self.say(about, &[]));
        let (wide, high) = (LABEL + WIDE + 90.0, self.height + 30.0);
        let (title, description) = (escape(title), escape(&description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{lang}\" viewBox=\"0 0 {wide:.0} {high:.0}\" role=\"img\" aria-labelledby=\"t d\">\
<title id=\"t\">{title}</title><desc id=\"d\">{description}</desc>{STYLE}<rect class=\"g\" width=\"{wide:.0}\" height=\"{high:.0}\"/>\
<text x=\"8\" y=\"20\" class=\"t\">{title}</text>{}</svg>\n",
            self.body
        )
    }
}

/// Text that cannot end or open a tag.
fn escape(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    clean
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

pub(super) fn rest(canvas: &mut Canvas<'_>, rows: usize) {
    if rows > ROWS {
        canvas.height += STEP;
        let words = canvas.say("plot-rest", &[("count", (rows - ROWS).into())]);
        canvas.text(8.0, canvas.height, "m", "start", &words);
    }
}
