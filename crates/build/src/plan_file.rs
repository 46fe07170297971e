//! What the file of a plan says about it: its text, its pages, its title.

use std::borrow::Cow;
use std::path::Path;

use waymark_exchange::{PageStart, Source};
use waymark_model::Plan;
use waymark_model::plan::SpanKind;
use waymark_reading::Document;

/// The file that a plan was read from.
#[derive(Debug)]
pub struct PlanFile<'a> {
    name: String,
    text: Cow<'a, str>,
    pages: Vec<PageStart>,
}

impl<'a> PlanFile<'a> {
    /// A document with the name of its file.
    #[must_use]
    pub fn of(path: &Path, document: Document<'a>) -> Self {
        let mut pages: Vec<PageStart> = Vec::new();
        for element in &document.elements {
            let Some(page) = element.page else { continue };
            if pages.last().is_none_or(|last| last.page < page) {
                let byte = element.range.start;
                pages.push(PageStart { byte, page });
            }
        }
        if pages.is_empty() {
            pages = form_feeds(&document.text);
        }
        let name = path.file_name().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            text: document.text,
            pages,
        }
    }

    /// What exports say of where a plan comes from.
    #[must_use]
    pub fn source(&self, plan: &Plan) -> Source<'_> {
        Source {
            file: &self.name,
            text: &self.text,
            pages: self.pages.clone(),
            title: title(plan, &self.text),
            ..Source::default()
        }
    }
}

/// Pages of a text whose pages end in form feeds, as extracted texts have them. A text without any has
/// no pages.
fn form_feeds(text: &str) -> Vec<PageStart> {
    let breaks = text.match_indices('\u{c}').map(|(at, _)| at + 1);
    let starts = std::iter::once(0).chain(breaks);
    let pages: Vec<PageStart> = (1..)
        .zip(starts)
        .map(|(page, byte)| PageStart { byte, page })
        .collect();
    if pages.len() > 1 { pages } else { Vec::new() }
}

/// The title of the document: a heading above the tree that is no section.
fn title(plan: &Plan, text: &str) -> Option<String> {
    let first = plan.spans.iter().find(|s| s.kind == SpanKind::Heading)?;
    if first.section.is_some() || first.sentence.is_some() {
        return None;
    }
    let words = text.get(first.byte_start..first.byte_end)?;
    let words = words.trim_matches(|c: char| c == '#' || c == '*' || c.is_whitespace());
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use waymark_reading::{Format, open, read_document};

    use super::*;

    #[test]
    fn pages_come_from_form_feeds_and_the_title_from_above_the_tree() {
        let bytes = b"# The Plan\n\n## I. Health\n\nCare will be free.\n\x0cMore will be done.\n";
        let (document, _) = open(bytes, Format::Markdown);
        let plan = read_document(&document);
        let file = PlanFile::of(Path::new("some/plan.md"), document);
        let source = file.source(&plan);
        assert_eq!(source.file, "plan.md");
        assert_eq!(source.title.as_deref(), Some("The Plan"));
        assert_eq!((source.page(0), source.page(46)), (Some(1), Some(2)));
        let (document, _) = open(b"I. Health\n\nFree.\n", Format::Text);
        let plain = PlanFile::of(Path::new("plan.txt"), document);
        assert!(plain.pages.is_empty());
    }
}
