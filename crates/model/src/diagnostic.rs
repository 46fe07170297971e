//! A finding about what a user wrote: what, where, and the data for saying how to mend it.
//!
//! The words live in `locales/<lang>/diagnostics.ftl` under the code; here are only code, place and
//! arguments. Findings are collected, never only the first one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing is built until it is mended.
    Error,
    /// Built, but a person should look.
    Warning,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Place {
    /// Path inside the workspace, with forward slashes.
    pub file: String,
    /// 1-based line; `None` for the file as a whole.
    pub line: Option<u32>,
    /// 1-based: the cell in a table, the character in a text.
    pub column: Option<u32>,
    /// Name of the column or key, empty where there is none.
    pub field: String,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            ..Self::default()
        }
    }

    /// A cell of a table or a key of a settings file.
    #[must_use]
    pub fn cell(file: &str, line: u32, column: u32, field: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: Some(line),
            column: Some(column),
            field: field.to_owned(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

/// One finding. Sorts by place, then code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// Stable code, for example `E0203`; the key of its words and of `docs/rules.md`.
    pub code: String,
    /// How bad.
    pub severity: Severity,
    /// Named values that the words use, in a fixed order.
    pub args: Vec<(String, String)>,
}

impl Diagnostic {
    /// A finding that stops the build.
    #[must_use]
    pub fn error(code: &str, place: Place) -> Self {
        Self {
            place,
            code: code.to_owned(),
            severity: Severity::Error,
            args: Vec::new(),
        }
    }

    /// A finding that does not stop the build.
    #[must_use]
    pub fn warning(code: &str, place: Place) -> Self {
        Self {
            place,
            code: code.to_owned(),
            severity: Severity::Warning,
            args: Vec::new(),
        }
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

/// Whether any finding stops the build.
#[must_use]
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|d| d.severity == Severity::Error)
}
