//! Findings in words.

use waymark_model::Diagnostic;

use crate::catalog::{Arg, Catalog};

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiagnosticWords {
    /// What is wrong.
    pub cause: String,
    /// How to mend it; empty where nothing is known.
    pub mend: String,
}

/// The words of a finding. A code without words gives its code and arguments.
///
/// An argument that is itself said by language has a name such as `what@zh`: of those only that of the language is taken.
#[must_use]
pub fn render_diagnostic(catalog: &Catalog, diagnostic: &Diagnostic) -> DiagnosticWords {
    let args: Vec<(&str, Arg<'_>)> = diagnostic
        .args
        .iter()
        .filter_map(|(name, value)| match name.split_once('@') {
            None => Some((name.as_str(), arg(value))),
            Some((name, lang)) => (lang == catalog.lang()).then(|| (name, arg(value))),
        })
        .collect();
    let cause = catalog.find_with(&diagnostic.code, &args);
    let mend = catalog.find_with(&format!("{}.mend", diagnostic.code), &args);
    DiagnosticWords {
        cause: cause.map_or_else(|| bare(diagnostic), |w| w.text),
        mend: mend.map(|w| w.text).unwrap_or_default(),
    }
}

/// A whole number chooses plurals; it is written as it came.
fn arg(value: &str) -> Arg<'_> {
    match value.parse::<i64>() {
        Ok(n) if n.to_string() == value && i32::try_from(n).is_ok() => Arg::Plain(n),
        Ok(_) | Err(_) => Arg::from(value),
    }
}

fn bare(diagnostic: &Diagnostic) -> String {
    let args: Vec<String> = diagnostic
        .args
        .iter()
        .map(|(n, v)| format!("{n} = {v}"))
        .collect();
    if args.is_empty() {
        diagnostic.code.clone()
    } else {
        format!("{}: {}", diagnostic.code, args.join(", "))
    }
}
