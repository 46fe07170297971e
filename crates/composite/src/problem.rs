//! What is wrong with a file: where, what, and how to mend it.

use std::fmt;

use strsim::osa_distance;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u64>,
    /// Column of a table, or key of a method.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.field.is_empty() {
            write!(f, ", {}", self.field)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.remedy.is_empty() {
            write!(f, "\n    {}", self.remedy)?;
        }
        Ok(())
    }
}

/// Problems as they are found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    /// Adds a problem of a file as a whole, or of one of its keys.
    pub fn add(&mut self, file: &str, field: &str, what: impl Into<String>, remedy: &str) {
        self.at(file, None, field, what, remedy);
    }

    /// Adds a problem of a line.
    pub fn at(
        &mut self,
        file: &str,
        line: Option<u64>,
        field: &str,
        what: impl Into<String>,
        remedy: &str,
    ) {
        self.found.push(Problem {
            file: file.to_owned(),
            line,
            field: field.to_owned(),
            what: what.into(),
            remedy: remedy.to_owned(),
        });
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

/// The known word that is nearest to what was written, as a hint; empty if none is near.
pub(crate) fn hint<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let lower = written.to_lowercase();
    let far = |k: &str| osa_distance(&lower, &k.to_lowercase());
    let near = known.iter().map(|k| (far(k), *k)).min();
    match near {
        Some((far, word)) if far <= 1 + written.chars().count() / 3 => {
            format!("did you mean \"{word}\"?")
        }
        _ if known.len() <= 20 => format!("known: {}", known.join(", ")),
        _ => String::new(),
    }
}
