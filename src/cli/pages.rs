//! `scimdex completions SHELL` and `scimdex man`: pages made from the one description of the arguments.

use std::io;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::generate;
use clap_mangen::Man;

use crate::file::emit;

use super::Next;
use super::arguments::{Arguments, Completions, Man as Words};
use super::ground::Failure;

const NAME: &str = "scimdex";

pub(super) fn completions(arguments: &Completions) -> Result<Next, Failure> {
    let mut script = Vec::new();
    generate(
        arguments.shell,
        &mut Arguments::command(),
        NAME,
        &mut script,
    );
    printed(&script)
}

pub(super) fn man(arguments: &Words) -> Result<Next, Failure> {
    let mut command = Arguments::command().name(NAME);
    command.build();
    for word in &arguments.command {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| {
            let known: Vec<&str> = command
                .get_subcommands()
                .map(clap::Command::get_name)
                .collect();
            Failure::Usage(format!(
                "there is no command `{word}`; choose from {}",
                known.join(", ")
            ))
        })?;
    }
    let mut page = Vec::new();
    Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::Usage(format!("the page cannot be written: {error}")))?;
    printed(&page)
}

fn printed(bytes: &[u8]) -> Result<Next, Failure> {
    emit(bytes, &mut io::stdout().lock())?;
    Ok(Next::Exit(ExitCode::SUCCESS))
}
