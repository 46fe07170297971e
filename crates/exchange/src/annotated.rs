//! The text of a plan as one page with every commitment marked.
//!
//! One file that needs nothing else: no script, no request, its style inside, light and dark. All of the
//! source text is shown in its order; what was read from it lies over it. Page furniture is dimmed and
//! can be hidden by a box that style alone answers.

mod contents;
mod facts;
mod legend;
mod text;
mod words;

use waymark_i18n::{Arg, Catalog};
use waymark_model::Plan;
use waymark_model::plan::SpanKind;

use crate::html::Html;
use crate::names::Names;
use crate::source::Source;

const STYLE: &str = include_str!("../assets/annotated.css");

/// Nothing may be loaded and nothing may run, whatever the text holds.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page, in the language of the catalog; the text stays in its own. Where the text of the document
/// is not at hand, the words of titles and sentences are shown without what stands between them.
#[must_use]
pub fn annotated(plan: &Plan, source: &Source<'_>, catalog: &Catalog) -> String {
    Page {
        plan,
        source,
        catalog,
        html: Html::new(),
        names: Names::default(),
    }
    .write()
}

/// The page under construction.
struct Page<'a> {
    plan: &'a Plan,
    source: &'a Source<'a>,
    catalog: &'a Catalog,
    html: Html,
    names: Names,
}

impl Page<'_> {
    fn write(mut self) -> String {
        for taken in ["text", "fold"] {
            self.names.name(taken);
        }
        let sections = self.section_names();
        let title = match (&self.source.title, self.source.file) {
            (Some(title), _) => title.clone(),
            (None, "") => self.say("annotated-untitled", &[]),
            (None, file) => file.to_owned(),
        };
        self.html.open("html", &[("lang", self.catalog.lang())]);
        self.head(&title);
        self.html.open("body", &[]);
        let skip = self.say("annotated-skip", &[]);
        self.html
            .leaf("a", &[("class", "skip"), ("href", "#text")], &skip);
        self.header(&title);
        self.html.open("div", &[("class", "page")]);
        self.contents(&sections);
        self.html.open("main", &[]);
        self.legend();
        let heading = self.say("annotated-text", &[]);
        self.html.leaf("h2", &[("id", "text")], &heading);
        self.text(&sections);
        self.html.close("main");
        self.html.close("div");
        self.html.close("body");
        self.html.close("html");
        self.html.line();
        self.html.finish()
    }

    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalog.text(key, args).text
    }

    /// A name in the document for each section.
    fn section_names(&mut self) -> Vec<String> {
        let sections = &self.plan.sections;
        let names = &mut self.names;
        sections.iter().map(|s| names.name(s.id.as_str())).collect()
    }

    fn head(&mut self, title: &str) {
        self.html.el("head", &[], |html| {
            html.open("meta", &[("charset", "utf-8")]);
            html.open(
                "meta",
                &[
                    ("name", "viewport"),
                    ("content", "width=device-width, initial-scale=1"),
                ],
            );
            html.open(
                "meta",
                &[
                    ("http-equiv", "Content-Security-Policy"),
                    ("content", POLICY),
                ],
            );
            html.leaf("title", &[], title);
            html.style(STYLE);
        });
        self.html.line();
    }

    fn header(&mut self, title: &str) {
        let lang = self.plan.language.code();
        let count = |n: usize| Arg::Count(n);
        let lead = self.say(
            "annotated-lead",
            &[
                ("commitments", count(self.plan.commitments().count())),
                ("sentences", count(self.plan.sentences.len())),
            ],
        );
        let of = |kind: SpanKind| {
            let of = self.plan.spans.iter().filter(|s| s.kind == kind);
            count(of.map(|s| s.char_end - s.char_start).sum())
        };
        let characters = self.say(
            "annotated-characters",
            &[
                ("all", count(self.plan.chars)),
                ("commitment", of(SpanKind::Commitment)),
                ("context", of(SpanKind::Context)),
                ("heading", of(SpanKind::Heading)),
                ("chrome", of(SpanKind::Chrome)),
            ],
        );
        let made = self.say("annotated-made", &[]);
        let known = self.source.title.is_some();
        self.html.el("header", &[], |html| {
            let lang: &[(&str, &str)] = if known { &[("lang", lang)] } else { &[] };
            html.leaf("h1", lang, title);
            html.leaf("p", &[("class", "lead")], &lead);
            html.leaf("p", &[], &made);
            html.leaf("p", &[("class", "note")], &characters);
        });
        self.html.line();
    }
}
