//! DOCX: Office Open XML of word processors.

mod body;
mod extract;
mod fields;
mod meter;
mod numbering;
mod package;
mod paragraph;
mod properties;
mod styles;
mod table;
mod words;
mod xml;

use waymark_model::Diagnostic;

use crate::document::{Document, Furniture};
use crate::docx::body::Body;
use crate::docx::numbering::Numbering;
use crate::docx::package::Package;
use crate::docx::styles::Styles;
use crate::docx::xml::Sink;
use crate::findings;

/// Where the text stands, unless the package says otherwise.
const TEXT: &str = "word/document.xml";

/// Opens a document. Its text is what is extracted: the body, then notes, then running heads and feet.
pub(crate) fn open(bytes: &[u8], found: &mut Vec<Diagnostic>) -> Document<'static> {
    if let Some(kind) = older(bytes) {
        found.push(findings::other_kind(kind));
        return Document::default();
    }
    match Package::open(bytes) {
        Ok(mut package) => read(&mut package, found),
        Err(finding) => {
            found.push(finding);
            Document::default()
        }
    }
}

fn read(package: &mut Package<'_>, found: &mut Vec<Diagnostic>) -> Document<'static> {
    let roots = package.related("", found);
    let text = roots
        .into_iter()
        .find(|(kind, part)| kind == "officeDocument" && package.has(part));
    let text = text.map_or_else(|| TEXT.to_owned(), |(_, part)| part);
    let related = package.related(&text, found);
    let mut take = |wanted: &str, sink: &mut dyn Sink, found: &mut Vec<Diagnostic>| {
        for (_, part) in related.iter().filter(|(kind, _)| kind == wanted) {
            found.extend(package.read_if_there(part, sink).err());
        }
    };
    let (mut styles, mut numbering) = (Styles::default(), Numbering::default());
    take("styles", &mut styles, found);
    take("numbering", &mut numbering, found);
    numbering.link(|style| styles.given(style).list);
    let mut body = Body::new(styles, numbering);
    if let Err(finding) = package.read(&text, &mut body) {
        found.push(finding);
    }
    for (kind, furniture) in [
        ("footnotes", Furniture::Note),
        ("endnotes", Furniture::Note),
        ("header", Furniture::Running),
        ("footer", Furniture::Running),
    ] {
        for (_, part) in related.iter().filter(|(own, _)| own == kind) {
            body.begin_part(Some(furniture));
            found.extend(package.read_if_there(part, &mut body).err());
        }
    }
    body.document(found)
}

/// The name of an older or other format of word processors that is often found under this one's name.
pub(crate) fn older(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // Also the shell around a DOCX with a password.
        return Some("DOC");
    }
    bytes.starts_with(b"{\\rtf").then_some("RTF")
}
