//! The files of words, inside the program.

type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($lang:literal: $($name:literal),*) => {
        &[$(($name, include_str!(concat!("../../../locales/", $lang, "/", $name, ".ftl")))),*]
    };
}

/// Each language with its files: name and text.
pub(crate) const LANGUAGES: &[(&str, Files)] = &[
    (
        "en",
        files!("en": "common", "codes", "overview", "plan", "commitment", "target", "indicator", "lists", "index", "explore", "note", "problems", "composite", "unit", "method", "compare", "register", "explain", "annotated", "review", "diagnostics"),
    ),
    (
        "zh",
        files!("zh": "common", "codes", "overview", "plan", "commitment", "target", "indicator", "lists", "index", "explore", "note", "problems", "composite", "unit", "method", "compare", "register", "explain", "annotated", "review", "diagnostics"),
    ),
];
