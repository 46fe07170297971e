//! What is wrong with a file: where, what, and how to mend it.

use strsim::osa_distance;
use waymark_i18n::Catalog;

use crate::codes::wrong;
use crate::said::{Hint, Said};

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u64>,
    /// Column of a table, or key of a method.
    pub field: String,
    /// What is wrong: a code with what its words need.
    pub what: Said,
}

impl Problem {
    /// What is wrong, in words.
    #[must_use]
    pub fn cause(&self, catalog: &Catalog) -> String {
        self.what.text(catalog)
    }

    /// How to mend it, in words; empty where nothing is known.
    #[must_use]
    pub fn mend(&self, catalog: &Catalog) -> String {
        self.what.mend(catalog)
    }

    /// Where, what and how to mend it, as lines of text.
    #[must_use]
    pub fn text(&self, catalog: &Catalog) -> String {
        let mut out = self.file.clone();
        if let Some(line) = self.line {
            out.push_str(&format!(":{line}"));
        }
        if !self.field.is_empty() {
            out.push_str(&format!(", {}", self.field));
        }
        out.push_str(&format!(": {}", self.cause(catalog)));
        let mend = self.mend(catalog);
        if !mend.is_empty() {
            out.push_str(&format!("\n    {mend}"));
        }
        out
    }
}

/// Problems as they are found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// Adds a problem of a file as a whole, or of one of its keys.
    pub fn add(&mut self, file: &str, field: &str, what: Said) {
        self.at(file, None, field, what);
    }

    /// Adds a problem of a line.
    pub fn at(&mut self, file: &str, line: Option<u64>, field: &str, what: Said) {
        self.found.push(Problem {
            file: file.to_owned(),
            line,
            field: field.to_owned(),
            what,
        });
    }

    /// Adds a file that cannot be read at all.
    pub fn unreadable(&mut self, file: &str, reason: &std::io::Error) {
        self.add(file, "", wrong::unreadable(reason.to_string()));
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them, in the order in which they were found.
    #[must_use]
    pub fn all(&self) -> &[Problem] {
        &self.found
    }
}

/// The known word that is nearest to what was written; all of them where none is near and they are few.
#[must_use]
pub fn hint<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Hint {
    let known: Vec<&str> = known.into_iter().collect();
    let lower = written.to_lowercase();
    let far = |k: &str| osa_distance(&lower, &k.to_lowercase());
    let near = known.iter().map(|k| (far(k), *k)).min();
    match near {
        None => Hint::Nothing,
        Some((far, word)) if far <= 1 + written.chars().count() / 3 => Hint::Near(word.to_owned()),
        Some(_) if known.len() <= 40 => Hint::Known(known.into_iter().map(str::to_owned).collect()),
        Some(_) => Hint::Many,
    }
}
