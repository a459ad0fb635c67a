//! `scimdex completions SHELL` and `scimdex man`: pages made from the one description of the arguments.

use std::io;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use crate::file::emit;

use super::Next;
use super::arguments::{Arguments, Completions, Man as Words};
use super::ground::Failure;

const NAME: &str = "scimdex";

pub(super) fn completions(arguments: &Completions) -> Result<Next, Failure> {
    let mut script = Vec::new();
    let mut command = completed();
    generate(arguments.shell, &mut command, NAME, &mut script);
    let script = match String::from_utf8(script) {
        Ok(text) => mended(arguments.shell, text, &command).into_bytes(),
        Err(error) => error.into_bytes(),
    };
    printed(&script)
}

/// What a shell does not take of the generated script, mended; tests run the shells.
fn mended(shell: Shell, script: String, command: &Command) -> String {
    match shell {
        // After the first word of several, zsh would offer no flags: two colons hide them from the words that follow.
        Shell::Zsh => script.replace("\n'*::", "\n'*:"),
        Shell::Fish => {
            // A flag that still wants its value is no reason to offer nothing.
            let script = script.replace("\n    or return\n", "\n    or return 0\n");
            // The words that stand in a place of their own are left out.
            command.get_subcommands().fold(script, with_words)
        }
        _ => script,
    }
}

/// The script for fish with what a command takes as words of a fixed list.
fn with_words(mut script: String, command: &Command) -> String {
    for place in command.get_positionals() {
        let words = place.get_possible_values();
        let words: Vec<&str> = words.iter().map(PossibleValue::get_name).collect();
        if !words.is_empty() {
            script.push_str(&format!(
                "complete -c {NAME} -n \"__fish_{NAME}_using_subcommand {}\" -f -a \"{}\"\n",
                command.get_name(),
                words.join(" ")
            ));
        }
    }
    script
}

/// The arguments as shells complete them: without the query that may stand in a command's place. zsh would take the command
/// for the query, and offer nothing after it.
fn completed() -> Command {
    let whole = Arguments::command();
    let flags = whole.get_arguments().filter(|one| !one.is_positional());
    Command::new(NAME)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .args(flags.cloned().collect::<Vec<_>>())
        .subcommands(whole.get_subcommands().cloned().collect::<Vec<_>>())
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
