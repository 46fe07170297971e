//! The source text itself, span by span, with what was read from it.
//!
//! Every character of the text is written exactly once and in order, inside the `article`. What is ours
//! (references, summaries, facts) stands in elements of the class `own` or `why`.

use waymark_i18n::Arg;
use waymark_model::plan::{Sentence, Span, SpanKind};

use super::Page;
use super::words::{flow, marked};

/// Furniture of more characters than this is folded.
const SHORT: usize = 300;

const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// What a span stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block<'a> {
    /// A section title, by its index.
    Title(usize),
    /// A heading of the document above the tree.
    Top,
    /// A paragraph, by section and number.
    Paragraph(&'a str, u32),
    /// Nothing: page furniture or blank space.
    None,
}

/// The walk through the spans.
struct Walk<'a> {
    /// The paragraph that is open.
    open: Option<Block<'a>>,
    /// Its commitments so far.
    commitments: Vec<&'a Sentence>,
    /// Marks that stand before what comes next: "- **".
    lead: &'a str,
    /// The sentence that was begun last.
    begun: Option<usize>,
}

impl<'a> Page<'a> {
    /// The text as an article in its own language.
    pub(super) fn text(&mut self, sections: &[String]) {
        let (plan, source) = (self.plan, self.source);
        let lang = plan.language.code();
        self.html.open("article", &[("lang", lang)]);
        let mut walk = Walk {
            open: None,
            commitments: Vec::new(),
            lead: "",
            begun: None,
        };
        for (n, span) in plan.spans.iter().enumerate() {
            let words = source.text.get(span.byte_start..span.byte_end);
            match self.block(span) {
                Block::None => {
                    let next = plan.spans.iter().skip(n + 1).map(|s| self.block(s));
                    let next = next.into_iter().find(|b| *b != Block::None);
                    self.between(words.unwrap_or(""), next.unwrap_or(Block::None), &mut walk);
                }
                Block::Title(at) => {
                    self.end(&mut walk);
                    let title = plan.sections.get(at).map_or("", |s| s.title.as_str());
                    let level = plan.sections.get(at).map_or(1, |s| usize::from(s.level));
                    let tag = HEADINGS.get(level.saturating_sub(1)).unwrap_or(&"h6");
                    let name = sections.get(at).map_or("", String::as_str);
                    self.html.open(tag, &[("id", name)]);
                    self.lead(&mut walk);
                    self.heading(words.unwrap_or(title));
                    self.html.close(tag);
                }
                Block::Top => {
                    self.end(&mut walk);
                    self.html.open("p", &[("class", "top")]);
                    self.lead(&mut walk);
                    self.heading(words.unwrap_or(""));
                    self.html.close("p");
                }
                block @ Block::Paragraph(..) => {
                    if walk.open != Some(block) {
                        self.end(&mut walk);
                        self.html.open("p", &[]);
                        self.lead(&mut walk);
                        walk.open = Some(block);
                    }
                    self.sentence(span, words, &mut walk);
                }
            }
        }
        self.end(&mut walk);
        self.lead(&mut walk);
        self.html.close("article");
        self.html.line();
    }

