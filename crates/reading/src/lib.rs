//! Reads the text of a plan into a register of commitments.
//!
//! [`read()`] never fails and never drops a character: page furniture, headings, context and commitments
//! together cover the document exactly once ([`waymark_model::plan::Plan::spans`]). The road is
//! `file → document → blocks → sentences → what each sentence says`; the words that decide anything
//! stand in `lexicon/`, so a language is data plus a few rules of its grammar (`en`, `zh`).
#![warn(missing_docs)]

pub mod align;
mod assess;
mod beside;
pub mod compare;
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
mod period;
mod read;
mod record;
pub mod references;
mod said;
mod schemes;
mod sentence;
mod sentences;
mod spans;
mod structure;
mod traditional;
mod trailing;
mod tree;
mod words;
mod zh;

pub use corrections::{Applied, apply};
pub use instruments::instruments;
pub use labels::labels;
pub use read::{read, read_document};
pub use record::{Record, records};
pub use schemes::{Scheme, SchemeCode, label_title, scheme_titles, schemes};
pub use waymark_documents::{Document, Format, open};
