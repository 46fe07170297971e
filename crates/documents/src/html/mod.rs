//! Web pages: headings, paragraphs, lists, tables and what is furniture, however broken the markup.

mod account;
mod builder;
mod chrome;
mod entity;
mod grid;
mod lists;
mod shape;
mod stack;
mod tables;
mod tag;

use std::borrow::Cow;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use waymark_model::Diagnostic;

use crate::document::{Document, Element};
use crate::findings;
use crate::html::builder::Builder;
use crate::limits::MOST_HTML;

/// Opens a page. Offsets count in its source.
pub(crate) fn open<'a>(text: Cow<'a, str>, found: &mut Vec<Diagnostic>) -> Document<'a> {
    if text.len() > MOST_HTML {
        found.push(findings::too_large(MOST_HTML));
        return Document::default();
    }
    let elements = read(&text, 0..text.len(), found);
    Document { text, elements }
}

/// The elements of a part of a text that is HTML.
pub(crate) fn read(text: &str, range: Range<usize>, found: &mut Vec<Diagnostic>) -> Vec<Element> {
    let mut builder = Builder::new(text);
    let base = range.start;
    // Something is handed out only where there is no room for more: then reading ends.
    let emitter = |event: CallbackEvent<'_>, span: Span<usize>| {
        let full = builder.is_full();
        if !full {
            builder.event(&event, base + span.start..base + span.end);
        }
        full.then_some(())
    };
    let mut emitter = CallbackEmitter::new(emitter);
    emitter.naively_switch_states(true);
    let part = text.get(range).unwrap_or("");
    Tokenizer::new_with_emitter(part, emitter).next();
    builder.finish(found)
}
