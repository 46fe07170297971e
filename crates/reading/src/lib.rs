//! Reads the text of a plan into a register of commitments.
//!
//! [`read()`] never fails and never drops a character: page furniture, headings, context and commitments
//! together cover the document exactly once ([`waymark_model::plan::Plan::spans`]). The road is
//! `decode → lines → blocks → sentences → what each sentence says`; the words that decide anything
//! stand in `lexicon/<language>/`, so a language is data. Tables of actions, PDF, DOCX and languages
//! other than English are not read yet.
#![warn(missing_docs)]

mod actors;
pub mod align;
mod assess;
mod block;
pub mod compare;
mod corrections;
mod deadline;
mod decode;
mod format;
mod groups;
mod heading;
mod lexicon;
mod lines;
mod modality;
mod paragraph;
mod predicate;
mod quantities;
mod read;
mod record;
pub mod references;
mod sentences;
mod spans;
mod tokens;

pub use corrections::{Applied, apply};
pub use format::Format;
pub use read::read;
pub use record::{Record, records};
