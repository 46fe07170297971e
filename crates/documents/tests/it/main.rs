//! Every format, held against small samples made here, against traps, and against random damage.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod docx;
mod html;
mod markdown;
mod pdf;
mod pdf_fonts;
mod pdf_make;
mod pdf_traps;
mod safety;
mod words;

use waymark_documents::{Document, Element, Format, Furniture, Shape, open};

/// Opens bytes and holds the document against what is promised.
pub(crate) fn opened(bytes: &[u8], format: Format) -> (Document<'_>, Vec<String>) {
    let (document, findings) = open(bytes, format);
    document.check().unwrap();
    (document, findings.into_iter().map(|f| f.code).collect())
}

/// The elements in short: a mark for the shape, then the words.
pub(crate) fn short(source: &str, format: Format) -> Vec<String> {
    let (document, found) = opened(source.as_bytes(), format);
    assert_eq!(found, Vec::<String>::new());
    lines(&document)
}

pub(crate) fn lines(document: &Document<'_>) -> Vec<String> {
    let line = |e: &Element| format!("{} {}", mark(&e.shape), e.text(&document.text));
    document.elements.iter().map(line).collect()
}

/// `#` heading, `p` paragraph, `-` item, `t` cell, `l` line, `~` furniture.
fn mark(shape: &Shape) -> String {
    let label = |l: &Option<String>| l.as_ref().map_or(String::new(), |l| format!("[{l}]"));
    let bold = |b: usize| {
        if b == 0 {
            String::new()
        } else {
            format!("*{b}")
        }
    };
    match shape {
        Shape::Line {
            after_blank,
            indent,
        } => {
            format!("l{indent}{}", if *after_blank { "" } else { "+" })
        }
        Shape::Heading { level, label: l } => format!("#{level}{}", label(l)),
        Shape::Paragraph { bold: b } => format!("p{}", bold(*b)),
        Shape::Item {
            depth,
            label: l,
            bold: b,
        } => format!("-{depth}{}{}", label(l), bold(*b)),
        Shape::Cell {
            table,
            row,
            column,
            rows,
            columns,
            heading,
        } => {
            let head = if *heading { "h" } else { "" };
            format!("t{table}:{row},{column}+{rows}x{columns}{head}")
        }
        Shape::Furniture(Furniture::Running) => "~running".to_owned(),
        Shape::Furniture(Furniture::Navigation) => "~navigation".to_owned(),
        Shape::Furniture(Furniture::Caption) => "~caption".to_owned(),
        Shape::Furniture(Furniture::Note) => "~note".to_owned(),
    }
}
