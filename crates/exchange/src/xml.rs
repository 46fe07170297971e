//! XML that is balanced by its callers and escaped by its writer.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document under construction. Its elements are written without blanks between them; a line end
/// stands only where [`Xml::line`] puts one, so that none comes into the text of a sentence.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document of XML 1.0 in UTF-8.
    pub(crate) fn new() -> Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut xml = Self { writer };
        xml.line()?;
        Ok(xml)
    }

    /// The start tag of an element.
    pub(crate) fn open(&mut self, name: &str, attributes: Attributes<'_>) -> Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))
    }

    /// The end tag of an element.
    pub(crate) fn close(&mut self, name: &str) -> Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it, on a line of its own.
    pub(crate) fn void(&mut self, name: &str, attributes: Attributes<'_>) -> Result<()> {
        self.writer
            .write_event(Event::Empty(start(name, attributes)))?;
        self.line()
    }

    /// An element with words in it, on a line of its own.
    pub(crate) fn leaf(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        text: &str,
    ) -> Result<()> {
        self.open(name, attributes)?;
        self.text(text)?;
        self.close(name)?;
        self.line()
    }

    /// Words.
    pub(crate) fn text(&mut self, text: &str) -> Result<()> {
        self.writer
            .write_event(Event::Text(BytesText::new(&legal(text))))
    }

    /// A line end, for people who read the source.
    pub(crate) fn line(&mut self) -> Result<()> {
        self.writer.write_event(Event::Text(BytesText::new("\n")))
    }

    /// The bytes.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        // A line end in an attribute would come back as a blank: it is one from the start.
        let value = legal(value).replace(['\n', '\t'], " ");
        tag.push_attribute((*key, value.as_str()));
    }
    tag
}

/// The text with everything replaced that may not stand in XML 1.0, however written. A carriage return
/// would come back as a line feed, so it is a blank.
pub(crate) fn legal(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\r' => ' ',
            '\n' | '\t' => c,
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        })
        .collect()
}
