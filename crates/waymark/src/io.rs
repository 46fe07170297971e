//! Where a command writes: results to stdout, all else to stderr.

use std::io::{IsTerminal as _, Write};
use std::process::ExitCode;

use waymark_i18n::Catalog;

use crate::cli::{Color, Global};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// Done, and something was found.
    Findings,
    /// Not done: wrong usage or unreadable input.
    Unusable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0u8,
            Exit::Findings => 1,
            Exit::Unusable => 2,
        })
    }
}

/// The terminal as a command sees it.
pub(crate) struct Io {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    color_out: bool,
    color_err: bool,
    /// Whether a person looks at the result in a terminal.
    pub(crate) shown: bool,
    /// Whether progress may be drawn.
    pub(crate) bars: bool,
    quiet: bool,
    /// Words of findings.
    pub(crate) catalog: Catalog,
}

/// A way to mark a word.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Style {
    /// Stands out.
    Bold,
    /// Steps back.
    Dim,
    /// Stops the build.
    Bad,
    /// Should be looked at.
    Warn,
    /// As it should be.
    Good,
}

impl Io {
    /// The streams of this process.
    pub(crate) fn of_process(global: &Global) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "the binary is the one place that looks at the environment"
        )]
        let no_color = std::env::var("NO_COLOR").is_ok_and(|v| !v.is_empty());
        let color = |terminal: bool| match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !no_color,
        };
        let err_terminal = std::io::stderr().is_terminal();
        Self {
            out: Box::new(std::io::BufWriter::new(std::io::stdout().lock())),
            err: Box::new(std::io::stderr()),
            color_out: color(std::io::stdout().is_terminal()),
            color_err: color(err_terminal),
            shown: std::io::stdout().is_terminal(),
            bars: err_terminal && !global.quiet,
            quiet: global.quiet,
            catalog: Catalog::named(&global.lang),
        }
    }

    /// A line of the result.
    pub(crate) fn line(&mut self, text: &str) -> std::io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// A result that is no text of lines.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Makes sure that what was written is out: before waiting for a person or a connection.
    pub(crate) fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }

    /// A remark about the work, not part of the result.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            // A closed stderr must not stop the work.
            let _ = writeln!(self.err, "{text}");
        }
    }

    /// A problem of an input, in words with its place: said even where only errors are.
    pub(crate) fn problem(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    /// An error.
    pub(crate) fn error(&mut self, text: &str) {
        let mark = paint(self.color_err, Style::Bad, "error");
        let _ = writeln!(self.err, "{mark}: {text}");
    }

    /// A word of the result, marked where colours are on.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        paint(self.color_out, style, text)
    }
}

impl Drop for Io {
    fn drop(&mut self) {
        let _ = self.out.flush();
    }
}

fn paint(on: bool, style: Style, text: &str) -> String {
    if !on {
        return text.to_owned();
    }
    let code = match style {
        Style::Bold => "1",
        Style::Dim => "2",
        Style::Bad => "1;31",
        Style::Warn => "1;33",
        Style::Good => "1;32",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}
