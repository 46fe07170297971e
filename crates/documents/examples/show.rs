//! Prints the elements of a file: `cargo run -p waymark-documents --example show FILE`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the eye"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use waymark_documents::{Format, open};

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: show FILE");
        return ExitCode::FAILURE;
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let format = Format::sniff(&bytes, &path);
    let (document, findings) = open(&bytes, format);
    println!("{format:?}, {} bytes of text", document.text.len());
    for finding in findings {
        println!("{} {} {:?}", finding.code, finding.place, finding.args);
    }
    for element in &document.elements {
        let page = element.page.map_or(String::new(), |p| format!(" page {p}"));
        println!("{:?} {:?}{page}", element.range, element.shape);
        println!("    {}", element.text(&document.text));
    }
    if let Err(broken) = document.check() {
        eprintln!("broken: {broken}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
