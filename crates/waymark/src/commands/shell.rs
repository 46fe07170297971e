//! `waymark completions` and `waymark man`: made from the command line's own definition.

use anyhow::Result;
use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::io::{Exit, Io};

pub(crate) fn completions(shell: Shell, io: &mut Io) -> Result<Exit> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "waymark", &mut text);
    io.line(String::from_utf8(text)?.trim_end())?;
    Ok(Exit::Done)
}

pub(crate) fn man(io: &mut Io) -> Result<Exit> {
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(Cli::command());
    page.render(&mut text)?;
    for command in Cli::command().get_subcommands() {
        let mut section = Vec::new();
        let name = format!("waymark {}", command.get_name());
        let page = clap_mangen::Man::new(command.clone().display_name(name.clone()));
        page.render_description_section(&mut section)?;
        page.render_options_section(&mut section)?;
        let body = String::from_utf8(section)?;
        text.extend_from_slice(format!(".SH {}\n", name.to_uppercase()).as_bytes());
        text.extend_from_slice(
            body.replace(".SH DESCRIPTION\n", "")
                .replace(".SH OPTIONS", ".SS Options")
                .as_bytes(),
        );
    }
    io.line(String::from_utf8(text)?.trim_end())?;
    Ok(Exit::Done)
}
