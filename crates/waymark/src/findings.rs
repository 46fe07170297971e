//! Findings as a person or a program reads them.

use anyhow::Result;
use waymark_model::{Diagnostic, Severity};

use crate::io::{Io, Style};

/// Prints findings with cause and remedy, and a closing count.
pub(crate) fn print(findings: &[Diagnostic], io: &mut Io) -> Result<()> {
    for finding in findings {
        let words = waymark_i18n::render_diagnostic(&io.catalog, finding);
        let mark = match finding.severity {
            Severity::Error => io.paint(Style::Bad, "error"),
            Severity::Warning => io.paint(Style::Warn, "warning"),
        };
        let place = io.paint(Style::Bold, &finding.place.to_string());
        let field = match finding.place.field.as_str() {
            "" => String::new(),
            field => format!(" ({field})"),
        };
        io.line(&format!(
            "{place}{field}: {mark} {}: {}",
            finding.code, words.cause
        ))?;
        if !words.mend.is_empty() {
            let mend = io.paint(Style::Dim, &format!("    {}", words.mend));
            io.line(&mend)?;
        }
    }
    let (errors, warnings) = count(findings);
    let closing = format!("{errors} errors, {warnings} warnings");
    let style = if errors > 0 { Style::Bad } else { Style::Good };
    let closing = io.paint(style, &closing);
    io.line(&closing)?;
    Ok(())
}

/// Prints findings as JSON Lines.
pub(crate) fn print_json(findings: &[Diagnostic], io: &mut Io) -> Result<()> {
    for finding in findings {
        let words = waymark_i18n::render_diagnostic(&io.catalog, finding);
        let mut record = serde_json::to_value(finding)?;
        if let Some(record) = record.as_object_mut() {
            record.insert("cause".to_owned(), words.cause.into());
            record.insert("mend".to_owned(), words.mend.into());
        }
        io.line(&record.to_string())?;
    }
    Ok(())
}

/// Errors and warnings.
pub(crate) fn count(findings: &[Diagnostic]) -> (usize, usize) {
    let errors = findings
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count();
    (errors, findings.len() - errors)
}