    fn block(&self, span: &Span) -> Block<'a> {
        let plan = self.plan;
        let sentence = span.sentence.and_then(|n| plan.sentences.get(n));
        match (span.kind, span.section, sentence) {
            (SpanKind::Chrome, _, _) => Block::None,
            (_, Some(section), _) => Block::Title(section),
            (_, None, Some(s)) => Block::Paragraph(s.section.as_str(), s.paragraph),
            (_, None, None) => Block::Top,
        }
    }

    /// What belongs to nothing: inside a paragraph it stays there; between two blocks its first line
    /// belongs to the one before, its last line to the one behind, and the rest is furniture.
    fn between(&mut self, words: &'a str, next: Block<'_>, walk: &mut Walk<'a>) {
        if walk.open.is_some() && walk.open == Some(next) {
            self.chrome(words);
            return;
        }
        self.lead(walk);
        let (tail, rest) = match words.split_once('\n') {
            Some(_) if walk.open.is_none() => ("", words),
            Some((tail, _)) => words.split_at(tail.len()),
            None if walk.open.is_some() => (words, ""),
            None => ("", words),
        };
        self.chrome(tail);
        self.end(walk);
        let last = rest.rfind('\n').map_or(0, |at| at + 1);
        let (middle, lead) = rest.split_at_checked(last).unwrap_or((rest, ""));
        self.furniture(middle);
        walk.lead = lead;
    }

    /// Closes the paragraph that is open, with the facts of its commitments below it.
    fn end(&mut self, walk: &mut Walk<'a>) {
        if walk.open.take().is_some() {
            self.html.close("p");
            let commitments = std::mem::take(&mut walk.commitments);
            self.facts(&commitments);
        }
    }

    fn lead(&mut self, walk: &mut Walk<'a>) {
        let lead = std::mem::take(&mut walk.lead);
        self.chrome(lead);
    }

    /// A heading, the marks of Markdown before it dimmed.
    fn heading(&mut self, words: &str) {
        let own = words.trim_start_matches(['#', ' ']);
        let marks = words.len() - own.len();
        let (marks, own) = words.split_at_checked(marks).unwrap_or(("", words));
        self.chrome(marks);
        flow(&mut self.html, own);
    }

    /// Marks and furniture in a line.
    fn chrome(&mut self, words: &str) {
        if words.trim().is_empty() {
            flow(&mut self.html, words);
            return;
        }
        self.html.el("span", &[("class", "chrome")], |html| {
            flow(html, words);
        });
    }

    /// Furniture between two blocks.
    fn furniture(&mut self, words: &str) {
        // Blank lines around it stay outside, or they would show as empty lines in it.
        let shown = words.trim();
        let start = words.len() - words.trim_start().len();
        let (before, rest) = words.split_at_checked(start).unwrap_or(("", words));
        let (words, after) = rest.split_at_checked(shown.len()).unwrap_or((rest, ""));
        self.html.text(before);
        if !words.is_empty() {
            self.furniture_box(words);
        }
        self.html.text(after);
    }

    fn furniture_box(&mut self, words: &str) {
        let count = words.chars().count();
        if count <= SHORT {
            self.html
                .el("p", &[("class", "furniture")], |html| html.text(words));
            return;
        }
        let start = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let start: String = start.chars().take(40).collect();
        let args = [
            ("count", Arg::Count(count)),
            ("start", Arg::from(start.trim_end())),
        ];
        let summary = self.say("annotated-furniture", &args);
        let lang = self.catalog.lang();
        self.html.el("details", &[("class", "furniture")], |html| {
            html.el("summary", &[("class", "own"), ("lang", lang)], |html| {
                html.text(&summary);
            });
            html.el("p", &[], |html| html.text(words));
        });
    }

    fn sentence(&mut self, span: &Span, words: Option<&'a str>, walk: &mut Walk<'a>) {
        let Some(s) = span.sentence.and_then(|n| self.plan.sentences.get(n)) else {
            return;
        };
        let first = walk.begun != span.sentence;
        walk.begun = span.sentence;
        let words = match words {
            Some(words) => words,
            None if first => s.text.as_str(),
            None => "",
        };
        match span.kind {
            SpanKind::Commitment => {
                if first {
                    self.chip(s);
                    walk.commitments.push(s);
                }
                let class = format!("commitment {}", s.modality.code());
                self.html.open("span", &[("class", class.as_str())]);
                marked(&mut self.html, s, words);
                self.html.close("span");
            }
            SpanKind::Heading => {
                self.html.open("strong", &[]);
                flow(&mut self.html, words);
                self.html.close("strong");
            }
            SpanKind::Context | SpanKind::Chrome => flow(&mut self.html, words),
        }
    }

    /// The reference of a commitment as a link to itself, with what it does.
    fn chip(&mut self, s: &Sentence) {
        let name = self.names.name(s.reference.as_str());
        let href = format!("#{name}");
        let modality = self.say(&format!("annotated-modality-{}", s.modality.code()), &[]);
        let lang = self.catalog.lang();
        let class = format!("chip own {}", s.modality.code());
        let attributes = [
            ("class", class.as_str()),
            ("id", name.as_str()),
            ("href", href.as_str()),
            ("lang", lang),
        ];
        self.html.el("a", &attributes, |html| {
            html.text(&format!("{} {modality}", s.reference));
        });
        self.html
            .el("span", &[("class", "own")], |html| html.text(" "));
    }
}
