//! `register.json`: a plan as one JSON document, described by a published JSON Schema.
//!
//! It holds every field of [`Plan`] under its own name, so [`from_json`] gives back an equal plan. What
//! is only derived stands beside it for readers that do not want to compute: `commitment`, `page`,
//! `checkable` (how many criteria are met, and the gate). They are not read back.

use std::io::Write;

use serde::{Deserialize, Serialize};
use waymark_model::Plan;
use waymark_model::plan::{Language, Paragraph, Section, Sentence, Span, Verifiability};

use crate::source::Source;

/// The name that a register says it is.
pub const NAME: &str = "waymark-register";

/// The version of the form. The first number changes when a reader of the old form would misread.
pub const VERSION: &str = "1.0";

/// The JSON Schema (draft 2020-12) of a register.
pub const SCHEMA: &str = include_str!("../schema/register.schema.json");

/// Why a text is no register.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not JSON, or not with the fields of a register.
    #[error("this is no register: {0}")]
    Form(#[from] serde_json::Error),
    /// Another kind of document.
    #[error("this is no register: its schema is '{0}', not '{NAME}'")]
    Name(String),
    /// A form this version cannot read.
    #[error("the register has version {0}; this program reads version {VERSION}")]
    Version(String),
    /// The spans do not cover the document once, or point to what is not there.
    #[error("span {0} of the register does not follow the one before it or points to nothing")]
    Span(usize),
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    source: About<'a>,
    language: Language,
    chars: usize,
    sections: &'a [Section],
    paragraphs: &'a [Paragraph],
    sentences: Vec<Entry<'a>>,
    spans: &'a [Span],
}

#[derive(Serialize)]
struct About<'a> {
    file: Option<&'a str>,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    country: Option<&'a str>,
    issued: Option<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    sentence: &'a Sentence,
    commitment: bool,
    page: Option<u32>,
    checkable: Option<Checkable>,
}

#[derive(Serialize)]
struct Checkable {
    met: usize,
    of: usize,
    gate: Verifiability,
}

/// What a reader must know before it reads the rest.
#[derive(Deserialize)]
struct Head {
    schema: String,
    version: String,
}

/// Writes a plan as a register: UTF-8, two blanks of indent, a line end at the end.
///
/// # Errors
/// Those of the writer; figures that are no numbers cannot be written as JSON and become `null`, which
/// [`from_json`] refuses.
pub fn write_json(plan: &Plan, source: &Source<'_>, mut out: impl Write) -> std::io::Result<()> {
    let document = Document {
        schema: NAME,
        version: VERSION,
        source: About {
            file: Some(source.file).filter(|f| !f.is_empty()),
            title: source.title.as_deref(),
            issuer: source.issuer.as_deref(),
            country: source.country.as_deref(),
            issued: source.issued.map(|d| d.to_string()),
        },
        language: plan.language,
        chars: plan.chars,
        sections: &plan.sections,
        paragraphs: &plan.paragraphs,
        sentences: plan.sentences.iter().map(|s| entry(s, source)).collect(),
        spans: &plan.spans,
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")
}

fn entry<'a>(sentence: &'a Sentence, source: &Source<'_>) -> Entry<'a> {
    Entry {
        sentence,
        commitment: sentence.modality.is_commitment(),
        page: source.page(sentence.passage.byte_start),
        checkable: sentence.assessability.as_ref().map(|a| Checkable {
            met: a.met(),
            of: a.results.len(),
            gate: a.gate(),
        }),
    }
}

/// Reads a register back.
///
/// # Errors
/// [`ReadError`] says what is wrong: not JSON, another document, a version this program does not know,
/// spans that leave a gap. Fields that a later version added are passed over.
pub fn from_json(text: &str) -> Result<Plan, ReadError> {
    let head: Head = serde_json::from_str(text)?;
    if head.schema != NAME {
        return Err(ReadError::Name(head.schema));
    }
    let first = |version: &str| version.split('.').next().map(str::to_owned);
    if first(&head.version) != first(VERSION) {
        return Err(ReadError::Version(head.version));
    }
    let plan: Plan = serde_json::from_str(text)?;
    match broken_span(&plan) {
        Some(n) => Err(ReadError::Span(n)),
        None => Ok(plan),
    }
}

/// The first span that breaks the invariant of [`Plan::spans`]; their number where the end is missing.
fn broken_span(plan: &Plan) -> Option<usize> {
    let (mut chars, mut bytes) = (0, 0);
    for (n, span) in plan.spans.iter().enumerate() {
        let follows = span.char_start == chars && span.byte_start == bytes;
        let grows = span.char_end > chars && span.byte_end > bytes;
        let sentence = span.sentence.is_none_or(|s| s < plan.sentences.len());
        let section = span.section.is_none_or(|s| s < plan.sections.len());
        if !(follows && grows && sentence && section) {
            return Some(n);
        }
        (chars, bytes) = (span.char_end, span.byte_end);
    }
    (chars != plan.chars).then_some(plan.spans.len())
}
