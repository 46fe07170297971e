//! Reads the text of a plan into a register of commitments.
//!
//! [`read()`] never fails and never drops a character: page furniture, headings, context and commitments
//! together cover the document exactly once ([`waymark_model::plan::Plan::spans`]). The road is
//! `file → document → blocks → sentences → what each sentence says`; the words that decide anything
//! stand in `lexicon/`, so a language is data plus a few rules of its grammar (`en`, `zh`).
#![warn(missing_docs)]

mod assess;
mod beside;
mod corrections;
mod cues;
mod en;
mod groups;
mod instruments;
mod labels;
mod language;
mod lead;
mod lexicon;
mod mood;
mod order;
mod paragraph;
mod read;
mod record;
mod said;
mod schemes;
mod sentences;
mod spans;
mod structure;
mod traditional;
mod tree;
mod words;
mod zh;

pub use corrections::apply;
pub use instruments::instruments;
pub use labels::labels;
pub use read::{read, read_document};
pub use record::{Record, records};
pub use schemes::{Scheme, SchemeCode, scheme_titles, schemes};
pub use waymark_documents::Format;
