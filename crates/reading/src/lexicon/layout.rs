//! Words of page furniture, of all languages together: they are needed before the language is known.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::parse;

/// Page furniture and abbreviations, all in lower case.
#[derive(Debug, Deserialize)]
pub(crate) struct Layout {
    /// A line that begins so is furniture.
    pub(crate) chrome_begins: Vec<String>,
    /// A line that contains this is furniture.
    pub(crate) chrome_contains: Vec<String>,
    /// The title of a contents page.
    pub(crate) contents: Vec<String>,
    /// Words before the number of a heading: "chapter".
    pub(crate) headings: Vec<String>,
    /// Words before the number of an action: "measure".
    pub(crate) items: Vec<String>,
    /// A full stop after these ends no sentence.
    pub(crate) abbreviations: BTreeSet<String>,
}

/// The words of layout.
pub(crate) fn layout() -> &'static Layout {
    static LAYOUT: OnceLock<Layout> = OnceLock::new();
    LAYOUT.get_or_init(|| parse(include_str!("../../lexicon/layout.toml")))
}
