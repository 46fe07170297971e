//! Why sentences were read as they were, on the terminal.

use anyhow::{Result, anyhow};
use waymark_exchange::Source;
use waymark_exchange::explain::{Tone, explain};
use waymark_model::Plan;

use crate::io::{Io, Style};

/// Prints the reasons for what `wanted` names.
pub(crate) fn print(plan: &Plan, source: &Source<'_>, wanted: &str, io: &mut Io) -> Result<()> {
    let lines = explain(plan, source, wanted, &io.catalog)
        .map_err(|unknown| anyhow!(unknown.words(&io.catalog)))?;
    for (n, line) in lines.iter().enumerate() {
        if n > 0 && line.tone == Tone::Title {
            io.line("")?;
        }
        let text = match line.tone {
            Tone::Title | Tone::Head => io.paint(Style::Bold, &line.text),
            Tone::Good => io.paint(Style::Good, &line.text),
            Tone::Bad => io.paint(Style::Warn, &line.text),
            Tone::Plain => line.text.clone(),
            Tone::Soft => io.paint(Style::Dim, &line.text),
        };
        io.line(&format!("{}{text}", "  ".repeat(line.depth)))?;
    }
    Ok(())
}
