//! One file per command.

mod build;
mod check;
mod compare;
mod demo;
pub(crate) mod index;
mod keep;
mod new;
mod plan_file;
mod read;
mod review;
mod serve;
mod shell;
mod verify;

use anyhow::Result;

use crate::cli::Command;
use crate::io::{Exit, Io};

/// Runs a command.
pub(crate) fn run(command: Command, io: &mut Io) -> Result<Exit> {
    match command {
        Command::New { dir } => new::run(&dir, io),
        Command::Read(read) => read::run(&read, io),
        Command::Compare(args) => compare::run(&args, io),
        Command::Check { dir, json } => check::run(&dir, json, io),
        Command::Keep { dir } => keep::run(&dir, io),
        Command::Build {
            dir,
            out,
            threads,
            json,
        } => build::run(&dir, &out, threads, json, io),
        Command::Verify { dir, json } => verify::run(&dir, json, io),
        Command::Review { dir, port, by } => review::run(&dir, port, &by, io),
        Command::Serve { dir, at } => serve::run(&dir, at, io),
        Command::Demo {
            example,
            out,
            no_serve,
            at,
        } => demo::run(&example, &out, no_serve, at, io),
        Command::Index(command) => index::run(&command, io),
        Command::Completions { shell } => shell::completions(shell, io),
        Command::Man => shell::man(io),
    }
}
