//! Reads the XML of a part as a stream, within limits, without document types or entities.

use std::borrow::Cow;
use std::io::{BufReader, Read};

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use waymark_model::Diagnostic;

use crate::docx::meter::{Meter, Trap};
use crate::findings;
use crate::limits::MOST_XML_DEPTH;

/// Characters kept of a value: names and patterns of numbers are short.
const MOST_VALUE: usize = 200;

/// A tag, by its name without the namespace.
#[derive(Debug)]
pub(crate) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Whether it belongs to the language of drawings, whose names are those of texts too.
    pub(crate) fn is_drawing(&self) -> bool {
        self.0
            .name()
            .prefix()
            .is_some_and(|p| p.into_inner() == "a")
    }

    /// The value of an attribute, by its name without the namespace.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().into_inner() == name)?;
        let value = found
            .normalized_value(XmlVersion::Implicit1_0)
            .unwrap_or(Cow::Borrowed(&found.value));
        Some(value.chars().take(MOST_VALUE).collect())
    }

    /// A number in `val`.
    pub(crate) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.get("val")?.trim().parse().ok()
    }

    /// Whether a property that is on by being there is on.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(
            self.get("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// What takes up the tags and texts of a part.
pub(crate) trait Sink {
    fn start(&mut self, tag: &Tag<'_>);
    fn end(&mut self, name: &str);
    fn text(&mut self, _text: &str) {}
    /// Whether there is no room for more.
    fn is_full(&self) -> bool {
        false
    }
}

/// Reads a part to its end, or to what is wrong with it.
///
/// # Errors
/// A finding on a document type, broken XML, or one of the limits. What stands before it was taken up.
pub(crate) fn read(
    part: &str,
    source: impl Read,
    meter: &Meter,
    sink: &mut dyn Sink,
) -> Result<(), Diagnostic> {
    let mut reader = Reader::from_reader(BufReader::new(meter.over(source)));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    loop {
        buffer.clear();
        meter.begin_token();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => {
                let finding = match (meter.trap(), error) {
                    (Some(Trap::Bomb), _) => findings::bomb(part),
                    (None, quick_xml::Error::Io(_)) => findings::broken_package(part),
                    _ => findings::broken_xml(part, reader.error_position()),
                };
                return Err(finding);
            }
        };
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > MOST_XML_DEPTH {
                    return Err(findings::broken_xml(part, reader.buffer_position()));
                }
                sink.start(&Tag(&tag));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                sink.end(tag.local_name().into_inner());
            }
            Event::Text(text) => sink.text(&text.xml10_content()),
            Event::CData(text) => sink.text(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => sink.text(c.encode_utf8(&mut [0; 4])),
                Ok(None) => match resolve_xml_entity(&name) {
                    Some(text) => sink.text(text),
                    None => return Err(findings::declares_entities(part)),
                },
                Err(_) => sink.text("\u{fffd}"),
            },
            Event::DocType(_) => return Err(findings::declares_entities(part)),
            Event::Eof if depth > 0 => {
                return Err(findings::broken_xml(part, reader.buffer_position()));
            }
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if sink.is_full() {
            return Ok(());
        }
    }
}
