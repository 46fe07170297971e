//! The `mainBody`: sections, paragraphs, sentences with their marks.

use std::collections::BTreeMap;
use std::io::Result;

use waymark_model::plan::{Modality, Paragraph, Plan, Section, Sentence};

use crate::akn::meta::References;
use crate::marks::{Step, What, marks, steps};
use crate::names::{Names, slug};
use crate::source::Source;
use crate::xml::Xml;

/// Writes the body of a plan.
pub(crate) struct Body<'a> {
    plan: &'a Plan,
    source: &'a Source<'a>,
    references: &'a References,
    names: Names,
    xml: &'a mut Xml,
    /// Sections by the one they stand in; empty for the top. A parent that does not come before its
    /// child is none, so the walk ends.
    children: BTreeMap<&'a str, Vec<&'a Section>>,
    sentences: BTreeMap<&'a str, Vec<&'a Sentence>>,
    paragraphs: BTreeMap<(&'a str, u32), &'a Paragraph>,
}

impl<'a> Body<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        source: &'a Source<'a>,
        references: &'a References,
        names: Names,
        xml: &'a mut Xml,
    ) -> Self {
        let mut children: BTreeMap<&str, Vec<&Section>> = BTreeMap::new();
        let mut sentences: BTreeMap<&str, Vec<&Sentence>> = BTreeMap::new();
        for section in &plan.sections {
            let parent = section.parent.as_ref().map_or("", |p| p.as_str());
            let under = if sentences.contains_key(parent) {
                parent
            } else {
                ""
            };
            children.entry(under).or_default().push(section);
            sentences.entry(section.id.as_str()).or_default();
        }
        for s in &plan.sentences {
            let known = sentences.contains_key(s.section.as_str());
            let under = if known { s.section.as_str() } else { "" };
            sentences.entry(under).or_default().push(s);
        }
        let key = |p: &'a Paragraph| ((p.section.as_str(), p.number), p);
        Self {
            plan,
            source,
            references,
            names,
            xml,
            children,
            sentences,
            paragraphs: plan.paragraphs.iter().map(key).collect(),
        }
    }

    pub(crate) fn write(mut self) -> Result<()> {
        let lang = self.plan.language.code();
        self.xml.open("mainBody", &[("xml:lang", lang)])?;
        self.xml.line()?;
        let loose = self.sentences.remove("").unwrap_or_default();
        if !loose.is_empty() || self.plan.sections.is_empty() {
            // A body cannot be empty, and no sentence may be lost because its section is.
            let name = self.names.name("hcontainer_1");
            self.open("hcontainer", &[("eId", &name), ("name", "text")])?;
            self.content("content", &name, &loose)?;
            self.close("hcontainer")?;
        }
        for section in self.children.remove("").unwrap_or_default() {
            self.section(section, "")?;
        }
        self.close("mainBody")
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.xml.open(name, attributes)?;
        self.xml.line()
    }

    fn close(&mut self, name: &str) -> Result<()> {
        self.xml.close(name)?;
        self.xml.line()
    }

    fn section(&mut self, section: &'a Section, above: &str) -> Result<()> {
        let parent = section.parent.as_ref().map_or("", |p| p.as_str());
        let own = section.id.as_str();
        let own = own
            .strip_prefix(parent)
            .and_then(|o| o.strip_prefix('.'))
            .unwrap_or(own);
        let prefix = if above.is_empty() {
            String::new()
        } else {
            format!("{above}__")
        };
        let name = format!("{prefix}sec_{}", own.replace(['.', ':', '/'], "-"));
        let name = self.names.name(&name);
        self.open("section", &[("eId", &name)])?;
        let place = &section.passage;
        // Text above the first heading has a section of its own without a title line.
        if place.byte_end > place.byte_start {
            if let Some(number) = self.number(section, own) {
                self.xml.leaf("num", &[], &number)?;
            }
            self.xml.leaf("heading", &[], &section.title)?;
        }
        let sentences = self.sentences.remove(section.id.as_str());
        let below = self.children.remove(section.id.as_str());
        let (sentences, below) = (sentences.unwrap_or_default(), below.unwrap_or_default());
        let runs: Vec<&[&Sentence]> = sentences
            .chunk_by(|a, b| a.paragraph == b.paragraph)
            .collect();
        for (n, run) in runs.iter().enumerate() {
            let text = run.first().is_some_and(|s| s.paragraph == 0);
            if n == 0 && text {
                let alone = runs.len() == 1 && below.is_empty();
                self.content(if alone { "content" } else { "intro" }, &name, run)?;
            } else {
                self.paragraph(&name, run)?;
            }
        }
        for child in below {
            self.section(child, &name)?;
        }
        self.close("section")
    }

    /// The number of a section as its title line has it; the last part of its path where the text is
    /// not at hand.
    fn number(&self, section: &Section, own: &str) -> Option<String> {
        let place = section.passage.byte_start..section.passage.byte_end;
        let Some(line) = self.source.text.get(place) else {
            return Some(own.to_owned());
        };
        before(line, &section.title)
    }

    fn paragraph(&mut self, above: &str, run: &[&'a Sentence]) -> Result<()> {
        let Some((first, rest)) = run.split_first() else {
            return Ok(());
        };
        let name = format!("{above}__para_{}", first.paragraph);
        let name = self.names.name(&name);
        self.open("paragraph", &[("eId", &name)])?;
        let key = (first.section.as_str(), first.paragraph);
        if let Some(paragraph) = self.paragraphs.get(&key) {
            let mark = paragraph.passage.byte_start..first.passage.byte_start;
            let mark = self.source.text.get(mark).unwrap_or("");
            if let Some(number) = before(mark, "") {
                self.xml.leaf("num", &[], &number)?;
            }
        }
        let sentences = if first.modality == Modality::Heading {
            self.xml.open("heading", &[])?;
            self.marked(first, &name)?;
            self.close("heading")?;
            rest
        } else {
            run
        };
        if !sentences.is_empty() {
            self.content("content", &name, sentences)?;
        }
        self.close("paragraph")
    }

    fn content(&mut self, element: &str, above: &str, run: &[&'a Sentence]) -> Result<()> {
        let name = self.names.name(&format!("{above}__{element}"));
        self.open(element, &[("eId", &name)])?;
        if run.is_empty() {
            let name = self.names.name(&format!("{above}__p_1"));
            self.xml.void("p", &[("eId", &name)])?;
        }
        for (n, sentence) in (1..).zip(run) {
            let name = self.names.name(&format!("{above}__p_{n}"));
            let class = if sentence.modality.is_commitment() {
                format!("commitment {}", sentence.modality.code())
            } else {
                sentence.modality.code().to_owned()
            };
            self.xml.open("p", &[("eId", &name), ("class", &class)])?;
            self.marked(sentence, &name)?;
            self.close("p")?;
        }
        self.close(element)
    }

    /// The words of a sentence with what was read from them.
    fn marked(&mut self, sentence: &'a Sentence, above: &str) -> Result<()> {
        let marks = marks(sentence, &sentence.text);
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for step in steps(&sentence.text, &marks) {
            match step {
                Step::Text(text) => self.xml.text(text)?,
                Step::Close(what) => {
                    if let Some((element, _)) = self.element(what) {
                        self.xml.close(element)?;
                    }
                }
                Step::Open(what) => {
                    let Some((element, attributes)) = self.element(what) else {
                        continue;
                    };
                    let n = count.entry(element).or_default();
                    *n += 1;
                    let name = self.names.name(&format!("{above}__{element}_{n}"));
                    let mut all = vec![("eId", name.as_str())];
                    all.extend(attributes.iter().map(|(k, v)| (*k, v.as_str())));
                    self.xml.open(element, &all)?;
                }
            }
        }
        Ok(())
    }

    /// The element of a mark and its attributes; `None` where Akoma Ntoso has no use for it.
    fn element(&self, what: &What<'_>) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        let refers = |to: String| vec![("refersTo", to)];
        match what {
            What::Cue => None,
            What::Deadline(Some(day)) => Some(("date", vec![("date", day.to_string())])),
            What::Deadline(None) => Some(("inline", vec![("name", "deadline".to_owned())])),
            What::Body(words) => {
                Some(("organization", refers(self.references.organization(words)?)))
            }
            What::Labels(labels) => Some(("concept", refers(self.references.labels(labels)))),
            What::Instrument(i) => match &i.id {
                Some(id) => {
                    let href = format!("/ontology/{}/{}", i.kind.code(), slug(id));
                    Some(("ref", vec![("href", href)]))
                }
                None => Some(("concept", refers(self.references.instrument(i)?))),
            },
            What::Quantity(q) => {
                let role = format!("#{}", References::role(q.role));
                let normalized = ("normalized", q.value.to_string());
                Some(("quantity", vec![("refersTo", role), normalized]))
            }
        }
    }
}

/// The number in front of a title: what stands before it, without the marks of Markdown. `None` where
/// nothing with a letter or digit does, or where the line does not end in the title.
fn before(line: &str, title: &str) -> Option<String> {
    let line = line.replace("**", "");
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = line.strip_suffix(title)?.trim_matches(['#', ' ']);
    let says = number.contains(char::is_alphanumeric);
    says.then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_stands_before_the_title() {
        let number = |line, title| before(line, title);
        assert_eq!(number("IV. Rights", "Rights"), Some("IV.".to_owned()));
        assert_eq!(number("### 2. **Work**", "Work"), Some("2.".to_owned()));
        assert_eq!(number("（一）  养老", "养老"), Some("（一）".to_owned()));
        assert_eq!(number("## Rights", "Rights"), None);
        assert_eq!(number("Rights and more", "Rights"), None);
        assert_eq!(number("12. **", ""), Some("12.".to_owned()));
        assert_eq!(number("- **", ""), None);
    }
}
