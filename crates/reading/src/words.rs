//! Words: a language's vocabulary, the tokens of a sentence, and phrases looked for among them.

mod fold;
mod phrases;
mod tokens;
mod vocabulary;

pub(crate) use fold::fold;
pub(crate) use phrases::Phrases;
pub(crate) use tokens::{Token, is_han, lowered, tokens};
pub(crate) use vocabulary::{Builder, Vocabulary};
