//! The `waymark` command: takes a plan from promise to proof. Commands and wiring only; every rule
//! stands in the crates below.

mod answers;
mod bar;
mod cli;
mod commands;
mod findings;
mod io;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::Cli;
use crate::io::Io;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut io = Io::of_process(&cli.global);
    match commands::run(cli.command, &mut io) {
        Ok(exit) => exit.into(),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            io.error(&format!("{error:#}"));
            io::Exit::Unusable.into()
        }
    }
}

/// `waymark read plan.md | head` ends the pipe early: that is no error of ours.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
